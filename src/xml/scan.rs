//! The two things that documents consist of: text, and tags. What is common is read here, byte by byte; what is not
//! (attributes, prefixes, comments, CDATA, names beyond ASCII) by the tokenizer.

use std::borrow::Cow;

use aws_smithy_schema::serde::SerdeError;
use xmlparser::{ElementEnd, StrSpan, Token, Tokenizer};

use super::{malformed, text};

/// A start tag.
#[derive(Debug, Clone, Copy)]
pub(super) struct Start<'a> {
    /// Where it begins.
    pub(super) at: usize,
    /// Where it ends.
    pub(super) behind: usize,
    /// With its prefix, as the end tag repeats it.
    pub(super) qualified: &'a str,
    /// How long its prefix is, and the [`EMPTY`] and [`ATTRIBUTES`] of it: one word, for a tag is copied several times
    /// and processors wait for what was written in parts and is read as a whole.
    more: usize,
}

/// It is an end tag too: `<name/>`.
const EMPTY: usize = 1;
/// It has an attribute other than namespace declarations.
const ATTRIBUTES: usize = 1 << 1;
const PREFIX: u32 = 2;

impl<'a> Start<'a> {
    /// Without prefix: namespaces do not matter in AWS answers.
    pub(super) fn name(&self) -> &'a str {
        self.qualified.get(self.more >> PREFIX..).unwrap_or_default()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.more & EMPTY != 0
    }

    pub(super) fn has_attributes(&self) -> bool {
        self.more & ATTRIBUTES != 0
    }
}

pub(super) enum Tag<'a> {
    Start(Start<'a>),
    /// Of the element that is open, and where it ends.
    End(usize),
}

const TAG: u8 = 1;
const REFUSED: u8 = 1 << 1;
/// Entities and line ends.
const CHANGED: u8 = 1 << 2;
/// May be the end of `]]>`.
const CLOSING: u8 = 1 << 3;
/// Part of a character beyond ASCII.
const WIDE: u8 = 1 << 4;
/// May stand in a name.
const NAME: u8 = 1 << 5;

/// What each byte is.
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
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'_' | b'-' | b'.' => NAME,
            _ => 0,
        };
        byte += 1;
    }
    classes
};

fn class(byte: u8) -> u8 {
    CLASSES[usize::from(byte)]
}

fn ends_inside() -> SerdeError {
    malformed("the document ends inside an element")
}

/// Where the next `<` is, and what the bytes before it are.
#[inline]
fn up_to_tag(document: &str, at: usize) -> Option<(usize, u8)> {
    let mut seen = 0;
    let length = document.as_bytes().get(at..)?.iter().position(|byte| {
        seen |= class(*byte);
        class(*byte) == TAG
    })?;
    Some((at + length, seen & !TAG))
}

/// Where the next tag is, if what stands before it is text that means what it is.
#[inline]
fn plain_until(document: &str, at: usize) -> Option<usize> {
    let (tag, seen) = up_to_tag(document, at)?;
    let is_tag = !matches!(document.as_bytes().get(tag + 1), Some(b'!' | b'?'));
    (is_tag && seen & !NAME == 0).then_some(tag)
}

/// Where the next tag is.
#[inline]
pub(super) fn next_tag(document: &str, at: usize) -> Result<usize, SerdeError> {
    match plain_until(document, at) {
        Some(tag) => Ok(tag),
        None => marked_up(document, at).map(|(_, tag)| tag),
    }
}

/// The character data from a place to the next tag, and where that is.
#[inline]
pub(super) fn text(document: &str, at: usize) -> Result<(Cow<'_, str>, usize), SerdeError> {
    match plain_until(document, at) {
        Some(tag) => Ok((Cow::Borrowed(document.get(at..tag).unwrap_or_default()), tag)),
        None => marked_up(document, at),
    }
}

/// The same of text that has to change, or with comments, CDATA and instructions in it.
fn marked_up(document: &str, mut at: usize) -> Result<(Cow<'_, str>, usize), SerdeError> {
    let (mut whole, tag) = piece(document, at)?;
    at = tag;
    while let Some(b'!' | b'?') = document.as_bytes().get(at + 1) {
        let mut tokens = Tokenizer::from_fragment(document, at..document.len());
        match tokens.next() {
            Some(Ok(Token::Comment { .. } | Token::ProcessingInstruction { .. })) => {}
            Some(Ok(Token::Cdata { text, .. })) => push(&mut whole, text::cdata(text.as_str())),
            Some(Err(error)) => return Err(malformed(error)),
            _ => return Err(malformed("expected text or a tag")),
        }
        let (more, tag) = piece(document, tokens.stream().pos())?;
        push(&mut whole, more);
        at = tag;
    }
    Ok((whole, at))
}

fn push<'a>(whole: &mut Cow<'a, str>, more: Cow<'a, str>) {
    if whole.is_empty() {
        *whole = more;
    } else if !more.is_empty() {
        whole.to_mut().push_str(&more);
    }
}

/// What stands before the next `<`, and where that is.
fn piece(document: &str, at: usize) -> Result<(Cow<'_, str>, usize), SerdeError> {
    let (tag, seen) = up_to_tag(document, at).ok_or_else(ends_inside)?;
    let raw = document.get(at..tag).unwrap_or_default();
    if seen & REFUSED != 0 || (seen & WIDE != 0 && raw.contains(['\u{FFFE}', '\u{FFFF}'])) {
        return Err(malformed("a character that no document may have"));
    }
    if seen & CLOSING != 0 && raw.contains("]]>") {
        return Err(malformed("the end of a CDATA section that has not begun"));
    }
    let text = if seen & CHANGED == 0 { Cow::Borrowed(raw) } else { text::character_data(raw)? };
    Ok((text, tag))
}

/// The tag at a place, where the element of that name is open.
pub(super) fn tag<'a>(document: &'a str, at: usize, open: &str) -> Result<Tag<'a>, SerdeError> {
    if let Some(behind) = plain_end(document, at, open) {
        return Ok(Tag::End(behind));
    }
    match plain_start(document, at) {
        Some(start) => Ok(Tag::Start(start)),
        None => tokenized(document, at, open),
    }
}

/// Where the end tag of an element of that name ends, if it is the tag at that place.
#[inline]
pub(super) fn plain_end(document: &str, at: usize, open: &str) -> Option<usize> {
    let rest = document.as_bytes().get(at..)?.strip_prefix(b"</")?.strip_prefix(open.as_bytes())?;
    (rest.first() == Some(&b'>')).then_some(at + 2 + open.len() + 1)
}

/// The start tag at a place, if it has nothing but a name.
#[inline]
pub(super) fn plain_start(document: &str, at: usize) -> Option<Start<'_>> {
    let rest = document.as_bytes().get(at + 1..)?;
    if !rest.first().is_some_and(|first| first.is_ascii_alphabetic() || *first == b'_') {
        return None;
    }
    let length = rest.iter().position(|byte| class(*byte) != NAME)?;
    let (more, close) = match rest.get(length..) {
        Some([b'>', ..]) => (0, 1),
        Some([b'/', b'>', ..]) => (EMPTY, 2),
        _ => return None,
    };
    let qualified = document.get(at + 1..at + 1 + length)?;
    Some(Start { at, behind: at + 1 + length + close, qualified, more })
}

#[cold]
fn tokenized<'a>(document: &'a str, at: usize, open: &str) -> Result<Tag<'a>, SerdeError> {
    let mut tokens = Tokenizer::from_fragment(document, at..document.len());
    match tokens.next() {
        Some(Ok(Token::ElementStart { prefix, local, span })) => {
            start(document, &mut tokens, prefix, local, span.start()).map(Tag::Start)
        }
        Some(Ok(Token::ElementEnd { end: ElementEnd::Close(prefix, local), .. })) => {
            if qualified(document, prefix, local) != open {
                return Err(malformed("an end tag does not match its start tag"));
            }
            Ok(Tag::End(tokens.stream().pos()))
        }
        Some(Err(error)) => Err(malformed(error)),
        _ => Err(malformed("expected a tag")),
    }
}

/// The rest of a start tag whose name was read.
fn start<'a>(
    document: &'a str,
    tokens: &mut Tokenizer<'a>,
    prefix: StrSpan<'a>,
    local: StrSpan<'a>,
    at: usize,
) -> Result<Start<'a>, SerdeError> {
    let qualified = qualified(document, prefix, local);
    let mut more = (qualified.len() - local.len()) << PREFIX;
    loop {
        match tokens.next().ok_or_else(ends_inside)?.map_err(malformed)? {
            Token::Attribute { prefix, local, value, .. } => {
                text::attribute_value(value.as_str())?;
                if !is_namespace(prefix, local) {
                    more |= ATTRIBUTES;
                }
            }
            Token::ElementEnd { end, .. } => {
                if end == ElementEnd::Empty {
                    more |= EMPTY;
                }
                return Ok(Start { at, behind: tokens.stream().pos(), qualified, more });
            }
            _ => return Err(malformed("expected an attribute or the end of a tag")),
        }
    }
}

fn is_namespace(prefix: StrSpan<'_>, local: StrSpan<'_>) -> bool {
    prefix.as_str() == "xmlns" || (prefix.is_empty() && local.as_str() == "xmlns")
}

fn qualified<'a>(document: &'a str, prefix: StrSpan<'a>, local: StrSpan<'a>) -> &'a str {
    if prefix.is_empty() {
        return local.as_str();
    }
    document.get(prefix.start()..local.end()).unwrap_or(local.as_str())
}

/// The attributes of a start tag, with their prefixes, but for namespace declarations.
pub(super) fn attributes<'a>(document: &'a str, tag: &Start<'a>) -> Vec<(&'a str, Cow<'a, str>)> {
    let attribute = |token| match token {
        Ok(Token::Attribute { prefix, local, value, .. }) if !is_namespace(prefix, local) => {
            Some((qualified(document, prefix, local), text::attribute_value(value.as_str()).ok()?))
        }
        _ => None,
    };
    Tokenizer::from_fragment(document, tag.at..tag.behind).filter_map(attribute).collect()
}

/// The start tag of the root.
pub(super) fn root(document: &str) -> Result<Start<'_>, SerdeError> {
    let mut tokens = Tokenizer::from(document);
    while let Some(token) = tokens.next() {
        match token.map_err(malformed)? {
            Token::ElementStart { prefix, local, span } => {
                return start(document, &mut tokens, prefix, local, span.start());
            }
            Token::Declaration { .. } | Token::ProcessingInstruction { .. } | Token::Comment { .. } => {}
            _ => return Err(malformed("a document type declaration is not accepted")),
        }
    }
    Err(malformed("the document has no element"))
}

/// That nothing but white space, comments and processing instructions stands behind a place.
pub(super) fn is_at_end(document: &str, mut at: usize) -> Result<(), SerdeError> {
    loop {
        let rest = document.get(at..).unwrap_or_default();
        let blank = rest.bytes().take_while(|byte| matches!(byte, b' ' | b'\t' | b'\r' | b'\n')).count();
        if blank == rest.len() {
            return Ok(());
        }
        let mut tokens = Tokenizer::from_fragment(document, at + blank..document.len());
        match tokens.next() {
            Some(Ok(Token::Comment { .. } | Token::ProcessingInstruction { .. })) => {
                at = tokens.stream().pos()
            }
            Some(Err(error)) => return Err(malformed(error)),
            _ => return Err(malformed("more than one element in a document")),
        }
    }
}
