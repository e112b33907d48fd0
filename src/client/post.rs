//! Forms that are signed here and posted by browsers.

use std::fmt;
use std::future::{Future, IntoFuture};
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use futures_util::future::join_all;
use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};
use serde_json::{Value as Json, json};

use super::call::Ready;
use super::{Call, MultiRegionClient};
use crate::call::{Form, Presigning, put};
use crate::error::{Error, ErrorKind};
use crate::global::Leg;
use crate::merge::REQUEST_REGION;
use crate::outcome::{CallError, FailureKind, REQUEST_ERROR};
use crate::quirks;
use crate::region::Regions;

/// At its end, a key stands for any that begins as it does.
const ANY_NAME: &str = "${filename}";

/// A form, about to be signed for many regions. Awaiting it signs; nothing is sent.
///
/// # Errors
/// The client's service takes no forms (only S3 does), the bucket's name is none, the conditions are no list.
#[derive(Debug)]
#[must_use = "nothing is signed until it is awaited"]
pub struct PresignedPost {
    call: Result<Call, Error>,
    bucket: String,
    key: String,
    fields: Vec<(String, String)>,
    conditions: Result<Vec<Json>, Error>,
    expires_in: Duration,
    regional: bool,
}

impl PresignedPost {
    pub(super) fn new(client: &MultiRegionClient, bucket: &str, key: &str) -> PresignedPost {
        let service = client.service().name();
        let call = match quirks::presign::post(service) {
            Some((operation, member)) => Ok(client.asked(operation, json!({ member: bucket }), false)),
            None => {
                let message = format!("{service}: expected a service that takes posted forms");
                Err(ErrorKind::Unsupported(message).into())
            }
        };
        PresignedPost {
            call,
            bucket: bucket.to_owned(),
            key: key.to_owned(),
            fields: Vec::new(),
            conditions: Ok(Vec::new()),
            expires_in: Duration::from_secs(3600),
            regional: false,
        }
    }

    /// Fields that the form already has, such as `acl` or `Content-Type`. Each needs a [condition](Self::conditions), too.
    pub fn fields<N: Into<String>, V: Into<String>>(
        mut self,
        fields: impl IntoIterator<Item = (N, V)>,
    ) -> Self {
        fields.into_iter().for_each(|(name, value)| put(&mut self.fields, &name.into(), value.into()));
        self
    }

    /// What the form must fulfil besides its bucket and key: a JSON list, as in
    /// `[{"acl": "public-read"}, ["content-length-range", 2, 5]]`.
    pub fn conditions(mut self, conditions: impl Serialize) -> Self {
        self.conditions = match serde_json::to_value(conditions) {
            Ok(Json::Array(list)) => Ok(list),
            Ok(other) => {
                let message = format!("expected a list of conditions, found {other}");
                Err(ErrorKind::NotJson(message).into())
            }
            Err(e) => Err(ErrorKind::NotJson(e.to_string()).into()),
        };
        self
    }

    /// How long the form can be posted; an hour unless set.
    pub fn expires_in(mut self, time: Duration) -> Self {
        self.expires_in = time;
        self
    }

    /// Only these of the client's regions; see [`Call::regions`].
    pub fn regions(mut self, regions: impl Into<Regions>) -> Self {
        self.call = self.call.map(|call| call.regions(regions));
        self
    }

    /// The address to post to, in every region.
    pub fn endpoint_url(mut self, url: impl Into<String>) -> Self {
        self.call = self.call.map(|call| call.endpoint_url(url));
        self
    }

    /// See [`Presign::regional_endpoints`](super::Presign::regional_endpoints).
    pub fn regional_endpoints(mut self, on: bool) -> Self {
        self.regional = on;
        self
    }

    fn form(&mut self) -> Result<Form, Error> {
        let mut conditions = std::mem::replace(&mut self.conditions, Ok(Vec::new()))?;
        conditions.push(json!({ "bucket": self.bucket }));
        conditions.push(match self.key.strip_suffix(ANY_NAME) {
            Some(begin) => json!(["starts-with", "$key", begin]),
            None => json!({ "key": self.key }),
        });
        let mut fields = std::mem::take(&mut self.fields);
        put(&mut fields, "key", self.key.clone());
        Ok(Form { fields, conditions, expires_in: self.expires_in, signed: Arc::default() })
    }

    async fn signed(mut self) -> Result<PresignedForms, Error> {
        let form = self.form()?;
        let presigning = Presigning {
            expires_in: self.expires_in,
            method: None,
            regional: self.regional,
            form: Some(form),
        };
        let ready = self.call?.presigning(presigning).ready().await?;
        Ok(PresignedForms::of(ready).await)
    }
}

impl IntoFuture for PresignedPost {
    type Output = Result<PresignedForms, Error>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.signed())
    }
}

/// A signed form for each region, in the order of the regions asked for; as JSON, a list.
#[derive(Debug, Clone)]
pub struct PresignedForms(Vec<PresignedForm>);

/// A form that whoever has it can post with a file as its last field, `file`, until its time is over.
///
/// `Debug` does not show its fields: they are as good as the right to upload.
#[derive(Clone)]
pub struct PresignedForm {
    leg: Leg,
    signed: Result<(String, Vec<(String, String)>), CallError>,
}

impl PresignedForms {
    async fn of(ready: Ready) -> PresignedForms {
        let Ready { client, operation, given, overrides, legs, .. } = ready;
        let sign = |leg: Leg| {
            let regional = client.regional(leg.first());
            let (given, mut overrides) = (given.clone(), (*overrides).clone());
            // Each region leaves its own fields.
            let form = overrides.presigning.as_mut().and_then(|p| p.form.as_mut()).map(|form| {
                form.signed = Arc::default();
                form.signed.clone()
            });
            async move {
                let request = regional.presign(operation, given, &overrides).await;
                let fields = form.and_then(|form| form.get().cloned());
                let signed = request.and_then(|request| match fields {
                    Some(fields) => Ok((request.url, fields)),
                    None => {
                        let message = "expected an endpoint that takes sigv4, with which forms are signed";
                        Err(CallError::new(FailureKind::Request, message))
                    }
                });
                PresignedForm { leg, signed }
            }
        };
        PresignedForms(join_all(legs.into_iter().map(sign)).await)
    }

    /// The forms; those that could not be signed stand with them, with [the reason](PresignedForm::url).
    pub fn iter(&self) -> std::slice::Iter<'_, PresignedForm> {
        self.0.iter()
    }
}

impl Serialize for PresignedForms {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(to)
    }
}

impl<'a> IntoIterator for &'a PresignedForms {
    type Item = &'a PresignedForm;
    type IntoIter = std::slice::Iter<'a, PresignedForm>;
    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl PresignedForm {
    /// The region that it is for.
    pub fn region(&self) -> &str {
        self.leg.region()
    }

    /// The URL to post to.
    ///
    /// # Errors
    /// There is none: no credentials, no endpoint.
    pub fn url(&self) -> Result<&str, &CallError> {
        self.signed.as_ref().map(|(url, _)| url.as_str())
    }

    /// The fields of the form, policy and signature among them, in the order in which boto3 has them.
    pub fn fields(&self) -> impl ExactSizeIterator<Item = (&str, &str)> {
        let fields = self.signed.as_ref().map_or(&[][..], |(_, fields)| fields);
        fields.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }
}

impl fmt::Debug for PresignedForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = f.debug_struct("PresignedForm");
        out.field("region", &self.region())
            .field("error", &self.signed.as_ref().err())
            .finish_non_exhaustive()
    }
}

/// `RequestRegion`, `Url` and `Fields`; or `RequestError`.
impl Serialize for PresignedForm {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(None)?;
        map.serialize_entry(REQUEST_REGION, self.region())?;
        match &self.signed {
            Err(error) => map.serialize_entry(REQUEST_ERROR, error)?,
            Ok((url, fields)) => {
                map.serialize_entry("Url", url)?;
                let fields: serde_json::Map<String, Json> =
                    fields.iter().map(|(name, value)| (name.clone(), json!(value))).collect();
                map.serialize_entry("Fields", &fields)?;
            }
        }
        map.end()
    }
}
