//! awsQuery.

use aws_smithy_query::protocol::AwsQueryProtocol;
use aws_smithy_runtime_api::client::orchestrator::Metadata;
use aws_smithy_runtime_api::http::{Request, Response};
use aws_smithy_schema::protocol::ClientProtocolInner;
use aws_smithy_schema::serde::{SerdeError, SerializableStruct, ShapeDeserializer};
use aws_smithy_schema::{Schema, ShapeId};
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::endpoint::Endpoint;
use aws_smithy_types::error::metadata::Builder;

use super::{CallFacts, request, xml_error};
use crate::xml::{Part, XmlBody};

/// Mended: error metadata, which the crate leaves empty; empty bodies; the result is found by the
/// operation's name. Answers are read by our own reader.
#[derive(Debug)]
pub(super) struct AwsQuery {
    inner: AwsQueryProtocol,
}

impl AwsQuery {
    pub(super) fn new() -> Self {
        AwsQuery { inner: AwsQueryProtocol::new() }
    }
}

/// The `Content-Type` of a form, as botocore writes it.
pub(super) const FORM: &str = "application/x-www-form-urlencoded; charset=utf-8";

/// The body of an answer, which in these protocols is never empty: even an operation without output is answered.
pub(super) fn document(response: &Response) -> Result<&[u8], SerdeError> {
    let body = response.body().bytes().unwrap_or_default();
    if body.trim_ascii().is_empty() {
        return Err(SerdeError::custom("found an empty body"));
    }
    Ok(body)
}

/// The name of the operation that is called.
pub(super) fn operation_name(cfg: &ConfigBag) -> Option<&str> {
    CallFacts::of(cfg).map(|facts| facts.operation).or_else(|| cfg.load::<Metadata>().map(Metadata::name))
}

impl ClientProtocolInner for AwsQuery {
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
        request.headers_mut().insert("Content-Type", FORM);
        Ok(request)
    }

    fn deserialize_response<'a>(
        &self,
        response: &'a Response,
        _: &Schema<'_>,
        cfg: &'a ConfigBag,
    ) -> Result<Box<dyn ShapeDeserializer + 'a>, SerdeError> {
        let operation = operation_name(cfg).unwrap_or_default().to_owned();
        let body = document(response)?;
        Ok(Box::new(XmlBody::new(body, Part::Result { operation })))
    }

    fn parse_error_metadata(&self, response: &Response, _: &ConfigBag) -> Result<Builder, SerdeError> {
        Ok(xml_error::metadata(response, false))
    }

    fn deserialize_error_response<'a>(
        &self,
        response: &'a Response,
        _: &'a ConfigBag,
    ) -> Result<Box<dyn ShapeDeserializer + 'a>, SerdeError> {
        let body = response.body().bytes().unwrap_or_default();
        Ok(Box::new(XmlBody::new(body, Part::Error { unwrapped: false })))
    }

    fn update_endpoint(
        &self,
        request: &mut Request,
        endpoint: &Endpoint,
        cfg: &ConfigBag,
    ) -> Result<(), SerdeError> {
        request::apply_endpoint(request, endpoint, cfg)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::test_support::{
        Input, body, cfg, header, member, read_strings, response, structure,
    };
    use aws_smithy_schema::ShapeType;

    fn strings() -> &'static Schema<'static> {
        structure([member("A", ShapeType::String, 0), member("B", ShapeType::String, 1).with_xml_name("b")])
    }

    #[test]
    fn the_request_is_a_form() {
        let schema = strings();
        let input = Input::new(|s| s.write_string(schema.members()[1], "x y&z"));
        let request =
            AwsQuery::new().serialize_request(&input, schema, "", &cfg("GetThing")).expect("a request");
        assert_eq!(body(&request), "Action=GetThing&Version=2016-11-15&b=x%20y%26z");
        assert_eq!(header(&request, "content-type"), Some(FORM));
    }

    fn read(body: &str) -> Vec<String> {
        let (response, cfg) = (response(200, &[], body), cfg("GetThing"));
        let reader = AwsQuery::new().deserialize_response(&response, strings(), &cfg);
        read_strings(&mut *reader.expect("a reader"), strings())
    }

    #[test]
    fn the_result_is_unwrapped() {
        let result = "<A>1</A><b>2</b>";
        for body in [
            format!(
                "<GetThingResponse xmlns='u'><GetThingResult>{result}</GetThingResult></GetThingResponse>"
            ),
            format!("<R><OtherResult><A>no</A></OtherResult><GetThingResult>{result}</GetThingResult></R>"),
            format!("<R><ResponseMetadata/><ThingResult>{result}</ThingResult></R>"),
            format!("<GetThingResult>{result}</GetThingResult>"),
        ] {
            assert_eq!(read(&body), ["A=1", "B=2"], "{body}");
        }
    }

    #[test]
    fn no_result_is_an_answer_only_where_there_are_no_members() {
        let read = |schema: &Schema<'_>| {
            let (response, cfg) = (
                response(200, &[], "<GetThingResponse><ResponseMetadata/></GetThingResponse>"),
                cfg("GetThing"),
            );
            let reader = AwsQuery::new().deserialize_response(&response, schema, &cfg);
            reader.expect("a reader").read_struct(schema, &mut |_, _| Ok(()))
        };
        assert!(read(structure([])).is_ok());
        assert!(read(strings()).is_err());
    }

    #[test]
    fn an_empty_body_is_no_answer() {
        let (response, cfg) = (response(200, &[], " \n"), cfg("GetThing"));
        assert!(AwsQuery::new().deserialize_response(&response, strings(), &cfg).is_err());
    }

    #[test]
    fn something_else_is_not_taken_for_an_answer() {
        let cfg = cfg("GetThing");
        for body in [
            "<html><body/></html>",
            "<a>",
            "{}",
            "<Gateway/>",
            "<ErrorResponse><Error><Code>Gone</Code></Error></ErrorResponse>",
            "<Response><Errors><Error><Code>Gone</Code></Error></Errors></Response>",
        ] {
            let response = response(200, &[], body);
            let reader = AwsQuery::new().deserialize_response(&response, strings(), &cfg);
            let read = reader.expect("a reader").read_struct(strings(), &mut |_, _| Ok(()));
            assert!(read.is_err(), "{body}");
        }
    }

    #[test]
    fn an_error_has_code_message_and_members() {
        let body = "<ErrorResponse><Error><Type>Sender</Type><Code>Gone</Code><Message>m</Message><A>1</A></Error><RequestId>r</RequestId></ErrorResponse>";
        let (response, cfg) = (response(400, &[], body), cfg("GetThing"));
        let protocol = AwsQuery::new();
        let metadata = protocol.parse_error_metadata(&response, &cfg).expect("metadata").build();
        assert_eq!((metadata.code(), metadata.message()), (Some("Gone"), Some("m")));
        let mut reader = protocol.deserialize_error_response(&response, &cfg).expect("a reader");
        assert_eq!(read_strings(&mut *reader, strings()), ["A=1"]);
    }
}
