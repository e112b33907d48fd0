//! The real HTTP client, sent to a local AWS: requests are signed for AWS's own hosts and go to a region's local port.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;

use aws_config::{BehaviorVersion, SdkConfig};
use aws_credential_types::Credentials;
use aws_credential_types::provider::SharedCredentialsProvider;
use aws_smithy_http_client::tls::{Provider, rustls_provider::CryptoMode};
use aws_smithy_runtime_api::client::dns::{DnsFuture, ResolveDns, ResolveDnsError};
use aws_smithy_runtime_api::client::http::{
    HttpClient, HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpClient,
    SharedHttpConnector,
};
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;

/// How a region's name is looked up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lookup {
    Found,
    /// The resolver says this.
    Fails(&'static str),
    /// The resolver says nothing.
    Silent,
}

/// Where a region is.
#[derive(Debug, Clone, Copy)]
pub struct Place {
    pub port: u16,
    pub tls: bool,
    pub lookup: Lookup,
}

impl Place {
    pub fn at(port: u16) -> Place {
        Place { port, tls: false, lookup: Lookup::Found }
    }
}

type Places = Arc<HashMap<&'static str, Place>>;

/// The top of the names that stand for regions, which no resolver but ours knows.
const TOP: &str = ".local-aws.test";

#[derive(Debug, Clone)]
struct Names(Places);

impl ResolveDns for Names {
    fn resolve_dns<'a>(&'a self, name: &'a str) -> DnsFuture<'a> {
        let region = name.strip_suffix(TOP).unwrap_or_default();
        match self.0.get(region).map_or(Lookup::Fails("an unknown name"), |place| place.lookup) {
            Lookup::Found => DnsFuture::ready(Ok(vec![IpAddr::from(Ipv4Addr::LOCALHOST)])),
            Lookup::Fails(text) => DnsFuture::ready(Err(ResolveDnsError::new(std::io::Error::other(text)))),
            Lookup::Silent => DnsFuture::new(std::future::pending()),
        }
    }
}

/// The client, and the connector that it makes.
#[derive(Debug, Clone)]
struct Local<Inner> {
    inner: Inner,
    places: Places,
}

/// The crate's HTTP client with a resolver of the test's.
pub fn http_client(places: HashMap<&'static str, Place>) -> SharedHttpClient {
    let places = Arc::new(places);
    let provider = Provider::Rustls(CryptoMode::Ring);
    let builder = aws_smithy_http_client::Builder::new().tls_provider(provider);
    let inner = builder.build_with_resolver(Names(places.clone()));
    SharedHttpClient::new(Local { inner, places })
}

/// A configuration with that client and credentials.
pub fn config(places: HashMap<&'static str, Place>) -> aws_types::sdk_config::Builder {
    let credentials = Credentials::new("AKIDEXAMPLE", "secret", None, None, "test");
    SdkConfig::builder()
        .behavior_version(BehaviorVersion::latest())
        .credentials_provider(SharedCredentialsProvider::new(credentials))
        .http_client(http_client(places))
}

impl HttpClient for Local<SharedHttpClient> {
    fn http_connector(
        &self,
        settings: &HttpConnectorSettings,
        components: &RuntimeComponents,
    ) -> SharedHttpConnector {
        let inner = self.inner.http_connector(settings, components);
        SharedHttpConnector::new(Local { inner, places: self.places.clone() })
    }
}

impl HttpConnector for Local<SharedHttpConnector> {
    fn call(&self, mut request: HttpRequest) -> HttpConnectorFuture {
        let host = request.uri().split('/').nth(2).unwrap_or_default();
        let found = host.split('.').find_map(|label| self.places.get_key_value(label));
        let (region, place) = found.expect("a host with a region that the test knows");
        let scheme = if place.tls { "https" } else { "http" };
        let path = request.uri().splitn(4, '/').nth(3).unwrap_or_default();
        let uri = format!("{scheme}://{region}{TOP}:{}/{path}", place.port);
        request.set_uri(uri).expect("a URI");
        self.inner.call(request)
    }
}
