//! Regions do not affect one another; a call that is dropped ends.

use std::time::Duration;

use multiregion_client::{FailureKind, Ignore, MultiRegionClient};
use serde_json::json;

use crate::support::{Reply, Script, answer, client, ok};

const DENIED: &str = r#"{"__type": "ns#AccessDeniedException", "Message": "no"}"#;

#[tokio::test(start_paused = true)]
async fn each_region_ends_as_itself_and_in_its_place() {
    let script = Script::new(|seen| match seen.region.as_str() {
        "us-east-1" => answer(403, DENIED),
        "eu-west-1" => Reply::Never,
        _ => ok(r#"{"QueueUrls": ["q"]}"#).after(1),
    });
    let sqs = client(&script.config().build(), "sqs", ["us-east-1", "eu-west-1", "ap-south-1"]);
    let result = sqs.call("list_queues", json!({})).timeout(Duration::from_secs(20)).await.expect("a result");
    assert_eq!(
        result.iter().map(|o| o.region()).collect::<Vec<_>>(),
        ["us-east-1", "eu-west-1", "ap-south-1"]
    );
    let kinds: Vec<_> = result.iter().map(|o| o.error().map(|e| e.kind())).collect();
    assert_eq!(kinds, [Some(FailureKind::AccessDenied), Some(FailureKind::TimedOut), None]);
    assert_eq!(result["ap-south-1"]["QueueUrls"][0].as_str(), Some("q"));
    assert_eq!(result["us-east-1"].metadata().elapsed, Duration::ZERO);
    assert_eq!(result["ap-south-1"].metadata().elapsed, Duration::from_secs(1));
    assert!(!result.is_complete());
    let incomplete = result.into_result().expect_err("incomplete").to_string();
    assert!(
        incomplete.starts_with("sqs.ListQueues: 2 of 3 regions failed; us-east-1: AccessDeniedException: no")
    );
}

#[tokio::test(start_paused = true)]
async fn what_client_or_call_ignore_does_not_count_and_stays_to_be_seen() {
    let script = Script::new(|seen| match seen.region.as_str() {
        "us-east-1" => answer(403, DENIED),
        "eu-west-1" => answer(400, r#"{"__type": "ns#QueueDeletedRecently", "message": "wait 60 seconds"}"#),
        _ => ok("{}"),
    });
    let regions = ["us-east-1", "eu-west-1", "ap-south-1"];
    let builder = MultiRegionClient::builder(&script.config().build()).ignore(FailureKind::AccessDenied);
    let sqs = builder.build("sqs", regions).expect("a client");
    let result = sqs.call("list_queues", json!({})).await.expect("a result");
    assert!(result["us-east-1"].is_ignored() && !result["eu-west-1"].is_ignored() && !result.is_complete());
    assert!(result.clone().ignoring(Ignore::new().message("^wait").expect("a pattern")).is_complete());
    // The call's own comes on top.
    let call = sqs.call("list_queues", json!({})).ignore(Ignore::new().code("Queue*"));
    let result = call.await.expect("a result").require_all().expect("all but the ignored");
    assert_eq!(result.ignored().map(|(region, _)| region).collect::<Vec<_>>(), ["us-east-1", "eu-west-1"]);
    assert_eq!(result["eu-west-1"].error().and_then(|e| e.code()), Some("QueueDeletedRecently"));
    assert!(result["ap-south-1"].is_ok() && !result["ap-south-1"].is_ignored());
}

#[tokio::test(start_paused = true)]
async fn dropping_a_call_drops_its_requests() {
    let script = Script::always(Reply::Never);
    let sqs = client(&script.config().build(), "sqs", ["us-east-1", "eu-west-1"]);
    let call = std::future::IntoFuture::into_future(sqs.call("list_queues", json!({})));
    assert!(tokio::time::timeout(Duration::from_millis(50), call).await.is_err());
    assert_eq!(script.seen().len(), 2);
    tokio::task::yield_now().await;
    assert_eq!(script.under_way().now, 0);
}

#[tokio::test(start_paused = true)]
async fn no_more_regions_are_under_way_than_asked_for() {
    let regions = ["us-east-1", "us-east-2", "us-west-1", "us-west-2", "eu-west-1", "eu-west-2"];
    for (of_client, of_call, most) in [(2, None, 2), (6, Some(3), 3), (0, None, 1), (64, None, 6)] {
        let script = Script::always(ok("{}").after(1));
        let builder = MultiRegionClient::builder(&script.config().build()).concurrency(of_client);
        let sqs = builder.build("sqs", regions).expect("a client");
        let call = sqs.call("list_queues", json!({}));
        let call = match of_call {
            Some(bound) => call.concurrency(bound),
            None => call,
        };
        assert!(call.await.expect("a result").is_complete());
        assert_eq!(script.under_way().most, most);
    }
}
