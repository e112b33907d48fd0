//! Every service in every region against botocore, which judges: `tests/peer/endpoints.py` prints its answers.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Command, Stdio};

use serde_json::{Value as Json, json};

use super::*;
use crate::model::{self, Kind, Shape};
use crate::value::{Value, document_to_json};

/// Fewer cases than this means that the generator broke off or lost a part.
const LEAST_CASES: usize = 130_000;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// An input from JSON that leaves out what is required, which botocore's answers do not depend on.
fn value(shape: &'static Shape, json: &Json) -> Value {
    let element = |json| shape.element().map_or(Value::Null, |e| value(e.target(), json));
    match (shape.kind(), json) {
        (Kind::Structure, _) => Value::Structure(structure(shape, json)),
        (Kind::List, Json::Array(list)) => Value::List(list.iter().map(element).collect()),
        (Kind::Map, Json::Object(map)) => {
            Value::Map(map.iter().map(|(k, v)| (k.as_str().into(), element(v))).collect())
        }
        (_, Json::String(s)) => Value::String(s.as_str().into()),
        (_, Json::Bool(b)) => Value::Boolean(*b),
        other => panic!("no such input: {other:?}"),
    }
}

fn structure(shape: &'static Shape, json: &Json) -> Structure {
    let mut out = Structure::new(shape);
    for (name, json) in json.as_object().into_iter().flatten() {
        let index = shape.member_index(name).unwrap_or_else(|| panic!("{shape:?} has no {name}"));
        out.set(index, value(shape.members()[index].target(), json));
    }
    out
}

fn config(case: &Json) -> EndpointConfig {
    let flag = |name: &str| case[name].as_bool().unwrap_or(false);
    let mut config = EndpointConfig::new(case["region"].as_str().unwrap())
        .with_fips(flag("fips"))
        .with_dual_stack(flag("dual"))
        .with_host_prefix(!flag("bare"))
        .with_endpoint_url(case["endpoint_url"].as_str().map(Into::into));
    for (name, on) in case["built_ins"].as_object().into_iter().flatten() {
        config = config.with_built_in(name, Param::Boolean(on.as_bool().unwrap()));
    }
    for (name, on) in case["context"].as_object().into_iter().flatten() {
        config = config.with_client_context(name, Param::Boolean(on.as_bool().unwrap()));
    }
    match case["mode"].as_str() {
        Some("required") => config.with_account_id_mode(AccountIdMode::Required),
        Some("disabled") => config.with_account_id_mode(AccountIdMode::Disabled),
        _ => config,
    }
}

fn answer(case: &Json) -> Json {
    let service = model::service(case["service"].as_str().unwrap()).unwrap();
    let operation = service.operation(case["operation"].as_str().unwrap()).unwrap();
    let input = structure(operation.input().unwrap_or_else(model::unit), &case["input"]);
    let account = case["account"].as_str();
    match resolve(operation, &input, &config(case), account) {
        Ok(endpoint) => {
            let mut out = json!({ "url": endpoint.url() });
            let headers = endpoint.headers().map(|(k, mut v)| (k.to_owned(), json!(v.next())));
            let headers: serde_json::Map<_, _> = headers.collect();
            if !headers.is_empty() {
                out["headers"] = headers.into();
            }
            if let Some(auth) = endpoint.properties().get("authSchemes") {
                out["auth"] = document_to_json(auth);
            }
            out
        }
        Err(error) => json!({ "error": error.message(), "kind": format!("{:?}", error.kind()) }),
    }
}

/// Endpoints agree to the letter; refusals by the rules in their words; other errors in being errors.
fn agree(case: &Json, ours: &Json) -> bool {
    match (&case["error"], &ours["error"]) {
        (Json::Null, Json::Null) => ["url", "headers", "auth"].iter().all(|k| case[k] == ours[k]),
        (Json::String(theirs), Json::String(our)) => {
            case["own"] == true || ours["kind"] != "Refused" || theirs == our
        }
        _ => false,
    }
}

/// Rows of `known_differences.json`: a difference that all of a row's fields fit is known.
struct Known(Vec<(Json, usize)>);

impl Known {
    fn read() -> Known {
        let text = std::fs::read_to_string(root().join("tests/peer/known_differences.json")).unwrap();
        let json: Json = serde_json::from_str(&text).unwrap();
        let rows = json["endpoints"].as_array().cloned().unwrap_or_default();
        assert!(rows.iter().all(|r| r["reason"].is_string() && r["where"].is_object()));
        Known(rows.into_iter().map(|r| (r, 0)).collect())
    }

    fn explains(&mut self, case: &Json, ours: &Json) -> bool {
        let fits = |row: &Json| {
            row["where"].as_object().unwrap().iter().all(|(key, wanted)| {
                let found = match key.strip_prefix("ours.") {
                    Some(key) => &ours[key],
                    None => key.split('.').fold(case, |json, step| &json[step]),
                };
                let prefix = wanted.as_str().and_then(|w| w.strip_suffix('*'));
                match (prefix, found.as_str()) {
                    (Some(prefix), Some(found)) => found.starts_with(prefix),
                    _ => wanted == found,
                }
            })
        };
        let row = self.0.iter_mut().find(|(row, _)| fits(row));
        row.map(|(_, count)| *count += 1).is_some()
    }
}

#[test]
fn endpoints_are_those_of_botocore() {
    let python = std::env::var_os("MULTIREGION_PYTHON").map(PathBuf::from);
    let python = python.unwrap_or_else(|| root().join(".venv/bin/python"));
    let script = root().join("tests/peer/endpoints.py");
    let mut peer = match Command::new(&python).arg(script).stdout(Stdio::piped()).spawn() {
        Ok(peer) => peer,
        Err(e) => panic!("{}: {e}: run `make venv`, or set MULTIREGION_PYTHON", python.display()),
    };
    let mut known = Known::read();
    let (mut cases, mut errors, mut services) = (0, 0, BTreeSet::new());
    let mut differences: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for line in BufReader::new(peer.stdout.take().unwrap()).lines() {
        let case: Json = serde_json::from_str(&line.unwrap()).unwrap();
        let ours = answer(&case);
        cases += 1;
        let service = case["service"].as_str().unwrap().to_owned();
        if agree(&case, &ours) {
            errors += usize::from(ours["error"].is_string());
        } else if !known.explains(&case, &ours) {
            differences.entry(service.clone()).or_default().push(format!("{case}\n    ours: {ours}"));
        }
        services.insert(service);
    }
    assert!(peer.wait().unwrap().success(), "the generator failed");
    let explained: usize = known.0.iter().map(|(_, n)| n).sum();
    println!(
        "{} services, {cases} cases: {errors} agree in an error, {explained} known differences",
        services.len()
    );
    for (service, list) in &differences {
        println!("{service}: {} differences, as in\n  {}", list.len(), list[0]);
    }
    assert!(differences.is_empty(), "answers differ from botocore's");
    for (row, count) in &known.0 {
        assert!(*count > 0, "no longer a difference: {row}");
    }
    assert!(cases >= LEAST_CASES, "{cases} cases");
    let missing: Vec<_> = model::service_names().filter(|n| !services.contains(*n)).collect();
    assert!(missing.is_empty(), "services that botocore does not know: {missing:?}");
}
