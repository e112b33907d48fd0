//! Facts about regions that no model holds: which of them need no opting in.

/// The regions of `aws` that every account has.
///
/// AWS: regions launched before 20 March 2019 are enabled by default, and those launched since have to be opted in to
/// (AWS Account Management Reference Guide, "Enable or disable AWS Regions in your account"). So the list is complete
/// for good. In the other partitions nothing needs opting in.
const DEFAULT: [&str; 17] = [
    "ap-northeast-1",
    "ap-northeast-2",
    "ap-northeast-3",
    "ap-south-1",
    "ap-southeast-1",
    "ap-southeast-2",
    "ca-central-1",
    "eu-central-1",
    "eu-north-1",
    "eu-west-1",
    "eu-west-2",
    "eu-west-3",
    "sa-east-1",
    "us-east-1",
    "us-east-2",
    "us-west-1",
    "us-west-2",
];

/// Whether every account of the region's partition has the region, without opting in.
pub(crate) fn is_default(partition: &str, region: &str) -> bool {
    partition != "aws" || DEFAULT.contains(&region)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::partition;

    #[test]
    fn the_regions_of_the_table_exist_and_new_ones_are_not_among_them() {
        assert!(
            DEFAULT.is_sorted() && DEFAULT.iter().all(|r| partition::all_regions().any(|known| known == *r))
        );
        for region in ["af-south-1", "eu-south-2", "me-south-1", "ap-east-1", "ca-west-1"] {
            assert!(!is_default("aws", region), "{region}");
        }
        assert!(is_default("aws-cn", "cn-north-1"));
    }
}
