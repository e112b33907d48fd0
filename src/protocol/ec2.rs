//! ec2Query, which no crate implements.

use aws_smithy_runtime_api::http::{Request, Response};
use aws_smithy_schema::protocol::{ClientProtocolInner, ServiceVersion};
use aws_smithy_schema::serde::{SerdeError, SerializableStruct, ShapeDeserializer, ShapeSerializer};
use aws_smithy_schema::{Schema, ShapeId, shape_id};
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::endpoint::Endpoint;
use aws_smithy_types::error::metadata::Builder;

use super::ec2_form::Ec2Form;
use super::query::{FORM, document, operation_name};
use super::{request, xml_error};
use crate::xml::{Part, XmlBody};

/// A form as request, XML without result element as answer.
#[derive(Debug)]
pub(super) struct Ec2Query {
    id: ShapeId<'static>,
}

impl Ec2Query {
    pub(super) fn new() -> Self {
        Ec2Query { id: shape_id!("aws.protocols", "ec2Query") }
    }
}

impl ClientProtocolInner for Ec2Query {
    type Request = Request;
    type Response = Response;

    fn protocol_id(&self) -> &ShapeId<'static> {
        &self.id
    }

    fn serialize_request(
        &self,
        input: &dyn SerializableStruct,
        input_schema: &Schema<'_>,
        _: &str,
        cfg: &ConfigBag,
    ) -> Result<Request, SerdeError> {
        let missing = |what| SerdeError::custom(format!("ec2Query needs {what}"));
        let action = operation_name(cfg).ok_or_else(|| missing("the operation's name"))?;
        let version = cfg.load::<ServiceVersion>().ok_or_else(|| missing("the service's version"))?;
        let mut form = Ec2Form::new(action, version.as_str());
        form.write_struct(input_schema, input)?;
        let form = form.finish();

        let length = form.len().to_string();
        let mut request = Request::new(SdkBody::from(form));
        let wrong = |e| SerdeError::custom(format!("not a request line: {e}"));
        request.set_method("POST").map_err(wrong)?;
        request.set_uri("/").map_err(wrong)?;
        let headers = request.headers_mut();
        headers.insert("Content-Type", FORM);
        headers.insert("Content-Length", length);
        Ok(request)
    }

    fn deserialize_response<'a>(
        &self,
        response: &'a Response,
        _: &Schema<'_>,
        _: &'a ConfigBag,
    ) -> Result<Box<dyn ShapeDeserializer + 'a>, SerdeError> {
        Ok(Box::new(XmlBody::new(document(response)?, Part::Root)))
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
    use aws_smithy_types::config_bag::Layer;

    #[test]
    fn the_request_is_a_posted_form() {
        let schema = structure([member("DryRun", ShapeType::Boolean, 0).with_xml_name("dryRun")]);
        let input = Input::new(|s| s.write_boolean(schema.members()[0], true));
        let mut request = Ec2Query::new()
            .serialize_request(&input, schema, "/ignored", &cfg("DescribeVpcs"))
            .expect("a request");
        assert_eq!(body(&request), "Action=DescribeVpcs&Version=2016-11-15&DryRun=true");
        assert_eq!((request.method(), request.uri()), ("POST", "/"));
        assert_eq!(header(&request, "content-length"), Some("50"));
        let endpoint = Endpoint::builder().url("https://ec2.eu-west-1.amazonaws.com").build();
        let updated = Ec2Query::new().update_endpoint(&mut request, &endpoint, &cfg("x"));
        assert!(updated.is_ok());
        assert_eq!(request.uri(), "https://ec2.eu-west-1.amazonaws.com/");
    }

    #[test]
    fn without_name_or_version_there_is_no_request() {
        let bare = ConfigBag::of_layers(vec![Layer::new("bare")]);
        let input = Input::new(|_| Ok(()));
        let request = Ec2Query::new().serialize_request(&input, structure([]), "", &bare);
        assert!(request.is_err());
    }

    #[test]
    fn members_are_the_roots_children() {
        let schema = structure([member("NextToken", ShapeType::String, 0).with_xml_name("nextToken")]);
        let cfg = cfg("DescribeVpcs");
        for (answer, expected) in [
            ("<DescribeVpcsResponse/>", vec![]),
            (
                "<DescribeVpcsResponse><requestId>r</requestId><nextToken>t</nextToken></DescribeVpcsResponse>",
                vec!["NextToken=t"],
            ),
        ] {
            let response = response(200, &[], answer);
            let reader = Ec2Query::new().deserialize_response(&response, schema, &cfg);
            assert_eq!(read_strings(&mut *reader.expect("a reader"), schema), expected);
        }
    }

    #[test]
    fn an_error_has_code_and_message() {
        let body = "<?xml version=\"1.0\"?>\n<Response><Errors><Error><Code>InvalidVpcID.NotFound</Code><Message>m</Message></Error></Errors><RequestID>r</RequestID></Response>";
        let metadata = Ec2Query::new()
            .parse_error_metadata(&response(400, &[], body), &cfg("x"))
            .expect("metadata")
            .build();
        assert_eq!(metadata.code(), Some("InvalidVpcID.NotFound"));
        assert_eq!(metadata.message(), Some("m"));
    }
}
