//! Which types a service's module has, what they are called, and how a member's type is written.

use std::hash::Hash;

use super::names;
use crate::codegen::graph::{Graph, INTEGERS, Member, Shape};
use crate::codegen::json::Value;
use crate::codegen::quick::{Set, Table};
use crate::descriptor::Kind;

/// Names of Rust's prelude that generated code writes; a type of that name hides them in its module.
const PRELUDE: [&str; 5] = ["Option", "String", "Vec", "Into", "Result"];

/// Structures that AWS's own models, and so the AWS SDK for Rust, have as unions: service (boto3's name) and shape.
pub const UNIONS: [(&str, &str); 4] = [
    ("dynamodb", "AttributeValue"),
    ("dynamodbstreams", "AttributeValue"),
    ("s3", "AnalyticsFilter"),
    ("s3", "MetricsFilter"),
];

/// The types of a service.
pub struct Plan<'g> {
    pub graph: &'g Graph<'g>,
    /// boto3's name of the service.
    service: &'g str,
    /// Structures and unions that stand in another shape, in the order of their names.
    pub nested: Vec<usize>,
    /// Enumerations, of texts and of integers, in the order of their names.
    pub enumerations: Vec<usize>,
    /// Errors of operations, in the order of their names.
    pub errors: Vec<usize>,
    names: Table<usize, String>,
    error_names: Table<usize, String>,
    inputs: Set<usize>,
}

impl<'g> Plan<'g> {
    pub fn of(graph: &'g Graph<'g>, service: &'g str) -> Plan<'g> {
        let inputs = reached(graph, graph.operations.iter().filter_map(|o| o.input));
        let outputs =
            graph.operations.iter().flat_map(|o| o.output.into_iter().chain(o.errors.iter().copied()));
        let all: Set<usize> = reached(graph, outputs).union(&inputs).copied().collect();
        let mut sorted: Vec<usize> = all.into_iter().collect();
        let name_of = |i: &usize| graph.shapes.get(*i).map_or("", |s| s.name);
        sorted.sort_by(|a, b| name_of(a).cmp(name_of(b)));
        let typed: Vec<usize> = sorted
            .into_iter()
            .filter(|i| is_structured(graph, *i) || Values::of(graph, *i).is_some())
            .collect();
        let names: Table<usize, String> =
            typed.iter().copied().zip(names::types(typed.iter().map(name_of))).collect();
        let mut errors: Vec<usize> = graph.operations.iter().flat_map(|o| o.errors.iter().copied()).collect();
        errors.sort_by(|a, b| (name_of(a), a).cmp(&(name_of(b), b)));
        errors.dedup();
        let error_names = errors.iter().copied().zip(names::types(errors.iter().map(name_of))).collect();
        let (nested, enumerations) = typed.into_iter().partition(|i| is_structured(graph, *i));
        Plan { graph, service, nested, enumerations, errors, names, error_names, inputs }
    }

    pub fn shape(&self, index: usize) -> Option<&'g Shape<'g>> {
        self.graph.shapes.get(index)
    }

    /// The type of a nested shape or enumeration.
    pub fn name(&self, index: usize) -> &str {
        self.names.get(&index).map_or("Value", String::as_str)
    }

    pub fn error_name(&self, index: usize) -> &str {
        self.error_names.get(&index).map_or("Value", String::as_str)
    }

    /// Whether one member of it is set: it is a union, or a structure that stands for one.
    pub fn is_union(&self, index: usize) -> bool {
        let stands = |s: &Shape<'_>| UNIONS.contains(&(self.service, s.name));
        self.shape(index).is_some_and(|s| s.kind == Kind::Union || stands(s))
    }

    /// Whether an input can hold it.
    pub fn is_input(&self, index: usize) -> bool {
        self.inputs.contains(&index)
    }
}

/// How types are written in one module of the generated source.
pub struct Scope<'p, 'g> {
    pub plan: &'p Plan<'g>,
    /// What leads to the types of the service, as in `types::`.
    types: &'static str,
    /// What the module's own types hide of the prelude.
    hidden: Vec<&'static str>,
}

fn hidden(types: &Table<usize, String>) -> Vec<&'static str> {
    PRELUDE.into_iter().filter(|name| types.values().any(|n| n == name)).collect()
}

impl<'p, 'g> Scope<'p, 'g> {
    pub fn types(plan: &'p Plan<'g>) -> Self {
        Scope { plan, types: "", hidden: hidden(&plan.names) }
    }

    pub fn errors(plan: &'p Plan<'g>) -> Self {
        Scope { plan, types: "super::", hidden: hidden(&plan.error_names) }
    }

    pub fn outside(plan: &'p Plan<'g>, types: &'static str) -> Self {
        Scope { plan, types, hidden: Vec::new() }
    }

    /// A name of Rust's prelude that generated code writes, by its whole path where a type of the service hides it.
    pub fn prelude(&self, name: &'static str) -> String {
        if !self.hidden.contains(&name) {
            return name.to_string();
        }
        let module = match name {
            "Vec" => "vec",
            "String" => "string",
            "Into" => "convert",
            "Result" => "result",
            _ => "option",
        };
        format!("std::{module}::{name}")
    }

    pub fn named(&self, index: usize) -> String {
        format!("{}{}", self.types, self.plan.name(index))
    }

    fn option(&self, of: &str) -> String {
        format!("{}<{of}>", self.prelude("Option"))
    }

    /// The view of a list's or map's elements.
    pub fn element(&self, index: usize) -> String {
        let Some(shape) = self.plan.shape(index) else { return "t::Value".into() };
        let inner = |at: usize| shape.members.get(at).map_or("t::Value".into(), |m| self.element(m.target));
        match shape.kind {
            Kind::Structure | Kind::Union => self.named(index),
            Kind::List => format!("t::List<{}>", inner(0)),
            Kind::Map => format!("t::Map<{}>", inner(1)),
            Kind::String if is_enum(self.plan, index) => format!("t::Of<{}>", self.named(index)),
            Kind::String | Kind::BigInteger | Kind::BigDecimal => "t::Of<str>".into(),
            Kind::Boolean => "t::Of<bool>".into(),
            Kind::Byte => "t::Of<i8>".into(),
            Kind::Short => "t::Of<i16>".into(),
            Kind::Integer if is_enum(self.plan, index) => format!("t::Of<{}>", self.named(index)),
            Kind::Integer => "t::Of<i32>".into(),
            Kind::Long => "t::Of<i64>".into(),
            Kind::Float | Kind::Double => "t::Of<f64>".into(),
            Kind::Blob => "t::Of<[u8]>".into(),
            Kind::Timestamp => "t::Of<t::DateTime>".into(),
            Kind::Document => "t::Of<t::Document>".into(),
        }
    }

    /// What a setter takes for a whole value.
    pub fn owned(&self, index: usize) -> String {
        let Some(shape) = self.plan.shape(index) else { return "t::Value".into() };
        let inner = |at: usize| shape.members.get(at).map_or("t::Value".into(), |m| self.owned(m.target));
        match shape.kind {
            Kind::Structure | Kind::Union => self.named(index),
            Kind::List => format!("{}<{}>", self.prelude("Vec"), inner(0)),
            Kind::Map => format!("t::HashMap<{}, {}>", inner(0), inner(1)),
            Kind::String | Kind::Integer if is_enum(self.plan, index) => self.named(index),
            Kind::String | Kind::BigInteger | Kind::BigDecimal => self.prelude("String"),
            Kind::Boolean => "bool".into(),
            Kind::Byte => "i8".into(),
            Kind::Short => "i16".into(),
            Kind::Integer => "i32".into(),
            Kind::Long => "i64".into(),
            Kind::Float => "f32".into(),
            Kind::Double => "f64".into(),
            Kind::Blob => "t::Blob".into(),
            Kind::Timestamp => "t::DateTime".into(),
            Kind::Document => "t::Document".into(),
        }
    }

    /// What a setter takes for a text.
    pub fn text(&self) -> String {
        format!("impl {}<{}>", self.prelude("Into"), self.prelude("String"))
    }

    /// What a union's member holds, and the method of the value that reads it.
    pub fn variant(&self, target: usize) -> (String, &'static str) {
        let kind = self.plan.shape(target).map(|shape| shape.kind);
        let (whole, _) = self.read(target, false);
        let option = format!("{}<", self.prelude("Option"));
        let held = whole.strip_prefix(&option).and_then(|held| held.strip_suffix('>')).unwrap_or(&whole);
        let read = match kind {
            None | Some(Kind::Structure | Kind::Union) => "as_view",
            Some(Kind::List) => "as_views",
            Some(Kind::Map) => "as_map_of",
            Some(Kind::String | Kind::Integer) if is_enum(self.plan, target) => "as_enum",
            Some(Kind::String | Kind::BigInteger | Kind::BigDecimal) => "as_str",
            Some(Kind::Boolean) => "as_bool",
            Some(Kind::Byte) => "as_i8",
            Some(Kind::Short) => "as_i16",
            Some(Kind::Integer) => "as_i32",
            Some(Kind::Long) => "as_i64",
            Some(Kind::Float) => "as_f32",
            Some(Kind::Double) => "as_f64",
            Some(Kind::Blob) => "as_blob",
            Some(Kind::Timestamp) => "as_timestamp",
            Some(Kind::Document) => "as_document",
        };
        (held.to_string(), read)
    }

    /// What a getter gives, and the function that reads it. `set`: the model says that it always is.
    pub fn read(&self, target: usize, set: bool) -> (String, String) {
        let Some(shape) = self.plan.shape(target) else { return (self.option("&t::Value"), "one".into()) };
        let inner = |at: usize| shape.members.get(at).map_or("t::Value".into(), |m| self.element(m.target));
        let simple = |of: &str, read: &str| match set {
            true => (of.to_string(), format!("{read}_or_default")),
            false => (self.option(of), read.to_string()),
        };
        match shape.kind {
            Kind::Structure | Kind::Union => (self.option(&format!("&{}", self.named(target))), "one".into()),
            Kind::List => (format!("&[{}]", inner(0)), "list".into()),
            Kind::Map => simple(&format!("&t::Map<{}>", inner(1)), "map"),
            Kind::String | Kind::Integer if is_enum(self.plan, target) => {
                simple(&self.named(target), "enumerated")
            }
            Kind::String | Kind::BigInteger | Kind::BigDecimal => simple("&str", "text"),
            Kind::Boolean => simple("bool", "boolean"),
            Kind::Byte => simple("i8", "byte"),
            Kind::Short => simple("i16", "short"),
            Kind::Integer => simple("i32", "integer"),
            Kind::Long => simple("i64", "long"),
            Kind::Float => simple("f32", "float"),
            Kind::Double => simple("f64", "double"),
            Kind::Blob => simple("&[u8]", "blob"),
            Kind::Timestamp => simple("&t::DateTime", "timestamp"),
            Kind::Document => (self.option("&t::Document"), "document".into()),
        }
    }
}

/// Everything that members of these shapes lead to, those shapes themselves only where members do.
fn reached(graph: &Graph<'_>, from: impl Iterator<Item = usize>) -> Set<usize> {
    let (mut found, mut walked) = (Set::default(), Set::default());
    let mut open: Vec<usize> = from.collect();
    while let Some(index) = open.pop() {
        if !walked.insert(index) {
            continue;
        }
        for member in graph.shapes.get(index).into_iter().flat_map(|s| &s.members) {
            found.insert(member.target);
            open.push(member.target);
        }
    }
    found
}

fn is_structured(graph: &Graph<'_>, index: usize) -> bool {
    graph.shapes.get(index).is_some_and(|s| matches!(s.kind, Kind::Structure | Kind::Union))
}

/// The values of an enumeration, each once.
pub enum Values<'g> {
    Texts(Vec<Listed<'g, &'g str>>),
    Integers(Vec<Listed<'g, i32>>),
}

/// A value of an enumeration, as the model lists it.
#[derive(Clone, Copy)]
pub struct Listed<'g, T> {
    pub name: &'g str,
    pub value: T,
    /// What else the model says of it.
    pub said: &'g Value<'g>,
}

impl<'g> Values<'g> {
    /// `None`: it is no enumeration.
    pub fn of(graph: &'g Graph<'g>, index: usize) -> Option<Values<'g>> {
        let shape = graph.shapes.get(index)?;
        let list = |of: &str| shape.traits.get(of).and_then(Value::as_array);
        match shape.kind {
            Kind::String => {
                Some(Values::Texts(listed(list("smithy.api#enum")?, |v| v.as_str().map(|text| (text, text)))))
            }
            Kind::Integer => Some(Values::Integers(listed(list(INTEGERS)?, |v| {
                v.as_i64().and_then(|n| i32::try_from(n).ok()).map(|n| (n, "_"))
            }))),
            _ => None,
        }
    }
}

/// `read`: a value, and its name where it has none of its own.
fn listed<'g, T: Copy + Eq + Hash>(
    list: &'g [Value<'g>],
    read: impl Fn(&'g Value<'g>) -> Option<(T, &'g str)>,
) -> Vec<Listed<'g, T>> {
    let one = |said: &'g Value<'g>| {
        let (value, name) = read(said.get("value")?)?;
        Some(Listed { name: said.get("name").and_then(Value::as_str).unwrap_or(name), value, said })
    };
    let mut seen = Set::default();
    list.iter().filter_map(one).filter(|listed| seen.insert(listed.value)).collect()
}

fn is_enum(plan: &Plan<'_>, index: usize) -> bool {
    plan.names.contains_key(&index)
}

/// Whether it is a string and no enumeration.
pub fn is_text(plan: &Plan<'_>, index: usize) -> bool {
    plan.shape(index).is_some_and(|s| s.kind == Kind::String) && !is_enum(plan, index)
}

/// Whether its value always is set, as far as a getter that gives no `Option` goes.
pub fn is_set(graph: &Graph<'_>, member: &Member<'_>) -> bool {
    let kind = graph.shapes.get(member.target).map(|s| s.kind);
    let structured = matches!(kind, None | Some(Kind::Structure | Kind::Union | Kind::Document));
    member.traits.contains_key("smithy.api#required") && !structured
}
