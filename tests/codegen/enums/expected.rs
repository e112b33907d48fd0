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
        MultiRegionClient::new(config, "tiny-thing", regions).map(Client)
    }
    /// The dynamic client that it wraps: operations by name, presigning, and more.
    pub fn dynamic(&self) -> &MultiRegionClient {
        &self.0
    }
    /// `Do`.
    #[inline]
    pub fn r#do(&self) -> operation::r#do::DoFluentBuilder {
        operation::r#do::DoFluentBuilder(t::Fluent::new(&self.0, "Do"))
    }
}
impl t::ServiceClient for Client {
    const SERVICE: &'static str = "tiny-thing";
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
        /// The input of `Do` under construction, to [`send`](Self::send).
        #[derive(Clone, Debug)]
        #[must_use]
        pub struct DoFluentBuilder(pub(in super::super) t::Fluent);
        impl DoFluentBuilder {
            /// `A`.
            #[inline]
            pub fn a(self, value: types::Plain) -> Self {
                Self(self.0.set(0, value))
            }
            /// Sets `A`, or takes it away.
            #[inline]
            pub fn set_a(self, value: Option<types::Plain>) -> Self {
                Self(self.0.assign(0, value))
            }
            /// `B`.
            #[inline]
            pub fn b(self, value: types::Valued) -> Self {
                Self(self.0.set(1, value))
            }
            /// Sets `B`, or takes it away.
            #[inline]
            pub fn set_b(self, value: Option<types::Valued>) -> Self {
                Self(self.0.assign(1, value))
            }
            /// `C`.
            #[inline]
            pub fn c(self, value: types::Int) -> Self {
                Self(self.0.set(2, value))
            }
            /// Sets `C`, or takes it away.
            #[inline]
            pub fn set_c(self, value: Option<types::Int>) -> Self {
                Self(self.0.assign(2, value))
            }
            /// `D`.
            #[inline]
            pub fn d(self, value: types::Old) -> Self {
                Self(self.0.set(3, value))
            }
            /// Sets `D`, or takes it away.
            #[inline]
            pub fn set_d(self, value: Option<types::Old>) -> Self {
                Self(self.0.assign(3, value))
            }
            /// `E`.
            #[inline]
            pub fn e(self, value: types::Empty) -> Self {
                Self(self.0.set(4, value))
            }
            /// Sets `E`, or takes it away.
            #[inline]
            pub fn set_e(self, value: Option<types::Empty>) -> Self {
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
}
/// Structures, unions and enumerations.
pub mod types {
    use crate::typed as t;
    /// `Empty`.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    #[non_exhaustive]
    pub enum Empty {
        /// A value that the model does not list.
        Unknown(t::UnknownVariantValue),
    }
    impl Empty {
        /// The value as the service spells it.
        #[inline]
        pub fn as_str(&self) -> &'static str {
            match self {
                Self::Unknown(value) => value.as_str(),
            }
        }
    }
    impl t::Enumeration for Empty {
        const KNOWN: &'static [Self] = &[];
        #[inline]
        fn text(&self) -> &'static str {
            self.as_str()
        }
        #[inline]
        fn unknown(value: t::UnknownVariantValue) -> Self {
            Self::Unknown(value)
        }
    }
    /// `Int`.
    #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[repr(transparent)]
    pub struct Int(i32);
    impl Int {
        /// `ONE`: 1
        pub const One: Self = Self(1);
        /// `TEN`: 10
        pub const Ten: Self = Self(10);
        /// The values that the model lists.
        #[inline]
        pub fn values() -> &'static [Self] {
            &[Self::One, Self::Ten]
        }
    }
    /// `Old`.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    #[non_exhaustive]
    pub enum Old {
        /// `x`
        X,
        /// `y`
        Y,
        /// A value that the model does not list.
        Unknown(t::UnknownVariantValue),
    }
    impl Old {
        /// The value as the service spells it.
        #[inline]
        pub fn as_str(&self) -> &'static str {
            match self {
                Self::X => "x",
                Self::Y => "y",
                Self::Unknown(value) => value.as_str(),
            }
        }
    }
    impl t::Enumeration for Old {
        const KNOWN: &'static [Self] = &[Self::X, Self::Y];
        #[inline]
        fn text(&self) -> &'static str {
            self.as_str()
        }
        #[inline]
        fn unknown(value: t::UnknownVariantValue) -> Self {
            Self::Unknown(value)
        }
    }
    /// `Plain`.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    #[non_exhaustive]
    pub enum Plain {
        /// `ONE`
        One,
        /// `TWO`
        Two,
        /// A value that the model does not list.
        Unknown(t::UnknownVariantValue),
    }
    impl Plain {
        /// The value as the service spells it.
        #[inline]
        pub fn as_str(&self) -> &'static str {
            match self {
                Self::One => "ONE",
                Self::Two => "TWO",
                Self::Unknown(value) => value.as_str(),
            }
        }
    }
    impl t::Enumeration for Plain {
        const KNOWN: &'static [Self] = &[Self::One, Self::Two];
        #[inline]
        fn text(&self) -> &'static str {
            self.as_str()
        }
        #[inline]
        fn unknown(value: t::UnknownVariantValue) -> Self {
            Self::Unknown(value)
        }
    }
    /// `Valued`.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    #[non_exhaustive]
    pub enum Valued {
        /// `a b`
        A,
        /// `"quoted", é`
        B,
        /// `C`
        C,
        /// A value that the model does not list.
        Unknown(t::UnknownVariantValue),
    }
    impl Valued {
        /// The value as the service spells it.
        #[inline]
        pub fn as_str(&self) -> &'static str {
            match self {
                Self::A => "a b",
                Self::B => "\"quoted\", é",
                Self::C => "C",
                Self::Unknown(value) => value.as_str(),
            }
        }
    }
    impl t::Enumeration for Valued {
        const KNOWN: &'static [Self] = &[Self::B, Self::C, Self::A];
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
        Empty, Old, Plain, Valued
    }
    t::integers! {
        Int
    }
    /// Errors that the model names; [`Errors`](super::Errors) tells which one is.
    pub mod error {}
    /// Builders of structures that an input can hold.
    pub mod builders {}
}
/// Waiters under construction.
pub mod waiters {}
