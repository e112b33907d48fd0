//! Reads the values of a schema off a document.

use std::borrow::Cow;

use aws_smithy_schema::serde::{SerdeError, ShapeDeserializer};
use aws_smithy_schema::{Schema, ShapeType, prelude};
use aws_smithy_types::{BigDecimal, BigInteger, Blob, DateTime, Document};

use super::document::{Children, Element};
use super::{scalar, timestamp};

/// What a structure's reader calls for each member that the document has.
pub(super) type Members<'f> =
    &'f mut dyn FnMut(&Schema<'_>, &mut dyn ShapeDeserializer) -> Result<(), SerdeError>;
/// What a list's reader calls for each element.
pub(super) type Elements<'f> = &'f mut dyn FnMut(&mut dyn ShapeDeserializer) -> Result<(), SerdeError>;
/// What a map's reader calls for each entry.
pub(super) type Entries<'f> = &'f mut dyn FnMut(String, &mut dyn ShapeDeserializer) -> Result<(), SerdeError>;

/// A place in a document, from which one value can be read.
#[derive(Debug, Clone)]
pub(super) enum Reader<'r, 'd, 'a> {
    Element(&'r Element<'d, 'a>),
    /// The elements of a flattened list or map: siblings of the same name, others in between.
    Flattened {
        first: &'r Element<'d, 'a>,
        siblings: Children<'d, 'a>,
    },
    /// A text that was read: an attribute's, or a simple value's.
    Text(Cow<'a, str>),
}

impl<'r, 'd, 'a> Reader<'r, 'd, 'a> {
    /// The element itself, or the first one of a flattened run.
    fn element(&self) -> Option<&'r Element<'d, 'a>> {
        match self {
            Reader::Element(element) | Reader::Flattened { first: element, .. } => Some(element),
            Reader::Text(_) => None,
        }
    }

    fn text(&self) -> Result<Cow<'a, str>, SerdeError> {
        match self {
            Reader::Element(element) | Reader::Flattened { first: element, .. } => element.text(),
            Reader::Text(value) => Ok(value.clone()),
        }
    }

    /// The elements that a list or map consists of.
    fn each_item(
        &self,
        mut consumer: impl FnMut(&Element<'d, 'a>) -> Result<(), SerdeError>,
    ) -> Result<(), SerdeError> {
        let (mut siblings, only) = match self {
            Reader::Element(element) => (element.children(), None),
            Reader::Flattened { first, siblings } => (siblings.clone(), Some(first.name())),
            Reader::Text(_) => return Ok(()),
        };
        while let Some(item) = siblings.next()? {
            if only.is_none_or(|name| name == item.name()) {
                consumer(item)?;
            }
        }
        Ok(())
    }

    /// An attribute is found with or without its prefix: documents choose their own.
    fn read_attributes(
        element: &Element<'d, 'a>,
        schema: &Schema<'_>,
        consumer: Members<'_>,
    ) -> Result<(), SerdeError> {
        let attributes = element.attributes();
        let local = |name: &str| name.rsplit(':').next().map(str::to_owned);
        for member in schema.members().iter().filter(|m| m.xml_attribute()) {
            let Some(wanted) = wire_name(member) else { continue };
            let found = attributes
                .iter()
                .find(|(name, _)| *name == wanted)
                .or_else(|| attributes.iter().find(|(name, _)| local(name) == local(wanted)));
            if let Some((_, value)) = found {
                consumer(member, &mut Reader::Text(value.clone()))?;
            }
        }
        Ok(())
    }

    /// Reads a document whose root is not the structure but its only member.
    pub(super) fn read_unwrapped(
        &mut self,
        schema: &Schema<'_>,
        consumer: Members<'_>,
    ) -> Result<(), SerdeError> {
        let Some(root) = self.element() else {
            return Ok(());
        };
        let is_empty = root.text()?.is_empty() && root.children().next()?.is_none();
        let member = schema.members().iter().find(|m| names(m, root.name()));
        match member {
            Some(member) if !is_empty => consumer(member, self),
            _ => Ok(()),
        }
    }
}

/// Which member an element belongs to. Documents mostly keep the order of the members, so the search
/// starts where the last one ended.
#[derive(Default)]
struct MemberSearch {
    next: usize,
}

impl MemberSearch {
    fn find(&mut self, members: &[&Schema<'_>], element: &str) -> Option<usize> {
        let (before, after) = members.split_at_checked(self.next)?;
        let is_it = |member: &&Schema<'_>| names(member, element) && !member.xml_attribute();
        let found = after
            .iter()
            .position(is_it)
            .map(|offset| offset + before.len())
            .or_else(|| before.iter().position(is_it))?;
        self.next = found + 1;
        Some(found)
    }
}

fn wire_name<'s>(member: &'s Schema<'_>) -> Option<&'s str> {
    member.xml_name().map(|name| name.value()).or(member.member_name())
}

/// Whether an element of that local name is this member; a prefix in the model's name does not matter.
fn names(member: &Schema<'_>, element: &str) -> bool {
    let Some(name) = wire_name(member) else {
        return false;
    };
    // Most names are another's: their lengths tell.
    match name.len().checked_sub(element.len()) {
        Some(0) => name == element,
        Some(prefix) => name.as_bytes().get(prefix - 1) == Some(&b':') && name.ends_with(element),
        None => false,
    }
}

fn is_flattened(member: &Schema<'_>) -> bool {
    member.xml_flattened() && matches!(member.shape_type(), ShapeType::List | ShapeType::Map)
}

/// An empty element is an empty string, list or structure, but no number, boolean or timestamp: such
/// a member is unset.
fn is_set_by_text(member: &Schema<'_>) -> bool {
    use ShapeType::{BigDecimal, BigInteger, Boolean, Byte, Double, Float, Integer, Long, Short, Timestamp};
    matches!(
        member.shape_type(),
        Boolean | Byte | Short | Integer | Long | Float | Double | BigInteger | BigDecimal | Timestamp
    )
}

impl ShapeDeserializer for Reader<'_, '_, '_> {
    fn read_struct(&mut self, schema: &Schema<'_>, consumer: Members<'_>) -> Result<(), SerdeError> {
        let Some(element) = self.element() else {
            return Ok(());
        };
        if element.has_attributes() {
            Self::read_attributes(element, schema, consumer)?;
        }
        let members = schema.members();
        let mut search = MemberSearch::default();
        let mut flattened: Vec<usize> = Vec::new();
        let mut children = element.children();
        while let Some(child) = children.next()? {
            let found = search.find(members, child.name());
            let Some((index, member)) = found.and_then(|i| Some((i, *members.get(i)?))) else {
                if schema.is_union() {
                    // As the other codecs tell of a variant that the model does not know.
                    consumer(&prelude::DOCUMENT, &mut Reader::Element(child))?;
                }
                continue;
            };
            if is_flattened(member) {
                // Its first element stands for the whole run.
                if !flattened.contains(&index) {
                    flattened.push(index);
                    let siblings = element.children_from(child);
                    consumer(member, &mut Reader::Flattened { first: child, siblings })?;
                }
            } else if is_set_by_text(member) {
                let text = child.text()?;
                if !text.trim().is_empty() {
                    consumer(member, &mut Reader::Text(text))?;
                }
            } else {
                consumer(member, &mut Reader::Element(child))?;
            }
        }
        Ok(())
    }

    fn read_list(&mut self, _: &Schema<'_>, consumer: Elements<'_>) -> Result<(), SerdeError> {
        // Whatever the elements are called: services differ from their models here.
        self.each_item(|item| consumer(&mut Reader::Element(item)))
    }

    fn read_map(&mut self, schema: &Schema<'_>, consumer: Entries<'_>) -> Result<(), SerdeError> {
        let name_of = |schema: Option<&Schema<'_>>, default| {
            schema
                .and_then(|s| s.xml_name().map(|name| name.value().to_owned()))
                .unwrap_or_else(|| String::from(default))
        };
        let key_name = name_of(schema.key(), "key");
        let value_name = name_of(schema.member(), "value");
        self.each_item(|entry| match (entry.child(&key_name)?, entry.child(&value_name)?) {
            (Some(key), Some(value)) => consumer(key.text()?.into_owned(), &mut Reader::Element(&value)),
            _ => Ok(()),
        })
    }

    fn read_boolean(&mut self, _: &Schema<'_>) -> Result<bool, SerdeError> {
        scalar::boolean(&self.text()?)
    }

    fn read_byte(&mut self, _: &Schema<'_>) -> Result<i8, SerdeError> {
        scalar::number(&self.text()?)
    }

    fn read_short(&mut self, _: &Schema<'_>) -> Result<i16, SerdeError> {
        scalar::number(&self.text()?)
    }

    fn read_integer(&mut self, _: &Schema<'_>) -> Result<i32, SerdeError> {
        scalar::number(&self.text()?)
    }

    fn read_long(&mut self, _: &Schema<'_>) -> Result<i64, SerdeError> {
        scalar::number(&self.text()?)
    }

    fn read_float(&mut self, _: &Schema<'_>) -> Result<f32, SerdeError> {
        // `NaN`, `Infinity` and `-Infinity` are what Rust calls them too.
        scalar::number(&self.text()?)
    }

    fn read_double(&mut self, _: &Schema<'_>) -> Result<f64, SerdeError> {
        scalar::number(&self.text()?)
    }

    fn read_big_integer(&mut self, _: &Schema<'_>) -> Result<BigInteger, SerdeError> {
        scalar::number(&self.text()?)
    }

    fn read_big_decimal(&mut self, _: &Schema<'_>) -> Result<BigDecimal, SerdeError> {
        scalar::number(&self.text()?)
    }

    fn read_string(&mut self, _: &Schema<'_>) -> Result<String, SerdeError> {
        Ok(self.text()?.into_owned())
    }

    fn read_blob(&mut self, _: &Schema<'_>) -> Result<Blob, SerdeError> {
        scalar::blob(&self.text()?)
    }

    fn read_timestamp(&mut self, _: &Schema<'_>) -> Result<DateTime, SerdeError> {
        timestamp::timestamp(&self.text()?)
    }

    fn read_document(&mut self, _: &Schema<'_>) -> Result<Document, SerdeError> {
        Err(SerdeError::unsupported("XML has no document type"))
    }

    fn is_null(&self) -> bool {
        false
    }

    fn skip_value(&mut self) -> Result<(), SerdeError> {
        Ok(())
    }

    fn container_size(&self) -> Option<usize> {
        // It would take reading to the end.
        None
    }
}
