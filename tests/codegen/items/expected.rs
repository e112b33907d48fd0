//! Tiny (`tiny`, API 2020-01-01): typed clients in many regions.
use crate::typed as t;
pub use crate::typed::primitives;
pub use crate::{Error, MultiRegionClient};
#[allow(dead_code)]
static SERVICE: t::Handle = t::Handle::new("tiny");
/// A client in many regions. Cheap to clone; clones share everything.
///
/// [`Builder::client`](crate::Builder::client) makes one with other settings.
/// ```no_run
/// # async fn f() -> Result<(), Box<dyn std::error::Error>> {
/// use multiregion_client as mr;
/// let config = mr::config().load().await;
/// let client = mr::tiny::Client::new(&config, ["eu-west-1", "us-*"])?;
/// let answer = client.list_by_key_that_is_no_list().send().await?;
/// println!("{:?}", answer.result("eu-west-1")?);
/// let mut items = client.list_by_key_that_is_no_list().into_paginator().items().await?;
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
        MultiRegionClient::new(config, "tiny", regions).map(Client)
    }
    /// The dynamic client that it wraps: operations by name, presigning, and more.
    pub fn dynamic(&self) -> &MultiRegionClient {
        &self.0
    }
    /// `BatchGetJob`.
    #[inline]
    pub fn batch_get_job(&self) -> operation::batch_get_job::BatchGetJobFluentBuilder {
        operation::batch_get_job::BatchGetJobFluentBuilder(
            t::Fluent::new(&self.0, "BatchGetJob"),
        )
    }
    /// `DescribeUsers`.
    #[inline]
    pub fn describe_users(
        &self,
    ) -> operation::describe_users::DescribeUsersFluentBuilder {
        operation::describe_users::DescribeUsersFluentBuilder(
            t::Fluent::new(&self.0, "DescribeUsers"),
        )
    }
    /// `GetFolder`.
    #[inline]
    pub fn get_folder(&self) -> operation::get_folder::GetFolderFluentBuilder {
        operation::get_folder::GetFolderFluentBuilder(
            t::Fluent::new(&self.0, "GetFolder"),
        )
    }
    /// `GetHostedZone`.
    #[inline]
    pub fn get_hosted_zone(
        &self,
    ) -> operation::get_hosted_zone::GetHostedZoneFluentBuilder {
        operation::get_hosted_zone::GetHostedZoneFluentBuilder(
            t::Fluent::new(&self.0, "GetHostedZone"),
        )
    }
    /// `GetNothing`.
    #[inline]
    pub fn get_nothing(&self) -> operation::get_nothing::GetNothingFluentBuilder {
        operation::get_nothing::GetNothingFluentBuilder(
            t::Fluent::new(&self.0, "GetNothing"),
        )
    }
    /// `GetParameters`.
    #[inline]
    pub fn get_parameters(
        &self,
    ) -> operation::get_parameters::GetParametersFluentBuilder {
        operation::get_parameters::GetParametersFluentBuilder(
            t::Fluent::new(&self.0, "GetParameters"),
        )
    }
    /// `GetRestApi`.
    #[inline]
    pub fn get_rest_api(&self) -> operation::get_rest_api::GetRestApiFluentBuilder {
        operation::get_rest_api::GetRestApiFluentBuilder(
            t::Fluent::new(&self.0, "GetRestApi"),
        )
    }
    /// `GetVpcLink`.
    #[inline]
    pub fn get_vpc_link(&self) -> operation::get_vpc_link::GetVpcLinkFluentBuilder {
        operation::get_vpc_link::GetVpcLinkFluentBuilder(
            t::Fluent::new(&self.0, "GetVpcLink"),
        )
    }
    /// `ListByKeyThatIsNoList`: answers in pages.
    #[inline]
    pub fn list_by_key_that_is_no_list(
        &self,
    ) -> operation::list_by_key_that_is_no_list::ListByKeyThatIsNoListFluentBuilder {
        operation::list_by_key_that_is_no_list::ListByKeyThatIsNoListFluentBuilder(
            t::Fluent::new(&self.0, "ListByKeyThatIsNoList"),
        )
    }
    /// `ListByResultKey`: answers in pages.
    #[inline]
    pub fn list_by_result_key(
        &self,
    ) -> operation::list_by_result_key::ListByResultKeyFluentBuilder {
        operation::list_by_result_key::ListByResultKeyFluentBuilder(
            t::Fluent::new(&self.0, "ListByResultKey"),
        )
    }
    /// `ListErrors`.
    #[inline]
    pub fn list_errors(&self) -> operation::list_errors::ListErrorsFluentBuilder {
        operation::list_errors::ListErrorsFluentBuilder(
            t::Fluent::new(&self.0, "ListErrors"),
        )
    }
    /// `ListOneList`.
    #[inline]
    pub fn list_one_list(&self) -> operation::list_one_list::ListOneListFluentBuilder {
        operation::list_one_list::ListOneListFluentBuilder(
            t::Fluent::new(&self.0, "ListOneList"),
        )
    }
    /// `ListTagsForResource`.
    #[inline]
    pub fn list_tags_for_resource(
        &self,
    ) -> operation::list_tags_for_resource::ListTagsForResourceFluentBuilder {
        operation::list_tags_for_resource::ListTagsForResourceFluentBuilder(
            t::Fluent::new(&self.0, "ListTagsForResource"),
        )
    }
    /// `PageBySeveralKeys`: answers in pages.
    #[inline]
    pub fn page_by_several_keys(
        &self,
    ) -> operation::page_by_several_keys::PageBySeveralKeysFluentBuilder {
        operation::page_by_several_keys::PageBySeveralKeysFluentBuilder(
            t::Fluent::new(&self.0, "PageBySeveralKeys"),
        )
    }
    /// `PublishVersion`.
    #[inline]
    pub fn publish_version(
        &self,
    ) -> operation::publish_version::PublishVersionFluentBuilder {
        operation::publish_version::PublishVersionFluentBuilder(
            t::Fluent::new(&self.0, "PublishVersion"),
        )
    }
    /// `PutTargets`.
    #[inline]
    pub fn put_targets(&self) -> operation::put_targets::PutTargetsFluentBuilder {
        operation::put_targets::PutTargetsFluentBuilder(
            t::Fluent::new(&self.0, "PutTargets"),
        )
    }
    /// `RunInstances`.
    #[inline]
    pub fn run_instances(&self) -> operation::run_instances::RunInstancesFluentBuilder {
        operation::run_instances::RunInstancesFluentBuilder(
            t::Fluent::new(&self.0, "RunInstances"),
        )
    }
    /// `SearchTables`.
    #[inline]
    pub fn search_tables(&self) -> operation::search_tables::SearchTablesFluentBuilder {
        operation::search_tables::SearchTablesFluentBuilder(
            t::Fluent::new(&self.0, "SearchTables"),
        )
    }
    /// `UnassignAddresses`.
    #[inline]
    pub fn unassign_addresses(
        &self,
    ) -> operation::unassign_addresses::UnassignAddressesFluentBuilder {
        operation::unassign_addresses::UnassignAddressesFluentBuilder(
            t::Fluent::new(&self.0, "UnassignAddresses"),
        )
    }
}
impl t::ServiceClient for Client {
    const SERVICE: &'static str = "tiny";
    fn wrap(client: MultiRegionClient) -> Self {
        Client(client)
    }
}
/// Which of the errors in [`types::error`] a [`CallError`](crate::CallError) is. Import it for its methods.
pub trait Errors: t::Modelled {}
impl Errors for crate::CallError {}
/// A module for each operation: its input's builder, its output.
pub mod operation {
    /// `BatchGetJob`.
    pub mod batch_get_job {
        use crate::typed as t;
        /// The input of `BatchGetJob` under construction, to [`send`](Self::send).
        #[derive(Clone, Debug)]
        #[must_use]
        pub struct BatchGetJobFluentBuilder(pub(in super::super) t::Fluent);
        impl BatchGetJobFluentBuilder {
            /// The call: await it, or set more of it first.
            #[inline]
            pub fn send(self) -> t::Call<BatchGetJobOutput> {
                self.0.send()
            }
        }
        /// What `BatchGetJob` answers. Its items: `jobs`.
        #[derive(Clone, PartialEq)]
        #[repr(transparent)]
        pub struct BatchGetJobOutput(t::Structure);
        impl BatchGetJobOutput {
            /// `jobs`.
            #[inline]
            pub fn jobs(&self) -> &[t::Of<str>] {
                self.0.slot(0).views()
            }
            /// `errors`.
            #[inline]
            pub fn errors(&self) -> &[t::Of<str>] {
                self.0.slot(1).views()
            }
            /// `unprocessedJobs`.
            #[inline]
            pub fn unprocessed_jobs(&self) -> &[t::Of<str>] {
                self.0.slot(2).views()
            }
            /// `jobsNotFound`.
            #[inline]
            pub fn jobs_not_found(&self) -> &[t::Of<str>] {
                self.0.slot(3).views()
            }
        }
        impl t::Listing for BatchGetJobOutput {
            type Item = t::Of<str>;
        }
        t::outputs! {
            BatchGetJobOutput
        }
    }
    /// `DescribeUsers`.
    pub mod describe_users {
        use crate::typed as t;
        /// The input of `DescribeUsers` under construction, to [`send`](Self::send).
        #[derive(Clone, Debug)]
        #[must_use]
        pub struct DescribeUsersFluentBuilder(pub(in super::super) t::Fluent);
        impl DescribeUsersFluentBuilder {
            /// The call: await it, or set more of it first.
            #[inline]
            pub fn send(self) -> t::Call<DescribeUsersOutput> {
                self.0.send()
            }
        }
        /// What `DescribeUsers` answers. Its items: `Rows`.
        #[derive(Clone, PartialEq)]
        #[repr(transparent)]
        pub struct DescribeUsersOutput(t::Structure);
        impl DescribeUsersOutput {
            /// `UserName`.
            #[inline]
            pub fn user_name(&self) -> Option<&str> {
                self.0.slot(0).as_str()
            }
            /// `NextToken`.
            #[inline]
            pub fn next_token(&self) -> Option<&str> {
                self.0.slot(1).as_str()
            }
            /// `Rows`.
            #[inline]
            pub fn rows(&self) -> &[t::Of<str>] {
                self.0.slot(2).views()
            }
        }
        impl t::Listing for DescribeUsersOutput {
            type Item = t::Of<str>;
        }
        t::outputs! {
            DescribeUsersOutput
        }
    }
    /// `GetFolder`.
    pub mod get_folder {
        use crate::typed as t;
        /// The input of `GetFolder` under construction, to [`send`](Self::send).
        #[derive(Clone, Debug)]
        #[must_use]
        pub struct GetFolderFluentBuilder(pub(in super::super) t::Fluent);
        impl GetFolderFluentBuilder {
            /// The call: await it, or set more of it first.
            #[inline]
            pub fn send(self) -> t::Call<GetFolderOutput> {
                self.0.send()
            }
        }
        /// What `GetFolder` answers. Its items: `subFolders`, `files`.
        #[derive(Clone, PartialEq)]
        #[repr(transparent)]
        pub struct GetFolderOutput(t::Structure);
        impl GetFolderOutput {
            /// `subFolders`.
            #[inline]
            pub fn sub_folders(&self) -> &[t::Of<str>] {
                self.0.slot(0).views()
            }
            /// `files`.
            #[inline]
            pub fn files(&self) -> &[t::Of<str>] {
                self.0.slot(1).views()
            }
            /// `treeId`.
            #[inline]
            pub fn tree_id(&self) -> Option<&str> {
                self.0.slot(2).as_str()
            }
        }
        impl t::Listing for GetFolderOutput {
            type Item = t::Value;
        }
        t::outputs! {
            GetFolderOutput
        }
    }
    /// `GetHostedZone`.
    pub mod get_hosted_zone {
        use super::super::types;
        use crate::typed as t;
        /// The input of `GetHostedZone` under construction, to [`send`](Self::send).
        #[derive(Clone, Debug)]
        #[must_use]
        pub struct GetHostedZoneFluentBuilder(pub(in super::super) t::Fluent);
        impl GetHostedZoneFluentBuilder {
            /// The call: await it, or set more of it first.
            #[inline]
            pub fn send(self) -> t::Call<GetHostedZoneOutput> {
                self.0.send()
            }
        }
        /// What `GetHostedZone` answers.
        #[derive(Clone, PartialEq)]
        #[repr(transparent)]
        pub struct GetHostedZoneOutput(t::Structure);
        impl GetHostedZoneOutput {
            /// `HostedZone`.
            #[inline]
            pub fn hosted_zone(&self) -> Option<&types::Thing> {
                self.0.slot(0).as_view()
            }
            /// `VPCs`.
            #[inline]
            pub fn vpcs(&self) -> &[t::Of<str>] {
                self.0.slot(1).views()
            }
        }
        impl t::Listing for GetHostedZoneOutput {
            type Item = t::Value;
        }
        t::outputs! {
            GetHostedZoneOutput
        }
    }
    /// `GetNothing`.
    pub mod get_nothing {
        use crate::typed as t;
        /// The input of `GetNothing` under construction, to [`send`](Self::send).
        #[derive(Clone, Debug)]
        #[must_use]
        pub struct GetNothingFluentBuilder(pub(in super::super) t::Fluent);
        impl GetNothingFluentBuilder {
            /// The call: await it, or set more of it first.
            #[inline]
            pub fn send(self) -> t::Call<GetNothingOutput> {
                self.0.send()
            }
        }
        /// What `GetNothing` answers.
        #[derive(Clone, PartialEq)]
        #[repr(transparent)]
        pub struct GetNothingOutput(t::Structure);
        impl GetNothingOutput {
            /// `Count`.
            #[inline]
            pub fn count(&self) -> Option<&str> {
                self.0.slot(0).as_str()
            }
        }
        impl t::Listing for GetNothingOutput {
            type Item = t::Value;
        }
        t::outputs! {
            GetNothingOutput
        }
    }
    /// `GetParameters`.
    pub mod get_parameters {
        use crate::typed as t;
        /// The input of `GetParameters` under construction, to [`send`](Self::send).
        #[derive(Clone, Debug)]
        #[must_use]
        pub struct GetParametersFluentBuilder(pub(in super::super) t::Fluent);
        impl GetParametersFluentBuilder {
            /// The call: await it, or set more of it first.
            #[inline]
            pub fn send(self) -> t::Call<GetParametersOutput> {
                self.0.send()
            }
        }
        /// What `GetParameters` answers. Its items: `Parameters`.
        #[derive(Clone, PartialEq)]
        #[repr(transparent)]
        pub struct GetParametersOutput(t::Structure);
        impl GetParametersOutput {
            /// `Parameters`.
            #[inline]
            pub fn parameters(&self) -> &[t::Of<str>] {
                self.0.slot(0).views()
            }
            /// `InvalidParameters`.
            #[inline]
            pub fn invalid_parameters(&self) -> &[t::Of<str>] {
                self.0.slot(1).views()
            }
        }
        impl t::Listing for GetParametersOutput {
            type Item = t::Of<str>;
        }
        t::outputs! {
            GetParametersOutput
        }
    }
    /// `GetRestApi`.
    pub mod get_rest_api {
        use crate::typed as t;
        /// The input of `GetRestApi` under construction, to [`send`](Self::send).
        #[derive(Clone, Debug)]
        #[must_use]
        pub struct GetRestApiFluentBuilder(pub(in super::super) t::Fluent);
        impl GetRestApiFluentBuilder {
            /// The call: await it, or set more of it first.
            #[inline]
            pub fn send(self) -> t::Call<GetRestApiOutput> {
                self.0.send()
            }
        }
        /// What `GetRestApi` answers.
        #[derive(Clone, PartialEq)]
        #[repr(transparent)]
        pub struct GetRestApiOutput(t::Structure);
        impl GetRestApiOutput {
            /// `id`.
            #[inline]
            pub fn id(&self) -> Option<&str> {
                self.0.slot(0).as_str()
            }
            /// `binaryMediaTypes`.
            #[inline]
            pub fn binary_media_types(&self) -> &[t::Of<str>] {
                self.0.slot(1).views()
            }
        }
        impl t::Listing for GetRestApiOutput {
            type Item = t::Value;
        }
        t::outputs! {
            GetRestApiOutput
        }
    }
    /// `GetVpcLink`.
    pub mod get_vpc_link {
        use crate::typed as t;
        /// The input of `GetVpcLink` under construction, to [`send`](Self::send).
        #[derive(Clone, Debug)]
        #[must_use]
        pub struct GetVpcLinkFluentBuilder(pub(in super::super) t::Fluent);
        impl GetVpcLinkFluentBuilder {
            /// The call: await it, or set more of it first.
            #[inline]
            pub fn send(self) -> t::Call<GetVpcLinkOutput> {
                self.0.send()
            }
        }
        /// What `GetVpcLink` answers.
        #[derive(Clone, PartialEq)]
        #[repr(transparent)]
        pub struct GetVpcLinkOutput(t::Structure);
        impl GetVpcLinkOutput {
            /// `VpcLinkId`.
            #[inline]
            pub fn vpc_link_id(&self) -> Option<&str> {
                self.0.slot(0).as_str()
            }
            /// `SubnetIds`.
            #[inline]
            pub fn subnet_ids(&self) -> &[t::Of<str>] {
                self.0.slot(1).views()
            }
            /// `SecurityGroupIds`.
            #[inline]
            pub fn security_group_ids(&self) -> &[t::Of<str>] {
                self.0.slot(2).views()
            }
        }
        impl t::Listing for GetVpcLinkOutput {
            type Item = t::Value;
        }
        t::outputs! {
            GetVpcLinkOutput
        }
    }
    /// `ListByKeyThatIsNoList`.
    pub mod list_by_key_that_is_no_list {
        use crate::typed as t;
        /// The input of `ListByKeyThatIsNoList` under construction, to [`send`](Self::send).
        #[derive(Clone, Debug)]
        #[must_use]
        pub struct ListByKeyThatIsNoListFluentBuilder(pub(in super::super) t::Fluent);
        impl ListByKeyThatIsNoListFluentBuilder {
            /// `Next`.
            #[inline]
            pub fn next(self, value: impl Into<String>) -> Self {
                Self(self.0.text(0, value))
            }
            /// Sets `Next`, or takes it away.
            #[inline]
            pub fn set_next(self, value: Option<String>) -> Self {
                Self(self.0.assign(0, value))
            }
            /// The call: await it, or set more of it first.
            #[inline]
            pub fn send(self) -> t::Call<ListByKeyThatIsNoListOutput> {
                self.0.send()
            }
            /// All pages: as one answer, page by page or item by item.
            #[inline]
            pub fn into_paginator(self) -> t::Paginate<ListByKeyThatIsNoListOutput> {
                self.0.paginate()
            }
        }
        /// What `ListByKeyThatIsNoList` answers. Its items: `Others`.
        #[derive(Clone, PartialEq)]
        #[repr(transparent)]
        pub struct ListByKeyThatIsNoListOutput(t::Structure);
        impl ListByKeyThatIsNoListOutput {
            /// `Next`.
            #[inline]
            pub fn next(&self) -> Option<&str> {
                self.0.slot(0).as_str()
            }
            /// `Others`.
            #[inline]
            pub fn others(&self) -> &[t::Of<str>] {
                self.0.slot(1).views()
            }
            /// `Text`.
            #[inline]
            pub fn text(&self) -> Option<&str> {
                self.0.slot(2).as_str()
            }
        }
        impl t::Listing for ListByKeyThatIsNoListOutput {
            type Item = t::Of<str>;
        }
        t::outputs! {
            ListByKeyThatIsNoListOutput
        }
    }
    /// `ListByResultKey`.
    pub mod list_by_result_key {
        use super::super::types;
        use crate::typed as t;
        /// The input of `ListByResultKey` under construction, to [`send`](Self::send).
        #[derive(Clone, Debug)]
        #[must_use]
        pub struct ListByResultKeyFluentBuilder(pub(in super::super) t::Fluent);
        impl ListByResultKeyFluentBuilder {
            /// `Next`.
            #[inline]
            pub fn next(self, value: impl Into<String>) -> Self {
                Self(self.0.text(0, value))
            }
            /// Sets `Next`, or takes it away.
            #[inline]
            pub fn set_next(self, value: Option<String>) -> Self {
                Self(self.0.assign(0, value))
            }
            /// The call: await it, or set more of it first.
            #[inline]
            pub fn send(self) -> t::Call<ListByResultKeyOutput> {
                self.0.send()
            }
            /// All pages: as one answer, page by page or item by item.
            #[inline]
            pub fn into_paginator(self) -> t::Paginate<ListByResultKeyOutput> {
                self.0.paginate()
            }
        }
        /// What `ListByResultKey` answers. Its items: `Results.Items`.
        #[derive(Clone, PartialEq)]
        #[repr(transparent)]
        pub struct ListByResultKeyOutput(t::Structure);
        impl ListByResultKeyOutput {
            /// `Next`.
            #[inline]
            pub fn next(&self) -> Option<&str> {
                self.0.slot(0).as_str()
            }
            /// `Others`.
            #[inline]
            pub fn others(&self) -> &[t::Of<str>] {
                self.0.slot(1).views()
            }
            /// `Results`.
            #[inline]
            pub fn results(&self) -> Option<&types::Nested> {
                self.0.slot(2).as_view()
            }
        }
        impl t::Listing for ListByResultKeyOutput {
            type Item = t::Of<str>;
        }
        t::outputs! {
            ListByResultKeyOutput
        }
    }
    /// `ListErrors`.
    pub mod list_errors {
        use crate::typed as t;
        /// The input of `ListErrors` under construction, to [`send`](Self::send).
        #[derive(Clone, Debug)]
        #[must_use]
        pub struct ListErrorsFluentBuilder(pub(in super::super) t::Fluent);
        impl ListErrorsFluentBuilder {
            /// The call: await it, or set more of it first.
            #[inline]
            pub fn send(self) -> t::Call<ListErrorsOutput> {
                self.0.send()
            }
        }
        /// What `ListErrors` answers. Its items: `Errors`.
        #[derive(Clone, PartialEq)]
        #[repr(transparent)]
        pub struct ListErrorsOutput(t::Structure);
        impl ListErrorsOutput {
            /// `Errors`.
            #[inline]
            pub fn errors(&self) -> &[t::Of<str>] {
                self.0.slot(0).views()
            }
        }
        impl t::Listing for ListErrorsOutput {
            type Item = t::Of<str>;
        }
        t::outputs! {
            ListErrorsOutput
        }
    }
    /// `ListOneList`.
    pub mod list_one_list {
        use crate::typed as t;
        /// The input of `ListOneList` under construction, to [`send`](Self::send).
        #[derive(Clone, Debug)]
        #[must_use]
        pub struct ListOneListFluentBuilder(pub(in super::super) t::Fluent);
        impl ListOneListFluentBuilder {
            /// The call: await it, or set more of it first.
            #[inline]
            pub fn send(self) -> t::Call<ListOneListOutput> {
                self.0.send()
            }
        }
        /// What `ListOneList` answers. Its items: `Anything`.
        #[derive(Clone, PartialEq)]
        #[repr(transparent)]
        pub struct ListOneListOutput(t::Structure);
        impl ListOneListOutput {
            /// `Anything`.
            #[inline]
            pub fn anything(&self) -> &[t::Of<str>] {
                self.0.slot(0).views()
            }
            /// `Count`.
            #[inline]
            pub fn count(&self) -> Option<&str> {
                self.0.slot(1).as_str()
            }
        }
        impl t::Listing for ListOneListOutput {
            type Item = t::Of<str>;
        }
        t::outputs! {
            ListOneListOutput
        }
    }
    /// `ListTagsForResource`.
    pub mod list_tags_for_resource {
        use crate::typed as t;
        /// The input of `ListTagsForResource` under construction, to [`send`](Self::send).
        #[derive(Clone, Debug)]
        #[must_use]
        pub struct ListTagsForResourceFluentBuilder(pub(in super::super) t::Fluent);
        impl ListTagsForResourceFluentBuilder {
            /// The call: await it, or set more of it first.
            #[inline]
            pub fn send(self) -> t::Call<ListTagsForResourceOutput> {
                self.0.send()
            }
        }
        /// What `ListTagsForResource` answers. Its items: `TagList`.
        #[derive(Clone, PartialEq)]
        #[repr(transparent)]
        pub struct ListTagsForResourceOutput(t::Structure);
        impl ListTagsForResourceOutput {
            /// `ResourceArn`.
            #[inline]
            pub fn resource_arn(&self) -> Option<&str> {
                self.0.slot(0).as_str()
            }
            /// `TagList`.
            #[inline]
            pub fn tag_list(&self) -> &[t::Of<str>] {
                self.0.slot(1).views()
            }
        }
        impl t::Listing for ListTagsForResourceOutput {
            type Item = t::Of<str>;
        }
        t::outputs! {
            ListTagsForResourceOutput
        }
    }
    /// `PageBySeveralKeys`.
    pub mod page_by_several_keys {
        use crate::typed as t;
        /// The input of `PageBySeveralKeys` under construction, to [`send`](Self::send).
        #[derive(Clone, Debug)]
        #[must_use]
        pub struct PageBySeveralKeysFluentBuilder(pub(in super::super) t::Fluent);
        impl PageBySeveralKeysFluentBuilder {
            /// `Next`.
            #[inline]
            pub fn next(self, value: impl Into<String>) -> Self {
                Self(self.0.text(0, value))
            }
            /// Sets `Next`, or takes it away.
            #[inline]
            pub fn set_next(self, value: Option<String>) -> Self {
                Self(self.0.assign(0, value))
            }
            /// The call: await it, or set more of it first.
            #[inline]
            pub fn send(self) -> t::Call<PageBySeveralKeysOutput> {
                self.0.send()
            }
            /// All pages: as one answer, page by page or item by item.
            #[inline]
            pub fn into_paginator(self) -> t::Paginate<PageBySeveralKeysOutput> {
                self.0.paginate()
            }
        }
        /// What `PageBySeveralKeys` answers. Its items: `Ones`, `Twos`.
        #[derive(Clone, PartialEq)]
        #[repr(transparent)]
        pub struct PageBySeveralKeysOutput(t::Structure);
        impl PageBySeveralKeysOutput {
            /// `Next`.
            #[inline]
            pub fn next(&self) -> Option<&str> {
                self.0.slot(0).as_str()
            }
            /// `Ones`.
            #[inline]
            pub fn ones(&self) -> &[t::Of<str>] {
                self.0.slot(1).views()
            }
            /// `Twos`.
            #[inline]
            pub fn twos(&self) -> &[t::Of<str>] {
                self.0.slot(2).views()
            }
            /// `Threes`.
            #[inline]
            pub fn threes(&self) -> &[t::Of<str>] {
                self.0.slot(3).views()
            }
        }
        impl t::Listing for PageBySeveralKeysOutput {
            type Item = t::Value;
        }
        t::outputs! {
            PageBySeveralKeysOutput
        }
    }
    /// `PublishVersion`.
    pub mod publish_version {
        use crate::typed as t;
        /// The input of `PublishVersion` under construction, to [`send`](Self::send).
        #[derive(Clone, Debug)]
        #[must_use]
        pub struct PublishVersionFluentBuilder(pub(in super::super) t::Fluent);
        impl PublishVersionFluentBuilder {
            /// The call: await it, or set more of it first.
            #[inline]
            pub fn send(self) -> t::Call<PublishVersionOutput> {
                self.0.send()
            }
        }
        /// What `PublishVersion` answers.
        #[derive(Clone, PartialEq)]
        #[repr(transparent)]
        pub struct PublishVersionOutput(t::Structure);
        impl PublishVersionOutput {
            /// `A`.
            #[inline]
            pub fn a(&self) -> Option<&str> {
                self.0.slot(0).as_str()
            }
            /// `B`.
            #[inline]
            pub fn b(&self) -> Option<&str> {
                self.0.slot(1).as_str()
            }
            /// `C`.
            #[inline]
            pub fn c(&self) -> Option<&str> {
                self.0.slot(2).as_str()
            }
            /// `D`.
            #[inline]
            pub fn d(&self) -> Option<&str> {
                self.0.slot(3).as_str()
            }
            /// `E`.
            #[inline]
            pub fn e(&self) -> Option<&str> {
                self.0.slot(4).as_str()
            }
            /// `F`.
            #[inline]
            pub fn f(&self) -> Option<&str> {
                self.0.slot(5).as_str()
            }
            /// `Layers`.
            #[inline]
            pub fn layers(&self) -> &[t::Of<str>] {
                self.0.slot(6).views()
            }
            /// `Architectures`.
            #[inline]
            pub fn architectures(&self) -> &[t::Of<str>] {
                self.0.slot(7).views()
            }
        }
        impl t::Listing for PublishVersionOutput {
            type Item = t::Value;
        }
        t::outputs! {
            PublishVersionOutput
        }
    }
    /// `PutTargets`.
    pub mod put_targets {
        use crate::typed as t;
        /// The input of `PutTargets` under construction, to [`send`](Self::send).
        #[derive(Clone, Debug)]
        #[must_use]
        pub struct PutTargetsFluentBuilder(pub(in super::super) t::Fluent);
        impl PutTargetsFluentBuilder {
            /// The call: await it, or set more of it first.
            #[inline]
            pub fn send(self) -> t::Call<PutTargetsOutput> {
                self.0.send()
            }
        }
        /// What `PutTargets` answers.
        #[derive(Clone, PartialEq)]
        #[repr(transparent)]
        pub struct PutTargetsOutput(t::Structure);
        impl PutTargetsOutput {
            /// `FailedEntries`.
            #[inline]
            pub fn failed_entries(&self) -> &[t::Of<str>] {
                self.0.slot(0).views()
            }
            /// `FailedEntryCount`.
            #[inline]
            pub fn failed_entry_count(&self) -> Option<&str> {
                self.0.slot(1).as_str()
            }
        }
        impl t::Listing for PutTargetsOutput {
            type Item = t::Value;
        }
        t::outputs! {
            PutTargetsOutput
        }
    }
    /// `RunInstances`.
    pub mod run_instances {
        use crate::typed as t;
        /// The input of `RunInstances` under construction, to [`send`](Self::send).
        #[derive(Clone, Debug)]
        #[must_use]
        pub struct RunInstancesFluentBuilder(pub(in super::super) t::Fluent);
        impl RunInstancesFluentBuilder {
            /// The call: await it, or set more of it first.
            #[inline]
            pub fn send(self) -> t::Call<RunInstancesOutput> {
                self.0.send()
            }
        }
        /// What `RunInstances` answers. Its items: `Instances`.
        #[derive(Clone, PartialEq)]
        #[repr(transparent)]
        pub struct RunInstancesOutput(t::Structure);
        impl RunInstancesOutput {
            /// `Groups`.
            #[inline]
            pub fn groups(&self) -> &[t::Of<str>] {
                self.0.slot(0).views()
            }
            /// `Instances`.
            #[inline]
            pub fn instances(&self) -> &[t::Of<str>] {
                self.0.slot(1).views()
            }
            /// `ReservationId`.
            #[inline]
            pub fn reservation_id(&self) -> Option<&str> {
                self.0.slot(2).as_str()
            }
            /// `OwnerId`.
            #[inline]
            pub fn owner_id(&self) -> Option<&str> {
                self.0.slot(3).as_str()
            }
        }
        impl t::Listing for RunInstancesOutput {
            type Item = t::Of<str>;
        }
        t::outputs! {
            RunInstancesOutput
        }
    }
    /// `SearchTables`.
    pub mod search_tables {
        use crate::typed as t;
        /// The input of `SearchTables` under construction, to [`send`](Self::send).
        #[derive(Clone, Debug)]
        #[must_use]
        pub struct SearchTablesFluentBuilder(pub(in super::super) t::Fluent);
        impl SearchTablesFluentBuilder {
            /// The call: await it, or set more of it first.
            #[inline]
            pub fn send(self) -> t::Call<SearchTablesOutput> {
                self.0.send()
            }
        }
        /// What `SearchTables` answers. Its items: `Rows`.
        #[derive(Clone, PartialEq)]
        #[repr(transparent)]
        pub struct SearchTablesOutput(t::Structure);
        impl SearchTablesOutput {
            /// `TableName`.
            #[inline]
            pub fn table_name(&self) -> Option<&str> {
                self.0.slot(0).as_str()
            }
            /// `Rows`.
            #[inline]
            pub fn rows(&self) -> &[t::Of<str>] {
                self.0.slot(1).views()
            }
            /// `Tags`.
            #[inline]
            pub fn tags(&self) -> &[t::Of<str>] {
                self.0.slot(2).views()
            }
        }
        impl t::Listing for SearchTablesOutput {
            type Item = t::Of<str>;
        }
        t::outputs! {
            SearchTablesOutput
        }
    }
    /// `UnassignAddresses`.
    pub mod unassign_addresses {
        use crate::typed as t;
        /// The input of `UnassignAddresses` under construction, to [`send`](Self::send).
        #[derive(Clone, Debug)]
        #[must_use]
        pub struct UnassignAddressesFluentBuilder(pub(in super::super) t::Fluent);
        impl UnassignAddressesFluentBuilder {
            /// The call: await it, or set more of it first.
            #[inline]
            pub fn send(self) -> t::Call<UnassignAddressesOutput> {
                self.0.send()
            }
        }
        /// What `UnassignAddresses` answers. Its items: `UnassignedAddresses`.
        #[derive(Clone, PartialEq)]
        #[repr(transparent)]
        pub struct UnassignAddressesOutput(t::Structure);
        impl UnassignAddressesOutput {
            /// `UnassignedAddresses`.
            #[inline]
            pub fn unassigned_addresses(&self) -> &[t::Of<str>] {
                self.0.slot(0).views()
            }
            /// `Unsuccessful`.
            #[inline]
            pub fn unsuccessful(&self) -> &[t::Of<str>] {
                self.0.slot(1).views()
            }
        }
        impl t::Listing for UnassignAddressesOutput {
            type Item = t::Of<str>;
        }
        t::outputs! {
            UnassignAddressesOutput
        }
    }
}
/// Structures, unions and enumerations.
pub mod types {
    use crate::typed as t;
    /// `Nested`.
    #[derive(Clone, PartialEq)]
    #[repr(transparent)]
    pub struct Nested(t::Value);
    impl Nested {
        /// `Items`.
        #[inline]
        pub fn items(&self) -> &[t::Of<str>] {
            self.0.slot(0).views()
        }
    }
    /// `Thing`.
    #[derive(Clone, PartialEq)]
    #[repr(transparent)]
    pub struct Thing(t::Value);
    impl Thing {
        /// `Id`.
        #[inline]
        pub fn id(&self) -> Option<&str> {
            self.0.slot(0).as_str()
        }
    }
    t::structures! {
        Nested, Thing
    }
    /// Errors that the model names; [`Errors`](super::Errors) tells which one is.
    pub mod error {}
    /// Builders of structures that an input can hold.
    pub mod builders {}
}
/// Waiters under construction.
pub mod waiters {}
