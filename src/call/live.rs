//! The body of an answer as it comes: checked against its checksum while it is read, an error where it breaks off.

use std::fmt;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::result::SdkError;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::byte_stream::ByteStream;
use bytes::{Buf, Bytes, BytesMut};
use futures_util::{Stream, StreamExt};
use http_body::{Body, Frame, SizeHint};
use tokio::io::{AsyncRead, ReadBuf};

use super::checksum::{Borne, Sum};
use super::failure;
use crate::outcome::{CallError, FailureKind};

/// The body of an answer as it comes: a stream of bytes, an [`AsyncRead`], or collected within a limit.
///
/// Where the answer bears a checksum that was asked for, the bytes are held against it: the error of one that does not fit
/// comes after the last byte. A body that breaks off or stalls ends in an error too, as the configuration's stalled stream
/// protection says; limits of time are for the way to the answer's beginning, and not for the body. Dropping it before its
/// end closes its connection.
///
/// It lives on the runtime that the call was made in.
pub struct LiveBody {
    body: SdkBody,
    length: Option<u64>,
    /// What has come and was not yet read.
    left: Bytes,
    answer: Answer,
    is_over: bool,
}

/// What an error of the body tells of its answer.
#[derive(Debug, Clone)]
struct Answer {
    status: u16,
    request_id: Option<String>,
}

impl LiveBody {
    /// How many bytes there are, where the answer says it.
    pub fn content_length(&self) -> Option<u64> {
        self.length
    }

    /// The next bytes; `None` at the end.
    ///
    /// # Errors
    /// The body broke off or stalled, or is not what its checksum is of. Then there is no more.
    pub async fn next(&mut self) -> Option<Result<Bytes, CallError>> {
        StreamExt::next(self).await
    }

    /// All of it, if it is not longer than so many bytes.
    ///
    /// # Errors
    /// As [`Self::next`]; it is longer ([`FailureKind::TooLarge`]).
    pub async fn collect_within(mut self, limit: u64) -> Result<Bytes, CallError> {
        if self.length.is_some_and(|length| length > limit) {
            return Err(too_large(limit));
        }
        let mut all = BytesMut::new();
        while let Some(piece) = self.next().await {
            let piece = piece?;
            if (all.len() + piece.len()) as u64 > limit {
                return Err(too_large(limit));
            }
            all.extend_from_slice(&piece);
        }
        Ok(all.freeze())
    }

    /// For code that takes what the AWS SDK for Rust has; what was read already is not in it.
    pub fn into_byte_stream(self) -> ByteStream {
        ByteStream::new(SdkBody::from_body_1_x(self))
    }

    fn error(&self, error: BoxError) -> CallError {
        // Its own errors are told as they are.
        let error = match error.downcast::<CallError>() {
            Ok(error) => return *error,
            Err(error) => error,
        };
        let status = self.answer.status;
        let response = HttpResponse::new(http_status(status), SdkBody::empty());
        let facts = failure::Facts { at_aws: false, clock_off: None };
        failure::of(SdkError::response_error(error, response), facts)
            .answered(Some(status), self.answer.request_id.clone())
    }
}

/// The error of a body that is longer than so many bytes.
pub(crate) fn too_large(limit: u64) -> CallError {
    CallError::new(FailureKind::TooLarge, format!("expected a body of at most {limit} bytes, found more"))
}

fn http_status(status: u16) -> aws_smithy_runtime_api::http::StatusCode {
    let status = aws_smithy_runtime_api::http::StatusCode::try_from(status);
    status.unwrap_or_else(|_| http_1x::StatusCode::OK.into())
}

/// Without the bytes.
impl fmt::Debug for LiveBody {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LiveBody").field("content_length", &self.length).finish_non_exhaustive()
    }
}

impl Stream for LiveBody {
    type Item = Result<Bytes, CallError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = &mut *self;
        if this.left.has_remaining() {
            return Poll::Ready(Some(Ok(std::mem::take(&mut this.left))));
        }
        while !this.is_over {
            match ready!(Pin::new(&mut this.body).poll_frame(context)) {
                Some(Ok(frame)) => {
                    if let Some(data) = frame.into_data().ok().filter(Bytes::has_remaining) {
                        return Poll::Ready(Some(Ok(data)));
                    }
                }
                Some(Err(error)) => {
                    this.is_over = true;
                    return Poll::Ready(Some(Err(this.error(error))));
                }
                None => this.is_over = true,
            }
        }
        Poll::Ready(None)
    }
}

/// Errors are [`CallError`]s within.
impl AsyncRead for LiveBody {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        into: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        if !self.left.has_remaining() {
            match ready!(self.as_mut().poll_next(context)) {
                Some(Ok(bytes)) => self.left = bytes,
                Some(Err(error)) => return Poll::Ready(Err(io::Error::other(error))),
                None => return Poll::Ready(Ok(())),
            }
        }
        let part = into.remaining().min(self.left.len());
        into.put_slice(&self.left.split_to(part));
        Poll::Ready(Ok(()))
    }
}

impl Body for LiveBody {
    type Data = Bytes;
    type Error = CallError;

    fn poll_frame(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, CallError>>> {
        self.poll_next(context).map(|next| next.map(|bytes| bytes.map(Frame::data)))
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

/// Where an outcome holds its body until it is taken. A clone of it is empty: there is one body.
#[derive(Debug, Default)]
pub(crate) struct LiveSlot(Option<LiveBody>);

impl LiveSlot {
    /// `body`: of the response, which lent it. `borne`: the checksum that it is held against.
    pub(super) fn of(body: SdkBody, response: &HttpResponse, borne: Option<Borne>) -> LiveSlot {
        let length = response.headers().get("content-length").and_then(|text| text.parse().ok());
        let body = match borne {
            Some(borne) => SdkBody::from_body_1_x(Checked { body, check: Some((borne.begin(), borne)) }),
            None => body,
        };
        let answer =
            Answer { status: response.status().as_u16(), request_id: crate::protocol::request_id(response) };
        let length = length.or_else(|| body.content_length());
        LiveSlot(Some(LiveBody { body, length, left: Bytes::new(), answer, is_over: false }))
    }

    pub(crate) fn take(&mut self) -> Option<LiveBody> {
        self.0.take()
    }
}

impl Clone for LiveSlot {
    fn clone(&self) -> LiveSlot {
        LiveSlot::default()
    }
}

/// A body that is summed up while it is read.
struct Checked {
    body: SdkBody,
    check: Option<(Box<dyn Sum>, Borne)>,
}

impl Body for Checked {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        let frame = ready!(Pin::new(&mut self.body).poll_frame(context));
        match (&frame, &mut self.check) {
            (Some(Ok(frame)), Some((sum, _))) => {
                frame.data_ref().into_iter().for_each(|data| sum.update(data))
            }
            (None, check) => {
                if let Some((sum, borne)) = check.take() {
                    return Poll::Ready(borne.check(sum.finish()).err().map(|error| Err(error.into())));
                }
            }
            _ => {}
        }
        Poll::Ready(frame)
    }

    /// Never at its end before it was asked for what follows the last byte: that is when it is checked.
    fn is_end_stream(&self) -> bool {
        self.check.is_none() && self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
