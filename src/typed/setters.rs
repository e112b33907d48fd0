//! What setters do: a value into a slot of what is under construction.

use std::collections::HashMap;
use std::fmt;

use aws_smithy_types::{Blob, DateTime, Document};

use super::{Structure, Value};
use crate::value::Text;

/// What a slot can be set to.
pub trait IntoValue {
    /// As the dynamic client has it.
    fn into_value(self) -> Value;
}

macro_rules! into_value {
    ($($from:ty => $this:ident $value:expr;)+) => {
        $(impl IntoValue for $from {
            #[inline]
            fn into_value(self) -> Value {
                let $this = self;
                $value
            }
        })+
    };
}

into_value! {
    bool => this Value::Boolean(this);
    i8 => this Value::Byte(this);
    i16 => this Value::Short(this);
    i32 => this Value::Integer(this);
    i64 => this Value::Long(this);
    f32 => this Value::Double(this.into());
    f64 => this Value::Double(this);
    String => this Value::String(this.into());
    Blob => this Value::Blob(this.into_inner().into());
    DateTime => this Value::Timestamp(this);
    Document => this Value::Document(Box::new(this));
}

impl<T: IntoValue> IntoValue for Vec<T> {
    fn into_value(self) -> Value {
        Value::List(self.into_iter().map(T::into_value).collect())
    }
}

impl<K: fmt::Display, T: IntoValue> IntoValue for HashMap<K, T> {
    fn into_value(self) -> Value {
        sorted_map(self.into_iter().map(|(k, v)| (k.to_string().into(), v.into_value())).collect())
    }
}

/// A `HashMap` has no order of its own, and a request should not differ from run to run.
fn sorted_map(mut entries: Vec<(Text, Value)>) -> Value {
    entries.sort_by(|(a, _), (b, _)| a.cmp(b));
    Value::Map(entries.into())
}

/// What has slots to set.
pub(crate) trait Slots: Sized {
    /// The structure under construction.
    fn structure(&mut self) -> &mut Structure;
}

fn set_with<B: Slots>(mut to: B, slot: usize, set: impl FnOnce(&mut Value)) -> B {
    if let Some(place) = to.structure().slot_mut(slot) {
        set(place);
    }
    to
}

pub(crate) fn set<B: Slots>(to: B, slot: usize, value: impl IntoValue) -> B {
    set_with(to, slot, |place| *place = value.into_value())
}

pub(crate) fn set_text<B: Slots>(to: B, slot: usize, text: impl Into<String>) -> B {
    set(to, slot, text.into())
}

/// `bigInteger` and `bigDecimal`.
pub(crate) fn set_big_number<B: Slots>(to: B, slot: usize, text: impl Into<String>) -> B {
    set_with(to, slot, |place| *place = Value::BigNumber(text.into().into()))
}

/// Sets it, or takes away what was set.
pub(crate) fn assign<B: Slots>(to: B, slot: usize, value: Option<impl IntoValue>) -> B {
    set_with(to, slot, |place| *place = value.map_or(Value::Null, IntoValue::into_value))
}

/// Appends to a list.
pub(crate) fn push<B: Slots>(to: B, slot: usize, value: impl IntoValue) -> B {
    set_with(to, slot, |place| {
        let mut list = match std::mem::take(place) {
            Value::List(list) => list.into_vec(),
            _ => Vec::new(),
        };
        list.push(value.into_value());
        *place = Value::List(list.into());
    })
}

pub(crate) fn push_text<B: Slots>(to: B, slot: usize, text: impl Into<String>) -> B {
    push(to, slot, text.into())
}

/// Adds to a map, in place of an entry with that key.
pub(crate) fn insert<B: Slots>(to: B, slot: usize, key: impl Into<String>, value: impl IntoValue) -> B {
    set_with(to, slot, |place| {
        let (key, value) = (Text::from(key.into()), value.into_value());
        let mut map = match std::mem::take(place) {
            Value::Map(map) => map.into_vec(),
            _ => Vec::new(),
        };
        match map.iter_mut().find(|(k, _)| *k == key) {
            Some((_, old)) => *old = value,
            None => map.push((key, value)),
        }
        *place = Value::Map(map.into());
    })
}

pub(crate) fn insert_text<B: Slots>(
    to: B,
    slot: usize,
    key: impl Into<String>,
    text: impl Into<String>,
) -> B {
    insert(to, slot, key, text.into())
}
