//! The same client for callers without an async runtime: each call blocks its thread.
//!
//! ```no_run
//! # fn f() -> Result<(), Box<dyn std::error::Error>> {
//! use multiregion_client::{self as mr, blocking};
//! use serde_json::json;
//!
//! let config = blocking::load(mr::config())?;
//! let ec2 = blocking::MultiRegionClient::new(&config, "ec2", ["eu-west-1", "eu-west-2"])?;
//! let result = ec2.call("describe_vpcs", json!({})).send()?;
//! # Ok(())
//! # }
//! ```
//! All of them share one runtime of the process, with a thread a core, which is started when it is first used: a
//! client's connections live on after a call and from thread to thread. Within a runtime of the caller's own, blocking
//! would stop that: there each of these is an [`ErrorKind::Blocking`], and the async client is what to use.

use std::future::{Future, IntoFuture};
use std::pin::{Pin, pin};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use aws_config::{ConfigLoader, SdkConfig};
use aws_smithy_types::retry::RetryConfig;
use aws_smithy_types::timeout::TimeoutConfig;
use futures_util::Stream;
use serde::Serialize;
use tokio::runtime::{Builder, Handle, Runtime};

use crate::body::Body;
use crate::client;
use crate::error::{Error, ErrorKind};
use crate::event_streams::{Event, InputEvent};
use crate::model::Service;
use crate::outcome::{CallError, Ignore, Outcome};
use crate::region::{Regions, Selection};
use crate::result::MultiRegionResult;
use crate::wait::WaitResult;

/// Runs some work to its end.
///
/// # Errors
/// The thread is one of a runtime; no runtime can be started.
pub(crate) fn block_on<T>(work: impl Future<Output = T>) -> Result<T, Error> {
    let mut output = None;
    run(pin!(async { output = Some(work.await) }))?;
    output.ok_or_else(|| refused("expected the work to end".into()))
}

/// Not generic, so that the runtime's part of it is compiled once and not for each kind of work.
fn run(work: Pin<&mut dyn Future<Output = ()>>) -> Result<(), Error> {
    static RUNTIME: OnceLock<Result<Runtime, String>> = OnceLock::new();
    if Handle::try_current().is_ok() {
        return Err(refused("expected a blocking call outside of a tokio runtime, found one inside".into()));
    }
    let start = || {
        let runtime = Builder::new_multi_thread().thread_name("multiregion-client").enable_all().build();
        runtime.map_err(|e| format!("expected a runtime for blocking calls to start: {e}"))
    };
    match RUNTIME.get_or_init(start) {
        Ok(runtime) => {
            runtime.block_on(work);
            Ok(())
        }
        Err(message) => Err(refused(message.clone())),
    }
}

fn refused(message: String) -> Error {
    ErrorKind::Blocking(message).into()
}

/// Loads a configuration: [`crate::config()`] or a loader of `aws_config`'s.
///
/// # Errors
/// The thread is one of a runtime.
pub fn load(loader: ConfigLoader) -> Result<SdkConfig, Error> {
    block_on(loader.load())
}

/// [`crate::MultiRegionClient`], whose settings it has and shares: make it from one that a
/// [`Builder`](crate::Builder) built, or with [`Self::new`].
#[derive(Debug, Clone)]
pub struct MultiRegionClient(client::MultiRegionClient);

impl From<client::MultiRegionClient> for MultiRegionClient {
    fn from(client: client::MultiRegionClient) -> Self {
        MultiRegionClient(client)
    }
}

impl MultiRegionClient {
    /// See [`crate::MultiRegionClient::new`].
    ///
    /// # Errors
    /// As there.
    pub fn new(config: &SdkConfig, service: &str, regions: impl Into<Regions>) -> Result<Self, Error> {
        client::MultiRegionClient::new(config, service, regions).map(MultiRegionClient)
    }

    /// The service.
    pub fn service(&self) -> &'static Service {
        self.0.service()
    }

    /// See [`crate::MultiRegionClient::regions`].
    ///
    /// # Errors
    /// As there, or the thread is one of a runtime.
    pub fn regions(&self) -> Result<Arc<Selection>, Error> {
        block_on(self.0.regions())?
    }

    /// See [`crate::MultiRegionClient::refresh_regions`].
    ///
    /// # Errors
    /// As there, or the thread is one of a runtime.
    pub fn refresh_regions(&self) -> Result<Arc<Selection>, Error> {
        block_on(self.0.refresh_regions())?
    }

    /// See [`crate::MultiRegionClient::call`]; [`Call::send`] makes it.
    pub fn call(&self, operation: &str, input: impl Serialize) -> Call {
        Call(self.0.call(operation, input))
    }

    /// See [`crate::MultiRegionClient::wait`]; [`Wait::send`] waits.
    pub fn wait(&self, waiter: &str, input: impl Serialize) -> Wait {
        Wait(self.0.wait(waiter, input))
    }

    /// See [`crate::MultiRegionClient::presign`]; [`Presign::send`] signs.
    pub fn presign(&self, operation: &str, input: impl Serialize, expires_in: Duration) -> Presign {
        Presign(self.0.presign(operation, input, expires_in))
    }

    /// See [`crate::MultiRegionClient::presigned_post`]; [`PresignedPost::send`] signs.
    pub fn presigned_post(&self, bucket: &str, key: &str) -> PresignedPost {
        PresignedPost(self.0.presigned_post(bucket, key))
    }

    /// See [`crate::MultiRegionClient::paginate`]; [`Paginate::items`] and the others read.
    pub fn paginate(&self, operation: &str, input: impl Serialize) -> Paginate {
        Paginate(self.0.paginate(operation, input))
    }
}

/// One operation, about to be called in many regions.
#[derive(Debug)]
#[must_use = "a call does nothing until it is sent"]
pub struct Call(client::Call);

/// The settings of [`client::Call`] and its like, each as it is there.
macro_rules! settings {
    ($on:ident: $($name:ident($argument:ident: $of:ty);)+) => {
        impl $on {
            $(
                #[doc = concat!("See [`crate::", stringify!($on), "::", stringify!($name), "`].")]
                pub fn $name(self, $argument: $of) -> Self {
                    $on(self.0.$name($argument))
                }
            )+
        }
    };
}

mod body;
mod pages;

pub use body::BodyReader;
pub use pages::{Items, Pages, Paginate};

settings! {
    Call:
    regions(regions: impl Into<Regions>);
    concurrency(regions: usize);
    ignore(failures: impl Into<Ignore>);
    per_region(on: bool);
    endpoint_url(url: impl Into<String>);
    timeout(limit: Duration);
    deadline(limit: Duration);
    max_response_bytes(bytes: u64);
    body(body: impl Into<Body>);
    timeout_config(limits: TimeoutConfig);
    retry_config(retries: RetryConfig);
    on_progress(tell: impl Fn(&client::Progress) + Send + Sync + 'static);
    send_events(events: impl Stream<Item = InputEvent> + Send + 'static);
}

impl Call {
    /// See [`crate::Call::header`].
    pub fn header(self, name: impl Into<String>, value: impl Into<String>) -> Self {
        Call(self.0.header(name, value))
    }

    /// See [`crate::Call::streaming`]: a region's outcome has its output before its body, and the body is to be
    /// [taken](Outcome::take_body) and read as a [`BodyReader`].
    ///
    /// ```no_run
    /// # fn f(s3: multiregion_client::blocking::MultiRegionClient) -> Result<(), Box<dyn std::error::Error>> {
    /// use multiregion_client::blocking::BodyReader;
    /// let call = s3.call("get_object", serde_json::json!({"Bucket": "b", "Key": "k"}));
    /// let mut result = call.streaming().send()?;
    /// let body = result.take_body("eu-west-1").ok_or("no body")?;
    /// std::io::copy(&mut BodyReader::from(body), &mut std::fs::File::create("copy")?)?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn streaming(self) -> Self {
        Call(self.0.streaming())
    }

    /// Calls, and waits for every region.
    ///
    /// # Errors
    /// The operation was sent nowhere, or the thread is one of a runtime. What happened in a region is told by its
    /// [`Outcome`].
    pub fn send(self) -> Result<MultiRegionResult, Error> {
        block_on(self.0.into_future())?
    }

    /// Calls, and gives each region's outcome as it comes; see [`crate::Call::stream`].
    ///
    /// # Errors
    /// As [`Self::send`].
    pub fn stream(self) -> Result<Outcomes, Error> {
        block_on(self.0.stream())?.map(Outcomes)
    }

    /// See [`crate::Call::paginate`].
    pub fn paginate(self) -> Paginate {
        Paginate(self.0.paginate())
    }

    /// Calls, and gives the events of all regions as they come, each with its region; see [`crate::Call::events`].
    ///
    /// # Errors
    /// As [`Self::send`]; or the operation's output has no stream of events.
    pub fn events(self) -> Result<Events, Error> {
        block_on(self.0.events())?.map(|streams| Events(streams.merged()))
    }

    /// See [`crate::Call::plan`].
    ///
    /// # Errors
    /// As [`Self::send`].
    pub fn plan(self) -> Result<client::Plan, Error> {
        block_on(self.0.plan())?
    }
}

/// The outcomes of a call in the order in which they come: `next` waits for one. Dropping it cancels the regions that are
/// left. On a thread of a runtime there are none.
#[derive(Debug)]
#[must_use = "dropping it cancels the call"]
pub struct Outcomes(client::OutcomeStream);

impl Iterator for Outcomes {
    type Item = Outcome;

    fn next(&mut self) -> Option<Outcome> {
        block_on(self.0.next()).ok().flatten()
    }
}

/// A waiter, about to poll in many regions.
#[derive(Debug)]
#[must_use = "a wait does nothing until it is sent"]
pub struct Wait(client::Wait);

settings! {
    Wait:
    regions(regions: impl Into<Regions>);
    concurrency(regions: usize);
    ignore(failures: impl Into<Ignore>);
    per_region(on: bool);
    endpoint_url(url: impl Into<String>);
    timeout(limit: Duration);
    deadline(limit: Duration);
    max_response_bytes(bytes: u64);
    delay(delay: Duration);
    max_attempts(attempts: u32);
    max_wait(limit: Duration);
    on_progress(tell: impl Fn(&client::Progress) + Send + Sync + 'static);
}

impl Wait {
    /// Waits for every region.
    ///
    /// # Errors
    /// Nothing was sent, or the thread is one of a runtime. What happened in a region is told by its
    /// [`WaitOutcome`](crate::WaitOutcome).
    pub fn send(self) -> Result<WaitResult, Error> {
        block_on(self.0.into_future())?
    }
}

/// An operation, about to be presigned in many regions.
#[derive(Debug)]
#[must_use = "nothing is signed until it is sent"]
pub struct Presign(client::Presign);

settings! {
    Presign:
    regions(regions: impl Into<Regions>);
    per_region(on: bool);
    endpoint_url(url: impl Into<String>);
    method(method: impl Into<String>);
    regional_endpoints(on: bool);
}

impl Presign {
    /// Signs for every region. What it needs from AWS (credentials, which regions are enabled) is asked; the operation is
    /// not sent.
    ///
    /// # Errors
    /// As awaiting [`crate::Presign`], or the thread is one of a runtime.
    pub fn send(self) -> Result<client::PresignedRequests, Error> {
        block_on(self.0.into_future())?
    }
}

/// A form, about to be signed for many regions.
#[derive(Debug)]
#[must_use = "nothing is signed until it is sent"]
pub struct PresignedPost(client::PresignedPost);

settings! {
    PresignedPost:
    regions(regions: impl Into<Regions>);
    endpoint_url(url: impl Into<String>);
    regional_endpoints(on: bool);
    conditions(conditions: impl Serialize);
    expires_in(time: Duration);
}

impl PresignedPost {
    /// See [`crate::PresignedPost::fields`].
    pub fn fields<N: Into<String>, V: Into<String>>(self, fields: impl IntoIterator<Item = (N, V)>) -> Self {
        PresignedPost(self.0.fields(fields))
    }

    /// Signs for every region.
    ///
    /// # Errors
    /// As awaiting [`crate::PresignedPost`], or the thread is one of a runtime.
    pub fn send(self) -> Result<client::PresignedForms, Error> {
        block_on(self.0.into_future())?
    }
}

/// The events of all regions as they come: `next` waits for one. Dropping it closes all streams. On a thread of a runtime
/// there are none.
#[derive(Debug)]
#[must_use = "dropping it closes the streams"]
pub struct Events(client::MergedEvents);

impl Iterator for Events {
    type Item = (Arc<str>, Result<Event, CallError>);

    fn next(&mut self) -> Option<Self::Item> {
        block_on(self.0.next()).ok().flatten()
    }
}
