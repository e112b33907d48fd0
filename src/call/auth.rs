//! Which auth schemes an operation may be signed with, in order.

use std::fmt;

use aws_runtime::auth::{sigv4, sigv4a};
use aws_smithy_runtime::client::auth::no_auth::NO_AUTH_SCHEME_ID;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::auth::http::HTTP_BEARER_AUTH_SCHEME_ID;
use aws_smithy_runtime_api::client::auth::{
    AuthSchemeId, AuthSchemeOption, AuthSchemeOptionResolverParams, AuthSchemeOptionsFuture,
    ResolveAuthSchemeOptions,
};
use aws_smithy_runtime_api::client::runtime_components::{GetIdentityResolver, RuntimeComponents};
use aws_smithy_types::Document;
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::endpoint::Endpoint;

use super::{express, sigv2};
use crate::model::{Operation, Trait};
use crate::settings::Settings;

/// No scheme of the operation has credentials.
#[derive(Debug)]
pub(super) struct NoIdentity {
    operation: &'static Operation,
    schemes: String,
}

impl fmt::Display for NoIdentity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (service, name) = (self.operation.service().name(), self.operation.name());
        write!(
            f,
            "{service}.{name}: expected credentials for {}, found none in the configuration",
            self.schemes
        )
    }
}

impl std::error::Error for NoIdentity {}

/// The endpoint takes only schemes that this crate does not make.
#[derive(Debug)]
pub(super) struct UnknownScheme {
    operation: &'static Operation,
    schemes: String,
}

impl fmt::Display for UnknownScheme {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (service, name) = (self.operation.service().name(), self.operation.name());
        write!(f, "{service}.{name}: expected an endpoint that takes sigv4 or sigv4a, found {}", self.schemes)
    }
}

impl std::error::Error for UnknownScheme {}

/// The operation has no scheme that a URL can be signed with.
#[derive(Debug)]
pub(super) struct NotPresignable {
    operation: &'static Operation,
    schemes: String,
}

impl fmt::Display for NotPresignable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (service, name) = (self.operation.service().name(), self.operation.name());
        let schemes = &self.schemes;
        write!(f, "{service}.{name}: expected sigv4 or sigv4a, which can be in a URL, found {schemes}")
    }
}

impl std::error::Error for NotPresignable {}

/// Why there is no scheme: the names of those there are.
#[derive(Debug)]
pub(super) enum Refused {
    /// The endpoint takes none that this crate makes.
    Endpoint(String),
    /// None of them can be in a URL.
    Presigning(String),
}

/// Those of the schemes that a URL can be signed with; that it need not be signed is one of them.
///
/// # Errors
/// There are none.
pub(super) fn presignable(schemes: Vec<AuthSchemeId>) -> Result<Vec<AuthSchemeId>, Refused> {
    let can = [sigv4::SCHEME_ID, sigv4a::SCHEME_ID, express::SCHEME_ID, NO_AUTH_SCHEME_ID];
    let (usable, others): (Vec<_>, Vec<_>) = schemes.into_iter().partition(|scheme| can.contains(scheme));
    if usable.is_empty() {
        let names: Vec<&str> = others.iter().map(AuthSchemeId::inner).collect();
        return Err(Refused::Presigning(names.join(" or ")));
    }
    Ok(usable)
}

/// The scheme that a Smithy auth trait names.
fn scheme(trait_id: &str) -> Option<AuthSchemeId> {
    Some(match trait_id {
        "aws.auth#sigv4" => sigv4::SCHEME_ID,
        "aws.auth#sigv4a" => sigv4a::SCHEME_ID,
        "smithy.api#httpBearerAuth" => HTTP_BEARER_AUTH_SCHEME_ID,
        "multiregion.traits#sigv2" => sigv2::SCHEME_ID,
        "smithy.api#noAuth" => NO_AUTH_SCHEME_ID,
        _ => return None,
    })
}

/// What the model says: the operation's own schemes, else the service's. None at all: unsigned.
pub(super) fn modelled(operation: &'static Operation, settings: &Settings) -> Vec<AuthSchemeId> {
    if settings.anonymous {
        return vec![NO_AUTH_SCHEME_ID];
    }
    let mut schemes: Vec<AuthSchemeId> = match operation.trait_text(Trait::Auth) {
        Some(own) => own.split_whitespace().filter_map(scheme).collect(),
        None => operation.service().auth_schemes().filter_map(scheme).collect(),
    };
    if schemes.is_empty() {
        schemes.push(NO_AUTH_SCHEME_ID);
    }
    let bearer = schemes.iter().position(|scheme| *scheme == HTTP_BEARER_AUTH_SCHEME_ID);
    if let Some(bearer) = bearer.filter(|_| settings.prefer_bearer) {
        schemes[..=bearer].rotate_right(1);
    }
    schemes
}

/// Whether an endpoint has a say in how a request with these schemes is signed.
pub(super) fn follows_endpoint(modelled: &[AuthSchemeId]) -> bool {
    let with_keys = [sigv4::SCHEME_ID, sigv4a::SCHEME_ID, sigv2::SCHEME_ID];
    modelled.first().is_some_and(|scheme| with_keys.contains(scheme))
}

/// The schemes that an endpoint names are the ones it takes: they replace the model's, in the endpoint's order,
/// unless the request is not signed with AWS credentials at all.
///
/// # Errors
/// The endpoint takes none that this crate makes: their names.
pub(super) fn narrowed(
    modelled: Vec<AuthSchemeId>,
    endpoint: &Endpoint,
) -> Result<Vec<AuthSchemeId>, String> {
    let Some(Document::Array(named)) = endpoint.properties().get("authSchemes") else { return Ok(modelled) };
    if !follows_endpoint(&modelled) {
        return Ok(modelled);
    }
    let name = |scheme: &Document| Some(scheme.as_object()?.get("name")?.as_string()?.to_owned());
    let known = |scheme: &Document| match name(scheme)?.as_str() {
        "sigv4" => Some(sigv4::SCHEME_ID),
        "sigv4a" => Some(sigv4a::SCHEME_ID),
        "sigv4-s3express" => Some(express::SCHEME_ID),
        _ => None,
    };
    let usable: Vec<AuthSchemeId> = named.iter().filter_map(known).collect();
    if usable.is_empty() && !named.is_empty() {
        return Err(named.iter().filter_map(name).collect::<Vec<_>>().join(" or "));
    }
    Ok(if usable.is_empty() { modelled } else { usable })
}

/// Gives the orchestrator the schemes of one call.
#[derive(Debug)]
pub(super) struct Options {
    pub(super) operation: &'static Operation,
    /// In order.
    pub(super) schemes: Result<Vec<AuthSchemeId>, Refused>,
}

impl ResolveAuthSchemeOptions for Options {
    fn resolve_auth_scheme_options_v2<'a>(
        &'a self,
        _: &'a AuthSchemeOptionResolverParams,
        _: &'a ConfigBag,
        components: &'a RuntimeComponents,
    ) -> AuthSchemeOptionsFuture<'a> {
        let schemes = match &self.schemes {
            Ok(schemes) => schemes,
            Err(refused) => {
                let operation = self.operation;
                let error: BoxError = match refused {
                    Refused::Endpoint(names) => UnknownScheme { operation, schemes: names.clone() }.into(),
                    Refused::Presigning(names) => NotPresignable { operation, schemes: names.clone() }.into(),
                };
                return AuthSchemeOptionsFuture::ready(Err(error));
            }
        };
        let usable = |s: &&AuthSchemeId| components.identity_resolver((*s).clone()).is_some();
        let options: Vec<AuthSchemeOption> =
            schemes.iter().filter(usable).cloned().map(AuthSchemeOption::from).collect();
        if options.is_empty() {
            let schemes: Vec<&str> = schemes.iter().map(|s| s.inner()).collect();
            let error = NoIdentity { operation: self.operation, schemes: schemes.join(" or ") };
            return AuthSchemeOptionsFuture::ready(Err(error.into()));
        }
        AuthSchemeOptionsFuture::ready(Ok(options))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An endpoint that takes such schemes.
    fn taking(names: &[&str]) -> Endpoint {
        let scheme = |name: &&str| {
            Document::Object(
                [("name".to_owned(), Document::String((*name).to_owned()))].into_iter().collect(),
            )
        };
        let schemes: Vec<Document> = names.iter().map(scheme).collect();
        Endpoint::builder().url("https://a.example.com").property("authSchemes", schemes).build()
    }

    #[test]
    fn an_endpoint_chooses_among_the_schemes_that_are_made_here() {
        let narrowed = |names: &[&str]| narrowed(vec![sigv4::SCHEME_ID], &taking(names));
        assert_eq!(narrowed(&["sigv4-x", "sigv4a", "sigv4"]), Ok(vec![sigv4a::SCHEME_ID, sigv4::SCHEME_ID]));
        assert_eq!(narrowed(&["sigv4-s3express"]), Ok(vec![express::SCHEME_ID]));
        assert_eq!(narrowed(&[]), Ok(vec![sigv4::SCHEME_ID]));
        assert_eq!(narrowed(&["sigv4-x", "sigv4-y"]), Err("sigv4-x or sigv4-y".to_owned()));
    }

    #[test]
    fn what_no_url_bears_is_named() {
        let both = presignable(vec![sigv2::SCHEME_ID, sigv4::SCHEME_ID]).expect("sigv4");
        assert_eq!(both, [sigv4::SCHEME_ID]);
        match presignable(vec![sigv2::SCHEME_ID, HTTP_BEARER_AUTH_SCHEME_ID]) {
            Err(Refused::Presigning(names)) => assert_eq!(names, "sigv2 or httpBearerAuth"),
            other => panic!("expected a refusal, found {other:?}"),
        }
    }
}
