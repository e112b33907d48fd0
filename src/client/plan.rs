//! What a call would send, and where.

use futures_util::future::join_all;
use serde::ser::{Serialize, SerializeMap, Serializer};

use super::call::Ready;
use crate::call::Rehearsal;
use crate::dead::Place;
use crate::global::Leg;
use crate::merge::REQUEST_REGION;
use crate::outcome::{CallError, REQUEST_ERROR};

/// The requests that a call would make, none of which was sent; as JSON, a list.
#[derive(Debug, Clone)]
pub struct Plan(Vec<PlannedCall>);

/// One request that a call would make, for one or more of the regions asked for.
#[derive(Debug, Clone)]
pub struct PlannedCall {
    leg: Leg,
    rehearsal: Result<Rehearsal, CallError>,
}

impl Plan {
    pub(super) async fn of(ready: Ready) -> Plan {
        let Ready { client, operation, given, overrides, legs, .. } = ready;
        let plan = |leg: Leg| {
            let regional = client.regional(leg.first());
            let (client, given, overrides) = (&client, &given, &overrides);
            async move {
                let place = Place {
                    region: leg.first().to_owned(),
                    host: regional.host(operation, &given.input, overrides),
                };
                let rehearsal = match client.0.dead.recall(&place) {
                    Some(error) => Err(error),
                    None => regional.rehearse(operation, given.clone(), overrides).await,
                };
                PlannedCall { leg, rehearsal }
            }
        };
        Plan(join_all(legs.into_iter().map(plan)).await)
    }

    /// The requests, in the order of the regions asked for: those that would not be sent stand with them, with
    /// [the reason](PlannedCall::endpoint).
    pub fn iter(&self) -> std::slice::Iter<'_, PlannedCall> {
        self.0.iter()
    }

    /// How many requests would be sent, retries aside.
    pub fn requests(&self) -> usize {
        self.0.iter().filter(|call| call.rehearsal.is_ok()).count()
    }
}

impl PlannedCall {
    /// The region that its outcome would have; see [`Outcome::region`](crate::Outcome::region).
    pub fn region(&self) -> &str {
        self.leg.region()
    }

    /// The regions asked for that it stands for: more than one of a global service.
    pub fn asked_regions(&self) -> impl ExactSizeIterator<Item = &str> {
        self.leg.asked.iter().map(String::as_str)
    }

    /// Where it would go: scheme, host and port.
    ///
    /// # Errors
    /// Nothing would be sent, and this would be the region's outcome: there are no credentials, the rules know no
    /// endpoint, the region is [known not to be in reach](CallError::is_remembered).
    pub fn endpoint(&self) -> Result<&str, &CallError> {
        self.rehearsal.as_ref().map(|r| r.endpoint.as_str())
    }

    /// The regions that it would be signed for: one, or several or `*` with SigV4A; none where the signature names none,
    /// and where nothing would be sent.
    pub fn signing_regions(&self) -> impl ExactSizeIterator<Item = &str> {
        let regions = self.rehearsal.as_ref().map_or(&[][..], |r| &r.signing_regions);
        regions.iter().map(String::as_str)
    }

    /// The service name that it would be signed for.
    pub fn signing_name(&self) -> Option<&str> {
        self.rehearsal.as_ref().ok()?.signing_name.as_deref()
    }

    /// The account whose credentials would sign it, where their source tells.
    pub fn account_id(&self) -> Option<&str> {
        self.rehearsal.as_ref().ok()?.account_id.as_deref()
    }
}

impl<'a> IntoIterator for &'a Plan {
    type Item = &'a PlannedCall;
    type IntoIter = std::slice::Iter<'a, PlannedCall>;
    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl Serialize for Plan {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(to)
    }
}

/// `RequestRegion`, `AskedRegions`, `Endpoint`, `SigningRegions`, `SigningName` and `AccountId` as far as there are any;
/// or `RequestError` for what would not be sent.
impl Serialize for PlannedCall {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(None)?;
        map.serialize_entry(REQUEST_REGION, self.region())?;
        map.serialize_entry("AskedRegions", &self.leg.asked)?;
        match &self.rehearsal {
            Err(error) => map.serialize_entry(REQUEST_ERROR, error)?,
            Ok(rehearsal) => {
                map.serialize_entry("Endpoint", &rehearsal.endpoint)?;
                map.serialize_entry("SigningRegions", &rehearsal.signing_regions)?;
                rehearsal.signing_name.iter().try_for_each(|n| map.serialize_entry("SigningName", n))?;
                rehearsal.account_id.iter().try_for_each(|a| map.serialize_entry("AccountId", a))?;
            }
        }
        map.end()
    }
}
