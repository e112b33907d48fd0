//! The data beside the models: partitions, regions of each service, retryable errors, modes of defaults.

use serde_json::{Map, Value};

use crate::error::{Error, Result};
use crate::normal;
use crate::source::Source;

/// All side files by name. `prefixes` gives each service's endpoint prefix, under which its regions are listed.
pub fn files(source: &mut Source, prefixes: &[(String, String)]) -> Result<Vec<(String, String)>> {
    let endpoints = load(source, "endpoints")?;
    let regions = regions(&endpoints, prefixes)?;
    let mut partitions = load(source, "partitions")?;
    let mut retries = load(source, "_retry")?;
    let mut modes = load(source, "sdk-default-configuration")?;
    drop_key(&mut partitions, "description");
    drop_key(&mut retries, "documentation");
    drop_key(&mut modes, "documentation");
    Ok(vec![
        ("partitions.json".to_owned(), normal::data(partitions, 4)),
        ("regions.json".to_owned(), normal::data(regions, 1)),
        ("retries.json".to_owned(), normal::data(retries, 2)),
        ("default-modes.json".to_owned(), normal::data(modes, 2)),
    ])
}

fn load(source: &mut Source, name: &str) -> Result<Value> {
    let path = format!("data/{name}");
    source.json(&path)?.ok_or_else(|| Error::file(format!("{path}.json"), "not there"))
}

/// Service name → partition → regions, as `boto3.Session.get_available_regions` answers: an empty list where a
/// partition has the service but in no region of its own (a global service), no entry where it is not listed.
fn regions(endpoints: &Value, prefixes: &[(String, String)]) -> Result<Value> {
    const FILE: &str = "data/endpoints.json";
    let list = endpoints.get("partitions").and_then(Value::as_array);
    let list = list.ok_or_else(|| Error::at(FILE, "key `partitions`", "expected a list"))?;
    let mut all = Map::new();
    for (service, prefix) in prefixes {
        let mut of_service = Map::new();
        for partition in list {
            let (Some(id), Some(regions), Some(services)) = (
                partition.get("partition").and_then(Value::as_str),
                partition.get("regions").and_then(Value::as_object),
                partition.get("services").and_then(Value::as_object),
            ) else {
                return Err(Error::at(
                    FILE,
                    "key `partitions`",
                    "expected `partition`, `regions`, `services`",
                ));
            };
            let Some(known) = services.get(prefix) else { continue };
            let known = known.get("endpoints").and_then(Value::as_object);
            let mut found: Vec<&str> = known.into_iter().flat_map(Map::keys).map(String::as_str).collect();
            found.retain(|region| regions.contains_key(*region));
            found.sort_unstable();
            of_service.insert(id.to_owned(), Value::from(found));
        }
        if !of_service.is_empty() {
            all.insert(service.clone(), Value::Object(of_service));
        }
    }
    Ok(Value::Object(all))
}

/// Removes prose, wherever it stands.
fn drop_key(value: &mut Value, key: &str) {
    match value {
        Value::Object(map) => {
            map.shift_remove(key);
            map.values_mut().for_each(|v| drop_key(v, key));
        }
        Value::Array(list) => list.iter_mut().for_each(|v| drop_key(v, key)),
        _ => {}
    }
}
