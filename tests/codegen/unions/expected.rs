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
            /// `U`: required.
            #[inline]
            pub fn u(self, value: types::U) -> Self {
                t::set(self, 0, value)
            }
            /// Sets `U`, or takes it away.
            #[inline]
            pub fn set_u(self, value: Option<types::U>) -> Self {
                t::assign(self, 0, value)
            }
            /// `One`.
            #[inline]
            pub fn one(self, value: types::One) -> Self {
                t::set(self, 1, value)
            }
            /// Sets `One`, or takes it away.
            #[inline]
            pub fn set_one(self, value: Option<types::One>) -> Self {
                t::assign(self, 1, value)
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
        pub enum One {}
        pub enum U {}
        pub enum Unit {}
    }
    /// `One`: one of its members.
    pub type One = t::Union<shapes::One>;
    impl One {
        /// `Only`.
        #[inline]
        pub fn Only(value: bool) -> Self {
            t::union(&SERVICE, 2, 0, value)
        }
        /// What it holds, if that is `Only`; else itself.
        #[inline]
        pub fn as_only(&self) -> Result<bool, &Self> {
            t::variant(self, 0, t::Value::as_bool)
        }
        /// Whether it holds `Only`.
        #[inline]
        pub fn is_only(&self) -> bool {
            t::is_variant(self, 0)
        }
    }
    /// `U`: one of its members.
    pub type U = t::Union<shapes::U>;
    impl U {
        /// `Nothing`.
        #[inline]
        pub fn Nothing(value: Unit) -> Self {
            t::union(&SERVICE, 1, 0, value)
        }
        /// What it holds, if that is `Nothing`; else itself.
        #[inline]
        pub fn as_nothing(&self) -> Result<&Unit, &Self> {
            t::variant(self, 0, t::Value::as_view)
        }
        /// Whether it holds `Nothing`.
        #[inline]
        pub fn is_nothing(&self) -> bool {
            t::is_variant(self, 0)
        }
        /// `Text`.
        #[inline]
        pub fn Text(value: String) -> Self {
            t::union(&SERVICE, 1, 1, value)
        }
        /// What it holds, if that is `Text`; else itself.
        #[inline]
        pub fn as_text(&self) -> Result<&str, &Self> {
            t::variant(self, 1, t::Value::as_str)
        }
        /// Whether it holds `Text`.
        #[inline]
        pub fn is_text(&self) -> bool {
            t::is_variant(self, 1)
        }
        /// `Number`.
        #[inline]
        pub fn Number(value: i32) -> Self {
            t::union(&SERVICE, 1, 2, value)
        }
        /// What it holds, if that is `Number`; else itself.
        #[inline]
        pub fn as_number(&self) -> Result<i32, &Self> {
            t::variant(self, 2, t::Value::as_i32)
        }
        /// Whether it holds `Number`.
        #[inline]
        pub fn is_number(&self) -> bool {
            t::is_variant(self, 2)
        }
        /// `Inner`.
        #[inline]
        pub fn Inner(value: One) -> Self {
            t::union(&SERVICE, 1, 3, value)
        }
        /// What it holds, if that is `Inner`; else itself.
        #[inline]
        pub fn as_inner(&self) -> Result<&One, &Self> {
            t::variant(self, 3, t::Value::as_view)
        }
        /// Whether it holds `Inner`.
        #[inline]
        pub fn is_inner(&self) -> bool {
            t::is_variant(self, 3)
        }
        /// `Many`.
        #[inline]
        pub fn Many(value: Vec<U>) -> Self {
            t::union(&SERVICE, 1, 4, value)
        }
        /// What it holds, if that is `Many`; else itself.
        #[inline]
        pub fn as_many(&self) -> Result<&[U], &Self> {
            t::variant(self, 4, t::Value::as_views)
        }
        /// Whether it holds `Many`.
        #[inline]
        pub fn is_many(&self) -> bool {
            t::is_variant(self, 4)
        }
        /// `When`.
        #[inline]
        pub fn When(value: t::DateTime) -> Self {
            t::union(&SERVICE, 1, 5, value)
        }
        /// What it holds, if that is `When`; else itself.
        #[inline]
        pub fn as_when(&self) -> Result<&t::DateTime, &Self> {
            t::variant(self, 5, t::Value::as_timestamp)
        }
        /// Whether it holds `When`.
        #[inline]
        pub fn is_when(&self) -> bool {
            t::is_variant(self, 5)
        }
    }
    /// `Unit`.
    pub type Unit = views::Shape<shapes::Unit>;
    impl Unit {
        /// A builder, with nothing set.
        #[inline]
        pub fn builder() -> builders::UnitBuilder {
            t::builder(&SERVICE, 4)
        }
    }
    /// Errors that the model names; [`Errors`](super::Errors) tells which one is.
    pub mod error {}
    /// Builders of structures that an input can hold.
    pub mod builders {
        use crate::typed as t;
        /// A [`Unit`](super::Unit) under construction.
        pub type UnitBuilder = t::Builder<super::Unit>;
    }
}
/// Waiters under construction.
pub mod waiters {}
