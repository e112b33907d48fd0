//! Reading XML answers by schema: a document becomes a flat table of nodes once, values are read off it.
//!
//! - [`Tree`] and [`Element`]: the table, and a way to walk it without a schema (error bodies, request ids).
//! - [`XmlBody`]: a response body as a [`ShapeDeserializer`](aws_smithy_schema::serde::ShapeDeserializer),
//!   parsed when first read.
//!
//! What is accepted: UTF-8, elements and attributes with any namespace prefix, CDATA, comments,
//! processing instructions, numeric and the five predefined entities. A document type declaration is
//! refused, so there are no entities to expand; nesting is bounded. The text of an element is its
//! character data before its first child element, as in the element-tree interface that other AWS
//! clients read answers with.

mod body;
mod plain;
mod reader;
mod scalar;
mod text;
mod timestamp;
mod tree;

pub(crate) use body::{Part, XmlBody};
#[cfg(any(test, fuzzing))]
pub(crate) use timestamp::timestamp;
pub(crate) use tree::{Element, Tree};

use aws_smithy_schema::serde::SerdeError;

/// Deepest nesting of elements that is read; the JSON codec has the same limit.
const MAX_DEPTH: usize = 128;

/// A document that is not XML as we accept it.
fn malformed(reason: impl std::fmt::Display) -> SerdeError {
    SerdeError::invalid_input(format!("malformed XML: {reason}"))
}

#[cfg(test)]
mod tests;
