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
            /// `BigDecimal`.
            #[inline]
            pub fn big_decimal(self, value: impl Into<String>) -> Self {
                t::set_big_number(self, 0, value)
            }
            /// Sets `BigDecimal`, or takes it away.
            #[inline]
            pub fn set_big_decimal(self, value: Option<String>) -> Self {
                t::assign(self, 0, value)
            }
            /// `BigInteger`.
            #[inline]
            pub fn big_integer(self, value: impl Into<String>) -> Self {
                t::set_big_number(self, 1, value)
            }
            /// Sets `BigInteger`, or takes it away.
            #[inline]
            pub fn set_big_integer(self, value: Option<String>) -> Self {
                t::assign(self, 1, value)
            }
            /// `Blob`.
            #[inline]
            pub fn blob(self, value: t::Blob) -> Self {
                t::set(self, 2, value)
            }
            /// Sets `Blob`, or takes it away.
            #[inline]
            pub fn set_blob(self, value: Option<t::Blob>) -> Self {
                t::assign(self, 2, value)
            }
            /// `Boolean`.
            #[inline]
            pub fn boolean(self, value: bool) -> Self {
                t::set(self, 3, value)
            }
            /// Sets `Boolean`, or takes it away.
            #[inline]
            pub fn set_boolean(self, value: Option<bool>) -> Self {
                t::assign(self, 3, value)
            }
            /// `Byte`.
            #[inline]
            pub fn byte(self, value: i8) -> Self {
                t::set(self, 4, value)
            }
            /// Sets `Byte`, or takes it away.
            #[inline]
            pub fn set_byte(self, value: Option<i8>) -> Self {
                t::assign(self, 4, value)
            }
            /// `Document`.
            #[inline]
            pub fn document(self, value: t::Document) -> Self {
                t::set(self, 5, value)
            }
            /// Sets `Document`, or takes it away.
            #[inline]
            pub fn set_document(self, value: Option<t::Document>) -> Self {
                t::assign(self, 5, value)
            }
            /// `Double`.
            #[inline]
            pub fn double(self, value: f64) -> Self {
                t::set(self, 6, value)
            }
            /// Sets `Double`, or takes it away.
            #[inline]
            pub fn set_double(self, value: Option<f64>) -> Self {
                t::assign(self, 6, value)
            }
            /// `Float`.
            #[inline]
            pub fn float(self, value: f32) -> Self {
                t::set(self, 7, value)
            }
            /// Sets `Float`, or takes it away.
            #[inline]
            pub fn set_float(self, value: Option<f32>) -> Self {
                t::assign(self, 7, value)
            }
            /// `Integer`.
            #[inline]
            pub fn integer(self, value: i32) -> Self {
                t::set(self, 8, value)
            }
            /// Sets `Integer`, or takes it away.
            #[inline]
            pub fn set_integer(self, value: Option<i32>) -> Self {
                t::assign(self, 8, value)
            }
            /// `Long`.
            #[inline]
            pub fn long(self, value: i64) -> Self {
                t::set(self, 9, value)
            }
            /// Sets `Long`, or takes it away.
            #[inline]
            pub fn set_long(self, value: Option<i64>) -> Self {
                t::assign(self, 9, value)
            }
            /// `PrimitiveBoolean`.
            #[inline]
            pub fn primitive_boolean(self, value: bool) -> Self {
                t::set(self, 10, value)
            }
            /// Sets `PrimitiveBoolean`, or takes it away.
            #[inline]
            pub fn set_primitive_boolean(self, value: Option<bool>) -> Self {
                t::assign(self, 10, value)
            }
            /// `PrimitiveByte`.
            #[inline]
            pub fn primitive_byte(self, value: i8) -> Self {
                t::set(self, 11, value)
            }
            /// Sets `PrimitiveByte`, or takes it away.
            #[inline]
            pub fn set_primitive_byte(self, value: Option<i8>) -> Self {
                t::assign(self, 11, value)
            }
            /// `PrimitiveDouble`.
            #[inline]
            pub fn primitive_double(self, value: f64) -> Self {
                t::set(self, 12, value)
            }
            /// Sets `PrimitiveDouble`, or takes it away.
            #[inline]
            pub fn set_primitive_double(self, value: Option<f64>) -> Self {
                t::assign(self, 12, value)
            }
            /// `PrimitiveFloat`.
            #[inline]
            pub fn primitive_float(self, value: f32) -> Self {
                t::set(self, 13, value)
            }
            /// Sets `PrimitiveFloat`, or takes it away.
            #[inline]
            pub fn set_primitive_float(self, value: Option<f32>) -> Self {
                t::assign(self, 13, value)
            }
            /// `PrimitiveInteger`.
            #[inline]
            pub fn primitive_integer(self, value: i32) -> Self {
                t::set(self, 14, value)
            }
            /// Sets `PrimitiveInteger`, or takes it away.
            #[inline]
            pub fn set_primitive_integer(self, value: Option<i32>) -> Self {
                t::assign(self, 14, value)
            }
            /// `PrimitiveLong`.
            #[inline]
            pub fn primitive_long(self, value: i64) -> Self {
                t::set(self, 15, value)
            }
            /// Sets `PrimitiveLong`, or takes it away.
            #[inline]
            pub fn set_primitive_long(self, value: Option<i64>) -> Self {
                t::assign(self, 15, value)
            }
            /// `PrimitiveShort`.
            #[inline]
            pub fn primitive_short(self, value: i16) -> Self {
                t::set(self, 16, value)
            }
            /// Sets `PrimitiveShort`, or takes it away.
            #[inline]
            pub fn set_primitive_short(self, value: Option<i16>) -> Self {
                t::assign(self, 16, value)
            }
            /// `Short`.
            #[inline]
            pub fn short(self, value: i16) -> Self {
                t::set(self, 17, value)
            }
            /// Sets `Short`, or takes it away.
            #[inline]
            pub fn set_short(self, value: Option<i16>) -> Self {
                t::assign(self, 17, value)
            }
            /// `String`.
            #[inline]
            pub fn string(self, value: impl Into<String>) -> Self {
                t::set_text(self, 18, value)
            }
            /// Sets `String`, or takes it away.
            #[inline]
            pub fn set_string(self, value: Option<String>) -> Self {
                t::assign(self, 18, value)
            }
            /// `Timestamp`.
            #[inline]
            pub fn timestamp(self, value: t::DateTime) -> Self {
                t::set(self, 19, value)
            }
            /// Sets `Timestamp`, or takes it away.
            #[inline]
            pub fn set_timestamp(self, value: Option<t::DateTime>) -> Self {
                t::assign(self, 19, value)
            }
            /// `Unit`.
            #[inline]
            pub fn unit(self, value: types::Unit) -> Self {
                t::set(self, 20, value)
            }
            /// Sets `Unit`, or takes it away.
            #[inline]
            pub fn set_unit(self, value: Option<types::Unit>) -> Self {
                t::assign(self, 20, value)
            }
            /// Adds to `Set`.
            #[inline]
            pub fn set(self, value: i64) -> Self {
                t::push(self, 21, value)
            }
            /// Sets `Set`, or takes it away.
            #[inline]
            pub fn set_set(self, value: Option<Vec<i64>>) -> Self {
                t::assign(self, 21, value)
            }
            /// `Custom`.
            #[inline]
            pub fn custom(self, value: impl Into<String>) -> Self {
                t::set_big_number(self, 22, value)
            }
            /// Sets `Custom`, or takes it away.
            #[inline]
            pub fn set_custom(self, value: Option<String>) -> Self {
                t::assign(self, 22, value)
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
        pub enum Unit {}
    }
    /// `Unit`.
    pub type Unit = views::Shape<shapes::Unit>;
    impl Unit {
        /// A builder, with nothing set.
        #[inline]
        pub fn builder() -> builders::UnitBuilder {
            t::builder(&SERVICE, 21)
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
