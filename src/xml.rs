//! Reading XML answers by schema: values are read off the text where they stand, in one pass, and nothing is kept of the
//! document.
//!
//! - [`XmlDocument`] and [`Element`]: a way to walk a document without a schema (error bodies, request ids).
//! - [`XmlBody`]: a response body as a [`ShapeDeserializer`](aws_smithy_schema::serde::ShapeDeserializer).
//!
//! What is accepted: UTF-8, elements and attributes with any namespace prefix, CDATA, comments,
//! processing instructions, numeric and the five predefined entities. A document type declaration is
//! refused, so there are no entities to expand; nesting is bounded. The text of an element is its
//! character data before its first child element, as in the element-tree interface that other AWS
//! clients read answers with.

mod body;
mod document;
mod reader;
mod scalar;
mod scan;
mod text;
mod timestamp;

pub(crate) use body::{Part, XmlBody};
pub(crate) use document::{Element, XmlDocument};
#[cfg(any(test, fuzzing))]
pub(crate) use timestamp::timestamp;

use aws_smithy_schema::serde::SerdeError;

/// Deepest nesting of elements that is read; the JSON codec has the same limit.
const MAX_DEPTH: usize = 128;

/// A document that is not XML as we accept it.
fn malformed(reason: impl std::fmt::Display) -> SerdeError {
    SerdeError::invalid_input(format!("malformed XML: {reason}"))
}

#[cfg(test)]
mod tests;
