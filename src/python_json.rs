//! JSON as Python's `json.dumps` writes it: for texts that are to be botocore's byte for byte.

use std::io;

use serde::Serialize;
use serde_json::ser::{Formatter, Serializer};

/// A space after each comma and colon, and nothing but what ASCII can print.
///
/// # Errors
/// The value has no form in JSON.
pub(crate) fn to_vec(value: &impl Serialize) -> Result<Vec<u8>, serde_json::Error> {
    let mut out = Vec::new();
    value.serialize(&mut Serializer::with_formatter(&mut out, Python))?;
    Ok(out)
}

struct Python;

impl Formatter for Python {
    fn begin_array_value<W: ?Sized + io::Write>(&mut self, to: &mut W, first: bool) -> io::Result<()> {
        if first { Ok(()) } else { to.write_all(b", ") }
    }

    fn begin_object_key<W: ?Sized + io::Write>(&mut self, to: &mut W, first: bool) -> io::Result<()> {
        if first { Ok(()) } else { to.write_all(b", ") }
    }

    fn begin_object_value<W: ?Sized + io::Write>(&mut self, to: &mut W) -> io::Result<()> {
        to.write_all(b": ")
    }

    fn write_string_fragment<W: ?Sized + io::Write>(&mut self, to: &mut W, text: &str) -> io::Result<()> {
        for c in text.chars() {
            if c.is_ascii() && c != '\u{7f}' {
                write!(to, "{c}")?;
            } else {
                c.encode_utf16(&mut [0; 2]).iter().try_for_each(|unit| write!(to, "\\u{unit:04x}"))?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    /// As `json.dumps` of the same.
    #[test]
    fn it_is_spelled_as_python_spells_it() {
        let value = json!({"a": ["starts-with", "$key", "é😀\"\n\u{7f}"], "b": [2, true, null, {}], "c": []});
        let expected = r#"{"a": ["starts-with", "$key", "\u00e9\ud83d\ude00\"\n\u007f"], "b": [2, true, null, {}], "c": []}"#;
        assert_eq!(super::to_vec(&value).expect("JSON"), expected.as_bytes());
    }
}
