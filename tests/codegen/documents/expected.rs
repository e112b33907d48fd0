//! Tiny Thing (`tiny-thing`): typed clients in many regions.
use crate::typed as t;
pub use crate::typed::primitives;
pub use crate::{Error, MultiRegionClient};
#[allow(dead_code)]
static SERVICE: t::Handle = t::Handle::new("tiny-thing");
/// A client in many regions. Cheap to clone; clones share everything.
#[derive(Clone, Debug)]
pub struct Client(MultiRegionClient);
impl Client {
    /// A client in the given regions: names, words and patterns, see [`Regions`](crate::Regions).
    ///
    /// # Errors
    /// As [`MultiRegionClient::new`](crate::MultiRegionClient::new).
    pub fn new(
        config: &t::SdkConfig,
        regions: impl Into<t::Regions>,
    ) -> Result<Self, Error> {
        MultiRegionClient::new(config, "tiny-thing", regions).map(Client)
    }
    /// The dynamic client that it wraps: operations by name, presigning, and more.
    pub fn dynamic(&self) -> &MultiRegionClient {
        &self.0
    }
    /// `Do`.
    ///
    /// Prose that no client needs.
    #[inline]
    pub fn r#do(&self) -> operation::r#do::DoFluentBuilder {
        operation::r#do::DoFluentBuilder(t::Fluent::new(&self.0, "Do"))
    }
}
impl t::ServiceClient for Client {
    const SERVICE: &'static str = "tiny-thing";
    fn wrap(client: MultiRegionClient) -> Self {
        Client(client)
    }
}
/// Which of the errors that the model names an error is.
pub trait Errors: t::Modelled {}
impl Errors for crate::CallError {}
/// An input's builder and an output for each operation.
pub mod operation {
    /// `Do`.
    ///
    /// Prose that no client needs.
    pub mod r#do {
        use crate::typed as t;
        /// An input of `Do` under construction.
        #[derive(Clone, Debug)]
        #[must_use]
        pub struct DoFluentBuilder(pub(in super::super) t::Fluent);
        impl DoFluentBuilder {
            /// `Free`.
            ///
            /// prose
            #[inline]
            pub fn free(self, value: t::Document) -> Self {
                Self(self.0.set(0, value))
            }
            /// Sets `Free`, or takes it away.
            #[inline]
            pub fn set_free(self, value: Option<t::Document>) -> Self {
                Self(self.0.assign(0, value))
            }
            /// `Own`.
            #[inline]
            pub fn own(self, value: t::Document) -> Self {
                Self(self.0.set(1, value))
            }
            /// Sets `Own`, or takes it away.
            #[inline]
            pub fn set_own(self, value: Option<t::Document>) -> Self {
                Self(self.0.assign(1, value))
            }
            /// The call: await it, after what it is to be told beside its input.
            #[inline]
            pub fn send(self) -> t::Call<DoOutput> {
                self.0.send()
            }
        }
        /// What `Do` answers: nothing.
        #[derive(Clone, PartialEq)]
        #[repr(transparent)]
        pub struct DoOutput(t::Structure);
        impl t::Listing for DoOutput {
            type Item = t::Value;
        }
        t::outputs! {
            DoOutput
        }
    }
}
/// Structures, unions and enumerations.
pub mod types {
    /// Errors that the model names.
    pub mod error {}
    /// Builders of structures that an input can hold.
    pub mod builders {}
}
/// Waiters under construction.
pub mod waiters {}
