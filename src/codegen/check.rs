//! Refuses models that contradict themselves as a whole: protocols, names, nesting, pagination, host labels.

use std::collections::HashMap;

use super::{
    ModelError, bindings,
    graph::{Graph, Member, Operation, Shape},
    json::Value,
};
use crate::descriptor::Kind;

/// Protocol traits that the runtime speaks.
pub const PROTOCOLS: [&str; 7] = [
    "smithy.protocols#rpcv2Cbor",
    "aws.protocols#awsJson1_0",
    "aws.protocols#awsJson1_1",
    "aws.protocols#restJson1",
    "aws.protocols#restXml",
    "aws.protocols#awsQuery",
    "aws.protocols#ec2Query",
];

/// How many lists and maps may hold each other before a structure must come: readers recurse that deep.
const DEPTH: usize = 64;

/// Checks a resolved model.
///
/// # Errors
/// The first contradiction, with the shape and the trait that make it.
pub fn check(graph: &Graph<'_>) -> Result<(), ModelError> {
    protocols(graph)?;
    for shape in &graph.shapes {
        nesting(graph, shape)?;
        bindings::members(graph, shape)?;
    }
    let mut names: HashMap<String, &str> = HashMap::new();
    for operation in &graph.operations {
        if let Some(other) = names.insert(operation.name.to_lowercase(), operation.id) {
            let expected =
                format!("expected operation names that differ by more than case, found {other} as well");
            return Err(fault(graph, operation.id, "", expected));
        }
        pagination(graph, operation)?;
        host_labels(graph, operation)?;
    }
    let rest = ["aws.protocols#restJson1", "aws.protocols#restXml"];
    if rest.iter().any(|p| graph.traits.contains_key(p)) {
        bindings::operations(graph)?;
    }
    Ok(())
}

/// A fault of the graph's file.
pub fn fault(graph: &Graph<'_>, shape: &str, at: &str, expected: impl Into<String>) -> ModelError {
    ModelError::new(graph.file, shape, at, expected)
}

/// The members of an operation's input.
pub fn input<'g>(graph: &'g Graph<'g>, operation: &Operation<'_>) -> &'g [Member<'g>] {
    operation.input.map_or(&[], |i| &graph.shapes[i].members)
}

fn protocols(graph: &Graph<'_>) -> Result<(), ModelError> {
    if !PROTOCOLS.iter().any(|p| graph.traits.contains_key(p)) {
        let found: Vec<&str> = graph.traits.keys().filter(|k| k.contains("protocols#")).collect();
        let found = if found.is_empty() { "none".into() } else { found.join(", ") };
        let expected = format!("expected a protocol trait out of {}; found {found}", PROTOCOLS.join(", "));
        return Err(fault(graph, graph.service_id, "protocol", expected));
    }
    let at = "multiregion.traits#protocols";
    let stated = graph.traits.get(at);
    for protocol in stated.and_then(Value::as_array).into_iter().flatten() {
        if !protocol.as_str().is_some_and(|p| PROTOCOLS.contains(&p) && graph.traits.contains_key(p)) {
            let expected = format!("expected protocols whose traits the service bears, found {protocol}");
            return Err(fault(graph, graph.service_id, at, expected));
        }
    }
    if stated.is_some_and(|s| s.as_array().is_none()) {
        return Err(fault(graph, graph.service_id, at, "expected a list of protocol ids"));
    }
    Ok(())
}

/// Lists and maps must come to a structure, union or simple shape; a map's key is a string.
fn nesting(graph: &Graph<'_>, shape: &Shape<'_>) -> Result<(), ModelError> {
    if shape.kind == Kind::Map
        && let Some(key) = shape.members.first()
        && graph.shapes[key.target].kind != Kind::String
    {
        let found = &graph.shapes[key.target].id;
        return Err(fault(
            graph,
            &format!("{}$key", shape.id),
            "target",
            format!("expected a string, found {found}"),
        ));
    }
    let mut inner = shape;
    for _ in 0..DEPTH {
        let element = match inner.kind {
            Kind::List => inner.members.first(),
            Kind::Map => inner.members.get(1),
            _ => None,
        };
        let Some(element) = element else { return Ok(()) };
        inner = &graph.shapes[element.target];
        if inner.id == shape.id {
            return Err(fault(graph, shape.id, "", "expected a structure or union between it and itself"));
        }
    }
    Err(fault(graph, shape.id, "", format!("expected at most {DEPTH} lists and maps inside each other")))
}

/// The input members that a paginator names exist.
fn pagination(graph: &Graph<'_>, operation: &Operation<'_>) -> Result<(), ModelError> {
    let at = "smithy.api#paginated";
    let Some(paginated) = operation.traits.get(at) else { return Ok(()) };
    for key in ["inputToken", "pageSize"] {
        let Some(value) = paginated.get(key) else { continue };
        let known = value.as_str().is_some_and(|name| input(graph, operation).iter().any(|m| m.name == name));
        if !known {
            return Err(fault(
                graph,
                operation.id,
                at,
                format!("expected `{key}` to name an input member, found {value}"),
            ));
        }
    }
    Ok(())
}

/// Each label of a host prefix has its member.
fn host_labels(graph: &Graph<'_>, operation: &Operation<'_>) -> Result<(), ModelError> {
    let at = "smithy.api#endpoint";
    let prefix = operation.traits.get(at).and_then(|e| e.get("hostPrefix")).and_then(Value::as_str);
    let Some(prefix) = prefix else { return Ok(()) };
    for label in bindings::labels(prefix) {
        let bound = |m: &Member<'_>| m.name == label && m.traits.contains_key("smithy.api#hostLabel");
        if !input(graph, operation).iter().any(bound) {
            let expected = format!(
                "expected an input member {label} with smithy.api#hostLabel for {{{label}}} in {prefix}"
            );
            return Err(fault(graph, operation.id, at, expected));
        }
    }
    Ok(())
}
