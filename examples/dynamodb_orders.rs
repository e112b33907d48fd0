//! DynamoDB, typed: the same table in every region, an item in each, a query over all, and a condition that fails.
//!
//! `cargo run --features dynamodb --example dynamodb_orders -- eu-west-1 eu-west-2`.

use std::time::Duration;

use mr::dynamodb::types::{
    AttributeDefinition, AttributeValue, BillingMode, KeySchemaElement, KeyType, ScalarAttributeType,
};
use mr::dynamodb::{Client, Errors as _};
use multiregion_client as mr;

const TABLE: &str = "multiregion-example";
const KEYS: [(&str, KeyType, ScalarAttributeType); 2] =
    [("customer", KeyType::Hash, ScalarAttributeType::S), ("order", KeyType::Range, ScalarAttributeType::N)];

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut regions: Vec<String> = std::env::args().skip(1).collect();
    if regions.is_empty() {
        regions = vec!["eu-west-1".into(), "eu-west-2".into()];
    }
    let config = mr::config().load().await;
    let dynamodb = Client::new(&config, &regions)?;
    create(&dynamodb).await?;

    // What does not differ is put in all regions by one call; what differs, in one each.
    put(&dynamodb, 1, 10).send().await?.ensure_all()?;
    for (number, region) in (2..).zip(&regions) {
        let call = put(&dynamodb, number, number * 10).send().regions(region.as_str());
        call.await?.into_region(region)?;
    }
    query(&dynamodb).await?;

    let again = put(&dynamodb, 2, 0).condition_expression("attribute_not_exists(customer)");
    let again = again.send().await?;
    for (region, result) in again.iter() {
        match result {
            Ok(_) => println!("{region}: order 2 is new"),
            Err(error) if error.is_conditional_check_failed_exception() => {
                println!("{region}: order 2 is there already")
            }
            Err(error) => println!("{region}: {error}"),
        }
    }
    dynamodb.delete_table().table_name(TABLE).send().await?.ensure_all()?;
    Ok(())
}

async fn create(dynamodb: &Client) -> Result<(), Box<dyn std::error::Error>> {
    let mut call = dynamodb.create_table().table_name(TABLE).billing_mode(BillingMode::PayPerRequest);
    for (name, key, of) in KEYS {
        call = call
            .key_schema(KeySchemaElement::builder().attribute_name(name).key_type(key).build()?)
            .attribute_definitions(
                AttributeDefinition::builder().attribute_name(name).attribute_type(of).build()?,
            );
    }
    call.send().await?.ensure_all()?;
    let exists = dynamodb.wait_until_table_exists().table_name(TABLE);
    exists.wait(Duration::from_secs(120)).await?.ensure_all()?;
    Ok(())
}

fn put(dynamodb: &Client, order: u32, total: u32) -> mr::dynamodb::operation::put_item::PutItemFluentBuilder {
    dynamodb
        .put_item()
        .table_name(TABLE)
        .item("customer", AttributeValue::S("ada".into()))
        .item("order", AttributeValue::N(order.to_string()))
        .item("total", AttributeValue::N(total.to_string()))
        .item("paid", AttributeValue::Bool(order > 1))
}

async fn query(dynamodb: &Client) -> Result<(), Box<dyn std::error::Error>> {
    let query = dynamodb
        .query()
        .table_name(TABLE)
        .key_condition_expression("#c = :c")
        .expression_attribute_names("#c", "customer")
        .expression_attribute_values(":c", AttributeValue::S("ada".into()));
    let orders = query.into_paginator().await?.require_all()?;
    for order in orders.items() {
        let number = |name| order.get(name).and_then(|value| value.as_n().ok()).unwrap_or("?");
        let paid = order.get("paid").and_then(|value| value.as_bool().ok()).unwrap_or_default();
        println!("{}: order {}, {} EUR, paid: {paid}", order.region(), number("order"), number("total"));
    }
    Ok(())
}
