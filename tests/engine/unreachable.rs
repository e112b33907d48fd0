//! A region to which no connection comes about is remembered for a while, and not asked again until then.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use aws_smithy_types::retry::RetryConfig;
use aws_smithy_types::timeout::TimeoutConfig;
use multiregion_client::{FailureKind, MultiRegionClient, MultiRegionResult};
use serde_json::json;

use crate::support::{Reply, Script, answer, client, ok};

const SECOND: Duration = Duration::from_secs(1);
const REGIONS: [&str; 2] = ["us-east-1", "eu-west-1"];

/// In eu-west-1 so, unless it is mended; in the other regions an answer.
fn half(reply: Reply, mended: Arc<AtomicBool>) -> Script {
    Script::new(move |seen| match seen.region.as_str() {
        "eu-west-1" if !mended.load(Ordering::Relaxed) => reply.clone(),
        _ => ok("{}"),
    })
}

fn config(script: &Script) -> aws_config::SdkConfig {
    script.config().retry_config(RetryConfig::disabled()).build()
}

async fn list(sqs: &MultiRegionClient) -> MultiRegionResult {
    sqs.call("list_queues", json!({})).await.expect("a result")
}

/// Whether eu-west-1's failure is a remembered one; `None`: it answered.
fn remembered(result: &MultiRegionResult) -> Option<bool> {
    result["eu-west-1"].error().map(|error| error.is_remembered())
}

fn requests(script: &Script) -> usize {
    script.seen().iter().filter(|seen| seen.region == "eu-west-1").count()
}

#[tokio::test(start_paused = true)]
async fn a_region_that_is_out_of_reach_is_not_asked_again_for_a_while() {
    let mended: Arc<AtomicBool> = Arc::default();
    let script = half(Reply::Refused, mended.clone());
    let sqs = client(&config(&script), "sqs", REGIONS);
    assert_eq!(remembered(&list(&sqs).await), Some(false));
    tokio::time::advance(10 * SECOND).await;
    let second = list(&sqs).await;
    let error = second["eu-west-1"].error().expect("an error");
    assert!(error.is_remembered() && second["us-east-1"].is_ok());
    assert_eq!((error.kind(), second["eu-west-1"].metadata().attempts), (FailureKind::Unreachable, 0));
    assert!(error.note().expect("a note").contains("10.0s ago; it is asked again in 20.0s"), "{error}");
    let shown = serde_json::to_value(&second).expect("JSON");
    assert_eq!(shown["eu-west-1"]["RequestError"]["Remembered"], json!(true));
    assert_eq!(requests(&script), 1);
    // When the time has come one call asks; others that come meanwhile do not.
    tokio::time::advance(20 * SECOND).await;
    let (third, fourth) = tokio::join!(list(&sqs), list(&sqs));
    assert_eq!((remembered(&third), remembered(&fourth)), (Some(false), Some(true)));
    assert_eq!(requests(&script), 2);
    mended.store(true, Ordering::Relaxed);
    tokio::time::advance(30 * SECOND).await;
    assert!(list(&sqs).await.is_complete() && list(&sqs).await.is_complete());
}

#[tokio::test(start_paused = true)]
async fn calls_that_wait_for_their_turn_end_with_the_first_ones_verdict() {
    let script = half(Reply::Refused.after(3), Arc::default());
    let builder = MultiRegionClient::builder(&config(&script)).region_concurrency(1);
    let sqs = builder.build("sqs", REGIONS).expect("a client");
    let start = tokio::time::Instant::now();
    let results = futures_util::future::join_all((0..50).map(|_| list(&sqs))).await;
    assert!(results.iter().all(|result| result["us-east-1"].is_ok() && remembered(result).is_some()));
    assert_eq!((start.elapsed(), requests(&script)), (3 * SECOND, 1));
}

#[tokio::test(start_paused = true)]
async fn it_can_be_switched_off_and_holds_for_one_client_and_address() {
    let script = half(Reply::Refused, Arc::default());
    let builder = MultiRegionClient::builder(&config(&script)).remember_unreachable(Duration::ZERO);
    let forgetful = builder.build("sqs", REGIONS).expect("a client");
    for asked in 1..=5 {
        assert_eq!((remembered(&list(&forgetful).await), requests(&script)), (Some(false), asked));
    }
    let sqs = client(&config(&script), "sqs", REGIONS);
    assert_eq!(remembered(&list(&sqs).await), Some(false));
    assert_eq!(remembered(&list(&client(&config(&script), "sqs", REGIONS)).await), Some(false));
    let elsewhere = sqs.call("list_queues", json!({})).endpoint_url("http://localhost:1").await;
    assert_eq!(remembered(&elsewhere.expect("a result")), Some(false));
    assert_eq!(remembered(&list(&sqs.clone()).await), Some(true));
}

#[tokio::test(start_paused = true)]
async fn where_nothing_answers_it_may_be_the_callers_network() {
    let script = Script::always(Reply::Refused);
    let sqs = client(&config(&script), "sqs", REGIONS);
    for is_remembered in [false, false, false, true] {
        assert_eq!(remembered(&list(&sqs).await), Some(is_remembered));
    }
}

#[tokio::test(start_paused = true)]
async fn a_region_that_denies_fails_breaks_off_or_is_slow_is_not_dead() {
    for reply in [answer(403, "{}"), answer(503, "{}"), Reply::Breaks, Reply::Never] {
        let script = half(reply, Arc::default());
        let slow = TimeoutConfig::builder().operation_attempt_timeout(SECOND).build();
        let config = script.config().timeout_config(slow).retry_config(RetryConfig::disabled()).build();
        let sqs = client(&config, "sqs", REGIONS);
        for asked in 1..=4 {
            assert_eq!((remembered(&list(&sqs).await), requests(&script)), (Some(false), asked));
        }
    }
}
