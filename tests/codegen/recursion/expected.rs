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
        MultiRegionClient::new(config, "tiny-thing", regions).map(Client)
    }
    /// The dynamic client that it wraps: operations by name, presigning, and more.
    pub fn dynamic(&self) -> &MultiRegionClient {
        &self.0
    }
    /// `Walk`.
    #[inline]
    pub fn walk(&self) -> operation::walk::WalkFluentBuilder {
        operation::walk::WalkFluentBuilder(t::Fluent::new(&self.0, "Walk"))
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
    /// `Walk`.
    pub mod walk {
        use super::super::types;
        use crate::typed as t;
        /// The input of `Walk` under construction, to [`send`](Self::send).
        #[derive(Clone, Debug)]
        #[must_use]
        pub struct WalkFluentBuilder(pub(in super::super) t::Fluent);
        impl WalkFluentBuilder {
            /// `Self`.
            #[inline]
            pub fn self_(self, value: types::Node) -> Self {
                Self(self.0.set(0, value))
            }
            /// Sets `Self`, or takes it away.
            #[inline]
            pub fn set_self_(self, value: Option<types::Node>) -> Self {
                Self(self.0.assign(0, value))
            }
            /// Adds to `Children`.
            #[inline]
            pub fn children(self, value: types::Node) -> Self {
                Self(self.0.push(1, value))
            }
            /// Sets `Children`, or takes it away.
            #[inline]
            pub fn set_children(self, value: Option<Vec<types::Node>>) -> Self {
                Self(self.0.assign(1, value))
            }
            /// Adds an entry to `ByName`.
            #[inline]
            pub fn by_name(self, key: impl Into<String>, value: types::Node) -> Self {
                Self(self.0.insert(2, key, value))
            }
            /// Sets `ByName`, or takes it away.
            #[inline]
            pub fn set_by_name(
                self,
                value: Option<t::HashMap<String, types::Node>>,
            ) -> Self {
                Self(self.0.assign(2, value))
            }
            /// `Value`.
            #[inline]
            pub fn value(self, value: types::NodeValue) -> Self {
                Self(self.0.set(3, value))
            }
            /// Sets `Value`, or takes it away.
            #[inline]
            pub fn set_value(self, value: Option<types::NodeValue>) -> Self {
                Self(self.0.assign(3, value))
            }
            /// The call: await it, or set more of it first.
            #[inline]
            pub fn send(self) -> t::Call<WalkOutput> {
                self.0.send()
            }
        }
        /// What `Walk` answers.
        #[derive(Clone, PartialEq)]
        #[repr(transparent)]
        pub struct WalkOutput(t::Structure);
        impl WalkOutput {
            /// `Other`.
            #[inline]
            pub fn other(&self) -> Option<&types::Mutual2> {
                self.0.slot(0).as_view()
            }
        }
        impl t::Listing for WalkOutput {
            type Item = t::Value;
        }
        t::outputs! {
            WalkOutput
        }
    }
}
/// Structures, unions and enumerations.
pub mod types {
    use super::SERVICE;
    use crate::typed as t;
    /// `Mutual`.
    #[derive(Clone, PartialEq)]
    #[repr(transparent)]
    pub struct Mutual(t::Value);
    impl Mutual {
        /// `Other`.
        #[inline]
        pub fn other(&self) -> Option<&Mutual2> {
            self.0.slot(0).as_view()
        }
    }
    /// `Mutual2`.
    #[derive(Clone, PartialEq)]
    #[repr(transparent)]
    pub struct Mutual2(t::Value);
    impl Mutual2 {
        /// `Back`.
        #[inline]
        pub fn back(&self) -> Option<&Mutual> {
            self.0.slot(0).as_view()
        }
        /// `Deep`.
        #[inline]
        pub fn deep(&self) -> &[t::Map<t::List<Mutual>>] {
            self.0.slot(1).views()
        }
    }
    /// `Node`.
    #[derive(Clone, PartialEq)]
    #[repr(transparent)]
    pub struct Node(t::Value);
    impl Node {
        /// A builder, with nothing set.
        #[inline]
        pub fn builder() -> builders::NodeBuilder {
            builders::NodeBuilder(t::Builder::new(&SERVICE, 0))
        }
        /// `Self`.
        #[inline]
        pub fn self_(&self) -> Option<&Node> {
            self.0.slot(0).as_view()
        }
        /// `Children`.
        #[inline]
        pub fn children(&self) -> &[Node] {
            self.0.slot(1).views()
        }
        /// `ByName`.
        #[inline]
        pub fn by_name(&self) -> Option<&t::Map<Node>> {
            self.0.slot(2).as_map_of()
        }
        /// `Value`.
        #[inline]
        pub fn value(&self) -> Option<&NodeValue> {
            self.0.slot(3).as_view()
        }
    }
    /// `NodeValue`: one of its members.
    #[derive(Clone, PartialEq)]
    #[repr(transparent)]
    pub struct NodeValue(t::Value);
    impl NodeValue {
        /// `Leaf`.
        #[allow(non_snake_case)]
        #[inline]
        pub fn Leaf(value: String) -> Self {
            Self(t::union(&SERVICE, 3, 0, value))
        }
        /// What it holds, if that is `Leaf`; else itself.
        #[inline]
        pub fn as_leaf(&self) -> Result<&str, &Self> {
            self.0.variant(0).and_then(t::Value::as_str).ok_or(self)
        }
        /// Whether it holds `Leaf`.
        #[inline]
        pub fn is_leaf(&self) -> bool {
            self.0.variant(0).is_some()
        }
        /// `Branch`.
        #[allow(non_snake_case)]
        #[inline]
        pub fn Branch(value: Node) -> Self {
            Self(t::union(&SERVICE, 3, 1, value))
        }
        /// What it holds, if that is `Branch`; else itself.
        #[inline]
        pub fn as_branch(&self) -> Result<&Node, &Self> {
            self.0.variant(1).and_then(t::Value::as_view).ok_or(self)
        }
        /// Whether it holds `Branch`.
        #[inline]
        pub fn is_branch(&self) -> bool {
            self.0.variant(1).is_some()
        }
        /// `List`.
        #[allow(non_snake_case)]
        #[inline]
        pub fn List(value: Vec<NodeValue>) -> Self {
            Self(t::union(&SERVICE, 3, 2, value))
        }
        /// What it holds, if that is `List`; else itself.
        #[inline]
        pub fn as_list(&self) -> Result<&[NodeValue], &Self> {
            self.0.variant(2).map(t::Value::views).ok_or(self)
        }
        /// Whether it holds `List`.
        #[inline]
        pub fn is_list(&self) -> bool {
            self.0.variant(2).is_some()
        }
        /// `Again`.
        #[allow(non_snake_case)]
        #[inline]
        pub fn Again(value: NodeValue) -> Self {
            Self(t::union(&SERVICE, 3, 3, value))
        }
        /// What it holds, if that is `Again`; else itself.
        #[inline]
        pub fn as_again(&self) -> Result<&NodeValue, &Self> {
            self.0.variant(3).and_then(t::Value::as_view).ok_or(self)
        }
        /// Whether it holds `Again`.
        #[inline]
        pub fn is_again(&self) -> bool {
            self.0.variant(3).is_some()
        }
        /// Whether it holds what the model does not know.
        #[inline]
        pub fn is_unknown(&self) -> bool {
            self.0.is_unknown_variant()
        }
    }
    t::structures! {
        Mutual, Mutual2, Node
    }
    t::unions! {
        NodeValue
    }
    t::inputs! {
        Node, NodeValue
    }
    /// Errors that the model names; [`Errors`](super::Errors) tells which one is.
    pub mod error {}
    /// Builders of structures that an input can hold.
    pub mod builders {
        use crate::typed as t;
        /// A [`Node`](super::Node) under construction.
        #[derive(Clone, Debug)]
        #[must_use]
        pub struct NodeBuilder(pub(super) t::Builder);
        impl NodeBuilder {
            /// `Self`.
            #[inline]
            pub fn self_(self, value: super::Node) -> Self {
                Self(self.0.set(0, value))
            }
            /// Sets `Self`, or takes it away.
            #[inline]
            pub fn set_self_(self, value: Option<super::Node>) -> Self {
                Self(self.0.assign(0, value))
            }
            /// Adds to `Children`.
            #[inline]
            pub fn children(self, value: super::Node) -> Self {
                Self(self.0.push(1, value))
            }
            /// Sets `Children`, or takes it away.
            #[inline]
            pub fn set_children(self, value: Option<Vec<super::Node>>) -> Self {
                Self(self.0.assign(1, value))
            }
            /// Adds an entry to `ByName`.
            #[inline]
            pub fn by_name(self, key: impl Into<String>, value: super::Node) -> Self {
                Self(self.0.insert(2, key, value))
            }
            /// Sets `ByName`, or takes it away.
            #[inline]
            pub fn set_by_name(
                self,
                value: Option<t::HashMap<String, super::Node>>,
            ) -> Self {
                Self(self.0.assign(2, value))
            }
            /// `Value`.
            #[inline]
            pub fn value(self, value: super::NodeValue) -> Self {
                Self(self.0.set(3, value))
            }
            /// Sets `Value`, or takes it away.
            #[inline]
            pub fn set_value(self, value: Option<super::NodeValue>) -> Self {
                Self(self.0.assign(3, value))
            }
            /// What was built.
            #[inline]
            pub fn build(self) -> super::Node {
                super::Node(self.0.build())
            }
        }
    }
}
/// Waiters under construction.
pub mod waiters {}
