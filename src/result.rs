//! The answer of many regions: every region's own outcome, in the order of the regions asked for.

use std::fmt;
use std::ops::Index;
use std::sync::OnceLock;

use serde::ser::{Serialize, Serializer};

use crate::merge::{self, Item, Items, Merged};
use crate::model::Operation;
use crate::outcome::{CallError, FailureKind, Outcome};
use crate::value::{DecodeError, Structure};

/// What one call got from its regions.
///
/// ```text
/// result["eu-west-1"]["Vpcs"]    a region's output, as a normal client answers
/// result.items()                 every item of every region, each with its region
/// result.merged()["Vpcs"]        one answer; each item bears RequestRegion
/// ```
/// As JSON it is the map from region to output; a region that failed has `{"RequestError": {…}}`.
#[derive(Debug, Clone)]
pub struct MultiRegionResult {
    operation: &'static Operation,
    outcomes: Vec<Outcome>,
}

impl MultiRegionResult {
    pub(crate) fn new(operation: &'static Operation, outcomes: Vec<Outcome>) -> Self {
        MultiRegionResult { operation, outcomes }
    }

    /// The operation that was called.
    pub fn operation(&self) -> &'static Operation {
        self.operation
    }

    /// Every region's outcome, in the order of the regions asked for.
    pub fn iter(&self) -> std::slice::Iter<'_, Outcome> {
        self.outcomes.iter()
    }

    /// How many regions were asked.
    pub fn len(&self) -> usize {
        self.outcomes.len()
    }

    /// Whether no region was asked.
    pub fn is_empty(&self) -> bool {
        self.outcomes.is_empty()
    }

    /// A region's outcome; `None` if the call did not go there.
    pub fn get(&self, region: &str) -> Option<&Outcome> {
        self.outcomes.iter().find(|o| o.region == region)
    }

    /// The outputs of the regions that succeeded.
    pub fn outputs(&self) -> impl Iterator<Item = (&str, &Structure)> {
        self.outcomes.iter().filter_map(|o| Some((o.region(), o.output()?)))
    }

    /// The errors of the regions that failed.
    pub fn errors(&self) -> impl Iterator<Item = (&str, &CallError)> {
        self.outcomes.iter().filter_map(|o| Some((o.region(), o.error()?)))
    }

    /// Whether every region succeeded.
    pub fn is_complete(&self) -> bool {
        self.outcomes.iter().all(Outcome::is_ok)
    }

    /// Whether any region answered one page of more.
    pub fn is_truncated(&self) -> bool {
        self.outcomes.iter().any(Outcome::is_truncated)
    }

    /// The result itself if every region succeeded.
    ///
    /// # Errors
    /// Some region failed: the error carries the whole result, outputs included.
    pub fn into_result(self) -> Result<Self, Incomplete> {
        if self.is_complete() { Ok(self) } else { Err(Incomplete(self)) }
    }

    /// Every item of every region that succeeded, each with its region, and whether any region is missing.
    ///
    /// Items are the elements of the operation's result lists: those that its paginator names, else every list
    /// of the output; of an output without lists, the output itself.
    pub fn items(&self) -> Items<'_> {
        let fields = merge::fields(self.operation);
        let items = self.outputs().flat_map(|(region, output)| merge::items(&fields, region, output));
        let missing = self.errors().map(|(region, _)| region).collect();
        let truncated = self.iter().filter(|o| o.is_truncated()).map(Outcome::region).collect();
        Items::new(items.collect(), missing, truncated)
    }

    /// Every item, as the caller's own type.
    ///
    /// # Errors
    /// The first item that does not fit, with its region.
    pub fn items_as<T: serde::de::DeserializeOwned>(&self) -> Result<Vec<(String, T)>, ItemError> {
        let one = |item: Item<'_>| match item.to() {
            Ok(value) => Ok((item.region().to_owned(), value)),
            Err(e) => Err(ItemError { region: item.region().to_owned(), source: e }),
        };
        self.items().into_iter().map(one).collect()
    }

    /// One answer of the operation's own form: lists put together, each structure in them with `RequestRegion`.
    ///
    /// What is no result list stands in [`Merged::response_metadata`], region by region, errors included.
    pub fn merged(&self) -> Merged<'_> {
        merge::merged(self.operation, &self.outcomes)
    }

    /// The outcomes themselves.
    pub fn into_outcomes(self) -> Vec<Outcome> {
        self.outcomes
    }
}

/// The outcome of a region. One that was not asked for has an outcome too, an error of the kind
/// [`FailureKind::NotAsked`]: an index never panics.
impl Index<&str> for MultiRegionResult {
    type Output = Outcome;
    fn index(&self, region: &str) -> &Outcome {
        self.get(region).unwrap_or_else(|| not_asked())
    }
}

fn not_asked() -> &'static Outcome {
    static NOT_ASKED: OnceLock<Outcome> = OnceLock::new();
    NOT_ASKED.get_or_init(|| {
        let error = CallError::new(FailureKind::NotAsked, "the call did not go to this region");
        Outcome::failed("", error)
    })
}

impl<'a> IntoIterator for &'a MultiRegionResult {
    type Item = &'a Outcome;
    type IntoIter = std::slice::Iter<'a, Outcome>;
    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl IntoIterator for MultiRegionResult {
    type Item = Outcome;
    type IntoIter = std::vec::IntoIter<Outcome>;
    fn into_iter(self) -> Self::IntoIter {
        self.outcomes.into_iter()
    }
}

impl Serialize for MultiRegionResult {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_map(self.iter().map(|o| (o.region(), o)))
    }
}

/// Some region failed. Carries the whole result.
#[derive(Debug, Clone)]
pub struct Incomplete(MultiRegionResult);

impl Incomplete {
    /// The result, outputs of the regions that succeeded included.
    pub fn result(&self) -> &MultiRegionResult {
        &self.0
    }

    /// The result, outputs of the regions that succeeded included.
    pub fn into_result(self) -> MultiRegionResult {
        self.0
    }
}

impl fmt::Display for Incomplete {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let operation = self.0.operation;
        let failed = self.0.errors().count();
        let (name, of) = (operation.name(), self.0.len());
        write!(f, "{}.{name}: {failed} of {of} regions failed", operation.service().name())?;
        self.0.errors().try_for_each(|(region, error)| write!(f, "; {region}: {error}"))
    }
}

impl std::error::Error for Incomplete {}

/// An item that is not of the caller's type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemError {
    region: String,
    source: DecodeError,
}

impl ItemError {
    /// The region that the item came from.
    pub fn region(&self) -> &str {
        &self.region
    }
}

impl fmt::Display for ItemError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "an item of {}: {}", self.region, self.source)
    }
}

impl std::error::Error for ItemError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.source)
    }
}
