//! AWS's own models, unchanged, as AWS publishes them.

use std::path::{Path, PathBuf};

use crate::dump::Decoded;
use crate::{codegen, files};

#[test]
fn models_as_aws_publishes_them_generate_and_decode() {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/aws-models");
    let folder = std::env::var_os("MULTIREGION_AWS_MODELS").map_or_else(beside, PathBuf::from);
    if !folder.is_dir() {
        println!("not there: {}", folder.display());
        return;
    }
    let found = files::models(&folder).unwrap();
    assert!(!found.is_empty(), "no models in {}", folder.display());
    for path in found {
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
