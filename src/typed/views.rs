//! What generated types are made of: generic views, so that what all have in common is compiled once.
//!
//! `pub type Vpc = Shape<shapes::Vpc>;` is a type of a service, and `impl Vpc { … }` has its getters. Those that a service has
//! most of are its own, in its module `views`: the compiler compares the `impl`s of one generic type pair by pair, and looks
//! through them all for a method.

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

/// The generic types of a service.
macro_rules! views {
    () => {
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

        impl<O: t::PaginatedOperation, Item: t::View<Of = t::Value>> t::PaginatedOutput for Output<O, Item> {}

        impl<O: t::EventOperation, Item: t::View<Of = t::Value>> t::EventOutput for Output<O, Item> {
            type Event = O::Event;
        }
    };
}
pub(crate) use views;
