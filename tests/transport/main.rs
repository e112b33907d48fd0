//! The HTTP client of the crate on real sockets: bodies held back until they are wanted, connections of dropped bodies,
//! proxies and certificates of the environment.
//!
//! The environment is a process's own: what reads it runs in a copy of this program, which runs one test of it with
//! `MULTIREGION_TRANSPORT_URL` set.

mod server;

use std::io::Read;
use std::process::{Command, Output};
use std::sync::atomic::Ordering;
use std::time::Duration;

use aws_config::retry::RetryConfig;
use aws_config::{BehaviorVersion, SdkConfig};
use aws_credential_types::Credentials;
use aws_credential_types::provider::SharedCredentialsProvider;
use aws_smithy_async::rt::sleep::{AsyncSleep, SharedAsyncSleep, Sleep};
use multiregion_client::blocking::{self, BodyReader};
use multiregion_client::{Body, MultiRegionClient, default_http_client};
use serde_json::json;

use server::{Says, Server};

const REGION: &str = "eu-west-1";
const URL: &str = "MULTIREGION_TRANSPORT_URL";
/// Where it is set, the copy's configuration is loaded for this profile, else it is made without one.
const PROFILE: &str = "MULTIREGION_TRANSPORT_PROFILE";

/// A wait that no test waits for: none of them is one for time to pass.
#[derive(Debug)]
struct Never;

impl AsyncSleep for Never {
    fn sleep(&self, _: Duration) -> Sleep {
        Sleep::new(std::future::pending())
    }
}

/// A wait that is over at once.
#[derive(Debug)]
struct AtOnce;

impl AsyncSleep for AtOnce {
    fn sleep(&self, _: Duration) -> Sleep {
        Sleep::new(std::future::ready(()))
    }
}

fn config(sleep: impl AsyncSleep + 'static) -> SdkConfig {
    let credentials = Credentials::new("AKIDEXAMPLE", "secret", None, None, "test");
    SdkConfig::builder()
        .behavior_version(BehaviorVersion::latest())
        .credentials_provider(SharedCredentialsProvider::new(credentials))
        .http_client(default_http_client())
        .retry_config(RetryConfig::disabled())
        .stalled_stream_protection(
            aws_config::stalled_stream_protection::StalledStreamProtectionConfig::disabled(),
        )
        .timeout_config(aws_config::timeout::TimeoutConfig::disabled())
        .sleep_impl(SharedAsyncSleep::new(sleep))
        .build()
}

fn s3(config: &SdkConfig, url: &str) -> MultiRegionClient {
    let builder = MultiRegionClient::builder(config).endpoint_url(url);
    let builder = builder.context_param("ForcePathStyle", true);
    builder.build("s3", [REGION]).expect("a client")
}

fn key() -> serde_json::Value {
    json!({"Bucket": "bucket", "Key": "k"})
}

#[tokio::test]
async fn a_body_goes_when_the_server_says_so() {
    let server = Server::start(Says::Continue).await;
    let s3 = s3(&config(Never), &server.url());
    let result = s3.call("put_object", key()).body("the body").await.expect("a result");
    assert!(result.is_complete(), "{:?}", result[REGION]);
    let exchanges = server.exchanges();
    assert_eq!(exchanges.len(), 1);
    assert!(exchanges[0].head.contains("expect: 100-continue"), "{}", exchanges[0].head);
    assert!(!exchanges[0].came_unasked);
    assert_eq!(exchanges[0].body, b"the body");
}

#[tokio::test]
async fn a_body_goes_when_the_server_says_nothing_for_a_while() {
    let server = Server::start(Says::Nothing).await;
    let s3 = s3(&config(AtOnce), &server.url());
    let result = s3.call("put_object", key()).body("the body").await.expect("a result");
    assert!(result.is_complete(), "{:?}", result[REGION]);
    assert_eq!(server.exchanges()[0].body, b"the body");
}

#[tokio::test]
async fn a_body_that_is_not_wanted_is_not_sent_and_its_connection_is_given_up() {
    let server = Server::start(Says::Refused).await;
    let s3 = s3(&config(Never), &server.url());
    let result = s3.call("put_object", key()).body(Body::from(vec![b'x'; 1 << 20])).await.expect("a result");
    let error = result[REGION].error().expect("an error");
    assert_eq!((error.code(), error.status()), (Some("AccessDenied"), Some(403)), "{error}");
    server.closed().await;
    assert!(server.exchanges()[0].body.is_empty());
    assert_eq!(server.seen.open.load(Ordering::SeqCst), 0);
}

#[tokio::test]
async fn a_dropped_body_closes_its_connection_and_a_read_one_keeps_it() {
    let server = Server::start(Says::Endless).await;
    let s3 = s3(&config(Never), &server.url());
    let mut result = s3.call("get_object", key()).streaming().await.expect("a result");
    let mut body = result.take_body(REGION).expect("a body");
    assert!(body.next().await.expect("bytes").is_ok());
    assert_eq!(server.seen.open.load(Ordering::SeqCst), 1);
    drop(body);
    server.closed().await;
    assert_eq!(server.seen.open.load(Ordering::SeqCst), 0);

    let server = Server::start(Says::Continue).await;
    let s3 = self::s3(&config(Never), &server.url());
    for _ in 0..3 {
        let mut result = s3.call("get_object", key()).streaming().await.expect("a result");
        let body = result.take_body(REGION).expect("a body");
        assert_eq!(body.collect_within(100).await.expect("bytes"), "an answer");
    }
    assert_eq!(server.seen.connections.load(Ordering::SeqCst), 1);
}

#[tokio::test]
async fn a_dropped_reader_closes_its_connection() {
    let server = Server::start(Says::Endless).await;
    let s3 = blocking::MultiRegionClient::from(s3(&config(Never), &server.url()));
    let read = std::thread::spawn(move || {
        let mut result = s3.call("get_object", key()).streaming().send().expect("a result");
        let mut body = BodyReader::from(result.take_body(REGION).expect("a body"));
        body.read_exact(&mut [0; 100]).expect("bytes");
        body
    });
    // Waited for where the server is not held up.
    let body =
        tokio::task::spawn_blocking(|| read.join().expect("a thread that ends")).await.expect("a body");
    assert_eq!(server.seen.open.load(Ordering::SeqCst), 1);
    drop(body);
    server.closed().await;
    assert_eq!(server.seen.open.load(Ordering::SeqCst), 0);
}

/// What a copy of this program, in an environment of its own, comes to when it calls an address.
fn in_environment(url: &str, environment: &[(&str, &str)]) -> Output {
    let mut command = Command::new(std::env::current_exe().expect("this program"));
    command.args(["--exact", "--nocapture", "the_copy_calls"]);
    for (name, _) in std::env::vars_os() {
        let name_text = name.to_string_lossy().to_ascii_lowercase();
        if name_text.ends_with("_proxy") || name_text.ends_with("ca_bundle") {
            command.env_remove(&name);
        }
    }
    command.env("AWS_CONFIG_FILE", "").env("AWS_SHARED_CREDENTIALS_FILE", "");
    command.env(URL, url).envs(environment.iter().copied());
    command.output().expect("the copy runs")
}

/// Calls the address of the environment, if it is there, and prints what comes of it.
#[tokio::test]
async fn the_copy_calls() {
    let Ok(url) = std::env::var(URL) else { return };
    let config = match std::env::var(PROFILE) {
        Err(_) => config(Never),
        Ok(profile) => {
            let credentials = Credentials::new("AKIDEXAMPLE", "secret", None, None, "test");
            let loader = multiregion_client::config().retry_config(RetryConfig::disabled());
            loader.profile_name(profile).credentials_provider(credentials).load().await
        }
    };
    let result = s3(&config, &url).call("get_object", key()).await.expect("a result");
    match result[REGION].error() {
        None => println!("answered"),
        Some(error) => println!("{}: {error}", error.kind()),
    }
}

async fn copy(url: String, environment: Vec<(&'static str, String)>) -> String {
    let run = move || {
        let environment: Vec<_> = environment.iter().map(|(name, value)| (*name, value.as_str())).collect();
        in_environment(&url, &environment)
    };
    let output = tokio::task::spawn_blocking(run).await.expect("the copy");
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{text}");
    text
}

#[tokio::test]
async fn requests_go_through_the_environments_proxy_but_for_the_hosts_that_need_none() {
    let proxy = Server::start(Says::Continue).await;
    let through = || vec![("HTTP_PROXY", proxy.url())];
    // A name that only the proxy knows.
    let told = copy("http://aws.invalid".to_owned(), through()).await;
    assert!(told.contains("answered"), "{told}");
    assert!(
        proxy.exchanges()[0].head.starts_with("get http://aws.invalid/bucket/k"),
        "{:?}",
        proxy.exchanges()
    );

    let direct = Server::start(Says::Continue).await;
    let mut environment = through();
    environment.push(("NO_PROXY", "127.0.0.1".to_owned()));
    let told = copy(direct.url(), environment).await;
    assert!(told.contains("answered"), "{told}");
    assert_eq!((proxy.exchanges().len(), direct.exchanges().len()), (1, 1));

    // Over TLS the proxy is asked for a way through.
    let told = copy("https://aws.invalid".to_owned(), vec![("HTTPS_PROXY", proxy.url())]).await;
    assert!(told.contains("Unreachable"), "{told}");
    assert!(proxy.exchanges()[1].head.starts_with("connect aws.invalid:443"), "{:?}", proxy.exchanges());
}

#[tokio::test]
async fn the_environments_certificates_are_trusted_and_a_file_of_none_is_told() {
    let server = Server::start_with_tls(Says::Continue).await;
    let file = std::env::temp_dir().join(format!("multiregion-ca-{}.pem", std::process::id()));
    std::fs::write(&file, server.pem.as_deref().expect("a certificate")).expect("a file");
    let path = file.to_str().expect("a path").to_owned();
    for name in ["AWS_CA_BUNDLE", "REQUESTS_CA_BUNDLE"] {
        let told = copy(server.url(), vec![(name, path.clone())]).await;
        assert!(told.contains("answered"), "{told}");
    }
    let told = copy(server.url(), Vec::new()).await;
    assert!(told.contains("Unreachable"), "{told}");
    std::fs::write(&file, "no certificate").expect("a file");
    let told = copy(server.url(), vec![("AWS_CA_BUNDLE", path.clone())]).await;
    std::fs::remove_file(&file).expect("removed");
    assert!(told.contains("AWS_CA_BUNDLE: ") && told.contains("found none"), "{told}");
    let told = copy(server.url(), vec![("AWS_CA_BUNDLE", path)]).await;
    assert!(told.contains("Request: ") && told.contains("AWS_CA_BUNDLE: "), "{told}");
}

/// A file of a name of its own, gone with the test.
struct File(std::path::PathBuf);

impl File {
    fn new(name: &str, content: &str) -> File {
        let path = std::env::temp_dir().join(format!("multiregion-{}-{name}", std::process::id()));
        std::fs::write(&path, content).expect("a file");
        File(path)
    }

    fn path(&self) -> String {
        self.0.to_str().expect("a path").to_owned()
    }
}

impl Drop for File {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

#[tokio::test]
async fn a_profiles_certificates_are_trusted_unless_the_environment_names_others() {
    let server = Server::start_with_tls(Says::Continue).await;
    let right = File::new("ca-right.pem", server.pem.as_deref().expect("a certificate"));
    let none = File::new("ca-none.pem", "no certificate");
    let profiles = format!(
        "[default]\nca_bundle = {none}\n[profile right]\nca_bundle = {right}\n[profile bare]\nregion = eu-west-1\n\
         [profile services]\nca_bundle = {none}\nservices = s3\n[services s3]\ns3 =\n  ca_bundle = {right}\n",
        none = none.path(),
        right = right.path(),
    );
    let profiles = File::new("config", &profiles);
    let (of_call, of_environment, unreadable) = (PROFILE, "AWS_PROFILE", "ca_bundle: ");
    for (environment, expected) in [
        (vec![(of_call, "right".to_owned())], "answered"),
        (vec![(of_call, "default".to_owned())], unreadable),
        // No service has one of its own.
        (vec![(of_call, "services".to_owned())], unreadable),
        // The profile of the configuration, and not that of the environment.
        (vec![(of_call, "bare".to_owned()), (of_environment, "right".to_owned())], "Unreachable"),
        // Where no profile was loaded for it, the environment's.
        (vec![(of_environment, "right".to_owned())], "answered"),
        (Vec::new(), unreadable),
        // What goes before a profile, and what comes after it.
        (vec![(of_call, "default".to_owned()), ("AWS_CA_BUNDLE", right.path())], "answered"),
        (vec![(of_call, "right".to_owned()), ("AWS_CA_BUNDLE", none.path())], "AWS_CA_BUNDLE: "),
        (vec![(of_call, "right".to_owned()), ("AWS_CA_BUNDLE", String::new())], "found an empty name"),
        (vec![(of_call, "right".to_owned()), ("REQUESTS_CA_BUNDLE", none.path())], "answered"),
        (vec![(of_call, "bare".to_owned()), ("REQUESTS_CA_BUNDLE", right.path())], "answered"),
    ] {
        let mut all = environment.clone();
        all.push(("AWS_CONFIG_FILE", profiles.path()));
        let told = copy(server.url(), all).await;
        assert!(told.contains(expected), "{environment:?}: {told}");
    }
}
