//! How waiting ended in one region.

use std::sync::Arc;
use std::time::Duration;

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::Verdict;
use crate::outcome::{CallError, FailureKind, Outcome};

/// How waiting ended in one region.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum WaitState {
    /// The state that was waited for.
    Success,
    /// A state from which the one waited for is not reached any more.
    Failure,
    /// Neither, when the attempts, the wait's own limit or its deadline came to an end.
    TimedOut,
    /// An error that the waiter does not expect, or no answer.
    Error,
}

impl WaitState {
    /// The state's name, as in `Success`.
    pub fn name(self) -> &'static str {
        match self {
            WaitState::Success => "Success",
            WaitState::Failure => "Failure",
            WaitState::TimedOut => "TimedOut",
            WaitState::Error => "Error",
        }
    }
}

/// How one region's wait ended.
#[derive(Debug, Clone)]
pub struct WaitOutcome {
    region: String,
    asked: Option<Arc<[String]>>,
    state: WaitState,
    reason: Option<String>,
    error: Option<CallError>,
    ignored: bool,
    last: Option<Outcome>,
    polls: u32,
    elapsed: Duration,
}

/// What is known of a region's wait beside its last outcome.
#[derive(Debug, Default)]
pub(crate) struct Track {
    pub(crate) polls: u32,
    pub(crate) elapsed: Duration,
    /// The last answer, while the wait goes on.
    pub(crate) last: Option<Outcome>,
    /// What ended it, if it was an answer.
    pub(crate) verdict: Option<Verdict>,
}

impl WaitOutcome {
    /// `outcome`: the answer that ended the wait, or what ended it in place of one.
    pub(crate) fn of(outcome: Outcome, track: Track) -> WaitOutcome {
        let Track { polls, elapsed, last, verdict } = track;
        let mut out = WaitOutcome {
            region: outcome.region.clone(),
            asked: outcome.asked.clone(),
            state: WaitState::Error,
            reason: None,
            error: outcome.error().cloned(),
            ignored: outcome.is_ignored(),
            last,
            polls,
            elapsed,
        };
        match verdict {
            None => {
                // A limit, or the call's task was stopped: its own error says.
                out.elapsed = elapsed.max(outcome.metadata.elapsed);
                out.reason = out.error.as_ref().map(ToString::to_string);
                if out.error.as_ref().is_some_and(|error| error.kind() == FailureKind::TimedOut) {
                    out.state = WaitState::TimedOut;
                }
            }
            Some(Verdict { state, reason, error }) => {
                (out.state, out.reason) = (state, reason);
                if state == WaitState::Error {
                    out.error = error.or(out.error);
                } else {
                    (out.error, out.ignored) = (None, false);
                }
                out.last = Some(Outcome { ignored: out.ignored, ..outcome });
            }
        }
        out
    }

    /// The region that was polled: the one asked for, or of a [global](Self::is_global) wait the one that answers.
    pub fn region(&self) -> &str {
        &self.region
    }

    /// Whether one wait stands for all regions that lead to the same place; see
    /// [`Outcome::is_global`](crate::Outcome::is_global).
    pub fn is_global(&self) -> bool {
        self.asked.is_some()
    }

    /// The regions asked for that it stands for: its own, unless it [is global](Self::is_global).
    pub fn asked_regions(&self) -> impl ExactSizeIterator<Item = &str> {
        let own = || std::slice::from_ref(&self.region);
        self.asked.as_deref().unwrap_or_else(own).iter().map(String::as_str)
    }

    /// How it ended.
    pub fn state(&self) -> WaitState {
        self.state
    }

    /// Whether the region came to the state that was waited for.
    pub fn is_success(&self) -> bool {
        self.state == WaitState::Success
    }

    /// In words, why it is no success.
    pub fn reason(&self) -> Option<&str> {
        self.reason.as_deref()
    }

    /// The error of [`WaitState::Error`]; of a wait that a limit of time ended, that one, and which
    /// [limit](CallError::limit) it was.
    pub fn error(&self) -> Option<&CallError> {
        self.error.as_ref()
    }

    /// Whether its error is one that the caller chose to [`Ignore`](crate::Ignore). A failure state never is.
    pub fn is_ignored(&self) -> bool {
        self.ignored
    }

    /// The last answer: an output, or the error that came in its place. `None`: there was none.
    pub fn last(&self) -> Option<&Outcome> {
        self.last.as_ref()
    }

    /// How many answers were looked at; requests that were [tried again](crate::Metadata::attempts) count once.
    pub fn polls(&self) -> u32 {
        self.polls
    }

    /// From the first poll's turn to the end, delays included.
    pub fn elapsed(&self) -> Duration {
        self.elapsed
    }

    /// Neither there nor ignored.
    pub(crate) fn is_missing(&self) -> bool {
        !self.is_success() && !self.ignored
    }
}

/// `State`, `Polls`, `ElapsedMilliseconds`; `Reason` of what is no success, `Ignored`, and `LastResponse`: the last answer,
/// `{"RequestError": …}` where it was an error.
impl Serialize for WaitOutcome {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(None)?;
        map.serialize_entry("State", self.state.name())?;
        if let Some(reason) = &self.reason {
            map.serialize_entry("Reason", reason)?;
        }
        if self.ignored {
            map.serialize_entry("Ignored", &true)?;
        }
        if self.is_global() {
            map.serialize_entry("AskedRegions", &self.asked_regions().collect::<Vec<_>>())?;
        }
        map.serialize_entry("Polls", &self.polls)?;
        let milliseconds = u64::try_from(self.elapsed.as_millis()).unwrap_or(u64::MAX);
        map.serialize_entry("ElapsedMilliseconds", &milliseconds)?;
        if let Some(last) = &self.last {
            map.serialize_entry("LastResponse", last)?;
        }
        map.end()
    }
}
