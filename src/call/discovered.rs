//! Endpoint discovery: services that tell, for a time, at which address they are to be called.
//!
//! Source: Smithy's `aws.api#clientEndpointDiscovery`; when it is asked again is botocore's (its `discovery` module). No
//! model tells addresses by members of an input (`clientEndpointDiscoveryId`), so that a region has one.

use std::time::{Duration, SystemTime};

use tokio::sync::Mutex;

use super::{Given, Overrides, Regional};
use crate::model::{Operation, Trait};
use crate::outcome::{CallError, FailureKind, Outcome};
use crate::value::{Structure, Value};

/// How long a service that could not be reached is not asked again.
const AFTER_FAILURE: Duration = Duration::from_secs(60);
/// That an address is not the one to call, as HTTP says it.
const MISDIRECTED: u16 = 421;
/// The code of such an error, where the model names no other.
const INVALID: &str = "InvalidEndpointException";

/// What a region's service told last.
#[derive(Debug, Default)]
pub(super) struct Discovered(Mutex<Told>);

#[derive(Debug, Default)]
struct Told {
    endpoints: Vec<(String, SystemTime)>,
    not_before: Option<SystemTime>,
}

impl Told {
    /// What holds, and what still stands where nothing else is to be had: the address, or that there is none.
    fn known(&self, now: SystemTime, required: bool) -> Option<Option<String>> {
        if let Some((address, _)) = self.endpoints.iter().find(|(_, end)| now < *end) {
            return Some(Some(address.clone()));
        }
        let stale = self.stale();
        let is_asked = self.not_before.is_none_or(|then| now >= then) || (stale.is_none() && required);
        (!is_asked).then_some(stale)
    }

    fn stale(&self) -> Option<String> {
        self.endpoints.first().map(|(address, _)| address.clone())
    }
}

impl Regional {
    /// The operation that tells an operation's address, and whether it must; `None`: it is the rules' own.
    ///
    /// # Errors
    /// It must, and is switched off.
    fn teller(
        &self,
        operation: &'static Operation,
        overrides: &Overrides,
    ) -> Result<Option<(&'static Operation, bool)>, CallError> {
        let Some(required) = operation.trait_number(Trait::DiscoveredEndpoint).map(|n| n == 1) else {
            return Ok(None);
        };
        if !self.is_at_aws(overrides) {
            return Ok(None);
        }
        match (self.settings.endpoint_discovery, required) {
            (Some(false), true) => {
                let (service, name) = (operation.service().name(), operation.name());
                let message = format!(
                    "{service}.{name}: expected endpoint discovery, which it needs, found it switched off"
                );
                return Err(CallError::new(FailureKind::Endpoint, message));
            }
            (Some(true), _) | (None, true) => {}
            (Some(false) | None, false) => return Ok(None),
        }
        let teller = operation.service().operations().iter().find(|o| o.is_endpoint_discovery());
        Ok(teller.map(|teller| (teller, required)))
    }

    /// The address that the service told for an operation, as far as it holds; it is not asked.
    ///
    /// # Errors
    /// The operation needs it, and it is switched off.
    pub(super) async fn discovered_before(
        &self,
        operation: &'static Operation,
        overrides: &Overrides,
    ) -> Result<Option<String>, CallError> {
        let Some((_, required)) = self.teller(operation, overrides)? else { return Ok(None) };
        let told = self.discovered.0.lock().await;
        Ok(told.known(self.settings.time_source.now(), required).flatten())
    }

    /// The address that the service tells for an operation; `None`: the rules' own.
    ///
    /// # Errors
    /// The operation needs it, and it is switched off, or not told; the service refused to tell.
    pub(super) async fn discovered(
        &self,
        operation: &'static Operation,
        overrides: &Overrides,
    ) -> Result<Option<String>, CallError> {
        let Some((teller, required)) = self.teller(operation, overrides)? else { return Ok(None) };
        let mut told = self.discovered.0.lock().await;
        let now = self.settings.time_source.now();
        if let Some(known) = told.known(now, required) {
            return Ok(known);
        }
        let stale = told.stale();
        // Not of an address that it told before.
        let plain = overrides.of_helper();
        let asked = Box::pin(self.once(teller, Given::empty(teller), &plain, Default::default())).await;
        match asked.result {
            Ok(output) => {
                told.endpoints = endpoints(&output, now);
                told.not_before = None;
                let first = told.endpoints.first().map(|(address, _)| address.clone());
                if first.is_none() && required {
                    let (service, name) = (operation.service().name(), operation.name());
                    let message = format!("{service}.{name}: expected {} to tell an endpoint", teller.name());
                    return Err(CallError::new(FailureKind::Endpoint, message));
                }
                Ok(first)
            }
            Err(error) if matches!(error.kind(), FailureKind::Unreachable | FailureKind::TimedOut) => {
                told.not_before = now.checked_add(AFTER_FAILURE);
                if stale.is_none() && required { Err(error) } else { Ok(stale) }
            }
            Err(error) => Err(error),
        }
    }

    /// Whether an outcome says that the address is another by now; it is then forgotten.
    pub(super) async fn is_moved(&self, operation: &'static Operation, outcome: &Outcome) -> bool {
        let Some(error) = outcome.error() else { return false };
        let discovery = operation.service().trait_text(Trait::EndpointDiscovery);
        let discovery: serde_json::Value =
            discovery.and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default();
        let named = discovery["error"].as_str().and_then(|id| id.split('#').next_back());
        let moved = error.status() == Some(MISDIRECTED)
            || error.code().is_some_and(|code| code == INVALID || Some(code) == named);
        if moved {
            self.discovered.0.lock().await.endpoints.clear();
        }
        moved
    }
}

/// The addresses of an answer, each with its end.
fn endpoints(output: &Structure, now: SystemTime) -> Vec<(String, SystemTime)> {
    let list = output.get("Endpoints").and_then(Value::as_list).unwrap_or_default();
    let told = list.iter().filter_map(Value::as_structure).filter_map(|endpoint| {
        let address = endpoint.get("Address")?.as_str()?;
        let minutes = u64::try_from(endpoint.get("CachePeriodInMinutes")?.as_i64()?).ok()?;
        let url = if address.starts_with("http") { address.to_owned() } else { format!("https://{address}") };
        let is_address = url.parse::<http_1x::Uri>().is_ok_and(|uri| uri.host().is_some());
        Some((url, now.checked_add(Duration::from_secs(minutes.checked_mul(60)?))?)).filter(|_| is_address)
    });
    told.collect()
}
