//! A structure: a row of slots, tied to its shape.

use std::fmt;
use std::sync::LazyLock;

use super::index::NULL;
use super::origin::Origin;
use super::{DecodeError, Shown, Value};
use crate::merge::REQUEST_REGION;
use crate::model::{Member, Shape};
use crate::names::{self, UnknownName};

/// The shape of a structure and the region that it came from, in the slot before its members. Only this module
/// makes one.
#[derive(Clone, Copy)]
pub struct Tie {
    shape: &'static Shape,
    /// Set on the items of a merged answer.
    origin: Option<Origin>,
}

impl PartialEq for Tie {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.shape, other.shape) && self.origin == other.origin
    }
}

/// A structure: the values of its members, in the order of the model.
///
/// The shape stands in the first slot, so that a structure is one allocation and a [`Value`] three words. There are slots up
/// to the last member that was set: of DynamoDB's attributes, which have a member for each kind, most need but one.
#[derive(Clone)]
pub struct Structure {
    slots: Box<[Value]>,
}

impl PartialEq for Structure {
    fn eq(&self, other: &Self) -> bool {
        let (short, long) = if self.slots.len() < other.slots.len() { (self, other) } else { (other, self) };
        let (same, rest) = long.slots.split_at(short.slots.len());
        *short.slots == *same && rest.iter().all(Value::is_null)
    }
}

impl Structure {
    /// A structure with no member set.
    pub(crate) fn new(shape: &'static Shape) -> Self {
        Structure { slots: Box::new([Structure::tie(shape)]) }
    }

    /// What the first slot of a structure of that shape holds.
    pub(super) fn tie(shape: &'static Shape) -> Value {
        Value::Tie(Tie { shape, origin: None })
    }

    /// A structure of such slots: a tie, and a value for each of the first members.
    pub(super) fn of_slots(slots: Box<[Value]>) -> Self {
        Structure { slots }
    }

    /// The structure of the shape without members.
    #[cfg(test)]
    pub(crate) fn empty() -> Self {
        Structure::new(crate::model::unit())
    }

    /// A structure without slots: no member of it is set.
    pub(crate) fn none() -> &'static Structure {
        static NONE: LazyLock<Structure> = LazyLock::new(|| Structure { slots: Box::default() });
        &NONE
    }

    /// The shape that it has.
    pub fn shape(&self) -> &'static Shape {
        match self.slots.first() {
            Some(Value::Tie(tie)) => tie.shape,
            _ => crate::model::unit(),
        }
    }

    /// The values in the order of the shape's members, up to the last one that is set or further: of all members
    /// [`member`](Self::member) and [`iter`](Self::iter) tell.
    pub fn values(&self) -> &[Value] {
        self.slots.get(1..).unwrap_or_default()
    }

    pub(crate) fn values_mut(&mut self) -> &mut [Value] {
        self.slots.get_mut(1..).unwrap_or_default()
    }

    /// All members of the shape with their values.
    pub(crate) fn members(&self) -> impl Iterator<Item = (&'static Member, &Value)> {
        self.shape().members().iter().zip(self.values().iter().chain(std::iter::repeat(&NULL)))
    }

    /// The members that are set.
    pub(crate) fn set_members(&self) -> impl Iterator<Item = (&'static Member, &Value)> {
        self.shape().members().iter().zip(self.values()).filter(|(_, value)| !value.is_null())
    }

    /// The value of the member at that position of the shape.
    #[inline]
    pub(crate) fn slot(&self, index: usize) -> &Value {
        self.slots.get(index + 1).unwrap_or(&NULL)
    }

    /// The same to be written to; `None`: the shape has fewer members.
    pub(crate) fn slot_mut(&mut self, index: usize) -> Option<&mut Value> {
        if index >= self.values().len() {
            if index >= self.shape().members().len() {
                return None;
            }
            let mut slots = std::mem::take(&mut self.slots).into_vec();
            slots.reserve_exact(index + 2 - slots.len());
            slots.resize_with(index + 2, Value::default);
            self.slots = slots.into();
        }
        self.slots.get_mut(index + 1)
    }

    /// Sets the member at that position of the shape, if the shape has so many.
    pub(crate) fn set(&mut self, index: usize, value: Value) {
        if value.is_null() && index >= self.values().len() {
            return;
        }
        if let Some(slot) = self.slot_mut(index) {
            *slot = value;
        }
    }

    /// Takes what is set of another structure of that shape, as told for each slot and value.
    pub(crate) fn take_in(&mut self, mut other: Structure, mut each: impl FnMut(&mut Value, Value)) {
        for (index, value) in other.values_mut().iter_mut().enumerate().filter(|(_, v)| !v.is_null()) {
            if let Some(slot) = self.slot_mut(index) {
                each(slot, std::mem::take(value));
            }
        }
    }

    /// The members that are set, with their names, in the order of the model; last, of an item of a merged
    /// answer, its `RequestRegion`.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &Value)> {
        let own = self.shape().member_index(REQUEST_REGION).is_some();
        let region = self.request_region().filter(|_| !own).map(|region| (REQUEST_REGION, region));
        self.set_members().map(|(member, value)| (member.name(), value)).chain(region)
    }

    /// The value of a member, if set; of an item of a merged answer, `RequestRegion` too.
    pub fn get(&self, name: &str) -> Option<&Value> {
        match self.shape().member_index(name) {
            Some(index) => Some(self.slot(index)).filter(|v| !v.is_null()),
            None if name == REQUEST_REGION => self.request_region(),
            None => None,
        }
    }

    /// The value of a member, if set, to be changed.
    pub(crate) fn get_mut(&mut self, name: &str) -> Option<&mut Value> {
        let index = self.shape().member_index(name)?;
        self.values_mut().get_mut(index).filter(|v| !v.is_null())
    }

    /// The slot of a member, set or not.
    pub(crate) fn entry(&mut self, name: &str) -> Option<&mut Value> {
        self.slot_mut(self.shape().member_index(name)?)
    }

    /// The region that an item of a merged answer came from.
    pub fn request_region(&self) -> Option<&'static Value> {
        match self.slots.first() {
            Some(Value::Tie(tie)) => tie.origin.map(Origin::name),
            _ => None,
        }
    }

    pub(super) fn set_origin(&mut self, origin: Option<Origin>) {
        if let Some(Value::Tie(tie)) = self.slots.first_mut() {
            tie.origin = origin;
        }
    }

    /// Into the caller's own type, by the same rules as from its JSON form.
    ///
    /// # Errors
    /// The type does not fit; the error says where.
    pub fn to<T: serde::de::DeserializeOwned>(&self) -> Result<T, DecodeError> {
        T::deserialize(self)
    }

    /// The value of a member, [`Value::Null`] if it is not set, whatever its kind.
    ///
    /// # Errors
    /// The shape has no such member; the error suggests the nearest.
    pub fn member(&self, name: &str) -> Result<&Value, UnknownName> {
        let shape = self.shape();
        match shape.member_index(name) {
            Some(index) => Ok(self.slot(index)),
            None => {
                let names = shape.members().iter().map(|m| m.name());
                Err(names::unknown(&format!("member of {}", shape.name()), name, names))
            }
        }
    }
}

impl fmt::Debug for Structure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.shape().is_sensitive() {
            return f.write_str("** redacted **");
        }
        let mut out = f.debug_struct(self.shape().name());
        for (member, value) in self.set_members() {
            out.field(member.name(), &Shown(value, Some(member.target()), member.is_sensitive()));
        }
        out.finish()
    }
}
