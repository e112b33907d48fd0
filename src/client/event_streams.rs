//! The events of a call under way, region by region or all in one stream.

use std::fmt;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use futures_util::stream::{SelectAll, Stream, StreamExt};

use super::OutcomeStream;
use crate::call::EventStream;
use crate::event_streams::Event;
use crate::outcome::{CallError, Outcome};
use crate::region::Selection;

/// The regions of a call in the order in which they answer, each with its stream of events; dropping it cancels those
/// that have not answered. What has answered lives on by itself.
#[must_use = "the regions are called while this is polled or awaited, and not once it is dropped"]
pub struct EventStreams(OutcomeStream);

impl fmt::Debug for EventStreams {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("EventStreams").field(&self.0).finish()
    }
}

impl EventStreams {
    pub(super) fn new(outcomes: OutcomeStream) -> Self {
        EventStreams(outcomes)
    }

    /// The next region that has answered or failed; `None`: there are no more.
    pub async fn next(&mut self) -> Option<RegionEvents> {
        StreamExt::next(self).await
    }

    /// The regions that the call is for, and what was left out on the way to them.
    pub fn selection(&self) -> &Selection {
        self.0.selection()
    }

    /// The events of all regions as they come, each with its region.
    pub fn merged(self) -> MergedEvents {
        MergedEvents { answers: Some(self), open: SelectAll::new() }
    }
}

impl Stream for EventStreams {
    type Item = RegionEvents;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<RegionEvents>> {
        let next = ready!(self.0.poll_live(context));
        Poll::Ready(next.map(|(outcome, events)| {
            let error = outcome.error().filter(|_| !outcome.is_ignored()).cloned();
            let source = match events {
                Some(events) => Source::Open(events),
                None => Source::Failed(error),
            };
            RegionEvents { outcome, source }
        }))
    }
}

/// One region of a live call: what it answered first, then its events.
#[derive(Debug)]
#[must_use = "events are read while this is polled or awaited, and the stream is closed once it is dropped"]
pub struct RegionEvents {
    outcome: Outcome,
    source: Source,
}

#[derive(Debug)]
enum Source {
    Open(EventStream),
    /// The region's error, which is told once.
    Failed(Option<CallError>),
}

impl RegionEvents {
    /// The region, as its outcome has it.
    pub fn region(&self) -> &str {
        self.outcome.region()
    }

    /// What the region answered before its events: the members of the output beside them, or why there are none; and
    /// the facts of the exchange.
    pub fn outcome(&self) -> &Outcome {
        &self.outcome
    }

    /// The next event; `None`: the stream has ended. An error is the last: the region's own if it did not answer, unless
    /// it is ignored, one that the service sent in the stream, or the stream's breaking off.
    pub async fn next(&mut self) -> Option<Result<Event, CallError>> {
        StreamExt::next(self).await
    }

    /// What the region answered, and the stream of its events by itself, if there is one.
    pub fn into_parts(self) -> (Outcome, Option<EventStream>) {
        match self.source {
            Source::Open(events) => (self.outcome, Some(events)),
            Source::Failed(_) => (self.outcome, None),
        }
    }
}

impl Stream for RegionEvents {
    type Item = Result<Event, CallError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        match &mut self.source {
            Source::Open(events) => events.poll_next_unpin(context),
            Source::Failed(error) => Poll::Ready(error.take().map(Err)),
        }
    }
}

/// The events of all regions as they come; dropping it closes all streams. A region's error is the last that comes of it,
/// and ends no other.
#[must_use = "events are read while this is polled or awaited, and the streams are closed once it is dropped"]
pub struct MergedEvents {
    /// `None`: all have answered.
    answers: Option<EventStreams>,
    open: SelectAll<Placed>,
}

impl fmt::Debug for MergedEvents {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MergedEvents").field("open", &self.open.len()).finish_non_exhaustive()
    }
}

impl MergedEvents {
    /// The next event of any region, with the region; `None`: all streams have ended.
    pub async fn next(&mut self) -> Option<(Arc<str>, Result<Event, CallError>)> {
        StreamExt::next(self).await
    }
}

impl Stream for MergedEvents {
    type Item = (Arc<str>, Result<Event, CallError>);

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = &mut *self;
        while let Some(answers) = &mut this.answers {
            match answers.poll_next_unpin(context) {
                Poll::Ready(Some(region)) => {
                    this.open.push(Placed { region: region.region().into(), events: region })
                }
                Poll::Ready(None) => this.answers = None,
                Poll::Pending => break,
            }
        }
        match ready!(this.open.poll_next_unpin(context)) {
            // More regions may yet answer.
            None if this.answers.is_some() => Poll::Pending,
            next => Poll::Ready(next),
        }
    }
}

/// One region's events, each with the region.
struct Placed {
    region: Arc<str>,
    events: RegionEvents,
}

impl Stream for Placed {
    type Item = (Arc<str>, Result<Event, CallError>);

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let next = ready!(self.events.poll_next_unpin(context));
        Poll::Ready(next.map(|event| (self.region.clone(), event)))
    }
}
