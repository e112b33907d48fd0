//! One operation, about to be called in many regions.

use std::fmt;
use std::future::{Future, IntoFuture};
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use super::builder::check_url;
use super::{MultiRegionClient, OutcomeStream, Plan, Progress};
use crate::call::{Given, Overrides, Presigning};
use crate::discovery::Asking;
use crate::error::Error;
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
    prepared: Result<(&'static Operation, Given), Error>,
    regions: Option<Regions>,
    concurrency: Option<usize>,
    ignore: Ignore,
    per_region: Option<bool>,
    deadline: Option<Duration>,
    progress: Option<Callback>,
    overrides: Overrides,
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
}

impl Call {
    pub(super) fn new(
        client: MultiRegionClient,
        prepared: Result<(&'static Operation, Given), Error>,
    ) -> Call {
        Call {
            regions: None,
            concurrency: None,
            ignore: client.0.ignore.clone(),
            per_region: None,
            deadline: client.0.deadline,
            progress: None,
            overrides: Overrides::default(),
            client,
            prepared,
        }
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

    /// The operation and its input, once they are known to be right.
    pub(super) fn prepared(&self) -> Result<(&'static Operation, &Given), Error> {
        self.prepared.as_ref().map(|(operation, given)| (*operation, given)).map_err(Error::clone)
    }

    /// The same call, to be signed and not sent.
    pub(super) fn presigning(mut self, presigning: Presigning) -> Self {
        self.overrides.presigning = Some(presigning);
        self
    }

    /// Makes the call, and gives each region's outcome as it comes.
    ///
    /// # Errors
    /// As awaiting the call: it was sent nowhere.
    pub async fn stream(self) -> Result<OutcomeStream, Error> {
        OutcomeStream::begin(self.ready().await?)
    }

    /// What awaiting the call would send, and where: everything is done up to the signature, and nothing is sent.
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
    /// There is none of that name, or the input does not fit it.
    pub(super) fn operation(&self) -> Result<&'static Operation, Error> {
        self.prepared.as_ref().map(|(operation, _)| *operation).map_err(Clone::clone)
    }

    pub(super) async fn ready(self) -> Result<Ready, Error> {
        let (operation, given) = self.prepared?;
        self.overrides.endpoint_url.as_deref().map_or(Ok(()), check_url)?;
        let client = self.client;
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
        let (concurrency, ignore, progress) = (self.concurrency, self.ignore, self.progress);
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
        })
    }
}

impl IntoFuture for Call {
    type Output = Result<MultiRegionResult, Error>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.stream().await?.gather().await) })
    }
}
