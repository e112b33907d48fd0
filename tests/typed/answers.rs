//! What a typed answer of many regions tells: outputs, failures, items and one merged output.

use mr::ec2::Client;
use mr::{FailureKind, ec2, s3};
use multiregion_client as mr;
use serde_json::json;

use crate::support::{Reply, Script, answer, ok};

const REGIONS: [&str; 2] = ["eu-west-1", "eu-west-2"];

fn vpcs(ids: &[&str]) -> Reply {
    let items: String = ids.iter().map(|id| format!("<item><vpcId>{id}</vpcId></item>")).collect();
    ok(format!("<DescribeVpcsResponse><vpcSet>{items}</vpcSet></DescribeVpcsResponse>"))
}

fn denied() -> Reply {
    answer(
        403,
        "<Response><Errors><Error><Code>UnauthorizedOperation</Code><Message>no</Message></Error></Errors></Response>",
    )
}

fn both() -> Script {
    Script::new(|seen| match seen.region.as_str() {
        "eu-west-1" => vpcs(&["vpc-1", "vpc-2"]),
        _ => vpcs(&["vpc-3"]),
    })
}

fn one() -> Script {
    Script::new(|seen| match seen.region.as_str() {
        "eu-west-1" => vpcs(&["vpc-1"]),
        _ => denied(),
    })
}

fn client(script: &Script) -> Client {
    Client::new(&script.config().build(), REGIONS).expect("a client")
}

#[tokio::test(start_paused = true)]
async fn a_region_that_failed_is_empty_and_tells_why() {
    let answer = client(&one()).describe_vpcs().send().await.expect("an answer");
    assert_eq!(answer["eu-west-1"].vpcs()[0].vpc_id(), Some("vpc-1"));
    assert!(answer["eu-west-2"].vpcs().is_empty());
    assert!(answer["eu-west-2"].next_token().is_none());
    let error = answer.result("eu-west-2").expect_err("a failure");
    assert_eq!((error.code(), error.kind()), (Some("UnauthorizedOperation"), FailureKind::AccessDenied));
    let strange = answer.result("us-east-1").expect_err("a failure");
    assert_eq!(strange.kind(), FailureKind::NotAsked);
    assert_eq!(answer.outputs().map(|(region, _)| region).collect::<Vec<_>>(), ["eu-west-1"]);
    let by_region: Vec<_> = answer.iter().map(|(region, result)| (region, result.is_ok())).collect();
    assert_eq!(by_region, [("eu-west-1", true), ("eu-west-2", false)]);
    assert!(!answer.is_complete());

    let any = answer.clone().require_any().expect("one region answered");
    let error = any.require_all().expect_err("one did not");
    assert_eq!(error.result().errors().map(|(region, _)| region).collect::<Vec<_>>(), ["eu-west-2"]);
    let (first, second) = (answer.clone().into_region("eu-west-1"), answer.clone().into_region("eu-west-2"));
    assert_eq!(first.expect("an output").vpcs().len(), 1);
    assert_eq!(second.expect_err("a failure").code(), Some("UnauthorizedOperation"));
    let ignoring = mr::Ignore::new().kind(FailureKind::AccessDenied);
    assert!(answer.ignoring(ignoring).require_all().is_ok());
}

#[tokio::test(start_paused = true)]
async fn items_and_the_merged_output_bear_their_region() {
    let answer = client(&both()).describe_vpcs().send().await.expect("an answer");
    let items = answer.items();
    let shown: Vec<_> = items.iter().map(|vpc| (vpc.region(), vpc.vpc_id().unwrap_or("?"))).collect();
    assert_eq!(shown, [("eu-west-1", "vpc-1"), ("eu-west-1", "vpc-2"), ("eu-west-2", "vpc-3")]);
    assert_eq!(json!(items)[2], json!({"VpcId": "vpc-3", "RequestRegion": "eu-west-2"}));
    assert_eq!(items[2]["VpcId"].as_str(), Some("vpc-3"));

    let merged = answer.merged();
    let shown: Vec<_> = merged
        .vpcs()
        .iter()
        .map(|vpc| (vpc.request_region().and_then(|region| region.as_str()), vpc.vpc_id()))
        .collect();
    assert_eq!(
        shown,
        [
            (Some("eu-west-1"), Some("vpc-1")),
            (Some("eu-west-1"), Some("vpc-2")),
            (Some("eu-west-2"), Some("vpc-3"))
        ]
    );
    assert_eq!(merged.vpcs()[2]["RequestRegion"].as_str(), Some("eu-west-2"));
    assert!(answer["eu-west-1"].vpcs()[0].request_region().is_none());
}

#[tokio::test(start_paused = true)]
async fn a_view_is_the_dynamic_value_too() {
    let answer = client(&both()).describe_vpcs().send().await.expect("an answer");
    let vpc = &answer["eu-west-2"].vpcs()[0];
    assert_eq!((vpc["VpcId"].as_str(), vpc.vpc_id()), (Some("vpc-3"), Some("vpc-3")));
    assert_eq!(json!(vpc), json!({"VpcId": "vpc-3"}));
    let dynamic = answer.clone().into_dynamic();
    assert_eq!(json!(answer), json!(dynamic));
    assert_eq!(json!(answer.items()), json!(dynamic.items()));
    assert_eq!(json!(answer.merged()), json!(dynamic.merged()));
    assert_eq!(json!(answer["eu-west-1"]), json!(dynamic["eu-west-1"].output()));
    assert_eq!(format!("{vpc:?}"), format!("{:?}", dynamic["eu-west-2"]["Vpcs"][0]));
    assert_eq!(vpc.clone(), answer["eu-west-2"].vpcs()[0]);
}

#[tokio::test(start_paused = true)]
async fn a_call_has_the_settings_of_the_dynamic_one() {
    let script = both();
    let call = client(&script).describe_vpcs().send().regions("eu-west-2").header("x-test", "1");
    let answer = call.endpoint_url("https://own.example").await.expect("an answer");
    let seen = script.only();
    assert_eq!((seen.host.as_str(), seen.header("x-test")), ("own.example", Some("1")));
    assert_eq!(answer.result("eu-west-2").expect("an output").vpcs().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn outcomes_come_one_by_one() {
    let mut outcomes = client(&one()).describe_vpcs().send().stream().await.expect("a stream");
    let mut told = Vec::new();
    while let Some(outcome) = outcomes.next().await {
        let vpcs = outcome.result().map(|output| output.vpcs().len()).map_err(|error| error.kind());
        told.push((outcome.region().to_owned(), vpcs));
    }
    told.sort_by(|(a, _), (b, _)| a.cmp(b));
    let expected = [("eu-west-1", Ok(1)), ("eu-west-2", Err(FailureKind::AccessDenied))];
    assert_eq!(told, expected.map(|(region, vpcs)| (region.to_owned(), vpcs)));
}

#[tokio::test(start_paused = true)]
async fn errors_that_the_model_names_are_told_apart() {
    use s3::Errors as _;
    let script = Script::new(|seen| match seen.region.as_str() {
        "eu-west-1" => answer(404, "<Error><Code>NoSuchKey</Code><Message>gone</Message></Error>"),
        _ => answer(
            403,
            "<Error><Code>InvalidObjectState</Code><Message>cold</Message><StorageClass>GLACIER</StorageClass></Error>",
        ),
    });
    let s3 = s3::Client::new(&script.config().build(), REGIONS).expect("a client");
    let answer = s3.get_object().bucket("box").key("k").send().await.expect("an answer");
    let error = answer.result("eu-west-1").expect_err("a failure");
    assert!(error.is_no_such_key() && !error.is_no_such_bucket());
    assert!(error.as_no_such_key().is_some() && error.as_invalid_object_state().is_none());
    let cold = answer.result("eu-west-2").expect_err("a failure");
    let state = cold.as_invalid_object_state().expect("that error");
    assert_eq!(state.storage_class(), Some(s3::types::StorageClass::Glacier));
    assert_eq!(state["StorageClass"].as_str(), Some("GLACIER"));
}

#[tokio::test(start_paused = true)]
async fn a_typed_client_is_of_its_own_service() {
    use mr::typed::ServiceClient as _;
    let script = both();
    let config = script.config().build();
    let built: ec2::Client = mr::MultiRegionClient::builder(&config).client(REGIONS).expect("a client");
    assert!(ec2::Client::of(built.dynamic().clone()).is_ok());
    let error = s3::Client::of(built.dynamic().clone()).expect_err("another service").to_string();
    assert!(error.contains("expected a client of s3, found one of ec2"), "{error}");
}
