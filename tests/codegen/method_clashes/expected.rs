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
        MultiRegionClient::builder(config).client(regions)
    }
    /// The dynamic client that it wraps: operations by name, presigning, and more.
    pub fn dynamic(&self) -> &MultiRegionClient {
        &self.0
    }
    /// `Get`.
    #[inline]
    pub fn get(&self) -> operation::get::GetFluentBuilder {
        t::fluent(&self.0, "Get")
    }
    /// `New`.
    #[inline]
    pub fn New(&self) -> operation::New::NewFluentBuilder {
        t::fluent(&self.0, "New")
    }
    /// `NewOperation`.
    #[inline]
    pub fn NewOperation(&self) -> operation::NewOperation::NewOperationFluentBuilder {
        t::fluent(&self.0, "NewOperation")
    }
    /// `Of`.
    #[inline]
    pub fn of_operation(&self) -> operation::of_operation::OfFluentBuilder {
        t::fluent(&self.0, "Of")
    }
    /// `WaitUntilReady`.
    #[inline]
    pub fn wait_until_ready(
        &self,
    ) -> operation::wait_until_ready::WaitUntilReadyFluentBuilder {
        t::fluent(&self.0, "WaitUntilReady")
    }
    /// `Gone`: polls `Get`.
    #[inline]
    pub fn wait_until_gone(&self) -> waiters::GoneFluentBuilder {
        t::fluent(&self.0, "Get")
    }
    /// `Ready`: polls `Get`.
    #[inline]
    pub fn wait_until_Ready(&self) -> waiters::ReadyFluentBuilder {
        t::fluent(&self.0, "Get")
    }
    /// `Self`: polls `Get`.
    #[inline]
    pub fn wait_until_self(&self) -> waiters::SelfValueFluentBuilder {
        t::fluent(&self.0, "Get")
    }
    /// `THINGDone`: polls `Get`.
    #[inline]
    pub fn wait_until_THINGDone(&self) -> waiters::THINGDoneFluentBuilder {
        t::fluent(&self.0, "Get")
    }
    /// `ThingDone`: polls `Get`.
    #[inline]
    pub fn wait_until_ThingDone(&self) -> waiters::ThingDoneFluentBuilder {
        t::fluent(&self.0, "Get")
    }
    /// `Thing_Done`: polls `Get`.
    #[inline]
    pub fn wait_until_Thing_Done(&self) -> waiters::Thing_DoneFluentBuilder {
        t::fluent(&self.0, "Get")
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
        /// The operation `Get`.
        pub enum Get {}
        /// The input of `Get` under construction, to `send`.
        pub type GetFluentBuilder = t::Fluent<GetOutput>;
        impl GetFluentBuilder {
            /// `Id`.
            #[inline]
            pub fn id(self, value: impl Into<String>) -> Self {
                t::set_text(self, 0, value)
            }
            /// Sets `Id`, or takes it away.
            #[inline]
            pub fn set_id(self, value: Option<String>) -> Self {
                t::assign(self, 0, value)
            }
            /// `SetId`.
            #[inline]
            pub fn SetId(self, value: impl Into<String>) -> Self {
                t::set_text(self, 1, value)
            }
            /// Sets `SetId`, or takes it away.
            #[inline]
            pub fn set_SetId(self, value: Option<String>) -> Self {
                t::assign(self, 1, value)
            }
            /// `set_Id`.
            #[inline]
            pub fn set_Id_(self, value: impl Into<String>) -> Self {
                t::set_text(self, 2, value)
            }
            /// Sets `set_Id`, or takes it away.
            #[inline]
            pub fn set_set_Id_(self, value: Option<String>) -> Self {
                t::assign(self, 2, value)
            }
            /// `ID2`.
            #[inline]
            pub fn id2(self, value: impl Into<String>) -> Self {
                t::set_text(self, 3, value)
            }
            /// Sets `ID2`, or takes it away.
            #[inline]
            pub fn set_id2(self, value: Option<String>) -> Self {
                t::assign(self, 3, value)
            }
            /// `Either`.
            #[inline]
            pub fn either(self, value: types::Either) -> Self {
                t::set(self, 4, value)
            }
            /// Sets `Either`, or takes it away.
            #[inline]
            pub fn set_either(self, value: Option<types::Either>) -> Self {
                t::assign(self, 4, value)
            }
            /// `self`.
            #[inline]
            pub fn self_(self, value: impl Into<String>) -> Self {
                t::set_text(self, 5, value)
            }
            /// Sets `self`, or takes it away.
            #[inline]
            pub fn set_self_(self, value: Option<String>) -> Self {
                t::assign(self, 5, value)
            }
            /// `self_`.
            #[inline]
            pub fn self__(self, value: impl Into<String>) -> Self {
                t::set_text(self, 6, value)
            }
            /// Sets `self_`, or takes it away.
            #[inline]
            pub fn set_self__(self, value: Option<String>) -> Self {
                t::assign(self, 6, value)
            }
            /// `Inner`.
            #[inline]
            pub fn inner(self, value: types::Inner) -> Self {
                t::set(self, 7, value)
            }
            /// Sets `Inner`, or takes it away.
            #[inline]
            pub fn set_inner(self, value: Option<types::Inner>) -> Self {
                t::assign(self, 7, value)
            }
        }
        /// What `Get` answers.
        pub type GetOutput = super::super::views::Output<Get, t::Value>;
        impl GetOutput {
            /// `A`.
            #[inline]
            pub fn a(&self) -> Option<&types::Error> {
                t::one(&self.0, 0)
            }
            /// `B`.
            #[inline]
            pub fn b(&self) -> Option<&types::error_> {
                t::one(&self.0, 1)
            }
            /// `C`.
            #[inline]
            pub fn c(&self) -> Option<&types::T> {
                t::one(&self.0, 2)
            }
            /// `D`.
            #[inline]
            pub fn d(&self) -> Option<&types::t_> {
                t::one(&self.0, 3)
            }
            /// `E`.
            #[inline]
            pub fn e(&self) -> Option<&types::SERVICE_> {
                t::one(&self.0, 4)
            }
            /// `F`.
            #[inline]
            pub fn f(&self) -> Option<&types::Service> {
                t::one(&self.0, 5)
            }
            /// `G`.
            #[inline]
            pub fn g(&self) -> Option<&types::bool_> {
                t::one(&self.0, 6)
            }
            /// `H`.
            #[inline]
            pub fn h(&self) -> Option<&types::Bool> {
                t::one(&self.0, 7)
            }
            /// `Either`.
            #[inline]
            pub fn either(&self) -> Option<&types::Either> {
                t::one(&self.0, 8)
            }
            /// `I`.
            #[inline]
            pub fn i(&self) -> Option<&types::Builders> {
                t::one(&self.0, 9)
            }
            /// `J`.
            #[inline]
            pub fn j(&self) -> Option<&types::builders_> {
                t::one(&self.0, 10)
            }
        }
    }
    /// `New`.
    pub mod New {
        use crate::typed as t;
        /// The operation `New`.
        pub enum New {}
        /// The input of `New` under construction, to `send`.
        pub type NewFluentBuilder = t::Fluent<NewOutput>;
        /// What `New` answers: nothing.
        pub type NewOutput = super::super::views::Output<New, t::Value>;
    }
    /// `NewOperation`.
    pub mod NewOperation {
        use crate::typed as t;
        /// The operation `NewOperation`.
        pub enum NewOperation {}
        /// The input of `NewOperation` under construction, to `send`.
        pub type NewOperationFluentBuilder = t::Fluent<NewOperationOutput>;
        /// What `NewOperation` answers: nothing.
        pub type NewOperationOutput = super::super::views::Output<
            NewOperation,
            t::Value,
        >;
    }
    /// `Of`.
    pub mod of_operation {
        use crate::typed as t;
        /// The operation `Of`.
        pub enum Of {}
        /// The input of `Of` under construction, to `send`.
        pub type OfFluentBuilder = t::Fluent<OfOutput>;
        /// What `Of` answers: nothing.
        pub type OfOutput = super::super::views::Output<Of, t::Value>;
    }
    /// `WaitUntilReady`.
    pub mod wait_until_ready {
        use super::super::types;
        use crate::typed as t;
        /// The operation `WaitUntilReady`.
        pub enum WaitUntilReady {}
        /// The input of `WaitUntilReady` under construction, to `send`.
        pub type WaitUntilReadyFluentBuilder = t::Fluent<WaitUntilReadyOutput>;
        impl WaitUntilReadyFluentBuilder {
            /// `Id`.
            #[inline]
            pub fn id(self, value: impl Into<String>) -> Self {
                t::set_text(self, 0, value)
            }
            /// Sets `Id`, or takes it away.
            #[inline]
            pub fn set_id(self, value: Option<String>) -> Self {
                t::assign(self, 0, value)
            }
            /// `SetId`.
            #[inline]
            pub fn SetId(self, value: impl Into<String>) -> Self {
                t::set_text(self, 1, value)
            }
            /// Sets `SetId`, or takes it away.
            #[inline]
            pub fn set_SetId(self, value: Option<String>) -> Self {
                t::assign(self, 1, value)
            }
            /// `set_Id`.
            #[inline]
            pub fn set_Id_(self, value: impl Into<String>) -> Self {
                t::set_text(self, 2, value)
            }
            /// Sets `set_Id`, or takes it away.
            #[inline]
            pub fn set_set_Id_(self, value: Option<String>) -> Self {
                t::assign(self, 2, value)
            }
            /// `ID2`.
            #[inline]
            pub fn id2(self, value: impl Into<String>) -> Self {
                t::set_text(self, 3, value)
            }
            /// Sets `ID2`, or takes it away.
            #[inline]
            pub fn set_id2(self, value: Option<String>) -> Self {
                t::assign(self, 3, value)
            }
            /// `Either`.
            #[inline]
            pub fn either(self, value: types::Either) -> Self {
                t::set(self, 4, value)
            }
            /// Sets `Either`, or takes it away.
            #[inline]
            pub fn set_either(self, value: Option<types::Either>) -> Self {
                t::assign(self, 4, value)
            }
            /// `self`.
            #[inline]
            pub fn self_(self, value: impl Into<String>) -> Self {
                t::set_text(self, 5, value)
            }
            /// Sets `self`, or takes it away.
            #[inline]
            pub fn set_self_(self, value: Option<String>) -> Self {
                t::assign(self, 5, value)
            }
            /// `self_`.
            #[inline]
            pub fn self__(self, value: impl Into<String>) -> Self {
                t::set_text(self, 6, value)
            }
            /// Sets `self_`, or takes it away.
            #[inline]
            pub fn set_self__(self, value: Option<String>) -> Self {
                t::assign(self, 6, value)
            }
            /// `Inner`.
            #[inline]
            pub fn inner(self, value: types::Inner) -> Self {
                t::set(self, 7, value)
            }
            /// Sets `Inner`, or takes it away.
            #[inline]
            pub fn set_inner(self, value: Option<types::Inner>) -> Self {
                t::assign(self, 7, value)
            }
        }
        /// What `WaitUntilReady` answers: nothing.
        pub type WaitUntilReadyOutput = super::super::views::Output<
            WaitUntilReady,
            t::Value,
        >;
    }
}
/// Structures, unions and enumerations.
pub mod types {
    use super::SERVICE;
    use super::views;
    use crate::typed as t;
    #[doc(hidden)]
    pub mod shapes {
        pub enum Bool {}
        pub enum Builders {}
        pub enum Either {}
        pub enum Error {}
        pub enum Inner {}
        pub enum SERVICE_ {}
        pub enum Service {}
        pub enum T {}
        pub enum bool_ {}
        pub enum builders_ {}
        pub enum error_ {}
        pub enum t_ {}
    }
    /// `Bool`.
    pub type Bool = views::Shape<shapes::Bool>;
    impl Bool {
        /// `A`.
        #[inline]
        pub fn a(&self) -> Option<bool> {
            t::boolean(&self.0, 0)
        }
    }
    /// `Builders`.
    pub type Builders = views::Shape<shapes::Builders>;
    impl Builders {
        /// `A`.
        #[inline]
        pub fn a(&self) -> Option<&str> {
            t::text(&self.0, 0)
        }
    }
    /// `Either`: one of its members.
    pub type Either = t::Union<shapes::Either>;
    impl Either {
        /// `Unknown`.
        #[inline]
        pub fn Unknown(value: String) -> Self {
            t::union(&SERVICE, 2, 0, value)
        }
        /// What it holds, if that is `Unknown`; else itself.
        #[inline]
        pub fn as_Unknown(&self) -> Result<&str, &Self> {
            t::variant(self, 0, t::Value::as_str)
        }
        /// Whether it holds `Unknown`.
        #[inline]
        pub fn is_Unknown(&self) -> bool {
            t::is_variant(self, 0)
        }
        /// `unknown`.
        #[inline]
        pub fn unknown(value: String) -> Self {
            t::union(&SERVICE, 2, 1, value)
        }
        /// What it holds, if that is `unknown`; else itself.
        #[inline]
        pub fn as_unknown_(&self) -> Result<&str, &Self> {
            t::variant(self, 1, t::Value::as_str)
        }
        /// Whether it holds `unknown`.
        #[inline]
        pub fn is_unknown_(&self) -> bool {
            t::is_variant(self, 1)
        }
        /// `Type`.
        #[inline]
        pub fn Type(value: String) -> Self {
            t::union(&SERVICE, 2, 2, value)
        }
        /// What it holds, if that is `Type`; else itself.
        #[inline]
        pub fn as_type(&self) -> Result<&str, &Self> {
            t::variant(self, 2, t::Value::as_str)
        }
        /// Whether it holds `Type`.
        #[inline]
        pub fn is_type(&self) -> bool {
            t::is_variant(self, 2)
        }
        /// `New`.
        #[inline]
        pub fn New(value: String) -> Self {
            t::union(&SERVICE, 2, 3, value)
        }
        /// What it holds, if that is `New`; else itself.
        #[inline]
        pub fn as_new(&self) -> Result<&str, &Self> {
            t::variant(self, 3, t::Value::as_str)
        }
        /// Whether it holds `New`.
        #[inline]
        pub fn is_new(&self) -> bool {
            t::is_variant(self, 3)
        }
        /// `Is_X`.
        #[inline]
        pub fn Is_X(value: String) -> Self {
            t::union(&SERVICE, 2, 4, value)
        }
        /// What it holds, if that is `Is_X`; else itself.
        #[inline]
        pub fn as_Is_X(&self) -> Result<&str, &Self> {
            t::variant(self, 4, t::Value::as_str)
        }
        /// Whether it holds `Is_X`.
        #[inline]
        pub fn is_Is_X(&self) -> bool {
            t::is_variant(self, 4)
        }
        /// `IsX`.
        #[inline]
        pub fn IsX(value: String) -> Self {
            t::union(&SERVICE, 2, 5, value)
        }
        /// What it holds, if that is `IsX`; else itself.
        #[inline]
        pub fn as_IsX(&self) -> Result<&str, &Self> {
            t::variant(self, 5, t::Value::as_str)
        }
        /// Whether it holds `IsX`.
        #[inline]
        pub fn is_IsX(&self) -> bool {
            t::is_variant(self, 5)
        }
    }
    /// `Error`.
    pub type Error = views::Shape<shapes::Error>;
    impl Error {
        /// `A`.
        #[inline]
        pub fn a(&self) -> Option<&str> {
            t::text(&self.0, 0)
        }
    }
    /// `Inner`.
    pub type Inner = views::Shape<shapes::Inner>;
    impl Inner {
        /// A builder, with nothing set.
        #[inline]
        pub fn builder() -> builders::InnerBuilder {
            t::builder(&SERVICE, 3)
        }
        /// `Name`.
        #[inline]
        pub fn name(&self) -> Option<&str> {
            t::text(&self.0, 0)
        }
        /// `SetName`.
        #[inline]
        pub fn SetName(&self) -> &[t::Of<str>] {
            t::list(&self.0, 1)
        }
        /// `Builder`.
        #[inline]
        pub fn builder_value(&self) -> Option<&str> {
            t::text(&self.0, 2)
        }
        /// `Build`.
        #[inline]
        pub fn build_value(&self) -> Option<&str> {
            t::text(&self.0, 3)
        }
    }
    /// `SERVICE`.
    pub type SERVICE_ = views::Shape<shapes::SERVICE_>;
    impl SERVICE_ {
        /// `A`.
        #[inline]
        pub fn a(&self) -> Option<&str> {
            t::text(&self.0, 0)
        }
    }
    /// `Service`.
    pub type Service = views::Shape<shapes::Service>;
    impl Service {
        /// `A`.
        #[inline]
        pub fn a(&self) -> Option<&str> {
            t::text(&self.0, 0)
        }
    }
    /// `T`.
    pub type T = views::Shape<shapes::T>;
    impl T {
        /// `A`.
        #[inline]
        pub fn a(&self) -> Option<&str> {
            t::text(&self.0, 0)
        }
    }
    /// `bool_`.
    pub type bool_ = views::Shape<shapes::bool_>;
    impl bool_ {
        /// `A`.
        #[inline]
        pub fn a(&self) -> Option<bool> {
            t::boolean(&self.0, 0)
        }
    }
    /// `builders_`.
    pub type builders_ = views::Shape<shapes::builders_>;
    impl builders_ {
        /// `A`.
        #[inline]
        pub fn a(&self) -> Option<&str> {
            t::text(&self.0, 0)
        }
    }
    /// `error_`.
    pub type error_ = views::Shape<shapes::error_>;
    impl error_ {
        /// `A`.
        #[inline]
        pub fn a(&self) -> Option<bool> {
            t::boolean(&self.0, 0)
        }
    }
    /// `t_`.
    pub type t_ = views::Shape<shapes::t_>;
    impl t_ {
        /// `A`.
        #[inline]
        pub fn a(&self) -> Option<&str> {
            t::text(&self.0, 0)
        }
    }
    /// Errors that the model names; [`Errors`](super::Errors) tells which one is.
    pub mod error {
        use crate::typed as t;
        #[doc(hidden)]
        pub mod shapes {
            pub enum BadThing {}
            pub enum Bad_Thing {}
            pub enum Option {}
            pub enum Other {}
            pub enum badThing {}
            pub enum Type {}
        }
        /// `BadThing`.
        pub type BadThing = t::ServiceError<shapes::BadThing>;
        impl BadThing {
            /// `Message`.
            #[inline]
            pub fn message(&self) -> std::option::Option<&str> {
                t::text(&self.0, 0)
            }
        }
        impl t::ErrorShape for shapes::BadThing {
            const NAME: &'static str = "BadThing";
        }
        /// `Bad_Thing`.
        pub type Bad_Thing = t::ServiceError<shapes::Bad_Thing>;
        impl Bad_Thing {
            /// `Message`.
            #[inline]
            pub fn message(&self) -> std::option::Option<&str> {
                t::text(&self.0, 0)
            }
        }
        impl t::ErrorShape for shapes::Bad_Thing {
            const NAME: &'static str = "Bad_Thing";
        }
        /// `Option`.
        pub type Option = t::ServiceError<shapes::Option>;
        impl Option {
            /// `Message`.
            #[inline]
            pub fn message(&self) -> std::option::Option<&str> {
                t::text(&self.0, 0)
            }
            /// `Code`.
            #[inline]
            pub fn code(&self) -> std::option::Option<i32> {
                t::integer(&self.0, 1)
            }
        }
        impl t::ErrorShape for shapes::Option {
            const NAME: &'static str = "Option";
        }
        /// `Other`.
        pub type Other = t::ServiceError<shapes::Other>;
        impl Other {
            /// `Message`.
            #[inline]
            pub fn message(&self) -> std::option::Option<&str> {
                t::text(&self.0, 0)
            }
        }
        impl t::ErrorShape for shapes::Other {
            const NAME: &'static str = "Other";
        }
        /// `badThing`.
        pub type badThing = t::ServiceError<shapes::badThing>;
        impl badThing {
            /// `Message`.
            #[inline]
            pub fn message(&self) -> std::option::Option<&str> {
                t::text(&self.0, 0)
            }
        }
        impl t::ErrorShape for shapes::badThing {
            const NAME: &'static str = "badThing";
        }
        /// `type`.
        pub type Type = t::ServiceError<shapes::Type>;
        impl Type {
            /// `Message`.
            #[inline]
            pub fn message(&self) -> std::option::Option<&str> {
                t::text(&self.0, 0)
            }
        }
        impl t::ErrorShape for shapes::Type {
            const NAME: &'static str = "type";
        }
    }
    /// Builders of structures that an input can hold.
    pub mod builders {
        use crate::typed as t;
        /// A [`Inner`](super::Inner) under construction.
        pub type InnerBuilder = t::Builder<super::Inner>;
        impl InnerBuilder {
            /// `Name`.
            #[inline]
            pub fn name(self, value: impl Into<String>) -> Self {
                t::set_text(self, 0, value)
            }
            /// Sets `Name`, or takes it away.
            #[inline]
            pub fn set_name(self, value: Option<String>) -> Self {
                t::assign(self, 0, value)
            }
            /// Adds to `SetName`.
            #[inline]
            pub fn SetName(self, value: impl Into<String>) -> Self {
                t::push_text(self, 1, value)
            }
            /// Sets `SetName`, or takes it away.
            #[inline]
            pub fn set_SetName(self, value: Option<Vec<String>>) -> Self {
                t::assign(self, 1, value)
            }
            /// `Builder`.
            #[inline]
            pub fn builder_value(self, value: impl Into<String>) -> Self {
                t::set_text(self, 2, value)
            }
            /// Sets `Builder`, or takes it away.
            #[inline]
            pub fn set_builder_value(self, value: Option<String>) -> Self {
                t::assign(self, 2, value)
            }
            /// `Build`.
            #[inline]
            pub fn build_value(self, value: impl Into<String>) -> Self {
                t::set_text(self, 3, value)
            }
            /// Sets `Build`, or takes it away.
            #[inline]
            pub fn set_build_value(self, value: Option<String>) -> Self {
                t::assign(self, 3, value)
            }
        }
    }
}
/// Waiters under construction.
pub mod waiters {
    use super::types;
    use crate::typed as t;
    /// The waiter `Gone`.
    pub enum Gone {}
    /// `Gone`: polls `Get`.
    pub type GoneFluentBuilder = t::Waiter<Gone>;
    impl GoneFluentBuilder {
        /// `Id`.
        #[inline]
        pub fn id(self, value: impl Into<String>) -> Self {
            t::set_text(self, 0, value)
        }
        /// Sets `Id`, or takes it away.
        #[inline]
        pub fn set_id(self, value: Option<String>) -> Self {
            t::assign(self, 0, value)
        }
        /// `SetId`.
        #[inline]
        pub fn SetId(self, value: impl Into<String>) -> Self {
            t::set_text(self, 1, value)
        }
        /// Sets `SetId`, or takes it away.
        #[inline]
        pub fn set_SetId(self, value: Option<String>) -> Self {
            t::assign(self, 1, value)
        }
        /// `set_Id`.
        #[inline]
        pub fn set_Id_(self, value: impl Into<String>) -> Self {
            t::set_text(self, 2, value)
        }
        /// Sets `set_Id`, or takes it away.
        #[inline]
        pub fn set_set_Id_(self, value: Option<String>) -> Self {
            t::assign(self, 2, value)
        }
        /// `ID2`.
        #[inline]
        pub fn id2(self, value: impl Into<String>) -> Self {
            t::set_text(self, 3, value)
        }
        /// Sets `ID2`, or takes it away.
        #[inline]
        pub fn set_id2(self, value: Option<String>) -> Self {
            t::assign(self, 3, value)
        }
        /// `Either`.
        #[inline]
        pub fn either(self, value: types::Either) -> Self {
            t::set(self, 4, value)
        }
        /// Sets `Either`, or takes it away.
        #[inline]
        pub fn set_either(self, value: Option<types::Either>) -> Self {
            t::assign(self, 4, value)
        }
        /// `self`.
        #[inline]
        pub fn self_(self, value: impl Into<String>) -> Self {
            t::set_text(self, 5, value)
        }
        /// Sets `self`, or takes it away.
        #[inline]
        pub fn set_self_(self, value: Option<String>) -> Self {
            t::assign(self, 5, value)
        }
        /// `self_`.
        #[inline]
        pub fn self__(self, value: impl Into<String>) -> Self {
            t::set_text(self, 6, value)
        }
        /// Sets `self_`, or takes it away.
        #[inline]
        pub fn set_self__(self, value: Option<String>) -> Self {
            t::assign(self, 6, value)
        }
        /// `Inner`.
        #[inline]
        pub fn inner(self, value: types::Inner) -> Self {
            t::set(self, 7, value)
        }
        /// Sets `Inner`, or takes it away.
        #[inline]
        pub fn set_inner(self, value: Option<types::Inner>) -> Self {
            t::assign(self, 7, value)
        }
        /// Polls until each region is in the state, no longer than this.
        #[inline]
        pub fn wait(self, max_wait: t::Duration) -> t::Wait {
            t::wait(self, "Gone", max_wait)
        }
    }
    /// The waiter `Ready`.
    pub enum Ready {}
    /// `Ready`: polls `Get`.
    pub type ReadyFluentBuilder = t::Waiter<Ready>;
    impl ReadyFluentBuilder {
        /// `Id`.
        #[inline]
        pub fn id(self, value: impl Into<String>) -> Self {
            t::set_text(self, 0, value)
        }
        /// Sets `Id`, or takes it away.
        #[inline]
        pub fn set_id(self, value: Option<String>) -> Self {
            t::assign(self, 0, value)
        }
        /// `SetId`.
        #[inline]
        pub fn SetId(self, value: impl Into<String>) -> Self {
            t::set_text(self, 1, value)
        }
        /// Sets `SetId`, or takes it away.
        #[inline]
        pub fn set_SetId(self, value: Option<String>) -> Self {
            t::assign(self, 1, value)
        }
        /// `set_Id`.
        #[inline]
        pub fn set_Id_(self, value: impl Into<String>) -> Self {
            t::set_text(self, 2, value)
        }
        /// Sets `set_Id`, or takes it away.
        #[inline]
        pub fn set_set_Id_(self, value: Option<String>) -> Self {
            t::assign(self, 2, value)
        }
        /// `ID2`.
        #[inline]
        pub fn id2(self, value: impl Into<String>) -> Self {
            t::set_text(self, 3, value)
        }
        /// Sets `ID2`, or takes it away.
        #[inline]
        pub fn set_id2(self, value: Option<String>) -> Self {
            t::assign(self, 3, value)
        }
        /// `Either`.
        #[inline]
        pub fn either(self, value: types::Either) -> Self {
            t::set(self, 4, value)
        }
        /// Sets `Either`, or takes it away.
        #[inline]
        pub fn set_either(self, value: Option<types::Either>) -> Self {
            t::assign(self, 4, value)
        }
        /// `self`.
        #[inline]
        pub fn self_(self, value: impl Into<String>) -> Self {
            t::set_text(self, 5, value)
        }
        /// Sets `self`, or takes it away.
        #[inline]
        pub fn set_self_(self, value: Option<String>) -> Self {
            t::assign(self, 5, value)
        }
        /// `self_`.
        #[inline]
        pub fn self__(self, value: impl Into<String>) -> Self {
            t::set_text(self, 6, value)
        }
        /// Sets `self_`, or takes it away.
        #[inline]
        pub fn set_self__(self, value: Option<String>) -> Self {
            t::assign(self, 6, value)
        }
        /// `Inner`.
        #[inline]
        pub fn inner(self, value: types::Inner) -> Self {
            t::set(self, 7, value)
        }
        /// Sets `Inner`, or takes it away.
        #[inline]
        pub fn set_inner(self, value: Option<types::Inner>) -> Self {
            t::assign(self, 7, value)
        }
        /// Polls until each region is in the state, no longer than this.
        #[inline]
        pub fn wait(self, max_wait: t::Duration) -> t::Wait {
            t::wait(self, "Ready", max_wait)
        }
    }
    /// The waiter `Self`.
    pub enum SelfValue {}
    /// `Self`: polls `Get`.
    pub type SelfValueFluentBuilder = t::Waiter<SelfValue>;
    impl SelfValueFluentBuilder {
        /// `Id`.
        #[inline]
        pub fn id(self, value: impl Into<String>) -> Self {
            t::set_text(self, 0, value)
        }
        /// Sets `Id`, or takes it away.
        #[inline]
        pub fn set_id(self, value: Option<String>) -> Self {
            t::assign(self, 0, value)
        }
        /// `SetId`.
        #[inline]
        pub fn SetId(self, value: impl Into<String>) -> Self {
            t::set_text(self, 1, value)
        }
        /// Sets `SetId`, or takes it away.
        #[inline]
        pub fn set_SetId(self, value: Option<String>) -> Self {
            t::assign(self, 1, value)
        }
        /// `set_Id`.
        #[inline]
        pub fn set_Id_(self, value: impl Into<String>) -> Self {
            t::set_text(self, 2, value)
        }
        /// Sets `set_Id`, or takes it away.
        #[inline]
        pub fn set_set_Id_(self, value: Option<String>) -> Self {
            t::assign(self, 2, value)
        }
        /// `ID2`.
        #[inline]
        pub fn id2(self, value: impl Into<String>) -> Self {
            t::set_text(self, 3, value)
        }
        /// Sets `ID2`, or takes it away.
        #[inline]
        pub fn set_id2(self, value: Option<String>) -> Self {
            t::assign(self, 3, value)
        }
        /// `Either`.
        #[inline]
        pub fn either(self, value: types::Either) -> Self {
            t::set(self, 4, value)
        }
        /// Sets `Either`, or takes it away.
        #[inline]
        pub fn set_either(self, value: Option<types::Either>) -> Self {
            t::assign(self, 4, value)
        }
        /// `self`.
        #[inline]
        pub fn self_(self, value: impl Into<String>) -> Self {
            t::set_text(self, 5, value)
        }
        /// Sets `self`, or takes it away.
        #[inline]
        pub fn set_self_(self, value: Option<String>) -> Self {
            t::assign(self, 5, value)
        }
        /// `self_`.
        #[inline]
        pub fn self__(self, value: impl Into<String>) -> Self {
            t::set_text(self, 6, value)
        }
        /// Sets `self_`, or takes it away.
        #[inline]
        pub fn set_self__(self, value: Option<String>) -> Self {
            t::assign(self, 6, value)
        }
        /// `Inner`.
        #[inline]
        pub fn inner(self, value: types::Inner) -> Self {
            t::set(self, 7, value)
        }
        /// Sets `Inner`, or takes it away.
        #[inline]
        pub fn set_inner(self, value: Option<types::Inner>) -> Self {
            t::assign(self, 7, value)
        }
        /// Polls until each region is in the state, no longer than this.
        #[inline]
        pub fn wait(self, max_wait: t::Duration) -> t::Wait {
            t::wait(self, "Self", max_wait)
        }
    }
    /// The waiter `THINGDone`.
    pub enum THINGDone {}
    /// `THINGDone`: polls `Get`.
    pub type THINGDoneFluentBuilder = t::Waiter<THINGDone>;
    impl THINGDoneFluentBuilder {
        /// `Id`.
        #[inline]
        pub fn id(self, value: impl Into<String>) -> Self {
            t::set_text(self, 0, value)
        }
        /// Sets `Id`, or takes it away.
        #[inline]
        pub fn set_id(self, value: Option<String>) -> Self {
            t::assign(self, 0, value)
        }
        /// `SetId`.
        #[inline]
        pub fn SetId(self, value: impl Into<String>) -> Self {
            t::set_text(self, 1, value)
        }
        /// Sets `SetId`, or takes it away.
        #[inline]
        pub fn set_SetId(self, value: Option<String>) -> Self {
            t::assign(self, 1, value)
        }
        /// `set_Id`.
        #[inline]
        pub fn set_Id_(self, value: impl Into<String>) -> Self {
            t::set_text(self, 2, value)
        }
        /// Sets `set_Id`, or takes it away.
        #[inline]
        pub fn set_set_Id_(self, value: Option<String>) -> Self {
            t::assign(self, 2, value)
        }
        /// `ID2`.
        #[inline]
        pub fn id2(self, value: impl Into<String>) -> Self {
            t::set_text(self, 3, value)
        }
        /// Sets `ID2`, or takes it away.
        #[inline]
        pub fn set_id2(self, value: Option<String>) -> Self {
            t::assign(self, 3, value)
        }
        /// `Either`.
        #[inline]
        pub fn either(self, value: types::Either) -> Self {
            t::set(self, 4, value)
        }
        /// Sets `Either`, or takes it away.
        #[inline]
        pub fn set_either(self, value: Option<types::Either>) -> Self {
            t::assign(self, 4, value)
        }
        /// `self`.
        #[inline]
        pub fn self_(self, value: impl Into<String>) -> Self {
            t::set_text(self, 5, value)
        }
        /// Sets `self`, or takes it away.
        #[inline]
        pub fn set_self_(self, value: Option<String>) -> Self {
            t::assign(self, 5, value)
        }
        /// `self_`.
        #[inline]
        pub fn self__(self, value: impl Into<String>) -> Self {
            t::set_text(self, 6, value)
        }
        /// Sets `self_`, or takes it away.
        #[inline]
        pub fn set_self__(self, value: Option<String>) -> Self {
            t::assign(self, 6, value)
        }
        /// `Inner`.
        #[inline]
        pub fn inner(self, value: types::Inner) -> Self {
            t::set(self, 7, value)
        }
        /// Sets `Inner`, or takes it away.
        #[inline]
        pub fn set_inner(self, value: Option<types::Inner>) -> Self {
            t::assign(self, 7, value)
        }
        /// Polls until each region is in the state, no longer than this.
        #[inline]
        pub fn wait(self, max_wait: t::Duration) -> t::Wait {
            t::wait(self, "THINGDone", max_wait)
        }
    }
    /// The waiter `ThingDone`.
    pub enum ThingDone {}
    /// `ThingDone`: polls `Get`.
    pub type ThingDoneFluentBuilder = t::Waiter<ThingDone>;
    impl ThingDoneFluentBuilder {
        /// `Id`.
        #[inline]
        pub fn id(self, value: impl Into<String>) -> Self {
            t::set_text(self, 0, value)
        }
        /// Sets `Id`, or takes it away.
        #[inline]
        pub fn set_id(self, value: Option<String>) -> Self {
            t::assign(self, 0, value)
        }
        /// `SetId`.
        #[inline]
        pub fn SetId(self, value: impl Into<String>) -> Self {
            t::set_text(self, 1, value)
        }
        /// Sets `SetId`, or takes it away.
        #[inline]
        pub fn set_SetId(self, value: Option<String>) -> Self {
            t::assign(self, 1, value)
        }
        /// `set_Id`.
        #[inline]
        pub fn set_Id_(self, value: impl Into<String>) -> Self {
            t::set_text(self, 2, value)
        }
        /// Sets `set_Id`, or takes it away.
        #[inline]
        pub fn set_set_Id_(self, value: Option<String>) -> Self {
            t::assign(self, 2, value)
        }
        /// `ID2`.
        #[inline]
        pub fn id2(self, value: impl Into<String>) -> Self {
            t::set_text(self, 3, value)
        }
        /// Sets `ID2`, or takes it away.
        #[inline]
        pub fn set_id2(self, value: Option<String>) -> Self {
            t::assign(self, 3, value)
        }
        /// `Either`.
        #[inline]
        pub fn either(self, value: types::Either) -> Self {
            t::set(self, 4, value)
        }
        /// Sets `Either`, or takes it away.
        #[inline]
        pub fn set_either(self, value: Option<types::Either>) -> Self {
            t::assign(self, 4, value)
        }
        /// `self`.
        #[inline]
        pub fn self_(self, value: impl Into<String>) -> Self {
            t::set_text(self, 5, value)
        }
        /// Sets `self`, or takes it away.
        #[inline]
        pub fn set_self_(self, value: Option<String>) -> Self {
            t::assign(self, 5, value)
        }
        /// `self_`.
        #[inline]
        pub fn self__(self, value: impl Into<String>) -> Self {
            t::set_text(self, 6, value)
        }
        /// Sets `self_`, or takes it away.
        #[inline]
        pub fn set_self__(self, value: Option<String>) -> Self {
            t::assign(self, 6, value)
        }
        /// `Inner`.
        #[inline]
        pub fn inner(self, value: types::Inner) -> Self {
            t::set(self, 7, value)
        }
        /// Sets `Inner`, or takes it away.
        #[inline]
        pub fn set_inner(self, value: Option<types::Inner>) -> Self {
            t::assign(self, 7, value)
        }
        /// Polls until each region is in the state, no longer than this.
        #[inline]
        pub fn wait(self, max_wait: t::Duration) -> t::Wait {
            t::wait(self, "ThingDone", max_wait)
        }
    }
    /// The waiter `Thing_Done`.
    pub enum Thing_Done {}
    /// `Thing_Done`: polls `Get`.
    pub type Thing_DoneFluentBuilder = t::Waiter<Thing_Done>;
    impl Thing_DoneFluentBuilder {
        /// `Id`.
        #[inline]
        pub fn id(self, value: impl Into<String>) -> Self {
            t::set_text(self, 0, value)
        }
        /// Sets `Id`, or takes it away.
        #[inline]
        pub fn set_id(self, value: Option<String>) -> Self {
            t::assign(self, 0, value)
        }
        /// `SetId`.
        #[inline]
        pub fn SetId(self, value: impl Into<String>) -> Self {
            t::set_text(self, 1, value)
        }
        /// Sets `SetId`, or takes it away.
        #[inline]
        pub fn set_SetId(self, value: Option<String>) -> Self {
            t::assign(self, 1, value)
        }
        /// `set_Id`.
        #[inline]
        pub fn set_Id_(self, value: impl Into<String>) -> Self {
            t::set_text(self, 2, value)
        }
        /// Sets `set_Id`, or takes it away.
        #[inline]
        pub fn set_set_Id_(self, value: Option<String>) -> Self {
            t::assign(self, 2, value)
        }
        /// `ID2`.
        #[inline]
        pub fn id2(self, value: impl Into<String>) -> Self {
            t::set_text(self, 3, value)
        }
        /// Sets `ID2`, or takes it away.
        #[inline]
        pub fn set_id2(self, value: Option<String>) -> Self {
            t::assign(self, 3, value)
        }
        /// `Either`.
        #[inline]
        pub fn either(self, value: types::Either) -> Self {
            t::set(self, 4, value)
        }
        /// Sets `Either`, or takes it away.
        #[inline]
        pub fn set_either(self, value: Option<types::Either>) -> Self {
            t::assign(self, 4, value)
        }
        /// `self`.
        #[inline]
        pub fn self_(self, value: impl Into<String>) -> Self {
            t::set_text(self, 5, value)
        }
        /// Sets `self`, or takes it away.
        #[inline]
        pub fn set_self_(self, value: Option<String>) -> Self {
            t::assign(self, 5, value)
        }
        /// `self_`.
        #[inline]
        pub fn self__(self, value: impl Into<String>) -> Self {
            t::set_text(self, 6, value)
        }
        /// Sets `self_`, or takes it away.
        #[inline]
        pub fn set_self__(self, value: Option<String>) -> Self {
            t::assign(self, 6, value)
        }
        /// `Inner`.
        #[inline]
        pub fn inner(self, value: types::Inner) -> Self {
            t::set(self, 7, value)
        }
        /// Sets `Inner`, or takes it away.
        #[inline]
        pub fn set_inner(self, value: Option<types::Inner>) -> Self {
            t::assign(self, 7, value)
        }
        /// Polls until each region is in the state, no longer than this.
        #[inline]
        pub fn wait(self, max_wait: t::Duration) -> t::Wait {
            t::wait(self, "Thing_Done", max_wait)
        }
    }
}
