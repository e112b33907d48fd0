//! The client of a service, and for each operation its builder and its output.

use std::collections::BTreeMap;

use super::docs;
use super::example::example;
use super::names;
use super::plan::{Plan, Scope};
use super::setters::{is_body, is_event_stream, setters};
use super::source::Source;
use super::types::{declare, getters};
use crate::codegen::graph::{Graph, Operation, Shape};
use crate::codegen::json::Value;
use crate::codegen::{items, pages};

/// An operation under its names in Rust.
pub struct Named<'g> {
    pub operation: &'g Operation<'g>,
    /// The client's method.
    pub method: String,
    /// The module of its types.
    pub module: String,
    /// What the names of its types begin with.
    pub pascal: String,
}

pub fn named<'g>(graph: &'g Graph<'g>) -> Vec<Named<'g>> {
    let of = || graph.operations.iter().map(|o| o.name);
    let (methods, pascals) = (names::operations(of()), names::types(of()));
    let named = graph.operations.iter().zip(methods).zip(pascals);
    named
        .map(|((operation, method), pascal)| {
            let module = method.clone();
            Named { operation, method, module, pascal }
        })
        .collect()
}

/// A waiter under its names in Rust.
struct Waiter<'g> {
    name: &'g str,
    /// What it polls.
    operation: &'g Operation<'g>,
    /// The client's method.
    method: String,
    /// What the name of its builder begins with.
    pascal: String,
}

/// The waiters of a service, sorted by name.
fn waiters<'g>(graph: &'g Graph<'g>, operations: &[Named<'g>]) -> Vec<Waiter<'g>> {
    let traits = ["smithy.waiters#waitable", "multiregion.traits#waiters"];
    let mut found = BTreeMap::new();
    for operation in &graph.operations {
        let maps = traits.iter().filter_map(|t| operation.traits.get(t)).filter_map(Value::as_object);
        found.extend(maps.flat_map(|map| map.keys()).map(|name| (name, operation)));
    }
    let methods: Vec<&str> = operations.iter().map(|named| named.method.as_str()).collect();
    let parts = names::waiters(found.keys().copied(), &methods);
    let pascals = names::types(found.keys().copied());
    let named = found.iter().zip(parts).zip(pascals);
    named
        .map(|(((name, operation), part), pascal)| Waiter {
            name,
            operation,
            method: format!("wait_until_{part}"),
            pascal,
        })
        .collect()
}

pub fn client(to: &mut Source, graph: &Graph<'_>, service: &str, operations: &[Named<'_>]) {
    to.line("/// A client in many regions. Cheap to clone; clones share everything.");
    to.line("///");
    to.line("/// [`Builder::client`](crate::Builder::client) makes one with other settings.");
    to.doc(&example(graph, service, operations));
    to.line("#[derive(Clone, Debug)]");
    to.line("pub struct Client(MultiRegionClient);");
    to.open("impl Client {");
    to.line("/// A client in the given regions: names, words and patterns, see [`Regions`](crate::Regions).");
    to.line("///");
    to.line("/// # Errors");
    to.line("/// As [`MultiRegionClient::new`](crate::MultiRegionClient::new).");
    let arguments = ["config: &t::SdkConfig".to_string(), "regions: impl Into<t::Regions>".to_string()];
    to.listed("pub fn new(", &arguments, ") -> Result<Self, Error> {");
    to.indent();
    to.line("MultiRegionClient::builder(config).client(regions)");
    to.close();
    to.line("/// The dynamic client that it wraps: operations by name, presigning, and more.");
    to.open("pub fn dynamic(&self) -> &MultiRegionClient {");
    to.line("&self.0");
    to.close();
    for Named { operation, method, module, pascal } in operations {
        let builder = format!("operation::{module}::{pascal}FluentBuilder");
        to.doc(&docs::operation(operation.name, is_paginated(graph, operation), &operation.traits));
        let made = format!("t::fluent(&self.0, {:?})", operation.name);
        to.method(method, &["&self".into()], &builder, &[made]);
    }
    for Waiter { name, operation, method, pascal } in waiters(graph, operations) {
        let builder = format!("waiters::{pascal}FluentBuilder");
        to.doc(&[polls(name, operation)]);
        let made = format!("t::fluent(&self.0, {:?})", operation.name);
        to.method(&method, &["&self".into()], &builder, &[made]);
    }
    to.close();
    to.open("impl t::ServiceClient for Client {");
    to.line(&format!("const SERVICE: &'static str = {service:?};"));
    to.open("fn service() -> &'static Service {");
    to.line("SERVICE.service()");
    to.close();
    to.open("fn wrap(client: MultiRegionClient) -> Self {");
    to.line("Client(client)");
    to.close();
    to.close();
}

fn has_body(graph: &Graph<'_>, input: Option<&Shape<'_>>) -> bool {
    input.is_some_and(|shape| shape.members.iter().any(|m| is_body(graph, m)))
}

pub fn operation(to: &mut Source, plan: &Plan<'_>, named: &Named<'_>) {
    let Named { operation, module, pascal, .. } = named;
    let scope = Scope::outside(plan, "types::");
    to.doc(&about(plan, operation));
    to.open(&format!("pub mod {module} {{"));
    let mut body = Source::at(to);
    marker(&mut body, &scope, operation, pascal);
    fluent(&mut body, &scope, operation, pascal);
    output(&mut body, &scope, operation, pascal);
    let body = body.into_text();
    if body.contains("types::") {
        to.line("use super::super::types;");
    }
    to.line("use crate::typed as t;");
    to.paste(&body);
    to.close();
}

/// What the operation's types are known by, and what there is to say of it.
fn marker(to: &mut Source, scope: &Scope<'_, '_>, operation: &Operation<'_>, pascal: &str) {
    to.line(&format!("/// The operation {}.", docs::code(operation.name)));
    to.line(&format!("pub enum {pascal} {{}}"));
    if is_paginated(scope.plan.graph, operation) {
        to.implement("t::PaginatedOperation", pascal);
        to.close();
    }
    let events = output_of(scope.plan, operation)
        .and_then(|shape| shape.members.iter().find(|m| is_event_stream(scope.plan.graph, m)));
    if let Some(events) = events {
        to.implement("t::EventOperation", pascal);
        to.line(&format!("type Event = {};", scope.element(events.target)));
        to.close();
    }
}

fn output_of<'g>(plan: &Plan<'g>, operation: &Operation<'_>) -> Option<&'g Shape<'g>> {
    operation.output.and_then(|i| plan.shape(i))
}

fn output(to: &mut Source, scope: &Scope<'_, '_>, operation: &Operation<'_>, pascal: &str) {
    let output = output_of(scope.plan, operation);
    let doc = match output {
        Some(shape) => {
            docs::output(operation.name, &items::items(scope.plan.graph, operation), &shape.traits)
        }
        None => vec![format!("What `{}` answers: nothing.", operation.name)],
    };
    let name = format!("{pascal}Output");
    declare(to, &doc, &name, "super::super::views::Output", &[pascal.into(), item(scope, operation)]);
    if let Some(shape) = output.filter(|s| !s.members.is_empty()) {
        to.open(&format!("impl {name} {{"));
        getters(to, scope, shape);
        to.close();
    }
}

/// What an operation's module begins with: the model's own words stand above the client's method.
fn about(plan: &Plan<'_>, operation: &Operation<'_>) -> Vec<String> {
    let mut errors: Vec<String> =
        operation.errors.iter().filter_map(|i| plan.shape(*i)).map(|shape| docs::code(shape.name)).collect();
    errors.sort();
    let more = (!errors.is_empty()).then(|| [String::new(), format!("Errors: {}.", errors.join(", "))]);
    std::iter::once(format!("{}.", docs::code(operation.name))).chain(more.into_iter().flatten()).collect()
}

/// What a waiter does.
fn polls(name: &str, operation: &Operation<'_>) -> String {
    let of = |at: &str, key: &str| operation.traits.get(at)?.get(name)?.get(key)?.as_u64();
    let delay =
        of("multiregion.traits#waiters", "delay").or_else(|| of("smithy.waiters#waitable", "minDelay"));
    let delay = delay.map_or(String::new(), |seconds| format!(" every {seconds} s"));
    format!("{}: polls `{}`{delay}.", docs::code(name), operation.name)
}

/// The view of what the operation's results are elements of.
fn item(scope: &Scope<'_, '_>, operation: &Operation<'_>) -> String {
    let graph = scope.plan.graph;
    let output = operation.output.and_then(|i| graph.shapes.get(i));
    let lists = items::items(graph, operation);
    let element = match (output, lists.as_slice()) {
        (Some(output), [path]) => items::at(graph, output, path).and_then(|list| list.members.first()),
        _ => None,
    };
    element.map_or("t::Value".into(), |member| scope.element(member.target))
}

fn fluent(to: &mut Source, scope: &Scope<'_, '_>, operation: &Operation<'_>, pascal: &str) {
    let graph = scope.plan.graph;
    let input = operation.input.and_then(|i| scope.plan.shape(i));
    let body = has_body(graph, input);
    let mut doc = vec![format!("The input of `{}` under construction, to `send`.", operation.name)];
    let events = input.and_then(|shape| shape.members.iter().find(|m| is_event_stream(graph, m)));
    doc.extend(events.map(|events| {
        format!(
            "What `{}` stands for is sent by [`send_events`](t::Call::send_events) after that.",
            events.name
        )
    }));
    let name = format!("{pascal}FluentBuilder");
    let of = [format!("{pascal}Output")];
    declare(to, &doc, &name, if body { "t::Streaming" } else { "t::Fluent" }, &of);
    if let Some(shape) = input.filter(|shape| !shape.members.is_empty()) {
        to.open(&format!("impl {name} {{"));
        setters(to, scope, shape, body);
        to.close();
    }
}

pub fn is_paginated(graph: &Graph<'_>, operation: &Operation<'_>) -> bool {
    let modelled = ["smithy.api#paginated", "multiregion.traits#pagination"];
    modelled.iter().any(|t| operation.traits.contains_key(t)) || pages::inferred(graph, operation).is_some()
}

pub fn waiting(to: &mut Source, plan: &Plan<'_>, operations: &[Named<'_>]) {
    let waiters = waiters(plan.graph, operations);
    to.line("/// Waiters under construction.");
    to.open("pub mod waiters {");
    let scope = Scope::outside(plan, "types::");
    let mut body = Source::at(to);
    for Waiter { name, operation, pascal, .. } in &waiters {
        body.line(&format!("/// The waiter {}.", docs::code(name)));
        body.line(&format!("pub enum {pascal} {{}}"));
        let polls = polls(name, operation);
        declare(
            &mut body,
            &[polls],
            &format!("{pascal}FluentBuilder"),
            "t::Waiter",
            std::slice::from_ref(pascal),
        );
        body.open(&format!("impl {pascal}FluentBuilder {{"));
        if let Some(shape) = operation.input.and_then(|i| plan.shape(i)) {
            setters(&mut body, &scope, shape, false);
        }
        body.line("/// Polls until each region is in the state, no longer than this.");
        let arguments = ["self".into(), "max_wait: t::Duration".into()];
        body.method("wait", &arguments, "t::Wait", &[format!("t::wait(self, {name:?}, max_wait)")]);
        body.close();
    }
    let body = body.into_text();
    if body.contains("types::") {
        to.line("use super::types;");
    }
    if !waiters.is_empty() {
        to.line("use crate::typed as t;");
    }
    to.paste(&body);
    to.close();
}
