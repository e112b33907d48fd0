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
        MultiRegionClient::builder(config).client(regions)
    }
    /// The dynamic client that it wraps: operations by name, presigning, and more.
    pub fn dynamic(&self) -> &MultiRegionClient {
        &self.0
    }
    /// `ByName`: answers in pages.
    #[inline]
    pub fn by_name(&self) -> operation::by_name::ByNameFluentBuilder {
        t::fluent(&self.0, "ByName")
    }
    /// `ByPartner`: answers in pages.
    #[inline]
    pub fn by_partner(&self) -> operation::by_partner::ByPartnerFluentBuilder {
        t::fluent(&self.0, "ByPartner")
    }
    /// `Evaluated`: answers in pages.
    #[inline]
    pub fn evaluated(&self) -> operation::evaluated::EvaluatedFluentBuilder {
        t::fluent(&self.0, "Evaluated")
    }
    /// `Markers`: answers in pages.
    #[inline]
    pub fn markers(&self) -> operation::markers::MarkersFluentBuilder {
        t::fluent(&self.0, "Markers")
    }
    /// `MarkersWithoutFlag`.
    #[inline]
    pub fn markers_without_flag(
        &self,
    ) -> operation::markers_without_flag::MarkersWithoutFlagFluentBuilder {
        t::fluent(&self.0, "MarkersWithoutFlag")
    }
    /// `Modelled`: answers in pages.
    #[inline]
    pub fn modelled(&self) -> operation::modelled::ModelledFluentBuilder {
        t::fluent(&self.0, "Modelled")
    }
    /// `NoPartner`.
    #[inline]
    pub fn no_partner(&self) -> operation::no_partner::NoPartnerFluentBuilder {
        t::fluent(&self.0, "NoPartner")
    }
    /// `TokenOfAnotherKind`.
    #[inline]
    pub fn token_of_another_kind(
        &self,
    ) -> operation::token_of_another_kind::TokenOfAnotherKindFluentBuilder {
        t::fluent(&self.0, "TokenOfAnotherKind")
    }
    /// `WithoutOutput`.
    #[inline]
    pub fn without_output(
        &self,
    ) -> operation::without_output::WithoutOutputFluentBuilder {
        t::fluent(&self.0, "WithoutOutput")
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
    /// `ByName`.
    pub mod by_name {
        use crate::typed as t;
        /// The operation `ByName`.
        pub enum ByName {}
        impl t::PaginatedOperation for ByName {}
        /// The input of `ByName` under construction, to `send`.
        pub type ByNameFluentBuilder = t::Fluent<ByNameOutput>;
        impl ByNameFluentBuilder {
            /// `NextToken`.
            #[inline]
            pub fn next_token(self, value: impl Into<String>) -> Self {
                t::set_text(self, 0, value)
            }
            /// Sets `NextToken`, or takes it away.
            #[inline]
            pub fn set_next_token(self, value: Option<String>) -> Self {
                t::assign(self, 0, value)
            }
            /// `MaxResults`.
            #[inline]
            pub fn max_results(self, value: i32) -> Self {
                t::set(self, 1, value)
            }
            /// Sets `MaxResults`, or takes it away.
            #[inline]
            pub fn set_max_results(self, value: Option<i32>) -> Self {
                t::assign(self, 1, value)
            }
        }
        /// What `ByName` answers. Its items: `Things`.
        pub type ByNameOutput = super::super::views::Output<ByName, t::Of<str>>;
        impl ByNameOutput {
            /// `NextToken`.
            #[inline]
            pub fn next_token(&self) -> Option<&str> {
                t::text(&self.0, 0)
            }
            /// `Things`.
            #[inline]
            pub fn things(&self) -> &[t::Of<str>] {
                t::list(&self.0, 1)
            }
        }
    }
    /// `ByPartner`.
    pub mod by_partner {
        use crate::typed as t;
        /// The operation `ByPartner`.
        pub enum ByPartner {}
        impl t::PaginatedOperation for ByPartner {}
        /// The input of `ByPartner` under construction, to `send`.
        pub type ByPartnerFluentBuilder = t::Fluent<ByPartnerOutput>;
        impl ByPartnerFluentBuilder {
            /// `Marker`.
            #[inline]
            pub fn marker(self, value: impl Into<String>) -> Self {
                t::set_text(self, 0, value)
            }
            /// Sets `Marker`, or takes it away.
            #[inline]
            pub fn set_marker(self, value: Option<String>) -> Self {
                t::assign(self, 0, value)
            }
            /// `NextMarker`.
            #[inline]
            pub fn next_marker(self, value: impl Into<String>) -> Self {
                t::set_text(self, 1, value)
            }
            /// Sets `NextMarker`, or takes it away.
            #[inline]
            pub fn set_next_marker(self, value: Option<String>) -> Self {
                t::assign(self, 1, value)
            }
            /// `Limit`.
            #[inline]
            pub fn limit(self, value: impl Into<String>) -> Self {
                t::set_text(self, 2, value)
            }
            /// Sets `Limit`, or takes it away.
            #[inline]
            pub fn set_limit(self, value: Option<String>) -> Self {
                t::assign(self, 2, value)
            }
        }
        /// What `ByPartner` answers. Its items: `Things`.
        pub type ByPartnerOutput = super::super::views::Output<ByPartner, t::Of<str>>;
        impl ByPartnerOutput {
            /// `NextMarker`.
            #[inline]
            pub fn next_marker(&self) -> Option<&str> {
                t::text(&self.0, 0)
            }
            /// `Things`.
            #[inline]
            pub fn things(&self) -> &[t::Of<str>] {
                t::list(&self.0, 1)
            }
        }
    }
    /// `Evaluated`.
    pub mod evaluated {
        use crate::typed as t;
        /// The operation `Evaluated`.
        pub enum Evaluated {}
        impl t::PaginatedOperation for Evaluated {}
        /// The input of `Evaluated` under construction, to `send`.
        pub type EvaluatedFluentBuilder = t::Fluent<EvaluatedOutput>;
        impl EvaluatedFluentBuilder {
            /// `ExclusiveStartThing`.
            #[inline]
            pub fn exclusive_start_thing(self, value: impl Into<String>) -> Self {
                t::set_text(self, 0, value)
            }
            /// Sets `ExclusiveStartThing`, or takes it away.
            #[inline]
            pub fn set_exclusive_start_thing(self, value: Option<String>) -> Self {
                t::assign(self, 0, value)
            }
            /// `Limit`.
            #[inline]
            pub fn limit(self, value: i32) -> Self {
                t::set(self, 1, value)
            }
            /// Sets `Limit`, or takes it away.
            #[inline]
            pub fn set_limit(self, value: Option<i32>) -> Self {
                t::assign(self, 1, value)
            }
        }
        /// What `Evaluated` answers.
        pub type EvaluatedOutput = super::super::views::Output<Evaluated, t::Value>;
        impl EvaluatedOutput {
            /// `LastEvaluatedThing`.
            #[inline]
            pub fn last_evaluated_thing(&self) -> Option<&str> {
                t::text(&self.0, 0)
            }
        }
    }
    /// `Markers`.
    pub mod markers {
        use crate::typed as t;
        /// The operation `Markers`.
        pub enum Markers {}
        impl t::PaginatedOperation for Markers {}
        /// The input of `Markers` under construction, to `send`.
        pub type MarkersFluentBuilder = t::Fluent<MarkersOutput>;
        impl MarkersFluentBuilder {
            /// `TypeMarker`.
            #[inline]
            pub fn type_marker(self, value: impl Into<String>) -> Self {
                t::set_text(self, 0, value)
            }
            /// Sets `TypeMarker`, or takes it away.
            #[inline]
            pub fn set_type_marker(self, value: Option<String>) -> Self {
                t::assign(self, 0, value)
            }
            /// `NameMarker`.
            #[inline]
            pub fn name_marker(self, value: impl Into<String>) -> Self {
                t::set_text(self, 1, value)
            }
            /// Sets `NameMarker`, or takes it away.
            #[inline]
            pub fn set_name_marker(self, value: Option<String>) -> Self {
                t::assign(self, 1, value)
            }
        }
        /// What `Markers` answers.
        pub type MarkersOutput = super::super::views::Output<Markers, t::Value>;
        impl MarkersOutput {
            /// `NameMarker`.
            #[inline]
            pub fn name_marker(&self) -> Option<&str> {
                t::text(&self.0, 0)
            }
            /// `TypeMarker`.
            #[inline]
            pub fn type_marker(&self) -> Option<&str> {
                t::text(&self.0, 1)
            }
            /// `OtherMarker`.
            #[inline]
            pub fn other_marker(&self) -> Option<&str> {
                t::text(&self.0, 2)
            }
            /// `IsTruncated`.
            #[inline]
            pub fn is_truncated(&self) -> Option<bool> {
                t::boolean(&self.0, 3)
            }
        }
    }
    /// `MarkersWithoutFlag`.
    pub mod markers_without_flag {
        use crate::typed as t;
        /// The operation `MarkersWithoutFlag`.
        pub enum MarkersWithoutFlag {}
        /// The input of `MarkersWithoutFlag` under construction, to `send`.
        pub type MarkersWithoutFlagFluentBuilder = t::Fluent<MarkersWithoutFlagOutput>;
        impl MarkersWithoutFlagFluentBuilder {
            /// `TypeMarker`.
            #[inline]
            pub fn type_marker(self, value: impl Into<String>) -> Self {
                t::set_text(self, 0, value)
            }
            /// Sets `TypeMarker`, or takes it away.
            #[inline]
            pub fn set_type_marker(self, value: Option<String>) -> Self {
                t::assign(self, 0, value)
            }
            /// `NameMarker`.
            #[inline]
            pub fn name_marker(self, value: impl Into<String>) -> Self {
                t::set_text(self, 1, value)
            }
            /// Sets `NameMarker`, or takes it away.
            #[inline]
            pub fn set_name_marker(self, value: Option<String>) -> Self {
                t::assign(self, 1, value)
            }
        }
        /// What `MarkersWithoutFlag` answers.
        pub type MarkersWithoutFlagOutput = super::super::views::Output<
            MarkersWithoutFlag,
            t::Value,
        >;
        impl MarkersWithoutFlagOutput {
            /// `TypeMarker`.
            #[inline]
            pub fn type_marker(&self) -> Option<&str> {
                t::text(&self.0, 0)
            }
            /// `NameMarker`.
            #[inline]
            pub fn name_marker(&self) -> Option<&str> {
                t::text(&self.0, 1)
            }
        }
    }
    /// `Modelled`.
    pub mod modelled {
        use crate::typed as t;
        /// The operation `Modelled`.
        pub enum Modelled {}
        impl t::PaginatedOperation for Modelled {}
        /// The input of `Modelled` under construction, to `send`.
        pub type ModelledFluentBuilder = t::Fluent<ModelledOutput>;
        impl ModelledFluentBuilder {
            /// `NextToken`.
            #[inline]
            pub fn next_token(self, value: impl Into<String>) -> Self {
                t::set_text(self, 0, value)
            }
            /// Sets `NextToken`, or takes it away.
            #[inline]
            pub fn set_next_token(self, value: Option<String>) -> Self {
                t::assign(self, 0, value)
            }
            /// `MaxResults`.
            #[inline]
            pub fn max_results(self, value: i32) -> Self {
                t::set(self, 1, value)
            }
            /// Sets `MaxResults`, or takes it away.
            #[inline]
            pub fn set_max_results(self, value: Option<i32>) -> Self {
                t::assign(self, 1, value)
            }
        }
        /// What `Modelled` answers. Its items: `Things`.
        pub type ModelledOutput = super::super::views::Output<Modelled, t::Of<str>>;
        impl ModelledOutput {
            /// `NextToken`.
            #[inline]
            pub fn next_token(&self) -> Option<&str> {
                t::text(&self.0, 0)
            }
            /// `Things`.
            #[inline]
            pub fn things(&self) -> &[t::Of<str>] {
                t::list(&self.0, 1)
            }
        }
    }
    /// `NoPartner`.
    pub mod no_partner {
        use crate::typed as t;
        /// The operation `NoPartner`.
        pub enum NoPartner {}
        /// The input of `NoPartner` under construction, to `send`.
        pub type NoPartnerFluentBuilder = t::Fluent<NoPartnerOutput>;
        impl NoPartnerFluentBuilder {
            /// `ExclusiveStartThing`.
            #[inline]
            pub fn exclusive_start_thing(self, value: impl Into<String>) -> Self {
                t::set_text(self, 0, value)
            }
            /// Sets `ExclusiveStartThing`, or takes it away.
            #[inline]
            pub fn set_exclusive_start_thing(self, value: Option<String>) -> Self {
                t::assign(self, 0, value)
            }
            /// `Limit`.
            #[inline]
            pub fn limit(self, value: i32) -> Self {
                t::set(self, 1, value)
            }
            /// Sets `Limit`, or takes it away.
            #[inline]
            pub fn set_limit(self, value: Option<i32>) -> Self {
                t::assign(self, 1, value)
            }
        }
        /// What `NoPartner` answers. Its items: `Things`.
        pub type NoPartnerOutput = super::super::views::Output<NoPartner, t::Of<str>>;
        impl NoPartnerOutput {
            /// `NextToken`.
            #[inline]
            pub fn next_token(&self) -> Option<&str> {
                t::text(&self.0, 0)
            }
            /// `Things`.
            #[inline]
            pub fn things(&self) -> &[t::Of<str>] {
                t::list(&self.0, 1)
            }
        }
    }
    /// `TokenOfAnotherKind`.
    pub mod token_of_another_kind {
        use crate::typed as t;
        /// The operation `TokenOfAnotherKind`.
        pub enum TokenOfAnotherKind {}
        /// The input of `TokenOfAnotherKind` under construction, to `send`.
        pub type TokenOfAnotherKindFluentBuilder = t::Fluent<TokenOfAnotherKindOutput>;
        impl TokenOfAnotherKindFluentBuilder {
            /// `NextToken`.
            #[inline]
            pub fn next_token(self, value: i32) -> Self {
                t::set(self, 0, value)
            }
            /// Sets `NextToken`, or takes it away.
            #[inline]
            pub fn set_next_token(self, value: Option<i32>) -> Self {
                t::assign(self, 0, value)
            }
        }
        /// What `TokenOfAnotherKind` answers. Its items: `Things`.
        pub type TokenOfAnotherKindOutput = super::super::views::Output<
            TokenOfAnotherKind,
            t::Of<str>,
        >;
        impl TokenOfAnotherKindOutput {
            /// `NextToken`.
            #[inline]
            pub fn next_token(&self) -> Option<&str> {
                t::text(&self.0, 0)
            }
            /// `Things`.
            #[inline]
            pub fn things(&self) -> &[t::Of<str>] {
                t::list(&self.0, 1)
            }
        }
    }
    /// `WithoutOutput`.
    pub mod without_output {
        use crate::typed as t;
        /// The operation `WithoutOutput`.
        pub enum WithoutOutput {}
        /// The input of `WithoutOutput` under construction, to `send`.
        pub type WithoutOutputFluentBuilder = t::Fluent<WithoutOutputOutput>;
        impl WithoutOutputFluentBuilder {
            /// `NextToken`.
            #[inline]
            pub fn next_token(self, value: impl Into<String>) -> Self {
                t::set_text(self, 0, value)
            }
            /// Sets `NextToken`, or takes it away.
            #[inline]
            pub fn set_next_token(self, value: Option<String>) -> Self {
                t::assign(self, 0, value)
            }
            /// `MaxResults`.
            #[inline]
            pub fn max_results(self, value: i32) -> Self {
                t::set(self, 1, value)
            }
            /// Sets `MaxResults`, or takes it away.
            #[inline]
            pub fn set_max_results(self, value: Option<i32>) -> Self {
                t::assign(self, 1, value)
            }
        }
        /// What `WithoutOutput` answers: nothing.
        pub type WithoutOutputOutput = super::super::views::Output<
            WithoutOutput,
            t::Value,
        >;
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
