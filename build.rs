//! Environment in, cargo lines out: models → descriptors in `OUT_DIR`.

#[allow(dead_code)]
#[path = "src/codegen/mod.rs"]
mod codegen;
#[allow(dead_code)]
#[path = "src/descriptor.rs"]
mod descriptor;
#[path = "src/codegen/files.rs"]
mod files;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

fn main() -> ExitCode {
    println!("cargo::rerun-if-env-changed=MULTIREGION_MODELS");
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=src/codegen");
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
    let env = |key: &str| {
        std::env::var_os(key).map(PathBuf::from).ok_or(format!("expected {key} in the environment"))
    };
    let vendored = env("CARGO_MANIFEST_DIR")?.join("models");
    let out = env("OUT_DIR")?;
    let models = std::env::var_os("MULTIREGION_MODELS").map_or_else(|| vendored.clone(), PathBuf::from);
    let found = files::models(&models)?;
    println!("cargo::rerun-if-changed={}", models.display());
    for file in &found {
        println!("cargo::rerun-if-changed={}", file.display());
    }
    let mut services = files::generate(&found, &out)?;
    if services.is_empty() {
        return Err(format!("{}: expected JSON files with a service shape, found none", models.display()));
    }
    let catalog = codegen::catalog::catalog(&mut services).map_err(|e| e.to_string())?;
    files::write(&out.join("catalog.rs"), catalog.as_bytes())?;
    for data in ["partitions.json", "regions.json"] {
        copy_data(&models, &vendored, &out, data)?;
    }
    Ok(())
}

/// Data beside the models; a folder that has none of its own uses the vendored one.
fn copy_data(models: &Path, vendored: &Path, out: &Path, name: &str) -> Result<(), String> {
    let own = models.join(name);
    let from = if own.is_file() { own } else { vendored.join(name) };
    println!("cargo::rerun-if-changed={}", from.display());
    let text = std::fs::read(&from).map_err(|e| format!("{}: {e}", from.display()))?;
    let json: serde_json::Value =
        serde_json::from_slice(&text).map_err(|e| format!("{}: expected JSON: {e}", from.display()))?;
    files::write(&out.join(name), json.to_string().as_bytes())
}
