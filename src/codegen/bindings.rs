//! Refuses HTTP bindings that contradict each other or the shapes that they stand on.

use std::collections::HashMap;

use super::{
    ModelError,
    check::{fault, input},
    error::shown,
    graph::{Graph, Member, Operation, Shape},
    json::Value,
};
use crate::descriptor::Kind;

const LABEL: &str = "smithy.api#httpLabel";
const HTTP: &str = "smithy.api#http";

/// The traits of which a member may bear one.
const BINDINGS: [&str; 7] = [
    LABEL,
    "smithy.api#httpQuery",
    "smithy.api#httpQueryParams",
    "smithy.api#httpHeader",
    "smithy.api#httpPrefixHeaders",
    "smithy.api#httpPayload",
    "smithy.api#httpResponseCode",
];

/// What all their names begin with.
const BINDING: &str = "smithy.api#http";

/// Checks the bindings of a shape's members.
///
/// # Errors
/// The first member at fault.
pub fn members(graph: &Graph<'_>, shape: &Shape<'_>) -> Result<(), ModelError> {
    // What only one member may claim: the payload, a header, a query parameter.
    let mut taken: HashMap<String, &str> = HashMap::new();
    for member in &shape.members {
        if !member.traits.keys().any(|name| name.starts_with(BINDING)) {
            continue;
        }
        let bound: Vec<&str> = BINDINGS.into_iter().filter(|b| member.traits.contains_key(b)).collect();
        let id = || format!("{}${}", shape.id, member.name);
        if let [first, second, ..] = bound[..] {
            return Err(fault(
                graph,
                &id(),
                second,
                format!("expected one HTTP binding, found {first} as well"),
            ));
        }
        let Some(&binding) = bound.first() else { continue };
        let Some(value) = member.traits.get(binding) else { continue };
        one(graph, member, binding, value).map_err(|expected| fault(graph, &id(), binding, expected))?;
        let claim = match (binding, value.as_str()) {
            ("smithy.api#httpPayload", _) => "payload".into(),
            ("smithy.api#httpHeader", Some(name)) => format!("header {}", name.to_lowercase()),
            ("smithy.api#httpQuery", Some(name)) => format!("query parameter {name}"),
            _ => continue,
        };
        if let Some(other) = taken.insert(claim.clone(), member.name) {
            return Err(fault(
                graph,
                &id(),
                binding,
                format!("expected one member for the {claim}, found {other} as well"),
            ));
        }
    }
    Ok(())
}

/// What is wrong with one member's binding.
fn one(graph: &Graph<'_>, member: &Member<'_>, binding: &str, value: &Value<'_>) -> Result<(), String> {
    let target = &graph.shapes[member.target];
    let element = target.members.first().map(|m| graph.shapes[m.target].kind);
    let text =
        matches!(binding, "smithy.api#httpQuery" | "smithy.api#httpHeader" | "smithy.api#httpPrefixHeaders");
    if text && value.as_str().is_none() {
        return Err(format!("expected a string, found {}", shown(value)));
    }
    let simple =
        |kind| !matches!(kind, Kind::List | Kind::Map | Kind::Structure | Kind::Union | Kind::Document);
    let (fits, expected) = match binding {
        "smithy.api#httpQueryParams" | "smithy.api#httpPrefixHeaders" => (target.kind == Kind::Map, "a map"),
        "smithy.api#httpQuery" | "smithy.api#httpHeader" => (
            simple(target.kind) || target.kind == Kind::List && element.is_some_and(simple),
            "a simple shape or a list of those",
        ),
        "smithy.api#httpResponseCode" => (target.kind == Kind::Integer, "an integer"),
        LABEL if !member.traits.contains_key("smithy.api#required") => {
            return Err("expected the member to be smithy.api#required".into());
        }
        LABEL => (simple(target.kind), "a simple shape"),
        _ => (true, ""),
    };
    if fits { Ok(()) } else { Err(format!("expected {expected}, found the target {}", target.id)) }
}

/// Checks the operations of a REST protocol.
///
/// # Errors
/// The first operation at fault.
pub fn operations(graph: &Graph<'_>) -> Result<(), ModelError> {
    for operation in &graph.operations {
        http(graph, operation)?;
    }
    Ok(())
}

fn http(graph: &Graph<'_>, operation: &Operation<'_>) -> Result<(), ModelError> {
    let wrong = |expected: String| Err(fault(graph, operation.id, HTTP, expected));
    let Some(http) = operation.traits.get(HTTP) else {
        return wrong("expected on an operation of a REST protocol".into());
    };
    let uri = http.get("uri").and_then(Value::as_str);
    let method = http.get("method").and_then(Value::as_str).filter(|m| !m.is_empty());
    let (Some(uri), Some(_)) = (uri, method) else {
        return wrong("expected a string `method` and a string `uri`".into());
    };
    if !uri.starts_with('/') || uri.matches('{').count() != uri.matches('}').count() {
        return wrong(format!("expected a `uri` that starts with / and closes its braces, found {uri}"));
    }
    let members = input(graph, operation);
    let labels = labels(uri);
    for label in &labels {
        let bound = |m: &&Member<'_>| m.name == *label && m.traits.contains_key(LABEL);
        if members.iter().find(bound).is_none() {
            return wrong(format!("expected an input member {label} with {LABEL} for {{{label}}} in {uri}"));
        }
    }
    for member in members.iter().filter(|m| m.traits.contains_key(LABEL)) {
        if !labels.contains(&member.name) {
            let id = operation.input.map_or("", |i| graph.shapes[i].id);
            let expected = format!("expected {{{}}} in {uri} of {}", member.name, operation.id);
            return Err(fault(graph, &format!("{id}${}", member.name), LABEL, expected));
        }
    }
    Ok(())
}

/// The names between braces of a pattern, greedy marks removed.
pub fn labels(pattern: &str) -> Vec<&str> {
    let parts = pattern.split('{').skip(1);
    parts.filter_map(|p| p.split_once('}')).map(|(label, _)| label.trim_end_matches('+')).collect()
}
