//! What a user of the modules of EC2, S3 and DynamoDB gets, from call to answer.

use std::time::Duration;

use aws_config::SdkConfig;
use mr::typed::ServiceClient as _;
use mr::{dynamodb, ec2, s3};
use multiregion_client as mr;
use serde_json::json;

use crate::support::{Script, answer};

/// What a request is answered with, by its host and path, and its body: status and body.
type Answers = fn(&str, &str) -> (u16, String);

fn stand(answers: Answers) -> (SdkConfig, Script) {
    let script = Script::new(move |seen| {
        let (status, body) = answers(&format!("{}{}", seen.host, seen.path), seen.text());
        answer(status, body)
    });
    (script.config().build(), script)
}

const REGIONS: [&str; 2] = ["eu-west-1", "eu-west-2"];

fn vpcs(url: &str, _: &str) -> (u16, String) {
    if url.contains("eu-west-2") {
        let error = "<Response><Errors><Error><Code>UnauthorizedOperation</Code><Message>no</Message></Error></Errors>\
                     <RequestID>r</RequestID></Response>";
        return (403, error.into());
    }
    let vpc = |id: &str, state: &str| {
        format!(
            "<item><vpcId>{id}</vpcId><state>{state}</state><isDefault>true</isDefault><cidrBlock>10.0.0.0/16</cidrBlock>\
             <tagSet><item><key>Name</key><value>main</value></item></tagSet></item>"
        )
    };
    let body = format!("{}{}", vpc("vpc-1", "available"), vpc("vpc-2", "hibernating"));
    (200, format!("<DescribeVpcsResponse><vpcSet>{body}</vpcSet></DescribeVpcsResponse>"))
}

#[tokio::test(start_paused = true)]
async fn a_region_that_failed_is_told_apart_from_one_that_has_nothing() {
    let (config, seen) = stand(vpcs);
    let ec2 = ec2::Client::new(&config, REGIONS).unwrap();
    let filter = ec2::types::Filter::builder().name("is-default").values("true").values("false").build();
    let answer = ec2.describe_vpcs().filters(filter).send().await.unwrap();
    assert!(seen.seen().iter().all(|request| request.text().contains("Filter.1.Value.2=false")));
    assert_eq!(answer["eu-west-1"].vpcs().len(), 2);
    assert!(answer["eu-west-2"].vpcs().is_empty() && !answer.is_complete());
    let error = answer.result("eu-west-2").unwrap_err();
    assert_eq!(error.kind(), mr::FailureKind::AccessDenied);
    assert_eq!(answer.result("us-east-1").unwrap_err().kind(), mr::FailureKind::NotAsked);
    assert_eq!(answer.clone().into_region("eu-west-1").unwrap().vpcs()[0].vpc_id(), Some("vpc-1"));
    assert!(answer.clone().into_region("eu-west-2").is_err());
    let told: Vec<(&str, bool)> = answer.iter().map(|(region, output)| (region, output.is_ok())).collect();
    assert_eq!(told, [("eu-west-1", true), ("eu-west-2", false)]);
    assert_eq!(answer.require_all().unwrap_err().result().errors().count(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_view_has_what_the_dynamic_value_has() {
    let (config, _) = stand(vpcs);
    let ec2 = ec2::Client::new(&config, ["eu-west-1"]).unwrap();
    let answer = ec2.describe_vpcs().send().await.unwrap().require_all().unwrap();
    let vpc = &answer["eu-west-1"].vpcs()[0];
    assert_eq!(vpc.vpc_id(), vpc["VpcId"].as_str());
    assert_eq!((vpc.is_default(), vpc.cidr_block()), (Some(true), Some("10.0.0.0/16")));
    assert_eq!(vpc.tags()[0].key(), Some("Name"));
    let dynamic = ec2.dynamic().call("describe_vpcs", json!({})).await.unwrap();
    assert_eq!(serde_json::to_value(&answer).unwrap(), serde_json::to_value(&dynamic).unwrap());
    assert_eq!(
        serde_json::to_value(vpc).unwrap(),
        serde_json::to_value(&dynamic["eu-west-1"]["Vpcs"][0]).unwrap()
    );
    assert!(vpc.request_region().is_none());
    let merged = answer.merged();
    assert_eq!(merged.vpcs()[1].request_region().and_then(mr::Value::as_str), Some("eu-west-1"));
    let items = answer.items();
    assert_eq!((items.len(), items[1].region(), items[1].vpc_id()), (2, "eu-west-1", Some("vpc-2")));
    assert_eq!(serde_json::to_value(items[0]).unwrap()["RequestRegion"], "eu-west-1");
    assert!(format!("{vpc:?}").contains("vpc-1"));
}

#[tokio::test(start_paused = true)]
async fn an_enumeration_keeps_what_the_model_does_not_list() {
    use ec2::types::VpcState;
    let (config, _) = stand(vpcs);
    let answer = ec2::Client::new(&config, ["eu-west-1"]).unwrap().describe_vpcs().send().await.unwrap();
    let [known, unknown] = [0, 1].map(|at| answer["eu-west-1"].vpcs()[at].state());
    assert_eq!(known, Some(VpcState::Available));
    assert!(matches!(known, Some(VpcState::Available)));
    assert!(unknown.is_some_and(|state| state.is_unknown() && state.as_str() == "hibernating"));
    assert_eq!(unknown.map(|state| state.as_str()), Some("hibernating"));
    assert_eq!("hibernating".parse::<VpcState>().ok(), unknown);
    assert_eq!(VpcState::from("pending"), VpcState::Pending);
    assert!(VpcState::values().contains(&"available"));
}

#[tokio::test(start_paused = true)]
async fn getters_allocate_nothing() {
    let (config, _) = stand(vpcs);
    let answer = ec2::Client::new(&config, ["eu-west-1"]).unwrap().describe_vpcs().send().await.unwrap();
    let output = answer.result("eu-west-1").unwrap();
    let info = allocation_counter::measure(|| {
        let vpc = &output.vpcs()[0];
        assert!(vpc.vpc_id().is_some() && vpc.state().is_some() && vpc.is_default() == Some(true));
        assert!(vpc.tags()[0].value() == Some("main") && vpc["VpcId"].as_str().is_some());
    });
    assert_eq!(info.count_total, 0);
}

fn item(_: &str, body: &str) -> (u16, String) {
    if body.contains("missing") {
        let error =
            json!({"__type": "com.amazonaws.dynamodb.v20120810#ResourceNotFoundException", "message": "no"});
        return (400, error.to_string());
    }
    (200, json!({"Item": {"id": {"S": "a"}, "n": {"N": "3"}, "tags": {"L": [{"S": "x"}]}, "more": {"M": {"k": {"BOOL": true}}}}}).to_string())
}

#[tokio::test(start_paused = true)]
async fn maps_and_unions_go_there_and_back() {
    use dynamodb::types::AttributeValue;
    let (config, seen) = stand(item);
    let db = dynamodb::Client::new(&config, ["eu-west-1"]).unwrap();
    let list = AttributeValue::L(vec![AttributeValue::S("x".into()), AttributeValue::N("1".to_string())]);
    let put = db.put_item().table_name("t").item("id", AttributeValue::S("a".to_string())).item("list", list);
    assert!(put.send().await.unwrap().is_complete());
    let sent: serde_json::Value = serde_json::from_str(seen.seen()[0].text()).unwrap();
    assert_eq!(sent["Item"], json!({"id": {"S": "a"}, "list": {"L": [{"S": "x"}, {"N": "1"}]}}));
    let key = std::collections::HashMap::from([("id".to_string(), AttributeValue::S("a".into()))]);
    let answer = db.get_item().table_name("t").set_key(Some(key)).consistent_read(true).send().await.unwrap();
    let item = answer["eu-west-1"].item().unwrap();
    assert_eq!(item.get("id").unwrap().as_s(), Ok("a"));
    assert!(item.get("id").unwrap().as_n().is_err() && item["n"].is_n());
    assert_eq!(item.get("tags").unwrap().as_l().unwrap()[0].as_s(), Ok("x"));
    assert_eq!(item.get("more").unwrap().as_m().unwrap().get("k").unwrap().as_bool(), Ok(true));
    assert_eq!(item.keys().collect::<Vec<_>>(), ["id", "n", "tags", "more"]);
}

#[tokio::test(start_paused = true)]
async fn a_modelled_error_is_told_by_name() {
    use dynamodb::Errors as _;
    let (config, _) = stand(item);
    let db = dynamodb::Client::new(&config, ["eu-west-1"]).unwrap();
    let answer = db.describe_table().table_name("missing").send().await.unwrap();
    let error = answer.result("eu-west-1").unwrap_err();
    assert!(error.is_resource_not_found_exception() && !error.is_limit_exceeded_exception());
    assert_eq!(error.as_resource_not_found_exception().unwrap().message(), Some("no"));
}

#[test]
fn a_builder_tells_what_the_model_requires() {
    use dynamodb::types::{KeySchemaElement, KeyType};
    let fault = KeySchemaElement::builder().attribute_name("id").build().unwrap_err();
    assert_eq!((fault.member(), fault.to_string().contains("KeyType")), ("KeyType", true));
    let element = KeySchemaElement::builder().attribute_name("id").key_type(KeyType::Hash).build().unwrap();
    assert_eq!((element.attribute_name(), element.key_type()), ("id", KeyType::Hash));
    assert_eq!(serde_json::to_value(&element).unwrap(), json!({"AttributeName": "id", "KeyType": "HASH"}));
    assert_eq!(element, element.clone());
}

#[tokio::test(start_paused = true)]
async fn an_input_that_does_not_fit_is_refused_before_anything_is_sent() {
    let (config, seen) = stand(item);
    let error = dynamodb::Client::new(&config, ["eu-west-1"]).unwrap().get_item().send().await.unwrap_err();
    assert!(error.to_string().contains("TableName") && seen.seen().is_empty());
    let other = mr::MultiRegionClient::new(&config, "s3", ["eu-west-1"]).unwrap();
    assert!(dynamodb::Client::of(other).unwrap_err().to_string().contains("expected a client of dynamodb"));
    let built: dynamodb::Client = mr::MultiRegionClient::builder(&config).client("eu-west-1").unwrap();
    assert_eq!(built.dynamic().service().name(), "dynamodb");
    assert!(dynamodb::Client::new(&config, ["eu-wset-1"]).unwrap_err().to_string().contains("eu-west-1"));
}

fn instances(_: &str, body: &str) -> (u16, String) {
    let (state, token) =
        if body.contains("NextToken=2") { ("running", "") } else { ("pending", "<nextToken>2</nextToken>") };
    let code = if state == "running" { 16 } else { 0 };
    let one = format!(
        "<item><instanceId>i-{state}</instanceId><instanceState><code>{code}</code><name>running</name></instanceState></item>"
    );
    let set = format!("<reservationSet><item><instancesSet>{one}</instancesSet></item></reservationSet>");
    (200, format!("<DescribeInstancesResponse>{set}{token}</DescribeInstancesResponse>"))
}

#[tokio::test(start_paused = true)]
async fn pages_are_read_to_the_end() {
    let (config, _) = stand(instances);
    let ec2 = ec2::Client::new(&config, REGIONS).unwrap();
    let mut items = ec2.describe_instances().into_paginator().page_size(5).items().send();
    let mut ids = Vec::new();
    while let Some(reservation) = items.try_next().await.unwrap() {
        ids.extend(
            reservation
                .instances()
                .iter()
                .map(|i| (reservation.region().to_owned(), i.instance_id().unwrap().to_owned())),
        );
    }
    ids.sort();
    assert_eq!(ids.len(), 4);
    assert_eq!(ids[0], ("eu-west-1".into(), "i-pending".into()));
    let whole = ec2.describe_instances().into_paginator().await.unwrap().require_all().unwrap();
    assert_eq!(whole["eu-west-2"].reservations().len(), 2);
    let all: Result<Vec<_>, _> = ec2.describe_instances().into_paginator().items().send().collect().await;
    assert_eq!(all.unwrap().len(), 4);
    let mut pages = ec2.describe_instances().into_paginator().send();
    let first = pages.next().await.unwrap().unwrap();
    assert_eq!(first.reservations().len(), 1);
    let fault = ec2
        .describe_instances()
        .max_results(-1)
        .into_paginator()
        .starting_token("x")
        .items()
        .send()
        .next()
        .await;
    assert!(matches!(fault, Some(Err(mr::typed::StreamError::NotSent(_)))));
    let mut outcomes = ec2.describe_instances().send().stream().await.unwrap();
    let mut answered = 0;
    while let Some(outcome) = outcomes.next().await {
        answered += outcome.into_output().unwrap().reservations().len();
    }
    assert_eq!(answered, 2);
}

#[tokio::test(start_paused = true)]
async fn a_waiter_waits_by_name() {
    let (config, _) = stand(instances);
    let ec2 = ec2::Client::new(&config, ["eu-west-1"]).unwrap();
    let wait = ec2.wait_until_instance_running().instance_ids("i-1").wait(Duration::from_secs(60));
    assert!(wait.await.unwrap().require_all().is_ok());
}

fn object(url: &str, _: &str) -> (u16, String) {
    if url.contains("/up") {
        return (200, String::new());
    }
    if url.contains("none") {
        return (404, "<Error><Code>NoSuchKey</Code><Message>no</Message></Error>".into());
    }
    (200, "hello".into())
}

#[tokio::test(start_paused = true)]
async fn bodies_stream_in_and_out() {
    use s3::Errors as _;
    let (config, seen) = stand(object);
    let s3 = s3::Client::new(&config, ["eu-west-1"]).unwrap();
    let put = s3.put_object().bucket("b").key("up").body(b"bytes".to_vec()).metadata("a", "1");
    assert!(put.send().await.unwrap().is_complete());
    assert!(seen.seen()[0].path.contains("/up"));
    let whole = s3.get_object().bucket("b").key("k").send().await.unwrap();
    assert_eq!(whole["eu-west-1"].body(), Some(b"hello".as_slice()));
    let mut live = s3.get_object().bucket("b").key("k").send().streaming().await.unwrap();
    assert!(live.take_body("eu-west-1").is_some());
    let missing = s3.get_object().bucket("b").key("none").send().await.unwrap();
    assert!(missing.result("eu-west-1").unwrap_err().is_no_such_key());
    let urls = s3.get_object().bucket("b").key("k").send().presign(Duration::from_secs(60)).await.unwrap();
    assert!((&urls).into_iter().all(|request| request.url().unwrap().contains("X-Amz-Signature")));
    let plan = s3.list_buckets().send().plan().await.unwrap();
    assert_eq!(plan.requests(), 1);
}
