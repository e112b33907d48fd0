//! A million items over 34 regions of a local AWS: our stream, boto3's paginator and aws-sdk-sso's in one run.
//!
//! `cargo bench --bench pages`; `-- ITEMS` for another number. The server and each side are processes of
//! their own, so that each one's memory is its own. aws-sdk-sso stands for the AWS SDK for Rust: `aws-config` brings it
//! along, so that it costs no build time, and all its crates have the same paginator. Its `ListAccounts` is not signed, by
//! none of the three. Fails if our peak is above 100 MB, or grows with the number of items.

#[path = "../tests/faults/regions.rs"]
mod regions;

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::time::Instant;

use aws_config::{BehaviorVersion, Region, SdkConfig};
use aws_credential_types::Credentials;
use aws_credential_types::provider::SharedCredentialsProvider;
use futures_util::future::try_join_all;
use multiregion_client as mr;
use serde_json::json;

use regions::REGIONS;

type Failure = Box<dyn std::error::Error + Send + Sync>;

const ITEMS: usize = 1_000_000;
const PAGE: usize = 1_000;
/// Peak memory of our side, in kB.
const MOST: u64 = 100_000;
/// Of the peaks of two runs, one of a tenth of the other's items.
const GROWTH: f64 = 1.25;

/// Serves pages of accounts: the token is how many items went before. Each region has as many.
fn serve(items: usize) -> Result<(), Failure> {
    let each = items.div_ceil(REGIONS.len());
    let account = |i| {
        format!(r#"{{"accountId":"{i:012}","accountName":"account {i}","emailAddress":"{i}@example.com"}}"#)
    };
    let list = |count| (0..count).map(account).collect::<Vec<_>>().join(",");
    let (full, last) = (list(PAGE), list((each - 1) % PAGE + 1));
    let listener = TcpListener::bind("127.0.0.1:0")?;
    println!("http://{}", listener.local_addr()?);
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let (full, last) = (full.clone(), last.clone());
            // A client that goes away ends its own connection.
            std::thread::spawn(move || answer(&stream, each, &full, &last).ok());
        }
    });
    std::io::stdin().read_to_end(&mut Vec::new())?;
    Ok(())
}

fn answer(stream: &TcpStream, each: usize, full: &str, last: &str) -> Result<(), Failure> {
    stream.set_nodelay(true)?;
    let (mut from, mut to) = (BufReader::new(stream), stream);
    loop {
        let mut line = String::new();
        if from.read_line(&mut line)? == 0 {
            return Ok(());
        }
        let token = line.split_once("next_token=").map_or("0", |(_, rest)| rest);
        let digits: String = token.chars().take_while(char::is_ascii_digit).collect();
        let next = digits.parse::<usize>()? + PAGE;
        while line.trim_end() != "" {
            line.clear();
            from.read_line(&mut line)?;
        }
        let body = match next < each {
            true => format!(r#"{{"accountList":[{full}],"nextToken":"{next}"}}"#),
            false => format!(r#"{{"accountList":[{last}]}}"#),
        };
        let head = format!(
            "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n",
            body.len()
        );
        to.write_all(&[head.as_bytes(), body.as_bytes()].concat())?;
    }
}

fn config(url: &str) -> SdkConfig {
    let credentials = Credentials::new("AKIDEXAMPLE", "secret", None, None, "bench");
    SdkConfig::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new(REGIONS[0]))
        .credentials_provider(SharedCredentialsProvider::new(credentials))
        .http_client(mr::default_http_client())
        .endpoint_url(url)
        .build()
}

async fn ours(url: &str) -> Result<usize, Failure> {
    let sso = mr::MultiRegionClient::new(&config(url), "sso", REGIONS)?;
    let mut items = sso.paginate("list_accounts", json!({"accessToken": "t"})).items().await?;
    let (mut count, mut bytes) = (0, 0);
    while let Some(item) = items.next().await {
        let item = item?;
        bytes += item["accountId"].as_str().map_or(0, str::len);
        count += 1;
    }
    assert!(items.is_complete() && bytes == 12 * count);
    Ok(count)
}

async fn aws_sdk(url: &str) -> Result<usize, Failure> {
    let config = config(url);
    let one = |region| {
        let config = aws_sdk_sso::config::Builder::from(&config).region(Region::new(region)).build();
        let client = aws_sdk_sso::Client::from_conf(config);
        // A task each, as ours.
        tokio::spawn(async move {
            let mut items = client.list_accounts().access_token("t").into_paginator().items().send();
            let mut count = 0;
            while let Some(item) = items.next().await {
                count += usize::from(item?.account_id().is_some());
            }
            Ok::<_, Failure>(count)
        })
    };
    let counts = try_join_all(REGIONS.map(one)).await?;
    counts.into_iter().sum()
}

/// A line of `/proc/self/status`, in kB.
fn memory(name: &str) -> Result<u64, Failure> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':'));
    Ok(line.ok_or("no such line")?.trim().trim_end_matches(" kB").parse()?)
}

/// One side in this process: prints items, seconds and the most memory in kB.
async fn side(name: &str, url: &str) -> Result<(), Failure> {
    let start = Instant::now();
    let count = if name == "ours" { ours(url).await? } else { aws_sdk(url).await? };
    println!("{count} {} {}", start.elapsed().as_secs_f64(), memory("VmHWM")?);
    Ok(())
}

struct Server(Child, String);

impl Server {
    fn start(items: usize) -> Result<Server, Failure> {
        let mut command = Command::new(std::env::current_exe()?);
        command.args(["serve", &items.to_string()]).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut process = command.spawn()?;
        let mut line = String::new();
        BufReader::new(process.stdout.take().ok_or("no output")?).read_line(&mut line)?;
        Ok(Server(process, line.trim().to_owned()))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// How one side did.
struct Did {
    items: usize,
    seconds: f64,
    memory: u64,
}

fn run(what: &str, command: &mut Command) -> Result<Did, Failure> {
    let output = command.stderr(Stdio::inherit()).output()?;
    let text = String::from_utf8(output.stdout)?;
    let mut words = text.split_whitespace();
    let mut next = || words.next().ok_or_else(|| format!("{what}: {:?}", output.status));
    let did = Did { items: next()?.parse()?, seconds: next()?.parse()?, memory: next()?.parse()? };
    let rate = f64::from(u32::try_from(did.items)?) / did.seconds;
    println!(
        "{what:32} {:>9} items {:>8.2} s {rate:>10.0} a second {:>9} kB at most",
        did.items, did.seconds, did.memory
    );
    Ok(did)
}

fn compare(items: usize) -> Result<(), Failure> {
    let itself = |name: &str, url: &str| -> Result<Command, Failure> {
        let mut command = Command::new(std::env::current_exe()?);
        command.args([name, url]);
        Ok(command)
    };
    println!("SSO ListAccounts, {} regions, {PAGE} items a page", REGIONS.len());
    let few = Server::start(items / 10)?;
    let before = run("ours, a tenth", &mut itself("ours", &few.1)?)?;
    let server = Server::start(items)?;
    let all = run("ours", &mut itself("ours", &server.1)?)?;
    let sdk = run("aws-sdk-sso, 34 tasks", &mut itself("sdk", &server.1)?)?;
    let python = concat!(env!("CARGO_MANIFEST_DIR"), "/.venv/bin/python");
    let peer = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/pages_peer.py");
    let boto3 =
        run("boto3, build_full_result", Command::new(python).args([peer, &server.1, "1"]).args(REGIONS))?;
    assert!(all.items == sdk.items && all.items == boto3.items && all.items >= items);
    #[expect(clippy::cast_precision_loss, reason = "kilobytes")]
    let growth = all.memory as f64 / before.memory as f64;
    println!(
        "memory of all over a tenth {growth:.2} (at most {GROWTH}); time over aws-sdk-sso {:.2}, over boto3 {:.2}",
        all.seconds / sdk.seconds,
        all.seconds / boto3.seconds
    );
    if all.memory > MOST || growth > GROWTH {
        return Err("too much memory".into());
    }
    Ok(())
}

#[tokio::main]
async fn main() -> Result<(), Failure> {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|a| !a.starts_with("--")).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["serve", items] => serve(items.parse()?),
        [name @ ("ours" | "sdk"), url] => side(name, url).await,
        [items] => compare(items.parse()?),
        _ => compare(ITEMS),
    }
}
