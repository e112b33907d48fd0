//! Python peers of the tests: started, spoken to line by line, and stopped whatever happens.

#![allow(dead_code)] // each test uses a part

use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use aws_config::retry::RetryConfig;
use aws_config::{Region, SdkConfig};
use aws_credential_types::Credentials;
use aws_smithy_http_client::tls;
use aws_smithy_runtime_api::client::dns::{DnsFuture, ResolveDns};
use serde_json::Value as Json;

/// As `REGIONS` of tests/peer/judge.py.
pub const REGIONS: [&str; 3] = ["eu-west-1", "us-east-1", "ap-southeast-2"];

/// The interpreter with the packages of tools/requirements.txt.
pub fn python() -> PathBuf {
    let path = match std::env::var_os("MULTIREGION_PYTHON") {
        Some(path) => path.into(),
        None => PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(".venv/bin/python"),
    };
    assert!(path.exists(), "no Python at {}: run `make .venv`, or set MULTIREGION_PYTHON", path.display());
    path
}

/// A Python program of tests/peer. It ends when its stdin closes; dropping it ends it at once.
pub struct Peer {
    child: Child,
    stdin: ChildStdin,
    stdout: Option<BufReader<ChildStdout>>,
}

impl Peer {
    pub fn start(script: &str) -> Peer {
        Peer::start_with(script, &[])
    }

    pub fn start_with(script: &str, arguments: &[&std::ffi::OsStr]) -> Peer {
        let script = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/peer").join(script);
        let mut command = Command::new(python());
        command.arg(script).args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.spawn().expect("the peer starts");
        let (stdin, stdout) = (child.stdin.take().expect("stdin"), child.stdout.take().expect("stdout"));
        Peer { child, stdin, stdout: Some(BufReader::new(stdout)) }
    }

    /// The next line that the peer prints.
    pub fn line(&mut self) -> String {
        let mut line = String::new();
        self.stdout.as_mut().expect("its lines").read_line(&mut line).expect("a line of the peer");
        assert!(!line.is_empty(), "the peer ended before it had said all");
        line.trim_end().to_owned()
    }

    /// All further lines as JSON, read ahead so that the peer never waits for us.
    pub fn lines(&mut self) -> std::sync::mpsc::Receiver<Json> {
        let (send, receive) = std::sync::mpsc::channel();
        let stdout = self.stdout.take().expect("its lines");
        std::thread::spawn(move || {
            for line in stdout.lines().map_while(Result::ok) {
                let json = serde_json::from_str(&line).unwrap_or_else(|e| panic!("no JSON: {e}: {line}"));
                if send.send(json).is_err() {
                    break;
                }
            }
        });
        receive
    }

    pub fn tell(&mut self, line: &Json) {
        writeln!(self.stdin, "{line}").expect("the peer reads");
    }
}

impl Drop for Peer {
    fn drop(&mut self) {
        // The peer may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Every host is this one, so that host prefixes (`data-localhost`) are found.
#[derive(Debug, Clone)]
struct ThisMachine;

impl ResolveDns for ThisMachine {
    fn resolve_dns<'a>(&'a self, _: &'a str) -> DnsFuture<'a> {
        DnsFuture::ready(Ok(vec![std::net::Ipv4Addr::LOCALHOST.into()]))
    }
}

/// Made-up credentials, one attempt, no file and no environment of whoever runs the tests.
pub fn config(endpoint: &str) -> SdkConfig {
    let tls = tls::Provider::Rustls(tls::rustls_provider::CryptoMode::Ring);
    let http = aws_smithy_http_client::Builder::new().tls_provider(tls).build_with_resolver(ThisMachine);
    SdkConfig::builder()
        .behavior_version(aws_config::BehaviorVersion::latest())
        .region(Region::new("us-east-1"))
        .credentials_provider(aws_credential_types::provider::SharedCredentialsProvider::new(
            Credentials::new("AKIAIOSFODNN7EXAMPLE", "secret", None, None, "test"),
        ))
        .http_client(http)
        .retry_config(RetryConfig::disabled())
        .sleep_impl(aws_smithy_async::rt::sleep::default_async_sleep().expect("tokio"))
        .endpoint_url(endpoint)
        .build()
}
