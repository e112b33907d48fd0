//! Decoding of answers of 5 MB: ours, the AWS SDK for Rust and botocore in one run, each in a process of its own.
//!
//! `cargo bench --bench decode`; `-- ec2` for one service. EC2's XML (`DescribeInstances`), DynamoDB's JSON (`Scan`) and
//! CBOR. No service speaks CBOR with both ours, which chooses as botocore does, and a crate of the AWS SDK's: there one list
//! has each one's names. The AWS SDK's side is the crate `benches/peers`, which is built if it is not yet (aws-sdk-ec2
//! takes a quarter of an hour); botocore's runs in `.venv`. Fails if a limit is missed.

#[path = "decode/answers.rs"]
mod answers;
#[path = "decode/side.rs"]
mod side;

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use multiregion_client as mr;
use serde_json::{Value, json};

use side::{Failure, REGION};

/// For how long a side decodes, after one round that does not count. botocore's rounds take a second each.
const SECONDS: &str = "5";

/// A service with its answer.
type Side = (&'static str, fn() -> Vec<u8>);

/// What is decoded, and how many times as fast as its peers ours is to be.
struct Case {
    what: &'static str,
    ours: Side,
    sdk: Side,
    over_sdk: f64,
    over_botocore: Option<f64>,
    /// Whether ours may take no more memory than the AWS SDK.
    bounds_memory: bool,
}

const CASES: [Case; 3] = [
    Case {
        what: "XML, EC2 DescribeInstances",
        ours: ("ec2", answers::instances),
        sdk: ("ec2", answers::instances),
        over_sdk: 2.0,
        over_botocore: Some(40.0),
        bounds_memory: true,
    },
    Case {
        what: "JSON, DynamoDB Scan",
        ours: ("dynamodb", answers::items),
        sdk: ("dynamodb", answers::items),
        over_sdk: 1.0,
        over_botocore: None,
        bounds_memory: false,
    },
    Case {
        what: "CBOR, EventBridge ListEventBuses beside CloudWatch ListMetricStreams",
        ours: ("eventbridgev2", answers::event_buses),
        sdk: ("cloudwatch", answers::metric_streams),
        over_sdk: 1.0,
        over_botocore: None,
        bounds_memory: false,
    },
];

/// How one side did: the fastest round.
struct Did {
    found: u64,
    bytes: f64,
    rounds: u64,
    mb_per_second: f64,
    peak_mb: f64,
}

impl Did {
    fn of(line: &Value) -> Option<Did> {
        Some(Did {
            found: line["found"].as_u64()?,
            bytes: line["bytes"].as_f64()?,
            rounds: line["rounds"].as_u64()?,
            mb_per_second: line["mb_per_second"].as_f64()?,
            peak_mb: line["peak_mb"].as_f64()?,
        })
    }
}

/// Our side, in this process.
async fn ours(service: &str, file: &str, seconds: f64) -> Result<(), Failure> {
    let (config, bytes) = side::answers_of(file)?;
    let client = mr::MultiRegionClient::new(&config, service, [REGION])?;
    side::measure(bytes, seconds, || once(service, &client)).await
}

async fn once(service: &str, client: &mr::MultiRegionClient) -> Result<usize, Failure> {
    let (operation, input, list) = match service {
        "ec2" => ("describe_instances", json!({}), "Reservations"),
        "dynamodb" => ("scan", json!({"TableName": "t"}), "Items"),
        _ => ("list_event_buses", json!({}), "EventBuses"),
    };
    let result = client.call(operation, input).await?.require_all()?;
    Ok(result[REGION][list].as_list().map_or(0, <[_]>::len))
}

fn run(command: &mut Command) -> Result<Did, Failure> {
    let output = command.stderr(Stdio::inherit()).output().map_err(|e| format!("{command:?}: {e}"))?;
    let line: Value = serde_json::from_slice(&output.stdout).unwrap_or_default();
    Did::of(&line).ok_or_else(|| format!("{command:?}: {}", output.status).into())
}

/// The AWS SDK's program, built if need be.
fn peers(root: &Path) -> Result<PathBuf, Failure> {
    let target = root.join("target/peers");
    let mut command = Command::new(env!("CARGO"));
    command.args([
        "build",
        "--release",
        "--locked",
        "--bin",
        "decode",
        "--features",
        "decode",
        "--manifest-path",
    ]);
    command.arg(root.join("benches/peers/Cargo.toml")).env("CARGO_TARGET_DIR", &target);
    if !command.status()?.success() {
        return Err("the AWS SDK's side does not build".into());
    }
    Ok(target.join("release/decode"))
}

/// Runs a program on the answer of a service.
fn measured(program: &mut Command, (service, answer): Side, folder: &Path) -> Result<Did, Failure> {
    let file = folder.join(service);
    std::fs::write(&file, answer())?;
    run(program.arg(service).arg(&file).arg(SECONDS))
}

/// Runs all sides of a case and prints how they did; what was missed.
fn compare(case: &Case, root: &Path, peers: &Path) -> Result<Vec<String>, Failure> {
    let folder = root.join("target/decode");
    std::fs::create_dir_all(&folder)?;
    let ours = measured(Command::new(std::env::current_exe()?).arg("ours"), case.ours, &folder)?;
    let sdk = measured(&mut Command::new(peers), case.sdk, &folder)?;
    let mut python = Command::new(root.join(".venv/bin/python"));
    let botocore = measured(python.arg(root.join("benches/decode_peer.py")), case.ours, &folder)?;
    assert!(ours.found == sdk.found && ours.found == botocore.found && ours.found > 1_000);

    let over = |peer: &Did| ours.mb_per_second / peer.mb_per_second;
    let (over_sdk, over_botocore, memory) = (over(&sdk), over(&botocore), ours.peak_mb / sdk.peak_mb);
    println!("{}, {:.1} MB", case.what, ours.bytes / 1e6);
    for (who, did) in [("ours", &ours), ("AWS SDK", &sdk), ("botocore", &botocore)] {
        let (rate, peak, rounds) = (did.mb_per_second, did.peak_mb, did.rounds);
        println!("  {who:10} {rate:>8.1} MB/s {peak:>8.1} MB at most {rounds:>5} rounds");
    }
    let least = case.over_botocore.map_or(String::new(), |limit| format!(" (at least {limit})"));
    let most = if case.bounds_memory { " (at most 1)" } else { "" };
    println!(
        "  ours {over_sdk:.2} x AWS SDK (at least {}), {over_botocore:.1} x botocore{least}; memory {memory:.2} x AWS SDK{most}",
        case.over_sdk
    );
    let checks = [
        (over_sdk < case.over_sdk, "speed beside the AWS SDK"),
        (case.over_botocore.is_some_and(|least| over_botocore < least), "speed beside botocore"),
        (case.bounds_memory && memory > 1.0, "memory beside the AWS SDK"),
    ];
    Ok(checks.iter().filter(|(missed, _)| *missed).map(|(_, of)| format!("{}: {of}", case.what)).collect())
}

fn compare_all(only: &[&str]) -> Result<(), Failure> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let peers = peers(root)?;
    let mut missed = Vec::new();
    for case in CASES.iter().filter(|case| only.is_empty() || only.contains(&case.ours.0)) {
        missed.extend(compare(case, root, &peers)?);
    }
    if missed.is_empty() { Ok(()) } else { Err(format!("missed: {}", missed.join("; ")).into()) }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Failure> {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|a| !a.starts_with("--")).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["ours", service, file, seconds] => ours(service, file, seconds.parse()?).await,
        ref services => compare_all(services),
    }
}
