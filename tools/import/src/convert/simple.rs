//! Simple shapes: those with traits get a shape, the others are the prelude's.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::{Context, Traits, facts::Variant};
use crate::c2j::{Shape, Type};
use crate::error::Result;

/// The shape's Smithy type, enumerations aside.
pub fn type_name(shape: &Shape) -> &'static str {
    if shape.document { "document" } else { shape.kind.name() }
}

/// The prelude's shape of the same type.
pub fn prelude(shape: &Shape) -> &'static str {
    match shape.kind {
        Type::Blob => "smithy.api#Blob",
        Type::Boolean => "smithy.api#Boolean",
        Type::Double => "smithy.api#Double",
        Type::Float => "smithy.api#Float",
        Type::Integer => "smithy.api#Integer",
        Type::Long => "smithy.api#Long",
        Type::String => "smithy.api#String",
        Type::Timestamp => "smithy.api#Timestamp",
        Type::Structure | Type::List | Type::Map => "smithy.api#Document",
    }
}

/// Whether the prelude's shape says all there is to say.
pub fn is_bare(shape: &Shape, variant: Variant) -> bool {
    let named = shape.values.is_some() || shape.timestamp_format.is_some() || variant != Variant::Plain;
    !(named || shape.sensitive || shape.deprecated.is_some() || limits_trait(shape).is_some())
}

/// The trait that holds `min` and `max`, if the shape has any that mean something.
pub fn limits_trait(shape: &Shape) -> Option<&'static str> {
    match shape.kind {
        _ if shape.limits.is_empty() || shape.document => None,
        kind if kind.is_number() => Some("smithy.api#range"),
        Type::String | Type::Blob | Type::List | Type::Map => Some("smithy.api#length"),
        _ => None,
    }
}

impl Context<'_> {
    /// Adds the shapes that the variants of a simple shape need.
    pub fn simple(&self, name: &str, shape: &Shape, out: &mut Map<String, Value>) -> Result<()> {
        for variant in self.facts.variants_of(name) {
            if let (false, Some(id)) = (is_bare(shape, variant), self.names.target(name, variant)) {
                let traits = self.simple_traits(name, shape, variant)?;
                let node = match &shape.values {
                    Some(values) if variant != Variant::Json => {
                        json!({ "type": "enum", "members": enum_members(values) })
                    }
                    _ => json!({ "type": type_name(shape) }),
                };
                out.insert(id.to_owned(), traits.onto(node));
            }
        }
        Ok(())
    }

    fn simple_traits(&self, name: &str, shape: &Shape, variant: Variant) -> Result<Traits> {
        let mut traits = Traits::default();
        self.common_traits(shape, &mut traits);
        if let Some(format) = &shape.timestamp_format {
            let format = match format.to_lowercase().as_str() {
                "iso8601" => "date-time",
                "rfc822" => "http-date",
                "unixtimestamp" => "epoch-seconds",
                _ => {
                    let problem = format_args!(
                        "key `timestampFormat`: expected iso8601, rfc822 or unixTimestamp, found `{format}`"
                    );
                    return Err(self.error(format!("shape {name}"), problem));
                }
            };
            traits.put("smithy.api#timestampFormat", format);
        }
        match variant {
            Variant::Plain => {}
            Variant::Json => traits.put("smithy.api#mediaType", "application/json"),
            Variant::Stream => {
                traits.mark("smithy.api#streaming");
                traits.mark_if(shape.requires_length, "smithy.api#requiresLength");
            }
        }
        Ok(traits)
    }

    /// Traits that any shape may have.
    pub fn common_traits(&self, shape: &Shape, traits: &mut Traits) {
        if let Some(id) = limits_trait(shape) {
            traits.put(id, shape.limits.clone());
        }
        traits.mark_if(shape.sensitive, "smithy.api#sensitive");
        traits.deprecated(shape.deprecated.as_ref());
    }
}

/// The members of an enumeration. C2J has values only; the names are ours and never on a wire.
fn enum_members(values: &[String]) -> Map<String, Value> {
    let mut members = Map::new();
    let mut taken = BTreeSet::new();
    for value in values {
        let base = enum_name(value);
        let mut name = base.clone();
        let mut count = 2;
        while !taken.insert(name.clone()) {
            name = format!("{base}_{count}");
            count += 1;
        }
        let member = json!({
            "target": "smithy.api#Unit",
            "traits": { "smithy.api#enumValue": value },
        });
        members.insert(name, member);
    }
    members
}

/// `fooBar-baz.1` → `FOO_BAR_BAZ_1`.
fn enum_name(value: &str) -> String {
    let mut name = String::new();
    let mut last = ' ';
    for c in value.chars() {
        let boundary = c.is_ascii_uppercase() && (last.is_ascii_lowercase() || last.is_ascii_digit());
        if (boundary || !c.is_ascii_alphanumeric()) && !name.ends_with('_') {
            name.push('_');
        }
        if c.is_ascii_alphanumeric() {
            name.push(c.to_ascii_uppercase());
        }
        last = c;
    }
    let name = name.trim_matches('_');
    match name.chars().next() {
        None => "EMPTY".to_owned(),
        Some(first) if first.is_ascii_digit() => format!("_{name}"),
        Some(_) => name.to_owned(),
    }
}
