//! Merges `*.sdk-extras.json` the way botocore's loader does.

use serde_json::{Map, Value};

use super::shape::CLIENT_ONLY;
use crate::error::{Error, Result};

/// Merges an extras file: objects are merged, anything else replaces.
pub fn merge(file: &str, model: &mut Value, extra: Value) -> Result<()> {
    deep_merge(model, Value::Object(merge_part(file, extra)?));
    Ok(())
}

/// Merges the extras of a service file. Members that exist only there are arguments of the
/// client (`SourceRegion`), which no service knows: they are marked.
pub fn merge_service(file: &str, model: &mut Value, extra: Value) -> Result<()> {
    let mut part = merge_part(file, extra)?;
    if let Some(Value::Object(shapes)) = part.get_mut("shapes") {
        for (name, shape) in shapes.iter_mut() {
            let known = model.pointer(&format!("/shapes/{name}/members"));
            if let Some(Value::Object(members)) = shape.get_mut("members") {
                for (member, reference) in members.iter_mut() {
                    let added = known.and_then(|k| k.get(member)).is_none();
                    if let (true, Value::Object(reference)) = (added, reference) {
                        reference.insert(CLIENT_ONLY.to_owned(), Value::Bool(true));
                    }
                }
            }
        }
    }
    deep_merge(model, Value::Object(part));
    Ok(())
}

fn merge_part(file: &str, extra: Value) -> Result<Map<String, Value>> {
    match extra {
        Value::Object(mut map) => match map.shift_remove("merge") {
            None => Ok(Map::new()),
            Some(Value::Object(part)) => Ok(part),
            Some(_) => Err(Error::at(file, "top level", "key `merge`: not an object")),
        },
        _ => Err(Error::at(file, "top level", "not an object")),
    }
}

fn deep_merge(base: &mut Value, extra: Value) {
    match (base, extra) {
        (Value::Object(base), Value::Object(extra)) => {
            for (key, value) in extra {
                match base.get_mut(&key) {
                    Some(old) => deep_merge(old, value),
                    None => {
                        base.insert(key, value);
                    }
                }
            }
        }
        (base, extra) => *base = extra,
    }
}
