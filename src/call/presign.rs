//! A request that is signed and not sent: its URL, and what must go with it, for whoever sends it later.

use std::time::Duration;

use aws_runtime::invocation_id::InvocationIdInterceptor;
use aws_runtime::recursion_detection::RecursionDetectionInterceptor;
use aws_runtime::request_info::RequestInfoInterceptor;
use aws_runtime::user_agent::UserAgentInterceptor;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::disable_interceptor;
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::config_bag::Layer;

use super::post::Form;
use super::query_auth::decoded;
use super::{Given, Overrides, Regional};
use crate::model::Operation;
use crate::outcome::CallError;
use crate::quirks;

/// How a request is presigned.
#[derive(Debug, Clone)]
pub(crate) struct Presigning {
    pub(crate) expires_in: Duration,
    /// Where the caller wants another than the model's.
    pub(crate) method: Option<String>,
    /// Whether endpoints are the region's own, even where botocore presigns for a global one.
    pub(crate) regional: bool,
    /// Set where it is a form that is signed, of which the request gives the URL.
    pub(crate) form: Option<Form>,
}

/// A presigned request.
#[derive(Clone)]
pub(crate) struct Presigned {
    pub(crate) method: String,
    pub(crate) url: String,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

impl Regional {
    /// Does all that a call does before it sends, with the signature in the URL.
    ///
    /// What lives in another region, as an answer said, has the URL of that region, and is signed for it: botocore has its
    /// address too, and signs for the region asked, which the service then refuses. An endpoint that a service told is for
    /// calls and not for URLs, as in botocore.
    ///
    /// # Errors
    /// What the call would end with; the operation cannot be signed in a URL.
    pub(crate) async fn presign(
        &self,
        operation: &'static Operation,
        given: Given,
        overrides: &Overrides,
    ) -> Result<Presigned, CallError> {
        let mut there = self.remembered(operation, &given, overrides);
        if let (Some(_), Some(presigning)) = (&there.region, &mut there.presigning) {
            presigning.regional = true;
        }
        let mut request = self.until_sent(operation, given, &there, &Default::default()).await?;
        quirks::request::apply_unsigned(operation, &mut request);
        let is_senders = |name: &str| name.eq_ignore_ascii_case("content-length");
        let headers = request.headers().iter().filter(|(name, _)| !is_senders(name));
        Ok(Presigned {
            method: request.method().to_owned(),
            url: request.uri().to_owned(),
            headers: headers.map(|(name, value)| (name.to_owned(), value.to_owned())).collect(),
            body: request.body().bytes().unwrap_or_default().to_vec(),
        })
    }
}

/// Leaves out what a sender says of itself and of its attempt.
pub(super) fn without_senders_headers(layer: &mut Layer) {
    const WHY: &str = "a presigned request is sent by others";
    layer.store_put(disable_interceptor::<UserAgentInterceptor>(WHY));
    layer.store_put(disable_interceptor::<InvocationIdInterceptor>(WHY));
    layer.store_put(disable_interceptor::<RequestInfoInterceptor>(WHY));
    layer.store_put(disable_interceptor::<RecursionDetectionInterceptor>(WHY));
}

/// Makes a serialised request one that can be a URL: a form goes into the query, and what says how it was sent is left
/// out. Any other body stays one, and goes with the URL.
///
/// # Errors
/// The body is not what its operation's is.
pub(super) fn prepare(
    operation: &'static Operation,
    presigning: &Presigning,
    request: &mut HttpRequest,
) -> Result<(), BoxError> {
    let (path, query) = request.uri().split_once('?').unwrap_or((request.uri(), ""));
    let (path, mut query) = (path.to_owned(), decoded(query)?);
    let content = request.headers().get("content-type").unwrap_or_default();
    let is_form = content.starts_with("application/x-www-form-urlencoded");
    let body = request.body().bytes().ok_or("expected a body in memory to presign")?;
    let moved = match quirks::presign::in_query(operation) {
        true => Some(members(body)?),
        false if is_form => Some(decoded(std::str::from_utf8(body)?)?),
        // An input without members: a presigned request has no body for it, as in botocore.
        false if body == b"{}" => Some(Vec::new()),
        false => None,
    };
    let method = presigning.method.clone().or_else(|| quirks::presign::method(operation).map(Into::into));
    if let Some(pairs) = moved {
        query.extend(pairs);
        *request.body_mut() = SdkBody::empty();
    }
    if is_form || quirks::presign::in_query(operation) {
        request.headers_mut().remove("content-type");
    }
    request.headers_mut().remove("content-length");
    if let Some(method) = method {
        request.set_method(method.to_uppercase().as_str())?;
    }
    let pairs = query.iter().map(|(name, value)| format!("{}={}", encoded(name), encoded(value)));
    let query: Vec<String> = pairs.collect();
    request.set_uri(if query.is_empty() { path } else { format!("{path}?{}", query.join("&")) })?;
    Ok(())
}

fn encoded(text: &str) -> String {
    aws_smithy_http::query::fmt_string(text)
}

/// The members of a JSON document of strings and lists of them, as pairs.
fn members(body: &[u8]) -> Result<Vec<(String, String)>, BoxError> {
    use serde_json::{Map, Value as Json};
    let body = if body.is_empty() { b"{}" } else { body };
    let members: Map<String, Json> = serde_json::from_slice(body)?;
    let mut pairs = Vec::new();
    for (name, value) in members {
        match value {
            Json::Array(values) => pairs.extend(values.into_iter().map(|value| (name.clone(), text(value)))),
            value => pairs.push((name, text(value))),
        }
    }
    Ok(pairs)
}

fn text(value: serde_json::Value) -> String {
    match value {
        serde_json::Value::String(text) => text,
        other => other.to_string(),
    }
}
