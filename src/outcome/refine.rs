//! What one region's failure leaves open, decided by the outcomes of the others. Pure.

use super::{CallError, Doubt, FailureKind, Outcome, Phase};
use crate::model::Service;
use crate::partition;
use crate::quirks::regions;

/// What one region's outcome says about the others.
struct Witness {
    region: String,
    kind: Option<FailureKind>,
    phase: Option<Phase>,
    doubt: Option<Doubt>,
    answered: bool,
}

impl Witness {
    fn of(outcome: &Outcome) -> Witness {
        let error = outcome.error();
        Witness {
            region: outcome.region().to_owned(),
            kind: error.map(CallError::kind),
            phase: error.and_then(CallError::phase),
            doubt: error.and_then(CallError::doubt),
            answered: outcome.metadata().status.is_some(),
        }
    }

    /// The service knew the caller.
    fn is_known(&self) -> bool {
        matches!(self.kind, None | Some(FailureKind::AccessDenied | FailureKind::DeniedByPolicy))
    }

    /// The service did not know the caller, in a region that needs no opting in.
    fn is_unknown(&self, partition: &str) -> bool {
        self.doubt == Some(Doubt::Disabled) && regions::is_default(partition, &self.region)
    }

    /// The endpoint's name was found.
    fn is_resolved(&self) -> bool {
        self.kind.is_none() || self.phase.is_some_and(|phase| phase != Phase::Dns) || self.answered
    }
}

fn partition_of(region: &str) -> &'static str {
    &partition::partition_of(&partition::without_fips(region).0).id
}

/// What the outcomes of one call say about one another.
pub(crate) struct Witnesses {
    service: &'static Service,
    seen: Vec<Witness>,
}

impl Witnesses {
    pub(crate) fn new(service: &'static Service) -> Witnesses {
        Witnesses { service, seen: Vec::new() }
    }

    pub(crate) fn hear(&mut self, outcome: &Outcome) {
        self.seen.push(Witness::of(outcome));
    }

    /// Settles what a region leaves open, when all have been heard: whether credentials that are not known in a region
    /// are wrong or the region is not enabled, and whether a name that does not exist means no network or no service.
    /// Only regions of the same partition bear witness: each partition has credentials and names of its own.
    pub(crate) fn settle(&self, outcome: &mut Outcome) {
        let Err(error) = &mut outcome.result else { return };
        let Some(doubt) = error.doubt() else { return };
        let partition = partition_of(&outcome.region);
        let near = || self.seen.iter().filter(|w| partition_of(&w.region) == partition);
        match doubt {
            Doubt::Disabled => {
                let is_opt_in = !regions::is_default(partition, &outcome.region);
                let known = near().find(|w| w.is_known()).map(|w| w.region.as_str());
                // Unknown where every account is known: the credentials are wrong, here as there.
                if is_opt_in && near().all(|w| !w.is_unknown(partition)) {
                    error.settle(FailureKind::RegionDisabled, disabled(known));
                }
            }
            Doubt::Absent => {
                if let Some(other) = near().find(|w| w.is_resolved()) {
                    let note = format!("the name of the service's endpoint in {} exists", other.region);
                    error.settle(FailureKind::ServiceAbsent, note);
                } else if is_unlisted(self.service, partition, &outcome.region) {
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
    !listed.is_empty() && !listed.contains(&&*partition::without_fips(region).0)
}
