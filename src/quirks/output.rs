//! What is done to the output of single operations after it is read, and members that outputs have beyond the model.
//!
//! Source: the handlers that botocore registers for `after-call` and `before-parse` (its `handlers` module).

use percent_encoding::percent_decode_str;

use super::Place;
use crate::model::Operation;
use crate::value::{Structure, Value};

mod members;

pub(crate) use members::{Added, added, may_be_unreadable};

/// One thing that is done to an output.
#[derive(Debug, Clone, Copy)]
enum Change {
    /// Names that were asked for in URL encoding because the caller did not say otherwise: `top` members, and a
    /// member of each element of a list.
    UrlDecoded { asked_by: &'static str, top: &'static [&'static str], lists: Lists },
    /// Base64 in a string becomes the text that it encodes.
    Base64Text { member: &'static str },
}

struct Row {
    place: Place,
    change: Change,
    #[cfg_attr(not(test), expect(dead_code, reason = "read by a test and by people"))]
    reason: &'static str,
}

/// Lists, each with the member of its elements.
type Lists = &'static [(&'static str, &'static str)];

const KEYS_ARE_TEXT: &str = "keys were asked for in URL encoding, since XML cannot carry every character";

const TABLE: &[Row] = &[
    Row {
        place: Place::only("s3", &["ListObjects"]),
        change: Change::UrlDecoded {
            asked_by: "EncodingType",
            top: &["Delimiter", "Marker", "NextMarker"],
            lists: &[("Contents", "Key"), ("CommonPrefixes", "Prefix")],
        },
        reason: KEYS_ARE_TEXT,
    },
    Row {
        place: Place::only("s3", &["ListObjectsV2"]),
        change: Change::UrlDecoded {
            asked_by: "EncodingType",
            top: &["Delimiter", "Prefix", "StartAfter"],
            lists: &[("Contents", "Key"), ("CommonPrefixes", "Prefix")],
        },
        reason: KEYS_ARE_TEXT,
    },
    Row {
        place: Place::only("s3", &["ListObjectVersions"]),
        change: Change::UrlDecoded {
            asked_by: "EncodingType",
            top: &["KeyMarker", "NextKeyMarker", "Prefix", "Delimiter"],
            lists: &[("Versions", "Key"), ("DeleteMarkers", "Key"), ("CommonPrefixes", "Prefix")],
        },
        reason: KEYS_ARE_TEXT,
    },
    Row {
        place: Place::only("ec2", &["GetConsoleOutput"]),
        change: Change::Base64Text { member: "Output" },
        reason: "the model has the text as a string, EC2 sends it in base64",
    },
];

/// Changes an output as its operation needs it. `defaults`: members of the input that were set where the caller gave
/// none.
pub(crate) fn apply(operation: &'static Operation, defaults: &[&str], output: &mut Structure) {
    for row in TABLE.iter().filter(|row| row.place.holds(operation)) {
        match row.change {
            Change::UrlDecoded { asked_by, top, lists } => {
                let is_encoded = output.get(asked_by).and_then(Value::as_str) == Some("url");
                if is_encoded && defaults.contains(&asked_by) {
                    url_decode(output, top, lists);
                }
            }
            Change::Base64Text { member } => {
                if let Some(slot) = output.get_mut(member)
                    && let Some(text) = slot.as_str().and_then(base64_text)
                {
                    *slot = Value::String(text.into());
                }
            }
        }
    }
    members::complete(output);
}

fn url_decode(output: &mut Structure, top: &[&str], lists: Lists) {
    for member in top {
        url_decode_member(output, member);
    }
    for (list, member) in lists {
        let Some(Value::List(items)) = output.get_mut(list) else { continue };
        for item in items {
            if let Value::Structure(item) = item {
                url_decode_member(item, member);
            }
        }
    }
}

/// As a form: a plus is a space.
fn url_decode_member(structure: &mut Structure, member: &str) {
    let Some(Value::String(text)) = structure.get_mut(member) else { return };
    let spaced = text.replace('+', " ");
    *text = percent_decode_str(&spaced).decode_utf8_lossy().into();
}

/// What base64 encodes, as text; what is no UTF-8 is replaced. `None`: it is not base64. Line breaks, and whatever
/// else is not of the alphabet, are passed over, as in MIME (RFC 2045, 6.8).
fn base64_text(text: &str) -> Option<String> {
    if text.chars().any(|c| c > '\u{ff}') {
        return None;
    }
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    let (mut bits, mut digits, mut pads) = (0u32, 0, 0);
    for c in text.chars() {
        let digit = match c {
            'A'..='Z' => c as u32 - 'A' as u32,
            'a'..='z' => c as u32 - 'a' as u32 + 26,
            '0'..='9' => c as u32 - '0' as u32 + 52,
            '+' => 62,
            '/' => 63,
            '=' if digits >= 2 => {
                pads += 1;
                if digits + pads < 4 {
                    continue;
                }
                break;
            }
            _ => continue,
        };
        (bits, digits, pads) = (bits << 6 | digit, digits + 1, 0);
        if digits == 4 {
            bytes.extend_from_slice(&bits.to_be_bytes()[1..]);
            (bits, digits) = (0, 0);
        }
    }
    match (digits, pads) {
        (0, _) => {}
        (2, 2) => bytes.push((bits >> 4) as u8),
        (3, 1) => bytes.extend_from_slice(&((bits >> 2) as u16).to_be_bytes()),
        _ => return None,
    }
    Some(String::from_utf8_lossy(&bytes).into_owned())
}

#[cfg(test)]
mod tests;
