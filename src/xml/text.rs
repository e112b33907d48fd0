//! Character data: entities and line ends, copied only where something has to change.

use std::borrow::Cow;

use aws_smithy_schema::serde::SerdeError;

use super::malformed;

/// The text between tags.
pub(super) fn character_data(raw: &str) -> Result<Cow<'_, str>, SerdeError> {
    if !raw.bytes().any(|b| matches!(b, b'&' | b'\r')) {
        return Ok(Cow::Borrowed(raw));
    }
    unescape(&line_ends(raw)).map(Cow::Owned)
}

/// The text of a CDATA section, in which nothing is escaped.
pub(super) fn cdata(raw: &str) -> Cow<'_, str> {
    line_ends(raw)
}

/// The value of an attribute, in which white space is normalised to spaces before entities are read.
pub(super) fn attribute_value(raw: &str) -> Result<Cow<'_, str>, SerdeError> {
    if !raw.bytes().any(|b| matches!(b, b'&' | b'\r' | b'\n' | b'\t')) {
        return Ok(Cow::Borrowed(raw));
    }
    unescape(&line_ends(raw).replace(['\n', '\t'], " ")).map(Cow::Owned)
}

/// Every line end as one line feed.
fn line_ends(raw: &str) -> Cow<'_, str> {
    if raw.contains('\r') {
        Cow::Owned(raw.replace("\r\n", "\n").replace('\r', "\n"))
    } else {
        Cow::Borrowed(raw)
    }
}

fn unescape(raw: &str) -> Result<String, SerdeError> {
    let mut out = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let (name, after) = after.split_once(';').ok_or_else(|| malformed("an entity is not closed"))?;
        out.push(entity(name)?);
        rest = after;
    }
    out.push_str(rest);
    Ok(out)
}

fn entity(name: &str) -> Result<char, SerdeError> {
    let (digits, radix) = match name {
        "amp" => return Ok('&'),
        "lt" => return Ok('<'),
        "gt" => return Ok('>'),
        "quot" => return Ok('"'),
        "apos" => return Ok('\''),
        _ => match (name.strip_prefix("#x"), name.strip_prefix('#')) {
            (Some(digits), _) => (digits, 16),
            (None, Some(digits)) => (digits, 10),
            (None, None) => return Err(malformed("unknown entity")),
        },
    };
    // `from_str_radix` would also take a sign.
    digits
        .chars()
        .all(|c| c.is_digit(radix))
        .then(|| u32::from_str_radix(digits, radix).ok())
        .flatten()
        .and_then(char::from_u32)
        .filter(|c| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{FFFD}' | '\u{10000}'..))
        .ok_or_else(|| malformed("a character reference names no XML character"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_text_is_borrowed() {
        assert!(matches!(character_data("a b\n"), Ok(Cow::Borrowed("a b\n"))));
        assert!(matches!(attribute_value("a b"), Ok(Cow::Borrowed("a b"))));
    }

    #[test]
    fn named_and_numeric_entities() {
        let text = character_data("&lt;&gt;&amp;&quot;&apos;&#65;&#x1F600;&#xD;").unwrap();
        assert_eq!(text, "<>&\"'A\u{1F600}\r");
    }

    #[test]
    fn an_escaped_ampersand_is_read_once() {
        assert_eq!(character_data("&amp;lt;").unwrap(), "&lt;");
    }

    #[test]
    fn wrong_entities_are_errors() {
        for raw in [
            "&nbsp;",
            "&",
            "&amp",
            "&;",
            "&#;",
            "&#x;",
            "&#+65;",
            "&#x110000;",
            "&#xD800;",
            "&#0;",
            "&#99999999999;",
        ] {
            assert!(character_data(raw).is_err(), "{raw}");
        }
    }

    #[test]
    fn line_ends_become_line_feeds() {
        assert_eq!(character_data("a\r\nb\rc").unwrap(), "a\nb\nc");
        assert_eq!(cdata("a\r\n&amp;"), "a\n&amp;");
        assert_eq!(attribute_value("a\r\nb\tc&#10;").unwrap(), "a b c\n");
    }
}
