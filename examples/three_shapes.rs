//! The three shapes of one answer: by region, all resources, all resources with their region. `make try` runs it.
//!
//! As any AWS program it takes credentials and endpoint from the environment: against AWS itself
//! `cargo run --example three_shapes -- eu-west-1 eu-west-2`.

use mr::{MultiRegionClient, MultiRegionResult, model};
use multiregion_client as mr;
use serde_json::{Value as Json, json};

/// It stands in AWS's list of regions, and EC2 is not offered there: a region that fails, wherever this runs.
const WITHOUT_EC2: &str = "aws-global";

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut regions: Vec<String> = std::env::args().skip(1).collect();
    if regions.is_empty() {
        regions = vec!["eu-west-1".into(), "eu-west-2".into()];
    }
    let config = mr::config().load().await;

    let ec2 = MultiRegionClient::new(&config, "ec2", &regions)?;
    show_shapes(&ec2.call("describe_vpcs", json!({})).await?)?;

    let instances = ec2.call("describe_instances", json!({})).await?;
    heading("describe_instances: the reservations of all regions, merged");
    println!("{}", serde_json::to_string_pretty(&shortened(json!(instances.merged())))?);

    regions.push(WITHOUT_EC2.into());
    let ec2 = MultiRegionClient::new(&config, "ec2", &regions)?;
    show_failure(&ec2.call("describe_vpcs", json!({})).await?);

    let operations: usize = model::services().map(|service| service.operations().len()).sum();
    heading("What can be called");
    println!("{} services, {operations} operations", model::services().len());
    Ok(())
}

fn show_shapes(result: &MultiRegionResult) -> serde_json::Result<()> {
    heading("describe_vpcs, by region: what a normal client of each region answers");
    println!("{}", serde_json::to_string_pretty(&shortened(json!(result)))?);

    heading("describe_vpcs, all resources: one list");
    let items = result.items();
    let plain: Vec<Json> = items.iter().map(|item| json!(item.value())).collect();
    println!("{}", serde_json::to_string_pretty(&shortened(json!(plain)))?);

    heading("describe_vpcs, all resources with RequestRegion");
    println!("{}", serde_json::to_string_pretty(&shortened(json!(items)))?);
    Ok(())
}

fn show_failure(result: &MultiRegionResult) {
    heading("A region that fails does not spoil the rest");
    println!("EC2 is not offered in {WITHOUT_EC2}; complete: {}", result.is_complete());
    for outcome in result {
        match outcome.result() {
            Ok(_) => {
                println!("{}: {} VPCs", outcome.region(), outcome["Vpcs"].as_list().map_or(0, <[_]>::len))
            }
            Err(error) => {
                println!("{}: {}, {}", outcome.region(), error.kind(), first_line(&error.to_string()))
            }
        }
    }
}

fn heading(text: &str) {
    println!("\n=== {text}");
}

fn first_line(text: &str) -> &str {
    text.lines().next().unwrap_or(text)
}

/// What a reader of the demonstration looks for; the answers hold everything else too.
const SHOWN: [&str; 14] = [
    "Vpcs",
    "VpcId",
    "CidrBlock",
    "IsDefault",
    "Tags",
    "Key",
    "Value",
    "Reservations",
    "Instances",
    "InstanceId",
    "InstanceType",
    "RequestRegion",
    "ResponseMetadata",
    "RequestError",
];

/// Without the members that are not [`SHOWN`]; the outermost keys, which may be regions, all stay.
fn shortened(value: Json) -> Json {
    fn inner(value: Json) -> Json {
        match value {
            Json::Object(map) => map
                .into_iter()
                .filter(|(k, _)| SHOWN.contains(&k.as_str()))
                .map(|(k, v)| (k, inner(v)))
                .collect(),
            Json::Array(list) => list.into_iter().map(inner).collect(),
            other => other,
        }
    }
    match value {
        Json::Object(map) => map.into_iter().map(|(k, v)| (k, inner(v))).collect(),
        other => inner(other),
    }
}
