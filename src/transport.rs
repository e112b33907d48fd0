//! The HTTP client of this crate: proxies and certificates as the environment says, and bodies held back until the
//! service will take them.

use std::fmt;
use std::path::Path;

use aws_smithy_http_client::proxy::ProxyConfig;
use aws_smithy_http_client::tls::{Provider, TlsContext, TrustStore, rustls_provider::CryptoMode};
use aws_smithy_http_client::{Builder, Connector};
use aws_smithy_runtime_api::client::connector_metadata::ConnectorMetadata;
use aws_smithy_runtime_api::client::http::{
    HttpClient, HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpClient,
    SharedHttpConnector,
};
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_runtime_api::client::result::ConnectorError;
use aws_smithy_runtime_api::client::runtime_components::{RuntimeComponents, RuntimeComponentsBuilder};
use aws_smithy_types::config_bag::ConfigBag;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;

mod by_profile;
mod expect;

use by_profile::ByProfile;
pub(crate) use by_profile::{CA_BUNDLE as PROFILE_CA_BUNDLE, ProfileBundle};

/// The environment variable that names a file of the certificates to trust, in place of the system's.
pub(crate) const CA_BUNDLE: &str = "AWS_CA_BUNDLE";
/// What botocore asks next.
const OTHER_CA_BUNDLE: &str = "REQUESTS_CA_BUNDLE";

/// An HTTP client as calls use where the configuration has none: HTTP/1.1 and HTTP/2 over rustls. Each has a connection
/// pool of its own, whose connections live on the runtime that opened them.
///
/// From the environment, read when it is made: the proxies (`HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY`, but for the hosts of
/// `NO_PROXY`; also in lower case), and a file of certificates in PEM to trust in place of the system's: `AWS_CA_BUNDLE`,
/// else `ca_bundle` in the profile of the caller's configuration, else `REQUESTS_CA_BUNDLE`. Where that file cannot be
/// read, no request is made, and its error says so. Requests for credentials go by the environment's profile
/// (`AWS_PROFILE`), as does a configuration that no profile was loaded for.
///
/// A request with `Expect: 100-continue` sends its body when the server says so, or says nothing for a second.
pub fn default_http_client() -> SharedHttpClient {
    let proxies = ProxyConfig::from_env();
    let named = |name| trusting_file(name, Path::new(&std::env::var_os(name)?), proxies.clone()).into();
    if let Some(client) = named(CA_BUNDLE) {
        return client;
    }
    let plain = named(OTHER_CA_BUNDLE).unwrap_or_else(|| of(trusting(None), proxies.clone()));
    SharedHttpClient::new(ByProfile::new(plain, proxies))
}

/// A client that trusts the certificates of a file. `name`: of the setting that names it.
fn trusting_file(name: &str, path: &Path, proxies: ProxyConfig) -> SharedHttpClient {
    let read = || {
        // As botocore: it is no way to leave the choice to what comes next.
        if path.to_str().is_some_and(|path| path.trim().is_empty()) {
            return Err("expected a file of certificates, found an empty name".into());
        }
        let bytes = std::fs::read(path).map_err(|e| e.to_string())?;
        trusting(Some(bytes))
    };
    of(read().map_err(|e| format!("{name}: {}: {e}", path.display())), proxies)
}

fn of(context: Result<TlsContext, String>, proxies: ProxyConfig) -> SharedHttpClient {
    match context {
        Ok(context) => SharedHttpClient::new(Client { inner: client(context, proxies) }),
        Err(message) => SharedHttpClient::new(Unusable(message)),
    }
}

/// Trust in the certificates of a file, else in the system's.
///
/// # Errors
/// There is none in the file, or one that is no certificate: the client would not bear it.
fn trusting(bundle: Option<Vec<u8>>) -> Result<TlsContext, String> {
    let store = match bundle {
        None => TrustStore::default(),
        Some(pem) => {
            let mut roots = rustls::RootCertStore::empty();
            for certificate in CertificateDer::pem_slice_iter(&pem) {
                let refused = |e: &dyn fmt::Display| format!("expected certificates in PEM: {e}");
                roots.add(certificate.map_err(|e| refused(&e))?).map_err(|e| refused(&e))?;
            }
            if roots.is_empty() {
                return Err("expected certificates in PEM, found none".into());
            }
            TrustStore::empty().with_pem_certificate(pem)
        }
    };
    TlsContext::builder().with_trust_store(store).build().map_err(|e| e.to_string())
}

fn client(context: TlsContext, proxies: ProxyConfig) -> SharedHttpClient {
    Builder::new().build_with_connector_fn(move |settings, components| {
        let mut builder = Connector::builder().proxy_config(proxies.clone());
        builder.set_connector_settings(settings.cloned());
        if let Some(components) = components {
            builder.set_sleep_impl(components.sleep_impl());
        }
        builder.tls_provider(Provider::Rustls(CryptoMode::Ring)).tls_context(context.clone()).build()
    })
}

/// The client, with [`expect`] before each connector.
#[derive(Debug)]
struct Client {
    inner: SharedHttpClient,
}

impl HttpClient for Client {
    fn http_connector(
        &self,
        settings: &HttpConnectorSettings,
        components: &RuntimeComponents,
    ) -> SharedHttpConnector {
        let inner = self.inner.http_connector(settings, components);
        SharedHttpConnector::new(expect::Expecting::new(inner, components.sleep_impl()))
    }

    fn validate_base_client_config(
        &self,
        components: &RuntimeComponentsBuilder,
        cfg: &ConfigBag,
    ) -> Result<(), aws_smithy_runtime_api::box_error::BoxError> {
        self.inner.validate_base_client_config(components, cfg)
    }

    fn connector_metadata(&self) -> Option<ConnectorMetadata> {
        self.inner.connector_metadata()
    }
}

/// A client that makes no request, and says why.
#[derive(Debug, Clone)]
struct Unusable(String);

impl HttpClient for Unusable {
    fn http_connector(&self, _: &HttpConnectorSettings, _: &RuntimeComponents) -> SharedHttpConnector {
        SharedHttpConnector::new(self.clone())
    }
}

impl HttpConnector for Unusable {
    fn call(&self, _: HttpRequest) -> HttpConnectorFuture {
        HttpConnectorFuture::ready(Err(ConnectorError::user(self.0.clone().into())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bundle_is_certificates_or_an_error_that_says_what_was_expected() {
        let made = rcgen::generate_simple_self_signed(["a.name".to_owned()]).expect("a certificate");
        let der = aws_smithy_types::base64::encode(made.cert.der());
        let pem = format!("-----BEGIN CERTIFICATE-----\n{der}\n-----END CERTIFICATE-----\n");
        assert!(trusting(Some(pem.into_bytes())).is_ok());
        assert!(trusting(None).is_ok());
        let broken = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";
        for (pem, expected) in [("", "found none"), ("text", "found none"), (broken, "in PEM: ")] {
            let error = trusting(Some(pem.into())).expect_err("refused");
            assert!(error.contains(expected), "{error}");
        }
    }
}
