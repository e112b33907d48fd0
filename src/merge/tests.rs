//! Outcomes made by hand, merged.

use serde_json::{Value as Json, json};

use crate::model::{self, Operation};
use crate::outcome::{CallError, FailureKind, Metadata, Outcome};
use crate::result::MultiRegionResult;
use crate::value::structure_from_json;

mod nested;

fn operation(service: &str, name: &str) -> &'static Operation {
    model::service(service).and_then(|s| s.operation(name)).expect("an operation")
}

fn answered(operation: &'static Operation, region: &str, output: Json) -> Outcome {
    let shape = operation.output().unwrap_or_else(model::unit);
    let output = structure_from_json(shape, &output, &mut String::new).expect("an output");
    let truncated = crate::pages::continues_after(operation, &output);
    let metadata = Metadata {
        request_id: Some(format!("id-{region}")),
        status: Some(200),
        attempts: 1,
        ..Metadata::default()
    };
    Outcome { truncated, metadata, ..Outcome::of(region, Ok(output)) }
}

fn failed(region: &str) -> Outcome {
    Outcome::failed(region, CallError::new(FailureKind::Unreachable, "no route"))
}

fn vpcs(outcomes: impl IntoIterator<Item = (&'static str, Json)>) -> MultiRegionResult {
    let operation = operation("ec2", "describe_vpcs");
    let outcomes = outcomes.into_iter().map(|(region, output)| answered(operation, region, output));
    MultiRegionResult::new(operation, outcomes.collect())
}

fn two() -> MultiRegionResult {
    vpcs([
        ("eu-west-1", json!({"Vpcs": [{"VpcId": "vpc-1", "Tags": [{"Key": "k", "Value": "v"}]}]})),
        ("eu-west-2", json!({"Vpcs": [{"VpcId": "vpc-2"}, {"VpcId": "vpc-3"}], "NextToken": "t"})),
    ])
}

#[test]
fn by_region_each_output_is_as_a_normal_client_answers() {
    let result = two();
    assert_eq!(result["eu-west-1"]["Vpcs"][0]["VpcId"].as_str(), Some("vpc-1"));
    let expected = json!({"Vpcs": [{"VpcId": "vpc-1", "Tags": [{"Key": "k", "Value": "v"}]}]});
    assert_eq!(json!(result)["eu-west-1"], expected);
}

#[test]
fn items_are_one_list_each_with_its_region_and_nothing_else_changed() {
    let result = two();
    let items = result.items();
    let expected = json!([
        {"VpcId": "vpc-1", "Tags": [{"Key": "k", "Value": "v"}], "RequestRegion": "eu-west-1"},
        {"VpcId": "vpc-2", "RequestRegion": "eu-west-2"},
        {"VpcId": "vpc-3", "RequestRegion": "eu-west-2"},
    ]);
    assert_eq!(json!(items.to_vec()), expected);
    assert_eq!(items.truncated(), ["eu-west-2"]);
    assert!(!items.is_complete() && items.missing().is_empty());
}

#[test]
fn merged_is_the_operations_own_output_with_the_facts_of_each_region_beside_it() {
    let result = two();
    let merged = result.merged();
    assert_eq!(merged["Vpcs"][2]["RequestRegion"].as_str(), Some("eu-west-2"));
    let json = json!(merged);
    assert_eq!(json["Vpcs"], json!(result.items().to_vec()));
    assert_eq!(json.get("NextToken"), None);
    let facts = |region: &str| json!({"RequestRegion": region, "RequestId": format!("id-{region}"), "HTTPStatusCode": 200, "Attempts": 1, "ElapsedMilliseconds": 0});
    let mut second = facts("eu-west-2");
    second["Truncated"] = json!(true);
    assert_eq!(json["ResponseMetadata"], json!([facts("eu-west-1"), second]));
}

/// An empty region beside one that failed.
fn empty_and_failed() -> MultiRegionResult {
    let operation = operation("ec2", "describe_vpcs");
    let empty = answered(operation, "eu-west-1", json!({"Vpcs": []}));
    MultiRegionResult::new(operation, vec![empty, failed("eu-west-2")])
}

#[test]
fn a_region_that_failed_is_told_by_every_accessor() {
    let result = empty_and_failed();
    assert!(!result.is_complete());
    // An empty list is a list; what is not known is none.
    assert_eq!(result["eu-west-1"]["Vpcs"].as_list().map(<[_]>::len), Some(0));
    assert!(result["eu-west-2"]["Vpcs"].is_null());
    assert!(result["eu-west-2"].to::<Json>().is_err() && result["eu-west-1"].to::<Json>().is_ok());
    assert_eq!(result.outputs().map(|(region, _)| region).collect::<Vec<_>>(), ["eu-west-1"]);
    assert_eq!(result.errors().map(|(region, _)| region).collect::<Vec<_>>(), ["eu-west-2"]);
    assert_eq!(result.items().missing(), ["eu-west-2"]);
    assert!(!result.items().is_complete() && !result.merged().is_complete());
    let typed = result.items_as::<Json>().expect("items");
    assert_eq!((typed.missing(), typed.is_complete(), typed.len()), (&["eu-west-2"][..], false, 0));
    assert_eq!(result.merged().missing().collect::<Vec<_>>(), ["eu-west-2"]);
    let error = json!({"Kind": "Unreachable", "Message": "no route"});
    assert_eq!(json!(result)["eu-west-2"], json!({ "RequestError": error }));
    assert_eq!(json!(result.items()), json!([{ "RequestError": error, "RequestRegion": "eu-west-2" }]));
    assert_eq!(json!(result.merged())["ResponseMetadata"][1]["RequestError"], error);
    let incomplete = result.into_result().expect_err("incomplete");
    let told = "ec2.DescribeVpcs: 1 of 2 regions failed; eu-west-2: Unreachable: no route";
    assert_eq!(incomplete.to_string(), told);
    assert_eq!(incomplete.into_result().len(), 2);
}

#[test]
fn a_region_that_is_ignored_counts_for_nothing_and_is_seen_by_every_accessor() {
    let result = empty_and_failed().ignoring(FailureKind::Unreachable);
    assert!(result.is_complete() && result.items().is_complete() && result.merged().is_complete());
    assert_eq!(result.len(), 2);
    assert!(result["eu-west-2"].is_ignored() && !result["eu-west-2"].is_ok());
    assert!(!result["eu-west-1"].is_ignored());
    assert!(result["eu-west-2"]["Vpcs"].is_null());
    assert_eq!(result.errors().count(), 0);
    assert_eq!(result.ignored().map(|(region, _)| region).collect::<Vec<_>>(), ["eu-west-2"]);
    assert_eq!((result.items().missing(), result.items().ignored()), (&[][..], &["eu-west-2"][..]));
    assert_eq!(result.items_as::<Json>().expect("items").ignored(), ["eu-west-2"]);
    assert_eq!(result.merged().missing().count(), 0);
    assert_eq!(result.merged().ignored().collect::<Vec<_>>(), ["eu-west-2"]);
    let error = json!({"Kind": "Unreachable", "Ignored": true, "Message": "no route"});
    assert_eq!(json!(result)["eu-west-2"], json!({ "RequestError": error }));
    assert_eq!(json!(result.items()), json!([{ "RequestError": error, "RequestRegion": "eu-west-2" }]));
    assert_eq!(json!(result.merged())["ResponseMetadata"][1]["RequestError"], error);
    assert!(result.require_all().and_then(MultiRegionResult::require_any).is_ok());
}

#[test]
fn what_is_ignored_is_no_answer() {
    let operation = operation("ec2", "describe_vpcs");
    let all_failed = || MultiRegionResult::new(operation, vec![failed("eu-west-1"), failed("eu-west-2")]);
    let told = all_failed().require_any().expect_err("no answer").to_string();
    assert!(told.starts_with("ec2.DescribeVpcs: 2 of 2 regions failed; eu-west-1: Unreachable"), "{told}");
    let ignored = all_failed().ignoring(FailureKind::Unreachable).require_all().expect("all ignored");
    let told = ignored.require_any().expect_err("no answer").to_string();
    assert!(
        told.starts_with("ec2.DescribeVpcs: 0 of 2 regions failed, 2 ignored; eu-west-1, ignored: "),
        "{told}"
    );
    assert!(empty_and_failed().require_any().is_ok() && empty_and_failed().require_all().is_err());
    // Another kind is not ignored, and what is ignored stays so.
    let result = empty_and_failed().ignoring(FailureKind::Throttled);
    assert!(!result.is_complete() && result.ignored().count() == 0);
    assert!(result.ignoring(FailureKind::Unreachable).ignoring(FailureKind::Throttled).is_complete());
}

#[test]
fn one_page_of_more_is_not_complete_and_told_by_every_accessor() {
    let result = two();
    assert!(!result.is_complete() && result.is_truncated());
    assert!(!result.items().is_complete() && !result.merged().is_complete());
    assert_eq!(result.items_as::<Json>().expect("items").truncated(), ["eu-west-2"]);
    let items = json!(result.items());
    let last = items.as_array().and_then(|items| items.last()).expect("a last");
    assert_eq!(
        (&last["RequestError"]["Kind"], &last["RequestRegion"]),
        (&json!("Truncated"), &json!("eu-west-2"))
    );
    // Its region answered.
    assert!(result.require_all().is_ok());
}

#[test]
fn a_list_that_an_answer_leaves_out_is_empty_and_one_that_is_not_known_is_none() {
    let operation = operation("sqs", "list_queues");
    let result = MultiRegionResult::new(
        operation,
        vec![answered(operation, "eu-west-1", json!({})), failed("eu-west-2")],
    );
    assert_eq!(result["eu-west-1"]["QueueUrls"].as_list().map(<[_]>::len), Some(0));
    assert!(result["eu-west-1"]["NextToken"].is_null() && result["eu-west-1"]["NoSuchMember"].is_null());
    assert!(result["eu-west-2"]["QueueUrls"].as_list().is_none());
    assert_eq!(result.merged()["QueueUrls"].as_list().map(<[_]>::len), Some(0));
    let nobody = MultiRegionResult::new(operation, vec![failed("eu-west-2")]);
    assert!(nobody.merged()["QueueUrls"].is_null());
    // As JSON, an answer is as it was.
    assert_eq!(json!(result)["eu-west-1"], json!({}));
}

#[test]
fn a_region_that_was_not_asked_is_an_error_and_no_panic() {
    let result = two();
    assert_eq!(result["us-east-1"].error().map(CallError::kind), Some(FailureKind::NotAsked));
    assert!(result.get("us-east-1").is_none());
}

#[test]
fn plain_strings_are_joined_and_keep_their_region_as_items() {
    let operation = operation("dynamodb", "list_tables");
    let outcomes = [("eu-west-1", json!(["one", "two"])), ("eu-west-2", json!(["one"]))]
        .map(|(region, names)| answered(operation, region, json!({ "TableNames": names })));
    let result = MultiRegionResult::new(operation, outcomes.into());
    assert_eq!(json!(result.merged())["TableNames"], json!(["one", "two", "one"]));
    assert_eq!(json!(result.items())[2], json!({"Value": "one", "RequestRegion": "eu-west-2"}));
    let items = result.items_as::<String>().expect("strings");
    assert_eq!(items[1], ("eu-west-1".to_owned(), "two".to_owned()));
}

#[test]
fn an_output_without_lists_is_an_item_and_stays_apart_when_merged() {
    let operation = operation("sts", "get_caller_identity");
    let outcomes =
        ["eu-west-1", "eu-west-2"].map(|region| answered(operation, region, json!({"Account": region})));
    let result = MultiRegionResult::new(operation, outcomes.into());
    assert_eq!(json!(result.items())[0], json!({"Account": "eu-west-1", "RequestRegion": "eu-west-1"}));
    let merged = json!(result.merged());
    assert_eq!(merged.get("Account"), None);
    assert_eq!(merged["ResponseMetadata"][1]["Output"]["Account"], "eu-west-2");
}

#[test]
fn a_list_inside_a_structure_is_merged_where_it_stands() {
    let operation = operation("cloudfront", "list_distributions");
    let list = json!({"Marker": "", "MaxItems": 1, "IsTruncated": false, "Quantity": 1, "Items": []});
    let one = |region| answered(operation, region, json!({ "DistributionList": list }));
    let result = MultiRegionResult::new(operation, ["eu-west-1", "eu-west-2"].map(one).into());
    assert_eq!(json!(result.merged())["DistributionList"], json!({"Items": []}));
    let kept = &json!(result.merged())["ResponseMetadata"][0]["Output"]["DistributionList"];
    assert_eq!(kept["Quantity"], 1);
}

#[test]
fn an_item_that_is_not_of_the_callers_type_is_told_with_its_region() {
    let error = two().items_as::<u64>().expect_err("no number").to_string();
    assert!(error.starts_with("an item of eu-west-1: "), "{error}");
}

/// If a model gives an item a member of that name, the region needs another one: this is where it is noticed.
#[test]
fn no_item_of_any_operation_has_a_member_that_the_region_or_its_error_would_hide() {
    let mut lists = 0;
    for operation in model::services().flat_map(|service| service.operations()) {
        for path in super::fields(operation) {
            let mut shape = operation.output().expect("an output");
            for step in &path {
                shape = shape.member(step).expect("a member").target();
            }
            // Of a stream of events each is one, and in it the event's own value.
            let item = shape.element().map_or(shape, crate::model::Member::target);
            for name in [super::REQUEST_REGION, crate::REQUEST_ERROR] {
                assert!(item.member(name).is_none(), "{operation:?} {path:?}");
            }
            lists += 1;
        }
    }
    let outputs = model::services().flat_map(|s| s.operations()).filter_map(|o| o.output());
    assert!(outputs.into_iter().all(|o| o.member(crate::REQUEST_ERROR).is_none()));
    assert!(lists > 5_000, "{lists} result lists");
}

#[test]
fn a_merged_list_has_each_value_of_a_key_once() {
    let result = vpcs([
        ("eu-west-1", json!({"Vpcs": [{"VpcId": "vpc-1"}, {"VpcId": "vpc-2"}, {"State": "available"}]})),
        ("eu-west-2", json!({"Vpcs": [{"VpcId": "vpc-2"}, {"VpcId": "vpc-3"}, {"State": "available"}]})),
    ]);
    let merged = result.merged().dedup_by("VpcId").expect("a key");
    // What has nothing there stays.
    let expected = json!([
        {"VpcId": "vpc-1", "RequestRegion": "eu-west-1"},
        {"VpcId": "vpc-2", "RequestRegion": "eu-west-1"},
        {"State": "available", "RequestRegion": "eu-west-1"},
        {"VpcId": "vpc-3", "RequestRegion": "eu-west-2"},
        {"State": "available", "RequestRegion": "eu-west-2"},
    ]);
    assert_eq!(json!(merged)["Vpcs"], expected);
    let error = result.merged().dedup_by("VpcID").expect_err("no such member").to_string();
    assert!(error.contains("VpcId"), "{error}");
}
