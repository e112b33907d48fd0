//! A region's events as they come.

use std::fmt;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use aws_smithy_types::body::SdkBody;
use futures_util::{Stream, StreamExt};
use http_body_util::BodyDataStream;

use super::super::failure::Facts;
use super::super::{failure, network};
use super::Broken;
use crate::event_streams::{Event, Fault, Frames, Message, Reader};
use crate::outcome::{CallError, FailureKind, Phase};
use crate::value::Structure;

/// What a failure within a stream tells beside itself: facts of the answer that the stream is.
#[derive(Debug, Clone)]
pub(crate) struct Failed {
    pub(in super::super) facts: Facts,
    pub(in super::super) status: u16,
    pub(in super::super) request_id: Option<String>,
}

impl Failed {
    fn of(&self, operation: &'static crate::model::Operation, fault: Fault) -> CallError {
        let error = match fault {
            Fault::Service { meta, shape, members } => {
                failure::in_stream(failure::ServiceFailure { meta, shape, members, late: None }, self.facts)
            }
            Fault::Unreadable(why) => {
                let (service, name) = (operation.service().name(), operation.name());
                CallError::new(FailureKind::Undecodable, format!("{service}.{name}: {why}"))
            }
        };
        error.answered(Some(self.status), self.request_id.clone())
    }

    /// The connection was lost, or the body was not what HTTP says.
    fn lost(&self, error: &(dyn std::error::Error + 'static)) -> CallError {
        let limit = network::limit(error);
        let error = match limit {
            Some(_) => CallError::of(FailureKind::TimedOut, error).at_limit(limit),
            None => CallError::of(FailureKind::Unreachable, error).in_phase(Some(Phase::Exchange)),
        };
        error.answered(Some(self.status), self.request_id.clone())
    }
}

/// The events of one region, as they come. Dropping it closes the stream.
///
/// An error is the last that it gives: one that the service sends among the events, or the stream's breaking off.
#[must_use = "events are read while this is polled or awaited, and the stream is closed once it is dropped"]
pub struct EventStream {
    /// `None`: nothing comes any more.
    body: Option<Pin<Box<BodyDataStream<SdkBody>>>>,
    frames: Frames,
    reader: Reader,
    failed: Failed,
    /// Read while the first message was waited for.
    ahead: Option<Event>,
    broken: Arc<Broken>,
}

impl fmt::Debug for EventStream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = f.debug_struct("EventStream");
        out.field("operation", &self.reader.operation()).field("open", &self.body.is_some());
        out.finish_non_exhaustive()
    }
}

impl EventStream {
    pub(super) fn new(body: SdkBody, reader: Reader, failed: Failed, broken: Arc<Broken>) -> Self {
        let body = Some(Box::pin(BodyDataStream::new(body)));
        EventStream { body, frames: Frames::default(), reader, failed, ahead: None, broken }
    }

    /// The next event; `None`: the stream has ended.
    pub async fn next(&mut self) -> Option<Result<Event, CallError>> {
        StreamExt::next(self).await
    }

    /// The members of the output that come as the first event. Where a service leaves them out, what comes first is an
    /// event as any other.
    ///
    /// # Errors
    /// What the stream ended with before that.
    pub(super) async fn initial(&mut self) -> Result<Option<Structure>, CallError> {
        if !self.reader.begins_with_output() {
            return Ok(None);
        }
        match std::future::poll_fn(|context| self.poll_message(context)).await {
            None => Ok(None),
            Some(Ok(Message::Initial(members))) => Ok(Some(members)),
            Some(Ok(Message::Event(event))) => {
                self.ahead = Some(event);
                Ok(None)
            }
            Some(Err(error)) => Err(error),
        }
    }

    fn poll_message(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Message, CallError>>> {
        let next = ready!(self.poll_open(context));
        if !matches!(next, Some(Ok(_))) {
            self.body = None;
        }
        Poll::Ready(next)
    }

    fn poll_open(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Message, CallError>>> {
        let Some(body) = &mut self.body else { return Poll::Ready(None) };
        let fault = loop {
            match self.frames.next() {
                Ok(Some(message)) => match self.reader.read(&message) {
                    Ok(message) => return Poll::Ready(Some(Ok(message))),
                    Err(fault) => break fault,
                },
                Ok(None) => {}
                Err(error) => break error.into(),
            }
            // That the request broke off is why the answer does.
            if let Poll::Ready(error) = self.broken.poll(context) {
                return Poll::Ready(Some(Err(error)));
            }
            match ready!(body.as_mut().poll_next(context)) {
                Some(Ok(bytes)) => self.frames.push(&bytes),
                Some(Err(error)) => return Poll::Ready(Some(Err(self.failed.lost(&*error)))),
                None => match self.frames.end() {
                    Ok(()) => return Poll::Ready(None),
                    Err(error) => break error.into(),
                },
            }
        };
        Poll::Ready(Some(Err(self.failed.of(self.reader.operation(), fault))))
    }
}

impl Stream for EventStream {
    type Item = Result<Event, CallError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = &mut *self;
        if let Some(event) = this.ahead.take() {
            return Poll::Ready(Some(Ok(event)));
        }
        loop {
            match ready!(this.poll_message(context)) {
                // Only the first is the output's.
                Some(Ok(Message::Initial(_))) => {}
                Some(Ok(Message::Event(event))) => return Poll::Ready(Some(Ok(event))),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
    }
}
