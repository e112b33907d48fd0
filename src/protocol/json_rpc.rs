//! awsJson 1.0 and 1.1.

use aws_smithy_json::protocol::aws_json_rpc::AwsJsonRpcProtocol;
use aws_smithy_runtime_api::http::{Request, Response};
use aws_smithy_schema::codec::DynCodec;
use aws_smithy_schema::protocol::ClientProtocolInner;
use aws_smithy_schema::serde::{SerdeError, SerializableStruct, ShapeDeserializer};
use aws_smithy_schema::{Schema, ShapeId};
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::endpoint::Endpoint;
use aws_smithy_types::error::metadata::Builder;

use super::json_error::{self, RPC_CODE};
use super::{ProtocolOptions, request};

/// Mended: `x-amzn-query-mode`; error codes are normalised, with the body's code kept beside that of
/// the `x-amzn-query-error` header, and an error answer without code has its status for one.
#[derive(Debug)]
pub(super) struct AwsJson {
    inner: AwsJsonRpcProtocol,
    query_compatible: bool,
}

impl AwsJson {
    pub(super) fn v1_0(options: &ProtocolOptions) -> Self {
        Self::new(AwsJsonRpcProtocol::aws_json_1_0(), options)
    }

    pub(super) fn v1_1(options: &ProtocolOptions) -> Self {
        Self::new(AwsJsonRpcProtocol::aws_json_1_1(), options)
    }

    fn new(inner: AwsJsonRpcProtocol, options: &ProtocolOptions) -> Self {
        AwsJson { inner, query_compatible: options.query_compatible }
    }
}

impl ClientProtocolInner for AwsJson {
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
        Ok(json_error::metadata(response, &RPC_CODE))
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
        Ok(json_error::event_metadata(payload, &RPC_CODE))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::error::extra;
    use crate::protocol::test_support::{
        Input, body, cfg, header, member, no_input, read_strings, response, structure,
    };
    use aws_smithy_schema::ShapeType;

    fn queue(options: ProtocolOptions) -> AwsJson {
        AwsJson::v1_0(&options)
    }

    const COMPATIBLE: ProtocolOptions = ProtocolOptions { no_error_wrapping: false, query_compatible: true };

    #[test]
    fn query_mode_is_asked_for_only_where_compatible() {
        let schema = structure([]);
        let send = |options| {
            let request = queue(options).serialize_request(&no_input(), schema, "", &cfg("Op"));
            request.expect("a request")
        };
        assert_eq!(header(&send(COMPATIBLE), "x-amzn-query-mode"), Some("true"));
        assert_eq!(header(&send(ProtocolOptions::default()), "x-amzn-query-mode"), None);
    }

    #[test]
    fn no_input_is_an_empty_object() {
        let schema = structure([]);
        let request = queue(COMPATIBLE)
            .serialize_request(&no_input(), schema, "", &cfg("ListQueues"))
            .expect("a request");
        assert_eq!(body(&request), "{}");
        assert_eq!(header(&request, "x-amz-target"), Some("Service.ListQueues"));
        assert_eq!(header(&request, "content-type"), Some("application/x-amz-json-1.0"));
    }

    #[test]
    fn members_go_under_their_own_names() {
        let schema = structure([member("QueueName", ShapeType::String, 0).with_json_name("no")]);
        let input = Input::new(|s| s.write_string(schema.members()[0], "q\""));
        let request =
            AwsJson::v1_1(&COMPATIBLE).serialize_request(&input, schema, "", &cfg("Op")).expect("a request");
        assert_eq!(body(&request), r#"{"QueueName":"q\""}"#);
        assert_eq!(header(&request, "content-type"), Some("application/x-amz-json-1.1"));
    }

    #[test]
    fn an_empty_answer_has_no_members() {
        let schema = structure([member("A", ShapeType::String, 0)]);
        let cfg = cfg("Op");
        for (answer, expected) in [("", vec![]), ("{}", vec![]), (r#"{"A":"x","B":1}"#, vec!["A=x"])] {
            let response = response(200, &[], answer);
            let read = queue(COMPATIBLE).deserialize_response(&response, schema, &cfg);
            assert_eq!(read_strings(&mut *read.expect("a reader"), schema), expected);
        }
    }

    #[test]
    fn the_query_code_wins_and_the_shape_is_kept() {
        let headers = [("x-amzn-query-error", "AWS.SimpleQueueService.NonExistentQueue;Sender")];
        let answer = r#"{"__type":"com.amazonaws.sqs#QueueDoesNotExist","message":"gone"}"#;
        let metadata = queue(COMPATIBLE)
            .parse_error_metadata(&response(400, &headers, answer), &cfg("Op"))
            .expect("metadata")
            .build();
        assert_eq!(metadata.code(), Some("AWS.SimpleQueueService.NonExistentQueue"));
        assert_eq!(metadata.message(), Some("gone"));
        assert_eq!(metadata.extra(extra::BODY_CODE), Some("QueueDoesNotExist"));
        assert_eq!(metadata.extra(extra::FAULT), Some("Sender"));
    }

    #[test]
    fn an_answer_that_is_no_json_is_still_a_service_error() {
        let metadata = queue(COMPATIBLE)
            .parse_error_metadata(&response(502, &[], "<html>"), &cfg("Op"))
            .expect("metadata")
            .build();
        assert_eq!(metadata.code(), Some("502"));
        assert_eq!(metadata.message(), Some("Bad Gateway"));
    }
}
