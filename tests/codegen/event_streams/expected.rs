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
/// let answer = client.talk().send().await?;
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
    /// `Talk`.
    #[inline]
    pub fn talk(&self) -> operation::talk::TalkFluentBuilder {
        t::fluent(&self.0, "Talk")
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
    /// `Talk`.
    pub mod talk {
        use super::super::types;
        use crate::typed as t;
        /// The operation `Talk`.
        pub enum Talk {}
        impl t::EventOperation for Talk {
            type Event = types::TextStream;
        }
        /// The input of `Talk` under construction, to `send`.
        /// What `Audio` stands for is sent by [`send_events`](t::Call::send_events) after that.
        pub type TalkFluentBuilder = t::Fluent<TalkOutput>;
        impl TalkFluentBuilder {
            /// `Session`.
            #[inline]
            pub fn session(self, value: impl Into<String>) -> Self {
                t::set_text(self, 0, value)
            }
            /// Sets `Session`, or takes it away.
            #[inline]
            pub fn set_session(self, value: Option<String>) -> Self {
                t::assign(self, 0, value)
            }
        }
        /// What `Talk` answers.
        pub type TalkOutput = super::super::views::Output<Talk, t::Value>;
        impl TalkOutput {
            /// `Transcript`: streamed.
            #[inline]
            pub fn transcript(&self) -> Option<&types::TextStream> {
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
        pub enum AudioStream {}
        pub enum Chunk {}
        pub enum End {}
        pub enum Oops {}
        pub enum TextEvent {}
        pub enum TextStream {}
    }
    /// `AudioStream`: one of its members.
    pub type AudioStream = t::Union<shapes::AudioStream>;
    impl AudioStream {
        /// `Chunk`.
        #[inline]
        pub fn Chunk(value: Chunk) -> Self {
            t::union(&SERVICE, 2, 0, value)
        }
        /// What it holds, if that is `Chunk`; else itself.
        #[inline]
        pub fn as_chunk(&self) -> Result<&Chunk, &Self> {
            t::variant(self, 0, t::Value::as_view)
        }
        /// Whether it holds `Chunk`.
        #[inline]
        pub fn is_chunk(&self) -> bool {
            t::is_variant(self, 0)
        }
        /// `End`.
        #[inline]
        pub fn End(value: End) -> Self {
            t::union(&SERVICE, 2, 1, value)
        }
        /// What it holds, if that is `End`; else itself.
        #[inline]
        pub fn as_end(&self) -> Result<&End, &Self> {
            t::variant(self, 1, t::Value::as_view)
        }
        /// Whether it holds `End`.
        #[inline]
        pub fn is_end(&self) -> bool {
            t::is_variant(self, 1)
        }
    }
    /// `Chunk`.
    pub type Chunk = views::Shape<shapes::Chunk>;
    impl Chunk {
        /// A builder, with nothing set.
        #[inline]
        pub fn builder() -> builders::ChunkBuilder {
            t::builder(&SERVICE, 3)
        }
        /// `Data`.
        #[inline]
        pub fn data(&self) -> Option<&[u8]> {
            t::blob(&self.0, 0)
        }
        /// `Size`.
        #[inline]
        pub fn size(&self) -> Option<i32> {
            t::integer(&self.0, 1)
        }
        /// `At`.
        #[inline]
        pub fn at(&self) -> Option<&t::DateTime> {
            t::timestamp(&self.0, 2)
        }
    }
    /// `End`.
    pub type End = views::Shape<shapes::End>;
    impl End {
        /// A builder, with nothing set.
        #[inline]
        pub fn builder() -> builders::EndBuilder {
            t::builder(&SERVICE, 4)
        }
    }
    /// `Oops`.
    pub type Oops = views::Shape<shapes::Oops>;
    impl Oops {
        /// `Message`.
        #[inline]
        pub fn message(&self) -> Option<&str> {
            t::text(&self.0, 0)
        }
    }
    /// `TextEvent`.
    pub type TextEvent = views::Shape<shapes::TextEvent>;
    impl TextEvent {
        /// `Text`.
        #[inline]
        pub fn text(&self) -> Option<&str> {
            t::text(&self.0, 0)
        }
        /// `Partial`.
        #[inline]
        pub fn partial(&self) -> Option<bool> {
            t::boolean(&self.0, 1)
        }
    }
    /// `TextStream`: one of its members.
    pub type TextStream = t::Union<shapes::TextStream>;
    impl TextStream {
        /// What it holds, if that is `Text`; else itself.
        #[inline]
        pub fn as_text(&self) -> Result<&TextEvent, &Self> {
            t::variant(self, 0, t::Value::as_view)
        }
        /// Whether it holds `Text`.
        #[inline]
        pub fn is_text(&self) -> bool {
            t::is_variant(self, 0)
        }
        /// What it holds, if that is `Oops`; else itself.
        #[inline]
        pub fn as_oops(&self) -> Result<&Oops, &Self> {
            t::variant(self, 1, t::Value::as_view)
        }
        /// Whether it holds `Oops`.
        #[inline]
        pub fn is_oops(&self) -> bool {
            t::is_variant(self, 1)
        }
    }
    /// Errors that the model names; [`Errors`](super::Errors) tells which one is.
    pub mod error {}
    /// Builders of structures that an input can hold.
    pub mod builders {
        use crate::typed as t;
        /// A [`Chunk`](super::Chunk) under construction.
        pub type ChunkBuilder = t::Builder<super::Chunk>;
        impl ChunkBuilder {
            /// `Data`.
            #[inline]
            pub fn data(self, value: t::Blob) -> Self {
                t::set(self, 0, value)
            }
            /// Sets `Data`, or takes it away.
            #[inline]
            pub fn set_data(self, value: Option<t::Blob>) -> Self {
                t::assign(self, 0, value)
            }
            /// `Size`.
            #[inline]
            pub fn size(self, value: i32) -> Self {
                t::set(self, 1, value)
            }
            /// Sets `Size`, or takes it away.
            #[inline]
            pub fn set_size(self, value: Option<i32>) -> Self {
                t::assign(self, 1, value)
            }
            /// `At`.
            #[inline]
            pub fn at(self, value: t::DateTime) -> Self {
                t::set(self, 2, value)
            }
            /// Sets `At`, or takes it away.
            #[inline]
            pub fn set_at(self, value: Option<t::DateTime>) -> Self {
                t::assign(self, 2, value)
            }
        }
        /// A [`End`](super::End) under construction.
        pub type EndBuilder = t::Builder<super::End>;
    }
}
/// Waiters under construction.
pub mod waiters {}
