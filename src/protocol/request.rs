//! What is mended on the requests that the crates' protocols make.

use aws_smithy_runtime_api::http::Request;
use aws_smithy_schema::Schema;
use aws_smithy_schema::header_omit_settings::SharedHeaderOmitSettings;
use aws_smithy_schema::protocol::apply_http_endpoint;
use aws_smithy_schema::serde::{SerdeError, SerializableStruct, ShapeSerializer};
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::endpoint::Endpoint;
use aws_smithy_types::{BigDecimal, BigInteger, Blob, DateTime, Document};

/// The member that is the body.
pub(super) fn payload_member<'s>(input: &'s Schema<'s>) -> Option<&'s Schema<'s>> {
    input.members().iter().copied().find(|member| member.http_payload().is_some())
}

/// Tells a service that was once awsQuery that error codes of that time are wanted.
pub(super) fn ask_for_query_errors(request: &mut Request) {
    request.headers_mut().insert("x-amzn-query-mode", "true");
}

/// Whether the request is known to have no body.
pub(super) fn is_bodiless(request: &Request) -> bool {
    request.body().content_length() == Some(0)
}

/// Puts the endpoint before the request's path. As botocore: a request for the root of an endpoint that has a path is
/// for that path, without a slash at its end.
pub(super) fn apply_endpoint(
    request: &mut Request,
    endpoint: &Endpoint,
    cfg: &ConfigBag,
) -> Result<(), SerdeError> {
    let (path, query) = request.uri().split_once('?').unwrap_or((request.uri(), ""));
    let is_root = matches!(path, "" | "/");
    let query = if query.is_empty() { String::new() } else { format!("?{query}") };
    apply_http_endpoint(request, endpoint, cfg)?;
    let whole = request.uri().split('?').next().unwrap_or_default();
    let without_slash = whole.strip_suffix('/').filter(|rest| is_root && has_path(rest));
    if let Some(rest) = without_slash.filter(|_| !endpoint.url().ends_with('/')) {
        let uri = format!("{rest}{query}");
        request.set_uri(uri).map_err(|e| SerdeError::custom(e.to_string()))?;
    }
    Ok(())
}

/// Whether something follows the host of an address.
fn has_path(url: &str) -> bool {
    url.split_once("://").is_some_and(|(_, rest)| rest.contains('/'))
}

/// Takes the body away, and what the headers say of it.
pub(super) fn clear_body(request: &mut Request) {
    *request.body_mut() = SdkBody::empty();
    request.headers_mut().remove("Content-Type");
    request.headers_mut().remove("Content-Length");
}

/// Takes the body away, but not the caller's `Content-Type`.
pub(super) fn empty_body(request: &mut Request) {
    *request.body_mut() = SdkBody::empty();
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

/// Says of a REST request without body that its length is 0, where its method usually has one.
pub(super) fn describe_empty_body(request: &mut Request, input: &Schema<'_>, cfg: &ConfigBag) {
    let omit = cfg.load::<SharedHeaderOmitSettings>();
    // A payload may yet be put in.
    let wanted = is_bodiless(request)
        && matches!(request.method(), "POST" | "PUT" | "PATCH")
        && payload_member(input).is_none()
        && !request.headers().contains_key("Content-Length")
        && !omit.is_some_and(|omit| omit.should_omit_default_content_length());
    if wanted {
        request.headers_mut().insert("Content-Length", "0");
    }
}

/// Whether a member of the input is the header `Content-Type`.
pub(super) fn binds_content_type(input: &Schema<'_>) -> bool {
    let is_it = |name: &str| name.eq_ignore_ascii_case("Content-Type");
    input.members().iter().any(|member| member.http_header().is_some_and(|header| is_it(header.value())))
}

/// Whether a member that goes into the body is set.
pub(super) fn has_body_members(input: &dyn SerializableStruct) -> Result<bool, SerdeError> {
    let mut finder = BodyFinder(false);
    input.serialize_members(&mut finder)?;
    Ok(finder.0)
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

/// Sees each set member of a structure, and nothing in it.
macro_rules! each_member {
    ($($write:ident($value:ty);)*) => {
        $(fn $write(&mut self, schema: &Schema<'_>, _: $value) -> Result<(), SerdeError> {
            self.see(schema);
            Ok(())
        })*
    };
}

/// Every kind of member but documents.
macro_rules! members_of_all_kinds {
    () => {
        fn write_null(&mut self, _: &Schema<'_>) -> Result<(), SerdeError> {
            Ok(())
        }

        each_member! {
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
    };
}

/// Keeps one document member of a structure and passes over the others.
struct DocumentFinder {
    member: Option<usize>,
    found: Option<Document>,
}

impl DocumentFinder {
    fn see(&mut self, _: &Schema<'_>) {}
}

impl ShapeSerializer for DocumentFinder {
    fn write_document(&mut self, schema: &Schema<'_>, value: &Document) -> Result<(), SerdeError> {
        if schema.member_index() == self.member {
            self.found = Some(value.clone());
        }
        Ok(())
    }

    members_of_all_kinds! {}
}

/// Whether a member was seen that nothing binds to another part of the request.
struct BodyFinder(bool);

impl BodyFinder {
    fn see(&mut self, member: &Schema<'_>) {
        self.0 |= member.http_header().is_none()
            && member.http_query().is_none()
            && member.http_label().is_none()
            && member.http_prefix_headers().is_none()
            && member.http_query_params().is_none();
    }
}

impl ShapeSerializer for BodyFinder {
    fn write_document(&mut self, schema: &Schema<'_>, _: &Document) -> Result<(), SerdeError> {
        self.see(schema);
        Ok(())
    }

    members_of_all_kinds! {}
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As botocore joins them.
    #[test]
    fn a_request_for_the_root_of_an_endpoint_is_for_its_path() {
        for (endpoint, uri, whole) in [
            ("https://h", "/", "https://h/"),
            ("https://h", "/?q", "https://h/?q"),
            ("https://h/b", "/", "https://h/b"),
            ("https://h/b", "/?q=/", "https://h/b?q=/"),
            ("https://h/b", "/k", "https://h/b/k"),
            ("https://h/b", "/k/", "https://h/b/k/"),
            ("https://h/b/", "/", "https://h/b/"),
            ("https://h/b/", "/k?q", "https://h/b/k?q"),
        ] {
            let mut request = Request::empty();
            request.set_uri(uri).expect("an address");
            let endpoint = Endpoint::builder().url(endpoint).build();
            apply_endpoint(&mut request, &endpoint, &ConfigBag::base()).expect("applied");
            assert_eq!(request.uri(), whole);
        }
    }
}
