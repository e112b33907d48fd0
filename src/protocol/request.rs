//! What is mended on the requests that the crates' protocols make.

use aws_smithy_runtime_api::http::Request;
use aws_smithy_schema::header_omit_settings::SharedHeaderOmitSettings;
use aws_smithy_schema::serde::{SerdeError, SerializableStruct, ShapeSerializer};
use aws_smithy_schema::{Schema, ShapeType};
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::{BigDecimal, BigInteger, Blob, DateTime, Document};

/// The member that is the body.
pub(super) fn payload_member<'s>(input: &'s Schema<'s>) -> Option<&'s Schema<'s>> {
    input.members().iter().copied().find(|member| member.http_payload().is_some())
}

/// The `Content-Type` of a blob or string payload, unless a header member says otherwise.
pub(crate) fn payload_content_type<'s>(input: &'s Schema<'s>) -> Option<&'s str> {
    let payload = payload_member(input)?;
    let default = match payload.shape_type() {
        ShapeType::Blob => "application/octet-stream",
        ShapeType::String => "text/plain",
        _ => return None,
    };
    Some(payload.media_type().map_or(default, |media| media.value()))
}

/// Tells a service that was once awsQuery that error codes of that time are wanted.
pub(super) fn ask_for_query_errors(request: &mut Request) {
    request.headers_mut().insert("x-amzn-query-mode", "true");
}

/// Whether the request is known to have no body.
pub(super) fn is_bodiless(request: &Request) -> bool {
    request.body().content_length() == Some(0)
}

/// Takes the body away, and what the headers say of it.
pub(super) fn clear_body(request: &mut Request) {
    *request.body_mut() = SdkBody::empty();
    request.headers_mut().remove("Content-Type");
    request.headers_mut().remove("Content-Length");
}

/// Puts a body in, with its headers unless they are to be left out, as for presigned requests.
pub(super) fn set_body(request: &mut Request, body: Vec<u8>, content_type: &'static str, cfg: &ConfigBag) {
    let length = body.len();
    *request.body_mut() = SdkBody::from(body);
    let omit = cfg.load::<SharedHeaderOmitSettings>();
    let headers = request.headers_mut();
    if !headers.contains_key("Content-Type")
        && !omit.is_some_and(|omit| omit.should_omit_default_content_type())
    {
        headers.insert("Content-Type", content_type);
    }
    if !omit.is_some_and(|omit| omit.should_omit_default_content_length()) {
        headers.insert("Content-Length", length.to_string());
    }
}

/// The headers that describe the body of a REST request, as far as they are missing.
pub(super) fn describe_rest_body(
    request: &mut Request,
    input: &Schema<'_>,
    cfg: &ConfigBag,
) -> Result<(), SerdeError> {
    let omit = cfg.load::<SharedHeaderOmitSettings>();
    let insert = |request: &mut Request, name: &'static str, value: &str| {
        request
            .headers_mut()
            .try_insert(name, value.to_owned())
            .map(|_| ())
            .map_err(|_| SerdeError::invalid_input(format!("not a value for {name}")))
    };
    if !is_bodiless(request) {
        let wanted = !request.headers().contains_key("Content-Type")
            && !omit.is_some_and(|omit| omit.should_omit_default_content_type());
        return match payload_content_type(input).filter(|_| wanted) {
            Some(content_type) => insert(request, "Content-Type", content_type),
            None => Ok(()),
        };
    }
    // A method that usually has a body says so when it has none; a payload may yet be put in.
    let wanted = matches!(request.method(), "POST" | "PUT" | "PATCH")
        && payload_member(input).is_none()
        && !request.headers().contains_key("Content-Length")
        && !omit.is_some_and(|omit| omit.should_omit_default_content_length());
    match wanted {
        true => insert(request, "Content-Length", "0"),
        false => Ok(()),
    }
}

/// The document that the input has as its payload.
pub(super) fn document_payload(
    input: &dyn SerializableStruct,
    payload: &Schema<'_>,
) -> Result<Option<Document>, SerdeError> {
    let mut finder = DocumentFinder { member: payload.member_index(), found: None };
    input.serialize_members(&mut finder)?;
    Ok(finder.found)
}

/// Keeps one document member of a structure and passes over the others.
struct DocumentFinder {
    member: Option<usize>,
    found: Option<Document>,
}

macro_rules! passed_over {
    ($($write:ident($value:ty);)*) => {
        $(fn $write(&mut self, _: &Schema<'_>, _: $value) -> Result<(), SerdeError> {
            Ok(())
        })*
    };
}

impl ShapeSerializer for DocumentFinder {
    fn write_document(&mut self, schema: &Schema<'_>, value: &Document) -> Result<(), SerdeError> {
        if schema.member_index() == self.member {
            self.found = Some(value.clone());
        }
        Ok(())
    }

    fn write_null(&mut self, _: &Schema<'_>) -> Result<(), SerdeError> {
        Ok(())
    }

    passed_over! {
        write_struct(&dyn SerializableStruct);
        write_list(&dyn Fn(&mut dyn ShapeSerializer) -> Result<(), SerdeError>);
        write_map(&dyn Fn(&mut dyn ShapeSerializer) -> Result<(), SerdeError>);
        write_boolean(bool);
        write_byte(i8);
        write_short(i16);
        write_integer(i32);
        write_long(i64);
        write_float(f32);
        write_double(f64);
        write_big_integer(&BigInteger);
        write_big_decimal(&BigDecimal);
        write_string(&str);
        write_blob(Blob);
        write_timestamp(&DateTime);
    }
}
