//! Views that every service shares: simple values, lists in lists, maps.

use std::fmt;
use std::marker::PhantomData;
use std::ops::{Deref, Index};

use super::{InPlace, Value, View, as_viewed};
use crate::value::Text;

/// A simple value in a list or map: `Of<str>` is a text, `Of<i64>` a number, `Of<VpcState>` an enumeration. It derefs to
/// what it holds.
#[repr(transparent)]
pub struct Of<T: ?Sized>(pub(super) Value, pub(super) PhantomData<fn() -> Box<T>>);

/// A list in a list or map. It derefs to a slice.
#[repr(transparent)]
pub struct List<T>(pub(super) Value, pub(super) PhantomData<fn() -> T>);

/// A map from texts to `T`, in the order of the answer.
#[repr(transparent)]
pub struct Map<T>(pub(super) Value, pub(super) PhantomData<fn() -> T>);

impl<T: InPlace + ?Sized> Of<T> {
    /// What it holds; `None` where the service sent a null.
    pub fn get(&self) -> Option<&T> {
        T::of(&self.0)
    }
}

impl<T: InPlace + ?Sized> Deref for Of<T> {
    type Target = T;
    fn deref(&self) -> &T {
        match T::of(&self.0) {
            Some(held) => held,
            None => T::none(),
        }
    }
}

impl<T: InPlace + ?Sized> AsRef<T> for Of<T> {
    fn as_ref(&self) -> &T {
        self
    }
}

impl<T: InPlace + fmt::Display + ?Sized> fmt::Display for Of<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

impl<T: InPlace + PartialEq + ?Sized> PartialEq<T> for Of<T> {
    fn eq(&self, other: &T) -> bool {
        self.get() == Some(other)
    }
}

impl PartialEq<&str> for Of<str> {
    fn eq(&self, other: &&str) -> bool {
        self.get() == Some(*other)
    }
}

impl PartialEq<String> for Of<str> {
    fn eq(&self, other: &String) -> bool {
        self.get() == Some(other.as_str())
    }
}

impl<T: View<Of = Value>> Deref for List<T> {
    type Target = [T];
    fn deref(&self) -> &[T] {
        self.0.views()
    }
}

impl<'a, T: View<Of = Value>> IntoIterator for &'a List<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;
    fn into_iter(self) -> Self::IntoIter {
        self.0.views().iter()
    }
}

impl<T: View<Of = Value>> Map<T> {
    fn entries(&self) -> &[(Text, Value)] {
        self.0.as_map().unwrap_or_default()
    }

    /// The value of a key; of one that is there twice, the first.
    pub fn get(&self, key: impl AsRef<str>) -> Option<&T> {
        let key = key.as_ref();
        self.entries().iter().find(|(k, _)| **k == *key).map(|(_, value)| T::view(value))
    }

    /// Whether there is such a key.
    pub fn contains_key(&self, key: impl AsRef<str>) -> bool {
        self.get(key).is_some()
    }

    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.entries().len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.entries().is_empty()
    }

    /// The entries.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&str, &T)> {
        self.entries().iter().map(|(key, value)| (&**key, T::view(value)))
    }

    /// The keys.
    pub fn keys(&self) -> impl ExactSizeIterator<Item = &str> {
        self.entries().iter().map(|(key, _)| &**key)
    }

    /// The values.
    pub fn values(&self) -> impl ExactSizeIterator<Item = &T> {
        self.entries().iter().map(|(_, value)| T::view(value))
    }
}

impl<'a, T: View<Of = Value>> IntoIterator for &'a Map<T> {
    type Item = (&'a str, &'a T);
    type IntoIter = std::iter::Map<std::slice::Iter<'a, (Text, Value)>, fn(&'a (Text, Value)) -> Self::Item>;
    fn into_iter(self) -> Self::IntoIter {
        self.entries().iter().map(|(key, value)| (key, T::view(value)))
    }
}

/// What all of them are beside: the value itself.
macro_rules! containers {
    ($($name:ident<$t:ident $(: ?$sized:ident)?>;)+) => {
        $(
            impl<$t $(: ?$sized)?> $name<$t> {
                /// As the dynamic client has it.
                pub fn value(&self) -> &Value {
                    &self.0
                }
            }

            impl<$t $(: ?$sized)?> From<$name<$t>> for Value {
                fn from(view: $name<$t>) -> Value {
                    view.0
                }
            }

            as_viewed!($name<$t $(: ?$sized)?>);
        )+
    };
}

containers! {
    Of<T: ?Sized>;
    List<T>;
    Map<T>;
}

/// The value of a key; of one that is not there, a value without members, as an index of a [`Value`] gives.
impl<T: View<Of = Value>> Index<&str> for Map<T> {
    type Output = T;
    fn index(&self, key: &str) -> &T {
        self.get(key).unwrap_or_else(|| T::view(&Value::Null))
    }
}
