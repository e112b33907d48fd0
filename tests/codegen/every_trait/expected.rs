//! Tiny Title (`tiny-name`, API 2020-01-01): typed clients in many regions.
//!
//! prose
use crate::typed as t;
pub use crate::typed::primitives;
use crate::model::Service;
pub use crate::{Error, MultiRegionClient};
use crate::model::entries::tiny_name as SERVICE;
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
/// let client = mr::tiny_name::Client::new(&config, ["eu-west-1", "us-*"])?;
/// let answer = client.least().send().await?;
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
    /// `All`: reads only, answers in pages, deprecated since 2020 (prose).
    #[inline]
    pub fn all(&self) -> operation::all::AllFluentBuilder {
        t::fluent(&self.0, "All")
    }
    /// `Least`.
    #[inline]
    pub fn least(&self) -> operation::least::LeastFluentBuilder {
        t::fluent(&self.0, "Least")
    }
    /// `Ready`: polls `All`.
    #[inline]
    pub fn wait_until_ready(&self) -> waiters::ReadyFluentBuilder {
        t::fluent(&self.0, "All")
    }
}
impl t::ServiceClient for Client {
    const SERVICE: &'static str = "tiny-name";
    fn service() -> &'static Service {
        SERVICE.service()
    }
    fn wrap(client: MultiRegionClient) -> Self {
        Client(client)
    }
}
/// Which of the errors in [`types::error`] a [`CallError`](crate::CallError) is. Import it for its methods.
pub trait Errors: t::Modelled {
    /// The error as [`Fault`](types::error::Fault), if it is one.
    fn as_fault(&self) -> Option<&types::error::Fault> {
        self.modelled()
    }
    /// Whether it is [`Fault`](types::error::Fault).
    fn is_fault(&self) -> bool {
        self.as_fault().is_some()
    }
    /// The error as [`Retry`](types::error::Retry), if it is one.
    fn as_retry(&self) -> Option<&types::error::Retry> {
        self.modelled()
    }
    /// Whether it is [`Retry`](types::error::Retry).
    fn is_retry(&self) -> bool {
        self.as_retry().is_some()
    }
}
impl Errors for crate::CallError {}
/// A module for each operation: its input's builder, its output.
pub mod operation {
    /// `All`.
    ///
    /// Errors: `Fault`, `Retry`.
    pub mod all {
        use super::super::types;
        use crate::typed as t;
        /// The operation `All`.
        pub enum All {}
        impl t::PaginatedOperation for All {}
        impl t::EventOperation for All {
            type Event = types::Events;
        }
        /// The input of `All` under construction, to `send`.
        pub type AllFluentBuilder = t::Streaming<AllOutput>;
        impl AllFluentBuilder {
            /// `Label`: required.
            #[inline]
            pub fn label(self, value: impl Into<String>) -> Self {
                t::set_text(self, 0, value)
            }
            /// Sets `Label`, or takes it away.
            #[inline]
            pub fn set_label(self, value: Option<String>) -> Self {
                t::assign(self, 0, value)
            }
            /// `Greedy`: required.
            #[inline]
            pub fn greedy(self, value: impl Into<String>) -> Self {
                t::set_text(self, 1, value)
            }
            /// Sets `Greedy`, or takes it away.
            #[inline]
            pub fn set_greedy(self, value: Option<String>) -> Self {
                t::assign(self, 1, value)
            }
            /// `Host`: required.
            #[inline]
            pub fn host(self, value: impl Into<String>) -> Self {
                t::set_text(self, 2, value)
            }
            /// Sets `Host`, or takes it away.
            #[inline]
            pub fn set_host(self, value: Option<String>) -> Self {
                t::assign(self, 2, value)
            }
            /// `Query`.
            #[inline]
            pub fn query(self, value: impl Into<String>) -> Self {
                t::set_text(self, 3, value)
            }
            /// Sets `Query`, or takes it away.
            #[inline]
            pub fn set_query(self, value: Option<String>) -> Self {
                t::assign(self, 3, value)
            }
            /// Adds an entry to `Params`.
            #[inline]
            pub fn params(
                self,
                key: impl Into<String>,
                value: impl Into<String>,
            ) -> Self {
                t::insert_text(self, 4, key, value)
            }
            /// Sets `Params`, or takes it away.
            #[inline]
            pub fn set_params(self, value: Option<t::HashMap<String, String>>) -> Self {
                t::assign(self, 4, value)
            }
            /// Adds an entry to `Prefixed`.
            #[inline]
            pub fn prefixed(
                self,
                key: impl Into<String>,
                value: impl Into<String>,
            ) -> Self {
                t::insert_text(self, 5, key, value)
            }
            /// Sets `Prefixed`, or takes it away.
            #[inline]
            pub fn set_prefixed(
                self,
                value: Option<t::HashMap<String, String>>,
            ) -> Self {
                t::assign(self, 5, value)
            }
            /// `Token`: made up where it is not set.
            #[inline]
            pub fn token(self, value: impl Into<String>) -> Self {
                t::set_text(self, 6, value)
            }
            /// Sets `Token`, or takes it away.
            #[inline]
            pub fn set_token(self, value: Option<String>) -> Self {
                t::assign(self, 6, value)
            }
            /// `Size`.
            #[inline]
            pub fn size(self, value: i32) -> Self {
                t::set(self, 7, value)
            }
            /// Sets `Size`, or takes it away.
            #[inline]
            pub fn set_size(self, value: Option<i32>) -> Self {
                t::assign(self, 7, value)
            }
            /// `Algorithm`.
            #[inline]
            pub fn algorithm(self, value: impl Into<String>) -> Self {
                t::set_text(self, 8, value)
            }
            /// Sets `Algorithm`, or takes it away.
            #[inline]
            pub fn set_algorithm(self, value: Option<String>) -> Self {
                t::assign(self, 8, value)
            }
            /// `Body`: streamed.
            #[inline]
            pub fn body(self, value: impl Into<t::Body>) -> Self {
                t::set_body(self, value)
            }
        }
        /// What `All` answers. Its items: `Things`.
        pub type AllOutput = super::super::views::Output<All, t::Of<str>>;
        impl AllOutput {
            /// `Code`.
            #[inline]
            pub fn code(&self) -> Option<i32> {
                t::integer(&self.0, 0)
            }
            /// `Attr`: deprecated.
            #[inline]
            pub fn attr(&self) -> Option<&str> {
                t::text(&self.0, 1)
            }
            /// `Flat`: length 1 to 9, no two alike.
            #[inline]
            pub fn flat(&self) -> &[t::Of<str>] {
                t::list(&self.0, 2)
            }
            /// `Ec2`.
            #[inline]
            pub fn ec2(&self) -> Option<&str> {
                t::text(&self.0, 3)
            }
            /// `When`.
            #[inline]
            pub fn when(&self) -> Option<&t::DateTime> {
                t::timestamp(&self.0, 4)
            }
            /// `Secret`: length 3 or less, pattern `^.$`, sensitive.
            #[inline]
            pub fn secret(&self) -> Option<&str> {
                t::text(&self.0, 5)
            }
            /// `Range`: range -0.5 or more.
            #[inline]
            pub fn range(&self) -> Option<f64> {
                t::double(&self.0, 6)
            }
            /// `Token`.
            #[inline]
            pub fn token(&self) -> Option<&str> {
                t::text(&self.0, 7)
            }
            /// `Things`: length 1 to 9, no two alike.
            #[inline]
            pub fn things(&self) -> &[t::Of<str>] {
                t::list(&self.0, 8)
            }
            /// `More`.
            #[inline]
            pub fn more(&self) -> Option<bool> {
                t::boolean(&self.0, 9)
            }
            /// `Events`: streamed.
            #[inline]
            pub fn events(&self) -> Option<&types::Events> {
                t::one(&self.0, 10)
            }
        }
    }
    /// `Least`.
    pub mod least {
        use crate::typed as t;
        /// The operation `Least`.
        pub enum Least {}
        /// The input of `Least` under construction, to `send`.
        pub type LeastFluentBuilder = t::Fluent<LeastOutput>;
        /// What `Least` answers: nothing.
        pub type LeastOutput = super::super::views::Output<Least, t::Value>;
    }
}
/// Structures, unions and enumerations.
pub mod types {
    use super::views;
    use crate::typed as t;
    #[doc(hidden)]
    pub mod shapes {
        pub enum Event {}
        pub enum Events {}
    }
    /// `Event`.
    pub type Event = views::Shape<shapes::Event>;
    impl Event {
        /// `Header`.
        #[inline]
        pub fn header(&self) -> Option<&str> {
            t::text(&self.0, 0)
        }
        /// `Payload`.
        #[inline]
        pub fn payload(&self) -> Option<&[u8]> {
            t::blob(&self.0, 1)
        }
    }
    /// `Events`: one of its members.
    pub type Events = t::Union<shapes::Events>;
    impl Events {
        /// What it holds, if that is `Event`; else itself.
        #[inline]
        pub fn as_event(&self) -> Result<&Event, &Self> {
            t::variant(self, 0, t::Value::as_view)
        }
        /// Whether it holds `Event`.
        #[inline]
        pub fn is_event(&self) -> bool {
            t::is_variant(self, 0)
        }
    }
    /// Errors that the model names; [`Errors`](super::Errors) tells which one is.
    pub mod error {
        use crate::typed as t;
        #[doc(hidden)]
        pub mod shapes {
            pub enum Fault {}
            pub enum Retry {}
        }
        /// `Fault`: HTTP 409.
        pub type Fault = t::ServiceError<shapes::Fault>;
        impl Fault {
            /// `message`.
            #[inline]
            pub fn message(&self) -> Option<&str> {
                t::text(&self.0, 0)
            }
        }
        impl t::ErrorShape for shapes::Fault {
            const NAME: &'static str = "Fault";
        }
        /// `Retry`: worth a retry.
        pub type Retry = t::ServiceError<shapes::Retry>;
        impl t::ErrorShape for shapes::Retry {
            const NAME: &'static str = "Retry";
        }
    }
    /// Builders of structures that an input can hold.
    pub mod builders {}
}
/// Waiters under construction.
pub mod waiters {
    use crate::typed as t;
    /// The waiter `Ready`.
    pub enum Ready {}
    /// `Ready`: polls `All`.
    pub type ReadyFluentBuilder = t::Waiter<Ready>;
    impl ReadyFluentBuilder {
        /// `Label`: required.
        #[inline]
        pub fn label(self, value: impl Into<String>) -> Self {
            t::set_text(self, 0, value)
        }
        /// Sets `Label`, or takes it away.
        #[inline]
        pub fn set_label(self, value: Option<String>) -> Self {
            t::assign(self, 0, value)
        }
        /// `Greedy`: required.
        #[inline]
        pub fn greedy(self, value: impl Into<String>) -> Self {
            t::set_text(self, 1, value)
        }
        /// Sets `Greedy`, or takes it away.
        #[inline]
        pub fn set_greedy(self, value: Option<String>) -> Self {
            t::assign(self, 1, value)
        }
        /// `Host`: required.
        #[inline]
        pub fn host(self, value: impl Into<String>) -> Self {
            t::set_text(self, 2, value)
        }
        /// Sets `Host`, or takes it away.
        #[inline]
        pub fn set_host(self, value: Option<String>) -> Self {
            t::assign(self, 2, value)
        }
        /// `Query`.
        #[inline]
        pub fn query(self, value: impl Into<String>) -> Self {
            t::set_text(self, 3, value)
        }
        /// Sets `Query`, or takes it away.
        #[inline]
        pub fn set_query(self, value: Option<String>) -> Self {
            t::assign(self, 3, value)
        }
        /// Adds an entry to `Params`.
        #[inline]
        pub fn params(self, key: impl Into<String>, value: impl Into<String>) -> Self {
            t::insert_text(self, 4, key, value)
        }
        /// Sets `Params`, or takes it away.
        #[inline]
        pub fn set_params(self, value: Option<t::HashMap<String, String>>) -> Self {
            t::assign(self, 4, value)
        }
        /// Adds an entry to `Prefixed`.
        #[inline]
        pub fn prefixed(self, key: impl Into<String>, value: impl Into<String>) -> Self {
            t::insert_text(self, 5, key, value)
        }
        /// Sets `Prefixed`, or takes it away.
        #[inline]
        pub fn set_prefixed(self, value: Option<t::HashMap<String, String>>) -> Self {
            t::assign(self, 5, value)
        }
        /// `Token`: made up where it is not set.
        #[inline]
        pub fn token(self, value: impl Into<String>) -> Self {
            t::set_text(self, 6, value)
        }
        /// Sets `Token`, or takes it away.
        #[inline]
        pub fn set_token(self, value: Option<String>) -> Self {
            t::assign(self, 6, value)
        }
        /// `Size`.
        #[inline]
        pub fn size(self, value: i32) -> Self {
            t::set(self, 7, value)
        }
        /// Sets `Size`, or takes it away.
        #[inline]
        pub fn set_size(self, value: Option<i32>) -> Self {
            t::assign(self, 7, value)
        }
        /// `Algorithm`.
        #[inline]
        pub fn algorithm(self, value: impl Into<String>) -> Self {
            t::set_text(self, 8, value)
        }
        /// Sets `Algorithm`, or takes it away.
        #[inline]
        pub fn set_algorithm(self, value: Option<String>) -> Self {
            t::assign(self, 8, value)
        }
        /// Polls until each region is in the state, no longer than this.
        #[inline]
        pub fn wait(self, max_wait: t::Duration) -> t::Wait {
            t::wait(self, "Ready", max_wait)
        }
    }
}
