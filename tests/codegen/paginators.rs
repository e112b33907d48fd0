//! The rule that infers paginators, held against those that AWS models.

use std::collections::BTreeMap;
use std::path::Path;

use crate::codegen::json::Value;
use crate::codegen::{graph::Graph, pages, with_graph};

/// What the rule makes of operations whose tokens are modelled.
#[derive(Default)]
struct Compared {
    same: usize,
    /// Tokens that it does not find, each pair with an operation that has them.
    silent: BTreeMap<(String, String), String>,
    other: Vec<String>,
}

impl Compared {
    fn add(&mut self, name: &str, graph: &Graph<'_>) {
        for operation in &graph.operations {
            let Some(paginated) = operation.traits.get("smithy.api#paginated") else { continue };
            let text = |key: &str| paginated.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
            let modelled = (text("inputToken"), text("outputToken"));
            let Some(found) = pages::by_names(graph, operation) else {
                self.silent.entry(modelled).or_insert_with(|| format!("{name}.{}", operation.name));
                continue;
            };
            let one = |key: &str| found.get(key).unwrap().as_array().unwrap()[0].as_str().unwrap().to_owned();
            match (one("inputTokens"), one("outputTokens")) == modelled {
                true => self.same += 1,
                false => self.other.push(format!("{name}.{}: {modelled:?}, found {found}", operation.name)),
            }
        }
    }
}

/// What the models say, where the tokens are plain members; and what the rule would, if they said nothing.
#[test]
fn the_rule_finds_again_what_the_models_say() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("models");
    let mut compared = Compared::default();
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
        with_graph(name, &json, |graph| {
            compared.add(name, graph);
            Ok(())
        })
        .unwrap()
        .unwrap();
    }
    let Compared { same, silent, other } = compared;
    assert!(other.is_empty(), "{}", other.join("\n"));
    // What it does not find are tokens inside of other members.
    assert!(silent.keys().all(|(_, given)| given.contains('.')), "{silent:?}");
    assert!(same > 300, "{same}");
}
