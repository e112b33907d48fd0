//! Every folder under `tests/codegen/`: model in, expected text out.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::codegen;
use crate::descriptor::{Trait, Traits, traits::ALL};
use crate::dump::Decoded;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/codegen")
}

/// The models of all cases.
pub fn models() -> Vec<PathBuf> {
    cases(&root(), "expected.txt").into_iter().map(|case| case.join("model.json")).collect()
}

/// The case folders of a folder. Whatever else lies there, or lies in a case, is a leftover.
fn cases(folder: &Path, golden: &str) -> Vec<PathBuf> {
    let mut cases = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            cases.push(path);
        } else {
            let module = path.extension().is_some_and(|e| e == "rs");
            assert!(module && folder == root(), "leftover {}", path.display());
        }
    }
    cases.retain(|c| *c != root().join("broken"));
    cases.sort();
    for case in &cases {
        let found: BTreeSet<String> =
            fs::read_dir(case).unwrap().map(|f| f.unwrap().file_name().into_string().unwrap()).collect();
        let mut expected = BTreeSet::from(["model.json".to_string()]);
        let goldens = if folder == root() { vec!["expected.txt", "expected.rs"] } else { vec![golden] };
        expected.extend(goldens.iter().filter(|g| !updating() || found.contains(**g)).map(|g| g.to_string()));
        assert_eq!(found, expected, "files of {}", case.display());
    }
    cases
}

fn updating() -> bool {
    std::env::var_os("UPDATE_GOLDENS").is_some_and(|v| v == "1")
}

/// Compares what each case makes with its golden, and tells all that differ at once.
fn compare(folder: &Path, golden: &str, make: impl Fn(&[u8]) -> String) {
    let cases = cases(folder, golden);
    assert!(!cases.is_empty());
    let mut differ = String::new();
    for case in cases {
        let file = case.join(golden);
        let made = make(&fs::read(case.join("model.json")).unwrap());
        if updating() {
            fs::write(&file, made).unwrap();
            continue;
        }
        let expected = fs::read_to_string(&file).unwrap();
        if made != expected {
            differ += &format!("== {}\n-- expected\n{expected}-- found\n{made}", case.display());
        }
    }
    assert!(differ.is_empty(), "{differ}UPDATE_GOLDENS=1 writes what is found");
}

#[test]
fn models_become_the_expected_descriptors() {
    compare(&root(), "expected.txt", |json| {
        let made = codegen::generate("model.json", json).unwrap().unwrap();
        Decoded::new(&made.descriptor).dump()
    });
}

#[test]
fn models_become_the_expected_typed_modules() {
    compare(&root(), "expected.rs", |json| {
        codegen::generate_with("model.json", json, |_| true).unwrap().unwrap().typed.unwrap()
    });
}

#[test]
fn broken_models_are_refused_with_the_expected_errors() {
    compare(&root().join("broken"), "expected_error.txt", |json| {
        let fault = codegen::generate("model.json", json).unwrap_err();
        assert_eq!(fault.file, "model.json");
        let text = fault.to_string();
        assert!(text.contains("expected"), "{text}");
        assert!(text.len() < 600, "{text}");
        text + "\n"
    });
}

#[test]
fn every_trait_of_a_descriptor_is_in_a_golden() {
    let mut seen: BTreeSet<u8> = BTreeSet::new();
    for case in cases(&root(), "expected.txt") {
        let json = fs::read(case.join("model.json")).unwrap();
        let made = codegen::generate("model.json", &json).unwrap().unwrap();
        let decoded = Decoded::new(&made.descriptor);
        let mut look = |traits: &Traits| {
            seen.extend(ALL.iter().map(|(t, _)| *t).filter(|t| traits.has(*t)).map(|t| t as u8));
        };
        look(&decoded.service.traits);
        decoded.operations.iter().for_each(|o| look(&o.traits));
        for shape in &decoded.shapes {
            look(&shape.traits);
            shape.members.iter().for_each(|m| look(&m.traits));
        }
    }
    let missing: Vec<Trait> = ALL.iter().map(|(t, _)| *t).filter(|t| !seen.contains(&(*t as u8))).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn prose_and_traits_that_no_client_needs_leave_no_trace() {
    for case in ["documents", "endpoint_rules", "every_trait"] {
        let json = fs::read(root().join(case).join("model.json")).unwrap();
        assert!(String::from_utf8(json.clone()).unwrap().to_lowercase().contains("prose"));
        let made = codegen::generate("model.json", &json).unwrap().unwrap();
        let text = String::from_utf8_lossy(&made.descriptor).to_lowercase();
        assert!(!text.contains("prose") && !text.contains("unknown.traits"), "{case}");
    }
}

#[test]
fn json_without_a_service_is_no_model() {
    for json in ["[]", "3", "{}", r#"{"smithy": "2.0"}"#, r#"{"shapes": 3}"#] {
        assert!(codegen::generate("x", json.as_bytes()).unwrap().is_none(), "{json}");
    }
    let library = br##"{"smithy": "2.0", "shapes": {"a#B": {"type": "string"}}}"##;
    assert!(codegen::generate("x", library).unwrap().is_none());
}
