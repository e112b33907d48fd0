//! What one region's failure leaves open, decided by the outcomes of the others. Pure.

use super::{Doubt, FailureKind, Outcome, Phase};
use crate::model::Service;
use crate::partition;
use crate::quirks::regions;

/// What one region's outcome says about the others.
struct Witness {
    region: String,
    partition: &'static str,
    /// The service knew the caller.
    known: bool,
    /// The service did not know the caller, in a region that needs no opting in.
    unknown: bool,
    /// The endpoint's name was found.
    resolved: bool,
}

impl Witness {
    fn of(outcome: &Outcome) -> Witness {
        let region = outcome.region().to_owned();
        let partition = partition_of(&region);
        let error = outcome.error();
        let kind = error.map(|e| e.kind());
        let known = matches!(kind, None | Some(FailureKind::AccessDenied | FailureKind::DeniedByPolicy));
        let doubted = error.and_then(|e| e.doubt()) == Some(Doubt::Disabled);
        let unknown = doubted && regions::is_default(partition, &region);
        let connected =
            error.and_then(|e| e.phase()).is_some_and(|phase| phase != Phase::Dns) || error.is_none();
        let resolved = connected || outcome.metadata().status.is_some();
        Witness { region, partition, known, unknown, resolved }
    }
}

fn partition_of(region: &str) -> &'static str {
    &partition::partition_of(&partition::without_fips(region).0).id
}

/// Settles what regions leave open: whether credentials that are not known in a region are wrong or the region is not
/// enabled, and whether a name that does not exist means no network or no service. Only regions of the same partition
/// bear witness: each partition has credentials and names of its own.
pub(crate) fn refine(service: &Service, outcomes: &mut [Outcome]) {
    if !outcomes.iter().any(|o| o.error().is_some_and(|e| e.doubt().is_some())) {
        return;
    }
    let witnesses: Vec<Witness> = outcomes.iter().map(Witness::of).collect();
    for outcome in outcomes {
        let partition = partition_of(&outcome.region);
        let near = || witnesses.iter().filter(|w| w.partition == partition);
        let Err(error) = &mut outcome.result else { continue };
        match error.doubt() {
            None => {}
            Some(Doubt::Disabled) => {
                let is_opt_in = !regions::is_default(partition, &outcome.region);
                let known = near().find(|w| w.known).map(|w| w.region.as_str());
                // Unknown where every account is known: the credentials are wrong, here as there.
                if is_opt_in && near().all(|w| !w.unknown) {
                    error.settle(FailureKind::RegionDisabled, disabled(known));
                }
            }
            Some(Doubt::Absent) => {
                if let Some(other) = near().find(|w| w.resolved) {
                    let note = format!("the name of the service's endpoint in {} exists", other.region);
                    error.settle(FailureKind::ServiceAbsent, note);
                } else if is_unlisted(service, partition, &outcome.region) {
                    error.settle(
                        FailureKind::ServiceAbsent,
                        "no such region is listed for the service".into(),
                    );
                }
            }
        }
    }
}

fn disabled(known_in: Option<&str>) -> String {
    let reason = "the region is not enabled for the account, or the session token does not hold for it";
    match known_in {
        Some(region) => format!("the credentials hold in {region}: {reason}"),
        None => format!("{reason}, or the credentials are wrong: no other region told"),
    }
}

/// Whether the service's regions are known and this is none of them.
fn is_unlisted(service: &Service, partition: &str, region: &str) -> bool {
    let listed = partition::regions_of(service.name(), partition).unwrap_or_default();
    !listed.is_empty() && !listed.contains(&partition::without_fips(region).0)
}
