//! Events of a stream: what callers send and receive, and their encoding, which all protocols share.
//!
//! A stream is a sequence of messages (the media type `application/vnd.amazon.eventstream`), each with headers and a
//! payload, framed by lengths and checksums. `:message-type` says whether a message is an event or an error,
//! `:event-type` and `:exception-type` which member of the operation's union it is; its payload is in the format of the
//! service's protocol. Source: Smithy's specification of event streams, and botocore's `eventstream` module for what is
//! read of messages that keep to it less.

use std::fmt;
use std::ops::Index;

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};
use serde_json::Value as Json;

use crate::model::Shape;
use crate::value::{DecodeError, Text, Union, Value};

mod frame;
mod read;
#[cfg(test)]
mod tests;
mod write;

pub(crate) use frame::{Frames, encode};
pub(crate) use read::{Fault, Message, Reader};
pub(crate) use write::{Writer, listed};

/// The media type of a body that is a stream of events.
pub(crate) const MEDIA_TYPE: &str = "application/vnd.amazon.eventstream";

/// Names of a message's headers.
mod header {
    pub(super) const MESSAGE_TYPE: &str = ":message-type";
    pub(super) const EVENT_TYPE: &str = ":event-type";
    pub(super) const EXCEPTION_TYPE: &str = ":exception-type";
    pub(super) const ERROR_CODE: &str = ":error-code";
    pub(super) const ERROR_MESSAGE: &str = ":error-message";
    pub(super) const CONTENT_TYPE: &str = ":content-type";
    /// The events, so to speak, that hold the members of input and output which no header of HTTP does.
    pub(super) const INITIAL_REQUEST: &str = "initial-request";
    pub(super) const INITIAL_RESPONSE: &str = "initial-response";
}

/// An event that a service sent.
///
/// Written as JSON it is an object with one member, the event's name, as boto3 has it.
#[derive(Clone)]
pub struct Event {
    shape: &'static Shape,
    /// Its place among the members of the union; else the name that the service gave it.
    member: Result<usize, Text>,
    value: Value,
}

impl Event {
    /// The event's name: a member of the operation's union of events, or one that this version of the model does not
    /// know.
    pub fn name(&self) -> &str {
        match &self.member {
            Ok(member) => self.shape.members().get(*member).map_or("", |m| m.name()),
            Err(name) => name,
        }
    }

    /// What it holds: a structure. Of an event that the model does not know, a map of its `headers`, as text, and its
    /// `payload`, a blob.
    pub fn value(&self) -> &Value {
        &self.value
    }

    /// Whether the model knows the event.
    pub fn is_known(&self) -> bool {
        self.member.is_ok()
    }

    /// The event's value as the caller's own type.
    ///
    /// # Errors
    /// The type does not fit; the error says where.
    pub fn to<T: serde::de::DeserializeOwned>(&self) -> Result<T, DecodeError> {
        self.value.to()
    }

    /// As an element of a list of events: a union, or if the model does not know it, a map.
    pub(crate) fn into_value(self) -> Value {
        match self.member {
            Ok(member) => Value::Union(Box::new(Union::new(self.shape, member, self.value))),
            Err(name) => Value::Map(Box::new([(name, self.value)])),
        }
    }
}

/// A member of the event's value, [`Value::Null`] if it is not set.
impl Index<&str> for Event {
    type Output = Value;
    fn index(&self, member: &str) -> &Value {
        &self.value[member]
    }
}

impl Serialize for Event {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(Some(1))?;
        map.serialize_entry(self.name(), &self.value)?;
        map.end()
    }
}

/// Sensitive members are redacted.
impl fmt::Debug for Event {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = f.debug_struct("Event");
        out.field("name", &self.name());
        if self.is_known() && !self.shape.is_sensitive() {
            out.field("value", &self.value);
        }
        out.finish()
    }
}

/// An event to send: the name of a member of the operation's union of events, and its value.
///
/// ```
/// use multiregion_client::InputEvent;
/// use serde_json::json;
///
/// let text = InputEvent::new("TextEvent", json!({"Text": "Hello"}));
/// let audio = InputEvent::new("AudioInputEvent", json!({"contentType": "audio/lpcm"})).blob("audioChunk", [0, 1, 2]);
/// ```
#[derive(Clone)]
pub struct InputEvent {
    pub(crate) name: String,
    pub(crate) value: Result<Json, String>,
    pub(crate) blobs: Vec<(String, Box<[u8]>)>,
}

impl InputEvent {
    /// An event, checked against the model when it is sent. The value is anything that serialises to a JSON object, as
    /// inputs are.
    pub fn new(name: impl Into<String>, value: impl Serialize) -> Self {
        let value = serde_json::to_value(value)
            .map_err(|error| format!("expected a value that can be written as JSON: {error}"));
        InputEvent { name: name.into(), value, blobs: Vec::new() }
    }

    /// The bytes of a blob, without the way through base64.
    pub fn blob(mut self, member: impl Into<String>, bytes: impl Into<Box<[u8]>>) -> Self {
        self.blobs.push((member.into(), bytes.into()));
        self
    }

    /// In place of an event where what makes them failed: the request is broken off, and the service does not take what
    /// came before for the whole. The call ends with this error, whose message must hold no secret.
    pub fn failed(error: impl fmt::Display) -> Self {
        InputEvent {
            name: String::new(),
            value: Err(format!("the events of the caller failed: {error}")),
            blobs: Vec::new(),
        }
    }
}

/// Only the name: the value may be sensitive.
impl fmt::Debug for InputEvent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("InputEvent").field("name", &self.name).finish_non_exhaustive()
    }
}
