//! Regions that could not be reached a while ago, and are not asked again until then.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

use aws_smithy_async::time::SharedTimeSource;

use crate::outcome::{CallError, FailureKind, Limit, Outcome, Phase};

/// How long a region that could not be reached is not asked again, unless the caller says otherwise.
pub(crate) const PERIOD: Duration = Duration::from_secs(30);

/// So many calls in a row that could not reach a region show it dead where no other region was reached: it may be the
/// caller's own network that is down, and that is soon asked again.
const ALONE: u32 = 3;

/// What one client remembers.
#[derive(Debug)]
pub(crate) struct Dead {
    period: Duration,
    clock: SharedTimeSource,
    known: Mutex<Known>,
}

#[derive(Debug, Default)]
struct Known {
    failed: HashMap<Place, Failed>,
    /// When any region last answered.
    reached: Option<SystemTime>,
}

/// A region's host: an address of the caller's own may be dead where AWS's is not.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Place {
    pub(crate) region: String,
    pub(crate) host: Arc<str>,
}

#[derive(Debug)]
struct Failed {
    error: CallError,
    /// Calls in a row.
    calls: u32,
    /// When the last of them began, and when it ended.
    began: SystemTime,
    ended: SystemTime,
    ask_again: SystemTime,
}

impl Dead {
    /// Remembers for so long; a period of nothing is never.
    pub(crate) fn new(period: Duration, clock: SharedTimeSource) -> Dead {
        Dead { period, clock, known: Mutex::default() }
    }

    pub(crate) fn now(&self) -> SystemTime {
        self.clock.now()
    }

    /// Why a call to a place is not to be made.
    pub(crate) fn recall(&self, place: &Place) -> Option<CallError> {
        let now = self.clock.now();
        let known = self.known();
        let failed = known.failed.get(place).filter(|failed| failed.is_dead(known.reached))?;
        let ago = now.duration_since(failed.ended).unwrap_or_default();
        Some(failed.error.clone().remembered(ago, failed.left(now)?))
    }

    /// As [`Self::recall`], for a call that is made if nothing speaks against it: when the time has come to ask again,
    /// one is let through, and the others keep to what is known until it ends.
    pub(crate) fn refuse(&self, place: &Place) -> Option<CallError> {
        if let Some(error) = self.recall(place) {
            return Some(error);
        }
        let ask_again = self.clock.now() + self.period;
        if let Some(failed) = self.known().failed.get_mut(place) {
            failed.ask_again = ask_again;
        }
        None
    }

    /// Takes note of how a call that began then ended.
    pub(crate) fn record(&self, place: &Place, began: SystemTime, outcome: &Outcome) {
        if self.period.is_zero() {
            return;
        }
        let now = self.clock.now();
        let mut known = self.known();
        match outcome.error() {
            Some(error) if is_out_of_reach(error) => {
                let calls = known.failed.get(place).map_or(0, |failed| failed.calls);
                known.failed.retain(|other, failed| other == place || failed.ask_again > now);
                let failed = Failed {
                    error: error.clone(),
                    calls: calls.saturating_add(1),
                    began,
                    ended: now,
                    ask_again: now + self.period,
                };
                known.failed.insert(place.clone(), failed);
            }
            _ if outcome.metadata().status.is_some() => {
                known.failed.remove(place);
                known.reached = Some(now);
            }
            _ => {}
        }
    }

    /// Nothing is left half done by whoever panicked here.
    fn known(&self) -> MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Failed {
    /// Whether it is this region, and not the caller's network.
    fn is_dead(&self, reached: Option<SystemTime>) -> bool {
        self.calls >= ALONE || reached.is_some_and(|reached| reached >= self.began)
    }

    /// How long it is not asked; `None`: no longer.
    fn left(&self, now: SystemTime) -> Option<Duration> {
        self.ask_again.duration_since(now).ok().filter(|left| !left.is_zero())
    }
}

/// Whether no connection came about. A region that breaks off or does not answer in time is alive.
fn is_out_of_reach(error: &CallError) -> bool {
    match error.kind() {
        FailureKind::Unreachable => {
            matches!(error.phase(), Some(Phase::Dns | Phase::Connect | Phase::Tls))
        }
        FailureKind::TimedOut => error.limit() == Some(Limit::Connect),
        _ => false,
    }
}
