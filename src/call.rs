//! One request in one region: endpoint, body, signature, sending, retries and decoding, by `aws-smithy`'s
//! orchestrator with our protocols and our endpoint rules.

use std::fmt;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use aws_smithy_async::rt::sleep::AsyncSleep;
use aws_smithy_runtime::client::orchestrator::{StopPoint, invoke_with_stop_point};
use aws_smithy_runtime_api::client::interceptors::context::Input;
use aws_smithy_runtime_api::client::runtime_plugin::RuntimePlugins;
use aws_smithy_types::config_bag::{Storable, StoreReplace};
use aws_smithy_types::retry::RetryConfig;
use aws_smithy_types::timeout::TimeoutConfig;
use futures_util::future::{Either, select};

use crate::endpoint;
use crate::model::Operation;
use crate::outcome::{CallError, FailureKind, Limit, Metadata, Outcome};
use crate::pages;
use crate::quirks;
use crate::settings::Settings;
use crate::value::{Structure, Value};

mod auth;
pub(crate) mod checksum;
mod chunked;
mod codec;
mod compress;
mod copy;
mod destination;
mod discovered;
mod events;
mod express;
mod failure;
#[cfg(any(test, fuzzing))]
pub(crate) mod fuzz;
mod live;
mod network;
mod observe;
mod operation;
mod payload;
mod plugins;
mod post;
mod presign;
mod query_auth;
mod redirect;
mod rehearsal;
mod route;
mod sending;
mod sigv2;
mod unsigned;

use codec::{Codec, RequestInput, ResponseOutput};
pub(crate) use destination::{Destination, SignedFor};
use discovered::Discovered;
pub use events::EventStream;
pub(crate) use events::{Live, Source, Streams};
pub(crate) use express::Sessions;
pub use live::LiveBody;
pub(crate) use live::LiveSlot;
pub(crate) use live::too_large;
pub(crate) use observe::Attempts;
pub(crate) use payload::Payload;
pub(crate) use post::{Form, put};
pub(crate) use presign::{Presigned, Presigning};
pub(crate) use query_auth::{Scope, sign_url};
pub(crate) use redirect::Redirects;
pub(crate) use rehearsal::Rehearsal;
use route::Route;

/// A service in one region: what all its calls share.
#[derive(Clone)]
pub(crate) struct Regional {
    region: String,
    settings: Arc<Settings>,
    plugins: RuntimePlugins,
    resolver: Arc<endpoint::Resolver>,
    discovered: Arc<Discovered>,
}

/// A checked input.
#[derive(Debug, Clone)]
pub(crate) struct Given {
    pub(crate) input: Arc<Structure>,
    /// Members that were set where the caller gave none, because the service needs them.
    pub(crate) defaults: Arc<[&'static str]>,
    /// What the caller streams in place of the member that is the body.
    pub(crate) payload: Option<Payload>,
    pub(crate) streams: Streams,
}

impl Given {
    /// An input without members.
    fn empty(operation: &'static Operation) -> Given {
        let shape = operation.input().unwrap_or_else(crate::model::unit);
        let (input, streams) = (Arc::new(Structure::new(shape)), Streams::default());
        Given { input, defaults: Arc::default(), payload: None, streams }
    }

    /// An input with one member, a text.
    fn of(operation: &'static Operation, member: &str, text: &str) -> Option<Given> {
        let shape = operation.input()?;
        let mut input = Structure::new(shape);
        let at = shape.members().iter().position(|m| m.name() == member)?;
        *input.slot_mut(at)? = Value::String(text.into());
        let streams = Streams::default();
        Some(Given { input: Arc::new(input), defaults: Arc::default(), payload: None, streams })
    }
}

/// What one call changes of its client's settings.
#[derive(Debug, Clone, Default)]
pub(crate) struct Overrides {
    pub(crate) endpoint_url: Option<String>,
    pub(crate) timeout: Option<Duration>,
    pub(crate) timeout_config: Option<TimeoutConfig>,
    pub(crate) retries: Option<RetryConfig>,
    pub(crate) max_response_bytes: Option<u64>,
    /// The region whose endpoint is called, where it is not the one that was asked for.
    pub(crate) region: Option<String>,
    /// The address that the service told for this operation.
    pub(crate) address: Option<String>,
    /// Set where the request is not sent, but signed for others to send.
    pub(crate) presigning: Option<Presigning>,
    pub(crate) headers: Headers,
    /// An answer's stream is handed out as it comes.
    pub(crate) is_live: bool,
}

impl Overrides {
    /// Those that a request of our own has, which is made on the way to the caller's.
    fn of_helper(&self) -> Overrides {
        let own = Overrides { presigning: None, address: None, is_live: false, ..self.clone() };
        Overrides { headers: Headers::default(), ..own }
    }

    /// The limits of time; what they leave open is the client's.
    fn timeouts(&self) -> Option<TimeoutConfig> {
        match (self.timeout, &self.timeout_config) {
            (None, config) => config.clone(),
            (Some(limit), None) => Some(TimeoutConfig::builder().operation_timeout(limit).build()),
            (Some(limit), Some(config)) => Some(config.to_builder().operation_timeout(limit).build()),
        }
    }
}

/// Headers of the caller's own.
#[derive(Clone, Default)]
pub(crate) struct Headers(pub(crate) Vec<(String, String)>);

/// Only their names.
impl fmt::Debug for Headers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.0.iter().map(|(name, _)| name)).finish()
    }
}

/// What is called, where and with what: interceptors find it in the [`ConfigBag`](crate::intercept::ConfigBag) of each
/// hook, by `cfg.load::<CallInfo>()`.
#[derive(Debug, Clone)]
pub struct CallInfo {
    operation: &'static Operation,
    region: Box<str>,
    input: Arc<Structure>,
}

impl CallInfo {
    /// The operation.
    pub fn operation(&self) -> &'static Operation {
        self.operation
    }

    /// The region that the call is for; of a global service, one of those that it stands for.
    pub fn region(&self) -> &str {
        &self.region
    }

    /// The input, checked and completed. A body that is streamed is an empty blob in it.
    pub fn input(&self) -> &Structure {
        &self.input
    }
}

impl Storable for CallInfo {
    type Storer = StoreReplace<Self>;
}

/// Only the region: what the orchestrator is told holds the caller's credentials.
impl fmt::Debug for Regional {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Regional").field("region", &self.region).finish_non_exhaustive()
    }
}

impl Regional {
    pub(crate) fn new(settings: Arc<Settings>, region: &str) -> Self {
        let resolver = Arc::new(endpoint::Resolver::new(settings.endpoint_config(region)));
        let plugins = plugins::client_plugins(&settings, region);
        Regional { region: region.to_owned(), settings, plugins, resolver, discovered: Arc::default() }
    }

    /// The client's resolver, or one of the call's own address.
    fn resolver(&self, overrides: &Overrides) -> Arc<endpoint::Resolver> {
        let presigned = overrides.presigning.as_ref().is_some_and(|p| !p.regional);
        if overrides.endpoint_url.is_none() && overrides.region.is_none() && !presigned {
            return self.resolver.clone();
        }
        let mut config = self.resolver.config().clone().with_presigned(presigned);
        if let Some(region) = &overrides.region {
            config = config.with_region(region);
        }
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
        Route { resolver, operation, input, address: None, names_schemes: true, attempts }
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
    ///
    /// Once more, if the answer is that the place to ask is another one.
    pub(crate) async fn call(
        &self,
        operation: &'static Operation,
        given: Given,
        overrides: &Overrides,
        attempts: Attempts,
    ) -> Outcome {
        let start = self.settings.time_source.now();
        let mut there = self.remembered(operation, &given, overrides);
        there.address = match self.discovered(operation, overrides).await {
            Ok(address) => address,
            Err(error) => return Outcome::failed(&self.region, error),
        };
        let mut outcome = Box::pin(self.once(operation, given.clone(), &there, attempts.clone())).await;
        // What could be read once was.
        let is_repeatable = given.payload.as_ref().is_none_or(Payload::is_repeatable);
        if outcome.error().is_some()
            && is_repeatable
            && let Some(next) = self.next_place(operation, &given, &there, &outcome).await
        {
            there = Overrides { timeout: self.time_left(overrides, start), ..next };
            outcome = Box::pin(self.once(operation, given, &there, attempts)).await;
        }
        outcome.metadata.elapsed = self.settings.time_source.now().duration_since(start).unwrap_or_default();
        outcome.answered_by = there.region.filter(|region| *region != self.region);
        outcome
    }

    /// A call in the region where its resource turned out to live, if one did.
    fn remembered(&self, operation: &'static Operation, given: &Given, overrides: &Overrides) -> Overrides {
        let resource = quirks::redirect::resource(operation, &given.input);
        let region = resource.and_then(|(_, name)| self.settings.redirects.region(name));
        Overrides { region, ..overrides.clone() }
    }

    /// Where a call is to be made instead, if that is what came of it.
    async fn next_place(
        &self,
        operation: &'static Operation,
        given: &Given,
        there: &Overrides,
        outcome: &Outcome,
    ) -> Option<Overrides> {
        if let Some(region) = self.sent_on(operation, given, there, outcome).await {
            return Some(Overrides { region: Some(region), ..there.clone() });
        }
        if there.address.is_some() && self.is_moved(operation, outcome).await {
            let address = self.discovered(operation, there).await.ok()?;
            return Some(Overrides { address, ..there.clone() });
        }
        None
    }

    /// What is left of the time that the region may take.
    fn time_left(&self, overrides: &Overrides, start: std::time::SystemTime) -> Option<Duration> {
        let configs = [overrides.timeout_config.as_ref(), self.settings.sdk.timeout_config()];
        let mut configured = configs.into_iter().flatten();
        let configured = || configured.find_map(|limits| limits.operation_timeout());
        let taken = self.settings.time_source.now().duration_since(start).unwrap_or_default();
        overrides.timeout.or_else(configured).map(|limit| limit.saturating_sub(taken))
    }

    /// One request and its retries, at one place.
    async fn once(
        &self,
        operation: &'static Operation,
        given: Given,
        overrides: &Overrides,
        attempts: Attempts,
    ) -> Outcome {
        let clock = &self.settings.time_source;
        let start = clock.now();
        let resolver = self.resolver(overrides);
        let streams = given.streams.clone();
        let scope = operation::Scope { regional: self, operation, given, overrides, resolver };
        let plugin = match scope.plugin(attempts.clone()).await {
            Ok(plugin) => plugin,
            Err(error) => return Outcome::failed(&self.region, error),
        };
        let plugins = self.plugins.clone().with_operation_plugin(plugin);
        let input = Input::erase(RequestInput(scope.given.input));
        let name = self.settings.service.sdk_id();
        let run = invoke_with_stop_point(name, operation.name(), input, &plugins, StopPoint::None);
        let ended = match run.await {
            Ok(context) => context.finalize(),
            Err(error) => Err(error),
        };
        let elapsed = clock.now().duration_since(start).unwrap_or_default();
        let mut live = LiveSlot::default();
        let mut metadata = Metadata { attempts: attempts.count(), elapsed, ..Metadata::default() };
        let facts = failure::Facts { at_aws: self.is_at_aws(overrides), clock_off: attempts.clock_off() };
        let result = match ended {
            Ok(output) => match output.downcast::<ResponseOutput>() {
                Ok(mut output) => {
                    metadata.status = Some(output.status);
                    metadata.request_id = output.request_id.clone();
                    live = std::mem::take(&mut output.live);
                    let begun = self.begun(operation, output, &streams, facts, overrides, elapsed).await;
                    metadata.elapsed = clock.now().duration_since(start).unwrap_or_default();
                    begun
                }
                Err(_) => Err(failure::foreign()),
            },
            Err(error) => {
                let error = streams.broken().unwrap_or_else(|| failure::of(error, facts));
                metadata.status = error.status();
                metadata.request_id = error.request_id().map(Into::into);
                Err(error)
            }
        };
        let truncated = result.as_ref().is_ok_and(|output| pages::continues_after(operation, output));
        Outcome { live, truncated, metadata, ..Outcome::of(&self.region, result) }
    }

    /// The output of an answer, when as much of it is there as the caller waits for.
    ///
    /// # Errors
    /// A stream of events that ends at once, or does not begin in time.
    async fn begun(
        &self,
        operation: &'static Operation,
        output: ResponseOutput,
        streams: &Streams,
        facts: failure::Facts,
        overrides: &Overrides,
        elapsed: Duration,
    ) -> Result<Structure, CallError> {
        let ResponseOutput { mut value, status, request_id, events, .. } = output;
        let Some(body) = events else { return Ok(value) };
        let reader = Codec::events(operation, &self.settings);
        let failed = events::Failed { facts, status, request_id };
        let begin = streams.begin(&mut value, body, reader, failed);
        match (overrides.timeout, &self.settings.sleep) {
            (Some(limit), Some(sleep)) => {
                let left = sleep.sleep(limit.saturating_sub(elapsed));
                match select(pin!(begin), left).await {
                    Either::Left((begun, _)) => begun?,
                    Either::Right(_) => {
                        let text = format!("the stream of events had not begun after {limit:?}");
                        let error = CallError::new(FailureKind::TimedOut, text);
                        return Err(error.at_limit(Some(Limit::Region)));
                    }
                }
            }
            _ => begin.await?,
        }
        Ok(value)
    }
}
