//! Values under construction: what builders and calls are made of.

use std::collections::HashMap;
use std::fmt;

use aws_smithy_types::{Blob, DateTime, Document};

use super::{Handle, Structure, Union, Value, View};
use crate::descriptor::Kind;
use crate::model::Member;
use crate::value;

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
        let mut entries: Vec<_> =
            self.into_iter().map(|(k, v)| (k.to_string().into(), v.into_value())).collect();
        // A `HashMap` has no order of its own, and a request should not differ from run to run.
        entries.sort_by(|(a, _): &(Box<str>, _), (b, _)| a.cmp(b));
        Value::Map(entries.into())
    }
}

/// What has slots to set.
pub(crate) trait Slots: Sized {
    /// The structure under construction.
    fn structure(&mut self) -> &mut Structure;
}

fn set_with<B: Slots>(mut to: B, slot: usize, set: impl FnOnce(&mut Value)) -> B {
    if let Some(place) = to.structure().values_mut().get_mut(slot) {
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
        let (key, value) = (Box::<str>::from(key.into()), value.into_value());
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

/// A structure under construction.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Builder(pub(super) Structure);

impl Slots for Builder {
    fn structure(&mut self) -> &mut Structure {
        &mut self.0
    }
}

/// A builder of the shape at an index of a service's descriptor, with nothing set.
pub(crate) fn builder<B: From<Builder>>(service: &Handle, shape: u32) -> B {
    Builder(Structure::new(service.shape(shape))).into()
}

impl Builder {
    pub(crate) fn build<T: View<Of = Value>>(self) -> T {
        T::owned(Value::Structure(self.0))
    }

    /// # Errors
    /// A member that the model requires is not set, other than a structure, which may be empty, or a document.
    pub(crate) fn build_checked<T: View<Of = Value>>(self) -> Result<T, BuildError> {
        let shape = self.0.shape();
        let simple = |member: &Member| {
            !matches!(member.target().kind(), Kind::Structure | Kind::Union | Kind::Document)
        };
        let mut slots = shape.members().iter().zip(self.0.values());
        match slots.find(|(member, value)| value.is_null() && member.is_required() && simple(member)) {
            Some((member, _)) => Err(BuildError { shape: shape.name(), member: member.name() }),
            None => Ok(self.build()),
        }
    }
}

/// The union, or structure with one member, at an index of a service's descriptor, with a member set.
pub(crate) fn union<S: 'static>(
    service: &Handle,
    shape: u32,
    member: usize,
    value: impl IntoValue,
) -> Union<S> {
    let shape = service.shape(shape);
    View::owned(match shape.kind() {
        Kind::Union => Value::Union(Box::new(value::Union::new(shape, member, value.into_value()))),
        _ => set(Builder(Structure::new(shape)), member, value).build(),
    })
}

/// A structure that lacks what its model requires.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BuildError {
    shape: &'static str,
    member: &'static str,
}

impl BuildError {
    /// The member that is not set, by its name in the model.
    pub fn member(&self) -> &'static str {
        self.member
    }
}

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: expected {} to be set, as the model requires", self.shape, self.member)
    }
}

impl std::error::Error for BuildError {}
