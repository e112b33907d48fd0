//! A form that a browser posts: its policy, signed, and the fields that go with it.
//!
//! Source: Amazon S3 API reference, "Authenticating requests: browser-based uploads using POST"; fields, conditions and
//! the spelling of the policy are botocore's (`S3PostPresigner`, `S3SigV4PostAuth`).

use std::io;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use aws_credential_types::Credentials;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::auth::{AuthScheme, AuthSchemeEndpointConfig, AuthSchemeId, Sign};
use aws_smithy_runtime_api::client::identity::{Identity, SharedIdentityResolver};
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_runtime_api::client::runtime_components::{GetIdentityResolver, RuntimeComponents};
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::date_time::Format;
use aws_smithy_types::{DateTime, base64};
use serde::Serialize;
use serde_json::ser::Formatter;
use serde_json::{Serializer, Value as Json, json};

use super::query_auth::{Scope, signed_for};

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
        let credentials = identity.data::<Credentials>().ok_or("expected AWS credentials to sign with")?;
        let time = components.time_source().unwrap_or_default().now();
        let (region, name) = signed_for(&endpoint, cfg)?;
        let scope = Scope { credentials, region: &region, name: &name, time };
        let fields = self.form.sign(&scope, self.token_name)?;
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
        let policy = base64::encode(as_python(&policy)?);
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

/// JSON as Python's `json.dumps` writes it, since the signature is over the bytes.
fn as_python(value: &Json) -> Result<Vec<u8>, serde_json::Error> {
    let mut out = Vec::new();
    value.serialize(&mut Serializer::with_formatter(&mut out, Python))?;
    Ok(out)
}

/// A space after each comma and colon, and ASCII alone.
struct Python;

impl Formatter for Python {
    fn begin_array_value<W: ?Sized + io::Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        if first { Ok(()) } else { out.write_all(b", ") }
    }

    fn begin_object_key<W: ?Sized + io::Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        if first { Ok(()) } else { out.write_all(b", ") }
    }

    fn begin_object_value<W: ?Sized + io::Write>(&mut self, out: &mut W) -> io::Result<()> {
        out.write_all(b": ")
    }

    fn write_string_fragment<W: ?Sized + io::Write>(&mut self, out: &mut W, text: &str) -> io::Result<()> {
        for c in text.chars() {
            if c.is_ascii() {
                write!(out, "{c}")?;
            } else {
                for unit in c.encode_utf16(&mut [0; 2]) {
                    write!(out, "\\u{unit:04x}")?;
                }
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As `json.dumps` of the same.
    #[test]
    fn a_policy_is_spelled_as_python_spells_it() {
        let value = json!({"a": ["starts-with", "$key", "é😀\"\n\u{7f}"], "b": [2, true, null, {}], "c": []});
        let expected = "{\"a\": [\"starts-with\", \"$key\", \"\\u00e9\\ud83d\\ude00\\\"\\n\u{7f}\"], \"b\": [2, true, null, {}], \"c\": []}";
        assert_eq!(as_python(&value).expect("JSON"), expected.as_bytes());
    }
}
