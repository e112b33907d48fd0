//! Waiters: which operation to poll, how often, and what its answers mean.

use std::fmt;
use std::time::Duration;

use serde_json::Value as Json;

use super::{Operation, Service, Trait};
use crate::names::{self, UnknownName};
use crate::query::{Query, QueryError};

/// Between polls where a model does not say: Smithy's `minDelay`.
const DELAY: Duration = Duration::from_secs(2);

/// Polls where a model does not say: the most frequent number in botocore's waiters. Smithy has none, and leaves it to
/// the caller how long to wait.
const MAX_ATTEMPTS: u32 = 40;

/// What an answer means that an acceptor fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum AcceptorState {
    Success,
    Failure,
    Retry,
}

/// Which values of an output fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Comparator {
    /// The value itself.
    Equals,
    /// Each of a list that is not empty.
    All,
    /// One of a list.
    Any,
}

/// Which answers fit.
#[derive(Debug, Clone)]
pub(crate) enum Matcher {
    /// What a path finds in an output; `input_too`: it looks at `{"input": …, "output": …}`.
    Path { path: Result<Query, QueryError>, comparator: Comparator, expected: Json, input_too: bool },
    /// Any output (`true`), any error.
    Success(bool),
    /// The error of that code; `or_shape`: or of the modelled shape of that name.
    Error { code: String, or_shape: bool },
    /// An HTTP status.
    Status(u16),
}

/// One rule of a waiter's. The first that fits an answer decides.
#[derive(Debug, Clone)]
pub(crate) struct Acceptor {
    pub(crate) state: AcceptorState,
    pub(crate) matcher: Matcher,
}

/// What polls an operation until a resource is in a state.
pub struct Waiter {
    name: String,
    operation: &'static Operation,
    delay: Duration,
    max_attempts: u32,
    acceptors: Vec<Acceptor>,
}

impl Waiter {
    /// The waiter's name, as in `InstanceRunning`.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The operation that it polls.
    pub fn operation(&self) -> &'static Operation {
        self.operation
    }

    /// How long it waits between two polls, unless told otherwise.
    pub fn delay(&self) -> Duration {
        self.delay
    }

    /// How often it polls, unless told otherwise.
    pub fn max_attempts(&self) -> u32 {
        self.max_attempts
    }

    pub(crate) fn acceptors(&self) -> &[Acceptor] {
        &self.acceptors
    }

    /// What is wrong with a path of the model's.
    pub(crate) fn fault(&self) -> Option<&QueryError> {
        self.acceptors.iter().find_map(|acceptor| match &acceptor.matcher {
            Matcher::Path { path, .. } => path.as_ref().err(),
            _ => None,
        })
    }

    /// From `smithy.waiters#waitable` and, where it is there, `multiregion.traits#waiters`, which has what Smithy's
    /// cannot hold: the number of attempts, and acceptors that look at a status.
    fn read(name: &str, operation: &'static Operation, smithy: &Json, exact: &Json) -> Waiter {
        let number = |value: &Json| value.as_u64().map(|n| u32::try_from(n).unwrap_or(u32::MAX));
        let seconds = |value: &Json| value.as_u64().map(Duration::from_secs);
        let list = |of: &Json| of["acceptors"].as_array().cloned();
        let acceptors = match list(exact) {
            Some(acceptors) => acceptors.iter().filter_map(of_botocore).collect(),
            None => {
                let or_shape = exact.is_null();
                let acceptors = list(smithy).unwrap_or_default();
                acceptors.iter().filter_map(|a| of_smithy(a, or_shape)).collect()
            }
        };
        Waiter {
            name: name.to_owned(),
            operation,
            delay: seconds(&exact["delay"]).or_else(|| seconds(&smithy["minDelay"])).unwrap_or(DELAY),
            max_attempts: number(&exact["maxAttempts"]).unwrap_or(MAX_ATTEMPTS),
            acceptors,
        }
    }
}

impl fmt::Debug for Waiter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Waiter({}.{})", self.operation.service().name(), self.name)
    }
}

fn state(of: &Json) -> Option<AcceptorState> {
    Some(match of["state"].as_str()? {
        "success" => AcceptorState::Success,
        "failure" => AcceptorState::Failure,
        "retry" => AcceptorState::Retry,
        _ => return None,
    })
}

/// An acceptor as botocore writes it, with `matcher`, `expected` and `argument`.
fn of_botocore(acceptor: &Json) -> Option<Acceptor> {
    let expected = &acceptor["expected"];
    let path = |comparator| {
        let path = Query::compile(acceptor["argument"].as_str()?);
        Some(Matcher::Path { path, comparator, expected: expected.clone(), input_too: false })
    };
    let matcher = match (acceptor["matcher"].as_str()?, expected) {
        ("path", _) => path(Comparator::Equals)?,
        ("pathAll", _) => path(Comparator::All)?,
        ("pathAny", _) => path(Comparator::Any)?,
        ("status", status) => Matcher::Status(u16::try_from(status.as_u64()?).ok()?),
        ("error", Json::Bool(failed)) => Matcher::Success(!failed),
        ("error", Json::String(code)) => Matcher::Error { code: code.clone(), or_shape: false },
        _ => return None,
    };
    Some(Acceptor { state: state(acceptor)?, matcher })
}

/// An acceptor of Smithy's.
fn of_smithy(acceptor: &Json, or_shape: bool) -> Option<Acceptor> {
    let matcher = acceptor["matcher"].as_object()?;
    let (kind, value) = matcher.iter().next()?;
    let matcher = match (kind.as_str(), value) {
        ("success", Json::Bool(is)) => Matcher::Success(*is),
        ("errorType", Json::String(id)) => {
            let code = id.split_once('#').map_or(id.as_str(), |(_, name)| name).to_owned();
            Matcher::Error { code, or_shape }
        }
        ("output" | "inputOutput", value) => {
            let expected = value["expected"].as_str()?;
            let (comparator, expected) = match value["comparator"].as_str()? {
                "booleanEquals" => (Comparator::Equals, Json::Bool(expected == "true")),
                "stringEquals" => (Comparator::Equals, expected.into()),
                "allStringEquals" => (Comparator::All, expected.into()),
                "anyStringEquals" => (Comparator::Any, expected.into()),
                _ => return None,
            };
            let path = Query::compile(value["path"].as_str()?);
            Matcher::Path { path, comparator, expected, input_too: kind == "inputOutput" }
        }
        _ => return None,
    };
    Some(Acceptor { state: state(acceptor)?, matcher })
}

/// All waiters of a service, sorted by name.
pub(super) fn all(service: &'static Service) -> Box<[Waiter]> {
    let mut found = Vec::new();
    for operation in service.operations() {
        let json = |t| operation.trait_text(t).and_then(|text| serde_json::from_str::<Json>(text).ok());
        let [smithy, exact] = [Trait::Waitable, Trait::Waiters].map(|t| json(t).unwrap_or_default());
        let of_smithy = smithy.as_object().into_iter().flatten();
        let others = exact.as_object().into_iter().flatten().filter(|(name, _)| smithy.get(name).is_none());
        for (name, _) in of_smithy.chain(others) {
            found.push(Waiter::read(name, operation, &smithy[name], &exact[name]));
        }
    }
    found.sort_by(|a, b| a.name.cmp(&b.name));
    found.into()
}

/// A waiter in any spelling.
pub(super) fn named(service: &'static Service, name: &str) -> Result<&'static Waiter, UnknownName> {
    let wanted = names::fold(name);
    let waiters = service.waiters();
    let found = waiters.iter().find(|waiter| names::fold(&waiter.name) == wanted);
    let what = || format!("waiter of {}", service.name());
    found.ok_or_else(|| names::unknown(&what(), name, waiters.iter().map(Waiter::name)))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::model;

    fn ec2() -> &'static Service {
        model::service("ec2").expect("a service")
    }

    #[test]
    fn every_waiter_is_read_whole() {
        let waiters: Vec<&Waiter> = model::services().flat_map(|s| s.waiters()).collect();
        assert!(waiters.len() >= 410, "{}", waiters.len());
        for waiter in waiters {
            assert!(waiter.fault().is_none(), "{waiter:?}: {:?}", waiter.fault());
            assert!(!waiter.acceptors().is_empty() && waiter.max_attempts() > 0, "{waiter:?}");
        }
    }

    #[test]
    fn a_waiter_goes_by_any_spelling_and_a_wrong_one_is_told_the_nearest() {
        for name in ["instance_running", "InstanceRunning", "instance-running"] {
            let waiter = ec2().waiter(name).expect("a waiter");
            assert_eq!((waiter.name(), waiter.operation().name()), ("InstanceRunning", "DescribeInstances"));
            assert_eq!((waiter.delay(), waiter.max_attempts()), (Duration::from_secs(15), 40));
        }
        let error = ec2().waiter("instance_runing").expect_err("no waiter");
        let text = r#"unknown waiter of ec2: "instance_runing"; did you mean "InstanceRunning"?"#;
        assert_eq!(error.to_string(), text);
        assert!(model::service("sts").expect("a service").waiter("x").is_err());
    }

    #[test]
    fn a_model_with_smithys_trait_alone_has_waiters_too() {
        let operation = ec2().operation("DescribeVpcs").expect("an operation");
        let smithy = json!({"minDelay": 7, "acceptors": [
            {"state": "success", "matcher": {"success": true}},
            {"state": "retry", "matcher": {"errorType": "com.amazonaws.x#NotThere"}},
            {"state": "failure", "matcher": {"inputOutput": {
                "path": "output.A == input.B", "comparator": "booleanEquals", "expected": "true"}}},
        ]});
        let waiter = Waiter::read("X", operation, &smithy, &Json::Null);
        assert_eq!((waiter.delay(), waiter.max_attempts()), (Duration::from_secs(7), MAX_ATTEMPTS));
        let states: Vec<_> = waiter.acceptors().iter().map(|a| a.state).collect();
        assert_eq!(states, [AcceptorState::Success, AcceptorState::Retry, AcceptorState::Failure]);
        let named = |m: &Matcher| matches!(m, Matcher::Error { code, or_shape: true } if code == "NotThere");
        assert!(named(&waiter.acceptors()[1].matcher));
        let both = |m: &Matcher| matches!(m, Matcher::Path { input_too: true, .. });
        assert!(both(&waiter.acceptors()[2].matcher));
    }
}
