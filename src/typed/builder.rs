//! Structures under construction.

use std::fmt;
use std::marker::PhantomData;

use super::{IntoValue, Slots, Structure, Union, Value, View, set};
use crate::descriptor::Kind;
use crate::model::{Entry, Member};
use crate::value;

/// What begins with something.
pub(crate) trait Begin<With> {
    fn begin(with: With) -> Self;
}

macro_rules! builders {
    ($($(#[$doc:meta])* $name:ident;)+) => {
        $(
            $(#[$doc])*
            #[must_use = "a builder does nothing until it builds"]
            pub struct $name<T> {
                structure: Structure,
                of: PhantomData<fn() -> T>,
            }

            impl<T> Begin<Structure> for $name<T> {
                fn begin(structure: Structure) -> Self {
                    $name { structure, of: PhantomData }
                }
            }

            impl<T> Slots for $name<T> {
                fn structure(&mut self) -> &mut Structure {
                    &mut self.structure
                }
            }

            impl<T> Clone for $name<T> {
                fn clone(&self) -> Self {
                    Self::begin(self.structure.clone())
                }
            }

            impl<T> fmt::Debug for $name<T> {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    self.structure.fmt(f)
                }
            }
        )+
    };
}

builders! {
    /// A structure under construction.
    Builder;
    /// A structure under construction, of which the model requires members.
    FallibleBuilder;
}

impl<T: View<Of = Value>> Builder<T> {
    /// What was built.
    pub fn build(self) -> T {
        T::owned(Value::Structure(self.structure))
    }
}

impl<T: View<Of = Value>> FallibleBuilder<T> {
    /// What was built.
    ///
    /// # Errors
    /// A member that the model requires is not set, other than a structure, which may be empty, or a document.
    pub fn build(self) -> Result<T, BuildError> {
        let shape = self.structure.shape();
        let simple = |member: &Member| {
            !matches!(member.target().kind(), Kind::Structure | Kind::Union | Kind::Document)
        };
        let lacks =
            |(member, value): &(&Member, &Value)| value.is_null() && member.is_required() && simple(member);
        let lacking = self.structure.members().find(lacks).map(|(member, _)| member);
        match lacking {
            Some(member) => Err(BuildError { shape: shape.name(), member: member.name() }),
            None => Ok(T::owned(Value::Structure(self.structure))),
        }
    }
}

/// A builder of the shape at an index of a service's descriptor, with nothing set.
pub(crate) fn builder<B: Begin<Structure>>(service: &'static Entry, shape: u32) -> B {
    B::begin(Structure::new(service.service().shape(shape)))
}

/// The union, or structure with one member, at an index of a service's descriptor, with a member set.
pub(crate) fn union<S: 'static>(
    service: &'static Entry,
    shape: u32,
    member: usize,
    value: impl IntoValue,
) -> Union<S> {
    let shape = service.service().shape(shape);
    View::owned(match shape.kind() {
        Kind::Union => Value::Union(Box::new(value::Union::new(shape, member, value.into_value()))),
        _ => set(Builder::<Value>::begin(Structure::new(shape)), member, value).build(),
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
