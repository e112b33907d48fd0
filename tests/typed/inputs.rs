//! What builders make: lists, maps, enumerations, blobs, timestamps, documents, and what they refuse.

use std::collections::HashMap;

use mr::dynamodb::types::{AttributeValue, KeySchemaElement, KeyType};
use mr::ec2::types::{Filter, InstanceType};
use mr::s3::primitives::DateTime;
use mr::{dynamodb, ec2, lambda, s3};
use multiregion_client as mr;
use serde_json::json;

use crate::support::{Script, ok};

const REGION: [&str; 1] = ["eu-west-1"];

fn filter(name: &str) -> Filter {
    Filter::builder().name(name).values("v").build()
}

#[tokio::test(start_paused = true)]
async fn setters_append_replace_and_take_away() {
    let script = Script::always(ok("<DescribeVpcsResponse/>"));
    let ec2 = ec2::Client::new(&script.config().build(), REGION).expect("a client");
    let sent = async |call: ec2::operation::describe_vpcs::DescribeVpcsFluentBuilder| {
        call.send().await.expect("an answer").ensure_all().expect("success");
        let text = script.seen().pop().expect("a request").text().to_owned();
        text.trim_start_matches("Action=DescribeVpcs&Version=2016-11-15").to_owned()
    };
    let own = ec2.describe_vpcs().filters(filter("a"));
    let both = own.clone().set_vpc_ids(Some(vec!["x".into()])).vpc_ids("y").filters(filter("b"));
    assert_eq!(
        sent(both.clone()).await,
        "&Filter.1.Name=a&Filter.1.Value.1=v&Filter.2.Name=b&Filter.2.Value.1=v&VpcId.1=x&VpcId.2=y"
    );
    let replaced = both.clone().set_filters(Some(vec![filter("c")])).set_vpc_ids(None);
    assert_eq!(sent(replaced).await, "&Filter.1.Name=c&Filter.1.Value.1=v");
    // A builder that was cloned is a builder of its own.
    assert_eq!(sent(own).await, "&Filter.1.Name=a&Filter.1.Value.1=v");
}

#[tokio::test(start_paused = true)]
async fn maps_are_set_whole_and_by_entry() {
    let script = Script::always(ok("{}"));
    let dynamodb = dynamodb::Client::new(&script.config().build(), REGION).expect("a client");
    let item = HashMap::from([
        ("b".to_string(), AttributeValue::S("1".into())),
        ("a".into(), AttributeValue::S("2".into())),
    ]);
    let put = dynamodb.put_item().table_name("t").set_item(Some(item));
    let put = put.item("b", AttributeValue::Ss(vec!["x".into()])).item("c", AttributeValue::N("3".into()));
    put.send().await.expect("an answer").ensure_all().expect("success");
    // Of a `HashMap` sorted, so that requests do not differ; an entry of the same key takes the place of the first.
    assert_eq!(
        script.only().text(),
        r#"{"TableName":"t","Item":{"a":{"S":"2"},"b":{"SS":["x"]},"c":{"N":"3"}}}"#
    );
    let nothing = dynamodb.put_item().item("a", AttributeValue::N("1".into())).set_item(None).table_name("t");
    // What the model requires is told before anything is sent.
    let error = nothing.send().await.expect_err("no item").to_string();
    assert!(error.contains("Item"), "{error}");
    assert_eq!(script.seen().len(), 1);
}

#[test]
fn a_structure_that_lacks_what_its_model_requires_is_not_built() {
    let error = KeySchemaElement::builder().key_type(KeyType::Hash).build().expect_err("no name");
    assert_eq!(error.member(), "AttributeName");
    assert_eq!(
        error.to_string(),
        "KeySchemaElement: expected AttributeName to be set, as the model requires"
    );
    let element = KeySchemaElement::builder().attribute_name("n").key_type(KeyType::Hash).build();
    let element = element.expect("all is set");
    assert_eq!((element.attribute_name(), element.key_type()), ("n", KeyType::Hash));
    assert_eq!(json!(element), json!({"AttributeName": "n", "KeyType": "HASH"}));
}

#[tokio::test(start_paused = true)]
async fn an_input_that_lacks_what_its_model_requires_is_not_sent() {
    let script = Script::always(ok("{}"));
    let client = lambda::Client::new(&script.config().build(), REGION).expect("a client");
    let error = client.get_function().send().await.expect_err("no name").to_string();
    assert!(error.contains("FunctionName"), "{error}");
    assert!(script.seen().is_empty());
}

#[tokio::test(start_paused = true)]
async fn timestamps_and_enumerations_are_sent() {
    let script = Script::always(ok("x"));
    let s3 = s3::Client::new(&script.config().build(), REGION).expect("a client");
    let since = DateTime::from_secs(1_767_323_045);
    let get = s3.get_object().bucket("box").key("k").if_modified_since(since);
    let get = get.checksum_mode(s3::types::ChecksumMode::Enabled);
    get.send().await.expect("an answer").ensure_all().expect("success");
    let seen = script.only();
    assert_eq!(seen.header("if-modified-since"), Some("Fri, 02 Jan 2026 03:04:05 GMT"));
    assert_eq!(seen.header("x-amz-checksum-mode"), Some("ENABLED"));
}

#[test]
fn an_enumeration_is_a_text_that_may_be_new() {
    let known: InstanceType = "t3.micro".parse().expect("never fails");
    assert_eq!(
        (known, known.as_str(), known.to_string()),
        (InstanceType::T3Micro, "t3.micro", "t3.micro".into())
    );
    let new = InstanceType::from("x9.huge");
    assert_eq!((new.as_str(), json!(new)), ("x9.huge", json!("x9.huge")));
    assert!(new == InstanceType::from("x9.huge") && new != InstanceType::from("x9.huger"));
    assert!(InstanceType::values().contains(&"t3.micro") && !InstanceType::values().contains(&"x9.huge"));
    assert_eq!(known.to_string(), "t3.micro");
}

#[tokio::test(start_paused = true)]
async fn a_view_of_an_answer_is_an_input_again() {
    let script = Script::always(ok(r#"{"Items": [{"k": {"S": "1"}}], "Item": {"k": {"S": "1"}}}"#));
    let dynamodb = dynamodb::Client::new(&script.config().build(), REGION).expect("a client");
    let scanned = dynamodb.scan().table_name("t").send().await.expect("an answer");
    let merged = scanned.merged();
    let value = merged.items()[0].get("k").expect("a key").clone();
    let put = dynamodb.put_item().table_name("t").item("k", value);
    put.send().await.expect("an answer").ensure_all().expect("success");
    assert_eq!(script.seen()[1].json()["Item"], json!({"k": {"S": "1"}}));
}
