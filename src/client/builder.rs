//! How a client differs from the configuration it is given.

use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use aws_config::SdkConfig;
use aws_smithy_runtime_api::client::interceptors::{Intercept, SharedInterceptor};
use serde_json::Value as Json;

use super::{Inner, MultiRegionClient};
use crate::dead::{self, Dead};
use crate::enabled::Discovery;
use crate::endpoint::Param;
use crate::error::{Error, ErrorKind};
use crate::limits::{Bounds, Limits};
use crate::model::{self, Service};
use crate::outcome::Ignore;
use crate::partition::{self, Partition};
use crate::region::{Regions, Scope, Selector};
use crate::settings::{Choices, Settings};

/// Makes a [`MultiRegionClient`] that differs from the configuration it is given.
#[derive(Clone)]
#[must_use]
pub struct Builder {
    config: SdkConfig,
    choices: Choices,
    context: Vec<(String, Json)>,
    bounds: Bounds,
    remember: Duration,
    deadline: Option<Duration>,
    ignore: Ignore,
    per_region: bool,
}

/// Without the configuration, whose own `Debug` shows a profile's secrets.
impl fmt::Debug for Builder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = f.debug_struct("Builder");
        out.field("choices", &self.choices).field("bounds", &self.bounds).finish_non_exhaustive()
    }
}

impl Builder {
    pub(super) fn new(config: &SdkConfig) -> Builder {
        Builder {
            config: config.clone(),
            choices: Choices::default(),
            context: Vec::new(),
            bounds: Bounds::default(),
            remember: dead::PERIOD,
            deadline: None,
            ignore: Ignore::new(),
            per_region: false,
        }
    }

    /// The address to call in every region, in place of AWS's: `http://localhost:5000`.
    ///
    /// It is this service's: who tells what `enabled` means is asked where the configuration says.
    pub fn endpoint_url(mut self, url: impl Into<String>) -> Self {
        self.choices.endpoint_url = Some(url.into());
        self
    }

    /// How many calls the client and its clones have under way, in all regions together; 256 unless set, at least 1. A
    /// call's attempts and the waits between them are one call.
    ///
    /// Calls beyond it wait, and regions take turns: one with thousands of calls does not hold up another's first.
    pub fn concurrency(mut self, calls: usize) -> Self {
        self.bounds.client = calls;
        self
    }

    /// How many calls the client has under way in one region; 10 unless set, as connections in botocore, at least 1.
    /// When the region throttles it halves, down to one, and rises again by one each time that as many calls as it
    /// allows were answered.
    pub fn region_concurrency(mut self, calls: usize) -> Self {
        self.bounds.region = calls;
        self
    }

    /// How many calls the client has under way at one host; 64 unless set, at least 1. AWS's hosts are a region's, so
    /// that this is for an address that all regions share.
    pub fn host_concurrency(mut self, calls: usize) -> Self {
        self.bounds.host = calls;
        self
    }

    /// How long a region to which no connection came about is not asked again; 30 seconds unless set, nothing turns it
    /// off. Until then the client's calls there end at once with that failure, [marked as
    /// remembered](crate::CallError::is_remembered); then one call asks again.
    ///
    /// Remembered is a region's host whose name, connection or TLS failed in all attempts of a call while another region
    /// answered, or in three calls in a row: what fails everywhere may be the caller's own network.
    pub fn remember_unreachable(mut self, period: Duration) -> Self {
        self.remember = period;
        self
    }

    /// How long a call as a whole may take; no limit unless set. See [`Call::deadline`](super::Call::deadline).
    pub fn deadline(mut self, limit: Duration) -> Self {
        self.deadline = Some(limit);
        self
    }

    /// Failures that do not count as failures in the results of this client's calls: see
    /// [`MultiRegionResult::ignoring`](crate::MultiRegionResult::ignoring). Asked again, these and those.
    pub fn ignore(mut self, failures: impl Into<Ignore>) -> Self {
        self.ignore = self.ignore.and(failures.into());
        self
    }

    /// Whether a global service is called once for every region asked for. Off unless set: where several regions lead to
    /// the same endpoint and signing region, one call is made, and its outcome [is global](crate::Outcome::is_global).
    pub fn per_region(mut self, on: bool) -> Self {
        self.per_region = on;
        self
    }

    /// The most bytes of one answer that are read; 256 MiB unless set.
    pub fn max_response_bytes(mut self, bytes: u64) -> Self {
        self.choices.max_response_bytes = Some(bytes);
        self
    }

    /// Leaves out the prefixes that some operations put before the host, as in `data.`: a server at an address of its
    /// own seldom answers to them.
    pub fn without_host_prefix(mut self) -> Self {
        self.choices.without_host_prefix = true;
        self
    }

    /// Sends requests unsigned, as for public data.
    pub fn anonymous(mut self) -> Self {
        self.choices.anonymous = true;
        self
    }

    /// Whether endpoints are those that the service tells (`DescribeEndpoints`): `true` for every operation that can have
    /// them, `false` for none, so that one that needs them fails. Unless set, the environment
    /// (`AWS_ENDPOINT_DISCOVERY_ENABLED`) or the profile says it, else operations that need it have it. With an address of
    /// the caller's own nothing is discovered.
    pub fn endpoint_discovery(mut self, on: bool) -> Self {
        self.choices.endpoint_discovery = Some(on);
        self
    }

    /// Hooks into each of this client's requests and answers: to look at and change a request before it is signed, an
    /// answer before it is read, and more; see [`intercept`](crate::intercept). Asked again, these and those, in this
    /// order.
    pub fn interceptor(mut self, interceptor: impl Intercept + 'static) -> Self {
        self.choices.interceptors.push(SharedInterceptor::new(interceptor));
        self
    }

    /// A parameter of the service's endpoint rules that is the client's choice, as in S3's `ForcePathStyle`: true or
    /// false, a string, or strings. Which a service has: [`Service::client_context_params`].
    pub fn context_param(mut self, name: impl Into<String>, value: impl Into<Json>) -> Self {
        self.context.push((name.into(), value.into()));
        self
    }

    /// The client.
    ///
    /// # Errors
    /// As [`MultiRegionClient::new`]; an address that is none; a context parameter that the service does not have, or of another type.
    pub fn build(self, service: &str, regions: impl Into<Regions>) -> Result<MultiRegionClient, Error> {
        self.build_of(model::service(service)?, regions)
    }

    pub(crate) fn build_of(
        mut self,
        service: &'static Service,
        regions: impl Into<Regions>,
    ) -> Result<MultiRegionClient, Error> {
        for (name, value) in self.context {
            self.choices.client_context.push(context_param(service, name, value)?);
        }
        let (regions, home) = (regions.into(), home(&self.config));
        let selector = Selector::new(&regions, home)?;
        let selection = match selector.questions().is_empty() {
            true => {
                Some(Arc::new(selector.select(&Scope { service, within: None, enabled: HashMap::new() })?))
            }
            false => None,
        };
        self.choices.endpoint_url.as_deref().map_or(Ok(()), check_url)?;
        let settings = Settings::new(&self.config, service, self.choices)?;
        let time_source = settings.time_source.clone();
        Ok(MultiRegionClient(Arc::new(Inner {
            settings,
            limits: Limits::new(self.bounds),
            dead: Dead::new(self.remember, time_source),
            deadline: self.deadline,
            ignore: self.ignore,
            per_region: self.per_region,
            regions,
            selector,
            home,
            selection,
            discovery: Discovery::default(),
            regional: Mutex::default(),
        })))
    }
}

/// The partition of the configuration's region, else `aws`.
fn home(config: &SdkConfig) -> &'static Partition {
    let region = config.region().map_or("", |r| r.as_ref());
    partition::partition_of(&partition::without_fips(region).0)
}

/// Whether an address can be called: an absolute URL of a host.
pub(super) fn check_url(url: &str) -> Result<(), Error> {
    let uri = url.parse::<http_1x::Uri>().ok();
    let is_web =
        |uri: &http_1x::Uri| matches!(uri.scheme_str(), Some("http" | "https")) && uri.host().is_some();
    if uri.as_ref().is_some_and(is_web) {
        return Ok(());
    }
    let message = format!("endpoint URL: expected http://HOST or https://HOST, found {url:?}");
    Err(ErrorKind::InvalidEndpoint(message).into())
}

fn context_param(service: &'static Service, name: String, value: Json) -> Result<(String, Param), Error> {
    let known = service.client_context_params();
    let what = format!("context parameter of {}", service.name());
    if !known.iter().any(|k| crate::names::fold(k) == crate::names::fold(&name)) {
        return Err(crate::names::unknown(&what, &name, known.iter().map(String::as_str)).into());
    }
    let strings =
        |list: &[Json]| list.iter().map(|s| s.as_str().map(Into::into)).collect::<Option<Vec<String>>>();
    let param = match &value {
        Json::Bool(b) => Some(Param::Boolean(*b)),
        Json::String(s) => Some(Param::String(s.clone())),
        Json::Array(list) => strings(list).map(Param::StringArray),
        _ => None,
    };
    let refused = || {
        let message =
            format!("{what} {name}: expected true, false, a string or a list of strings, found {value}");
        Error::from(ErrorKind::Unsupported(message))
    };
    Ok((name.clone(), param.ok_or_else(refused)?))
}
