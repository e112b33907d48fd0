//! The functions of the rules language, on plain text; none can fail.

use std::borrow::Cow;
use std::net::Ipv6Addr;
use std::ops::Range;
use std::rc::Rc;

use super::val::{Arn, Url, Val};

/// A part of a text that borrows where the text does.
fn part<'a>(text: &Cow<'a, str>, range: Range<usize>) -> Cow<'a, str> {
    match text {
        Cow::Borrowed(text) => Cow::Borrowed(text.get(range).unwrap_or_default()),
        Cow::Owned(text) => Cow::Owned(text.get(range).unwrap_or_default().to_owned()),
    }
}

/// Where `inner`, a slice of `outer`, lies in it.
fn range(outer: &str, inner: &str) -> Range<usize> {
    let start = (inner.as_ptr() as usize).saturating_sub(outer.as_ptr() as usize);
    start..start + inner.len()
}

/// From `start` to `stop`, counted from the end if `reverse`; nothing if the text is too short or not ASCII.
pub(super) fn substring<'a>(
    text: &Cow<'a, str>,
    start: i64,
    stop: i64,
    reverse: bool,
) -> Option<Cow<'a, str>> {
    let (start, stop) = (usize::try_from(start).ok()?, usize::try_from(stop).ok()?);
    if start >= stop || stop > text.len() || !text.is_ascii() {
        return None;
    }
    let range = if reverse { text.len() - stop..text.len() - start } else { start..stop };
    Some(part(text, range))
}

/// At most `limit` parts between delimiters; 0: as many as there are.
pub(super) fn split<'a>(text: &Cow<'a, str>, delimiter: &str, limit: i64) -> Rc<[Val<'a>]> {
    let limit = match usize::try_from(limit) {
        Ok(0) | Err(_) => usize::MAX,
        Ok(limit) => limit,
    };
    text.splitn(limit, delimiter).map(|p| Val::Text(part(text, range(text, p)))).collect()
}

/// RFC 1123: 1 to 63 letters, digits and hyphens, no hyphen at either end.
pub(super) fn is_host_label(text: &str, allow_subdomains: bool) -> bool {
    if allow_subdomains {
        return text.split('.').all(|label| is_host_label(label, false));
    }
    (1..=63).contains(&text.len())
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
        && !text.starts_with('-')
        && !text.ends_with('-')
}

/// Whether a bucket's name can stand in a host name.
pub(super) fn is_virtual_hostable_bucket(text: &str, allow_subdomains: bool) -> bool {
    (3..=63).contains(&text.len())
        && !text.bytes().any(|b| b.is_ascii_uppercase())
        && !is_ipv4(text)
        && is_host_label(text, allow_subdomains)
}

/// Four groups of 1 to 3 digits, whatever their value: no service takes such a name for anything else.
fn is_ipv4(text: &str) -> bool {
    let group = |g: &str| (1..=3).contains(&g.len()) && g.bytes().all(|b| b.is_ascii_digit());
    text.split('.').count() == 4 && text.split('.').all(group)
}

/// Percent-encodes all but RFC 3986's unreserved characters.
pub(super) fn uri_encode(text: &str) -> String {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    let mut out = String::with_capacity(text.len());
    for b in text.bytes() {
        if b.is_ascii_alphanumeric() || b"-._~".contains(&b) {
            out.push(char::from(b));
        } else {
            out.push('%');
            out.push(char::from(HEX[usize::from(b >> 4)]));
            out.push(char::from(HEX[usize::from(b & 15)]));
        }
    }
    out
}

/// `arn:partition:service:region:account:resource`; region and account may be empty.
pub(super) fn parse_arn<'a>(text: &Cow<'a, str>) -> Option<Arn<'a>> {
    let mut parts = text.splitn(6, ':');
    let (arn, mut next) = (parts.next()?, || parts.next().map(|p| range(text, p)));
    let [partition, service, region, account, resource] = [next()?, next()?, next()?, next()?, next()?];
    if arn != "arn" || partition.is_empty() || service.is_empty() || resource.is_empty() {
        return None;
    }
    let resources = text.get(resource)?.split([':', '/']);
    let resource = resources.map(|p| Val::Text(part(text, range(text, p)))).collect();
    let [partition, service, region, account] = [partition, service, region, account].map(|r| part(text, r));
    Some(Arn { partition, service, region, account, resource })
}

/// An `http` or `https` URL without a query.
pub(super) fn parse_url<'a>(text: &Cow<'a, str>) -> Option<Url<'a>> {
    let whole: &str = text;
    let (scheme, rest) = whole.split_once("://")?;
    if !(scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https")) {
        return None;
    }
    let rest = rest.split_once('#').map_or(rest, |(before, _)| before);
    if rest.contains(|c: char| c == '?' || c.is_whitespace() || c.is_control()) {
        return None;
    }
    let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    let is_ip = host(authority).map(|h| is_ipv4(h) || is_ipv6(h))?;
    let mut normalized_path = path.to_owned();
    if !normalized_path.ends_with('/') {
        normalized_path.push('/');
    }
    let scheme = if scheme.bytes().any(|b| b.is_ascii_uppercase()) {
        Cow::Owned(scheme.to_ascii_lowercase())
    } else {
        part(text, range(whole, scheme))
    };
    let [authority, path] = [authority, path].map(|p| part(text, range(whole, p)));
    Some(Url { scheme, authority, path, normalized_path, is_ip })
}

/// The host of an authority, IPv6 in its brackets; nothing if the host is empty or the port no port.
fn host(authority: &str) -> Option<&str> {
    let authority = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    let end = match authority.strip_prefix('[') {
        Some(inner) => inner.find(']')? + 2,
        None => authority.find(':').unwrap_or(authority.len()),
    };
    let (host, port) = authority.split_at(end);
    let is_port = match port.strip_prefix(':') {
        Some(port) => port.is_empty() || (port.parse::<u16>().is_ok() && !port.starts_with('+')),
        None => port.is_empty(),
    };
    (!host.is_empty() && is_port).then_some(host)
}

fn is_ipv6(host: &str) -> bool {
    let inner = host.strip_prefix('[').and_then(|h| h.strip_suffix(']'));
    inner.is_some_and(|h| h.split('%').next().unwrap_or(h).parse::<Ipv6Addr>().is_ok())
}
