//! Tiny Thing (`tiny-thing`, API 2020-01-01): typed clients in many regions.
use crate::typed as t;
pub use crate::typed::primitives;
pub use crate::{Error, MultiRegionClient};
#[allow(dead_code)]
static SERVICE: t::Handle = t::Handle::new("tiny-thing");
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
        MultiRegionClient::new(config, "tiny-thing", regions).map(Client)
    }
    /// The dynamic client that it wraps: operations by name, presigning, and more.
    pub fn dynamic(&self) -> &MultiRegionClient {
        &self.0
    }
    /// `GetThing`.
    #[inline]
    pub fn get_thing(&self) -> operation::get_thing::GetThingFluentBuilder {
        operation::get_thing::GetThingFluentBuilder(t::Fluent::new(&self.0, "GetThing"))
    }
}
impl t::ServiceClient for Client {
    const SERVICE: &'static str = "tiny-thing";
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
        /// The input of `GetThing` under construction, to [`send`](Self::send).
        #[derive(Clone, Debug)]
        #[must_use]
        pub struct GetThingFluentBuilder(pub(in super::super) t::Fluent);
        impl GetThingFluentBuilder {
            /// `Id`.
            #[inline]
            pub fn Id(self, value: impl Into<String>) -> Self {
                Self(self.0.text(0, value))
            }
            /// Sets `Id`, or takes it away.
            #[inline]
            pub fn set_Id(self, value: Option<String>) -> Self {
                Self(self.0.assign(0, value))
            }
            /// `ID`.
            #[inline]
            pub fn ID(self, value: i32) -> Self {
                Self(self.0.set(1, value))
            }
            /// Sets `ID`, or takes it away.
            #[inline]
            pub fn set_ID(self, value: Option<i32>) -> Self {
                Self(self.0.assign(1, value))
            }
            /// `id`.
            #[inline]
            pub fn id(self, value: i64) -> Self {
                Self(self.0.set(2, value))
            }
            /// Sets `id`, or takes it away.
            #[inline]
            pub fn set_id(self, value: Option<i64>) -> Self {
                Self(self.0.assign(2, value))
            }
            /// `i_d`.
            #[inline]
            pub fn i_d(self, value: bool) -> Self {
                Self(self.0.set(3, value))
            }
            /// Sets `i_d`, or takes it away.
            #[inline]
            pub fn set_i_d(self, value: Option<bool>) -> Self {
                Self(self.0.assign(3, value))
            }
            /// `String`.
            #[inline]
            pub fn string(self, value: impl Into<String>) -> Self {
                Self(self.0.text(4, value))
            }
            /// Sets `String`, or takes it away.
            #[inline]
            pub fn set_string(self, value: Option<String>) -> Self {
                Self(self.0.assign(4, value))
            }
            /// `Other`.
            #[inline]
            pub fn other(self, value: types::OtherThing) -> Self {
                Self(self.0.set(5, value))
            }
            /// Sets `Other`, or takes it away.
            #[inline]
            pub fn set_other(self, value: Option<types::OtherThing>) -> Self {
                Self(self.0.assign(5, value))
            }
            /// `Lower`.
            #[inline]
            pub fn lower(self, value: types::LowerThing) -> Self {
                Self(self.0.set(6, value))
            }
            /// Sets `Lower`, or takes it away.
            #[inline]
            pub fn set_lower(self, value: Option<types::LowerThing>) -> Self {
                Self(self.0.assign(6, value))
            }
            /// The call: await it, or set more of it first.
            #[inline]
            pub fn send(self) -> t::Call<GetThingOutput> {
                self.0.send()
            }
        }
        /// What `GetThing` answers.
        #[derive(Clone, PartialEq)]
        #[repr(transparent)]
        pub struct GetThingOutput(t::Structure);
        impl GetThingOutput {
            /// `A`.
            #[inline]
            pub fn a(&self) -> Option<&types::GetThing> {
                self.0.slot(0).as_view()
            }
        }
        impl t::Listing for GetThingOutput {
            type Item = t::Value;
        }
        t::outputs! {
            GetThingOutput
        }
    }
}
/// Structures, unions and enumerations.
pub mod types {
    use super::SERVICE;
    use crate::typed as t;
    /// `GetThing_`.
    #[derive(Clone, PartialEq)]
    #[repr(transparent)]
    pub struct GetThing(t::Value);
    impl GetThing {
        /// A builder, with nothing set.
        #[inline]
        pub fn builder() -> builders::GetThingBuilder {
            builders::GetThingBuilder(t::Builder::new(&SERVICE, 11))
        }
    }
    /// `LowerThing`.
    #[derive(Clone, PartialEq)]
    #[repr(transparent)]
    pub struct LowerThing(t::Value);
    impl LowerThing {
        /// A builder, with nothing set.
        #[inline]
        pub fn builder() -> builders::LowerThingBuilder {
            builders::LowerThingBuilder(t::Builder::new(&SERVICE, 7))
        }
        /// `B`.
        #[inline]
        pub fn b(&self) -> Option<&str> {
            self.0.slot(0).as_str()
        }
    }
    /// `OtherThing`.
    #[derive(Clone, PartialEq)]
    #[repr(transparent)]
    pub struct OtherThing(t::Value);
    impl OtherThing {
        /// A builder, with nothing set.
        #[inline]
        pub fn builder() -> builders::OtherThingBuilder {
            builders::OtherThingBuilder(t::Builder::new(&SERVICE, 6))
        }
        /// `C`.
        #[inline]
        pub fn c(&self) -> Option<&Thing> {
            self.0.slot(0).as_view()
        }
        /// `D`.
        #[inline]
        pub fn d(&self) -> Option<&Unlisted> {
            self.0.slot(1).as_view()
        }
    }
    /// `Thing`.
    #[derive(Clone, PartialEq)]
    #[repr(transparent)]
    pub struct Thing(t::Value);
    impl Thing {
        /// A builder, with nothing set.
        #[inline]
        pub fn builder() -> builders::ThingBuilder {
            builders::ThingBuilder(t::Builder::new(&SERVICE, 8))
        }
        /// `A`.
        #[inline]
        pub fn a(&self) -> Option<&GetThing> {
            self.0.slot(0).as_view()
        }
    }
    /// `Unit`.
    #[derive(Clone, PartialEq)]
    #[repr(transparent)]
    pub struct Unit(t::Value);
    impl Unit {
        /// A builder, with nothing set.
        #[inline]
        pub fn builder() -> builders::UnitBuilder {
            builders::UnitBuilder(t::Builder::new(&SERVICE, 10))
        }
    }
    /// `Unlisted`.
    #[derive(Clone, PartialEq)]
    #[repr(transparent)]
    pub struct Unlisted(t::Value);
    impl Unlisted {
        /// A builder, with nothing set.
        #[inline]
        pub fn builder() -> builders::UnlistedBuilder {
            builders::UnlistedBuilder(t::Builder::new(&SERVICE, 9))
        }
        /// `E`.
        #[inline]
        pub fn e(&self) -> Option<&Unit> {
            self.0.slot(0).as_view()
        }
    }
    t::structures! {
        GetThing, LowerThing, OtherThing, Thing, Unit, Unlisted
    }
    t::inputs! {
        GetThing, LowerThing, OtherThing, Thing, Unit, Unlisted
    }
    /// Errors that the model names; [`Errors`](super::Errors) tells which one is.
    pub mod error {
        use crate::typed as t;
        /// `thing_Error`.
        #[derive(Clone, PartialEq)]
        #[repr(transparent)]
        pub struct ThingError(t::Structure);
        impl t::ErrorView for ThingError {
            const SHAPE: &'static str = "thing_Error";
        }
        t::errors! {
            ThingError
        }
    }
    /// Builders of structures that an input can hold.
    pub mod builders {
        use crate::typed as t;
        /// A [`GetThing`](super::GetThing) under construction.
        #[derive(Clone, Debug)]
        #[must_use]
        pub struct GetThingBuilder(pub(super) t::Builder);
        impl GetThingBuilder {
            /// What was built.
            #[inline]
            pub fn build(self) -> super::GetThing {
                super::GetThing(self.0.build())
            }
        }
        /// A [`LowerThing`](super::LowerThing) under construction.
        #[derive(Clone, Debug)]
        #[must_use]
        pub struct LowerThingBuilder(pub(super) t::Builder);
        impl LowerThingBuilder {
            /// `B`.
            #[inline]
            pub fn b(self, value: impl Into<String>) -> Self {
                Self(self.0.text(0, value))
            }
            /// Sets `B`, or takes it away.
            #[inline]
            pub fn set_b(self, value: Option<String>) -> Self {
                Self(self.0.assign(0, value))
            }
            /// What was built.
            #[inline]
            pub fn build(self) -> super::LowerThing {
                super::LowerThing(self.0.build())
            }
        }
        /// A [`OtherThing`](super::OtherThing) under construction.
        #[derive(Clone, Debug)]
        #[must_use]
        pub struct OtherThingBuilder(pub(super) t::Builder);
        impl OtherThingBuilder {
            /// `C`.
            #[inline]
            pub fn c(self, value: super::Thing) -> Self {
                Self(self.0.set(0, value))
            }
            /// Sets `C`, or takes it away.
            #[inline]
            pub fn set_c(self, value: Option<super::Thing>) -> Self {
                Self(self.0.assign(0, value))
            }
            /// `D`.
            #[inline]
            pub fn d(self, value: super::Unlisted) -> Self {
                Self(self.0.set(1, value))
            }
            /// Sets `D`, or takes it away.
            #[inline]
            pub fn set_d(self, value: Option<super::Unlisted>) -> Self {
                Self(self.0.assign(1, value))
            }
            /// What was built.
            #[inline]
            pub fn build(self) -> super::OtherThing {
                super::OtherThing(self.0.build())
            }
        }
        /// A [`Thing`](super::Thing) under construction.
        #[derive(Clone, Debug)]
        #[must_use]
        pub struct ThingBuilder(pub(super) t::Builder);
        impl ThingBuilder {
            /// `A`.
            #[inline]
            pub fn a(self, value: super::GetThing) -> Self {
                Self(self.0.set(0, value))
            }
            /// Sets `A`, or takes it away.
            #[inline]
            pub fn set_a(self, value: Option<super::GetThing>) -> Self {
                Self(self.0.assign(0, value))
            }
            /// What was built.
            #[inline]
            pub fn build(self) -> super::Thing {
                super::Thing(self.0.build())
            }
        }
        /// A [`Unit`](super::Unit) under construction.
        #[derive(Clone, Debug)]
        #[must_use]
        pub struct UnitBuilder(pub(super) t::Builder);
        impl UnitBuilder {
            /// What was built.
            #[inline]
            pub fn build(self) -> super::Unit {
                super::Unit(self.0.build())
            }
        }
        /// A [`Unlisted`](super::Unlisted) under construction.
        #[derive(Clone, Debug)]
        #[must_use]
        pub struct UnlistedBuilder(pub(super) t::Builder);
        impl UnlistedBuilder {
            /// `E`.
            #[inline]
            pub fn e(self, value: super::Unit) -> Self {
                Self(self.0.set(0, value))
            }
            /// Sets `E`, or takes it away.
            #[inline]
            pub fn set_e(self, value: Option<super::Unit>) -> Self {
                Self(self.0.assign(0, value))
            }
            /// What was built.
            #[inline]
            pub fn build(self) -> super::Unlisted {
                super::Unlisted(self.0.build())
            }
        }
    }
}
/// Waiters under construction.
pub mod waiters {}
