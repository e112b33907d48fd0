//! A call under way: each region's outcome as it comes, and how far it is.

use std::collections::VecDeque;
use std::fmt;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use futures_util::{Stream, StreamExt};

use super::MultiRegionClient;
use super::call::{Callback, Ready};
use crate::call::{Attempts, EventStream, Given, Live, Overrides};
use crate::dead::Place;
use crate::error::Error;
use crate::fanout::{FanOut, Job, in_order};
use crate::global::Leg;
use crate::merge::{self, Fields};
use crate::model::Operation;
use crate::outcome::{FailureKind, Ignore, Outcome, Witnesses};
use crate::region::Selection;
use crate::result::MultiRegionResult;

/// How far a call has come.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Progress {
    /// Outcomes that there will be: one a region asked for, but for global ones.
    pub asked: usize,
    /// Outcomes that there are.
    pub done: usize,
    /// Those of them that failed, and are not ignored.
    pub failed: usize,
    /// Items in the answers, as [`MultiRegionResult::items`] has them.
    pub items: usize,
    /// Pages, of a [`Paginate`](super::Paginate).
    pub pages: usize,
}

/// The outcomes of a call in the order in which they come; dropping it cancels the regions that are left.
///
/// An outcome that the others decide, such as that a region is not enabled, comes after theirs.
///
/// ```no_run
/// # async fn f(ec2: multiregion_client::MultiRegionClient) -> Result<(), multiregion_client::Error> {
/// let mut outcomes = ec2.call("describe_vpcs", serde_json::json!({})).stream().await?;
/// while let Some(outcome) = outcomes.next().await {
///     println!("{} after {:?}", outcome.region(), outcome.metadata().elapsed);
/// }
/// # Ok(())
/// # }
/// ```
#[must_use = "the regions are called while this is polled or awaited, and not once it is dropped"]
pub struct OutcomeStream {
    operation: &'static Operation,
    selection: Arc<Selection>,
    calls: FanOut,
    /// Which outcome stands for which regions, by its place.
    legs: Vec<Option<Leg>>,
    witnesses: Witnesses,
    /// What the others decide, when all are there.
    open: VecDeque<(usize, Outcome)>,
    ignore: Ignore,
    progress: Progress,
    /// Whom to tell, and what counts as an item.
    tell: Option<(Callback, Fields)>,
    /// Where the events of each leg are put, of a live call.
    live: Vec<Live>,
}

impl fmt::Debug for OutcomeStream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = f.debug_struct("OutcomeStream");
        out.field("operation", &self.operation.name())
            .field("progress", &self.progress)
            .finish_non_exhaustive()
    }
}

impl OutcomeStream {
    /// Begins the calls; if they are live, the answers' events are left to be read.
    pub(super) fn begin(mut ready: Ready, is_live: bool) -> Result<OutcomeStream, Error> {
        let mut sources = ready.sources()?.into_iter();
        let Ready { client, operation, given, overrides, legs, .. } = &ready;
        let live: Vec<Live> = legs.iter().filter(|_| is_live).map(|_| Live::default()).collect();
        let mut slots = live.iter().cloned();
        let mut own = || {
            let streams = given.streams.in_region(sources.next(), slots.next());
            Given { streams, ..given.clone() }
        };
        let jobs = legs.iter().map(|leg| job(client, leg.first(), operation, own(), overrides)).collect();
        let mut out = OutcomeStream::of(ready, jobs)?;
        out.live = live;
        Ok(out)
    }

    /// The outcomes of such jobs, one a leg.
    pub(super) fn of(ready: Ready, jobs: Vec<Job>) -> Result<OutcomeStream, Error> {
        let Ready { client, operation, legs, .. } = ready;
        let calls = FanOut::begin(jobs, ready.concurrency, ready.deadline)?;
        let out = OutcomeStream {
            operation,
            selection: ready.selection,
            calls,
            progress: Progress { asked: legs.len(), ..Progress::default() },
            legs: legs.into_iter().map(Some).collect(),
            witnesses: Witnesses::new(client.service()),
            open: VecDeque::new(),
            ignore: ready.ignore,
            tell: ready.progress.map(|callback| (callback, merge::fields(operation))),
            live: Vec::new(),
        };
        out.tell();
        Ok(out)
    }

    /// The next outcome; `None`: there are no more.
    pub async fn next(&mut self) -> Option<Outcome> {
        StreamExt::next(self).await
    }

    /// How far the call has come. Items are counted only where [`Call::on_progress`](super::Call::on_progress) was
    /// asked for.
    pub fn progress(&self) -> Progress {
        self.progress
    }

    /// The regions that the call is for, and what was left out on the way to them.
    pub fn selection(&self) -> &Selection {
        &self.selection
    }

    /// All outcomes in the order of the regions asked for.
    pub(super) async fn gather(mut self) -> MultiRegionResult {
        let mut outcomes: Vec<(usize, Outcome)> = Vec::with_capacity(self.legs.len());
        while let Some(ended) = self.next_placed().await {
            outcomes.push(ended);
        }
        MultiRegionResult::new(self.operation, in_order(outcomes)).of_selection(self.selection)
    }

    /// The next outcome, with the events of a region that has answered a live call.
    pub(super) fn poll_live(
        &mut self,
        context: &mut Context<'_>,
    ) -> Poll<Option<(Outcome, Option<EventStream>)>> {
        let Some((place, outcome)) = ready!(self.poll_placed(context)) else { return Poll::Ready(None) };
        let events = self.live.get(place).and_then(Live::take).filter(|_| outcome.is_ok());
        Poll::Ready(Some((outcome, events)))
    }

    /// The next outcome and its place in the result.
    pub(super) async fn next_placed(&mut self) -> Option<(usize, Outcome)> {
        std::future::poll_fn(|context| self.poll_placed(context)).await
    }

    pub(super) fn poll_placed(&mut self, context: &mut Context<'_>) -> Poll<Option<(usize, Outcome)>> {
        while let Some((place, outcome)) = ready!(self.calls.poll_next_unpin(context)) {
            let outcome = match self.legs.get_mut(place).and_then(Option::take) {
                Some(leg) => leg.mark(outcome),
                None => outcome,
            };
            self.witnesses.hear(&outcome);
            if outcome.error().is_some_and(|error| error.doubt().is_some()) {
                self.open.push_back((place, outcome));
            } else {
                return Poll::Ready(Some((place, self.ended(outcome))));
            }
        }
        let Some((place, mut outcome)) = self.open.pop_front() else { return Poll::Ready(None) };
        self.witnesses.settle(&mut outcome);
        Poll::Ready(Some((place, self.ended(outcome))))
    }

    fn ended(&mut self, mut outcome: Outcome) -> Outcome {
        outcome.ignored = outcome.error().is_some_and(|error| self.ignore.fits(error));
        self.progress.done += 1;
        self.progress.failed += usize::from(outcome.is_missing());
        if let (Some((_, fields)), Some(output)) = (&self.tell, outcome.output()) {
            self.progress.items += merge::items(fields, outcome.region(), output).len();
        }
        self.tell();
        outcome
    }

    fn tell(&self) {
        if let Some((Callback(tell), _)) = &self.tell {
            tell(&self.progress);
        }
    }
}

impl Stream for OutcomeStream {
    type Item = Outcome;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Outcome>> {
        self.poll_placed(context).map(|ended| ended.map(|(_, outcome)| outcome))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = self.progress.asked.saturating_sub(self.progress.done);
        (left, Some(left))
    }
}

/// One region's call.
fn job(
    client: &MultiRegionClient,
    region: &str,
    operation: &'static Operation,
    given: Given,
    overrides: &Arc<Overrides>,
) -> Job {
    let (client, overrides) = (client.clone(), overrides.clone());
    let attempts = Attempts::default();
    let (counts, asked) = (attempts.clone(), region.to_owned());
    let call = async move { exchange(&client, &asked, operation, &given, &overrides, counts).await };
    Job { region: region.to_owned(), attempts, call: Box::pin(call) }
}

/// One exchange with a region: in its turn, and only if the region is not known to be out of reach.
pub(super) async fn exchange(
    client: &MultiRegionClient,
    region: &str,
    operation: &'static Operation,
    given: &Given,
    overrides: &Overrides,
    counts: Attempts,
) -> Outcome {
    let regional = client.regional(region);
    let host = regional.host(operation, &given.input, overrides);
    let place = Place { region: region.to_owned(), host };
    let (limits, dead) = (&client.0.limits, &client.0.dead);
    if let Some(error) = dead.recall(&place) {
        return Outcome::failed(&place.region, error);
    }
    let permit = limits.acquire(&place.region, &place.host).await;
    if let Some(error) = dead.refuse(&place) {
        return Outcome::failed(&place.region, error);
    }
    if let Some(permit) = &permit {
        counts.begin(permit.lane());
    }
    let began = dead.now();
    // In a box of its own, which those that wait for their turn do not have yet: it is several kB.
    let outcome = Box::pin(regional.call(operation, given.clone(), overrides, counts)).await;
    dead.record(&place, began, &outcome);
    let throttled = outcome.error().is_some_and(|error| error.kind() == FailureKind::Throttled);
    if let Some(permit) = permit.filter(|_| outcome.metadata().status.is_some() && !throttled) {
        permit.answered();
    }
    outcome
}
