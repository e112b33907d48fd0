//! What a resolved model consists of: plain shapes that name each other by index.

use std::ops::Deref;

use super::json::{Map, Value};
use crate::descriptor::Kind;

/// Trait values by absolute trait id.
#[derive(Debug)]
pub enum TraitMap<'a> {
    Model(&'a Map<'a>),
    /// More than stands in the model.
    Own(Map<'a>),
}

impl<'a> TraitMap<'a> {
    /// With another trait, or another value of one.
    pub fn with(&self, id: &'static str, value: Value<'a>) -> Self {
        let mut map = Map::clone(self);
        map.insert(id, value);
        TraitMap::Own(map)
    }
}

impl Default for TraitMap<'_> {
    fn default() -> Self {
        TraitMap::Own(Map::default())
    }
}

impl<'a> Deref for TraitMap<'a> {
    type Target = Map<'a>;

    fn deref(&self) -> &Map<'a> {
        match self {
            TraitMap::Model(map) => map,
            TraitMap::Own(map) => map,
        }
    }
}

/// Where [`Shape::traits`] has the values of an `intEnum`: a list of objects with `name`, `value` and the value's `traits`.
pub const INTEGERS: &str = "multiregion.traits#integers";

/// A member; `target` indexes [`Graph::shapes`].
#[derive(Debug)]
pub struct Member<'a> {
    pub name: &'a str,
    pub target: usize,
    pub traits: TraitMap<'a>,
}

/// A shape that operations reach.
#[derive(Debug)]
pub struct Shape<'a> {
    pub id: &'a str,
    /// The name that the service knows it by (its `rename`, else the id's).
    pub name: &'a str,
    pub kind: Kind,
    pub traits: TraitMap<'a>,
    pub members: Vec<Member<'a>>,
}

/// An operation with its shapes as indexes.
#[derive(Debug)]
pub struct Operation<'a> {
    pub id: &'a str,
    pub name: &'a str,
    pub input: Option<usize>,
    pub output: Option<usize>,
    pub errors: Vec<usize>,
    pub traits: TraitMap<'a>,
}

/// All that a service consists of.
#[derive(Debug)]
pub struct Graph<'a> {
    pub file: &'a str,
    pub service_id: &'a str,
    pub version: &'a str,
    pub traits: TraitMap<'a>,
    pub operations: Vec<Operation<'a>>,
    pub shapes: Vec<Shape<'a>>,
}

/// The kind of a data shape by its type in the AST.
pub fn kind_of(name: &str) -> Option<Kind> {
    Some(match name {
        "boolean" => Kind::Boolean,
        "byte" => Kind::Byte,
        "short" => Kind::Short,
        "integer" | "intEnum" => Kind::Integer,
        "long" => Kind::Long,
        "float" => Kind::Float,
        "double" => Kind::Double,
        "bigInteger" => Kind::BigInteger,
        "bigDecimal" => Kind::BigDecimal,
        "string" | "enum" => Kind::String,
        "blob" => Kind::Blob,
        "timestamp" => Kind::Timestamp,
        "document" => Kind::Document,
        "list" | "set" => Kind::List,
        "map" => Kind::Map,
        "structure" => Kind::Structure,
        "union" => Kind::Union,
        _ => return None,
    })
}

/// The simple shapes of Smithy's prelude, which no model file defines.
pub fn prelude(id: &str) -> Option<Kind> {
    let name = id.strip_prefix("smithy.api#")?;
    if let Some(primitive) = name.strip_prefix("Primitive") {
        let boxed = ["Boolean", "Byte", "Short", "Integer", "Long", "Float", "Double"];
        return boxed.contains(&primitive).then(|| kind_of(&primitive.to_lowercase())).flatten();
    }
    Some(match name {
        "Boolean" => Kind::Boolean,
        "Byte" => Kind::Byte,
        "Short" => Kind::Short,
        "Integer" => Kind::Integer,
        "Long" => Kind::Long,
        "Float" => Kind::Float,
        "Double" => Kind::Double,
        "BigInteger" => Kind::BigInteger,
        "BigDecimal" => Kind::BigDecimal,
        "String" => Kind::String,
        "Blob" => Kind::Blob,
        "Timestamp" => Kind::Timestamp,
        "Document" => Kind::Document,
        "Unit" => Kind::Structure,
        _ => return None,
    })
}
