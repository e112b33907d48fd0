//! One side of the decoding bench, shared with the crate `peers`: a client's configuration with an answer from memory, rounds.

use std::time::{Duration, Instant};

use aws_config::{BehaviorVersion, Region, SdkConfig};
use aws_credential_types::Credentials;
use aws_credential_types::provider::SharedCredentialsProvider;
use aws_smithy_runtime_api::client::http::{
    HttpConnector, HttpConnectorFuture, SharedHttpClient, SharedHttpConnector, http_client_fn,
};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_types::body::SdkBody;
use bytes::Bytes;

pub type Failure = Box<dyn std::error::Error>;

pub const REGION: &str = "eu-west-1";

/// Gives every request the same answer.
#[derive(Debug, Clone)]
struct Canned(Bytes);

impl HttpConnector for Canned {
    fn call(&self, _: HttpRequest) -> HttpConnectorFuture {
        let status = 200.try_into().expect("a status");
        let mut response = HttpResponse::new(status, SdkBody::from(self.0.clone()));
        response.headers_mut().insert("smithy-protocol", "rpc-v2-cbor");
        HttpConnectorFuture::ready(Ok(response))
    }
}

/// What a client is made from, with the file as every answer, and how long that is.
pub fn answers_of(file: &str) -> Result<(SdkConfig, usize), Failure> {
    let body = Bytes::from(std::fs::read(file)?);
    let length = body.len();
    let connector = SharedHttpConnector::new(Canned(body));
    let client: SharedHttpClient = http_client_fn(move |_, _| connector.clone());
    let credentials = Credentials::new("AKID", "secret", None, None, "bench");
    let config = SdkConfig::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new(REGION))
        .credentials_provider(SharedCredentialsProvider::new(credentials))
        .http_client(client)
        .build();
    Ok((config, length))
}

/// Rounds for so many seconds after one that does not count. Prints what was found, the fastest round, which is the one least
/// disturbed, and the most memory that the process had, as one line of JSON.
pub async fn measure<F: Future<Output = Result<usize, Failure>>>(
    bytes: usize,
    seconds: f64,
    mut round: impl FnMut() -> F,
) -> Result<(), Failure> {
    let (until, mut rounds) = (Duration::from_secs_f64(seconds), 0_u32);
    let (mut found, mut best) = (round().await?, Duration::MAX);
    let start = Instant::now();
    while rounds == 0 || start.elapsed() < until {
        let start = Instant::now();
        found = round().await?;
        best = best.min(start.elapsed());
        rounds += 1;
    }
    let rate = f64::from(u32::try_from(bytes)?) / best.as_secs_f64() / 1e6;
    println!(
        r#"{{"found":{found},"rounds":{rounds},"seconds":{},"bytes":{bytes},"mb_per_second":{rate},"peak_mb":{}}}"#,
        best.as_secs_f64(),
        peak()?
    );
    Ok(())
}

/// The most memory that this process had at once, in MB.
fn peak() -> Result<f64, Failure> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).ok_or("no VmHWM")?;
    Ok(line.trim().trim_end_matches(" kB").parse::<f64>()? / 1e3)
}
