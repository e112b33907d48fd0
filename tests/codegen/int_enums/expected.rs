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
        /// The operation `Do`.
        pub enum Do {}
        /// The input of `Do` under construction, to `send`.
        pub type DoFluentBuilder = t::Fluent<DoOutput>;
        impl DoFluentBuilder {
            /// `Level`: required.
            #[inline]
            pub fn level(self, value: types::Level) -> Self {
                t::set(self, 0, value)
            }
            /// Sets `Level`, or takes it away.
            #[inline]
            pub fn set_level(self, value: Option<types::Level>) -> Self {
                t::assign(self, 0, value)
            }
            /// Adds to `Levels`.
            #[inline]
            pub fn levels(self, value: types::Level) -> Self {
                t::push(self, 1, value)
            }
            /// Sets `Levels`, or takes it away.
            #[inline]
            pub fn set_levels(self, value: Option<Vec<types::Level>>) -> Self {
                t::assign(self, 1, value)
            }
            /// Adds an entry to `ByName`.
            #[inline]
            pub fn by_name(self, key: impl Into<String>, value: types::Level) -> Self {
                t::insert(self, 2, key, value)
            }
            /// Sets `ByName`, or takes it away.
            #[inline]
            pub fn set_by_name(
                self,
                value: Option<t::HashMap<String, types::Level>>,
            ) -> Self {
                t::assign(self, 2, value)
            }
            /// `Either`.
            #[inline]
            pub fn either(self, value: types::Either) -> Self {
                t::set(self, 3, value)
            }
            /// Sets `Either`, or takes it away.
            #[inline]
            pub fn set_either(self, value: Option<types::Either>) -> Self {
                t::assign(self, 3, value)
            }
            /// `Plain`.
            #[inline]
            pub fn plain(self, value: i32) -> Self {
                t::set(self, 4, value)
            }
            /// Sets `Plain`, or takes it away.
            #[inline]
            pub fn set_plain(self, value: Option<i32>) -> Self {
                t::assign(self, 4, value)
            }
        }
        /// What `Do` answers.
        pub type DoOutput = super::super::views::Output<Do, t::Value>;
        impl DoOutput {
            /// `Level`: required.
            #[inline]
            pub fn level(&self) -> types::Level {
                t::enumerated_or_default(&self.0, 0)
            }
            /// `Most`.
            #[inline]
            pub fn most(&self) -> Option<types::Level> {
                t::enumerated(&self.0, 1)
            }
            /// `Levels`.
            #[inline]
            pub fn levels(&self) -> &[t::Of<types::Level>] {
                t::list(&self.0, 2)
            }
            /// `ByName`.
            #[inline]
            pub fn by_name(&self) -> Option<&t::Map<t::Of<types::Level>>> {
                t::map(&self.0, 3)
            }
            /// `Either`.
            #[inline]
            pub fn either(&self) -> Option<&types::Either> {
                t::one(&self.0, 4)
            }
            /// `Deep`.
            #[inline]
            pub fn deep(&self) -> Option<&t::Map<t::List<t::Of<types::Level>>>> {
                t::map(&self.0, 5)
            }
            /// `Odd`.
            #[inline]
            pub fn odd(&self) -> Option<types::Odd> {
                t::enumerated(&self.0, 6)
            }
            /// `None`.
            #[inline]
            pub fn none(&self) -> Option<types::Nothing> {
                t::enumerated(&self.0, 7)
            }
        }
    }
}
/// Structures, unions and enumerations.
pub mod types {
    use super::SERVICE;
    use crate::typed as t;
    #[doc(hidden)]
    pub mod shapes {
        pub enum Either {}
        pub enum Level {}
        pub enum Nothing {}
        pub enum Odd {}
    }
    /// `Either`: one of its members.
    pub type Either = t::Union<shapes::Either>;
    impl Either {
        /// `Level`.
        #[inline]
        pub fn Level(value: Level) -> Self {
            t::union(&SERVICE, 4, 0, value)
        }
        /// What it holds, if that is `Level`; else itself.
        #[inline]
        pub fn as_level(&self) -> Result<Level, &Self> {
            t::variant(self, 0, t::Value::as_enum)
        }
        /// Whether it holds `Level`.
        #[inline]
        pub fn is_level(&self) -> bool {
            t::is_variant(self, 0)
        }
        /// `Levels`.
        #[inline]
        pub fn Levels(value: Vec<Level>) -> Self {
            t::union(&SERVICE, 4, 1, value)
        }
        /// What it holds, if that is `Levels`; else itself.
        #[inline]
        pub fn as_levels(&self) -> Result<&[t::Of<Level>], &Self> {
            t::variant(self, 1, t::Value::as_views)
        }
        /// Whether it holds `Levels`.
        #[inline]
        pub fn is_levels(&self) -> bool {
            t::is_variant(self, 1)
        }
    }
    /// `Level`.
    ///
    /// How much.
    pub type Level = t::Number<fn() -> shapes::Level>;
    impl Level {
        /// `LOW`: 1
        ///
        /// Not much.
        pub const Low: Self = Self(1, t::PhantomData);
        /// `HIGH`: 10
        pub const High: Self = Self(10, t::PhantomData);
        /// `below-zero`: -3, deprecated
        pub const BelowZero: Self = Self(-3, t::PhantomData);
    }
    impl t::IntEnumeration for shapes::Level {
        const KNOWN: &'static [i32] = &[-3, 1, 10];
    }
    /// `Nothing`.
    pub type Nothing = t::Number<fn() -> shapes::Nothing>;
    impl t::IntEnumeration for shapes::Nothing {
        const KNOWN: &'static [i32] = &[];
    }
    /// `Odd`.
    pub type Odd = t::Number<fn() -> shapes::Odd>;
    impl Odd {
        /// `Self`: 0
        pub const SelfValue: Self = Self(0, t::PhantomData);
        /// `as_i32`: 1
        pub const as_i32_: Self = Self(1, t::PhantomData);
        /// `AS_I32`: 2
        pub const AS_I32: Self = Self(2, t::PhantomData);
        /// `values`: 3
        pub const values_: Self = Self(3, t::PhantomData);
        /// `VALUES`: 4
        pub const VALUES: Self = Self(4, t::PhantomData);
        /// `Max`: 2147483647
        pub const Max: Self = Self(2147483647, t::PhantomData);
        /// `Min`: -2147483648
        pub const Min: Self = Self(-2147483648, t::PhantomData);
        /// `1st`: 5
        pub const _1st: Self = Self(5, t::PhantomData);
    }
    impl t::IntEnumeration for shapes::Odd {
        const KNOWN: &'static [i32] = &[-2147483648, 0, 1, 2, 3, 4, 5, 2147483647];
    }
    /// Errors that the model names; [`Errors`](super::Errors) tells which one is.
    pub mod error {
        use crate::typed as t;
        #[doc(hidden)]
        pub mod shapes {
            pub enum Fault {}
        }
        /// `Fault`.
        pub type Fault = t::ServiceError<shapes::Fault>;
        impl Fault {
            /// `Level`.
            #[inline]
            pub fn level(&self) -> Option<super::Level> {
                t::enumerated(&self.0, 0)
            }
        }
        impl t::ErrorShape for shapes::Fault {
            const NAME: &'static str = "Fault";
        }
    }
    /// Builders of structures that an input can hold.
    pub mod builders {}
}
/// Waiters under construction.
pub mod waiters {}
