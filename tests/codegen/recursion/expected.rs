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
/// let answer = client.walk().send().await?;
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
    /// `Walk`.
    #[inline]
    pub fn walk(&self) -> operation::walk::WalkFluentBuilder {
        t::fluent(&self.0, "Walk")
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
    /// `Walk`.
    pub mod walk {
        use super::super::types;
        use crate::typed as t;
        /// The operation `Walk`.
        pub enum Walk {}
        /// The input of `Walk` under construction, to `send`.
        pub type WalkFluentBuilder = t::Fluent<WalkOutput>;
        impl WalkFluentBuilder {
            /// `Self`.
            #[inline]
            pub fn self_(self, value: types::Node) -> Self {
                t::set(self, 0, value)
            }
            /// Sets `Self`, or takes it away.
            #[inline]
            pub fn set_self_(self, value: Option<types::Node>) -> Self {
                t::assign(self, 0, value)
            }
            /// Adds to `Children`.
            #[inline]
            pub fn children(self, value: types::Node) -> Self {
                t::push(self, 1, value)
            }
            /// Sets `Children`, or takes it away.
            #[inline]
            pub fn set_children(self, value: Option<Vec<types::Node>>) -> Self {
                t::assign(self, 1, value)
            }
            /// Adds an entry to `ByName`.
            #[inline]
            pub fn by_name(self, key: impl Into<String>, value: types::Node) -> Self {
                t::insert(self, 2, key, value)
            }
            /// Sets `ByName`, or takes it away.
            #[inline]
            pub fn set_by_name(
                self,
                value: Option<t::HashMap<String, types::Node>>,
            ) -> Self {
                t::assign(self, 2, value)
            }
            /// `Value`.
            #[inline]
            pub fn value(self, value: types::NodeValue) -> Self {
                t::set(self, 3, value)
            }
            /// Sets `Value`, or takes it away.
            #[inline]
            pub fn set_value(self, value: Option<types::NodeValue>) -> Self {
                t::assign(self, 3, value)
            }
        }
        /// What `Walk` answers.
        pub type WalkOutput = super::super::views::Output<Walk, t::Value>;
        impl WalkOutput {
            /// `Other`.
            #[inline]
            pub fn other(&self) -> Option<&types::Mutual2> {
                t::one(&self.0, 0)
            }
        }
    }
}
/// Structures, unions and enumerations.
pub mod types {
    use super::SERVICE;
    use super::views;
    use crate::typed as t;
    #[doc(hidden)]
    pub mod shapes {
        pub enum Mutual {}
        pub enum Mutual2 {}
        pub enum Node {}
        pub enum NodeValue {}
    }
    /// `Mutual`.
    pub type Mutual = views::Shape<shapes::Mutual>;
    impl Mutual {
        /// `Other`.
        #[inline]
        pub fn other(&self) -> Option<&Mutual2> {
            t::one(&self.0, 0)
        }
    }
    /// `Mutual2`.
    pub type Mutual2 = views::Shape<shapes::Mutual2>;
    impl Mutual2 {
        /// `Back`.
        #[inline]
        pub fn back(&self) -> Option<&Mutual> {
            t::one(&self.0, 0)
        }
        /// `Deep`.
        #[inline]
        pub fn deep(&self) -> &[t::Map<t::List<Mutual>>] {
            t::list(&self.0, 1)
        }
    }
    /// `Node`.
    pub type Node = views::Shape<shapes::Node>;
    impl Node {
        /// A builder, with nothing set.
        #[inline]
        pub fn builder() -> builders::NodeBuilder {
            t::builder(&SERVICE, 0)
        }
        /// `Self`.
        #[inline]
        pub fn self_(&self) -> Option<&Node> {
            t::one(&self.0, 0)
        }
        /// `Children`.
        #[inline]
        pub fn children(&self) -> &[Node] {
            t::list(&self.0, 1)
        }
        /// `ByName`.
        #[inline]
        pub fn by_name(&self) -> Option<&t::Map<Node>> {
            t::map(&self.0, 2)
        }
        /// `Value`.
        #[inline]
        pub fn value(&self) -> Option<&NodeValue> {
            t::one(&self.0, 3)
        }
    }
    /// `NodeValue`: one of its members.
    pub type NodeValue = t::Union<shapes::NodeValue>;
    impl NodeValue {
        /// `Leaf`.
        #[inline]
        pub fn Leaf(value: String) -> Self {
            t::union(&SERVICE, 3, 0, value)
        }
        /// What it holds, if that is `Leaf`; else itself.
        #[inline]
        pub fn as_leaf(&self) -> Result<&str, &Self> {
            t::variant(self, 0, t::Value::as_str)
        }
        /// Whether it holds `Leaf`.
        #[inline]
        pub fn is_leaf(&self) -> bool {
            t::is_variant(self, 0)
        }
        /// `Branch`.
        #[inline]
        pub fn Branch(value: Node) -> Self {
            t::union(&SERVICE, 3, 1, value)
        }
        /// What it holds, if that is `Branch`; else itself.
        #[inline]
        pub fn as_branch(&self) -> Result<&Node, &Self> {
            t::variant(self, 1, t::Value::as_view)
        }
        /// Whether it holds `Branch`.
        #[inline]
        pub fn is_branch(&self) -> bool {
            t::is_variant(self, 1)
        }
        /// `List`.
        #[inline]
        pub fn List(value: Vec<NodeValue>) -> Self {
            t::union(&SERVICE, 3, 2, value)
        }
        /// What it holds, if that is `List`; else itself.
        #[inline]
        pub fn as_list(&self) -> Result<&[NodeValue], &Self> {
            t::variant(self, 2, t::Value::as_views)
        }
        /// Whether it holds `List`.
        #[inline]
        pub fn is_list(&self) -> bool {
            t::is_variant(self, 2)
        }
        /// `Again`.
        #[inline]
        pub fn Again(value: NodeValue) -> Self {
            t::union(&SERVICE, 3, 3, value)
        }
        /// What it holds, if that is `Again`; else itself.
        #[inline]
        pub fn as_again(&self) -> Result<&NodeValue, &Self> {
            t::variant(self, 3, t::Value::as_view)
        }
        /// Whether it holds `Again`.
        #[inline]
        pub fn is_again(&self) -> bool {
            t::is_variant(self, 3)
        }
    }
    /// Errors that the model names; [`Errors`](super::Errors) tells which one is.
    pub mod error {}
    /// Builders of structures that an input can hold.
    pub mod builders {
        use crate::typed as t;
        /// A [`Node`](super::Node) under construction.
        pub type NodeBuilder = t::Builder<super::Node>;
        impl NodeBuilder {
            /// `Self`.
            #[inline]
            pub fn self_(self, value: super::Node) -> Self {
                t::set(self, 0, value)
            }
            /// Sets `Self`, or takes it away.
            #[inline]
            pub fn set_self_(self, value: Option<super::Node>) -> Self {
                t::assign(self, 0, value)
            }
            /// Adds to `Children`.
            #[inline]
            pub fn children(self, value: super::Node) -> Self {
                t::push(self, 1, value)
            }
            /// Sets `Children`, or takes it away.
            #[inline]
            pub fn set_children(self, value: Option<Vec<super::Node>>) -> Self {
                t::assign(self, 1, value)
            }
            /// Adds an entry to `ByName`.
            #[inline]
            pub fn by_name(self, key: impl Into<String>, value: super::Node) -> Self {
                t::insert(self, 2, key, value)
            }
            /// Sets `ByName`, or takes it away.
            #[inline]
            pub fn set_by_name(
                self,
                value: Option<t::HashMap<String, super::Node>>,
            ) -> Self {
                t::assign(self, 2, value)
            }
            /// `Value`.
            #[inline]
            pub fn value(self, value: super::NodeValue) -> Self {
                t::set(self, 3, value)
            }
            /// Sets `Value`, or takes it away.
            #[inline]
            pub fn set_value(self, value: Option<super::NodeValue>) -> Self {
                t::assign(self, 3, value)
            }
        }
    }
}
/// Waiters under construction.
pub mod waiters {}
