//! restJson1.

use aws_smithy_json::protocol::aws_rest_json_1::AwsRestJsonProtocol;
use aws_smithy_runtime_api::http::{Request, Response};
use aws_smithy_schema::codec::DynCodec;
use aws_smithy_schema::protocol::ClientProtocolInner;
use aws_smithy_schema::serde::{SerdeError, SerializableStruct, ShapeDeserializer};
use aws_smithy_schema::{Schema, ShapeId, ShapeType, prelude};
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::endpoint::Endpoint;
use aws_smithy_types::error::metadata::Builder;

use super::json_error::{self, REST_CODE};
use super::{CallFacts, ProtocolOptions, request};

const CONTENT_TYPE: &str = "application/json";

/// Mended: document payloads are sent; an unset structure payload is `{}`; errors as in awsJson.
#[derive(Debug)]
pub(super) struct RestJson {
    inner: AwsRestJsonProtocol,
    query_compatible: bool,
}

impl RestJson {
    pub(super) fn new(options: &ProtocolOptions) -> Self {
        RestJson { inner: AwsRestJsonProtocol::new(), query_compatible: options.query_compatible }
    }

    /// A body that the crate leaves out.
    fn missing_payload(
        &self,
        input: &dyn SerializableStruct,
        payload: &Schema<'_>,
        cfg: &ConfigBag,
    ) -> Result<Option<Vec<u8>>, SerdeError> {
        let shape = payload.shape_type();
        if shape == ShapeType::Document
            && let Some(document) = request::document_payload(input, payload)?
            && let Some(codec) = self.inner.payload_codec()
        {
            let mut serializer = codec.create_serializer();
            serializer.write_document(&prelude::DOCUMENT, &document)?;
            return Ok(Some(serializer.finish_boxed()));
        }
        // An unset union stays away: an empty one would be invalid.
        let is_structure = matches!(shape, ShapeType::Structure | ShapeType::Document)
            || CallFacts::of(cfg).is_some_and(|facts| facts.empty_payload_structure);
        Ok(is_structure.then(|| b"{}".to_vec()))
    }
}

impl ClientProtocolInner for RestJson {
    type Request = Request;
    type Response = Response;

    fn protocol_id(&self) -> &ShapeId<'static> {
        self.inner.protocol_id()
    }

    fn serialize_request(
        &self,
        input: &dyn SerializableStruct,
        input_schema: &Schema<'_>,
        endpoint: &str,
        cfg: &ConfigBag,
    ) -> Result<Request, SerdeError> {
        let mut request = self.inner.serialize_request(input, input_schema, endpoint, cfg)?;
        if request::is_bodiless(&request)
            && let Some(payload) = request::payload_member(input_schema)
            && let Some(body) = self.missing_payload(input, payload, cfg)?
        {
            request::set_body(&mut request, body, CONTENT_TYPE, cfg);
        }
        request::describe_empty_body(&mut request, input_schema, cfg);
        if self.query_compatible {
            request::ask_for_query_errors(&mut request);
        }
        Ok(request)
    }

    fn deserialize_response<'a>(
        &self,
        response: &'a Response,
        output_schema: &Schema<'_>,
        cfg: &'a ConfigBag,
    ) -> Result<Box<dyn ShapeDeserializer + 'a>, SerdeError> {
        self.inner.deserialize_response(response, output_schema, cfg)
    }

    fn parse_error_metadata(&self, response: &Response, _: &ConfigBag) -> Result<Builder, SerdeError> {
        Ok(json_error::metadata(response, &REST_CODE))
    }

    fn deserialize_error_response<'a>(
        &self,
        response: &'a Response,
        cfg: &'a ConfigBag,
    ) -> Result<Box<dyn ShapeDeserializer + 'a>, SerdeError> {
        self.inner.deserialize_error_response(response, cfg)
    }

    fn update_endpoint(
        &self,
        request: &mut Request,
        endpoint: &Endpoint,
        cfg: &ConfigBag,
    ) -> Result<(), SerdeError> {
        request::apply_endpoint(request, endpoint, cfg)
    }

    fn payload_codec(&self) -> Option<&dyn DynCodec> {
        self.inner.payload_codec()
    }

    fn event_stream_media_type(&self) -> Option<&str> {
        self.inner.event_stream_media_type()
    }

    fn parse_event_stream_error_metadata(&self, payload: &[u8]) -> Result<Builder, SerdeError> {
        Ok(json_error::event_metadata(payload, &REST_CODE))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::test_support::{
        Input, Serialize, body, cfg, header, member, no_input, operation, read_strings, response,
    };
    use aws_smithy_types::{Blob, Document};

    fn send(schema: &Schema<'_>, input: &Input<impl Serialize>) -> Request {
        RestJson::new(&ProtocolOptions::default())
            .serialize_request(input, schema, "", &cfg("Op"))
            .expect("a request")
    }

    fn with_payload(shape: ShapeType) -> &'static Schema<'static> {
        operation("PUT", "/x", [member("payload", shape, 0).with_http_payload()])
    }

    #[test]
    fn a_document_payload_is_sent() {
        let schema = with_payload(ShapeType::Document);
        let document = Document::Array(vec![Document::Bool(true), Document::Null]);
        let request = send(schema, &Input::new(|s| s.write_document(schema.members()[0], &document)));
        assert_eq!(body(&request), "[true,null]");
        assert_eq!(header(&request, "content-type"), Some("application/json"));
        assert_eq!(header(&request, "content-length"), Some("11"));
    }

    #[test]
    fn an_unset_structure_payload_is_an_empty_object() {
        for shape in [ShapeType::Structure, ShapeType::Document] {
            let request = send(with_payload(shape), &no_input());
            assert_eq!(body(&request), "{}");
            assert_eq!(header(&request, "content-type"), Some("application/json"));
            assert_eq!(header(&request, "content-length"), Some("2"));
        }
        assert_eq!(body(&send(with_payload(ShapeType::Union), &no_input())), "");
    }

    /// Nothing is said of them that the caller does not say: S3 would keep it as the object's type.
    #[test]
    fn blob_and_string_payloads_have_no_content_type_of_ours() {
        let blob = with_payload(ShapeType::Blob);
        let request = send(blob, &Input::new(|s| s.write_blob(blob.members()[0], Blob::new("b"))));
        assert_eq!(body(&request), "b");
        assert_eq!(header(&request, "content-type"), None);
        let text = with_payload(ShapeType::String);
        let request = send(text, &Input::new(|s| s.write_string(text.members()[0], "t")));
        assert_eq!(header(&request, "content-type"), None);
    }

    #[test]
    fn a_content_type_of_the_caller_wins_and_no_payload_has_none() {
        let schema = operation(
            "PUT",
            "/x",
            [
                member("payload", ShapeType::Blob, 0).with_http_payload(),
                member("type", ShapeType::String, 1).with_http_header("Content-Type"),
            ],
        );
        let request = send(
            schema,
            &Input::new(|s| {
                s.write_blob(schema.members()[0], Blob::new("b"))?;
                s.write_string(schema.members()[1], "text/csv")
            }),
        );
        assert_eq!(header(&request, "content-type"), Some("text/csv"));
        let request = send(with_payload(ShapeType::Blob), &no_input());
        assert_eq!(header(&request, "content-type"), None);
        assert_eq!(header(&request, "content-length"), None);
    }

    #[test]
    fn body_members_make_an_object_and_bound_ones_do_not() {
        let schema = operation(
            "POST",
            "/x/{id}",
            [
                member("id", ShapeType::String, 0).with_http_label(),
                member("name", ShapeType::String, 1).with_json_name("n"),
            ],
        );
        let request = send(schema, &Input::new(|s| s.write_string(schema.members()[0], "a/b")));
        assert_eq!(body(&request), "{}");
        assert_eq!(request.uri(), "/x/a%2Fb");
        let schema = operation("POST", "/x", [member("h", ShapeType::String, 0).with_http_header("h")]);
        let request = send(schema, &no_input());
        assert_eq!(body(&request), "");
        assert_eq!(header(&request, "content-type"), None);
        assert_eq!(header(&request, "content-length"), Some("0"));
        let schema = operation("GET", "/x", []);
        assert_eq!(header(&send(schema, &no_input()), "content-length"), None);
    }

    #[test]
    fn errors_are_read_from_headers_and_any_body() {
        let protocol = RestJson::new(&ProtocolOptions::default());
        let schema = operation(
            "GET",
            "/x",
            [
                member("message", ShapeType::String, 0),
                member("hint", ShapeType::String, 1).with_http_header("x-hint"),
            ],
        );
        let headers = [("x-amzn-errortype", "ns#Gone:http://x"), ("x-hint", "h")];
        let cfg = cfg("Op");
        let answer = response(404, &headers, r#"{"message":"m"}"#);
        let metadata = protocol.parse_error_metadata(&answer, &cfg).expect("metadata").build();
        assert_eq!((metadata.code(), metadata.message()), (Some("Gone"), Some("m")));
        let mut reader = protocol.deserialize_error_response(&answer, &cfg).expect("a reader");
        assert_eq!(read_strings(&mut *reader, schema), ["hint=h", "message=m"]);
        let empty = response(404, &[], "");
        let metadata = protocol.parse_error_metadata(&empty, &cfg).expect("metadata").build();
        assert_eq!((metadata.code(), metadata.message()), (Some("404"), None));
        let mut reader = protocol.deserialize_error_response(&empty, &cfg).expect("a reader");
        assert!(read_strings(&mut *reader, schema).is_empty());
    }
}
