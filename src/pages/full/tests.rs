//! Pages made by hand, put together.

use serde_json::{Value as Json, json};

use super::*;
use crate::model;
use crate::value::structure_from_json;

fn whole(service: &str, operation: &str, pages: &[Json]) -> Json {
    let operation = model::service(service).and_then(|s| s.operation(operation)).expect("an operation");
    let (shape, paginator) = (operation.output().expect("an output"), operation.paginator().expect("pages"));
    let mut full = Full::new(paginator.clone(), shape);
    for page in pages {
        full.add(structure_from_json(shape, page, &mut String::new).expect("a page"));
    }
    json!(full.finish())
}

#[test]
fn lists_grow_numbers_add_up_and_the_rest_is_the_first_pages() {
    let pages = [
        json!({"Items": [{"a": {"S": "1"}}], "Count": 1, "ScannedCount": 7, "ConsumedCapacity": {"TableName": "t"}}),
        json!({"Items": [], "Count": 0, "ScannedCount": 5, "ConsumedCapacity": {"TableName": "other"}}),
        json!({"Items": [{"a": {"S": "2"}}], "Count": 1, "ScannedCount": 1}),
    ];
    let expected = json!({
        "Items": [{"a": {"S": "1"}}, {"a": {"S": "2"}}], "Count": 2, "ScannedCount": 13,
        "ConsumedCapacity": {"TableName": "t"},
    });
    assert_eq!(whole("dynamodb", "scan", &pages), expected);
}

#[test]
fn texts_are_joined() {
    let pages = [json!({"LogFileData": "one,"}), json!({}), json!({"LogFileData": "two", "Marker": "m"})];
    assert_eq!(whole("rds", "download_db_log_file_portion", &pages), json!({"LogFileData": "one,two"}));
}

#[test]
fn results_inside_of_what_is_the_first_pages_are_those_of_all_pages() {
    let page = |name: &str, tag: Option<&str>| {
        let tags: Vec<Json> = tag.iter().map(|t| json!({"AppBoundaryKey": t, "TagValues": ["v"]})).collect();
        let tags = if tags.is_empty() { json!(null) } else { json!(tags) };
        json!({"ResourceCollection": {"CloudFormation": {"StackNames": [name]}, "Tags": tags}})
    };
    let found = whole("devops-guru", "get_resource_collection", &[page("a", None), page("b", Some("t"))]);
    assert_eq!(found["ResourceCollection"]["CloudFormation"]["StackNames"], json!(["a", "b"]));
    assert_eq!(found["ResourceCollection"]["Tags"][0]["AppBoundaryKey"], "t");
}

#[test]
fn a_later_page_may_set_members_behind_those_of_the_first() {
    let pages = [
        json!({"BudgetPerformanceHistory": {"BudgetName": "b"}}),
        json!({"BudgetPerformanceHistory": {"BudgetedAndActualAmountsList": [{"TimePeriod": {"Start": 1}}]}}),
    ];
    let found = whole("budgets", "describe_budget_performance_history", &pages);
    let history = &found["BudgetPerformanceHistory"];
    assert_eq!(history["BudgetName"], "b");
    assert_eq!(history["BudgetedAndActualAmountsList"].as_array().map(Vec::len), Some(1), "{found}");

    let [first, both] =
        [json!({"TableName": "t"}), json!({"TableName": "o", "Table": {"CapacityUnits": 1.5}})];
    let of = |json: &Json| {
        let scan = model::service("dynamodb").and_then(|s| s.operation("scan")).expect("an operation");
        let shape = scan.output().and_then(|o| o.member("ConsumedCapacity")).expect("a member").target();
        Value::Structure(structure_from_json(shape, json, &mut String::new).expect("a structure"))
    };
    let mut slot = of(&first);
    fill(&mut slot, of(&both));
    assert_eq!(json!(slot), json!({"TableName": "t", "Table": {"CapacityUnits": 1.5}}));
}

#[test]
fn maps_and_structures_lose_nothing() {
    let pages = [json!({"items": {"a": [[1]], "b": [[2]]}}), json!({"items": {"b": [[3]], "c": [[4]]}})];
    let expected = json!({"items": {"a": [[1]], "b": [[2], [3]], "c": [[4]]}});
    assert_eq!(whole("apigateway", "get_usage", &pages), expected);
    let days = |days: &[&str]| {
        let list: Vec<Json> = days.iter().map(|d| json!({"TimePeriod": {"Start": d}})).collect();
        json!({"BudgetPerformanceHistory": {"BudgetName": "b", "BudgetedAndActualAmountsList": list}})
    };
    let found = whole(
        "budgets",
        "describe_budget_performance_history",
        &[days(&["2026-01-01T00:00:00Z"]), days(&["2026-02-01T00:00:00Z"])],
    );
    let list = &found["BudgetPerformanceHistory"]["BudgetedAndActualAmountsList"];
    assert_eq!(list.as_array().map(Vec::len), Some(2));
}
