//! Items by path, each once, and what expressions find in them.

use serde_json::{Value as Json, json};

use super::{answered, failed, operation};
use crate::merge::ItemPath;
use crate::query::Query;
use crate::result::MultiRegionResult;

fn result(
    service: &str,
    name: &str,
    outputs: impl IntoIterator<Item = (&'static str, Json)>,
) -> MultiRegionResult {
    let operation = operation(service, name);
    let outcomes = outputs.into_iter().map(|(region, output)| answered(operation, region, output));
    MultiRegionResult::new(operation, outcomes.collect())
}

fn instances() -> MultiRegionResult {
    let reservation = |ids: &[&str]| {
        let instances: Vec<Json> = ids.iter().map(|id| json!({"InstanceId": id})).collect();
        json!({"OwnerId": "1", "Instances": instances})
    };
    result(
        "ec2",
        "describe_instances",
        [
            ("eu-west-1", json!({"Reservations": [reservation(&["i-1", "i-2"]), reservation(&[])]})),
            ("eu-west-2", json!({"Reservations": [reservation(&["i-3"])], "NextToken": "t"})),
        ],
    )
}

#[test]
fn nested_items_keep_their_region() {
    let result = instances();
    let items = result.items_at("Reservations[].Instances[]").expect("a path");
    let expected = json!([
        {"InstanceId": "i-1", "RequestRegion": "eu-west-1"},
        {"InstanceId": "i-2", "RequestRegion": "eu-west-1"},
        {"InstanceId": "i-3", "RequestRegion": "eu-west-2"},
    ]);
    assert_eq!(json!(items.to_vec()), expected);
    assert_eq!((items.truncated(), items.is_complete()), (&["eu-west-2"][..], false));
    assert_eq!(json!(items)[3]["RequestError"]["Kind"], "Truncated");
    // Brackets say that something is a list; lists are looked through without them.
    for path in ["Reservations.Instances", "Reservations[*].Instances[*]"] {
        assert_eq!(json!(result.items_at(path).expect("a path").to_vec()), expected);
    }
    let ids = result.items_at("Reservations[].Instances[].InstanceId").expect("a path");
    assert_eq!(json!(ids.to_vec())[2], json!({"Value": "i-3", "RequestRegion": "eu-west-2"}));
    let typed = ids.to::<String>().expect("strings");
    assert_eq!(typed[1], ("eu-west-1".to_owned(), "i-2".to_owned()));
    let owners = result.items_at("Reservations[].OwnerId").expect("a path");
    assert_eq!(owners.len(), 3);
}

#[test]
fn maps_are_gone_into_by_key_or_whole() {
    let row = json!({"id": {"S": "one"}, "size": {"N": "2"}});
    let result = result("dynamodb", "scan", [("eu-west-1", json!({"Items": [row, {"id": {"S": "two"}}]}))]);
    let found = |path: &str| json!(result.items_at(path).expect("a path").to_vec());
    assert_eq!(found("Items[].size"), json!([{"N": "2", "RequestRegion": "eu-west-1"}]));
    assert_eq!(found("Items[].id.S")[1], json!({"Value": "two", "RequestRegion": "eu-west-1"}));
    assert_eq!(found("Items[].*").as_array().map(Vec::len), Some(3));
}

#[test]
fn a_path_that_does_not_fit_is_told_with_the_nearest_name() {
    let result = instances();
    let told = |path: &str| result.items_at(path).expect_err("no path").to_string();
    assert_eq!(
        told("Reservations[].Instanses[]"),
        "ec2.DescribeInstances: path \"Reservations[].Instanses[]\": unknown member of Reservation: \"Instanses\"; did you \
         mean \"Instances\"?"
    );
    assert!(told("Reservations[].OwnerId[]").ends_with("OwnerId is no list, but a string"));
    assert!(told("Reservations[].OwnerId.Name").ends_with("Name: no member of a string"));
    for path in ["", ".", "Reservations[0]", "Reservations..Instances", "[]", "Reservations]", "*"] {
        assert!(told(path).contains("DescribeInstances: path"), "{path}");
    }
    assert!(ItemPath::of(result.operation(), &"Reservations.".repeat(100_000)).is_err());
}

#[test]
fn what_several_regions_have_is_one_item_that_names_them() {
    let bucket = |name: &str, date: i64| json!({"Name": name, "CreationDate": date});
    let result = result(
        "s3",
        "list_buckets",
        [
            ("eu-west-1", json!({"Buckets": [bucket("a", 1), bucket("b", 1), bucket("a", 1)]})),
            ("eu-west-2", json!({"Buckets": [bucket("b", 2), {}, {}]})),
        ],
    );
    let distinct = result.items().dedup_by("Name").expect("a key");
    let regions: Vec<_> = distinct.iter().map(|item| (item["Name"].as_str(), item.regions())).collect();
    let both = &["eu-west-1", "eu-west-2"][..];
    let second = &["eu-west-2"][..];
    assert_eq!(regions, [(Some("a"), &both[..1]), (Some("b"), both), (None, second), (None, second)]);
    let expected = json!({
        "Name": "b", "CreationDate": "1970-01-01T00:00:01+00:00", "RequestRegion": "eu-west-1",
        "RequestRegions": ["eu-west-1", "eu-west-2"],
    });
    assert_eq!(json!(distinct)[1], expected);
    let told = result.items().dedup_by("Nmae").expect_err("no key").to_string();
    assert_eq!(
        told,
        "s3.ListBuckets: path \"Nmae\": unknown member of Bucket: \"Nmae\"; did you mean \"Name\"?"
    );
}

#[test]
fn plain_items_are_distinct_by_their_value_and_failures_stay_told() {
    let operation = operation("dynamodb", "list_tables");
    let outcomes =
        ["eu-west-1", "eu-west-2"].map(|region| answered(operation, region, json!({"TableNames": ["tab"]})));
    let outcomes = outcomes.into_iter().chain([failed("eu-west-3")]).collect();
    let result = MultiRegionResult::new(operation, outcomes);
    let distinct = result.items().dedup_by("Value").expect("a key");
    assert_eq!((distinct.len(), distinct[0].regions().len(), distinct.missing()), (1, 2, &["eu-west-3"][..]));
    assert_eq!(json!(distinct).as_array().map(Vec::len), Some(2));
    assert!(result.items().dedup_by("Name").is_err());
}

#[test]
fn expressions_look_at_the_merged_answer_and_at_items() {
    let result = instances();
    let found =
        result.merged().query("Reservations[].[RequestRegion, length(Instances)]").expect("an answer");
    assert_eq!(found, json!([["eu-west-1", 2], ["eu-west-1", 0], ["eu-west-2", 1]]));
    let truncated = result.merged().query("ResponseMetadata[?Truncated].RequestRegion | [0]");
    assert_eq!(truncated, Ok(json!("eu-west-2")));
    let items = result.items_at("Reservations[].Instances[]").expect("a path");
    let found = items.query("[?RequestRegion == 'eu-west-2'].InstanceId");
    assert_eq!(found, Ok(json!(["i-3"])));
    let by_region = Query::compile("keys(@)").and_then(|query| query.search(&result));
    assert_eq!(by_region, Ok(json!(["eu-west-1", "eu-west-2"])));
    let error = items.query("length(").expect_err("no expression");
    assert!(error.to_string().starts_with("JMESPath expression \"length(\": "), "{error}");
}

/// A caller's own key is kept, and so is the region.
#[test]
fn an_item_with_a_key_of_that_name_stands_apart_from_its_region() {
    let row = json!({"RequestRegion": {"S": "mine"}});
    let result = result("dynamodb", "scan", [("eu-west-1", json!({ "Items": [row] }))]);
    assert_eq!(json!(result.items())[0], json!({"Value": row, "RequestRegion": "eu-west-1"}));
    assert_eq!(result.items()[0]["RequestRegion"]["S"].as_str(), Some("mine"));
    assert_eq!(result.items()[0].region(), "eu-west-1");
}

#[test]
fn an_item_has_its_region_by_name() {
    let result = result("dynamodb", "scan", [("eu-west-1", json!({ "Items": [{"k": {"S": "v"}}] }))]);
    assert_eq!(result.items()[0]["RequestRegion"].as_str(), Some("eu-west-1"));
    assert_eq!(result.items()[0]["k"]["S"].as_str(), Some("v"));
}
