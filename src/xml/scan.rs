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
    /// Without prefix: namespaces do not matter in AWS answers.
    pub(super) name: &'a str,
    /// Whether it is an end tag too: `<name/>`.
    pub(super) is_empty: bool,
    /// Any attribute but namespace declarations.
    pub(super) has_attributes: bool,
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

/// The character data from a place to the next tag, and where that is.
pub(super) fn text(document: &str, mut at: usize) -> Result<(Cow<'_, str>, usize), SerdeError> {
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
    let mut seen = 0;
    let rest = document.as_bytes().get(at..).unwrap_or_default();
    let length = rest.iter().position(|byte| {
        seen |= class(*byte);
        class(*byte) == TAG
    });
    let tag = at + length.ok_or_else(ends_inside)?;
    let raw = document.get(at..tag).unwrap_or_default();
    if seen & !(TAG | NAME) == 0 {
        return Ok((Cow::Borrowed(raw), tag));
    }
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
    let bytes = document.as_bytes();
    if bytes.get(at + 1) == Some(&b'/') {
        let name = at + 2..at + 2 + open.len();
        if bytes.get(name.clone()) == Some(open.as_bytes()) && bytes.get(name.end) == Some(&b'>') {
            return Ok(Tag::End(name.end + 1));
        }
        return tokenized(document, at, open);
    }
    let rest = bytes.get(at + 1..).unwrap_or_default();
    let length = rest.iter().position(|byte| class(*byte) != NAME).unwrap_or(0);
    let (is_empty, close) = match rest.get(length..) {
        Some([b'>', ..]) => (false, 1),
        Some([b'/', b'>', ..]) => (true, 2),
        _ => return tokenized(document, at, open),
    };
    match document.get(at + 1..at + 1 + length) {
        Some(name) if name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_') => {
            let behind = at + 1 + length + close;
            Ok(Tag::Start(Start { at, behind, qualified: name, name, is_empty, has_attributes: false }))
        }
        _ => tokenized(document, at, open),
    }
}

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
    let (qualified, name) = (qualified(document, prefix, local), local.as_str());
    let mut has_attributes = false;
    loop {
        match tokens.next().ok_or_else(ends_inside)?.map_err(malformed)? {
            Token::Attribute { prefix, local, value, .. } => {
                text::attribute_value(value.as_str())?;
                has_attributes |= !is_namespace(prefix, local);
            }
            Token::ElementEnd { end, .. } => {
                let (behind, is_empty) = (tokens.stream().pos(), end == ElementEnd::Empty);
                return Ok(Start { at, behind, qualified, name, is_empty, has_attributes });
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
