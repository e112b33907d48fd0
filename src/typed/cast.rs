//! The one cast: a value, or a row of values, seen as a view of it.
//!
//! Why it is sound: a type is a [`View`] by one of this file's macros alone, which the generator writes for what it has
//! declared as `#[repr(transparent)]` with one field, of the type that it views: that has the field's layout. A test reads
//! it off the source of every module, and size and alignment are compared when a view is compiled. The casts change neither address, length, lifetime nor mutability, and a view, as any
//! safe code, cannot be written through. `make miri` runs them under Miri.
#![allow(unsafe_code)]

use super::Value;

/// A type that sees a value as what its model says it is.
///
/// # Safety
/// It is `#[repr(transparent)]` over [`View::Of`].
#[doc(hidden)]
pub unsafe trait View: Sized + 'static {
    /// What it is a view of: [`Value`], for outputs and errors [`Structure`], for enumerations of integers [`i32`].
    type Of;

    /// Stops the compiler where it has not.
    #[doc(hidden)]
    const HAS_ITS_LAYOUT: () =
        assert!(size_of::<Self>() == size_of::<Self::Of>() && align_of::<Self>() == align_of::<Self::Of>());

    /// The view of one.
    fn view(of: &Self::Of) -> &Self {
        const { Self::HAS_ITS_LAYOUT };
        // SAFETY: `Self` is transparent over `Of`, by the trait's contract.
        unsafe { &*std::ptr::from_ref(of).cast::<Self>() }
    }

    /// The views of a row of them.
    fn views(of: &[Self::Of]) -> &[Self] {
        const { Self::HAS_ITS_LAYOUT };
        // SAFETY: `Self` is transparent over `Of`, by the trait's contract, so that a row has the same layout too.
        unsafe { std::slice::from_raw_parts(of.as_ptr().cast::<Self>(), of.len()) }
    }
}

// SAFETY: its one field that takes room is a `Value`, and it is transparent.
unsafe impl<T: super::InPlace + ?Sized + 'static> View for super::Of<T> {
    type Of = Value;
}

// SAFETY: as above.
unsafe impl<T: View<Of = Value>> View for super::List<T> {
    type Of = Value;
}

// SAFETY: as above.
unsafe impl<T: View<Of = Value>> View for super::Map<T> {
    type Of = Value;
}

// SAFETY: a type is transparent over itself.
unsafe impl View for Value {
    type Of = Value;
}

/// What a view has in common with what it views.
macro_rules! view {
    ($name:ident, $of:ty, $target:ty, $this:ident => $deref:expr) => {
        // SAFETY: it is declared as transparent over this type, as a test reads off the source.
        #[allow(unsafe_code)]
        unsafe impl $crate::typed::View for $name {
            type Of = $of;
        }

        impl ::std::ops::Deref for $name {
            type Target = $target;
            #[inline]
            fn deref(&self) -> &$target {
                let $this = self;
                $deref
            }
        }

        impl ::std::fmt::Debug for $name {
            #[inline]
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                ::std::fmt::Debug::fmt(&self.0, f)
            }
        }

        impl ::serde::Serialize for $name {
            #[inline]
            fn serialize<S: ::serde::Serializer>(&self, to: S) -> ::std::result::Result<S::Ok, S::Error> {
                ::serde::Serialize::serialize(&self.0, to)
            }
        }
    };
}
pub(crate) use view;

/// Views of structures that stand in a value.
macro_rules! structures {
    ($($name:ident),* $(,)?) => {
        $($crate::typed::view!($name, $crate::value::Value, $crate::value::Structure, this => this.0.structure());)*
    };
}
pub(crate) use structures;

/// Views that an input can hold.
macro_rules! inputs {
    ($($name:ident),* $(,)?) => {
        $(impl $crate::typed::IntoValue for $name {
            #[inline]
            fn into_value(self) -> $crate::value::Value {
                self.0.of_no_region()
            }
        })*
    };
}
pub(crate) use inputs;

/// Views of unions.
macro_rules! unions {
    ($($name:ident),* $(,)?) => {
        $($crate::typed::view!($name, $crate::value::Value, $crate::value::Value, this => &this.0);)*
    };
}
pub(crate) use unions;

/// Views of what stands by itself: outputs.
macro_rules! outputs {
    ($($name:ident),* $(,)?) => {
        $(
            $crate::typed::view!($name, $crate::value::Structure, $crate::value::Structure, this => &this.0);

            impl $crate::typed::Output for $name {
                #[inline]
                fn of(structure: $crate::value::Structure) -> Self {
                    $name(structure)
                }
            }
        )*
    };
}
pub(crate) use outputs;

/// Views of errors that the model names.
macro_rules! errors {
    ($($name:ident),* $(,)?) => {
        $($crate::typed::view!($name, $crate::value::Structure, $crate::value::Structure, this => &this.0);)*
    };
}
pub(crate) use errors;

/// What enumerations have beside their values.
macro_rules! enumerations {
    ($($name:ident),* $(,)?) => {
        $(
            impl $name {
                /// The values that the model lists.
                #[inline]
                pub fn values() -> ::std::vec::Vec<&'static str> {
                    <Self as $crate::typed::Enumeration>::KNOWN.iter().map(Self::as_str).collect()
                }
            }

            impl ::std::cmp::PartialOrd for $name {
                #[inline]
                fn partial_cmp(&self, other: &Self) -> ::std::option::Option<::std::cmp::Ordering> {
                    ::std::option::Option::Some(::std::cmp::Ord::cmp(self, other))
                }
            }

            /// By their texts.
            impl ::std::cmp::Ord for $name {
                #[inline]
                fn cmp(&self, other: &Self) -> ::std::cmp::Ordering {
                    self.as_str().cmp(other.as_str())
                }
            }

            impl ::std::convert::From<&str> for $name {
                #[inline]
                fn from(text: &str) -> Self {
                    *$crate::typed::Enumeration::parse(text)
                }
            }

            impl ::std::str::FromStr for $name {
                type Err = ::std::convert::Infallible;
                #[inline]
                fn from_str(text: &str) -> ::std::result::Result<Self, Self::Err> {
                    ::std::result::Result::Ok(*$crate::typed::Enumeration::parse(text))
                }
            }

            impl ::std::convert::AsRef<str> for $name {
                #[inline]
                fn as_ref(&self) -> &str {
                    self.as_str()
                }
            }

            impl ::std::fmt::Display for $name {
                #[inline]
                fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                    f.write_str(self.as_str())
                }
            }

            impl ::serde::Serialize for $name {
                #[inline]
                fn serialize<S: ::serde::Serializer>(&self, to: S) -> ::std::result::Result<S::Ok, S::Error> {
                    to.serialize_str(self.as_str())
                }
            }

            impl $crate::typed::IntoValue for $name {
                #[inline]
                fn into_value(self) -> $crate::value::Value {
                    $crate::value::Value::String(self.as_str().into())
                }
            }
        )*
    };
}
pub(crate) use enumerations;

/// Run under Miri by `make miri`.
#[cfg(test)]
mod tests {
    use crate::typed::{List, Map, Of, View};
    use crate::value::{Structure, Value};

    #[derive(Clone, PartialEq)]
    #[repr(transparent)]
    struct Thing(Value);

    #[derive(Clone, PartialEq)]
    #[repr(transparent)]
    struct Whole(Structure);

    crate::typed::structures!(Thing);
    crate::typed::errors!(Whole);

    fn text(text: &str) -> Value {
        Value::String(text.into())
    }

    #[test]
    fn a_view_is_what_it_views() {
        let value = Value::List(Box::new([text("a"), Value::Null, text("ccc")]));
        let list: &List<Of<str>> = List::view(&value);
        assert!(std::ptr::eq(list.value(), &raw const value) && list.len() == 3);
        assert_eq!(list.iter().map(|of| of.get()).collect::<Vec<_>>(), [Some("a"), None, Some("ccc")]);
        assert_eq!(list.clone()[2].to_string(), "ccc");
        let nested = Value::List(Box::new([value.clone(), value]));
        let rows: &[List<Of<str>>] = View::views(nested.as_list().unwrap_or_default());
        assert_eq!(&*rows[1][2], "ccc");
        assert!(Of::<str>::views(&[]).is_empty());
    }

    #[test]
    fn maps_are_read_by_key() {
        let value = Value::Map(Box::new([("k".into(), Value::Long(7)), ("l".into(), Value::Long(8))]));
        let map: &Map<Of<i64>> = Map::view(&value);
        assert_eq!((*map["k"], map.get("l").and_then(Of::get), map.get("m")), (7, Some(&8), None));
        assert_eq!(map.values().map(|of| **of).sum::<i64>(), 15);
    }

    #[test]
    fn structures_deref_to_what_they_are() {
        let value = Value::Structure(Structure::empty());
        let thing = Thing::view(&value);
        assert!(thing.iter().next().is_none() && *thing == thing.clone());
        assert!(Thing::view(&Value::Null).slot(3).is_null() && Thing::view(&Value::Null)["Name"].is_null());
        let structure = Structure::empty();
        assert!(Whole::view(&structure).slot(0).is_null());
        assert_eq!(serde_json::to_string(Whole::view(&structure)).unwrap_or_default(), "{}");
    }
}
