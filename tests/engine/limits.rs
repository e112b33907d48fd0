//! Limits of time and size: which ran out is told, with the time it took.

use std::time::Duration;

use aws_smithy_types::timeout::TimeoutConfig;
use multiregion_client::{FailureKind, Limit, MultiRegionClient, Phase};
use serde_json::json;

use crate::support::{Reply, Script, client, ok};

const SECOND: Duration = Duration::from_secs(1);

#[tokio::test(start_paused = true)]
async fn a_calls_own_timeout_ends_a_region_that_does_not_answer() {
    let script = Script::always(Reply::Never);
    let sqs = client(&script.config().build(), "sqs", ["eu-west-1"]);
    let result = sqs.call("list_queues", json!({})).timeout(3 * SECOND).await.expect("a result");
    let outcome = &result["eu-west-1"];
    let error = outcome.error().expect("an error");
    assert_eq!(error.kind(), FailureKind::TimedOut);
    assert_eq!((error.limit(), error.phase()), (Some(Limit::Region), None));
    assert!(error.to_string().contains("operation timeout") && error.to_string().contains("3s"), "{error}");
    assert_eq!((outcome.metadata().elapsed, outcome.metadata().attempts), (3 * SECOND, 1));
    assert_eq!((error.status(), error.code()), (None, None));
}

#[tokio::test(start_paused = true)]
async fn the_configurations_timeouts_hold_and_a_calls_own_goes_before_them() {
    let script = Script::always(Reply::Never);
    let timeouts = TimeoutConfig::builder().operation_timeout(9 * SECOND).build();
    let sqs = client(&script.config().timeout_config(timeouts).build(), "sqs", ["eu-west-1"]);
    let result = sqs.call("list_queues", json!({})).await.expect("a result");
    assert_eq!(result["eu-west-1"].metadata().elapsed, 9 * SECOND);
    let result = sqs.call("list_queues", json!({})).timeout(2 * SECOND).await.expect("a result");
    assert_eq!(result["eu-west-1"].metadata().elapsed, 2 * SECOND);
}

#[tokio::test(start_paused = true)]
async fn an_attempts_timeout_is_told_from_the_operations() {
    let script = Script::always(Reply::Never);
    let timeouts = TimeoutConfig::builder().operation_attempt_timeout(4 * SECOND).build();
    let config = script.config().timeout_config(timeouts).build();
    let result = script.call_with(config, "sqs", "eu-west-1", "list_queues", json!({})).await;
    let outcome = &result["eu-west-1"];
    let error = outcome.error().expect("an error");
    assert_eq!(error.kind(), FailureKind::TimedOut);
    assert_eq!(error.limit(), Some(Limit::Attempt));
    assert!(error.to_string().contains("single attempt") && error.to_string().contains("4s"), "{error}");
    assert_eq!(outcome.metadata().attempts, 3);
    assert!(outcome.metadata().elapsed >= 12 * SECOND, "{outcome:?}");
}

#[tokio::test(start_paused = true)]
async fn what_cannot_be_connected_to_is_unreachable_and_a_slow_connection_timed_out() {
    for (reply, kind, text) in [
        (Reply::Unreachable.after(1), FailureKind::Unreachable, "connection refused"),
        (Reply::ConnectorTimeout.after(1), FailureKind::TimedOut, "connect took too long"),
    ] {
        let script = Script::always(reply);
        let result = script.call("sqs", "eu-west-1", "list_queues", json!({})).await;
        let outcome = &result["eu-west-1"];
        let error = outcome.error().expect("an error");
        assert_eq!(error.kind(), kind);
        // An HTTP client of the caller's need not say more.
        assert_eq!((error.limit(), error.phase()), (None, None));
        assert!(error.to_string().contains(text), "{error}");
        assert_eq!((outcome.metadata().attempts, outcome.metadata().status), (3, None));
        assert!(outcome.metadata().elapsed >= 3 * SECOND);
    }
}

#[tokio::test(start_paused = true)]
async fn the_time_taken_includes_waits_between_attempts() {
    let script = Script::new(|seen| match seen.attempt {
        1 => Reply::Unreachable,
        _ => ok("{}").after(5),
    });
    let result = script.call("sqs", "eu-west-1", "list_queues", json!({})).await;
    let elapsed = result["eu-west-1"].metadata().elapsed;
    assert!(elapsed >= 5 * SECOND && elapsed < 30 * SECOND, "{elapsed:?}");
}

#[tokio::test(start_paused = true)]
async fn an_answer_beyond_the_limit_is_too_large_and_asked_for_once() {
    let body = format!(r#"{{"QueueUrls": ["{}"]}}"#, "x".repeat(2000));
    for reply in [ok(&body), ok(&body).header("content-length", &body.len().to_string())] {
        let script = Script::always(reply);
        let builder = MultiRegionClient::builder(&script.config().build()).max_response_bytes(1000);
        let sqs = builder.build("sqs", ["eu-west-1"]).expect("a client");
        let result = sqs.call("list_queues", json!({})).await.expect("a result");
        let outcome = &result["eu-west-1"];
        assert_eq!(outcome.error().expect("an error").kind(), FailureKind::TooLarge, "{outcome:?}");
        assert_eq!((outcome.metadata().attempts, outcome.metadata().status), (1, Some(200)));
        // A call may allow more, or less.
        let call = sqs.call("list_queues", json!({})).max_response_bytes(body.len() as u64);
        assert!(call.await.expect("a result").is_complete());
    }
}

#[tokio::test(start_paused = true)]
async fn a_streaming_body_is_collected_up_to_the_same_limit() {
    let script = Script::always(ok(b"raw \x00 bytes").header("content-type", "text/x").header("etag", "e"));
    let s3 = client(&script.config().build(), "s3", ["eu-west-1"]);
    let call = || s3.call("get_object", json!({"Bucket": "b-one", "Key": "k"}));
    let result = call().await.expect("a result");
    assert_eq!(result["eu-west-1"]["Body"].as_blob(), Some(&b"raw \x00 bytes"[..]));
    assert_eq!(result["eu-west-1"]["ContentType"].as_str(), Some("text/x"));
    let result = call().max_response_bytes(4).await.expect("a result");
    assert_eq!(result["eu-west-1"].error().expect("an error").kind(), FailureKind::TooLarge);
}

#[tokio::test(start_paused = true)]
async fn an_answer_that_breaks_off_is_unreachable_and_one_that_stalls_timed_out() {
    for (reply, kind, limit, phase) in [
        (Reply::Breaks, FailureKind::Unreachable, None, Some(Phase::Exchange)),
        (Reply::Stalls, FailureKind::TimedOut, Some(Limit::Throughput), None),
    ] {
        let script = Script::always(reply);
        let result = script.call("sqs", "eu-west-1", "list_queues", json!({})).await;
        let outcome = &result["eu-west-1"];
        let error = outcome.error().expect("an error");
        assert_eq!((error.kind(), error.limit(), error.phase()), (kind, limit, phase), "{error:?}");
        assert_eq!((outcome.metadata().attempts, error.status()), (3, Some(200)));
    }
}
