//! What one answer to a waiter's poll means, and how a region's wait ended. Pure: nothing here waits, polls or reads a clock.
//!
//! As botocore: the first acceptor that fits decides, an error that none fits ends the wait, and the attempts are counted
//! after the answer was looked at.

use std::fmt::Write;

use serde::{Serialize, Serializer};
use serde_json::Value as Json;

use crate::model::{Acceptor, AcceptorState, Comparator, Matcher, Waiter};
use crate::outcome::{CallError, FailureKind, Outcome};
use crate::query::Data;
use crate::value::Structure;

mod outcome;
mod result;

pub(crate) use outcome::Track;
pub use outcome::{WaitOutcome, WaitState};
pub use result::{WaitIncomplete, WaitResult};

/// How a wait ended that its answers decided.
#[derive(Debug, Clone)]
pub(crate) struct Verdict {
    pub(crate) state: WaitState,
    /// In words, of all but a success.
    pub(crate) reason: Option<String>,
    /// Of [`WaitState::Error`]: what stands in no answer.
    pub(crate) error: Option<CallError>,
}

/// One region's wait: what its answers so far have come to.
#[derive(Debug)]
pub(crate) struct Judge {
    waiter: &'static Waiter,
    max_attempts: u32,
    polls: u32,
    /// The acceptor that asked to go on, most lately.
    retried: Option<&'static Acceptor>,
}

/// An answer as matchers look at it.
struct Answer<'a> {
    outcome: &'a Outcome,
    /// The code of an error, if it is one.
    code: Option<String>,
    input: &'a Structure,
}

impl Judge {
    pub(crate) fn new(waiter: &'static Waiter, max_attempts: u32) -> Judge {
        Judge { waiter, max_attempts, polls: 0, retried: None }
    }

    /// What an answer comes to; `None`: the wait goes on.
    pub(crate) fn hear(&mut self, outcome: &Outcome, input: &Structure) -> Option<Verdict> {
        self.polls += 1;
        let ended = |state, reason| Some(Verdict { state, reason, error: None });
        if let Err(error) = outcome.result()
            && code_of(outcome).is_none()
        {
            // The service said nothing: there is nothing to match.
            return ended(WaitState::Error, Some(error.to_string()));
        }
        let answer = Answer { outcome, code: code_of(outcome), input };
        let fitting = match self.fitting(&answer) {
            Ok(fitting) => fitting,
            Err(error) => {
                let reason = Some(error.to_string());
                return Some(Verdict { state: WaitState::Error, reason, error: Some(error) });
            }
        };
        match (fitting.map(|acceptor| (acceptor, acceptor.state)), &answer.code) {
            (Some((_, AcceptorState::Success)), _) => return ended(WaitState::Success, None),
            (Some((acceptor, AcceptorState::Failure)), _) => {
                return ended(WaitState::Failure, Some(told(acceptor)));
            }
            (Some((acceptor, AcceptorState::Retry)), _) => self.retried = Some(acceptor),
            (None, Some(code)) => {
                let reason = outcome.error().map_or_else(|| code.clone(), ToString::to_string);
                return ended(WaitState::Error, Some(reason));
            }
            (None, None) => {}
        }
        if self.polls < self.max_attempts {
            return None;
        }
        let mut reason = format!("{} polls came to no end", self.polls);
        if let Some(acceptor) = self.retried {
            // Writing to a String cannot fail.
            let _ = write!(reason, "; last seen: {}", told(acceptor));
        }
        ended(WaitState::TimedOut, Some(reason))
    }

    /// The first acceptor that fits.
    fn fitting(&self, answer: &Answer<'_>) -> Result<Option<&'static Acceptor>, CallError> {
        let (mut alone, mut with_input) = (None, None);
        for acceptor in self.waiter.acceptors() {
            let fits = match &acceptor.matcher {
                Matcher::Success(true) => !is_error(answer.outcome),
                Matcher::Success(false) => answer.code.is_some(),
                Matcher::Error { code, or_shape } => {
                    let named = || answer.outcome.error().is_some_and(|error| error.is(code));
                    answer.code.as_ref() == Some(code) || *or_shape && named()
                }
                Matcher::Status(status) => answer.outcome.metadata().status == Some(*status),
                Matcher::Path { .. } if answer.code.is_some() => false,
                Matcher::Path { path, comparator, expected, input_too } => {
                    let unread = |e| CallError::of(FailureKind::Undecodable, &e);
                    let data = if *input_too { &mut with_input } else { &mut alone };
                    if data.is_none() {
                        *data = Some(answer.data(*input_too).map_err(unread)?);
                    }
                    let path = path.as_ref().map_err(|e| CallError::of(FailureKind::Request, e))?;
                    match data {
                        Some(data) => fits(*comparator, expected, &path.find(data).map_err(unread)?),
                        None => false,
                    }
                }
            };
            if fits {
                return Ok(Some(acceptor));
            }
        }
        Ok(None)
    }
}

impl Answer<'_> {
    fn data(&self, input_too: bool) -> Result<Data, crate::QueryError> {
        match self.outcome.output() {
            Some(output) if !input_too => Data::of(output),
            output => Data::of(&Exchange { input: self.input, output }),
        }
    }
}

/// What a path that begins at `input` or `output` is asked of.
struct Exchange<'a> {
    input: &'a Structure,
    output: Option<&'a Structure>,
}

impl Serialize for Exchange<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_map([("input", Some(self.input)), ("output", self.output)])
    }
}

/// As botocore, which looks for an `Error` in answers of either kind: an output may have such a member.
fn code_of(outcome: &Outcome) -> Option<String> {
    match outcome.result() {
        Ok(output) => Some(output.get("Error")?.get("Code")?.as_str()?.to_owned()),
        Err(error) => {
            let code = error.code().filter(|code| !code.is_empty()).map(Into::into);
            // An error without a code goes by its status; an answer that could not be read is none.
            let answered = error.kind() != FailureKind::Undecodable && error.kind() != FailureKind::TooLarge;
            code.or_else(|| error.status().filter(|_| answered).map(|status| status.to_string()))
        }
    }
}

fn is_error(outcome: &Outcome) -> bool {
    outcome.output().is_none_or(|output| output.get("Error").is_some())
}

/// Whether what a path found is what was expected.
fn fits(comparator: Comparator, expected: &Json, found: &Json) -> bool {
    match (comparator, found) {
        (Comparator::Equals, found) => found == expected,
        (Comparator::All, Json::Array(list)) => !list.is_empty() && list.iter().all(|one| one == expected),
        (Comparator::Any, Json::Array(list)) => list.contains(expected),
        _ => false,
    }
}

/// What an acceptor saw, in words.
fn told(acceptor: &Acceptor) -> String {
    match &acceptor.matcher {
        Matcher::Success(true) => "an answer that is no error".into(),
        Matcher::Success(false) => "an error".into(),
        Matcher::Error { code, .. } => format!("the error {code}"),
        Matcher::Status(status) => format!("HTTP status {status}"),
        Matcher::Path { path, comparator, expected, .. } => {
            let path = path.as_ref().map_or_else(|e| e.expression(), |path| path.text());
            match comparator {
                Comparator::Equals => format!("{path} is {expected}"),
                Comparator::All => format!("all of {path} are {expected}"),
                Comparator::Any => format!("one of {path} is {expected}"),
            }
        }
    }
}

#[cfg(test)]
mod tests;
