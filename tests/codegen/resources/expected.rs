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
        MultiRegionClient::new(config, "tiny-thing", regions).map(Client)
    }
    /// The dynamic client that it wraps: operations by name, presigning, and more.
    pub fn dynamic(&self) -> &MultiRegionClient {
        &self.0
    }
    /// `CountOuters`.
    #[inline]
    pub fn count_outers(&self) -> operation::count_outers::CountOutersFluentBuilder {
        operation::count_outers::CountOutersFluentBuilder(
            t::Fluent::new(&self.0, "CountOuters"),
        )
    }
    /// `CreateOuter`.
    #[inline]
    pub fn create_outer(&self) -> operation::create_outer::CreateOuterFluentBuilder {
        operation::create_outer::CreateOuterFluentBuilder(
            t::Fluent::new(&self.0, "CreateOuter"),
        )
    }
    /// `DeleteOuter`.
    #[inline]
    pub fn delete_outer(&self) -> operation::delete_outer::DeleteOuterFluentBuilder {
        operation::delete_outer::DeleteOuterFluentBuilder(
            t::Fluent::new(&self.0, "DeleteOuter"),
        )
    }
    /// `Direct`.
    #[inline]
    pub fn direct(&self) -> operation::direct::DirectFluentBuilder {
        operation::direct::DirectFluentBuilder(t::Fluent::new(&self.0, "Direct"))
    }
    /// `GetInner`.
    #[inline]
    pub fn get_inner(&self) -> operation::get_inner::GetInnerFluentBuilder {
        operation::get_inner::GetInnerFluentBuilder(t::Fluent::new(&self.0, "GetInner"))
    }
    /// `GetOuter`.
    #[inline]
    pub fn get_outer(&self) -> operation::get_outer::GetOuterFluentBuilder {
        operation::get_outer::GetOuterFluentBuilder(t::Fluent::new(&self.0, "GetOuter"))
    }
    /// `ListInnermost`.
    #[inline]
    pub fn list_innermost(
        &self,
    ) -> operation::list_innermost::ListInnermostFluentBuilder {
        operation::list_innermost::ListInnermostFluentBuilder(
            t::Fluent::new(&self.0, "ListInnermost"),
        )
    }
    /// `ListOuters`.
    #[inline]
    pub fn list_outers(&self) -> operation::list_outers::ListOutersFluentBuilder {
        operation::list_outers::ListOutersFluentBuilder(
            t::Fluent::new(&self.0, "ListOuters"),
        )
    }
    /// `PokeOuter`.
    #[inline]
    pub fn poke_outer(&self) -> operation::poke_outer::PokeOuterFluentBuilder {
        operation::poke_outer::PokeOuterFluentBuilder(
            t::Fluent::new(&self.0, "PokeOuter"),
        )
    }
    /// `PutOuter`.
    #[inline]
    pub fn put_outer(&self) -> operation::put_outer::PutOuterFluentBuilder {
        operation::put_outer::PutOuterFluentBuilder(t::Fluent::new(&self.0, "PutOuter"))
    }
    /// `UpdateOuter`.
    #[inline]
    pub fn update_outer(&self) -> operation::update_outer::UpdateOuterFluentBuilder {
        operation::update_outer::UpdateOuterFluentBuilder(
            t::Fluent::new(&self.0, "UpdateOuter"),
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
    /// `CountOuters`.
    pub mod count_outers {
        use crate::typed as t;
        /// The input of `CountOuters` under construction, to [`send`](Self::send).
        #[derive(Clone, Debug)]
        #[must_use]
        pub struct CountOutersFluentBuilder(pub(in super::super) t::Fluent);
        impl CountOutersFluentBuilder {
            /// The call: await it, or set more of it first.
            #[inline]
            pub fn send(self) -> t::Call<CountOutersOutput> {
                self.0.send()
            }
        }
        /// What `CountOuters` answers: nothing.
        #[derive(Clone, PartialEq)]
        #[repr(transparent)]
        pub struct CountOutersOutput(t::Structure);
        impl t::Listing for CountOutersOutput {
            type Item = t::Value;
        }
        t::outputs! {
            CountOutersOutput
        }
    }
    /// `CreateOuter`.
    pub mod create_outer {
        use crate::typed as t;
        /// The input of `CreateOuter` under construction, to [`send`](Self::send).
        #[derive(Clone, Debug)]
        #[must_use]
        pub struct CreateOuterFluentBuilder(pub(in super::super) t::Fluent);
        impl CreateOuterFluentBuilder {
            /// The call: await it, or set more of it first.
            #[inline]
            pub fn send(self) -> t::Call<CreateOuterOutput> {
                self.0.send()
            }
        }
        /// What `CreateOuter` answers: nothing.
        #[derive(Clone, PartialEq)]
        #[repr(transparent)]
        pub struct CreateOuterOutput(t::Structure);
        impl t::Listing for CreateOuterOutput {
            type Item = t::Value;
        }
        t::outputs! {
            CreateOuterOutput
        }
    }
    /// `DeleteOuter`.
    pub mod delete_outer {
        use crate::typed as t;
        /// The input of `DeleteOuter` under construction, to [`send`](Self::send).
        #[derive(Clone, Debug)]
        #[must_use]
        pub struct DeleteOuterFluentBuilder(pub(in super::super) t::Fluent);
        impl DeleteOuterFluentBuilder {
            /// The call: await it, or set more of it first.
            #[inline]
            pub fn send(self) -> t::Call<DeleteOuterOutput> {
                self.0.send()
            }
        }
        /// What `DeleteOuter` answers: nothing.
        #[derive(Clone, PartialEq)]
        #[repr(transparent)]
        pub struct DeleteOuterOutput(t::Structure);
        impl t::Listing for DeleteOuterOutput {
            type Item = t::Value;
        }
        t::outputs! {
            DeleteOuterOutput
        }
    }
    /// `Direct`.
    pub mod direct {
        use crate::typed as t;
        /// The input of `Direct` under construction, to [`send`](Self::send).
        #[derive(Clone, Debug)]
        #[must_use]
        pub struct DirectFluentBuilder(pub(in super::super) t::Fluent);
        impl DirectFluentBuilder {
            /// The call: await it, or set more of it first.
            #[inline]
            pub fn send(self) -> t::Call<DirectOutput> {
                self.0.send()
            }
        }
        /// What `Direct` answers: nothing.
        #[derive(Clone, PartialEq)]
        #[repr(transparent)]
        pub struct DirectOutput(t::Structure);
        impl t::Listing for DirectOutput {
            type Item = t::Value;
        }
        t::outputs! {
            DirectOutput
        }
    }
    /// `GetInner`.
    pub mod get_inner {
        use crate::typed as t;
        /// The input of `GetInner` under construction, to [`send`](Self::send).
        #[derive(Clone, Debug)]
        #[must_use]
        pub struct GetInnerFluentBuilder(pub(in super::super) t::Fluent);
        impl GetInnerFluentBuilder {
            /// The call: await it, or set more of it first.
            #[inline]
            pub fn send(self) -> t::Call<GetInnerOutput> {
                self.0.send()
            }
        }
        /// What `GetInner` answers: nothing.
        #[derive(Clone, PartialEq)]
        #[repr(transparent)]
        pub struct GetInnerOutput(t::Structure);
        impl t::Listing for GetInnerOutput {
            type Item = t::Value;
        }
        t::outputs! {
            GetInnerOutput
        }
    }
    /// `GetOuter`.
    pub mod get_outer {
        use crate::typed as t;
        /// The input of `GetOuter` under construction, to [`send`](Self::send).
        #[derive(Clone, Debug)]
        #[must_use]
        pub struct GetOuterFluentBuilder(pub(in super::super) t::Fluent);
        impl GetOuterFluentBuilder {
            /// The call: await it, or set more of it first.
            #[inline]
            pub fn send(self) -> t::Call<GetOuterOutput> {
                self.0.send()
            }
        }
        /// What `GetOuter` answers: nothing.
        #[derive(Clone, PartialEq)]
        #[repr(transparent)]
        pub struct GetOuterOutput(t::Structure);
        impl t::Listing for GetOuterOutput {
            type Item = t::Value;
        }
        t::outputs! {
            GetOuterOutput
        }
    }
    /// `ListInnermost`.
    pub mod list_innermost {
        use crate::typed as t;
        /// The input of `ListInnermost` under construction, to [`send`](Self::send).
        #[derive(Clone, Debug)]
        #[must_use]
        pub struct ListInnermostFluentBuilder(pub(in super::super) t::Fluent);
        impl ListInnermostFluentBuilder {
            /// The call: await it, or set more of it first.
            #[inline]
            pub fn send(self) -> t::Call<ListInnermostOutput> {
                self.0.send()
            }
        }
        /// What `ListInnermost` answers: nothing.
        #[derive(Clone, PartialEq)]
        #[repr(transparent)]
        pub struct ListInnermostOutput(t::Structure);
        impl t::Listing for ListInnermostOutput {
            type Item = t::Value;
        }
        t::outputs! {
            ListInnermostOutput
        }
    }
    /// `ListOuters`.
    pub mod list_outers {
        use crate::typed as t;
        /// The input of `ListOuters` under construction, to [`send`](Self::send).
        #[derive(Clone, Debug)]
        #[must_use]
        pub struct ListOutersFluentBuilder(pub(in super::super) t::Fluent);
        impl ListOutersFluentBuilder {
            /// The call: await it, or set more of it first.
            #[inline]
            pub fn send(self) -> t::Call<ListOutersOutput> {
                self.0.send()
            }
        }
        /// What `ListOuters` answers: nothing.
        #[derive(Clone, PartialEq)]
        #[repr(transparent)]
        pub struct ListOutersOutput(t::Structure);
        impl t::Listing for ListOutersOutput {
            type Item = t::Value;
        }
        t::outputs! {
            ListOutersOutput
        }
    }
    /// `PokeOuter`.
    pub mod poke_outer {
        use crate::typed as t;
        /// The input of `PokeOuter` under construction, to [`send`](Self::send).
        #[derive(Clone, Debug)]
        #[must_use]
        pub struct PokeOuterFluentBuilder(pub(in super::super) t::Fluent);
        impl PokeOuterFluentBuilder {
            /// The call: await it, or set more of it first.
            #[inline]
            pub fn send(self) -> t::Call<PokeOuterOutput> {
                self.0.send()
            }
        }
        /// What `PokeOuter` answers: nothing.
        #[derive(Clone, PartialEq)]
        #[repr(transparent)]
        pub struct PokeOuterOutput(t::Structure);
        impl t::Listing for PokeOuterOutput {
            type Item = t::Value;
        }
        t::outputs! {
            PokeOuterOutput
        }
    }
    /// `PutOuter`.
    pub mod put_outer {
        use crate::typed as t;
        /// The input of `PutOuter` under construction, to [`send`](Self::send).
        #[derive(Clone, Debug)]
        #[must_use]
        pub struct PutOuterFluentBuilder(pub(in super::super) t::Fluent);
        impl PutOuterFluentBuilder {
            /// The call: await it, or set more of it first.
            #[inline]
            pub fn send(self) -> t::Call<PutOuterOutput> {
                self.0.send()
            }
        }
        /// What `PutOuter` answers: nothing.
        #[derive(Clone, PartialEq)]
        #[repr(transparent)]
        pub struct PutOuterOutput(t::Structure);
        impl t::Listing for PutOuterOutput {
            type Item = t::Value;
        }
        t::outputs! {
            PutOuterOutput
        }
    }
    /// `UpdateOuter`.
    pub mod update_outer {
        use crate::typed as t;
        /// The input of `UpdateOuter` under construction, to [`send`](Self::send).
        #[derive(Clone, Debug)]
        #[must_use]
        pub struct UpdateOuterFluentBuilder(pub(in super::super) t::Fluent);
        impl UpdateOuterFluentBuilder {
            /// The call: await it, or set more of it first.
            #[inline]
            pub fn send(self) -> t::Call<UpdateOuterOutput> {
                self.0.send()
            }
        }
        /// What `UpdateOuter` answers: nothing.
        #[derive(Clone, PartialEq)]
        #[repr(transparent)]
        pub struct UpdateOuterOutput(t::Structure);
        impl t::Listing for UpdateOuterOutput {
            type Item = t::Value;
        }
        t::outputs! {
            UpdateOuterOutput
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
