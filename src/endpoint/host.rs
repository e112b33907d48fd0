//! The host prefix of an operation: expanded from the input, checked, put before the endpoint's host.

use aws_smithy_types::endpoint::Endpoint;

use super::error::{EndpointErrorKind, Fault};
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

/// The endpoint with the prefix before its host.
pub(super) fn prefixed(endpoint: Endpoint, prefix: &str) -> Endpoint {
    let url = endpoint.url();
    let authority = url.find("://").map_or(0, |at| at + 3);
    let end = url[authority..].find('/').map_or(url.len(), |at| authority + at);
    let host = url[authority..end].rfind('@').map_or(authority, |at| authority + at + 1);
    let url = format!("{}{prefix}{}", &url[..host], &url[host..]);
    endpoint.into_builder().url(url).build()
}
