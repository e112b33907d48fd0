//! AWS's own models, unchanged, as AWS publishes them.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::codegen::graph::Graph;
use crate::codegen::typed::plan::{Plan, UNIONS};
use crate::codegen::{read, resolve};
use crate::descriptor::Kind;
use crate::dump::Decoded;
use crate::{codegen, files};

/// All of AWS's models that are there.
fn published() -> Vec<PathBuf> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/aws-models");
    let folder = std::env::var_os("MULTIREGION_AWS_MODELS").map_or_else(beside, PathBuf::from);
    if !folder.is_dir() {
        println!("not there: {}", folder.display());
        return Vec::new();
    }
    let found = files::models(&folder).unwrap();
    assert!(!found.is_empty(), "no models in {}", folder.display());
    found
}

#[test]
fn models_as_aws_publishes_them_generate_and_decode() {
    for path in published() {
        let json = std::fs::read(&path).unwrap();
        let made = codegen::generate(&path.display().to_string(), &json).unwrap();
        let made = made.unwrap_or_else(|| panic!("{}: no service", path.display()));
        let decoded = Decoded::new(&made.descriptor);
        assert_eq!(decoded.text(decoded.service.name), made.name);
        assert!(!decoded.operations.is_empty() && !decoded.shapes.is_empty(), "{}", made.name);
        let names = decoded.shapes.iter().map(|s| s.name).chain(decoded.operations.iter().map(|o| o.name));
        assert!(names.map(|n| decoded.text(n)).all(|n| !n.is_empty()), "{}", made.name);
        assert!(decoded.dump().lines().count() > decoded.shapes.len(), "{}", made.name);
    }
}

/// A model's graph, under its service's SDK id.
fn graph(path: &Path) -> Option<(String, Graph)> {
    let ast = read::read("model.json", &std::fs::read(path).unwrap()).unwrap()?;
    let graph = resolve::resolve(ast).unwrap();
    Some((graph.traits["aws.api#service"]["sdkId"].as_str().unwrap().to_string(), graph))
}

/// boto3's name of a vendored model's service.
fn name(graph: &Graph) -> &str {
    graph.traits["multiregion.traits#serviceName"].as_str().unwrap()
}

/// By the names of structures and unions, whether a typed module has it as a union.
fn unions(graph: &Graph, service: &str) -> BTreeMap<String, bool> {
    let plan = Plan::of(graph, service);
    let all = graph.shapes.iter().enumerate();
    let structured = all.filter(|(_, shape)| matches!(shape.kind, Kind::Structure | Kind::Union));
    structured.map(|(index, shape)| (shape.name.clone(), plan.is_union(index))).collect()
}

#[test]
fn unions_are_those_of_the_models_that_aws_publishes() {
    let models = Path::new(env!("CARGO_MANIFEST_DIR")).join("models");
    let ours: BTreeMap<String, Graph> =
        files::models(&models).unwrap().iter().filter_map(|path| graph(path)).collect();
    for (service, structure) in UNIONS {
        let graph = ours.values().find(|graph| name(graph) == service).unwrap();
        let stands = graph.shapes.iter().any(|s| s.name == structure && s.kind == Kind::Structure);
        assert!(stands, "{service} has no structure {structure}: its row in UNIONS is of no use");
    }
    let (mut differ, mut compared) = (Vec::new(), 0);
    for (sdk_id, theirs) in published().iter().filter_map(|path| graph(path)) {
        let Some(graph) = ours.get(&sdk_id) else { continue };
        // Under no name of a service: the table is not asked.
        let theirs = unions(&theirs, "");
        for (shape, union) in unions(graph, name(graph)) {
            // Either side may be newer, and have shapes that the other has not.
            let Some(is_union) = theirs.get(&shape) else { continue };
            compared += usize::from(union);
            if *is_union != union {
                differ.push(format!("{} {shape}: {is_union} in AWS's model", name(graph)));
            }
        }
    }
    println!("{compared} unions compared");
    assert!(differ.is_empty(), "UNIONS in src/codegen/typed/plan.rs lacks or has too much: {differ:#?}");
}
