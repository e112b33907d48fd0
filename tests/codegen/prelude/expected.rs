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
            /// `BigDecimal`.
            #[inline]
            pub fn big_decimal(self, value: impl Into<String>) -> Self {
                Self(self.0.big_number(0, value))
            }
            /// Sets `BigDecimal`, or takes it away.
            #[inline]
            pub fn set_big_decimal(self, value: Option<String>) -> Self {
                Self(self.0.assign(0, value))
            }
            /// `BigInteger`.
            #[inline]
            pub fn big_integer(self, value: impl Into<String>) -> Self {
                Self(self.0.big_number(1, value))
            }
            /// Sets `BigInteger`, or takes it away.
            #[inline]
            pub fn set_big_integer(self, value: Option<String>) -> Self {
                Self(self.0.assign(1, value))
            }
            /// `Blob`.
            #[inline]
            pub fn blob(self, value: t::Blob) -> Self {
                Self(self.0.set(2, value))
            }
            /// Sets `Blob`, or takes it away.
            #[inline]
            pub fn set_blob(self, value: Option<t::Blob>) -> Self {
                Self(self.0.assign(2, value))
            }
            /// `Boolean`.
            #[inline]
            pub fn boolean(self, value: bool) -> Self {
                Self(self.0.set(3, value))
            }
            /// Sets `Boolean`, or takes it away.
            #[inline]
            pub fn set_boolean(self, value: Option<bool>) -> Self {
                Self(self.0.assign(3, value))
            }
            /// `Byte`.
            #[inline]
            pub fn byte(self, value: i8) -> Self {
                Self(self.0.set(4, value))
            }
            /// Sets `Byte`, or takes it away.
            #[inline]
            pub fn set_byte(self, value: Option<i8>) -> Self {
                Self(self.0.assign(4, value))
            }
            /// `Document`.
            #[inline]
            pub fn document(self, value: t::Document) -> Self {
                Self(self.0.set(5, value))
            }
            /// Sets `Document`, or takes it away.
            #[inline]
            pub fn set_document(self, value: Option<t::Document>) -> Self {
                Self(self.0.assign(5, value))
            }
            /// `Double`.
            #[inline]
            pub fn double(self, value: f64) -> Self {
                Self(self.0.set(6, value))
            }
            /// Sets `Double`, or takes it away.
            #[inline]
            pub fn set_double(self, value: Option<f64>) -> Self {
                Self(self.0.assign(6, value))
            }
            /// `Float`.
            #[inline]
            pub fn float(self, value: f32) -> Self {
                Self(self.0.set(7, value))
            }
            /// Sets `Float`, or takes it away.
            #[inline]
            pub fn set_float(self, value: Option<f32>) -> Self {
                Self(self.0.assign(7, value))
            }
            /// `Integer`.
            #[inline]
            pub fn integer(self, value: i32) -> Self {
                Self(self.0.set(8, value))
            }
            /// Sets `Integer`, or takes it away.
            #[inline]
            pub fn set_integer(self, value: Option<i32>) -> Self {
                Self(self.0.assign(8, value))
            }
            /// `Long`.
            #[inline]
            pub fn long(self, value: i64) -> Self {
                Self(self.0.set(9, value))
            }
            /// Sets `Long`, or takes it away.
            #[inline]
            pub fn set_long(self, value: Option<i64>) -> Self {
                Self(self.0.assign(9, value))
            }
            /// `PrimitiveBoolean`.
            #[inline]
            pub fn primitive_boolean(self, value: bool) -> Self {
                Self(self.0.set(10, value))
            }
            /// Sets `PrimitiveBoolean`, or takes it away.
            #[inline]
            pub fn set_primitive_boolean(self, value: Option<bool>) -> Self {
                Self(self.0.assign(10, value))
            }
            /// `PrimitiveByte`.
            #[inline]
            pub fn primitive_byte(self, value: i8) -> Self {
                Self(self.0.set(11, value))
            }
            /// Sets `PrimitiveByte`, or takes it away.
            #[inline]
            pub fn set_primitive_byte(self, value: Option<i8>) -> Self {
                Self(self.0.assign(11, value))
            }
            /// `PrimitiveDouble`.
            #[inline]
            pub fn primitive_double(self, value: f64) -> Self {
                Self(self.0.set(12, value))
            }
            /// Sets `PrimitiveDouble`, or takes it away.
            #[inline]
            pub fn set_primitive_double(self, value: Option<f64>) -> Self {
                Self(self.0.assign(12, value))
            }
            /// `PrimitiveFloat`.
            #[inline]
            pub fn primitive_float(self, value: f32) -> Self {
                Self(self.0.set(13, value))
            }
            /// Sets `PrimitiveFloat`, or takes it away.
            #[inline]
            pub fn set_primitive_float(self, value: Option<f32>) -> Self {
                Self(self.0.assign(13, value))
            }
            /// `PrimitiveInteger`.
            #[inline]
            pub fn primitive_integer(self, value: i32) -> Self {
                Self(self.0.set(14, value))
            }
            /// Sets `PrimitiveInteger`, or takes it away.
            #[inline]
            pub fn set_primitive_integer(self, value: Option<i32>) -> Self {
                Self(self.0.assign(14, value))
            }
            /// `PrimitiveLong`.
            #[inline]
            pub fn primitive_long(self, value: i64) -> Self {
                Self(self.0.set(15, value))
            }
            /// Sets `PrimitiveLong`, or takes it away.
            #[inline]
            pub fn set_primitive_long(self, value: Option<i64>) -> Self {
                Self(self.0.assign(15, value))
            }
            /// `PrimitiveShort`.
            #[inline]
            pub fn primitive_short(self, value: i16) -> Self {
                Self(self.0.set(16, value))
            }
            /// Sets `PrimitiveShort`, or takes it away.
            #[inline]
            pub fn set_primitive_short(self, value: Option<i16>) -> Self {
                Self(self.0.assign(16, value))
            }
            /// `Short`.
            #[inline]
            pub fn short(self, value: i16) -> Self {
                Self(self.0.set(17, value))
            }
            /// Sets `Short`, or takes it away.
            #[inline]
            pub fn set_short(self, value: Option<i16>) -> Self {
                Self(self.0.assign(17, value))
            }
            /// `String`.
            #[inline]
            pub fn string(self, value: impl Into<String>) -> Self {
                Self(self.0.text(18, value))
            }
            /// Sets `String`, or takes it away.
            #[inline]
            pub fn set_string(self, value: Option<String>) -> Self {
                Self(self.0.assign(18, value))
            }
            /// `Timestamp`.
            #[inline]
            pub fn timestamp(self, value: t::DateTime) -> Self {
                Self(self.0.set(19, value))
            }
            /// Sets `Timestamp`, or takes it away.
            #[inline]
            pub fn set_timestamp(self, value: Option<t::DateTime>) -> Self {
                Self(self.0.assign(19, value))
            }
            /// `Unit`.
            #[inline]
            pub fn unit(self, value: types::Unit) -> Self {
                Self(self.0.set(20, value))
            }
            /// Sets `Unit`, or takes it away.
            #[inline]
            pub fn set_unit(self, value: Option<types::Unit>) -> Self {
                Self(self.0.assign(20, value))
            }
            /// Adds to `Set`.
            #[inline]
            pub fn set(self, value: i64) -> Self {
                Self(self.0.push(21, value))
            }
            /// Sets `Set`, or takes it away.
            #[inline]
            pub fn set_set(self, value: Option<Vec<i64>>) -> Self {
                Self(self.0.assign(21, value))
            }
            /// `Custom`.
            #[inline]
            pub fn custom(self, value: impl Into<String>) -> Self {
                Self(self.0.big_number(22, value))
            }
            /// Sets `Custom`, or takes it away.
            #[inline]
            pub fn set_custom(self, value: Option<String>) -> Self {
                Self(self.0.assign(22, value))
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
    use super::SERVICE;
    use crate::typed as t;
    /// `Unit`.
    #[derive(Clone, PartialEq)]
    #[repr(transparent)]
    pub struct Unit(t::Value);
    impl Unit {
        /// A builder, with nothing set.
        #[inline]
        pub fn builder() -> builders::UnitBuilder {
            builders::UnitBuilder(t::Builder::new(&SERVICE, 21))
        }
    }
    t::structures! {
        Unit
    }
    t::inputs! {
        Unit
    }
    /// Errors that the model names; [`Errors`](super::Errors) tells which one is.
    pub mod error {}
    /// Builders of structures that an input can hold.
    pub mod builders {
        use crate::typed as t;
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
    }
}
/// Waiters under construction.
pub mod waiters {}
