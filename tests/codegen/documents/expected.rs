//! Tiny Thing (`tiny-thing`, API 2020-01-01): typed clients in many regions.
//!
//! Prose that no client needs.
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
    ///
    /// Prose that no client needs.
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
        use crate::typed as t;
        /// The operation `Do`.
        pub enum Do {}
        /// The input of `Do` under construction, to `send`.
        pub type DoFluentBuilder = t::Fluent<DoOutput>;
        impl DoFluentBuilder {
            /// `Free`.
            ///
            /// prose
            #[inline]
            pub fn free(self, value: t::Document) -> Self {
                t::set(self, 0, value)
            }
            /// Sets `Free`, or takes it away.
            #[inline]
            pub fn set_free(self, value: Option<t::Document>) -> Self {
                t::assign(self, 0, value)
            }
            /// `Own`.
            #[inline]
            pub fn own(self, value: t::Document) -> Self {
                t::set(self, 1, value)
            }
            /// Sets `Own`, or takes it away.
            #[inline]
            pub fn set_own(self, value: Option<t::Document>) -> Self {
                t::assign(self, 1, value)
            }
        }
        /// What `Do` answers: nothing.
        pub type DoOutput = super::super::views::Output<Do, t::Value>;
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
