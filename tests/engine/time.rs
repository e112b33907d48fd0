//! A call in time: its deadline, outcomes as they come, how far it is.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use multiregion_client::{ErrorKind, FailureKind, Limit, MultiRegionClient, Progress};
use serde_json::json;
use tokio::time::Instant;

use crate::support::{Reply, Script, answer, client, ok};

const SECOND: Duration = Duration::from_secs(1);
const REGIONS: [&str; 4] = ["us-east-1", "us-west-2", "eu-west-1", "ap-south-1"];

/// Answers after so many seconds in these regions; 0 is never.
fn slow(seconds: [u64; 4]) -> Script {
    Script::new(move |seen| {
        let at = REGIONS.iter().position(|region| *region == seen.region).expect("a region");
        match seconds[at] {
            0 => Reply::Never,
            seconds => ok(r#"{"QueueUrls": ["a", "b"]}"#).after(seconds),
        }
    })
}

#[tokio::test(start_paused = true)]
async fn when_the_deadline_comes_every_answer_so_far_is_there() {
    let sqs = client(&slow([1, 0, 4, 9]).config().build(), "sqs", REGIONS);
    let start = Instant::now();
    let result = sqs.call("list_queues", json!({})).deadline(5 * SECOND).await.expect("a result");
    assert_eq!(start.elapsed(), 5 * SECOND);
    assert!(result["us-east-1"].is_ok() && result["eu-west-1"].is_ok() && !result.is_complete());
    for region in ["us-west-2", "ap-south-1"] {
        let (error, metadata) = (result[region].error().expect("an error"), result[region].metadata());
        assert_eq!((error.kind(), error.limit()), (FailureKind::TimedOut, Some(Limit::Call)));
        assert_eq!((metadata.attempts, metadata.elapsed), (1, 5 * SECOND));
        assert!(error.to_string().contains("deadline of 5s"), "{error}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_regions_timeout_and_the_calls_deadline_are_told_apart() {
    let builder = MultiRegionClient::builder(&slow([1, 0, 0, 4]).config().build()).deadline(3 * SECOND);
    let sqs = builder.build("sqs", REGIONS).expect("a client");
    let result = sqs.call("list_queues", json!({})).timeout(2 * SECOND).await.expect("a result");
    let limits: Vec<_> = result.iter().map(|o| o.error().and_then(|e| e.limit())).collect();
    assert_eq!(limits, [None, Some(Limit::Region), Some(Limit::Region), Some(Limit::Region)]);
    // The call's own goes before the client's.
    let start = Instant::now();
    let result = sqs.call("list_queues", json!({})).deadline(5 * SECOND).await.expect("a result");
    assert_eq!((start.elapsed(), result.outputs().count()), (5 * SECOND, 2));
}

#[tokio::test(start_paused = true)]
async fn a_deadline_stops_what_is_under_way_and_what_waits_for_its_turn() {
    let script = Script::always(Reply::Never);
    let sqs = client(&script.config().build(), "sqs", REGIONS);
    let call = sqs.call("list_queues", json!({})).concurrency(2).deadline(SECOND);
    let result = call.await.expect("a result");
    assert!(result.iter().all(|o| o.error().and_then(|e| e.limit()) == Some(Limit::Call)));
    assert_eq!(result.iter().map(|o| o.metadata().attempts).collect::<Vec<_>>(), [1, 1, 0, 0]);
    tokio::task::yield_now().await;
    assert_eq!((script.under_way().now, script.seen().len()), (0, 2));
    let at_once = sqs.call("list_queues", json!({})).deadline(Duration::ZERO).await.expect("a result");
    assert_eq!(at_once.errors().count(), 4);
}

#[tokio::test(start_paused = true)]
async fn a_deadline_that_comes_before_the_regions_are_known_is_an_error() {
    let config = Script::always(Reply::Never).config().build();
    let sqs = MultiRegionClient::new(&config, "sqs", "enabled").expect("a client");
    let start = Instant::now();
    let error = sqs.call("list_queues", json!({})).deadline(2 * SECOND).await.expect_err("no regions");
    assert!(matches!(error.kind(), ErrorKind::DeadlineExceeded(limit) if *limit == 2 * SECOND), "{error}");
    assert_eq!(start.elapsed(), 2 * SECOND);
}

#[test]
fn a_deadline_outside_of_a_runtime_is_an_error() {
    let config = Script::always(ok("{}")).config_for_no_runtime();
    let sqs = client(&config, "sqs", REGIONS);
    let mut call = std::future::IntoFuture::into_future(sqs.call("list_queues", json!({})).deadline(SECOND));
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    let std::task::Poll::Ready(Err(error)) = call.as_mut().poll(&mut context) else { panic!("an error") };
    assert!(matches!(error.kind(), ErrorKind::NoRuntime), "{error}");
}

#[tokio::test(start_paused = true)]
async fn a_stream_gives_outcomes_as_they_come_and_cancels_when_dropped() {
    let script = slow([3, 1, 0, 2]);
    let sqs = client(&script.config().build(), "sqs", REGIONS);
    let mut outcomes = sqs.call("list_queues", json!({})).stream().await.expect("a stream");
    let start = Instant::now();
    for (region, at) in [("us-west-2", 1), ("ap-south-1", 2), ("us-east-1", 3)] {
        let outcome = outcomes.next().await.expect("an outcome");
        assert_eq!((outcome.region(), start.elapsed()), (region, at * SECOND));
        assert_eq!(outcome["QueueUrls"][1].as_str(), Some("b"));
    }
    assert_eq!((outcomes.progress().asked, outcomes.progress().done), (4, 3));
    drop(outcomes);
    tokio::task::yield_now().await;
    assert_eq!(script.under_way().now, 0);
}

#[tokio::test(start_paused = true)]
async fn an_outcome_that_others_decide_comes_after_theirs() {
    let unknown = r#"{"__type": "UnrecognizedClientException", "message": "The security token is invalid"}"#;
    let script = Script::new(move |seen| match seen.region.as_str() {
        "af-south-1" => answer(403, unknown),
        _ => ok("{}").after(2),
    });
    let sqs = client(&script.config().build(), "sqs", ["af-south-1", "eu-west-1"]);
    let mut outcomes = sqs.call("list_queues", json!({})).stream().await.expect("a stream");
    assert_eq!(outcomes.next().await.expect("an outcome").region(), "eu-west-1");
    let last = outcomes.next().await.expect("an outcome");
    assert_eq!(last.error().map(|e| e.kind()), Some(FailureKind::RegionDisabled));
    assert!(outcomes.next().await.is_none());
}

#[tokio::test(start_paused = true)]
async fn progress_counts_what_was_asked_done_failed_and_found() {
    let script = Script::new(|seen| match seen.region.as_str() {
        "us-east-1" => answer(403, r#"{"__type": "AccessDeniedException", "message": "no"}"#).after(1),
        "eu-west-1" => answer(400, r#"{"__type": "QueueDeletedRecently", "message": "no"}"#).after(2),
        "us-west-2" => ok(r#"{"QueueUrls": ["a", "b"]}"#).after(3),
        _ => ok("{}").after(4),
    });
    let sqs = client(&script.config().build(), "sqs", REGIONS);
    let told: Arc<Mutex<Vec<Progress>>> = Arc::default();
    let heard = told.clone();
    let call = sqs.call("list_queues", json!({})).ignore(FailureKind::AccessDenied);
    let call = call.on_progress(move |progress| heard.lock().expect("a lock").push(*progress));
    assert!(!call.await.expect("a result").is_complete());
    let told = told.lock().expect("a lock");
    let counts: Vec<_> = told.iter().map(|p| (p.asked, p.done, p.failed, p.items)).collect();
    assert_eq!(counts, [(4, 0, 0, 0), (4, 1, 0, 0), (4, 2, 1, 0), (4, 3, 1, 2), (4, 4, 1, 2)]);
}
