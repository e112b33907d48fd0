//! Another way to read a document, which the first is held against: its tokens, each of them, into a list of elements.

use aws_smithy_schema::serde::SerdeError;
use xmlparser::{ElementEnd, StrSpan, Token, Tokenizer};

use crate::xml::{Element, MAX_DEPTH, XmlDocument, malformed, text};

/// An element in document order.
#[derive(Debug, PartialEq)]
pub(super) struct Node {
    depth: usize,
    name: String,
    text: String,
    attributes: Vec<(String, String)>,
}

/// All elements, as [`XmlDocument`] has them.
pub(super) fn walked(body: &[u8]) -> Result<Vec<Node>, SerdeError> {
    let document = XmlDocument::new(body)?;
    let mut nodes = Vec::new();
    walk(document.root(), 1, &mut nodes)?;
    document.finish()?;
    Ok(nodes)
}

fn walk(element: Element<'_, '_>, depth: usize, nodes: &mut Vec<Node>) -> Result<(), SerdeError> {
    let owned = |(name, value): (&str, std::borrow::Cow<'_, str>)| (name.to_owned(), value.into_owned());
    nodes.push(Node {
        depth,
        name: element.name().to_owned(),
        text: element.text()?.into_owned(),
        attributes: element.attributes().into_iter().map(owned).collect(),
    });
    let mut children = element.children();
    while let Some(child) = children.next()? {
        walk(*child, depth + 1, nodes)?;
    }
    Ok(())
}

/// All elements, by the tokens.
pub(super) fn tokenized(body: &[u8]) -> Result<Vec<Node>, SerdeError> {
    let mut tree = Tree::default();
    for token in Tokenizer::from(std::str::from_utf8(body).map_err(malformed)?) {
        tree.token(token.map_err(malformed)?)?;
    }
    match tree.nodes.is_empty() || !tree.open.is_empty() {
        true => Err(malformed("no whole element")),
        false => Ok(tree.nodes),
    }
}

#[derive(Default)]
struct Tree {
    nodes: Vec<Node>,
    /// The open elements: their places and their names with prefix.
    open: Vec<(usize, String)>,
}

fn qualified(prefix: StrSpan<'_>, local: StrSpan<'_>) -> String {
    if prefix.is_empty() { local.to_string() } else { format!("{prefix}:{local}") }
}

impl Tree {
    fn token(&mut self, token: Token<'_>) -> Result<(), SerdeError> {
        match token {
            Token::ElementStart { prefix, local, .. } => {
                let depth = self.open.len() + 1;
                if depth > MAX_DEPTH {
                    return Err(malformed("too deep"));
                }
                self.open.push((self.nodes.len(), qualified(prefix, local)));
                let name = local.to_string();
                self.nodes.push(Node { depth, name, text: String::new(), attributes: Vec::new() });
                Ok(())
            }
            Token::Attribute { prefix, local, value, .. } => {
                let (name, value) = (qualified(prefix, local), text::attribute_value(value.as_str())?);
                let is_namespace = name == "xmlns" || name.starts_with("xmlns:");
                if let (Some(node), false) = (self.nodes.last_mut(), is_namespace) {
                    node.attributes.push((name, value.into_owned()));
                }
                Ok(())
            }
            Token::ElementEnd { end: ElementEnd::Open, .. } => Ok(()),
            Token::ElementEnd { end: ElementEnd::Empty, .. } => self.end(None),
            Token::ElementEnd { end: ElementEnd::Close(prefix, local), .. } => {
                self.end(Some(qualified(prefix, local)))
            }
            Token::Text { text } => {
                self.text(&text::character_data(text.as_str())?);
                Ok(())
            }
            Token::Cdata { text, .. } => {
                self.text(&text::cdata(text.as_str()));
                Ok(())
            }
            Token::Declaration { .. } | Token::ProcessingInstruction { .. } | Token::Comment { .. } => Ok(()),
            _ => Err(malformed("a document type")),
        }
    }

    /// Text after the first child is the white space between elements.
    fn text(&mut self, piece: &str) {
        if let Some(&(place, _)) = self.open.last()
            && place + 1 == self.nodes.len()
            && let Some(node) = self.nodes.last_mut()
        {
            node.text.push_str(piece);
        }
    }

    fn end(&mut self, name: Option<String>) -> Result<(), SerdeError> {
        let (_, opened) = self.open.pop().ok_or_else(|| malformed("no start tag"))?;
        match name {
            Some(name) if name != opened => Err(malformed("another start tag")),
            _ => Ok(()),
        }
    }
}
