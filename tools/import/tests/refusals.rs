//! Every refusal names the file, the place in it and what was expected; nothing is dropped in silence.

mod common;

use common::{Botocore, metadata, operation, structure};
use serde_json::{Value, json};

const FILE: &str = "data/foo/2020-01-01/service-2.json";

fn shapes() -> Value {
    json!({ "In": structure(json!({})), "Out": structure(json!({})), "String": { "type": "string" } })
}

fn error(operation: Value, shapes: Value) -> String {
    Botocore::with("rest-json", json!({ "Do": operation }), shapes).error()
}

#[test]
fn unknown_keys_are_refused_wherever_they_stand() {
    let mut shape = shapes();
    shape["In"]["novel"] = true.into();
    assert_eq!(error(operation(), shape), format!("{FILE}: shape In: unknown key `novel`"));
    let mut member = shapes();
    member["In"] = structure(json!({ "A": { "shape": "String", "novel": 1 } }));
    assert_eq!(error(operation(), member), format!("{FILE}: shape In$A: unknown key `novel`"));
    let mut op = operation();
    op["novel"] = 1.into();
    assert_eq!(error(op, shapes()), format!("{FILE}: operation Do: unknown key `novel`"));
    let mut data = metadata("json");
    data["novel"] = 1.into();
    let fake = Botocore::new();
    fake.service("foo", data, json!({}), json!({}));
    assert_eq!(fake.error(), format!("{FILE}: metadata: unknown key `novel`"));
}

#[test]
fn dangling_names_are_refused() {
    let mut dangling = shapes();
    dangling["In"] = structure(json!({ "A": { "shape": "Nothing" } }));
    assert_eq!(error(operation(), dangling), format!("{FILE}: shape In$A: shape `Nothing` does not exist"));
    let mut op = operation();
    op["http"]["requestUri"] = "/{Nobody}".into();
    let expected = "key `requestUri`: expected an input member of location `uri` for the label `Nobody`";
    assert_eq!(error(op, shapes()), format!("{FILE}: operation Do: {expected}"));
}

#[test]
fn unknown_values_are_refused() {
    let mut place = shapes();
    place["In"] = structure(json!({ "A": { "shape": "String", "location": "cookie" } }));
    let expected = "key `location`: expected uri, querystring, header, headers or statusCode, found `cookie`";
    assert_eq!(error(operation(), place), format!("{FILE}: shape In$A: {expected}"));
    let fake = Botocore::with("grpc", json!({}), json!({}));
    assert_eq!(fake.error(), format!("{FILE}: metadata: unknown protocol `grpc` (jsonVersion 1.1)"));
    let mut kind = shapes();
    kind["String"]["type"] = "text".into();
    assert_eq!(error(operation(), kind), format!("{FILE}: shape String: key `type`: unknown type `text`"));
}

#[test]
fn an_error_whose_name_is_taken_is_refused_since_its_name_is_its_code() {
    let mut op = operation();
    op["errors"] = json!([{ "shape": "DO" }]);
    let mut all = shapes();
    all["DO"] = structure(json!({}));
    assert_eq!(error(op, all), format!("{FILE}: shape DO: expected a name for the error that is free"));
}

#[test]
fn what_is_no_botocore_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let out = tempfile::tempdir().unwrap();
    let error = import_models::botocore(folder.path(), out.path()).unwrap_err().to_string();
    assert_eq!(error, format!("{}: holds no botocore/data", folder.path().display()));
    let file = folder.path().join("x.whl");
    std::fs::write(&file, "no zip").unwrap();
    let error = import_models::botocore(&file, out.path()).unwrap_err().to_string();
    assert!(error.starts_with(&file.display().to_string()), "{error}");
}
