//! Errors and metadata as JSON.

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::{CallError, Metadata, Outcome, REQUEST_ERROR};
use crate::value::{Structure, Value};

/// `Kind`, `Code`, `Message`, `HTTPStatusCode`, `RequestId`, and the modelled `Members`.
impl Serialize for CallError {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(None)?;
        map.serialize_entry("Kind", self.kind().name())?;
        if let Some(code) = self.code() {
            map.serialize_entry("Code", code)?;
        }
        match (self.message(), self.0.causes.is_empty()) {
            (Some(message), _) => map.serialize_entry("Message", message)?,
            (None, false) => map.serialize_entry("Message", &self.0.causes.join(": "))?,
            (None, true) => {}
        }
        if let Some(status) = self.status() {
            map.serialize_entry("HTTPStatusCode", &status)?;
        }
        if let Some(id) = self.request_id() {
            map.serialize_entry("RequestId", id)?;
        }
        if let Some(members) = self.members() {
            map.serialize_entry("Members", members)?;
        }
        map.end()
    }
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
        map.serialize_entry("RequestRegion", self.outcome.region())?;
        self.outcome.metadata().entries(&mut map)?;
        if self.outcome.is_truncated() {
            map.serialize_entry("Truncated", &true)?;
        }
        match self.outcome.result() {
            Err(error) => map.serialize_entry(REQUEST_ERROR, error)?,
            Ok(output) if self.rest(output).next().is_some() => {
                map.serialize_entry("Output", &Rest(self, output))?;
            }
            Ok(_) => {}
        }
        map.end()
    }
}
