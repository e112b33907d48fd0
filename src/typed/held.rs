//! An item of a stream, which no answer holds: its view, with the region.

use std::fmt;
use std::marker::PhantomData;
use std::ops::{Deref, Index};

use serde::{Serialize, Serializer};

use super::{Value, View};
use crate::merge::OwnedItem;

/// An item apart from its answer: its view, with the region.
pub struct Held<T> {
    item: OwnedItem,
    of: PhantomData<fn() -> T>,
}

impl<T> Held<T> {
    pub(super) fn new(item: OwnedItem) -> Self {
        Held { item, of: PhantomData }
    }

    /// The region that it came from.
    pub fn region(&self) -> &str {
        self.item.region()
    }

    /// The dynamic item.
    pub fn into_dynamic(self) -> OwnedItem {
        self.item
    }
}

impl<T: View<Of = Value>> Deref for Held<T> {
    type Target = T;
    fn deref(&self) -> &T {
        T::view(self.item.held())
    }
}

/// A member, or the region as `RequestRegion`.
impl<T> Index<&str> for Held<T> {
    type Output = Value;
    fn index(&self, member: &str) -> &Value {
        &self.item[member]
    }
}

impl<T> Clone for Held<T> {
    fn clone(&self) -> Self {
        Held::new(self.item.clone())
    }
}

impl<T> fmt::Debug for Held<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.item.fmt(f)
    }
}

impl<T> Serialize for Held<T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.item.serialize(to)
    }
}
