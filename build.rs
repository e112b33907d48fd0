//! Environment in, cargo lines out: models → descriptors in `OUT_DIR`.

#[allow(dead_code)]
#[path = "src/codegen/mod.rs"]
mod codegen;
#[allow(dead_code)]
#[path = "src/descriptor.rs"]
mod descriptor;
#[path = "src/codegen/files.rs"]
mod files;

use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    println!("cargo::rerun-if-env-changed=MULTIREGION_MODELS");
    println!("cargo::rerun-if-env-changed=MULTIREGION_TYPED");
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=src/codegen");
    println!("cargo::rerun-if-changed=src/descriptor");
    println!("cargo::rerun-if-changed=src/descriptor.rs");
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            println!("cargo::error={message}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), String> {
    let env = |key: &str| std::env::var_os(key).filter(|v| !v.is_empty()).map(PathBuf::from);
    let needed = |key: &str| env(key).ok_or(format!("expected {key} in the environment"));
    let vendored = needed("CARGO_MANIFEST_DIR")?.join("models");
    let models = env("MULTIREGION_MODELS").unwrap_or_else(|| vendored.clone());
    let features = std::env::vars_os().filter_map(|(key, _)| key.into_string().ok());
    let named = std::env::var("MULTIREGION_TYPED").unwrap_or_default();
    let typed = files::Typed {
        features: features.filter(|key| key.starts_with("CARGO_FEATURE_")).collect(),
        named: named.split_whitespace().map(str::to_string).collect(),
    };
    let built = files::build(&models, &vendored, &needed("OUT_DIR")?, &typed)?;
    for path in built.used {
        println!("cargo::rerun-if-changed={}", path.display());
    }
    for warning in built.warnings {
        println!("cargo::warning={warning}");
    }
    Ok(())
}
