//! Tiny (`tiny`, API 2020-01-01): typed clients in many regions.
use crate::typed as t;
pub use crate::typed::primitives;
use crate::model::Service;
pub use crate::{Error, MultiRegionClient};
use crate::model::entries::tiny as SERVICE;
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
        MultiRegionClient::builder(config).client(regions)
    }
    /// The dynamic client that it wraps: operations by name, presigning, and more.
    pub fn dynamic(&self) -> &MultiRegionClient {
        &self.0
    }
    /// `BatchGetJob`.
    #[inline]
    pub fn batch_get_job(&self) -> operation::batch_get_job::BatchGetJobFluentBuilder {
        t::fluent(&self.0, "BatchGetJob")
    }
    /// `DescribeUsers`.
    #[inline]
    pub fn describe_users(
        &self,
    ) -> operation::describe_users::DescribeUsersFluentBuilder {
        t::fluent(&self.0, "DescribeUsers")
    }
    /// `GetFolder`.
    #[inline]
    pub fn get_folder(&self) -> operation::get_folder::GetFolderFluentBuilder {
        t::fluent(&self.0, "GetFolder")
    }
    /// `GetHostedZone`.
    #[inline]
    pub fn get_hosted_zone(
        &self,
    ) -> operation::get_hosted_zone::GetHostedZoneFluentBuilder {
        t::fluent(&self.0, "GetHostedZone")
    }
    /// `GetNothing`.
    #[inline]
    pub fn get_nothing(&self) -> operation::get_nothing::GetNothingFluentBuilder {
        t::fluent(&self.0, "GetNothing")
    }
    /// `GetParameters`.
    #[inline]
    pub fn get_parameters(
        &self,
    ) -> operation::get_parameters::GetParametersFluentBuilder {
        t::fluent(&self.0, "GetParameters")
    }
    /// `GetRestApi`.
    #[inline]
    pub fn get_rest_api(&self) -> operation::get_rest_api::GetRestApiFluentBuilder {
        t::fluent(&self.0, "GetRestApi")
    }
    /// `GetVpcLink`.
    #[inline]
    pub fn get_vpc_link(&self) -> operation::get_vpc_link::GetVpcLinkFluentBuilder {
        t::fluent(&self.0, "GetVpcLink")
    }
    /// `ListByKeyThatIsNoList`: answers in pages.
    #[inline]
    pub fn list_by_key_that_is_no_list(
        &self,
    ) -> operation::list_by_key_that_is_no_list::ListByKeyThatIsNoListFluentBuilder {
        t::fluent(&self.0, "ListByKeyThatIsNoList")
    }
    /// `ListByResultKey`: answers in pages.
    #[inline]
    pub fn list_by_result_key(
        &self,
    ) -> operation::list_by_result_key::ListByResultKeyFluentBuilder {
        t::fluent(&self.0, "ListByResultKey")
    }
    /// `ListErrors`.
    #[inline]
    pub fn list_errors(&self) -> operation::list_errors::ListErrorsFluentBuilder {
        t::fluent(&self.0, "ListErrors")
    }
    /// `ListOneList`.
    #[inline]
    pub fn list_one_list(&self) -> operation::list_one_list::ListOneListFluentBuilder {
        t::fluent(&self.0, "ListOneList")
    }
    /// `ListTagsForResource`.
    #[inline]
    pub fn list_tags_for_resource(
        &self,
    ) -> operation::list_tags_for_resource::ListTagsForResourceFluentBuilder {
        t::fluent(&self.0, "ListTagsForResource")
    }
    /// `PageBySeveralKeys`: answers in pages.
    #[inline]
    pub fn page_by_several_keys(
        &self,
    ) -> operation::page_by_several_keys::PageBySeveralKeysFluentBuilder {
        t::fluent(&self.0, "PageBySeveralKeys")
    }
    /// `PublishVersion`.
    #[inline]
    pub fn publish_version(
        &self,
    ) -> operation::publish_version::PublishVersionFluentBuilder {
        t::fluent(&self.0, "PublishVersion")
    }
    /// `PutTargets`.
    #[inline]
    pub fn put_targets(&self) -> operation::put_targets::PutTargetsFluentBuilder {
        t::fluent(&self.0, "PutTargets")
    }
    /// `RunInstances`.
    #[inline]
    pub fn run_instances(&self) -> operation::run_instances::RunInstancesFluentBuilder {
        t::fluent(&self.0, "RunInstances")
    }
    /// `SearchTables`.
    #[inline]
    pub fn search_tables(&self) -> operation::search_tables::SearchTablesFluentBuilder {
        t::fluent(&self.0, "SearchTables")
    }
    /// `UnassignAddresses`.
    #[inline]
    pub fn unassign_addresses(
        &self,
    ) -> operation::unassign_addresses::UnassignAddressesFluentBuilder {
        t::fluent(&self.0, "UnassignAddresses")
    }
}
impl t::ServiceClient for Client {
    const SERVICE: &'static str = "tiny";
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
    /// `BatchGetJob`.
    pub mod batch_get_job {
        use crate::typed as t;
        /// The operation `BatchGetJob`.
        pub enum BatchGetJob {}
        /// The input of `BatchGetJob` under construction, to `send`.
        pub type BatchGetJobFluentBuilder = t::Fluent<BatchGetJobOutput>;
        /// What `BatchGetJob` answers. Its items: `jobs`.
        pub type BatchGetJobOutput = super::super::views::Output<
            BatchGetJob,
            t::Of<str>,
        >;
        impl BatchGetJobOutput {
            /// `jobs`.
            #[inline]
            pub fn jobs(&self) -> &[t::Of<str>] {
                t::list(&self.0, 0)
            }
            /// `errors`.
            #[inline]
            pub fn errors(&self) -> &[t::Of<str>] {
                t::list(&self.0, 1)
            }
            /// `unprocessedJobs`.
            #[inline]
            pub fn unprocessed_jobs(&self) -> &[t::Of<str>] {
                t::list(&self.0, 2)
            }
            /// `jobsNotFound`.
            #[inline]
            pub fn jobs_not_found(&self) -> &[t::Of<str>] {
                t::list(&self.0, 3)
            }
        }
    }
    /// `DescribeUsers`.
    pub mod describe_users {
        use crate::typed as t;
        /// The operation `DescribeUsers`.
        pub enum DescribeUsers {}
        /// The input of `DescribeUsers` under construction, to `send`.
        pub type DescribeUsersFluentBuilder = t::Fluent<DescribeUsersOutput>;
        /// What `DescribeUsers` answers. Its items: `Rows`.
        pub type DescribeUsersOutput = super::super::views::Output<
            DescribeUsers,
            t::Of<str>,
        >;
        impl DescribeUsersOutput {
            /// `UserName`.
            #[inline]
            pub fn user_name(&self) -> Option<&str> {
                t::text(&self.0, 0)
            }
            /// `NextToken`.
            #[inline]
            pub fn next_token(&self) -> Option<&str> {
                t::text(&self.0, 1)
            }
            /// `Rows`.
            #[inline]
            pub fn rows(&self) -> &[t::Of<str>] {
                t::list(&self.0, 2)
            }
        }
    }
    /// `GetFolder`.
    pub mod get_folder {
        use crate::typed as t;
        /// The operation `GetFolder`.
        pub enum GetFolder {}
        /// The input of `GetFolder` under construction, to `send`.
        pub type GetFolderFluentBuilder = t::Fluent<GetFolderOutput>;
        /// What `GetFolder` answers. Its items: `subFolders`, `files`.
        pub type GetFolderOutput = super::super::views::Output<GetFolder, t::Value>;
        impl GetFolderOutput {
            /// `subFolders`.
            #[inline]
            pub fn sub_folders(&self) -> &[t::Of<str>] {
                t::list(&self.0, 0)
            }
            /// `files`.
            #[inline]
            pub fn files(&self) -> &[t::Of<str>] {
                t::list(&self.0, 1)
            }
            /// `treeId`.
            #[inline]
            pub fn tree_id(&self) -> Option<&str> {
                t::text(&self.0, 2)
            }
        }
    }
    /// `GetHostedZone`.
    pub mod get_hosted_zone {
        use super::super::types;
        use crate::typed as t;
        /// The operation `GetHostedZone`.
        pub enum GetHostedZone {}
        /// The input of `GetHostedZone` under construction, to `send`.
        pub type GetHostedZoneFluentBuilder = t::Fluent<GetHostedZoneOutput>;
        /// What `GetHostedZone` answers.
        pub type GetHostedZoneOutput = super::super::views::Output<
            GetHostedZone,
            t::Value,
        >;
        impl GetHostedZoneOutput {
            /// `HostedZone`.
            #[inline]
            pub fn hosted_zone(&self) -> Option<&types::Thing> {
                t::one(&self.0, 0)
            }
            /// `VPCs`.
            #[inline]
            pub fn vpcs(&self) -> &[t::Of<str>] {
                t::list(&self.0, 1)
            }
        }
    }
    /// `GetNothing`.
    pub mod get_nothing {
        use crate::typed as t;
        /// The operation `GetNothing`.
        pub enum GetNothing {}
        /// The input of `GetNothing` under construction, to `send`.
        pub type GetNothingFluentBuilder = t::Fluent<GetNothingOutput>;
        /// What `GetNothing` answers.
        pub type GetNothingOutput = super::super::views::Output<GetNothing, t::Value>;
        impl GetNothingOutput {
            /// `Count`.
            #[inline]
            pub fn count(&self) -> Option<&str> {
                t::text(&self.0, 0)
            }
        }
    }
    /// `GetParameters`.
    pub mod get_parameters {
        use crate::typed as t;
        /// The operation `GetParameters`.
        pub enum GetParameters {}
        /// The input of `GetParameters` under construction, to `send`.
        pub type GetParametersFluentBuilder = t::Fluent<GetParametersOutput>;
        /// What `GetParameters` answers. Its items: `Parameters`.
        pub type GetParametersOutput = super::super::views::Output<
            GetParameters,
            t::Of<str>,
        >;
        impl GetParametersOutput {
            /// `Parameters`.
            #[inline]
            pub fn parameters(&self) -> &[t::Of<str>] {
                t::list(&self.0, 0)
            }
            /// `InvalidParameters`.
            #[inline]
            pub fn invalid_parameters(&self) -> &[t::Of<str>] {
                t::list(&self.0, 1)
            }
        }
    }
    /// `GetRestApi`.
    pub mod get_rest_api {
        use crate::typed as t;
        /// The operation `GetRestApi`.
        pub enum GetRestApi {}
        /// The input of `GetRestApi` under construction, to `send`.
        pub type GetRestApiFluentBuilder = t::Fluent<GetRestApiOutput>;
        /// What `GetRestApi` answers.
        pub type GetRestApiOutput = super::super::views::Output<GetRestApi, t::Value>;
        impl GetRestApiOutput {
            /// `id`.
            #[inline]
            pub fn id(&self) -> Option<&str> {
                t::text(&self.0, 0)
            }
            /// `binaryMediaTypes`.
            #[inline]
            pub fn binary_media_types(&self) -> &[t::Of<str>] {
                t::list(&self.0, 1)
            }
        }
    }
    /// `GetVpcLink`.
    pub mod get_vpc_link {
        use crate::typed as t;
        /// The operation `GetVpcLink`.
        pub enum GetVpcLink {}
        /// The input of `GetVpcLink` under construction, to `send`.
        pub type GetVpcLinkFluentBuilder = t::Fluent<GetVpcLinkOutput>;
        /// What `GetVpcLink` answers.
        pub type GetVpcLinkOutput = super::super::views::Output<GetVpcLink, t::Value>;
        impl GetVpcLinkOutput {
            /// `VpcLinkId`.
            #[inline]
            pub fn vpc_link_id(&self) -> Option<&str> {
                t::text(&self.0, 0)
            }
            /// `SubnetIds`.
            #[inline]
            pub fn subnet_ids(&self) -> &[t::Of<str>] {
                t::list(&self.0, 1)
            }
            /// `SecurityGroupIds`.
            #[inline]
            pub fn security_group_ids(&self) -> &[t::Of<str>] {
                t::list(&self.0, 2)
            }
        }
    }
    /// `ListByKeyThatIsNoList`.
    pub mod list_by_key_that_is_no_list {
        use crate::typed as t;
        /// The operation `ListByKeyThatIsNoList`.
        pub enum ListByKeyThatIsNoList {}
        impl t::PaginatedOperation for ListByKeyThatIsNoList {}
        /// The input of `ListByKeyThatIsNoList` under construction, to `send`.
        pub type ListByKeyThatIsNoListFluentBuilder = t::Fluent<
            ListByKeyThatIsNoListOutput,
        >;
        impl ListByKeyThatIsNoListFluentBuilder {
            /// `Next`.
            #[inline]
            pub fn next(self, value: impl Into<String>) -> Self {
                t::set_text(self, 0, value)
            }
            /// Sets `Next`, or takes it away.
            #[inline]
            pub fn set_next(self, value: Option<String>) -> Self {
                t::assign(self, 0, value)
            }
        }
        /// What `ListByKeyThatIsNoList` answers. Its items: `Others`.
        pub type ListByKeyThatIsNoListOutput = super::super::views::Output<
            ListByKeyThatIsNoList,
            t::Of<str>,
        >;
        impl ListByKeyThatIsNoListOutput {
            /// `Next`.
            #[inline]
            pub fn next(&self) -> Option<&str> {
                t::text(&self.0, 0)
            }
            /// `Others`.
            #[inline]
            pub fn others(&self) -> &[t::Of<str>] {
                t::list(&self.0, 1)
            }
            /// `Text`.
            #[inline]
            pub fn text(&self) -> Option<&str> {
                t::text(&self.0, 2)
            }
        }
    }
    /// `ListByResultKey`.
    pub mod list_by_result_key {
        use super::super::types;
        use crate::typed as t;
        /// The operation `ListByResultKey`.
        pub enum ListByResultKey {}
        impl t::PaginatedOperation for ListByResultKey {}
        /// The input of `ListByResultKey` under construction, to `send`.
        pub type ListByResultKeyFluentBuilder = t::Fluent<ListByResultKeyOutput>;
        impl ListByResultKeyFluentBuilder {
            /// `Next`.
            #[inline]
            pub fn next(self, value: impl Into<String>) -> Self {
                t::set_text(self, 0, value)
            }
            /// Sets `Next`, or takes it away.
            #[inline]
            pub fn set_next(self, value: Option<String>) -> Self {
                t::assign(self, 0, value)
            }
        }
        /// What `ListByResultKey` answers. Its items: `Results.Items`.
        pub type ListByResultKeyOutput = super::super::views::Output<
            ListByResultKey,
            t::Of<str>,
        >;
        impl ListByResultKeyOutput {
            /// `Next`.
            #[inline]
            pub fn next(&self) -> Option<&str> {
                t::text(&self.0, 0)
            }
            /// `Others`.
            #[inline]
            pub fn others(&self) -> &[t::Of<str>] {
                t::list(&self.0, 1)
            }
            /// `Results`.
            #[inline]
            pub fn results(&self) -> Option<&types::Nested> {
                t::one(&self.0, 2)
            }
        }
    }
    /// `ListErrors`.
    pub mod list_errors {
        use crate::typed as t;
        /// The operation `ListErrors`.
        pub enum ListErrors {}
        /// The input of `ListErrors` under construction, to `send`.
        pub type ListErrorsFluentBuilder = t::Fluent<ListErrorsOutput>;
        /// What `ListErrors` answers. Its items: `Errors`.
        pub type ListErrorsOutput = super::super::views::Output<ListErrors, t::Of<str>>;
        impl ListErrorsOutput {
            /// `Errors`.
            #[inline]
            pub fn errors(&self) -> &[t::Of<str>] {
                t::list(&self.0, 0)
            }
        }
    }
    /// `ListOneList`.
    pub mod list_one_list {
        use crate::typed as t;
        /// The operation `ListOneList`.
        pub enum ListOneList {}
        /// The input of `ListOneList` under construction, to `send`.
        pub type ListOneListFluentBuilder = t::Fluent<ListOneListOutput>;
        /// What `ListOneList` answers. Its items: `Anything`.
        pub type ListOneListOutput = super::super::views::Output<
            ListOneList,
            t::Of<str>,
        >;
        impl ListOneListOutput {
            /// `Anything`.
            #[inline]
            pub fn anything(&self) -> &[t::Of<str>] {
                t::list(&self.0, 0)
            }
            /// `Count`.
            #[inline]
            pub fn count(&self) -> Option<&str> {
                t::text(&self.0, 1)
            }
        }
    }
    /// `ListTagsForResource`.
    pub mod list_tags_for_resource {
        use crate::typed as t;
        /// The operation `ListTagsForResource`.
        pub enum ListTagsForResource {}
        /// The input of `ListTagsForResource` under construction, to `send`.
        pub type ListTagsForResourceFluentBuilder = t::Fluent<ListTagsForResourceOutput>;
        /// What `ListTagsForResource` answers. Its items: `TagList`.
        pub type ListTagsForResourceOutput = super::super::views::Output<
            ListTagsForResource,
            t::Of<str>,
        >;
        impl ListTagsForResourceOutput {
            /// `ResourceArn`.
            #[inline]
            pub fn resource_arn(&self) -> Option<&str> {
                t::text(&self.0, 0)
            }
            /// `TagList`.
            #[inline]
            pub fn tag_list(&self) -> &[t::Of<str>] {
                t::list(&self.0, 1)
            }
        }
    }
    /// `PageBySeveralKeys`.
    pub mod page_by_several_keys {
        use crate::typed as t;
        /// The operation `PageBySeveralKeys`.
        pub enum PageBySeveralKeys {}
        impl t::PaginatedOperation for PageBySeveralKeys {}
        /// The input of `PageBySeveralKeys` under construction, to `send`.
        pub type PageBySeveralKeysFluentBuilder = t::Fluent<PageBySeveralKeysOutput>;
        impl PageBySeveralKeysFluentBuilder {
            /// `Next`.
            #[inline]
            pub fn next(self, value: impl Into<String>) -> Self {
                t::set_text(self, 0, value)
            }
            /// Sets `Next`, or takes it away.
            #[inline]
            pub fn set_next(self, value: Option<String>) -> Self {
                t::assign(self, 0, value)
            }
        }
        /// What `PageBySeveralKeys` answers. Its items: `Ones`, `Twos`.
        pub type PageBySeveralKeysOutput = super::super::views::Output<
            PageBySeveralKeys,
            t::Value,
        >;
        impl PageBySeveralKeysOutput {
            /// `Next`.
            #[inline]
            pub fn next(&self) -> Option<&str> {
                t::text(&self.0, 0)
            }
            /// `Ones`.
            #[inline]
            pub fn ones(&self) -> &[t::Of<str>] {
                t::list(&self.0, 1)
            }
            /// `Twos`.
            #[inline]
            pub fn twos(&self) -> &[t::Of<str>] {
                t::list(&self.0, 2)
            }
            /// `Threes`.
            #[inline]
            pub fn threes(&self) -> &[t::Of<str>] {
                t::list(&self.0, 3)
            }
        }
    }
    /// `PublishVersion`.
    pub mod publish_version {
        use crate::typed as t;
        /// The operation `PublishVersion`.
        pub enum PublishVersion {}
        /// The input of `PublishVersion` under construction, to `send`.
        pub type PublishVersionFluentBuilder = t::Fluent<PublishVersionOutput>;
        /// What `PublishVersion` answers.
        pub type PublishVersionOutput = super::super::views::Output<
            PublishVersion,
            t::Value,
        >;
        impl PublishVersionOutput {
            /// `A`.
            #[inline]
            pub fn a(&self) -> Option<&str> {
                t::text(&self.0, 0)
            }
            /// `B`.
            #[inline]
            pub fn b(&self) -> Option<&str> {
                t::text(&self.0, 1)
            }
            /// `C`.
            #[inline]
            pub fn c(&self) -> Option<&str> {
                t::text(&self.0, 2)
            }
            /// `D`.
            #[inline]
            pub fn d(&self) -> Option<&str> {
                t::text(&self.0, 3)
            }
            /// `E`.
            #[inline]
            pub fn e(&self) -> Option<&str> {
                t::text(&self.0, 4)
            }
            /// `F`.
            #[inline]
            pub fn f(&self) -> Option<&str> {
                t::text(&self.0, 5)
            }
            /// `Layers`.
            #[inline]
            pub fn layers(&self) -> &[t::Of<str>] {
                t::list(&self.0, 6)
            }
            /// `Architectures`.
            #[inline]
            pub fn architectures(&self) -> &[t::Of<str>] {
                t::list(&self.0, 7)
            }
        }
    }
    /// `PutTargets`.
    pub mod put_targets {
        use crate::typed as t;
        /// The operation `PutTargets`.
        pub enum PutTargets {}
        /// The input of `PutTargets` under construction, to `send`.
        pub type PutTargetsFluentBuilder = t::Fluent<PutTargetsOutput>;
        /// What `PutTargets` answers.
        pub type PutTargetsOutput = super::super::views::Output<PutTargets, t::Value>;
        impl PutTargetsOutput {
            /// `FailedEntries`.
            #[inline]
            pub fn failed_entries(&self) -> &[t::Of<str>] {
                t::list(&self.0, 0)
            }
            /// `FailedEntryCount`.
            #[inline]
            pub fn failed_entry_count(&self) -> Option<&str> {
                t::text(&self.0, 1)
            }
        }
    }
    /// `RunInstances`.
    pub mod run_instances {
        use crate::typed as t;
        /// The operation `RunInstances`.
        pub enum RunInstances {}
        /// The input of `RunInstances` under construction, to `send`.
        pub type RunInstancesFluentBuilder = t::Fluent<RunInstancesOutput>;
        /// What `RunInstances` answers. Its items: `Instances`.
        pub type RunInstancesOutput = super::super::views::Output<
            RunInstances,
            t::Of<str>,
        >;
        impl RunInstancesOutput {
            /// `Groups`.
            #[inline]
            pub fn groups(&self) -> &[t::Of<str>] {
                t::list(&self.0, 0)
            }
            /// `Instances`.
            #[inline]
            pub fn instances(&self) -> &[t::Of<str>] {
                t::list(&self.0, 1)
            }
            /// `ReservationId`.
            #[inline]
            pub fn reservation_id(&self) -> Option<&str> {
                t::text(&self.0, 2)
            }
            /// `OwnerId`.
            #[inline]
            pub fn owner_id(&self) -> Option<&str> {
                t::text(&self.0, 3)
            }
        }
    }
    /// `SearchTables`.
    pub mod search_tables {
        use crate::typed as t;
        /// The operation `SearchTables`.
        pub enum SearchTables {}
        /// The input of `SearchTables` under construction, to `send`.
        pub type SearchTablesFluentBuilder = t::Fluent<SearchTablesOutput>;
        /// What `SearchTables` answers. Its items: `Rows`.
        pub type SearchTablesOutput = super::super::views::Output<
            SearchTables,
            t::Of<str>,
        >;
        impl SearchTablesOutput {
            /// `TableName`.
            #[inline]
            pub fn table_name(&self) -> Option<&str> {
                t::text(&self.0, 0)
            }
            /// `Rows`.
            #[inline]
            pub fn rows(&self) -> &[t::Of<str>] {
                t::list(&self.0, 1)
            }
            /// `Tags`.
            #[inline]
            pub fn tags(&self) -> &[t::Of<str>] {
                t::list(&self.0, 2)
            }
        }
    }
    /// `UnassignAddresses`.
    pub mod unassign_addresses {
        use crate::typed as t;
        /// The operation `UnassignAddresses`.
        pub enum UnassignAddresses {}
        /// The input of `UnassignAddresses` under construction, to `send`.
        pub type UnassignAddressesFluentBuilder = t::Fluent<UnassignAddressesOutput>;
        /// What `UnassignAddresses` answers. Its items: `UnassignedAddresses`.
        pub type UnassignAddressesOutput = super::super::views::Output<
            UnassignAddresses,
            t::Of<str>,
        >;
        impl UnassignAddressesOutput {
            /// `UnassignedAddresses`.
            #[inline]
            pub fn unassigned_addresses(&self) -> &[t::Of<str>] {
                t::list(&self.0, 0)
            }
            /// `Unsuccessful`.
            #[inline]
            pub fn unsuccessful(&self) -> &[t::Of<str>] {
                t::list(&self.0, 1)
            }
        }
    }
}
/// Structures, unions and enumerations.
pub mod types {
    use super::views;
    use crate::typed as t;
    #[doc(hidden)]
    pub mod shapes {
        pub enum Nested {}
        pub enum Thing {}
    }
    /// `Nested`.
    pub type Nested = views::Shape<shapes::Nested>;
    impl Nested {
        /// `Items`.
        #[inline]
        pub fn items(&self) -> &[t::Of<str>] {
            t::list(&self.0, 0)
        }
    }
    /// `Thing`.
    pub type Thing = views::Shape<shapes::Thing>;
    impl Thing {
        /// `Id`.
        #[inline]
        pub fn id(&self) -> Option<&str> {
            t::text(&self.0, 0)
        }
    }
    /// Errors that the model names; [`Errors`](super::Errors) tells which one is.
    pub mod error {}
    /// Builders of structures that an input can hold.
    pub mod builders {}
}
/// Waiters under construction.
pub mod waiters {}
