//! How many calls a client has under way: in all, in each region and at each host. Regions take turns, and one that
//! throttles gets fewer until it answers again.

use std::collections::{HashMap, VecDeque};
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::oneshot;

/// Calls under way from one client: more than the regions of a partition times any call that one at a time makes.
pub(crate) const PER_CLIENT: usize = 256;

/// Calls under way in one region: botocore's connections of one client (`max_pool_connections`).
pub(crate) const PER_REGION: usize = 10;

/// Calls under way at one host. AWS's hosts are a region's, so that this is for an address of the caller's own, which
/// all regions share.
pub(crate) const PER_HOST: usize = 64;

/// The most calls under way; each at least 1.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Bounds {
    pub(crate) client: usize,
    pub(crate) region: usize,
    pub(crate) host: usize,
}

impl Default for Bounds {
    fn default() -> Self {
        Bounds { client: PER_CLIENT, region: PER_REGION, host: PER_HOST }
    }
}

impl Bounds {
    fn floored(self) -> Bounds {
        Bounds { client: self.client.max(1), region: self.region.max(1), host: self.host.max(1) }
    }
}

/// Hands out [`Permit`]s. Clones share everything.
///
/// A permit that becomes free goes to the next region in turn that has a call waiting and is below its bounds; within
/// a region calls go in the order in which they came. So a region with thousands of calls does not hold up another's
/// first.
#[derive(Clone)]
pub(crate) struct Limits(Arc<Shared>);

struct Shared {
    bounds: Bounds,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    under_way: usize,
    lanes: Vec<Lane>,
    by_region: HashMap<String, usize>,
    /// Calls under way, of the hosts that have any.
    hosts: HashMap<Arc<str>, usize>,
    /// The lane whose turn it is.
    turn: usize,
}

/// One region's calls.
struct Lane {
    under_way: usize,
    /// How many calls may be under way, whole and part: a part of one is gained with each answer.
    bound: f64,
    /// How often the bound fell: a throttle tells of the bound that its call began under.
    falls: u64,
    waiting: VecDeque<Waiting>,
    /// Waiting calls that were given up are cleared away when there are so many.
    sweep_at: usize,
}

struct Waiting {
    host: Arc<str>,
    grant: oneshot::Sender<Permit>,
}

const SWEEP: usize = 64;

impl fmt::Debug for Limits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Limits").field(&self.0.bounds).finish()
    }
}

impl Limits {
    pub(crate) fn new(bounds: Bounds) -> Limits {
        Limits(Arc::new(Shared { bounds: bounds.floored(), state: Mutex::default() }))
    }

    /// Waits for a turn. The place in the queue is taken at once, and given up when the future is dropped.
    pub(crate) fn acquire(
        &self,
        region: &str,
        host: &Arc<str>,
    ) -> impl Future<Output = Option<Permit>> + use<> {
        let (grant, granted) = oneshot::channel();
        let mut state = self.state();
        let index = state.lane(region, self.0.bounds.region);
        if let Some(lane) = state.lanes.get_mut(index) {
            lane.sweep();
            lane.waiting.push_back(Waiting { host: host.clone(), grant });
        }
        state.dispatch(self);
        drop(state);
        let limits = self.clone();
        async move {
            let granted = granted.await.ok();
            drop(limits);
            granted
        }
    }

    /// Whoever panicked while it held the state left it whole: nothing in here calls what could.
    fn state(&self) -> MutexGuard<'_, State> {
        self.0.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn lane(&mut self, region: &str, bound: usize) -> usize {
        if let Some(index) = self.by_region.get(region) {
            return *index;
        }
        let waiting = VecDeque::new();
        #[expect(
            clippy::cast_precision_loss,
            reason = "no bound is so large that a call more or less counts"
        )]
        self.lanes.push(Lane { under_way: 0, bound: bound as f64, falls: 0, waiting, sweep_at: SWEEP });
        self.by_region.insert(region.to_owned(), self.lanes.len() - 1);
        self.lanes.len() - 1
    }

    /// Grants what the bounds allow, one a region and turn.
    fn dispatch(&mut self, limits: &Limits) {
        let bounds = limits.0.bounds;
        let mut passed_over = 0;
        while passed_over < self.lanes.len() && self.under_way < bounds.client {
            let index = self.turn % self.lanes.len();
            self.turn = index + 1;
            passed_over = if self.grant(index, limits) { 0 } else { passed_over + 1 };
        }
    }

    /// Grants a region's first call its turn; `false`: it has none, or has as many under way as it may.
    fn grant(&mut self, index: usize, limits: &Limits) -> bool {
        let Some(lane) = self.lanes.get_mut(index) else { return false };
        while lane.waiting.front().is_some_and(|first| first.grant.is_closed()) {
            lane.waiting.pop_front();
        }
        let Some(first) = lane.waiting.front() else { return false };
        let at_host = self.hosts.get(&first.host).copied().unwrap_or_default();
        #[expect(clippy::cast_precision_loss, reason = "as above")]
        if (lane.under_way as f64) + 1.0 > lane.bound.max(1.0) || at_host >= limits.0.bounds.host {
            return false;
        }
        let Some(Waiting { host, grant }) = lane.waiting.pop_front() else { return false };
        let lane = Handle { limits: limits.clone(), index, falls: lane.falls };
        self.count(index, &host);
        let permit = Permit { lane, host: host.clone(), answered: false, given_back: false };
        if let Err(mut permit) = grant.send(permit) {
            // Given up just now. Dropped as it is, it would wait for the lock that is held here.
            permit.given_back = true;
            self.give_back(index, &host);
        }
        true
    }

    fn count(&mut self, index: usize, host: &Arc<str>) {
        self.under_way += 1;
        if let Some(lane) = self.lanes.get_mut(index) {
            lane.under_way += 1;
        }
        *self.hosts.entry(host.clone()).or_default() += 1;
    }

    fn give_back(&mut self, index: usize, host: &Arc<str>) {
        self.under_way = self.under_way.saturating_sub(1);
        if let Some(lane) = self.lanes.get_mut(index) {
            lane.under_way = lane.under_way.saturating_sub(1);
        }
        if let Some(at_host) = self.hosts.get_mut(host) {
            *at_host = at_host.saturating_sub(1);
            if *at_host == 0 {
                self.hosts.remove(host);
            }
        }
    }
}

impl Lane {
    fn sweep(&mut self) {
        if self.waiting.len() >= self.sweep_at {
            self.waiting.retain(|waiting| !waiting.grant.is_closed());
            self.sweep_at = SWEEP + 2 * self.waiting.len();
        }
    }
}

/// One call's turn. Dropping it gives the turn to the next.
pub(crate) struct Permit {
    lane: Handle,
    host: Arc<str>,
    answered: bool,
    given_back: bool,
}

/// A region's bound, as the call that holds it began under it.
#[derive(Clone)]
pub(crate) struct Handle {
    limits: Limits,
    index: usize,
    falls: u64,
}

impl fmt::Debug for Handle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Handle").field("index", &self.index).finish_non_exhaustive()
    }
}

impl Handle {
    /// The region refuses so many requests: its bound halves, down to one. Once for all calls that began under the same
    /// bound, for they were all too many together.
    pub(crate) fn throttled(&self) {
        let mut state = self.limits.state();
        let Some(lane) = state.lanes.get_mut(self.index) else { return };
        if lane.falls == self.falls {
            lane.falls += 1;
            lane.bound = (lane.bound / 2.0).floor().max(1.0);
        }
    }
}

impl Permit {
    pub(crate) fn lane(&self) -> Handle {
        self.lane.clone()
    }

    /// The call was answered and not throttled: its region may have a part of a call more, so that the bound rises by
    /// one when as many calls as it allows were answered.
    pub(crate) fn answered(mut self) {
        self.answered = true;
    }
}

impl Drop for Permit {
    fn drop(&mut self) {
        if self.given_back {
            return;
        }
        let Handle { limits, index, falls } = &self.lane;
        let mut state = limits.state();
        state.give_back(*index, &self.host);
        #[expect(clippy::cast_precision_loss, reason = "as above")]
        let most = limits.0.bounds.region as f64;
        if let Some(lane) = state.lanes.get_mut(*index).filter(|lane| self.answered && lane.falls == *falls) {
            lane.bound = (lane.bound + 1.0 / lane.bound).min(most);
        }
        state.dispatch(limits);
    }
}

#[cfg(test)]
mod tests;
