//! One materialised shape: its members with their targets, and the schemas that protocols read.

use std::fmt;
use std::sync::OnceLock;

use aws_smithy_schema::Schema;

use super::{Kind, Service, Trait, Traits, schema};
use crate::descriptor::ShapeRecord;
use crate::quirks;

/// A shape of a service's model.
pub struct Shape {
    service: Option<&'static Service>,
    name: &'static str,
    record: ShapeRecord,
    members: OnceLock<Box<[Member]>>,
    schema: OnceLock<Schema<'static>>,
}

/// A member of a structure or union; of a list, its `member`; of a map, its `key` and `value`.
pub struct Member {
    name: &'static str,
    target: &'static Shape,
    traits: Traits,
    service: &'static Service,
    pub(crate) schema: Schema<'static>,
}

/// A shape of no service.
fn of_no_model(name: &'static str, kind: Kind) -> Shape {
    let record = ShapeRecord { kind, name: 0, traits: Traits::default(), members: Vec::new() };
    Shape { service: None, name, record, members: OnceLock::new(), schema: OnceLock::new() }
}

/// The structure without members, which stands in where an operation has no input or output.
pub(crate) fn unit() -> &'static Shape {
    static UNIT: OnceLock<Shape> = OnceLock::new();
    UNIT.get_or_init(|| of_no_model("Unit", Kind::Structure))
}

/// What members are that no model has.
fn text() -> &'static Shape {
    static TEXT: OnceLock<Shape> = OnceLock::new();
    TEXT.get_or_init(|| of_no_model("String", Kind::String))
}

impl Shape {
    pub(super) fn new(service: &'static Service, record: ShapeRecord) -> Shape {
        let name = service.string(record.name);
        Shape { service: Some(service), name, record, members: OnceLock::new(), schema: OnceLock::new() }
    }

    /// The shape's name in its service, as in `Vpc`.
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// What it is.
    pub fn kind(&self) -> Kind {
        self.record.kind
    }

    /// Its members, in the order of the model.
    pub fn members(&'static self) -> &'static [Member] {
        self.members.get_or_init(|| {
            let Some(service) = self.service else { return Box::default() };
            let member = |(i, m): (usize, &crate::descriptor::MemberRecord)| {
                let target = service.shape(m.target);
                let name = service.string(m.name);
                let schema = schema::of_member(self, service, name, i, target, &m.traits);
                Member { name, target, traits: m.traits.clone(), service, schema }
            };
            let modelled: Vec<Member> = self.record.members.iter().enumerate().map(member).collect();
            let added = quirks::output::added(service.name(), self.name)
                .and_then(|row| self.beside(service, row, &modelled));
            modelled.into_iter().chain(added).collect()
        })
    }

    /// A member of text beside a modelled one, from the same header.
    fn beside(
        &self,
        service: &'static Service,
        row: &'static quirks::output::Added,
        modelled: &[Member],
    ) -> Option<Member> {
        let header = Trait::HttpHeader as u8;
        let mut traits = modelled.iter().find(|m| m.name == row.beside)?.traits.clone();
        traits.bits &= 1 << header;
        traits.payload.retain(|(key, _)| *key == header);
        let schema = schema::of_member(self, service, row.name, modelled.len(), text(), &traits);
        Some(Member { name: row.name, target: text(), traits, service, schema })
    }

    /// The service whose model has it.
    pub(crate) fn service_name(&self) -> Option<&'static str> {
        self.service.map(Service::name)
    }

    /// The position of a member.
    pub fn member_index(&'static self, name: &str) -> Option<usize> {
        self.members().iter().position(|m| m.name == name)
    }

    /// The member of that name.
    pub fn member(&'static self, name: &str) -> Option<&'static Member> {
        self.members().iter().find(|m| m.name == name)
    }

    /// The values that an enum lists; services may send others. `None`: not an enum.
    pub fn enum_values(&self) -> Option<Vec<String>> {
        serde_json::from_str(self.trait_text(Trait::EnumValues)?).ok()
    }

    /// Whether AWS marks its values as sensitive: they are redacted in `Debug`.
    pub fn is_sensitive(&self) -> bool {
        self.has(Trait::Sensitive)
    }

    /// The list's, map's element; any other shape has none.
    pub(crate) fn element(&'static self) -> Option<&'static Member> {
        match self.kind() {
            Kind::List => self.members().first(),
            Kind::Map => self.members().get(1),
            _ => None,
        }
    }

    pub(crate) fn has(&self, t: Trait) -> bool {
        self.record.traits.has(t)
    }

    pub(crate) fn trait_text(&self, t: Trait) -> Option<&'static str> {
        Some(self.service?.string(self.record.traits.text(t)?))
    }

    pub(crate) fn trait_number(&self, t: Trait) -> Option<i64> {
        self.record.traits.number(t)
    }

    pub(super) fn traits(&self) -> &Traits {
        &self.record.traits
    }

    pub(super) fn service(&self) -> Option<&'static Service> {
        self.service
    }

    /// The nameless schema, for roots and for elements of lists and maps.
    pub(crate) fn schema(&'static self) -> &'static Schema<'static> {
        self.schema.get_or_init(|| schema::of_shape(self))
    }
}

impl fmt::Debug for Shape {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Shape({})", self.name)
    }
}

impl Member {
    /// The member's name in the model, as in `VpcId`.
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// What it holds.
    pub fn target(&self) -> &'static Shape {
        self.target
    }

    /// Whether an input must have it.
    pub fn is_required(&self) -> bool {
        self.has(Trait::Required)
    }

    /// Whether values must not be shown.
    pub fn is_sensitive(&self) -> bool {
        self.has(Trait::Sensitive) || self.target.is_sensitive()
    }

    pub(crate) fn has(&self, t: Trait) -> bool {
        self.traits.has(t)
    }

    /// What the member's own trait carries.
    pub(crate) fn trait_text(&self, t: Trait) -> Option<&'static str> {
        self.traits.text(t).map(|s| self.service.string(s))
    }

    /// Whether it is a header that holds any JSON value: as base64 on the wire, as a document here.
    pub(crate) fn is_json_header(&self) -> bool {
        self.target.kind() == Kind::String
            && self.has(Trait::HttpHeader)
            && self.target.trait_text(Trait::MediaType) == Some("application/json")
    }

    /// Whether it stands for events that are sent or received one after the other.
    pub(crate) fn is_event_stream(&self) -> bool {
        self.target.kind() == Kind::Union && self.target.has(Trait::Streaming)
    }

    /// Whether the body of the message is this member, unread.
    pub(crate) fn is_streaming_blob(&self) -> bool {
        self.target.kind() == Kind::Blob && self.target.has(Trait::Streaming) && self.has(Trait::HttpPayload)
    }
}

impl fmt::Debug for Member {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Member({}: {})", self.name, self.target.name)
    }
}
