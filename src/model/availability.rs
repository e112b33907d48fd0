//! Whether a service is offered in a region, as the models' data says.

use crate::model::Service;
use crate::partition;

/// Whether a service is offered in a region, as botocore's data says, which the models were made from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Availability {
    /// The data lists the region for the service, or the service has one endpoint for the whole partition.
    Offered,
    /// The data lists other regions of the partition for the service, and knows this one.
    NotOffered,
    /// The data says nothing of the service in this partition, or does not know the region: only a call tells.
    Unknown,
}

impl Service {
    /// Whether the service is offered in a region. The data is as old as the models: where AWS has moved on since,
    /// it is AWS that is right.
    ///
    /// ```
    /// use multiregion_client::model::{self, Availability};
    ///
    /// let service = model::service("apprunner").expect("a service");
    /// assert_eq!(service.availability("eu-west-1"), Availability::Offered);
    /// assert_eq!(service.availability("me-south-1"), Availability::NotOffered);
    /// assert_eq!(service.availability("cn-north-1"), Availability::Unknown);
    /// ```
    pub fn availability(&self, region: &str) -> Availability {
        let (region, _) = partition::without_fips(region);
        let partition = partition::partition_of(&region);
        match partition::regions_of(self.name(), &partition.id) {
            None => Availability::Unknown,
            Some(regions) if regions.is_empty() || regions.contains(&&*region) => Availability::Offered,
            Some(_) if partition.launched().any(|launched| launched == region) => Availability::NotOffered,
            Some(_) => Availability::Unknown,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model;

    #[test]
    fn the_data_says_yes_or_no_or_nothing() {
        let of = |service: &str, region: &str| model::service(service).expect(service).availability(region);
        assert_eq!(of("ec2", "eu-west-1"), Availability::Offered);
        assert_eq!(of("ec2", "fips-us-east-1"), Availability::Offered);
        assert_eq!(of("apprunner", "me-south-1"), Availability::NotOffered);
        // One endpoint for the partition.
        assert_eq!(of("iam", "eu-west-1"), Availability::Offered);
        // Nothing of the service at all, nothing in this partition, a region that the data does not know.
        assert_eq!(of("aiops", "eu-west-1"), Availability::Unknown);
        assert_eq!(of("apprunner", "cn-north-1"), Availability::Unknown);
        assert_eq!(of("apprunner", "me-west-1"), Availability::Unknown);
        assert_eq!(of("apprunner", "eu-nova-1"), Availability::Unknown);
    }
}
