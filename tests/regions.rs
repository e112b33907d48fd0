//! `all`, and which services are global, beside what botocore knows, for every service in every partition.

mod harness {
    mod process;
    pub use process::*;
}

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use aws_config::{BehaviorVersion, Region, SdkConfig};
use harness::python;
use multiregion_client::model::{self, Availability};
use multiregion_client::{MultiRegionClient, Regions};
use serde_json::Value as Json;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// What tests/peer/regions.py prints.
fn peer(mode: &str) -> String {
    let mut command = Command::new(python());
    let output = command.arg(format!("{ROOT}/tests/peer/regions.py")).arg(mode).output().expect("the peer");
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).expect("text")
}

fn read(name: &str) -> String {
    std::fs::read_to_string(format!("{ROOT}/tests/{name}")).expect(name)
}

/// What botocore lists, by partition and service.
type Lists = BTreeMap<String, BTreeMap<String, Vec<String>>>;

fn botocores() -> Lists {
    let mut lists = Lists::new();
    for line in peer("available").lines() {
        let line: Json = serde_json::from_str(line).expect("JSON");
        let text = |key: &str| line[key].as_str().expect(key).to_owned();
        let regions = serde_json::from_value(line["regions"].clone()).expect("regions");
        lists.entry(text("partition")).or_default().insert(text("service"), regions);
    }
    lists
}

/// What `all` comes to for a service.
async fn ours(service: &str, home: &str) -> Vec<String> {
    let config = SdkConfig::builder().behavior_version(BehaviorVersion::latest());
    let config = config.region(Region::new(home.to_owned())).build();
    let client = MultiRegionClient::new(&config, service, Regions::all()).expect("a client");
    client.regions().await.expect("regions").iter().map(Into::into).collect()
}

/// Rows of known_differences.json, each with how many differences it explains.
struct Known(Vec<(Json, usize)>);

impl Known {
    fn read() -> Known {
        let json: Json = serde_json::from_str(&read("peer/known_differences.json")).expect("JSON");
        let rows = json["regions"].as_array().expect("rows").clone();
        assert!(rows.iter().all(|row| row["reason"].as_str().is_some_and(|r| !r.is_empty())));
        Known(rows.into_iter().map(|row| (row, 0)).collect())
    }

    /// A row that names what it is for goes before one that does not.
    fn explain(&mut self, name: &str, botocores: &[String], availability: Availability) -> Option<&Json> {
        let fits = |row: &Json| {
            let named = row["only"].as_array().map(|only| only.iter().any(|n| n == name));
            let same = row["botocore"] == serde_json::json!(botocores);
            (same && row["availability"] == format!("{availability:?}") && named != Some(false))
                .then_some(named)
        };
        let fitting = self.0.iter_mut().filter_map(|row| Some((fits(&row.0)?, row)));
        let (row, count) = fitting.max_by_key(|(named, _)| named.is_some())?.1;
        *count += 1;
        Some(row)
    }
}

#[tokio::test]
async fn all_is_where_botocore_says_that_a_service_is() {
    let (global, mut known, mut equal) = (read("global.txt"), Known::read(), 0);
    for (partition, services) in botocores() {
        let in_use: BTreeSet<String> = services.values().flatten().cloned().collect();
        let in_use: Vec<String> = in_use.into_iter().collect();
        assert!(model::service_names().eq(services.keys().map(String::as_str)));
        for (service, theirs) in &services {
            let found = ours(service, &in_use[0]).await;
            if found == *theirs {
                equal += 1;
                continue;
            }
            let name = format!("{partition} {service}");
            let availability = model::service(service).expect(service).availability(&in_use[0]);
            let row = known.explain(&name, theirs, availability);
            let row = row.unwrap_or_else(|| panic!("{name}: botocore {theirs:?}, we {found:?}"));
            assert_eq!(found, in_use, "{name}");
            // Who has no regions of its own leads all of them to one place.
            let one_place = in_use.len() == 1 || global.contains(&format!("{name} all from "));
            let is_regional = availability == Availability::Unknown || row["only"].is_array();
            assert!(is_regional || one_place, "{name}");
        }
    }
    println!("{equal} equal; known differences:");
    known.0.iter().for_each(|(row, count)| println!("{count}: {}", row["reason"]));
    assert!(equal > 1_200, "{equal}");
    for (row, count) in &known.0 {
        let least = row["only"].as_array().map_or(1, Vec::len);
        assert!(*count >= least, "no longer a difference: {row}");
    }
}

#[test]
fn what_is_global_is_what_botocore_sends_to_one_place() {
    let (theirs, ours) = (peer("global"), read("global.txt"));
    let (theirs, ours): (BTreeSet<&str>, BTreeSet<&str>) = (theirs.lines().collect(), ours.lines().collect());
    let differences: Vec<_> = theirs.symmetric_difference(&ours).collect();
    assert!(differences.is_empty(), "one side alone: {differences:#?}");
    assert!(ours.len() > 100, "{}", ours.len());
}
