//! Against moto, a server that implements AWS, with boto3 as the judge: every answer is to be equal as JSON.

mod harness {
    pub mod compare;
    mod process;
    pub use process::*;
}

use std::collections::{BTreeMap, BTreeSet};

use harness::{Peer, REGIONS, compare, config};
use multiregion_client::MultiRegionClient;
use serde_json::{Value as Json, json};

/// What the run has seen so far.
#[derive(Default)]
struct Tally {
    cases: usize,
    operations: BTreeSet<(String, String)>,
    services: BTreeSet<String>,
    protocols: BTreeMap<String, usize>,
    answers: BTreeMap<String, usize>,
    used: BTreeSet<u64>,
    failures: Vec<String>,
}

impl Tally {
    fn count(&mut self, case: &Json, verdict: compare::Verdict) {
        let text = |key: &str| case[key].as_str().expect(key).to_owned();
        self.cases += 1;
        self.services.insert(text("service"));
        self.operations.insert((text("service"), text("operation")));
        *self.protocols.entry(text("protocol")).or_default() += 1;
        for answer in case["regions"].as_object().expect("regions").values() {
            let kind = answer.as_object().and_then(|a| a.keys().next()).expect("an answer");
            *self.answers.entry(kind.clone()).or_default() += 1;
        }
        self.failures.extend(verdict.failures);
        self.used.extend(verdict.used);
    }
}

impl Tally {
    fn assert_equal(&self) {
        let failures = &self.failures;
        assert!(failures.is_empty(), "{} differences:\n{}", failures.len(), failures.join("\n"));
    }
}

impl std::fmt::Display for Tally {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (services, operations) = (self.services.len(), self.operations.len());
        write!(
            f,
            "{services} services, {operations} operations, {} cases in {} regions; ",
            self.cases,
            REGIONS.len()
        )?;
        write!(f, "cases by protocol {:?}; boto3 got {:?}", self.protocols, self.answers)
    }
}

/// Clients by service, made when they are first used.
struct Clients {
    config: aws_config::SdkConfig,
    made: BTreeMap<String, MultiRegionClient>,
}

impl Clients {
    fn of(&mut self, service: &str) -> &MultiRegionClient {
        let make = || MultiRegionClient::new(&self.config, service, REGIONS).expect("a client");
        self.made.entry(service.to_owned()).or_insert_with(make)
    }
}

/// A write of the peer's wish; it reads afterwards what has come of it.
async fn write(clients: &mut Clients, wish: &Json) -> Json {
    let client = clients.of(wish["service"].as_str().expect("service"));
    match client.call(wish["operation"].as_str().expect("operation"), &wish["input"]).await {
        Ok(result) => {
            json!({ "failed": result.errors().map(|(r, e)| format!("{r}: {e}")).collect::<Vec<_>>() })
        }
        Err(error) => json!({ "failed": [error.to_string()] }),
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_answer_is_what_boto3_gets() {
    let tally = judged("moto_peer.py").await;
    assert!(tally.services.len() >= 40, "expected at least 40 services");
    for protocol in ["json", "query", "ec2", "rest-json", "rest-xml"] {
        assert!(tally.protocols.contains_key(protocol), "no case over {protocol}");
    }
    tally.assert_equal();
}

/// All that a peer has to say, compared.
async fn judged(script: &str) -> Tally {
    let mut peer = Peer::start(script);
    let mut clients = Clients { config: config(&peer.line()), made: BTreeMap::new() };
    let mut tally = Tally::default();
    let mut known = None;
    for line in peer.lines() {
        if let Some(wish) = line.get("write") {
            peer.tell(&write(&mut clients, wish).await);
        } else if let Some(failures) = line.get("judged") {
            tally
                .failures
                .extend(failures.as_array().into_iter().flatten().map(|f| f.as_str().unwrap_or("?").into()));
        } else if let Some(entries) = line.get("end") {
            known = entries.as_array().cloned();
            break;
        } else {
            let verdict = compare::case(clients.of(line["service"].as_str().expect("service")), &line).await;
            tally.count(&line, verdict);
        }
    }
    let known = known.expect("the peer said all it had to say");
    for (i, entry) in (0u64..).zip(&known) {
        if !tally.used.contains(&i) {
            tally
                .failures
                .push(format!("known_differences.json lists {entry}, but nothing differs any more"));
        }
    }
    println!("{tally}");
    tally
}
