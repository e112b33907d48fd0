//! `awsmr regions`: what a selector comes to for a service.

use clap::Args;
use multiregion_client::Regions;
use multiregion_client::model::Availability;

use crate::place::{Place, tell};
use crate::{Failure, exit, print};

#[derive(Args)]
pub(crate) struct Arguments {
    /// Service, as boto3 and the AWS CLI name it: ec2
    service: String,
    #[command(flatten)]
    place: Place,
}

/// Prints the regions, each with whether the service is known to be there.
pub(crate) async fn run(arguments: Arguments) -> Result<u8, Failure> {
    let regions = arguments.place.regions()?.unwrap_or_else(Regions::all);
    let client = arguments.place.builder().await.build(&arguments.service, regions)?;
    let selection = client.regions().await?;
    tell(&selection, client.service());
    selection.iter().try_for_each(|region| {
        let availability = match client.service().availability(region) {
            Availability::Offered => "offered",
            Availability::NotOffered => "not offered",
            _ => "unknown",
        };
        print(&format!("{region}\t{availability}"))
    })?;
    Ok(exit::COMPLETE)
}
