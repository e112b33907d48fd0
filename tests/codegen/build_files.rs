//! The build script's disk side: what is regenerated, what is taken from the run before, what disappears.

use std::collections::BTreeMap;
use std::fs;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};

use crate::codegen::catalog::catalog;
use crate::codegen::quick::Quick;
use crate::files;

/// A folder of its own for one test; removed with it.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Folder {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        for part in ["models/deeper", "out"] {
            fs::create_dir_all(path.join(part)).unwrap();
        }
        Folder(path)
    }

    fn out(&self) -> PathBuf {
        self.0.join("out")
    }

    fn model(&self, file: &str, content: &str) {
        fs::write(self.0.join("models").join(file), content).unwrap();
    }

    /// What one run of the build script makes: the services that were made anew, and the catalog.
    fn run(&self) -> Result<(Vec<String>, String), String> {
        let found = files::models(&self.0.join("models"))?;
        let mut services = files::generate(&found, &self.out(), &Default::default())?;
        let mut fresh: Vec<String> =
            services.iter().filter(|(_, g)| !g.descriptor.is_empty()).map(|(_, g)| g.name.clone()).collect();
        fresh.sort();
        Ok((fresh, catalog(&mut services).map_err(|e| e.to_string())?))
    }

    fn content(&self) -> BTreeMap<String, Vec<u8>> {
        let entry = |e: fs::DirEntry| (e.file_name().into_string().unwrap(), fs::read(e.path()).unwrap());
        fs::read_dir(self.out()).unwrap().map(|e| entry(e.unwrap())).collect()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn model(name: &str, version: &str) -> String {
    format!(
        r##"{{"smithy": "2.0", "shapes": {{"a.b#S": {{"type": "service", "version": "{version}", "traits": {{
        "aws.protocols#awsJson1_0": {{}}, "multiregion.traits#serviceName": "{name}"}}}}}}}}"##
    )
}

#[test]
fn a_change_to_one_model_redoes_one_service() {
    let folder = Folder::new("change");
    folder.model("one.json", &model("one", "1"));
    folder.model("deeper/two.json", &model("two", "1"));
    assert_eq!(folder.run().unwrap().0, ["one", "two"]);
    let before = folder.content();
    // A mark on the other's descriptor would be lost if that were made or written again.
    let kept = folder.out().join("one.desc");
    fs::write(&kept, "kept").unwrap();
    folder.model("deeper/two.json", &model("two", "2"));
    assert_eq!(folder.run().unwrap().0, ["two"]);
    assert_eq!(fs::read(&kept).unwrap(), b"kept");
    assert_ne!(folder.content()["two.desc"], before["two.desc"]);
    assert_eq!(folder.content().len(), before.len(), "nothing of the former model is left");
}

#[test]
fn the_same_models_give_the_same_bytes() {
    let (one, two) = (Folder::new("same-a"), Folder::new("same-b"));
    for folder in [&one, &two] {
        folder.model("one.json", &model("one", "1"));
        folder.model("two.json", &model("two", "1"));
    }
    let catalogs = [one.run().unwrap().1, two.run().unwrap().1];
    assert_eq!(catalogs[0], catalogs[1]);
    let descriptors = |f: &Folder| -> BTreeMap<_, _> {
        f.content().into_iter().filter(|(name, _)| name.ends_with(".desc")).collect()
    };
    assert_eq!(descriptors(&one), descriptors(&two));
    let before = one.content();
    assert_eq!(one.run().unwrap(), (Vec::new(), catalogs[0].clone()), "a second run makes nothing anew");
    assert_eq!(one.content(), before);
}

#[test]
fn a_lost_descriptor_is_made_again() {
    let folder = Folder::new("lost");
    folder.model("one.json", &model("one", "1"));
    folder.run().unwrap();
    fs::remove_file(folder.out().join("one.desc")).unwrap();
    assert_eq!(folder.run().unwrap().0, ["one"]);
}

#[test]
fn a_removed_model_disappears() {
    let folder = Folder::new("removed");
    folder.model("one.json", &model("one", "1"));
    folder.model("two.json", &model("two", "1"));
    assert!(folder.run().unwrap().1.contains("two.desc"));
    folder.model("data.json", "{}");
    folder.run().unwrap();
    for gone in ["models/two.json", "models/data.json"] {
        fs::remove_file(folder.0.join(gone)).unwrap();
    }
    let catalog = folder.run().unwrap().1;
    assert!(catalog.contains("one.desc") && !catalog.contains("two"), "{catalog}");
    let kinds = |kind: &str| folder.content().keys().filter(|name| name.ends_with(kind)).count();
    assert_eq!([kinds(".desc"), kinds(".digest"), kinds(".note")], [1, 1, 1]);
}

#[test]
fn a_model_that_changes_its_service_leaves_no_other_behind() {
    let folder = Folder::new("renamed");
    folder.model("one.json", &model("one", "1"));
    folder.run().unwrap();
    folder.model("one.json", &model("first", "1"));
    let (fresh, catalog) = folder.run().unwrap();
    assert_eq!(fresh, ["first"]);
    assert!(!catalog.contains("::one"), "{catalog}");
    assert!(!folder.out().join("one.desc").exists());
}

#[test]
fn files_without_a_service_are_passed_over() {
    let folder = Folder::new("others");
    folder.model("one.json", &model("one", "1"));
    folder.model("regions.json", r#"{"aws": {}}"#);
    folder.model("library.json", r##"{"smithy": "2.0", "shapes": {"a#B": {"type": "string"}}}"##);
    folder.model("README", "not JSON");
    for fresh in [vec!["one".to_string()], Vec::new()] {
        let (made, catalog) = folder.run().unwrap();
        assert_eq!(made, fresh);
        assert_eq!(catalog.matches("Entry::new(").count(), 1, "{catalog}");
    }
}

#[test]
fn two_models_of_one_service_are_an_error_that_names_both_files() {
    let folder = Folder::new("twice");
    // Names that differ may still make one file name.
    for second in ["my service", "my_service"] {
        folder.model("first.json", &model("my service", "1"));
        folder.model("deeper/second.json", &model(second, "2"));
        let fault = folder.run().unwrap_err();
        assert!(fault.contains("first.json") && fault.contains("second.json"), "{fault}");
        assert!(fault.contains("my service"), "{fault}");
    }
}

#[test]
fn another_folder_of_models_replaces_the_vendored_one() {
    let vendored = Path::new(env!("CARGO_MANIFEST_DIR")).join("models");
    let folder = Folder::new("replaced");
    let models = folder.0.join("models");
    folder.model("deeper/one.json", &model("one", "1"));
    folder.model("regions.json", r#"{"own": 1}"#);
    let used = files::build(&models, &vendored, &folder.out(), &Default::default()).unwrap().used;
    let content = folder.content();
    let catalog = String::from_utf8(content["catalog.rs"].clone()).unwrap();
    assert_eq!(catalog.matches("include_bytes!").count(), 1, "{catalog}");
    assert!(catalog.contains(r#"include_bytes!("one.desc")"#), "{catalog}");
    assert_eq!(content["regions.json"], br#"{"own":1}"#, "its own data where it has some");
    assert!(content["partitions.json"].len() > 100, "the vendored data where it has none");
    for path in [models.join("deeper/one.json"), models.clone(), vendored.join("partitions.json")] {
        assert!(used.contains(&path), "{} is watched", path.display());
    }
    fs::remove_file(models.join("deeper/one.json")).unwrap();
    let fault = files::build(&models, &vendored, &folder.out(), &Default::default()).unwrap_err();
    assert!(fault.contains("expected JSON files with a service shape, found none"), "{fault}");
}

#[test]
fn a_member_that_is_named_as_an_items_region_is_told_at_every_run() {
    let folder = Folder::new("clash");
    let item =
        r#""a.b#Item": {"type": "structure", "members": {"RequestRegion": {"target": "smithy.api#String"}}}"#;
    let shapes = format!(
        r##""a.b#Find": {{"type": "operation", "output": {{"target": "a.b#Out"}}}},
        "a.b#Out": {{"type": "structure", "members": {{"Things": {{"target": "a.b#Items"}}}}}},
        "a.b#Items": {{"type": "list", "member": {{"target": "a.b#Item"}}}}, {item}, "a.b#S":"##
    );
    let model = model("one", "1").replace(r##""a.b#S":"##, &shapes);
    let model = model.replace(r#""version""#, r##""operations": [{"target": "a.b#Find"}], "version""##);
    folder.model("one.json", &model);
    let vendored = Path::new(env!("CARGO_MANIFEST_DIR")).join("models");
    for _ in 0..2 {
        let warnings = files::build(&folder.0.join("models"), &vendored, &folder.out(), &Default::default())
            .unwrap()
            .warnings;
        assert_eq!(warnings.len(), 1, "{warnings:?}");
        assert!(
            warnings[0].ends_with(
                "one.json: a.b#Find: the items of `Things`, Item, have a member that is named as an item's region: as JSON, \
                 items stand under `Value`"
            ),
            "{warnings:?}"
        );
    }
}

#[test]
fn a_broken_model_stops_the_run_and_is_named() {
    let folder = Folder::new("broken");
    folder.model("one.json", &model("one", "1"));
    folder.model("two.json", "{");
    let fault = folder.run().unwrap_err();
    assert!(fault.contains("two.json") && fault.contains("expected"), "{fault}");
}

#[test]
fn a_missing_folder_is_named() {
    let fault = files::models(Path::new("/no/such/folder")).unwrap_err();
    assert!(fault.starts_with("/no/such/folder: expected a folder of models"), "{fault}");
}

#[test]
fn files_that_differ_a_little_are_told_apart() {
    let mut seen = BTreeMap::new();
    for length in 0..70 {
        for at in 0..length {
            let mut bytes = vec![0; length];
            for value in [1, 128, 255] {
                bytes[at] = value;
                let mut hasher = Quick::default();
                bytes.hash(&mut hasher);
                let other = seen.insert(hasher.finish(), bytes.clone());
                assert!(other.is_none(), "{bytes:?} and {other:?}");
            }
        }
    }
}
