//! Signature Version 2, which two services still ask for: the form's fields signed with HMAC-SHA256.
//!
//! Source: AWS General Reference, "Signature Version 2 signing process".

use aws_credential_types::Credentials;
use aws_smithy_http::query::fmt_string;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::auth::{AuthScheme, AuthSchemeEndpointConfig, AuthSchemeId, Sign};
use aws_smithy_runtime_api::client::identity::{Identity, SharedIdentityResolver};
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_runtime_api::client::runtime_components::{GetIdentityResolver, RuntimeComponents};
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::date_time::Format;
use aws_smithy_types::{DateTime, base64};
use hmac::{Hmac, KeyInit, Mac};
use percent_encoding::percent_decode_str;
use sha2::Sha256;

pub(super) const SCHEME_ID: AuthSchemeId = AuthSchemeId::new("sigv2");

/// The scheme; its identities are AWS credentials.
#[derive(Debug)]
pub(super) struct SigV2AuthScheme;

impl AuthScheme for SigV2AuthScheme {
    fn scheme_id(&self) -> AuthSchemeId {
        SCHEME_ID
    }

    fn identity_resolver(&self, resolvers: &dyn GetIdentityResolver) -> Option<SharedIdentityResolver> {
        resolvers.identity_resolver(SCHEME_ID)
    }

    fn signer(&self) -> &dyn Sign {
        self
    }
}

impl Sign for SigV2AuthScheme {
    fn sign_http_request(
        &self,
        request: &mut HttpRequest,
        identity: &Identity,
        _: AuthSchemeEndpointConfig<'_>,
        components: &RuntimeComponents,
        _: &ConfigBag,
    ) -> Result<(), BoxError> {
        let credentials = identity.data::<Credentials>().ok_or("expected AWS credentials to sign with")?;
        let now = components.time_source().unwrap_or_default().now();
        // The signature's time has whole seconds.
        let timestamp = DateTime::from_secs(DateTime::from(now).secs()).fmt(Format::DateTime)?;
        let form = std::str::from_utf8(request.body().bytes().ok_or("expected a body in memory to sign")?)?;
        let form = signed(request.method(), request.uri(), form, credentials, &timestamp)?;
        request.headers_mut().insert("Content-Length", form.len().to_string());
        *request.body_mut() = SdkBody::from(form);
        Ok(())
    }
}

/// The form with the fields of its signature.
fn signed(
    method: &str,
    uri: &str,
    form: &str,
    credentials: &Credentials,
    timestamp: &str,
) -> Result<String, BoxError> {
    let mut fields = decoded(form)?;
    let mut add = |name: &str, value: &str| fields.push((name.to_owned(), value.to_owned()));
    add("AWSAccessKeyId", credentials.access_key_id());
    add("SignatureVersion", "2");
    add("SignatureMethod", "HmacSHA256");
    add("Timestamp", timestamp);
    if let Some(token) = credentials.session_token() {
        add("SecurityToken", token);
    }
    let uri: http_1x::Uri = uri.parse()?;
    let host = uri.authority().map(|a| a.as_str()).unwrap_or_default();
    let path = if uri.path().is_empty() { "/" } else { uri.path() };
    fields.sort();
    let text = format!("{method}\n{host}\n{path}\n{}", encoded(&fields));
    let mut mac = Hmac::<Sha256>::new_from_slice(credentials.secret_access_key().as_bytes())?;
    mac.update(text.as_bytes());
    fields.push(("Signature".into(), base64::encode(mac.finalize().into_bytes())));
    Ok(encoded(&fields))
}

fn decoded(form: &str) -> Result<Vec<(String, String)>, BoxError> {
    let decode =
        |text: &str| percent_decode_str(&text.replace('+', " ")).decode_utf8().map(|t| t.into_owned());
    let pairs = form.split('&').filter(|pair| !pair.is_empty());
    let pairs = pairs.map(|pair| {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        Ok((decode(name)?, decode(value)?))
    });
    pairs.collect()
}

fn encoded(fields: &[(String, String)]) -> String {
    let pairs: Vec<String> =
        fields.iter().map(|(name, value)| format!("{}={}", fmt_string(name), fmt_string(value))).collect();
    pairs.join("&")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// botocore's `SigV2Auth` signs this request to this form.
    #[test]
    fn a_form_is_signed_as_botocore_signs_it() {
        let credentials = Credentials::new("AKID", "secret", Some("tok/en".into()), None, "test");
        let form = "Action=ListDomains&Version=2009-04-15&Note=a%20b%26c";
        let signed = signed("POST", "https://sdb.amazonaws.com/", form, &credentials, "2026-01-02T03:04:05Z");
        assert_eq!(signed.expect("a form"), include_str!("sigv2/botocore.txt").trim_end());
    }
}
