//! Values through the `aws-smithy` codecs: writing walks the value, reading walks the shape.

use aws_smithy_schema::serde::{SerdeError, SerializableStruct, ShapeDeserializer, ShapeSerializer};
use aws_smithy_schema::{Schema, prelude};
use aws_smithy_types::{BigDecimal, BigInteger, Blob, DateTime, Document};

use super::{Structure, Text, Union, Value, is_structured, json, time};
use crate::model::{Kind, Member, Shape, Trait};
use crate::quirks;

impl SerializableStruct for Structure {
    fn schema(&self) -> &Schema<'_> {
        self.shape().schema()
    }

    fn serialize_members(&self, to: &mut dyn ShapeSerializer) -> Result<(), SerdeError> {
        for (member, value) in self.set_members() {
            let streams = member.is_streaming_blob() || member.is_event_stream();
            let elsewhere = member.has(Trait::ClientOnly) || streams;
            // As botocore: no elements, no header.
            let no_header = member.has(Trait::HttpHeader) && value.as_list().is_some_and(<[_]>::is_empty);
            if !(elsewhere || no_header) {
                write_member(to, member, value)?;
            }
        }
        Ok(())
    }
}

impl SerializableStruct for Union {
    fn schema(&self) -> &Schema<'_> {
        self.shape.schema()
    }

    fn serialize_members(&self, to: &mut dyn ShapeSerializer) -> Result<(), SerdeError> {
        let member = self.member.and_then(|m| self.shape.members().get(m));
        let member = member.ok_or_else(|| {
            SerdeError::custom(format!(
                "{}: a member that the model does not know cannot be sent",
                self.shape.name()
            ))
        })?;
        write_member(to, member, &self.value)
    }
}

fn write_member(
    to: &mut dyn ShapeSerializer,
    member: &'static Member,
    value: &Value,
) -> Result<(), SerdeError> {
    let target = member.target();
    if let Value::Document(document) = value
        && member.is_json_header()
    {
        return to.write_string(&member.schema, &json::ascii_text(document));
    }
    // A structure that is the whole body is a root: it bears its own name, not the member's.
    let root = member.has(Trait::HttpPayload)
        && is_structured(target.kind())
        && member.trait_text(Trait::XmlName).is_none();
    write(to, if root { target.schema() } else { &member.schema }, target, value)
}

fn write(
    to: &mut dyn ShapeSerializer,
    schema: &Schema<'_>,
    shape: &'static Shape,
    value: &Value,
) -> Result<(), SerdeError> {
    match value {
        Value::Null | Value::Tie(_) => to.write_null(schema),
        Value::Boolean(v) => to.write_boolean(schema, *v),
        Value::Byte(v) => to.write_byte(schema, *v),
        Value::Short(v) => to.write_short(schema, *v),
        Value::Integer(v) => to.write_integer(schema, *v),
        Value::Long(v) => to.write_long(schema, *v),
        Value::Double(v) => to.write_double(schema, *v),
        Value::BigNumber(v) => write_big(to, schema, shape.kind(), v),
        Value::String(v) => to.write_string(schema, v),
        Value::Blob(v) => to.write_blob(schema, Blob::new(v.to_vec())),
        // As botocore: a header has no fraction of a second.
        Value::Timestamp(v) if schema.http_header().is_some() => {
            to.write_timestamp(schema, &DateTime::from_secs(v.secs()))
        }
        Value::Timestamp(v) => to.write_timestamp(schema, v),
        Value::Document(v) => to.write_document(schema, v),
        Value::List(items) => write_list(to, schema, shape, items),
        Value::Map(entries) => write_map(to, schema, shape, entries),
        Value::Structure(v) => to.write_struct(schema, v),
        Value::Union(v) => to.write_struct(schema, &**v),
    }
}

fn write_big(
    to: &mut dyn ShapeSerializer,
    schema: &Schema<'_>,
    kind: Kind,
    digits: &str,
) -> Result<(), SerdeError> {
    let bad = |_| SerdeError::custom(format!("expected a number, found {digits:?}"));
    match kind {
        Kind::BigInteger => to.write_big_integer(schema, &digits.parse::<BigInteger>().map_err(bad)?),
        _ => to.write_big_decimal(schema, &digits.parse::<BigDecimal>().map_err(bad)?),
    }
}

/// Elements are written under their target's own schema, which has no name: a named one is taken for a member.
fn write_list(
    to: &mut dyn ShapeSerializer,
    schema: &Schema<'_>,
    shape: &'static Shape,
    items: &[Value],
) -> Result<(), SerdeError> {
    let Some(element) = shape.element() else { return Err(mismatch(shape)) };
    let inner = element.target().schema();
    to.write_list_with_length(schema, items.len(), &|to| {
        items.iter().try_for_each(|item| write(to, inner, element.target(), item))
    })
}

fn write_map(
    to: &mut dyn ShapeSerializer,
    schema: &Schema<'_>,
    shape: &'static Shape,
    entries: &[(Text, Value)],
) -> Result<(), SerdeError> {
    let [key, value, ..] = shape.members() else { return Err(mismatch(shape)) };
    let (key, inner) = (key.target().schema(), value.target().schema());
    to.write_map_with_length(schema, entries.len(), &|to| {
        entries.iter().try_for_each(|(k, v)| {
            to.write_string(key, k)?;
            write(to, inner, value.target(), v)
        })
    })
}

fn mismatch(shape: &Shape) -> SerdeError {
    SerdeError::custom(format!("{}: the value does not have the shape's type", shape.name()))
}

/// How answers are read.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Reading {
    /// Whether a timestamp may be text: then it is read as botocore reads it, in any of its spellings. Only for
    /// readers that leave a value where it is when it turns out to be no text.
    pub(crate) text_times: bool,
}

/// Memory that the structures of an answer may take, for each byte of it. A structure has a slot for every member up to the
/// last that is set, so that few bytes may ask for kilobytes; members that are set make it a few bytes a byte.
const SLOT_BYTES_PER_BYTE: usize = 32;
/// What they may take in any answer, in bytes.
const FREE_SLOT_BYTES: usize = 4 << 20;

impl Reading {
    /// Reads a structure under `schema`, which may say more than the shape's own (an operation's output), from an
    /// answer of so many bytes.
    ///
    /// # Errors
    /// The answer is not of that shape, or asks for more memory than one of its length does.
    pub(crate) fn structure(
        self,
        from: &mut dyn ShapeDeserializer,
        schema: &Schema<'_>,
        shape: &'static Shape,
        length: usize,
    ) -> Result<Structure, SerdeError> {
        let bytes = length.saturating_mul(SLOT_BYTES_PER_BYTE).saturating_add(FREE_SLOT_BYTES);
        let mut walk = Walk { reading: self, left: bytes / size_of::<Value>(), values: Vec::new() };
        walk.structure(from, schema, shape)
    }
}

/// One answer while it is read.
struct Walk {
    reading: Reading,
    /// How many slots structures may still have.
    left: usize,
    /// The slots of the structures and the elements of the lists that are being read, the innermost last: each is moved
    /// from here when its length is known, and none is larger than it need be.
    values: Vec<Value>,
}

impl Walk {
    fn structure(
        &mut self,
        from: &mut dyn ShapeDeserializer,
        schema: &Schema<'_>,
        shape: &'static Shape,
    ) -> Result<Structure, SerdeError> {
        let members = shape.members();
        let start = self.values.len();
        self.values.push(Structure::tie(shape));
        from.read_struct(schema, &mut |found, from| {
            let member = found.member_index().and_then(|i| Some((i, members.get(i)?)));
            let Some((index, member)) = member else { return Ok(()) };
            if member.is_event_stream() && member.has(Trait::HttpPayload) {
                // What follows the head is read event by event.
                return Ok(());
            }
            if from.is_null() {
                return from.read_null();
            }
            let end = self.values.len();
            match self.member(from, member) {
                Ok(value) => self.set(start + 1 + index, value),
                Err(error) => {
                    self.values.truncate(end);
                    if !quirks::output::may_be_unreadable(shape, member.name()) {
                        return Err(error);
                    }
                }
            }
            Ok(())
        })?;
        self.left = self
            .left
            .checked_sub(self.values.len() - start)
            .ok_or_else(|| SerdeError::invalid_input("more structures than an answer of this length has"))?;
        Ok(Structure::of_slots(self.since(start)))
    }

    /// Sets the slot at that place, those before it made as needed.
    fn set(&mut self, place: usize, value: Value) {
        if let Some(slot) = self.values.get_mut(place) {
            *slot = value;
            return;
        }
        self.values.resize_with(place, Value::default);
        self.values.push(value);
    }

    /// Takes what was read since.
    fn since(&mut self, start: usize) -> Box<[Value]> {
        self.values.split_off(start).into()
    }

    fn member(
        &mut self,
        from: &mut dyn ShapeDeserializer,
        member: &'static Member,
    ) -> Result<Value, SerdeError> {
        if !member.is_json_header() {
            return self.value(from, &member.schema, member.target());
        }
        let text = from.read_string(&member.schema)?;
        let json = serde_json::from_str(&text)
            .map_err(|e| SerdeError::custom(format!("{}: expected JSON: {e}", member.name())))?;
        Ok(Value::Document(Box::new(json::document_from_json(&json))))
    }

    fn value(
        &mut self,
        from: &mut dyn ShapeDeserializer,
        schema: &Schema<'_>,
        shape: &'static Shape,
    ) -> Result<Value, SerdeError> {
        Ok(match shape.kind() {
            Kind::Boolean => Value::Boolean(from.read_boolean(schema)?),
            Kind::Byte => Value::Byte(from.read_byte(schema)?),
            Kind::Short => Value::Short(from.read_short(schema)?),
            Kind::Integer => Value::Integer(from.read_integer(schema)?),
            Kind::Long => Value::Long(from.read_long(schema)?),
            Kind::Float | Kind::Double => Value::Double(from.read_double(schema)?),
            Kind::BigInteger => Value::BigNumber(from.read_big_integer(schema)?.as_ref().into()),
            Kind::BigDecimal => Value::BigNumber(from.read_big_decimal(schema)?.as_ref().into()),
            // Most values are texts: returned from here they are not copied once more, as what any value may be.
            Kind::String => return Ok(Value::String(from.read_string(schema)?.into())),
            Kind::Blob => Value::Blob(from.read_blob(schema)?.into_inner().into()),
            Kind::Timestamp => Value::Timestamp(self.timestamp(from, schema)?),
            Kind::Document => Value::Document(Box::new(from.read_document(schema)?)),
            Kind::List => self.list(from, schema, shape)?,
            Kind::Map => self.map(from, schema, shape)?,
            Kind::Structure => Value::Structure(self.structure(from, shape.schema(), shape)?),
            Kind::Union => self.union(from, shape)?,
        })
    }

    /// An element of a list or the value of a map's entry. Null is kept only where the model says that there may be
    /// some, and where it is a document, of which it is one.
    fn element(
        &mut self,
        from: &mut dyn ShapeDeserializer,
        container: &'static Shape,
        element: &'static Member,
    ) -> Result<Option<Value>, SerdeError> {
        if from.is_null() {
            from.read_null()?;
            if element.target().kind() == Kind::Document {
                return Ok(Some(Value::Document(Box::new(Document::Null))));
            }
            return Ok(container.has(Trait::Sparse).then_some(Value::Null));
        }
        self.value(from, &element.schema, element.target()).map(Some)
    }

    fn list(
        &mut self,
        from: &mut dyn ShapeDeserializer,
        schema: &Schema<'_>,
        shape: &'static Shape,
    ) -> Result<Value, SerdeError> {
        let Some(element) = shape.element() else { return Err(mismatch(shape)) };
        let start = self.values.len();
        from.read_list(schema, &mut |from| {
            let item = self.element(from, shape, element)?;
            self.values.extend(item);
            Ok(())
        })?;
        Ok(Value::List(self.since(start)))
    }

    fn map(
        &mut self,
        from: &mut dyn ShapeDeserializer,
        schema: &Schema<'_>,
        shape: &'static Shape,
    ) -> Result<Value, SerdeError> {
        let Some(element) = shape.element() else { return Err(mismatch(shape)) };
        let mut entries: Vec<(Text, Value)> = Vec::new();
        from.read_map(schema, &mut |key, from| {
            entries.extend(self.element(from, shape, element)?.map(|value| (key.into(), value)));
            Ok(())
        })?;
        Ok(Value::Map(entries.into()))
    }

    fn union(
        &mut self,
        from: &mut dyn ShapeDeserializer,
        shape: &'static Shape,
    ) -> Result<Value, SerdeError> {
        let mut out = Union { shape, member: None, value: Value::Null };
        from.read_struct(shape.schema(), &mut |found, from| {
            let member = found.member_index().and_then(|i| Some((i, shape.members().get(i)?)));
            let Some((index, member)) = member else { return Ok(()) };
            if from.is_null() {
                return from.read_null();
            }
            out.member = Some(index);
            out.value = self.value(from, &member.schema, member.target())?;
            Ok(())
        })?;
        Ok(Value::Union(Box::new(out)))
    }

    fn timestamp(
        &self,
        from: &mut dyn ShapeDeserializer,
        schema: &Schema<'_>,
    ) -> Result<DateTime, SerdeError> {
        // The text of a header is there however often it is read, and it is read whole only as a string's.
        let text = match schema.http_header() {
            Some(_) => from.read_string(&prelude::STRING),
            None if self.reading.text_times => from.read_string(schema),
            None => return from.read_timestamp(schema),
        };
        match text {
            Ok(text) => time::from_text(&text)
                .ok_or_else(|| SerdeError::custom(format!("expected a timestamp, found {text:?}"))),
            Err(_) => from.read_timestamp(schema),
        }
    }
}
