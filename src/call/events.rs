//! Streams of events in one region's call: the request's body made of the caller's events, the answer's body as events,
//! live or collected.

use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};

use aws_smithy_eventstream::frame::DeferredSigner;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::context::{Error, InterceptorContext};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, OrchestratorError};
use aws_smithy_runtime_api::client::retries::classifiers::{
    ClassifyRetry, RetryAction, RetryClassifierPriority,
};
use aws_smithy_schema::serde::SerdeError;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::config_bag::ConfigBag;
use futures_util::stream::{self, Stream, StreamExt};
use futures_util::task::AtomicWaker;
use http_body_util::StreamBody;

use super::codec::Unreadable;
use super::failure::ServiceFailure;
use crate::event_streams::{Fault, Frames, InputEvent, MEDIA_TYPE, Message, Reader, Writer};
use crate::model::Operation;
use crate::outcome::CallError;
use crate::settings::Settings;
use crate::value::{Structure, Union, Value};

mod incoming;
mod outgoing;

pub use incoming::EventStream;
pub(super) use incoming::Failed;
use outgoing::Outgoing;

/// What the body of a request that streams events is signed as; each event then has a signature of its own. Source:
/// Amazon Transcribe's developer guide, on the encoding of event streams.
pub(super) const PAYLOAD: &str = "STREAMING-AWS4-HMAC-SHA256-EVENTS";

/// Events to send, as the caller gives them.
pub(crate) type Source = Pin<Box<dyn Stream<Item = InputEvent> + Send>>;
/// Events to send, as the model has them.
type Checked = Pin<Box<dyn Stream<Item = Result<Union, String>> + Send>>;

/// What a call sends and receives in one region beside its input and output.
#[derive(Clone, Default)]
pub(crate) struct Streams {
    /// Taken by the region that sends them.
    source: Option<Arc<Mutex<Option<Source>>>>,
    /// Events that stand in the input: any region may send them.
    listed: Option<Arc<[Union]>>,
    /// Where the answer goes if its events are to be given as they come.
    live: Option<Live>,
    broken: Arc<Broken>,
}

impl std::fmt::Debug for Streams {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Streams").field("live", &self.live.is_some()).finish_non_exhaustive()
    }
}

/// Where a region's live events are put when it has answered.
#[derive(Clone, Default)]
pub(crate) struct Live(Arc<Mutex<Option<EventStream>>>);

impl Live {
    pub(crate) fn take(&self) -> Option<EventStream> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }

    fn put(&self, events: EventStream) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(events);
    }
}

/// Why the caller's events broke off, for whoever waits for the answer.
#[derive(Default)]
struct Broken {
    error: Mutex<Option<CallError>>,
    waiting: AtomicWaker,
}

impl Broken {
    fn set(&self, error: CallError) {
        *self.error.lock().unwrap_or_else(PoisonError::into_inner) = Some(error);
        self.waiting.wake();
    }

    fn take(&self) -> Option<CallError> {
        self.error.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

impl Streams {
    pub(crate) fn of_list(events: Vec<Union>) -> Streams {
        Streams { listed: Some(events.into()), ..Streams::default() }
    }

    /// Whether there are events to send.
    pub(crate) fn are_given(&self) -> bool {
        self.listed.is_some()
    }

    /// The same for one region.
    pub(crate) fn in_region(&self, source: Option<Source>, live: Option<Live>) -> Streams {
        let source = source.map(|source| Arc::new(Mutex::new(Some(source))));
        Streams { source, listed: self.listed.clone(), live, broken: Arc::default() }
    }

    pub(super) fn is_live(&self) -> bool {
        self.live.is_some()
    }

    /// Why the events broke off, if it was they that a call failed for.
    pub(super) fn broken(&self) -> Option<CallError> {
        self.broken.take()
    }

    /// The source, which only the first to ask for it has.
    fn checked(&self, operation: &'static Operation) -> Checked {
        let taken =
            self.source.as_ref().and_then(|s| s.lock().unwrap_or_else(PoisonError::into_inner).take());
        match (taken, &self.listed) {
            (Some(source), _) => {
                Box::pin(source.map(move |event| event.checked(operation).map_err(|error| error.to_string())))
            }
            (None, Some(listed)) => {
                let listed = listed.clone();
                Box::pin(stream::iter((0..listed.len()).filter_map(move |i| listed.get(i).cloned().map(Ok))))
            }
            (None, None) => Box::pin(stream::empty()),
        }
    }

    /// Makes the events a request's body. Without a place for the input beside them, it is the first of them.
    pub(super) fn send(
        &self,
        operation: &'static Operation,
        settings: &Settings,
        request: &mut HttpRequest,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let writer = Writer::new(operation, settings.protocol.clone());
        let first = match settings.protocol_kind.is_rest() {
            true => None,
            false => Some(writer.initial(request.body().bytes().unwrap_or_default().to_vec())),
        };
        let (signer, sender) = DeferredSigner::new();
        cfg.interceptor_state().store_put(sender);
        let events = Outgoing::new(first, self.checked(operation), writer, signer, self.broken.clone());
        *request.body_mut() = SdkBody::from_body_1_x(StreamBody::new(events));
        request.headers_mut().remove("content-length");
        request.headers_mut().try_insert("content-type", MEDIA_TYPE)?;
        Ok(())
    }
}

/// A body's events, all of them, with the members of the output that stand among them.
///
/// # Errors
/// The stream holds an error, or is none.
pub(super) fn collect(reader: &Reader, body: &[u8]) -> Result<(Option<Structure>, Value), Fault> {
    /// A body is taken in pieces: the whole of it need not be held twice.
    const PIECE: usize = 1 << 20;
    let (mut frames, mut initial, mut events) = (Frames::default(), None, Vec::new());
    for piece in body.chunks(PIECE) {
        frames.push(piece);
        while let Some(message) = frames.next()? {
            match reader.read(&message)? {
                Message::Initial(members) => initial = Some(members),
                Message::Event(event) => events.push(event.into_value()),
            }
        }
    }
    frames.end()?;
    Ok((initial, Value::List(events.into())))
}

/// Puts what came among the events into an output.
pub(super) fn complete(output: &mut Structure, initial: Option<Structure>) {
    let Some(initial) = initial else { return };
    output.take_in(initial, |slot, value| {
        if slot.is_null() {
            *slot = value;
        }
    });
}

/// What ended a stream, as the orchestrator has it.
pub(super) fn error(operation: &'static Operation, fault: Fault) -> OrchestratorError<Error> {
    match fault {
        Fault::Service { meta, shape, members } => {
            OrchestratorError::operation(Error::erase(ServiceFailure { meta, shape, members, late: None }))
        }
        Fault::Unreadable(why) => {
            OrchestratorError::other(Unreadable { operation, source: SerdeError::custom(why) })
        }
    }
}

/// Once events have come, the service has done some of its work: another request would have it done twice. As botocore,
/// which does not retry what fails within a stream.
#[derive(Debug)]
pub(super) struct NotOnceBegun;

impl ClassifyRetry for NotOnceBegun {
    fn classify_retry(&self, context: &InterceptorContext) -> RetryAction {
        match context.response() {
            Some(response) if response.status().is_success() => RetryAction::RetryForbidden,
            _ => RetryAction::NoActionIndicated,
        }
    }

    fn name(&self) -> &'static str {
        "NotOnceBegun"
    }

    fn priority(&self) -> RetryClassifierPriority {
        RetryClassifierPriority::run_after(RetryClassifierPriority::transient_error_classifier())
    }
}

/// Gives the stream of a region that has answered to whoever asked for it.
impl Streams {
    /// Waits for the output's members that come as the first event, and puts the rest where it was asked for.
    ///
    /// # Errors
    /// What the stream ended with before that.
    pub(super) async fn begin(
        &self,
        output: &mut Structure,
        body: SdkBody,
        reader: Reader,
        failed: Failed,
    ) -> Result<(), CallError> {
        let Some(live) = &self.live else { return Ok(()) };
        let mut events = EventStream::new(body, reader, failed, self.broken.clone());
        let initial = events.initial().await?;
        complete(output, initial);
        live.put(events);
        Ok(())
    }
}

impl Broken {
    /// As [`Self::take`], and wakes whoever asks here when there is something to take.
    fn poll(&self, context: &mut Context<'_>) -> Poll<CallError> {
        self.waiting.register(context.waker());
        self.take().map_or(Poll::Pending, Poll::Ready)
    }
}
