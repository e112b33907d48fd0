//! What generated types are made of: generic views and builders, so that what all have in common is compiled once.
//!
//! `pub type Vpc = Shape<shapes::Vpc>;` is a type of a service, and `impl Vpc { … }` has its getters. Where a service has many
//! of a kind, the generic type is its own, in its module `views`: the compiler compares the `impl`s of one type pair by pair,
//! and looks through them all for a method.

use super::{IntoValue, Modelled, Structure, Value, View, view};

view! {
    /// A value of which one member is set, or one that the model does not know.
    Union<S> of Value, as Value: this => &this.0
}

view! {
    /// An error that the model names.
    ServiceError<E> of Structure, as Structure: this => &this.0
}

impl<S> Union<S> {
    /// Whether it holds what the model does not know.
    pub fn is_unknown(&self) -> bool {
        self.0.is_unknown_variant()
    }
}

impl<S> IntoValue for Union<S> {
    fn into_value(self) -> Value {
        self.0.of_no_region()
    }
}

/// An error's name in the model.
pub trait ErrorShape: 'static {
    /// The name.
    const NAME: &'static str;
}

impl Modelled for crate::CallError {
    fn modelled<E: ErrorShape>(&self) -> Option<&ServiceError<E>> {
        self.members().filter(|members| members.shape().name() == E::NAME).map(View::view)
    }
}

/// Declares what wraps something under construction.
macro_rules! under_construction {
    ($(#[$doc:meta])* $name:ident<$($s:ident),+>($of:ty)) => {
        $(#[$doc])*
        #[must_use]
        pub struct $name<$($s),+>(pub(super) $of, pub(super) PhantomData<fn() -> ($($s,)+)>);

        impl<$($s),+> ::std::clone::Clone for $name<$($s),+> {
            fn clone(&self) -> Self {
                $name(self.0.clone(), PhantomData)
            }
        }

        impl<$($s),+> ::std::fmt::Debug for $name<$($s),+> {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                ::std::fmt::Debug::fmt(&self.0, f)
            }
        }

        t::under_construction!(slots $name<$($s),+>);

        impl<$($s),+> ::std::convert::From<$of> for $name<$($s),+> {
            fn from(begun: $of) -> Self {
                $name(begun, PhantomData)
            }
        }
    };
    (slots $name:ident<$($s:ident),+>) => {
        impl<$($s),+> t::Slots for $name<$($s),+> {
            fn structure(&mut self) -> &mut t::Structure {
                t::Slots::structure(&mut self.0)
            }
        }
    };
}
pub(crate) use under_construction;

/// The generic types of a service.
macro_rules! views {
    () => {
        use ::std::marker::PhantomData;
        use $crate::typed as t;

        t::view! {
            /// A structure in an answer or an input. It derefs to the dynamic one: `vpc["VpcId"]`.
            Shape<S> of t::Value, as t::Structure: this => this.0.structure()
        }

        t::view! {
            /// What an operation answers, and the items in it. It derefs to the dynamic output: `output["Vpcs"]`.
            Output<O, Item> of t::Structure, as t::Structure: this => &this.0
        }

        impl<S> t::IntoValue for Shape<S> {
            fn into_value(self) -> t::Value {
                self.0.of_no_region()
            }
        }

        impl<O: 'static, Item: t::View<Of = t::Value>> t::Output for Output<O, Item> {
            type Item = Item;
        }

        impl<O: t::EventOperation, Item: t::View<Of = t::Value>> t::EventOutput for Output<O, Item> {
            type Event = O::Event;
        }

        t::under_construction! {
            /// A structure under construction.
            Builder<S>(t::Builder)
        }

        t::under_construction! {
            /// A structure under construction that has members which the model requires.
            FallibleBuilder<S>(t::Builder)
        }

        impl<S: 'static> Builder<S> {
            /// What was built.
            pub fn build(self) -> Shape<S> {
                self.0.build()
            }
        }

        impl<S: 'static> FallibleBuilder<S> {
            /// What was built.
            ///
            /// # Errors
            /// A member that the model requires is not set.
            pub fn build(self) -> ::std::result::Result<Shape<S>, t::BuildError> {
                self.0.build_checked()
            }
        }

        t::under_construction! {
            /// The input of an operation under construction.
            Fluent<O, Item>(t::Fluent)
        }

        t::under_construction! {
            /// The input of what a waiter polls under construction.
            Waiter<W>(t::Fluent)
        }

        /// The input of an operation under construction, with a body that may be a stream.
        #[derive(Debug)]
        #[must_use]
        pub struct Streaming<O, Item>(
            pub(super) t::Fluent,
            pub(super) ::std::option::Option<t::Body>,
            pub(super) PhantomData<fn() -> (O, Item)>,
        );

        t::under_construction!(slots Streaming<O, Item>);

        impl<O, Item> ::std::convert::From<t::Fluent> for Streaming<O, Item> {
            fn from(begun: t::Fluent) -> Self {
                Streaming(begun, ::std::option::Option::None, PhantomData)
            }
        }

        impl<O: 'static, Item: t::View<Of = t::Value>> Fluent<O, Item> {
            /// The call: await it, or set more of it first.
            pub fn send(self) -> t::Call<Output<O, Item>> {
                self.0.send()
            }
        }

        impl<O: t::PaginatedOperation, Item: t::View<Of = t::Value>> Fluent<O, Item> {
            /// All pages: as one answer, page by page or item by item.
            pub fn into_paginator(self) -> t::Paginate<Output<O, Item>> {
                self.0.paginate()
            }
        }

        impl<O: 'static, Item: t::View<Of = t::Value>> Streaming<O, Item> {
            /// The call: await it, or set more of it first.
            pub fn send(self) -> t::Call<Output<O, Item>> {
                self.0.send_body(self.1)
            }
        }
    };
}
pub(crate) use views;
