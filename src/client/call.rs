//! One operation, about to be called in many regions.

use std::fmt;
use std::future::{Future, IntoFuture};
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use aws_smithy_types::retry::RetryConfig;
use aws_smithy_types::timeout::TimeoutConfig;
use futures_util::Stream;

use super::builder::check_url;
use super::{EventStreams, Input, MultiRegionClient, OutcomeStream, Plan, Progress, payload, prepare};
use crate::body::Body;
use crate::call::{Given, Overrides, Payload, Presigning, Source};
use crate::enabled::Asking;
use crate::error::{Error, ErrorKind};
use crate::event_streams::InputEvent;
use crate::fanout::Deadline;
use crate::global::{self, Leg};
use crate::model::Operation;
use crate::outcome::Ignore;
use crate::region::{Regions, Selection};
use crate::result::MultiRegionResult;

/// One operation, about to be called in many regions. Awaiting it calls.
///
/// # Errors
/// Awaiting gives an [`Error`] only if the operation was sent nowhere: an unknown name, an input that does not fit, an
/// account whose regions AWS does not tell. What happened in a region is told by its [`Outcome`](crate::Outcome).
#[derive(Debug)]
#[must_use = "a call does nothing until it is awaited"]
pub struct Call {
    client: MultiRegionClient,
    asked: Result<(&'static Operation, Input), Error>,
    body: Option<Body>,
    regions: Option<Regions>,
    concurrency: Option<usize>,
    ignore: Ignore,
    per_region: Option<bool>,
    deadline: Option<Duration>,
    progress: Option<Callback>,
    sent: Option<Sent>,
    overrides: Overrides,
}

/// The events that a call sends.
enum Sent {
    One(Source),
    EachRegion(Box<dyn FnMut(&str) -> Source + Send>),
}

impl fmt::Debug for Sent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Sent")
    }
}

/// Whom to tell how far a call has come.
pub(super) struct Callback(pub(super) Box<dyn Fn(&Progress) + Send + Sync>);

impl fmt::Debug for Callback {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Callback")
    }
}

/// A call that can be made: where it goes is known.
pub(super) struct Ready {
    pub(super) client: MultiRegionClient,
    pub(super) operation: &'static Operation,
    pub(super) given: Given,
    pub(super) overrides: Arc<Overrides>,
    pub(super) legs: Vec<Leg>,
    pub(super) selection: Arc<Selection>,
    pub(super) concurrency: Option<usize>,
    pub(super) deadline: Option<Deadline>,
    pub(super) ignore: Ignore,
    pub(super) progress: Option<Callback>,
    sent: Option<Sent>,
}

impl Ready {
    /// The events to send, one source a leg or none at all.
    ///
    /// # Errors
    /// There are none where the operation takes some, or the other way round, or one source for several regions.
    pub(super) fn sources(&mut self) -> Result<Vec<Source>, Error> {
        let takes = self.operation.event_input();
        let (service, name) = (self.operation.service().name(), self.operation.name());
        let refused = |why: String| Err(ErrorKind::Events(format!("{service}.{name}: {why}")).into());
        match (self.sent.take(), takes) {
            (Some(_), None) => refused("the operation takes no stream of events".into()),
            (None, Some(member)) if !self.given.streams.are_given() => {
                let member = member.name();
                refused(format!(
                    "expected events to send: by `send_events`, or as a list in the input's {member:?}"
                ))
            }
            (None, _) => Ok(Vec::new()),
            (Some(_), _) if self.given.streams.are_given() => {
                refused("expected events from one place, found some in the input and a stream of them".into())
            }
            (Some(Sent::One(source)), _) if self.legs.len() <= 1 => Ok(vec![source]),
            (Some(Sent::One(_)), _) => {
                let regions = self.legs.len();
                refused(format!(
                    "expected one region, as there is one stream of events to send, found {regions}: \
                     `send_events_with` makes one for each"
                ))
            }
            (Some(Sent::EachRegion(mut make)), _) => {
                Ok(self.legs.iter().map(|leg| make(leg.region())).collect())
            }
        }
    }
}

impl Call {
    pub(super) fn new(client: MultiRegionClient, asked: Result<(&'static Operation, Input), Error>) -> Call {
        Call {
            body: None,
            regions: None,
            concurrency: None,
            ignore: client.0.ignore.clone(),
            per_region: None,
            deadline: client.0.deadline,
            progress: None,
            sent: None,
            overrides: Overrides::default(),
            client,
            asked,
        }
    }

    /// Streams the body of the request, in place of the member of the input that is its body, as in S3's `PutObject`:
    /// a [`Body`] from a file or a reader, bytes, or what the AWS SDK for Rust calls a `ByteStream`. Nothing of it is held
    /// in memory but what is under way.
    ///
    /// Over TLS, a checksum that the operation takes goes behind the body; where a hash of the body must stand before it
    /// (over plain HTTP, and for some services), the body is read twice.
    ///
    /// # Errors
    /// Awaiting the call then also refuses, before anything is sent: an operation that takes no stream, a file that is not
    /// there, and for more than one region a body that can be read once only.
    pub fn body(mut self, body: impl Into<Body>) -> Self {
        self.body = Some(body.into());
        self
    }

    /// Hands out the body of each answer as it comes, in place of the member of the output that is its body, as in S3's
    /// `GetObject`: [`Outcome::take_body`](crate::Outcome::take_body). The other members, which stand in headers, are in
    /// the output at once. Without it, the body is collected into the output.
    ///
    /// Limits of time and of an answer's bytes do not apply to it.
    ///
    /// # Errors
    /// Awaiting the call then also refuses an operation whose output has no stream.
    pub fn streaming(mut self) -> Self {
        self.overrides.is_live = true;
        self
    }

    /// Only these of the client's regions, in this order. Words and patterns choose among the client's regions, of all
    /// its partitions unless the item names one: `!us-*` leaves out those in the United States.
    pub fn regions(mut self, regions: impl Into<Regions>) -> Self {
        self.regions = Some(regions.into());
        self
    }

    /// How many regions this call goes to at a time, as far as its client's own bounds allow: see
    /// [`Builder::concurrency`](super::Builder::concurrency). All of them unless set, at least 1.
    pub fn concurrency(mut self, regions: usize) -> Self {
        self.concurrency = Some(regions);
        self
    }

    /// Failures that do not count as failures in this call's result, besides its client's: see
    /// [`MultiRegionResult::ignoring`].
    pub fn ignore(mut self, failures: impl Into<Ignore>) -> Self {
        self.ignore = self.ignore.and(failures.into());
        self
    }

    /// Whether a global service is called once for every region asked for, for this call; see
    /// [`Builder::per_region`](super::Builder::per_region).
    pub fn per_region(mut self, on: bool) -> Self {
        self.per_region = Some(on);
        self
    }

    /// The address to call in every region, for this call.
    pub fn endpoint_url(mut self, url: impl Into<String>) -> Self {
        self.overrides.endpoint_url = Some(url.into());
        self
    }

    /// How long a region may take, attempts and waits included. One that takes longer ends as
    /// [`FailureKind::TimedOut`](crate::FailureKind::TimedOut).
    pub fn timeout(mut self, limit: Duration) -> Self {
        self.overrides.timeout = Some(limit);
        self
    }

    /// The limits of time of each region, for this call; what it leaves open is the configuration's. Of the operation's
    /// own limit, [`Self::timeout`] goes before it.
    pub fn timeout_config(mut self, limits: TimeoutConfig) -> Self {
        self.overrides.timeout_config = Some(limits);
        self
    }

    /// How failed attempts are tried again in each region, for this call; what it leaves open is the configuration's.
    pub fn retry_config(mut self, retries: RetryConfig) -> Self {
        self.overrides.retries = Some(retries);
        self
    }

    /// A header of the requests of this call, signed as others are; it replaces one of its name.
    ///
    /// # Errors
    /// Awaiting the call then also refuses what no header can be.
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.overrides.headers.0.push((name.into(), value.into()));
        self
    }

    /// How long the call as a whole may take. Regions that have not answered by then end as
    /// [`FailureKind::TimedOut`](crate::FailureKind::TimedOut) at the limit [`Limit::Call`](crate::Limit::Call); the
    /// answers of all others are there.
    ///
    /// Waiting for a turn counts, and asking AWS for the account's regions does; if that has no answer by then, the call
    /// is an error, as it was sent nowhere.
    pub fn deadline(mut self, limit: Duration) -> Self {
        self.deadline = Some(limit);
        self
    }

    /// Tells how far the call has come: once when it is known how many regions it goes to, then for each outcome. It is
    /// run by whoever awaits the call, and holds up its end, but no region.
    pub fn on_progress(mut self, tell: impl Fn(&Progress) + Send + Sync + 'static) -> Self {
        self.progress = Some(Callback(Box::new(tell)));
        self
    }

    /// The most bytes of one answer that are read, for this call.
    pub fn max_response_bytes(mut self, bytes: u64) -> Self {
        self.overrides.max_response_bytes = Some(bytes);
        self
    }

    /// The same call, to be signed and not sent.
    pub(super) fn presigning(mut self, presigning: Presigning) -> Self {
        self.overrides.presigning = Some(presigning);
        self
    }

    /// The events that an operation takes beside its input, such as the audio of a conversation: sent as they come,
    /// each signed, and at the stream's end the service is told that it was the last.
    ///
    /// They are checked as inputs are. One that does not fit breaks the request off, and is told by the region's
    /// outcome or, where it is live, by its stream.
    ///
    /// They go to one region: a call of several is an error. The answer's events come beside them, by
    /// [`Self::events`].
    pub fn send_events(mut self, events: impl Stream<Item = InputEvent> + Send + 'static) -> Self {
        self.sent = Some(Sent::One(Box::pin(events)));
        self
    }

    /// As [`Self::send_events`], with a stream for each region, which is made from its name.
    pub fn send_events_with<S>(mut self, mut make: impl FnMut(&str) -> S + Send + 'static) -> Self
    where
        S: Stream<Item = InputEvent> + Send + 'static,
    {
        self.sent = Some(Sent::EachRegion(Box::new(move |region| Box::pin(make(region)))));
        self
    }

    /// Makes the call, and gives the events that each region sends as they come.
    ///
    /// Timeouts and deadlines are for a region's answer, not for what streams after it.
    ///
    /// ```no_run
    /// # async fn f(logs: multiregion_client::MultiRegionClient) -> Result<(), Box<dyn std::error::Error>> {
    /// let tail = logs.call("start_live_tail", serde_json::json!({"logGroupIdentifiers": ["arn:…"]}));
    /// let mut events = tail.events().await?.merged();
    /// while let Some((region, event)) = events.next().await {
    ///     println!("{region}: {}", serde_json::to_string(&event?)?);
    /// }
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// As awaiting the call; or the operation's output has no stream of events.
    pub async fn events(self) -> Result<EventStreams, Error> {
        let ready = self.ready().await?;
        if ready.operation.event_output().is_none() {
            let (service, name) = (ready.operation.service().name(), ready.operation.name());
            let message = format!("{service}.{name}: the operation answers with no stream of events");
            return Err(ErrorKind::Events(message).into());
        }
        Ok(EventStreams::new(OutcomeStream::begin(ready, true)?))
    }

    /// Makes the call, and gives each region's outcome as it comes.
    ///
    /// An output's stream of events is a list there, once all of them have come: see [`Self::events`].
    ///
    /// # Errors
    /// As awaiting the call: it was sent nowhere.
    pub async fn stream(self) -> Result<OutcomeStream, Error> {
        OutcomeStream::begin(self.ready().await?, false)
    }

    /// What awaiting the call would send, and where: everything is done up to the signature, and nothing is sent.
    ///
    /// Where a bucket lives, and the endpoint that a service tells, are taken as far as earlier calls of the client have
    /// learned them.
    ///
    /// Credentials are loaded if they are not yet, for they say which account it is, and AWS is asked which regions the
    /// account has where [`MultiRegionClient::regions`] would be.
    ///
    /// # Errors
    /// As awaiting the call.
    pub async fn plan(self) -> Result<Plan, Error> {
        Ok(Plan::of(self.ready().await?).await)
    }

    /// The operation.
    ///
    /// # Errors
    /// There is none of that name.
    pub(super) fn operation(&self) -> Result<&'static Operation, Error> {
        self.asked.as_ref().map(|(operation, _)| *operation).map_err(Clone::clone)
    }

    pub(super) async fn ready(self) -> Result<Ready, Error> {
        let (operation, input) = self.asked?;
        self.overrides.endpoint_url.as_deref().map_or(Ok(()), check_url)?;
        self.overrides.headers.0.iter().try_for_each(|(name, value)| check_header(name, value))?;
        if self.overrides.is_live {
            payload::check_streaming(operation)?;
        }
        let client = self.client;
        let body = match self.body {
            None => None,
            Some(body) => Some(Payload::new(body.open().await.map_err(ErrorKind::InvalidBody)?)),
        };
        let given = prepare(operation, &client.0.settings, input, body)?;
        let start = |limit| Deadline::after(limit, client.0.settings.sleep.as_ref());
        let mut deadline = self.deadline.map(start).transpose()?;
        let asking = Asking { again: false, timeout: self.overrides.timeout };
        let selection = client.regions_of(self.regions.as_ref(), asking);
        let selection = match &mut deadline {
            None => selection.await?,
            Some(deadline) => deadline.bound(selection).await??,
        };
        let overrides = Arc::new(self.overrides);
        let legs = match self.per_region.unwrap_or(client.0.per_region) {
            true => selection.iter().map(Leg::of).collect(),
            false => global::legs(selection.iter(), |region| {
                client.regional(region).destination(operation, &given.input, &overrides)
            }),
        };
        payload::check_regions(operation, given.payload.as_ref(), legs.len())?;
        let (concurrency, ignore, progress, sent) = (self.concurrency, self.ignore, self.progress, self.sent);
        Ok(Ready {
            client,
            operation,
            given,
            overrides,
            legs,
            selection,
            concurrency,
            deadline,
            ignore,
            progress,
            sent,
        })
    }
}

/// Whether a header can be sent. Its value, which may be secret, is not told.
fn check_header(name: &str, value: &str) -> Result<(), Error> {
    let refused = |message: String| Error::from(ErrorKind::InvalidHeader(message));
    http_1x::HeaderName::from_bytes(name.as_bytes())
        .map_err(|_| refused(format!("expected the name of a header, found {name:?}")))?;
    http_1x::HeaderValue::from_str(value)
        .map_err(|_| refused(format!("header {name}: expected a value of visible characters")))?;
    Ok(())
}

impl IntoFuture for Call {
    type Output = Result<MultiRegionResult, Error>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.stream().await?.gather().await) })
    }
}
