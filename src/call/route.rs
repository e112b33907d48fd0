//! The endpoint of one request, resolved when the caller's identity is known: some rules ask for the account.

use std::sync::Arc;

use aws_credential_types::Credentials;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::endpoint::{EndpointFuture, EndpointResolverParams, ResolveEndpoint};
use aws_smithy_runtime_api::client::identity::Identity;
use aws_smithy_types::endpoint::Endpoint;

use super::observe::Attempts;
use crate::endpoint::{EndpointError, Resolver};
use crate::model::Operation;
use crate::value::Structure;

const AUTH_SCHEMES: &str = "authSchemes";

/// What the endpoint of one request depends on.
#[derive(Debug, Clone)]
pub(super) struct Route {
    pub(super) resolver: Arc<Resolver>,
    pub(super) operation: &'static Operation,
    pub(super) input: Arc<Structure>,
    /// The address that the service told, in place of the rules' scheme and host.
    pub(super) address: Option<String>,
    /// Whether the schemes that the endpoint names are this request's; else they are left out, for the
    /// orchestrator refuses a scheme that its endpoint does not name.
    pub(super) names_schemes: bool,
    pub(super) attempts: Attempts,
}

impl Route {
    pub(super) fn endpoint(&self, account_id: Option<&str>) -> Result<Endpoint, EndpointError> {
        let endpoint = self.resolver.resolve(self.operation, &self.input, account_id)?;
        let endpoint = match &self.address {
            Some(address) => crate::endpoint::at(endpoint, address),
            None => endpoint,
        };
        if self.names_schemes || !endpoint.properties().contains_key(AUTH_SCHEMES) {
            return Ok(endpoint);
        }
        let mut out = Endpoint::builder().url(endpoint.url().to_owned());
        for (name, values) in endpoint.headers() {
            out = values.fold(out, |out, value| out.header(name.to_owned(), value.to_owned()));
        }
        for (name, value) in endpoint.properties().iter().filter(|(name, _)| *name != AUTH_SCHEMES) {
            out = out.property(name.clone(), value.clone());
        }
        Ok(out.build())
    }
}

/// Resolves the [`Route`] that a request's parameters carry.
#[derive(Debug)]
pub(super) struct Routes;

impl ResolveEndpoint for Routes {
    fn resolve_endpoint<'a>(&'a self, params: &'a EndpointResolverParams) -> EndpointFuture<'a> {
        EndpointFuture::ready(resolve(params))
    }
}

fn resolve(params: &EndpointResolverParams) -> Result<Endpoint, BoxError> {
    let route = params.get::<Route>().ok_or("expected the request's route in its endpoint parameters")?;
    let credentials = params.get_property::<Identity>().and_then(|identity| identity.data::<Credentials>());
    let account_id = credentials.and_then(Credentials::account_id).map(|id| id.as_str());
    account_id.into_iter().for_each(|id| route.attempts.signs_for(id));
    Ok(route.endpoint(account_id)?)
}
