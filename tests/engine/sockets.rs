//! Regions that cannot be reached, by the real HTTP client: which step failed, and whether the service is there at all.

use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;

use aws_smithy_http_client::tls::{Provider, rustls_provider::CryptoMode};
use aws_smithy_runtime_api::client::dns::{DnsFuture, ResolveDns, ResolveDnsError};
use aws_smithy_runtime_api::client::http::SharedHttpClient;
use aws_smithy_types::retry::RetryConfig;
use aws_smithy_types::timeout::TimeoutConfig;
use multiregion_client::{CallError, FailureKind, Limit, MultiRegionClient, MultiRegionResult, Phase};
use serde_json::json;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::pki_types::PrivatePkcs8KeyDer;

use crate::support::{Script, ok};

/// What a server does with a connection.
type Serve = fn(TcpStream) -> std::pin::Pin<Box<dyn Future<Output = ()> + Send>>;

async fn server(serve: Serve) -> u16 {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.expect("a port");
    let port = listener.local_addr().expect("an address").port();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(serve(stream));
        }
    });
    port
}

async fn refused_port() -> u16 {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.expect("a port");
    listener.local_addr().expect("an address").port()
}

/// Answers every name with one address, or as a resolver that knows none.
#[derive(Debug, Clone)]
struct Names(fn(&str) -> Result<IpAddr, String>);

impl ResolveDns for Names {
    fn resolve_dns<'a>(&'a self, name: &'a str) -> DnsFuture<'a> {
        let found = (self.0)(name).map(|ip| vec![ip]);
        DnsFuture::ready(found.map_err(|text| ResolveDnsError::new(std::io::Error::other(text))))
    }
}

/// Never answers.
#[derive(Debug, Clone)]
struct Silent;

impl ResolveDns for Silent {
    fn resolve_dns<'a>(&'a self, _: &'a str) -> DnsFuture<'a> {
        DnsFuture::new(std::future::pending())
    }
}

fn http_client(resolver: impl ResolveDns + Clone + 'static) -> SharedHttpClient {
    let provider = Provider::Rustls(CryptoMode::Ring);
    aws_smithy_http_client::Builder::new().tls_provider(provider).build_with_resolver(resolver)
}

fn config(client: SharedHttpClient) -> aws_types::sdk_config::Builder {
    let script = Script::always(ok("{}"));
    script.config().http_client(client).retry_config(RetryConfig::disabled())
}

/// What a call to an address ends with.
async fn at(url: &str) -> CallError {
    let config = config(multiregion_client::default_http_client()).build();
    let builder = MultiRegionClient::builder(&config).endpoint_url(url);
    let client = builder.build("sqs", ["eu-west-1"]).expect("a client");
    let result = client.call("list_queues", json!({})).await.expect("a result");
    result["eu-west-1"].error().expect("an error").clone()
}

async fn in_regions<const N: usize>(client: SharedHttpClient, regions: [&str; N]) -> MultiRegionResult {
    let client = MultiRegionClient::new(&config(client).build(), "apprunner", regions).expect("a client");
    client.call("list_services", json!({})).await.expect("a result")
}

#[tokio::test]
async fn each_step_that_fails_is_told() {
    let closing = server(|stream| Box::pin(async move { drop(stream) })).await;
    let breaking = server(|mut stream| {
        Box::pin(async move {
            let _ = stream.read(&mut [0; 1024]).await;
            let _ = stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{\"Queue").await;
        })
    })
    .await;
    let plain = server(|mut stream| {
        Box::pin(async move {
            let _ = stream.write_all(b"HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\n\r\n").await;
            let _ = stream.read(&mut [0; 1024]).await;
        })
    })
    .await;
    let untrusted = server(|stream| Box::pin(with_own_certificate(stream))).await;
    for (url, phase) in [
        (format!("http://127.0.0.1:{}", refused_port().await), Phase::Connect),
        (format!("https://127.0.0.1:{}", refused_port().await), Phase::Connect),
        ("http://no-such-name.invalid".to_owned(), Phase::Dns),
        (format!("http://127.0.0.1:{closing}"), Phase::Exchange),
        (format!("http://127.0.0.1:{breaking}"), Phase::Exchange),
        (format!("https://localhost:{untrusted}"), Phase::Tls),
        (format!("https://localhost:{plain}"), Phase::Tls),
        (format!("https://localhost:{closing}"), Phase::Tls),
    ] {
        let error = at(&url).await;
        assert_eq!(
            (error.kind(), error.phase()),
            (FailureKind::Unreachable, Some(phase)),
            "{url}: {error:?}"
        );
        assert_eq!((error.code(), error.limit()), (None, None));
    }
    // A certificate that nobody vouches for is told as such.
    let error = at(&format!("https://localhost:{untrusted}")).await.to_string();
    assert!(error.contains("certificate"), "{error}");
}

async fn with_own_certificate(stream: TcpStream) {
    let made = rcgen::generate_simple_self_signed(["localhost".to_owned()]).expect("a certificate");
    let key = PrivatePkcs8KeyDer::from(made.signing_key.serialize_der());
    let config = ServerConfig::builder().with_no_client_auth();
    let config = config.with_single_cert(vec![made.cert.der().clone()], key.into()).expect("a configuration");
    let _ = TlsAcceptor::from(Arc::new(config)).accept(stream).await;
}

#[tokio::test(start_paused = true)]
async fn the_clients_own_limits_are_told_apart() {
    let connect = TimeoutConfig::builder().connect_timeout(std::time::Duration::from_secs(3)).build();
    let config = config(http_client(Silent)).timeout_config(connect).build();
    let client = MultiRegionClient::new(&config, "sqs", ["eu-west-1"]).expect("a client");
    let result = client.call("list_queues", json!({})).await.expect("a result");
    let error = result["eu-west-1"].error().expect("an error");
    assert_eq!((error.kind(), error.limit()), (FailureKind::TimedOut, Some(Limit::Connect)), "{error:?}");

    let silent = server(|mut stream| {
        Box::pin(async move { while stream.read(&mut [0; 1024]).await.is_ok_and(|read| read > 0) {} })
    })
    .await;
    let read = TimeoutConfig::builder().read_timeout(std::time::Duration::from_secs(3));
    let read = read.disable_connect_timeout().build();
    let config = self::config(multiregion_client::default_http_client()).timeout_config(read).build();
    let builder = MultiRegionClient::builder(&config).endpoint_url(format!("http://127.0.0.1:{silent}"));
    let client = builder.build("sqs", ["eu-west-1"]).expect("a client");
    let result = client.call("list_queues", json!({})).await.expect("a result");
    let error = result["eu-west-1"].error().expect("an error");
    assert_eq!((error.kind(), error.limit()), (FailureKind::TimedOut, Some(Limit::Read)), "{error:?}");
}

const UNKNOWN: &str = "failed to lookup address information: Name or service not known";
const NOT_ASKED: &str = "failed to lookup address information: Temporary failure in name resolution";

/// Nothing listens there.
fn somewhere() -> Result<IpAddr, String> {
    Ok(Ipv4Addr::LOCALHOST.into())
}

fn ended(result: &MultiRegionResult, region: &str) -> (FailureKind, Option<Phase>) {
    let error = result[region].error().expect("an error");
    (error.kind(), error.phase())
}

#[tokio::test]
async fn a_service_whose_name_does_not_exist_is_absent_if_it_exists_elsewhere() {
    let names = Names(|name| if name.contains("eu-west-2") { Err(UNKNOWN.into()) } else { somewhere() });
    let result = in_regions(http_client(names), ["eu-west-1", "eu-west-2"]).await;
    assert_eq!(ended(&result, "eu-west-2"), (FailureKind::ServiceAbsent, None));
    let told = result["eu-west-2"].error().expect("an error").to_string();
    assert!(told.contains("Name or service not known") && told.contains("in eu-west-1 exists"), "{told}");
    assert_ne!(ended(&result, "eu-west-1").0, FailureKind::ServiceAbsent);
}

#[tokio::test]
async fn without_a_network_no_service_is_absent_but_where_it_is_not_listed() {
    // me-south-1 is not among the service's regions.
    for (text, unlisted) in [(UNKNOWN, FailureKind::ServiceAbsent), (NOT_ASKED, FailureKind::Unreachable)] {
        let names = match text {
            UNKNOWN => Names(|_| Err(UNKNOWN.into())),
            _ => Names(|_| Err(NOT_ASKED.into())),
        };
        let result = in_regions(http_client(names), ["eu-west-1", "me-south-1"]).await;
        assert_eq!(ended(&result, "eu-west-1"), (FailureKind::Unreachable, Some(Phase::Dns)), "{text}");
        assert_eq!(ended(&result, "me-south-1").0, unlisted, "{text}");
    }
}

#[tokio::test]
async fn a_resolver_that_is_overworked_says_nothing_of_the_service() {
    let names = Names(|name| if name.contains("eu-west-2") { Err(NOT_ASKED.into()) } else { somewhere() });
    let result = in_regions(http_client(names), ["eu-west-1", "eu-west-2"]).await;
    assert_eq!(ended(&result, "eu-west-2"), (FailureKind::Unreachable, Some(Phase::Dns)));
}

#[tokio::test]
async fn another_partitions_names_say_nothing_of_this_ones() {
    let names = Names(|name| if name.contains("eu-west-1") { Err(UNKNOWN.into()) } else { somewhere() });
    let result = in_regions(http_client(names), ["eu-west-1", "cn-north-1"]).await;
    assert_eq!(ended(&result, "eu-west-1"), (FailureKind::Unreachable, Some(Phase::Dns)));
}
