//! Values as JSON: member names as in the model, blobs base64, timestamps ISO 8601, unset members left out.

use std::fmt::Write;

use aws_smithy_types::{Document, Number, base64};
use serde::ser::{Serialize, SerializeMap, Serializer};

use super::{Structure, Union, Value, time};

impl Serialize for Value {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Value::Null | Value::Tie(_) => to.serialize_unit(),
            Value::Boolean(v) => to.serialize_bool(*v),
            Value::Byte(v) => to.serialize_i8(*v),
            Value::Short(v) => to.serialize_i16(*v),
            Value::Integer(v) => to.serialize_i32(*v),
            Value::Long(v) => to.serialize_i64(*v),
            Value::Double(v) => float(*v, to),
            Value::String(v) => to.serialize_str(v),
            Value::BigNumber(v) => to.serialize_str(v),
            Value::Blob(v) => to.serialize_str(&base64::encode(v)),
            Value::Timestamp(v) => to.serialize_str(&time::to_text(v)),
            Value::Document(v) => document_to_json(v).serialize(to),
            Value::List(v) => to.collect_seq(v.iter()),
            Value::Map(v) => to.collect_map(v.iter().map(|(k, v)| (k, v))),
            Value::Structure(v) => v.serialize(to),
            Value::Union(v) => v.serialize(to),
        }
    }
}

/// JSON has no number for these three, so they are strings, as on the wire.
fn float<S: Serializer>(value: f64, to: S) -> Result<S::Ok, S::Error> {
    if value.is_nan() {
        to.serialize_str("NaN")
    } else if value.is_infinite() {
        to.serialize_str(if value > 0.0 { "Infinity" } else { "-Infinity" })
    } else {
        to.serialize_f64(value)
    }
}

impl Serialize for Structure {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(None)?;
        for (name, value) in self.iter() {
            map.serialize_entry(name, value)?;
        }
        map.end()
    }
}

impl Serialize for Union {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(None)?;
        if let Some(name) = self.variant() {
            map.serialize_entry(name, self.value())?;
        }
        map.end()
    }
}

/// A Smithy document as the JSON that it is.
pub(crate) fn document_to_json(document: &Document) -> serde_json::Value {
    use serde_json::Value as Json;
    match document {
        Document::Object(map) => {
            Json::Object(map.iter().map(|(k, v)| (k.clone(), document_to_json(v))).collect())
        }
        Document::Array(list) => Json::Array(list.iter().map(document_to_json).collect()),
        Document::Number(Number::PosInt(n)) => Json::from(*n),
        Document::Number(Number::NegInt(n)) => Json::from(*n),
        Document::Number(Number::Float(n)) => Json::from(*n),
        Document::String(s) => Json::String(s.clone()),
        Document::Bool(b) => Json::Bool(*b),
        _ => Json::Null,
    }
}

/// A document as JSON in ASCII, which a header can hold. As botocore writes it.
pub(super) fn ascii_text(document: &Document) -> String {
    let mut out = String::new();
    for c in document_to_json(document).to_string().chars() {
        if c.is_ascii() {
            out.push(c);
        } else {
            // Beyond ASCII there is nothing but the characters of strings. Writing to a String cannot fail.
            let _ = c.encode_utf16(&mut [0; 2]).iter().try_for_each(|unit| write!(out, "\\u{unit:04x}"));
        }
    }
    out
}

/// JSON as a Smithy document.
pub(super) fn document_from_json(json: &serde_json::Value) -> Document {
    use serde_json::Value as Json;
    match json {
        Json::Null => Document::Null,
        Json::Bool(b) => Document::Bool(*b),
        Json::String(s) => Document::String(s.clone()),
        Json::Number(n) => Document::Number(match (n.as_u64(), n.as_i64()) {
            (Some(n), _) => Number::PosInt(n),
            (_, Some(n)) => Number::NegInt(n),
            _ => Number::Float(n.as_f64().unwrap_or(f64::NAN)),
        }),
        Json::Array(list) => Document::Array(list.iter().map(document_from_json).collect()),
        Json::Object(map) => {
            Document::Object(map.iter().map(|(k, v)| (k.clone(), document_from_json(v))).collect())
        }
    }
}
