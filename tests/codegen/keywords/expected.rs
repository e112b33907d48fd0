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
/// let answer = client.r#fn().send().await?;
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
    /// `Fn`.
    #[inline]
    pub fn r#fn(&self) -> operation::r#fn::FnFluentBuilder {
        t::fluent(&self.0, "Fn")
    }
    /// `Match`.
    #[inline]
    pub fn r#match(&self) -> operation::r#match::MatchFluentBuilder {
        t::fluent(&self.0, "Match")
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
    /// The error as [`Crate`](types::error::Crate), if it is one.
    fn as_crate(&self) -> Option<&types::error::Crate> {
        self.modelled()
    }
    /// Whether it is [`Crate`](types::error::Crate).
    fn is_crate(&self) -> bool {
        self.as_crate().is_some()
    }
}
impl Errors for crate::CallError {}
/// A module for each operation: its input's builder, its output.
pub mod operation {
    /// `Fn`.
    ///
    /// Errors: `Crate`.
    pub mod r#fn {
        use super::super::types;
        use crate::typed as t;
        /// The operation `Fn`.
        pub enum Fn {}
        /// The input of `Fn` under construction, to `send`.
        pub type FnFluentBuilder = t::Fluent<FnOutput>;
        impl FnFluentBuilder {
            /// `type`.
            #[inline]
            pub fn r#type(self, value: impl Into<String>) -> Self {
                t::set_text(self, 0, value)
            }
            /// Sets `type`, or takes it away.
            #[inline]
            pub fn set_type(self, value: Option<String>) -> Self {
                t::assign(self, 0, value)
            }
            /// `self`.
            #[inline]
            pub fn self_(self, value: impl Into<String>) -> Self {
                t::set_text(self, 1, value)
            }
            /// Sets `self`, or takes it away.
            #[inline]
            pub fn set_self_(self, value: Option<String>) -> Self {
                t::assign(self, 1, value)
            }
            /// `Self`.
            #[inline]
            pub fn Self_(self, value: impl Into<String>) -> Self {
                t::set_text(self, 2, value)
            }
            /// Sets `Self`, or takes it away.
            #[inline]
            pub fn set_Self_(self, value: Option<String>) -> Self {
                t::assign(self, 2, value)
            }
            /// `fn`.
            #[inline]
            pub fn r#fn(self, value: impl Into<String>) -> Self {
                t::set_text(self, 3, value)
            }
            /// Sets `fn`, or takes it away.
            #[inline]
            pub fn set_fn(self, value: Option<String>) -> Self {
                t::assign(self, 3, value)
            }
            /// `crate`.
            #[inline]
            pub fn crate_(self, value: impl Into<String>) -> Self {
                t::set_text(self, 4, value)
            }
            /// Sets `crate`, or takes it away.
            #[inline]
            pub fn set_crate_(self, value: Option<String>) -> Self {
                t::assign(self, 4, value)
            }
            /// `super`.
            #[inline]
            pub fn super_(self, value: impl Into<String>) -> Self {
                t::set_text(self, 5, value)
            }
            /// Sets `super`, or takes it away.
            #[inline]
            pub fn set_super_(self, value: Option<String>) -> Self {
                t::assign(self, 5, value)
            }
            /// `async`.
            #[inline]
            pub fn r#async(self, value: impl Into<String>) -> Self {
                t::set_text(self, 6, value)
            }
            /// Sets `async`, or takes it away.
            #[inline]
            pub fn set_async(self, value: Option<String>) -> Self {
                t::assign(self, 6, value)
            }
            /// `await`.
            #[inline]
            pub fn r#await(self, value: impl Into<String>) -> Self {
                t::set_text(self, 7, value)
            }
            /// Sets `await`, or takes it away.
            #[inline]
            pub fn set_await(self, value: Option<String>) -> Self {
                t::assign(self, 7, value)
            }
            /// `gen`.
            #[inline]
            pub fn r#gen(self, value: impl Into<String>) -> Self {
                t::set_text(self, 8, value)
            }
            /// Sets `gen`, or takes it away.
            #[inline]
            pub fn set_gen(self, value: Option<String>) -> Self {
                t::assign(self, 8, value)
            }
            /// `dyn`.
            #[inline]
            pub fn r#dyn(self, value: impl Into<String>) -> Self {
                t::set_text(self, 9, value)
            }
            /// Sets `dyn`, or takes it away.
            #[inline]
            pub fn set_dyn(self, value: Option<String>) -> Self {
                t::assign(self, 9, value)
            }
            /// `enum`.
            #[inline]
            pub fn r#enum(self, value: impl Into<String>) -> Self {
                t::set_text(self, 10, value)
            }
            /// Sets `enum`, or takes it away.
            #[inline]
            pub fn set_enum(self, value: Option<String>) -> Self {
                t::assign(self, 10, value)
            }
            /// `match`.
            #[inline]
            pub fn r#match(self, value: impl Into<String>) -> Self {
                t::set_text(self, 11, value)
            }
            /// Sets `match`, or takes it away.
            #[inline]
            pub fn set_match(self, value: Option<String>) -> Self {
                t::assign(self, 11, value)
            }
            /// `new`.
            #[inline]
            pub fn new_value(self, value: impl Into<String>) -> Self {
                t::set_text(self, 12, value)
            }
            /// Sets `new`, or takes it away.
            #[inline]
            pub fn set_new_value(self, value: Option<String>) -> Self {
                t::assign(self, 12, value)
            }
            /// `build`.
            #[inline]
            pub fn build_value(self, value: impl Into<String>) -> Self {
                t::set_text(self, 13, value)
            }
            /// Sets `build`, or takes it away.
            #[inline]
            pub fn set_build_value(self, value: Option<String>) -> Self {
                t::assign(self, 13, value)
            }
            /// `send`.
            #[inline]
            pub fn send_value(self, value: impl Into<String>) -> Self {
                t::set_text(self, 14, value)
            }
            /// Sets `send`, or takes it away.
            #[inline]
            pub fn set_send_value(self, value: Option<String>) -> Self {
                t::assign(self, 14, value)
            }
            /// `box`.
            #[inline]
            pub fn r#box(self, value: impl Into<String>) -> Self {
                t::set_text(self, 15, value)
            }
            /// Sets `box`, or takes it away.
            #[inline]
            pub fn set_box(self, value: Option<String>) -> Self {
                t::assign(self, 15, value)
            }
            /// `_`.
            #[inline]
            pub fn __(self, value: impl Into<String>) -> Self {
                t::set_text(self, 16, value)
            }
            /// Sets `_`, or takes it away.
            #[inline]
            pub fn set___(self, value: Option<String>) -> Self {
                t::assign(self, 16, value)
            }
            /// `0`.
            #[inline]
            pub fn _0(self, value: impl Into<String>) -> Self {
                t::set_text(self, 17, value)
            }
            /// Sets `0`, or takes it away.
            #[inline]
            pub fn set__0(self, value: Option<String>) -> Self {
                t::assign(self, 17, value)
            }
        }
        /// What `Fn` answers. Its items: `impl`.
        pub type FnOutput = super::super::views::Output<Fn, t::Of<str>>;
        impl FnOutput {
            /// `yield`.
            #[inline]
            pub fn r#yield(&self) -> Option<types::Type> {
                t::enumerated(&self.0, 0)
            }
            /// `impl`.
            #[inline]
            pub fn r#impl(&self) -> &[t::Of<str>] {
                t::list(&self.0, 1)
            }
            /// `where`.
            #[inline]
            pub fn r#where(&self) -> Option<&types::Option> {
                t::one(&self.0, 2)
            }
        }
    }
    /// `Match`.
    pub mod r#match {
        use crate::typed as t;
        /// The operation `Match`.
        pub enum Match {}
        /// The input of `Match` under construction, to `send`.
        pub type MatchFluentBuilder = t::Fluent<MatchOutput>;
        impl MatchFluentBuilder {
            /// `type`.
            #[inline]
            pub fn r#type(self, value: impl Into<String>) -> Self {
                t::set_text(self, 0, value)
            }
            /// Sets `type`, or takes it away.
            #[inline]
            pub fn set_type(self, value: Option<String>) -> Self {
                t::assign(self, 0, value)
            }
            /// `self`.
            #[inline]
            pub fn self_(self, value: impl Into<String>) -> Self {
                t::set_text(self, 1, value)
            }
            /// Sets `self`, or takes it away.
            #[inline]
            pub fn set_self_(self, value: Option<String>) -> Self {
                t::assign(self, 1, value)
            }
            /// `Self`.
            #[inline]
            pub fn Self_(self, value: impl Into<String>) -> Self {
                t::set_text(self, 2, value)
            }
            /// Sets `Self`, or takes it away.
            #[inline]
            pub fn set_Self_(self, value: Option<String>) -> Self {
                t::assign(self, 2, value)
            }
            /// `fn`.
            #[inline]
            pub fn r#fn(self, value: impl Into<String>) -> Self {
                t::set_text(self, 3, value)
            }
            /// Sets `fn`, or takes it away.
            #[inline]
            pub fn set_fn(self, value: Option<String>) -> Self {
                t::assign(self, 3, value)
            }
            /// `crate`.
            #[inline]
            pub fn crate_(self, value: impl Into<String>) -> Self {
                t::set_text(self, 4, value)
            }
            /// Sets `crate`, or takes it away.
            #[inline]
            pub fn set_crate_(self, value: Option<String>) -> Self {
                t::assign(self, 4, value)
            }
            /// `super`.
            #[inline]
            pub fn super_(self, value: impl Into<String>) -> Self {
                t::set_text(self, 5, value)
            }
            /// Sets `super`, or takes it away.
            #[inline]
            pub fn set_super_(self, value: Option<String>) -> Self {
                t::assign(self, 5, value)
            }
            /// `async`.
            #[inline]
            pub fn r#async(self, value: impl Into<String>) -> Self {
                t::set_text(self, 6, value)
            }
            /// Sets `async`, or takes it away.
            #[inline]
            pub fn set_async(self, value: Option<String>) -> Self {
                t::assign(self, 6, value)
            }
            /// `await`.
            #[inline]
            pub fn r#await(self, value: impl Into<String>) -> Self {
                t::set_text(self, 7, value)
            }
            /// Sets `await`, or takes it away.
            #[inline]
            pub fn set_await(self, value: Option<String>) -> Self {
                t::assign(self, 7, value)
            }
            /// `gen`.
            #[inline]
            pub fn r#gen(self, value: impl Into<String>) -> Self {
                t::set_text(self, 8, value)
            }
            /// Sets `gen`, or takes it away.
            #[inline]
            pub fn set_gen(self, value: Option<String>) -> Self {
                t::assign(self, 8, value)
            }
            /// `dyn`.
            #[inline]
            pub fn r#dyn(self, value: impl Into<String>) -> Self {
                t::set_text(self, 9, value)
            }
            /// Sets `dyn`, or takes it away.
            #[inline]
            pub fn set_dyn(self, value: Option<String>) -> Self {
                t::assign(self, 9, value)
            }
            /// `enum`.
            #[inline]
            pub fn r#enum(self, value: impl Into<String>) -> Self {
                t::set_text(self, 10, value)
            }
            /// Sets `enum`, or takes it away.
            #[inline]
            pub fn set_enum(self, value: Option<String>) -> Self {
                t::assign(self, 10, value)
            }
            /// `match`.
            #[inline]
            pub fn r#match(self, value: impl Into<String>) -> Self {
                t::set_text(self, 11, value)
            }
            /// Sets `match`, or takes it away.
            #[inline]
            pub fn set_match(self, value: Option<String>) -> Self {
                t::assign(self, 11, value)
            }
            /// `new`.
            #[inline]
            pub fn new_value(self, value: impl Into<String>) -> Self {
                t::set_text(self, 12, value)
            }
            /// Sets `new`, or takes it away.
            #[inline]
            pub fn set_new_value(self, value: Option<String>) -> Self {
                t::assign(self, 12, value)
            }
            /// `build`.
            #[inline]
            pub fn build_value(self, value: impl Into<String>) -> Self {
                t::set_text(self, 13, value)
            }
            /// Sets `build`, or takes it away.
            #[inline]
            pub fn set_build_value(self, value: Option<String>) -> Self {
                t::assign(self, 13, value)
            }
            /// `send`.
            #[inline]
            pub fn send_value(self, value: impl Into<String>) -> Self {
                t::set_text(self, 14, value)
            }
            /// Sets `send`, or takes it away.
            #[inline]
            pub fn set_send_value(self, value: Option<String>) -> Self {
                t::assign(self, 14, value)
            }
            /// `box`.
            #[inline]
            pub fn r#box(self, value: impl Into<String>) -> Self {
                t::set_text(self, 15, value)
            }
            /// Sets `box`, or takes it away.
            #[inline]
            pub fn set_box(self, value: Option<String>) -> Self {
                t::assign(self, 15, value)
            }
            /// `_`.
            #[inline]
            pub fn __(self, value: impl Into<String>) -> Self {
                t::set_text(self, 16, value)
            }
            /// Sets `_`, or takes it away.
            #[inline]
            pub fn set___(self, value: Option<String>) -> Self {
                t::assign(self, 16, value)
            }
            /// `0`.
            #[inline]
            pub fn _0(self, value: impl Into<String>) -> Self {
                t::set_text(self, 17, value)
            }
            /// Sets `0`, or takes it away.
            #[inline]
            pub fn set__0(self, value: Option<String>) -> Self {
                t::assign(self, 17, value)
            }
        }
        /// What `Match` answers: nothing.
        pub type MatchOutput = super::super::views::Output<Match, t::Value>;
    }
}
/// Structures, unions and enumerations.
pub mod types {
    use super::views;
    use crate::typed as t;
    #[doc(hidden)]
    pub mod shapes {
        pub enum Option {}
        pub enum Unit {}
        pub enum Type {}
    }
    /// `Option`: one of its members.
    pub type Option = t::Union<shapes::Option>;
    impl Option {
        /// What it holds, if that is `None`; else itself.
        #[inline]
        pub fn as_none(&self) -> Result<&Unit, &Self> {
            t::variant(self, 0, t::Value::as_view)
        }
        /// Whether it holds `None`.
        #[inline]
        pub fn is_none(&self) -> bool {
            t::is_variant(self, 0)
        }
        /// What it holds, if that is `Some`; else itself.
        #[inline]
        pub fn as_some(&self) -> Result<&str, &Self> {
            t::variant(self, 1, t::Value::as_str)
        }
        /// Whether it holds `Some`.
        #[inline]
        pub fn is_some(&self) -> bool {
            t::is_variant(self, 1)
        }
    }
    /// `Unit`.
    pub type Unit = views::Shape<shapes::Unit>;
    /// `Type`.
    pub type Type = t::Text<fn() -> shapes::Type>;
    impl Type {
        /// `fn`
        pub const Fn: Self = Self("fn", t::PhantomData);
        /// `self`
        pub const Type: Self = Self("self", t::PhantomData);
    }
    impl t::Enumeration for shapes::Type {
        const KNOWN: &'static [&'static str] = &["fn", "self"];
    }
    /// Errors that the model names; [`Errors`](super::Errors) tells which one is.
    pub mod error {
        use crate::typed as t;
        #[doc(hidden)]
        pub mod shapes {
            pub enum Crate {}
        }
        /// `Crate`.
        pub type Crate = t::ServiceError<shapes::Crate>;
        impl Crate {
            /// `impl`.
            #[inline]
            pub fn r#impl(&self) -> Option<&str> {
                t::text(&self.0, 0)
            }
            /// `message`.
            #[inline]
            pub fn message(&self) -> Option<&str> {
                t::text(&self.0, 1)
            }
        }
        impl t::ErrorShape for shapes::Crate {
            const NAME: &'static str = "Crate";
        }
    }
    /// Builders of structures that an input can hold.
    pub mod builders {}
}
/// Waiters under construction.
pub mod waiters {}
