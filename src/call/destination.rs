//! Where a request goes and what it is signed for, known before it is made.

use aws_runtime::auth::{sigv4, sigv4a};
use aws_smithy_runtime_api::client::auth::AuthSchemeId;
use aws_smithy_types::Document;
use aws_smithy_types::endpoint::Endpoint;

use super::auth;
use super::route::Route;
use crate::settings::Settings;

/// All that the region asked for has a say in. Regions with the same destination would send the same request.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Destination {
    url: String,
    headers: Vec<(String, String)>,
    /// Each scheme that the request may be signed with, what the endpoint says of it, and the regions it is signed for.
    signing: Vec<(AuthSchemeId, Option<Document>, Vec<String>)>,
    region: SignedFor,
}

/// Where a request's answer comes from, as far as its signature says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum SignedFor {
    /// Whichever scheme it is signed with.
    One(String),
    /// All of them, or those of a set.
    Several,
    /// Neither the signature nor the endpoint names any.
    None,
}

impl Destination {
    pub(crate) fn region(&self) -> &SignedFor {
        &self.region
    }

    /// `None` where the rules refuse the call.
    pub(super) fn of(route: &Route, settings: &Settings) -> Option<Destination> {
        let endpoint = route.endpoint(None).ok()?;
        let schemes = auth::modelled(route.operation, settings);
        let schemes = auth::narrowed(schemes, &endpoint).ok()?;
        let region = route.resolver.config().region();
        let signing: Vec<_> = schemes
            .into_iter()
            .map(|scheme| {
                let named = named(&endpoint, &scheme);
                let regions = signed_for(&scheme, named, region, settings);
                (scheme, named.cloned(), regions)
            })
            .collect();
        let headers = endpoint.headers().flat_map(|(name, values)| {
            values.map(|value| (name.to_owned(), value.to_owned())).collect::<Vec<_>>()
        });
        // A scheme that signs without a region leaves it to the endpoint to name one.
        let mut regions: Vec<&str> = signing.iter().flat_map(|(_, _, r)| r).map(String::as_str).collect();
        if regions.is_empty() {
            let all = schemes_of(&endpoint).iter().filter_map(Document::as_object);
            regions = all.filter_map(|s| s.get("signingRegion")?.as_string()).collect();
        }
        Some(Destination {
            region: SignedFor::of(&regions),
            url: endpoint.url().to_owned(),
            headers: headers.collect(),
            signing,
        })
    }
}

impl SignedFor {
    fn of(regions: &[&str]) -> SignedFor {
        let mut single = regions.iter().filter(|region| **region != "*");
        match (regions, single.next()) {
            ([], _) => SignedFor::None,
            (_, Some(first)) if single.all(|other| other == first) => SignedFor::One((*first).to_owned()),
            _ => SignedFor::Several,
        }
    }
}

fn schemes_of(endpoint: &Endpoint) -> &[Document] {
    endpoint.properties().get("authSchemes").and_then(Document::as_array).map_or(&[], Vec::as_slice)
}

/// What the endpoint says of a scheme.
fn named<'a>(endpoint: &'a Endpoint, scheme: &AuthSchemeId) -> Option<&'a Document> {
    let is_it = |s: &&Document| {
        let name = s.as_object().and_then(|s| s.get("name")?.as_string());
        name == Some(scheme.inner())
    };
    schemes_of(endpoint).iter().find(is_it)
}

/// The regions that a scheme signs for; none where it signs without one, as bearer tokens do.
fn signed_for(
    scheme: &AuthSchemeId,
    named: Option<&Document>,
    region: &str,
    settings: &Settings,
) -> Vec<String> {
    let named = named.and_then(Document::as_object);
    if *scheme == sigv4::SCHEME_ID {
        let own = named.and_then(|s| s.get("signingRegion")?.as_string());
        vec![own.unwrap_or(region).to_owned()]
    } else if *scheme == sigv4a::SCHEME_ID {
        // As the orchestrator does: the caller's set, else the endpoint's, else the region.
        let set = settings.sdk.sigv4a_signing_region_set();
        let own = named.and_then(|s| s.get("signingRegionSet")?.as_array());
        match (set, own) {
            (Some(set), _) => set.as_ref().split(',').map(Into::into).collect(),
            (None, Some(own)) => own.iter().filter_map(|r| Some(r.as_string()?.to_owned())).collect(),
            (None, None) => vec![region.to_owned()],
        }
    } else {
        Vec::new()
    }
}
