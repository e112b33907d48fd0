//! Output: as the model says, into the caller's own types, without what must not be shown.

use std::collections::BTreeMap;

use serde_json::{Value as Json, json};

use crate::support::{Script, answer, client, ok};

const VPCS: &str = "<DescribeVpcsResponse><requestId>r</requestId><vpcSet><item><isDefault>true</isDefault>\
    <cidrBlock>10.0.0.0/16</cidrBlock><vpcId>vpc-1</vpcId></item></vpcSet></DescribeVpcsResponse>";

#[tokio::test(start_paused = true)]
async fn an_output_becomes_the_callers_own_type() {
    let script = Script::always(ok(VPCS));
    let ec2 = client(&script.config().build(), "ec2", ["eu-west-1", "eu-west-2"]);
    let result = ec2.call("describe_vpcs", json!({})).await.expect("a result");

    type Vpc = BTreeMap<String, Json>;
    let whole: BTreeMap<String, Vec<Vpc>> = result["eu-west-1"].to().expect("a type that fits");
    assert_eq!(whole["Vpcs"][0]["VpcId"], "vpc-1");
    let items = result.items_as::<Vpc>().expect("a type that fits");
    assert_eq!(items[1].0, "eu-west-2");
    let one: Vpc = result["eu-west-1"]["Vpcs"][0].to().expect("a type that fits");
    assert_eq!(one["IsDefault"], true);
    assert!(
        result.items_as::<Vec<u8>>().expect_err("no list").to_string().starts_with("an item of eu-west-1")
    );
    assert_eq!(result["eu-west-1"].metadata().request_id.as_deref(), Some("r"));
}

#[tokio::test(start_paused = true)]
async fn members_stand_in_the_order_of_the_model() {
    let script = Script::always(ok(VPCS));
    let result = script.call("ec2", "eu-west-1", "describe_vpcs", json!({})).await;
    let vpc = result.operation().output().and_then(|o| o.member("Vpcs")).expect("a list").target().members();
    let order: Vec<&str> = vpc[0].target().members().iter().map(|m| m.name()).collect();
    let json = serde_json::to_value(&result).expect("JSON");
    let keys: Vec<&str> =
        json["eu-west-1"]["Vpcs"][0].as_object().expect("an object").keys().map(|k| &**k).collect();
    let expected: Vec<&str> = order.into_iter().filter(|name| keys.contains(name)).collect();
    assert_eq!(keys, expected);
    assert_eq!(keys.len(), 3);
}

#[tokio::test(start_paused = true)]
async fn a_failed_region_is_no_empty_one() {
    let script = Script::always(answer(403, "{}"));
    let result = script.call("sqs", "eu-west-1", "list_queues", json!({})).await;
    assert!(result["eu-west-1"]["QueueUrls"].is_null());
    assert!(result["eu-west-1"].to::<Json>().is_err());
    assert_eq!(result["us-east-1"].error().expect("an error").kind().name(), "NotAsked");
}

#[tokio::test(start_paused = true)]
async fn sensitive_members_are_not_shown() {
    let script = Script::always(ok(r#"{"Name": "n", "SecretString": "s3cr3t-out"}"#));
    let secrets = client(&script.config().build(), "secretsmanager", ["eu-west-1"]);
    let call = secrets.call("put_secret_value", json!({"SecretId": "id", "SecretString": "s3cr3t-in"}));
    let shown = format!("{call:?}");
    assert!(shown.contains("id") && !shown.contains("s3cr3t-in"), "{shown}");
    let result = secrets.call("get_secret_value", json!({"SecretId": "id"})).await.expect("a result");
    let shown = format!("{result:?}");
    assert!(shown.contains("redacted") && !shown.contains("s3cr3t-out"), "{shown}");
    assert_eq!(result["eu-west-1"]["SecretString"].as_str(), Some("s3cr3t-out"));
}

#[tokio::test(start_paused = true)]
async fn a_timestamp_in_json_may_be_spelt_in_any_way_that_boto3_reads() {
    for spelling in [
        "1706702400",
        "1706702400.0",
        r#""1706702400""#,
        r#""2024-01-31T12:00:00Z""#,
        r#""2024-01-31T13:00:00+01:00""#,
        r#""2024-01-31 12:00:00""#,
        r#""2024-01-31T12:00:00""#,
        r#""Wed, 31 Jan 2024 12:00:00 GMT""#,
    ] {
        for (service, operation, body) in [
            ("kafka", "list_clusters", format!(r#"{{"clusterInfoList":[{{"creationTime":{spelling}}}]}}"#)),
            ("dynamodb", "describe_table", format!(r#"{{"Table":{{"CreationDateTime":{spelling}}}}}"#)),
        ] {
            let input = if service == "dynamodb" { json!({"TableName": "table"}) } else { json!({}) };
            let script = Script::always(ok(body.leak()));
            let result = script.call(service, "eu-west-1", operation, input).await;
            let json = serde_json::to_string(&result).expect("JSON");
            assert!(json.contains("2024-01-31T12:00:00+00:00"), "{service} {spelling}: {json}");
        }
    }
    let script = Script::always(ok(r#"{"clusterInfoList":[{"creationTime":"yesterday"}]}"#));
    let result = script.call("kafka", "eu-west-1", "list_clusters", json!({})).await;
    let error = result["eu-west-1"].error().expect("an error").to_string();
    assert!(error.contains("kafka.ListClusters") && error.contains("yesterday"), "{error}");
}
