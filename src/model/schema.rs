//! Shapes as the schemas that the `aws-smithy` codecs walk.
//!
//! A member's schema holds what its target says too, the member winning; recursion ends at structures, whose
//! member schemas have no children (readers and writers descend with the target's own schema).

use aws_smithy_schema::traits::{HttpTrait, TimestampFormat};
use aws_smithy_schema::{Schema, ShapeId, ShapeType, intern_header_name};

use crate::quirks::{self, Quirk};

use super::{Kind, Operation, Service, Shape, Trait, Traits, shape};

pub(super) fn shape_type(kind: Kind) -> ShapeType {
    match kind {
        Kind::Boolean => ShapeType::Boolean,
        Kind::Byte => ShapeType::Byte,
        Kind::Short => ShapeType::Short,
        Kind::Integer => ShapeType::Integer,
        Kind::Long => ShapeType::Long,
        Kind::Float => ShapeType::Float,
        Kind::Double => ShapeType::Double,
        Kind::BigInteger => ShapeType::BigInteger,
        Kind::BigDecimal => ShapeType::BigDecimal,
        Kind::String => ShapeType::String,
        Kind::Blob => ShapeType::Blob,
        Kind::Timestamp => ShapeType::Timestamp,
        Kind::Document => ShapeType::Document,
        Kind::List => ShapeType::List,
        Kind::Map => ShapeType::Map,
        Kind::Structure => ShapeType::Structure,
        Kind::Union => ShapeType::Union,
    }
}

/// Schemas are made once per shape and live as long as the process, so what they point to may as well.
fn keep<T>(list: Vec<T>) -> &'static [T] {
    Box::leak(list.into_boxed_slice())
}

fn id(shape: &Shape) -> ShapeId<'static> {
    let namespace = shape.service().map_or("smithy.api", |s| s.string(s.record().namespace));
    let full: &'static str = Box::leak(format!("{namespace}#{}", shape.name()).into_boxed_str());
    ShapeId::from_parts(full, namespace, shape.name())
}

pub(super) fn of_member(
    container: &Shape,
    service: &'static Service,
    name: &'static str,
    index: usize,
    target: &'static Shape,
    own: &Traits,
) -> Schema<'static> {
    let mut schema = Schema::new_member(id(container), shape_type(target.kind()), name, index);
    // Only a list's or map's members are asked for: a structure may hold itself, and would wait for itself.
    match target.kind() {
        Kind::List | Kind::Map => match target.members() {
            [element] => schema = schema.with_list_member(&element.schema),
            [key, value, ..] => schema = schema.with_map_members(&key.schema, &value.schema),
            [] => {}
        },
        _ => {}
    }
    let schema = inherited(schema, service, own, Some(target));
    local(schema, service, own)
}

pub(super) fn of_shape(shape: &'static Shape) -> Schema<'static> {
    let base = match (shape.kind(), shape.members()) {
        (Kind::Structure | Kind::Union, members) => Schema::new_struct(
            id(shape),
            shape_type(shape.kind()),
            keep(members.iter().map(|m| &m.schema).collect()),
        ),
        (Kind::List, [element, ..]) => Schema::new_list(id(shape), &element.schema),
        (Kind::Map, [key, value, ..]) => Schema::new_map(id(shape), &key.schema, &value.schema),
        (kind, _) => Schema::new(id(shape), shape_type(kind)),
    };
    let Some(service) = shape.service() else { return base };
    local(inherited(base, service, shape.traits(), None), service, shape.traits())
}

/// Traits that a member takes from its target unless it bears them itself.
fn inherited(
    mut schema: Schema<'static>,
    service: &'static Service,
    own: &Traits,
    target: Option<&Shape>,
) -> Schema<'static> {
    let text = |t: Trait| own.text(t).map(|s| service.string(s)).or_else(|| target?.trait_text(t));
    let has = |t: Trait| own.has(t) || target.is_some_and(|s| s.has(t));
    let format = own.number(Trait::TimestampFormat).or_else(|| target?.trait_number(Trait::TimestampFormat));
    if let Some(format) = format {
        schema = schema.with_timestamp_format(match format {
            1 => TimestampFormat::HttpDate,
            2 => TimestampFormat::EpochSeconds,
            _ => TimestampFormat::DateTime,
        });
    }
    if let Some(media) = text(Trait::MediaType) {
        schema = schema.with_media_type(media);
    }
    if has(Trait::Sensitive) {
        schema = schema.with_sensitive();
    }
    if has(Trait::Streaming) {
        schema = schema.with_streaming();
    }
    if let Some(uri) = text(Trait::XmlNamespace) {
        schema = schema.with_xml_namespace(uri, text(Trait::XmlNamespacePrefix));
    }
    schema
}

/// Traits that count only where they are written.
fn local(mut schema: Schema<'static>, service: &'static Service, own: &Traits) -> Schema<'static> {
    let text = |t: Trait| own.text(t).map(|s| service.string(s));
    if let Some(name) = text(Trait::JsonName) {
        schema = schema.with_json_name(name);
    }
    if let Some(name) = text(Trait::XmlName) {
        schema = schema.with_xml_name(name);
    }
    if let Some(name) = text(Trait::HttpHeader) {
        schema = schema.with_http_header(intern_header_name(name));
    }
    if let Some(prefix) = text(Trait::HttpPrefixHeaders) {
        schema = schema.with_http_prefix_headers(prefix);
    }
    if let Some(name) = text(Trait::HttpQuery) {
        schema = schema.with_http_query(name);
    }
    // No reader looks at a member's original name, so ec2Query's own name rides there.
    if let Some(name) = text(Trait::Ec2QueryName) {
        schema = schema.with_original_name(name);
    }
    type Mark = fn(Schema<'static>) -> Schema<'static>;
    let marks: [(Trait, Mark); 9] = [
        (Trait::XmlAttribute, Schema::with_xml_attribute),
        (Trait::XmlFlattened, Schema::with_xml_flattened),
        (Trait::HttpQueryParams, Schema::with_http_query_params),
        (Trait::HttpLabel, Schema::with_http_label),
        (Trait::HttpPayload, Schema::with_http_payload),
        (Trait::HttpResponseCode, Schema::with_http_response_code),
        (Trait::HostLabel, Schema::with_host_label),
        (Trait::EventHeader, Schema::with_event_header),
        (Trait::EventPayload, Schema::with_event_payload),
    ];
    for (t, apply) in marks {
        if own.has(t) {
            schema = apply(schema);
        }
    }
    schema
}

/// The schema of an operation's input: HTTP bindings belong to the operation, since inputs may be shared.
pub(super) fn of_input(operation: &'static Operation) -> Schema<'static> {
    let input = operation.input().unwrap_or_else(shape::unit);
    let mut schema = of_shape(input);
    if let (Some(method), Some(uri)) =
        (operation.trait_text(Trait::HttpMethod), operation.trait_text(Trait::HttpUri))
    {
        let code = operation.trait_number(Trait::HttpCode).and_then(|c| u16::try_from(c).ok());
        schema = schema.with_http(HttpTrait::new(method, without_placed_label(operation, uri), code));
        let bound = [
            Trait::HttpHeader,
            Trait::HttpQuery,
            Trait::HttpLabel,
            Trait::HttpPrefixHeaders,
            Trait::HttpQueryParams,
        ];
        let outside_body = |m: &super::Member| {
            let structured = matches!(m.target().kind(), Kind::Structure | Kind::Union);
            bound.iter().any(|t| m.has(*t)) || (m.has(Trait::HttpPayload) && !structured)
        };
        if input.members().iter().all(outside_body) {
            schema = schema.with_no_body_members();
        }
    }
    schema
}

/// A URI without the first label where the service's endpoint rules place that one.
fn without_placed_label(operation: &'static Operation, uri: &'static str) -> &'static str {
    let placed = uri.starts_with("/{") && quirks::has(operation, Quirk::FirstLabelInEndpoint);
    match uri.split_once('}').filter(|_| placed) {
        None => uri,
        Some((_, rest)) if rest.starts_with('/') => rest,
        // A query may follow at once; the path itself is never empty.
        Some((_, "")) => "/",
        Some((_, rest)) => Box::leak(format!("/{rest}").into_boxed_str()),
    }
}

/// The schema of an operation's output.
pub(super) fn of_output(operation: &'static Operation) -> Schema<'static> {
    let schema = of_shape(operation.output().unwrap_or_else(shape::unit));
    if operation.has(Trait::UnwrappedXmlOutput) { schema.with_xml_unwrapped_output() } else { schema }
}
