//! Botocore's C2J data of one service, read strictly and with every reference checked.

mod extras;
mod metadata;
mod operation;
mod paging;
mod shape;

use std::collections::BTreeMap;

use serde_json::Value;

pub use metadata::Metadata;
pub use operation::Operation;
pub use paging::{Acceptor, Paginator, Waiter};
pub use shape::{Deprecated, ErrorFacts, Reference, Shape, Type, XmlNamespace};

use crate::error::{Error, Result};
use crate::fields::Fields;
use crate::source::Source;

/// All that botocore knows of one service.
#[derive(Debug, Clone)]
pub struct Service {
    /// Botocore's directory, which is boto3's name of the service.
    pub name: String,
    /// The service file, for errors.
    pub file: String,
    /// `metadata`.
    pub metadata: Metadata,
    /// Operations by name.
    pub operations: BTreeMap<String, Operation>,
    /// Shapes by name.
    pub shapes: BTreeMap<String, Shape>,
    /// Client context parameters: name and type.
    pub client_context: Vec<(String, String)>,
    /// `deprecated`.
    pub deprecated: Option<Deprecated>,
    /// Paginators by operation.
    pub paginators: BTreeMap<String, Paginator>,
    /// Waiters by name.
    pub waiters: BTreeMap<String, Waiter>,
    /// The endpoint rule set.
    pub rules: Option<Value>,
}

impl Service {
    /// Loads the service in `data/<name>/<version>`, extras merged.
    pub fn load(source: &mut Source, name: &str, version: &str) -> Result<Self> {
        let folder = format!("data/{name}/{version}");
        let path = format!("{folder}/service-2");
        let file = format!("{path}.json");
        let mut model = source.json(&path)?.ok_or_else(|| Error::file(&file, "not there"))?;
        if let Some(extra) = source.json(&format!("{path}.sdk-extras"))? {
            extras::merge_service(&format!("{path}.sdk-extras.json"), &mut model, extra)?;
        }
        let mut service = Self::read(name, &file, model)?;
        service.read_paginators(source, &folder)?;
        service.read_waiters(source, &folder)?;
        service.rules = source.json(&format!("{folder}/endpoint-rule-set-1"))?;
        service.check()?;
        Ok(service)
    }

    fn read(name: &str, file: &str, model: Value) -> Result<Self> {
        let mut f = Fields::new(file, "top level", model)?;
        let metadata = f.value("metadata").ok_or_else(|| f.error("key `metadata` is missing"))?;
        let mut operations = BTreeMap::new();
        for (name, value) in f.entries("operations")? {
            let operation = Operation::read(file, &name, value)?;
            operations.insert(name, operation);
        }
        let mut shapes = BTreeMap::new();
        for (name, value) in f.entries("shapes")? {
            let shape = Shape::read(file, &name, value)?;
            shapes.insert(name, shape);
        }
        let mut client_context = Vec::new();
        for (name, value) in f.entries("clientContextParams")? {
            let mut p = Fields::new(file, format!("clientContextParams {name}"), value)?;
            client_context.push((name, p.required_string("type")?));
            p.ignore(&["documentation"]);
            p.finish()?;
        }
        let service = Self {
            name: name.to_owned(),
            file: file.to_owned(),
            metadata: Metadata::read(file, metadata)?,
            operations,
            shapes,
            client_context,
            deprecated: shape::deprecated(&mut f)?,
            paginators: BTreeMap::new(),
            waiters: BTreeMap::new(),
            rules: None,
        };
        f.ignore(&["version", "documentation", "examples"]);
        f.finish()?;
        Ok(service)
    }

    fn read_paginators(&mut self, source: &mut Source, folder: &str) -> Result<()> {
        let path = format!("{folder}/paginators-1");
        let file = format!("{path}.json");
        let Some(mut model) = source.json(&path)? else { return Ok(()) };
        if let Some(extra) = source.json(&format!("{path}.sdk-extras"))? {
            extras::merge(&format!("{path}.sdk-extras.json"), &mut model, extra)?;
        }
        let mut f = Fields::new(&file, "top level", model)?;
        for (name, value) in f.entries("pagination")? {
            let paginator = Paginator::read(&file, &name, value)?;
            self.expect_operation(&file, &format!("paginator {name}"), &name)?;
            self.paginators.insert(name, paginator);
        }
        f.ignore(&["version"]);
        f.finish()
    }

    fn read_waiters(&mut self, source: &mut Source, folder: &str) -> Result<()> {
        let path = format!("{folder}/waiters-2");
        let file = format!("{path}.json");
        let Some(model) = source.json(&path)? else { return Ok(()) };
        let mut f = Fields::new(&file, "top level", model)?;
        for (name, value) in f.entries("waiters")? {
            let waiter = Waiter::read(&file, &name, value)?;
            self.expect_operation(&file, &format!("waiter {name}"), &waiter.operation)?;
            self.waiters.insert(name, waiter);
        }
        f.ignore(&["version"]);
        f.finish()
    }

    fn expect_operation(&self, file: &str, place: &str, name: &str) -> Result<()> {
        if self.operations.contains_key(name) {
            return Ok(());
        }
        Err(Error::at(file, place, format_args!("operation `{name}` does not exist")))
    }

    /// Every name that is referred to must exist, so that later stages meet no dangling one.
    fn check(&self) -> Result<()> {
        for (name, shape) in &self.shapes {
            for (member, reference) in shape.references() {
                self.expect_shape(&format!("shape {name}${member}"), &reference.shape)?;
            }
            for member in shape.required.iter().chain(&shape.payload) {
                if shape.get(member).is_none() {
                    let problem = format_args!("no member `{member}`, though required or payload");
                    return Err(Error::at(&self.file, format!("shape {name}"), problem));
                }
            }
        }
        for (name, operation) in &self.operations {
            let errors = operation.errors.iter().map(|(s, _)| s);
            for shape in operation.input.iter().chain(&operation.output).chain(errors) {
                self.expect_shape(&format!("operation {name}"), shape)?;
            }
        }
        Ok(())
    }

    fn expect_shape(&self, place: &str, name: &str) -> Result<()> {
        if self.shapes.contains_key(name) {
            return Ok(());
        }
        Err(Error::at(&self.file, place, format_args!("shape `{name}` does not exist")))
    }

    /// The shape called `name`.
    pub fn shape(&self, name: &str) -> Result<&Shape> {
        self.shapes.get(name).ok_or_else(|| Error::at(&self.file, format!("shape {name}"), "does not exist"))
    }
}
