//! Maps one service of botocore (C2J) to the shapes of a Smithy model.
//!
//! The wire is botocore's: where AWS's own model of a service says otherwise (types that botocore froze, unions that
//! it calls structures, operations that only it still has), botocore's word stands.

mod aggregate;
mod facts;
mod member;
mod names;
mod operation;
mod ours;
mod paginator;
mod service;
mod simple;
mod waiter;

use serde_json::{Map, Value, json};

use crate::c2j::{Deprecated, Reference, Service};
use crate::error::{Error, Result};
use facts::Facts;
use names::Names;

/// What each stage of the mapping looks things up in.
struct Context<'a> {
    facts: Facts<'a>,
    names: Names,
}

/// The traits of a shape or member while they are collected.
#[derive(Default)]
struct Traits(Map<String, Value>);

/// All shapes of the service's model.
///
/// # Errors
/// A fact of the service that the mapping has no place for.
pub fn convert(service: &Service) -> Result<Map<String, Value>> {
    let facts = Facts::of(service)?;
    let names = Names::of(&facts)?;
    let context = Context { facts, names };
    let mut shapes = Map::new();
    shapes.insert(context.names.service(), context.service()?);
    for (name, operation) in &service.operations {
        shapes.insert(context.names.operation(name), context.operation(name, operation)?);
    }
    for &name in &context.facts.live {
        let shape = service.shape(name)?;
        if facts::is_simple(shape) {
            context.simple(name, shape, &mut shapes)?;
        } else {
            shapes.insert(context.names.shape(name), context.aggregate(name, shape)?);
        }
    }
    Ok(shapes)
}

impl Context<'_> {
    /// An error in the service file.
    fn error(&self, place: impl Into<String>, problem: impl std::fmt::Display) -> Error {
        Error::at(&self.facts.service.file, place, problem)
    }

    /// The id of the shape that a reference leads to.
    fn target(&self, owner: &str, member: &str, reference: &Reference) -> Result<&str> {
        let variant = self.facts.variant(owner, member, reference);
        self.names.target(&reference.shape, variant).ok_or_else(|| {
            self.error(format!("shape {owner}${member}"), format_args!("nothing named `{}`", reference.shape))
        })
    }
}

impl Traits {
    fn put(&mut self, id: &str, value: impl Into<Value>) {
        self.0.insert(id.to_owned(), value.into());
    }

    fn mark(&mut self, id: &str) {
        self.put(id, json!({}));
    }

    fn mark_if(&mut self, yes: bool, id: &str) {
        if yes {
            self.mark(id);
        }
    }

    fn deprecated(&mut self, deprecated: Option<&Deprecated>) {
        match deprecated.map(|d| d.since.as_deref()) {
            None => {}
            Some(None) => self.mark("smithy.api#deprecated"),
            Some(Some(since)) => self.put("smithy.api#deprecated", json!({ "since": since })),
        }
    }

    /// Puts the traits, if there are any, on `node`.
    fn onto(self, mut node: Value) -> Value {
        if !self.0.is_empty() {
            node["traits"] = Value::Object(self.0);
        }
        node
    }
}
