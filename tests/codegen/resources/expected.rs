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
/// let answer = client.get_inner().send().await?;
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
    /// `CountOuters`.
    #[inline]
    pub fn count_outers(&self) -> operation::count_outers::CountOutersFluentBuilder {
        t::fluent(&self.0, "CountOuters")
    }
    /// `CreateOuter`.
    #[inline]
    pub fn create_outer(&self) -> operation::create_outer::CreateOuterFluentBuilder {
        t::fluent(&self.0, "CreateOuter")
    }
    /// `DeleteOuter`.
    #[inline]
    pub fn delete_outer(&self) -> operation::delete_outer::DeleteOuterFluentBuilder {
        t::fluent(&self.0, "DeleteOuter")
    }
    /// `Direct`.
    #[inline]
    pub fn direct(&self) -> operation::direct::DirectFluentBuilder {
        t::fluent(&self.0, "Direct")
    }
    /// `GetInner`.
    #[inline]
    pub fn get_inner(&self) -> operation::get_inner::GetInnerFluentBuilder {
        t::fluent(&self.0, "GetInner")
    }
    /// `GetOuter`.
    #[inline]
    pub fn get_outer(&self) -> operation::get_outer::GetOuterFluentBuilder {
        t::fluent(&self.0, "GetOuter")
    }
    /// `ListInnermost`.
    #[inline]
    pub fn list_innermost(
        &self,
    ) -> operation::list_innermost::ListInnermostFluentBuilder {
        t::fluent(&self.0, "ListInnermost")
    }
    /// `ListOuters`.
    #[inline]
    pub fn list_outers(&self) -> operation::list_outers::ListOutersFluentBuilder {
        t::fluent(&self.0, "ListOuters")
    }
    /// `PokeOuter`.
    #[inline]
    pub fn poke_outer(&self) -> operation::poke_outer::PokeOuterFluentBuilder {
        t::fluent(&self.0, "PokeOuter")
    }
    /// `PutOuter`.
    #[inline]
    pub fn put_outer(&self) -> operation::put_outer::PutOuterFluentBuilder {
        t::fluent(&self.0, "PutOuter")
    }
    /// `UpdateOuter`.
    #[inline]
    pub fn update_outer(&self) -> operation::update_outer::UpdateOuterFluentBuilder {
        t::fluent(&self.0, "UpdateOuter")
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
    /// `CountOuters`.
    pub mod count_outers {
        use crate::typed as t;
        /// The operation `CountOuters`.
        pub enum CountOuters {}
        /// The input of `CountOuters` under construction, to `send`.
        pub type CountOutersFluentBuilder = t::Fluent<CountOutersOutput>;
        /// What `CountOuters` answers: nothing.
        pub type CountOutersOutput = super::super::views::Output<CountOuters, t::Value>;
    }
    /// `CreateOuter`.
    pub mod create_outer {
        use crate::typed as t;
        /// The operation `CreateOuter`.
        pub enum CreateOuter {}
        /// The input of `CreateOuter` under construction, to `send`.
        pub type CreateOuterFluentBuilder = t::Fluent<CreateOuterOutput>;
        /// What `CreateOuter` answers: nothing.
        pub type CreateOuterOutput = super::super::views::Output<CreateOuter, t::Value>;
    }
    /// `DeleteOuter`.
    pub mod delete_outer {
        use crate::typed as t;
        /// The operation `DeleteOuter`.
        pub enum DeleteOuter {}
        /// The input of `DeleteOuter` under construction, to `send`.
        pub type DeleteOuterFluentBuilder = t::Fluent<DeleteOuterOutput>;
        /// What `DeleteOuter` answers: nothing.
        pub type DeleteOuterOutput = super::super::views::Output<DeleteOuter, t::Value>;
    }
    /// `Direct`.
    pub mod direct {
        use crate::typed as t;
        /// The operation `Direct`.
        pub enum Direct {}
        /// The input of `Direct` under construction, to `send`.
        pub type DirectFluentBuilder = t::Fluent<DirectOutput>;
        /// What `Direct` answers: nothing.
        pub type DirectOutput = super::super::views::Output<Direct, t::Value>;
    }
    /// `GetInner`.
    pub mod get_inner {
        use crate::typed as t;
        /// The operation `GetInner`.
        pub enum GetInner {}
        /// The input of `GetInner` under construction, to `send`.
        pub type GetInnerFluentBuilder = t::Fluent<GetInnerOutput>;
        /// What `GetInner` answers: nothing.
        pub type GetInnerOutput = super::super::views::Output<GetInner, t::Value>;
    }
    /// `GetOuter`.
    pub mod get_outer {
        use crate::typed as t;
        /// The operation `GetOuter`.
        pub enum GetOuter {}
        /// The input of `GetOuter` under construction, to `send`.
        pub type GetOuterFluentBuilder = t::Fluent<GetOuterOutput>;
        /// What `GetOuter` answers: nothing.
        pub type GetOuterOutput = super::super::views::Output<GetOuter, t::Value>;
    }
    /// `ListInnermost`.
    pub mod list_innermost {
        use crate::typed as t;
        /// The operation `ListInnermost`.
        pub enum ListInnermost {}
        /// The input of `ListInnermost` under construction, to `send`.
        pub type ListInnermostFluentBuilder = t::Fluent<ListInnermostOutput>;
        /// What `ListInnermost` answers: nothing.
        pub type ListInnermostOutput = super::super::views::Output<
            ListInnermost,
            t::Value,
        >;
    }
    /// `ListOuters`.
    pub mod list_outers {
        use crate::typed as t;
        /// The operation `ListOuters`.
        pub enum ListOuters {}
        /// The input of `ListOuters` under construction, to `send`.
        pub type ListOutersFluentBuilder = t::Fluent<ListOutersOutput>;
        /// What `ListOuters` answers: nothing.
        pub type ListOutersOutput = super::super::views::Output<ListOuters, t::Value>;
    }
    /// `PokeOuter`.
    pub mod poke_outer {
        use crate::typed as t;
        /// The operation `PokeOuter`.
        pub enum PokeOuter {}
        /// The input of `PokeOuter` under construction, to `send`.
        pub type PokeOuterFluentBuilder = t::Fluent<PokeOuterOutput>;
        /// What `PokeOuter` answers: nothing.
        pub type PokeOuterOutput = super::super::views::Output<PokeOuter, t::Value>;
    }
    /// `PutOuter`.
    pub mod put_outer {
        use crate::typed as t;
        /// The operation `PutOuter`.
        pub enum PutOuter {}
        /// The input of `PutOuter` under construction, to `send`.
        pub type PutOuterFluentBuilder = t::Fluent<PutOuterOutput>;
        /// What `PutOuter` answers: nothing.
        pub type PutOuterOutput = super::super::views::Output<PutOuter, t::Value>;
    }
    /// `UpdateOuter`.
    pub mod update_outer {
        use crate::typed as t;
        /// The operation `UpdateOuter`.
        pub enum UpdateOuter {}
        /// The input of `UpdateOuter` under construction, to `send`.
        pub type UpdateOuterFluentBuilder = t::Fluent<UpdateOuterOutput>;
        /// What `UpdateOuter` answers: nothing.
        pub type UpdateOuterOutput = super::super::views::Output<UpdateOuter, t::Value>;
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
