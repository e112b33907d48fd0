//! The normal form of a model: facts only, keys sorted, one shape a line, so that an update reads as a diff.
//!
//! Sorted are shapes, traits, the keys of all values, and the operations and resources of a service. Not sorted are
//! the members of a shape and the errors of an operation: their order is a fact, which query strings, XML bodies and
//! the order of output depend on.

use serde_json::{Map, Value};

/// How every file of this form begins.
pub const HEADER: &str = "{\"smithy\":\"2.0\",\"shapes\":{\n";

const RULE_SET: &str = "smithy.rules#endpointRuleSet";
const BDD: &str = "smithy.rules#endpointBdd";

/// Traits for readers, testers and other tools: no client acts on them.
const DROPPED: [&str; 8] = [
    "smithy.api#documentation",
    "smithy.api#examples",
    "smithy.api#externalDocumentation",
    "smithy.api#pattern",
    "smithy.api#since",
    "smithy.api#suppress",
    "smithy.api#tags",
    "smithy.rules#endpointTests",
];

/// Namespaces of traits of which the same holds.
const DROPPED_NAMESPACES: [&str; 4] = ["aws.cloudformation#", "aws.iam#", "aws.test#", "smithy.test#"];

/// Renders the shapes of one model.
pub fn model(shapes: Map<String, Value>) -> String {
    let mut lines: Vec<(String, String)> = shapes
        .into_iter()
        .filter_map(|(id, value)| {
            let value = shape(value);
            let bare = value["type"] == "apply" && value.get("traits").is_none();
            (!bare).then(|| (id, value.to_string()))
        })
        .collect();
    lines.sort();
    let lines: Vec<String> =
        lines.into_iter().map(|(id, value)| format!("{}:{value}", Value::String(id))).collect();
    format!("{HEADER}{}\n}}}}\n", lines.join(",\n"))
}

/// Renders side data: keys sorted, one line for each entry down to `depth`.
pub fn data(value: Value, depth: usize) -> String {
    let mut text = String::new();
    write_lines(&sorted(value), depth, &mut text);
    text.push('\n');
    text
}

fn write_lines(value: &Value, depth: usize, out: &mut String) {
    let (open, close, items): (_, _, Vec<(String, &Value)>) = match value {
        Value::Object(map) if depth > 0 && !map.is_empty() => {
            let key = |k: &str| format!("{}:", Value::from(k));
            ('{', '}', map.iter().map(|(k, v)| (key(k), v)).collect())
        }
        Value::Array(list) if depth > 0 && !list.is_empty() => {
            ('[', ']', list.iter().map(|v| (String::new(), v)).collect())
        }
        other => return out.push_str(&other.to_string()),
    };
    out.push(open);
    for (index, (key, item)) in items.into_iter().enumerate() {
        out.push_str(if index == 0 { "\n" } else { ",\n" });
        out.push_str(&key);
        write_lines(item, depth - 1, out);
    }
    out.push('\n');
    out.push(close);
}

/// A shape or a member of one.
fn shape(value: Value) -> Value {
    let Value::Object(map) = value else { return value };
    let mut out = Map::new();
    for (key, value) in in_order(map) {
        let value = match (key.as_str(), value) {
            ("traits", Value::Object(all)) => {
                let kept = traits(all);
                if kept.is_empty() {
                    continue;
                }
                Value::Object(kept)
            }
            ("members", Value::Object(members)) => {
                Value::Object(members.into_iter().map(|(name, member)| (name, shape(member))).collect())
            }
            ("member" | "key" | "value", member) => shape(member),
            ("operations" | "resources" | "collectionOperations", Value::Array(mut targets)) => {
                targets.sort_by_cached_key(Value::to_string);
                Value::Array(targets)
            }
            (_, value) => sorted(value),
        };
        out.insert(key, value);
    }
    Value::Object(out)
}

fn traits(all: Map<String, Value>) -> Map<String, Value> {
    // The decision diagram says what the rule set says; alone it would be the only word on endpoints.
    let has_rules = all.contains_key(RULE_SET);
    let dropped = |id: &str| {
        DROPPED.contains(&id)
            || DROPPED_NAMESPACES.iter().any(|n| id.starts_with(n))
            || (id == BDD && has_rules)
    };
    let mut out = Map::new();
    for (id, mut value) in in_order(all) {
        if dropped(&id) {
            continue;
        }
        match id.as_str() {
            "smithy.api#deprecated" => strip(&mut value, &["message"]),
            "smithy.waiters#waitable" => strip(&mut value, &["documentation", "tags"]),
            _ if id.starts_with("smithy.rules#") => strip(&mut value, &["documentation"]),
            _ => {}
        }
        out.insert(id, sorted(value));
    }
    out
}

/// Removes prose from inside a trait's value.
fn strip(value: &mut Value, keys: &[&str]) {
    match value {
        Value::Object(map) => {
            map.retain(|key, _| !keys.contains(&key.as_str()));
            map.values_mut().for_each(|v| strip(v, keys));
        }
        Value::Array(list) => list.iter_mut().for_each(|v| strip(v, keys)),
        _ => {}
    }
}

fn sorted(value: Value) -> Value {
    match value {
        Value::Object(map) => Value::Object(in_order(map).into_iter().map(|(k, v)| (k, sorted(v))).collect()),
        Value::Array(list) => Value::Array(list.into_iter().map(sorted).collect()),
        other => other,
    }
}

fn in_order(map: Map<String, Value>) -> Vec<(String, Value)> {
    let mut entries: Vec<(String, Value)> = map.into_iter().collect();
    entries.sort_by(|a, b| a.0.cmp(&b.0));
    entries
}
