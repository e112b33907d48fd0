//! Values made from JSON: what is refused, what is not shown.

use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_types::body::SdkBody;
use serde_json::{Value as Json, json};

use super::{Structure, Value, structure_from_json};
use crate::call::fuzz::decoded;
use crate::model::{self, Kind, Shape};
use crate::outcome::{CallError, FailureKind};
use crate::protocol::Protocol;

fn made(shape: &'static Shape, json: &Json) -> Result<Structure, String> {
    let made = structure_from_json(shape, json, &mut String::new);
    made.map_err(|faults| {
        faults.iter().map(|f| format!("{}: {}", f.path, f.message)).collect::<Vec<_>>().join("; ")
    })
}

fn input(service: &str, operation: &str) -> &'static Shape {
    let operation = model::service(service).and_then(|s| s.operation(operation)).expect("an operation");
    operation.input().expect("an input")
}

fn object(name: &str, value: Json) -> Json {
    Json::Object([(name.to_owned(), value)].into_iter().collect())
}

/// JSON wrapped so many times: text could not nest as deep, a caller's own value can.
fn nested(times: usize, core: Json, wrap: fn(Json) -> Json) -> Json {
    (0..times).fold(core, |inner, _| wrap(inner))
}

#[test]
fn an_input_that_nests_too_deep_is_refused_whatever_it_is_made_of() {
    let values = nested(10_000, json!({"S": "x"}), |inner| object("M", object("a", inner)));
    let item = object("Item", object("a", values));
    let told = made(input("dynamodb", "put_item"), &item).expect_err("refused");
    assert!(told.contains("expected at most 128 levels"), "{} bytes", told.len());
    // Dropping it would recurse as deep.
    std::mem::forget(item);
    let member = |s: &'static Shape| s.members().iter().find(|m| m.target().kind() == Kind::Document);
    let mut operations = model::services().flat_map(|s| s.operations());
    let found = operations.find_map(|o| o.input().and_then(|i| Some((i, member(i)?.name()))));
    let (shape, name) = found.expect("an operation with a document");
    let document = object(name, nested(10_000, json!(1), |inner| Json::Array(vec![inner])));
    assert!(made(shape, &document).expect_err("refused").contains("expected at most 128 levels"));
    std::mem::forget(document);
}

#[test]
fn faults_are_counted_beyond_the_first_hundred_and_quoted_in_part() {
    let shape = input("ec2", "describe_vpcs");
    let wrong = json!({ "VpcIds": vec![1; 5_000] });
    let faults = structure_from_json(shape, &wrong, &mut String::new).expect_err("numbers");
    assert_eq!((faults.len(), &*faults[0].path, &*faults[99].path), (101, "VpcIds[0]", "VpcIds[99]"));
    assert_eq!((&*faults[100].path, &*faults[100].message), ("", "4900 more faults"));
    let unknown: serde_json::Map<_, _> = (0..5_000).map(|i| (format!("X{i}"), json!(1))).collect();
    let told = made(shape, &unknown.into()).expect_err("unknown members");
    assert!(told.ends_with("; : 4900 more faults") && told.len() < 20_000, "{} bytes", told.len());
    let long = "k".repeat(100_000);
    let item = object("Item", object(&long, json!({"N": [1, 2]})));
    let time = json!({ "StartTime": long, "EndTime": long });
    for told in [
        made(input("dynamodb", "put_item"), &item).expect_err("a list"),
        made(input("cloudwatch", "get_metric_data"), &time).expect_err("no times"),
        made(shape, &object(&long, json!(1))).expect_err("unknown"),
    ] {
        assert!(told.contains("kkk…") && told.len() < 2_000, "{} bytes", told.len());
    }
}

/// An answer with a list of so many structures of many members, each of them this text.
fn listed(count: usize, element: &str) -> Result<Structure, CallError> {
    let operation =
        model::service("rds").and_then(|s| s.operation("DescribeDBInstances")).expect("an operation");
    let body = format!("{{\"DBInstances\":[{}]}}", vec![element; count].join(","));
    let response = HttpResponse::new(200.try_into().expect("a status"), SdkBody::from(body));
    decoded(operation, Protocol::AwsJson1_0, response)
}

/// A shape of many members.
fn instance() -> &'static Shape {
    let operation = model::service("rds").and_then(|s| s.operation("DescribeDBInstances"));
    let list = operation.expect("an operation").output().and_then(|o| o.member("DBInstances"));
    list.and_then(|list| list.target().element()).expect("a list").target()
}

#[test]
fn a_structure_has_slots_up_to_the_last_member_that_is_set() {
    let text = |text: &str| Value::String(text.into());
    let mut structure = Structure::new(instance());
    assert!(structure.values().is_empty() && structure.slot(0).is_null() && structure.slot(1_000).is_null());
    structure.set(2, text("c"));
    structure.set(0, text("a"));
    assert_eq!(structure.values(), [text("a"), Value::Null, text("c")]);
    assert_eq!(structure.members().count(), instance().members().len());
    assert!(structure.slot_mut(instance().members().len()).is_none());

    let mut other = Structure::new(instance());
    other.set(0, text("a"));
    assert_ne!(structure, other);
    other.set(2, text("c"));
    other.set(40, text("never mind"));
    assert_ne!(structure, other);
    other.set(40, Value::Null);
    assert_eq!((&structure, &other), (&other, &structure), "what is not set has no part in it");
}

#[test]
fn structures_of_unset_members_are_bounded_by_the_length_of_their_answer() {
    assert!(listed(20_000, "{}").is_ok(), "without a member there is no slot");
    let last = instance().members().last().expect("a member");
    assert_eq!(last.target().kind(), Kind::Boolean, "{last:?}");
    let last = json!({last.name(): true}).to_string();
    assert!(listed(1_000, &last).is_ok());
    let error = listed(20_000, &last).map(|_| ()).expect_err("too many");
    assert_eq!(error.kind(), FailureKind::Undecodable);
    assert!(error.to_string().contains("more structures than an answer of this length has"), "{error}");
    let set = r#"{"DBInstanceIdentifier":"database-1","DBInstanceClass":"db.t3.micro","Engine":"mysql"}"#;
    assert!(listed(20_000, set).is_ok());
}

#[test]
fn what_a_sensitive_structure_holds_is_never_shown() {
    const SECRET: &str = "hunter2";
    let mut seen = 0;
    for shape in model::services().flat_map(|s| (0..s.shape_count()).map(move |i| s.shape(i as u32))) {
        if shape.kind() != Kind::Structure || !shape.is_sensitive() {
            continue;
        }
        let mut structure = Structure::new(shape);
        (0..shape.members().len()).for_each(|i| structure.set(i, Value::String(SECRET.into())));
        assert_eq!(structure.set_members().count(), shape.members().len());
        let value = Value::List(Box::new([Value::Structure(structure.clone())]));
        for shown in [format!("{structure:?}"), format!("{value:?}")] {
            assert!(!shown.contains(SECRET), "{}: {shown}", shape.name());
        }
        seen += 1;
    }
    assert!(seen > 100, "{seen} sensitive structures");
}

#[test]
fn a_type_that_does_not_fit_is_told_without_the_value() {
    let shape = input("dynamodb", "describe_table");
    let value = made(shape, &json!({"TableName": "hunter2"})).expect("an input");
    let error = value.to::<std::collections::BTreeMap<String, u64>>().expect_err("no number").to_string();
    assert_eq!(error, "expected u64, found string");
}
