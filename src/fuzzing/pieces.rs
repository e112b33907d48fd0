//! What hostile messages are made of: bytes in the place of a value, and sweeps of depth and length.

use super::sample::Format;

/// How deep and how long the sweeps are; the last for one operation of each protocol.
pub(super) const DEEP: [usize; 3] = [127, 1_000, 100_000];
pub(super) const LONG: [usize; 3] = [127, 1_000, 20_000];

/// Texts that functions of the endpoint rules, host names and timestamps may stumble over.
pub(super) const TEXTS: [&str; 22] = [
    "",
    "-",
    ".",
    "a..b",
    "é",
    "\u{0}",
    "a b",
    "{Region}",
    "}{",
    "https://",
    "https://[::1",
    "http://a@b@c:99999/?x",
    "https://1.2.3.4/é#",
    "arn:aws:s3:::",
    "arn:aws:s3:us-east-1:1:accesspoint/é",
    "arn:aws:s3:us-east-1:1:a:b/c:d",
    "arn:aws:s3-outposts:us-west-2:1:outpost:o:accesspoint:a",
    "fips-fips--fips",
    "us-east-1-fips",
    "%41%",
    "0",
    "accelerate",
];

/// What stands in the place of a value.
pub(super) fn values(format: Format) -> Vec<Vec<u8>> {
    let texts: &[&[u8]] = match format {
        Format::Json => &[
            b"",
            b"null",
            b"{}",
            b"[]",
            b"[null,{}]",
            b"\"\"",
            b"\"x\"",
            b"\"\\ud800\"",
            b"\"\xff\"",
            b"1",
            b"-1.5e300",
            b"1e400",
            b"99999999999999999999",
            b"true",
            b"\"2026-13-01\"",
            b"\"NaN\"",
            b"{\"a\":{\"a\":[1]}}",
            b"\"",
            b"{",
        ],
        Format::Xml => &[
            b"",
            b" ",
            b"1",
            b"-1e400",
            b"true",
            b"<member/>",
            b"<member><member/></member>",
            b"<entry><key>k</key></entry>",
            b"2026-13-01",
            b"&amp;",
            b"&lol;",
            b"&#0;",
            b"<![CDATA[<a>]]>",
            b"<a><a/></a>",
            b"\xff",
            b"<",
            b"<a b='c'/>",
        ],
        Format::Cbor => &[
            b"",
            b"\xf6",
            b"\xf7",
            b"\xa0",
            b"\x80",
            b"\x9f",
            b"\xbf",
            b"\xff",
            b"\x60",
            b"\x40",
            b"\x00",
            b"\xf9\x7e\x00",
            b"\x9b\xff\xff\xff\xff\xff\xff\xff\xff",
            b"\xbb\xff\xff\xff\xff\xff\xff\xff\xff",
            b"\x3b\xff\xff\xff\xff\xff\xff\xff\xff",
            b"\x5b\x7f\xff\xff\xff\xff\xff\xff\xff",
            b"\x7b\x7f\xff\xff\xff\xff\xff\xff\xff",
            b"\xc1\xfb\x7f\xf0\0\0\0\0\0\0",
            b"\xc2\x42\xff\xff",
            b"\xc4\x82\x1b\x7f\xff\xff\xff\xff\xff\xff\xff\x01",
            b"\x9f\xa0\xff",
            b"\x61\xff",
            b"\x7f\x61a\xff",
        ],
    };
    texts.iter().map(|text| text.to_vec()).collect()
}

type Piece = &'static [u8];

/// Depth and length, beyond what any reader takes.
pub(super) fn sweeps(format: Format, long: bool) -> Vec<(String, Vec<u8>)> {
    let (deep, wide): (&[[Piece; 2]], &[[Piece; 3]]) = match format {
        Format::Json => (
            &[[b"[", b"]"], [b"{\"a\":", b"}"], [b"[[],", b"]"]],
            &[
                [b"[", b"{},", b"{}]"],
                [b"[", b"[],", b"0]"],
                [b"[", b"null,", b"0]"],
                [b"{", b"\"\":{},", b"\"\":0}"],
                [b"{\"__type\":\"", b"\\u0041", b"\"}"],
                [b"{\"message\":", b"9", b"}"],
                [b"", b"\\", b"\""],
            ],
        ),
        Format::Xml => (
            &[[b"<a>", b"</a>"], [b"<member>", b"</member>"], [b"<a:b xmlns:a='c'>", b"</a:b>"]],
            &[
                [b"<a>", b"<b/>", b"</a>"],
                [b"<a>", b"<member></member>", b"</a>"],
                [b"<a>", b"b<!---->", b"</a>"],
                [b"<a ", b"b='c' ", b"/>"],
                [b"<a>", b"&amp;", b"</a>"],
                [b"<a>", b"<?b?>", b"</a>"],
                [b"<a>", b"<![CDATA[]]>", b"</a>"],
                [b"<!DOCTYPE a [", b"<!ENTITY b 'c'>", b"]><a>&b;</a>"],
                [b"<a b='", b"&#65;", b"'/>"],
                [b"<a>&", b"b", b";</a>"],
                [b"", b"<", b""],
                [b"", b"]]>", b""],
            ],
        ),
        Format::Cbor => (
            &[
                [b"\x81", b""],
                [b"\x9f", b"\xff"],
                [b"\xbf\x61a", b"\xff"],
                [b"\xc1", b""],
                [b"\xa1\x61a", b""],
            ],
            &[
                [b"\x9f", b"\xa0", b"\xff"],
                [b"\x9f", b"\x80", b"\xff"],
                [b"\x9f", b"\xf6", b"\xff"],
                [b"\x9f", b"\0", b"\xff"],
                [b"\xbf", b"\x60\xa0", b"\xff"],
                [b"\x7f", b"\x60", b"\xff"],
                [b"\x5f", b"\x40", b"\xff"],
                [b"\x9f", b"\xa0", b""],
                [b"\xbf\x66__type\x7f", b"\x61a", b"\xff\xff"],
            ],
        ),
    };
    let sizes = if long { 3 } else { 2 };
    let deep = deep.iter().flat_map(|[open, close]| {
        let made = move |n| (format!("{n} deep, {open:x?}"), [open.repeat(n), close.repeat(n)].concat());
        DEEP.into_iter().take(sizes).map(made)
    });
    let wide = wide.iter().flat_map(|[open, one, close]| {
        let made = move |n| (format!("{n} wide, {one:x?}"), [open, one.repeat(n).as_slice(), close].concat());
        LONG.into_iter().take(sizes).map(made)
    });
    deep.chain(wide).collect()
}
