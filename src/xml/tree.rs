//! The flat table of nodes that a document is parsed into, in document order, in one pass.

use std::borrow::Cow;

use aws_smithy_schema::serde::SerdeError;
use xmlparser::{ElementEnd, Token, Tokenizer};

use super::plain::{Plain, Tag};
use super::{MAX_DEPTH, malformed, text};

/// Bytes of XML per node in an answer of short values: only a first guess at the size of the table. One that is too small
/// has the table copied; what is too much of it is never touched.
const BYTES_PER_NODE: usize = 28;

/// Fewest bytes of XML per node that an answer has on average, beyond the first few: `<i>1</i>`. A document of less is
/// made to fill the memory.
const MIN_BYTES_PER_NODE: usize = 8;
const FREE_NODES: usize = 4096;

/// A parsed document; it borrows its text from the body wherever nothing was escaped.
#[derive(Debug)]
#[cfg_attr(test, derive(PartialEq))]
pub(crate) struct Tree<'a> {
    nodes: Vec<Node<'a>>,
    /// Sorted by `node`, because they are met in that order.
    attributes: Vec<Attribute<'a>>,
}

#[derive(Debug)]
#[cfg_attr(test, derive(PartialEq))]
struct Node<'a> {
    /// Without prefix: namespaces do not matter in AWS answers.
    name: &'a str,
    text: Cow<'a, str>,
    /// The index after the last descendant, which is the next sibling if there is one.
    end: usize,
}

#[derive(Debug)]
#[cfg_attr(test, derive(PartialEq))]
struct Attribute<'a> {
    node: usize,
    /// With its prefix.
    name: &'a str,
    value: Cow<'a, str>,
}

impl<'a> Tree<'a> {
    /// Parses a whole document.
    pub(crate) fn parse(document: &'a [u8]) -> Result<Self, SerdeError> {
        Self::parse_by(document, true)
    }

    /// With or without the quick way, which makes no difference to what is read.
    pub(super) fn parse_by(document: &'a [u8], quick: bool) -> Result<Self, SerdeError> {
        let document = std::str::from_utf8(document).map_err(malformed)?;
        let mut parser = Parser {
            document,
            tree: Tree { nodes: Vec::with_capacity(document.len() / BYTES_PER_NODE), attributes: Vec::new() },
            open: Vec::new(),
        };
        let mut tokens = Tokenizer::from(document);
        while let Some(token) = tokens.next() {
            let token = token.map_err(malformed)?;
            let is_open = matches!(token, Token::ElementEnd { end: ElementEnd::Open, .. });
            parser.token(token)?;
            if quick && is_open && parser.tree.nodes.len() == 1 && parser.quickly(tokens.stream().pos()) {
                break;
            }
        }
        parser.finish()
    }

    /// The outermost element.
    pub(crate) fn root(&self) -> Option<Element<'_, 'a>> {
        (!self.nodes.is_empty()).then_some(Element { tree: self, index: 0 })
    }
}

struct Parser<'a> {
    document: &'a str,
    tree: Tree<'a>,
    /// The open elements: index and name with prefix.
    open: Vec<(usize, &'a str)>,
}

impl<'a> Parser<'a> {
    /// Reads what stands behind the start of the root, if all of it is plain; else it is as if nothing had been read.
    fn quickly(&mut self, from: usize) -> bool {
        let root = self.open.clone();
        let is_read = self.plain(Plain::new(self.document, from)).is_some();
        if !is_read {
            self.open = root;
            self.tree.nodes.truncate(1);
            if let Some(root) = self.tree.nodes.first_mut() {
                root.text = Cow::Borrowed("");
                root.end = 0;
            }
        }
        is_read
    }

    fn plain(&mut self, mut rest: Plain<'a>) -> Option<()> {
        while let Some(&(_, open)) = self.open.last() {
            let text = rest.text()?;
            if !text.is_empty() {
                self.text(text);
            }
            match rest.tag(open)? {
                Tag::Start(name) => self.start(name, name).ok()?,
                Tag::Empty(name) => self.start(name, name).and_then(|()| self.end(None)).ok()?,
                Tag::End => self.end(None).ok()?,
            }
        }
        rest.is_at_end().then_some(())
    }

    fn token(&mut self, token: Token<'a>) -> Result<(), SerdeError> {
        match token {
            Token::ElementStart { prefix, local, .. } => {
                self.start(local.as_str(), self.qualified(prefix, local))
            }
            Token::Attribute { prefix, local, value, .. } => {
                self.attribute(self.qualified(prefix, local), value.as_str())
            }
            Token::ElementEnd { end, .. } => match end {
                ElementEnd::Open => Ok(()),
                ElementEnd::Empty => self.end(None),
                ElementEnd::Close(prefix, local) => self.end(Some(self.qualified(prefix, local))),
            },
            Token::Text { text } => {
                let text = text::character_data(text.as_str())?;
                self.text(text);
                Ok(())
            }
            Token::Cdata { text, .. } => {
                self.text(text::cdata(text.as_str()));
                Ok(())
            }
            Token::DtdStart { .. }
            | Token::EmptyDtd { .. }
            | Token::EntityDeclaration { .. }
            | Token::DtdEnd { .. } => Err(malformed("a document type declaration is not accepted")),
            Token::Declaration { .. } | Token::ProcessingInstruction { .. } | Token::Comment { .. } => Ok(()),
        }
    }

    fn qualified(&self, prefix: xmlparser::StrSpan<'a>, local: xmlparser::StrSpan<'a>) -> &'a str {
        if prefix.is_empty() {
            return local.as_str();
        }
        self.document.get(prefix.start()..local.end()).unwrap_or(local.as_str())
    }

    fn start(&mut self, local: &'a str, qualified: &'a str) -> Result<(), SerdeError> {
        if self.open.len() >= MAX_DEPTH {
            return Err(malformed("maximum nesting depth exceeded"));
        }
        if self.tree.nodes.len() >= self.document.len() / MIN_BYTES_PER_NODE + FREE_NODES {
            return Err(malformed("more elements than an answer of this length has"));
        }
        self.open.push((self.tree.nodes.len(), qualified));
        self.tree.nodes.push(Node { name: local, text: Cow::Borrowed(""), end: 0 });
        Ok(())
    }

    fn attribute(&mut self, name: &'a str, raw: &'a str) -> Result<(), SerdeError> {
        let value = text::attribute_value(raw)?;
        let is_namespace = name == "xmlns" || name.starts_with("xmlns:");
        if let (Some(&(node, _)), false) = (self.open.last(), is_namespace) {
            self.tree.attributes.push(Attribute { node, name, value });
        }
        Ok(())
    }

    fn text(&mut self, piece: Cow<'a, str>) {
        let Some(&(index, _)) = self.open.last() else {
            return;
        };
        // Text after the first child is the white space between elements.
        if index + 1 != self.tree.nodes.len() {
            return;
        }
        if let Some(node) = self.tree.nodes.get_mut(index) {
            if node.text.is_empty() {
                node.text = piece;
            } else {
                node.text.to_mut().push_str(&piece);
            }
        }
    }

    fn end(&mut self, name: Option<&str>) -> Result<(), SerdeError> {
        let (index, opened) = self.open.pop().ok_or_else(|| malformed("an end tag has no start tag"))?;
        if name.is_some_and(|name| name != opened) {
            return Err(malformed("an end tag does not match its start tag"));
        }
        let end = self.tree.nodes.len();
        if let Some(node) = self.tree.nodes.get_mut(index) {
            node.end = end;
        }
        Ok(())
    }

    fn finish(self) -> Result<Tree<'a>, SerdeError> {
        if !self.open.is_empty() {
            return Err(malformed("the document ends inside an element"));
        }
        if self.tree.nodes.is_empty() {
            return Err(malformed("the document has no element"));
        }
        Ok(self.tree)
    }
}

/// One element of a [`Tree`].
#[derive(Debug, Clone, Copy)]
pub(crate) struct Element<'t, 'a> {
    tree: &'t Tree<'a>,
    index: usize,
}

impl<'t, 'a> Element<'t, 'a> {
    fn node(&self) -> Option<&'t Node<'a>> {
        self.tree.nodes.get(self.index)
    }

    /// Its name without prefix.
    pub(crate) fn name(&self) -> &'a str {
        self.node().map_or("", |node| node.name)
    }

    /// Its character data before its first child.
    pub(crate) fn text(&self) -> &'t str {
        self.node().map_or("", |node| node.text.as_ref())
    }

    /// Its children, in order.
    pub(crate) fn children(&self) -> Children<'t, 'a> {
        Children { tree: self.tree, next: self.index + 1, end: self.node().map_or(0, |node| node.end) }
    }

    /// Its first child of that name.
    pub(crate) fn child(&self, name: &str) -> Option<Self> {
        self.children().find(|child| child.name() == name)
    }

    /// Whether it has any attribute but namespace declarations.
    pub(super) fn has_attributes(&self) -> bool {
        self.attributes().next().is_some()
    }

    /// The value of an attribute, found with or without its prefix: documents choose their own prefixes.
    pub(super) fn attribute(&self, name: &str) -> Option<&'t str> {
        let local = |name: &str| name.rsplit(':').next().map(str::to_owned);
        self.attributes()
            .find(|attribute| attribute.name == name)
            .or_else(|| self.attributes().find(|attribute| local(attribute.name) == local(name)))
            .map(|attribute| attribute.value.as_ref())
    }

    fn attributes(&self) -> impl Iterator<Item = &'t Attribute<'a>> + use<'t, 'a> {
        let all = &self.tree.attributes;
        let index = self.index;
        let first = all.partition_point(|attribute| attribute.node < index);
        all.iter().skip(first).take_while(move |attribute| attribute.node == index)
    }
}

/// An iterator over siblings.
#[derive(Debug, Clone)]
pub(crate) struct Children<'t, 'a> {
    tree: &'t Tree<'a>,
    next: usize,
    end: usize,
}

impl<'t, 'a> Iterator for Children<'t, 'a> {
    type Item = Element<'t, 'a>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.next >= self.end {
            return None;
        }
        let child = Element { tree: self.tree, index: self.next };
        self.next = child.node().map_or(self.end, |node| node.end);
        Some(child)
    }
}
