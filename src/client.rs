//! The door: a client of one service in many regions.

use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::future::{Future, IntoFuture};
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use aws_config::SdkConfig;
use serde::Serialize;
use serde_json::Value as Json;

use crate::call::{Given, Overrides, Regional, checksum};
use crate::config::{Choices, Settings};
use crate::discovery::{Asking, Discovery};
use crate::endpoint::Param;
use crate::error::{Error, ErrorKind};
use crate::fanout;
use crate::global::{self, Leg};
use crate::model::{self, Kind, Operation, Service, Trait};
use crate::outcome::{self, Ignore};
use crate::partition::{self, Partition};
use crate::quirks;
use crate::region::{Regions, Scope, Selection, Selector};
use crate::result::MultiRegionResult;
use crate::value::{InputError, structure_from_json};

mod regions;

/// A client of one service in many regions. Cheap to clone; clones share everything.
///
/// ```no_run
/// # async fn f() -> Result<(), Box<dyn std::error::Error>> {
/// use multiregion_client as mr;
///
/// let config = mr::config().load().await;
/// let ec2 = mr::MultiRegionClient::new(&config, "ec2", ["eu-west-1", "eu-west-2"])?;
/// let result = ec2.call("describe_vpcs", serde_json::json!({})).await?;
/// for item in &result.items() {
///     println!("{} {:?}", item.region(), item["VpcId"].as_str());
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct MultiRegionClient(Arc<Inner>);

struct Inner {
    settings: Arc<Settings>,
    concurrency: usize,
    ignore: Ignore,
    per_region: bool,
    /// As the caller said it, and as it was understood.
    regions: Regions,
    selector: Selector,
    /// The caller's partition.
    home: &'static Partition,
    /// What the selector comes to, where that needs no network.
    selection: Option<Arc<Selection>>,
    discovery: Discovery,
    /// By region, each made ready when it is first called.
    regional: Mutex<HashMap<String, Arc<Regional>>>,
}

impl fmt::Debug for Inner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = f.debug_struct("Inner");
        out.field("settings", &self.settings).field("regions", &self.regions).finish_non_exhaustive()
    }
}

/// Makes a [`MultiRegionClient`] that differs from the configuration it is given.
#[derive(Clone)]
#[must_use]
pub struct Builder {
    config: SdkConfig,
    choices: Choices,
    context: Vec<(String, Json)>,
    concurrency: usize,
    ignore: Ignore,
    per_region: bool,
}

/// Without the configuration, whose own `Debug` shows a profile's secrets.
impl fmt::Debug for Builder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = f.debug_struct("Builder");
        out.field("choices", &self.choices).field("concurrency", &self.concurrency).finish_non_exhaustive()
    }
}

impl Builder {
    /// The address to call in every region, in place of AWS's: `http://localhost:5000`.
    ///
    /// It is this service's: who tells what `enabled` means is asked where the configuration says.
    pub fn endpoint_url(mut self, url: impl Into<String>) -> Self {
        self.choices.endpoint_url = Some(url.into());
        self
    }

    /// How many regions are called at a time; 64 unless set, at least 1.
    pub fn concurrency(mut self, regions: usize) -> Self {
        self.concurrency = regions;
        self
    }

    /// Failures that do not count as failures in the results of this client's calls: see
    /// [`MultiRegionResult::ignoring`]. Asked again, these and those.
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
    pub fn build(mut self, service: &str, regions: impl Into<Regions>) -> Result<MultiRegionClient, Error> {
        let service = model::service(service)?;
        for (name, value) in self.context {
            self.choices.client_context.push(context_param(service, name, value)?);
        }
        let (regions, home) = (regions.into(), home(&self.config));
        let selector = Selector::new(&regions, home)?;
        let selection = match selector.questions().is_empty() {
            true => {
                Some(Arc::new(selector.select(&Scope { service, within: None, enabled: BTreeMap::new() })?))
            }
            false => None,
        };
        self.choices.endpoint_url.as_deref().map_or(Ok(()), check_url)?;
        let settings = Settings::new(&self.config, service, self.choices)?;
        Ok(MultiRegionClient(Arc::new(Inner {
            settings,
            concurrency: self.concurrency,
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
fn check_url(url: &str) -> Result<(), Error> {
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

impl MultiRegionClient {
    /// A client of a service, by its boto3 name (`ec2`), SDK id or endpoint prefix, in the given regions: names, words
    /// and patterns, see [`Regions`].
    ///
    /// Credentials, retries, timeouts, HTTP client, app name, FIPS and dual-stack are the configuration's; of its
    /// region only the partition is used, where words and patterns look.
    ///
    /// # Errors
    /// No such service or region (the nearest is suggested), no region, a name twice, a pattern that fits none.
    pub fn new(config: &SdkConfig, service: &str, regions: impl Into<Regions>) -> Result<Self, Error> {
        Self::builder(config).build(service, regions)
    }

    /// A client with settings of its own.
    pub fn builder(config: &SdkConfig) -> Builder {
        Builder {
            config: config.clone(),
            choices: Choices::default(),
            context: Vec::new(),
            concurrency: fanout::DEFAULT_CONCURRENCY,
            ignore: Ignore::new(),
            per_region: false,
        }
    }

    /// The service.
    pub fn service(&self) -> &'static Service {
        self.0.settings.service
    }

    /// Calls an operation in every region: await what this gives.
    ///
    /// The operation's name may be spelt `DescribeVpcs`, `describe_vpcs` or `describe-vpcs`. The input is anything
    /// that serialises to a JSON object, with the member names of the model; blobs are base64, timestamps ISO 8601
    /// or epoch seconds. It is checked before anything is sent.
    pub fn call(&self, operation: &str, input: impl Serialize) -> Call {
        let prepared = self.service().operation(operation).map_err(Error::from).and_then(|operation| {
            let input =
                serde_json::to_value(input).map_err(|e| Error::from(ErrorKind::NotJson(e.to_string())))?;
            Ok((operation, prepare(operation, &self.0.settings, input)?))
        });
        Call {
            client: self.clone(),
            prepared,
            regions: None,
            concurrency: None,
            ignore: self.0.ignore.clone(),
            per_region: None,
            overrides: Overrides::default(),
        }
    }

    fn regional(&self, region: &str) -> Arc<Regional> {
        // Whoever panicked while holding the map left it whole.
        let mut made = self.0.regional.lock().unwrap_or_else(PoisonError::into_inner);
        let make = || Arc::new(Regional::new(self.0.settings.clone(), region));
        made.entry(region.to_owned()).or_insert_with(make).clone()
    }
}

/// Completes an input and checks it against its operation.
fn prepare(operation: &'static Operation, settings: &Settings, mut input: Json) -> Result<Given, Error> {
    let shape = operation.input().unwrap_or_else(model::unit);
    let streams_events = |s: &&'static model::Shape| {
        s.members().iter().any(|m| m.target().kind() == Kind::Union && m.target().has(Trait::Streaming))
    };
    let (service, name) = (operation.service().name(), operation.name());
    if operation.input().iter().chain(operation.output().iter()).any(streams_events) {
        let message = format!("{service}.{name}: event streams are not supported by this version");
        return Err(ErrorKind::Unsupported(message).into());
    }
    if input.is_null() {
        input = Json::Object(serde_json::Map::new());
    }
    let refused = |faults| InputError { service, operation: name, faults };
    let mut defaults = Vec::new();
    if let Json::Object(members) = &mut input {
        checksum::ask_for_validation(operation, &settings.sdk, members);
        defaults = quirks::input::apply(operation, members).map_err(refused)?;
    }
    let mut token = || uuid::Uuid::new_v4().to_string();
    let input = structure_from_json(shape, &input, &mut token).map_err(refused)?;
    Ok(Given { input: Arc::new(input), defaults: defaults.into() })
}

/// One operation, about to be called in many regions. Awaiting it calls.
///
/// # Errors
/// Awaiting gives an [`Error`] only if the operation was sent nowhere: an unknown name, an input that does not fit, an
/// account whose regions AWS does not tell. What happened in a region is told by its [`Outcome`](crate::Outcome).
#[derive(Debug)]
#[must_use = "a call does nothing until it is awaited"]
pub struct Call {
    client: MultiRegionClient,
    prepared: Result<(&'static Operation, Given), Error>,
    regions: Option<Regions>,
    concurrency: Option<usize>,
    ignore: Ignore,
    per_region: Option<bool>,
    overrides: Overrides,
}

impl Call {
    /// Only these of the client's regions, in this order. Words and patterns choose among the client's regions, of all
    /// its partitions unless the item names one: `!us-*` leaves out those in the United States.
    pub fn regions(mut self, regions: impl Into<Regions>) -> Self {
        self.regions = Some(regions.into());
        self
    }

    /// How many regions this call goes to at a time.
    pub fn concurrency(mut self, regions: usize) -> Self {
        self.concurrency = Some(regions);
        self
    }

    /// Failures that do not count as failures in this call's result, besides its client's: see
    /// [`MultiRegionResult::ignoring`].
    pub fn ignore(mut self, failures: impl Into<Ignore>) -> Self {
        self.ignore = self.ignore.and(failures.into());
        self
    }

    /// Whether a global service is called once for every region asked for, for this call; see
    /// [`Builder::per_region`].
    pub fn per_region(mut self, on: bool) -> Self {
        self.per_region = Some(on);
        self
    }

    /// The address to call in every region, for this call.
    pub fn endpoint_url(mut self, url: impl Into<String>) -> Self {
        self.overrides.endpoint_url = Some(url.into());
        self
    }

    /// How long a region may take, attempts and waits included. One that takes longer ends as
    /// [`FailureKind::TimedOut`](crate::FailureKind::TimedOut).
    pub fn timeout(mut self, limit: Duration) -> Self {
        self.overrides.timeout = Some(limit);
        self
    }

    /// The most bytes of one answer that are read, for this call.
    pub fn max_response_bytes(mut self, bytes: u64) -> Self {
        self.overrides.max_response_bytes = Some(bytes);
        self
    }

    async fn run(self) -> Result<MultiRegionResult, Error> {
        let (operation, given) = self.prepared?;
        self.overrides.endpoint_url.as_deref().map_or(Ok(()), check_url)?;
        let client = self.client;
        let asking = Asking { again: false, timeout: self.overrides.timeout };
        let selection = client.regions_of(self.regions.as_ref(), asking).await?;
        let overrides = Arc::new(self.overrides);
        let legs = match self.per_region.unwrap_or(client.0.per_region) {
            true => selection.iter().map(Leg::of).collect(),
            false => global::legs(selection.iter(), |region| {
                client.regional(region).destination(operation, &given.input, &overrides)
            }),
        };
        let call = |leg: &Leg| {
            let (regional, given, overrides) =
                (client.regional(leg.first()), given.clone(), overrides.clone());
            (leg.first().to_owned(), async move { regional.call(operation, given, &overrides).await })
        };
        let calls = legs.iter().map(call).collect();
        let outcomes = fanout::run(calls, self.concurrency.unwrap_or(client.0.concurrency)).await?;
        let marked = legs.into_iter().zip(outcomes).map(|(leg, outcome)| leg.mark(outcome));
        let mut outcomes: Vec<_> = marked.collect();
        outcome::refine(client.service(), &mut outcomes);
        Ok(MultiRegionResult::new(operation, outcomes).of_selection(selection).ignoring(self.ignore))
    }
}

impl IntoFuture for Call {
    type Output = Result<MultiRegionResult, Error>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.run())
    }
}
