//! Refuses models that contradict themselves: HTTP bindings, event streams, protocols that nobody speaks.

use super::{
    ModelError,
    resolve::{Graph, Member, Operation, Shape},
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

/// The traits of which a member may bear one.
const BINDINGS: [&str; 7] = [
    "smithy.api#httpLabel",
    "smithy.api#httpQuery",
    "smithy.api#httpQueryParams",
    "smithy.api#httpHeader",
    "smithy.api#httpPrefixHeaders",
    "smithy.api#httpPayload",
    "smithy.api#httpResponseCode",
];

/// Checks a resolved model.
///
/// # Errors
/// The first contradiction, with the shape and the trait that make it.
pub fn check(graph: &Graph) -> Result<(), ModelError> {
    if !PROTOCOLS.iter().any(|p| graph.traits.contains_key(*p)) {
        let found: Vec<&str> =
            graph.traits.keys().filter(|k| k.contains("protocols#")).map(String::as_str).collect();
        let found = if found.is_empty() { "none".into() } else { found.join(", ") };
        let expected = format!("expected a protocol trait out of {}; found {found}", PROTOCOLS.join(", "));
        return Err(ModelError::new(&graph.file, &graph.service_id, "protocol", expected));
    }
    for shape in &graph.shapes {
        bindings(graph, shape)?;
    }
    let rest = graph.traits.contains_key("aws.protocols#restJson1")
        || graph.traits.contains_key("aws.protocols#restXml");
    for operation in &graph.operations {
        if rest {
            http(graph, operation)?;
        }
    }
    Ok(())
}

fn fault(graph: &Graph, shape: &str, at: &str, expected: impl Into<String>) -> ModelError {
    ModelError::new(&graph.file, shape, at, expected)
}

fn bindings(graph: &Graph, shape: &Shape) -> Result<(), ModelError> {
    let mut payload: Option<&str> = None;
    for member in &shape.members {
        let id = format!("{}${}", shape.id, member.name);
        let bound: Vec<&str> = BINDINGS.iter().copied().filter(|b| member.traits.contains_key(*b)).collect();
        if let [first, second, ..] = bound[..] {
            return Err(fault(
                graph,
                &id,
                second,
                format!("expected one HTTP binding, found {first} as well"),
            ));
        }
        let Some(&binding) = bound.first() else { continue };
        let kind = graph.shapes[member.target].kind;
        match binding {
            "smithy.api#httpPayload" => {
                if let Some(other) = payload.replace(&member.name) {
                    return Err(fault(
                        graph,
                        &id,
                        binding,
                        format!("expected one payload, found {other} as well"),
                    ));
                }
            }
            "smithy.api#httpQueryParams" | "smithy.api#httpPrefixHeaders" if kind != Kind::Map => {
                return Err(fault(graph, &id, binding, "expected a map"));
            }
            "smithy.api#httpLabel" if !member.traits.contains_key("smithy.api#required") => {
                return Err(fault(graph, &id, binding, "expected the member to be smithy.api#required"));
            }
            "smithy.api#httpQuery" | "smithy.api#httpHeader" if !member.traits[binding].is_string() => {
                return Err(fault(graph, &id, binding, "expected a string"));
            }
            _ => {}
        }
    }
    Ok(())
}

fn http(graph: &Graph, operation: &Operation) -> Result<(), ModelError> {
    let at = "smithy.api#http";
    let Some(http) = operation.traits.get(at) else {
        return Err(fault(graph, &operation.id, at, "expected on an operation of a REST protocol"));
    };
    let uri = http.get("uri").and_then(serde_json::Value::as_str);
    let method = http.get("method").and_then(serde_json::Value::as_str);
    let (Some(uri), Some(_)) = (uri, method) else {
        return Err(fault(graph, &operation.id, at, "expected a string `method` and a string `uri`"));
    };
    let members: &[Member] = operation.input.map_or(&[], |i| &graph.shapes[i].members);
    let labels: Vec<&str> = labels(uri);
    for label in &labels {
        let bound = |m: &&Member| m.name == *label && m.traits.contains_key("smithy.api#httpLabel");
        if members.iter().find(bound).is_none() {
            let expected = format!(
                "expected an input member {label} with smithy.api#httpLabel for {{{label}}} in {uri}"
            );
            return Err(fault(graph, &operation.id, at, expected));
        }
    }
    for member in members.iter().filter(|m| m.traits.contains_key("smithy.api#httpLabel")) {
        if !labels.contains(&member.name.as_str()) {
            let expected = format!("expected {{{}}} in {uri}", member.name);
            return Err(fault(graph, &operation.id, "smithy.api#httpLabel", expected));
        }
    }
    Ok(())
}

/// The names between braces of a URI pattern, greedy marks removed.
fn labels(uri: &str) -> Vec<&str> {
    let parts = uri.split('{').skip(1);
    parts.filter_map(|p| p.split_once('}')).map(|(label, _)| label.trim_end_matches('+')).collect()
}
