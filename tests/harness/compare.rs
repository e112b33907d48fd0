//! One case of a peer: the same call through us in all regions at once, and where the two sides differ.

use std::collections::BTreeSet;
use std::time::Duration;

use multiregion_client::{CallError, MultiRegionClient, MultiRegionResult};
use serde_json::{Map, Value as Json, json};

/// A call that has no outcome by then never has one.
const PATIENCE: Duration = Duration::from_secs(30);

/// Differences of one case; `used`: the listed differences that it needed.
#[derive(Default)]
pub struct Verdict {
    pub failures: Vec<String>,
    pub used: BTreeSet<u64>,
}

/// Calls and compares.
pub async fn case(client: &MultiRegionClient, case: &Json) -> Verdict {
    let name = format!("{}.{}", case["service"].as_str().unwrap(), case["operation"].as_str().unwrap());
    let mut verdict = Verdict::default();
    let call = client.call(case["operation"].as_str().unwrap(), &case["input"]);
    let result = match tokio::time::timeout(PATIENCE, call.into_future()).await {
        Ok(Ok(result)) => result,
        Err(_) => {
            verdict.failures.push(format!("{name}: no outcome after {PATIENCE:?}"));
            return verdict;
        }
        Ok(Err(error)) => {
            verdict.failures.push(format!("{name}: not sent: {error}"));
            return verdict;
        }
    };
    let result = match raced(case, &result) {
        true => client
            .call(case["operation"].as_str().unwrap(), &case["input"])
            .concurrency(1)
            .await
            .expect("sent before"),
        false => result,
    };
    for (region, theirs) in case["regions"].as_object().unwrap() {
        let place = format!("{name} in {region}, input {}", case["input"]);
        let ours = match result[region.as_str()].result() {
            Ok(output) => json!({ "output": output }),
            Err(error) => json!({ "error": shown(error) }),
        };
        same(&mut verdict, case, &place, theirs, &ours);
    }
    if let Some(items) = case.get("items") {
        let ours = serde_json::to_value(result.items().to_vec()).unwrap();
        same(&mut verdict, case, &format!("items of {name}"), items, &ours);
        let ours = merged(&mut verdict, &name, &result);
        same(&mut verdict, case, &format!("merged of {name}"), &case["merged"], &ours);
    }
    verdict
}

/// Whether moto broke down on requests that came at the same time, as it does where it loads its tables late.
fn raced(case: &Json, result: &MultiRegionResult) -> bool {
    let theirs = |region: &str| case["regions"][region].get("output").is_some();
    result.errors().any(|(region, error)| error.status() == Some(500) && theirs(region))
}

/// An error in the peer's form.
fn shown(error: &CallError) -> Json {
    json!({
        "Code": error.code(), "Message": error.message(), "status": error.status(),
        "members": error.members().map_or(json!({}), |m| json!(m)),
        "Kind": error.kind().to_string(), "Display": error.to_string(),
    })
}

/// The merged answer without its account of each region, which is checked here.
fn merged(verdict: &mut Verdict, name: &str, result: &MultiRegionResult) -> Json {
    let mut ours = serde_json::to_value(result.merged()).unwrap();
    let reports = ours.as_object_mut().unwrap().remove("ResponseMetadata").unwrap_or_default();
    let regions: Vec<_> =
        reports.as_array().into_iter().flatten().map(|r| r["RequestRegion"].as_str()).collect();
    if regions != super::REGIONS.map(Some) {
        verdict.failures.push(format!("merged of {name}: ResponseMetadata has regions {regions:?}"));
    }
    ours
}

/// Both sides equal, but for what known_differences.json lists for the case.
fn same(verdict: &mut Verdict, case: &Json, place: &str, theirs: &Json, ours: &Json) {
    if equal(theirs, ours) {
        return;
    }
    let (mut left, mut right) = (theirs.clone(), ours.clone());
    for known in case["known"].as_array().into_iter().flatten() {
        verdict.used.extend(known["index"].as_u64());
        let Some(members) = known["members"].as_array() else { return };
        let members: BTreeSet<&str> = members.iter().filter_map(Json::as_str).collect();
        without(&mut left, &members);
        without(&mut right, &members);
    }
    if !equal(&left, &right) {
        let (path, theirs, ours) = first_difference("", &left, &right);
        verdict.failures.push(format!("{place}\n    at {path}\n    boto3 {theirs}\n    ours  {ours}"));
    }
}

/// Where boto3 could make nothing of an answer, we only must not take it for an output.
fn equal(theirs: &Json, ours: &Json) -> bool {
    if let Some(error) = theirs.get("error") {
        let Some(our_error) = ours.get("error") else { return false };
        // A body that is no error document: boto3 makes the status its code.
        let nothing_told =
            error["Code"].as_str() == error["status"].as_u64().map(|s| s.to_string()).as_deref();
        return error["status"] == our_error["status"]
            && (nothing_told || ["Code", "Message", "members"].iter().all(|k| error[k] == our_error[k]));
    }
    if theirs.get("broken").is_some() {
        return ours.get("error").is_some();
    }
    theirs == ours
}

fn without(value: &mut Json, members: &BTreeSet<&str>) {
    match value {
        Json::Object(map) => {
            map.retain(|k, _| !members.contains(k.as_str()));
            map.values_mut().for_each(|v| without(v, members));
        }
        Json::Array(list) => list.iter_mut().for_each(|v| without(v, members)),
        _ => {}
    }
}

/// The first place where two values differ, each side cut to a readable length.
fn first_difference(path: &str, left: &Json, right: &Json) -> (String, String, String) {
    let here = || (path.to_owned(), cut(left), cut(right));
    match (left, right) {
        (Json::Object(a), Json::Object(b)) => match differing_key(a, b) {
            Some(key) => first_difference(&format!("{path}/{key}"), &a[key], &b[key]),
            None => here(),
        },
        (Json::Array(a), Json::Array(b)) if a.len() == b.len() => {
            match (0..a.len()).find(|&i| a[i] != b[i]) {
                Some(i) => first_difference(&format!("{path}/{i}"), &a[i], &b[i]),
                None => here(),
            }
        }
        _ => here(),
    }
}

/// A key that both have, with other values; none if they have not the same keys.
fn differing_key<'a>(a: &'a Map<String, Json>, b: &Map<String, Json>) -> Option<&'a str> {
    let known_to_errors = |k: &str| matches!(k, "Kind" | "Display");
    let lacks = |x: &Map<String, Json>, y: &Map<String, Json>| {
        x.keys().any(|k| !y.contains_key(k) && !known_to_errors(k))
    };
    if lacks(a, b) || lacks(b, a) {
        return None;
    }
    a.keys().map(String::as_str).find(|k| a[*k] != b[*k])
}

fn cut(value: &Json) -> String {
    value.to_string().chars().take(500).collect()
}
