//! One request in one region: endpoint, body, signature, sending, retries and decoding, by `aws-smithy`'s
//! orchestrator with our protocols and our endpoint rules.

use std::sync::Arc;

use aws_smithy_runtime::client::orchestrator::{StopPoint, invoke_with_stop_point};
use aws_smithy_runtime_api::client::interceptors::context::Input;
use aws_smithy_runtime_api::client::runtime_plugin::RuntimePlugins;

use crate::config::Settings;
use crate::endpoint;
use crate::model::Operation;
use crate::outcome::{Metadata, Outcome};
use crate::pages::Pages;
use crate::value::Structure;

mod auth;
pub(crate) mod checksum;
mod codec;
mod compress;
mod copy;
mod destination;
mod failure;
#[cfg(any(test, fuzzing))]
pub(crate) mod fuzz;
mod network;
mod observe;
mod operation;
mod plugins;
mod post;
mod presign;
mod query_auth;
mod rehearsal;
mod route;
mod sigv2;
mod unsigned;

use codec::{RequestInput, ResponseOutput};
pub(crate) use destination::{Destination, SignedFor};
pub(crate) use observe::Attempts;
pub(crate) use post::{Form, put};
pub(crate) use presign::{Presigned, Presigning};
pub(crate) use query_auth::{Scope, sign_url};
pub(crate) use rehearsal::Rehearsal;
use route::Route;

/// A service in one region: what all its calls share.
pub(crate) struct Regional {
    region: String,
    settings: Arc<Settings>,
    plugins: RuntimePlugins,
    resolver: Arc<endpoint::Resolver>,
}

/// A checked input.
#[derive(Debug, Clone)]
pub(crate) struct Given {
    pub(crate) input: Arc<Structure>,
    /// Members that were set where the caller gave none, because the service needs them.
    pub(crate) defaults: Arc<[&'static str]>,
}

/// What one call changes of its client's settings.
#[derive(Debug, Clone, Default)]
pub(crate) struct Overrides {
    pub(crate) endpoint_url: Option<String>,
    pub(crate) timeout: Option<std::time::Duration>,
    pub(crate) max_response_bytes: Option<u64>,
    /// Set where the request is not sent, but signed for others to send.
    pub(crate) presigning: Option<Presigning>,
}

/// Only the region: what the orchestrator is told holds the caller's credentials.
impl std::fmt::Debug for Regional {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Regional").field("region", &self.region).finish_non_exhaustive()
    }
}

impl Regional {
    pub(crate) fn new(settings: Arc<Settings>, region: &str) -> Self {
        let resolver = Arc::new(endpoint::Resolver::new(settings.endpoint_config(region)));
        let plugins = plugins::client_plugins(&settings, region);
        Regional { region: region.to_owned(), settings, plugins, resolver }
    }

    /// The client's resolver, or one of the call's own address.
    fn resolver(&self, overrides: &Overrides) -> Arc<endpoint::Resolver> {
        let presigned = overrides.presigning.as_ref().is_some_and(|p| !p.regional);
        if overrides.endpoint_url.is_none() && !presigned {
            return self.resolver.clone();
        }
        let mut config = self.resolver.config().clone().with_presigned(presigned);
        if let Some(url) = &overrides.endpoint_url {
            config = config.with_endpoint_url(Some(url.clone()));
        }
        Arc::new(endpoint::Resolver::new(config))
    }

    /// Whether calls go to AWS, and not to an address of the caller's.
    fn is_at_aws(&self, overrides: &Overrides) -> bool {
        overrides.endpoint_url.is_none() && self.settings.endpoint_url.is_none()
    }

    fn route(&self, operation: &'static Operation, input: &Arc<Structure>, overrides: &Overrides) -> Route {
        let (resolver, input, attempts) = (self.resolver(overrides), input.clone(), Attempts::default());
        Route { resolver, operation, input, names_schemes: true, attempts }
    }

    /// Where a call would go; `None` where the rules refuse it, and where the caller gave the address: that all regions
    /// have it then says nothing of the service.
    pub(crate) fn destination(
        &self,
        operation: &'static Operation,
        input: &Arc<Structure>,
        overrides: &Overrides,
    ) -> Option<Destination> {
        if overrides.endpoint_url.is_some() || self.resolver.config().endpoint_url().is_some() {
            return None;
        }
        Destination::of(&self.route(operation, input, overrides), &self.settings)
    }

    /// The host that a call would go to, with its port; empty where the rules refuse the call, which then is sent nowhere.
    pub(crate) fn host(
        &self,
        operation: &'static Operation,
        input: &Arc<Structure>,
        overrides: &Overrides,
    ) -> Arc<str> {
        let endpoint = self.route(operation, input, overrides).endpoint(None).ok();
        let url = endpoint.as_ref().and_then(|endpoint| endpoint.url().parse::<http_1x::Uri>().ok());
        let authority = url.as_ref().and_then(http_1x::Uri::authority);
        authority.map_or("", http_1x::uri::Authority::as_str).into()
    }

    /// Calls an operation. Never fails: how it ended is told by the outcome.
    pub(crate) async fn call(
        &self,
        operation: &'static Operation,
        given: Given,
        overrides: &Overrides,
        attempts: Attempts,
    ) -> Outcome {
        let clock = &self.settings.time_source;
        let start = clock.now();
        let resolver = self.resolver(overrides);
        let scope = operation::Scope { settings: &self.settings, operation, given, overrides, resolver };
        let plugins = self.plugins.clone().with_operation_plugin(scope.plugin(attempts.clone()));
        let input = Input::erase(RequestInput(scope.given.input));
        let name = self.settings.service.sdk_id();
        let run = invoke_with_stop_point(name, operation.name(), input, &plugins, StopPoint::None);
        let ended = match run.await {
            Ok(context) => context.finalize(),
            Err(error) => Err(error),
        };
        let elapsed = clock.now().duration_since(start).unwrap_or_default();
        let mut metadata = Metadata { attempts: attempts.count(), elapsed, ..Metadata::default() };
        let result = match ended {
            Ok(output) => match output.downcast::<ResponseOutput>() {
                Ok(output) => {
                    metadata.status = Some(output.status);
                    metadata.request_id = output.request_id;
                    Ok(output.value)
                }
                Err(_) => Err(failure::foreign()),
            },
            Err(error) => {
                let at_aws = self.is_at_aws(overrides);
                let facts = failure::Facts { at_aws, clock_off: attempts.clock_off() };
                let error = failure::of(error, facts);
                metadata.status = error.status();
                metadata.request_id = error.request_id().map(Into::into);
                Err(error)
            }
        };
        let truncated = result.as_ref().is_ok_and(|output| Pages::of(operation).continues_after(output));
        Outcome { region: self.region.clone(), asked: None, result, truncated, ignored: false, metadata }
    }
}
