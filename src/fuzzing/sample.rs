//! A plausible answer of any operation, by its model, with one of its values replaced by any bytes.

use crate::model::{Kind, Member, Operation, Shape, Trait};
use crate::protocol::Protocol;

/// Deeper than this, and after so many values, what holds others is left empty.
const DEPTH: usize = 5;
const VALUES: usize = 32;

/// How bodies are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    Json,
    Xml,
    Cbor,
}

impl Format {
    pub(super) fn of(kind: Protocol) -> Format {
        match kind {
            Protocol::AwsJson1_0 | Protocol::AwsJson1_1 | Protocol::RestJson1 => Format::Json,
            Protocol::RpcV2Cbor => Format::Cbor,
            Protocol::AwsQuery | Protocol::Ec2Query | Protocol::RestXml => Format::Xml,
        }
    }
}

/// A body with how many values it has, and which of them are lists.
#[derive(Debug)]
pub(super) struct Sample {
    pub(super) body: Vec<u8>,
    pub(super) values: usize,
    pub(super) lists: Vec<usize>,
}

/// An answer's body of the operation; one value, by its number, is `hostile` instead.
pub(super) fn output(
    kind: Protocol,
    operation: &'static Operation,
    hostile: Option<(usize, &[u8])>,
) -> Sample {
    let mut writer = Writer::new(kind, hostile);
    let shape = operation.output().unwrap_or_else(crate::model::unit);
    let payload = shape.members().iter().find(|m| m.has(Trait::HttpPayload)).filter(|_| writer.is_rest());
    let mut write = |writer: &mut Writer<'_>| match payload {
        Some(payload) => writer.value(payload.target(), 0),
        None => writer.value(shape, 0),
    };
    match (writer.format, kind) {
        (Format::Xml, Protocol::AwsQuery) => {
            let result = format!("{}Result", operation.name());
            writer.element("Response", &mut |writer| writer.element(&result, &mut write));
        }
        (Format::Xml, _) => writer.element(operation.name(), &mut write),
        _ => write(&mut writer),
    }
    writer.finish()
}

/// An input of the operation, as JSON.
pub(super) fn input(operation: &'static Operation, hostile: Option<(usize, &[u8])>) -> Sample {
    let mut writer = Writer::new(Protocol::AwsJson1_0, hostile);
    writer.value(operation.input().unwrap_or_else(crate::model::unit), 0);
    writer.finish()
}

struct Writer<'h> {
    kind: Protocol,
    format: Format,
    out: Vec<u8>,
    values: usize,
    lists: Vec<usize>,
    hostile: Option<(usize, &'h [u8])>,
}

impl<'h> Writer<'h> {
    fn new(kind: Protocol, hostile: Option<(usize, &'h [u8])>) -> Self {
        Writer { kind, format: Format::of(kind), out: Vec::new(), values: 0, lists: Vec::new(), hostile }
    }

    fn finish(self) -> Sample {
        Sample { body: self.out, values: self.values, lists: self.lists }
    }

    fn is_rest(&self) -> bool {
        matches!(self.kind, Protocol::RestJson1 | Protocol::RestXml)
    }

    fn put(&mut self, text: &str) {
        self.out.extend_from_slice(text.as_bytes());
    }

    fn element(&mut self, name: &str, content: &mut dyn FnMut(&mut Self)) {
        self.put(&format!("<{name}>"));
        content(self);
        self.put(&format!("</{name}>"));
    }

    /// A text in CBOR or JSON.
    fn text(&mut self, text: &str) {
        match (self.format, u8::try_from(text.len())) {
            (Format::Json, _) => self.put(&format!("{text:?}")),
            (Format::Cbor, Ok(length)) => {
                self.out.extend([0x78, length]);
                self.put(text);
            }
            _ => self.put(text),
        }
    }

    fn value(&mut self, shape: &'static Shape, depth: usize) {
        let at = self.values;
        self.values += 1;
        if let Some((_, bytes)) = self.hostile.filter(|(place, _)| *place == at) {
            return self.out.extend_from_slice(bytes);
        }
        let full = depth < DEPTH && self.values < VALUES;
        match shape.kind() {
            Kind::Structure | Kind::Union => self.structure(shape, depth, full),
            Kind::List => self.list(shape, depth, full),
            Kind::Map => self.map(shape, depth, full),
            kind => self.simple(kind, shape),
        }
    }

    fn structure(&mut self, shape: &'static Shape, depth: usize, full: bool) {
        let take = match shape.kind() {
            Kind::Union => 1,
            _ if full => usize::MAX,
            _ => 0,
        };
        let members = shape.members().iter().take(take);
        if self.format == Format::Xml {
            return members.for_each(|member| self.xml_member(member, depth));
        }
        self.open();
        for (i, member) in members.enumerate() {
            self.comma(i);
            let own = member.trait_text(Trait::JsonName).filter(|_| self.kind == Protocol::RestJson1);
            self.entry(own.unwrap_or(member.name()));
            self.value(member.target(), depth + 1);
        }
        self.close();
    }

    fn xml_member(&mut self, member: &'static Member, depth: usize) {
        let name = member.schema.xml_name().map_or(member.name(), |name| name.value());
        let element = member.target().element().filter(|_| member.schema.xml_flattened());
        match (element, member.target().kind()) {
            (Some(element), Kind::List) => {
                for _ in 0..2 {
                    self.element(name, &mut |writer| writer.value(element.target(), depth + 1));
                }
            }
            _ => self.element(name, &mut |writer| writer.value(member.target(), depth + 1)),
        }
    }

    fn list(&mut self, shape: &'static Shape, depth: usize, full: bool) {
        self.lists.push(self.values - 1);
        let element = shape.element().filter(|_| full);
        let elements = element.into_iter().flat_map(|element| [element; 2]);
        match self.format {
            Format::Json => self.put("["),
            Format::Cbor => self.out.push(0x9f),
            Format::Xml => {}
        }
        for (i, element) in elements.enumerate() {
            self.comma(i);
            match self.format {
                Format::Xml => {
                    self.element("member", &mut |writer| writer.value(element.target(), depth + 1))
                }
                _ => self.value(element.target(), depth + 1),
            }
        }
        match self.format {
            Format::Json => self.put("]"),
            Format::Cbor => self.out.push(0xff),
            Format::Xml => {}
        }
    }

    fn map(&mut self, shape: &'static Shape, depth: usize, full: bool) {
        let element = shape.element().filter(|_| full);
        if self.format == Format::Xml {
            let Some(element) = element else { return };
            let mut key = |writer: &mut Self| writer.put("k");
            let mut value = |writer: &mut Self| writer.value(element.target(), depth + 1);
            return self.element("entry", &mut |writer| {
                writer.element("key", &mut key);
                writer.element("value", &mut value);
            });
        }
        self.open();
        if let Some(element) = element {
            self.entry("k");
            self.value(element.target(), depth + 1);
        }
        self.close();
    }

    fn open(&mut self) {
        if self.format == Format::Json { self.put("{") } else { self.out.push(0xbf) }
    }

    fn close(&mut self) {
        if self.format == Format::Json { self.put("}") } else { self.out.push(0xff) }
    }

    fn comma(&mut self, index: usize) {
        if self.format == Format::Json && index > 0 {
            self.put(",");
        }
    }

    fn entry(&mut self, name: &str) {
        self.text(name);
        if self.format == Format::Json {
            self.put(":");
        }
    }

    fn simple(&mut self, kind: Kind, shape: &'static Shape) {
        let text = match kind {
            Kind::Boolean => "true",
            Kind::Blob => "AAEC",
            Kind::Timestamp if self.format == Format::Xml => "2015-01-25T08:00:00Z",
            Kind::Timestamp => "1422172800.5",
            Kind::Document => "{\"a\":[1]}",
            Kind::String => return self.text(if shape.is_sensitive() { "secret" } else { "é" }),
            _ => "1",
        };
        match (self.format, kind) {
            (Format::Json, Kind::Blob) => self.text(text),
            (Format::Json | Format::Xml, _) => self.put(text),
            (Format::Cbor, Kind::Boolean) => self.out.push(0xf5),
            (Format::Cbor, Kind::Blob) => self.out.extend([0x42, 1, 2]),
            (Format::Cbor, Kind::Timestamp) => self.out.extend([0xc1, 0x1a, 0x54, 0xc4, 0xa1, 0x80]),
            (Format::Cbor, Kind::Float | Kind::Double) => self.out.extend([0xfa, 0x3f, 0x80, 0, 0]),
            (Format::Cbor, _) => self.out.push(1),
        }
    }
}
