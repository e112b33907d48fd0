//! Schemas, inputs and answers made by hand, for the tests of the protocols.

use aws_smithy_runtime_api::client::orchestrator::Metadata;
use aws_smithy_runtime_api::http::{Request, Response};
use aws_smithy_schema::protocol::{ServiceShapeName, ServiceVersion, ServiceXmlNamespace};
use aws_smithy_schema::serde::{SerdeError, SerializableStruct, ShapeDeserializer, ShapeSerializer};
use aws_smithy_schema::traits::HttpTrait;
use aws_smithy_schema::{Schema, ShapeId, ShapeType, prelude};
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::config_bag::{ConfigBag, Layer};

use super::CallFacts;

pub(crate) type Written = Result<(), SerdeError>;

/// What writes the members of an input.
pub(crate) trait Serialize: Fn(&mut dyn ShapeSerializer) -> Written {}
impl<F: Fn(&mut dyn ShapeSerializer) -> Written> Serialize for F {}

/// An input or a structure in it, as the calls that write its members.
pub(crate) struct Input<F>(pub(crate) F);

impl<F: Serialize> Input<F> {
    pub(crate) fn new(members: F) -> Self {
        Input(members)
    }
}

impl<F: Serialize> SerializableStruct for Input<F> {
    fn schema(&self) -> &Schema<'_> {
        &prelude::DOCUMENT
    }

    fn serialize_members(&self, serializer: &mut dyn ShapeSerializer) -> Written {
        (self.0)(serializer)
    }
}

pub(crate) fn no_input() -> Input<fn(&mut dyn ShapeSerializer) -> Written> {
    Input::new(|_| Ok(()))
}

fn id(name: &'static str) -> ShapeId<'static> {
    ShapeId::from_parts("test#Shape", "test", name)
}

pub(crate) fn member(name: &'static str, shape: ShapeType, index: usize) -> Schema<'static> {
    Schema::new_member(id("Shape"), shape, name, index)
}

/// A schema that lives as long as the test process, as those of services do.
pub(crate) fn leak(schema: Schema<'static>) -> &'static Schema<'static> {
    Box::leak(Box::new(schema))
}

pub(crate) fn shape<const N: usize>(of: ShapeType, members: [Schema<'static>; N]) -> Schema<'static> {
    let members: Vec<_> = members.into_iter().map(leak).collect();
    Schema::new_struct(id("OpRequest"), of, Box::leak(members.into_boxed_slice()))
}

pub(crate) fn structure<const N: usize>(members: [Schema<'static>; N]) -> &'static Schema<'static> {
    leak(shape(ShapeType::Structure, members))
}

/// The input or output of a REST operation.
pub(crate) fn operation<const N: usize>(
    method: &'static str,
    uri: &'static str,
    members: [Schema<'static>; N],
) -> &'static Schema<'static> {
    leak(shape(ShapeType::Structure, members).with_http(HttpTrait::new(method, uri, None)))
}

/// Configuration of an operation that has an input.
pub(crate) fn cfg(operation: &'static str) -> ConfigBag {
    cfg_with(CallFacts { operation, has_input: true, empty_payload_structure: false })
}

pub(crate) fn cfg_with(facts: CallFacts) -> ConfigBag {
    let mut layer = Layer::new("test");
    layer.store_put(Metadata::new(facts.operation, "service"));
    layer.store_put(ServiceShapeName::new("Service"));
    layer.store_put(ServiceVersion::new("2016-11-15"));
    layer.store_put(ServiceXmlNamespace::new("http://test/", None));
    layer.store_put(facts);
    ConfigBag::of_layers(vec![layer])
}

pub(crate) fn response(status: u16, headers: &[(&'static str, &'static str)], body: &str) -> Response {
    let status = status.try_into().expect("a status code");
    let mut response = Response::new(status, SdkBody::from(body));
    for (name, value) in headers {
        response.headers_mut().insert(*name, *value);
    }
    response
}

pub(crate) fn body(request: &Request) -> &str {
    let bytes = request.body().bytes().expect("a body in memory");
    std::str::from_utf8(bytes).expect("text")
}

pub(crate) fn header<'r>(request: &'r Request, name: &str) -> Option<&'r str> {
    request.headers().get(name)
}

/// The string members of a structure, as `name=value`, in the order they are read.
pub(crate) fn read_strings(reader: &mut dyn ShapeDeserializer, schema: &Schema<'_>) -> Vec<String> {
    let mut read = Vec::new();
    reader
        .read_struct(schema, &mut |member, value| {
            if let Some(name) = member.member_name() {
                read.push(format!("{name}={}", value.read_string(member)?));
            }
            Ok(())
        })
        .expect("a readable answer");
    read
}
