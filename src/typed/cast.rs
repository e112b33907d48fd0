//! The one cast: a value, or a row of values, seen as a view of it.
//!
//! Why it is sound: what is a [`View`] is declared in this file, in those that it names or by its macro [`view`], in each case as
//! `#[repr(transparent)]` with one field that takes room, of the type that it views: that has the field's layout. Size and
//! alignment are compared when a view is compiled. The casts change neither address, length, lifetime nor mutability, and a
//! view, as any safe code, cannot be written through. `make miri` runs them under Miri.
#![allow(unsafe_code)]

use std::marker::PhantomData;

use super::{Number, Text, Value};

/// A type that sees a value as what its model says it is.
///
/// # Safety
/// It is `#[repr(transparent)]` over [`View::Of`].
#[doc(hidden)]
pub unsafe trait View: Sized + 'static {
    /// What it is a view of: [`Value`], for outputs and errors [`Structure`](super::Structure), for enumerations what a value
    /// of theirs is.
    type Of;

    /// The view itself.
    #[doc(hidden)]
    fn owned(of: Self::Of) -> Self;

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
    fn owned(of: Value) -> Self {
        super::Of(of, PhantomData)
    }
}

// SAFETY: as above.
unsafe impl<T: View<Of = Value>> View for super::List<T> {
    type Of = Value;
    fn owned(of: Value) -> Self {
        super::List(of, PhantomData)
    }
}

// SAFETY: as above.
unsafe impl<T: View<Of = Value>> View for super::Map<T> {
    type Of = Value;
    fn owned(of: Value) -> Self {
        super::Map(of, PhantomData)
    }
}

// SAFETY: as above, of a text.
unsafe impl<F: 'static> View for Text<F> {
    type Of = &'static str;
    fn owned(of: &'static str) -> Self {
        Text(of, PhantomData)
    }
}

// SAFETY: as above, of a number.
unsafe impl<F: 'static> View for Number<F> {
    type Of = i32;
    fn owned(of: i32) -> Self {
        Number(of, PhantomData)
    }
}

// SAFETY: a type is transparent over itself.
unsafe impl View for Value {
    type Of = Value;
    fn owned(of: Value) -> Self {
        of
    }
}

/// Copies, compares, shows and writes a view as what it views.
macro_rules! as_viewed {
    ($name:ident<$($t:ident $(: ?$sized:ident)?),+>) => {
        impl<$($t $(: ?$sized)?),+> ::std::clone::Clone for $name<$($t),+> {
            fn clone(&self) -> Self {
                $name(self.0.clone(), ::std::marker::PhantomData)
            }
        }

        impl<$($t $(: ?$sized)?),+> ::std::cmp::PartialEq for $name<$($t),+> {
            fn eq(&self, other: &Self) -> bool {
                self.0 == other.0
            }
        }

        impl<$($t $(: ?$sized)?),+> ::std::fmt::Debug for $name<$($t),+> {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                ::std::fmt::Debug::fmt(&self.0, f)
            }
        }

        impl<$($t $(: ?$sized)?),+> ::serde::Serialize for $name<$($t),+> {
            fn serialize<To: ::serde::Serializer>(&self, to: To) -> ::std::result::Result<To::Ok, To::Error> {
                ::serde::Serialize::serialize(&self.0, to)
            }
        }
    };
}
pub(crate) use as_viewed;

/// Declares a view, which is known by its parameter, with what it has in common with what it views.
macro_rules! view {
    ($(#[$doc:meta])* $name:ident<$($s:ident),+> of $of:ty, as $target:ty: $this:ident => $deref:expr) => {
        $(#[$doc])*
        #[repr(transparent)]
        pub struct $name<$($s),+>(pub(crate) $of, pub(crate) ::std::marker::PhantomData<fn() -> ($($s,)+)>);

        // SAFETY: it is declared above, as transparent, and its second field takes no room.
        #[allow(unsafe_code)]
        unsafe impl<$($s: 'static),+> $crate::typed::View for $name<$($s),+> {
            type Of = $of;
            #[inline]
            fn owned(of: $of) -> Self {
                $name(of, ::std::marker::PhantomData)
            }
        }

        impl<$($s),+> ::std::ops::Deref for $name<$($s),+> {
            type Target = $target;
            #[inline]
            fn deref(&self) -> &$target {
                let $this = self;
                $deref
            }
        }

        $crate::typed::as_viewed!($name<$($s),+>);
    };
}
pub(crate) use view;

/// Run under Miri by `make miri`.
#[cfg(test)]
mod tests {
    use crate::typed::{List, Map, Of, View, one};
    use crate::value::{Structure, Value};

    mod views {
        crate::typed::views! {}
    }

    enum Shape {}
    enum Operation {}
    type Thing = views::Shape<Shape>;
    type Whole = views::Output<Operation, Value>;

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
        assert!(
            one::<Value>(&**Thing::view(&Value::Null), 3).is_none()
                && Thing::view(&Value::Null)["Name"].is_null()
        );
        let structure = Structure::empty();
        assert!(one::<Value>(&**Whole::view(&structure), 0).is_none());
        assert_eq!(serde_json::to_string(Whole::view(&structure)).unwrap_or_default(), "{}");
    }
}
