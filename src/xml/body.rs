//! A response body as a deserializer: read from the right element on, and then to its end.

use aws_smithy_schema::Schema;
use aws_smithy_schema::serde::{SerdeError, ShapeDeserializer};
use aws_smithy_types::{BigDecimal, BigInteger, Blob, DateTime, Document};

use super::document::{Element, XmlDocument};
use super::malformed;
use super::reader::{Elements, Entries, Members, Reader};

/// Where in the document the value is.
#[derive(Debug, Clone)]
pub(crate) enum Part {
    /// The root element, whatever its name.
    Root,
    /// `<{operation}Result>` inside the root, as awsQuery wraps its outputs.
    Result {
        /// The operation's name.
        operation: String,
    },
    /// The element with the error's code and members.
    Error {
        /// Whether errors are not wrapped, so that the root is that element.
        unwrapped: bool,
    },
}

impl Part {
    /// Finds the element, if the document has it.
    pub(crate) fn find<'d, 'a>(&self, root: Element<'d, 'a>) -> Result<Option<Element<'d, 'a>>, SerdeError> {
        let operation = match self {
            Part::Root => return Ok(Some(root)),
            Part::Error { unwrapped } => return error_element(root, *unwrapped).map(Some),
            Part::Result { operation } => operation,
        };
        let is_result = |e: &Element<'_, '_>| e.name().ends_with("Result");
        if let Some(own) = root.find(|child| child.name().strip_suffix("Result") == Some(operation))? {
            return Ok(Some(own));
        }
        Ok(root.find(is_result)?.or_else(|| Some(root).filter(is_result)))
    }
}

/// `<ErrorResponse><Error>`, `<Response><Errors><Error>`, or the root itself.
fn error_element<'d, 'a>(root: Element<'d, 'a>, unwrapped: bool) -> Result<Element<'d, 'a>, SerdeError> {
    if unwrapped && root.name() != "ErrorResponse" {
        return Ok(root);
    }
    Ok(root.child("Errors")?.unwrap_or(root).child("Error")?.unwrap_or(root))
}

/// Whether a document is a failure's, whatever its status says.
fn is_error(root: Element<'_, '_>) -> Result<bool, SerdeError> {
    Ok(root.name() == "ErrorResponse" || (root.name() == "Response" && root.child("Errors")?.is_some()))
}

/// A body that is read as XML, if it is read at all: an empty one holds no members.
#[derive(Debug)]
pub(crate) struct XmlBody<'a> {
    body: &'a [u8],
    part: Part,
    document: Option<XmlDocument<'a>>,
}

impl<'a> XmlBody<'a> {
    /// Reads `part` of `body`.
    pub(crate) fn new(body: &'a [u8], part: Part) -> Self {
        XmlBody { body, part, document: None }
    }

    /// The element to read from, if the body has one.
    fn element(&mut self) -> Result<Option<Element<'_, 'a>>, SerdeError> {
        if self.body.trim_ascii().is_empty() {
            return Ok(None);
        }
        let document = match self.document.take() {
            Some(document) => document,
            None => XmlDocument::new(self.body)?,
        };
        let root = self.document.insert(document).root();
        if root.name().eq_ignore_ascii_case("html") {
            return Err(malformed("an HTML page in place of an answer"));
        }
        if !matches!(self.part, Part::Error { .. }) && is_error(root)? {
            return Err(malformed("an error in place of an answer"));
        }
        let part = self.part.find(root)?;
        if part.is_none() && !root.name().ends_with("Response") {
            return Err(malformed("neither a response nor a result"));
        }
        Ok(part)
    }

    /// Reads to the end of the body, of which nothing may be missing.
    fn finish(&self) -> Result<(), SerdeError> {
        self.document.as_ref().map_or(Ok(()), XmlDocument::finish)
    }

    /// Members of a structure, of which a result that is missing in a body has none.
    fn without_result(&self, schema: &Schema<'_>) -> Result<(), SerdeError> {
        let is_missing = matches!(self.part, Part::Result { .. }) && self.document.is_some();
        match is_missing && !schema.members().is_empty() {
            true => Err(malformed("a response without its result")),
            false => Ok(()),
        }
    }

    fn present(&mut self) -> Result<Element<'_, 'a>, SerdeError> {
        self.element()?.ok_or_else(|| SerdeError::invalid_input("the body is empty"))
    }
}

macro_rules! simple_values {
    ($($read:ident -> $value:ty;)*) => {
        $(fn $read(&mut self, schema: &Schema<'_>) -> Result<$value, SerdeError> {
            let value = Reader::Element(&self.present()?).$read(schema)?;
            self.finish()?;
            Ok(value)
        })*
    };
}

impl ShapeDeserializer for XmlBody<'_> {
    fn read_struct(&mut self, schema: &Schema<'_>, consumer: Members<'_>) -> Result<(), SerdeError> {
        match self.element()? {
            Some(root) if schema.xml_unwrapped_output() => {
                Reader::Element(&root).read_unwrapped(schema, consumer)?
            }
            Some(root) => Reader::Element(&root).read_struct(schema, consumer)?,
            None => self.without_result(schema)?,
        }
        self.finish()
    }

    fn read_list(&mut self, schema: &Schema<'_>, consumer: Elements<'_>) -> Result<(), SerdeError> {
        if let Some(root) = self.element()? {
            Reader::Element(&root).read_list(schema, consumer)?;
        }
        self.finish()
    }

    fn read_map(&mut self, schema: &Schema<'_>, consumer: Entries<'_>) -> Result<(), SerdeError> {
        if let Some(root) = self.element()? {
            Reader::Element(&root).read_map(schema, consumer)?;
        }
        self.finish()
    }

    simple_values! {
        read_boolean -> bool;
        read_byte -> i8;
        read_short -> i16;
        read_integer -> i32;
        read_long -> i64;
        read_float -> f32;
        read_double -> f64;
        read_big_integer -> BigInteger;
        read_big_decimal -> BigDecimal;
        read_string -> String;
        read_blob -> Blob;
        read_timestamp -> DateTime;
        read_document -> Document;
    }

    fn is_null(&self) -> bool {
        false
    }

    fn skip_value(&mut self) -> Result<(), SerdeError> {
        Ok(())
    }

    fn container_size(&self) -> Option<usize> {
        None
    }
}
