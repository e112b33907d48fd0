//! A form that a browser posts: its policy, signed, and the fields that go with it.
//!
//! Source: Amazon S3 API reference, "Authenticating requests: browser-based uploads using POST"; fields, conditions and
//! the spelling of the policy are botocore's (`S3PostPresigner`, `S3SigV4PostAuth`).

use std::sync::{Arc, OnceLock};
use std::time::Duration;

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::auth::{AuthScheme, AuthSchemeEndpointConfig, AuthSchemeId, Sign};
use aws_smithy_runtime_api::client::identity::{Identity, SharedIdentityResolver};
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_runtime_api::client::runtime_components::{GetIdentityResolver, RuntimeComponents};
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::date_time::Format;
use aws_smithy_types::{DateTime, base64};
use serde_json::{Value as Json, json};

use super::query_auth::{Scope, Signatory};
use crate::python_json;

/// What a form is to hold before it is signed.
#[derive(Debug, Clone)]
pub(crate) struct Form {
    pub(crate) fields: Vec<(String, String)>,
    pub(crate) conditions: Vec<Json>,
    pub(crate) expires_in: Duration,
    /// Where the signer leaves the fields of the signed form.
    pub(crate) signed: Arc<OnceLock<Vec<(String, String)>>>,
}

/// SigV4 over a policy: the request gives only its URL.
#[derive(Debug)]
pub(super) struct PostAuthScheme {
    pub(super) form: Form,
    /// The one that it takes the place of.
    pub(super) scheme: AuthSchemeId,
    /// The field for the token of temporary credentials.
    pub(super) token_name: &'static str,
}

impl AuthScheme for PostAuthScheme {
    fn scheme_id(&self) -> AuthSchemeId {
        self.scheme.clone()
    }

    fn identity_resolver(&self, resolvers: &dyn GetIdentityResolver) -> Option<SharedIdentityResolver> {
        resolvers.identity_resolver(self.scheme.clone())
    }

    fn signer(&self) -> &dyn Sign {
        self
    }
}

impl Sign for PostAuthScheme {
    fn sign_http_request(
        &self,
        _: &mut HttpRequest,
        identity: &Identity,
        endpoint: AuthSchemeEndpointConfig<'_>,
        components: &RuntimeComponents,
        cfg: &ConfigBag,
    ) -> Result<(), BoxError> {
        let signatory = Signatory::of(identity, &endpoint, components, cfg)?;
        let fields = self.form.sign(&signatory.scope(), self.token_name)?;
        self.form.signed.get_or_init(|| fields);
        Ok(())
    }
}

impl Form {
    fn sign(&self, scope: &Scope<'_>, token_name: &str) -> Result<Vec<(String, String)>, BoxError> {
        let timestamp = scope.timestamp()?;
        let mut own = vec![
            ("x-amz-algorithm", "AWS4-HMAC-SHA256".to_owned()),
            ("x-amz-credential", scope.credential(&timestamp)),
            ("x-amz-date", timestamp),
        ];
        if let Some(token) = scope.credentials.session_token() {
            own.push((token_name, token.to_owned()));
        }
        let mut conditions = self.conditions.clone();
        conditions.extend(own.iter().map(|(name, value)| json!({ *name: value })));
        let end = scope.time.checked_add(self.expires_in).ok_or("expected an end that is a date")?;
        let expiration = DateTime::from_secs(DateTime::from(end).secs()).fmt(Format::DateTime)?;
        let policy = json!({ "expiration": expiration, "conditions": conditions });
        let policy = base64::encode(python_json::to_vec(&policy)?);
        let signature = scope.signature(&policy);
        own.extend([("policy", policy), ("x-amz-signature", signature)]);
        let mut fields = self.fields.clone();
        own.into_iter().for_each(|(name, value)| put(&mut fields, name, value));
        Ok(fields)
    }
}

/// In its place if it is there, else at the end.
pub(crate) fn put(fields: &mut Vec<(String, String)>, name: &str, value: String) {
    match fields.iter_mut().find(|(n, _)| n == name) {
        Some((_, old)) => *old = value,
        None => fields.push((name.to_owned(), value)),
    }
}
