//! Waiters: which answer ends which region's wait, how often and when it is polled, what limits it.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use aws_config::stalled_stream_protection::StalledStreamProtectionConfig;
use multiregion_client::{
    ErrorKind, FailureKind, Limit, MultiRegionClient, WaitOutcome, WaitResult, WaitState, blocking,
};
use serde_json::json;
use tokio::time::Instant;

use crate::support::{Reply, Script, answer, client, ok};

const SECOND: Duration = Duration::from_secs(1);
const REGIONS: [&str; 3] = ["us-east-1", "us-west-2", "eu-west-1"];

fn table(status: &str) -> Reply {
    ok(format!(r#"{{"Table": {{"TableName": "t", "TableStatus": "{status}"}}}}"#))
}

fn not_found() -> Reply {
    answer(400, r#"{"__type": "com.amazonaws#ResourceNotFoundException", "message": "no table"}"#)
}

fn denied() -> Reply {
    answer(400, r#"{"__type": "AccessDeniedException", "message": "no"}"#)
}

/// In the first region there at the third poll, in the second never, in the third refused.
fn tables() -> Script {
    Script::new(|seen| match (seen.region.as_str(), seen.attempt) {
        ("us-east-1", 1) => not_found(),
        ("us-east-1", 2) | ("us-west-2", _) => table("CREATING"),
        ("us-east-1", _) => table("ACTIVE"),
        _ => denied(),
    })
}

fn dynamodb(script: &Script) -> MultiRegionClient {
    // Which would end an answer that takes long.
    let patient = StalledStreamProtectionConfig::disabled();
    client(&script.config().stalled_stream_protection(patient).build(), "dynamodb", REGIONS)
}

fn input() -> serde_json::Value {
    json!({"TableName": "t"})
}

fn states(result: &WaitResult) -> Vec<(WaitState, u32)> {
    result.iter().map(|o| (o.state(), o.polls())).collect()
}

#[tokio::test(start_paused = true)]
async fn each_region_is_polled_by_the_models_pace_until_its_own_answer_ends_it() {
    let script = tables();
    let start = Instant::now();
    let result = dynamodb(&script).wait("table_exists", input()).await.expect("a result");
    assert_eq!(states(&result), [(WaitState::Success, 3), (WaitState::TimedOut, 25), (WaitState::Error, 1)]);
    let elapsed: Vec<_> = result.iter().map(|o| o.elapsed().as_secs()).collect();
    assert_eq!((start.elapsed(), elapsed), (480 * SECOND, vec![40, 480, 0]));
    assert_eq!(script.seen().len(), 3 + 25 + 1);
    assert!(
        script.seen().iter().all(|s| s.header("x-amz-target") == Some("DynamoDB_20120810.DescribeTable"))
    );
    let [first, second, third] = result.iter().collect::<Vec<_>>()[..] else { panic!("three regions") };
    let status = |o: &WaitOutcome| o.last().map(|l| l["Table"]["TableStatus"].as_str().map(str::to_owned));
    assert_eq!(status(first), Some(Some("ACTIVE".into())));
    assert_eq!(status(second), Some(Some("CREATING".into())));
    assert_eq!((second.reason(), second.error().is_none()), (Some("25 polls came to no end"), true));
    assert_eq!(third.error().map(|e| e.kind()), Some(FailureKind::AccessDenied));
    assert!(!result.is_success());
    let error = result.require_all().expect_err("not all").to_string();
    assert!(
        error.starts_with("dynamodb.TableExists: 2 of 3 regions are not there; us-west-2: TimedOut: 25"),
        "{error}"
    );
}

#[tokio::test(start_paused = true)]
async fn delay_and_attempts_are_the_callers_if_it_says_so() {
    let wait =
        |attempts| dynamodb(&tables()).wait("TableExists", input()).delay(3 * SECOND).max_attempts(attempts);
    let start = Instant::now();
    let result = wait(2).await.expect("a result");
    assert_eq!(states(&result), [(WaitState::TimedOut, 2), (WaitState::TimedOut, 2), (WaitState::Error, 1)]);
    assert_eq!(start.elapsed(), 3 * SECOND);
    let error = result.get("us-east-1").and_then(WaitOutcome::reason);
    assert_eq!(error, Some("2 polls came to no end; last seen: the error ResourceNotFoundException"));
    // As boto3: the number is looked at after the first answer.
    assert_eq!(states(&wait(0).await.expect("a result"))[0], (WaitState::TimedOut, 1));
}

#[tokio::test(start_paused = true)]
async fn a_state_of_failure_ends_the_wait_and_is_told() {
    let state = |name: &str| {
        let body = format!(
            "<DescribeInstancesResponse><reservationSet><item><instancesSet><item><instanceState><name>{name}</name>\
             </instanceState></item></instancesSet></item></reservationSet></DescribeInstancesResponse>"
        );
        ok(body)
    };
    let script = Script::new(move |seen| match (seen.region.as_str(), seen.attempt) {
        ("us-east-1", 1) => state("pending"),
        ("us-east-1", _) => state("terminated"),
        _ => state("running"),
    });
    let ec2 = client(&script.config().build(), "ec2", ["us-east-1", "eu-west-1"]);
    let result = ec2.wait("instance_running", json!({})).await.expect("a result");
    assert_eq!(states(&result), [(WaitState::Failure, 2), (WaitState::Success, 1)]);
    let told = r#"one of Reservations[].Instances[].State.Name is "terminated""#;
    assert_eq!(result.iter().next().and_then(WaitOutcome::reason), Some(told));
    let shown = serde_json::to_value(&result).expect("JSON");
    assert_eq!(shown["us-east-1"]["State"], "Failure");
    assert_eq!(
        (&shown["us-east-1"]["Polls"], &shown["us-east-1"]["ElapsedMilliseconds"]),
        (&json!(2), &json!(15_000))
    );
    assert_eq!(
        shown["eu-west-1"],
        json!({"State": "Success", "Polls": 1, "ElapsedMilliseconds": 0, "LastResponse": {
            "Reservations": [{"Instances": [{"State": {"Name": "running"}}]}]}})
    );
}

#[tokio::test(start_paused = true)]
async fn a_limit_a_region_ends_it_in_time_and_keeps_its_last_answer() {
    let script = Script::new(|seen| match seen.region.as_str() {
        "us-east-1" => table("CREATING"),
        "us-west-2" => table("CREATING").after(1),
        _ => Reply::Never,
    });
    let start = Instant::now();
    let result =
        dynamodb(&script).wait("table_exists", input()).max_wait(50 * SECOND).await.expect("a result");
    assert_eq!(
        states(&result),
        [(WaitState::TimedOut, 3), (WaitState::TimedOut, 3), (WaitState::TimedOut, 0)]
    );
    // The fourth poll would begin after the limit: nobody waits for it. What is under way is cut off.
    let elapsed: Vec<_> = result.iter().map(|o| o.elapsed().as_secs()).collect();
    assert_eq!((elapsed, start.elapsed()), (vec![40, 43, 50], 50 * SECOND));
    for outcome in &result {
        assert_eq!(outcome.error().and_then(|e| e.limit()), Some(Limit::Region), "{outcome:?}");
    }
    let last = result.get("us-west-2").and_then(WaitOutcome::last).expect("an answer");
    assert_eq!(last["Table"]["TableStatus"].as_str(), Some("CREATING"));
    assert!(result.get("eu-west-1").is_some_and(|o| o.last().is_none()));
    tokio::task::yield_now().await;
    assert_eq!(script.under_way().now, 0);
}

#[tokio::test(start_paused = true)]
async fn the_deadline_ends_all_and_a_polls_timeout_is_an_error() {
    let script = tables();
    let result =
        dynamodb(&script).wait("table_exists", input()).deadline(25 * SECOND).await.expect("a result");
    assert_eq!(states(&result), [(WaitState::TimedOut, 2), (WaitState::TimedOut, 2), (WaitState::Error, 1)]);
    let second = result.get("us-west-2").expect("the region");
    assert_eq!(second.error().and_then(|e| e.limit()), Some(Limit::Call));
    assert_eq!(second.last().map(|last| last["Table"]["TableStatus"].as_str()), Some(Some("CREATING")));
    assert_eq!(second.elapsed(), 25 * SECOND);

    let slow = Script::always(Reply::Never);
    let result = dynamodb(&slow).wait("table_exists", input()).timeout(SECOND).await.expect("a result");
    assert_eq!(states(&result), [(WaitState::Error, 1); 3]);
    let limits: Vec<_> = result.iter().map(|o| o.error().and_then(|e| e.limit())).collect();
    assert_eq!(limits, [Some(Limit::Region); 3]);
}

#[tokio::test(start_paused = true)]
async fn one_poll_is_under_way_in_a_region_and_dropping_stops_all() {
    let script = Script::new(|_| table("CREATING").after(100));
    let mut stream = dynamodb(&script).wait("table_exists", input()).stream().await.expect("a stream");
    assert!(tokio::time::timeout(250 * SECOND, stream.next()).await.is_err());
    assert_eq!((script.under_way().most, script.seen().len()), (3, 9));
    drop(stream);
    tokio::task::yield_now().await;
    assert_eq!(script.under_way().now, 0);
    tokio::time::sleep(1_000 * SECOND).await;
    assert_eq!(script.seen().len(), 9);
}

#[tokio::test(start_paused = true)]
async fn outcomes_come_as_they_end_and_what_is_ignored_does_not_count() {
    let told = Arc::new(Mutex::new(Vec::new()));
    let heard = told.clone();
    let wait = dynamodb(&tables()).wait("table_exists", input()).ignore(FailureKind::AccessDenied);
    let wait = wait.regions(["us-east-1", "eu-west-1"]).on_progress(move |p| {
        heard.lock().expect("a lock").push((p.asked, p.done, p.failed));
    });
    let mut stream = wait.stream().await.expect("a stream");
    let first = stream.next().await.expect("an outcome");
    assert_eq!((first.region(), first.is_ignored(), first.state()), ("eu-west-1", true, WaitState::Error));
    let second = stream.next().await.expect("an outcome");
    assert!(second.is_success() && !second.is_ignored() && stream.next().await.is_none());
    assert_eq!(*told.lock().expect("a lock"), [(2, 0, 0), (2, 1, 0), (2, 2, 0)]);
    let wait = dynamodb(&tables()).wait("table_exists", input()).regions(["us-east-1", "eu-west-1"]);
    let result = wait.ignore(FailureKind::AccessDenied).await.expect("a result");
    assert!(result.is_success() && result.require_all().is_ok());
    // An error that the waiter looks for is the state that was waited for, whatever is ignored.
    let gone = dynamodb(&Script::always(not_found())).wait("table_not_exists", input());
    let result = gone.ignore(FailureKind::Service).await.expect("a result");
    assert!(result.iter().all(|o| o.is_success() && !o.is_ignored() && o.error().is_none()));
    assert_eq!(
        result.iter().next().and_then(|o| o.last()?.error()?.code()),
        Some("ResourceNotFoundException")
    );
}

#[tokio::test(start_paused = true)]
async fn a_region_out_of_reach_is_an_error_and_is_not_polled_again() {
    let script = Script::new(|seen| match seen.region.as_str() {
        "us-west-2" => Reply::Refused,
        _ => table("ACTIVE"),
    });
    let dynamodb = dynamodb(&script);
    for attempts in [3, 3] {
        let result = dynamodb.wait("table_exists", input()).await.expect("a result");
        assert_eq!(
            states(&result),
            [(WaitState::Success, 1), (WaitState::Error, 1), (WaitState::Success, 1)]
        );
        let error = result.get("us-west-2").and_then(WaitOutcome::error).expect("an error");
        assert_eq!(error.kind(), FailureKind::Unreachable);
        assert_eq!(script.seen().iter().filter(|s| s.region == "us-west-2").count(), attempts);
    }
}

#[tokio::test(start_paused = true)]
async fn a_global_service_is_waited_for_once() {
    let body = "<GetUserResponse><GetUserResult><User><UserName>u</UserName></User></GetUserResult></GetUserResponse>";
    let script = Script::always(ok(body));
    let iam = client(&script.config().build(), "iam", ["eu-west-1", "us-west-2"]);
    let result = iam.wait("user_exists", json!({"UserName": "u"})).await.expect("a result");
    let outcome = result.get("us-west-2").expect("the region");
    assert_eq!((result.len(), outcome.region(), outcome.is_global()), (1, "us-east-1", true));
    assert_eq!(outcome.asked_regions().collect::<Vec<_>>(), ["eu-west-1", "us-west-2"]);
    assert_eq!(script.seen().len(), 1);
}

#[tokio::test]
async fn what_cannot_be_sent_is_an_error_before_anything_is() {
    let script = tables();
    let dynamodb = dynamodb(&script);
    let error = dynamodb.wait("tabel_exists", input()).await.expect_err("no waiter");
    assert!(matches!(error.kind(), ErrorKind::UnknownName(_)));
    assert_eq!(
        error.to_string(),
        r#"unknown waiter of dynamodb: "tabel_exists"; did you mean "TableExists"?"#
    );
    let error = dynamodb.wait("table_exists", json!({"Table": "t"})).await.expect_err("no input");
    assert!(matches!(error.kind(), ErrorKind::InvalidInput(_)), "{error}");
    assert_eq!(script.seen().len(), 0);
}

#[test]
fn without_async_it_blocks() {
    let script = Script::new(|seen| if seen.attempt < 3 { not_found() } else { table("ACTIVE") });
    let config = script.config_for_no_runtime();
    let dynamodb = blocking::MultiRegionClient::new(&config, "dynamodb", REGIONS).expect("a client");
    let wait = dynamodb.wait("table_exists", input()).delay(Duration::ZERO).max_attempts(3);
    assert_eq!(states(&wait.send().expect("a result")), [(WaitState::Success, 3); 3]);
}
