//! The example on a client's page: a client, one operation, and all pages where a service has any.

use super::names;
use super::operations::{Named, is_paginated};
use crate::codegen::graph::{Graph, Member};

/// The lines of the example, which rustdoc compiles; none for a service without operations.
pub fn example(graph: &Graph<'_>, service: &str, operations: &[Named<'_>]) -> Vec<String> {
    let Some(one) =
        operations.iter().max_by_key(|named| (suits(graph, named), std::cmp::Reverse(&named.method)))
    else {
        return Vec::new();
    };
    let (module, method) = (names::module(service), &one.method);
    let mut lines: Vec<String> = [
        "```no_run",
        "# async fn f() -> Result<(), Box<dyn std::error::Error>> {",
        "use multiregion_client as mr;",
        "let config = mr::config().load().await;",
    ]
    .map(Into::into)
    .into();
    lines.push(format!("let client = mr::{module}::Client::new(&config, [\"eu-west-1\", \"us-*\"])?;"));
    lines.push(format!("let answer = client.{method}().send().await?;"));
    lines.push("println!(\"{:?}\", answer.result(\"eu-west-1\")?);".into());
    if is_paginated(graph, one.operation) {
        lines.push(format!("let mut items = client.{method}().into_paginator().items().await?;"));
        lines.push("while let Some(item) = items.next().await {".into());
        lines.push("    println!(\"{}\", item?.region());".into());
        lines.push("}".into());
    }
    lines.extend(["# Ok(())", "# }", "```"].map(Into::into));
    lines
}

/// How well an operation serves as an example: it needs no input, it has pages, it only reads.
fn suits(graph: &Graph<'_>, named: &Named<'_>) -> (bool, bool, bool) {
    let operation = named.operation;
    let members = operation.input.and_then(|i| graph.shapes.get(i)).map_or(&[][..], |shape| &shape.members);
    let required = |m: &Member<'_>| m.traits.contains_key("smithy.api#required");
    let reads = ["Describe", "Get", "List"].iter().any(|verb| operation.name.starts_with(verb));
    (!members.iter().any(required), is_paginated(graph, operation), reads)
}
