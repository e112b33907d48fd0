//! Which operations are global, held in a golden so that a change of the models shows.

use std::collections::BTreeMap;
use std::fmt::Write;

use aws_config::SdkConfig;

use super::*;
use crate::call::{Overrides, Regional};
use crate::model::{self, Operation, Service, Trait};
use crate::partition::Partition;
use crate::reviewed;
use crate::settings::{Choices, Settings};
use crate::value::Structure;

/// A service in the regions of a partition.
struct Everywhere(Vec<(&'static str, Regional)>);

impl Everywhere {
    fn of(service: &'static Service, partition: &'static Partition) -> Everywhere {
        let config = SdkConfig::builder().behavior_version(aws_config::BehaviorVersion::latest()).build();
        let settings = Settings::new(&config, service, Choices::default()).expect("settings");
        let regional = |region| (region, Regional::new(settings.clone(), region));
        Everywhere(partition.launched().map(regional).collect())
    }

    /// What an operation comes to, without its input: `global us-east-1`, or nothing where each region is its own.
    fn verdict(&self, operation: &'static Operation) -> Option<String> {
        let input = Arc::new(Structure::new(operation.input().unwrap_or_else(model::unit)));
        let destination = |region: &str| {
            let (_, regional) = self.0.iter().find(|(name, _)| *name == region)?;
            regional.destination(operation, &input, &Overrides::default())
        };
        let legs = legs(self.0.iter().map(|(name, _)| *name), destination);
        let global: Vec<&Leg> = legs.iter().filter(|leg| leg.is_global).collect();
        match global[..] {
            [] => None,
            [leg] if legs.len() == 1 => Some(format!("all from {}", leg.region)),
            _ => {
                let one = |leg: &&Leg| format!("{} from {}", leg.asked.join("+"), leg.region);
                Some(global.iter().map(one).collect::<Vec<_>>().join(", "))
            }
        }
    }
}

/// One line a service and verdict: all its operations, or their names.
fn lines(service: &'static Service, partition: &'static Partition, out: &mut String) {
    let everywhere = Everywhere::of(service, partition);
    let mut verdicts: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    // Without inputs the rules tell operations apart by these.
    let mut known: BTreeMap<[Option<&str>; 4], Option<String>> = BTreeMap::new();
    for operation in service.operations() {
        let traits =
            [Trait::StaticContextParams, Trait::Auth, Trait::HostPrefix, Trait::OperationContextParams];
        let seen = known.entry(traits.map(|t| operation.trait_text(t)));
        if let Some(verdict) = seen.or_insert_with(|| everywhere.verdict(operation)) {
            verdicts.entry(verdict.clone()).or_default().push(operation.name());
        }
    }
    for (verdict, operations) in verdicts {
        let which =
            if operations.len() == service.operations().len() { "*".into() } else { operations.join(" ") };
        writeln!(out, "{} {} {verdict}: {which}", partition.id, service.name()).expect("a line");
    }
}

#[test]
fn the_operations_that_are_global_are_those_of_the_golden() {
    let mut found = String::new();
    for partition in partition::all().filter(|p| p.launched().len() > 1) {
        model::services().for_each(|service| lines(service, partition, &mut found));
    }
    reviewed::holds("tests/global.txt", &found);
}
