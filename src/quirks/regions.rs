//! Facts about regions that no model holds: which of them need no opting in, and who tells what an account has.

use crate::model::{self, Entry};

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

/// An operation that tells which regions an account has.
#[derive(Debug)]
pub(crate) struct Source {
    pub(crate) service: &'static str,
    /// The service of that name, where the models have it.
    pub(crate) entry: Option<&'static Entry>,
    pub(crate) operation: &'static str,
    /// As JSON.
    pub(crate) input: &'static str,
    /// The output's list, and the member of its elements that is a region's name.
    pub(crate) list: &'static str,
    pub(crate) name: &'static str,
    /// The page token, where there are pages.
    pub(crate) token: Option<&'static str>,
    /// Every region can tell, and a policy that denies one may allow another; else the partition's own region is asked.
    pub(crate) regional: bool,
    #[cfg_attr(not(test), expect(dead_code, reason = "read by a test and by people"))]
    pub(crate) reason: &'static str,
}

/// In the order in which they are asked.
pub(crate) static SOURCES: [Source; 2] = [
    Source {
        service: "account",
        entry: model::ACCOUNT,
        operation: "ListRegions",
        input: r#"{"RegionOptStatusContains": ["ENABLED", "ENABLED_BY_DEFAULT"], "MaxResults": 50}"#,
        list: "Regions",
        name: "RegionName",
        token: Some("NextToken"),
        regional: false,
        reason: "it answers for the account itself, and names regions that are being enabled or disabled as such",
    },
    Source {
        service: "ec2",
        entry: model::EC2,
        operation: "DescribeRegions",
        // Without AllRegions it names only those that the account has.
        input: "{}",
        list: "Regions",
        name: "RegionName",
        token: None,
        regional: true,
        reason: "policies that allow little else often allow this, and every region answers it",
    },
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{self, Kind};
    use crate::partition;
    use crate::value::structure_from_json;

    #[test]
    fn the_regions_of_the_table_exist_and_new_ones_are_not_among_them() {
        let aws = partition::by_id("aws").expect("aws");
        assert!(DEFAULT.is_sorted() && DEFAULT.iter().all(|r| aws.launched().any(|launched| launched == *r)));
        for region in ["af-south-1", "eu-south-2", "me-south-1", "ap-east-1", "ca-west-1"] {
            assert!(!is_default("aws", region), "{region}");
        }
        assert!(is_default("aws-cn", "cn-north-1"));
    }

    #[test]
    fn the_sources_are_operations_with_those_members() {
        for source in &SOURCES {
            let service = model::service(source.service).expect(source.reason);
            let operation = service.operation(source.operation).expect(source.reason);
            let list = operation.output().and_then(|o| o.member(source.list)).expect("the list").target();
            let element = list.element().expect("an element").target();
            assert_eq!(element.member(source.name).expect("the name").target().kind(), Kind::String);
            let (input, output) =
                (operation.input().expect("an input"), operation.output().expect("an output"));
            let given = serde_json::from_str(source.input).expect("JSON");
            assert!(structure_from_json(input, &given, &mut String::new).is_ok(), "{}", source.input);
            assert_eq!(source.token.is_some(), operation.is_paginated());
            assert!(source.token.is_none_or(|t| input.member(t).is_some() && output.member(t).is_some()));
        }
    }
}
