//! The regions that a selector comes to for one service.

use std::collections::HashMap;
use std::sync::Arc;

use super::selector::{Item, Selector, What};
use crate::enabled::DiscoveryError;
use crate::error::Error;
use crate::glob;
use crate::model::{Availability, Service};
use crate::names;
use crate::partition::{self, Partition};
use crate::quirks::regions as quirks;

/// The regions that [`Regions`](super::Regions) came to, and what was left out on the way.
#[derive(Debug, Clone, Default)]
pub struct Selection {
    regions: Vec<String>,
    not_offered: Vec<String>,
    fallback: Option<DiscoveryError>,
}

impl Selection {
    /// The regions, in the order asked for, each once.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &str> {
        self.regions.iter().map(String::as_str)
    }

    /// How many regions there are; at least one.
    #[expect(clippy::len_without_is_empty, reason = "it never is")]
    pub fn len(&self) -> usize {
        self.regions.len()
    }

    /// The regions that `default`, `enabled` or a pattern chose and that are not called because the models' data says
    /// that the service is not offered there. The data may be older than AWS: a region that is given by its name is
    /// called all the same.
    pub fn not_offered(&self) -> impl ExactSizeIterator<Item = &str> {
        self.not_offered.iter().map(String::as_str)
    }

    /// Why `default` stands in the place of `enabled`, where the caller asked for `enabled-or-default` and AWS did not tell
    /// which regions the account has: there may be more.
    pub fn fallback(&self) -> Option<&DiscoveryError> {
        self.fallback.as_ref()
    }

    /// With the reason why an answer of AWS's is not in it, unless it has one.
    pub(crate) fn with_fallback(mut self, reason: Option<DiscoveryError>) -> Selection {
        self.fallback = self.fallback.or(reason);
        self
    }

    pub(crate) fn regions(&self) -> &[String] {
        &self.regions
    }
}

/// What a selector is resolved against.
pub(crate) struct Scope<'a> {
    pub(crate) service: &'static Service,
    /// Only these regions: those of the call's client.
    pub(crate) within: Option<&'a [String]>,
    /// The enabled regions by partition, of every partition that the selector asks for.
    pub(crate) enabled: HashMap<&'static str, Arc<[String]>>,
}

impl Selector {
    /// # Errors
    /// An item chooses no region, a name is not one of the regions to choose from, or nothing is left.
    pub(crate) fn select(&self, scope: &Scope<'_>) -> Result<Selection, Error> {
        let mut chosen = Selection::default();
        for item in &self.items {
            if item.negative {
                chosen.regions.retain(|region| !item.covers(region, scope));
                chosen.not_offered.retain(|region| !item.covers(region, scope));
            } else {
                item.add(scope, &mut chosen)?;
            }
        }
        chosen.not_offered.retain(|region| !chosen.regions.contains(region));
        if chosen.regions.is_empty() {
            let service = scope.service.name();
            let mut message =
                format!("expected at least one region of {service}, found none in {:?}", self.text);
            if !chosen.not_offered.is_empty() {
                message.push_str(&format!("; it is not offered in {}", chosen.not_offered.join(", ")));
            }
            return Err(Error::regions(message));
        }
        Ok(chosen)
    }
}

impl Item {
    /// Adds the regions that it means.
    fn add(&self, scope: &Scope<'_>, chosen: &mut Selection) -> Result<(), Error> {
        let means = match &self.what {
            What::Name(name) => vec![named(name, scope)?],
            _ => self.meant(scope),
        };
        let (offered, not_offered): (Vec<&str>, Vec<&str>) =
            means.into_iter().partition(|region| self.is_offered(region, scope));
        if offered.is_empty() && matches!(self.what, What::Default | What::Pattern(_)) {
            return Err(self.nothing(scope, &not_offered));
        }
        for region in offered {
            push(&mut chosen.regions, region);
        }
        // `all` means where the service is.
        if self.what != What::All {
            not_offered.into_iter().for_each(|region| push(&mut chosen.not_offered, region));
        }
        Ok(())
    }

    /// The regions that a word or a pattern means, in the order of the partition's data or of the client's regions.
    fn meant<'a>(&'a self, scope: &'a Scope<'_>) -> Vec<&'a str> {
        let of = |regions: Vec<&'a str>| regions.into_iter().filter(|r| self.covers(r, scope)).collect();
        match (scope.within, &self.what) {
            (Some(within), _) => of(within.iter().map(String::as_str).collect()),
            (None, What::Enabled { .. }) => in_order(self.partition, enabled(self.partition, scope)),
            (None, _) => of(self.partition.launched().collect()),
        }
    }

    /// Whether it means a region.
    fn covers(&self, region: &str, scope: &Scope<'_>) -> bool {
        let (plain, _) = partition::without_fips(region);
        let in_partition = || self.anywhere || partition::partition_of(&plain).id == self.partition.id;
        match &self.what {
            What::Name(name) => name == region,
            What::All => in_partition(),
            What::Default => in_partition() && is_default(&plain),
            What::Enabled { .. } => enabled(self.partition, scope).contains(&plain),
            What::Pattern(pattern) => in_partition() && glob::fits(pattern, &plain),
        }
    }

    /// A name is called whatever the data says, and so is what the client's own selector let through.
    fn is_offered(&self, region: &str, scope: &Scope<'_>) -> bool {
        let by_name = matches!(self.what, What::Name(_));
        by_name || scope.within.is_some() || scope.service.availability(region) != Availability::NotOffered
    }

    fn nothing(&self, scope: &Scope<'_>, not_offered: &[&str]) -> Error {
        let (text, service) = (&self.text, scope.service.name());
        let why = match scope.within {
            Some(within) => format!("this client's are {}", within.join(", ")),
            None => format!("{service} is not offered in {}", not_offered.join(", ")),
        };
        Error::regions(format!("expected a region of {text:?}, found none: {why}"))
    }
}

fn is_default(region: &str) -> bool {
    quirks::is_default(&partition::partition_of(region).id, region)
}

fn push(into: &mut Vec<String>, region: &str) {
    if !into.iter().any(|r| r == region) {
        into.push(region.to_owned());
    }
}

fn named<'a>(name: &'a str, scope: &Scope<'_>) -> Result<&'a str, Error> {
    match scope.within {
        Some(within) if !within.iter().any(|r| r == name) => {
            Err(names::unknown("region of this client", name, within.iter().map(String::as_str)).into())
        }
        _ => Ok(name),
    }
}

fn enabled<'a>(partition: &Partition, scope: &'a Scope<'_>) -> &'a [String] {
    scope.enabled.get(&*partition.id).map_or(&[], |regions| regions)
}

/// AWS's answer in the order of the partition's data; regions that the data does not know come last, as AWS has them.
fn in_order<'a>(partition: &'static Partition, regions: &'a [String]) -> Vec<&'a str> {
    let place = |region: &str| partition.names().position(|name| name == region).unwrap_or(usize::MAX);
    let mut out: Vec<&str> = regions.iter().map(String::as_str).collect();
    out.sort_by_key(|region| place(region));
    out
}
