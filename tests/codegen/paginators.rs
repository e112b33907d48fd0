//! The rule that infers paginators, held against those that AWS models.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::Value;

use crate::codegen::{pages, read, resolve};

/// What the models say, where the tokens are plain members; and what the rule would, if they said nothing.
#[test]
fn the_rule_finds_again_what_the_models_say() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("models");
    let (mut same, mut silent, mut other) = (0, BTreeMap::new(), Vec::new());
    // A few services of each way to name tokens; all of them take half a minute.
    for name in [
        "ec2",
        "iam",
        "sqs",
        "dynamodb",
        "apigateway",
        "lambda",
        "route53",
        "route53domains",
        "rds",
        "kms",
        "ce",
    ] {
        let path = folder.join(format!("{name}.json"));
        let json = std::fs::read(&path).unwrap();
        let graph = resolve::resolve(read::read(name, &json).unwrap().unwrap()).unwrap();
        for operation in &graph.operations {
            let Some(paginated) = operation.traits.get("smithy.api#paginated") else { continue };
            let text = |key: &str| paginated.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
            let modelled = (text("inputToken"), text("outputToken"));
            let Some(found) = pages::by_names(&graph, operation) else {
                silent.entry(modelled).or_insert_with(|| format!("{name}.{}", operation.name));
                continue;
            };
            let one = |key: &str| found[key][0].as_str().unwrap_or_default().to_owned();
            match (one("inputTokens"), one("outputTokens")) == modelled {
                true => same += 1,
                false => other.push(format!("{name}.{}: {modelled:?}, found {found}", operation.name)),
            }
        }
    }
    assert!(other.is_empty(), "{}", other.join("\n"));
    // What it does not find are tokens inside of other members.
    assert!(silent.keys().all(|(_, given)| given.contains('.')), "{silent:?}");
    assert!(same > 300, "{same}");
}
