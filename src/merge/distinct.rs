//! Items that several regions have, each once: what is global is seen from every region.

use std::collections::{HashMap, HashSet};
use std::ops::Deref;

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::at::Key;
use super::{Item, ItemValue, Items, Merged, OwnedItem, PathError, REQUEST_REGIONS, fields, shapes, slot};
use crate::model::{Operation, Shape};
use crate::value::Value;

/// An item, and the regions that it was seen in.
#[derive(Debug, Clone)]
pub struct DistinctItem<'a> {
    item: Item<'a>,
    regions: Vec<&'a str>,
}

impl<'a> DistinctItem<'a> {
    /// The regions whose answers have it, in the order of the result; the first is the item's own.
    pub fn regions(&self) -> &[&'a str] {
        &self.regions
    }
}

/// The item as the first region has it.
impl<'a> Deref for DistinctItem<'a> {
    type Target = Item<'a>;
    fn deref(&self) -> &Item<'a> {
        &self.item
    }
}

/// As the item, with the key `RequestRegions` besides.
impl Serialize for DistinctItem<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(None)?;
        self.item.entries(&mut map)?;
        map.serialize_entry(REQUEST_REGIONS, &self.regions)?;
        map.end()
    }
}

impl<'a> Items<'a> {
    /// Each item once: those with the same value at a key are one, with the [regions](DistinctItem::regions) that they were
    /// seen in. Of items that are the same by the key and differ in something else, the first stands.
    ///
    /// The key is a member's name, as `Arn`, or several joined by dots; of items that have no members it is `Value`. Items
    /// that have nothing there are all kept.
    ///
    /// # Errors
    /// No item can have such a member.
    pub fn dedup_by(self, key: &str) -> Result<Items<'a, DistinctItem<'a>>, PathError> {
        let key = Key::of(self.operation, &self.shapes, key)?;
        let mut places: HashMap<String, usize> = HashMap::new();
        let mut distinct: Vec<DistinctItem<'a>> = Vec::new();
        for item in &self.items {
            let value = key.text(item);
            let known = value.as_ref().and_then(|value| places.get(value));
            if let Some(seen) = known.and_then(|place| distinct.get_mut(*place)) {
                if !seen.regions.contains(&item.region()) {
                    seen.regions.push(item.region());
                }
                continue;
            }
            if let Some(value) = value {
                places.insert(value, distinct.len());
            }
            distinct.push(DistinctItem { item: *item, regions: vec![item.region()] });
        }
        Ok(self.with(distinct))
    }
}

/// Tells of items as they come which of them were there before.
#[derive(Debug)]
pub(crate) struct Seen {
    key: Key,
    values: HashSet<String>,
}

impl Seen {
    /// `shapes`: what the items are.
    ///
    /// # Errors
    /// No item can have such a member.
    pub(crate) fn by(
        operation: &'static Operation,
        shapes: &[&'static Shape],
        key: &str,
    ) -> Result<Seen, PathError> {
        Ok(Seen { key: Key::of(operation, shapes, key)?, values: HashSet::new() })
    }

    /// Whether an item is the first of its value; one that has none is.
    pub(crate) fn is_new(&mut self, item: &OwnedItem) -> bool {
        self.is_first(&item.as_item())
    }

    fn is_first(&mut self, item: &Item<'_>) -> bool {
        self.key.text(item).is_none_or(|value| self.values.insert(value))
    }
}

impl<'a> Merged<'a> {
    /// With each element of a list once: of those with the same value at a key, the first stands, with its region. The
    /// key is as in [`Items::dedup_by`], which tells all regions of each.
    ///
    /// # Errors
    /// No item can have such a member.
    pub fn dedup_by(mut self, key: &str) -> Result<Merged<'a>, PathError> {
        let shapes = shapes(self.operation);
        // A mistaken key is told where there is no list, too.
        Seen::by(self.operation, &shapes, key)?;
        for path in fields(self.operation) {
            let mut seen = Seen::by(self.operation, &shapes, key)?;
            let Some(Value::List(list)) = slot(&mut self.output, &path) else { continue };
            let elements = std::mem::take(list).into_vec().into_iter();
            *list = elements
                .filter(|value| seen.is_first(&Item { region: "", value: ItemValue::Element(value) }))
                .collect();
        }
        Ok(self)
    }
}
