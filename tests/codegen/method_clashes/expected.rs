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
/// let answer = client.get().send().await?;
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
    /// `Get`.
    #[inline]
    pub fn get(&self) -> operation::get::GetFluentBuilder {
        operation::get::GetFluentBuilder(t::Fluent::new(&self.0, "Get"))
    }
    /// `New`.
    #[inline]
    pub fn New(&self) -> operation::New::NewFluentBuilder {
        operation::New::NewFluentBuilder(t::Fluent::new(&self.0, "New"))
    }
    /// `NewOperation`.
    #[inline]
    pub fn NewOperation(&self) -> operation::NewOperation::NewOperationFluentBuilder {
        operation::NewOperation::NewOperationFluentBuilder(
            t::Fluent::new(&self.0, "NewOperation"),
        )
    }
    /// `Of`.
    #[inline]
    pub fn of_operation(&self) -> operation::of_operation::OfFluentBuilder {
        operation::of_operation::OfFluentBuilder(t::Fluent::new(&self.0, "Of"))
    }
    /// `WaitUntilReady`.
    #[inline]
    pub fn wait_until_ready(
        &self,
    ) -> operation::wait_until_ready::WaitUntilReadyFluentBuilder {
        operation::wait_until_ready::WaitUntilReadyFluentBuilder(
            t::Fluent::new(&self.0, "WaitUntilReady"),
        )
    }
    /// `Gone`: polls `Get`.
    #[inline]
    pub fn wait_until_gone(&self) -> waiters::GoneFluentBuilder {
        waiters::GoneFluentBuilder(t::Fluent::new(&self.0, "Get"))
    }
    /// `Ready`: polls `Get`.
    #[inline]
    pub fn wait_until_Ready(&self) -> waiters::ReadyFluentBuilder {
        waiters::ReadyFluentBuilder(t::Fluent::new(&self.0, "Get"))
    }
    /// `Self`: polls `Get`.
    #[inline]
    pub fn wait_until_self(&self) -> waiters::SelfValueFluentBuilder {
        waiters::SelfValueFluentBuilder(t::Fluent::new(&self.0, "Get"))
    }
    /// `THINGDone`: polls `Get`.
    #[inline]
    pub fn wait_until_THINGDone(&self) -> waiters::THINGDoneFluentBuilder {
        waiters::THINGDoneFluentBuilder(t::Fluent::new(&self.0, "Get"))
    }
    /// `ThingDone`: polls `Get`.
    #[inline]
    pub fn wait_until_ThingDone(&self) -> waiters::ThingDoneFluentBuilder {
        waiters::ThingDoneFluentBuilder(t::Fluent::new(&self.0, "Get"))
    }
    /// `Thing_Done`: polls `Get`.
    #[inline]
    pub fn wait_until_Thing_Done(&self) -> waiters::Thing_DoneFluentBuilder {
        waiters::Thing_DoneFluentBuilder(t::Fluent::new(&self.0, "Get"))
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
    /// The error as [`BadThing`](types::error::BadThing), if it is one.
    fn as_BadThing(&self) -> Option<&types::error::BadThing> {
        self.modelled()
    }
    /// Whether it is [`BadThing`](types::error::BadThing).
    fn is_BadThing(&self) -> bool {
        self.as_BadThing().is_some()
    }
    /// The error as [`Bad_Thing`](types::error::Bad_Thing), if it is one.
    fn as_Bad_Thing(&self) -> Option<&types::error::Bad_Thing> {
        self.modelled()
    }
    /// Whether it is [`Bad_Thing`](types::error::Bad_Thing).
    fn is_Bad_Thing(&self) -> bool {
        self.as_Bad_Thing().is_some()
    }
    /// The error as [`Option`](types::error::Option), if it is one.
    fn as_option(&self) -> Option<&types::error::Option> {
        self.modelled()
    }
    /// Whether it is [`Option`](types::error::Option).
    fn is_option(&self) -> bool {
        self.as_option().is_some()
    }
    /// The error as [`Other`](types::error::Other), if it is one.
    fn as_other(&self) -> Option<&types::error::Other> {
        self.modelled()
    }
    /// Whether it is [`Other`](types::error::Other).
    fn is_other(&self) -> bool {
        self.as_other().is_some()
    }
    /// The error as [`badThing`](types::error::badThing), if it is one.
    fn as_badThing(&self) -> Option<&types::error::badThing> {
        self.modelled()
    }
    /// Whether it is [`badThing`](types::error::badThing).
    fn is_badThing(&self) -> bool {
        self.as_badThing().is_some()
    }
    /// The error as [`Type`](types::error::Type), if it is one.
    fn as_type(&self) -> Option<&types::error::Type> {
        self.modelled()
    }
    /// Whether it is [`Type`](types::error::Type).
    fn is_type(&self) -> bool {
        self.as_type().is_some()
    }
}
impl Errors for crate::CallError {}
/// A module for each operation: its input's builder, its output.
pub mod operation {
    /// `Get`.
    ///
    /// Errors: `BadThing`, `Bad_Thing`, `Option`, `Other`, `badThing`, `type`.
    pub mod get {
        use super::super::types;
        use crate::typed as t;
        /// The input of `Get` under construction, to [`send`](Self::send).
        #[derive(Clone, Debug)]
        #[must_use]
        pub struct GetFluentBuilder(pub(in super::super) t::Fluent);
        impl GetFluentBuilder {
            /// `Id`.
            #[inline]
            pub fn id(self, value: impl Into<String>) -> Self {
                Self(self.0.text(0, value))
            }
            /// Sets `Id`, or takes it away.
            #[inline]
            pub fn set_id(self, value: Option<String>) -> Self {
                Self(self.0.assign(0, value))
            }
            /// `SetId`.
            #[inline]
            pub fn SetId(self, value: impl Into<String>) -> Self {
                Self(self.0.text(1, value))
            }
            /// Sets `SetId`, or takes it away.
            #[inline]
            pub fn set_SetId(self, value: Option<String>) -> Self {
                Self(self.0.assign(1, value))
            }
            /// `set_Id`.
            #[inline]
            pub fn set_Id_(self, value: impl Into<String>) -> Self {
                Self(self.0.text(2, value))
            }
            /// Sets `set_Id`, or takes it away.
            #[inline]
            pub fn set_set_Id_(self, value: Option<String>) -> Self {
                Self(self.0.assign(2, value))
            }
            /// `ID2`.
            #[inline]
            pub fn id2(self, value: impl Into<String>) -> Self {
                Self(self.0.text(3, value))
            }
            /// Sets `ID2`, or takes it away.
            #[inline]
            pub fn set_id2(self, value: Option<String>) -> Self {
                Self(self.0.assign(3, value))
            }
            /// `Either`.
            #[inline]
            pub fn either(self, value: types::Either) -> Self {
                Self(self.0.set(4, value))
            }
            /// Sets `Either`, or takes it away.
            #[inline]
            pub fn set_either(self, value: Option<types::Either>) -> Self {
                Self(self.0.assign(4, value))
            }
            /// `self`.
            #[inline]
            pub fn self_(self, value: impl Into<String>) -> Self {
                Self(self.0.text(5, value))
            }
            /// Sets `self`, or takes it away.
            #[inline]
            pub fn set_self_(self, value: Option<String>) -> Self {
                Self(self.0.assign(5, value))
            }
            /// `self_`.
            #[inline]
            pub fn self__(self, value: impl Into<String>) -> Self {
                Self(self.0.text(6, value))
            }
            /// Sets `self_`, or takes it away.
            #[inline]
            pub fn set_self__(self, value: Option<String>) -> Self {
                Self(self.0.assign(6, value))
            }
            /// `Inner`.
            #[inline]
            pub fn inner(self, value: types::Inner) -> Self {
                Self(self.0.set(7, value))
            }
            /// Sets `Inner`, or takes it away.
            #[inline]
            pub fn set_inner(self, value: Option<types::Inner>) -> Self {
                Self(self.0.assign(7, value))
            }
            /// The call: await it, or set more of it first.
            #[inline]
            pub fn send(self) -> t::Call<GetOutput> {
                self.0.send()
            }
        }
        /// What `Get` answers.
        #[derive(Clone, PartialEq)]
        #[repr(transparent)]
        pub struct GetOutput(t::Structure);
        impl GetOutput {
            /// `A`.
            #[inline]
            pub fn a(&self) -> Option<&types::Error> {
                self.0.slot(0).as_view()
            }
            /// `B`.
            #[inline]
            pub fn b(&self) -> Option<&types::error_> {
                self.0.slot(1).as_view()
            }
            /// `C`.
            #[inline]
            pub fn c(&self) -> Option<&types::T> {
                self.0.slot(2).as_view()
            }
            /// `D`.
            #[inline]
            pub fn d(&self) -> Option<&types::t_> {
                self.0.slot(3).as_view()
            }
            /// `E`.
            #[inline]
            pub fn e(&self) -> Option<&types::SERVICE_> {
                self.0.slot(4).as_view()
            }
            /// `F`.
            #[inline]
            pub fn f(&self) -> Option<&types::Service> {
                self.0.slot(5).as_view()
            }
            /// `G`.
            #[inline]
            pub fn g(&self) -> Option<&types::bool_> {
                self.0.slot(6).as_view()
            }
            /// `H`.
            #[inline]
            pub fn h(&self) -> Option<&types::Bool> {
                self.0.slot(7).as_view()
            }
            /// `Either`.
            #[inline]
            pub fn either(&self) -> Option<&types::Either> {
                self.0.slot(8).as_view()
            }
            /// `I`.
            #[inline]
            pub fn i(&self) -> Option<&types::Builders> {
                self.0.slot(9).as_view()
            }
            /// `J`.
            #[inline]
            pub fn j(&self) -> Option<&types::builders_> {
                self.0.slot(10).as_view()
            }
        }
        impl t::Listing for GetOutput {
            type Item = t::Value;
        }
        t::outputs! {
            GetOutput
        }
    }
    /// `New`.
    pub mod New {
        use crate::typed as t;
        /// The input of `New` under construction, to [`send`](Self::send).
        #[derive(Clone, Debug)]
        #[must_use]
        pub struct NewFluentBuilder(pub(in super::super) t::Fluent);
        impl NewFluentBuilder {
            /// The call: await it, or set more of it first.
            #[inline]
            pub fn send(self) -> t::Call<NewOutput> {
                self.0.send()
            }
        }
        /// What `New` answers: nothing.
        #[derive(Clone, PartialEq)]
        #[repr(transparent)]
        pub struct NewOutput(t::Structure);
        impl t::Listing for NewOutput {
            type Item = t::Value;
        }
        t::outputs! {
            NewOutput
        }
    }
    /// `NewOperation`.
    pub mod NewOperation {
        use crate::typed as t;
        /// The input of `NewOperation` under construction, to [`send`](Self::send).
        #[derive(Clone, Debug)]
        #[must_use]
        pub struct NewOperationFluentBuilder(pub(in super::super) t::Fluent);
        impl NewOperationFluentBuilder {
            /// The call: await it, or set more of it first.
            #[inline]
            pub fn send(self) -> t::Call<NewOperationOutput> {
                self.0.send()
            }
        }
        /// What `NewOperation` answers: nothing.
        #[derive(Clone, PartialEq)]
        #[repr(transparent)]
        pub struct NewOperationOutput(t::Structure);
        impl t::Listing for NewOperationOutput {
            type Item = t::Value;
        }
        t::outputs! {
            NewOperationOutput
        }
    }
    /// `Of`.
    pub mod of_operation {
        use crate::typed as t;
        /// The input of `Of` under construction, to [`send`](Self::send).
        #[derive(Clone, Debug)]
        #[must_use]
        pub struct OfFluentBuilder(pub(in super::super) t::Fluent);
        impl OfFluentBuilder {
            /// The call: await it, or set more of it first.
            #[inline]
            pub fn send(self) -> t::Call<OfOutput> {
                self.0.send()
            }
        }
        /// What `Of` answers: nothing.
        #[derive(Clone, PartialEq)]
        #[repr(transparent)]
        pub struct OfOutput(t::Structure);
        impl t::Listing for OfOutput {
            type Item = t::Value;
        }
        t::outputs! {
            OfOutput
        }
    }
    /// `WaitUntilReady`.
    pub mod wait_until_ready {
        use super::super::types;
        use crate::typed as t;
        /// The input of `WaitUntilReady` under construction, to [`send`](Self::send).
        #[derive(Clone, Debug)]
        #[must_use]
        pub struct WaitUntilReadyFluentBuilder(pub(in super::super) t::Fluent);
        impl WaitUntilReadyFluentBuilder {
            /// `Id`.
            #[inline]
            pub fn id(self, value: impl Into<String>) -> Self {
                Self(self.0.text(0, value))
            }
            /// Sets `Id`, or takes it away.
            #[inline]
            pub fn set_id(self, value: Option<String>) -> Self {
                Self(self.0.assign(0, value))
            }
            /// `SetId`.
            #[inline]
            pub fn SetId(self, value: impl Into<String>) -> Self {
                Self(self.0.text(1, value))
            }
            /// Sets `SetId`, or takes it away.
            #[inline]
            pub fn set_SetId(self, value: Option<String>) -> Self {
                Self(self.0.assign(1, value))
            }
            /// `set_Id`.
            #[inline]
            pub fn set_Id_(self, value: impl Into<String>) -> Self {
                Self(self.0.text(2, value))
            }
            /// Sets `set_Id`, or takes it away.
            #[inline]
            pub fn set_set_Id_(self, value: Option<String>) -> Self {
                Self(self.0.assign(2, value))
            }
            /// `ID2`.
            #[inline]
            pub fn id2(self, value: impl Into<String>) -> Self {
                Self(self.0.text(3, value))
            }
            /// Sets `ID2`, or takes it away.
            #[inline]
            pub fn set_id2(self, value: Option<String>) -> Self {
                Self(self.0.assign(3, value))
            }
            /// `Either`.
            #[inline]
            pub fn either(self, value: types::Either) -> Self {
                Self(self.0.set(4, value))
            }
            /// Sets `Either`, or takes it away.
            #[inline]
            pub fn set_either(self, value: Option<types::Either>) -> Self {
                Self(self.0.assign(4, value))
            }
            /// `self`.
            #[inline]
            pub fn self_(self, value: impl Into<String>) -> Self {
                Self(self.0.text(5, value))
            }
            /// Sets `self`, or takes it away.
            #[inline]
            pub fn set_self_(self, value: Option<String>) -> Self {
                Self(self.0.assign(5, value))
            }
            /// `self_`.
            #[inline]
            pub fn self__(self, value: impl Into<String>) -> Self {
                Self(self.0.text(6, value))
            }
            /// Sets `self_`, or takes it away.
            #[inline]
            pub fn set_self__(self, value: Option<String>) -> Self {
                Self(self.0.assign(6, value))
            }
            /// `Inner`.
            #[inline]
            pub fn inner(self, value: types::Inner) -> Self {
                Self(self.0.set(7, value))
            }
            /// Sets `Inner`, or takes it away.
            #[inline]
            pub fn set_inner(self, value: Option<types::Inner>) -> Self {
                Self(self.0.assign(7, value))
            }
            /// The call: await it, or set more of it first.
            #[inline]
            pub fn send(self) -> t::Call<WaitUntilReadyOutput> {
                self.0.send()
            }
        }
        /// What `WaitUntilReady` answers: nothing.
        #[derive(Clone, PartialEq)]
        #[repr(transparent)]
        pub struct WaitUntilReadyOutput(t::Structure);
        impl t::Listing for WaitUntilReadyOutput {
            type Item = t::Value;
        }
        t::outputs! {
            WaitUntilReadyOutput
        }
    }
}
/// Structures, unions and enumerations.
pub mod types {
    use super::SERVICE;
    use crate::typed as t;
    /// `Bool`.
    #[derive(Clone, PartialEq)]
    #[repr(transparent)]
    pub struct Bool(t::Value);
    impl Bool {
        /// `A`.
        #[inline]
        pub fn a(&self) -> Option<bool> {
            self.0.slot(0).as_bool()
        }
    }
    /// `Builders`.
    #[derive(Clone, PartialEq)]
    #[repr(transparent)]
    pub struct Builders(t::Value);
    impl Builders {
        /// `A`.
        #[inline]
        pub fn a(&self) -> Option<&str> {
            self.0.slot(0).as_str()
        }
    }
    /// `Either`: one of its members.
    #[derive(Clone, PartialEq)]
    #[repr(transparent)]
    pub struct Either(t::Value);
    impl Either {
        /// `Unknown`.
        #[allow(non_snake_case)]
        #[inline]
        pub fn Unknown(value: String) -> Self {
            Self(t::union(&SERVICE, 2, 0, value))
        }
        /// What it holds, if that is `Unknown`; else itself.
        #[inline]
        pub fn as_Unknown(&self) -> Result<&str, &Self> {
            self.0.variant(0).and_then(t::Value::as_str).ok_or(self)
        }
        /// Whether it holds `Unknown`.
        #[inline]
        pub fn is_Unknown(&self) -> bool {
            self.0.variant(0).is_some()
        }
        /// `unknown`.
        #[allow(non_snake_case)]
        #[inline]
        pub fn unknown(value: String) -> Self {
            Self(t::union(&SERVICE, 2, 1, value))
        }
        /// What it holds, if that is `unknown`; else itself.
        #[inline]
        pub fn as_unknown_(&self) -> Result<&str, &Self> {
            self.0.variant(1).and_then(t::Value::as_str).ok_or(self)
        }
        /// Whether it holds `unknown`.
        #[inline]
        pub fn is_unknown_(&self) -> bool {
            self.0.variant(1).is_some()
        }
        /// `Type`.
        #[allow(non_snake_case)]
        #[inline]
        pub fn Type(value: String) -> Self {
            Self(t::union(&SERVICE, 2, 2, value))
        }
        /// What it holds, if that is `Type`; else itself.
        #[inline]
        pub fn as_type(&self) -> Result<&str, &Self> {
            self.0.variant(2).and_then(t::Value::as_str).ok_or(self)
        }
        /// Whether it holds `Type`.
        #[inline]
        pub fn is_type(&self) -> bool {
            self.0.variant(2).is_some()
        }
        /// `New`.
        #[allow(non_snake_case)]
        #[inline]
        pub fn New(value: String) -> Self {
            Self(t::union(&SERVICE, 2, 3, value))
        }
        /// What it holds, if that is `New`; else itself.
        #[inline]
        pub fn as_new(&self) -> Result<&str, &Self> {
            self.0.variant(3).and_then(t::Value::as_str).ok_or(self)
        }
        /// Whether it holds `New`.
        #[inline]
        pub fn is_new(&self) -> bool {
            self.0.variant(3).is_some()
        }
        /// `Is_X`.
        #[allow(non_snake_case)]
        #[inline]
        pub fn Is_X(value: String) -> Self {
            Self(t::union(&SERVICE, 2, 4, value))
        }
        /// What it holds, if that is `Is_X`; else itself.
        #[inline]
        pub fn as_Is_X(&self) -> Result<&str, &Self> {
            self.0.variant(4).and_then(t::Value::as_str).ok_or(self)
        }
        /// Whether it holds `Is_X`.
        #[inline]
        pub fn is_Is_X(&self) -> bool {
            self.0.variant(4).is_some()
        }
        /// `IsX`.
        #[allow(non_snake_case)]
        #[inline]
        pub fn IsX(value: String) -> Self {
            Self(t::union(&SERVICE, 2, 5, value))
        }
        /// What it holds, if that is `IsX`; else itself.
        #[inline]
        pub fn as_IsX(&self) -> Result<&str, &Self> {
            self.0.variant(5).and_then(t::Value::as_str).ok_or(self)
        }
        /// Whether it holds `IsX`.
        #[inline]
        pub fn is_IsX(&self) -> bool {
            self.0.variant(5).is_some()
        }
        /// Whether it holds what the model does not know.
        #[inline]
        pub fn is_unknown(&self) -> bool {
            self.0.is_unknown_variant()
        }
    }
    /// `Error`.
    #[derive(Clone, PartialEq)]
    #[repr(transparent)]
    pub struct Error(t::Value);
    impl Error {
        /// `A`.
        #[inline]
        pub fn a(&self) -> Option<&str> {
            self.0.slot(0).as_str()
        }
    }
    /// `Inner`.
    #[derive(Clone, PartialEq)]
    #[repr(transparent)]
    pub struct Inner(t::Value);
    impl Inner {
        /// A builder, with nothing set.
        #[inline]
        pub fn builder() -> builders::InnerBuilder {
            builders::InnerBuilder(t::Builder::new(&SERVICE, 3))
        }
        /// `Name`.
        #[inline]
        pub fn name(&self) -> Option<&str> {
            self.0.slot(0).as_str()
        }
        /// `SetName`.
        #[inline]
        pub fn SetName(&self) -> &[t::Of<str>] {
            self.0.slot(1).views()
        }
        /// `Builder`.
        #[inline]
        pub fn builder_value(&self) -> Option<&str> {
            self.0.slot(2).as_str()
        }
        /// `Build`.
        #[inline]
        pub fn build_value(&self) -> Option<&str> {
            self.0.slot(3).as_str()
        }
    }
    /// `SERVICE`.
    #[derive(Clone, PartialEq)]
    #[repr(transparent)]
    pub struct SERVICE_(t::Value);
    impl SERVICE_ {
        /// `A`.
        #[inline]
        pub fn a(&self) -> Option<&str> {
            self.0.slot(0).as_str()
        }
    }
    /// `Service`.
    #[derive(Clone, PartialEq)]
    #[repr(transparent)]
    pub struct Service(t::Value);
    impl Service {
        /// `A`.
        #[inline]
        pub fn a(&self) -> Option<&str> {
            self.0.slot(0).as_str()
        }
    }
    /// `T`.
    #[derive(Clone, PartialEq)]
    #[repr(transparent)]
    pub struct T(t::Value);
    impl T {
        /// `A`.
        #[inline]
        pub fn a(&self) -> Option<&str> {
            self.0.slot(0).as_str()
        }
    }
    /// `bool_`.
    #[derive(Clone, PartialEq)]
    #[repr(transparent)]
    pub struct bool_(t::Value);
    impl bool_ {
        /// `A`.
        #[inline]
        pub fn a(&self) -> Option<bool> {
            self.0.slot(0).as_bool()
        }
    }
    /// `builders_`.
    #[derive(Clone, PartialEq)]
    #[repr(transparent)]
    pub struct builders_(t::Value);
    impl builders_ {
        /// `A`.
        #[inline]
        pub fn a(&self) -> Option<&str> {
            self.0.slot(0).as_str()
        }
    }
    /// `error_`.
    #[derive(Clone, PartialEq)]
    #[repr(transparent)]
    pub struct error_(t::Value);
    impl error_ {
        /// `A`.
        #[inline]
        pub fn a(&self) -> Option<bool> {
            self.0.slot(0).as_bool()
        }
    }
    /// `t_`.
    #[derive(Clone, PartialEq)]
    #[repr(transparent)]
    pub struct t_(t::Value);
    impl t_ {
        /// `A`.
        #[inline]
        pub fn a(&self) -> Option<&str> {
            self.0.slot(0).as_str()
        }
    }
    t::structures! {
        Bool, Builders, Error, Inner, SERVICE_, Service, T, bool_, builders_, error_, t_
    }
    t::unions! {
        Either
    }
    t::inputs! {
        Either, Inner
    }
    /// Errors that the model names; [`Errors`](super::Errors) tells which one is.
    pub mod error {
        use crate::typed as t;
        /// `BadThing`.
        #[derive(Clone, PartialEq)]
        #[repr(transparent)]
        pub struct BadThing(t::Structure);
        impl BadThing {
            /// `Message`.
            #[inline]
            pub fn message(&self) -> std::option::Option<&str> {
                self.0.slot(0).as_str()
            }
        }
        impl t::ErrorView for BadThing {
            const SHAPE: &'static str = "BadThing";
        }
        /// `Bad_Thing`.
        #[derive(Clone, PartialEq)]
        #[repr(transparent)]
        pub struct Bad_Thing(t::Structure);
        impl Bad_Thing {
            /// `Message`.
            #[inline]
            pub fn message(&self) -> std::option::Option<&str> {
                self.0.slot(0).as_str()
            }
        }
        impl t::ErrorView for Bad_Thing {
            const SHAPE: &'static str = "Bad_Thing";
        }
        /// `Option`.
        #[derive(Clone, PartialEq)]
        #[repr(transparent)]
        pub struct Option(t::Structure);
        impl Option {
            /// `Message`.
            #[inline]
            pub fn message(&self) -> std::option::Option<&str> {
                self.0.slot(0).as_str()
            }
            /// `Code`.
            #[inline]
            pub fn code(&self) -> std::option::Option<i32> {
                self.0.slot(1).as_i32()
            }
        }
        impl t::ErrorView for Option {
            const SHAPE: &'static str = "Option";
        }
        /// `Other`.
        #[derive(Clone, PartialEq)]
        #[repr(transparent)]
        pub struct Other(t::Structure);
        impl Other {
            /// `Message`.
            #[inline]
            pub fn message(&self) -> std::option::Option<&str> {
                self.0.slot(0).as_str()
            }
        }
        impl t::ErrorView for Other {
            const SHAPE: &'static str = "Other";
        }
        /// `badThing`.
        #[derive(Clone, PartialEq)]
        #[repr(transparent)]
        pub struct badThing(t::Structure);
        impl badThing {
            /// `Message`.
            #[inline]
            pub fn message(&self) -> std::option::Option<&str> {
                self.0.slot(0).as_str()
            }
        }
        impl t::ErrorView for badThing {
            const SHAPE: &'static str = "badThing";
        }
        /// `type`.
        #[derive(Clone, PartialEq)]
        #[repr(transparent)]
        pub struct Type(t::Structure);
        impl Type {
            /// `Message`.
            #[inline]
            pub fn message(&self) -> std::option::Option<&str> {
                self.0.slot(0).as_str()
            }
        }
        impl t::ErrorView for Type {
            const SHAPE: &'static str = "type";
        }
        t::errors! {
            BadThing, Bad_Thing, Option, Other, badThing, Type
        }
    }
    /// Builders of structures that an input can hold.
    pub mod builders {
        use crate::typed as t;
        /// A [`Inner`](super::Inner) under construction.
        #[derive(Clone, Debug)]
        #[must_use]
        pub struct InnerBuilder(pub(super) t::Builder);
        impl InnerBuilder {
            /// `Name`.
            #[inline]
            pub fn name(self, value: impl Into<String>) -> Self {
                Self(self.0.text(0, value))
            }
            /// Sets `Name`, or takes it away.
            #[inline]
            pub fn set_name(self, value: Option<String>) -> Self {
                Self(self.0.assign(0, value))
            }
            /// Adds to `SetName`.
            #[inline]
            pub fn SetName(self, value: impl Into<String>) -> Self {
                Self(self.0.push_text(1, value))
            }
            /// Sets `SetName`, or takes it away.
            #[inline]
            pub fn set_SetName(self, value: Option<Vec<String>>) -> Self {
                Self(self.0.assign(1, value))
            }
            /// `Builder`.
            #[inline]
            pub fn builder_value(self, value: impl Into<String>) -> Self {
                Self(self.0.text(2, value))
            }
            /// Sets `Builder`, or takes it away.
            #[inline]
            pub fn set_builder_value(self, value: Option<String>) -> Self {
                Self(self.0.assign(2, value))
            }
            /// `Build`.
            #[inline]
            pub fn build_value(self, value: impl Into<String>) -> Self {
                Self(self.0.text(3, value))
            }
            /// Sets `Build`, or takes it away.
            #[inline]
            pub fn set_build_value(self, value: Option<String>) -> Self {
                Self(self.0.assign(3, value))
            }
            /// What was built.
            #[inline]
            pub fn build(self) -> super::Inner {
                super::Inner(self.0.build())
            }
        }
    }
}
/// Waiters under construction.
pub mod waiters {
    use super::types;
    use crate::typed as t;
    /// `Gone`: polls `Get`.
    #[derive(Clone, Debug)]
    #[must_use]
    pub struct GoneFluentBuilder(pub(super) t::Fluent);
    impl GoneFluentBuilder {
        /// `Id`.
        #[inline]
        pub fn id(self, value: impl Into<String>) -> Self {
            Self(self.0.text(0, value))
        }
        /// Sets `Id`, or takes it away.
        #[inline]
        pub fn set_id(self, value: Option<String>) -> Self {
            Self(self.0.assign(0, value))
        }
        /// `SetId`.
        #[inline]
        pub fn SetId(self, value: impl Into<String>) -> Self {
            Self(self.0.text(1, value))
        }
        /// Sets `SetId`, or takes it away.
        #[inline]
        pub fn set_SetId(self, value: Option<String>) -> Self {
            Self(self.0.assign(1, value))
        }
        /// `set_Id`.
        #[inline]
        pub fn set_Id_(self, value: impl Into<String>) -> Self {
            Self(self.0.text(2, value))
        }
        /// Sets `set_Id`, or takes it away.
        #[inline]
        pub fn set_set_Id_(self, value: Option<String>) -> Self {
            Self(self.0.assign(2, value))
        }
        /// `ID2`.
        #[inline]
        pub fn id2(self, value: impl Into<String>) -> Self {
            Self(self.0.text(3, value))
        }
        /// Sets `ID2`, or takes it away.
        #[inline]
        pub fn set_id2(self, value: Option<String>) -> Self {
            Self(self.0.assign(3, value))
        }
        /// `Either`.
        #[inline]
        pub fn either(self, value: types::Either) -> Self {
            Self(self.0.set(4, value))
        }
        /// Sets `Either`, or takes it away.
        #[inline]
        pub fn set_either(self, value: Option<types::Either>) -> Self {
            Self(self.0.assign(4, value))
        }
        /// `self`.
        #[inline]
        pub fn self_(self, value: impl Into<String>) -> Self {
            Self(self.0.text(5, value))
        }
        /// Sets `self`, or takes it away.
        #[inline]
        pub fn set_self_(self, value: Option<String>) -> Self {
            Self(self.0.assign(5, value))
        }
        /// `self_`.
        #[inline]
        pub fn self__(self, value: impl Into<String>) -> Self {
            Self(self.0.text(6, value))
        }
        /// Sets `self_`, or takes it away.
        #[inline]
        pub fn set_self__(self, value: Option<String>) -> Self {
            Self(self.0.assign(6, value))
        }
        /// `Inner`.
        #[inline]
        pub fn inner(self, value: types::Inner) -> Self {
            Self(self.0.set(7, value))
        }
        /// Sets `Inner`, or takes it away.
        #[inline]
        pub fn set_inner(self, value: Option<types::Inner>) -> Self {
            Self(self.0.assign(7, value))
        }
        /// Polls until each region is in the state, no longer than this.
        #[inline]
        pub fn wait(self, max_wait: t::Duration) -> t::Wait {
            self.0.wait("Gone").max_wait(max_wait)
        }
    }
    /// `Ready`: polls `Get`.
    #[derive(Clone, Debug)]
    #[must_use]
    pub struct ReadyFluentBuilder(pub(super) t::Fluent);
    impl ReadyFluentBuilder {
        /// `Id`.
        #[inline]
        pub fn id(self, value: impl Into<String>) -> Self {
            Self(self.0.text(0, value))
        }
        /// Sets `Id`, or takes it away.
        #[inline]
        pub fn set_id(self, value: Option<String>) -> Self {
            Self(self.0.assign(0, value))
        }
        /// `SetId`.
        #[inline]
        pub fn SetId(self, value: impl Into<String>) -> Self {
            Self(self.0.text(1, value))
        }
        /// Sets `SetId`, or takes it away.
        #[inline]
        pub fn set_SetId(self, value: Option<String>) -> Self {
            Self(self.0.assign(1, value))
        }
        /// `set_Id`.
        #[inline]
        pub fn set_Id_(self, value: impl Into<String>) -> Self {
            Self(self.0.text(2, value))
        }
        /// Sets `set_Id`, or takes it away.
        #[inline]
        pub fn set_set_Id_(self, value: Option<String>) -> Self {
            Self(self.0.assign(2, value))
        }
        /// `ID2`.
        #[inline]
        pub fn id2(self, value: impl Into<String>) -> Self {
            Self(self.0.text(3, value))
        }
        /// Sets `ID2`, or takes it away.
        #[inline]
        pub fn set_id2(self, value: Option<String>) -> Self {
            Self(self.0.assign(3, value))
        }
        /// `Either`.
        #[inline]
        pub fn either(self, value: types::Either) -> Self {
            Self(self.0.set(4, value))
        }
        /// Sets `Either`, or takes it away.
        #[inline]
        pub fn set_either(self, value: Option<types::Either>) -> Self {
            Self(self.0.assign(4, value))
        }
        /// `self`.
        #[inline]
        pub fn self_(self, value: impl Into<String>) -> Self {
            Self(self.0.text(5, value))
        }
        /// Sets `self`, or takes it away.
        #[inline]
        pub fn set_self_(self, value: Option<String>) -> Self {
            Self(self.0.assign(5, value))
        }
        /// `self_`.
        #[inline]
        pub fn self__(self, value: impl Into<String>) -> Self {
            Self(self.0.text(6, value))
        }
        /// Sets `self_`, or takes it away.
        #[inline]
        pub fn set_self__(self, value: Option<String>) -> Self {
            Self(self.0.assign(6, value))
        }
        /// `Inner`.
        #[inline]
        pub fn inner(self, value: types::Inner) -> Self {
            Self(self.0.set(7, value))
        }
        /// Sets `Inner`, or takes it away.
        #[inline]
        pub fn set_inner(self, value: Option<types::Inner>) -> Self {
            Self(self.0.assign(7, value))
        }
        /// Polls until each region is in the state, no longer than this.
        #[inline]
        pub fn wait(self, max_wait: t::Duration) -> t::Wait {
            self.0.wait("Ready").max_wait(max_wait)
        }
    }
    /// `Self`: polls `Get`.
    #[derive(Clone, Debug)]
    #[must_use]
    pub struct SelfValueFluentBuilder(pub(super) t::Fluent);
    impl SelfValueFluentBuilder {
        /// `Id`.
        #[inline]
        pub fn id(self, value: impl Into<String>) -> Self {
            Self(self.0.text(0, value))
        }
        /// Sets `Id`, or takes it away.
        #[inline]
        pub fn set_id(self, value: Option<String>) -> Self {
            Self(self.0.assign(0, value))
        }
        /// `SetId`.
        #[inline]
        pub fn SetId(self, value: impl Into<String>) -> Self {
            Self(self.0.text(1, value))
        }
        /// Sets `SetId`, or takes it away.
        #[inline]
        pub fn set_SetId(self, value: Option<String>) -> Self {
            Self(self.0.assign(1, value))
        }
        /// `set_Id`.
        #[inline]
        pub fn set_Id_(self, value: impl Into<String>) -> Self {
            Self(self.0.text(2, value))
        }
        /// Sets `set_Id`, or takes it away.
        #[inline]
        pub fn set_set_Id_(self, value: Option<String>) -> Self {
            Self(self.0.assign(2, value))
        }
        /// `ID2`.
        #[inline]
        pub fn id2(self, value: impl Into<String>) -> Self {
            Self(self.0.text(3, value))
        }
        /// Sets `ID2`, or takes it away.
        #[inline]
        pub fn set_id2(self, value: Option<String>) -> Self {
            Self(self.0.assign(3, value))
        }
        /// `Either`.
        #[inline]
        pub fn either(self, value: types::Either) -> Self {
            Self(self.0.set(4, value))
        }
        /// Sets `Either`, or takes it away.
        #[inline]
        pub fn set_either(self, value: Option<types::Either>) -> Self {
            Self(self.0.assign(4, value))
        }
        /// `self`.
        #[inline]
        pub fn self_(self, value: impl Into<String>) -> Self {
            Self(self.0.text(5, value))
        }
        /// Sets `self`, or takes it away.
        #[inline]
        pub fn set_self_(self, value: Option<String>) -> Self {
            Self(self.0.assign(5, value))
        }
        /// `self_`.
        #[inline]
        pub fn self__(self, value: impl Into<String>) -> Self {
            Self(self.0.text(6, value))
        }
        /// Sets `self_`, or takes it away.
        #[inline]
        pub fn set_self__(self, value: Option<String>) -> Self {
            Self(self.0.assign(6, value))
        }
        /// `Inner`.
        #[inline]
        pub fn inner(self, value: types::Inner) -> Self {
            Self(self.0.set(7, value))
        }
        /// Sets `Inner`, or takes it away.
        #[inline]
        pub fn set_inner(self, value: Option<types::Inner>) -> Self {
            Self(self.0.assign(7, value))
        }
        /// Polls until each region is in the state, no longer than this.
        #[inline]
        pub fn wait(self, max_wait: t::Duration) -> t::Wait {
            self.0.wait("Self").max_wait(max_wait)
        }
    }
    /// `THINGDone`: polls `Get`.
    #[derive(Clone, Debug)]
    #[must_use]
    pub struct THINGDoneFluentBuilder(pub(super) t::Fluent);
    impl THINGDoneFluentBuilder {
        /// `Id`.
        #[inline]
        pub fn id(self, value: impl Into<String>) -> Self {
            Self(self.0.text(0, value))
        }
        /// Sets `Id`, or takes it away.
        #[inline]
        pub fn set_id(self, value: Option<String>) -> Self {
            Self(self.0.assign(0, value))
        }
        /// `SetId`.
        #[inline]
        pub fn SetId(self, value: impl Into<String>) -> Self {
            Self(self.0.text(1, value))
        }
        /// Sets `SetId`, or takes it away.
        #[inline]
        pub fn set_SetId(self, value: Option<String>) -> Self {
            Self(self.0.assign(1, value))
        }
        /// `set_Id`.
        #[inline]
        pub fn set_Id_(self, value: impl Into<String>) -> Self {
            Self(self.0.text(2, value))
        }
        /// Sets `set_Id`, or takes it away.
        #[inline]
        pub fn set_set_Id_(self, value: Option<String>) -> Self {
            Self(self.0.assign(2, value))
        }
        /// `ID2`.
        #[inline]
        pub fn id2(self, value: impl Into<String>) -> Self {
            Self(self.0.text(3, value))
        }
        /// Sets `ID2`, or takes it away.
        #[inline]
        pub fn set_id2(self, value: Option<String>) -> Self {
            Self(self.0.assign(3, value))
        }
        /// `Either`.
        #[inline]
        pub fn either(self, value: types::Either) -> Self {
            Self(self.0.set(4, value))
        }
        /// Sets `Either`, or takes it away.
        #[inline]
        pub fn set_either(self, value: Option<types::Either>) -> Self {
            Self(self.0.assign(4, value))
        }
        /// `self`.
        #[inline]
        pub fn self_(self, value: impl Into<String>) -> Self {
            Self(self.0.text(5, value))
        }
        /// Sets `self`, or takes it away.
        #[inline]
        pub fn set_self_(self, value: Option<String>) -> Self {
            Self(self.0.assign(5, value))
        }
        /// `self_`.
        #[inline]
        pub fn self__(self, value: impl Into<String>) -> Self {
            Self(self.0.text(6, value))
        }
        /// Sets `self_`, or takes it away.
        #[inline]
        pub fn set_self__(self, value: Option<String>) -> Self {
            Self(self.0.assign(6, value))
        }
        /// `Inner`.
        #[inline]
        pub fn inner(self, value: types::Inner) -> Self {
            Self(self.0.set(7, value))
        }
        /// Sets `Inner`, or takes it away.
        #[inline]
        pub fn set_inner(self, value: Option<types::Inner>) -> Self {
            Self(self.0.assign(7, value))
        }
        /// Polls until each region is in the state, no longer than this.
        #[inline]
        pub fn wait(self, max_wait: t::Duration) -> t::Wait {
            self.0.wait("THINGDone").max_wait(max_wait)
        }
    }
    /// `ThingDone`: polls `Get`.
    #[derive(Clone, Debug)]
    #[must_use]
    pub struct ThingDoneFluentBuilder(pub(super) t::Fluent);
    impl ThingDoneFluentBuilder {
        /// `Id`.
        #[inline]
        pub fn id(self, value: impl Into<String>) -> Self {
            Self(self.0.text(0, value))
        }
        /// Sets `Id`, or takes it away.
        #[inline]
        pub fn set_id(self, value: Option<String>) -> Self {
            Self(self.0.assign(0, value))
        }
        /// `SetId`.
        #[inline]
        pub fn SetId(self, value: impl Into<String>) -> Self {
            Self(self.0.text(1, value))
        }
        /// Sets `SetId`, or takes it away.
        #[inline]
        pub fn set_SetId(self, value: Option<String>) -> Self {
            Self(self.0.assign(1, value))
        }
        /// `set_Id`.
        #[inline]
        pub fn set_Id_(self, value: impl Into<String>) -> Self {
            Self(self.0.text(2, value))
        }
        /// Sets `set_Id`, or takes it away.
        #[inline]
        pub fn set_set_Id_(self, value: Option<String>) -> Self {
            Self(self.0.assign(2, value))
        }
        /// `ID2`.
        #[inline]
        pub fn id2(self, value: impl Into<String>) -> Self {
            Self(self.0.text(3, value))
        }
        /// Sets `ID2`, or takes it away.
        #[inline]
        pub fn set_id2(self, value: Option<String>) -> Self {
            Self(self.0.assign(3, value))
        }
        /// `Either`.
        #[inline]
        pub fn either(self, value: types::Either) -> Self {
            Self(self.0.set(4, value))
        }
        /// Sets `Either`, or takes it away.
        #[inline]
        pub fn set_either(self, value: Option<types::Either>) -> Self {
            Self(self.0.assign(4, value))
        }
        /// `self`.
        #[inline]
        pub fn self_(self, value: impl Into<String>) -> Self {
            Self(self.0.text(5, value))
        }
        /// Sets `self`, or takes it away.
        #[inline]
        pub fn set_self_(self, value: Option<String>) -> Self {
            Self(self.0.assign(5, value))
        }
        /// `self_`.
        #[inline]
        pub fn self__(self, value: impl Into<String>) -> Self {
            Self(self.0.text(6, value))
        }
        /// Sets `self_`, or takes it away.
        #[inline]
        pub fn set_self__(self, value: Option<String>) -> Self {
            Self(self.0.assign(6, value))
        }
        /// `Inner`.
        #[inline]
        pub fn inner(self, value: types::Inner) -> Self {
            Self(self.0.set(7, value))
        }
        /// Sets `Inner`, or takes it away.
        #[inline]
        pub fn set_inner(self, value: Option<types::Inner>) -> Self {
            Self(self.0.assign(7, value))
        }
        /// Polls until each region is in the state, no longer than this.
        #[inline]
        pub fn wait(self, max_wait: t::Duration) -> t::Wait {
            self.0.wait("ThingDone").max_wait(max_wait)
        }
    }
    /// `Thing_Done`: polls `Get`.
    #[derive(Clone, Debug)]
    #[must_use]
    pub struct Thing_DoneFluentBuilder(pub(super) t::Fluent);
    impl Thing_DoneFluentBuilder {
        /// `Id`.
        #[inline]
        pub fn id(self, value: impl Into<String>) -> Self {
            Self(self.0.text(0, value))
        }
        /// Sets `Id`, or takes it away.
        #[inline]
        pub fn set_id(self, value: Option<String>) -> Self {
            Self(self.0.assign(0, value))
        }
        /// `SetId`.
        #[inline]
        pub fn SetId(self, value: impl Into<String>) -> Self {
            Self(self.0.text(1, value))
        }
        /// Sets `SetId`, or takes it away.
        #[inline]
        pub fn set_SetId(self, value: Option<String>) -> Self {
            Self(self.0.assign(1, value))
        }
        /// `set_Id`.
        #[inline]
        pub fn set_Id_(self, value: impl Into<String>) -> Self {
            Self(self.0.text(2, value))
        }
        /// Sets `set_Id`, or takes it away.
        #[inline]
        pub fn set_set_Id_(self, value: Option<String>) -> Self {
            Self(self.0.assign(2, value))
        }
        /// `ID2`.
        #[inline]
        pub fn id2(self, value: impl Into<String>) -> Self {
            Self(self.0.text(3, value))
        }
        /// Sets `ID2`, or takes it away.
        #[inline]
        pub fn set_id2(self, value: Option<String>) -> Self {
            Self(self.0.assign(3, value))
        }
        /// `Either`.
        #[inline]
        pub fn either(self, value: types::Either) -> Self {
            Self(self.0.set(4, value))
        }
        /// Sets `Either`, or takes it away.
        #[inline]
        pub fn set_either(self, value: Option<types::Either>) -> Self {
            Self(self.0.assign(4, value))
        }
        /// `self`.
        #[inline]
        pub fn self_(self, value: impl Into<String>) -> Self {
            Self(self.0.text(5, value))
        }
        /// Sets `self`, or takes it away.
        #[inline]
        pub fn set_self_(self, value: Option<String>) -> Self {
            Self(self.0.assign(5, value))
        }
        /// `self_`.
        #[inline]
        pub fn self__(self, value: impl Into<String>) -> Self {
            Self(self.0.text(6, value))
        }
        /// Sets `self_`, or takes it away.
        #[inline]
        pub fn set_self__(self, value: Option<String>) -> Self {
            Self(self.0.assign(6, value))
        }
        /// `Inner`.
        #[inline]
        pub fn inner(self, value: types::Inner) -> Self {
            Self(self.0.set(7, value))
        }
        /// Sets `Inner`, or takes it away.
        #[inline]
        pub fn set_inner(self, value: Option<types::Inner>) -> Self {
            Self(self.0.assign(7, value))
        }
        /// Polls until each region is in the state, no longer than this.
        #[inline]
        pub fn wait(self, max_wait: t::Duration) -> t::Wait {
            self.0.wait("Thing_Done").max_wait(max_wait)
        }
    }
}
