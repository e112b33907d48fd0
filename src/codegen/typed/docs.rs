//! Documentation of what is generated: the model's own where it has any, and what the model demands.

use serde_json::Value;

use crate::codegen::graph::{Graph, Member, TraitMap};

/// What the model says of a shape, member or operation; nothing where it says nothing.
fn prose(traits: &TraitMap) -> Vec<String> {
    let text = traits.get("smithy.api#documentation").and_then(Value::as_str).unwrap_or_default();
    plain(text)
}

/// HTML as plain paragraphs: services write theirs by hand, and rustdoc takes unclosed tags amiss.
fn plain(html: &str) -> Vec<String> {
    let (mut out, mut tag) = (String::new(), None::<String>);
    for c in html.chars() {
        match (&mut tag, c) {
            (None, '<') => tag = Some(String::new()),
            (None, _) => out.push(c),
            (Some(name), '>') => {
                let name = name.trim_start_matches('/').to_ascii_lowercase();
                if ["p", "li", "ul", "ol", "br", "note", "important", "dl", "dt", "dd"]
                    .iter()
                    .any(|b| name.starts_with(b))
                {
                    out.push('\n');
                }
                tag = None;
            }
            (Some(name), _) => name.push(c),
        }
    }
    let decoded = ENTITIES.iter().fold(out, |text, (from, to)| text.replace(from, to));
    let mut lines = Vec::new();
    for line in decoded.lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        if !words.is_empty() {
            lines.extend((!lines.is_empty()).then(String::new));
            lines.push(escaped(&words.join(" ")));
        }
    }
    lines
}

const ENTITIES: [(&str, &str); 6] =
    [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&nbsp;", " "), ("&amp;", "&")];

/// Text in which Markdown sees nothing.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~') {
            out.push('\\');
        }
        out.push(c);
    }
    // A bare address is a link that rustdoc warns of.
    out.replace("://", ":\\//")
}

/// A line of prose.
pub fn line(text: &str) -> String {
    plain(text).join(" ")
}

/// Text as code.
pub fn code(text: &str) -> String {
    let line: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    if line.contains('`') { format!("`` {line} ``") } else { format!("`{line}`") }
}

/// A member: its name on the wire, then what an input must keep to.
pub fn member(graph: &Graph, member: &Member) -> Vec<String> {
    let target = graph.shapes.get(member.target).map(|shape| &shape.traits);
    let find = |name: &str| member.traits.get(name).or_else(|| target?.get(name));
    let mut facts = Vec::new();
    if member.traits.contains_key("smithy.api#required") {
        facts.push("required".to_string());
    }
    if let Some(length) = find("smithy.api#length") {
        facts.extend(bounds(length).map(|b| format!("length {b}")));
    }
    if let Some(range) = find("smithy.api#range") {
        facts.extend(bounds(range).map(|b| format!("range {b}")));
    }
    if let Some(pattern) = find("smithy.api#pattern").and_then(Value::as_str).filter(|p| p.len() <= 120) {
        facts.push(format!("pattern {}", code(pattern)));
    }
    if let Some(default) = find("smithy.api#default").filter(|d| !d.is_null()) {
        facts.push(format!("default {}", code(&default.to_string())));
    }
    for (name, fact) in MARKS {
        facts.extend(find(name).map(|_| fact.to_string()));
    }
    let facts = if facts.is_empty() { String::new() } else { format!(": {}", facts.join(", ")) };
    under(format!("{}{facts}.", code(&member.name)), &member.traits)
}

const MARKS: [(&str, &str); 4] = [
    ("smithy.api#sensitive", "sensitive"),
    ("smithy.api#idempotencyToken", "made up where it is not set"),
    ("smithy.api#deprecated", "deprecated"),
    ("smithy.api#streaming", "streamed"),
];

fn bounds(of: &Value) -> Option<String> {
    let number = |key: &str| of.get(key).map(|n| n.as_str().map_or_else(|| n.to_string(), Into::into));
    match (number("min"), number("max")) {
        (Some(min), Some(max)) => Some(format!("{min} to {max}")),
        (Some(min), None) => Some(format!("{min} or more")),
        (None, Some(max)) => Some(format!("{max} or less")),
        (None, None) => None,
    }
}

/// A shape, operation or value: the model's prose under its name.
pub fn named(name: &str, traits: &TraitMap) -> Vec<String> {
    let deprecated = if traits.contains_key("smithy.api#deprecated") { ": deprecated" } else { "" };
    under(format!("{}{deprecated}.", code(name)), traits)
}

/// A value of an enumeration, of which the model says this.
pub fn value(first: String, said: &Value) -> Vec<String> {
    let deprecated = if said.get("deprecated") == Some(&Value::Bool(true)) { ", deprecated" } else { "" };
    let more = plain(said.get("documentation").and_then(Value::as_str).unwrap_or_default());
    joined(format!("{first}{deprecated}"), more)
}

fn under(first: String, traits: &TraitMap) -> Vec<String> {
    joined(first, prose(traits))
}

fn joined(first: String, more: Vec<String>) -> Vec<String> {
    let gap = (!more.is_empty()).then(String::new);
    std::iter::once(first).chain(gap).chain(more).collect()
}
