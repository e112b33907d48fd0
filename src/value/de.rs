//! Values into the caller's own serde types, by the rules of their JSON form.

use std::fmt;

use aws_smithy_types::base64;
use serde::de::value::{MapDeserializer, SeqDeserializer, StrDeserializer};
use serde::de::{self, Deserializer, Expected, IntoDeserializer, Unexpected, Visitor};
use serde::forward_to_deserialize_any;

use super::{Structure, Value, document_to_json, time};

/// A value that does not fit the caller's type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecodeError(String);

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for DecodeError {}

impl de::Error for DecodeError {
    fn custom<T: fmt::Display>(message: T) -> Self {
        DecodeError(message.to_string())
    }

    /// The value itself may be a secret: only its kind is told.
    fn invalid_type(unexpected: Unexpected<'_>, expected: &dyn Expected) -> Self {
        DecodeError(format!("expected {expected}, found {}", kind(&unexpected)))
    }

    fn invalid_value(unexpected: Unexpected<'_>, expected: &dyn Expected) -> Self {
        DecodeError(format!("expected {expected}, found another {}", kind(&unexpected)))
    }
}

fn kind(unexpected: &Unexpected<'_>) -> &'static str {
    match unexpected {
        Unexpected::Bool(_) => "boolean",
        Unexpected::Unsigned(_) | Unexpected::Signed(_) => "integer",
        Unexpected::Float(_) => "number",
        Unexpected::Char(_) | Unexpected::Str(_) => "string",
        Unexpected::Bytes(_) => "blob",
        Unexpected::Unit | Unexpected::Option => "null",
        Unexpected::Seq => "list",
        Unexpected::Map | Unexpected::StructVariant => "structure",
        _ => "value of another kind",
    }
}

impl<'de> IntoDeserializer<'de, DecodeError> for &'de Value {
    type Deserializer = Self;
    fn into_deserializer(self) -> Self {
        self
    }
}

impl<'de> Deserializer<'de> for &'de Structure {
    type Error = DecodeError;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        visitor.visit_map(MapDeserializer::new(self.iter()))
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, DecodeError> {
        visitor.visit_newtype_struct(self)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct
        seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

impl<'de> Deserializer<'de> for &'de Value {
    type Error = DecodeError;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        match self {
            Value::Null | Value::Tie(_) => visitor.visit_unit(),
            Value::Boolean(v) => visitor.visit_bool(*v),
            Value::Byte(v) => visitor.visit_i8(*v),
            Value::Short(v) => visitor.visit_i16(*v),
            Value::Integer(v) => visitor.visit_i32(*v),
            Value::Long(v) => visitor.visit_i64(*v),
            Value::Double(v) => visitor.visit_f64(*v),
            Value::String(v) => visitor.visit_borrowed_str(v),
            Value::BigNumber(v) => visitor.visit_borrowed_str(v),
            Value::Blob(v) => visitor.visit_string(base64::encode(v)),
            Value::Timestamp(v) => visitor.visit_string(time::to_text(v)),
            Value::Document(v) => document_to_json(v).deserialize_any(visitor).map_err(de::Error::custom),
            Value::List(v) => visitor.visit_seq(SeqDeserializer::new(v.iter())),
            Value::Map(v) => visitor.visit_map(MapDeserializer::new(v.iter().map(|(k, v)| (&**k, v)))),
            Value::Structure(v) => visitor.visit_map(MapDeserializer::new(v.iter())),
            Value::Union(v) => {
                visitor.visit_map(MapDeserializer::new(v.variant().into_iter().map(|name| (name, v.value()))))
            }
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        match self {
            Value::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_bytes<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        match self {
            Value::Blob(v) => visitor.visit_borrowed_bytes(v),
            _ => self.deserialize_any(visitor),
        }
    }

    fn deserialize_byte_buf<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        self.deserialize_bytes(visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, DecodeError> {
        visitor.visit_newtype_struct(self)
    }

    /// An AWS enum is a Rust enum's unit variant; an AWS union is a Rust enum's newtype variant.
    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, DecodeError> {
        match self {
            Value::String(v) => visitor.visit_enum(StrDeserializer::<DecodeError>::new(v)),
            Value::Union(v) => match v.variant() {
                Some(variant) => {
                    let entry = MapDeserializer::new(std::iter::once((variant, v.value())));
                    visitor.visit_enum(de::value::MapAccessDeserializer::new(entry))
                }
                None => {
                    Err(de::Error::custom(format!("{name}: a union member that the model does not know")))
                }
            },
            _ => Err(de::Error::custom(format!(
                "{name}: expected one of {variants:?}, found neither a string nor a union"
            ))),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string unit unit_struct
        seq tuple tuple_struct map struct identifier ignored_any
    }
}
