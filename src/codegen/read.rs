//! Reads one Smithy JSON AST file into shapes that still name each other by id.

use super::{
    ModelError,
    json::{self, Map, Value},
};

/// A file's shapes, in its order, with the one service among them.
#[derive(Debug)]
pub struct Ast<'a> {
    pub file: &'a str,
    pub service: String,
    pub shapes: Map<'a>,
    /// Whether there are `apply` statements among the shapes.
    pub applies: bool,
}

/// Parses a model. `Ok(None)` where the JSON is no Smithy model or holds no service (a shared library of shapes,
/// a settings file): a folder of models may hold such files.
///
/// # Errors
/// Not JSON, or an object has a key twice; no `shapes` object; a shape that is no object or has no type; more than one service.
pub fn read<'a>(file: &'a str, json: &'a [u8]) -> Result<Option<Ast<'a>>, ModelError> {
    let fault = |shape: &str, at: &str, expected: String| ModelError::new(file, shape, at, expected);
    let root = json::parse(json).map_err(|e| {
        let but = if e.is_data() { "" } else { ", but this is not JSON" };
        fault("", "", format!("expected a Smithy JSON AST{but}: {e}"))
    })?;
    let Value::Object(mut root) = root else { return Ok(None) };
    if !root.contains_key("smithy") {
        return Ok(None);
    }
    let shapes = match root.remove("shapes") {
        Some(Value::Object(shapes)) => shapes,
        Some(_) => return Err(fault("", "shapes", "expected an object of shape ids".into())),
        None => return Ok(None),
    };
    let mut service: Option<&str> = None;
    let mut applies = false;
    for (id, shape) in shapes.iter() {
        let kind = shape.get("type").and_then(Value::as_str);
        let Some(kind) = kind else {
            return Err(fault(id, "type", "expected an object with a string `type`".into()));
        };
        if !id.contains('#') {
            return Err(fault(id, "", "expected an absolute shape id, `namespace#Name`".into()));
        }
        applies |= kind == "apply";
        // A mixin of services is none itself.
        let mixin = || shape.get("traits").is_some_and(|t| t.get("smithy.api#mixin").is_some());
        if kind == "service" && !mixin() {
            if let Some(first) = service {
                return Err(fault(id, "type", format!("expected one service a file, found {first} as well")));
            }
            service = Some(id);
        }
    }
    let service = service.map(str::to_string);
    Ok(service.map(|service| Ast { file, service, shapes, applies }))
}
