//! Messages as the events, the initial answer and the errors of an operation.

use std::fmt::Write;

use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_schema::protocol::SharedClientProtocol;
use aws_smithy_schema::serde::SerdeError;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::error::metadata::ErrorMetadata;
use aws_smithy_types::event_stream::{Header, HeaderValue, Message as Raw};

use super::frame::FrameError;
use super::{Event, header};
use crate::model::{self, Kind, Member, Operation, Shape, Trait};
use crate::protocol::{self, Protocol};
use crate::value::{Structure, Text, Value};

/// What a message turns out to be.
#[derive(Debug)]
pub(crate) enum Message {
    /// The output's members that no header of HTTP holds.
    Initial(Structure),
    Event(Event),
}

/// Why a stream ends before its end.
#[derive(Debug)]
pub(crate) enum Fault {
    /// The service says so.
    Service { meta: ErrorMetadata, shape: Option<&'static Shape>, members: Option<Structure> },
    /// What came is no event.
    Unreadable(String),
}

impl From<FrameError> for Fault {
    fn from(error: FrameError) -> Self {
        Fault::Unreadable(error.to_string())
    }
}

/// Reads the messages of one operation.
#[derive(Debug, Clone)]
pub(crate) struct Reader {
    operation: &'static Operation,
    protocol: SharedClientProtocol,
    kind: Protocol,
}

impl Reader {
    pub(crate) fn new(operation: &'static Operation, protocol: SharedClientProtocol, kind: Protocol) -> Self {
        Reader { operation, protocol, kind }
    }

    pub(crate) fn operation(&self) -> &'static Operation {
        self.operation
    }

    /// Whether the first message holds the rest of the output, for which no other place is.
    pub(crate) fn begins_with_output(&self) -> bool {
        !self.kind.is_rest()
    }

    /// What a message is. As in botocore, one that does not say what type it has is an event.
    ///
    /// # Errors
    /// It is an error of the service's, or its payload is not what it should be.
    pub(crate) fn read(&self, message: &Raw) -> Result<Message, Fault> {
        match text(message, header::MESSAGE_TYPE) {
            Some("exception") => Err(self.exception(message)),
            Some("error") => Err(error(message)),
            _ if text(message, header::EVENT_TYPE) == Some(header::INITIAL_RESPONSE) => {
                let shape = self.operation.output().unwrap_or_else(model::unit);
                self.structure(message.payload(), shape).map(Message::Initial)
            }
            _ => self.event(message).map(Message::Event),
        }
    }

    fn union(&self) -> &'static Shape {
        self.operation.event_output().map_or_else(model::unit, Member::target)
    }

    fn event(&self, message: &Raw) -> Result<Event, Fault> {
        let (shape, name) = (self.union(), text(message, header::EVENT_TYPE).unwrap_or_default());
        let member = shape.member_index(name).and_then(|i| Some((i, shape.members().get(i)?)));
        let Some((index, member)) = member.filter(|(_, m)| m.target().kind() == Kind::Structure) else {
            return Ok(Event { shape, member: Err(name.into()), value: unknown(message) });
        };
        let value = self.members(message, member.target())?;
        Ok(Event { shape, member: Ok(index), value: Value::Structure(value) })
    }

    /// An event's members: of headers, and of the payload, which is one of them or holds all others.
    fn members(&self, message: &Raw, shape: &'static Shape) -> Result<Structure, Fault> {
        let payload = shape.members().iter().enumerate().find(|(_, m)| m.has(Trait::EventPayload));
        let mut out = match payload {
            Some((index, member)) => {
                let mut out = Structure::new(shape);
                out.set(index, self.payload(message.payload(), member)?);
                out
            }
            None => self.structure(message.payload(), shape)?,
        };
        let members = shape.members().iter().enumerate();
        for (index, member) in members.filter(|(_, member)| member.has(Trait::EventHeader)) {
            let found = message.headers().iter().find(|h| h.name().as_str() == member.name());
            let value = match found {
                None => Value::Null,
                Some(found) => of_header(member.target().kind(), found.value()).ok_or_else(|| {
                    let (shape, name) = (shape.name(), member.name());
                    let expected = member.target().kind();
                    Fault::Unreadable(format!(
                        "{shape}.{name}: expected {expected:?} in a header, found {:?}",
                        found.value()
                    ))
                })?,
            };
            out.set(index, value);
        }
        Ok(out)
    }

    /// The member that is the whole payload. It is always there.
    fn payload(&self, bytes: &[u8], member: &'static Member) -> Result<Value, Fault> {
        match member.target().kind() {
            Kind::Blob => Ok(Value::Blob(bytes.into())),
            Kind::String => match std::str::from_utf8(bytes) {
                Ok(text) => Ok(Value::String(text.into())),
                Err(_) => Err(Fault::Unreadable(format!("{}: expected text in UTF-8", member.name()))),
            },
            _ => self.structure(bytes, member.target()).map(Value::Structure),
        }
    }

    /// A payload in the protocol's format; an empty one is a structure of nothing.
    fn structure(&self, bytes: &[u8], shape: &'static Shape) -> Result<Structure, Fault> {
        if bytes.is_empty() {
            return Ok(Structure::new(shape));
        }
        let read = || {
            let mended = self.mended(bytes);
            let bytes = mended.as_ref().and_then(|answer| answer.body().bytes()).unwrap_or(bytes);
            let codec = self.protocol.payload_codec();
            let codec = codec.ok_or_else(|| SerdeError::custom("the protocol has no format for events"))?;
            let mut reader = codec.create_deserializer(bytes);
            self.kind.reading().structure(&mut *reader, shape.schema(), shape, bytes.len())
        };
        read().map_err(|error: SerdeError| Fault::Unreadable(format!("expected a {}: {error}", shape.name())))
    }

    /// CBOR as its crate reads it.
    fn mended(&self, bytes: &[u8]) -> Option<HttpResponse> {
        if self.kind != Protocol::RpcV2Cbor {
            return None;
        }
        let status = 200.try_into().ok()?;
        protocol::mended_cbor(&HttpResponse::new(status, SdkBody::from(bytes.to_vec())))
    }

    /// A modelled error, which is a member of the union of events; its code, as in botocore, is the member's name.
    fn exception(&self, message: &Raw) -> Fault {
        let code = text(message, header::EXCEPTION_TYPE).unwrap_or_default();
        let told =
            self.protocol.parse_event_stream_error_metadata(message.payload()).unwrap_or_default().build();
        let mut meta = ErrorMetadata::builder();
        let shape = self.union().member(code).map(Member::target).filter(|shape| shape.has(Trait::Error));
        let shape = shape.or_else(|| self.operation.errors().find(|shape| shape.name() == code));
        let members = shape.and_then(|shape| self.structure(message.payload(), shape).ok());
        let text = |name| members.as_ref()?.get(name)?.as_str();
        if let Some(words) = text("Message").or_else(|| text("message")).or_else(|| told.message()) {
            meta = meta.message(words);
        }
        if let Some(code) = Some(code).filter(|code| !code.is_empty()).or_else(|| told.code()) {
            meta = meta.code(code);
        }
        if let Some(shape) = shape {
            // Under which other services, and our own tables, know it.
            meta = meta.custom(protocol::extra::BODY_CODE, shape.name());
        }
        Fault::Service { meta: meta.build(), shape, members }
    }
}

/// An error that no model names.
fn error(message: &Raw) -> Fault {
    let mut meta = ErrorMetadata::builder();
    if let Some(code) = text(message, header::ERROR_CODE) {
        meta = meta.code(code);
    }
    if let Some(words) = text(message, header::ERROR_MESSAGE) {
        meta = meta.message(words);
    }
    Fault::Service { meta: meta.build(), shape: None, members: None }
}

/// A header that is text.
fn text<'m>(message: &'m Raw, name: &str) -> Option<&'m str> {
    let found = message.headers().iter().find(|h| h.name().as_str() == name)?;
    found.value().as_string().ok().map(|text| text.as_str())
}

/// All of an event that the model does not know, but for what says that it is one.
fn unknown(message: &Raw) -> Value {
    let own = |h: &&Header| ![header::MESSAGE_TYPE, header::EVENT_TYPE].contains(&h.name().as_str());
    let shown = |h: &Header| (h.name().as_str().into(), Value::String(shown(h.value()).into()));
    let headers: Box<[(Text, Value)]> = message.headers().iter().filter(own).map(shown).collect();
    let payload = Value::Blob(message.payload().as_ref().into());
    Value::Map(Box::new([("headers".into(), Value::Map(headers)), ("payload".into(), payload)]))
}

fn shown(value: &HeaderValue) -> String {
    match value {
        HeaderValue::String(text) => text.as_str().to_owned(),
        HeaderValue::Bool(v) => v.to_string(),
        HeaderValue::Byte(v) => v.to_string(),
        HeaderValue::Int16(v) => v.to_string(),
        HeaderValue::Int32(v) => v.to_string(),
        HeaderValue::Int64(v) => v.to_string(),
        HeaderValue::ByteArray(bytes) => aws_smithy_types::base64::encode(bytes),
        HeaderValue::Timestamp(time) => crate::value::time_to_text(time),
        HeaderValue::Uuid(id) => uuid::Uuid::from_u128(*id).to_string(),
        other => {
            let mut text = String::new();
            // Writing to a String cannot fail.
            let _ = write!(text, "{other:?}");
            text
        }
    }
}

/// A header's value as a member of that kind; integers of any width that hold the number.
pub(super) fn of_header(kind: Kind, value: &HeaderValue) -> Option<Value> {
    let integer = match value {
        HeaderValue::Byte(n) => Some(i64::from(*n)),
        HeaderValue::Int16(n) => Some(i64::from(*n)),
        HeaderValue::Int32(n) => Some(i64::from(*n)),
        HeaderValue::Int64(n) => Some(*n),
        _ => None,
    };
    Some(match (kind, value) {
        (Kind::Boolean, HeaderValue::Bool(v)) => Value::Boolean(*v),
        (Kind::Byte, _) => Value::Byte(integer?.try_into().ok()?),
        (Kind::Short, _) => Value::Short(integer?.try_into().ok()?),
        (Kind::Integer, _) => Value::Integer(integer?.try_into().ok()?),
        (Kind::Long, _) => Value::Long(integer?),
        (Kind::Blob, HeaderValue::ByteArray(bytes)) => Value::Blob(bytes.as_ref().into()),
        (Kind::String, HeaderValue::String(text)) => Value::String(text.as_str().into()),
        (Kind::String, HeaderValue::Uuid(id)) => Value::String(uuid::Uuid::from_u128(*id).to_string().into()),
        (Kind::Timestamp, HeaderValue::Timestamp(time)) => Value::Timestamp(*time),
        _ => return None,
    })
}
