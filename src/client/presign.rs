//! Requests that are signed here and sent by others: presigned URLs.

use std::fmt;
use std::future::{Future, IntoFuture};
use std::pin::Pin;
use std::time::Duration;

use futures_util::future::join_all;
use serde::ser::{Serialize, SerializeMap, Serializer};

use super::Call;
use super::call::Ready;
use crate::call::{Presigned, Presigning};
use crate::error::{Error, ErrorKind};
use crate::global::Leg;
use crate::merge::REQUEST_REGION;
use crate::outcome::{CallError, REQUEST_ERROR};
use crate::region::Regions;
use crate::value::{Fault, InputError};

/// How long a SigV4 signature may hold. Source: Amazon S3 API reference, "Authenticating requests: using query
/// parameters" (`X-Amz-Expires`).
const LONGEST: Duration = Duration::from_secs(7 * 24 * 60 * 60);

/// An operation, about to be presigned in many regions. Awaiting it signs; nothing is sent.
///
/// # Errors
/// As awaiting a [`Call`], and where the time is none: under a second or over 7 days.
#[derive(Debug)]
#[must_use = "nothing is signed until it is awaited"]
pub struct Presign {
    call: Call,
    presigning: Presigning,
}

impl Presign {
    pub(crate) fn new(call: Call, expires_in: Duration) -> Presign {
        Presign { call, presigning: Presigning { expires_in, method: None, regional: false, form: None } }
    }

    /// Only these of the client's regions; see [`Call::regions`].
    pub fn regions(mut self, regions: impl Into<Regions>) -> Self {
        self.call = self.call.regions(regions);
        self
    }

    /// Whether a global service is presigned once for every region asked for; see [`Call::per_region`].
    pub fn per_region(mut self, on: bool) -> Self {
        self.call = self.call.per_region(on);
        self
    }

    /// The address to sign for, in every region.
    pub fn endpoint_url(mut self, url: impl Into<String>) -> Self {
        self.call = self.call.endpoint_url(url);
        self
    }

    /// The HTTP method to sign for, in place of the model's: `GET` for a query service, to open it in a browser.
    pub fn method(mut self, method: impl Into<String>) -> Self {
        self.presigning.method = Some(method.into());
        self
    }

    /// Whether every URL has its region's own endpoint. Unless told so, it is as boto3 has it: S3's is the global one
    /// (`bucket.s3.amazonaws.com`), signed for the region. That one leads a request for a bucket that was made within the
    /// last day to a redirect, which a signed host does not survive.
    pub fn regional_endpoints(mut self, on: bool) -> Self {
        self.presigning.regional = on;
        self
    }

    async fn signed(self) -> Result<PresignedRequests, Error> {
        let operation = self.call.operation()?;
        let fault = |message: String| {
            let faults = vec![Fault { path: "expires_in".into(), message }];
            let service = operation.service().name();
            Error::from(InputError { service, operation: operation.name(), faults })
        };
        let expires = self.presigning.expires_in;
        if expires < Duration::from_secs(1) || expires > LONGEST {
            return Err(fault(format!("expected 1 second to 7 days, found {expires:?}")));
        }
        let is_token = |method: &str| !method.is_empty() && method.bytes().all(|c| c.is_ascii_alphabetic());
        if let Some(method) = self.presigning.method.as_deref().filter(|method| !is_token(method)) {
            return Err(ErrorKind::Unsupported(format!("expected an HTTP method, found {method:?}")).into());
        }
        Ok(PresignedRequests::of(self.call.presigning(self.presigning).ready().await?).await)
    }
}

impl IntoFuture for Presign {
    type Output = Result<PresignedRequests, Error>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.signed())
    }
}

/// A presigned request for each region, in the order of the regions asked for; as JSON, a list.
#[derive(Debug, Clone)]
pub struct PresignedRequests(Vec<PresignedRequest>);

/// A request that whoever has it can send, until its time is over.
///
/// The URL is as good as the right to make the call: `Debug` does not show it.
#[derive(Clone)]
pub struct PresignedRequest {
    leg: Leg,
    signed: Result<Presigned, CallError>,
}

impl PresignedRequests {
    async fn of(ready: Ready) -> PresignedRequests {
        let Ready { client, operation, given, overrides, legs, .. } = ready;
        let sign = |leg: Leg| {
            let regional = client.regional(leg.first());
            let (given, overrides) = (given.clone(), &overrides);
            async move {
                let signed = regional.presign(operation, given, overrides).await;
                PresignedRequest { leg, signed }
            }
        };
        PresignedRequests(join_all(legs.into_iter().map(sign)).await)
    }

    /// The requests; those that could not be signed stand with them, with [the reason](PresignedRequest::url).
    pub fn iter(&self) -> std::slice::Iter<'_, PresignedRequest> {
        self.0.iter()
    }

    /// The request for a region that was asked for.
    pub fn get(&self, region: &str) -> Option<&PresignedRequest> {
        self.iter().find(|request| request.asked_regions().any(|asked| asked == region))
    }
}

impl PresignedRequest {
    /// The region that would answer; see [`Outcome::region`](crate::Outcome::region).
    pub fn region(&self) -> &str {
        self.leg.region()
    }

    /// The regions asked for that it stands for: more than one of a global service.
    pub fn asked_regions(&self) -> impl ExactSizeIterator<Item = &str> {
        self.leg.asked.iter().map(String::as_str)
    }

    /// The URL, signature included.
    ///
    /// # Errors
    /// There is none: no credentials, no endpoint, an operation that a URL cannot be signed for.
    pub fn url(&self) -> Result<&str, &CallError> {
        self.signed.as_ref().map(|signed| signed.url.as_str())
    }

    /// The HTTP method to send it with; empty where there is no URL.
    pub fn method(&self) -> &str {
        self.signed.as_ref().map_or("", |signed| &signed.method)
    }

    /// The headers to send with it, besides those that every HTTP client sets.
    pub fn headers(&self) -> impl ExactSizeIterator<Item = (&str, &str)> {
        let headers = self.signed.as_ref().map_or(&[][..], |signed| &signed.headers);
        headers.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// The body to send with it, where the operation's input stands in one that is no form. S3 takes any.
    pub fn body(&self) -> &[u8] {
        self.signed.as_ref().map_or(&[], |signed| &signed.body)
    }
}

impl fmt::Debug for PresignedRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = f.debug_struct("PresignedRequest");
        out.field("region", &self.region())
            .field("error", &self.signed.as_ref().err())
            .finish_non_exhaustive()
    }
}

impl<'a> IntoIterator for &'a PresignedRequests {
    type Item = &'a PresignedRequest;
    type IntoIter = std::slice::Iter<'a, PresignedRequest>;
    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl Serialize for PresignedRequests {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(to)
    }
}

/// `RequestRegion`, `Method`, `Url`, `Headers` and, where there is one, `Body` in base64; or `RequestError`.
impl Serialize for PresignedRequest {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(None)?;
        map.serialize_entry(REQUEST_REGION, self.region())?;
        match &self.signed {
            Err(error) => map.serialize_entry(REQUEST_ERROR, error)?,
            Ok(signed) => {
                map.serialize_entry("Method", &signed.method)?;
                map.serialize_entry("Url", &signed.url)?;
                let headers: std::collections::BTreeMap<&str, &str> = self.headers().collect();
                map.serialize_entry("Headers", &headers)?;
                if !signed.body.is_empty() {
                    map.serialize_entry("Body", &aws_smithy_types::base64::encode(&signed.body))?;
                }
            }
        }
        map.end()
    }
}
