//! Waiters: Smithy's trait, and ours for how often and on which statuses.

use serde_json::{Map, Value, json};

use super::{Context, Traits, ours};
use crate::c2j::{Acceptor, Operation, Waiter};
use crate::error::Result;

/// Smithy's defaults, in seconds.
const MIN_DELAY: u64 = 2;
const MAX_DELAY: u64 = 120;

impl Context<'_> {
    /// Adds the waiters that poll an operation.
    pub fn waiters(&self, name: &str, operation: &Operation, traits: &mut Traits) -> Result<()> {
        let (mut waitable, mut exact) = (Map::new(), Map::new());
        for (waiter_name, waiter) in &self.facts.service.waiters {
            if waiter.operation != name {
                continue;
            }
            let acceptors = self.acceptors(waiter_name, waiter, operation)?;
            if !acceptors.is_empty() {
                let mut value = json!({ "acceptors": acceptors });
                if waiter.delay != MIN_DELAY {
                    value["minDelay"] = waiter.delay.into();
                }
                if waiter.delay > MAX_DELAY {
                    value["maxDelay"] = waiter.delay.into();
                }
                waitable.insert(waiter_name.clone(), value);
            }
            exact.insert(waiter_name.clone(), in_full(waiter));
        }
        if !waitable.is_empty() {
            traits.put("smithy.waiters#waitable", waitable);
        }
        if !exact.is_empty() {
            traits.put(ours::WAITERS, exact);
        }
        Ok(())
    }

    fn acceptors(&self, name: &str, waiter: &Waiter, operation: &Operation) -> Result<Vec<Value>> {
        let mut found = Vec::new();
        for acceptor in &waiter.acceptors {
            let fault = |problem: String| self.error(format!("waiter {name}"), problem);
            if !matches!(acceptor.state.as_str(), "success" | "failure" | "retry") {
                return Err(fault(format!("key `state`: unknown value `{}`", acceptor.state)));
            }
            let matchers = match (acceptor.matcher.as_str(), &acceptor.expected) {
                ("path" | "pathAll" | "pathAny", _) => {
                    let unknown = || {
                        format!("matcher `{}`: cannot compare with {}", acceptor.matcher, acceptor.expected)
                    };
                    vec![output(acceptor).ok_or_else(|| fault(unknown()))?]
                }
                ("error", Value::Bool(failed)) => vec![json!({ "success": !failed })],
                // The code on the wire, which is not always the name of a modelled error.
                ("error", Value::String(code)) => vec![json!({ "errorType": code })],
                ("status", Value::Number(status)) => {
                    let status = status.as_u64().unwrap_or_default();
                    self.on_status(operation, status).into_iter().collect()
                }
                (other, expected) => {
                    return Err(fault(format!("unknown matcher `{other}` that expects {expected}")));
                }
            };
            let state = &acceptor.state;
            found.extend(matchers.into_iter().map(|m| json!({ "state": state, "matcher": m })));
        }
        Ok(found)
    }

    /// What Smithy can say of a status: success, or the errors that come with it.
    fn on_status(&self, operation: &Operation, status: u64) -> Vec<Value> {
        if (200..300).contains(&status) {
            return vec![json!({ "success": true })];
        }
        let error = |code: &str| json!({ "errorType": code });
        if operation.method == "HEAD" {
            // Without a body there is no code; these are the names that AWS's own models give the statuses.
            let name = match status {
                301 => "PermanentRedirect",
                403 => "Forbidden",
                404 => "NotFound",
                _ => return Vec::new(),
            };
            return vec![error(name)];
        }
        let with_status = |name: &&String| {
            let shape = self.facts.service.shapes.get(*name);
            shape.and_then(|s| s.error.as_ref()).and_then(|e| e.status) == Some(status)
        };
        operation.errors.iter().map(|(name, _)| name).filter(with_status).map(|n| error(n)).collect()
    }
}

fn output(acceptor: &Acceptor) -> Option<Value> {
    let (comparator, expected) = match (acceptor.matcher.as_str(), &acceptor.expected) {
        ("path", Value::String(s)) => ("stringEquals", s.clone()),
        ("path", Value::Bool(b)) => ("booleanEquals", b.to_string()),
        ("pathAll", Value::String(s)) => ("allStringEquals", s.clone()),
        ("pathAny", Value::String(s)) => ("anyStringEquals", s.clone()),
        _ => return None,
    };
    let path = acceptor.argument.as_ref()?;
    Some(json!({ "output": { "path": path, "comparator": comparator, "expected": expected } }))
}

/// Smithy's waiters know neither a number of attempts nor statuses: the delay between attempts and their number for
/// every waiter, and botocore's acceptors in full for each that looks at a status.
fn in_full(waiter: &Waiter) -> Value {
    let mut value = json!({ "delay": waiter.delay, "maxAttempts": waiter.max_attempts });
    if waiter.acceptors.iter().any(|a| a.matcher == "status") {
        let acceptor = |a: &Acceptor| {
            let mut one = json!({ "state": a.state, "matcher": a.matcher, "expected": a.expected });
            if let Some(argument) = &a.argument {
                one["argument"] = argument.as_str().into();
            }
            one
        };
        value["acceptors"] = waiter.acceptors.iter().map(acceptor).collect();
    }
    value
}
