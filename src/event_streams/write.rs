//! Events that callers send, as messages.

use aws_smithy_schema::protocol::SharedClientProtocol;
use aws_smithy_schema::serde::{SerdeError, SerializableStruct};
use aws_smithy_types::event_stream::{Header, HeaderValue, Message};
use serde_json::{Map, Value as Json};

use super::{InputEvent, header};
use crate::model::{Member, Operation, Shape, Trait};
use crate::value::{Fault, InputError, Structure, Union, Value, union_from_json};

/// Writes the events of one operation.
#[derive(Debug, Clone)]
pub(crate) struct Writer {
    operation: &'static Operation,
    protocol: SharedClientProtocol,
}

impl Writer {
    pub(crate) fn new(operation: &'static Operation, protocol: SharedClientProtocol) -> Self {
        Writer { operation, protocol }
    }

    /// The message that stands before all events where the protocol has no other place for the input.
    pub(crate) fn initial(&self, input: Vec<u8>) -> Message {
        let media_type = self.protocol.event_stream_media_type();
        message(header::INITIAL_REQUEST, media_type, input, Vec::new())
    }

    /// An event as its message.
    ///
    /// # Errors
    /// The model has no such event, it does not fit, or the format cannot hold it.
    pub(crate) fn message(&self, event: &Union) -> Result<Message, String> {
        let (service, name) = (self.operation.service().name(), self.operation.name());
        let wrong = |why: String| format!("{service}.{name}: an event cannot be sent: {why}");
        let value = event.value().as_structure().zip(event.variant());
        let (value, variant) = value.ok_or_else(|| wrong("expected a structure".into()))?;
        self.event(variant, value).map_err(|error| wrong(format!("{variant}: {error}")))
    }

    fn event(&self, name: &str, event: &Structure) -> Result<Message, SerdeError> {
        let shape = event.shape();
        let headers = event.set_members().filter(|(m, _)| m.has(Trait::EventHeader));
        let headers = headers.map(|(m, v)| {
            to_header(m.name(), v)
                .ok_or_else(|| SerdeError::custom(format!("{}: no header holds its kind", m.name())))
        });
        let headers = headers.collect::<Result<Vec<_>, _>>()?;
        let (media_type, payload) = match event.members().find(|(m, _)| m.has(Trait::EventPayload)) {
            Some((_, Value::Blob(bytes))) => (Some("application/octet-stream"), bytes.to_vec()),
            Some((_, Value::String(text))) => (Some("text/plain"), text.as_bytes().to_vec()),
            Some((member, Value::Structure(value))) => {
                (self.media_type(), self.payload(member.target(), value)?)
            }
            Some((member, Value::Union(value))) => {
                (self.media_type(), self.payload(member.target(), &**value)?)
            }
            Some(_) => (None, Vec::new()),
            None if has_nothing_but_headers(shape) => (None, Vec::new()),
            None => (self.media_type(), self.payload(shape, &without_headers(event))?),
        };
        Ok(message(name, media_type, payload, headers))
    }

    fn media_type(&self) -> Option<&str> {
        self.protocol.event_stream_media_type()
    }

    fn payload(&self, shape: &'static Shape, value: &dyn SerializableStruct) -> Result<Vec<u8>, SerdeError> {
        let codec = self.protocol.payload_codec();
        let codec = codec.ok_or_else(|| SerdeError::custom("the protocol has no format for events"))?;
        let mut serializer = codec.create_serializer();
        serializer.write_struct(shape.schema(), value)?;
        Ok(serializer.finish_boxed())
    }
}

fn message(name: &str, media_type: Option<&str>, payload: Vec<u8>, own: Vec<Header>) -> Message {
    let text =
        |name: &'static str, value: &str| Header::new(name, HeaderValue::String(value.to_owned().into()));
    let mut headers = vec![text(header::MESSAGE_TYPE, "event"), text(header::EVENT_TYPE, name)];
    headers.extend(media_type.map(|media_type| text(header::CONTENT_TYPE, media_type)));
    headers.extend(own);
    Message::new_from_parts(headers, payload)
}

fn has_nothing_but_headers(shape: &'static Shape) -> bool {
    !shape.members().is_empty() && shape.members().iter().all(|m| m.has(Trait::EventHeader))
}

fn without_headers(event: &Structure) -> Structure {
    let mut event = event.clone();
    let members = event.shape().members();
    for (_, slot) in members.iter().zip(event.values_mut()).filter(|(m, _)| m.has(Trait::EventHeader)) {
        *slot = Value::Null;
    }
    event
}

/// A member as a header; `None`: no header holds its kind.
pub(super) fn to_header(name: &'static str, value: &Value) -> Option<Header> {
    let value = match value {
        Value::Boolean(v) => HeaderValue::Bool(*v),
        Value::Byte(v) => HeaderValue::Byte(*v),
        Value::Short(v) => HeaderValue::Int16(*v),
        Value::Integer(v) => HeaderValue::Int32(*v),
        Value::Long(v) => HeaderValue::Int64(*v),
        Value::Blob(v) => HeaderValue::ByteArray(v.to_vec().into()),
        Value::String(v) => HeaderValue::String(v.to_string().into()),
        Value::Timestamp(v) => HeaderValue::Timestamp(*v),
        _ => return None,
    };
    Some(Header::new(name, value))
}

impl InputEvent {
    /// The event as the model has it.
    ///
    /// # Errors
    /// All that does not fit.
    pub(crate) fn checked(self, operation: &'static Operation) -> Result<Union, InputError> {
        let refused =
            |faults| InputError { service: operation.service().name(), operation: operation.name(), faults };
        let one = |path: &str, message: String| refused(vec![Fault { path: path.into(), message }]);
        let Some(union) = operation.event_input().map(Member::target) else {
            return Err(one(&self.name, "the operation takes no events".into()));
        };
        let mut value = self.value.map_err(|error| one(&self.name, error))?;
        for (member, _) in &self.blobs {
            // It stands for the bytes while the rest is checked.
            if let Json::Object(members) = &mut value {
                members.insert(member.clone(), Json::String(String::new()));
            }
        }
        let json = Json::Object(Map::from_iter([(self.name.clone(), value)]));
        let event = union_from_json(union, &json, String::new()).map_err(refused)?;
        let index = union.member_index(&self.name).unwrap_or_default();
        let mut value = event.into_value();
        for (name, bytes) in self.blobs {
            let slot = match &mut value {
                Value::Structure(structure) => structure.get_mut(&name),
                _ => None,
            };
            match slot {
                Some(slot @ Value::Blob(_)) => *slot = Value::Blob(bytes),
                _ => return Err(one(&format!("{}.{name}", self.name), "expected the name of a blob".into())),
            }
        }
        Ok(Union::new(union, index, value))
    }
}

/// The events that an input's JSON has in the place of the stream: a list of objects, each of one member.
///
/// # Errors
/// All that does not fit.
pub(crate) fn listed(member: &'static Member, json: &Json) -> Result<Vec<Union>, Vec<Fault>> {
    let Json::Array(events) = json else {
        let message = "expected a list of events, each an object of one member".into();
        return Err(vec![Fault { path: member.name().into(), message }]);
    };
    let (mut out, mut faults) = (Vec::with_capacity(events.len()), Vec::new());
    for (i, event) in events.iter().enumerate() {
        match union_from_json(member.target(), event, format!("{}[{i}]", member.name())) {
            Ok(event) => out.push(event),
            Err(more) => faults.extend(more),
        }
    }
    if faults.is_empty() { Ok(out) } else { Err(faults) }
}
