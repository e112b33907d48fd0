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
            /// `A`.
            #[inline]
            pub fn a(self, value: types::Plain) -> Self {
                t::set(self, 0, value)
            }
            /// Sets `A`, or takes it away.
            #[inline]
            pub fn set_a(self, value: Option<types::Plain>) -> Self {
                t::assign(self, 0, value)
            }
            /// `B`.
            #[inline]
            pub fn b(self, value: types::Valued) -> Self {
                t::set(self, 1, value)
            }
            /// Sets `B`, or takes it away.
            #[inline]
            pub fn set_b(self, value: Option<types::Valued>) -> Self {
                t::assign(self, 1, value)
            }
            /// `C`.
            #[inline]
            pub fn c(self, value: types::Int) -> Self {
                t::set(self, 2, value)
            }
            /// Sets `C`, or takes it away.
            #[inline]
            pub fn set_c(self, value: Option<types::Int>) -> Self {
                t::assign(self, 2, value)
            }
            /// `D`.
            #[inline]
            pub fn d(self, value: types::Old) -> Self {
                t::set(self, 3, value)
            }
            /// Sets `D`, or takes it away.
            #[inline]
            pub fn set_d(self, value: Option<types::Old>) -> Self {
                t::assign(self, 3, value)
            }
            /// `E`.
            #[inline]
            pub fn e(self, value: types::Empty) -> Self {
                t::set(self, 4, value)
            }
            /// Sets `E`, or takes it away.
            #[inline]
            pub fn set_e(self, value: Option<types::Empty>) -> Self {
                t::assign(self, 4, value)
            }
        }
        /// What `Do` answers: nothing.
        pub type DoOutput = super::super::views::Output<Do, t::Value>;
    }
}
/// Structures, unions and enumerations.
pub mod types {
    use crate::typed as t;
    #[doc(hidden)]
    pub mod shapes {
        pub enum Empty {}
        pub enum Int {}
        pub enum Old {}
        pub enum Plain {}
        pub enum Valued {}
    }
    /// `Empty`.
    pub type Empty = t::Text<fn() -> shapes::Empty>;
    impl t::Enumeration for shapes::Empty {
        const KNOWN: &'static [&'static str] = &[];
    }
    /// `Int`.
    pub type Int = t::Number<fn() -> shapes::Int>;
    impl Int {
        /// `ONE`: 1
        pub const One: Self = Self(1, t::PhantomData);
        /// `TEN`: 10
        pub const Ten: Self = Self(10, t::PhantomData);
    }
    impl t::IntEnumeration for shapes::Int {
        const KNOWN: &'static [i32] = &[1, 10];
    }
    /// `Old`.
    pub type Old = t::Text<fn() -> shapes::Old>;
    impl Old {
        /// `x`
        pub const X: Self = Self("x", t::PhantomData);
        /// `y`
        pub const Y: Self = Self("y", t::PhantomData);
    }
    impl t::Enumeration for shapes::Old {
        const KNOWN: &'static [&'static str] = &["x", "y"];
    }
    /// `Plain`.
    pub type Plain = t::Text<fn() -> shapes::Plain>;
    impl Plain {
        /// `ONE`
        pub const One: Self = Self("ONE", t::PhantomData);
        /// `TWO`
        pub const Two: Self = Self("TWO", t::PhantomData);
    }
    impl t::Enumeration for shapes::Plain {
        const KNOWN: &'static [&'static str] = &["ONE", "TWO"];
    }
    /// `Valued`.
    pub type Valued = t::Text<fn() -> shapes::Valued>;
    impl Valued {
        /// `a b`
        pub const A: Self = Self("a b", t::PhantomData);
        /// `"quoted", é`
        pub const B: Self = Self("\"quoted\", é", t::PhantomData);
        /// `C`
        pub const C: Self = Self("C", t::PhantomData);
    }
    impl t::Enumeration for shapes::Valued {
        const KNOWN: &'static [&'static str] = &["\"quoted\", é", "C", "a b"];
    }
    /// Errors that the model names; [`Errors`](super::Errors) tells which one is.
    pub mod error {}
    /// Builders of structures that an input can hold.
    pub mod builders {}
}
/// Waiters under construction.
pub mod waiters {}
