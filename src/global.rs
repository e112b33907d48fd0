//! Global services: regions that lead to the same place are asked once.
//!
//! No list of services: what counts is where the endpoint rules send a call.

use std::sync::Arc;

use crate::call::{Destination, SignedFor};
use crate::outcome::Outcome;
use crate::partition;

/// One call to make, for one or more of the regions asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Leg {
    /// In the order asked for; at least one.
    pub(crate) asked: Vec<String>,
    /// Under which its answer is given.
    region: String,
    is_global: bool,
}

impl Leg {
    /// A call for one region alone.
    pub(crate) fn of(region: &str) -> Leg {
        Leg { asked: vec![region.to_owned()], region: region.to_owned(), is_global: false }
    }

    /// Under which its answer is given.
    pub(crate) fn region(&self) -> &str {
        &self.region
    }

    /// The region that makes the call.
    pub(crate) fn first(&self) -> &str {
        self.asked.first().map_or(&self.region, |region| region)
    }

    /// The outcome as that of this leg.
    pub(crate) fn mark(self, mut outcome: Outcome) -> Outcome {
        outcome.region = self.region;
        outcome.asked = self.is_global.then(|| Arc::from(self.asked));
        outcome
    }
}

/// The calls that regions come to, each where the first of its regions stands.
///
/// A call is global if where it goes and what it is signed for are the same for another region: another of those asked
/// for, or where it is alone, another of its partition. Its region is the one that it is signed for.
pub(crate) fn legs<'a>(
    regions: impl Iterator<Item = &'a str>,
    destination: impl Fn(&str) -> Option<Destination>,
) -> Vec<Leg> {
    let mut legs: Vec<(Leg, Option<Destination>)> = Vec::new();
    for region in regions {
        let leads = destination(region);
        let same = |(_, other): &&mut (Leg, Option<Destination>)| leads.is_some() && *other == leads;
        match legs.iter_mut().find(same) {
            Some((leg, _)) => leg.asked.push(region.to_owned()),
            None => legs.push((Leg::of(region), leads)),
        }
    }
    let partitions: Vec<&str> = legs.iter().map(|(leg, _)| id_of_partition(leg.first())).collect();
    for (leg, leads) in &mut legs {
        let Some(leads) = leads else { continue };
        let id = id_of_partition(leg.first());
        let alone = partitions.iter().filter(|other| **other == id).count() == 1;
        let other = || other(leg.first(), leads, alone);
        leg.is_global =
            leg.asked.len() > 1 || other().is_some_and(|o| destination(o).as_ref() == Some(leads));
    }
    name(legs)
}

fn id_of_partition(region: &str) -> &'static str {
    &partition::partition_of(&partition::without_fips(region).0).id
}

/// Another region that leads to the same place if any does: the one that the call is signed for, else, where none of the
/// partition was there to compare with, its first.
fn other<'a>(region: &str, leads: &'a Destination, alone: bool) -> Option<&'a str> {
    let (plain, _) = partition::without_fips(region);
    match leads.region() {
        SignedFor::One(signed) if *signed != plain => Some(signed),
        _ if !alone => None,
        _ => partition::partition_of(&plain).launched().find(|other| *other != plain),
    }
}

/// Gives global legs the region that they are signed for, unless another has its name: each outcome has one of its own.
fn name(legs: Vec<(Leg, Option<Destination>)>) -> Vec<Leg> {
    let regional = legs.iter().filter(|(leg, _)| !leg.is_global);
    let mut taken: Vec<String> = regional.map(|(leg, _)| leg.region.clone()).collect();
    let name = |(mut leg, leads): (Leg, Option<Destination>)| {
        let signed = match leads.as_ref().filter(|_| leg.is_global).map(Destination::region) {
            Some(SignedFor::One(signed)) => Some(signed.clone()),
            // Of a call that no region has a part in, this is the partition's own word for where it is.
            Some(SignedFor::None) => {
                Some(partition::partition_of(leg.first()).implicit_global_region.clone())
            }
            Some(SignedFor::Several) | None => None,
        };
        if let Some(signed) = signed.filter(|signed| !taken.contains(signed)) {
            leg.region = signed;
        }
        taken.push(leg.region.clone());
        leg
    };
    legs.into_iter().map(name).collect()
}

#[cfg(test)]
mod tests;
