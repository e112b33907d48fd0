//! Tiny Thing (`tiny-thing`, API 2020-01-01): typed clients in many regions.
use crate::typed as t;
pub use crate::typed::primitives;
use crate::model::Service;
pub use crate::{Error, MultiRegionClient};
use crate::model::entries::tiny_thing as SERVICE;
/// What the service's types are made of.
pub mod views {
    crate::typed::views! {}
}
/// A client in many regions. Cheap to clone; clones share everything.
///
/// [`Builder::client`](crate::Builder::client) makes one with other settings.
/// ```no_run
/// # async fn f() -> Result<(), Box<dyn std::error::Error>> {
/// use multiregion_client as mr;
/// let config = mr::config().load().await;
/// let client = mr::tiny_thing::Client::new(&config, ["eu-west-1", "us-*"])?;
/// let answer = client.r#do().send().await?;
/// println!("{:?}", answer.result("eu-west-1")?);
/// # Ok(())
/// # }
/// ```
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
        MultiRegionClient::builder(config).client(regions)
    }
    /// The dynamic client that it wraps: operations by name, presigning, and more.
    pub fn dynamic(&self) -> &MultiRegionClient {
        &self.0
    }
    /// `Do`.
    #[inline]
    pub fn r#do(&self) -> operation::r#do::DoFluentBuilder {
        t::fluent(&self.0, "Do")
    }
}
impl t::ServiceClient for Client {
    const SERVICE: &'static str = "tiny-thing";
    fn service() -> &'static Service {
        SERVICE.service()
    }
    fn wrap(client: MultiRegionClient) -> Self {
        Client(client)
    }
}
/// Which of the errors in [`types::error`] a [`CallError`](crate::CallError) is. Import it for its methods.
pub trait Errors: t::Modelled {}
impl Errors for crate::CallError {}
/// A module for each operation: its input's builder, its output.
pub mod operation {
    /// `Do`.
    pub mod r#do {
        use super::super::types;
        use crate::typed as t;
        /// The operation `Do`.
        pub enum Do {}
        /// The input of `Do` under construction, to `send`.
        pub type DoFluentBuilder = t::Fluent<DoOutput>;
        impl DoFluentBuilder {
            /// `Name`: required.
            #[inline]
            pub fn name(self, value: impl Into<String>) -> Self {
                t::set_text(self, 0, value)
            }
            /// Sets `Name`, or takes it away.
            #[inline]
            pub fn set_name(self, value: Option<String>) -> Self {
                t::assign(self, 0, value)
            }
            /// Adds to `List`.
            #[inline]
            pub fn list(self, value: impl Into<String>) -> Self {
                t::push_text(self, 1, value)
            }
            /// Sets `List`, or takes it away.
            #[inline]
            pub fn set_list(self, value: Option<Vec<String>>) -> Self {
                t::assign(self, 1, value)
            }
            /// Adds an entry to `Map`.
            #[inline]
            pub fn map(self, key: impl Into<String>, value: types::Derived) -> Self {
                t::insert(self, 2, key, value)
            }
            /// Sets `Map`, or takes it away.
            #[inline]
            pub fn set_map(
                self,
                value: Option<t::HashMap<String, types::Derived>>,
            ) -> Self {
                t::assign(self, 2, value)
            }
            /// `Mixed`.
            #[inline]
            pub fn mixed(self, value: i32) -> Self {
                t::set(self, 3, value)
            }
            /// Sets `Mixed`, or takes it away.
            #[inline]
            pub fn set_mixed(self, value: Option<i32>) -> Self {
                t::assign(self, 3, value)
            }
        }
        /// What `Do` answers: nothing.
        pub type DoOutput = super::super::views::Output<Do, t::Value>;
    }
}
/// Structures, unions and enumerations.
pub mod types {
    use super::SERVICE;
    use super::views;
    use crate::typed as t;
    #[doc(hidden)]
    pub mod shapes {
        pub enum Derived {}
    }
    /// `Derived`.
    pub type Derived = views::Shape<shapes::Derived>;
    impl Derived {
        /// A builder, with nothing set.
        #[inline]
        pub fn builder() -> builders::DerivedBuilder {
            t::builder(&SERVICE, 5)
        }
        /// `Given`: required.
        #[inline]
        pub fn given(&self) -> &str {
            t::text_or_default(&self.0, 0)
        }
        /// `Untouched`.
        #[inline]
        pub fn untouched(&self) -> Option<&str> {
            t::text(&self.0, 1)
        }
        /// `Own`.
        #[inline]
        pub fn own(&self) -> Option<&str> {
            t::text(&self.0, 2)
        }
    }
    /// Errors that the model names; [`Errors`](super::Errors) tells which one is.
    pub mod error {}
    /// Builders of structures that an input can hold.
    pub mod builders {
        use crate::typed as t;
        /// A [`Derived`](super::Derived) under construction.
        pub type DerivedBuilder = t::FallibleBuilder<super::Derived>;
        impl DerivedBuilder {
            /// `Given`: required.
            #[inline]
            pub fn given(self, value: impl Into<String>) -> Self {
                t::set_text(self, 0, value)
            }
            /// Sets `Given`, or takes it away.
            #[inline]
            pub fn set_given(self, value: Option<String>) -> Self {
                t::assign(self, 0, value)
            }
            /// `Untouched`.
            #[inline]
            pub fn untouched(self, value: impl Into<String>) -> Self {
                t::set_text(self, 1, value)
            }
            /// Sets `Untouched`, or takes it away.
            #[inline]
            pub fn set_untouched(self, value: Option<String>) -> Self {
                t::assign(self, 1, value)
            }
            /// `Own`.
            #[inline]
            pub fn own(self, value: impl Into<String>) -> Self {
                t::set_text(self, 2, value)
            }
            /// Sets `Own`, or takes it away.
            #[inline]
            pub fn set_own(self, value: Option<String>) -> Self {
                t::assign(self, 2, value)
            }
        }
    }
}
/// Waiters under construction.
pub mod waiters {}
