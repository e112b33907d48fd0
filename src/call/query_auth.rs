//! SigV4 in a query: the signature that makes a URL a request of its own.
//!
//! What is signed, and in which order it is written, is botocore's (`SigV4QueryAuth`, `S3SigV4QueryAuth` of its `auth`
//! module), so that URLs are the same byte for byte; keys and hashes are aws-sigv4's. That crate's own query signature
//! writes the session token last and leaves `x-amz-checksum-mode` unsigned.

use std::time::SystemTime;

use aws_credential_types::Credentials;
use aws_runtime::auth::SigV4OperationSigningConfig;
use aws_sigv4::http_request::SignableBody;
use aws_sigv4::sign::v4::{calculate_signature, generate_signing_key};
use aws_smithy_http::query::fmt_string;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::auth::{AuthScheme, AuthSchemeEndpointConfig, AuthSchemeId, Sign};
use aws_smithy_runtime_api::client::identity::{Identity, SharedIdentityResolver};
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_runtime_api::client::runtime_components::{GetIdentityResolver, RuntimeComponents};
use aws_smithy_types::DateTime;
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::date_time::Format;
use aws_types::SigningName;
use aws_types::region::SigningRegion;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use sha2::{Digest, Sha256};

/// Says that the body is no part of the signature.
pub(super) const UNSIGNED_PAYLOAD: &str = "UNSIGNED-PAYLOAD";

/// The parameter for the token of temporary credentials.
pub(super) const SESSION_TOKEN: &str = "X-Amz-Security-Token";

/// Never signed: what is of one hop only, what senders add of their own, and the signature itself.
const UNSIGNED: [&str; 5] =
    ["authorization", "content-length", "transfer-encoding", "user-agent", "x-amzn-trace-id"];

/// Who signs, for what and when.
#[derive(Clone, Copy)]
pub(crate) struct Scope<'a> {
    pub(crate) credentials: &'a Credentials,
    pub(crate) region: &'a str,
    pub(crate) name: &'a str,
    pub(crate) time: SystemTime,
}

impl Scope<'_> {
    /// `20260102T030405Z`.
    ///
    /// # Errors
    /// The clock stands where no date is.
    pub(crate) fn timestamp(&self) -> Result<String, BoxError> {
        let whole = DateTime::from_secs(DateTime::from(self.time).secs());
        Ok(whole.fmt(Format::DateTime)?.replace(['-', ':'], ""))
    }

    /// As `AKID/20260102/eu-west-1/s3/aws4_request`.
    pub(crate) fn credential(&self, timestamp: &str) -> String {
        format!("{}/{}", self.credentials.access_key_id(), self.scope(timestamp))
    }

    fn scope(&self, timestamp: &str) -> String {
        let date = timestamp.get(..8).unwrap_or(timestamp);
        format!("{date}/{}/{}/aws4_request", self.region, self.name)
    }

    /// Over any text, in hexadecimal digits.
    pub(crate) fn signature(&self, text: &str) -> String {
        let secret = self.credentials.secret_access_key();
        let key = generate_signing_key(secret, self.time, self.region, self.name);
        calculate_signature(key, text.as_bytes())
    }
}

/// A request that is to be a URL.
pub(crate) struct Unsigned<'a> {
    pub(crate) method: &'a str,
    /// Scheme, host and path, in the encoding in which they are sent.
    pub(crate) address: &'a str,
    /// Decoded, in the order in which they are written.
    pub(crate) query: Vec<(String, String)>,
    /// Besides the host.
    pub(crate) headers: Vec<(String, String)>,
    /// The hash of the body, or what stands for it.
    pub(crate) payload: &'a str,
    /// Whether the path is signed as it is: neither normalised nor encoded again.
    pub(crate) path_as_sent: bool,
    /// Whole seconds.
    pub(crate) expires_in: u64,
    /// The parameter that holds the token of temporary credentials.
    pub(crate) token_name: &'a str,
}

impl Unsigned<'_> {
    /// The URL with its signature.
    ///
    /// # Errors
    /// The address is none.
    pub(crate) fn signed(&self, scope: &Scope<'_>) -> Result<String, BoxError> {
        let timestamp = scope.timestamp()?;
        let uri: http_1x::Uri = self.address.parse()?;
        let mut headers = self.headers.clone();
        headers.push(("host".into(), host(&uri)));
        headers.sort();
        let names: Vec<&str> = headers.iter().map(|(name, _)| name.as_str()).collect();
        let names = names.join(";");
        let mut auth = vec![
            ("X-Amz-Algorithm", "AWS4-HMAC-SHA256".to_owned()),
            ("X-Amz-Credential", scope.credential(&timestamp)),
            ("X-Amz-Date", timestamp.clone()),
            ("X-Amz-Expires", self.expires_in.to_string()),
            ("X-Amz-SignedHeaders", names.clone()),
        ];
        if let Some(token) = scope.credentials.session_token() {
            auth.push((self.token_name, token.to_owned()));
        }
        let own = self.query.iter().map(|(name, value)| (name.as_str(), value));
        let written: Vec<(String, String)> = own
            .chain(auth.iter().map(|(name, value)| (*name, value)))
            .map(|(name, value)| (fmt_string(name), fmt_string(value)))
            .collect();
        let mut sorted = written.clone();
        sorted.sort();
        let values: String =
            headers.iter().map(|(name, value)| format!("{name}:{}\n", trimmed(value))).collect();
        let canonical = format!(
            "{}\n{}\n{}\n{values}\n{names}\n{}",
            self.method,
            self.canonical_path(uri.path()),
            joined(&sorted),
            self.payload
        );
        let hash = hex_hash(canonical.as_bytes());
        let text = format!("AWS4-HMAC-SHA256\n{timestamp}\n{}\n{hash}", scope.scope(&timestamp));
        Ok(format!("{}?{}&X-Amz-Signature={}", self.address, joined(&written), scope.signature(&text)))
    }

    fn canonical_path(&self, path: &str) -> String {
        match self.path_as_sent {
            true => path.to_owned(),
            false => utf8_percent_encode(&normalized(path), KEPT).to_string(),
        }
    }
}

/// A GET of an address with a query, as a URL.
///
/// # Errors
/// The address is none.
pub(crate) fn sign_url(
    scope: &Scope<'_>,
    address: &str,
    query: &[(&str, &str)],
    expires_in: std::time::Duration,
) -> Result<String, BoxError> {
    let query = query.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    let unsigned = Unsigned {
        method: "GET",
        address,
        query: query.collect(),
        headers: Vec::new(),
        payload: &hex_hash(b""),
        path_as_sent: false,
        expires_in: expires_in.as_secs(),
        token_name: SESSION_TOKEN,
    };
    unsigned.signed(scope)
}

/// What stays as it is when a path is encoded again.
const KEPT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'/');

/// Without segments that are empty or dots, as botocore has it: RFC 3986 would leave a slash where the last was a dot.
fn normalized(path: &str) -> String {
    let mut kept: Vec<&str> = Vec::new();
    for segment in path.split('/') {
        match segment {
            "" | "." => {}
            ".." => drop(kept.pop()),
            other => kept.push(other),
        }
    }
    let end = if path.ends_with('/') && !kept.is_empty() { "/" } else { "" };
    format!("/{}{end}", kept.join("/"))
}

/// The host as its header has it: the port only where it is not the scheme's own.
fn host(uri: &http_1x::Uri) -> String {
    let name = uri.host().unwrap_or_default().to_lowercase();
    let own = if uri.scheme_str() == Some("http") { 80 } else { 443 };
    match uri.port_u16().filter(|port| *port != own) {
        Some(port) => format!("{name}:{port}"),
        None => name,
    }
}

fn trimmed(value: &str) -> String {
    value.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn joined(pairs: &[(String, String)]) -> String {
    pairs.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("&")
}

pub(crate) fn hex_hash(bytes: &[u8]) -> String {
    use std::fmt::Write;
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut text, byte| {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// The pairs of a query or a form.
///
/// # Errors
/// What is encoded in them is no UTF-8.
pub(crate) fn decoded(query: &str) -> Result<Vec<(String, String)>, BoxError> {
    let decode = |text: &str| {
        let text = text.replace('+', " ");
        percent_decode_str(&text).decode_utf8().map(|text| text.into_owned())
    };
    let pairs = query.split('&').filter(|pair| !pair.is_empty());
    let pairs = pairs.map(|pair| {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        Ok((decode(name)?, decode(value)?))
    });
    pairs.collect()
}

/// SigV4 in the query.
#[derive(Debug)]
pub(super) struct QueryAuthScheme {
    /// The one that it takes the place of.
    pub(super) scheme: AuthSchemeId,
    /// The parameter for the token of temporary credentials.
    pub(super) token_name: &'static str,
    /// Whole seconds.
    pub(super) expires_in: u64,
    /// Whether the path is signed as it is, and the body is not.
    pub(super) as_s3: bool,
}

impl AuthScheme for QueryAuthScheme {
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

impl Sign for QueryAuthScheme {
    fn sign_http_request(
        &self,
        request: &mut HttpRequest,
        identity: &Identity,
        endpoint: AuthSchemeEndpointConfig<'_>,
        components: &RuntimeComponents,
        cfg: &ConfigBag,
    ) -> Result<(), BoxError> {
        let signatory = Signatory::of(identity, &endpoint, components, cfg)?;
        let (address, query) = request.uri().split_once('?').unwrap_or((request.uri(), ""));
        let headers = request.headers().iter().filter(|(name, _)| !UNSIGNED.contains(name));
        let unsigned = Unsigned {
            method: request.method(),
            address,
            query: decoded(query)?,
            headers: headers.map(|(name, value)| (name.to_lowercase(), value.to_owned())).collect(),
            payload: &self.payload(request, cfg)?,
            path_as_sent: self.as_s3,
            expires_in: self.expires_in,
            token_name: self.token_name,
        };
        let url = unsigned.signed(&signatory.scope())?;
        request.set_uri(url)?;
        Ok(())
    }
}

impl QueryAuthScheme {
    fn payload(&self, request: &HttpRequest, cfg: &ConfigBag) -> Result<String, BoxError> {
        let config = cfg.load::<SigV4OperationSigningConfig>();
        let body = config.and_then(|config| config.signing_options.payload_override.as_ref());
        if let Some(hash) = request.headers().get("x-amz-content-sha256") {
            return Ok(hash.to_owned());
        }
        // An operation whose payload goes unsigned says so in a header, which a URL does not bear.
        match (self.as_s3, body) {
            (true, _) => Ok(UNSIGNED_PAYLOAD.to_owned()),
            (_, Some(SignableBody::Precomputed(hash))) => Ok(hash.clone()),
            _ => Ok(hex_hash(request.body().bytes().ok_or("expected a body in memory to sign")?)),
        }
    }
}

/// What a signer is told of who signs, for what and when.
pub(super) struct Signatory<'a> {
    credentials: &'a Credentials,
    /// Of the endpoint, else the client's; so is the name.
    pub(super) region: String,
    name: String,
    time: SystemTime,
}

impl<'a> Signatory<'a> {
    /// # Errors
    /// The identity is none of AWS's, or there is no region or service to sign for.
    pub(super) fn of(
        identity: &'a Identity,
        endpoint: &AuthSchemeEndpointConfig<'_>,
        components: &RuntimeComponents,
        cfg: &ConfigBag,
    ) -> Result<Signatory<'a>, BoxError> {
        let named = |name| endpoint.get(name).and_then(|value| value.as_string()).map(str::to_owned);
        let region =
            named("signingRegion").or_else(|| Some(cfg.load::<SigningRegion>()?.as_ref().to_owned()));
        let name = named("signingName").or_else(|| Some(cfg.load::<SigningName>()?.as_ref().to_owned()));
        let missing = "expected a region and a service to sign for";
        Ok(Signatory {
            credentials: identity.data().ok_or("expected AWS credentials to sign with")?,
            region: region.ok_or(missing)?,
            name: name.ok_or(missing)?,
            time: components.time_source().unwrap_or_default().now(),
        })
    }

    pub(super) fn scope(&self) -> Scope<'_> {
        self.scope_in(&self.region)
    }

    /// In another region than the endpoint's.
    pub(super) fn scope_in<'b>(&'b self, region: &'b str) -> Scope<'b> {
        Scope { credentials: self.credentials, region, name: &self.name, time: self.time }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_normalised_as_botocore_normalises_them() {
        for (path, expected) in
            [("", "/"), ("/", "/"), ("/a//b/./c/../d/", "/a/b/d/"), ("/a/..", "/"), ("/a/.", "/a")]
        {
            assert_eq!(normalized(path), expected, "{path}");
        }
    }

    #[test]
    fn a_host_bears_its_port_only_where_it_is_another() {
        for (url, expected) in [
            ("https://S3.amazonaws.com/a", "s3.amazonaws.com"),
            ("https://localhost:443/", "localhost"),
            ("http://localhost:443/", "localhost:443"),
            ("http://[::1]:80/", "[::1]"),
        ] {
            assert_eq!(host(&url.parse().expect("an address")), expected, "{url}");
        }
    }
}
