//! What holds of a service as a whole: which shapes it reaches, in which roles, in which families of protocols.

use std::collections::{BTreeMap, BTreeSet};

use crate::c2j::{ErrorFacts, Reference, Service, Shape, Type};
use crate::error::Result;

/// The roles in which operations use a shape.
#[derive(Debug, Clone, Copy, Default)]
pub struct Roles {
    pub input: bool,
    pub output: bool,
    pub error: bool,
}

/// Smithy puts on a shape what C2J puts on a reference to it: one C2J shape may have to become several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Variant {
    /// As it is.
    Plain,
    /// A blob that streams as payload.
    Stream,
    /// A string that holds JSON.
    Json,
}

/// See the module.
pub struct Facts<'a> {
    pub service: &'a Service,
    /// Shapes that operations reach.
    pub live: BTreeSet<&'a str>,
    roles: BTreeMap<&'a str, Roles>,
    variants: BTreeMap<&'a str, BTreeSet<Variant>>,
    /// What the references to error shapes say of them (two services say it there).
    pub on_reference: BTreeMap<&'a str, &'a ErrorFacts>,
    pub rest: bool,
    pub rest_xml: bool,
    /// Any of the protocols that write or read XML.
    pub xml: bool,
    pub json: bool,
    pub ec2: bool,
    /// Error codes of the query protocols are facts of the service.
    pub query_errors: bool,
    pub xml_namespace: Option<&'a str>,
}

/// Whether a shape has no members: what Smithy calls simple, and documents.
pub fn is_simple(shape: &Shape) -> bool {
    shape.document || !matches!(shape.kind, Type::Structure | Type::List | Type::Map)
}

impl<'a> Facts<'a> {
    pub fn of(service: &'a Service) -> Result<Self> {
        let protocols = &service.metadata.protocols;
        let speaks = |names: &[&str]| protocols.iter().any(|p| names.contains(&p.as_str()));
        let mut facts = Self {
            service,
            live: BTreeSet::new(),
            roles: BTreeMap::new(),
            variants: BTreeMap::new(),
            on_reference: BTreeMap::new(),
            rest: speaks(&["rest-json", "rest-xml"]),
            rest_xml: speaks(&["rest-xml"]),
            xml: speaks(&["rest-xml", "query", "ec2"]),
            json: speaks(&["rest-json", "json"]),
            ec2: speaks(&["ec2"]),
            query_errors: speaks(&["query", "ec2"]) || service.metadata.query_compatible,
            xml_namespace: None,
        };
        facts.roles();
        facts.reach()?;
        facts.xml_namespace = facts.namespace();
        facts.variants()?;
        Ok(facts)
    }

    fn roles(&mut self) {
        for operation in self.service.operations.values() {
            if let Some(input) = &operation.input {
                self.roles.entry(input).or_default().input = true;
            }
            if let Some(output) = &operation.output {
                self.roles.entry(output).or_default().output = true;
            }
            for (error, facts) in &operation.errors {
                self.roles.entry(error).or_default().error = true;
                if let Some(facts) = facts {
                    self.on_reference.entry(error).or_insert(facts);
                }
            }
        }
    }

    fn reach(&mut self) -> Result<()> {
        let mut open: Vec<&str> = self.roles.keys().copied().collect();
        while let Some(name) = open.pop() {
            let shape = self.service.shape(name)?;
            if self.live.insert(name) && !shape.document {
                open.extend(shape.references().map(|(_, r)| r.shape.as_str()));
            }
        }
        Ok(())
    }

    /// Four services of restXml name their namespace on inputs and payloads only; it is one for each service.
    fn namespace(&self) -> Option<&'a str> {
        if let Some(uri) = &self.service.metadata.xml_namespace {
            return Some(uri);
        }
        let inputs = self.service.operations.values().filter_map(|o| o.input_xml_namespace.as_deref());
        let members = self.service.shapes.values().flat_map(|s| &s.members);
        let members = members.filter_map(|(_, r)| r.xml_namespace.as_ref().map(|n| n.uri.as_str()));
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for uri in inputs.chain(members) {
            *counts.entry(uri).or_default() += 1;
        }
        counts.into_iter().max_by_key(|(_, count)| *count).map(|(uri, _)| uri)
    }

    fn variants(&mut self) -> Result<()> {
        let mut found: BTreeMap<&str, BTreeSet<Variant>> = BTreeMap::new();
        for &name in &self.live {
            let shape = self.service.shape(name)?;
            if !shape.document {
                for (member, reference) in shape.references() {
                    let variant = self.variant(name, member, reference);
                    found.entry(reference.shape.as_str()).or_default().insert(variant);
                }
            }
        }
        self.variants = found;
        Ok(())
    }

    /// The roles of a shape.
    pub fn role(&self, name: &str) -> Roles {
        self.roles.get(name).copied().unwrap_or_default()
    }

    /// Whether operations use the shape directly.
    pub fn has_role(&self, name: &str) -> bool {
        self.roles.contains_key(name)
    }

    /// The variants in which a shape is referred to.
    pub fn variants_of(&self, name: &str) -> impl Iterator<Item = Variant> + '_ {
        self.variants.get(name).into_iter().flatten().copied()
    }

    /// The variant that a reference asks for.
    pub fn variant(&self, owner: &str, member: &str, reference: &Reference) -> Variant {
        let shapes = &self.service.shapes;
        let (Some(owner_shape), Some(target)) = (shapes.get(owner), shapes.get(&reference.shape)) else {
            return Variant::Plain;
        };
        match target.kind {
            // Only the payload of an operation's input or output streams.
            Type::Blob if reference.streaming || target.streaming => {
                let payload = owner_shape.payload.as_deref() == Some(member) && self.has_role(owner);
                if payload { Variant::Stream } else { Variant::Plain }
            }
            Type::String if reference.json_value => Variant::Json,
            _ => Variant::Plain,
        }
    }
}
