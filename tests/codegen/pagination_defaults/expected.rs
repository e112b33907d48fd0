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
/// let answer = client.list_all().send().await?;
/// println!("{:?}", answer.result("eu-west-1")?);
/// let mut items = client.list_all().into_paginator().items().await?;
/// while let Some(item) = items.next().await {
///     println!("{}", item?.region());
/// }
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
    /// `ListAll`: answers in pages.
    #[inline]
    pub fn list_all(&self) -> operation::list_all::ListAllFluentBuilder {
        t::fluent(&self.0, "ListAll")
    }
    /// `ListNothing`.
    #[inline]
    pub fn list_nothing(&self) -> operation::list_nothing::ListNothingFluentBuilder {
        t::fluent(&self.0, "ListNothing")
    }
    /// `ListOwn`: answers in pages.
    #[inline]
    pub fn list_own(&self) -> operation::list_own::ListOwnFluentBuilder {
        t::fluent(&self.0, "ListOwn")
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
    /// `ListAll`.
    pub mod list_all {
        use crate::typed as t;
        /// The operation `ListAll`.
        pub enum ListAll {}
        impl t::PaginatedOperation for ListAll {}
        /// The input of `ListAll` under construction, to `send`.
        pub type ListAllFluentBuilder = t::Fluent<ListAllOutput>;
        impl ListAllFluentBuilder {
            /// `Next`.
            #[inline]
            pub fn next(self, value: impl Into<String>) -> Self {
                t::set_text(self, 0, value)
            }
            /// Sets `Next`, or takes it away.
            #[inline]
            pub fn set_next(self, value: Option<String>) -> Self {
                t::assign(self, 0, value)
            }
            /// `Max`.
            #[inline]
            pub fn max(self, value: i32) -> Self {
                t::set(self, 1, value)
            }
            /// Sets `Max`, or takes it away.
            #[inline]
            pub fn set_max(self, value: Option<i32>) -> Self {
                t::assign(self, 1, value)
            }
        }
        /// What `ListAll` answers. Its items: `Things`.
        pub type ListAllOutput = super::super::views::Output<ListAll, t::Of<str>>;
        impl ListAllOutput {
            /// `Next`.
            #[inline]
            pub fn next(&self) -> Option<&str> {
                t::text(&self.0, 0)
            }
            /// `Things`.
            #[inline]
            pub fn things(&self) -> &[t::Of<str>] {
                t::list(&self.0, 1)
            }
        }
    }
    /// `ListNothing`.
    pub mod list_nothing {
        use crate::typed as t;
        /// The operation `ListNothing`.
        pub enum ListNothing {}
        /// The input of `ListNothing` under construction, to `send`.
        pub type ListNothingFluentBuilder = t::Fluent<ListNothingOutput>;
        impl ListNothingFluentBuilder {
            /// `Next`.
            #[inline]
            pub fn next(self, value: impl Into<String>) -> Self {
                t::set_text(self, 0, value)
            }
            /// Sets `Next`, or takes it away.
            #[inline]
            pub fn set_next(self, value: Option<String>) -> Self {
                t::assign(self, 0, value)
            }
            /// `Max`.
            #[inline]
            pub fn max(self, value: i32) -> Self {
                t::set(self, 1, value)
            }
            /// Sets `Max`, or takes it away.
            #[inline]
            pub fn set_max(self, value: Option<i32>) -> Self {
                t::assign(self, 1, value)
            }
        }
        /// What `ListNothing` answers. Its items: `Things`.
        pub type ListNothingOutput = super::super::views::Output<
            ListNothing,
            t::Of<str>,
        >;
        impl ListNothingOutput {
            /// `Next`.
            #[inline]
            pub fn next(&self) -> Option<&str> {
                t::text(&self.0, 0)
            }
            /// `Things`.
            #[inline]
            pub fn things(&self) -> &[t::Of<str>] {
                t::list(&self.0, 1)
            }
        }
    }
    /// `ListOwn`.
    pub mod list_own {
        use crate::typed as t;
        /// The operation `ListOwn`.
        pub enum ListOwn {}
        impl t::PaginatedOperation for ListOwn {}
        /// The input of `ListOwn` under construction, to `send`.
        pub type ListOwnFluentBuilder = t::Fluent<ListOwnOutput>;
        impl ListOwnFluentBuilder {
            /// `Marker`.
            #[inline]
            pub fn marker(self, value: impl Into<String>) -> Self {
                t::set_text(self, 0, value)
            }
            /// Sets `Marker`, or takes it away.
            #[inline]
            pub fn set_marker(self, value: Option<String>) -> Self {
                t::assign(self, 0, value)
            }
            /// `Max`.
            #[inline]
            pub fn max(self, value: i32) -> Self {
                t::set(self, 1, value)
            }
            /// Sets `Max`, or takes it away.
            #[inline]
            pub fn set_max(self, value: Option<i32>) -> Self {
                t::assign(self, 1, value)
            }
        }
        /// What `ListOwn` answers. Its items: `Things`.
        pub type ListOwnOutput = super::super::views::Output<ListOwn, t::Of<str>>;
        impl ListOwnOutput {
            /// `Next`.
            #[inline]
            pub fn next(&self) -> Option<&str> {
                t::text(&self.0, 0)
            }
            /// `Things`.
            #[inline]
            pub fn things(&self) -> &[t::Of<str>] {
                t::list(&self.0, 1)
            }
        }
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
