//! The quick way through what answers mostly are: elements without attributes and prefixes, and text.
//!
//! Everything else is left to the tokenizer, wrong documents too: here nothing is refused.

use std::borrow::Cow;

use super::text;

/// A tag without attributes.
pub(super) enum Tag<'a> {
    Start(&'a str),
    /// `<name/>`.
    Empty(&'a str),
    /// Of the element that is open.
    End,
}

/// A place in a document, behind the start of its root.
pub(super) struct Plain<'a> {
    document: &'a str,
    at: usize,
}

const TAG: u8 = 1;
const REFUSED: u8 = 1 << 1;
/// Entities and line ends.
const CHANGED: u8 = 1 << 2;
/// May be the end of `]]>`.
const CLOSING: u8 = 1 << 3;
/// Part of a character beyond ASCII.
const WIDE: u8 = 1 << 4;

/// What each byte is in text.
const CLASSES: [u8; 256] = {
    let mut classes = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        classes[byte] = match byte as u8 {
            b'\t' | b'\n' => 0,
            b'&' | b'\r' => CHANGED,
            b'<' => TAG,
            b'>' => CLOSING,
            0..=31 => REFUSED,
            128.. => WIDE,
            _ => 0,
        };
        byte += 1;
    }
    classes
};

impl<'a> Plain<'a> {
    pub(super) fn new(document: &'a str, at: usize) -> Self {
        Plain { document, at }
    }

    /// The text before the next tag.
    pub(super) fn text(&mut self) -> Option<Cow<'a, str>> {
        let mut seen = 0;
        let length = self.document.as_bytes().get(self.at..)?.iter().position(|byte| {
            let class = CLASSES[usize::from(*byte)];
            seen |= class;
            class == TAG
        })?;
        let raw = self.document.get(self.at..self.at + length)?;
        let is_refused = seen & REFUSED != 0
            || (seen & WIDE != 0 && raw.contains(['\u{FFFE}', '\u{FFFF}']))
            || (seen & CLOSING != 0 && raw.contains("]]>"));
        if is_refused {
            return None;
        }
        self.at += length;
        if seen & CHANGED == 0 { Some(Cow::Borrowed(raw)) } else { text::character_data(raw).ok() }
    }

    /// The tag at this place, where the element of that name is open.
    pub(super) fn tag(&mut self, open: &str) -> Option<Tag<'a>> {
        let rest = self.document.get(self.at..)?.strip_prefix('<')?;
        let (tag, behind) = match rest.strip_prefix('/') {
            Some(name) => (Tag::End, name.strip_prefix(open)?.strip_prefix('>')?),
            None => {
                let length = rest.bytes().position(|byte| !is_in_name(byte))?;
                let (name, behind) = rest.split_at_checked(length)?;
                if !name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_') {
                    return None;
                }
                match behind.strip_prefix('>') {
                    Some(behind) => (Tag::Start(name), behind),
                    None => (Tag::Empty(name), behind.strip_prefix("/>")?),
                }
            }
        };
        self.at = self.document.len() - behind.len();
        Some(tag)
    }

    /// Whether nothing but white space is left.
    pub(super) fn is_at_end(&self) -> bool {
        let rest = self.document.as_bytes().get(self.at..).unwrap_or_default();
        rest.iter().all(|byte| matches!(byte, b' ' | b'\t' | b'\r' | b'\n'))
    }
}

fn is_in_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.')
}
