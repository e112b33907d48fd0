//! Faults on real sockets: 34 regions of which one has each fault in turn. Its kind is right, every other region's
//! answer is complete, and the time is bounded.
//!
//! Time is tokio's and stands still: it is held while the healthy regions answer, and then jumps from one thing that is
//! waited for to the next, so that a limit of minutes takes no time. A row whose fault is no matter of time has no
//! limits: whatever the machine is busy with, none can run out before a socket is read.

mod local;
mod regions;
mod rows;
mod server;

use std::collections::HashMap;
use std::sync::atomic::Ordering;
use std::time::{Duration, SystemTime};

use aws_smithy_async::rt::sleep::{AsyncSleep, SharedAsyncSleep, Sleep};
use aws_smithy_async::time::TimeSource;
use multiregion_client::{MultiRegionClient, Outcome};
use serde_json::json;
use tokio::time::Instant;

use local::Place;
use regions::REGIONS;
use rows::{Expected, Row, rows};
use server::{Answer, Behaviour, Region};

const GOOD: &str = r#"{"QueueUrls": ["a", "b"]}"#;

/// Tokio's clock, from a fixed day on.
#[derive(Debug, Clone)]
struct Clock(Instant);

impl TimeSource for Clock {
    fn now(&self) -> SystemTime {
        SystemTime::UNIX_EPOCH + Duration::from_secs(1_767_323_045) + self.0.elapsed()
    }
}

impl AsyncSleep for Clock {
    fn sleep(&self, duration: Duration) -> Sleep {
        Sleep::new(tokio::time::sleep(duration))
    }
}

/// Holds the paused clock: tokio does not let it jump while a blocking task runs.
struct Hold {
    _until_dropped: std::sync::mpsc::Sender<()>,
}

impl Hold {
    fn begin() -> Hold {
        let (_until_dropped, dropped) = std::sync::mpsc::channel::<()>();
        tokio::task::spawn_blocking(move || dropped.recv().is_err());
        Hold { _until_dropped }
    }
}

/// The regions' servers: one as the row says, all others healthy; and where they are.
async fn start(row: &Row) -> (HashMap<&'static str, Region>, HashMap<&'static str, Place>) {
    let (mut servers, mut places) = (HashMap::new(), HashMap::new());
    for region in REGIONS {
        let healthy = || Behaviour::Answers(vec![Answer::new(200, GOOD)]);
        let behaviour = if region == row.region { row.behaviour.clone() } else { healthy() };
        let server = Region::start(behaviour).await.expect("a server");
        let mut place = Place::at(server.port);
        if region == row.region {
            (place.tls, place.lookup) = (row.tls, row.lookup);
        }
        places.insert(region, place);
        servers.insert(region, server);
    }
    (servers, places)
}

async fn check(row: Row) {
    let (servers, places) = start(&row).await;
    let clock = Clock(Instant::now());
    let mut config = local::config(places);
    config.set_timeout_config(row.timeouts.clone());
    let config = config
        .stalled_stream_protection(row.stalled_streams.clone())
        .time_source(clock.clone())
        .sleep_impl(SharedAsyncSleep::new(clock))
        .build();
    let sqs = MultiRegionClient::new(&config, "sqs", REGIONS).expect("a client");
    let call = sqs.call("list_queues", json!({}));
    let call = match row.deadline {
        Some(limit) => call.deadline(limit),
        None => call,
    };
    let start = Instant::now();
    let mut outcomes = call.stream().await.expect("a stream");
    let hold = Hold::begin();
    let mut ended: Vec<Outcome> = Vec::new();
    while ended.iter().filter(|outcome| outcome.region() != row.region).count() < REGIONS.len() - 1 {
        ended.push(outcomes.next().await.expect("an outcome"));
    }
    assert_eq!(start.elapsed(), Duration::ZERO, "{}: a healthy region waited", row.name);
    drop(hold);
    while let Some(outcome) = outcomes.next().await {
        ended.push(outcome);
    }
    assert_eq!(ended.len(), REGIONS.len(), "{}", row.name);
    for outcome in &ended {
        if outcome.region() == row.region {
            let requests = servers[row.region].seen.requests.load(Ordering::SeqCst);
            fits(&row, outcome, requests);
        } else {
            assert_eq!(outcome["QueueUrls"][1].as_str(), Some("b"), "{}: {outcome:?}", row.name);
        }
    }
    assert!(start.elapsed() <= row.within, "{}: took {:?}", row.name, start.elapsed());
}

/// Whether the faulty region's outcome is the expected one.
fn fits(row: &Row, outcome: &Outcome, requests: usize) {
    let Expected { kind, limit, phase } = row.expected;
    let error = outcome.error();
    assert_eq!(error.map(|e| e.kind()), kind, "{}: {outcome:?}", row.name);
    assert_eq!(error.and_then(|e| e.limit()), limit, "{}: {outcome:?}", row.name);
    assert_eq!(error.and_then(|e| e.phase()), phase, "{}: {outcome:?}", row.name);
    assert_eq!(requests, row.requests, "{}: requests that were read", row.name);
    assert!(outcome.metadata().elapsed >= row.at_least, "{}: {outcome:?}", row.name);
}

#[tokio::test(start_paused = true)]
async fn one_faulty_region_costs_its_own_verdict_and_no_more() {
    for row in rows() {
        println!("{}", row.name);
        check(row).await;
    }
}
