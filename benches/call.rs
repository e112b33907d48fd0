//! Ours and its peers in one run, over the same answers from memory: seconds a call, and the ratio.
//!
//! `cargo bench --bench call`. boto3 runs in `.venv` (`make .venv`), aws-sdk-sts in this process.

use std::process::Command;
use std::time::{Duration, Instant};

use aws_config::{BehaviorVersion, Region, SdkConfig};
use aws_credential_types::Credentials;
use aws_credential_types::provider::SharedCredentialsProvider;
use aws_smithy_runtime_api::client::http::{
    HttpConnector, HttpConnectorFuture, SharedHttpClient, SharedHttpConnector, http_client_fn,
};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_types::body::SdkBody;
use multiregion_client as mr;
use serde_json::json;

const REGIONS: [&str; 2] = ["eu-west-1", "eu-west-2"];
const ROUNDS: usize = 15;

type Failure = Box<dyn std::error::Error>;

/// Gives every request the same answer.
#[derive(Debug, Clone)]
struct Canned(&'static str);

impl HttpConnector for Canned {
    fn call(&self, _: HttpRequest) -> HttpConnectorFuture {
        let status = 200.try_into().expect("a status");
        HttpConnectorFuture::ready(Ok(HttpResponse::new(status, SdkBody::from(self.0))))
    }
}

fn config(body: &'static str) -> SdkConfig {
    let connector = SharedHttpConnector::new(Canned(body));
    let client: SharedHttpClient = http_client_fn(move |_, _| connector.clone());
    let credentials = Credentials::new("AKID", "secret", None, None, "bench");
    SdkConfig::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new(REGIONS[0]))
        .credentials_provider(SharedCredentialsProvider::new(credentials))
        .http_client(client)
        .build()
}

/// The answer of `DescribeInstances` for so many instances, one to a reservation.
fn instances(count: usize) -> String {
    let tags: String =
        (0..8).map(|i| format!("<item><key>tag-{i}</key><value>value {i}</value></item>")).collect();
    let one = |i: usize| {
        format!(
            "<item><reservationId>r-{i:017x}</reservationId><ownerId>123456789012</ownerId><groupSet/><instancesSet>\
             <item><instanceId>i-{i:017x}</instanceId><imageId>ami-0123456789abcdef0</imageId><instanceState><code>16\
             </code><name>running</name></instanceState><privateDnsName>ip-10-0-0-1.eu-west-1.compute.internal\
             </privateDnsName><keyName>key</keyName><amiLaunchIndex>0</amiLaunchIndex><productCodes/><instanceType>\
             m5.large</instanceType><launchTime>2026-01-02T03:04:05.000Z</launchTime><placement><availabilityZone>\
             eu-west-1a</availabilityZone><groupName/><tenancy>default</tenancy></placement><monitoring><state>\
             disabled</state></monitoring><subnetId>subnet-0123456789abcdef0</subnetId><vpcId>vpc-0123456789abcdef0\
             </vpcId><privateIpAddress>10.0.0.1</privateIpAddress><sourceDestCheck>true</sourceDestCheck><groupSet>\
             <item><groupId>sg-0123456789abcdef0</groupId><groupName>default</groupName></item></groupSet>\
             <architecture>x86_64</architecture><rootDeviceType>ebs</rootDeviceType><rootDeviceName>/dev/xvda\
             </rootDeviceName><blockDeviceMapping><item><deviceName>/dev/xvda</deviceName><ebs><volumeId>\
             vol-0123456789abcdef0</volumeId><status>attached</status><attachTime>2026-01-02T03:04:05.000Z\
             </attachTime><deleteOnTermination>true</deleteOnTermination></ebs></item></blockDeviceMapping><tagSet>\
             {tags}</tagSet><ebsOptimized>false</ebsOptimized><enaSupport>true</enaSupport></item></instancesSet></item>"
        )
    };
    let items: String = (0..count).map(one).collect();
    format!(
        "<DescribeInstancesResponse xmlns=\"http://ec2.amazonaws.com/doc/2016-11-15/\"><requestId>r</requestId>\
         <reservationSet>{items}</reservationSet></DescribeInstancesResponse>"
    )
}

/// The median of some rounds after one that does not count.
async fn median<F: Future<Output = Result<(), Failure>>>(
    mut round: impl FnMut() -> F,
) -> Result<Duration, Failure> {
    round().await?;
    let mut times = Vec::with_capacity(ROUNDS);
    for _ in 0..ROUNDS {
        let start = Instant::now();
        round().await?;
        times.push(start.elapsed());
    }
    times.sort();
    Ok(times[ROUNDS / 2])
}

async fn ours(service: &str, operation: &str, body: &'static str) -> Result<Duration, Failure> {
    let client = mr::MultiRegionClient::new(&config(body), service, REGIONS)?;
    let round = || async {
        let result = client.call(operation, json!({})).await?;
        assert!(result.is_complete(), "{:?}", result.errors().next());
        Ok(())
    };
    median(round).await
}

/// One boto3 client a region, called one after the other, as its users do.
fn boto3(service: &str, method: &str, body: &str) -> Result<Duration, Failure> {
    let root = env!("CARGO_MANIFEST_DIR");
    let file = std::env::temp_dir().join(format!("multiregion-bench-{}.xml", std::process::id()));
    std::fs::write(&file, body)?;
    let python = std::env::var("MULTIREGION_PYTHON").unwrap_or_else(|_| format!("{root}/.venv/bin/python"));
    let mut command = Command::new(&python);
    command.arg(format!("{root}/benches/boto3_peer.py")).args([service, method]).arg(&file).args(REGIONS);
    let out = command.output().map_err(|e| format!("{python}: {e} (make .venv makes it)"))?;
    std::fs::remove_file(&file)?;
    if !out.status.success() {
        return Err(String::from_utf8_lossy(&out.stderr).into());
    }
    Ok(Duration::from_secs_f64(String::from_utf8(out.stdout)?.trim().parse()?))
}

async fn aws_sdk_sts(body: &'static str) -> Result<Duration, Failure> {
    let clients = REGIONS.map(|region| {
        let config = aws_sdk_sts::config::Builder::from(&config(body)).region(Region::new(region)).build();
        aws_sdk_sts::Client::from_conf(config)
    });
    let round = || async {
        let calls = clients.iter().map(|client| client.get_caller_identity().send());
        for answer in futures_util::future::join_all(calls).await {
            answer?;
        }
        Ok(())
    };
    median(round).await
}

fn print(what: &str, ours: Duration, peer: &str, theirs: Duration) {
    let ratio = theirs.as_secs_f64() / ours.as_secs_f64();
    println!("{what:44} ours {ours:>10.2?}   {peer:18} {theirs:>10.2?}   ratio {ratio:>6.1}");
}

#[tokio::main]
async fn main() -> Result<(), Failure> {
    const IDENTITY: &str = "<GetCallerIdentityResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\">\
        <GetCallerIdentityResult><Arn>arn:aws:iam::123456789012:user/a</Arn><UserId>AIDA</UserId>\
        <Account>123456789012</Account></GetCallerIdentityResult></GetCallerIdentityResponse>";
    let large: &'static str = instances(1000).leak();
    println!("medians of {ROUNDS} calls in {} regions, answers from memory", REGIONS.len());
    let identity = ours("sts", "get_caller_identity", IDENTITY).await?;
    print("sts GetCallerIdentity", identity, "aws-sdk-sts", aws_sdk_sts(IDENTITY).await?);
    print("sts GetCallerIdentity", identity, "boto3", boto3("sts", "get_caller_identity", IDENTITY)?);
    let what = format!("ec2 DescribeInstances, 1000 ({} kB)", large.len() / 1000);
    let describe = ours("ec2", "describe_instances", large).await?;
    print(&what, describe, "boto3", boto3("ec2", "describe_instances", large)?);
    Ok(())
}
