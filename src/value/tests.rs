//! Values made from JSON: what is refused, what is not shown.

use serde_json::{Value as Json, json};

use super::{Structure, structure_from_json};
use crate::model::{self, Kind, Shape};

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
fn what_a_sensitive_structure_holds_is_never_shown() {
    const SECRET: &str = "hunter2";
    let mut seen = 0;
    for shape in model::services().flat_map(|s| (0..s.shape_count()).map(move |i| s.shape(i as u32))) {
        if shape.kind() != Kind::Structure || !shape.is_sensitive() {
            continue;
        }
        let mut structure = Structure::new(shape);
        structure.values_mut().fill(super::Value::String(SECRET.into()));
        let value = super::Value::List(Box::new([super::Value::Structure(structure.clone())]));
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
