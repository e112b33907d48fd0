//! A typed answer: the dynamic result, whose outputs, items and merged output are views.

use std::fmt;
use std::marker::PhantomData;
use std::ops::{Deref, Index};

use serde::{Serialize, Serializer};

use super::{Output, Structure, Value, View};
use crate::call::LiveBody;
use crate::merge;
use crate::outcome::{CallError, FailureKind, Ignore};
use crate::result::{Incomplete, MultiRegionResult};

/// What one call got from its regions, each output as its operation's type.
///
/// ```text
/// answer["eu-west-1"].vpcs()      a region's output
/// answer.result("eu-west-1")?     the same, or why there is none
/// answer.items()                  every item of every region, each with its region
/// answer.merged().vpcs()          one output; its items bear RequestRegion
/// answer.errors()                 and all else of the dynamic MultiRegionResult
/// ```
#[must_use = "some region may have failed: `is_complete`, `require_all` and `ensure_all` tell"]
pub struct Answer<O> {
    result: MultiRegionResult,
    of: PhantomData<fn() -> O>,
}

impl<O: Output> Answer<O> {
    pub(crate) fn new(result: MultiRegionResult) -> Self {
        Answer { result, of: PhantomData }
    }

    /// A region's output, or why there is none.
    ///
    /// # Errors
    /// What went wrong in the region; of the kind [`FailureKind::NotAsked`] if the call did not go there.
    pub fn result(&self, region: &str) -> Result<&O, CallError> {
        self.result[region].result().map(O::view).map_err(Clone::clone)
    }

    /// A region's output, taken out of the answer.
    ///
    /// # Errors
    /// As [`Self::result`].
    pub fn into_region(self, region: &str) -> Result<O, CallError> {
        let missing = self.result[region].error().cloned();
        let outcomes = self.result.into_outcomes();
        let own = outcomes.iter().position(|o| o.region() == region);
        let place =
            own.or_else(|| outcomes.iter().position(|o| o.asked_regions().any(|asked| asked == region)));
        match place.and_then(|place| outcomes.into_iter().nth(place)) {
            Some(outcome) => outcome.result.map(O::owned),
            None => Err(missing.unwrap_or_else(|| CallError::new(FailureKind::NotAsked, "no such region"))),
        }
    }

    /// Every region's output or error, in the order of the regions asked for.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&str, Result<&O, &CallError>)> {
        self.result.iter().map(|outcome| (outcome.region(), outcome.result().map(O::view)))
    }

    /// The outputs of the regions that succeeded.
    pub fn outputs(&self) -> impl Iterator<Item = (&str, &O)> {
        self.result.outputs().map(|(region, output)| (region, O::view(output)))
    }

    /// Every item of every region that answered: see [`MultiRegionResult::items`].
    pub fn items(&self) -> merge::Items<'_, Item<'_, O::Item>> {
        self.result.items().map(Item::new)
    }

    /// One output of all regions: see [`MultiRegionResult::merged`].
    pub fn merged(&self) -> Merged<'_, O> {
        Merged { merged: self.result.merged(), of: PhantomData }
    }

    /// The answer itself if every region answered, but for those that are ignored.
    ///
    /// # Errors
    /// Some region failed: the error carries the whole result.
    pub fn require_all(self) -> Result<Self, Incomplete> {
        self.result.require_all().map(Answer::new)
    }

    /// That every region answered, but for those that are ignored: [`require_all`](Self::require_all) where nothing is
    /// read of the answers.
    ///
    /// # Errors
    /// Some region failed: the error carries the whole result.
    pub fn ensure_all(self) -> Result<(), Incomplete> {
        self.result.ensure_all()
    }

    /// The answer itself if any region answered.
    ///
    /// # Errors
    /// None did: the error carries the whole result.
    pub fn require_any(self) -> Result<Self, Incomplete> {
        self.result.require_any().map(Answer::new)
    }

    /// See [`MultiRegionResult::ignoring`].
    pub fn ignoring(self, ignore: impl Into<Ignore>) -> Self {
        Answer::new(self.result.ignoring(ignore))
    }

    /// See [`MultiRegionResult::take_body`].
    pub fn take_body(&mut self, region: &str) -> Option<LiveBody> {
        self.result.take_body(region)
    }

    /// The dynamic result.
    pub fn dynamic(&self) -> &MultiRegionResult {
        &self.result
    }

    /// The dynamic result.
    pub fn into_dynamic(self) -> MultiRegionResult {
        self.result
    }
}

/// A region's output. One that failed, or was not asked, has an output of which no member is set, and a list of it is
/// empty, which is no sign that the region has nothing: [`Answer::result`] tells them apart, and
/// [`Answer::require_all`] before it makes sure. So that it does not pass in silence, it is logged as a warning.
impl<O: Output> Index<&str> for Answer<O> {
    type Output = O;
    fn index(&self, region: &str) -> &O {
        self.result(region).unwrap_or_else(|error| {
            let operation = self.result.operation();
            let name = format!("{}.{}", operation.service().name(), operation.name());
            tracing::warn!(operation = name, region, kind = %error.kind(), "the output of a region that has none was read");
            O::view(Structure::none())
        })
    }
}

impl<O> Deref for Answer<O> {
    type Target = MultiRegionResult;
    fn deref(&self) -> &MultiRegionResult {
        &self.result
    }
}

impl<O> From<Answer<O>> for MultiRegionResult {
    fn from(answer: Answer<O>) -> Self {
        answer.result
    }
}

impl<O> Clone for Answer<O> {
    fn clone(&self) -> Self {
        Answer { result: self.result.clone(), of: PhantomData }
    }
}

impl<O> fmt::Debug for Answer<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.result.fmt(f)
    }
}

impl<O> Serialize for Answer<O> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.result.serialize(to)
    }
}

/// One region's outcome, apart from the others.
pub struct Outcome<O> {
    outcome: crate::Outcome,
    of: PhantomData<fn() -> O>,
}

impl<O: Output> Outcome<O> {
    pub(super) fn new(outcome: crate::Outcome) -> Self {
        Outcome { outcome, of: PhantomData }
    }

    /// The output or the error.
    ///
    /// # Errors
    /// What went wrong in this region.
    pub fn result(&self) -> Result<&O, CallError> {
        self.outcome.result().map(O::view).map_err(Clone::clone)
    }

    /// The output, if the call succeeded.
    pub fn output(&self) -> Option<&O> {
        self.outcome.output().map(O::view)
    }

    /// The output itself.
    ///
    /// # Errors
    /// What went wrong in this region.
    pub fn into_output(self) -> Result<O, CallError> {
        self.outcome.result.map(O::owned)
    }

    /// The dynamic outcome.
    pub fn into_dynamic(self) -> crate::Outcome {
        self.outcome
    }
}

impl<O> Deref for Outcome<O> {
    type Target = crate::Outcome;
    fn deref(&self) -> &crate::Outcome {
        &self.outcome
    }
}

impl<O> fmt::Debug for Outcome<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.outcome.fmt(f)
    }
}

/// One item of one region: its view, with the region.
///
/// Where an operation's result is its output as a whole, members are read by name, or from [`Answer::outputs`].
#[derive(Debug)]
pub struct Item<'a, T> {
    item: merge::Item<'a>,
    of: PhantomData<&'a T>,
}

impl<'a, T: View<Of = Value>> Item<'a, T> {
    fn new(item: merge::Item<'a>) -> Self {
        Item { item, of: PhantomData }
    }

    /// The region that it came from.
    pub fn region(&self) -> &'a str {
        self.item.region()
    }

    /// The view, for as long as the answer lives.
    pub fn view(&self) -> &'a T {
        T::view(self.item.value().unwrap_or(&Value::Null))
    }

    /// The dynamic item.
    pub fn dynamic(&self) -> merge::Item<'a> {
        self.item
    }
}

impl<T> Clone for Item<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Item<'_, T> {}

impl<T: View<Of = Value>> Deref for Item<'_, T> {
    type Target = T;
    fn deref(&self) -> &T {
        self.view()
    }
}

impl<T> Index<&str> for Item<'_, T> {
    type Output = Value;
    fn index(&self, member: &str) -> &Value {
        &self.item[member]
    }
}

impl<T> Serialize for Item<'_, T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.item.serialize(to)
    }
}

/// One output of many regions.
#[must_use = "some region may be missing: `dynamic().is_complete()` tells"]
pub struct Merged<'a, O> {
    merged: merge::Merged<'a>,
    of: PhantomData<fn() -> O>,
}

impl<'a, O> Merged<'a, O> {
    /// The dynamic output, with its `ResponseMetadata`.
    pub fn dynamic(&self) -> &merge::Merged<'a> {
        &self.merged
    }
}

impl<O: Output> Deref for Merged<'_, O> {
    type Target = O;
    fn deref(&self) -> &O {
        O::view(self.merged.output())
    }
}

impl<O> fmt::Debug for Merged<'_, O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.merged.fmt(f)
    }
}

impl<O> Serialize for Merged<'_, O> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.merged.serialize(to)
    }
}
