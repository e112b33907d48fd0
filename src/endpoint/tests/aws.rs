//! The endpoint tests that AWS publishes in its models, where those models are at hand.

use std::path::{Path, PathBuf};

use aws_smithy_types::endpoint::Endpoint;
use serde_json::{Value as Json, json};

use crate::endpoint::fuzz::evaluated;
use crate::value::document_to_json;

/// One test: what it wants of the rules, and what they gave.
fn failure(case: &Json, rules: &Json) -> Option<String> {
    let found = evaluated(rules, &case["params"], "");
    let expect = &case["expect"];
    let fits = match (&found, expect["error"].as_str()) {
        (Ok(endpoint), None) => fits(endpoint, &expect["endpoint"]),
        (Err(message), Some(expected)) => message == expected,
        _ => false,
    };
    (!fits).then(|| format!("{}: expected {expect}, found {found:?}", case["documentation"]))
}

fn fits(endpoint: &Endpoint, expected: &Json) -> bool {
    let headers: serde_json::Map<_, _> = endpoint
        .headers()
        .map(|(name, values)| (name.to_owned(), values.collect::<Vec<_>>().into()))
        .collect();
    let properties = expected["properties"].as_object().into_iter().flatten();
    endpoint.url() == expected["url"]
        && Json::Object(headers) == *expected.get("headers").unwrap_or(&json!({}))
        && properties.into_iter().all(|(name, value)| {
            endpoint.properties().get(name.as_str()).is_some_and(|p| document_to_json(p) == *value)
        })
}

/// The traits of a model's service.
fn service(model: &Json) -> &Json {
    let shapes = model["shapes"].as_object().into_iter().flatten();
    let mut services = shapes.map(|(_, shape)| shape).filter(|shape| shape["type"] == "service");
    &services.next().expect("a service")["traits"]
}

#[test]
fn endpoint_tests_that_aws_publishes_hold() {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/aws-models");
    let folder = std::env::var_os("MULTIREGION_AWS_MODELS").map_or_else(beside, PathBuf::from);
    let Ok(files) = std::fs::read_dir(&folder) else {
        println!("not there: {}", folder.display());
        return;
    };
    let (mut cases, mut failures) = (0, Vec::new());
    for path in files.map(|file| file.unwrap().path()).filter(|p| p.extension().is_some_and(|e| e == "json"))
    {
        let json: Json = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
        let traits = service(&json);
        let sdk_id = traits["aws.api#service"]["sdkId"].as_str().unwrap();
        // Not the vendored rules, which are of another day: the tests hold for the rules that they came with.
        let rules = &traits["smithy.rules#endpointRuleSet"];
        let tests = traits["smithy.rules#endpointTests"]["testCases"].as_array().into_iter().flatten();
        for case in tests {
            cases += 1;
            failures.extend(failure(case, rules).map(|f| format!("{sdk_id}: {f}")));
        }
    }
    println!("{cases} endpoint tests of AWS's own models, {} failures", failures.len());
    assert!(failures.is_empty(), "{}", failures.join("\n"));
    assert!(cases > 0, "no endpoint tests in {}", folder.display());
}
