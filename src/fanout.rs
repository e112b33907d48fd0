//! One operation in many regions at once: bounded, each region's outcome its own, cancelled when dropped.

use std::future::Future;
use std::sync::Arc;

use tokio::runtime::Handle;
use tokio::sync::Semaphore;
use tokio::task::JoinSet;

use crate::error::{Error, ErrorKind};
use crate::outcome::{CallError, FailureKind, Outcome};

/// Regions that are called at a time unless the caller says otherwise: more than AWS has in a partition.
pub(crate) const DEFAULT_CONCURRENCY: usize = 64;

/// Runs one call a region and gathers the outcomes in the order of the calls.
///
/// Each runs as a task of its own, so that answers are decoded on all cores. Dropping the future aborts them.
///
/// # Errors
/// There is no tokio runtime to run them in.
pub(crate) async fn run<F>(calls: Vec<(String, F)>, concurrency: usize) -> Result<Vec<Outcome>, Error>
where
    F: Future<Output = Outcome> + Send + 'static,
{
    let runtime = Handle::try_current().map_err(|_| Error::from(ErrorKind::NoRuntime))?;
    let turns = Arc::new(Semaphore::new(concurrency.max(1)));
    let mut outcomes: Vec<Outcome> = calls.iter().map(|(region, _)| unfinished(region)).collect();
    let mut tasks = JoinSet::new();
    let mut ids = Vec::with_capacity(calls.len());
    for (index, (_, call)) in calls.into_iter().enumerate() {
        let turns = turns.clone();
        let task = async move {
            let _turn = turns.acquire_owned().await;
            (index, call.await)
        };
        ids.push(tasks.spawn_on(task, &runtime).id());
    }
    while let Some(ended) = tasks.join_next().await {
        match ended {
            Ok((index, outcome)) => {
                if let Some(slot) = outcomes.get_mut(index) {
                    *slot = outcome;
                }
            }
            Err(error) => {
                let of_task = ids.iter().position(|id| *id == error.id());
                if let Some(slot) = of_task.and_then(|index| outcomes.get_mut(index)) {
                    // A caller's own provider or HTTP client may panic; what it says is told.
                    *slot = Outcome::failed(&slot.region, CallError::of(FailureKind::Cancelled, &error));
                }
            }
        }
    }
    Ok(outcomes)
}

/// What stands for a region until its call ends; it stays if the task was stopped from outside.
fn unfinished(region: &str) -> Outcome {
    let error = CallError::new(FailureKind::Cancelled, "the call's task was stopped before it ended");
    Outcome::failed(region, error)
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use tokio::sync::Barrier;

    use super::*;
    use crate::outcome::Metadata;

    fn ended(region: &str) -> Outcome {
        Outcome {
            region: region.to_owned(),
            asked: None,
            result: Ok(crate::value::Structure::empty()),
            truncated: false,
            ignored: false,
            metadata: Metadata::default(),
        }
    }

    #[tokio::test]
    async fn all_regions_are_under_way_at_once_and_keep_their_order() {
        let barrier = Arc::new(Barrier::new(3));
        let calls = ["a", "b", "c"].map(|region| {
            let barrier = barrier.clone();
            // None passes before all three are here.
            (region.to_owned(), async move {
                barrier.wait().await;
                ended(region)
            })
        });
        let outcomes = run(calls.into(), DEFAULT_CONCURRENCY).await.expect("outcomes");
        assert_eq!(outcomes.iter().map(Outcome::region).collect::<Vec<_>>(), ["a", "b", "c"]);
        assert!(outcomes.iter().all(Outcome::is_ok));
    }

    #[tokio::test]
    async fn no_more_run_than_the_bound() {
        let (now, most) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
        let calls = (0..8).map(|i| {
            let (now, most) = (now.clone(), most.clone());
            (i.to_string(), async move {
                most.fetch_max(now.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                tokio::task::yield_now().await;
                now.fetch_sub(1, Ordering::SeqCst);
                ended("x")
            })
        });
        run(calls.collect(), 2).await.expect("outcomes");
        assert_eq!(most.load(Ordering::SeqCst), 2);
    }

    #[tokio::test]
    async fn one_that_panics_does_not_take_the_others_with_it() {
        let calls = ["a", "b"].map(|region| {
            (region.to_owned(), async move {
                assert!(region != "a", "a test's own panic");
                ended(region)
            })
        });
        let outcomes = run(calls.into(), 1).await.expect("outcomes");
        assert_eq!(outcomes[0].error().map(CallError::kind), Some(FailureKind::Cancelled));
        assert!(outcomes[1].is_ok());
    }

    #[tokio::test]
    async fn dropping_the_future_stops_the_calls() {
        let held = Arc::new(());
        let inside = held.clone();
        let calls = vec![("a".to_owned(), async move {
            let _inside = inside;
            std::future::pending().await
        })];
        let mut future = Box::pin(run(calls, 1));
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
        let calls = vec![("a".to_owned(), async { ended("a") })];
        let mut future = Box::pin(run(calls, 1));
        let mut context = std::task::Context::from_waker(std::task::Waker::noop());
        match future.as_mut().poll(&mut context) {
            std::task::Poll::Ready(Err(e)) => assert!(e.to_string().contains("tokio")),
            other => panic!("expected an error, found {other:?}"),
        }
    }
}
