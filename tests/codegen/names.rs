//! What is called how: the rules of the AWS SDK for Rust, and that no two things have one name.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::codegen::{self, typed::names};
use crate::files;

fn vendored() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("models")
}

#[test]
fn names_follow_the_rules_of_the_aws_sdk_for_rust() {
    for (model, rust) in [
        ("VpcId", "vpc_id"),
        ("EnableDNSSupport", "enable_dns_support"),
        ("DBInstance", "db_instance"),
        ("AssociatedACLs", "associated_acls"),
        ("Ipv6CidrBlock", "ipv6_cidr_block"),
        ("PrivateIPv4Addresses", "private_ipv4_addresses"),
        ("TableSizeGiB", "table_size_gib"),
        ("DynamoDBv2Action", "dynamo_dbv2_action"),
        ("S3Bucket", "s3_bucket"),
        ("SSEKMSKeyId", "ssekms_key_id"),
        ("x-amz-date", "x_amz_date"),
    ] {
        assert_eq!(names::snake(model), rust, "{model}");
    }
    for (model, rust) in [
        ("DBInstance", "DbInstance"),
        ("A1_2XLARGE", "A12xlarge"),
        ("SSEAlgorithm", "SseAlgorithm"),
        ("available", "Available"),
    ] {
        assert_eq!(names::pascal(model), rust, "{model}");
    }
}

#[test]
fn names_clash_with_nothing_and_keep_when_others_come() {
    let members = |list: &[&str]| names::members(list.iter().copied());
    assert_eq!(
        members(&["Type", "Self", "Build", "1st", ""]),
        ["r#type", "self_", "build_value", "_1_st", "_"]
    );
    assert_eq!(members(&["Id", "ID", "Other"]), ["Id", "ID", "other"]);
    assert_eq!(members(&["Id", "ID", "Another", "Other"]), ["Id", "ID", "another", "other"]);
    let all = members(&["a_b", "aB", "A-B", "aB_"]);
    assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len(), "{all:?}");
    assert_eq!(names::variants(["Self", "unknown"].into_iter()), ["SelfValue", "UnknownValue"]);
}

#[test]
fn methods_that_stand_beside_others_have_names_of_their_own() {
    // Setters of `Id` and of what looks like one of them.
    let members = |list: &[&str]| names::members(list.iter().copied());
    assert_eq!(members(&["Id", "SetId", "Other"]), ["id", "SetId", "other"]);
    assert_eq!(members(&["SetId", "Id"]), ["SetId", "id"]);
    assert_eq!(members(&["SetId", "Other"]), ["set_id", "other"]);
    assert_eq!(members(&["self", "self_", "1", "_1"]).iter().collect::<BTreeSet<_>>().len(), 4);

    let errors = |list: &[&str]| names::errors(list.iter().copied());
    assert_eq!(errors(&["NoSuchThing", "type"]), ["no_such_thing", "type"]);
    assert_eq!(errors(&["NoThing", "noThing", "Other"]), ["NoThing", "noThing", "other"]);
    assert_eq!(errors(&["Another", "NoThing", "noThing"]), ["another", "NoThing", "noThing"]);

    let waiters = |list: &[&str], methods: &[&str]| names::waiters(list.iter().copied(), methods);
    let methods = ["get_thing", "wait_until_ready"];
    assert_eq!(waiters(&["Gone", "Ready"], &methods), ["gone", "Ready"]);
    assert_eq!(waiters(&["Gone", "Ready"], &methods[..1]), ["gone", "ready"]);
    assert_eq!(waiters(&["ready", "Ready_"], &methods), ["ready_", "Ready_"]);

    let alternatives = |list: &[&str]| names::alternatives(list.iter().copied());
    assert_eq!(alternatives(&["Unknown", "new", "S"]), ["unknown_value", "new", "s"]);
    let types = |list: &[&str]| names::types(list.iter().copied());
    assert_eq!(types(&["error", "Error", "t", "T", "bool"]), ["error_", "Error", "t_", "T", "Bool"]);
    let constants = |list: &[&str]| names::constants(list.iter().copied());
    assert_eq!(constants(&["values", "VALUES", "LOW", "1st"]), ["values_", "VALUES", "Low", "_1st"]);
}

#[test]
fn a_service_takes_no_name_that_this_crate_has() {
    let library = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lib.rs")).unwrap();
    let library = syn::parse_file(&library).unwrap();
    let mut expected = BTreeSet::new();
    for item in &library.items {
        match item {
            syn::Item::Mod(module) => drop(expected.insert(module.ident.to_string())),
            syn::Item::Use(used) => imported(&used.tree, &mut expected),
            _ => {}
        }
    }
    // Of a function a module may have the name.
    assert!(expected.remove("config") && expected.remove("default_http_client"));
    let reserved: BTreeSet<String> = names::RESERVED.iter().map(|name| (*name).to_string()).collect();
    assert_eq!(reserved, expected, "names::RESERVED against src/lib.rs");
    for (service, module) in [
        ("typed", "typed_service"),
        ("event-streams", "event_streams_service"),
        ("event-streams-2", "event_streams_2"),
        ("typed-service", "typed_service_service"),
        ("my-service", "my_service"),
        ("type", "r#type"),
        ("crate", "crate_"),
        ("config", "config"),
    ] {
        assert_eq!(names::module(service), module);
    }
}

/// What an import brings that may be a module.
fn imported(tree: &syn::UseTree, into: &mut BTreeSet<String>) {
    let mut add = |name: &syn::Ident| {
        let name = name.to_string();
        into.extend(name.starts_with(|c: char| c.is_lowercase()).then_some(name));
    };
    match tree {
        syn::UseTree::Path(path) => imported(&path.tree, into),
        syn::UseTree::Group(group) => group.items.iter().for_each(|tree| imported(tree, into)),
        syn::UseTree::Name(name) => add(&name.ident),
        syn::UseTree::Rename(rename) => add(&rename.rename),
        syn::UseTree::Glob(_) => panic!("a glob"),
    }
}

#[test]
fn services_have_features_and_modules_of_their_own() {
    let cargo = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml")).unwrap();
    let mut modules = BTreeSet::new();
    for model in files::models(&vendored()).unwrap() {
        let Some(made) = codegen::generate("x", &fs::read(&model).unwrap()).unwrap() else { continue };
        assert!(cargo.contains(&format!("\n{} = []\n", made.name)), "a feature of {}", made.name);
        assert!(cargo.contains(&format!("    \"{}\",\n", made.name)), "{} in all-services", made.name);
        let module = names::module(&made.name);
        assert_eq!(module.trim_start_matches("r#"), made.name.replace('-', "_"));
        assert!(modules.insert(module), "{}", made.name);
    }
}

#[test]
fn keywords_are_found_by_their_order() {
    assert!(names::KEYWORDS.is_sorted());
    assert!(names::KEYWORDS.iter().all(|word| names::module(word) == format!("r#{word}")));
}
