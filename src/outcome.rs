//! What happened in one region: an output or an error, and the facts of the exchange.

use std::fmt;
use std::ops::Index;
use std::sync::Arc;
use std::time::Duration;

use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::call::{LiveBody, LiveSlot};
use crate::value::{DecodeError, Structure, Value};

mod codes;
mod denial;
mod error;
mod ignore;
mod kind;
mod pages;
mod refine;
mod shown;

pub(crate) use codes::{Answer, Meaning, meaning};
pub use error::CallError;
pub(crate) use error::Doubt;
pub use ignore::Ignore;
pub use kind::{CredentialsProblem, FailureKind, Limit, Phase, PolicyKind};
pub(crate) use pages::PagesRead;
pub(crate) use refine::Witnesses;
use shown::Failure;
pub(crate) use shown::{Gap, Report};

/// The key of a failure where an output would stand.
pub const REQUEST_ERROR: &str = "RequestError";

/// How one region's call ended.
#[derive(Debug, Clone)]
pub struct Outcome {
    pub(crate) region: String,
    /// Of a global answer: the regions asked for that it stands for.
    pub(crate) asked: Option<Arc<[String]>>,
    /// Where another region answered than the one asked for.
    pub(crate) answered_by: Option<String>,
    pub(crate) result: Result<Structure, CallError>,
    pub(crate) live: LiveSlot,
    pub(crate) truncated: bool,
    pub(crate) ignored: bool,
    /// Of one that was asked for in pages.
    pub(crate) read: Option<Box<PagesRead>>,
    pub(crate) metadata: Metadata,
}

/// The facts of an exchange with one region.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Metadata {
    /// The id that AWS gave the last request.
    pub request_id: Option<String>,
    /// The HTTP status of the last answer; `None`: there was no answer.
    pub status: Option<u16>,
    /// How many requests were made, the first included; 0: none was.
    pub attempts: u32,
    /// From the start of the call to its outcome, all attempts and waits included.
    pub elapsed: Duration,
}

impl Outcome {
    /// The region asked for, or of a global answer the one that it comes from. Each outcome has one of its own.
    pub fn region(&self) -> &str {
        &self.region
    }

    /// Whether the answer is a global one: the region asked for makes no difference to where this call goes, so that it
    /// was made once for all regions that lead there. See [`Builder::per_region`](crate::Builder::per_region).
    pub fn is_global(&self) -> bool {
        self.asked.is_some()
    }

    /// The regions asked for that the outcome stands for: its own, unless it [is global](Self::is_global).
    pub fn asked_regions(&self) -> impl ExactSizeIterator<Item = &str> {
        let own = || std::slice::from_ref(&self.region);
        self.asked.as_deref().unwrap_or_else(own).iter().map(String::as_str)
    }

    /// The region that really answered. It is another than [`region`](Self::region) where the resource lives elsewhere: a
    /// request for an S3 bucket of another region is made again there, and the next ones go there at once.
    ///
    /// Regions asked for the same bucket each have its answer: it is the same one.
    pub fn answered_by(&self) -> &str {
        self.answered_by.as_deref().unwrap_or(&self.region)
    }

    /// The output or the error.
    ///
    /// # Errors
    /// What went wrong in this region.
    pub fn result(&self) -> Result<&Structure, &CallError> {
        self.result.as_ref()
    }

    /// The output, if the call succeeded.
    pub fn output(&self) -> Option<&Structure> {
        self.result.as_ref().ok()
    }

    /// The error, if it did not.
    pub fn error(&self) -> Option<&CallError> {
        self.result.as_ref().err()
    }

    /// The body of the answer as it comes, of a call that was [streaming](crate::Call::streaming); the members of the
    /// output that stand in headers are there already. `None`: it failed, or the body was taken. A clone of an outcome
    /// has none.
    pub fn take_body(&mut self) -> Option<LiveBody> {
        self.live.take()
    }

    /// Whether there is an output.
    pub fn is_ok(&self) -> bool {
        self.result.is_ok()
    }

    /// Whether there are more pages than the output is made of, or, of a region that failed, pages before that.
    pub fn is_truncated(&self) -> bool {
        self.truncated
    }

    /// Whether it failed in a way that the caller chose to [`Ignore`]: it has no output, and does not count.
    pub fn is_ignored(&self) -> bool {
        self.ignored
    }

    /// Whether it failed and is not ignored.
    pub(crate) fn is_missing(&self) -> bool {
        !self.is_ok() && !self.ignored
    }

    /// A region without an output.
    pub(crate) fn failed(region: &str, error: CallError) -> Outcome {
        Outcome::of(region, Err(error))
    }

    /// A region that ended so, and nothing else known of it.
    pub(crate) fn of(region: &str, result: Result<Structure, CallError>) -> Outcome {
        Outcome {
            region: region.to_owned(),
            asked: None,
            answered_by: None,
            result,
            live: LiveSlot::default(),
            truncated: false,
            ignored: false,
            read: None,
            metadata: Metadata::default(),
        }
    }

    /// Request id, status, attempts, time taken.
    pub fn metadata(&self) -> &Metadata {
        &self.metadata
    }

    /// The output as the caller's own type, by the rules of its JSON form.
    ///
    /// # Errors
    /// The region's own error, or where the type does not fit.
    pub fn to<T: serde::de::DeserializeOwned>(&self) -> Result<T, OutputError> {
        match &self.result {
            Ok(output) => output.to().map_err(OutputError::Decode),
            Err(error) => Err(OutputError::Failed(error.clone())),
        }
    }
}

/// Why an outcome is not of the caller's type.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum OutputError {
    /// There is no output.
    Failed(CallError),
    /// The output does not fit the type.
    Decode(DecodeError),
}

impl fmt::Display for OutputError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            OutputError::Failed(error) => error.fmt(f),
            OutputError::Decode(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for OutputError {}

/// A member of the output, [`Value::Null`] if the region failed. A list or map that an answer leaves out is an empty
/// one, so that a region that failed is not mistaken for one that has nothing.
impl Index<&str> for Outcome {
    type Output = Value;
    fn index(&self, member: &str) -> &Value {
        self.output().map_or(&Value::Null, |output| &output[member])
    }
}

/// The output as a normal client answers it; of a failure, `{"RequestError": {…}}`, which no output is, with the pages
/// before it as `Partial`.
impl Serialize for Outcome {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match &self.result {
            Ok(output) => output.serialize(to),
            Err(error) => {
                let mut map = to.serialize_map(None)?;
                map.serialize_entry(REQUEST_ERROR, &Failure { error, ignored: self.ignored })?;
                if let Some(partial) = self.partial() {
                    map.serialize_entry("Partial", partial)?;
                }
                map.end()
            }
        }
    }
}
