//! The normal form: facts only, the same bytes whichever way it is reached; the folder holds that and no more.

mod common;

use std::fs;
use std::path::Path;

use common::{Botocore, listing, metadata, operation, structure};
use serde_json::{Value, json};

/// A model as AWS publishes them: prose, tests, keys in any order.
fn published() -> Value {
    json!({
        "smithy": "2.0",
        "metadata": { "suppressions": [] },
        "shapes": {
            "a.b#Zed": {
                "type": "structure",
                "members": {
                    "zulu": { "target": "smithy.api#String", "traits": { "smithy.api#documentation": "x" } },
                    "alpha": { "target": "smithy.api#String", "traits": { "smithy.api#required": {}, "smithy.api#httpQuery": "q" } },
                },
                "traits": { "smithy.api#documentation": "x", "aws.iam#conditionKeys": [], "smithy.test#smokeTests": [] },
            },
            "a.b#Svc": {
                "type": "service",
                "version": "1",
                "operations": [{ "target": "a.b#Op2" }, { "target": "a.b#Op1" }],
                "traits": {
                    "smithy.rules#endpointTests": {},
                    "smithy.rules#endpointBdd": {},
                    "smithy.rules#endpointRuleSet": { "version": "1.0", "parameters": { "R": { "type": "string", "documentation": "x" } } },
                },
            },
            "a.b#Op1": { "type": "operation", "traits": { "smithy.api#deprecated": { "message": "x", "since": "1" } } },
            "a.b#Op2": { "type": "operation" },
            "a.b#Zed$alpha": { "type": "apply", "traits": { "smithy.api#documentation": "x" } },
        },
    })
}

fn normalise(from: &Path) -> tempfile::TempDir {
    let out = tempfile::tempdir().unwrap();
    import_models::smithy(from, out.path()).unwrap();
    out
}

fn folder(files: &[(&str, Value)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, value) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, value.to_string()).unwrap();
    }
    folder
}

#[test]
fn prose_and_tests_go_facts_and_the_order_of_members_stay() {
    let out = normalise(folder(&[("svc.json", published())]).path());
    let expected = concat!(
        r#"{"smithy":"2.0","shapes":{"#,
        "\n",
        r#""a.b#Op1":{"traits":{"smithy.api#deprecated":{"since":"1"}},"type":"operation"},"#,
        "\n",
        r#""a.b#Op2":{"type":"operation"},"#,
        "\n",
        r#""a.b#Svc":{"operations":[{"target":"a.b#Op1"},{"target":"a.b#Op2"}],"#,
        r#""traits":{"smithy.rules#endpointRuleSet":{"parameters":{"R":{"type":"string"}},"version":"1.0"}},"#,
        r#""type":"service","version":"1"},"#,
        "\n",
        r#""a.b#Zed":{"members":{"zulu":{"target":"smithy.api#String"},"alpha":{"target":"smithy.api#String","#,
        r#""traits":{"smithy.api#httpQuery":"q","smithy.api#required":{}}}},"type":"structure"}"#,
        "\n",
        "}}\n",
    );
    assert_eq!(fs::read_to_string(out.path().join("svc.json")).unwrap(), expected);
}

#[test]
fn a_decision_diagram_stays_where_it_is_the_only_word() {
    let mut model = published();
    model["shapes"]["a.b#Svc"]["traits"]
        .as_object_mut()
        .unwrap()
        .shift_remove("smithy.rules#endpointRuleSet");
    let out = normalise(folder(&[("svc.json", model)]).path());
    assert!(fs::read_to_string(out.path().join("svc.json")).unwrap().contains("endpointBdd"));
}

#[test]
fn the_normal_form_of_the_normal_form_is_itself() {
    let once = normalise(folder(&[("svc.json", published())]).path());
    let twice = normalise(once.path());
    assert_eq!(listing(once.path()), listing(twice.path()));
}

#[test]
fn botocore_s_models_are_in_normal_form_and_two_runs_give_the_same_bytes() {
    let members = json!({ "b": { "shape": "String" }, "a": { "shape": "Number", "deprecated": true, "deprecatedMessage": "x" } });
    let shapes = json!({
        "String": { "type": "string", "documentation": "x", "pattern": "x", "enum": ["b", "a"] },
        "Number": { "type": "integer", "max": 9, "min": 0 },
        "In": structure(members), "Out": structure(json!({})),
    });
    let fake = Botocore::with("rest-json", json!({ "Do": operation() }), shapes);
    let (first, second) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    import_models::botocore(fake.path(), first.path()).unwrap();
    import_models::botocore(fake.path(), second.path()).unwrap();
    assert_eq!(listing(first.path()), listing(second.path()));
    let again = normalise(first.path());
    let model = |folder: &Path| fs::read(folder.join("foo.json")).unwrap();
    assert_eq!(model(first.path()), model(again.path()));
    assert_eq!(listing(again.path()).len(), 1, "side data are no models");
}

#[test]
fn aws_s_layout_gives_the_newest_version_of_each_service() {
    let mut newer = published();
    newer["shapes"]["a.b#Svc"]["version"] = "2".into();
    let from = folder(&[
        ("models/svc/service/2019-01-01/svc-2019-01-01.json", published()),
        ("models/svc/service/2020-01-01/svc-2020-01-01.json", newer),
        ("models/other.json", json!({ "no": "model" })),
    ]);
    let out = normalise(from.path());
    assert_eq!(listing(out.path()).len(), 1);
    assert!(fs::read_to_string(out.path().join("svc.json")).unwrap().contains(r#""version":"2""#));
}

#[test]
fn what_is_no_smithy_2_0_is_refused_with_its_place() {
    let refuse = |model: Value| {
        let (from, out) = (folder(&[("svc.json", model)]), tempfile::tempdir().unwrap());
        let error = import_models::smithy(from.path(), out.path()).unwrap_err().to_string();
        error.replace(&format!("{}/", from.path().display()), "")
    };
    assert_eq!(
        refuse(json!({ "smithy": "1.0", "shapes": {} })),
        "svc.json: key `smithy`: expected 2.0, found `1.0`"
    );
    assert_eq!(refuse(json!({ "smithy": "2.0" })), "svc.json: key `shapes`: expected an object of shapes");
    let bare = json!({ "smithy": "2.0", "shapes": { "a#B": {} } });
    assert_eq!(refuse(bare), "svc.json: shape a#B: key `type`: expected a string");
}

#[test]
fn stale_models_go_and_files_of_others_stay() {
    let fake = Botocore::new();
    for name in ["foo", "bar"] {
        fake.service(name, metadata("json"), json!({}), json!({}));
    }
    let out = tempfile::tempdir().unwrap();
    import_models::botocore(fake.path(), out.path()).unwrap();
    fs::write(out.path().join("mine.json"), "{}").unwrap();
    fs::remove_dir_all(fake.path().join("data/bar")).unwrap();
    import_models::botocore(fake.path(), out.path()).unwrap();
    assert!(!out.path().join("bar.json").exists());
    assert!(out.path().join("foo.json").exists() && out.path().join("mine.json").exists());
}

#[test]
fn side_data_are_facts_too() {
    let fake = Botocore::with("json", json!({}), json!({}));
    let mut data = metadata("json");
    data["endpointPrefix"] = "global".into();
    fake.service("everywhere", data.clone(), json!({}), json!({}));
    data["endpointPrefix"] = "unheard-of".into();
    fake.service("nowhere", data, json!({}), json!({}));
    let regions = r#"{
"everywhere":{"aws":[]},
"foo":{"aws":["eu-west-1","us-east-1"]}
}
"#;
    assert_eq!(fake.text("regions.json"), regions);
    assert!(!fake.text("partitions.json").contains("description"));
    assert_eq!(fake.text("default-modes.json"), "{\n\"version\":1\n}\n");
    assert_eq!(fake.text("SOURCE"), "botocore 9.9.9\n");
}
