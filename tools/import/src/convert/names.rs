//! Gives every shape its id. Smithy wants the names of a service to differ in more than case; C2J does not care.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    facts::{Facts, Variant, is_simple},
    simple,
};
use crate::c2j::{Shape, Type};
use crate::error::{Error, Result};

/// Ids of all shapes.
pub struct Names {
    namespace: String,
    service: String,
    shapes: BTreeMap<String, String>,
    targets: BTreeMap<(String, Variant), String>,
}

impl Names {
    /// Names everything that the service reaches.
    pub fn of(facts: &Facts) -> Result<Self> {
        let name = facts.service.name.chars().filter(|c| matches!(c, 'a'..='z' | '0'..='9'));
        let mut names = Self {
            namespace: format!("com.amazonaws.{}", name.collect::<String>()),
            service: service_name(facts),
            shapes: BTreeMap::new(),
            targets: BTreeMap::new(),
        };
        let mut taken = BTreeSet::from([names.service.to_lowercase()]);
        for operation in facts.service.operations.keys() {
            if !taken.insert(operation.to_lowercase()) {
                let place = format!("operation {operation}");
                return Err(Error::at(
                    &facts.service.file,
                    place,
                    "expected a name that differs in more than case",
                ));
            }
        }
        names.shapes(facts, &mut taken)?;
        names.targets(facts, &mut taken)?;
        Ok(names)
    }

    fn shapes(&mut self, facts: &Facts, taken: &mut BTreeSet<String>) -> Result<()> {
        let mut prelude = BTreeSet::new();
        let mut order = Vec::new();
        for &name in &facts.live {
            let shape = facts.service.shape(name)?;
            let bare = is_simple(shape) && facts.variants_of(name).all(|v| simple::is_bare(shape, v));
            if bare {
                prelude.insert(simple::type_name(shape).to_owned());
            }
            order.push((rank(facts, name, shape), name, bare));
        }
        order.sort_unstable();
        for (_, name, bare) in order {
            let free =
                |n: &str, taken: &BTreeSet<String>| !taken.contains(n) && (bare || !prelude.contains(n));
            let given = unused(name, |n| free(n, taken));
            // On most wires the name of an error is its code; no trait could tell the old one.
            if given != name && facts.role(name).error {
                let place = format!("shape {name}");
                return Err(Error::at(
                    &facts.service.file,
                    place,
                    "expected a name for the error that is free",
                ));
            }
            taken.insert(given.to_lowercase());
            self.shapes.insert(name.to_owned(), given);
        }
        Ok(())
    }

    /// Where references lead: the prelude for what needs no shape of its own, a second shape for a second variant.
    fn targets(&mut self, facts: &Facts, taken: &mut BTreeSet<String>) -> Result<()> {
        for (name, given) in &self.shapes {
            let shape = facts.service.shape(name)?;
            if !is_simple(shape) {
                self.targets.insert((name.clone(), Variant::Plain), self.id(given));
                continue;
            }
            let variants: Vec<Variant> = facts.variants_of(name).collect();
            for &variant in &variants {
                let prefix = match variant {
                    Variant::Stream if variants.len() > 1 => "Streaming",
                    Variant::Json if variants.len() > 1 => "Json",
                    _ => "",
                };
                let id = if simple::is_bare(shape, variant) {
                    simple::prelude(shape).to_owned()
                } else if prefix.is_empty() {
                    self.id(given)
                } else {
                    let second = unused(&format!("{prefix}{given}"), |n| !taken.contains(n));
                    taken.insert(second.to_lowercase());
                    self.id(&second)
                };
                self.targets.insert((name.clone(), variant), id);
            }
        }
        Ok(())
    }

    fn id(&self, local: &str) -> String {
        format!("{}#{local}", self.namespace)
    }

    /// Id of the service.
    pub fn service(&self) -> String {
        self.id(&self.service)
    }

    /// Id of an operation.
    pub fn operation(&self, name: &str) -> String {
        self.id(name)
    }

    /// Id of a structure, union, list or map.
    pub fn shape(&self, name: &str) -> String {
        self.id(self.local(name))
    }

    /// Name of a shape within the namespace.
    pub fn local<'a>(&'a self, name: &'a str) -> &'a str {
        self.shapes.get(name).map_or(name, String::as_str)
    }

    /// Id of what a reference to a shape leads to.
    pub fn target(&self, name: &str, variant: Variant) -> Option<&str> {
        let found = self.targets.get(&(name.to_owned(), variant));
        found.map(String::as_str)
    }
}

/// The service shape's name is on the wire: it is the prefix of `X-Amz-Target` and part of rpcv2Cbor's path.
fn service_name(facts: &Facts) -> String {
    let metadata = &facts.service.metadata;
    match &metadata.target_prefix {
        Some(prefix) => prefix.rsplit('.').next().unwrap_or(prefix).to_owned(),
        None => metadata.service_id.chars().filter(char::is_ascii_alphanumeric).collect(),
    }
}

/// Who keeps its name when two collide: the lower rank.
fn rank(facts: &Facts, name: &str, shape: &Shape) -> u8 {
    match shape.kind {
        _ if facts.role(name).error => 0,
        _ if is_simple(shape) => 3,
        Type::Structure => 1,
        _ => 2,
    }
}

/// `base`, or the first of `base_2`, `base_3`… whose lower-case form is free.
fn unused(base: &str, free: impl Fn(&str) -> bool) -> String {
    let mut name = base.to_owned();
    let mut count = 2;
    while !free(&name.to_lowercase()) {
        name = format!("{base}_{count}");
        count += 1;
    }
    name
}
