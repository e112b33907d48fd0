//! What getters read: the value in a slot as what the model says it is.

use super::{DateTime, Document, InPlace, Map, Structure, Union, Value, View};

/// What has slots to read.
pub(crate) trait Row {
    /// The slot of a member, by its position in the model.
    fn slot(&self, index: usize) -> &Value;
}

impl Row for Structure {
    #[inline]
    fn slot(&self, index: usize) -> &Value {
        Structure::slot(self, index)
    }
}

impl Row for Value {
    #[inline]
    fn slot(&self, index: usize) -> &Value {
        self.structure().slot(index)
    }
}

/// Simple values: if they are set, and, where the model says that they always are, what stands in for one that is not.
macro_rules! simple {
    ($($name:ident, $or_default:ident: $of:ty = $read:ident, $none:expr;)+) => {
        $(
            #[inline]
            pub(crate) fn $name(row: &impl Row, slot: usize) -> Option<$of> {
                row.slot(slot).$read()
            }

            #[inline]
            pub(crate) fn $or_default(row: &impl Row, slot: usize) -> $of {
                match row.slot(slot).$read() {
                    Some(value) => value,
                    None => $none,
                }
            }
        )+
    };
}

simple! {
    text, text_or_default: &str = as_str, "";
    boolean, boolean_or_default: bool = as_bool, false;
    byte, byte_or_default: i8 = as_i8, 0;
    short, short_or_default: i16 = as_i16, 0;
    integer, integer_or_default: i32 = as_i32, 0;
    long, long_or_default: i64 = as_i64, 0;
    float, float_or_default: f32 = as_f32, 0.0;
    double, double_or_default: f64 = as_f64, 0.0;
    blob, blob_or_default: &[u8] = as_blob, &[];
    timestamp, timestamp_or_default: &DateTime = as_timestamp, DateTime::none();
}

#[inline]
pub(crate) fn document(row: &impl Row, slot: usize) -> Option<&Document> {
    row.slot(slot).as_document()
}

/// The value of an enumeration.
#[inline]
pub(crate) fn enumerated<E: InPlace + Copy>(row: &impl Row, slot: usize) -> Option<E> {
    row.slot(slot).as_enum()
}

/// The value of an enumeration, or if it is not set one without a text, or nought.
#[inline]
pub(crate) fn enumerated_or_default<E: InPlace + Copy>(row: &impl Row, slot: usize) -> E {
    match E::of(row.slot(slot)) {
        Some(value) => *value,
        None => *E::none(),
    }
}

/// A structure, union or other value.
#[inline]
pub(crate) fn one<T: View<Of = Value>>(row: &impl Row, slot: usize) -> Option<&T> {
    row.slot(slot).as_view()
}

/// The elements of a list; of one that is not set, none.
#[inline]
pub(crate) fn list<T: View<Of = Value>>(row: &impl Row, slot: usize) -> &[T] {
    row.slot(slot).views()
}

#[inline]
pub(crate) fn map<T: View<Of = Value>>(row: &impl Row, slot: usize) -> Option<&Map<T>> {
    row.slot(slot).as_map_of()
}

/// A map; of one that is not set, an empty one.
#[inline]
pub(crate) fn map_or_default<T: View<Of = Value>>(row: &impl Row, slot: usize) -> &Map<T> {
    row.slot(slot).map_of()
}

/// What a union holds, if that is this member.
#[inline]
pub(crate) fn variant<'a, S, T>(
    union: &'a Union<S>,
    member: usize,
    read: impl FnOnce(&'a Value) -> Option<T>,
) -> Result<T, &'a Union<S>> {
    union.0.variant(member).and_then(read).ok_or(union)
}

/// Whether a union holds this member.
#[inline]
pub(crate) fn is_variant<S>(union: &Union<S>, member: usize) -> bool {
    union.0.variant(member).is_some()
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

    /// A structure, union or simple value, if it is set.
    #[inline]
    pub(crate) fn as_view<T: View<Of = Value>>(&self) -> Option<&T> {
        if self.is_null() { None } else { Some(T::view(self)) }
    }

    #[inline]
    pub(crate) fn as_views<T: View<Of = Value>>(&self) -> Option<&[T]> {
        self.as_list().map(T::views)
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
