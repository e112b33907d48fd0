//! Typed listings and waiters: pages, items with their region, resuming, states.

use std::time::Duration;

use futures_util::StreamExt as _;
use mr::typed::StreamError;
use mr::{WaitState, dynamodb, ec2};
use multiregion_client as mr;

use crate::support::{Reply, Script, answer, ok};

const REGIONS: [&str; 2] = ["eu-west-1", "eu-west-2"];

/// In the first region two pages, in the second a failure.
fn script() -> Script {
    let page = |id: &str, next: &str| {
        ok(format!(
            "<DescribeVpcsResponse><vpcSet><item><vpcId>{id}</vpcId></item></vpcSet>{next}</DescribeVpcsResponse>"
        ))
    };
    Script::new(move |seen| match (seen.region.as_str(), seen.text().contains("NextToken=t")) {
        ("eu-west-1", false) => page("vpc-1", "<nextToken>t</nextToken>"),
        ("eu-west-1", true) => page("vpc-2", ""),
        _ => answer(
            403,
            "<Response><Errors><Error><Code>UnauthorizedOperation</Code></Error></Errors></Response>",
        ),
    })
}

fn client(script: &Script) -> ec2::Client {
    ec2::Client::new(&script.config().build(), REGIONS).expect("a client")
}

#[tokio::test(start_paused = true)]
async fn a_listing_as_a_whole_is_an_answer() {
    let script = script();
    let whole = client(&script).describe_vpcs().into_paginator().page_size(5).await.expect("an answer");
    let ids: Vec<_> = whole["eu-west-1"].vpcs().iter().filter_map(|vpc| vpc.vpc_id()).collect();
    assert_eq!(ids, ["vpc-1", "vpc-2"]);
    assert!(whole.result("eu-west-2").is_err());
    assert!(script.seen().iter().all(|seen| seen.text().contains("MaxResults=5")));
}

#[tokio::test(start_paused = true)]
async fn pages_come_one_by_one() {
    let mut pages = client(&script()).describe_vpcs().into_paginator().send();
    assert!(pages.dynamic().is_none());
    let (mut ids, mut failed) = (Vec::new(), Vec::new());
    while let Some(page) = pages.next().await {
        match page {
            Ok(page) => {
                assert_eq!(page.region(), "eu-west-1");
                ids.extend(page.vpcs().iter().map(|vpc| vpc.vpc_id().unwrap_or("?").to_owned()));
            }
            Err(StreamError::Region(region)) => failed.push(region.region().to_owned()),
            Err(other) => panic!("{other}"),
        }
    }
    assert_eq!((ids, failed), (vec!["vpc-1".to_owned(), "vpc-2".into()], vec!["eu-west-2".to_owned()]));
    assert!(pages.dynamic().is_some());
}

#[tokio::test(start_paused = true)]
async fn items_come_with_their_region_and_failures_between() {
    let mut items = client(&script()).describe_vpcs().into_paginator().items().send();
    let (mut found, mut failed) = (Vec::new(), Vec::new());
    while let Some(item) = items.next().await {
        match item {
            Ok(vpc) => {
                assert_eq!(vpc["VpcId"].as_str(), vpc.vpc_id());
                assert_eq!(vpc["RequestRegion"].as_str(), Some(vpc.region()));
                found.push((vpc.region().to_owned(), vpc.vpc_id().unwrap_or("?").to_owned()));
            }
            Err(StreamError::Region(region)) => failed.push(region.region().to_owned()),
            Err(other) => panic!("{other}"),
        }
    }
    let expected = ["vpc-1", "vpc-2"].map(|id| ("eu-west-1".to_owned(), id.to_owned()));
    assert_eq!((found, failed), (expected.to_vec(), vec!["eu-west-2".to_owned()]));
}

#[tokio::test(start_paused = true)]
async fn listings_are_streams() {
    let pages = client(&script()).describe_vpcs().into_paginator().send();
    let counts: Vec<usize> = pages.filter_map(async |page| Some(page.ok()?.vpcs().len())).collect().await;
    let items = client(&script()).describe_vpcs().into_paginator().items().send();
    let ids: Vec<String> =
        items.filter_map(async |vpc| vpc.ok()?.vpc_id().map(str::to_owned)).collect().await;
    assert_eq!((counts, ids), (vec![1, 1], vec!["vpc-1".to_owned(), "vpc-2".into()]));
    let outcomes = client(&script()).describe_vpcs().send().stream().await.expect("a call");
    let regions: Vec<String> = outcomes.map(|outcome| outcome.region().to_owned()).collect().await;
    assert_eq!(regions.len(), 2);
}

#[test]
fn no_runtime_is_needed() {
    let answer = client(&script()).describe_vpcs().into_paginator().block().expect("a listing");
    assert_eq!((answer["eu-west-1"].vpcs().len(), answer.result("eu-west-2").is_err()), (2, true));
    let answer = client(&script()).describe_vpcs().send().regions("eu-west-1").block().expect("a call");
    assert!(answer.result("eu-west-1").is_ok());
}

#[tokio::test(start_paused = true)]
async fn within_a_runtime_nothing_blocks() {
    let refused = client(&script()).describe_vpcs().send().block().expect_err("a refusal");
    assert!(refused.to_string().contains("outside of a tokio runtime"), "{refused}");
}

#[tokio::test(start_paused = true)]
async fn what_is_not_sent_is_the_first_error() {
    let script = script();
    let nowhere = client(&script).describe_vpcs().send().regions("no-such-*");
    let mut items = nowhere.paginate().items().send();
    assert!(matches!(items.next().await, Some(Err(StreamError::NotSent(_)))));
    assert!(items.next().await.is_none());
    let nowhere = client(&script).describe_vpcs().send().regions("no-such-*");
    assert!(nowhere.paginate().items().await.is_err());
    assert!(script.seen().is_empty());
}

fn table(status: &str) -> Reply {
    ok(format!(r#"{{"Table": {{"TableName": "t", "TableStatus": "{status}"}}}}"#))
}

#[tokio::test(start_paused = true)]
async fn a_waiter_waits_for_each_region() {
    let script = Script::new(|seen| match (seen.region.as_str(), seen.attempt) {
        ("eu-west-1", 3..) => table("ACTIVE"),
        _ => table("CREATING"),
    });
    let dynamodb = dynamodb::Client::new(&script.config().build(), REGIONS).expect("a client");
    let wait = dynamodb.wait_until_table_exists().table_name("t").wait(Duration::from_secs(100));
    let waited = wait.await.expect("a result");
    let states: Vec<_> = waited.iter().map(|outcome| (outcome.region(), outcome.state())).collect();
    assert_eq!(states, [("eu-west-1", WaitState::Success), ("eu-west-2", WaitState::TimedOut)]);
    assert!(waited.require_all().is_err());
    assert!(script.seen().iter().all(|seen| seen.text() == r#"{"TableName":"t"}"#));
}
