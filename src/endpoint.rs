//! Where a call goes: a service's endpoint rules, read once, evaluated for each call.

use std::collections::HashMap;
use std::fmt::Write;
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};

use aws_smithy_types::Document;
use aws_smithy_types::endpoint::Endpoint;

use crate::model::{Operation, Service};
use crate::value::Structure;

mod config;
mod error;
mod eval;
mod functions;
#[cfg(any(test, fuzzing))]
pub(crate) mod fuzz;
mod host;
mod params;
mod parse;
mod path;
mod rules;
mod template;
mod val;

#[cfg(test)]
mod peer;
#[cfg(test)]
mod tests;

pub(crate) use config::{AccountIdMode, EndpointConfig};
pub use error::EndpointError;
pub(crate) use rules::Param;

use error::Fault;
use params::{Call, Plan};
use rules::RuleSet;
use val::Val;

/// The rules of a service with the plans of its operations, each made when it is first needed.
pub(crate) struct Rules {
    rule_set: Result<RuleSet, Fault>,
    /// In the order of the service's operations.
    plans: Box<[OnceLock<Result<Plan, Fault>>]>,
}

/// The longest text that rules may make, in bytes: more than any URL or header that a server takes.
pub(crate) const MAX_TEXT: usize = 8192;

impl Rules {
    fn of(service: &'static Service) -> &'static Rules {
        service.rules.get_or_init(|| Rules {
            rule_set: parse::rule_set(&service.rule_set()),
            plans: service.operations().iter().map(|_| OnceLock::new()).collect(),
        })
    }

    fn of_operation(operation: &'static Operation) -> Result<(&'static RuleSet, &'static Plan), Fault> {
        let unknown = || Fault::model("expected an operation of its service");
        let rules = Rules::of(operation.service());
        let rule_set = rules.rule_set.as_ref().map_err(Fault::clone)?;
        let operations = operation.service().operations();
        let index = operations.binary_search_by(|o| o.name().cmp(operation.name())).map_err(|_| unknown())?;
        let plan = rules.plans.get(index).ok_or_else(unknown)?;
        let plan = plan.get_or_init(|| Plan::new(rule_set, operation));
        Ok((rule_set, plan.as_ref().map_err(Fault::clone)?))
    }
}

/// The endpoint with scheme and host of another URL.
pub(crate) fn at(endpoint: Endpoint, url: &str) -> Endpoint {
    host::at(endpoint, url)
}

/// The client context parameters that a service takes, as its model names them.
pub(crate) fn client_context_names(service: &'static Service) -> Vec<String> {
    params::client_context_names(service)
}

/// The endpoint of a call, the operation's host prefix in place, evaluated anew.
///
/// # Errors
/// The service's rules refuse the call, a parameter does not fit, or the model is malformed.
#[cfg(test)]
pub(crate) fn resolve(
    operation: &'static Operation,
    input: &Structure,
    config: &EndpointConfig,
    account_id: Option<&str>,
) -> Result<Endpoint, EndpointError> {
    let call = Call { operation, input, config, account_id };
    evaluate(&call).map_err(|fault| EndpointError::new(operation, fault))
}

#[cfg(test)]
fn evaluate(call: &Call<'_>) -> Result<Endpoint, Fault> {
    let prefix = prefix(call)?;
    let (rule_set, plan) = Rules::of_operation(call.operation)?;
    let endpoint = eval::endpoint(rule_set, plan.values(rule_set, call)?)?;
    finish(endpoint, prefix, call)
}

fn prefix(call: &Call<'_>) -> Result<Option<String>, Fault> {
    if call.config.injects_host_prefix() { host::prefix(call.operation, call.input) } else { Ok(None) }
}

fn finish(endpoint: Endpoint, prefix: Option<String>, call: &Call<'_>) -> Result<Endpoint, Fault> {
    let endpoint = match prefix {
        Some(prefix) => host::prefixed(endpoint, &prefix),
        None => endpoint,
    };
    let endpoint = match call.presigned_region() {
        Some(_) => signed_for(endpoint, call.config.region()),
        None => endpoint,
    };
    host::moved(endpoint, call)
}

/// The endpoint with another region to sign for, in each of its schemes that has one.
fn signed_for(endpoint: Endpoint, region: &str) -> Endpoint {
    const SCHEMES: &str = "authSchemes";
    let Some(Document::Array(schemes)) = endpoint.properties().get(SCHEMES) else { return endpoint };
    let mut schemes = schemes.clone();
    for scheme in &mut schemes {
        if let Document::Object(members) = scheme
            && let Some(signed) = members.get_mut("signingRegion")
        {
            *signed = Document::String(region.to_owned());
        }
    }
    endpoint.into_builder().property(SCHEMES, schemes).build()
}

/// [`resolve`] for one client in one region, with the endpoints of its last calls at hand.
#[derive(Debug)]
pub(crate) struct Resolver {
    config: EndpointConfig,
    /// By service and parameters, as text.
    cache: Mutex<HashMap<String, Endpoint>>,
}

/// Few calls of a client differ in what their endpoint depends on; those that do must not fill the memory.
const CACHED: usize = 100;

impl Resolver {
    pub(crate) fn new(config: EndpointConfig) -> Resolver {
        Resolver { config, cache: Mutex::default() }
    }

    pub(crate) fn config(&self) -> &EndpointConfig {
        &self.config
    }

    /// The endpoint of a call; see [`resolve`].
    ///
    /// # Errors
    /// See [`resolve`].
    pub(crate) fn resolve(
        &self,
        operation: &'static Operation,
        input: &Structure,
        account_id: Option<&str>,
    ) -> Result<Endpoint, EndpointError> {
        let call = Call { operation, input, config: &self.config, account_id };
        self.cached(&call).map_err(|fault| EndpointError::new(operation, fault))
    }

    fn cached(&self, call: &Call<'_>) -> Result<Endpoint, Fault> {
        let prefix = prefix(call)?;
        let (rule_set, plan) = Rules::of_operation(call.operation)?;
        let values = plan.values(rule_set, call)?;
        let key = key(call.operation.service().name(), &values);
        if let Some(endpoint) = self.lock().get(&key) {
            return finish(endpoint.clone(), prefix, call);
        }
        let endpoint = eval::endpoint(rule_set, values)?;
        let mut cache = self.lock();
        if cache.len() >= CACHED {
            cache.clear();
        }
        cache.insert(key, endpoint.clone());
        drop(cache);
        finish(endpoint, prefix, call)
    }

    /// A thread that panicked while it held the map left it whole.
    fn lock(&self) -> MutexGuard<'_, HashMap<String, Endpoint>> {
        self.cache.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Tells any two calls apart whose parameters differ: each text is preceded by its length.
fn key(service: &str, values: &[Val<'_>]) -> String {
    let mut out = String::with_capacity(64);
    out.push_str(service);
    for value in values {
        append(&mut out, value);
    }
    out
}

fn append(out: &mut String, value: &Val<'_>) {
    // Writing to a String cannot fail.
    let _ = match value {
        Val::Boolean(b) => write!(out, "/{b}"),
        Val::Text(text) => write!(out, "/{}:{text}", text.len()),
        Val::List(list) => {
            let written = write!(out, "/[{}", list.len());
            list.iter().for_each(|v| append(out, v));
            written
        }
        _ => write!(out, "/"),
    };
}
