//! What a resolved model consists of: plain shapes that name each other by index.

use serde_json::{Map, Value};

use crate::descriptor::Kind;

/// Trait values by absolute trait id.
pub type TraitMap = Map<String, Value>;

/// Where [`Shape::traits`] has the values of an `intEnum`: a list of objects with `name`, `value` and the value's `traits`.
pub const INTEGERS: &str = "multiregion.traits#integers";

/// A member; `target` indexes [`Graph::shapes`].
#[derive(Debug)]
pub struct Member {
    pub name: String,
    pub target: usize,
    pub traits: TraitMap,
}

/// A shape that operations reach.
#[derive(Debug)]
pub struct Shape {
    pub id: String,
    /// The name that the service knows it by (its `rename`, else the id's).
    pub name: String,
    pub kind: Kind,
    pub traits: TraitMap,
    pub members: Vec<Member>,
}

/// An operation with its shapes as indexes.
#[derive(Debug)]
pub struct Operation {
    pub id: String,
    pub name: String,
    pub input: Option<usize>,
    pub output: Option<usize>,
    pub errors: Vec<usize>,
    pub traits: TraitMap,
}

/// All that a service consists of.
#[derive(Debug)]
pub struct Graph {
    pub file: String,
    pub service_id: String,
    pub version: String,
    pub traits: TraitMap,
    pub operations: Vec<Operation>,
    pub shapes: Vec<Shape>,
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
