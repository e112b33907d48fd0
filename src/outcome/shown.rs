//! Errors and metadata as JSON.

use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::json;

use super::{CallError, Metadata, Outcome, REQUEST_ERROR};
use crate::merge::REQUEST_REGION;
use crate::value::{Structure, Value};

/// `Kind`, `Code`, `Message`, `HTTPStatusCode`, `RequestId`, the modelled `Members`, and what is known beyond the kind:
/// `Limit`, `Phase`, `Credentials`, `DeniedBy`, `Note`, and `Remembered` where the region was not asked.
impl Serialize for CallError {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        Failure { error: self, ignored: false }.serialize(to)
    }
}

/// An error as it stands in a region's place: with `"Ignored": true` where it is.
pub(crate) struct Failure<'a> {
    pub(crate) error: &'a CallError,
    pub(crate) ignored: bool,
}

impl Serialize for Failure<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let error = self.error;
        let mut map = to.serialize_map(None)?;
        let message = error.message().map(str::to_owned).or_else(|| error.causes());
        entry(&mut map, "Kind", Some(error.kind().name()))?;
        entry(&mut map, "Ignored", self.ignored.then_some(true))?;
        entry(&mut map, "Code", error.code())?;
        entry(&mut map, "Message", message)?;
        entry(&mut map, "HTTPStatusCode", error.status())?;
        entry(&mut map, "RequestId", error.request_id())?;
        entry(&mut map, "Members", error.members())?;
        entry(&mut map, "Limit", error.limit().map(|l| l.name()))?;
        entry(&mut map, "Phase", error.phase().map(|p| p.name()))?;
        entry(&mut map, "Credentials", error.credentials().map(|c| c.name()))?;
        entry(&mut map, "DeniedBy", error.denied_by().map(|p| p.name()))?;
        entry(&mut map, "Note", error.note())?;
        entry(&mut map, "Remembered", error.is_remembered().then_some(true))?;
        map.end()
    }
}

fn entry<M: SerializeMap, T: Serialize>(map: &mut M, key: &str, value: Option<T>) -> Result<(), M::Error> {
    value.map_or(Ok(()), |value| map.serialize_entry(key, &value))
}

/// `RequestId`, `HTTPStatusCode`, `Attempts`, `ElapsedMilliseconds`.
impl Serialize for Metadata {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(None)?;
        self.entries(&mut map)?;
        map.end()
    }
}

impl Metadata {
    fn entries<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        if let Some(id) = &self.request_id {
            map.serialize_entry("RequestId", id)?;
        }
        if let Some(status) = self.status {
            map.serialize_entry("HTTPStatusCode", &status)?;
        }
        map.serialize_entry("Attempts", &self.attempts)?;
        let milliseconds = u64::try_from(self.elapsed.as_millis()).unwrap_or(u64::MAX);
        map.serialize_entry("ElapsedMilliseconds", &milliseconds)
    }
}

/// In a list of items, a region whose items are not all there: its error, or that it has more pages.
pub(crate) struct Gap<'a> {
    outcome: &'a Outcome,
    error: Option<&'a CallError>,
}

/// The kind under which a [`Gap`] tells of more pages.
const TRUNCATED: &str = "Truncated";

impl<'a> Gap<'a> {
    /// `None`: the region's items are all there.
    pub(crate) fn of(outcome: &'a Outcome) -> Option<Gap<'a>> {
        let error = outcome.error();
        (error.is_some() || outcome.is_truncated()).then_some(Gap { outcome, error })
    }
}

/// That an output is not all there is.
pub(crate) fn truncation(outcome: &Outcome) -> String {
    match outcome.pages() {
        0 if outcome.read.is_none() => "this is one page, and there are more".into(),
        0 => "nothing was read, and there may be something".into(),
        1 => "this is one page, and there are more".into(),
        pages => format!("these are {pages} pages, and there are more"),
    }
}

impl Serialize for Gap<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(Some(2))?;
        match self.error {
            Some(error) => {
                let ignored = self.outcome.is_ignored();
                map.serialize_entry(REQUEST_ERROR, &Failure { error, ignored })?;
            }
            None => {
                let more = truncation(self.outcome);
                map.serialize_entry(REQUEST_ERROR, &json!({"Kind": TRUNCATED, "Message": more}))?;
            }
        }
        map.serialize_entry(REQUEST_REGION, self.outcome.region())?;
        map.end()
    }
}

/// One region's entry of a merged answer's `ResponseMetadata`: the facts of the exchange, the error if there
/// is one, and as `Output` the output's members that were not merged.
pub(crate) struct Report<'a> {
    pub(crate) outcome: &'a Outcome,
    /// Names of the members that stand in the merged answer itself.
    pub(crate) merged: &'a [&'static str],
}

impl Report<'_> {
    /// The members of the output that the merged answer does not hold.
    fn rest<'a>(&'a self, output: &'a Structure) -> impl Iterator<Item = (&'static str, &'a Value)> {
        output.iter().filter(|(name, _)| !self.merged.contains(name))
    }
}

/// Under a key of their own: an output may have members of the names that the facts have.
struct Rest<'a>(&'a Report<'a>, &'a Structure);

impl Serialize for Rest<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_map(self.0.rest(self.1))
    }
}

impl Serialize for Report<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(None)?;
        map.serialize_entry(REQUEST_REGION, self.outcome.region())?;
        if self.outcome.is_global() {
            map.serialize_entry("Global", &true)?;
            map.serialize_entry("AskedRegions", &self.outcome.asked_regions().collect::<Vec<_>>())?;
        }
        self.outcome.metadata().entries(&mut map)?;
        if self.outcome.is_truncated() {
            map.serialize_entry("Truncated", &true)?;
        }
        if let Some(read) = &self.outcome.read {
            map.serialize_entry("Pages", &read.count)?;
            entry(&mut map, "ResumeToken", read.resume.as_ref())?;
        }
        if let Some(error) = self.outcome.error() {
            let ignored = self.outcome.is_ignored();
            map.serialize_entry(REQUEST_ERROR, &Failure { error, ignored })?;
        }
        if let Some(output) = self.outcome.got().filter(|output| self.rest(output).next().is_some()) {
            map.serialize_entry("Output", &Rest(self, output))?;
        }
        map.end()
    }
}
