//! Setters of builders: a list's appends, a map's adds an entry, `set_…` sets the whole or takes it away.

use super::docs;
use super::names;
use super::plan::{Scope, is_text};
use super::source::Source;
use crate::codegen::graph::{Graph, Member, Shape};
use crate::descriptor::Kind;

/// Setters of all members. `streaming`: the builder holds a body beside its slots.
pub fn setters(to: &mut Source, scope: &Scope<'_, '_>, shape: &Shape<'_>, streaming: bool) {
    let graph = scope.plan.graph;
    let called = names::members(shape.members.iter().map(|m| m.name));
    for (slot, (member, name)) in shape.members.iter().zip(called).enumerate() {
        // A waiter, which polls, has no stream to send again and again.
        if is_event_stream(graph, member) || (is_body(graph, member) && !streaming) {
            continue;
        }
        to.doc(&docs::setter(graph, member));
        if is_body(graph, member) {
            let body = "t::set_body(self, value)".to_string();
            to.method(&name, &["self".into(), "value: impl Into<t::Body>".into()], "Self", &[body]);
            continue;
        }
        let (arguments, call) = one(scope, member.target, slot);
        to.method(&name, &arguments, "Self", &[format!("t::{call}")]);
        let plain = name.trim_start_matches("r#");
        to.line(&format!("/// Sets `{}`, or takes it away.", member.name));
        let whole = format!("value: {}<{}>", scope.prelude("Option"), scope.owned(member.target));
        let body = format!("t::assign(self, {slot}, value)");
        to.method(&format!("set_{plain}"), &["self".into(), whole], "Self", &[body]);
    }
}

/// The arguments of a setter, and what it calls.
fn one(scope: &Scope<'_, '_>, target: usize, slot: usize) -> (Vec<String>, String) {
    let shape = scope.plan.shape(target);
    let inner = |at: usize| shape.and_then(|s| s.members.get(at)).map(|m| m.target);
    let taken = |value: usize| {
        if is_text(scope.plan, value) { (scope.text(), "_text") } else { (scope.owned(value), "") }
    };
    let this = || "self".to_string();
    match (shape.map(|s| s.kind), inner(0), inner(1)) {
        (Some(Kind::List), Some(element), _) => {
            let (of, text) = taken(element);
            (vec![this(), format!("value: {of}")], format!("push{text}(self, {slot}, value)"))
        }
        (Some(Kind::Map), Some(key), Some(value)) => {
            let ((key, is_text), (of, text)) = (taken(key), taken(value));
            let as_text = if is_text.is_empty() { "key.as_str()" } else { "key" };
            let arguments = vec![this(), format!("key: {key}"), format!("value: {of}")];
            (arguments, format!("insert{text}(self, {slot}, {as_text}, value)"))
        }
        (Some(Kind::BigInteger | Kind::BigDecimal), ..) => {
            (vec![this(), format!("value: {}", scope.text())], format!("set_big_number(self, {slot}, value)"))
        }
        _ if is_text(scope.plan, target) => {
            (vec![this(), format!("value: {}", scope.text())], format!("set_text(self, {slot}, value)"))
        }
        _ => (vec![this(), format!("value: {}", scope.owned(target))], format!("set(self, {slot}, value)")),
    }
}

/// Whether it stands for events that are sent one after the other.
pub fn is_event_stream(graph: &Graph<'_>, member: &Member<'_>) -> bool {
    streams(graph, member, Kind::Union)
}

/// Whether it is the body of the message, which may be a stream.
pub fn is_body(graph: &Graph<'_>, member: &Member<'_>) -> bool {
    streams(graph, member, Kind::Blob) && member.traits.contains_key("smithy.api#httpPayload")
}

fn streams(graph: &Graph<'_>, member: &Member<'_>, kind: Kind) -> bool {
    let target = graph.shapes.get(member.target);
    target.is_some_and(|s| s.kind == kind && s.traits.contains_key("smithy.api#streaming"))
}
