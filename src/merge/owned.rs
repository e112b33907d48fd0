//! Items taken out of an answer, for streams.

use std::ops::Index;
use std::sync::Arc;

use serde::de::DeserializeOwned;
use serde::ser::{Serialize, Serializer};

use super::{Fields, Item, ItemPath, ItemValue, slot};
use crate::value::{DecodeError, Structure, Value};

/// One item of one region, apart from its answer.
#[derive(Debug, Clone)]
pub struct OwnedItem {
    region: Arc<str>,
    value: Value,
    /// An output as a whole.
    is_output: bool,
}

impl OwnedItem {
    /// The same as a result's items.
    pub fn as_item(&self) -> Item<'_> {
        let value = match &self.value {
            Value::Structure(output) if self.is_output => ItemValue::Output(output),
            value => ItemValue::Element(value),
        };
        Item { region: &self.region, value }
    }

    /// An event, or what else came by itself.
    pub(crate) fn of(region: Arc<str>, value: Value) -> OwnedItem {
        OwnedItem { region, value, is_output: false }
    }

    /// The region that it came from.
    pub fn region(&self) -> &str {
        &self.region
    }

    /// What it is, an output as a whole included.
    pub(crate) fn held(&self) -> &Value {
        &self.value
    }

    /// See [`Item::value`].
    pub fn value(&self) -> Option<&Value> {
        self.as_item().value()
    }

    /// See [`Item::get`].
    pub fn get(&self, member: &str) -> Option<&Value> {
        self.as_item().get(member)
    }

    /// See [`Item::to`].
    ///
    /// # Errors
    /// As there.
    pub fn to<T: DeserializeOwned>(&self) -> Result<T, DecodeError> {
        self.as_item().to()
    }
}

/// As an [`Item`].
impl Index<&str> for OwnedItem {
    type Output = Value;
    fn index(&self, member: &str) -> &Value {
        self.as_item().at(member)
    }
}

/// As an [`Item`].
impl Serialize for OwnedItem {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.as_item().serialize(to)
    }
}

/// The items of an output, taken out of it, in the order of [`items`].
pub(crate) fn into_items(fields: &Fields, region: &Arc<str>, mut output: Structure) -> Vec<OwnedItem> {
    let item = |value, is_output| OwnedItem { region: region.clone(), value, is_output };
    if fields.is_empty() {
        return vec![item(Value::Structure(output), true)];
    }
    let mut items = Vec::new();
    for path in fields {
        if let Some(Value::List(list)) = slot(&mut output, path).map(std::mem::take) {
            items.extend(list.into_vec().into_iter().map(|value| item(value, false)));
        }
    }
    items
}

/// The items of an output by a path, taken out of it.
pub(crate) fn into_items_at(path: &ItemPath, region: &Arc<str>, output: Structure) -> Vec<OwnedItem> {
    let mut items = Vec::new();
    path.take_items(output, &mut |value| {
        items.push(OwnedItem { region: region.clone(), value, is_output: false });
    });
    items
}
