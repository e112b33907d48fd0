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
/// let answer = client.get_thing().send().await?;
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
    /// `GetThing`.
    #[inline]
    pub fn get_thing(&self) -> operation::get_thing::GetThingFluentBuilder {
        t::fluent(&self.0, "GetThing")
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
    /// The error as [`ThingError`](types::error::ThingError), if it is one.
    fn as_thing_error(&self) -> Option<&types::error::ThingError> {
        self.modelled()
    }
    /// Whether it is [`ThingError`](types::error::ThingError).
    fn is_thing_error(&self) -> bool {
        self.as_thing_error().is_some()
    }
}
impl Errors for crate::CallError {}
/// A module for each operation: its input's builder, its output.
pub mod operation {
    /// `GetThing`.
    ///
    /// Errors: `thing_Error`.
    pub mod get_thing {
        use super::super::types;
        use crate::typed as t;
        /// The operation `GetThing`.
        pub enum GetThing {}
        /// The input of `GetThing` under construction, to `send`.
        pub type GetThingFluentBuilder = t::Fluent<GetThingOutput>;
        impl GetThingFluentBuilder {
            /// `Id`.
            #[inline]
            pub fn Id(self, value: impl Into<String>) -> Self {
                t::set_text(self, 0, value)
            }
            /// Sets `Id`, or takes it away.
            #[inline]
            pub fn set_Id(self, value: Option<String>) -> Self {
                t::assign(self, 0, value)
            }
            /// `ID`.
            #[inline]
            pub fn ID(self, value: i32) -> Self {
                t::set(self, 1, value)
            }
            /// Sets `ID`, or takes it away.
            #[inline]
            pub fn set_ID(self, value: Option<i32>) -> Self {
                t::assign(self, 1, value)
            }
            /// `id`.
            #[inline]
            pub fn id(self, value: i64) -> Self {
                t::set(self, 2, value)
            }
            /// Sets `id`, or takes it away.
            #[inline]
            pub fn set_id(self, value: Option<i64>) -> Self {
                t::assign(self, 2, value)
            }
            /// `i_d`.
            #[inline]
            pub fn i_d(self, value: bool) -> Self {
                t::set(self, 3, value)
            }
            /// Sets `i_d`, or takes it away.
            #[inline]
            pub fn set_i_d(self, value: Option<bool>) -> Self {
                t::assign(self, 3, value)
            }
            /// `String`.
            #[inline]
            pub fn string(self, value: impl Into<String>) -> Self {
                t::set_text(self, 4, value)
            }
            /// Sets `String`, or takes it away.
            #[inline]
            pub fn set_string(self, value: Option<String>) -> Self {
                t::assign(self, 4, value)
            }
            /// `Other`.
            #[inline]
            pub fn other(self, value: types::OtherThing) -> Self {
                t::set(self, 5, value)
            }
            /// Sets `Other`, or takes it away.
            #[inline]
            pub fn set_other(self, value: Option<types::OtherThing>) -> Self {
                t::assign(self, 5, value)
            }
            /// `Lower`.
            #[inline]
            pub fn lower(self, value: types::LowerThing) -> Self {
                t::set(self, 6, value)
            }
            /// Sets `Lower`, or takes it away.
            #[inline]
            pub fn set_lower(self, value: Option<types::LowerThing>) -> Self {
                t::assign(self, 6, value)
            }
        }
        /// What `GetThing` answers.
        pub type GetThingOutput = super::super::views::Output<GetThing, t::Value>;
        impl GetThingOutput {
            /// `A`.
            #[inline]
            pub fn a(&self) -> Option<&types::GetThing> {
                t::one(&self.0, 0)
            }
        }
    }
}
/// Structures, unions and enumerations.
pub mod types {
    use super::SERVICE;
    use super::views;
    use crate::typed as t;
    #[doc(hidden)]
    pub mod shapes {
        pub enum GetThing {}
        pub enum LowerThing {}
        pub enum OtherThing {}
        pub enum Thing {}
        pub enum Unit {}
        pub enum Unlisted {}
    }
    /// `GetThing_`.
    pub type GetThing = views::Shape<shapes::GetThing>;
    impl GetThing {
        /// A builder, with nothing set.
        #[inline]
        pub fn builder() -> builders::GetThingBuilder {
            t::builder(&SERVICE, 11)
        }
    }
    /// `LowerThing`.
    pub type LowerThing = views::Shape<shapes::LowerThing>;
    impl LowerThing {
        /// A builder, with nothing set.
        #[inline]
        pub fn builder() -> builders::LowerThingBuilder {
            t::builder(&SERVICE, 7)
        }
        /// `B`.
        #[inline]
        pub fn b(&self) -> Option<&str> {
            t::text(&self.0, 0)
        }
    }
    /// `OtherThing`.
    pub type OtherThing = views::Shape<shapes::OtherThing>;
    impl OtherThing {
        /// A builder, with nothing set.
        #[inline]
        pub fn builder() -> builders::OtherThingBuilder {
            t::builder(&SERVICE, 6)
        }
        /// `C`.
        #[inline]
        pub fn c(&self) -> Option<&Thing> {
            t::one(&self.0, 0)
        }
        /// `D`.
        #[inline]
        pub fn d(&self) -> Option<&Unlisted> {
            t::one(&self.0, 1)
        }
    }
    /// `Thing`.
    pub type Thing = views::Shape<shapes::Thing>;
    impl Thing {
        /// A builder, with nothing set.
        #[inline]
        pub fn builder() -> builders::ThingBuilder {
            t::builder(&SERVICE, 8)
        }
        /// `A`.
        #[inline]
        pub fn a(&self) -> Option<&GetThing> {
            t::one(&self.0, 0)
        }
    }
    /// `Unit`.
    pub type Unit = views::Shape<shapes::Unit>;
    impl Unit {
        /// A builder, with nothing set.
        #[inline]
        pub fn builder() -> builders::UnitBuilder {
            t::builder(&SERVICE, 10)
        }
    }
    /// `Unlisted`.
    pub type Unlisted = views::Shape<shapes::Unlisted>;
    impl Unlisted {
        /// A builder, with nothing set.
        #[inline]
        pub fn builder() -> builders::UnlistedBuilder {
            t::builder(&SERVICE, 9)
        }
        /// `E`.
        #[inline]
        pub fn e(&self) -> Option<&Unit> {
            t::one(&self.0, 0)
        }
    }
    /// Errors that the model names; [`Errors`](super::Errors) tells which one is.
    pub mod error {
        use crate::typed as t;
        #[doc(hidden)]
        pub mod shapes {
            pub enum ThingError {}
        }
        /// `thing_Error`.
        pub type ThingError = t::ServiceError<shapes::ThingError>;
        impl t::ErrorShape for shapes::ThingError {
            const NAME: &'static str = "thing_Error";
        }
    }
    /// Builders of structures that an input can hold.
    pub mod builders {
        use crate::typed as t;
        /// A [`GetThing`](super::GetThing) under construction.
        pub type GetThingBuilder = t::Builder<super::GetThing>;
        /// A [`LowerThing`](super::LowerThing) under construction.
        pub type LowerThingBuilder = t::Builder<super::LowerThing>;
        impl LowerThingBuilder {
            /// `B`.
            #[inline]
            pub fn b(self, value: impl Into<String>) -> Self {
                t::set_text(self, 0, value)
            }
            /// Sets `B`, or takes it away.
            #[inline]
            pub fn set_b(self, value: Option<String>) -> Self {
                t::assign(self, 0, value)
            }
        }
        /// A [`OtherThing`](super::OtherThing) under construction.
        pub type OtherThingBuilder = t::Builder<super::OtherThing>;
        impl OtherThingBuilder {
            /// `C`.
            #[inline]
            pub fn c(self, value: super::Thing) -> Self {
                t::set(self, 0, value)
            }
            /// Sets `C`, or takes it away.
            #[inline]
            pub fn set_c(self, value: Option<super::Thing>) -> Self {
                t::assign(self, 0, value)
            }
            /// `D`.
            #[inline]
            pub fn d(self, value: super::Unlisted) -> Self {
                t::set(self, 1, value)
            }
            /// Sets `D`, or takes it away.
            #[inline]
            pub fn set_d(self, value: Option<super::Unlisted>) -> Self {
                t::assign(self, 1, value)
            }
        }
        /// A [`Thing`](super::Thing) under construction.
        pub type ThingBuilder = t::Builder<super::Thing>;
        impl ThingBuilder {
            /// `A`.
            #[inline]
            pub fn a(self, value: super::GetThing) -> Self {
                t::set(self, 0, value)
            }
            /// Sets `A`, or takes it away.
            #[inline]
            pub fn set_a(self, value: Option<super::GetThing>) -> Self {
                t::assign(self, 0, value)
            }
        }
        /// A [`Unit`](super::Unit) under construction.
        pub type UnitBuilder = t::Builder<super::Unit>;
        /// A [`Unlisted`](super::Unlisted) under construction.
        pub type UnlistedBuilder = t::Builder<super::Unlisted>;
        impl UnlistedBuilder {
            /// `E`.
            #[inline]
            pub fn e(self, value: super::Unit) -> Self {
                t::set(self, 0, value)
            }
            /// Sets `E`, or takes it away.
            #[inline]
            pub fn set_e(self, value: Option<super::Unit>) -> Self {
                t::assign(self, 0, value)
            }
        }
    }
}
/// Waiters under construction.
pub mod waiters {}
