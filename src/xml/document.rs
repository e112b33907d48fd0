//! A document read where it stands: elements are found when they are asked for, and nothing is kept of them.

use std::borrow::Cow;
use std::cell::Cell;

use aws_smithy_schema::serde::SerdeError;

use super::scan::{self, Start, Tag};
use super::{MAX_DEPTH, malformed};

/// A document; what is read of it borrows its text wherever nothing was escaped.
#[derive(Debug)]
pub(crate) struct XmlDocument<'a> {
    text: &'a str,
    root: Start<'a>,
    /// Where the element that was read to its end last begins and ends, so that nobody looks for its end again: who
    /// reads a value does so to its end, and then its parent goes on behind it.
    ended: Cell<(usize, usize)>,
}

impl<'a> XmlDocument<'a> {
    /// Reads as far as the root. What is malformed behind it is told where it is read, or by [`Self::finish`].
    pub(crate) fn new(document: &'a [u8]) -> Result<Self, SerdeError> {
        let text = std::str::from_utf8(document).map_err(malformed)?;
        Ok(XmlDocument { text, root: scan::root(text)?, ended: Cell::new((usize::MAX, 0)) })
    }

    /// Reads to the end once.
    pub(crate) fn checked(document: &'a [u8]) -> Result<Self, SerdeError> {
        let document = XmlDocument::new(document)?;
        document.finish()?;
        Ok(document)
    }

    /// The outermost element.
    pub(crate) fn root(&self) -> Element<'_, 'a> {
        Element { document: self, tag: self.root, depth: 1 }
    }

    /// Reads what was not read: a document that breaks off anywhere is no document.
    pub(crate) fn finish(&self) -> Result<(), SerdeError> {
        scan::is_at_end(self.text, self.root().end()?)
    }
}

/// One element of a [`XmlDocument`].
#[derive(Debug, Clone, Copy)]
pub(crate) struct Element<'d, 'a> {
    document: &'d XmlDocument<'a>,
    tag: Start<'a>,
    depth: usize,
}

impl<'d, 'a> Element<'d, 'a> {
    /// Its name without prefix.
    pub(crate) fn name(&self) -> &'a str {
        self.tag.name()
    }

    /// Its character data before its first child.
    pub(crate) fn text(&self) -> Result<Cow<'a, str>, SerdeError> {
        if self.tag.is_empty() {
            return Ok(Cow::Borrowed(""));
        }
        let document = self.document.text;
        let (text, at) = scan::text(document, self.tag.behind)?;
        // Whatever else stands there is read, and told of, by whoever goes on.
        if let Some(behind) = scan::plain_end(document, at, self.tag.qualified) {
            self.document.ended.set((self.tag.at, behind));
        }
        Ok(text)
    }

    /// Its children, in order.
    pub(crate) fn children(&self) -> Children<'d, 'a> {
        Children { parent: *self, next: self.tag.behind, child: None, is_over: self.tag.is_empty() }
    }

    /// Its children from one of them on.
    pub(super) fn children_from(&self, child: &Element<'d, 'a>) -> Children<'d, 'a> {
        Children { parent: *self, next: child.tag.at, child: None, is_over: false }
    }

    /// Its first child that is as asked.
    pub(super) fn find(&self, is_it: impl Fn(&Self) -> bool) -> Result<Option<Self>, SerdeError> {
        let mut children = self.children();
        while let Some(child) = children.next()? {
            if is_it(child) {
                return Ok(Some(*child));
            }
        }
        Ok(None)
    }

    /// Its first child of that name.
    pub(crate) fn child(&self, name: &str) -> Result<Option<Self>, SerdeError> {
        self.find(|child| child.name() == name)
    }

    /// Whether it has any attribute but namespace declarations.
    pub(super) fn has_attributes(&self) -> bool {
        self.tag.has_attributes()
    }

    /// Its attributes, with their prefixes.
    pub(super) fn attributes(&self) -> Vec<(&'a str, Cow<'a, str>)> {
        if self.has_attributes() { scan::attributes(self.document.text, &self.tag) } else { Vec::new() }
    }

    /// Where it ends.
    fn end(&self) -> Result<usize, SerdeError> {
        match self.document.ended.get() {
            _ if self.tag.is_empty() => Ok(self.tag.behind),
            (at, end) if at == self.tag.at => Ok(end),
            ended => self.skip(ended),
        }
    }

    /// Reads to its end, past the element that was read already.
    fn skip(&self, (read, behind_read): (usize, usize)) -> Result<usize, SerdeError> {
        let document = self.document.text;
        let (mut open, mut around) = (self.tag.qualified, Vec::new());
        let mut at = self.tag.behind;
        loop {
            at = scan::next_tag(document, at)?;
            if at == read {
                at = behind_read;
                continue;
            }
            match scan::tag(document, at, open)? {
                Tag::Start(tag) => {
                    at = tag.behind;
                    if self.depth + around.len() >= MAX_DEPTH {
                        return Err(too_deep());
                    }
                    if !tag.is_empty() {
                        around.push(open);
                        open = tag.qualified;
                    }
                }
                Tag::End(behind) => {
                    at = behind;
                    let Some(parent) = around.pop() else { return Ok(at) };
                    open = parent;
                }
            }
        }
    }
}

fn too_deep() -> SerdeError {
    malformed("maximum nesting depth exceeded")
}

/// Siblings, one after the other.
#[derive(Debug, Clone)]
pub(crate) struct Children<'d, 'a> {
    parent: Element<'d, 'a>,
    /// Where to go on, if there is no child to go on behind.
    next: usize,
    /// The last one that was given: who has it may still read it.
    child: Option<Element<'d, 'a>>,
    is_over: bool,
}

impl<'d, 'a> Children<'d, 'a> {
    /// The next one, if there is another. It is lent: copying it where it was just written costs more than reading a tag.
    pub(crate) fn next(&mut self) -> Result<Option<&Element<'d, 'a>>, SerdeError> {
        if self.is_over {
            return Ok(None);
        }
        if let Some(child) = &self.child {
            self.next = child.end()?;
        }
        let Element { document, tag, depth } = self.parent;
        let at = scan::next_tag(document.text, self.next)?;
        // What is plain has a way of its own, on which it is written where it stays.
        if depth < MAX_DEPTH
            && let Some(tag) = scan::plain_start(document.text, at)
        {
            return Ok(Some(self.child.insert(Element { document, tag, depth: depth + 1 })));
        }
        match scan::tag(document.text, at, tag.qualified)? {
            Tag::Start(_) if depth >= MAX_DEPTH => Err(too_deep()),
            Tag::Start(tag) => Ok(Some(self.child.insert(Element { document, tag, depth: depth + 1 }))),
            Tag::End(behind) => {
                document.ended.set((tag.at, behind));
                self.is_over = true;
                Ok(None)
            }
        }
    }
}
