//! Outcomes of many regions as one answer. Pure: nothing here waits, reads a clock or sends.

use std::ops::{Deref, Index};

use serde::de::DeserializeOwned;
use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};

use crate::model::{Operation, Shape};
use crate::outcome::{Gap, Outcome, Report};
use crate::pages::Pages;
use crate::query::{Query, QueryError};
use crate::result::ItemError;
use crate::value::{DecodeError, Structure, Value, region_value};

mod at;
mod distinct;
mod owned;

pub use at::{ItemPath, PathError};
pub use distinct::DistinctItem;
pub(crate) use distinct::Seen;
pub use owned::OwnedItem;
pub(crate) use owned::{into_items, into_items_at};

/// The key that names an item's region.
pub const REQUEST_REGION: &str = "RequestRegion";

/// The key that names all regions that an item was seen in.
const REQUEST_REGIONS: &str = "RequestRegions";

/// The key of an item that has no members itself.
const VALUE: &str = "Value";

/// Where an operation's output holds its result lists, as paths of member names.
pub(crate) type Fields = Vec<Vec<&'static str>>;

/// The result lists.
pub(crate) fn fields(operation: &'static Operation) -> Fields {
    operation.result_lists().map(|path| path.split('.').collect()).collect()
}

/// What an operation's items are.
pub(crate) fn shapes(operation: &'static Operation) -> Vec<&'static Shape> {
    let paths: Vec<_> =
        operation.result_lists().filter_map(|path| ItemPath::of(operation, path).ok()).collect();
    match operation.output() {
        Some(output) if paths.is_empty() => vec![output],
        _ => paths.iter().map(ItemPath::shape).collect(),
    }
}

/// The value at a path of member names.
fn at<'a>(output: &'a Structure, path: &[&str]) -> Option<&'a Value> {
    let (first, rest) = path.split_first()?;
    rest.iter().try_fold(output.get(first)?, |value, step| value.get(step))
}

/// The same, to be changed.
fn slot<'a>(output: &'a mut Structure, path: &[&'static str]) -> Option<&'a mut Value> {
    let (first, rest) = path.split_first()?;
    match output.get_mut(first)? {
        slot if rest.is_empty() => Some(slot),
        Value::Structure(inner) => slot(inner, rest),
        _ => None,
    }
}

/// One item of one region.
#[derive(Debug, Clone, Copy)]
pub struct Item<'a> {
    region: &'a str,
    value: ItemValue<'a>,
}

#[derive(Debug, Clone, Copy)]
enum ItemValue<'a> {
    Element(&'a Value),
    /// The output as a whole, where it has no lists.
    Output(&'a Structure),
}

impl<'a> Item<'a> {
    /// The region that it came from.
    pub fn region(&self) -> &'a str {
        self.region
    }

    /// The element of a result list; `None`: the item is an output without lists.
    pub fn value(&self) -> Option<&'a Value> {
        match self.value {
            ItemValue::Element(value) => Some(value),
            ItemValue::Output(_) => None,
        }
    }

    /// A member, if the item has members and this one is set.
    pub fn get(&self, member: &str) -> Option<&'a Value> {
        match self.value {
            ItemValue::Element(value) => value.get(member),
            ItemValue::Output(output) => output.get(member),
        }
    }

    /// What [`Index`] gives, for as long as the answer lives.
    fn at(self, member: &str) -> &'a Value {
        match self.value {
            _ if member == REQUEST_REGION && self.get(member).is_none() => region_value(self.region),
            ItemValue::Element(value) => &value[member],
            ItemValue::Output(output) => &output[member],
        }
    }

    /// As the caller's own type, without the region.
    ///
    /// # Errors
    /// The type does not fit.
    pub fn to<T: DeserializeOwned>(&self) -> Result<T, DecodeError> {
        match self.value {
            ItemValue::Element(value) => value.to(),
            ItemValue::Output(output) => output.to(),
        }
    }
}

/// A member, or the region as `RequestRegion`, unless the item has an entry of that name.
impl Index<&str> for Item<'_> {
    type Output = Value;
    fn index(&self, member: &str) -> &Value {
        self.at(member)
    }
}

impl Item<'_> {
    /// Whether it has entries of its own, none of which would hide its region.
    fn is_open(&self) -> bool {
        let hides = |name: &str| name == REQUEST_REGION || name == REQUEST_REGIONS;
        match self.value {
            ItemValue::Output(s) | ItemValue::Element(Value::Structure(s)) => {
                !s.shape().members().iter().any(|m| hides(m.name()))
            }
            ItemValue::Element(Value::Map(entries)) => !entries.iter().any(|(key, _)| hides(key)),
            ItemValue::Element(Value::Union(_)) => true,
            ItemValue::Element(_) => false,
        }
    }

    fn entries<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        match self.value {
            ItemValue::Output(output) if !self.is_open() => map.serialize_entry(VALUE, output)?,
            ItemValue::Element(value) if !self.is_open() => map.serialize_entry(VALUE, value)?,
            ItemValue::Output(s) | ItemValue::Element(Value::Structure(s)) => {
                s.iter().try_for_each(|(name, value)| map.serialize_entry(name, value))?;
            }
            ItemValue::Element(Value::Map(entries)) => {
                entries.iter().try_for_each(|(key, value)| map.serialize_entry(key, value))?;
            }
            ItemValue::Element(Value::Union(union)) => {
                if let Some(name) = union.variant() {
                    map.serialize_entry(name, union.value())?;
                }
            }
            ItemValue::Element(_) => {}
        }
        map.serialize_entry(REQUEST_REGION, self.region)
    }
}

/// A structure, union or map with the key `RequestRegion` added; anything else, and what has a member of that name itself,
/// as `{"Value": …, "RequestRegion": …}`.
impl Serialize for Item<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(None)?;
        self.entries(&mut map)?;
        map.end()
    }
}

/// The items of an output.
pub(crate) fn items<'a>(fields: &Fields, region: &'a str, output: &'a Structure) -> Vec<Item<'a>> {
    if fields.is_empty() {
        return vec![Item { region, value: ItemValue::Output(output) }];
    }
    let lists = fields.iter().filter_map(|path| at(output, path)?.as_list());
    lists.flatten().map(|value| Item { region, value: ItemValue::Element(value) }).collect()
}

/// The items of the regions that answered, which may not be all: [`is_complete`](Self::is_complete) tells, and
/// [`missing`](Self::missing), [`ignored`](Self::ignored) and [`truncated`](Self::truncated) whose are not there.
///
/// As JSON, a list: after the items stands, for each region whose items are not all there, what is the matter:
/// `{"RequestError": {"Kind": …}, "RequestRegion": …}`. No item has a member of that name. Of an answer that is one
/// page of more, the kind is `Truncated`.
#[derive(Debug, Clone)]
#[must_use = "some region's items may be missing: `is_complete` tells"]
pub struct Items<'a, T = Item<'a>> {
    items: Vec<T>,
    operation: &'static Operation,
    /// What the items are.
    shapes: Vec<&'static Shape>,
    outcomes: &'a [Outcome],
    missing: Vec<&'a str>,
    ignored: Vec<&'a str>,
    truncated: Vec<&'a str>,
}

impl<'a, T> Items<'a, T> {
    pub(crate) fn new(
        operation: &'static Operation,
        shapes: Vec<&'static Shape>,
        items: Vec<T>,
        outcomes: &'a [Outcome],
    ) -> Self {
        let regions =
            |of: fn(&Outcome) -> bool| outcomes.iter().filter(|o| of(o)).map(Outcome::region).collect();
        let (missing, ignored) = (regions(Outcome::is_missing), regions(Outcome::is_ignored));
        let truncated = regions(Outcome::is_truncated);
        Items { items, operation, shapes, outcomes, missing, ignored, truncated }
    }

    /// Others in place of these, of the same regions.
    fn with<U>(self, items: Vec<U>) -> Items<'a, U> {
        let Items { operation, shapes, outcomes, missing, ignored, truncated, .. } = self;
        Items { items, operation, shapes, outcomes, missing, ignored, truncated }
    }

    /// Whether these are all items: no region is missing but those that are ignored, and none has more pages.
    pub fn is_complete(&self) -> bool {
        self.missing.is_empty() && self.truncated.is_empty()
    }

    /// The regions that failed: their items, if they have any, are not here, but for those of the
    /// [pages before that](Outcome::partial).
    pub fn missing(&self) -> &[&'a str] {
        &self.missing
    }

    /// The regions that failed in a way that the caller chose to ignore; nor are their items here.
    pub fn ignored(&self) -> &[&'a str] {
        &self.ignored
    }

    /// The regions that answered one page of more.
    pub fn truncated(&self) -> &[&'a str] {
        &self.truncated
    }
}

impl<'a> Items<'a> {
    /// Each as something else.
    pub(crate) fn map<U>(mut self, to: impl FnMut(Item<'a>) -> U) -> Items<'a, U> {
        let items = std::mem::take(&mut self.items).into_iter().map(to).collect();
        self.with(items)
    }

    /// Each as the caller's own type, with its region.
    ///
    /// # Errors
    /// The first item that does not fit, with its region.
    pub fn to<T: DeserializeOwned>(self) -> Result<Items<'a, (String, T)>, ItemError> {
        let one = |item: &Item<'_>| match item.to() {
            Ok(value) => Ok((item.region().to_owned(), value)),
            Err(e) => Err(ItemError::new(item.region(), e)),
        };
        let items = self.items.iter().map(one).collect::<Result<_, _>>()?;
        Ok(self.with(items))
    }
}

impl<T: Serialize> Items<'_, T> {
    /// What a JMESPath expression finds in the list, as it is as JSON.
    ///
    /// # Errors
    /// It is no expression, or does not fit.
    pub fn query(&self, expression: &str) -> Result<serde_json::Value, QueryError> {
        Query::compile(expression)?.search(self)
    }
}

impl<T> Deref for Items<'_, T> {
    type Target = [T];
    fn deref(&self) -> &[T] {
        &self.items
    }
}

impl<'i, T> IntoIterator for &'i Items<'_, T> {
    type Item = &'i T;
    type IntoIter = std::slice::Iter<'i, T>;
    fn into_iter(self) -> Self::IntoIter {
        self.items.iter()
    }
}

impl<T> IntoIterator for Items<'_, T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;
    fn into_iter(self) -> Self::IntoIter {
        self.items.into_iter()
    }
}

impl<T: Serialize> Serialize for Items<'_, T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let gaps = || self.outcomes.iter().filter_map(Gap::of);
        let mut list = to.serialize_seq(Some(self.items.len() + gaps().count()))?;
        self.items.iter().try_for_each(|item| list.serialize_element(item))?;
        gaps().try_for_each(|gap| list.serialize_element(&gap))?;
        list.end()
    }
}

/// One answer of many regions.
///
/// As JSON: the operation's own output, each structure in its result lists with `RequestRegion`, and
/// `ResponseMetadata`, a list with one entry a region. Page tokens are left out: each is one region's own.
#[derive(Debug, Clone)]
#[must_use = "some region may be missing: `is_complete` tells"]
pub struct Merged<'a> {
    operation: &'static Operation,
    output: Structure,
    outcomes: &'a [Outcome],
    /// Members of the output that the entries of `ResponseMetadata` do not repeat.
    placed: Vec<&'static str>,
}

impl<'a> Merged<'a> {
    /// The merged output: its result lists, and nothing else.
    pub fn output(&self) -> &Structure {
        &self.output
    }

    /// A result list, if the operation has one of that name and any region answered it.
    pub fn get(&self, member: &str) -> Option<&Value> {
        self.output.get(member)
    }

    /// Whether everything is in it: no region is missing but those that are ignored, and none has more pages.
    pub fn is_complete(&self) -> bool {
        self.outcomes.iter().all(|o| !o.is_missing() && !o.is_truncated())
    }

    /// The regions that answered one page of more.
    pub fn truncated(&self) -> impl Iterator<Item = &'a str> {
        self.outcomes.iter().filter(|o| o.is_truncated()).map(Outcome::region)
    }

    /// The regions that failed, and so are not in it but for the [pages before that](Outcome::partial).
    pub fn missing(&self) -> impl Iterator<Item = &'a str> {
        self.outcomes.iter().filter(|o| o.is_missing()).map(Outcome::region)
    }

    /// The regions that failed in a way that the caller chose to ignore; nor are they in it.
    pub fn ignored(&self) -> impl Iterator<Item = &'a str> {
        self.outcomes.iter().filter(|o| o.is_ignored()).map(Outcome::region)
    }

    /// What a JMESPath expression finds in it, as it is as JSON: `Vpcs[?IsDefault].[VpcId, RequestRegion]`.
    ///
    /// # Errors
    /// It is no expression, or does not fit.
    pub fn query(&self, expression: &str) -> Result<serde_json::Value, QueryError> {
        Query::compile(expression)?.search(self)
    }

    /// One entry a region, in the order asked for: `RequestRegion`, the facts of the exchange, the error of a
    /// region that failed, and what else its output holds.
    pub fn response_metadata(&self) -> impl ExactSizeIterator<Item = impl Serialize> {
        self.outcomes.iter().map(|outcome| Report { outcome, merged: &self.placed })
    }
}

/// [`Value::Null`] where no region answered; a list that none of the answers has is an empty one.
impl Index<&str> for Merged<'_> {
    type Output = Value;
    fn index(&self, member: &str) -> &Value {
        if self.outcomes.iter().any(|o| o.got().is_some()) { &self.output[member] } else { &Value::Null }
    }
}

impl Serialize for Merged<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(None)?;
        self.output.iter().try_for_each(|(name, value)| map.serialize_entry(name, value))?;
        let metadata: Vec<_> = self.response_metadata().collect();
        map.serialize_entry("ResponseMetadata", &metadata)?;
        map.end()
    }
}

/// Merges outcomes of one operation.
pub(crate) fn merged<'a>(operation: &'static Operation, outcomes: &'a [Outcome]) -> Merged<'a> {
    let fields = fields(operation);
    let mut output = Structure::new(operation.output().unwrap_or_else(crate::model::unit));
    for path in &fields {
        let lists = outcomes.iter().filter_map(|o| Some((o.region(), at(o.got()?, path)?.as_list()?)));
        let mut joined: Option<Vec<Value>> = None;
        for (region, list) in lists {
            joined.get_or_insert_default().extend(list.iter().map(|item| item.in_region(region)));
        }
        if let Some(items) = joined {
            put(&mut output, path, Value::List(items.into()));
        }
    }
    // A nested list's outermost member stays in the reports: it may hold more than the list.
    let mut placed: Vec<_> = fields.iter().filter(|p| p.len() == 1).map(|p| p[0]).collect();
    placed.extend(Pages::of(operation).tokens());
    Merged { operation, output, outcomes, placed }
}

/// Sets the value at a path, structures on the way made as needed.
fn put(into: &mut Structure, path: &[&'static str], value: Value) {
    let Some((first, rest)) = path.split_first() else { return };
    let shape = into.shape();
    let Some(index) = shape.member_index(first) else { return };
    let Some(slot) = into.slot_mut(index) else { return };
    if rest.is_empty() {
        *slot = value;
        return;
    }
    if slot.is_null() {
        *slot = Value::Structure(Structure::new(shape.members()[index].target()));
    }
    if let Value::Structure(inner) = slot {
        put(inner, rest, value);
    }
}

#[cfg(test)]
mod tests;
