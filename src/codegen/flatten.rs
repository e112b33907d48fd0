//! Folds `apply` statements and mixins into the shapes that they are meant for.

use std::collections::HashMap;
use std::rc::Rc;

use serde_json::{Map, Value};

use super::{ModelError, graph::TraitMap, read::Ast};

/// Mixins of mixins recurse; no model comes near this depth.
const DEPTH: usize = 64;

/// The keys under which a list or map holds its members.
const ELEMENTS: [&str; 3] = ["member", "key", "value"];

/// Merges each `apply` statement into the shape or member that it names.
///
/// # Errors
/// The statement names nothing, or holds no object of traits.
pub fn fold_apply(ast: &mut Ast) -> Result<(), ModelError> {
    let applied: Vec<String> =
        ast.shapes.iter().filter(|(_, v)| v["type"] == "apply").map(|(k, _)| k.clone()).collect();
    for key in applied {
        let Some(mut statement) = ast.shapes.shift_remove(&key) else { continue };
        let traits = statement.get_mut("traits").map(Value::take);
        let Some(Value::Object(traits)) = traits else {
            return Err(ModelError::new(&ast.file, &key, "traits", "expected an object of traits to apply"));
        };
        let Some(own) = applied_to(&mut ast.shapes, &key) else {
            let expected = "expected the id of a shape or member of this model";
            return Err(ModelError::new(&ast.file, &key, "apply", expected));
        };
        match own.entry("traits").or_insert_with(|| Value::Object(Map::new())) {
            Value::Object(own) => own.extend(traits),
            _ => return Err(ModelError::new(&ast.file, &key, "traits", "expected an object")),
        }
    }
    Ok(())
}

/// The node of a shape or member. A member that comes from a mixin gets a node without target: it adds traits.
fn applied_to<'a>(shapes: &'a mut Map<String, Value>, key: &str) -> Option<&'a mut Map<String, Value>> {
    let Some((shape, member)) = key.split_once('$') else { return shapes.get_mut(key)?.as_object_mut() };
    let owner = shapes.get_mut(shape)?.as_object_mut()?;
    let mixed = owner.contains_key("mixins");
    let kind = owner.get("type").and_then(Value::as_str).unwrap_or_default();
    let holder = if matches!(kind, "list" | "set" | "map") {
        owner
    } else {
        if mixed && !owner.contains_key("members") {
            owner.insert("members".into(), Value::Object(Map::new()));
        }
        owner.get_mut("members")?.as_object_mut()?
    };
    if mixed && !holder.contains_key(member) {
        holder.insert(member.into(), Value::Object(Map::new()));
    }
    holder.get_mut(member)?.as_object_mut()
}

/// A shape's node with all that its mixins give.
pub type Flat = Rc<Map<String, Value>>;

/// Shapes with their mixins folded in, each made once.
pub struct Flattener<'a> {
    ast: &'a Ast,
    done: HashMap<&'a str, Flat>,
}

impl<'a> Flattener<'a> {
    pub fn new(ast: &'a Ast) -> Self {
        Flattener { ast, done: HashMap::new() }
    }

    /// The shape with its mixins' traits and members folded in, members in Smithy's order: mixins first.
    ///
    /// # Errors
    /// A mixin that does not exist, is none, or mixes in itself.
    pub fn flat(&mut self, id: &str) -> Result<Flat, ModelError> {
        self.under(id, &mut Vec::new())
    }

    fn fault(&self, shape: &str, at: &str, expected: impl Into<String>) -> ModelError {
        ModelError::new(&self.ast.file, shape, at, expected)
    }

    fn under(&mut self, id: &str, open: &mut Vec<&'a str>) -> Result<Flat, ModelError> {
        if let Some(done) = self.done.get(id) {
            return Ok(Rc::clone(done));
        }
        let ast = self.ast;
        let found = ast.shapes.get_key_value(id).and_then(|(k, v)| Some((k.as_str(), v.as_object()?)));
        let Some((id, own)) = found else {
            return Err(self.fault(id, "", "expected a shape of this model"));
        };
        if open.contains(&id) {
            return Err(self.fault(id, "mixins", "expected no cycle of mixins"));
        }
        if open.len() >= DEPTH {
            return Err(self.fault(id, "mixins", format!("expected mixins at most {DEPTH} deep")));
        }
        open.push(id);
        let flat = self.merged(id, own, open)?;
        open.pop();
        let flat = Rc::new(flat);
        self.done.insert(id, Rc::clone(&flat));
        Ok(flat)
    }

    fn merged(
        &mut self,
        id: &str,
        own: &Map<String, Value>,
        open: &mut Vec<&'a str>,
    ) -> Result<Map<String, Value>, ModelError> {
        let mixins = match own.get("mixins") {
            None => return self.whole(id, own.clone()),
            Some(Value::Array(mixins)) => mixins,
            Some(_) => return Err(self.fault(id, "mixins", "expected a list of targets")),
        };
        let mut traits = Map::new();
        let mut merged = Map::new();
        for mixin in mixins {
            let target = mixin.get("target").and_then(Value::as_str).unwrap_or_default();
            if !self.ast.shapes.contains_key(target) {
                return Err(self.fault(
                    id,
                    "mixins",
                    format!("expected a shape of this model, found {target}"),
                ));
            }
            let from = self.under(target, open)?;
            let Some(mark) = from.get("traits").and_then(|t| t.get("smithy.api#mixin")) else {
                return Err(self.fault(id, "mixins", format!("expected {target} to bear smithy.api#mixin")));
            };
            inherit(&mut traits, &from, mark);
            for (key, value) in from.iter().filter(|(k, _)| *k != "traits") {
                merge_key(&mut merged, key, value);
            }
        }
        for (key, value) in own {
            match (key.as_str(), value) {
                ("mixins", _) => {}
                ("traits", Value::Object(own)) => traits.extend(own.clone()),
                ("traits", _) => return Err(self.fault(id, "traits", "expected an object")),
                _ => merge_key(&mut merged, key, value),
            }
        }
        merged.insert("traits".into(), Value::Object(traits));
        self.whole(id, merged)
    }

    /// Refuses nodes whose parts are no objects, so that later steps need not look again.
    fn whole(&self, id: &str, node: Map<String, Value>) -> Result<Map<String, Value>, ModelError> {
        for key in ["traits", "members"] {
            if node.get(key).is_some_and(|v| !v.is_object()) {
                return Err(self.fault(id, key, "expected an object"));
            }
        }
        Ok(node)
    }
}

/// What a mixin passes on: not that it is one, nor the traits that it keeps local.
fn inherit(into: &mut TraitMap, mixin: &Map<String, Value>, mark: &Value) {
    let local = mark.get("localTraits").and_then(Value::as_array);
    let stays = |id: &str| id == "smithy.api#mixin" || local.is_some_and(|l| l.iter().any(|t| t == id));
    let traits = mixin.get("traits").and_then(Value::as_object);
    for (id, value) in traits.into_iter().flatten().filter(|(id, _)| !stays(id)) {
        into.insert(id.clone(), value.clone());
    }
}

/// Members and lists of a shape add to what its mixins gave; anything else replaces it.
fn merge_key(into: &mut Map<String, Value>, key: &str, value: &Value) {
    match (into.get_mut(key), value) {
        (Some(Value::Object(have)), Value::Object(more)) if key == "members" => {
            for (name, member) in more {
                match have.get_mut(name) {
                    Some(old) => merge_member(old, member),
                    None => {
                        have.insert(name.clone(), member.clone());
                    }
                }
            }
        }
        (Some(old), Value::Object(_)) if ELEMENTS.contains(&key) => merge_member(old, value),
        (Some(Value::Array(have)), Value::Array(more)) => {
            let new: Vec<Value> = more.iter().filter(|m| !have.contains(m)).cloned().collect();
            have.extend(new);
        }
        _ => {
            into.insert(key.into(), value.clone());
        }
    }
}

/// A member that a mixin gave and the shape says more about: the shape's target and traits win.
fn merge_member(old: &mut Value, new: &Value) {
    let (Value::Object(old), Value::Object(new)) = (old, new) else { return };
    for (key, value) in new {
        match (old.get_mut(key), value) {
            (Some(Value::Object(have)), Value::Object(more)) if key == "traits" => have.extend(more.clone()),
            _ => {
                old.insert(key.clone(), value.clone());
            }
        }
    }
}
