//! rpcv2Cbor.

use aws_smithy_cbor::codec::{CborCodec, CborCodecSettings};
use aws_smithy_cbor::protocol::RpcV2CborProtocol;
use aws_smithy_runtime_api::http::{Request, Response};
use aws_smithy_schema::codec::{Codec, DynCodec};
use aws_smithy_schema::protocol::ClientProtocolInner;
use aws_smithy_schema::serde::{SerdeError, SerializableStruct, ShapeDeserializer};
use aws_smithy_schema::{Schema, ShapeId};
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::endpoint::Endpoint;
use aws_smithy_types::error::metadata::Builder;

use super::error::{ErrorParts, normalise};
use super::{CallFacts, ProtocolOptions, request};

/// Mended: an operation without input has no body; `x-amzn-query-mode`; errors as in awsJson; a list that its
/// answer breaks off is an error, where the crate reads empty structures from beyond the end for ever.
#[derive(Debug)]
pub(super) struct RpcV2Cbor {
    inner: RpcV2CborProtocol,
    reader: CborCodec,
    query_compatible: bool,
}

impl RpcV2Cbor {
    pub(super) fn new(options: &ProtocolOptions) -> Self {
        RpcV2Cbor {
            inner: RpcV2CborProtocol::new(),
            reader: CborCodec::new(CborCodecSettings::default().enforce_strictness(true)),
            query_compatible: options.query_compatible,
        }
    }
}

impl ClientProtocolInner for RpcV2Cbor {
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
        if CallFacts::of(cfg).is_some_and(|facts| !facts.has_input) {
            request::clear_body(&mut request);
        }
        if self.query_compatible {
            request::ask_for_query_errors(&mut request);
        }
        Ok(request)
    }

    fn deserialize_response<'a>(
        &self,
        response: &'a Response,
        _: &Schema<'_>,
        _: &'a ConfigBag,
    ) -> Result<Box<dyn ShapeDeserializer + 'a>, SerdeError> {
        let body = response.body().bytes().unwrap_or_default();
        Ok(Box::new(Codec::create_deserializer(&self.reader, body)))
    }

    fn parse_error_metadata(&self, response: &Response, _: &ConfigBag) -> Result<Builder, SerdeError> {
        let body = response.body().bytes().unwrap_or_default();
        // The crate reads the body alone when it comes from an event; with headers it would drop
        // the body's code.
        let read = self.inner.parse_event_stream_error_metadata(body);
        let parts = read.map_or_else(
            |_| ErrorParts::default(),
            |metadata| {
                let metadata = metadata.build();
                ErrorParts {
                    code: metadata.code().map(|code| normalise(code).to_owned()),
                    message: metadata.message().map(str::to_owned),
                    ..ErrorParts::default()
                }
            },
        );
        Ok(parts.with_query_error(response.headers()).metadata(response.status().as_u16()))
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
        Some(&self.reader)
    }

    fn event_stream_media_type(&self) -> Option<&str> {
        self.inner.event_stream_media_type()
    }

    fn parse_event_stream_error_metadata(&self, payload: &[u8]) -> Result<Builder, SerdeError> {
        self.inner.parse_event_stream_error_metadata(payload)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::error::extra;
    use crate::protocol::test_support::{cfg, cfg_with, header, member, no_input, response, structure};
    use aws_smithy_cbor::Encoder;
    use aws_smithy_schema::ShapeType;
    use aws_smithy_types::body::SdkBody;

    const COMPATIBLE: ProtocolOptions = ProtocolOptions { no_error_wrapping: false, query_compatible: true };

    fn send(has_input: bool) -> Request {
        let cfg = cfg_with(CallFacts { operation: "Op", has_input, empty_payload_structure: false });
        RpcV2Cbor::new(&COMPATIBLE)
            .serialize_request(&no_input(), structure([]), "", &cfg)
            .expect("a request")
    }

    #[test]
    fn no_input_means_no_body() {
        let request = send(false);
        assert!(request::is_bodiless(&request));
        assert_eq!(header(&request, "content-type"), None);
        assert_eq!(header(&request, "content-length"), None);
        assert_eq!(header(&request, "smithy-protocol"), Some("rpc-v2-cbor"));
        assert_eq!(request.uri(), "/service/Service/operation/Op");
    }

    #[test]
    fn an_empty_input_is_an_empty_map() {
        let request = send(true);
        assert!(!request::is_bodiless(&request));
        assert_eq!(header(&request, "content-type"), Some("application/cbor"));
        assert_eq!(header(&request, "x-amzn-query-mode"), Some("true"));
    }

    fn answer(status: u16, headers: &[(&'static str, &'static str)], body: Vec<u8>) -> Response {
        let mut response = response(status, headers, "");
        *response.body_mut() = SdkBody::from(body);
        response
    }

    fn error_body() -> Vec<u8> {
        let mut encoder = Encoder::new(Vec::new());
        encoder.begin_map();
        encoder.str("__type").str("ns#Gone:http://x");
        encoder.str("Message").str("m");
        encoder.end();
        encoder.into_writer()
    }

    #[test]
    fn both_codes_of_an_error_are_kept() {
        let protocol = RpcV2Cbor::new(&COMPATIBLE);
        let headers = [("x-amzn-query-error", "Old.Gone;Sender")];
        let metadata = protocol
            .parse_error_metadata(&answer(400, &headers, error_body()), &cfg("Op"))
            .expect("metadata")
            .build();
        assert_eq!((metadata.code(), metadata.message()), (Some("Old.Gone"), Some("m")));
        assert_eq!(metadata.extra(extra::BODY_CODE), Some("Gone"));
    }

    #[test]
    fn a_body_that_is_no_cbor_gives_the_status() {
        let protocol = RpcV2Cbor::new(&COMPATIBLE);
        for body in [b"".to_vec(), b"<html>".to_vec(), vec![0xbf], vec![0xff; 9], vec![0xa0]] {
            let metadata =
                protocol.parse_error_metadata(&answer(503, &[], body), &cfg("Op")).expect("metadata").build();
            assert_eq!(metadata.code(), Some("503"));
        }
    }

    /// How a list of structures in the member `A` ends, given up after ten elements.
    fn elements(body: &[u8]) -> Result<usize, SerdeError> {
        let schema = structure([member("A", ShapeType::List, 0)]);
        let (answer, cfg) = (answer(200, &[], body.to_vec()), cfg("Op"));
        let mut count = 0;
        let mut reader = RpcV2Cbor::new(&COMPATIBLE).deserialize_response(&answer, schema, &cfg)?;
        reader.read_struct(schema, &mut |member, list| {
            list.read_list(member, &mut |element| {
                count += 1;
                assert!(count < 10, "more elements than the answer has");
                element.read_struct(structure([]), &mut |_, _| Ok(()))
            })
        })?;
        Ok(count)
    }

    #[test]
    fn a_list_that_its_answer_breaks_off_is_an_error() {
        for body in [
            &b"\xbf\x61A\x9f"[..],
            b"\xbf\x61A\x9f\xa0",
            b"\xa1\x61A\x9b\xff\xff\xff\xff\xff\xff\xff\xff\xa0",
        ] {
            assert!(elements(body).is_err(), "{body:x?}");
        }
        for body in [&b"\xbf\x61A\x9f\xa0\xa0\xff\xff"[..], b"\xa1\x61A\x82\xa0\xbf\xff"] {
            assert_eq!(elements(body).expect("a list"), 2, "{body:x?}");
        }
    }

    #[test]
    fn an_empty_answer_has_no_members() {
        let cfg = cfg("Op");
        let empty = answer(200, &[], Vec::new());
        let mut reader =
            RpcV2Cbor::new(&COMPATIBLE).deserialize_response(&empty, structure([]), &cfg).expect("a reader");
        assert!(reader.read_struct(structure([]), &mut |_, _| Ok(())).is_ok());
    }
}
