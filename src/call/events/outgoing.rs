//! The caller's events as a request's body: checked, written and signed one by one, each when the connection has room for
//! it.

use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, ready};

use aws_smithy_eventstream::frame::{DeferredSigner, SignMessage};
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_types::event_stream::Message;
use bytes::Bytes;
use futures_util::Stream;

use super::{Broken, Checked};
use crate::event_streams::{Writer, encode};
use crate::outcome::{CallError, FailureKind};

/// The messages that become a request's body.
pub(super) struct Outgoing {
    /// What stands before the events.
    first: Option<Message>,
    /// Only ever reached through `&mut`: the lock makes it `Sync`, which bodies must be.
    events: Mutex<Option<Checked>>,
    writer: Writer,
    /// Signs with the signature of the message before, the first with that of the request.
    signer: DeferredSigner,
    broken: Arc<Broken>,
}

impl Outgoing {
    pub(super) fn new(
        first: Option<Message>,
        events: Checked,
        writer: Writer,
        signer: DeferredSigner,
        broken: Arc<Broken>,
    ) -> Self {
        Outgoing { first, events: Mutex::new(Some(events)), writer, signer, broken }
    }

    fn signed(&mut self, message: Message) -> Result<Bytes, String> {
        let signed = self.signer.sign(message).map_err(|e| format!("an event could not be signed: {e}"))?;
        encode(&signed).map(Bytes::from).map_err(|e| e.to_string())
    }

    /// After the last event, one that is empty and signed says that it was the last.
    fn end(&mut self) -> Option<Result<Bytes, String>> {
        let signed = self.signer.sign_empty()?.map_err(|e| format!("the end could not be signed: {e}"));
        Some(signed.and_then(|signed| encode(&signed).map(Bytes::from).map_err(|e| e.to_string())))
    }

    fn poll_bytes(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Bytes, String>>> {
        if let Some(first) = self.first.take() {
            return Poll::Ready(Some(self.signed(first)));
        }
        let slot = self.events.get_mut().unwrap_or_else(PoisonError::into_inner);
        let Some(events) = slot else { return Poll::Ready(None) };
        let next = ready!(events.as_mut().poll_next(context));
        Poll::Ready(match next {
            Some(event) => Some(
                event.and_then(|event| self.writer.message(&event)).and_then(|message| self.signed(message)),
            ),
            None => {
                *slot = None;
                self.end()
            }
        })
    }
}

impl Stream for Outgoing {
    type Item = Result<http_body::Frame<Bytes>, BoxError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = &mut *self;
        let bytes = ready!(this.poll_bytes(context));
        Poll::Ready(match bytes {
            Some(Ok(bytes)) => Some(Ok(http_body::Frame::data(bytes))),
            Some(Err(why)) => {
                *this.events.get_mut().unwrap_or_else(PoisonError::into_inner) = None;
                this.broken.set(CallError::new(FailureKind::Request, &why));
                Some(Err(why.into()))
            }
            None => None,
        })
    }
}
