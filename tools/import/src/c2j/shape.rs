//! C2J shapes and the references (members) between them.

use serde_json::{Map, Value};

use crate::error::Result;
use crate::fields::Fields;

/// The C2J types.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Type {
    /// Bytes.
    Blob,
    /// True or false.
    Boolean,
    /// 64-bit float.
    Double,
    /// 32-bit float.
    Float,
    /// 32-bit integer.
    Integer,
    /// 64-bit integer.
    Long,
    /// Text.
    String,
    /// A point in time.
    Timestamp,
    /// A list.
    List,
    /// A map.
    Map,
    /// A structure.
    Structure,
}

impl Type {
    fn parse(name: &str) -> Option<Self> {
        Some(match name {
            "blob" => Self::Blob,
            "boolean" => Self::Boolean,
            "double" => Self::Double,
            "float" => Self::Float,
            "integer" => Self::Integer,
            "long" => Self::Long,
            "string" => Self::String,
            "timestamp" => Self::Timestamp,
            "list" => Self::List,
            "map" => Self::Map,
            "structure" => Self::Structure,
            _ => return None,
        })
    }

    /// The name as C2J and Smithy both write it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Blob => "blob",
            Self::Boolean => "boolean",
            Self::Double => "double",
            Self::Float => "float",
            Self::Integer => "integer",
            Self::Long => "long",
            Self::String => "string",
            Self::Timestamp => "timestamp",
            Self::List => "list",
            Self::Map => "map",
            Self::Structure => "structure",
        }
    }

    /// Whether values of the type are numbers.
    pub fn is_number(self) -> bool {
        matches!(self, Self::Double | Self::Float | Self::Integer | Self::Long)
    }
}

/// That something is deprecated, and since when; why is prose.
#[derive(Debug, Clone)]
pub struct Deprecated {
    /// The date or version given.
    pub since: Option<String>,
}

/// An XML namespace as written on a shape or member.
#[derive(Debug, Clone)]
pub struct XmlNamespace {
    /// The namespace.
    pub uri: String,
    /// The prefix to bind it to.
    pub prefix: Option<String>,
}

/// What C2J says of an error shape beyond that it is one.
#[derive(Debug, Clone, Default)]
pub struct ErrorFacts {
    /// The code on the wire.
    pub code: Option<String>,
    /// The HTTP status.
    pub status: Option<u64>,
}

/// A reference to a shape: a structure's member, a list's element, a map's key or value.
#[derive(Debug, Clone, Default)]
pub struct Reference {
    /// Name of the shape referred to.
    pub shape: String,
    /// `locationName`.
    pub location_name: Option<String>,
    /// `location`.
    pub location: Option<String>,
    /// `queryName`.
    pub query_name: Option<String>,
    /// `flattened`, which outranks the target's.
    pub flattened: Option<bool>,
    /// `streaming`.
    pub streaming: bool,
    /// `jsonvalue`.
    pub json_value: bool,
    /// `hostLabel`.
    pub host_label: bool,
    /// `idempotencyToken`.
    pub idempotency_token: bool,
    /// `contextParam.name`.
    pub context_param: Option<String>,
    /// `eventpayload`.
    pub event_payload: bool,
    /// `eventheader`.
    pub event_header: bool,
    /// `xmlAttribute`.
    pub xml_attribute: bool,
    /// `xmlNamespace`.
    pub xml_namespace: Option<XmlNamespace>,
    /// `deprecated`.
    pub deprecated: Option<Deprecated>,
    /// Added by `service-2.sdk-extras.json`: an argument of the client, never sent.
    pub client_only: bool,
}

/// A C2J shape.
#[derive(Debug, Clone)]
pub struct Shape {
    /// Its type.
    pub kind: Type,
    /// Members in the model's order.
    pub members: Vec<(String, Reference)>,
    /// A list's element.
    pub member: Option<Reference>,
    /// A map's key.
    pub key: Option<Reference>,
    /// A map's value.
    pub value: Option<Reference>,
    /// Names of required members.
    pub required: Vec<String>,
    /// Values of an enumeration.
    pub values: Option<Vec<String>>,
    /// `min` and `max`, as `smithy.api#length` and `#range` spell them.
    pub limits: Map<String, Value>,
    /// `sensitive`.
    pub sensitive: bool,
    /// `deprecated`.
    pub deprecated: Option<Deprecated>,
    /// Name of the payload member.
    pub payload: Option<String>,
    /// `timestampFormat`.
    pub timestamp_format: Option<String>,
    /// `union`.
    pub union: bool,
    /// `eventstream`.
    pub event_stream: bool,
    /// `document`.
    pub document: bool,
    /// `exception`.
    pub exception: bool,
    /// `fault`.
    pub fault: bool,
    /// `error`.
    pub error: Option<ErrorFacts>,
    /// `retryable`, and whether it says throttling.
    pub retryable: Option<bool>,
    /// `flattened`.
    pub flattened: bool,
    /// `streaming`.
    pub streaming: bool,
    /// `requiresLength`.
    pub requires_length: bool,
    /// `sparse`.
    pub sparse: bool,
    /// `locationName`.
    pub location_name: Option<String>,
    /// `xmlNamespace`.
    pub xml_namespace: Option<XmlNamespace>,
}

impl Shape {
    /// Reads a shape; `place` names it in errors.
    pub fn read(file: &str, name: &str, value: Value) -> Result<Self> {
        let mut f = Fields::new(file, format!("shape {name}"), value)?;
        let kind = f.required_string("type")?;
        let kind =
            Type::parse(&kind).ok_or_else(|| f.error(format_args!("key `type`: unknown type `{kind}`")))?;
        let mut members = Vec::new();
        for (member, value) in f.entries("members")? {
            let reference = Reference::read(file, format!("shape {name}${member}"), value)?;
            members.push((member, reference));
        }
        let mut inner = |key: &str| {
            f.value(key).map(|v| Reference::read(file, format!("shape {name}${key}"), v)).transpose()
        };
        let (member, key, value) = (inner("member")?, inner("key")?, inner("value")?);
        let shape = Self {
            kind,
            members,
            member,
            key,
            value,
            required: f.strings("required")?.unwrap_or_default(),
            values: f.strings("enum")?,
            limits: limits(&mut f)?,
            sensitive: f.flag("sensitive")?,
            deprecated: deprecated(&mut f)?,
            payload: f.string("payload")?,
            timestamp_format: f.string("timestampFormat")?,
            union: f.flag("union")?,
            event_stream: f.flag("eventstream")?,
            document: f.flag("document")?,
            exception: f.flag("exception")?,
            fault: f.flag("fault")?,
            error: error_facts(&mut f)?,
            retryable: retryable(&mut f)?,
            flattened: f.flag("flattened")?,
            streaming: f.flag("streaming")?,
            requires_length: f.flag("requiresLength")?,
            sparse: f.flag("sparse")?,
            location_name: f.string("locationName")?,
            xml_namespace: xml_namespace(&mut f)?,
        };
        shape.check(&f)?;
        // Neither the wire nor a client depends on these.
        f.ignore(&["documentation", "box", "pattern", "wrapper", "synthetic", "xmlOrder", "event"]);
        f.finish()?;
        Ok(shape)
    }

    fn check(&self, f: &Fields) -> Result<()> {
        let missing = match self.kind {
            Type::List if self.member.is_none() => "member",
            Type::Map if self.key.is_none() => "key",
            Type::Map if self.value.is_none() => "value",
            _ => return Ok(()),
        };
        Err(f.error(format_args!("key `{missing}` is missing")))
    }

    /// Every reference out of the shape, with the name it goes by.
    pub fn references(&self) -> impl Iterator<Item = (&str, &Reference)> {
        let inner = [("member", &self.member), ("key", &self.key), ("value", &self.value)];
        self.members
            .iter()
            .map(|(n, r)| (n.as_str(), r))
            .chain(inner.into_iter().filter_map(|(n, r)| r.as_ref().map(|r| (n, r))))
    }

    /// The member called `name`.
    pub fn get(&self, name: &str) -> Option<&Reference> {
        self.members.iter().find(|(n, _)| n == name).map(|(_, r)| r)
    }
}

impl Reference {
    fn read(file: &str, place: String, value: Value) -> Result<Self> {
        let mut f = Fields::new(file, place, value)?;
        let context_param = match f.object("contextParam")? {
            Some(mut c) => Some(c.required_string("name")?),
            None => None,
        };
        let reference = Self {
            shape: f.required_string("shape")?,
            location_name: f.string("locationName")?,
            location: f.string("location")?,
            query_name: f.string("queryName")?,
            flattened: f.optional_flag("flattened")?,
            streaming: f.flag("streaming")?,
            json_value: f.flag("jsonvalue")?,
            host_label: f.flag("hostLabel")?,
            idempotency_token: f.flag("idempotencyToken")?,
            context_param,
            event_payload: f.flag("eventpayload")?,
            event_header: f.flag("eventheader")?,
            xml_attribute: f.flag("xmlAttribute")?,
            xml_namespace: xml_namespace(&mut f)?,
            deprecated: deprecated(&mut f)?,
            client_only: f.flag(CLIENT_ONLY)?,
        };
        f.ignore(&["documentation", "box", "enum"]);
        f.finish()?;
        Ok(reference)
    }
}

/// Key that the merge of the extras puts on each member it adds; no C2J key has this form.
pub const CLIENT_ONLY: &str = "#clientOnly";

/// Takes the deprecation keys, which operations, shapes and members share.
pub fn deprecated(f: &mut Fields) -> Result<Option<Deprecated>> {
    let yes = f.flag("deprecated")?;
    let since = f.string("deprecatedSince")?;
    f.ignore(&["deprecatedMessage"]);
    Ok(yes.then_some(Deprecated { since }))
}

/// Takes `error`, which error shapes and (in two services) references to them bear.
pub fn error_facts(f: &mut Fields) -> Result<Option<ErrorFacts>> {
    let Some(mut e) = f.object("error")? else { return Ok(None) };
    let facts = ErrorFacts { code: e.string("code")?, status: e.number("httpStatusCode")? };
    e.ignore(&["senderFault", "fault"]);
    e.finish()?;
    Ok(Some(facts))
}

/// Takes `xmlNamespace`, written as an object or as the bare URI.
pub fn xml_namespace(f: &mut Fields) -> Result<Option<XmlNamespace>> {
    match f.value("xmlNamespace") {
        None => Ok(None),
        Some(Value::String(uri)) => Ok(Some(XmlNamespace { uri, prefix: None })),
        Some(other) => {
            let mut n = Fields::new(f.file(), "xmlNamespace", other)?;
            let space = XmlNamespace { uri: n.required_string("uri")?, prefix: n.string("prefix")? };
            n.finish()?;
            Ok(Some(space))
        }
    }
}

fn retryable(f: &mut Fields) -> Result<Option<bool>> {
    let Some(mut r) = f.object("retryable")? else { return Ok(None) };
    let throttling = r.flag("throttling")?;
    r.finish()?;
    Ok(Some(throttling))
}

fn limits(f: &mut Fields) -> Result<Map<String, Value>> {
    let mut limits = Map::new();
    for key in ["max", "min"] {
        match f.value(key) {
            None => {}
            Some(n @ Value::Number(_)) => {
                limits.insert(key.to_owned(), n);
            }
            Some(_) => return Err(f.error(format_args!("key `{key}`: not a number"))),
        }
    }
    Ok(limits)
}
