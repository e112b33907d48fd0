//! A waiter, about to poll in many regions; and the polls.

use std::collections::HashMap;
use std::fmt;
use std::future::{Future, IntoFuture};
use std::pin::{Pin, pin};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use aws_smithy_async::rt::sleep::{AsyncSleep, SharedAsyncSleep, TokioSleep};
use futures_util::future::{Either, select};

use super::call::{Callback, Ready};
use super::stream::{self, OutcomeStream};
use super::{Call, MultiRegionClient, Progress};
use crate::call::{Attempts, Given, Overrides};
use crate::error::{Error, ErrorKind};
use crate::fanout::{Job, in_order};
use crate::model::Waiter;
use crate::outcome::{CallError, FailureKind, Ignore, Limit, Outcome};
use crate::region::{Regions, Selection};
use crate::wait::{Judge, Track, WaitOutcome, WaitResult};

/// A waiter, about to poll in many regions until each is in a state. Awaiting it waits; dropping that cancels.
///
/// In each region one poll is under way at a time, and the next begins a delay after the last was answered.
///
/// # Errors
/// Awaiting gives an [`Error`] only if nothing was sent, as of a [`Call`]. What happened in a region is told by its
/// [`WaitOutcome`].
#[derive(Debug)]
#[must_use = "a wait does nothing until it is awaited"]
pub struct Wait {
    call: Call,
    waiter: Result<&'static Waiter, Error>,
    delay: Option<Duration>,
    max_attempts: Option<u32>,
    max_wait: Option<Duration>,
    progress: Option<Callback>,
}

/// How often, how many times and how long a region is polled.
#[derive(Debug, Clone, Copy)]
struct Pace {
    delay: Duration,
    max_attempts: u32,
    max_wait: Option<Duration>,
}

impl MultiRegionClient {
    /// Polls in every region until each is in the state that a waiter looks for: await what this gives.
    ///
    /// The waiter's name may be spelt `InstanceRunning`, `instance_running` or `instance-running`; the input is that of
    /// the operation that it [polls](Waiter::operation). Which answer means what, the delay and the number of attempts
    /// are those of boto3's waiter.
    ///
    /// ```no_run
    /// # async fn f(ec2: multiregion_client::MultiRegionClient) -> Result<(), Box<dyn std::error::Error>> {
    /// let running = ec2.wait("instance_running", serde_json::json!({"Filters": [{"Name": "tag:job", "Values": ["7"]}]}));
    /// for outcome in &running.await?.require_all()? {
    ///     println!("{} after {} polls", outcome.region(), outcome.polls());
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn wait(&self, waiter: &str, input: impl serde::Serialize) -> Wait {
        let waiter = self.service().waiter(waiter).map_err(Error::from);
        // Of a waiter that does not exist, its own error goes first.
        let operation = waiter.as_ref().map_or("", |waiter| waiter.operation().name());
        let call = self.call(operation, input);
        Wait { call, waiter, delay: None, max_attempts: None, max_wait: None, progress: None }
    }
}

/// Settings of [`Call`] that a wait has too.
macro_rules! settings {
    ($($(#[$doc:meta])* $name:ident($argument:ident: $of:ty);)+) => {
        $(
            $(#[$doc])*
            pub fn $name(mut self, $argument: $of) -> Self {
                self.call = self.call.$name($argument);
                self
            }
        )+
    };
}

impl Wait {
    settings! {
        /// See [`Call::regions`].
        regions(regions: impl Into<Regions>);
        /// How many regions are waited for at a time; the others begin as those end. All of them unless set, at least 1.
        concurrency(regions: usize);
        /// See [`Call::ignore`]: regions whose wait ended with such an [error](WaitOutcome::error) do not count.
        ignore(failures: impl Into<Ignore>);
        /// See [`Call::per_region`].
        per_region(on: bool);
        /// See [`Call::endpoint_url`].
        endpoint_url(url: impl Into<String>);
        /// How long one poll may take, its attempts included. One that takes longer ends the region's wait with an error.
        timeout(limit: Duration);
        /// How long the wait as a whole may take: regions that have not ended by then
        /// [timed out](crate::WaitState::TimedOut) at the limit [`Limit::Call`].
        deadline(limit: Duration);
        /// See [`Call::max_response_bytes`].
        max_response_bytes(bytes: u64);
    }

    /// How long to wait between two polls of a region, in place of the waiter's own [delay](Waiter::delay).
    pub fn delay(mut self, delay: Duration) -> Self {
        self.delay = Some(delay);
        self
    }

    /// How often a region is polled, in place of the waiter's own [number](Waiter::max_attempts); at least once.
    pub fn max_attempts(mut self, attempts: u32) -> Self {
        self.max_attempts = Some(attempts);
        self
    }

    /// How long a region may take: when the next poll would begin later, and when a poll takes longer, it
    /// [timed out](crate::WaitState::TimedOut) at the limit [`Limit::Region`]. Besides the number of attempts.
    pub fn max_wait(mut self, limit: Duration) -> Self {
        self.max_wait = Some(limit);
        self
    }

    /// Tells how far the wait has come, as [`Call::on_progress`]: `done` are the regions whose wait ended, `failed` those
    /// of them that did not come to the state. There are no items.
    pub fn on_progress(mut self, tell: impl Fn(&Progress) + Send + Sync + 'static) -> Self {
        self.progress = Some(Callback(Box::new(tell)));
        self
    }

    /// Waits, and gives each region's outcome as it comes.
    ///
    /// # Errors
    /// As awaiting: nothing was sent.
    pub async fn stream(self) -> Result<WaitStream, Error> {
        let waiter = self.waiter?;
        if let Some(fault) = waiter.fault() {
            let name = format!("{}.{}", waiter.operation().service().name(), waiter.name());
            return Err(ErrorKind::Unsupported(format!("waiter {name}: {fault}")).into());
        }
        let pace = Pace {
            delay: self.delay.unwrap_or(waiter.delay()),
            max_attempts: self.max_attempts.unwrap_or(waiter.max_attempts()),
            max_wait: self.max_wait,
        };
        WaitStream::begin(self.call.ready().await?, waiter, pace, self.progress)
    }
}

impl IntoFuture for Wait {
    type Output = Result<WaitResult, Error>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.stream().await?.gather().await) })
    }
}

/// The outcomes of a wait in the order in which they come; dropping it cancels the regions that are left.
#[must_use = "the regions are polled while this is awaited, and not once it is dropped"]
pub struct WaitStream {
    waiter: &'static Waiter,
    selection: Arc<Selection>,
    outcomes: OutcomeStream,
    tracks: HashMap<usize, Shared>,
    progress: Progress,
    tell: Option<Callback>,
}

impl fmt::Debug for WaitStream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = f.debug_struct("WaitStream");
        out.field("waiter", &self.waiter).field("progress", &self.progress).finish_non_exhaustive()
    }
}

impl WaitStream {
    fn begin(
        ready: Ready,
        waiter: &'static Waiter,
        pace: Pace,
        tell: Option<Callback>,
    ) -> Result<WaitStream, Error> {
        let (mut jobs, mut tracks) = (Vec::with_capacity(ready.legs.len()), HashMap::new());
        for (place, leg) in ready.legs.iter().enumerate() {
            let track = Shared::default();
            tracks.insert(place, track.clone());
            let polling = Polling {
                client: ready.client.clone(),
                region: leg.first().to_owned(),
                waiter,
                given: ready.given.clone(),
                overrides: ready.overrides.clone(),
                track,
            };
            let region = leg.first().to_owned();
            let call = Box::pin(polling.run(pace));
            jobs.push(Job { region, attempts: Attempts::default(), call });
        }
        let progress = Progress { asked: jobs.len(), ..Progress::default() };
        let selection = ready.selection.clone();
        let outcomes = OutcomeStream::of(ready, jobs)?;
        let out = WaitStream { waiter, selection, outcomes, tracks, progress, tell };
        out.tell();
        Ok(out)
    }

    /// The next outcome; `None`: there are no more.
    pub async fn next(&mut self) -> Option<WaitOutcome> {
        self.next_placed().await.map(|(_, outcome)| outcome)
    }

    /// How far the wait has come.
    pub fn progress(&self) -> Progress {
        self.progress
    }

    /// The regions that the wait is for, and what was left out on the way to them.
    pub fn selection(&self) -> &Selection {
        &self.selection
    }

    async fn next_placed(&mut self) -> Option<(usize, WaitOutcome)> {
        let (place, outcome) = self.outcomes.next_placed().await?;
        let track = self.tracks.remove(&place).map(|track| std::mem::take(&mut *track.lock()));
        let outcome = WaitOutcome::of(outcome, track.unwrap_or_default());
        self.progress.done += 1;
        self.progress.failed += usize::from(outcome.is_missing());
        self.tell();
        Some((place, outcome))
    }

    async fn gather(mut self) -> WaitResult {
        let mut outcomes = Vec::with_capacity(self.tracks.len());
        while let Some(ended) = self.next_placed().await {
            outcomes.push(ended);
        }
        WaitResult::new(self.waiter, in_order(outcomes), self.selection)
    }

    fn tell(&self) {
        if let Some(Callback(tell)) = &self.tell {
            tell(&self.progress);
        }
    }
}

/// What a region's polls leave behind, for when a deadline ends them.
#[derive(Debug, Clone, Default)]
struct Shared(Arc<Mutex<Track>>);

impl Shared {
    /// Whoever panicked while it held the track left it whole.
    fn lock(&self) -> MutexGuard<'_, Track> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// One region's polls.
struct Polling {
    client: MultiRegionClient,
    region: String,
    waiter: &'static Waiter,
    given: Given,
    overrides: Arc<Overrides>,
    track: Shared,
}

impl Polling {
    /// The answer that ended the wait, with its verdict on the track; or what ended it in place of one.
    async fn run(self, pace: Pace) -> Outcome {
        let Some(limit) = pace.max_wait else { return self.polls(pace).await };
        let sleep = self.sleep();
        let out = match select(pin!(self.polls(pace)), sleep.sleep(limit)).await {
            Either::Left((outcome, _)) => return outcome,
            Either::Right(_) => self.out_of_time(limit),
        };
        self.track.lock().elapsed = limit;
        out
    }

    async fn polls(&self, pace: Pace) -> Outcome {
        let clock = &self.client.0.settings.time_source;
        let start = clock.now();
        let mut judge = Judge::new(self.waiter, pace.max_attempts);
        loop {
            let outcome = stream::exchange(
                &self.client,
                &self.region,
                self.waiter.operation(),
                &self.given,
                &self.overrides,
                Attempts::default(),
            )
            .await;
            let verdict = judge.hear(&outcome, &self.given.input);
            let elapsed = clock.now().duration_since(start).unwrap_or_default();
            {
                let mut track = self.track.lock();
                track.polls += 1;
                track.elapsed = elapsed;
                if verdict.is_some() {
                    (track.verdict, track.last) = (verdict, None);
                    return outcome;
                }
                track.last = Some(outcome);
            }
            match pace.max_wait {
                Some(limit) if elapsed + pace.delay > limit => return self.out_of_time(limit),
                _ => self.sleep().sleep(pace.delay).await,
            }
        }
    }

    fn out_of_time(&self, limit: Duration) -> Outcome {
        let text = format!("the wait's limit of {limit:?} came before the region was in the state");
        let error = CallError::new(FailureKind::TimedOut, text).at_limit(Some(Limit::Region));
        Outcome::failed(&self.region, error)
    }

    fn sleep(&self) -> SharedAsyncSleep {
        let own = &self.client.0.settings.sleep;
        own.clone().unwrap_or_else(|| SharedAsyncSleep::new(TokioSleep::new()))
    }
}
