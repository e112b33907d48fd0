//! The door: a client of one service in many regions.

use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use aws_config::SdkConfig;
use aws_smithy_types::Document;
use serde::Serialize;
use serde_json::Value as Json;

use crate::call::{Given, Payload, Regional, Streams, checksum};
use crate::dead::Dead;
use crate::enabled::Discovery;
use crate::error::{Error, ErrorKind};
use crate::event_streams as events;
use crate::limits::Limits;
use crate::model::{self, Operation, Service};
use crate::outcome::Ignore;
use crate::partition::Partition;
use crate::quirks;
use crate::region::{Regions, Selection, Selector};
use crate::settings::Settings;
use crate::value::{InputError, Value, structure_from_json};

mod builder;
mod call;
mod event_streams;
mod items;
mod pages;
mod paginate;
mod payload;
mod plan;
mod post;
mod presign;
mod regions;
mod stream;
mod wait;

pub use builder::Builder;
pub use call::Call;
pub use event_streams::{EventStreams, MergedEvents, RegionEvents};
pub use items::{FailedRegion, ItemStream};
pub use pages::PageStream;
pub use paginate::Paginate;
pub use plan::{Plan, PlannedCall};
pub use post::{PresignedForm, PresignedForms, PresignedPost};
pub use presign::{Presign, PresignedRequest, PresignedRequests};
pub use stream::{OutcomeStream, Progress};
pub use wait::{Wait, WaitStream};

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
    limits: Limits,
    dead: Dead,
    deadline: Option<Duration>,
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
        Builder::new(config)
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
        self.asked(operation, input, true)
    }

    /// Signs an operation for every region without sending it: whoever has one of the URLs can make the call, until the
    /// time is over (1 second to 7 days, and no longer than the credentials hold).
    ///
    /// The URLs are those of boto3's `generate_presigned_url`, byte for byte, with three differences: S3 is always signed
    /// with SigV4, where boto3 still takes Signature Version 2 in regions that are as old as that; an input that
    /// stands in the body stays there ([`PresignedRequest::body`]), where boto3 writes members of JSON into a query that
    /// no service reads; and a bucket that an earlier call found in another region is signed for that region, where boto3
    /// takes its address and signs for the region asked, which S3 refuses. What the service may answer is read by whoever sends it.
    ///
    /// ```no_run
    /// # async fn f(s3: multiregion_client::MultiRegionClient) -> Result<(), Box<dyn std::error::Error>> {
    /// use serde_json::json;
    /// let hour = std::time::Duration::from_secs(3600);
    /// let requests = s3.presign("get_object", json!({"Bucket": "b", "Key": "k"}), hour).await?;
    /// for request in &requests {
    ///     match request.url() {
    ///         Ok(url) => println!("{} {} {url}", request.region(), request.method()),
    ///         Err(error) => eprintln!("{}: {error}", request.region()),
    ///     }
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn presign(&self, operation: &str, input: impl Serialize, expires_in: Duration) -> Presign {
        Presign::new(self.asked(operation, input, false), expires_in)
    }

    /// Signs a form with which a browser uploads to a bucket, for every region: boto3's `generate_presigned_post`. A key
    /// that ends in `${filename}` stands for any that begins so. Only S3 has this.
    pub fn presigned_post(&self, bucket: &str, key: &str) -> PresignedPost {
        PresignedPost::new(self, bucket, key)
    }

    /// `sent`: what the client makes of answers is asked for.
    fn asked(&self, operation: &str, input: impl Serialize, sent: bool) -> Call {
        let asked = self.service().operation(operation).map_err(Error::from).and_then(|operation| {
            let input =
                serde_json::to_value(input).map_err(|e| Error::from(ErrorKind::NotJson(e.to_string())))?;
            Ok((operation, Input { json: input, sent }))
        });
        Call::new(self.clone(), asked)
    }

    fn regional(&self, region: &str) -> Arc<Regional> {
        // Whoever panicked while holding the map left it whole.
        let mut made = self.0.regional.lock().unwrap_or_else(PoisonError::into_inner);
        let make = || Arc::new(Regional::new(self.0.settings.clone(), region));
        made.entry(region.to_owned()).or_insert_with(make).clone()
    }
}

/// An input as the caller gave it, not yet checked.
pub(crate) struct Input {
    json: Json,
    /// Whether it will be sent from here.
    sent: bool,
}

/// Nothing of it: what is sensitive is not known yet.
impl fmt::Debug for Input {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Input")
    }
}

/// Completes an input and checks it against its operation. `payload`: the stream that goes in place of the member that is
/// the body.
fn prepare(
    operation: &'static Operation,
    settings: &Settings,
    Input { json: mut input, sent }: Input,
    payload: Option<Payload>,
) -> Result<Given, Error> {
    let shape = operation.input().unwrap_or_else(model::unit);
    let (service, name) = (operation.service().name(), operation.name());
    if input.is_null() {
        input = Json::Object(serde_json::Map::new());
    }
    let refused = |faults| InputError { service, operation: name, faults };
    let (mut defaults, mut streams) = (Vec::new(), Streams::default());
    if let Json::Object(members) = &mut input {
        if let Some(payload) = &payload {
            payload::in_place_of_member(operation, payload, members)?;
        }
        if let Some((member, list)) =
            operation.event_input().and_then(|m| Some((m, members.remove(m.name())?)))
        {
            streams = Streams::of_list(events::listed(member, &list).map_err(refused)?);
        }
        if sent {
            checksum::ask_for_validation(operation, &settings.sdk, members);
        }
        defaults = quirks::input::apply(operation, members).map_err(refused)?;
    }
    let mut token = || uuid::Uuid::new_v4().to_string();
    let mut input = structure_from_json(shape, &input, &mut token).map_err(refused)?;
    if settings.protocol_kind.is_rest() {
        // As botocore: what goes into parts of a request has no null, though a document may be one.
        let is_null = |value: &Value| matches!(value, Value::Document(d) if **d == Document::Null);
        input.values_mut().iter_mut().filter(|v| is_null(v)).for_each(|v| *v = Value::Null);
    }
    Ok(Given { input: Arc::new(input), defaults: defaults.into(), payload, streams })
}
