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
pub trait Errors: t::Modelled {
    /// The error as [`Fault`](types::error::Fault), if it is one.
    fn as_fault(&self) -> Option<&types::error::Fault> {
        self.modelled()
    }
    /// Whether it is [`Fault`](types::error::Fault).
    fn is_fault(&self) -> bool {
        self.as_fault().is_some()
    }
}
impl Errors for crate::CallError {}
/// A module for each operation: its input's builder, its output.
pub mod operation {
    /// `Do`.
    ///
    /// Errors: `Fault`.
    pub mod r#do {
        use super::super::types;
        use crate::typed as t;
        /// The input of `Do` under construction, to [`send`](Self::send).
        #[derive(Clone, Debug)]
        #[must_use]
        pub struct DoFluentBuilder(pub(in super::super) t::Fluent);
        impl DoFluentBuilder {
            /// `Level`: required.
            #[inline]
            pub fn level(self, value: types::Level) -> Self {
                Self(self.0.set(0, value))
            }
            /// Sets `Level`, or takes it away.
            #[inline]
            pub fn set_level(self, value: Option<types::Level>) -> Self {
                Self(self.0.assign(0, value))
            }
            /// Adds to `Levels`.
            #[inline]
            pub fn levels(self, value: types::Level) -> Self {
                Self(self.0.push(1, value))
            }
            /// Sets `Levels`, or takes it away.
            #[inline]
            pub fn set_levels(self, value: Option<Vec<types::Level>>) -> Self {
                Self(self.0.assign(1, value))
            }
            /// Adds an entry to `ByName`.
            #[inline]
            pub fn by_name(self, key: impl Into<String>, value: types::Level) -> Self {
                Self(self.0.insert(2, key, value))
            }
            /// Sets `ByName`, or takes it away.
            #[inline]
            pub fn set_by_name(
                self,
                value: Option<t::HashMap<String, types::Level>>,
            ) -> Self {
                Self(self.0.assign(2, value))
            }
            /// `Either`.
            #[inline]
            pub fn either(self, value: types::Either) -> Self {
                Self(self.0.set(3, value))
            }
            /// Sets `Either`, or takes it away.
            #[inline]
            pub fn set_either(self, value: Option<types::Either>) -> Self {
                Self(self.0.assign(3, value))
            }
            /// `Plain`.
            #[inline]
            pub fn plain(self, value: i32) -> Self {
                Self(self.0.set(4, value))
            }
            /// Sets `Plain`, or takes it away.
            #[inline]
            pub fn set_plain(self, value: Option<i32>) -> Self {
                Self(self.0.assign(4, value))
            }
            /// The call: await it, or set more of it first.
            #[inline]
            pub fn send(self) -> t::Call<DoOutput> {
                self.0.send()
            }
        }
        /// What `Do` answers.
        #[derive(Clone, PartialEq)]
        #[repr(transparent)]
        pub struct DoOutput(t::Structure);
        impl DoOutput {
            /// `Level`: required.
            #[inline]
            pub fn level(&self) -> types::Level {
                self.0.slot(0).integer_or_zero()
            }
            /// `Most`.
            #[inline]
            pub fn most(&self) -> Option<types::Level> {
                self.0.slot(1).as_integer()
            }
            /// `Levels`.
            #[inline]
            pub fn levels(&self) -> &[t::Of<types::Level>] {
                self.0.slot(2).views()
            }
            /// `ByName`.
            #[inline]
            pub fn by_name(&self) -> Option<&t::Map<t::Of<types::Level>>> {
                self.0.slot(3).as_map_of()
            }
            /// `Either`.
            #[inline]
            pub fn either(&self) -> Option<&types::Either> {
                self.0.slot(4).as_view()
            }
            /// `Deep`.
            #[inline]
            pub fn deep(&self) -> Option<&t::Map<t::List<t::Of<types::Level>>>> {
                self.0.slot(5).as_map_of()
            }
            /// `Odd`.
            #[inline]
            pub fn odd(&self) -> Option<types::Odd> {
                self.0.slot(6).as_integer()
            }
            /// `None`.
            #[inline]
            pub fn none(&self) -> Option<types::Nothing> {
                self.0.slot(7).as_integer()
            }
        }
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
    use super::SERVICE;
    use crate::typed as t;
    /// `Either`: one of its members.
    #[derive(Clone, PartialEq)]
    #[repr(transparent)]
    pub struct Either(t::Value);
    impl Either {
        /// `Level`.
        #[allow(non_snake_case)]
        #[inline]
        pub fn Level(value: Level) -> Self {
            Self(t::union(&SERVICE, 4, 0, value))
        }
        /// What it holds, if that is `Level`; else itself.
        #[inline]
        pub fn as_level(&self) -> Result<Level, &Self> {
            self.0.variant(0).and_then(t::Value::as_integer).ok_or(self)
        }
        /// Whether it holds `Level`.
        #[inline]
        pub fn is_level(&self) -> bool {
            self.0.variant(0).is_some()
        }
        /// `Levels`.
        #[allow(non_snake_case)]
        #[inline]
        pub fn Levels(value: Vec<Level>) -> Self {
            Self(t::union(&SERVICE, 4, 1, value))
        }
        /// What it holds, if that is `Levels`; else itself.
        #[inline]
        pub fn as_levels(&self) -> Result<&[t::Of<Level>], &Self> {
            self.0.variant(1).map(t::Value::views).ok_or(self)
        }
        /// Whether it holds `Levels`.
        #[inline]
        pub fn is_levels(&self) -> bool {
            self.0.variant(1).is_some()
        }
        /// Whether it holds what the model does not know.
        #[inline]
        pub fn is_unknown(&self) -> bool {
            self.0.is_unknown_variant()
        }
    }
    /// `Level`.
    ///
    /// How much.
    #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[repr(transparent)]
    pub struct Level(i32);
    impl Level {
        /// `LOW`: 1
        ///
        /// Not much.
        pub const Low: Self = Self(1);
        /// `HIGH`: 10
        pub const High: Self = Self(10);
        /// `below-zero`: -3, deprecated
        pub const BelowZero: Self = Self(-3);
        /// The values that the model lists.
        #[inline]
        pub fn values() -> &'static [Self] {
            &[Self::Low, Self::High, Self::BelowZero]
        }
    }
    /// `Nothing`.
    #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[repr(transparent)]
    pub struct Nothing(i32);
    impl Nothing {
        /// The values that the model lists.
        #[inline]
        pub fn values() -> &'static [Self] {
            &[]
        }
    }
    /// `Odd`.
    #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[repr(transparent)]
    pub struct Odd(i32);
    impl Odd {
        /// `Self`: 0
        pub const SelfValue: Self = Self(0);
        /// `as_i32`: 1
        pub const as_i32_: Self = Self(1);
        /// `AS_I32`: 2
        pub const AS_I32: Self = Self(2);
        /// `values`: 3
        pub const values_: Self = Self(3);
        /// `VALUES`: 4
        pub const VALUES: Self = Self(4);
        /// `Max`: 2147483647
        pub const Max: Self = Self(2147483647);
        /// `Min`: -2147483648
        pub const Min: Self = Self(-2147483648);
        /// `1st`: 5
        pub const _1st: Self = Self(5);
        /// The values that the model lists.
        #[inline]
        pub fn values() -> &'static [Self] {
            &[
                Self::SelfValue,
                Self::as_i32_,
                Self::AS_I32,
                Self::values_,
                Self::VALUES,
                Self::Max,
                Self::Min,
                Self::_1st,
            ]
        }
    }
    t::unions! {
        Either
    }
    t::inputs! {
        Either
    }
    t::integers! {
        Level, Nothing, Odd
    }
    /// Errors that the model names; [`Errors`](super::Errors) tells which one is.
    pub mod error {
        use crate::typed as t;
        /// `Fault`.
        #[derive(Clone, PartialEq)]
        #[repr(transparent)]
        pub struct Fault(t::Structure);
        impl Fault {
            /// `Level`.
            #[inline]
            pub fn level(&self) -> Option<super::Level> {
                self.0.slot(0).as_integer()
            }
        }
        impl t::ErrorView for Fault {
            const SHAPE: &'static str = "Fault";
        }
        t::errors! {
            Fault
        }
    }
    /// Builders of structures that an input can hold.
    pub mod builders {}
}
/// Waiters under construction.
pub mod waiters {}
