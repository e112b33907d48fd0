//! Finds and reads AWS's own Smithy models.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value};

use crate::error::{Error, Result};
use crate::source::files_below;

/// Model files by the name that the output file gets: the newest version of each service in AWS's layout
/// (`<service>/service/<version>/<file>`), and any other JSON file by its own name.
pub fn files(folder: &Path) -> Result<BTreeMap<String, PathBuf>> {
    let mut found: BTreeMap<String, (String, PathBuf)> = BTreeMap::new();
    for path in files_below(folder)? {
        let Ok(relative) = path.strip_prefix(folder) else { continue };
        let parts: Vec<String> =
            relative.components().map(|c| c.as_os_str().to_string_lossy().into_owned()).collect();
        let Some(stem) = parts.last().and_then(|f| f.strip_suffix(".json")) else { continue };
        let (name, version) = match parts.as_slice() {
            [.., service, fixed, version, _] if fixed == "service" => (service.clone(), version.clone()),
            _ => (stem.to_owned(), String::new()),
        };
        match found.get(&name) {
            Some((other, _)) if *other > version => {}
            Some((other, first)) if *other == version => {
                let problem =
                    format_args!("expected one model named `{name}`; {} is another", first.display());
                return Err(Error::file(path.display().to_string(), problem));
            }
            _ => {
                found.insert(name, (version, path));
            }
        }
    }
    Ok(found.into_iter().map(|(name, (_, path))| (name, path)).collect())
}

/// The shapes of a model; `None` for JSON that is no Smithy model, or one without a service.
pub fn read(path: &Path) -> Result<Option<Map<String, Value>>> {
    let file = path.display().to_string();
    let bytes = fs::read(path).map_err(|e| Error::file(&file, e))?;
    let mut root: Value =
        serde_json::from_slice(&bytes).map_err(|e| Error::file(&file, format_args!("not JSON: {e}")))?;
    match root.get("smithy").map(|v| v.as_str().unwrap_or_default()) {
        None => return Ok(None),
        Some(version) if version == "2" || version.starts_with("2.") => {}
        Some(version) => {
            return Err(Error::at(file, "key `smithy`", format_args!("expected 2.0, found `{version}`")));
        }
    }
    let Some(Value::Object(shapes)) = root.get_mut("shapes").map(Value::take) else {
        return Err(Error::at(file, "key `shapes`", "expected an object of shapes"));
    };
    for (id, shape) in &shapes {
        if !shape.get("type").is_some_and(Value::is_string) {
            return Err(Error::at(file, format!("shape {id}"), "key `type`: expected a string"));
        }
    }
    let serves = shapes.values().any(|s| s["type"] == "service");
    Ok(serves.then_some(shapes))
}
