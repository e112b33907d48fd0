//! `Expect: 100-continue`: a request's body is held back until the server wants it.
//!
//! Source: RFC 9110, 10.1.1, and botocore's `awsrequest` module, which waits for a second.

use std::pin::Pin;
use std::sync::atomic::{AtomicU8, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, Waker, ready};
use std::time::Duration;

use aws_smithy_async::rt::sleep::{AsyncSleep, SharedAsyncSleep, Sleep};
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::http::{HttpConnector, HttpConnectorFuture, SharedHttpConnector};
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_runtime_api::client::result::ConnectorError;
use aws_smithy_types::body::SdkBody;
use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};

/// After so long without a word the body is sent.
const PATIENCE: Duration = Duration::from_secs(1);

/// A connector that holds back the bodies of requests that expect it.
#[derive(Debug)]
pub(super) struct Expecting {
    inner: SharedHttpConnector,
    sleep: Option<SharedAsyncSleep>,
}

impl Expecting {
    pub(super) fn new(inner: SharedHttpConnector, sleep: Option<SharedAsyncSleep>) -> Expecting {
        Expecting { inner, sleep }
    }
}

impl HttpConnector for Expecting {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        let expects = request.headers().get("expect") == Some("100-continue");
        let Some(sleep) = self.sleep.as_ref().filter(|_| expects) else { return self.inner.call(request) };
        let gate = Arc::new(Gate::default());
        match held(request, &gate, sleep) {
            Ok(request) => {
                let answer = self.inner.call(request);
                HttpConnectorFuture::new(async move {
                    let mut answer = answer.await?;
                    if gate.turn(State::Waiting, State::Answered) {
                        // The server does without the body, and the connection cannot be used for another request: it
                        // is given up when the answer was read.
                        let body = std::mem::replace(answer.body_mut(), SdkBody::taken());
                        let end = End(gate);
                        *answer.body_mut() = SdkBody::from_body_1_x(Last { body, _end: end });
                    }
                    Ok(answer)
                })
            }
            Err(error) => HttpConnectorFuture::ready(Err(ConnectorError::user(error))),
        }
    }
}

/// The request with its body behind a gate, which the server's word opens.
fn held(request: HttpRequest, gate: &Arc<Gate>, sleep: &SharedAsyncSleep) -> Result<HttpRequest, BoxError> {
    let mut request = request.try_into_http1x()?;
    let opens = gate.clone();
    hyper::ext::on_informational(&mut request, move |answer| {
        if answer.status() == http_1x::StatusCode::CONTINUE {
            opens.turn(State::Waiting, State::Open);
        }
    });
    let (gate, patience) = (gate.clone(), sleep.clone());
    let request = request.map(move |body| SdkBody::from_body_1_x(Held { body, gate, patience, waits: None }));
    Ok(HttpRequest::try_from(request)?)
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
enum State {
    Waiting,
    /// The body may go.
    Open,
    /// The answer came before the body went.
    Answered,
    /// That answer was read, or nobody wants it.
    Over,
}

/// What a body waits for.
#[derive(Debug, Default)]
struct Gate {
    state: AtomicU8,
    waker: Mutex<Option<Waker>>,
}

impl Gate {
    fn is(&self, state: State) -> bool {
        self.state.load(Ordering::SeqCst) == state as u8
    }

    /// Goes from one state to another; `false`: it was in a third.
    fn turn(&self, from: State, to: State) -> bool {
        let (from, to) = (from as u8, to as u8);
        let turned = self.state.compare_exchange(from, to, Ordering::SeqCst, Ordering::SeqCst).is_ok();
        if let Some(waker) = self.waker.lock().unwrap_or_else(PoisonError::into_inner).take() {
            waker.wake();
        }
        turned
    }

    fn wake_later(&self, context: &Context<'_>) {
        *self.waker.lock().unwrap_or_else(PoisonError::into_inner) = Some(context.waker().clone());
    }
}

/// A body behind a gate.
struct Held {
    body: SdkBody,
    gate: Arc<Gate>,
    patience: SharedAsyncSleep,
    /// Begins when the head of the request is out, which is when the body is first asked for.
    waits: Option<Sleep>,
}

impl Body for Held {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        let this = &mut *self;
        if !this.gate.is(State::Open) {
            this.gate.wake_later(context);
            if this.gate.is(State::Waiting) {
                let sleep = this.waits.get_or_insert_with(|| this.patience.sleep(PATIENCE));
                ready!(Pin::new(sleep).poll(context));
                this.gate.turn(State::Waiting, State::Open);
            }
            if this.gate.is(State::Over) {
                return Poll::Ready(Some(Err("the answer came before the body was asked for".into())));
            }
            if this.gate.is(State::Answered) {
                return Poll::Pending;
            }
        }
        Pin::new(&mut this.body).poll_frame(context)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

/// Ends the wait of a body that nobody will ask for.
struct End(Arc<Gate>);

impl Drop for End {
    fn drop(&mut self) {
        self.0.turn(State::Answered, State::Over);
    }
}

/// The body of an answer that came before the request's own body went.
struct Last {
    body: SdkBody,
    _end: End,
}

impl Body for Last {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        Pin::new(&mut self.body).poll_frame(context)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
