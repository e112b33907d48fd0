//! restXml.

use aws_smithy_runtime_api::http::{Request, Response};
use aws_smithy_schema::codec::{Codec, DynCodec};
use aws_smithy_schema::http_protocol::{http_error_deserializer, http_output_deserializer};
use aws_smithy_schema::protocol::ClientProtocolInner;
use aws_smithy_schema::serde::{SerdeError, SerializableStruct, ShapeDeserializer};
use aws_smithy_schema::{Schema, ShapeId};
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::endpoint::Endpoint;
use aws_smithy_types::error::metadata::Builder;
use aws_smithy_xml::codec::{XmlCodec, XmlSerializer};
use aws_smithy_xml::protocol::aws_rest_xml::AwsRestXmlProtocol;

use super::{ProtocolOptions, request, xml_error};
use crate::xml::{Part, XmlBody};

/// Mended: no `Content-Type` but the caller's, and no body where nothing is in it, as botocore sends; an error answer
/// without code has its status for one, as all of HEAD. Answers are read by our own reader.
#[derive(Debug)]
pub(super) struct RestXml {
    inner: AwsRestXmlProtocol,
    codec: Payloads,
    no_error_wrapping: bool,
}

impl RestXml {
    pub(super) fn new(options: &ProtocolOptions) -> Self {
        RestXml {
            inner: AwsRestXmlProtocol::new(),
            codec: Payloads(XmlCodec::default()),
            no_error_wrapping: options.no_error_wrapping,
        }
    }
}

/// The payloads of events: written by the crate, read by our own reader.
#[derive(Debug)]
struct Payloads(XmlCodec);

impl Codec for Payloads {
    type Serializer = XmlSerializer;
    type Deserializer<'a> = XmlBody<'a>;

    fn create_serializer(&self) -> XmlSerializer {
        Codec::create_serializer(&self.0)
    }

    fn create_deserializer<'a>(&self, input: &'a [u8]) -> XmlBody<'a> {
        XmlBody::new(input, Part::Root)
    }
}

impl ClientProtocolInner for RestXml {
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
        if !request::binds_content_type(input_schema) {
            request.headers_mut().remove("Content-Type");
        }
        if request::payload_member(input_schema).is_none() && !request::has_body_members(input)? {
            request::empty_body(&mut request);
        }
        request::describe_empty_body(&mut request, input_schema, cfg);
        Ok(request)
    }

    fn deserialize_response<'a>(
        &self,
        response: &'a Response,
        output_schema: &Schema<'_>,
        cfg: &'a ConfigBag,
    ) -> Result<Box<dyn ShapeDeserializer + 'a>, SerdeError> {
        let body = response.body().bytes().unwrap_or_default();
        let body = XmlBody::new(body, Part::Root);
        Ok(http_output_deserializer(body, response, output_schema, cfg))
    }

    fn parse_error_metadata(&self, response: &Response, _: &ConfigBag) -> Result<Builder, SerdeError> {
        Ok(xml_error::metadata(response, self.no_error_wrapping))
    }

    fn deserialize_error_response<'a>(
        &self,
        response: &'a Response,
        cfg: &'a ConfigBag,
    ) -> Result<Box<dyn ShapeDeserializer + 'a>, SerdeError> {
        let body = response.body().bytes().unwrap_or_default();
        let unwrapped = self.no_error_wrapping;
        let body = XmlBody::new(body, Part::Error { unwrapped });
        Ok(http_error_deserializer(body, response, cfg))
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
        Some(&self.codec)
    }

    fn event_stream_media_type(&self) -> Option<&str> {
        self.inner.event_stream_media_type()
    }

    fn parse_event_stream_error_metadata(&self, payload: &[u8]) -> Result<Builder, SerdeError> {
        Ok(xml_error::event_metadata(payload, self.no_error_wrapping))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::test_support::{
        Input, Serialize, body, cfg, header, leak, member, no_input, operation, read_strings, response,
        shape, structure,
    };
    use aws_smithy_schema::ShapeType;
    use aws_smithy_types::Blob;
    use aws_smithy_types::error::ErrorMetadata;

    fn s3() -> RestXml {
        RestXml::new(&ProtocolOptions { no_error_wrapping: true, query_compatible: false })
    }

    fn send(schema: &Schema<'_>, input: &Input<impl Serialize>) -> Request {
        s3().serialize_request(input, schema, "", &cfg("Op")).expect("a request")
    }

    fn read(schema: &Schema<'_>, response: &Response) -> Vec<String> {
        let cfg = cfg("Op");
        let reader = s3().deserialize_response(response, schema, &cfg);
        read_strings(&mut *reader.expect("a reader"), schema)
    }

    #[test]
    fn a_structure_payload_is_a_document_in_the_services_namespace() {
        let schema = operation(
            "PUT",
            "/{Bucket}",
            [
                member("Bucket", ShapeType::String, 0).with_http_label(),
                member("Config", ShapeType::Structure, 1).with_http_payload().with_xml_name("Root"),
            ],
        );
        let config = structure([member("Status", ShapeType::String, 0)]);
        let payload = Input::new(|s| s.write_string(config.members()[0], "<on>"));
        let request = send(
            schema,
            &Input::new(|s| {
                s.write_string(schema.members()[0], "b")?;
                s.write_struct(config, &payload)
            }),
        );
        assert_eq!(body(&request), r#"<Root xmlns="http://test/"><Status>&lt;on&gt;</Status></Root>"#);
        assert_eq!(header(&request, "content-type"), None);
        assert_eq!((request.method(), request.uri()), ("PUT", "/b"));
    }

    #[test]
    fn blob_and_string_payloads_have_no_content_type_of_ours() {
        let payload = |shape| operation("PUT", "/", [member("Body", shape, 0).with_http_payload()]);
        let blob = payload(ShapeType::Blob);
        let request = send(blob, &Input::new(|s| s.write_blob(blob.members()[0], Blob::new("x"))));
        assert_eq!(header(&request, "content-type"), None);
        assert_eq!(header(&request, "content-length"), Some("1"));
        let text = payload(ShapeType::String);
        let request = send(text, &Input::new(|s| s.write_string(text.members()[0], "{}")));
        assert_eq!(header(&request, "content-type"), None);
        let unset = send(payload(ShapeType::Blob), &no_input());
        assert_eq!(header(&unset, "content-type"), None);
        assert_eq!(header(&unset, "content-length"), None);
    }

    #[test]
    fn headers_status_and_body_are_read() {
        let schema = operation(
            "GET",
            "/",
            [
                member("ETag", ShapeType::String, 0).with_http_header("ETag"),
                member("Name", ShapeType::String, 1),
            ],
        );
        let headers = [("etag", "e")];
        let answer = response(200, &headers, "<Any><Name>n</Name><ETag>no</ETag></Any>");
        assert_eq!(read(schema, &answer), ["ETag=e", "Name=n"]);
        assert_eq!(read(schema, &response(200, &headers, "")), ["ETag=e"]);
    }

    #[test]
    fn a_raw_payload_need_not_be_xml() {
        let policy = member("Policy", ShapeType::String, 0).with_http_payload();
        let schema = operation("GET", "/", [policy]);
        assert_eq!(read(schema, &response(200, &[], "{\"a\":1}")), ["Policy={\"a\":1}"]);
    }

    #[test]
    fn an_unwrapped_output_is_its_root() {
        let members = [member("LocationConstraint", ShapeType::String, 0)];
        let schema = leak(shape(ShapeType::Structure, members).with_xml_unwrapped_output());
        let answer = |body| response(200, &[], body);
        let set = answer("<?xml version='1.0'?><LocationConstraint xmlns='u'>EU</LocationConstraint>");
        assert_eq!(read(schema, &set), ["LocationConstraint=EU"]);
        assert!(read(schema, &answer("<LocationConstraint xmlns='u'/>")).is_empty());
    }

    fn error_of(protocol: &RestXml, response: &Response) -> ErrorMetadata {
        protocol.parse_error_metadata(response, &cfg("Op")).expect("metadata").build()
    }

    #[test]
    fn an_error_without_a_body_is_named_by_its_status() {
        let error = error_of(&s3(), &response(404, &[], ""));
        assert_eq!((error.code(), error.message()), (Some("404"), Some("Not Found")));
    }

    #[test]
    fn errors_are_read_wrapped_and_unwrapped() {
        let error = "<Error><Code>NoSuchKey</Code><Message>m</Message><Key>k</Key></Error>";
        let wrapped = format!("<ErrorResponse>{error}<RequestId>r</RequestId></ErrorResponse>");
        let schema = structure([
            member("Key", ShapeType::String, 0),
            member("Hint", ShapeType::String, 1).with_http_header("x-hint"),
        ]);
        let cfg = cfg("Op");
        let plain = RestXml::new(&ProtocolOptions::default());
        for (protocol, body) in [(s3(), error), (plain, wrapped.as_str())] {
            let answer = response(404, &[("x-hint", "h")], body);
            assert_eq!(error_of(&protocol, &answer).code(), Some("NoSuchKey"));
            let reader = protocol.deserialize_error_response(&answer, &cfg);
            assert_eq!(read_strings(&mut *reader.expect("a reader"), schema), ["Hint=h", "Key=k"]);
        }
    }

    #[test]
    fn event_payloads_are_read_by_our_reader() {
        let schema = structure([member("A", ShapeType::String, 0)]);
        let s3 = s3();
        let codec = s3.payload_codec().expect("a codec");
        let mut reader = codec.create_deserializer(b"<Stats><A>&#49;</A></Stats>");
        assert_eq!(read_strings(&mut *reader, schema), ["A=1"]);
    }
}
