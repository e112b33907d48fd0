//! What getters read: slots, and what a slot holds.

use super::{DateTime, InPlace, Map, Structure, Value, View};

static UNSET: Value = Value::Null;

impl Structure {
    /// The slot of a member, by its position in the model.
    #[inline]
    pub(crate) fn slot(&self, index: usize) -> &Value {
        self.values().get(index).unwrap_or(&UNSET)
    }
}

impl Value {
    /// The structure that it is; of anything else, one of which no member is set.
    #[inline]
    pub(crate) fn structure(&self) -> &Structure {
        match self {
            Value::Structure(structure) => structure,
            _ => Structure::none(),
        }
    }

    /// The slot of a member of a structure, by its position in the model.
    #[inline]
    pub(crate) fn slot(&self, index: usize) -> &Value {
        self.structure().slot(index)
    }

    /// The value of a union, or of a structure that stands for one, if that member is set.
    #[inline]
    pub(crate) fn variant(&self, index: usize) -> Option<&Value> {
        match self {
            Value::Union(union) if union.position() == Some(index) => Some(union.value()),
            Value::Structure(structure) => Some(structure.slot(index)).filter(|value| !value.is_null()),
            _ => None,
        }
    }

    /// Whether it is a union of which a member is set that the model does not know. A structure that stands for one does
    /// not keep that: nothing of it is set. An event that the model does not know is a map of its name.
    pub(crate) fn is_unknown_variant(&self) -> bool {
        match self {
            Value::Union(union) => union.position().is_none(),
            Value::Structure(structure) => structure.values().iter().all(Value::is_null),
            Value::Map(_) => true,
            _ => false,
        }
    }

    #[inline]
    pub(crate) fn as_i8(&self) -> Option<i8> {
        i8::of(self).copied()
    }

    #[inline]
    pub(crate) fn as_i16(&self) -> Option<i16> {
        i16::of(self).copied()
    }

    #[inline]
    pub(crate) fn as_i32(&self) -> Option<i32> {
        i32::of(self).copied()
    }

    /// `float`: services send it with the digits of a double.
    #[inline]
    pub(crate) fn as_f32(&self) -> Option<f32> {
        f64::of(self).map(|number| *number as f32)
    }

    /// The value of an enumeration.
    #[inline]
    pub(crate) fn as_enum<E: InPlace + Copy>(&self) -> Option<E> {
        E::of(self).copied()
    }

    /// The value of an enumeration, or if it is not set one without a text, or nought.
    #[inline]
    pub(crate) fn enum_or_unknown<E: InPlace + Copy>(&self) -> E {
        match E::of(self) {
            Some(value) => *value,
            None => *E::none(),
        }
    }

    #[inline]
    pub(crate) fn timestamp_or_epoch(&self) -> &DateTime {
        match DateTime::of(self) {
            Some(time) => time,
            None => DateTime::none(),
        }
    }

    /// A structure, union or simple value, if it is set.
    #[inline]
    pub(crate) fn as_view<T: View<Of = Value>>(&self) -> Option<&T> {
        if self.is_null() { None } else { Some(T::view(self)) }
    }

    /// The elements of a list; of one that is not set, none.
    #[inline]
    pub(crate) fn views<T: View<Of = Value>>(&self) -> &[T] {
        T::views(self.as_list().unwrap_or_default())
    }

    #[inline]
    pub(crate) fn as_map_of<T: View<Of = Value>>(&self) -> Option<&Map<T>> {
        self.as_map().map(|_| Map::view(self))
    }

    /// A map; of one that is not set, an empty one.
    #[inline]
    pub(crate) fn map_of<T: View<Of = Value>>(&self) -> &Map<T> {
        Map::view(self)
    }
}
