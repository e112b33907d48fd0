//! Documentation of what is generated: the model's own where it has any, and what the model demands.
//!
//! One short line says the most: source that no one reads costs its compile time too.

use crate::codegen::graph::{Graph, Member, TraitMap};
use crate::codegen::json::Value;
use crate::descriptor::Kind;

/// What the model says of a shape, member or operation; nothing where it says nothing.
fn prose(traits: &TraitMap<'_>) -> Vec<String> {
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
                } else if name == "code" {
                    out.push('`');
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
            lines.push(spans(&words.join(" ")));
        }
    }
    lines
}

/// Text in which Markdown sees nothing but what stands between backquotes, where each has its other.
fn spans(text: &str) -> String {
    if text.matches('`').count() % 2 == 1 {
        return escaped(text);
    }
    let spans = text.split('`').enumerate();
    let one = |(at, part): (usize, &str)| match at % 2 {
        0 => escaped(part),
        _ if part.trim().is_empty() => String::new(),
        _ => code(part),
    };
    spans.map(one).collect()
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
    let paragraphs: Vec<String> = plain(text).into_iter().filter(|line| !line.is_empty()).collect();
    paragraphs.join(" ")
}

/// Text as code.
pub fn code(text: &str) -> String {
    let line: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    if line.contains('`') { format!("`` {line} ``") } else { format!("`{line}`") }
}

/// A member: its name on the wire, then what an input must keep to.
pub fn member(graph: &Graph<'_>, member: &Member<'_>) -> Vec<String> {
    under(stated(code(member.name), facts(graph, member)), &member.traits)
}

/// A setter of a member, which of a list or map sets one element.
pub fn setter(graph: &Graph<'_>, member: &Member<'_>) -> Vec<String> {
    let name = code(member.name);
    let first = match graph.shapes.get(member.target).map(|shape| shape.kind) {
        Some(Kind::List) => format!("Adds to {name}"),
        Some(Kind::Map) => format!("Adds an entry to {name}"),
        _ => name,
    };
    under(stated(first, facts(graph, member)), &member.traits)
}

fn facts(graph: &Graph<'_>, member: &Member<'_>) -> Vec<String> {
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
    if let Some(default) = find("smithy.api#default").filter(|d| **d != Value::Null) {
        facts.push(format!("default {}", code(&default.to_string())));
    }
    for (name, fact) in MARKS {
        facts.extend(find(name).map(|_| fact.to_string()));
    }
    facts.extend(find(DEPRECATED).map(deprecated));
    facts
}

const MARKS: [(&str, &str); 4] = [
    ("smithy.api#sensitive", "sensitive"),
    ("smithy.api#idempotencyToken", "made up where it is not set"),
    ("smithy.api#streaming", "streamed"),
    ("smithy.api#uniqueItems", "no two alike"),
];

const DEPRECATED: &str = "smithy.api#deprecated";

/// That something is deprecated, since when, and what the model says of it.
fn deprecated(said: &Value<'_>) -> String {
    let text = |key: &str| said.get(key).and_then(Value::as_str).map(line).filter(|text| !text.is_empty());
    let since = text("since").map_or(String::new(), |since| format!(" since {since}"));
    let message = text("message").map_or(String::new(), |m| format!(" ({})", m.trim_end_matches('.')));
    format!("deprecated{since}{message}")
}

/// A name, and what there is to say of it.
fn stated(name: String, facts: Vec<String>) -> String {
    if facts.is_empty() { format!("{name}.") } else { format!("{name}: {}.", facts.join(", ")) }
}

fn bounds(of: &Value<'_>) -> Option<String> {
    let number = |key: &str| of.get(key).map(|n| n.as_str().map_or_else(|| n.to_string(), Into::into));
    match (number("min"), number("max")) {
        (Some(min), Some(max)) => Some(format!("{min} to {max}")),
        (Some(min), None) => Some(format!("{min} or more")),
        (None, Some(max)) => Some(format!("{max} or less")),
        (None, None) => None,
    }
}

/// A shape: the model's prose under its name.
pub fn named(name: &str, traits: &TraitMap<'_>) -> Vec<String> {
    under(stated(code(name), traits.get(DEPRECATED).map(deprecated).into_iter().collect()), traits)
}

/// A union.
pub fn union(name: &str, traits: &TraitMap<'_>) -> Vec<String> {
    let kind = std::iter::once("one of its members".to_string());
    under(stated(code(name), kind.chain(traits.get(DEPRECATED).map(deprecated)).collect()), traits)
}

/// An operation. `pages`: whether it answers in pages.
pub fn operation(name: &str, pages: bool, traits: &TraitMap<'_>) -> Vec<String> {
    let pages = pages.then(|| "answers in pages".to_string());
    let reads = traits.get("smithy.api#readonly").map(|_| "reads only".to_string());
    let facts = reads.into_iter().chain(pages).chain(traits.get(DEPRECATED).map(deprecated));
    under(stated(code(name), facts.collect()), traits)
}

/// An output. `items`: where its results stand.
pub fn output(operation: &str, items: &[String], traits: &TraitMap<'_>) -> Vec<String> {
    let items: Vec<String> = items.iter().map(|path| code(path)).collect();
    let items = if items.is_empty() { String::new() } else { format!(" Its items: {}.", items.join(", ")) };
    under(format!("What {} answers.{items}", code(operation)), traits)
}

/// An error.
pub fn error(name: &str, traits: &TraitMap<'_>) -> Vec<String> {
    let status = traits.get("smithy.api#httpError").map(|status| format!("HTTP {status}"));
    let retried = traits.get("smithy.api#retryable").map(|_| "worth a retry".to_string());
    let facts = status.into_iter().chain(retried).chain(traits.get(DEPRECATED).map(deprecated));
    under(stated(code(name), facts.collect()), traits)
}

/// A value of an enumeration, of which the model says this.
pub fn value(first: String, said: &Value<'_>) -> Vec<String> {
    let deprecated = if said.get("deprecated") == Some(&Value::Bool(true)) { ", deprecated" } else { "" };
    let more = plain(said.get("documentation").and_then(Value::as_str).unwrap_or_default());
    joined(format!("{first}{deprecated}"), more)
}

/// What the model says of the service.
pub fn service(traits: &TraitMap<'_>) -> Vec<String> {
    prose(traits)
}

fn under(first: String, traits: &TraitMap<'_>) -> Vec<String> {
    joined(first, prose(traits))
}

fn joined(first: String, more: Vec<String>) -> Vec<String> {
    let gap = (!more.is_empty()).then(String::new);
    std::iter::once(first).chain(gap).chain(more).collect()
}
