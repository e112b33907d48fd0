//! The answer of many regions: every region's own outcome, in the order of the regions asked for.

use std::fmt;
use std::ops::Index;
use std::sync::{Arc, OnceLock};

use serde::ser::{Serialize, Serializer};

use crate::call::LiveBody;
use crate::merge::{self, ItemPath, Items, Merged, PathError};
use crate::model::Operation;
use crate::outcome::{CallError, FailureKind, Ignore, Outcome};
use crate::pages::ResumeToken;
use crate::region::Selection;
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
#[must_use = "some region may have failed: `is_complete`, `require_all` and `ensure_all` tell"]
pub struct MultiRegionResult {
    operation: &'static Operation,
    outcomes: Vec<Outcome>,
    selection: Arc<Selection>,
}

impl MultiRegionResult {
    pub(crate) fn new(operation: &'static Operation, outcomes: Vec<Outcome>) -> Self {
        MultiRegionResult { operation, outcomes, selection: Arc::default() }
    }

    /// The result of a call to no region, as it would be: what is asked of it, such as
    /// [`items_at`](Self::items_at), is checked against the model.
    pub fn empty(operation: &'static Operation) -> Self {
        MultiRegionResult::new(operation, Vec::new())
    }

    pub(crate) fn of_selection(mut self, selection: Arc<Selection>) -> Self {
        self.selection = selection;
        self
    }

    /// The regions that the call was for, and what was left out on the way to them.
    pub fn selection(&self) -> &Selection {
        &self.selection
    }

    /// The operation that was called.
    pub fn operation(&self) -> &'static Operation {
        self.operation
    }

    /// Every region's outcome, in the order of the regions asked for. A [global](Outcome::is_global) one stands once, in
    /// the place of the first region that it stands for.
    pub fn iter(&self) -> std::slice::Iter<'_, Outcome> {
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

    /// A region's outcome: its own, else the [global](Outcome::is_global) one that stands for it. `None` if the call was
    /// not for that region.
    pub fn get(&self, region: &str) -> Option<&Outcome> {
        let own = self.outcomes.iter().find(|o| o.region == region);
        own.or_else(|| self.outcomes.iter().find(|o| o.asked_regions().any(|asked| asked == region)))
    }

    /// The outputs of the regions that succeeded.
    pub fn outputs(&self) -> impl Iterator<Item = (&str, &Structure)> {
        self.outcomes.iter().filter_map(|o| Some((o.region(), o.output()?)))
    }

    /// The errors of the regions that failed, those that are ignored left out.
    pub fn errors(&self) -> impl Iterator<Item = (&str, &CallError)> {
        self.outcomes.iter().filter(|o| o.is_missing()).filter_map(|o| Some((o.region(), o.error()?)))
    }

    /// The errors of the regions that failed in a way that the caller chose to ignore.
    pub fn ignored(&self) -> impl Iterator<Item = (&str, &CallError)> {
        self.outcomes.iter().filter(|o| o.is_ignored()).filter_map(|o| Some((o.region(), o.error()?)))
    }

    /// The result with these failures ignored, besides those that are already. Their regions stay in it, each with
    /// its error, [as ignored](Outcome::is_ignored); they do not count for [`is_complete`](Self::is_complete) and
    /// [`require_all`](Self::require_all).
    pub fn ignoring(mut self, ignore: impl Into<Ignore>) -> Self {
        let ignore = ignore.into();
        for outcome in &mut self.outcomes {
            outcome.ignored |= outcome.error().is_some_and(|error| ignore.fits(error));
        }
        self
    }

    /// Whether nothing is missing: every region answered, but for those that are ignored, and no answer is one page
    /// of more.
    pub fn is_complete(&self) -> bool {
        self.outcomes.iter().all(|o| !o.is_missing() && !o.is_truncated())
    }

    /// Whether any region answered one page of more.
    pub fn is_truncated(&self) -> bool {
        self.outcomes.iter().any(Outcome::is_truncated)
    }

    /// The result itself if every region answered, but for those that are ignored.
    ///
    /// # Errors
    /// Some region failed: the error carries the whole result, outputs included.
    pub fn require_all(self) -> Result<Self, Incomplete> {
        if self.outcomes.iter().any(Outcome::is_missing) { Err(Incomplete(self)) } else { Ok(self) }
    }

    /// That every region answered, but for those that are ignored: [`require_all`](Self::require_all) where nothing is
    /// read of the answers.
    ///
    /// ```no_run
    /// # async fn f(s3: multiregion_client::MultiRegionClient) -> Result<(), Box<dyn std::error::Error>> {
    /// s3.call("delete_bucket", serde_json::json!({"Bucket": "a-bucket"})).await?.ensure_all()?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// Some region failed: the error carries the whole result, outputs included.
    pub fn ensure_all(self) -> Result<(), Incomplete> {
        self.require_all().map(drop)
    }

    /// The result itself if any region answered.
    ///
    /// # Errors
    /// No region answered, ignored or not: the error carries the whole result.
    pub fn require_any(self) -> Result<Self, Incomplete> {
        if self.outcomes.iter().any(Outcome::is_ok) { Ok(self) } else { Err(Incomplete(self)) }
    }

    /// [`require_all`](Self::require_all).
    ///
    /// # Errors
    /// As there.
    pub fn into_result(self) -> Result<Self, Incomplete> {
        self.require_all()
    }

    /// Every item of every region that answered, each with its region, and which regions' items are not there. Of a region
    /// that failed on a later page the items before that are there.
    ///
    /// Items are the elements of the operation's [result lists](Operation::result_lists); where it has none, its outputs.
    pub fn items(&self) -> Items<'_> {
        let fields = merge::fields(self.operation);
        let items = self.got().flat_map(|(region, output)| merge::items(&fields, region, output));
        Items::new(self.operation, merge::shapes(self.operation), items.collect(), &self.outcomes)
    }

    /// Items that stand deeper in the outputs, by a [path](ItemPath): `Reservations[].Instances[]` gives every instance of
    /// every region, each with its region.
    ///
    /// # Errors
    /// The output has nothing by that path; the error suggests the nearest name.
    pub fn items_at(&self, path: &str) -> Result<Items<'_>, PathError> {
        let path = ItemPath::of(self.operation, path)?;
        let mut items = Vec::new();
        for (region, output) in self.got() {
            path.items(region, output, &mut items);
        }
        Ok(Items::new(self.operation, vec![path.shape()], items, &self.outcomes))
    }

    /// The outputs, and of regions that failed on a later page the pages before.
    fn got(&self) -> impl Iterator<Item = (&str, &Structure)> {
        self.outcomes.iter().filter_map(|o| Some((o.region(), o.got()?)))
    }

    /// [`items`](Self::items), each as the caller's own type, with its region.
    ///
    /// # Errors
    /// The first item that does not fit, with its region. A region that failed is no error: as in `items`,
    /// [`Items::missing`] tells of it.
    pub fn items_as<T: serde::de::DeserializeOwned>(&self) -> Result<Items<'_, (String, T)>, ItemError> {
        self.items().to()
    }

    /// One answer of the operation's own form: lists put together, each structure in them with `RequestRegion`.
    ///
    /// What is no result list stands in [`Merged::response_metadata`], region by region, errors included.
    pub fn merged(&self) -> Merged<'_> {
        merge::merged(self.operation, &self.outcomes)
    }

    /// Where the pages of all regions go on, of a result of [`Paginate`](crate::Paginate): the regions that have more, and
    /// those that failed, from the page that did. `None`: nothing is left.
    pub fn resume_token(&self) -> Option<ResumeToken> {
        let left = self.outcomes.iter().filter(|o| o.read.is_some() && (o.is_truncated() || !o.is_ok()));
        ResumeToken::of(left.map(|o| (o.region().to_owned(), o.resume_token().map(Into::into))).collect())
    }

    /// The body of a region's answer as it comes: see [`Outcome::take_body`].
    pub fn take_body(&mut self, region: &str) -> Option<LiveBody> {
        let place = self.outcomes.iter().position(|o| o.region == region);
        let place = place
            .or_else(|| self.outcomes.iter().position(|o| o.asked_regions().any(|asked| asked == region)));
        self.outcomes.get_mut(place?)?.take_body()
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

/// Some region failed, or none answered. Carries the whole result.
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
        let ignored = self.0.ignored().count();
        if ignored > 0 {
            write!(f, ", {ignored} ignored")?;
        }
        self.0.errors().try_for_each(|(region, error)| write!(f, "; {region}: {error}"))?;
        self.0.ignored().try_for_each(|(region, error)| write!(f, "; {region}, ignored: {error}"))
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
    pub(crate) fn new(region: &str, source: DecodeError) -> ItemError {
        ItemError { region: region.to_owned(), source }
    }

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
