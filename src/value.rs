//! The one value that holds every input and output.

use std::fmt;

pub use aws_smithy_types::{DateTime, Document};

use crate::model::{Kind, Shape};

mod codec;
mod de;
mod index;
mod input;
mod json;
mod json_text;
mod origin;
mod structure;
mod text;
mod time;

pub(crate) use codec::Reading;
pub use input::{Fault, InputError};
pub(crate) use input::{member_from_json, structure_from_json, union_from_json};
pub(crate) use json::document_to_json;
pub(crate) use origin::region_value;
pub use structure::{Structure, Tie};
pub use text::Text;
pub(crate) use time::from_text as time_from_text;
pub(crate) use time::to_text as time_to_text;

/// Any value of any shape.
///
/// Indexing by a member's name or an element's position never panics: what is not there is [`Value::Null`], and a list
/// or map that an answer leaves out is an empty one.
/// [`Structure::member`] tells an unset member from a name that the shape does not have.
#[derive(Clone, PartialEq, Default)]
#[non_exhaustive]
pub enum Value {
    /// Not set.
    #[default]
    Null,
    Boolean(bool),
    Byte(i8),
    Short(i16),
    Integer(i32),
    Long(i64),
    Double(f64),
    /// `bigInteger` and `bigDecimal`, as written.
    BigNumber(Box<str>),
    /// Strings and enums.
    String(Text),
    Blob(Box<[u8]>),
    Timestamp(DateTime),
    Document(Box<Document>),
    List(Box<[Value]>),
    /// In the order of the answer.
    Map(Box<[(Text, Value)]>),
    Structure(Structure),
    Union(Box<Union>),
    #[doc(hidden)]
    Tie(Tie),
}

/// A union: the one member that is set.
#[derive(Clone)]
pub struct Union {
    shape: &'static Shape,
    /// The member's index; `None`: a member that this version of the model does not know.
    member: Option<usize>,
    value: Value,
}

impl PartialEq for Union {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.shape, other.shape) && self.member == other.member && self.value == other.value
    }
}

impl Union {
    /// The union with a member of its shape set.
    pub(crate) fn new(shape: &'static Shape, member: usize, value: Value) -> Self {
        Union { shape, member: Some(member), value }
    }

    pub(crate) fn into_value(self) -> Value {
        self.value
    }

    /// The shape that it has.
    pub fn shape(&self) -> &'static Shape {
        self.shape
    }

    /// The position of the member that is set; `None` for one that the model does not know.
    pub(crate) fn position(&self) -> Option<usize> {
        self.member
    }

    /// The name of the member that is set; `None` for one that the model does not know.
    pub fn variant(&self) -> Option<&'static str> {
        Some(self.shape.members().get(self.member?)?.name())
    }

    /// The value of the member that is set.
    pub fn value(&self) -> &Value {
        &self.value
    }
}

impl Value {
    pub fn is_null(&self) -> bool {
        matches!(self, Value::Null)
    }

    pub fn as_bool(&self) -> Option<bool> {
        match self {
            Value::Boolean(b) => Some(*b),
            _ => None,
        }
    }

    /// An integer of any width.
    pub fn as_i64(&self) -> Option<i64> {
        match self {
            Value::Byte(n) => Some((*n).into()),
            Value::Short(n) => Some((*n).into()),
            Value::Integer(n) => Some((*n).into()),
            Value::Long(n) => Some(*n),
            _ => None,
        }
    }

    /// A number of any kind but the big ones; a `long` may lose precision.
    pub fn as_f64(&self) -> Option<f64> {
        match self {
            Value::Double(n) => Some(*n),
            _ => self.as_i64().map(|n| n as f64),
        }
    }

    /// A string, an enum or a big number.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Value::String(s) => Some(s),
            Value::BigNumber(s) => Some(s),
            _ => None,
        }
    }

    pub fn as_blob(&self) -> Option<&[u8]> {
        match self {
            Value::Blob(b) => Some(b),
            _ => None,
        }
    }

    pub fn as_timestamp(&self) -> Option<&DateTime> {
        match self {
            Value::Timestamp(t) => Some(t),
            _ => None,
        }
    }

    pub fn as_document(&self) -> Option<&Document> {
        match self {
            Value::Document(d) => Some(d),
            _ => None,
        }
    }

    pub fn as_list(&self) -> Option<&[Value]> {
        match self {
            Value::List(list) => Some(list),
            _ => None,
        }
    }

    pub fn as_map(&self) -> Option<&[(Text, Value)]> {
        match self {
            Value::Map(map) => Some(map),
            _ => None,
        }
    }

    pub fn as_structure(&self) -> Option<&Structure> {
        match self {
            Value::Structure(s) => Some(s),
            _ => None,
        }
    }

    pub fn as_union(&self) -> Option<&Union> {
        match self {
            Value::Union(u) => Some(u),
            _ => None,
        }
    }

    /// The member of a structure or union, or the entry of a map, if set.
    pub fn get(&self, name: &str) -> Option<&Value> {
        match self {
            Value::Structure(s) => s.get(name),
            Value::Union(u) => (u.variant() == Some(name)).then_some(&u.value),
            Value::Map(map) => map.iter().find(|(k, _)| &**k == name).map(|(_, v)| v),
            _ => None,
        }
    }

    /// Into the caller's own type, by the same rules as from its JSON form.
    ///
    /// # Errors
    /// The type does not fit; the error says where.
    pub fn to<T: serde::de::DeserializeOwned>(&self) -> Result<T, DecodeError> {
        T::deserialize(self)
    }

    /// The value, which no longer says which region it came from.
    #[allow(dead_code, reason = "what typed modules alone ask for")]
    pub(crate) fn of_no_region(mut self) -> Value {
        let inner = if let Value::Union(union) = &mut self { &mut union.value } else { &mut self };
        if let Value::Structure(structure) = inner {
            structure.set_origin(None);
        }
        self
    }

    /// A copy that says which region it came from, if it is a structure, or an event, which is a union with one.
    pub(crate) fn in_region(&self, region: &str) -> Value {
        let mut copy = self.clone();
        if let Value::Union(union) = &mut copy {
            union.value = union.value.in_region(region);
        } else if let Value::Structure(structure) = &mut copy {
            structure.set_origin(origin::Origin::of(region));
        }
        copy
    }
}

pub use de::DecodeError;

#[cfg(test)]
mod tests;

/// A value as a model's shape lets it be shown: what is sensitive is redacted.
struct Shown<'a>(&'a Value, Option<&'static Shape>, bool);

impl fmt::Debug for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Shown(value, shape, sensitive) = *self;
        if sensitive || shape.is_some_and(Shape::is_sensitive) {
            return f.write_str("** redacted **");
        }
        let element = shape.and_then(|s| s.element());
        let inner = |v| Shown(v, element.map(|e| e.target()), element.is_some_and(|e| e.is_sensitive()));
        match value {
            Value::List(list) => f.debug_list().entries(list.iter().map(inner)).finish(),
            Value::Map(map) => f.debug_map().entries(map.iter().map(|(k, v)| (k, inner(v)))).finish(),
            Value::Structure(s) => s.fmt(f),
            Value::Union(u) => u.fmt(f),
            Value::Null | Value::Tie(_) => f.write_str("null"),
            Value::Boolean(v) => v.fmt(f),
            Value::Byte(v) => v.fmt(f),
            Value::Short(v) => v.fmt(f),
            Value::Integer(v) => v.fmt(f),
            Value::Long(v) => v.fmt(f),
            Value::Double(v) => v.fmt(f),
            Value::String(v) => v.fmt(f),
            Value::BigNumber(v) => v.fmt(f),
            Value::Blob(v) => write!(f, "{} bytes", v.len()),
            Value::Timestamp(v) => write!(f, "{v}"),
            Value::Document(v) => v.fmt(f),
        }
    }
}

impl fmt::Debug for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Shown(self, None, false).fmt(f)
    }
}

impl fmt::Debug for Union {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.shape.is_sensitive() {
            return f.write_str("** redacted **");
        }
        match self.member.and_then(|m| self.shape.members().get(m)) {
            Some(m) => {
                let shown = Shown(&self.value, Some(m.target()), m.is_sensitive());
                f.debug_struct(self.shape.name()).field(m.name(), &shown).finish()
            }
            None => write!(f, "{}(unknown member)", self.shape.name()),
        }
    }
}

/// Whether a shape's values are written as an object with members.
pub(crate) fn is_structured(kind: Kind) -> bool {
    matches!(kind, Kind::Structure | Kind::Union)
}
