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
/// let answer = client.default().send().await?;
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
    /// `Default`.
    #[inline]
    pub fn default(&self) -> operation::default::DefaultFluentBuilder {
        t::fluent(&self.0, "Default")
    }
    /// `None`.
    #[inline]
    pub fn none(&self) -> operation::none::NoneFluentBuilder {
        t::fluent(&self.0, "None")
    }
    /// `Own`.
    #[inline]
    pub fn own(&self) -> operation::own::OwnFluentBuilder {
        t::fluent(&self.0, "Own")
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
    /// `Default`.
    pub mod default {
        use crate::typed as t;
        /// The operation `Default`.
        pub enum Default {}
        /// The input of `Default` under construction, to `send`.
        pub type DefaultFluentBuilder = t::Fluent<DefaultOutput>;
        /// What `Default` answers: nothing.
        pub type DefaultOutput = super::super::views::Output<Default, t::Value>;
    }
    /// `None`.
    pub mod none {
        use crate::typed as t;
        /// The operation `None`.
        pub enum None {}
        /// The input of `None` under construction, to `send`.
        pub type NoneFluentBuilder = t::Fluent<NoneOutput>;
        /// What `None` answers: nothing.
        pub type NoneOutput = super::super::views::Output<None, t::Value>;
    }
    /// `Own`.
    pub mod own {
        use crate::typed as t;
        /// The operation `Own`.
        pub enum Own {}
        /// The input of `Own` under construction, to `send`.
        pub type OwnFluentBuilder = t::Fluent<OwnOutput>;
        /// What `Own` answers: nothing.
        pub type OwnOutput = super::super::views::Output<Own, t::Value>;
    }
}
/// Structures, unions and enumerations.
pub mod types {
    /// Errors that the model names; [`Errors`](super::Errors) tells which one is.
    pub mod error {}
    /// Builders of structures that an input can hold.
    pub mod builders {}
}
/// Waiters under construction.
pub mod waiters {}
