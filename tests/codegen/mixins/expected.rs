//! From the mixin (`tiny-thing`, API 2020-01-01): typed clients in many regions.
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
        MultiRegionClient::new(config, "tiny-thing", regions).map(Client)
    }
    /// The dynamic client that it wraps: operations by name, presigning, and more.
    pub fn dynamic(&self) -> &MultiRegionClient {
        &self.0
    }
    /// `Do`: reads only.
    #[inline]
    pub fn r#do(&self) -> operation::r#do::DoFluentBuilder {
        operation::r#do::DoFluentBuilder(t::Fluent::new(&self.0, "Do"))
    }
    /// `Mixed`.
    #[inline]
    pub fn mixed(&self) -> operation::mixed::MixedFluentBuilder {
        operation::mixed::MixedFluentBuilder(t::Fluent::new(&self.0, "Mixed"))
    }
    /// `OfResource`.
    #[inline]
    pub fn of_resource(&self) -> operation::of_resource::OfResourceFluentBuilder {
        operation::of_resource::OfResourceFluentBuilder(
            t::Fluent::new(&self.0, "OfResource"),
        )
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
        /// The input of `Do` under construction, to [`send`](Self::send).
        #[derive(Clone, Debug)]
        #[must_use]
        pub struct DoFluentBuilder(pub(in super::super) t::Fluent);
        impl DoFluentBuilder {
            /// `A`: required, made up where it is not set.
            #[inline]
            pub fn a(self, value: impl Into<String>) -> Self {
                Self(self.0.text(0, value))
            }
            /// Sets `A`, or takes it away.
            #[inline]
            pub fn set_a(self, value: Option<String>) -> Self {
                Self(self.0.assign(0, value))
            }
            /// `B`.
            #[inline]
            pub fn b(self, value: i32) -> Self {
                Self(self.0.set(1, value))
            }
            /// Sets `B`, or takes it away.
            #[inline]
            pub fn set_b(self, value: Option<i32>) -> Self {
                Self(self.0.assign(1, value))
            }
            /// `C`.
            #[inline]
            pub fn c(self, value: impl Into<String>) -> Self {
                Self(self.0.text(2, value))
            }
            /// Sets `C`, or takes it away.
            #[inline]
            pub fn set_c(self, value: Option<String>) -> Self {
                Self(self.0.assign(2, value))
            }
            /// `D`.
            #[inline]
            pub fn d(self, value: impl Into<String>) -> Self {
                Self(self.0.text(3, value))
            }
            /// Sets `D`, or takes it away.
            #[inline]
            pub fn set_d(self, value: Option<String>) -> Self {
                Self(self.0.assign(3, value))
            }
            /// `Own`.
            #[inline]
            pub fn own(self, value: impl Into<String>) -> Self {
                Self(self.0.text(4, value))
            }
            /// Sets `Own`, or takes it away.
            #[inline]
            pub fn set_own(self, value: Option<String>) -> Self {
                Self(self.0.assign(4, value))
            }
            /// The call: await it, or set more of it first.
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
    /// `Mixed`.
    ///
    /// Errors: `Common`.
    pub mod mixed {
        use super::super::types;
        use crate::typed as t;
        /// The input of `Mixed` under construction, to [`send`](Self::send).
        #[derive(Clone, Debug)]
        #[must_use]
        pub struct MixedFluentBuilder(pub(in super::super) t::Fluent);
        impl MixedFluentBuilder {
            /// The call: await it, or set more of it first.
            #[inline]
            pub fn send(self) -> t::Call<MixedOutput> {
                self.0.send()
            }
        }
        /// What `Mixed` answers. Its items: `L`.
        #[derive(Clone, PartialEq)]
        #[repr(transparent)]
        pub struct MixedOutput(t::Structure);
        impl MixedOutput {
            /// `L`.
            #[inline]
            pub fn l(&self) -> &[t::Of<str>] {
                self.0.slot(0).views()
            }
            /// `E`.
            #[inline]
            pub fn e(&self) -> Option<&types::E> {
                self.0.slot(1).as_enum()
            }
        }
        impl t::Listing for MixedOutput {
            type Item = t::Of<str>;
        }
        t::outputs! {
            MixedOutput
        }
    }
    /// `OfResource`.
    ///
    /// Errors: `Common`.
    pub mod of_resource {
        use crate::typed as t;
        /// The input of `OfResource` under construction, to [`send`](Self::send).
        #[derive(Clone, Debug)]
        #[must_use]
        pub struct OfResourceFluentBuilder(pub(in super::super) t::Fluent);
        impl OfResourceFluentBuilder {
            /// The call: await it, or set more of it first.
            #[inline]
            pub fn send(self) -> t::Call<OfResourceOutput> {
                self.0.send()
            }
        }
        /// What `OfResource` answers: nothing.
        #[derive(Clone, PartialEq)]
        #[repr(transparent)]
        pub struct OfResourceOutput(t::Structure);
        impl t::Listing for OfResourceOutput {
            type Item = t::Value;
        }
        t::outputs! {
            OfResourceOutput
        }
    }
}
/// Structures, unions and enumerations.
pub mod types {
    use crate::typed as t;
    /// `E`.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    #[non_exhaustive]
    pub enum E {
        /// `x`
        X,
        /// `Y`
        Y,
        /// A value that the model does not list.
        Unknown(t::UnknownVariantValue),
    }
    impl E {
        /// The value as the service spells it.
        #[inline]
        pub fn as_str(&self) -> &'static str {
            match self {
                Self::X => "x",
                Self::Y => "Y",
                Self::Unknown(value) => value.as_str(),
            }
        }
    }
    impl t::Enumeration for E {
        const KNOWN: &'static [Self] = &[Self::Y, Self::X];
        #[inline]
        fn text(&self) -> &'static str {
            self.as_str()
        }
        #[inline]
        fn unknown(value: t::UnknownVariantValue) -> Self {
            Self::Unknown(value)
        }
    }
    t::enumerations! {
        E
    }
    /// Errors that the model names; [`Errors`](super::Errors) tells which one is.
    pub mod error {
        use crate::typed as t;
        /// `Common`.
        #[derive(Clone, PartialEq)]
        #[repr(transparent)]
        pub struct Common(t::Structure);
        impl Common {
            /// `message`.
            #[inline]
            pub fn message(&self) -> Option<&str> {
                self.0.slot(0).as_str()
            }
        }
        impl t::ErrorView for Common {
            const SHAPE: &'static str = "Common";
        }
        /// `FromMixin`.
        #[derive(Clone, PartialEq)]
        #[repr(transparent)]
        pub struct FromMixin(t::Structure);
        impl t::ErrorView for FromMixin {
            const SHAPE: &'static str = "FromMixin";
        }
        /// `Own`.
        #[derive(Clone, PartialEq)]
        #[repr(transparent)]
        pub struct Own(t::Structure);
        impl t::ErrorView for Own {
            const SHAPE: &'static str = "Own";
        }
        t::errors! {
            Common, FromMixin, Own
        }
    }
    /// Builders of structures that an input can hold.
    pub mod builders {}
}
/// Waiters under construction.
pub mod waiters {}
