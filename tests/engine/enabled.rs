//! `enabled`: AWS is asked which regions the account has, once, and what it does not tell is told.

use std::time::Duration;

use aws_config::Region;
use multiregion_client::{ErrorKind, MultiRegionClient, MultiRegionResult};
use serde_json::json;

use crate::support::{Reply, Script, Seen, answer, ok};

const ACCOUNT_DENIES: &str = r#"{"__type": "AccessDeniedException", "message": "no"}"#;
const EC2_DENIES: &str = "<Response><Errors><Error><Code>UnauthorizedOperation</Code><Message>no</Message></Error></Errors><RequestID>r</RequestID></Response>";

/// What is asked of whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asked {
    Account,
    Ec2,
    /// The operation that is called.
    Service,
}

fn asked(seen: &Seen) -> Asked {
    match seen.scope().and_then(|s| s.split('/').nth(2)) {
        Some("account") => Asked::Account,
        Some("ec2") => Asked::Ec2,
        _ => Asked::Service,
    }
}

fn account(regions: &[&str], token: Option<&str>) -> Reply {
    let one = |name: &&str| json!({"RegionName": name, "RegionOptStatus": "ENABLED"});
    ok(json!({"Regions": regions.iter().map(one).collect::<Vec<_>>(), "NextToken": token}).to_string())
}

fn ec2(regions: &[&str]) -> Reply {
    let items: String =
        regions.iter().map(|r| format!("<item><regionName>{r}</regionName></item>")).collect();
    let body = "<DescribeRegionsResponse><regionInfo>ITEMS</regionInfo></DescribeRegionsResponse>";
    ok(body.replace("ITEMS", &items))
}

fn denied(seen: &Seen) -> Reply {
    match asked(seen) {
        Asked::Account => answer(403, ACCOUNT_DENIES).header("x-amzn-errortype", "AccessDeniedException"),
        _ => answer(403, EC2_DENIES),
    }
}

fn client(script: &Script, regions: &str, home: &str) -> MultiRegionClient {
    let config = script.config().region(Region::new(home.to_owned())).build();
    MultiRegionClient::new(&config, "sqs", regions).expect("a client")
}

async fn call(client: &MultiRegionClient) -> MultiRegionResult {
    client.call("list_queues", json!({})).await.expect("a result")
}

fn regions(result: &MultiRegionResult) -> Vec<&str> {
    result.iter().map(|o| o.region()).collect()
}

fn count(script: &Script, what: Asked) -> usize {
    script.seen().iter().filter(|seen| asked(seen) == what).count()
}

#[tokio::test(start_paused = true)]
async fn the_account_tells_page_by_page_what_it_has() {
    let script = Script::new(|seen| match asked(seen) {
        Asked::Account if seen.json()["NextToken"] == "more" => account(&["af-south-1"], None),
        Asked::Account => account(&["us-east-1", "eu-west-1"], Some("more")),
        _ => ok("{}"),
    });
    let sqs = client(&script, "enabled,!us-*", "eu-west-1");
    assert_eq!(regions(&call(&sqs).await), ["af-south-1", "eu-west-1"]);
    let seen = script.seen();
    assert_eq!(seen[0].host, "account.us-east-1.amazonaws.com");
    assert_eq!(seen[0].path, "/listRegions");
    assert_eq!(seen[0].scope(), Some("20260102/us-east-1/account/aws4_request"));
    assert_eq!(seen[0].json()["RegionOptStatusContains"], json!(["ENABLED", "ENABLED_BY_DEFAULT"]));
    assert_eq!(seen[1].json()["MaxResults"], 50);
    assert_eq!((count(&script, Asked::Account), count(&script, Asked::Ec2)), (2, 0));
}

#[tokio::test(start_paused = true)]
async fn where_the_account_does_not_tell_ec2_does_in_the_callers_own_region() {
    let script = Script::new(|seen| match asked(seen) {
        Asked::Account => denied(seen),
        Asked::Ec2 => ec2(&["eu-west-1", "eu-west-2"]),
        Asked::Service => ok("{}"),
    });
    let result = call(&client(&script, "enabled", "eu-west-1")).await;
    assert_eq!(regions(&result), ["eu-west-1", "eu-west-2"]);
    assert!(result.selection().fallback().is_none());
    let seen = script.seen();
    assert_eq!((asked(&seen[1]), seen[1].region.as_str()), (Asked::Ec2, "eu-west-1"));
    assert!(seen[1].text().contains("Action=DescribeRegions") && !seen[1].text().contains("AllRegions"));
    assert_eq!(count(&script, Asked::Ec2), 1);
}

#[tokio::test(start_paused = true)]
async fn a_region_that_may_tell_is_found_among_those_that_may_not() {
    let script = Script::new(|seen| match asked(seen) {
        Asked::Ec2 if seen.region == "sa-east-1" => ec2(&["sa-east-1", "eu-west-1"]).after(1),
        Asked::Service => ok("{}"),
        _ => denied(seen),
    });
    let result = call(&client(&script, "enabled", "eu-west-1")).await;
    assert_eq!(regions(&result), ["eu-west-1", "sa-east-1"]);
    // The caller's own first, then the rest of those that every account has.
    assert_eq!(count(&script, Asked::Ec2), 17);
}

#[tokio::test(start_paused = true)]
async fn one_that_never_answers_holds_up_nobody_who_was_told() {
    let script = Script::new(|seen| match asked(seen) {
        Asked::Ec2 if seen.region == "us-east-2" => ec2(&["eu-west-1"]).after(1),
        Asked::Ec2 if seen.region == "us-west-1" => Reply::Never,
        Asked::Service => ok("{}"),
        _ => denied(seen),
    });
    let start = tokio::time::Instant::now();
    assert_eq!(regions(&call(&client(&script, "enabled", "eu-west-1")).await), ["eu-west-1"]);
    assert_eq!(start.elapsed(), Duration::from_secs(1));
    assert_eq!(script.under_way().now, 0, "what is no longer wanted is dropped");
}

#[tokio::test(start_paused = true)]
async fn where_nobody_tells_it_is_an_error_that_says_who_was_asked() {
    let script = Script::new(|seen| match asked(seen) {
        Asked::Service => ok("{}"),
        _ => denied(seen),
    });
    let sqs = client(&script, "enabled", "eu-west-1");
    let error = sqs.call("list_queues", json!({})).await.expect_err("an error");
    let ErrorKind::Discovery(discovery) = error.kind() else { panic!("{error:?}") };
    assert!(discovery.is_denied());
    let attempts: Vec<_> =
        discovery.attempts().map(|(operation, region, _)| format!("{operation} {region}")).collect();
    assert_eq!(attempts[..2], ["account.ListRegions us-east-1", "ec2.DescribeRegions eu-west-1"]);
    assert_eq!(attempts.len(), 18);
    let told = error.to_string();
    assert!(
        told.contains("account.ListRegions in us-east-1: AccessDeniedException: no (HTTP 403)"),
        "{told}"
    );
    assert!(told.contains("ec2.DescribeRegions in eu-west-1: UnauthorizedOperation"), "{told}");
    assert!(told.ends_with("and 15 regions more"), "{told}");
    assert_eq!(count(&script, Asked::Service), 0);
    // The permission may be given at any time: the next call asks again.
    sqs.call("list_queues", json!({})).await.expect_err("an error");
    assert_eq!(count(&script, Asked::Account), 2);
}

#[tokio::test(start_paused = true)]
async fn the_default_regions_stand_in_if_the_caller_said_so_and_the_answer_says_it() {
    let script = Script::new(|seen| match asked(seen) {
        Asked::Service => ok("{}"),
        _ => denied(seen),
    });
    let sqs = client(&script, "enabled-or-default,!ap-*", "eu-west-1");
    let result = call(&sqs).await;
    assert_eq!(result.len(), 11);
    let reason = result.selection().fallback().expect("a reason");
    assert!(reason.is_denied() && reason.attempts().len() == 18);
    // A refusal by everybody is kept like an answer, and part of the regions are not all of them.
    let some = sqs.call("list_queues", json!({})).regions("eu-*").await.expect("a result");
    assert!(some.selection().fallback().is_some());
    assert_eq!(count(&script, Asked::Account), 1);
}

#[tokio::test(start_paused = true)]
async fn what_nobody_could_be_asked_for_is_asked_again() {
    let script = Script::new(|seen| match asked(seen) {
        Asked::Service => ok("{}"),
        _ => Reply::Unreachable,
    });
    let sqs = client(&script, "enabled-or-default", "eu-west-1");
    let result = call(&sqs).await;
    assert_eq!(result.len(), 17);
    assert!(!result.selection().fallback().expect("a reason").is_denied());
    let before = count(&script, Asked::Ec2);
    assert!(call(&sqs).await.is_complete());
    assert!(count(&script, Asked::Ec2) > before);
}

#[tokio::test(start_paused = true)]
async fn other_partitions_are_asked_of_themselves() {
    let script = Script::new(|seen| match (asked(seen), seen.region.as_str()) {
        (Asked::Account, "cn-northwest-1") => denied(seen),
        (Asked::Ec2, "cn-north-1") => ec2(&["cn-north-1"]),
        (Asked::Account, "us-gov-west-1") => Reply::Unreachable,
        (Asked::Ec2, "us-gov-west-1") => ec2(&["us-gov-west-1", "us-gov-east-1"]),
        (Asked::Service, _) => ok("{}"),
        other => panic!("{other:?}"),
    });
    assert_eq!(regions(&call(&client(&script, "enabled", "cn-north-1")).await), ["cn-north-1"]);
    let gov = call(&client(&script, "eu-west-1,aws-us-gov:enabled", "eu-west-1")).await;
    assert_eq!(regions(&gov), ["eu-west-1", "us-gov-east-1", "us-gov-west-1"]);
}

#[tokio::test(start_paused = true)]
async fn aws_is_asked_once_however_many_calls_begin_and_again_when_told_to() {
    let script = Script::new(|seen| match asked(seen) {
        Asked::Account if seen.attempt == 1 => account(&["eu-west-1"], None).after(1),
        Asked::Account if seen.attempt == 2 => account(&["eu-west-1", "eu-west-2"], None),
        Asked::Service => ok("{}"),
        _ => denied(seen),
    });
    let sqs = client(&script, "enabled", "eu-west-1");
    let both = futures_util::future::join(call(&sqs), call(&sqs)).await;
    assert_eq!((regions(&both.0), regions(&both.1)), (vec!["eu-west-1"], vec!["eu-west-1"]));
    assert!(call(&sqs.clone()).await.is_complete());
    assert_eq!(count(&script, Asked::Account), 1);

    let told = sqs.refresh_regions().await.expect("regions");
    assert_eq!(told.iter().collect::<Vec<_>>(), ["eu-west-1", "eu-west-2"]);
    assert_eq!(regions(&call(&sqs).await), ["eu-west-1", "eu-west-2"]);
    // A refusal later on does not cost what is known.
    sqs.refresh_regions().await.expect_err("an error");
    assert_eq!(regions(&call(&sqs).await), ["eu-west-1", "eu-west-2"]);
    assert_eq!(count(&script, Asked::Account), 3);
}

#[tokio::test(start_paused = true)]
async fn a_call_may_go_to_those_of_its_clients_regions_that_are_enabled() {
    let script = Script::new(|seen| match asked(seen) {
        Asked::Account => account(&["eu-west-1", "us-east-1", "sa-east-1"], None),
        _ => ok("{}"),
    });
    let sqs = client(&script, "af-south-1,us-east-1,eu-west-1", "eu-west-1");
    for _ in 0..2 {
        let result = sqs.call("list_queues", json!({})).regions("enabled").await.expect("a result");
        assert_eq!(regions(&result), ["us-east-1", "eu-west-1"]);
    }
    assert_eq!(count(&script, Asked::Account), 1);
    sqs.refresh_regions().await.expect("regions");
    assert_eq!(count(&script, Asked::Account), 1, "the client itself asks for nothing");
    let others = sqs.call("list_queues", json!({})).regions("!enabled").await.expect("a result");
    assert_eq!(regions(&others), ["af-south-1"]);
    assert_eq!(count(&script, Asked::Account), 2);
}

#[tokio::test(start_paused = true)]
async fn the_question_is_asked_where_the_configuration_says() {
    let script = Script::new(|seen| match asked(seen) {
        Asked::Account => account(&["eu-west-1"], None),
        _ => ok("{}"),
    });
    let config = script.config().endpoint_url("http://all:1").build();
    let builder = MultiRegionClient::builder(&config).endpoint_url("http://queues:2");
    assert!(call(&builder.build("sqs", "enabled").expect("a client")).await.is_complete());
    let hosts: Vec<_> = script.seen().into_iter().map(|seen| seen.host).collect();
    assert_eq!(hosts, ["all:1", "queues:2"]);
}

#[tokio::test(start_paused = true)]
async fn a_call_that_is_given_up_leaves_the_question_to_the_next() {
    let script = Script::new(|seen| match asked(seen) {
        Asked::Account if seen.attempt == 1 => Reply::Never,
        Asked::Account => account(&["eu-west-1"], None),
        _ => ok("{}"),
    });
    let sqs = client(&script, "enabled", "eu-west-1");
    assert!(tokio::time::timeout(Duration::from_secs(1), call(&sqs)).await.is_err());
    assert_eq!(regions(&call(&sqs).await), ["eu-west-1"]);
}

#[tokio::test(start_paused = true)]
async fn the_limit_of_a_call_holds_for_the_question_too() {
    let script = Script::new(|seen| match asked(seen) {
        Asked::Service => ok("{}"),
        _ => Reply::Never,
    });
    let sqs = client(&script, "enabled", "eu-west-1");
    let start = tokio::time::Instant::now();
    let call = sqs.call("list_queues", json!({})).timeout(Duration::from_secs(2));
    let error = call.await.expect_err("an error").to_string();
    assert!(error.contains("account.ListRegions in us-east-1: TimedOut"), "{error}");
    // The account, the caller's own region, then all others at once.
    assert_eq!(start.elapsed(), Duration::from_secs(6));
}

#[tokio::test(start_paused = true)]
async fn pages_without_an_end_end() {
    let script = Script::new(|seen| match asked(seen) {
        Asked::Account => account(&["eu-west-1"], Some("same")),
        Asked::Ec2 => ok("<DescribeRegionsResponse/>"),
        Asked::Service => ok("{}"),
    });
    let error = client(&script, "enabled", "eu-west-1").regions().await.expect_err("an error").to_string();
    assert!(error.contains("expected another page token"), "{error}");
    assert!(error.contains("expected a list of regions, found none"), "{error}");
    assert_eq!(count(&script, Asked::Account), 2);
}
