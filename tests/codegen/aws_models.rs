//! AWS's own models, unchanged, as AWS publishes them.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::codegen::json::Value;
use crate::codegen::typed::plan::{Plan, UNIONS};
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

/// The structures and unions of a model.
struct Unions {
    /// boto3's name of the service, which only ours say.
    name: String,
    sdk_id: String,
    /// By name, whether a typed module has it as a union.
    unions: BTreeMap<String, bool>,
    structures: Vec<String>,
}

/// What is in a model; `ours`: whether the table of those that stand for unions is asked.
fn unions(path: &Path, ours: bool) -> Option<Unions> {
    codegen::with_graph("model.json", &std::fs::read(path).unwrap(), |graph| {
        let name = graph.traits.get("multiregion.traits#serviceName");
        let name = name.and_then(Value::as_str).unwrap_or_default();
        let sdk_id = graph.traits.get("aws.api#service").unwrap().get("sdkId").unwrap().as_str().unwrap();
        // Under no name of a service the table is not asked.
        let plan = Plan::of(graph, if ours { name } else { "" });
        let all = graph.shapes.iter().enumerate();
        let structured = all.filter(|(_, shape)| matches!(shape.kind, Kind::Structure | Kind::Union));
        let unions =
            structured.map(|(index, shape)| (shape.name.to_string(), plan.is_union(index))).collect();
        let structures = graph.shapes.iter().filter(|shape| shape.kind == Kind::Structure);
        let structures = structures.map(|shape| shape.name.to_string()).collect();
        Ok(Unions { unions, structures, sdk_id: sdk_id.into(), name: name.into() })
    })
    .unwrap()
}

#[test]
fn unions_are_those_of_the_models_that_aws_publishes() {
    let models = Path::new(env!("CARGO_MANIFEST_DIR")).join("models");
    let ours: BTreeMap<String, Unions> = files::models(&models)
        .unwrap()
        .iter()
        .filter_map(|path| unions(path, true))
        .map(|found| (found.sdk_id.clone(), found))
        .collect();
    for (service, structure) in UNIONS {
        let found = ours.values().find(|found| found.name == service).unwrap();
        let stands = found.structures.iter().any(|name| name == structure);
        assert!(stands, "{service} has no structure {structure}: its row in UNIONS is of no use");
    }
    let (mut differ, mut compared) = (Vec::new(), 0);
    for theirs in published().iter().filter_map(|path| unions(path, false)) {
        let Some(found) = ours.get(&theirs.sdk_id) else { continue };
        for (shape, union) in &found.unions {
            // Either side may be newer, and have shapes that the other has not.
            let Some(is_union) = theirs.unions.get(shape) else { continue };
            compared += usize::from(*union);
            if is_union != union {
                differ.push(format!("{} {shape}: {is_union} in AWS's model", found.name));
            }
        }
    }
    println!("{compared} unions compared");
    assert!(differ.is_empty(), "UNIONS in src/codegen/typed/plan.rs lacks or has too much: {differ:#?}");
}
