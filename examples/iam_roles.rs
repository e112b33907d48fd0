//! IAM, typed: a role is made, made again in vain, found and deleted.
//!
//! `cargo run --features iam --example iam_roles -- eu-west-1 eu-west-2`.

use mr::iam::types::Tag;
use mr::iam::{Client, Errors as _};
use multiregion_client as mr;
use serde_json::json;

const ROLE: &str = "multiregion-example";

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut regions: Vec<String> = std::env::args().skip(1).collect();
    if regions.is_empty() {
        regions = vec!["eu-west-1".into(), "eu-west-2".into()];
    }
    let config = mr::config().load().await;
    let iam = Client::new(&config, &regions)?;

    let trust = json!({"Version": "2012-10-17", "Statement": [{
        "Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"Service": "ec2.amazonaws.com"},
    }]});
    let purpose = Tag::builder().key("purpose").value("example").build()?;
    let create =
        iam.create_role().role_name(ROLE).assume_role_policy_document(trust.to_string()).tags(purpose);
    // On AWS one call, as IAM is the same everywhere; where an address was told, one for each region.
    let created = create.clone().send().regions(regions[0].as_str()).await?.into_region(&regions[0])?;
    let role = created.role().ok_or("no role")?;
    println!("{} of path {}", role.role_name(), role.path());

    let again = create.send().await?;
    for (region, error) in again.errors() {
        if let Some(exists) = error.as_entity_already_exists_exception() {
            println!("{region}: {}", exists.message().unwrap_or_default());
        }
    }

    let mut roles = iam.list_roles().into_paginator().items().send();
    while let Some(role) = roles.try_next().await? {
        if role.role_name() == ROLE {
            println!("{}: listed, since {}", role.region(), role.create_date());
        }
    }
    let deleted =
        iam.delete_role().role_name(ROLE).send().regions(regions[0].as_str()).await?.require_all()?;
    println!("deleted by {} call", deleted.len());
    Ok(())
}
