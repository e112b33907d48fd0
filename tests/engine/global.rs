//! Global services: one call for the regions that lead to the same place, and one answer under its real region.

use multiregion_client::{FailureKind, MultiRegionClient, MultiRegionResult};
use serde_json::{Value as Json, json};

use crate::support::{Script, answer, client, ok};

const USERS: &str = "<ListUsersResponse><ListUsersResult><Users><member><UserName>u</UserName></member></Users>\
                     <IsTruncated>false</IsTruncated></ListUsersResult></ListUsersResponse>";
const DENIED: &str =
    "<ErrorResponse><Error><Code>AccessDenied</Code><Message>no</Message></Error></ErrorResponse>";

fn regions(result: &MultiRegionResult) -> Vec<&str> {
    result.iter().map(|o| o.region()).collect()
}

fn global(result: &MultiRegionResult) -> Vec<bool> {
    result.iter().map(|o| o.is_global()).collect()
}

async fn in_regions<const N: usize>(
    script: &Script,
    service: &str,
    regions: [&str; N],
    operation: &str,
) -> MultiRegionResult {
    let client = client(&script.config().build(), service, regions);
    client.call(operation, json!({})).await.expect("a result")
}

#[tokio::test(start_paused = true)]
async fn a_global_service_is_called_once_and_answers_under_its_real_region() {
    let script = Script::always(ok(USERS));
    let result = in_regions(&script, "iam", ["eu-west-1", "us-east-1", "ap-south-1"], "list_users").await;
    let seen = script.only();
    assert_eq!(
        (seen.host.as_str(), seen.scope()),
        ("iam.amazonaws.com", Some("20260102/us-east-1/iam/aws4_request"))
    );
    assert_eq!((regions(&result), global(&result), result.len()), (vec!["us-east-1"], vec![true], 1));
    let outcome = result.iter().next().expect("an outcome");
    assert_eq!(outcome.asked_regions().collect::<Vec<_>>(), ["eu-west-1", "us-east-1", "ap-south-1"]);
    for asked in ["eu-west-1", "us-east-1", "ap-south-1"] {
        assert_eq!(result[asked]["Users"][0]["UserName"].as_str(), Some("u"), "{asked}");
    }
    assert_eq!(result["sa-east-1"].error().map(|e| e.kind()), Some(FailureKind::NotAsked));
    // The regions as they were asked for are still told.
    assert_eq!(result.selection().len(), 3);
    assert!(result.is_complete());

    assert_eq!(json!(result.items()), json!([{"UserName": "u", "RequestRegion": "us-east-1"}]));
    let merged = json!(result.merged());
    assert_eq!(merged["Users"], json!([{"UserName": "u", "RequestRegion": "us-east-1"}]));
    let told = merged["ResponseMetadata"].as_array().expect("a list");
    assert_eq!(
        (told.len(), &told[0]["RequestRegion"], &told[0]["Global"]),
        (1, &json!("us-east-1"), &json!(true))
    );
    assert_eq!(told[0]["AskedRegions"], json!(["eu-west-1", "us-east-1", "ap-south-1"]));
    let by_region = json!(result);
    assert_eq!(by_region.as_object().expect("regions").keys().collect::<Vec<_>>(), ["us-east-1"]);
}

#[tokio::test(start_paused = true)]
async fn what_makes_something_makes_it_once() {
    let script = Script::always(ok("<CreateUserResponse><CreateUserResult/></CreateUserResponse>"));
    let iam = client(&script.config().build(), "iam", ["eu-west-1", "eu-west-2"]);
    let made = iam.call("create_user", json!({"UserName": "u"})).await.expect("a result");
    assert!(made.is_complete());
    assert_eq!(script.only().region, "us-east-1");
}

#[tokio::test(start_paused = true)]
async fn a_caller_may_ask_for_a_call_in_every_region() {
    let asked = ["eu-west-1", "us-east-1", "ap-south-1"];
    let script = Script::always(ok(USERS));
    let builder = MultiRegionClient::builder(&script.config().build()).per_region(true);
    let iam = builder.build("iam", asked).expect("a client");
    let result = iam.call("list_users", json!({})).await.expect("a result");
    assert_eq!((regions(&result), global(&result)), (asked.to_vec(), vec![false; 3]));
    assert_eq!(script.seen().len(), 3);
    assert_eq!(json!(result.merged())["ResponseMetadata"][0]["Global"], Json::Null);

    let once = iam.call("list_users", json!({})).per_region(false).await.expect("a result");
    assert_eq!((regions(&once), script.seen().len()), (vec!["us-east-1"], 4));
    let iam = client(&script.config().build(), "iam", asked);
    let each = iam.call("list_users", json!({})).per_region(true).await.expect("a result");
    assert_eq!((regions(&each), script.seen().len()), (asked.to_vec(), 7));
}

#[tokio::test(start_paused = true)]
async fn a_global_failure_is_one_failure_and_each_regions_asked_for() {
    let script = Script::always(answer(403, DENIED));
    let result = in_regions(&script, "iam", ["eu-west-1", "eu-west-2"], "list_users").await;
    assert_eq!(result.errors().map(|(region, _)| region).collect::<Vec<_>>(), ["us-east-1"]);
    assert_eq!(result["eu-west-2"].error().map(|e| e.kind()), Some(FailureKind::AccessDenied));
    let told = result.into_result().expect_err("incomplete").to_string();
    assert!(told.starts_with("iam.ListUsers: 1 of 1 regions failed; us-east-1: AccessDenied"), "{told}");
}

/// In an opt-in region such an answer would mean that the region is not enabled; this one does not come from there.
#[tokio::test(start_paused = true)]
async fn a_global_failure_is_judged_as_its_real_regions() {
    let unknown = DENIED.replace("AccessDenied", "InvalidClientTokenId");
    let script = Script::always(answer(403, unknown));
    let result = in_regions(&script, "iam", ["af-south-1", "me-south-1"], "list_users").await;
    assert_eq!(result["me-south-1"].error().map(|e| e.kind()), Some(FailureKind::Credentials));
}

#[tokio::test(start_paused = true)]
async fn each_partition_has_a_global_service_of_its_own_in_the_place_of_the_first_asked() {
    let script = Script::always(ok(USERS));
    let asked = ["cn-northwest-1", "eu-west-1", "us-gov-east-1", "cn-north-1", "eu-west-2"];
    let result = in_regions(&script, "iam", asked, "list_users").await;
    assert_eq!(regions(&result), ["cn-north-1", "us-east-1", "us-gov-west-1"]);
    assert_eq!(global(&result), [true; 3]);
    assert_eq!(result["eu-west-2"].region(), "us-east-1");
    assert_eq!(result["cn-northwest-1"].region(), "cn-north-1");
}

#[tokio::test(start_paused = true)]
async fn a_region_asked_alone_shows_a_global_service_all_the_same() {
    let script = Script::always(ok(USERS));
    for alone in ["eu-west-1", "us-east-1", "aws-global"] {
        let result = in_regions(&script, "iam", [alone], "list_users").await;
        assert_eq!((regions(&result), global(&result)), (vec!["us-east-1"], vec![true]), "{alone}");
        assert!(result[alone].is_ok());
    }
    let script = Script::always(ok("{}"));
    let result = in_regions(&script, "networkmanager", ["us-west-2"], "describe_global_networks").await;
    assert_eq!((regions(&result), global(&result)), (vec!["us-west-2"], vec![true]));
    for regional in ["us-east-1", "eu-west-1", "aws-global", "eusc-de-east-1"] {
        let result = in_regions(&script, "sqs", [regional], "list_queues").await;
        assert_eq!((regions(&result), global(&result)), (vec![regional], vec![false]));
    }
}

#[tokio::test(start_paused = true)]
async fn operations_of_one_service_may_differ() {
    let script = Script::always(ok("{}"));
    let asked = ["eu-west-1", "us-west-2"];
    let plans = in_regions(&script, "arc-region-switch", asked, "list_plans").await;
    assert_eq!((regions(&plans), global(&plans)), (vec!["us-east-1"], vec![true]));
    let in_region = in_regions(&script, "arc-region-switch", asked, "list_plans_in_region").await;
    assert_eq!((regions(&in_region), global(&in_region)), (asked.to_vec(), vec![false; 2]));
}

#[tokio::test(start_paused = true)]
async fn the_callers_own_address_says_nothing_of_the_service() {
    let script = Script::always(ok(USERS));
    let asked = ["eu-west-1", "us-east-1"];
    let config = script.config().build();
    let builder = MultiRegionClient::builder(&config).endpoint_url("http://localhost:5000").anonymous();
    let result =
        builder.build("iam", asked).expect("a client").call("list_users", json!({})).await.expect("a result");
    assert_eq!((regions(&result), global(&result)), (asked.to_vec(), vec![false; 2]));
    let call =
        client(&config, "iam", asked).call("list_users", json!({})).endpoint_url("http://localhost:5000");
    assert_eq!(regions(&call.await.expect("a result")), asked);
    let general = script.config().endpoint_url("http://localhost:5000").build();
    assert_eq!(
        regions(&client(&general, "iam", asked).call("list_users", json!({})).await.expect("a result")),
        asked
    );
}

#[tokio::test(start_paused = true)]
async fn the_input_may_lead_all_regions_to_one() {
    let script = Script::always(ok(""));
    let asked = ["eu-west-1", "us-east-1", "us-west-2"];
    let s3 = client(&script.config().build(), "s3", asked);
    let get = |bucket: &str| s3.call("get_object", json!({"Bucket": bucket, "Key": "k"}));
    let result = get("arn:aws:s3:us-west-2:123456789012:accesspoint:ap").await.expect("a result");
    assert_eq!((regions(&result), global(&result)), (vec!["us-west-2"], vec![true]));
    // Signed for all regions: it has none of its own, and keeps the first that was asked for.
    let result = get("arn:aws:s3::123456789012:accesspoint:mfzwi23gnjvgw.mrap").await.expect("a result");
    assert_eq!((regions(&result), global(&result)), (vec!["eu-west-1"], vec![true]));
    let result = get("b-one").await.expect("a result");
    assert_eq!((regions(&result), global(&result)), (asked.to_vec(), vec![false; 3]));
    // What the rules refuse is each region's own failure.
    let result = get("arn:aws-cn:s3:cn-north-1:123456789012:accesspoint:ap").await.expect("a result");
    assert_eq!((regions(&result), result.errors().count()), (asked.to_vec(), 3));
}

#[tokio::test(start_paused = true)]
async fn every_outcome_has_a_region_of_its_own() {
    let script = Script::always(ok(USERS));
    let result =
        in_regions(&script, "iam", ["us-east-1", "fips-eu-west-1", "fips-eu-west-2"], "list_users").await;
    assert_eq!(regions(&result), ["us-east-1", "fips-eu-west-1"]);
    assert_eq!(result["fips-eu-west-2"].region(), "fips-eu-west-1");
    assert_eq!(
        script.seen().iter().map(|s| s.host.as_str()).collect::<Vec<_>>(),
        ["iam.amazonaws.com", "iam-fips.amazonaws.com"]
    );
}

#[tokio::test(start_paused = true)]
async fn a_service_of_bearer_tokens_is_global_by_its_host_alone() {
    let script = Script::always(ok("{}"));
    let token = aws_credential_types::provider::token::SharedTokenProvider::new(
        aws_credential_types::Token::new("t", None),
    );
    let config = script.config().token_provider(token).build();
    let result =
        client(&config, "codecatalyst", ["eu-west-1", "us-west-2"]).call("list_spaces", json!({})).await;
    let result = result.expect("a result");
    assert_eq!((regions(&result), script.seen().len()), (vec!["us-east-1"], 1));
}
