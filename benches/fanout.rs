//! One call in 34 regions of a local AWS with 100 ms latency: ours, boto3 and aws-sdk-sts in one run.
//!
//! `cargo bench --bench fanout`. The regions' servers are a process of their own, so that the CPU time counted is the
//! clients'. aws-sdk-sts stands for the AWS SDK for Rust: all its crates make calls by the same runtime, and others take
//! minutes and gigabytes to compile. Fails if 34 regions take longer than 1.15 times one, or than the SDK's clients.

#[path = "../tests/faults/local.rs"]
#[expect(dead_code, reason = "the tests use more of it")]
mod local;
#[path = "../tests/faults/regions.rs"]
mod regions;
#[path = "../tests/faults/server.rs"]
#[expect(dead_code, reason = "the tests use more of it")]
mod server;

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Read};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use aws_config::{Region, SdkConfig};
use futures_util::future::join_all;
use multiregion_client as mr;
use serde_json::json;

use local::Place;
use regions::REGIONS;
use server::{Answer, Behaviour};

const LATENCY: Duration = Duration::from_millis(100);
const ROUNDS: usize = 15;
/// Ours for all regions, over one call.
const MOST: f64 = 1.15;
/// What two runs of the same differ by.
const NOISE: f64 = 1.05;

const IDENTITY: &str = "<GetCallerIdentityResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\">\
    <GetCallerIdentityResult><Arn>arn:aws:iam::123456789012:user/a</Arn><UserId>AIDA</UserId>\
    <Account>123456789012</Account></GetCallerIdentityResult></GetCallerIdentityResponse>";

type Failure = Box<dyn std::error::Error>;

/// Serves all regions, and one port to which no connection comes about, until stdin is closed.
async fn serve() -> Result<(), Failure> {
    let mut regions = Vec::new();
    for _ in REGIONS {
        let answer = Answer::new(200, IDENTITY).header("content-type", "text/xml");
        regions.push(server::Region::start(Behaviour::Later(LATENCY, answer)).await?);
    }
    regions.push(server::Region::start(Behaviour::Full).await?);
    let ports: Vec<String> = regions.iter().map(|region| region.port.to_string()).collect();
    println!("{}", ports.join(" "));
    tokio::task::spawn_blocking(|| std::io::stdin().read_to_end(&mut Vec::new())).await??;
    Ok(())
}

/// The servers' process, and the ports that they have.
struct Servers {
    process: Child,
    ports: Vec<u16>,
}

impl Servers {
    fn start() -> Result<Servers, Failure> {
        let mut command = Command::new(std::env::current_exe()?);
        let mut process = command.arg("serve").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
        let mut line = String::new();
        BufReader::new(process.stdout.take().ok_or("no output")?).read_line(&mut line)?;
        let ports = line.split_whitespace().map(str::parse).collect::<Result<_, _>>()?;
        Ok(Servers { process, ports })
    }

    fn places(&self) -> HashMap<&'static str, Place> {
        REGIONS.into_iter().zip(&self.ports).map(|(region, port)| (region, Place::at(*port))).collect()
    }

    fn config(&self) -> SdkConfig {
        local::config(self.places()).region(Region::new(REGIONS[0])).build()
    }
}

impl Drop for Servers {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// This process's CPU time so far, of all threads.
fn cpu() -> Result<Duration, Failure> {
    let stat = std::fs::read_to_string("/proc/self/stat")?;
    let (_, fields) = stat.rsplit_once(") ").ok_or("an unknown form of /proc/self/stat")?;
    let ticks = fields.split(" ").skip(11).take(2).map(str::parse::<u64>).sum::<Result<u64, _>>()?;
    // Linux tells 100 ticks a second to every program.
    Ok(Duration::from_millis(10 * ticks))
}

/// A line of `/proc/self/status`, in kB.
fn memory(name: &str) -> Result<u64, Failure> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':'));
    Ok(line.ok_or("no such line")?.trim().trim_end_matches(" kB").parse()?)
}

/// Sockets that this process has open.
fn sockets() -> usize {
    let open = std::fs::read_dir("/proc/self/fd").into_iter().flatten().flatten();
    open.filter(|fd| {
        std::fs::read_link(fd.path()).is_ok_and(|to| to.to_string_lossy().starts_with("socket:"))
    })
    .count()
}

#[derive(Clone, Copy)]
struct Cost {
    wall: Duration,
    cpu: Duration,
}

/// The median of some rounds after one that does not count, and the CPU time of a round.
async fn cost<F: Future<Output = Result<(), Failure>>>(
    mut round: impl FnMut() -> F,
) -> Result<Cost, Failure> {
    round().await?;
    let before = cpu()?;
    let mut times = Vec::with_capacity(ROUNDS);
    for _ in 0..ROUNDS {
        let start = Instant::now();
        round().await?;
        times.push(start.elapsed());
    }
    times.sort();
    Ok(Cost { wall: times[ROUNDS / 2], cpu: (cpu()? - before) / u32::try_from(ROUNDS)? })
}

async fn ours(config: &SdkConfig, regions: &[&str]) -> Result<Cost, Failure> {
    let client = mr::MultiRegionClient::new(config, "sts", regions.to_vec())?;
    cost(|| async {
        let result = client.call("get_caller_identity", json!({})).await?;
        assert!(result.is_complete(), "{:?}", result.errors().next());
        Ok(())
    })
    .await
}

async fn aws_sdk(config: &SdkConfig) -> Result<Cost, Failure> {
    let client = |region| {
        let config = aws_sdk_sts::config::Builder::from(config).region(Region::new(region)).build();
        aws_sdk_sts::Client::from_conf(config)
    };
    let clients = REGIONS.map(client);
    cost(|| async {
        for answer in join_all(clients.iter().map(|client| client.get_caller_identity().send())).await {
            answer?;
        }
        Ok(())
    })
    .await
}

fn boto3(servers: &Servers, mode: &str, rounds: usize) -> Result<Cost, Failure> {
    let root = env!("CARGO_MANIFEST_DIR");
    let python = std::env::var("MULTIREGION_PYTHON").unwrap_or_else(|_| format!("{root}/.venv/bin/python"));
    let mut command = Command::new(&python);
    command.arg(format!("{root}/benches/fanout_peer.py")).args([mode, &rounds.to_string()]);
    command.args(REGIONS.iter().zip(&servers.ports).map(|(region, port)| format!("{region}={port}")));
    let out = command.output().map_err(|e| format!("{python}: {e} (make .venv makes it)"))?;
    if !out.status.success() {
        return Err(String::from_utf8_lossy(&out.stderr).into());
    }
    let text = String::from_utf8(out.stdout)?;
    let (wall, cpu) = text.trim().split_once(' ').ok_or("expected two numbers")?;
    Ok(Cost { wall: Duration::from_secs_f64(wall.parse()?), cpu: Duration::from_secs_f64(cpu.parse()?) })
}

/// When all answers but those of the one region were there, and how that ended.
async fn one_black_holed(servers: &Servers) -> Result<(), Failure> {
    let mut places = servers.places();
    let dead = "eu-west-1";
    places.insert(dead, Place::at(*servers.ports.last().ok_or("no port")?));
    let client = mr::MultiRegionClient::new(&local::config(places).build(), "sts", REGIONS)?;
    for call in ["first call", "next call"] {
        let start = Instant::now();
        let mut outcomes = client.call("get_caller_identity", json!({})).stream().await?;
        let (mut answers, mut answered, mut end) = (0, Duration::ZERO, String::new());
        while let Some(outcome) = outcomes.next().await {
            match outcome.error() {
                None => (answers, answered) = (answers + 1, start.elapsed()),
                Some(error) => end = format!("{dead} after {:.2?}: {error}", start.elapsed()),
            }
        }
        assert_eq!(answers, REGIONS.len() - 1);
        println!("one region black-holed, {call}: {answers} answers after {answered:.1?}; {end}");
    }
    Ok(())
}

/// Ten thousand calls over all regions at once.
async fn many(config: &SdkConfig) -> Result<(), Failure> {
    let client = mr::MultiRegionClient::new(config, "sts", REGIONS)?;
    let idle = sockets();
    let most = Arc::new(AtomicUsize::new(0));
    let counts = most.clone();
    let sampler = tokio::spawn(async move {
        loop {
            counts.fetch_max(sockets(), Ordering::Relaxed);
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    });
    let (start, before, cpu_before) = (Instant::now(), memory("VmRSS")?, cpu()?);
    let calls = (0..10_000_usize.div_ceil(REGIONS.len())).map(|_| async {
        let result = client.call("get_caller_identity", json!({})).await?;
        Ok::<_, mr::Error>(result.outputs().count())
    });
    let mut answers = 0;
    for ended in join_all(calls).await {
        answers += ended?;
    }
    let (took, peak) = (start.elapsed(), memory("VmHWM")?);
    sampler.abort();
    println!(
        "{answers} calls at once: {took:.2?} ({:.0} a second), memory {before} kB before, {peak} kB at most; {} sockets at \
         most, {idle} of them before; CPU {:.0?} a call",
        f64::from(u32::try_from(answers)?) / took.as_secs_f64(),
        most.load(Ordering::Relaxed),
        (cpu()? - cpu_before) / u32::try_from(answers)?
    );
    Ok(())
}

fn print(what: &str, cost: Cost, regions: usize) {
    let each = cost.cpu / u32::try_from(regions).unwrap_or(1);
    println!("{what:44} {:>9.1?}   CPU {:>8.2?}, {each:>8.1?} a region", cost.wall, cost.cpu);
}

async fn compare() -> Result<(), Failure> {
    let servers = Servers::start()?;
    let config = servers.config();
    println!("STS GetCallerIdentity, {} ms latency, medians of {ROUNDS} rounds", LATENCY.as_millis());
    let one = ours(&config, &REGIONS[..1]).await?;
    print("ours, 1 region", one, 1);
    let all = ours(&config, &REGIONS).await?;
    print("ours, 34 regions", all, REGIONS.len());
    let sdk = aws_sdk(&config).await?;
    print("aws-sdk-sts, 34 clients joined", sdk, REGIONS.len());
    print("boto3, 34 clients in threads", boto3(&servers, "threads", ROUNDS)?, REGIONS.len());
    print("boto3, one after the other", boto3(&servers, "sequential", 3)?, REGIONS.len());
    one_black_holed(&servers).await?;
    many(&servers.config()).await?;
    let (over_one, over_sdk) =
        (all.wall.as_secs_f64() / one.wall.as_secs_f64(), all.wall.as_secs_f64() / sdk.wall.as_secs_f64());
    println!("34 regions / 1 region {over_one:.3} (at most {MOST}); ours / aws-sdk-sts {over_sdk:.3}");
    if over_one > MOST || over_sdk > NOISE {
        return Err("ours is too slow".into());
    }
    Ok(())
}

#[tokio::main]
async fn main() -> Result<(), Failure> {
    if std::env::args().nth(1).as_deref() == Some("serve") { serve().await } else { compare().await }
}
