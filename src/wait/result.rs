//! A wait in many regions: how it ended in each.

use std::fmt;
use std::sync::Arc;

use serde::ser::{Serialize, Serializer};

use super::WaitOutcome;
use crate::model::Waiter;
use crate::region::Selection;

/// How a wait ended, region by region.
///
/// As JSON it is the map from region to outcome.
#[derive(Debug, Clone)]
#[must_use = "some region may not have come to the state: `is_success`, `require_all` and `ensure_all` tell"]
pub struct WaitResult {
    waiter: &'static Waiter,
    outcomes: Vec<WaitOutcome>,
    selection: Arc<Selection>,
}

impl WaitResult {
    pub(crate) fn new(
        waiter: &'static Waiter,
        outcomes: Vec<WaitOutcome>,
        selection: Arc<Selection>,
    ) -> WaitResult {
        WaitResult { waiter, outcomes, selection }
    }

    /// The waiter.
    pub fn waiter(&self) -> &'static Waiter {
        self.waiter
    }

    /// The regions that it was for, and what was left out on the way to them.
    pub fn selection(&self) -> &Selection {
        &self.selection
    }

    /// Every region's outcome, in the order of the regions asked for. A [global](WaitOutcome::is_global) one stands once.
    pub fn iter(&self) -> std::slice::Iter<'_, WaitOutcome> {
        self.outcomes.iter()
    }

    /// How many outcomes there are: one a region asked for, but for global ones.
    pub fn len(&self) -> usize {
        self.outcomes.len()
    }

    /// Whether no region was asked.
    pub fn is_empty(&self) -> bool {
        self.outcomes.is_empty()
    }

    /// A region's outcome: its own, else the [global](WaitOutcome::is_global) one that stands for it. `None` if the wait
    /// was not for that region.
    pub fn get(&self, region: &str) -> Option<&WaitOutcome> {
        let own = self.outcomes.iter().find(|o| o.region() == region);
        own.or_else(|| self.outcomes.iter().find(|o| o.asked_regions().any(|asked| asked == region)))
    }

    /// Whether every region came to the state that was waited for, but for those that are
    /// [ignored](WaitOutcome::is_ignored).
    pub fn is_success(&self) -> bool {
        !self.outcomes.iter().any(WaitOutcome::is_missing)
    }

    /// The result itself if every region came to the state, but for those that are ignored.
    ///
    /// # Errors
    /// Some region did not: the error carries the whole result.
    pub fn require_all(self) -> Result<WaitResult, WaitIncomplete> {
        if self.is_success() { Ok(self) } else { Err(WaitIncomplete(self)) }
    }

    /// That every region came to the state: [`require_all`](Self::require_all) where nothing is read of the answers.
    ///
    /// # Errors
    /// As there.
    pub fn ensure_all(self) -> Result<(), WaitIncomplete> {
        self.require_all().map(drop)
    }
}

impl<'a> IntoIterator for &'a WaitResult {
    type Item = &'a WaitOutcome;
    type IntoIter = std::slice::Iter<'a, WaitOutcome>;
    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl IntoIterator for WaitResult {
    type Item = WaitOutcome;
    type IntoIter = std::vec::IntoIter<WaitOutcome>;
    fn into_iter(self) -> Self::IntoIter {
        self.outcomes.into_iter()
    }
}

impl Serialize for WaitResult {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_map(self.iter().map(|o| (o.region(), o)))
    }
}

/// Some region did not come to the state that was waited for. Carries the whole result.
#[derive(Debug, Clone)]
pub struct WaitIncomplete(WaitResult);

impl WaitIncomplete {
    /// The result, regions that came to the state included.
    pub fn result(&self) -> &WaitResult {
        &self.0
    }

    /// The result, regions that came to the state included.
    pub fn into_result(self) -> WaitResult {
        self.0
    }
}

impl fmt::Display for WaitIncomplete {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (waiter, of) = (self.0.waiter, self.0.len());
        let missing = || self.0.iter().filter(|o| o.is_missing());
        let service = waiter.operation().service().name();
        write!(f, "{service}.{}: {} of {of} regions are not there", waiter.name(), missing().count())?;
        missing().try_for_each(|o| {
            write!(f, "; {}: {}: {}", o.region(), o.state().name(), o.reason().unwrap_or_default())
        })
    }
}

impl std::error::Error for WaitIncomplete {}
