//! Copies between regions: the request of the copy holds another one, presigned for the region that is copied from.

use std::sync::Arc;

use aws_runtime::auth::sigv4;
use aws_smithy_http::query::fmt_string;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::auth::{AuthScheme, AuthSchemeEndpointConfig, AuthSchemeId, Sign};
use aws_smithy_runtime_api::client::identity::{Identity, SharedIdentityResolver};
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_runtime_api::client::runtime_components::{GetIdentityResolver, RuntimeComponents};
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::config_bag::ConfigBag;

use super::post::put;
use super::query_auth::{SESSION_TOKEN, Scope, Signatory, Unsigned, decoded, hex_hash};
use crate::quirks::presign::Copy;
use crate::value::{Structure, Value};

/// How long the presigned request holds, in seconds: as long as botocore's.
const EXPIRES_IN: u64 = 3600;
const DESTINATION: &str = "DestinationRegion";

/// `aws.auth#sigv4` of a request that is to hold a presigned one.
#[derive(Debug)]
pub(super) struct CopyAuthScheme {
    pub(super) copy: &'static Copy,
    pub(super) input: Arc<Structure>,
}

impl AuthScheme for CopyAuthScheme {
    fn scheme_id(&self) -> AuthSchemeId {
        sigv4::SCHEME_ID
    }

    fn identity_resolver(&self, resolvers: &dyn GetIdentityResolver) -> Option<SharedIdentityResolver> {
        resolvers.identity_resolver(sigv4::SCHEME_ID)
    }

    fn signer(&self) -> &dyn Sign {
        self
    }
}

impl Sign for CopyAuthScheme {
    fn sign_http_request(
        &self,
        request: &mut HttpRequest,
        identity: &Identity,
        endpoint: AuthSchemeEndpointConfig<'_>,
        components: &RuntimeComponents,
        cfg: &ConfigBag,
    ) -> Result<(), BoxError> {
        if let Some(source) = self.input.get(self.copy.source).and_then(Value::as_str) {
            let signatory = Signatory::of(identity, &endpoint, components, cfg)?;
            let (region, scope) = (&signatory.region, signatory.scope_in(source));
            let form = std::str::from_utf8(request.body().bytes().ok_or("expected a body in memory")?)?;
            if let Some(form) = self.with_url(request.uri(), form, region, &scope)? {
                request.headers_mut().try_insert("content-length", form.len().to_string())?;
                *request.body_mut() = SdkBody::from(form);
            }
        }
        sigv4::SigV4Signer::new().sign_http_request(request, identity, endpoint, components, cfg)
    }
}

impl CopyAuthScheme {
    /// The form with the presigned request, unless the caller gave one.
    fn with_url(
        &self,
        uri: &str,
        form: &str,
        region: &str,
        source: &Scope<'_>,
    ) -> Result<Option<String>, BoxError> {
        let mut pairs = decoded(form)?;
        if pairs.iter().any(|(name, _)| name == self.copy.url) {
            return Ok(None);
        }
        let mut query = pairs.clone();
        put(&mut query, DESTINATION, region.to_owned());
        let address = uri.replace(region, source.region);
        let unsigned = Unsigned {
            method: "GET",
            address: address.split('?').next().unwrap_or(&address),
            query,
            headers: Vec::new(),
            payload: &hex_hash(b""),
            path_as_sent: false,
            expires_in: EXPIRES_IN,
            token_name: SESSION_TOKEN,
        };
        put(&mut pairs, self.copy.url, unsigned.signed(source)?);
        if self.copy.names_destination {
            put(&mut pairs, DESTINATION, region.to_owned());
        }
        let pairs = pairs.iter().map(|(name, value)| format!("{}={}", fmt_string(name), fmt_string(value)));
        Ok(Some(pairs.collect::<Vec<_>>().join("&")))
    }
}
