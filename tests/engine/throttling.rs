//! Many calls in a region that throttles: the bound falls, so that more concurrency costs nothing; and regions are fair.

use std::future::IntoFuture;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use aws_smithy_types::retry::RetryConfig;
use futures_util::StreamExt;
use futures_util::future::join_all;
use futures_util::stream::FuturesUnordered;
use multiregion_client::MultiRegionClient;
use serde_json::json;
use tokio::time::Instant;

use crate::support::{Script, answer, ok};

const SECOND: Duration = Duration::from_secs(1);

/// How a number of calls at once went.
#[derive(Debug)]
struct Went {
    took: Duration,
    failed: Vec<String>,
    refused: usize,
}

/// Calls one region from one client, in an AWS that takes a second for an answer and refuses what is beyond `most` at a
/// time.
async fn all_at_once(calls: usize, most: usize, bound: usize) -> Went {
    let refused: Arc<AtomicUsize> = Arc::default();
    let counts = refused.clone();
    let script = Script::counting(move |under_way| {
        if under_way < most {
            return ok("{}").after(1);
        }
        counts.fetch_add(1, Ordering::Relaxed);
        answer(400, r#"{"__type": "ThrottlingException", "message": "Rate exceeded"}"#)
    });
    let config = script.config().retry_config(RetryConfig::standard().with_max_attempts(10)).build();
    let builder = MultiRegionClient::builder(&config).region_concurrency(bound);
    let sqs = builder.build("sqs", ["eu-west-1"]).expect("a client");
    let start = Instant::now();
    let results = join_all((0..calls).map(|_| sqs.call("list_queues", json!({})).into_future())).await;
    let results = results.iter().map(|result| result.as_ref().expect("a result"));
    let failed = results.flat_map(|result| result.errors().map(|(_, error)| format!("{error:?}"))).collect();
    Went { took: start.elapsed(), failed, refused: refused.load(Ordering::Relaxed) }
}

#[tokio::test(start_paused = true)]
async fn more_concurrency_than_a_region_takes_does_not_make_the_whole_slower() {
    let fitting = all_at_once(200, 4, 4).await;
    assert_eq!((fitting.took, fitting.refused), (50 * SECOND, 0), "{fitting:?}");
    for bound in [8, 32, 128] {
        let went = all_at_once(200, 4, bound).await;
        // Finding the bound costs what was refused and its waits; the bound that it began with makes no difference.
        assert!(went.refused > 0 && went.failed.is_empty(), "{bound}: {went:?}");
        assert!(went.refused < 100 && went.took < 2 * fitting.took, "{bound}: {went:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_region_with_one_call_does_not_wait_for_one_with_hundreds() {
    let script = Script::always(ok("{}").after(1));
    let builder = MultiRegionClient::builder(&script.config().build()).concurrency(8).region_concurrency(8);
    let sqs = builder.build("sqs", ["us-east-1", "eu-west-1"]).expect("a client");
    let start = Instant::now();
    let large = (0..400).map(|_| sqs.call("list_queues", json!({})).regions("us-east-1").into_future());
    let mut large: FuturesUnordered<_> = large.collect();
    // All of them are queued before the small one comes.
    assert!(large.next().await.expect("an answer").expect("a result").is_complete());
    let small = sqs.call("list_queues", json!({})).regions("eu-west-1").into_future();
    let (small, ()) = tokio::join!(
        async {
            let ended = small.await.expect("a result").is_complete();
            (ended, start.elapsed())
        },
        async { while large.next().await.is_some() {} }
    );
    assert_eq!(small, (true, 3 * SECOND));
    assert_eq!((start.elapsed(), script.under_way().most), (51 * SECOND, 8));
}
