//! Paginators and waiters: what Smithy's traits hold, and what is left for ours.

mod common;

use common::{Botocore, Shapes, operation, structure};
use serde_json::{Value, json};

const PAGINATED: &str = "smithy.api#paginated";
const OURS: &str = "multiregion.traits#pagination";

fn fake(method: &str) -> Botocore {
    let mut op = operation();
    op["http"]["method"] = method.into();
    op["errors"] = json!([{ "shape": "Gone" }]);
    let mut gone = structure(json!({}));
    gone["error"] = json!({ "httpStatusCode": 404 });
    let shapes = json!({
        "String": { "type": "string" },
        "Number": { "type": "integer" },
        "List": { "type": "list", "member": { "shape": "String" } },
        "In": structure(json!({ "Token": { "shape": "String" }, "Max": { "shape": "Number" }, "Size": { "shape": "String" } })),
        "Out": structure(json!({ "Token": { "shape": "String" }, "Items": { "shape": "List" }, "More": { "shape": "List" } })),
        "Gone": gone,
    });
    Botocore::with("rest-json", json!({ "Do": op }), shapes)
}

fn paginator(value: Value) -> Shapes {
    let fake = fake("POST");
    fake.file("foo/2020-01-01/paginators-1", json!({ "pagination": { "Do": value } }));
    fake.shapes()
}

fn waiter(method: &str, acceptors: Value) -> Shapes {
    let fake = fake(method);
    let waiter = json!({ "operation": "Do", "delay": 15, "maxAttempts": 40, "acceptors": acceptors });
    fake.file("foo/2020-01-01/waiters-2", json!({ "version": 2, "waiters": { "Done": waiter } }));
    fake.shapes()
}

#[test]
fn a_plain_paginator_needs_no_trait_of_ours() {
    let shapes = paginator(json!({
        "input_token": "Token", "output_token": "Token", "result_key": "Items", "limit_key": "Max",
    }));
    let expected =
        json!({ "inputToken": "Token", "items": "Items", "outputToken": "Token", "pageSize": "Max" });
    assert_eq!(shapes.value("Do", PAGINATED), &expected);
    assert!(shapes.value("Do", OURS).is_null());
}

#[test]
fn what_smithy_loses_stands_beside_it_in_full() {
    let shapes = paginator(json!({
        "input_token": "Token", "output_token": "Token", "result_key": ["Items", "More"], "limit_key": "Size",
        "more_results": "Truncated", "non_aggregate_keys": ["Owner"],
    }));
    let expected = json!({ "inputToken": "Token", "items": "Items", "outputToken": "Token" });
    assert_eq!(shapes.value("Do", PAGINATED), &expected);
    let expected = json!({
        "inputTokens": ["Token"], "items": ["Items", "More"], "moreResults": "Truncated",
        "nonAggregate": ["Owner"], "outputTokens": ["Token"], "pageSize": "Size",
    });
    assert_eq!(shapes.value("Do", OURS), &expected);
}

#[test]
fn tokens_beyond_smithy_are_ours_alone() {
    for (input, output) in
        [(json!(["Token", "Size"]), json!(["Token", "Items"])), (json!("Token"), json!("Token || Items[-1]"))]
    {
        let shapes =
            paginator(json!({ "input_token": input, "output_token": output, "result_key": "Items" }));
        assert!(shapes.value("Do", PAGINATED).is_null());
        assert!(shapes.value("Do", OURS).is_object());
    }
}

#[test]
fn non_aggregate_keys_of_the_extras_are_kept() {
    let fake = fake("POST");
    let plain = json!({ "input_token": "Token", "output_token": "Token", "result_key": "Items" });
    fake.file("foo/2020-01-01/paginators-1", json!({ "pagination": { "Do": plain } }));
    let extra = json!({ "merge": { "pagination": { "Do": { "non_aggregate_keys": ["Owner"] } } } });
    fake.file("foo/2020-01-01/paginators-1.sdk-extras", extra);
    assert_eq!(fake.shapes().value("Do", OURS)["nonAggregate"], json!(["Owner"]));
}

#[test]
fn waiters_keep_every_matcher_and_the_attempts() {
    let shapes = waiter(
        "POST",
        json!([
            { "state": "success", "matcher": "pathAll", "argument": "Items[]", "expected": "done" },
            { "state": "failure", "matcher": "path", "argument": "length(Items) > `0`", "expected": true },
            { "state": "retry", "matcher": "error", "expected": "Gone.NotFound" },
            { "state": "retry", "matcher": "error", "expected": false },
        ]),
    );
    let output = |path: &str, comparator: &str, expected: &str| json!({ "output": { "comparator": comparator, "expected": expected, "path": path } });
    let expected = json!({ "Done": { "minDelay": 15, "acceptors": [
        { "state": "success", "matcher": output("Items[]", "allStringEquals", "done") },
        { "state": "failure", "matcher": output("length(Items) > `0`", "booleanEquals", "true") },
        { "state": "retry", "matcher": { "errorType": "Gone.NotFound" } },
        { "state": "retry", "matcher": { "success": true } },
    ] } });
    assert_eq!(shapes.value("Do", "smithy.waiters#waitable"), &expected);
    let expected = json!({ "Done": { "delay": 15, "maxAttempts": 40 } });
    assert_eq!(shapes.value("Do", "multiregion.traits#waiters"), &expected);
}

#[test]
fn a_status_is_an_error_for_smithy_and_itself_for_us() {
    let acceptors = json!([
        { "state": "success", "matcher": "status", "expected": 200 },
        { "state": "retry", "matcher": "status", "expected": 404 },
    ]);
    for (method, error) in [("GET", "Gone"), ("HEAD", "NotFound")] {
        let shapes = waiter(method, acceptors.clone());
        let expected = json!([
            { "state": "success", "matcher": { "success": true } },
            { "state": "retry", "matcher": { "errorType": error } },
        ]);
        assert_eq!(shapes.value("Do", "smithy.waiters#waitable")["Done"]["acceptors"], expected);
        assert_eq!(shapes.value("Do", "multiregion.traits#waiters")["Done"]["acceptors"], acceptors);
    }
}
