//! The host prefix of an operation: expanded from the input, checked, put before the endpoint's host.

use std::ops::Range;

use aws_smithy_types::endpoint::Endpoint;

use super::error::{EndpointErrorKind, Fault};
use super::params::Call;
use crate::model::{Operation, Trait};
use crate::quirks;
use crate::value::{Structure, Value};

/// The operation's host prefix for an input; nothing if it has none.
///
/// # Errors
/// A member that stands in the prefix is missing or cannot stand in a host name.
pub(super) fn prefix(operation: &'static Operation, input: &Structure) -> Result<Option<String>, Fault> {
    let Some(pattern) = operation.trait_text(Trait::HostPrefix).filter(|p| !p.is_empty()) else {
        return Ok(None);
    };
    if quirks::endpoint::leaves_out_prefix(operation, pattern) {
        return Ok(None);
    }
    let mut out = String::with_capacity(pattern.len());
    let mut rest = pattern;
    while let Some((before, from)) = rest.split_once('{') {
        let (member, after) = from
            .split_once('}')
            .ok_or_else(|| Fault::model(format!("host prefix {pattern:?}: expected braces in pairs")))?;
        out.push_str(before);
        out.push_str(label(member, input)?);
        rest = after;
    }
    out.push_str(rest);
    Ok(Some(out))
}

fn label<'a>(member: &str, input: &'a Structure) -> Result<&'a str, Fault> {
    let fault = |message| Fault { kind: EndpointErrorKind::HostLabel, message };
    let text = input.get(member).and_then(Value::as_str);
    let text =
        text.ok_or_else(|| fault(format!("{member}: expected a value, which stands in the host name")))?;
    let fits = |c: u8| c.is_ascii_alphanumeric() || c == b'-' || c == b'.';
    if text.is_empty() || !text.bytes().all(fits) {
        let expected = "expected letters, digits, hyphens and dots, since it stands in the host name";
        return Err(fault(format!("{member}: {expected}")));
    }
    Ok(text)
}

/// The endpoint that the call's own input tells, with the rules' path; else the rules' endpoint.
///
/// # Errors
/// What the input tells is no address.
pub(super) fn moved(endpoint: Endpoint, call: &Call<'_>) -> Result<Endpoint, Fault> {
    let Some((member, url)) = quirks::endpoint::moved_to(call.operation, call.input) else {
        return Ok(endpoint);
    };
    let is_web =
        |uri: &http_1x::Uri| matches!(uri.scheme_str(), Some("http" | "https")) && uri.host().is_some();
    if !url.parse().as_ref().is_ok_and(is_web) {
        let message = format!("{member}: expected http://HOST or https://HOST, found {url:?}");
        return Err(Fault { kind: EndpointErrorKind::Parameter, message });
    }
    Ok(at(endpoint, url))
}

/// The endpoint with scheme and host of another URL.
pub(super) fn at(endpoint: Endpoint, url: &str) -> Endpoint {
    let own = endpoint.url();
    let path = &own[authority(own).end..];
    let url = format!("{}{path}", &url[..authority(url).end]);
    endpoint.into_builder().url(url).build()
}

/// Where user, host and port stand in a URL.
fn authority(url: &str) -> Range<usize> {
    let start = url.find("://").map_or(0, |at| at + 3);
    let end = url[start..].find(['/', '?', '#']).map_or(url.len(), |at| start + at);
    start..end
}

/// The endpoint with the prefix before its host.
pub(super) fn prefixed(endpoint: Endpoint, prefix: &str) -> Endpoint {
    let url = endpoint.url();
    let place = authority(url);
    let host = url[place.clone()].rfind('@').map_or(place.start, |at| place.start + at + 1);
    let url = format!("{}{prefix}{}", &url[..host], &url[host..]);
    endpoint.into_builder().url(url).build()
}
