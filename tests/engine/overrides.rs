//! What one call sets for itself: headers, retries, limits of time.

use std::time::Duration;

use aws_smithy_types::retry::RetryConfig;
use aws_smithy_types::timeout::TimeoutConfig;
use aws_types::app_name::AppName;
use multiregion_client::{CallError, ErrorKind, FailureKind, Limit};
use serde_json::json;

use crate::support::{Reply, Script, answer, client, ok};

const REGION: &str = "eu-west-1";

#[tokio::test(start_paused = true)]
async fn a_header_of_a_call_is_sent_signed_and_in_place_of_ours() {
    let script = Script::always(ok("{}"));
    let sqs = client(&script.config().build(), "sqs", [REGION]);
    let call =
        sqs.call("list_queues", json!({})).header("X-Tenant", "a b").header("Content-Type", "text/mine");
    let _ = call.await.expect("a result");
    let _ = sqs.call("list_queues", json!({})).await.expect("a result");
    let seen = script.seen();
    assert_eq!(seen[0].header("x-tenant"), Some("a b"));
    assert_eq!(seen[0].headers.iter().filter(|(name, _)| name == "content-type").count(), 1);
    assert_eq!(seen[0].header("content-type"), Some("text/mine"));
    assert!(seen[0].header("authorization").expect("a signature").contains("x-tenant"));
    assert_eq!(seen[1].header("x-tenant"), None);
    for (name, value) in [("X Tenant", "a"), ("", "a"), ("X-Tenant", "secret\n")] {
        let error = sqs.call("list_queues", json!({})).header(name, value).await.expect_err("refused");
        assert!(matches!(error.kind(), ErrorKind::InvalidHeader(_)), "{error}");
        assert!(!error.to_string().contains("secret"), "{error}");
    }
    let shown = format!("{:?}", sqs.call("list_queues", json!({"x": "hidden"})).header("X-Tenant", "hidden"));
    assert!(shown.contains("X-Tenant") && !shown.contains("hidden"), "{shown}");
}

#[tokio::test(start_paused = true)]
async fn a_checksum_header_of_a_call_goes_before_one_of_ours() {
    let script = Script::always(ok(""));
    let s3 = client(&script.config().build(), "s3", [REGION]);
    let call = s3.call("put_object", json!({"Bucket": "b-one", "Key": "k"})).body("123456789");
    let _ = call.header("x-amz-checksum-crc32", "mine").await.expect("a result");
    let seen = script.only();
    assert_eq!((seen.header("x-amz-checksum-crc32"), seen.header("x-amz-trailer")), (Some("mine"), None));
}

#[tokio::test(start_paused = true)]
async fn a_call_has_retries_and_limits_of_its_own() {
    let script = Script::always(answer(500, ""));
    let sqs = client(&script.config().build(), "sqs", [REGION]);
    let attempts =
        async |call: multiregion_client::Call| call.await.expect("a result")[REGION].metadata().attempts;
    let five = RetryConfig::standard().with_max_attempts(5);
    assert_eq!(attempts(sqs.call("list_queues", json!({})).retry_config(five)).await, 5);
    assert_eq!(attempts(sqs.call("list_queues", json!({})).retry_config(RetryConfig::disabled())).await, 1);
    assert_eq!(attempts(sqs.call("list_queues", json!({}))).await, 3);

    let script = Script::always(Reply::Never);
    let sqs = client(&script.config().retry_config(RetryConfig::disabled()).build(), "sqs", [REGION]);
    let second = Duration::from_secs(1);
    let attempt = TimeoutConfig::builder().operation_attempt_timeout(2 * second).build();
    let both = attempt.to_builder().operation_timeout(9 * second).build();
    for (call, limit, at) in [
        (sqs.call("list_queues", json!({})).timeout_config(attempt.clone()), Limit::Attempt, 2),
        (sqs.call("list_queues", json!({})).timeout(second).timeout_config(both), Limit::Region, 1),
        (sqs.call("list_queues", json!({})).timeout_config(attempt).timeout(second), Limit::Region, 1),
    ] {
        let start = tokio::time::Instant::now();
        let result = call.await.expect("a result");
        let error = result[REGION].error().expect("an error");
        assert_eq!((error.kind(), error.limit()), (FailureKind::TimedOut, Some(limit)));
        assert_eq!(start.elapsed(), at * second);
    }
}

#[tokio::test(start_paused = true)]
async fn the_application_is_named_to_the_service() {
    let script = Script::always(ok("{}"));
    let config = script.config().app_name(AppName::new("audit-tool").expect("a name")).build();
    let result = client(&config, "sqs", [REGION]).call("list_queues", json!({})).await.expect("a result");
    assert_eq!(result[REGION].error().map(CallError::kind), None);
    let seen = script.only();
    assert!(seen.header("x-amz-user-agent").expect("one").contains("app/audit-tool"), "{seen:?}");
}
