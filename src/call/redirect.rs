//! Resources that live in another region than the one that was asked: found there with one more request, and remembered.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use super::{Given, Overrides, Regional};
use crate::model::Operation;
use crate::outcome::Outcome;
use crate::quirks::redirect;

/// How many resources a client remembers the regions of.
const KEPT: usize = 1000;

/// Where a client's resources turned out to live, by name.
#[derive(Debug, Default)]
pub(crate) struct Redirects(Mutex<HashMap<String, String>>);

impl Redirects {
    pub(super) fn region(&self, resource: &str) -> Option<String> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(resource).cloned()
    }

    fn remember(&self, resource: &str, region: &str) {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= KEPT && !known.contains_key(resource) {
            known.clear();
        }
        known.insert(resource.to_owned(), region.to_owned());
    }
}

impl Regional {
    /// The region that an outcome sends its call on to, if it is another than the one that was asked.
    pub(super) async fn sent_on(
        &self,
        operation: &'static Operation,
        given: &Given,
        overrides: &Overrides,
        outcome: &Outcome,
    ) -> Option<String> {
        let error = outcome.error()?;
        let (row, resource) = redirect::resource(operation, &given.input)?;
        if !row.is_redirect(operation, error) {
            return None;
        }
        let region = match error.extra(redirect::REGION) {
            Some(region) => region.to_owned(),
            None => self.ask_for_region(row, resource, overrides).await?,
        };
        let asked = overrides.region.as_deref().unwrap_or(self.resolver.config().region());
        if region == asked {
            return None;
        }
        self.settings.redirects.remember(resource, &region);
        Some(region)
    }

    /// Where the answer itself does not say it.
    async fn ask_for_region(
        &self,
        row: &'static redirect::Row,
        resource: &str,
        overrides: &Overrides,
    ) -> Option<String> {
        let operation = self.settings.service.operation(row.asked).ok()?;
        let given = Given::of(operation, row.member(), resource)?;
        let outcome = Box::pin(self.once(operation, given, &overrides.of_helper(), Default::default())).await;
        match &outcome.result {
            Ok(output) => redirect::named(row, output),
            Err(error) => error.extra(redirect::REGION).map(str::to_owned),
        }
    }
}
