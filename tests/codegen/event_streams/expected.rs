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
        MultiRegionClient::new(config, "tiny-thing", regions).map(Client)
    }
    /// The dynamic client that it wraps: operations by name, presigning, and more.
    pub fn dynamic(&self) -> &MultiRegionClient {
        &self.0
    }
    /// `Talk`.
    #[inline]
    pub fn talk(&self) -> operation::talk::TalkFluentBuilder {
        operation::talk::TalkFluentBuilder(t::Fluent::new(&self.0, "Talk"))
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
    /// `Talk`.
    pub mod talk {
        use super::super::types;
        use crate::typed as t;
        /// The input of `Talk` under construction, to [`send`](Self::send).
        #[derive(Clone, Debug)]
        #[must_use]
        pub struct TalkFluentBuilder(pub(in super::super) t::Fluent);
        impl TalkFluentBuilder {
            /// `Session`.
            #[inline]
            pub fn session(self, value: impl Into<String>) -> Self {
                Self(self.0.text(0, value))
            }
            /// Sets `Session`, or takes it away.
            #[inline]
            pub fn set_session(self, value: Option<String>) -> Self {
                Self(self.0.assign(0, value))
            }
            /// The call: await it, or set more of it first.
            /// What `Audio` stands for is sent by [`send_events`](t::Call::send_events).
            #[inline]
            pub fn send(self) -> t::Call<TalkOutput> {
                self.0.send()
            }
        }
        /// What `Talk` answers.
        #[derive(Clone, PartialEq)]
        #[repr(transparent)]
        pub struct TalkOutput(t::Structure);
        impl TalkOutput {
            /// `Transcript`: streamed.
            #[inline]
            pub fn transcript(&self) -> Option<&types::TextStream> {
                self.0.slot(0).as_view()
            }
        }
        impl t::Listing for TalkOutput {
            type Item = t::Value;
        }
        t::outputs! {
            TalkOutput
        }
        impl t::EventOutput for TalkOutput {
            type Event = types::TextStream;
        }
    }
}
/// Structures, unions and enumerations.
pub mod types {
    use super::SERVICE;
    use crate::typed as t;
    /// `AudioStream`: one of its members.
    #[derive(Clone, PartialEq)]
    #[repr(transparent)]
    pub struct AudioStream(t::Value);
    impl AudioStream {
        /// `Chunk`.
        #[allow(non_snake_case)]
        #[inline]
        pub fn Chunk(value: Chunk) -> Self {
            Self(t::union(&SERVICE, 2, 0, value))
        }
        /// What it holds, if that is `Chunk`; else itself.
        #[inline]
        pub fn as_chunk(&self) -> Result<&Chunk, &Self> {
            self.0.variant(0).and_then(t::Value::as_view).ok_or(self)
        }
        /// Whether it holds `Chunk`.
        #[inline]
        pub fn is_chunk(&self) -> bool {
            self.0.variant(0).is_some()
        }
        /// `End`.
        #[allow(non_snake_case)]
        #[inline]
        pub fn End(value: End) -> Self {
            Self(t::union(&SERVICE, 2, 1, value))
        }
        /// What it holds, if that is `End`; else itself.
        #[inline]
        pub fn as_end(&self) -> Result<&End, &Self> {
            self.0.variant(1).and_then(t::Value::as_view).ok_or(self)
        }
        /// Whether it holds `End`.
        #[inline]
        pub fn is_end(&self) -> bool {
            self.0.variant(1).is_some()
        }
        /// Whether it holds what the model does not know.
        #[inline]
        pub fn is_unknown(&self) -> bool {
            self.0.is_unknown_variant()
        }
    }
    /// `Chunk`.
    #[derive(Clone, PartialEq)]
    #[repr(transparent)]
    pub struct Chunk(t::Value);
    impl Chunk {
        /// A builder, with nothing set.
        #[inline]
        pub fn builder() -> builders::ChunkBuilder {
            builders::ChunkBuilder(t::Builder::new(&SERVICE, 3))
        }
        /// `Data`.
        #[inline]
        pub fn data(&self) -> Option<&[u8]> {
            self.0.slot(0).as_blob()
        }
        /// `Size`.
        #[inline]
        pub fn size(&self) -> Option<i32> {
            self.0.slot(1).as_i32()
        }
        /// `At`.
        #[inline]
        pub fn at(&self) -> Option<&t::DateTime> {
            self.0.slot(2).as_timestamp()
        }
    }
    /// `End`.
    #[derive(Clone, PartialEq)]
    #[repr(transparent)]
    pub struct End(t::Value);
    impl End {
        /// A builder, with nothing set.
        #[inline]
        pub fn builder() -> builders::EndBuilder {
            builders::EndBuilder(t::Builder::new(&SERVICE, 4))
        }
    }
    /// `Oops`.
    #[derive(Clone, PartialEq)]
    #[repr(transparent)]
    pub struct Oops(t::Value);
    impl Oops {
        /// `Message`.
        #[inline]
        pub fn message(&self) -> Option<&str> {
            self.0.slot(0).as_str()
        }
    }
    /// `TextEvent`.
    #[derive(Clone, PartialEq)]
    #[repr(transparent)]
    pub struct TextEvent(t::Value);
    impl TextEvent {
        /// `Text`.
        #[inline]
        pub fn text(&self) -> Option<&str> {
            self.0.slot(0).as_str()
        }
        /// `Partial`.
        #[inline]
        pub fn partial(&self) -> Option<bool> {
            self.0.slot(1).as_bool()
        }
    }
    /// `TextStream`: one of its members.
    #[derive(Clone, PartialEq)]
    #[repr(transparent)]
    pub struct TextStream(t::Value);
    impl TextStream {
        /// What it holds, if that is `Text`; else itself.
        #[inline]
        pub fn as_text(&self) -> Result<&TextEvent, &Self> {
            self.0.variant(0).and_then(t::Value::as_view).ok_or(self)
        }
        /// Whether it holds `Text`.
        #[inline]
        pub fn is_text(&self) -> bool {
            self.0.variant(0).is_some()
        }
        /// What it holds, if that is `Oops`; else itself.
        #[inline]
        pub fn as_oops(&self) -> Result<&Oops, &Self> {
            self.0.variant(1).and_then(t::Value::as_view).ok_or(self)
        }
        /// Whether it holds `Oops`.
        #[inline]
        pub fn is_oops(&self) -> bool {
            self.0.variant(1).is_some()
        }
        /// Whether it holds what the model does not know.
        #[inline]
        pub fn is_unknown(&self) -> bool {
            self.0.is_unknown_variant()
        }
    }
    t::structures! {
        Chunk, End, Oops, TextEvent
    }
    t::unions! {
        AudioStream, TextStream
    }
    t::inputs! {
        AudioStream, Chunk, End
    }
    /// Errors that the model names; [`Errors`](super::Errors) tells which one is.
    pub mod error {}
    /// Builders of structures that an input can hold.
    pub mod builders {
        use crate::typed as t;
        /// A [`Chunk`](super::Chunk) under construction.
        #[derive(Clone, Debug)]
        #[must_use]
        pub struct ChunkBuilder(pub(super) t::Builder);
        impl ChunkBuilder {
            /// `Data`.
            #[inline]
            pub fn data(self, value: t::Blob) -> Self {
                Self(self.0.set(0, value))
            }
            /// Sets `Data`, or takes it away.
            #[inline]
            pub fn set_data(self, value: Option<t::Blob>) -> Self {
                Self(self.0.assign(0, value))
            }
            /// `Size`.
            #[inline]
            pub fn size(self, value: i32) -> Self {
                Self(self.0.set(1, value))
            }
            /// Sets `Size`, or takes it away.
            #[inline]
            pub fn set_size(self, value: Option<i32>) -> Self {
                Self(self.0.assign(1, value))
            }
            /// `At`.
            #[inline]
            pub fn at(self, value: t::DateTime) -> Self {
                Self(self.0.set(2, value))
            }
            /// Sets `At`, or takes it away.
            #[inline]
            pub fn set_at(self, value: Option<t::DateTime>) -> Self {
                Self(self.0.assign(2, value))
            }
            /// What was built.
            #[inline]
            pub fn build(self) -> super::Chunk {
                super::Chunk(self.0.build())
            }
        }
        /// A [`End`](super::End) under construction.
        #[derive(Clone, Debug)]
        #[must_use]
        pub struct EndBuilder(pub(super) t::Builder);
        impl EndBuilder {
            /// What was built.
            #[inline]
            pub fn build(self) -> super::End {
                super::End(self.0.build())
            }
        }
    }
}
/// Waiters under construction.
pub mod waiters {}
