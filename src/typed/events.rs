//! Typed events: those of all regions as they come, or each region's by itself.

use std::fmt;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll};

use futures_util::{Stream, StreamExt};

use super::{EventOutput, Held, Outcome, Value, View};
use crate::client::{EventStreams, MergedEvents, RegionEvents};
use crate::event_streams::Event;
use crate::merge::OwnedItem;
use crate::outcome::CallError;

/// A region whose events have ended with an error; those of the others go on.
#[derive(Debug, Clone)]
pub struct EventsError {
    region: String,
    error: CallError,
}

impl EventsError {
    /// The region.
    pub fn region(&self) -> &str {
        &self.region
    }

    /// What went wrong: the region did not answer, the service sent an error between the events, or the stream broke off.
    pub fn error(&self) -> &CallError {
        &self.error
    }
}

impl fmt::Display for EventsError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.region, self.error)
    }
}

impl std::error::Error for EventsError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.error)
    }
}

fn held<T>(region: &str, event: Result<Event, CallError>) -> Result<Held<T>, EventsError> {
    match event {
        Ok(event) => Ok(Held::new(OwnedItem::of(region.into(), event.into_value()))),
        Err(error) => Err(EventsError { region: region.to_owned(), error }),
    }
}

/// The events of all regions as they come; dropping it closes all streams.
#[must_use = "events are read while this is awaited, and the streams are closed once it is dropped"]
pub struct Events<T> {
    events: MergedEvents,
    of: PhantomData<fn() -> T>,
}

impl<T: View<Of = Value>> Events<T> {
    pub(super) fn new(events: MergedEvents) -> Self {
        Events { events, of: PhantomData }
    }

    /// The next event of any region, or the error that ended a region's; `None`: all streams have ended.
    pub async fn next(&mut self) -> Option<Result<Held<T>, EventsError>> {
        StreamExt::next(self).await
    }

    /// The dynamic stream.
    pub fn into_dynamic(self) -> MergedEvents {
        self.events
    }
}

impl<T: View<Of = Value>> Stream for Events<T> {
    type Item = Result<Held<T>, EventsError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.events.poll_next_unpin(context).map(|next| next.map(|(region, event)| held(&region, event)))
    }
}

impl<T> fmt::Debug for Events<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.events.fmt(f)
    }
}

/// The regions of a call whose answers are events, in the order in which they answer.
#[derive(Debug)]
#[must_use = "the regions are called while this is awaited, and not once it is dropped"]
pub struct EventsByRegion<O> {
    regions: EventStreams,
    of: PhantomData<fn() -> O>,
}

impl<O: EventOutput> EventsByRegion<O> {
    pub(super) fn new(regions: EventStreams) -> Self {
        EventsByRegion { regions, of: PhantomData }
    }

    /// The next region that has answered or failed; `None`: there are no more.
    pub async fn next(&mut self) -> Option<EventsOfRegion<O>> {
        StreamExt::next(self).await
    }

    /// The dynamic stream.
    pub fn into_dynamic(self) -> EventStreams {
        self.regions
    }
}

impl<O: EventOutput> Stream for EventsByRegion<O> {
    type Item = EventsOfRegion<O>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let next = self.regions.poll_next_unpin(context);
        next.map(|next| next.map(|events| EventsOfRegion { events, of: PhantomData }))
    }
}

/// One region's events; dropping it closes the stream.
#[derive(Debug)]
#[must_use = "events are read while this is awaited, and the stream is closed once it is dropped"]
pub struct EventsOfRegion<O> {
    events: RegionEvents,
    of: PhantomData<fn() -> O>,
}

impl<O: EventOutput> EventsOfRegion<O> {
    /// The region.
    pub fn region(&self) -> &str {
        self.events.region()
    }

    /// What the region answered before its events: the members of the output beside them, or why there are none.
    pub fn outcome(&self) -> Outcome<O> {
        Outcome::new(self.events.outcome().clone())
    }

    /// The next event, or the error that ended them; `None`: the stream has ended.
    pub async fn next(&mut self) -> Option<Result<Held<O::Event>, EventsError>> {
        StreamExt::next(self).await
    }

    /// The dynamic stream.
    pub fn into_dynamic(self) -> RegionEvents {
        self.events
    }
}

impl<O: EventOutput> Stream for EventsOfRegion<O> {
    type Item = Result<Held<O::Event>, EventsError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let event = std::task::ready!(self.events.poll_next_unpin(context));
        Poll::Ready(event.map(|event| held(self.events.region(), event)))
    }
}
