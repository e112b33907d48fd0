//! From the mixin (`tiny-thing`, API 2020-01-01): typed clients in many regions.
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
/// let answer = client.mixed().send().await?;
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
    /// `Do`: reads only.
    #[inline]
    pub fn r#do(&self) -> operation::r#do::DoFluentBuilder {
        t::fluent(&self.0, "Do")
    }
    /// `Mixed`.
    #[inline]
    pub fn mixed(&self) -> operation::mixed::MixedFluentBuilder {
        t::fluent(&self.0, "Mixed")
    }
    /// `OfResource`.
    #[inline]
    pub fn of_resource(&self) -> operation::of_resource::OfResourceFluentBuilder {
        t::fluent(&self.0, "OfResource")
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
pub trait Errors: t::Modelled {
    /// The error as [`Common`](types::error::Common), if it is one.
    fn as_common(&self) -> Option<&types::error::Common> {
        self.modelled()
    }
    /// Whether it is [`Common`](types::error::Common).
    fn is_common(&self) -> bool {
        self.as_common().is_some()
    }
    /// The error as [`FromMixin`](types::error::FromMixin), if it is one.
    fn as_from_mixin(&self) -> Option<&types::error::FromMixin> {
        self.modelled()
    }
    /// Whether it is [`FromMixin`](types::error::FromMixin).
    fn is_from_mixin(&self) -> bool {
        self.as_from_mixin().is_some()
    }
    /// The error as [`Own`](types::error::Own), if it is one.
    fn as_own(&self) -> Option<&types::error::Own> {
        self.modelled()
    }
    /// Whether it is [`Own`](types::error::Own).
    fn is_own(&self) -> bool {
        self.as_own().is_some()
    }
}
impl Errors for crate::CallError {}
/// A module for each operation: its input's builder, its output.
pub mod operation {
    /// `Do`.
    ///
    /// Errors: `Common`, `FromMixin`, `Own`.
    pub mod r#do {
        use crate::typed as t;
        /// The operation `Do`.
        pub enum Do {}
        /// The input of `Do` under construction, to `send`.
        pub type DoFluentBuilder = t::Fluent<DoOutput>;
        impl DoFluentBuilder {
            /// `A`: required, made up where it is not set.
            #[inline]
            pub fn a(self, value: impl Into<String>) -> Self {
                t::set_text(self, 0, value)
            }
            /// Sets `A`, or takes it away.
            #[inline]
            pub fn set_a(self, value: Option<String>) -> Self {
                t::assign(self, 0, value)
            }
            /// `B`.
            #[inline]
            pub fn b(self, value: i32) -> Self {
                t::set(self, 1, value)
            }
            /// Sets `B`, or takes it away.
            #[inline]
            pub fn set_b(self, value: Option<i32>) -> Self {
                t::assign(self, 1, value)
            }
            /// `C`.
            #[inline]
            pub fn c(self, value: impl Into<String>) -> Self {
                t::set_text(self, 2, value)
            }
            /// Sets `C`, or takes it away.
            #[inline]
            pub fn set_c(self, value: Option<String>) -> Self {
                t::assign(self, 2, value)
            }
            /// `D`.
            #[inline]
            pub fn d(self, value: impl Into<String>) -> Self {
                t::set_text(self, 3, value)
            }
            /// Sets `D`, or takes it away.
            #[inline]
            pub fn set_d(self, value: Option<String>) -> Self {
                t::assign(self, 3, value)
            }
            /// `Own`.
            #[inline]
            pub fn own(self, value: impl Into<String>) -> Self {
                t::set_text(self, 4, value)
            }
            /// Sets `Own`, or takes it away.
            #[inline]
            pub fn set_own(self, value: Option<String>) -> Self {
                t::assign(self, 4, value)
            }
        }
        /// What `Do` answers: nothing.
        pub type DoOutput = super::super::views::Output<Do, t::Value>;
    }
    /// `Mixed`.
    ///
    /// Errors: `Common`.
    pub mod mixed {
        use super::super::types;
        use crate::typed as t;
        /// The operation `Mixed`.
        pub enum Mixed {}
        /// The input of `Mixed` under construction, to `send`.
        pub type MixedFluentBuilder = t::Fluent<MixedOutput>;
        /// What `Mixed` answers. Its items: `L`.
        pub type MixedOutput = super::super::views::Output<Mixed, t::Of<str>>;
        impl MixedOutput {
            /// `L`.
            #[inline]
            pub fn l(&self) -> &[t::Of<str>] {
                t::list(&self.0, 0)
            }
            /// `E`.
            #[inline]
            pub fn e(&self) -> Option<types::E> {
                t::enumerated(&self.0, 1)
            }
        }
    }
    /// `OfResource`.
    ///
    /// Errors: `Common`.
    pub mod of_resource {
        use crate::typed as t;
        /// The operation `OfResource`.
        pub enum OfResource {}
        /// The input of `OfResource` under construction, to `send`.
        pub type OfResourceFluentBuilder = t::Fluent<OfResourceOutput>;
        /// What `OfResource` answers: nothing.
        pub type OfResourceOutput = super::super::views::Output<OfResource, t::Value>;
    }
}
/// Structures, unions and enumerations.
pub mod types {
    use crate::typed as t;
    #[doc(hidden)]
    pub mod shapes {
        pub enum E {}
    }
    /// `E`.
    pub type E = t::Text<fn() -> shapes::E>;
    impl E {
        /// `x`
        pub const X: Self = Self("x", t::PhantomData);
        /// `Y`
        pub const Y: Self = Self("Y", t::PhantomData);
    }
    impl t::Enumeration for shapes::E {
        const KNOWN: &'static [&'static str] = &["Y", "x"];
    }
    /// Errors that the model names; [`Errors`](super::Errors) tells which one is.
    pub mod error {
        use crate::typed as t;
        #[doc(hidden)]
        pub mod shapes {
            pub enum Common {}
            pub enum FromMixin {}
            pub enum Own {}
        }
        /// `Common`.
        pub type Common = t::ServiceError<shapes::Common>;
        impl Common {
            /// `message`.
            #[inline]
            pub fn message(&self) -> Option<&str> {
                t::text(&self.0, 0)
            }
        }
        impl t::ErrorShape for shapes::Common {
            const NAME: &'static str = "Common";
        }
        /// `FromMixin`.
        pub type FromMixin = t::ServiceError<shapes::FromMixin>;
        impl t::ErrorShape for shapes::FromMixin {
            const NAME: &'static str = "FromMixin";
        }
        /// `Own`.
        pub type Own = t::ServiceError<shapes::Own>;
        impl t::ErrorShape for shapes::Own {
            const NAME: &'static str = "Own";
        }
    }
    /// Builders of structures that an input can hold.
    pub mod builders {}
}
/// Waiters under construction.
pub mod waiters {}
