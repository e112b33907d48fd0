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
/// let answer = client.by_name().send().await?;
/// println!("{:?}", answer.result("eu-west-1")?);
/// let mut items = client.by_name().into_paginator().items().await?;
/// while let Some(item) = items.next().await {
///     println!("{}", item?.region());
/// }
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
    /// `ByName`: answers in pages.
    #[inline]
    pub fn by_name(&self) -> operation::by_name::ByNameFluentBuilder {
        operation::by_name::ByNameFluentBuilder(t::Fluent::new(&self.0, "ByName"))
    }
    /// `ByPartner`: answers in pages.
    #[inline]
    pub fn by_partner(&self) -> operation::by_partner::ByPartnerFluentBuilder {
        operation::by_partner::ByPartnerFluentBuilder(
            t::Fluent::new(&self.0, "ByPartner"),
        )
    }
    /// `Evaluated`: answers in pages.
    #[inline]
    pub fn evaluated(&self) -> operation::evaluated::EvaluatedFluentBuilder {
        operation::evaluated::EvaluatedFluentBuilder(
            t::Fluent::new(&self.0, "Evaluated"),
        )
    }
    /// `Markers`: answers in pages.
    #[inline]
    pub fn markers(&self) -> operation::markers::MarkersFluentBuilder {
        operation::markers::MarkersFluentBuilder(t::Fluent::new(&self.0, "Markers"))
    }
    /// `MarkersWithoutFlag`.
    #[inline]
    pub fn markers_without_flag(
        &self,
    ) -> operation::markers_without_flag::MarkersWithoutFlagFluentBuilder {
        operation::markers_without_flag::MarkersWithoutFlagFluentBuilder(
            t::Fluent::new(&self.0, "MarkersWithoutFlag"),
        )
    }
    /// `Modelled`: answers in pages.
    #[inline]
    pub fn modelled(&self) -> operation::modelled::ModelledFluentBuilder {
        operation::modelled::ModelledFluentBuilder(t::Fluent::new(&self.0, "Modelled"))
    }
    /// `NoPartner`.
    #[inline]
    pub fn no_partner(&self) -> operation::no_partner::NoPartnerFluentBuilder {
        operation::no_partner::NoPartnerFluentBuilder(
            t::Fluent::new(&self.0, "NoPartner"),
        )
    }
    /// `TokenOfAnotherKind`.
    #[inline]
    pub fn token_of_another_kind(
        &self,
    ) -> operation::token_of_another_kind::TokenOfAnotherKindFluentBuilder {
        operation::token_of_another_kind::TokenOfAnotherKindFluentBuilder(
            t::Fluent::new(&self.0, "TokenOfAnotherKind"),
        )
    }
    /// `WithoutOutput`.
    #[inline]
    pub fn without_output(
        &self,
    ) -> operation::without_output::WithoutOutputFluentBuilder {
        operation::without_output::WithoutOutputFluentBuilder(
            t::Fluent::new(&self.0, "WithoutOutput"),
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
pub trait Errors: t::Modelled {}
impl Errors for crate::CallError {}
/// A module for each operation: its input's builder, its output.
pub mod operation {
    /// `ByName`.
    pub mod by_name {
        use crate::typed as t;
        /// The input of `ByName` under construction, to [`send`](Self::send).
        #[derive(Clone, Debug)]
        #[must_use]
        pub struct ByNameFluentBuilder(pub(in super::super) t::Fluent);
        impl ByNameFluentBuilder {
            /// `NextToken`.
            #[inline]
            pub fn next_token(self, value: impl Into<String>) -> Self {
                Self(self.0.text(0, value))
            }
            /// Sets `NextToken`, or takes it away.
            #[inline]
            pub fn set_next_token(self, value: Option<String>) -> Self {
                Self(self.0.assign(0, value))
            }
            /// `MaxResults`.
            #[inline]
            pub fn max_results(self, value: i32) -> Self {
                Self(self.0.set(1, value))
            }
            /// Sets `MaxResults`, or takes it away.
            #[inline]
            pub fn set_max_results(self, value: Option<i32>) -> Self {
                Self(self.0.assign(1, value))
            }
            /// The call: await it, or set more of it first.
            #[inline]
            pub fn send(self) -> t::Call<ByNameOutput> {
                self.0.send()
            }
            /// All pages: as one answer, page by page or item by item.
            #[inline]
            pub fn into_paginator(self) -> t::Paginate<ByNameOutput> {
                self.0.paginate()
            }
        }
        /// What `ByName` answers. Its items: `Things`.
        #[derive(Clone, PartialEq)]
        #[repr(transparent)]
        pub struct ByNameOutput(t::Structure);
        impl ByNameOutput {
            /// `NextToken`.
            #[inline]
            pub fn next_token(&self) -> Option<&str> {
                self.0.slot(0).as_str()
            }
            /// `Things`.
            #[inline]
            pub fn things(&self) -> &[t::Of<str>] {
                self.0.slot(1).views()
            }
        }
        impl t::Listing for ByNameOutput {
            type Item = t::Of<str>;
        }
        t::outputs! {
            ByNameOutput
        }
    }
    /// `ByPartner`.
    pub mod by_partner {
        use crate::typed as t;
        /// The input of `ByPartner` under construction, to [`send`](Self::send).
        #[derive(Clone, Debug)]
        #[must_use]
        pub struct ByPartnerFluentBuilder(pub(in super::super) t::Fluent);
        impl ByPartnerFluentBuilder {
            /// `Marker`.
            #[inline]
            pub fn marker(self, value: impl Into<String>) -> Self {
                Self(self.0.text(0, value))
            }
            /// Sets `Marker`, or takes it away.
            #[inline]
            pub fn set_marker(self, value: Option<String>) -> Self {
                Self(self.0.assign(0, value))
            }
            /// `NextMarker`.
            #[inline]
            pub fn next_marker(self, value: impl Into<String>) -> Self {
                Self(self.0.text(1, value))
            }
            /// Sets `NextMarker`, or takes it away.
            #[inline]
            pub fn set_next_marker(self, value: Option<String>) -> Self {
                Self(self.0.assign(1, value))
            }
            /// `Limit`.
            #[inline]
            pub fn limit(self, value: impl Into<String>) -> Self {
                Self(self.0.text(2, value))
            }
            /// Sets `Limit`, or takes it away.
            #[inline]
            pub fn set_limit(self, value: Option<String>) -> Self {
                Self(self.0.assign(2, value))
            }
            /// The call: await it, or set more of it first.
            #[inline]
            pub fn send(self) -> t::Call<ByPartnerOutput> {
                self.0.send()
            }
            /// All pages: as one answer, page by page or item by item.
            #[inline]
            pub fn into_paginator(self) -> t::Paginate<ByPartnerOutput> {
                self.0.paginate()
            }
        }
        /// What `ByPartner` answers. Its items: `Things`.
        #[derive(Clone, PartialEq)]
        #[repr(transparent)]
        pub struct ByPartnerOutput(t::Structure);
        impl ByPartnerOutput {
            /// `NextMarker`.
            #[inline]
            pub fn next_marker(&self) -> Option<&str> {
                self.0.slot(0).as_str()
            }
            /// `Things`.
            #[inline]
            pub fn things(&self) -> &[t::Of<str>] {
                self.0.slot(1).views()
            }
        }
        impl t::Listing for ByPartnerOutput {
            type Item = t::Of<str>;
        }
        t::outputs! {
            ByPartnerOutput
        }
    }
    /// `Evaluated`.
    pub mod evaluated {
        use crate::typed as t;
        /// The input of `Evaluated` under construction, to [`send`](Self::send).
        #[derive(Clone, Debug)]
        #[must_use]
        pub struct EvaluatedFluentBuilder(pub(in super::super) t::Fluent);
        impl EvaluatedFluentBuilder {
            /// `ExclusiveStartThing`.
            #[inline]
            pub fn exclusive_start_thing(self, value: impl Into<String>) -> Self {
                Self(self.0.text(0, value))
            }
            /// Sets `ExclusiveStartThing`, or takes it away.
            #[inline]
            pub fn set_exclusive_start_thing(self, value: Option<String>) -> Self {
                Self(self.0.assign(0, value))
            }
            /// `Limit`.
            #[inline]
            pub fn limit(self, value: i32) -> Self {
                Self(self.0.set(1, value))
            }
            /// Sets `Limit`, or takes it away.
            #[inline]
            pub fn set_limit(self, value: Option<i32>) -> Self {
                Self(self.0.assign(1, value))
            }
            /// The call: await it, or set more of it first.
            #[inline]
            pub fn send(self) -> t::Call<EvaluatedOutput> {
                self.0.send()
            }
            /// All pages: as one answer, page by page or item by item.
            #[inline]
            pub fn into_paginator(self) -> t::Paginate<EvaluatedOutput> {
                self.0.paginate()
            }
        }
        /// What `Evaluated` answers.
        #[derive(Clone, PartialEq)]
        #[repr(transparent)]
        pub struct EvaluatedOutput(t::Structure);
        impl EvaluatedOutput {
            /// `LastEvaluatedThing`.
            #[inline]
            pub fn last_evaluated_thing(&self) -> Option<&str> {
                self.0.slot(0).as_str()
            }
        }
        impl t::Listing for EvaluatedOutput {
            type Item = t::Value;
        }
        t::outputs! {
            EvaluatedOutput
        }
    }
    /// `Markers`.
    pub mod markers {
        use crate::typed as t;
        /// The input of `Markers` under construction, to [`send`](Self::send).
        #[derive(Clone, Debug)]
        #[must_use]
        pub struct MarkersFluentBuilder(pub(in super::super) t::Fluent);
        impl MarkersFluentBuilder {
            /// `TypeMarker`.
            #[inline]
            pub fn type_marker(self, value: impl Into<String>) -> Self {
                Self(self.0.text(0, value))
            }
            /// Sets `TypeMarker`, or takes it away.
            #[inline]
            pub fn set_type_marker(self, value: Option<String>) -> Self {
                Self(self.0.assign(0, value))
            }
            /// `NameMarker`.
            #[inline]
            pub fn name_marker(self, value: impl Into<String>) -> Self {
                Self(self.0.text(1, value))
            }
            /// Sets `NameMarker`, or takes it away.
            #[inline]
            pub fn set_name_marker(self, value: Option<String>) -> Self {
                Self(self.0.assign(1, value))
            }
            /// The call: await it, or set more of it first.
            #[inline]
            pub fn send(self) -> t::Call<MarkersOutput> {
                self.0.send()
            }
            /// All pages: as one answer, page by page or item by item.
            #[inline]
            pub fn into_paginator(self) -> t::Paginate<MarkersOutput> {
                self.0.paginate()
            }
        }
        /// What `Markers` answers.
        #[derive(Clone, PartialEq)]
        #[repr(transparent)]
        pub struct MarkersOutput(t::Structure);
        impl MarkersOutput {
            /// `NameMarker`.
            #[inline]
            pub fn name_marker(&self) -> Option<&str> {
                self.0.slot(0).as_str()
            }
            /// `TypeMarker`.
            #[inline]
            pub fn type_marker(&self) -> Option<&str> {
                self.0.slot(1).as_str()
            }
            /// `OtherMarker`.
            #[inline]
            pub fn other_marker(&self) -> Option<&str> {
                self.0.slot(2).as_str()
            }
            /// `IsTruncated`.
            #[inline]
            pub fn is_truncated(&self) -> Option<bool> {
                self.0.slot(3).as_bool()
            }
        }
        impl t::Listing for MarkersOutput {
            type Item = t::Value;
        }
        t::outputs! {
            MarkersOutput
        }
    }
    /// `MarkersWithoutFlag`.
    pub mod markers_without_flag {
        use crate::typed as t;
        /// The input of `MarkersWithoutFlag` under construction, to [`send`](Self::send).
        #[derive(Clone, Debug)]
        #[must_use]
        pub struct MarkersWithoutFlagFluentBuilder(pub(in super::super) t::Fluent);
        impl MarkersWithoutFlagFluentBuilder {
            /// `TypeMarker`.
            #[inline]
            pub fn type_marker(self, value: impl Into<String>) -> Self {
                Self(self.0.text(0, value))
            }
            /// Sets `TypeMarker`, or takes it away.
            #[inline]
            pub fn set_type_marker(self, value: Option<String>) -> Self {
                Self(self.0.assign(0, value))
            }
            /// `NameMarker`.
            #[inline]
            pub fn name_marker(self, value: impl Into<String>) -> Self {
                Self(self.0.text(1, value))
            }
            /// Sets `NameMarker`, or takes it away.
            #[inline]
            pub fn set_name_marker(self, value: Option<String>) -> Self {
                Self(self.0.assign(1, value))
            }
            /// The call: await it, or set more of it first.
            #[inline]
            pub fn send(self) -> t::Call<MarkersWithoutFlagOutput> {
                self.0.send()
            }
        }
        /// What `MarkersWithoutFlag` answers.
        #[derive(Clone, PartialEq)]
        #[repr(transparent)]
        pub struct MarkersWithoutFlagOutput(t::Structure);
        impl MarkersWithoutFlagOutput {
            /// `TypeMarker`.
            #[inline]
            pub fn type_marker(&self) -> Option<&str> {
                self.0.slot(0).as_str()
            }
            /// `NameMarker`.
            #[inline]
            pub fn name_marker(&self) -> Option<&str> {
                self.0.slot(1).as_str()
            }
        }
        impl t::Listing for MarkersWithoutFlagOutput {
            type Item = t::Value;
        }
        t::outputs! {
            MarkersWithoutFlagOutput
        }
    }
    /// `Modelled`.
    pub mod modelled {
        use crate::typed as t;
        /// The input of `Modelled` under construction, to [`send`](Self::send).
        #[derive(Clone, Debug)]
        #[must_use]
        pub struct ModelledFluentBuilder(pub(in super::super) t::Fluent);
        impl ModelledFluentBuilder {
            /// `NextToken`.
            #[inline]
            pub fn next_token(self, value: impl Into<String>) -> Self {
                Self(self.0.text(0, value))
            }
            /// Sets `NextToken`, or takes it away.
            #[inline]
            pub fn set_next_token(self, value: Option<String>) -> Self {
                Self(self.0.assign(0, value))
            }
            /// `MaxResults`.
            #[inline]
            pub fn max_results(self, value: i32) -> Self {
                Self(self.0.set(1, value))
            }
            /// Sets `MaxResults`, or takes it away.
            #[inline]
            pub fn set_max_results(self, value: Option<i32>) -> Self {
                Self(self.0.assign(1, value))
            }
            /// The call: await it, or set more of it first.
            #[inline]
            pub fn send(self) -> t::Call<ModelledOutput> {
                self.0.send()
            }
            /// All pages: as one answer, page by page or item by item.
            #[inline]
            pub fn into_paginator(self) -> t::Paginate<ModelledOutput> {
                self.0.paginate()
            }
        }
        /// What `Modelled` answers. Its items: `Things`.
        #[derive(Clone, PartialEq)]
        #[repr(transparent)]
        pub struct ModelledOutput(t::Structure);
        impl ModelledOutput {
            /// `NextToken`.
            #[inline]
            pub fn next_token(&self) -> Option<&str> {
                self.0.slot(0).as_str()
            }
            /// `Things`.
            #[inline]
            pub fn things(&self) -> &[t::Of<str>] {
                self.0.slot(1).views()
            }
        }
        impl t::Listing for ModelledOutput {
            type Item = t::Of<str>;
        }
        t::outputs! {
            ModelledOutput
        }
    }
    /// `NoPartner`.
    pub mod no_partner {
        use crate::typed as t;
        /// The input of `NoPartner` under construction, to [`send`](Self::send).
        #[derive(Clone, Debug)]
        #[must_use]
        pub struct NoPartnerFluentBuilder(pub(in super::super) t::Fluent);
        impl NoPartnerFluentBuilder {
            /// `ExclusiveStartThing`.
            #[inline]
            pub fn exclusive_start_thing(self, value: impl Into<String>) -> Self {
                Self(self.0.text(0, value))
            }
            /// Sets `ExclusiveStartThing`, or takes it away.
            #[inline]
            pub fn set_exclusive_start_thing(self, value: Option<String>) -> Self {
                Self(self.0.assign(0, value))
            }
            /// `Limit`.
            #[inline]
            pub fn limit(self, value: i32) -> Self {
                Self(self.0.set(1, value))
            }
            /// Sets `Limit`, or takes it away.
            #[inline]
            pub fn set_limit(self, value: Option<i32>) -> Self {
                Self(self.0.assign(1, value))
            }
            /// The call: await it, or set more of it first.
            #[inline]
            pub fn send(self) -> t::Call<NoPartnerOutput> {
                self.0.send()
            }
        }
        /// What `NoPartner` answers. Its items: `Things`.
        #[derive(Clone, PartialEq)]
        #[repr(transparent)]
        pub struct NoPartnerOutput(t::Structure);
        impl NoPartnerOutput {
            /// `NextToken`.
            #[inline]
            pub fn next_token(&self) -> Option<&str> {
                self.0.slot(0).as_str()
            }
            /// `Things`.
            #[inline]
            pub fn things(&self) -> &[t::Of<str>] {
                self.0.slot(1).views()
            }
        }
        impl t::Listing for NoPartnerOutput {
            type Item = t::Of<str>;
        }
        t::outputs! {
            NoPartnerOutput
        }
    }
    /// `TokenOfAnotherKind`.
    pub mod token_of_another_kind {
        use crate::typed as t;
        /// The input of `TokenOfAnotherKind` under construction, to [`send`](Self::send).
        #[derive(Clone, Debug)]
        #[must_use]
        pub struct TokenOfAnotherKindFluentBuilder(pub(in super::super) t::Fluent);
        impl TokenOfAnotherKindFluentBuilder {
            /// `NextToken`.
            #[inline]
            pub fn next_token(self, value: i32) -> Self {
                Self(self.0.set(0, value))
            }
            /// Sets `NextToken`, or takes it away.
            #[inline]
            pub fn set_next_token(self, value: Option<i32>) -> Self {
                Self(self.0.assign(0, value))
            }
            /// The call: await it, or set more of it first.
            #[inline]
            pub fn send(self) -> t::Call<TokenOfAnotherKindOutput> {
                self.0.send()
            }
        }
        /// What `TokenOfAnotherKind` answers. Its items: `Things`.
        #[derive(Clone, PartialEq)]
        #[repr(transparent)]
        pub struct TokenOfAnotherKindOutput(t::Structure);
        impl TokenOfAnotherKindOutput {
            /// `NextToken`.
            #[inline]
            pub fn next_token(&self) -> Option<&str> {
                self.0.slot(0).as_str()
            }
            /// `Things`.
            #[inline]
            pub fn things(&self) -> &[t::Of<str>] {
                self.0.slot(1).views()
            }
        }
        impl t::Listing for TokenOfAnotherKindOutput {
            type Item = t::Of<str>;
        }
        t::outputs! {
            TokenOfAnotherKindOutput
        }
    }
    /// `WithoutOutput`.
    pub mod without_output {
        use crate::typed as t;
        /// The input of `WithoutOutput` under construction, to [`send`](Self::send).
        #[derive(Clone, Debug)]
        #[must_use]
        pub struct WithoutOutputFluentBuilder(pub(in super::super) t::Fluent);
        impl WithoutOutputFluentBuilder {
            /// `NextToken`.
            #[inline]
            pub fn next_token(self, value: impl Into<String>) -> Self {
                Self(self.0.text(0, value))
            }
            /// Sets `NextToken`, or takes it away.
            #[inline]
            pub fn set_next_token(self, value: Option<String>) -> Self {
                Self(self.0.assign(0, value))
            }
            /// `MaxResults`.
            #[inline]
            pub fn max_results(self, value: i32) -> Self {
                Self(self.0.set(1, value))
            }
            /// Sets `MaxResults`, or takes it away.
            #[inline]
            pub fn set_max_results(self, value: Option<i32>) -> Self {
                Self(self.0.assign(1, value))
            }
            /// The call: await it, or set more of it first.
            #[inline]
            pub fn send(self) -> t::Call<WithoutOutputOutput> {
                self.0.send()
            }
        }
        /// What `WithoutOutput` answers: nothing.
        #[derive(Clone, PartialEq)]
        #[repr(transparent)]
        pub struct WithoutOutputOutput(t::Structure);
        impl t::Listing for WithoutOutputOutput {
            type Item = t::Value;
        }
        t::outputs! {
            WithoutOutputOutput
        }
    }
}
/// Structures, unions and enumerations.
pub mod types {
    /// Errors that the model names; [`Errors`](super::Errors) tells which one is.
    pub mod error {}
    /// Builders of structures that an input can hold.
    pub mod builders {}
}
/// Waiters under construction.
pub mod waiters {}
