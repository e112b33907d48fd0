//! A plan: what would be sent where, with nothing sent.

use aws_credential_types::Credentials;
use aws_credential_types::provider::SharedCredentialsProvider;
use aws_smithy_types::retry::RetryConfig;
use multiregion_client::{FailureKind, Plan};
use serde_json::{Value, json};

use crate::support::{Reply, Script, client, ok};

const REGIONS: [&str; 3] = ["us-east-1", "eu-west-1", "ap-south-1"];

/// A plan with the credentials of an account.
async fn plan(service: &str, operation: &str, input: Value) -> Plan {
    let script = Script::always(ok("{}"));
    let credentials = Credentials::builder().access_key_id("AKIDEXAMPLE").secret_access_key("secret");
    let credentials = credentials.account_id("123456789012").provider_name("test").build();
    let config = script.config().credentials_provider(SharedCredentialsProvider::new(credentials)).build();
    let plan = client(&config, service, REGIONS).call(operation, input).plan().await.expect("a plan");
    assert_eq!(script.seen().len(), 0);
    plan
}

#[tokio::test(start_paused = true)]
async fn each_call_has_its_endpoint_signing_region_and_account() {
    let plan = plan("sqs", "list_queues", json!({})).await;
    assert_eq!((plan.requests(), plan.iter().count()), (3, 3));
    let call = plan.iter().nth(1).expect("a call");
    assert_eq!(call.endpoint().ok(), Some("https://sqs.eu-west-1.amazonaws.com"));
    assert_eq!(call.signing_regions().collect::<Vec<_>>(), ["eu-west-1"]);
    assert_eq!((call.region(), call.signing_name()), ("eu-west-1", Some("sqs")));
    assert_eq!(call.account_id(), Some("123456789012"));
}

#[tokio::test(start_paused = true)]
async fn a_global_service_is_one_call_for_all_regions() {
    let plan = plan("iam", "list_users", json!({})).await;
    let expected = json!([{
        "RequestRegion": "us-east-1", "AskedRegions": REGIONS, "Endpoint": "https://iam.amazonaws.com",
        "SigningRegions": ["us-east-1"], "SigningName": "iam", "AccountId": "123456789012",
    }]);
    assert_eq!(serde_json::to_value(&plan).expect("JSON"), expected);
}

#[tokio::test(start_paused = true)]
async fn an_endpoint_that_the_account_or_the_input_has_a_part_in_is_told_as_it_is() {
    let of_account = plan("dynamodb", "describe_table", json!({"TableName": "t"})).await;
    let of_input = plan("s3", "list_objects_v2", json!({"Bucket": "bucket"})).await;
    for (plan, endpoint) in [
        (of_account, "https://123456789012.ddb.eu-west-1.amazonaws.com"),
        (of_input, "https://bucket.s3.eu-west-1.amazonaws.com"),
    ] {
        assert_eq!(plan.iter().nth(1).expect("a call").endpoint().ok(), Some(endpoint));
    }
}

#[tokio::test(start_paused = true)]
async fn what_would_not_be_sent_stands_with_the_reason() {
    let config = Script::always(ok("{}")).config_without_credentials().build();
    let plan = client(&config, "sqs", ["eu-west-1"]).call("list_queues", json!({})).plan().await;
    let plan = plan.expect("a plan");
    let error = plan.iter().next().expect("a call").endpoint().expect_err("no credentials");
    assert_eq!((plan.requests(), error.kind()), (0, FailureKind::Credentials));

    let script = Script::new(|seen| match seen.region.as_str() {
        "eu-west-1" => Reply::Refused,
        _ => ok("{}"),
    });
    let sqs = client(&script.config().retry_config(RetryConfig::disabled()).build(), "sqs", REGIONS);
    assert!(!sqs.call("list_queues", json!({})).await.expect("a result").is_complete());
    let plan = sqs.call("list_queues", json!({})).plan().await.expect("a plan");
    let known: Vec<_> = plan.iter().map(|call| call.endpoint().err().map(|e| e.is_remembered())).collect();
    assert_eq!(known, [None, Some(true), None]);
    assert_eq!(script.seen().len(), 3);

    let refused = sqs.call("list_queue", json!({})).plan().await.expect_err("no such operation");
    assert!(refused.to_string().contains("ListQueues"), "{refused}");
}
