//! CBOR as the crate reads it right: `undefined` as null, and epoch seconds that keep their millisecond.

use std::borrow::Cow;

use aws_smithy_runtime_api::http::Response;
use aws_smithy_types::body::SdkBody;

const NULL: u8 = 0xf6;
const UNDEFINED: u8 = 0xf7;
const EPOCH_SECONDS: usize = 1;
const TAG: u8 = 6;
const DOUBLE: u8 = 0xfb;
/// No moment that AWS tells of is further off, in seconds; beyond it a double has no milliseconds.
const FAR: f64 = 1e12;
/// From here on, in seconds, the next double is more than a microsecond away.
const EXACT: f64 = 4_294_967_296.0;

/// The answer with a body that is read right, if its own is not.
pub(crate) fn mended(response: &Response) -> Option<Response> {
    let Cow::Owned(body) = body(response.body().bytes()?) else { return None };
    let mut out = Response::new(response.status(), SdkBody::from(body));
    for (name, value) in response.headers() {
        out.headers_mut().try_append(name.to_owned(), value.to_owned()).ok()?;
    }
    Some(out)
}

/// Goes from head to head (RFC 8949, section 3): what is inside what does not matter.
fn body(bytes: &[u8]) -> Cow<'_, [u8]> {
    let mut out = Cow::Borrowed(bytes);
    let mut at = 0;
    while let Some(&head) = bytes.get(at) {
        let Some((argument, length)) = argument(bytes, at) else { break };
        let next = at + length;
        match head >> 5 {
            TAG if argument == EPOCH_SECONDS => {
                if let Some(seconds) = double(bytes, next).and_then(kept) {
                    out.to_mut()[next + 1..next + 9].copy_from_slice(&seconds.to_be_bytes());
                }
            }
            _ if head == UNDEFINED => out.to_mut()[at] = NULL,
            _ => {}
        }
        let is_string = matches!(head >> 5, 2 | 3) && head & 31 != 31;
        at = next.saturating_add(if is_string { argument } else { 0 });
    }
    out
}

/// What a head says, and how many bytes it has.
fn argument(bytes: &[u8], at: usize) -> Option<(usize, usize)> {
    let info = bytes.get(at)? & 31;
    let width = match info {
        24..=27 => 1 << (info - 24),
        _ => return Some((usize::from(info), 1)),
    };
    let digits = bytes.get(at + 1..at + 1 + width)?;
    let argument = digits.iter().fold(0_u64, |sum, digit| sum << 8 | u64::from(*digit));
    Some((usize::try_from(argument).ok()?, 1 + width))
}

fn double(bytes: &[u8], at: usize) -> Option<f64> {
    let (head, digits) = bytes.get(at..at + 9)?.split_first()?;
    (*head == DOUBLE).then_some(f64::from_be_bytes(digits.try_into().ok()?))
}

/// The crate cuts behind the millisecond, as Smithy says, but a double is often a hair below what was meant: .123 is
/// .12299…, of which it makes .122. The middle of the millisecond is meant as well, and is safe. `None`: nothing to mend.
fn kept(seconds: f64) -> Option<f64> {
    if seconds.abs() >= FAR || seconds.is_nan() || seconds.fract() == 0.0 {
        return None;
    }
    // From 2^32 on, a double is not exact enough for microseconds.
    let milliseconds = match seconds.abs() < EXACT {
        true => ((seconds * 1e6).round() / 1e3).floor(),
        false => (seconds * 1e3).round(),
    };
    Some(milliseconds / 1e3 + 0.0005)
}

#[cfg(test)]
mod tests {
    use super::*;
    use aws_smithy_cbor::{Decoder, Encoder};
    use proptest::prelude::*;

    const TAG_1: u8 = 0xc1;

    fn milliseconds(seconds: f64) -> i64 {
        let mut bytes = vec![TAG_1, DOUBLE];
        bytes.extend(seconds.to_be_bytes());
        let mended = body(&bytes);
        let time = Decoder::new(&mended).timestamp().expect("a time");
        time.to_millis().expect("in reach")
    }

    #[test]
    fn what_is_undefined_is_null_but_not_in_a_string() {
        let bytes = [0x82, UNDEFINED, 0x62, b'a', UNDEFINED, 0x41, UNDEFINED, UNDEFINED];
        let expected = [0x82, NULL, 0x62, b'a', UNDEFINED, 0x41, UNDEFINED, NULL];
        assert_eq!(*body(&bytes), expected);
    }

    #[test]
    fn what_needs_no_mending_is_left_as_it_is() {
        let mut encoder = Encoder::new(Vec::new());
        encoder.array(3).double(1.5).str("x").null();
        assert!(matches!(body(&encoder.into_writer()), Cow::Borrowed(_)));
        assert!(matches!(body(&[TAG_1, 0x1a, 0x65, 0x53, 0xf1, 0]), Cow::Borrowed(_)));
    }

    #[test]
    fn a_millisecond_is_kept_where_a_double_has_no_microseconds() {
        assert_eq!(milliseconds(8_595_033_307.661), 8_595_033_307_661);
        assert_eq!(milliseconds(4_294_967_295.999), 4_294_967_295_999);
    }

    #[test]
    fn a_head_may_be_wider_than_it_need_be() {
        let mut bytes = vec![0xd9, 0, 1, DOUBLE];
        bytes.extend(0.123_f64.to_be_bytes());
        assert!(matches!(body(&bytes), Cow::Owned(_)));
    }

    /// Where a double's own steps are nearly a microsecond.
    #[test]
    fn a_millisecond_far_off_is_read() {
        assert_eq!(milliseconds(-4_355_663_121.402), -4_355_663_121_402);
        assert_eq!(milliseconds(8_999_999_999.001), 8_999_999_999_001);
    }

    proptest! {
        #[test]
        fn a_millisecond_that_was_sent_is_read(sent in -62_135_596_800_000_i64..253_402_300_799_999) {
            prop_assert_eq!(milliseconds(sent as f64 / 1e3), sent);
        }

        #[test]
        fn any_bytes_keep_their_length(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            prop_assert_eq!(body(&bytes).len(), bytes.len());
        }
    }
}
