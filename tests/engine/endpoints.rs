//! Which host a request goes to, and who says so.

use aws_credential_types::Credentials;
use aws_credential_types::provider::SharedCredentialsProvider;
use aws_types::origin::Origin;
use multiregion_client::{FailureKind, MultiRegionClient};
use serde_json::json;

use crate::signing::Env;
use crate::support::{Script, client, ok};

async fn host(config: aws_types::SdkConfig, script: &Script, service: &str) -> String {
    let operation = if service == "sqs" { "list_queues" } else { "list_tables" };
    let _ = script.call_with(config, service, "eu-west-1", operation, json!({})).await;
    script.seen().pop().expect("a request").host
}

#[tokio::test(start_paused = true)]
async fn host_prefixes_are_put_before_the_host() {
    let script = Script::always(ok(""));
    let input = json!({"AccountId": "123456789012", "Bucket": "b-one"});
    let _ = script.call("s3control", "eu-west-1", "get_bucket_tagging", input).await;
    assert_eq!(script.seen()[0].host, "123456789012.s3-control.eu-west-1.amazonaws.com");
    let client = client(&script.config().build(), "stepfunctions", ["eu-west-1"]);
    let input = json!({"stateMachineArn": "arn:aws:states:eu-west-1:123456789012:stateMachine:m"});
    let _ = client.call("start_sync_execution", input).await.expect("a result");
    assert_eq!(script.seen()[1].host, "sync-states.eu-west-1.amazonaws.com");
}

#[tokio::test(start_paused = true)]
async fn the_nearest_setting_of_an_endpoint_wins() {
    let script = Script::always(ok("{}"));
    let env = || Env(&[("AWS_ENDPOINT_URL", "SQS", "http://env-sqs:1")]);
    let call_of = |config: aws_types::SdkConfig, url: Option<&str>| {
        let builder = MultiRegionClient::builder(&config);
        let builder = match url {
            Some(url) => builder.endpoint_url(url),
            None => builder,
        };
        builder.build("sqs", ["eu-west-1"]).expect("a client").call("list_queues", json!({}))
    };
    // The environment's, for this service and for no other.
    assert_eq!(host(script.config().service_config(env()).build(), &script, "sqs").await, "env-sqs:1");
    let other = host(script.config().service_config(env()).build(), &script, "dynamodb").await;
    assert_eq!(other, "dynamodb.eu-west-1.amazonaws.com");
    // Before it, the configuration's own.
    let config = || {
        let mut config = script.config().endpoint_url("http://config:2/base").service_config(env());
        // A loader notes so what its caller set.
        config.insert_origin("endpoint_url", Origin::shared_config());
        config.build()
    };
    let _ = call_of(config(), None).await.expect("a result");
    let seen = script.seen().pop().expect("a request");
    assert_eq!((seen.host.as_str(), seen.path.as_str()), ("config:2", "/base"));
    // Before that, the client's, and before all the call's.
    let _ = call_of(config(), Some("http://client:3")).await.expect("a result");
    assert_eq!(script.seen().pop().expect("a request").host, "client:3");
    let _ = call_of(config(), Some("http://client:3")).endpoint_url("http://call:4").await.expect("a result");
    let seen = script.seen().pop().expect("a request");
    assert_eq!((seen.host.as_str(), seen.scope()), ("call:4", Some("20260102/eu-west-1/sqs/aws4_request")));
}

#[tokio::test(start_paused = true)]
async fn fips_and_dual_stack_are_the_configurations() {
    let script = Script::always(ok("{}"));
    let fips = script.config().use_fips(true).build();
    assert_eq!(host(fips, &script, "sqs").await, "sqs-fips.eu-west-1.amazonaws.com");
    let dual = script.config().use_dual_stack(true).build();
    assert_eq!(host(dual, &script, "sqs").await, "sqs.eu-west-1.api.aws");
}

#[tokio::test(start_paused = true)]
async fn dynamodb_is_called_at_the_accounts_own_host_where_the_account_is_known() {
    let script = Script::always(ok("{}"));
    let known = Credentials::builder().access_key_id("a").secret_access_key("s").provider_name("test");
    let known = known.account_id("123456789012").build();
    let config = script.config().credentials_provider(SharedCredentialsProvider::new(known)).build();
    assert_eq!(host(config, &script, "dynamodb").await, "123456789012.ddb.eu-west-1.amazonaws.com");
    assert_eq!(host(script.config().build(), &script, "dynamodb").await, "dynamodb.eu-west-1.amazonaws.com");
}

#[tokio::test(start_paused = true)]
async fn rules_that_know_no_endpoint_in_a_partition_say_that_it_is_not_offered_there() {
    let script = Script::always(ok("{}"));
    let acm = client(&script.config().build(), "acm", ["eu-west-1", "cn-north-1"]);
    let result = acm.call("list_acme_endpoints", json!({})).await.expect("a result");
    assert!(result["eu-west-1"].is_ok(), "{result:?}");
    let error = result["cn-north-1"].error().expect("an error");
    assert_eq!(error.kind(), FailureKind::ServiceAbsent);
    assert!(error.to_string().contains("only available in the aws and aws-us-gov partitions"), "{error}");
    assert_eq!(script.seen().len(), 1);
}

#[test]
fn an_address_that_is_none_is_refused_before_anything_is_sent() {
    let config = Script::always(ok("")).config().build();
    for url in ["", "not a url", "localhost:4566", "ftp://host", "http://"] {
        let built = MultiRegionClient::builder(&config).endpoint_url(url).build("sqs", ["eu-west-1"]);
        let told = built.expect_err("refused").to_string();
        assert!(told.contains("http://HOST") && told.contains(&format!("{url:?}")), "{told}");
    }
}
