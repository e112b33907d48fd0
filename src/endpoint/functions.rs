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

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(list: &[Val<'_>]) -> Vec<String> {
        let text = |v: &Val<'_>| match v {
            Val::Text(t) => t.to_string(),
            other => panic!("{other:?}"),
        };
        list.iter().map(text).collect()
    }

    /// Each function on a borrowed and on an owned text: the two take parts differently.
    fn both(text: &str) -> [Cow<'_, str>; 2] {
        [Cow::Borrowed(text), Cow::Owned(text.to_owned())]
    }

    #[test]
    fn substrings_count_from_either_end_and_never_run_over() {
        for (text, start, stop, reverse, expected) in [
            ("abcdefg", 0, 4, false, Some("abcd")),
            ("abcd", 0, 4, false, Some("abcd")),
            ("abc", 0, 4, false, None),
            ("abcdefg", 0, 4, true, Some("defg")),
            ("abcdefg", 1, 3, true, Some("ef")),
            ("abcd", 2, 2, false, None),
            ("abcd", 3, 2, false, None),
            ("abcd", -1, 2, false, None),
            ("ab\u{7f}c", 0, 3, false, Some("ab\u{7f}")),
            ("abçd", 0, 2, false, None),
            ("", 0, 1, true, None),
        ] {
            for text in both(text) {
                assert_eq!(substring(&text, start, stop, reverse).as_deref(), expected, "{text}");
            }
        }
        assert_eq!(substring(&"abc".into(), i64::MAX, i64::MIN, true), None);
    }

    #[test]
    fn splits_keep_empty_parts_and_stop_at_the_limit() {
        for (text, limit, expected) in [
            ("a--b--c", 0, &["a", "b", "c"][..]),
            ("a--b--c", 1, &["a--b--c"]),
            ("a--b--c", 2, &["a", "b--c"]),
            ("--a--", 0, &["", "a", ""]),
            ("", 0, &[""]),
            ("abc", 0, &["abc"]),
            ("----", 0, &["", "", ""]),
            ("a--b", -3, &["a", "b"]),
        ] {
            for text in both(text) {
                assert_eq!(texts(&split(&text, "--", limit)), expected, "{text} {limit}");
            }
        }
    }

    #[test]
    fn host_labels_are_those_of_rfc_1123() {
        let long = "a".repeat(63);
        for good in ["a", "7", "a-b", "A0", &long] {
            assert!(is_host_label(good, false) && is_host_label(good, true), "{good}");
        }
        for bad in ["", "-a", "a-", "a_b", "a b", "ä", &format!("{long}a")] {
            assert!(!is_host_label(bad, false) && !is_host_label(bad, true), "{bad}");
        }
        assert!(is_host_label("a.b-c.d", true) && !is_host_label("a.b", false));
        for bad in [".", "a.", ".a", "a..b", "a.-b"] {
            assert!(!is_host_label(bad, true), "{bad}");
        }
    }

    #[test]
    fn buckets_that_fit_a_host_name() {
        for good in ["abc", "bucket-1", "1234", "192-168-1-1"] {
            assert!(is_virtual_hostable_bucket(good, false), "{good}");
        }
        for bad in ["ab", "", "Abc", "a_b", "192.168.1.1", "a.b.c", "-abc", &"a".repeat(64)] {
            assert!(!is_virtual_hostable_bucket(bad, false), "{bad}");
        }
        assert!(is_virtual_hostable_bucket("a.b.c", true) && is_virtual_hostable_bucket("1.2.3.4.5", true));
        for bad in ["192.168.1.1", "999.1.1.1", "a..b", "a.b-", "A.b"] {
            assert!(!is_virtual_hostable_bucket(bad, true), "{bad}");
        }
    }

    #[test]
    fn all_but_unreserved_characters_are_percent_encoded() {
        assert_eq!(uri_encode("AZaz09-._~"), "AZaz09-._~");
        assert_eq!(uri_encode(" !\"#%/:@?=&+*"), "%20%21%22%23%25%2F%3A%40%3F%3D%26%2B%2A");
        assert_eq!(uri_encode("é\u{0}"), "%C3%A9%00");
        assert_eq!(uri_encode(""), "");
    }

    #[test]
    fn arns_have_six_parts_of_which_two_may_be_empty() {
        for text in both("arn:aws:s3:us-west-2:123456789012:a/b:c") {
            let arn = parse_arn(&text).unwrap();
            let parts = [&arn.partition, &arn.service, &arn.region, &arn.account];
            assert_eq!(parts.map(AsRef::<str>::as_ref), ["aws", "s3", "us-west-2", "123456789012"]);
            assert_eq!(texts(&arn.resource), ["a", "b", "c"]);
        }
        let bare = parse_arn(&"arn:aws:s3:::bucket".into()).unwrap();
        assert_eq!((&*bare.region, &*bare.account), ("", ""));
        for (text, expected) in [("arn:a:b:::/", &["", ""][..]), ("arn:a:b:::c//d", &["c", "", "d"])] {
            assert_eq!(texts(&parse_arn(&text.into()).unwrap().resource), expected);
        }
        for bad in
            ["", "arn", "arn:aws:s3::x", "arn:aws:s3:::", "arn::s3:::x", "arn:aws::::x", "ARN:aws:s3:::x"]
        {
            assert!(parse_arn(&bad.into()).is_none(), "{bad}");
        }
    }

    #[test]
    fn urls_are_taken_apart() {
        for (text, authority, path, normalized, is_ip) in [
            ("https://example.com", "example.com", "", "/", false),
            ("http://example.com:80/foo/bar", "example.com:80", "/foo/bar", "/foo/bar/", false),
            ("https://example.com/a/", "example.com", "/a/", "/a/", false),
            ("https://127.0.0.1", "127.0.0.1", "", "/", true),
            ("https://[fe80::1]", "[fe80::1]", "", "/", true),
            ("https://[fe80::1]:8080/x", "[fe80::1]:8080", "/x", "/x/", true),
            ("https://user@127.0.0.1:1", "user@127.0.0.1:1", "", "/", true),
            ("HTTPS://example.com:", "example.com:", "", "/", false),
            ("https://example.com/a#b", "example.com", "/a", "/a/", false),
        ] {
            for text in both(text) {
                let url = parse_url(&text).unwrap();
                assert!(["http", "https"].contains(&&*url.scheme), "{text}");
                assert_eq!((&*url.authority, &*url.path), (authority, path), "{text}");
                assert_eq!((&*url.normalized_path, url.is_ip), (normalized, is_ip), "{text}");
            }
        }
        for bad in [
            "",
            "example.com",
            "ftp://example.com",
            "https://example.com?x=1",
            "https://example.com:port",
            "https://example.com:+1",
            "https://example.com:70000",
            "https://[::1",
            "https://[::1]x",
            "https://",
            "https:///x",
            "https://a b",
            "https://a\nb",
            "wss://example.com",
        ] {
            assert!(parse_url(&bad.into()).is_none(), "{bad}");
        }
    }
}
