//! A typed call: the dynamic one, whose answers are views.

use std::fmt;
use std::future::{Future, IntoFuture};
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use aws_smithy_types::retry::RetryConfig;
use aws_smithy_types::timeout::TimeoutConfig;
use futures_util::{Stream, StreamExt};

use super::{Answer, EventOutput, Events, EventsByRegion, Outcome, Output, Paginate};
use crate::blocking::block_on;
use crate::body::Body;
use crate::client::{OutcomeStream, Plan, Presign, Progress};
use crate::error::Error;
use crate::event_streams::InputEvent;
use crate::outcome::Ignore;
use crate::region::Regions;

/// One operation, about to be called in many regions. Awaiting it calls, and gives an [`Answer`].
///
/// It has all of a [`crate::Call`]'s settings.
///
/// # Errors
/// Awaiting gives an [`Error`] only if the operation was sent nowhere; what happened in a region stands in the answer.
#[must_use = "a call does nothing until it is awaited"]
pub struct Call<O> {
    call: crate::Call,
    of: PhantomData<fn() -> O>,
}

impl<O> fmt::Debug for Call<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.call.fmt(f)
    }
}

/// Settings of the dynamic type that the typed one has too.
macro_rules! settings {
    ($field:ident of $dynamic:ident: $($name:ident($argument:ident: $of:ty);)+) => {
        $(
            #[doc = concat!("See [`crate::", stringify!($dynamic), "::", stringify!($name), "`].")]
            pub fn $name(mut self, $argument: $of) -> Self {
                self.$field = self.$field.$name($argument);
                self
            }
        )+
    };
}
pub(super) use settings;

impl<O> Call<O> {
    settings! {
        call of Call:
        body(body: impl Into<Body>);
        regions(regions: impl Into<Regions>);
        concurrency(regions: usize);
        ignore(failures: impl Into<Ignore>);
        per_region(on: bool);
        endpoint_url(url: impl Into<String>);
        timeout(limit: Duration);
        timeout_config(limits: TimeoutConfig);
        retry_config(retries: RetryConfig);
        deadline(limit: Duration);
        on_progress(tell: impl Fn(&Progress) + Send + Sync + 'static);
        max_response_bytes(bytes: u64);
        send_events(events: impl Stream<Item = InputEvent> + Send + 'static);
    }

    pub(crate) fn new(call: crate::Call) -> Self {
        Call { call, of: PhantomData }
    }

    /// The dynamic call.
    pub fn into_dynamic(self) -> crate::Call {
        self.call
    }

    /// See [`crate::Call::streaming`]: the bodies are taken by [`Answer::take_body`].
    pub fn streaming(mut self) -> Self {
        self.call = self.call.streaming();
        self
    }

    /// See [`crate::Call::header`].
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.call = self.call.header(name, value);
        self
    }

    /// See [`crate::Call::send_events_with`].
    pub fn send_events_with<S>(mut self, make: impl FnMut(&str) -> S + Send + 'static) -> Self
    where
        S: Stream<Item = InputEvent> + Send + 'static,
    {
        self.call = self.call.send_events_with(make);
        self
    }

    /// See [`crate::Call::plan`].
    ///
    /// # Errors
    /// As there.
    pub async fn plan(self) -> Result<Plan, Error> {
        self.call.plan().await
    }

    /// Signs the call for every region without sending it: see [`MultiRegionClient::presign`](crate::MultiRegionClient::presign).
    pub fn presign(self, expires_in: Duration) -> Presign {
        Presign::new(self.call, expires_in)
    }
}

impl<O: Output> Call<O> {
    /// Makes the call, and gives each region's outcome as it comes.
    ///
    /// # Errors
    /// As awaiting the call.
    pub async fn stream(self) -> Result<Outcomes<O>, Error> {
        Ok(Outcomes { outcomes: self.call.stream().await?, of: PhantomData })
    }

    /// Makes the call while this thread waits, without a runtime.
    ///
    /// # Errors
    /// As awaiting the call; the thread is one of a runtime, as with all of [`crate::blocking`].
    pub fn block(self) -> Result<Answer<O>, Error> {
        block_on(self.into_future())?
    }

    /// Reads all pages instead of one, with this call's settings.
    pub fn paginate(self) -> Paginate<O> {
        Paginate::new(self.call.paginate())
    }
}

impl<O: EventOutput> Call<O> {
    /// Makes the call, and gives the events of all regions as they come. See [`crate::Call::events`].
    ///
    /// # Errors
    /// As awaiting the call.
    pub async fn events(self) -> Result<Events<O::Event>, Error> {
        Ok(Events::new(self.call.events().await?.merged()))
    }

    /// Makes the call, and gives each region's events by themselves.
    ///
    /// # Errors
    /// As awaiting the call.
    pub async fn events_by_region(self) -> Result<EventsByRegion<O>, Error> {
        Ok(EventsByRegion::new(self.call.events().await?))
    }
}

impl<O: Output> IntoFuture for Call<O> {
    type Output = Result<Answer<O>, Error>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(Answer::new(self.call.await?)) })
    }
}

/// The outcomes of a call in the order in which they come; dropping it cancels the regions that are left.
#[must_use = "the regions are called while this is awaited, and not once it is dropped"]
#[derive(Debug)]
pub struct Outcomes<O> {
    outcomes: OutcomeStream,
    of: PhantomData<fn() -> O>,
}

impl<O: Output> Outcomes<O> {
    /// The next outcome; `None`: there are no more.
    pub async fn next(&mut self) -> Option<Outcome<O>> {
        StreamExt::next(self).await
    }

    /// The dynamic stream.
    pub fn into_dynamic(self) -> OutcomeStream {
        self.outcomes
    }
}

impl<O: Output> Stream for Outcomes<O> {
    type Item = Outcome<O>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.outcomes.poll_next_unpin(context).map(|next| next.map(Outcome::new))
    }
}
