//! Typed modules: laid out as prettyplease would, complete, and the same on every run.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::codegen;
use crate::files;

fn vendored() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("models")
}

fn module(model: &Path) -> String {
    let json = fs::read(model).unwrap();
    codegen::generate_with("model.json", &json, |_| true).unwrap().unwrap().typed.unwrap()
}

/// Services whose modules have, between them, every form that is laid out.
const LAID_OUT: [&str; 6] = ["dynamodb", "iam", "lambda", "s3", "sqs", "transcribe-streaming"];

#[test]
fn modules_are_laid_out_as_prettyplease_does() {
    let some =
        LAID_OUT.iter().map(|name| vendored().join(format!("{name}.json"))).filter(|path| path.is_file());
    let models: Vec<PathBuf> = some.chain(crate::goldens::models()).collect();
    assert!(models.len() > 20);
    let mut bad = 0;
    for model in models {
        let made = module(&model);
        let parsed = syn::parse_file(&made).unwrap_or_else(|e| panic!("{}: {e}", model.display()));
        let laid_out = prettyplease::unparse(&parsed);
        let differs = made.lines().zip(laid_out.lines()).enumerate().find(|(_, (a, b))| a != b);
        if let Some((line, (ours, theirs))) = differs {
            eprintln!("{} line {}\nours:   {ours}\ntheirs: {theirs}", model.display(), line + 1);
        }
        if made.len() != laid_out.len() {
            bad += 1;
        }
    }
    assert_eq!(bad, 0);
}

/// The parts of a module that are counted.
#[derive(Debug, Default, PartialEq, Eq)]
struct Count {
    operations: usize,
    paginators: usize,
    types: usize,
    enumerations: usize,
    values: usize,
    errors: usize,
}

/// The generic types that views are of.
const VIEWS: [&str; 4] = ["= views::Shape<", "::views::Output<", "= t::Union<", "= t::ServiceError<"];

/// Counted in the source.
fn emitted(source: &str) -> Count {
    let count = |what: &str| source.matches(what).count();
    let texts = source.split("impl t::Enumeration").skip(1);
    let lists = texts.filter_map(|rest| rest.split_once("= &[")?.1.split_once("];"));
    Count {
        operations: count("::views::Output<"),
        paginators: count("impl t::PaginatedOperation"),
        types: VIEWS.iter().map(|view| count(view)).sum(),
        enumerations: count("= t::Text<"),
        // No text has a comma with a quote on either side.
        values: lists.map(|(list, _)| list.matches('"').count() / 2).sum(),
        errors: count("    fn as_"),
    }
}

#[test]
fn every_operation_and_shape_of_every_model_is_emitted() {
    let mut services = 0;
    let mut total = Count::default();
    for model in files::models(&vendored()).unwrap() {
        let json: Value = serde_json::from_slice(&fs::read(&model).unwrap()).unwrap();
        let Some(shapes) = json.get("shapes").and_then(Value::as_object) else { continue };
        services += 1;
        let found = emitted(&module(&model));
        let mut expected = expected(shapes);
        // Some are inferred besides.
        assert!(found.paginators >= expected.paginators, "{}", model.display());
        expected.paginators = found.paginators;
        assert_eq!(found, expected, "{}", model.display());
        total.operations += found.operations;
        total.types += found.types;
        total.enumerations += found.enumerations;
        total.values += found.values;
    }
    println!("{services} services: {total:?}");
    assert!(services > 400 && total.operations > 19_000);
}

/// Counted in the model by itself: what a walk over its members reaches.
fn expected(shapes: &serde_json::Map<String, Value>) -> Count {
    let mut count = Count::default();
    let (mut nested, mut errors) = (BTreeSet::new(), BTreeSet::new());
    let mut open = Vec::new();
    for shape in shapes.values().filter(|s| s["type"] == "operation") {
        count.operations += 1;
        open.extend(["input", "output"].iter().filter_map(|k| shape[*k]["target"].as_str()));
        let own: Vec<&str> =
            shape["errors"].as_array().into_iter().flatten().filter_map(|e| e["target"].as_str()).collect();
        errors.extend(own.iter().copied());
        open.extend(own);
        let traits = ["smithy.api#paginated", "multiregion.traits#pagination"];
        count.paginators += usize::from(traits.iter().any(|t| shape["traits"].get(*t).is_some()));
    }
    let mut walked = BTreeSet::new();
    while let Some(id) = open.pop() {
        let Some(shape) = shapes.get(id).filter(|_| walked.insert(id)) else { continue };
        let own = shape["members"]
            .as_object()
            .into_iter()
            .flat_map(|m| m.values())
            .filter(|_| shape["type"] != "enum");
        let elements = ["member", "key", "value"].iter().filter_map(|k| shape.get(*k));
        for target in own.chain(elements).filter_map(|m| m["target"].as_str()) {
            nested.insert(target);
            open.push(target);
        }
    }
    let of = |kinds: &[&str]| {
        nested
            .iter()
            .filter(|id| shapes.get(**id).is_some_and(|s| kinds.iter().any(|k| s["type"] == *k)))
            .count()
    };
    count.types = of(&["structure", "union"]) + count.operations + errors.len();
    count.enumerations = of(&["enum"]);
    count.errors = errors.len();
    for id in nested.iter().filter(|id| shapes.get(**id).is_some_and(|s| s["type"] == "enum")) {
        let values = shapes[*id]["members"].as_object().unwrap().iter();
        let texts: BTreeSet<&str> =
            values.map(|(name, m)| m["traits"]["smithy.api#enumValue"].as_str().unwrap_or(name)).collect();
        count.values += texts.len();
    }
    count
}

/// What a line of source does, whatever it does it to: numbers, names of the service's own and texts taken out.
fn construct(line: &str) -> Option<String> {
    let line = line.trim();
    if line.ends_with(',') || !["self.0", "Self(", "t::"].iter().any(|start| line.starts_with(start)) {
        return None;
    }
    let mut kind = String::new();
    for word in line.split_inclusive(|c: char| !c.is_alphanumeric() && c != '_') {
        let name = word.trim_end_matches(|c: char| !c.is_alphanumeric() && c != '_');
        let own = !OURS.contains(&name) && !name.is_empty();
        kind.push_str(if name.chars().all(|c| c.is_ascii_digit()) {
            ""
        } else if own {
            "_"
        } else {
            name
        });
        kind.push_str(&word[name.len()..]);
    }
    Some(kind)
}

/// The words that generated source has of itself.
const OURS: [&str; 95] = [
    "Blob",
    "BuildError",
    "Call",
    "DateTime",
    "Document",
    "HashMap",
    "Into",
    "List",
    "Map",
    "None",
    "Of",
    "Option",
    "Paginate",
    "PhantomData",
    "Result",
    "Self",
    "Some",
    "String",
    "Value",
    "Vec",
    "Wait",
    "as_blob",
    "as_bool",
    "as_document",
    "as_enum",
    "as_f32",
    "as_f64",
    "as_i16",
    "as_i32",
    "as_i64",
    "as_i8",
    "as_map_of",
    "as_str",
    "as_timestamp",
    "as_view",
    "as_views",
    "assign",
    "blob",
    "blob_or_default",
    "bool",
    "boolean",
    "boolean_or_default",
    "builder",
    "byte",
    "byte_or_default",
    "document",
    "double",
    "double_or_default",
    "enumerated",
    "enumerated_or_default",
    "f32",
    "f64",
    "float",
    "float_or_default",
    "fluent",
    "fn",
    "i16",
    "i32",
    "i64",
    "i8",
    "impl",
    "insert",
    "insert_text",
    "integer",
    "integer_or_default",
    "is_variant",
    "key",
    "list",
    "long",
    "long_or_default",
    "map",
    "map_or_default",
    "max_wait",
    "one",
    "pub",
    "push",
    "push_text",
    "self",
    "set",
    "set_big_number",
    "set_text",
    "short",
    "short_or_default",
    "static",
    "str",
    "t",
    "text",
    "text_or_default",
    "timestamp",
    "timestamp_or_default",
    "u8",
    "union",
    "value",
    "variant",
    "wait",
];

#[test]
fn what_ci_compiles_has_every_construct() {
    let makefile = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Makefile")).unwrap();
    let list = makefile.split_once("\nTYPED := ").unwrap().1.split_once("\nTYPED_FEATURES").unwrap().0;
    let typed: BTreeSet<&str> = list.split_whitespace().filter(|word| *word != "\\").collect();
    for needed in ["ec2", "s3", "dynamodb", "sagemaker", "quicksight", "glue", "iot", "connect"] {
        assert!(typed.contains(needed), "{needed}");
    }
    let (mut ours, mut all) = (BTreeSet::new(), std::collections::BTreeMap::new());
    for model in files::models(&vendored()).unwrap() {
        let json = fs::read(&model).unwrap();
        let Some(made) = codegen::generate_with("x", &json, |_| true).unwrap() else { continue };
        let source = made.typed.unwrap();
        let elements =
            source.split("t::Of<").skip(1).filter_map(|rest| rest.split_once('>')).map(|(of, _)| of);
        let elements =
            elements.filter(|of| of.starts_with(|c: char| !c.is_uppercase()) && !of.contains("types::"));
        let elements: BTreeSet<String> = elements.map(|of| format!("t::Of<{of}>")).collect();
        for kind in source.lines().filter_map(construct).chain(elements) {
            if typed.contains(made.name.as_str()) {
                ours.insert(kind.clone());
            }
            all.entry(kind).or_insert(made.name.clone());
        }
    }
    println!("{} services have all {} constructs", typed.len(), all.len());
    assert!(typed.len() >= 40 && all.len() > 50, "{} of {}", typed.len(), all.len());
    all.retain(|kind, _| !ours.contains(kind));
    assert!(all.is_empty(), "not compiled in CI: {all:#?}");
}

/// The soundness of the cast rests on what the runtime declares.
#[test]
fn no_module_declares_a_view_of_its_own() {
    for model in files::models(&vendored()).unwrap().into_iter().chain(crate::goldens::models()) {
        let json = fs::read(&model).unwrap();
        let Some(made) = codegen::generate_with("x", &json, |_| true).unwrap() else { continue };
        let source = made.typed.unwrap();
        for word in ["unsafe", "repr(", "t::View", "transmute"] {
            let code = source.lines().map(str::trim).filter(|line| !line.starts_with("//"));
            let found: Vec<&str> = code.filter(|line| line.contains(word)).take(3).collect();
            let own = |line: &&str| !line.contains('"');
            assert_eq!(found.into_iter().find(own), None, "{}", made.name);
        }
    }
}

/// What the compiler would refuse, said of all modules, which no run of CI compiles all of.
#[test]
fn no_type_has_two_methods_of_one_name() {
    let mut twice = Vec::new();
    for model in files::models(&vendored()).unwrap().into_iter().chain(crate::goldens::models()) {
        let json = fs::read(&model).unwrap();
        let Some(made) = codegen::generate_with("x", &json, |_| true).unwrap() else { continue };
        let (mut of, mut seen) = (String::new(), BTreeSet::new());
        for line in made.typed.unwrap().lines().map(str::trim) {
            if ["impl ", "pub trait "].iter().any(|start| line.starts_with(start)) {
                (of, seen) = (line.to_string(), BTreeSet::new());
            }
            let method = line.strip_prefix("pub ").unwrap_or(line).strip_prefix("fn ");
            if let Some((name, _)) = method.and_then(|m| m.split_once('('))
                && !seen.insert(name.to_string())
            {
                twice.push(format!("{}: {of} {name}", made.name));
            }
        }
    }
    assert!(twice.is_empty(), "{twice:#?}");
}

#[test]
fn prose_is_plain_but_for_what_is_code() {
    use codegen::typed::docs::line;
    assert_eq!(line("<p>Use <code>a_b</code> &amp; `x*y`, not a_b.</p>"), "Use `a_b` & `x*y`, not a\\_b.");
    assert_eq!(line("<p>One.<p>Two <b>[three]</b>"), "One. Two \\[three\\]");
    assert_eq!(line("a ` alone"), "a \\` alone");
    assert_eq!(line("<code></code>empty &lt;x&gt; https://a.b"), "empty \\<x\\> https:\\//a.b");
}
