//! One operation in many regions at once: each region's outcome its own, as it comes; a deadline for the whole; cancelled
//! when dropped.

use std::collections::HashMap;
use std::future::Future;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use aws_smithy_async::rt::sleep::{AsyncSleep, SharedAsyncSleep, Sleep};
use futures_util::Stream;
use futures_util::future::{BoxFuture, Either, select};
use tokio::runtime::Handle;
use tokio::sync::Semaphore;
use tokio::task::{Id, JoinError, JoinSet};

use crate::call::Attempts;
use crate::error::{Error, ErrorKind};
use crate::outcome::{CallError, FailureKind, Limit, Outcome};

/// One region's call, before it begins.
pub(crate) struct Job {
    pub(crate) region: String,
    /// What the call counts its requests with.
    pub(crate) attempts: Attempts,
    /// In a box of its own: a request is several kB, and a task's code is compiled once for all kinds of calls.
    pub(crate) call: BoxFuture<'static, Outcome>,
}

/// When a whole call ends, whoever has answered by then.
pub(crate) struct Deadline {
    limit: Duration,
    sleep: Sleep,
}

impl Deadline {
    /// So long from now; without a sleep, which is only where the caller took it away, never.
    ///
    /// # Errors
    /// There is no tokio runtime, which the sleep is most likely one of.
    pub(crate) fn after(limit: Duration, sleep: Option<&SharedAsyncSleep>) -> Result<Deadline, Error> {
        Handle::try_current().map_err(|_| Error::from(ErrorKind::NoRuntime))?;
        let sleep = sleep.map_or_else(|| Sleep::new(std::future::pending()), |sleep| sleep.sleep(limit));
        Ok(Deadline { limit, sleep })
    }

    /// What comes of some work, if it is done in time.
    ///
    /// # Errors
    /// It is not.
    pub(crate) async fn bound<T>(&mut self, work: impl Future<Output = T>) -> Result<T, Error> {
        let limit = self.limit;
        match select(pin!(work), self).await {
            Either::Left((done, _)) => Ok(done),
            Either::Right(((), _)) => Err(ErrorKind::DeadlineExceeded(limit).into()),
        }
    }
}

impl Future for Deadline {
    type Output = ();
    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        Pin::new(&mut self.sleep).poll(context)
    }
}

/// Calls under way: a stream of each one's place among the jobs and its outcome, in the order in which they end.
///
/// Each runs as a task of its own, so that answers are decoded on all cores. Dropping it aborts them.
pub(crate) struct FanOut {
    tasks: JoinSet<(usize, Outcome)>,
    ids: HashMap<Id, usize>,
    /// The calls that have not ended.
    left: Vec<Option<Left>>,
    deadline: Option<Deadline>,
    /// Why those that are left have ended, once nothing runs any more.
    over: Option<Over>,
}

struct Left {
    region: String,
    attempts: Attempts,
}

#[derive(Clone, Copy)]
enum Over {
    Deadline(Duration),
    Stopped,
}

impl FanOut {
    /// Begins the calls, at most so many at a time.
    ///
    /// # Errors
    /// There is no tokio runtime to run them in.
    pub(crate) fn begin(
        jobs: Vec<Job>,
        concurrency: Option<usize>,
        deadline: Option<Deadline>,
    ) -> Result<FanOut, Error> {
        let runtime = Handle::try_current().map_err(|_| Error::from(ErrorKind::NoRuntime))?;
        let turns = concurrency.map(|bound| Arc::new(Semaphore::new(bound.clamp(1, Semaphore::MAX_PERMITS))));
        let mut out = FanOut {
            tasks: JoinSet::new(),
            ids: HashMap::with_capacity(jobs.len()),
            left: Vec::with_capacity(jobs.len()),
            deadline,
            over: None,
        };
        for (index, Job { region, attempts, call }) in jobs.into_iter().enumerate() {
            let turns = turns.clone();
            let task = async move {
                let _turn = match turns {
                    Some(turns) => turns.acquire_owned().await.ok(),
                    None => None,
                };
                (index, call.await)
            };
            out.ids.insert(out.tasks.spawn_on(task, &runtime).id(), index);
            out.left.push(Some(Left { region, attempts }));
        }
        Ok(out)
    }

    /// Takes a call off those that are left.
    fn take(&mut self, index: usize) -> Option<Left> {
        self.left.get_mut(index)?.take()
    }

    /// What came of a call whose task did not end by itself.
    fn lost(&mut self, error: &JoinError) -> Option<(usize, Outcome)> {
        let index = *self.ids.get(&error.id())?;
        let left = self.take(index)?;
        // A caller's own provider or HTTP client may panic; what it says is told.
        let why = match error.is_panic() {
            true => CallError::of(FailureKind::Cancelled, error),
            false => stopped(),
        };
        Some((index, Outcome::failed(&left.region, why)))
    }

    /// The next of those that have no outcome of their own.
    fn unfinished(&mut self, over: Over) -> Option<(usize, Outcome)> {
        let index = self.left.iter().position(Option::is_some)?;
        let left = self.take(index)?;
        Some((index, left.ended(over)))
    }
}

/// What has come of jobs, each with its place among them, in their order.
pub(crate) fn in_order<T>(ended: Vec<(usize, T)>) -> Vec<T> {
    let places = ended.iter().map(|(place, _)| place + 1).max().unwrap_or(0);
    let mut all: Vec<Option<T>> = Vec::new();
    all.resize_with(places, || None);
    for (place, outcome) in ended {
        if let Some(slot) = all.get_mut(place) {
            *slot = Some(outcome);
        }
    }
    all.into_iter().flatten().collect()
}

fn stopped() -> CallError {
    CallError::new(FailureKind::Cancelled, "the call's task was stopped before it ended")
}

impl Left {
    fn ended(self, over: Over) -> Outcome {
        let Over::Deadline(limit) = over else { return Outcome::failed(&self.region, stopped()) };
        let text = format!("the call's deadline of {limit:?} came before this region's answer");
        let error = CallError::new(FailureKind::TimedOut, text).at_limit(Some(Limit::Call));
        let mut outcome = Outcome::failed(&self.region, error);
        (outcome.metadata.attempts, outcome.metadata.elapsed) = (self.attempts.count(), limit);
        outcome
    }
}

impl Stream for FanOut {
    type Item = (usize, Outcome);

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = &mut *self;
        loop {
            if let Some(over) = this.over {
                return Poll::Ready(this.unfinished(over));
            }
            // What has ended goes before the deadline, even if that has come.
            match this.tasks.poll_join_next(context) {
                Poll::Ready(Some(Ok((index, outcome)))) => {
                    this.take(index);
                    return Poll::Ready(Some((index, outcome)));
                }
                Poll::Ready(Some(Err(error))) => {
                    if let Some(lost) = this.lost(&error) {
                        return Poll::Ready(Some(lost));
                    }
                }
                Poll::Ready(None) => this.over = Some(Over::Stopped),
                Poll::Pending => {
                    let Some(deadline) = &mut this.deadline else { return Poll::Pending };
                    let limit = deadline.limit;
                    if Pin::new(deadline).poll(context).is_pending() {
                        return Poll::Pending;
                    }
                    this.tasks.abort_all();
                    this.over = Some(Over::Deadline(limit));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use aws_smithy_async::rt::sleep::TokioSleep;
    use futures_util::StreamExt;
    use tokio::sync::Barrier;

    use super::*;

    fn ended(region: &str) -> Outcome {
        Outcome::of(region, Ok(crate::value::Structure::empty()))
    }

    fn job(region: impl Into<String>, call: impl Future<Output = Outcome> + Send + 'static) -> Job {
        Job { region: region.into(), attempts: Attempts::default(), call: Box::pin(call) }
    }

    /// The outcomes in the order of the jobs.
    async fn run(jobs: Vec<Job>, concurrency: Option<usize>) -> Result<Vec<Outcome>, Error> {
        Ok(in_order(FanOut::begin(jobs, concurrency, None)?.collect().await))
    }

    #[tokio::test]
    async fn all_regions_are_under_way_at_once_and_keep_their_order() {
        let barrier = Arc::new(Barrier::new(3));
        let calls = ["a", "b", "c"].map(|region| {
            let barrier = barrier.clone();
            // None passes before all three are here.
            job(region, async move {
                barrier.wait().await;
                ended(region)
            })
        });
        let outcomes = run(calls.into(), None).await.expect("outcomes");
        assert_eq!(outcomes.iter().map(Outcome::region).collect::<Vec<_>>(), ["a", "b", "c"]);
        assert!(outcomes.iter().all(Outcome::is_ok));
    }

    #[tokio::test]
    async fn no_more_run_than_the_bound() {
        let (now, most) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
        let calls = (0..8).map(|i| {
            let (now, most) = (now.clone(), most.clone());
            job(i.to_string(), async move {
                most.fetch_max(now.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                tokio::task::yield_now().await;
                now.fetch_sub(1, Ordering::SeqCst);
                ended("x")
            })
        });
        run(calls.collect(), Some(2)).await.expect("outcomes");
        assert_eq!(most.load(Ordering::SeqCst), 2);
    }

    #[tokio::test]
    async fn one_that_panics_does_not_take_the_others_with_it() {
        let calls = ["a", "b"].map(|region| {
            job(region, async move {
                assert!(region != "a", "a test's own panic");
                ended(region)
            })
        });
        let outcomes = run(calls.into(), Some(0)).await.expect("outcomes");
        assert_eq!(outcomes[0].error().map(CallError::kind), Some(FailureKind::Cancelled));
        assert!(outcomes[1].is_ok());
    }

    #[tokio::test]
    async fn dropping_the_future_stops_the_calls() {
        let held = Arc::new(());
        let inside = held.clone();
        let calls = vec![job("a", async move {
            let _inside = inside;
            std::future::pending().await
        })];
        let mut future = Box::pin(run(calls, None));
        let mut context = std::task::Context::from_waker(std::task::Waker::noop());
        assert!(future.as_mut().poll(&mut context).is_pending());
        drop(future);
        // An aborted task is dropped when the runtime next comes to it.
        while Arc::strong_count(&held) > 1 {
            tokio::task::yield_now().await;
        }
    }

    #[test]
    fn without_a_runtime_it_is_an_error() {
        let calls = vec![job("a", async { ended("a") })];
        let mut future = Box::pin(run(calls, None));
        let mut context = std::task::Context::from_waker(std::task::Waker::noop());
        match future.as_mut().poll(&mut context) {
            std::task::Poll::Ready(Err(e)) => assert!(e.to_string().contains("tokio")),
            other => panic!("expected an error, found {other:?}"),
        }
    }

    #[tokio::test(start_paused = true)]
    async fn each_comes_as_it_ends_and_the_deadline_ends_the_rest() {
        let second = Duration::from_secs(1);
        let calls = [("a", 9), ("b", 2), ("c", 1), ("d", 4)].map(|(region, seconds)| {
            job(region, async move {
                tokio::time::sleep(seconds * second).await;
                ended(region)
            })
        });
        let sleep = SharedAsyncSleep::new(TokioSleep::new());
        let deadline = Deadline::after(5 * second, Some(&sleep)).expect("a runtime");
        let mut out = FanOut::begin(calls.into(), None, Some(deadline)).expect("calls");
        let start = tokio::time::Instant::now();
        for (index, at, limit) in [(2, 1, None), (1, 2, None), (3, 4, None), (0, 5, Some(Limit::Call))] {
            let (ended, outcome) = out.next().await.expect("an outcome");
            assert_eq!((ended, start.elapsed()), (index, at * second));
            assert_eq!(outcome.error().and_then(CallError::limit), limit);
        }
        assert!(out.next().await.is_none());
    }

    #[test]
    fn a_runtime_that_ends_leaves_no_region_without_an_outcome() {
        let runtime =
            tokio::runtime::Builder::new_multi_thread().worker_threads(1).build().expect("a runtime");
        let calls = vec![job("a", std::future::pending::<Outcome>())];
        let mut out = runtime.block_on(async { FanOut::begin(calls, None, None) }).expect("calls");
        runtime.shutdown_background();
        let other = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
        let ended: Vec<_> = other.block_on(out.by_ref().collect());
        let kinds: Vec<_> = ended.iter().map(|(_, outcome)| outcome.error().map(CallError::kind)).collect();
        assert_eq!(kinds, [Some(FailureKind::Cancelled)]);
    }
}
