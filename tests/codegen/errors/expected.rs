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
/// let answer = client.one().send().await?;
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
    /// `One`.
    #[inline]
    pub fn one(&self) -> operation::one::OneFluentBuilder {
        t::fluent(&self.0, "One")
    }
    /// `Two`.
    #[inline]
    pub fn two(&self) -> operation::two::TwoFluentBuilder {
        t::fluent(&self.0, "Two")
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
    /// The error as [`Own`](types::error::Own), if it is one.
    fn as_own(&self) -> Option<&types::error::Own> {
        self.modelled()
    }
    /// Whether it is [`Own`](types::error::Own).
    fn is_own(&self) -> bool {
        self.as_own().is_some()
    }
    /// The error as [`Shared`](types::error::Shared), if it is one.
    fn as_shared(&self) -> Option<&types::error::Shared> {
        self.modelled()
    }
    /// Whether it is [`Shared`](types::error::Shared).
    fn is_shared(&self) -> bool {
        self.as_shared().is_some()
    }
}
impl Errors for crate::CallError {}
/// A module for each operation: its input's builder, its output.
pub mod operation {
    /// `One`.
    ///
    /// Errors: `Common`, `Own`, `Shared`.
    pub mod one {
        use crate::typed as t;
        /// The operation `One`.
        pub enum One {}
        /// The input of `One` under construction, to `send`.
        pub type OneFluentBuilder = t::Fluent<OneOutput>;
        /// What `One` answers: nothing.
        pub type OneOutput = super::super::views::Output<One, t::Value>;
    }
    /// `Two`.
    ///
    /// Errors: `Common`, `Shared`.
    pub mod two {
        use crate::typed as t;
        /// The operation `Two`.
        pub enum Two {}
        /// The input of `Two` under construction, to `send`.
        pub type TwoFluentBuilder = t::Fluent<TwoOutput>;
        /// What `Two` answers: nothing.
        pub type TwoOutput = super::super::views::Output<Two, t::Value>;
    }
}
/// Structures, unions and enumerations.
pub mod types {
    /// Errors that the model names; [`Errors`](super::Errors) tells which one is.
    pub mod error {
        use crate::typed as t;
        #[doc(hidden)]
        pub mod shapes {
            pub enum Common {}
            pub enum Own {}
            pub enum Shared {}
        }
        /// `Common`.
        pub type Common = t::ServiceError<shapes::Common>;
        impl t::ErrorShape for shapes::Common {
            const NAME: &'static str = "Common";
        }
        /// `Own`.
        pub type Own = t::ServiceError<shapes::Own>;
        impl t::ErrorShape for shapes::Own {
            const NAME: &'static str = "Own";
        }
        /// `Shared`: HTTP 400, worth a retry.
        pub type Shared = t::ServiceError<shapes::Shared>;
        impl t::ErrorShape for shapes::Shared {
            const NAME: &'static str = "Shared";
        }
    }
    /// Builders of structures that an input can hold.
    pub mod builders {}
}
/// Waiters under construction.
pub mod waiters {}
