//! EC2, typed: an instance in every region, waited for, listed with its region, and terminated.
//!
//! `cargo run --features ec2 --example ec2_instances -- eu-west-1 eu-west-2`, with credentials in the environment.

use std::time::Duration;

use mr::ec2::types::{Filter, InstanceStateName, InstanceType, ResourceType, Tag, TagSpecification};
use multiregion_client as mr;

const NAME: &str = "multiregion-example";

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut regions: Vec<String> = std::env::args().skip(1).collect();
    if regions.is_empty() {
        regions = vec!["eu-west-1".into(), "eu-west-2".into()];
    }
    let config = mr::config().load().await;
    let ec2 = mr::ec2::Client::new(&config, &regions)?;

    // An image has another id in each region.
    let newest = Filter::builder().name("name").values("al2023-ami-2023*").build();
    let architecture = Filter::builder().name("architecture").values("x86_64").build();
    let images = ec2.describe_images().owners("amazon").filters(newest).filters(architecture).send();
    let images = images.await?.require_all()?;
    for (region, output) in images.outputs() {
        let image = output.images().iter().max_by_key(|image| image.creation_date());
        let image = image.and_then(|image| image.image_id()).ok_or("no image of Amazon Linux")?;
        run(&ec2, region, image).await?;
    }

    let own = Filter::builder().name("tag:Name").values(NAME).build();
    let running = ec2.wait_until_instance_running().filters(own.clone());
    running.wait(Duration::from_secs(300)).await?.ensure_all()?;

    let mut found = Vec::new();
    let mut reservations = ec2.describe_instances().filters(own).into_paginator().items().send();
    while let Some(reservation) = reservations.try_next().await? {
        for instance in reservation.instances() {
            let id = instance.instance_id().unwrap_or_default();
            let state = match instance.state().and_then(|state| state.name()) {
                Some(InstanceStateName::Running) => "running",
                Some(other) => other.as_str(),
                None => "?",
            };
            let kind = instance.instance_type().map_or("?", InstanceType::as_str);
            println!("{}: {id} {kind} {state}", reservation.region());
            found.push((reservation.region().to_owned(), id.to_owned()));
        }
    }
    for (region, id) in found {
        let ended = ec2.terminate_instances().instance_ids(id).send().regions(region.as_str()).await?;
        for change in ended.into_region(&region)?.terminating_instances() {
            let state = change.current_state().and_then(|state| state.name());
            println!("{region}: now {}", state.map_or("?", |name| name.as_str()));
        }
    }
    Ok(())
}

async fn run(ec2: &mr::ec2::Client, region: &str, image: &str) -> Result<(), Box<dyn std::error::Error>> {
    let named = Tag::builder().key("Name").value(NAME).build();
    let tags = TagSpecification::builder().resource_type(ResourceType::Instance).tags(named).build();
    let call = ec2.run_instances().image_id(image).instance_type(InstanceType::T3Micro);
    let call = call.min_count(1).max_count(1).tag_specifications(tags).send();
    let started = call.regions(region).await?.into_region(region)?;
    println!("{region}: started {}", started.instances().len());
    Ok(())
}
