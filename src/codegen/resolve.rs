//! Flattens a model: the service's closure walked, ids replaced by indexes, defaults of the service handed down.

use std::collections::{HashMap, HashSet};

use serde_json::{Map, Value};

use super::{
    ModelError,
    error::shown,
    flatten::{Flat, Flattener, fold_apply},
    graph::{Graph, INTEGERS, Member, Operation, Shape, TraitMap, kind_of, prelude},
    read::Ast,
};
use crate::descriptor::Kind;

/// Resolves a parsed model.
///
/// # Errors
/// A dangling target, a mixin cycle, a shape where its type does not belong, a malformed node.
pub fn resolve(mut ast: Ast) -> Result<Graph, ModelError> {
    fold_apply(&mut ast)?;
    let mut walk = Walk::new(&ast)?;
    let service = walk.flat.flat(&ast.service)?;
    let common = walk.targets(&ast.service, &service, "errors")?;
    let ids = walk.operation_ids(&service)?;
    let defaults = service.get("traits").and_then(|t| t.get("smithy.api#paginated"));
    let mut operations = Vec::with_capacity(ids.len());
    for id in &ids {
        let mut operation = walk.operation(id, &common)?;
        paginate(&mut operation.traits, defaults);
        operations.push(operation);
    }
    operations.sort_by(|a, b| a.name.cmp(&b.name));
    let version = match service.get("version") {
        None => String::new(),
        Some(Value::String(version)) => version.clone(),
        Some(_) => return Err(ModelError::new(&ast.file, &ast.service, "version", "expected a string")),
    };
    let shapes = walk.shapes;
    Ok(Graph {
        version,
        traits: traits_of(&service),
        service_id: ast.service,
        file: ast.file,
        operations,
        shapes,
    })
}

fn traits_of(node: &Map<String, Value>) -> TraitMap {
    node.get("traits").and_then(Value::as_object).cloned().unwrap_or_default()
}

fn local_name(id: &str) -> &str {
    id.split_once('#').map_or(id, |(_, name)| name)
}

/// An operation's pagination takes from the service's what it does not say itself.
fn paginate(traits: &mut TraitMap, defaults: Option<&Value>) {
    let own = traits.get_mut("smithy.api#paginated").and_then(Value::as_object_mut);
    let (Some(own), Some(defaults)) = (own, defaults.and_then(Value::as_object)) else { return };
    for (key, value) in defaults {
        own.entry(key.as_str()).or_insert_with(|| value.clone());
    }
}

struct Walk<'a> {
    ast: &'a Ast,
    flat: Flattener<'a>,
    shapes: Vec<Shape>,
    index: HashMap<String, usize>,
    /// Shapes whose members are still to be walked: a worklist, so that no model can exhaust the stack.
    open: Vec<(usize, Flat)>,
    rename: HashMap<String, String>,
}

impl<'a> Walk<'a> {
    fn new(ast: &'a Ast) -> Result<Self, ModelError> {
        let fault =
            || ModelError::new(&ast.file, &ast.service, "rename", "expected shape ids with new names");
        let mut rename = HashMap::new();
        if let Some(map) = ast.shapes.get(&ast.service).and_then(|s| s.get("rename")) {
            for (id, name) in map.as_object().ok_or_else(fault)? {
                rename.insert(id.clone(), name.as_str().ok_or_else(fault)?.into());
            }
        }
        let flat = Flattener::new(ast);
        Ok(Walk { ast, flat, shapes: Vec::new(), index: HashMap::new(), open: Vec::new(), rename })
    }

    fn fault(&self, shape: &str, at: &str, expected: impl Into<String>) -> ModelError {
        ModelError::new(&self.ast.file, shape, at, expected)
    }

    fn targets(&self, id: &str, node: &Map<String, Value>, key: &str) -> Result<Vec<&'a str>, ModelError> {
        match node.get(key) {
            None => Ok(Vec::new()),
            Some(Value::Array(list)) => list.iter().map(|t| self.target(id, t, key)).collect(),
            Some(_) => Err(self.fault(id, key, "expected a list of targets")),
        }
    }

    fn target(&self, id: &str, reference: &Value, key: &str) -> Result<&'a str, ModelError> {
        let target = reference.get("target").and_then(Value::as_str);
        let target =
            target.ok_or_else(|| self.fault(id, key, "expected an object with a string `target`"))?;
        let known = self.ast.shapes.get_key_value(target).map(|(known, _)| known.as_str());
        known.ok_or_else(|| self.fault(id, key, format!("expected a shape of this model, found {target}")))
    }

    /// The operations of a service, of its resources, and of the resources below those; sorted.
    fn operation_ids(&mut self, service: &Flat) -> Result<Vec<&'a str>, ModelError> {
        let mut ids = Vec::new();
        let mut seen = HashSet::new();
        let mut open: Vec<(&'a str, Flat)> = vec![(&self.ast.service, service.clone())];
        while let Some((id, node)) = open.pop() {
            ids.extend(self.targets(id, &node, "operations")?);
            ids.extend(self.targets(id, &node, "collectionOperations")?);
            for verb in ["create", "put", "read", "update", "delete", "list"] {
                if let Some(one) = node.get(verb) {
                    ids.push(self.target(id, one, verb)?);
                }
            }
            for resource in self.targets(id, &node, "resources")? {
                if !seen.insert(resource) {
                    continue;
                }
                let node = self.flat.flat(resource)?;
                let kind = node.get("type").and_then(Value::as_str).unwrap_or_default();
                if kind != "resource" {
                    let expected = format!("expected a resource, found the {kind} {resource}");
                    return Err(self.fault(id, "resources", expected));
                }
                open.push((resource, node));
            }
        }
        ids.sort_unstable();
        ids.dedup();
        Ok(ids)
    }

    fn operation(&mut self, id: &str, common: &[&str]) -> Result<Operation, ModelError> {
        let node = self.flat.flat(id)?;
        let kind = node.get("type").and_then(Value::as_str).unwrap_or_default();
        if kind != "operation" {
            return Err(self.fault(id, "type", format!("expected an operation, found a {kind}")));
        }
        let (input, output) = (self.side(id, &node, "input")?, self.side(id, &node, "output")?);
        let mut errors = Vec::new();
        for error in self.targets(id, &node, "errors")?.iter().chain(common) {
            let index = self.shape(error, id, "errors")?;
            let shape = &self.shapes[index];
            if shape.kind != Kind::Structure || !shape.traits.contains_key("smithy.api#error") {
                let expected = format!("expected structures with smithy.api#error, found {error}");
                return Err(self.fault(id, "errors", expected));
            }
            if !errors.contains(&index) {
                errors.push(index);
            }
        }
        Ok(Operation {
            id: id.into(),
            name: local_name(id).into(),
            input,
            output,
            errors,
            traits: traits_of(&node),
        })
    }

    /// An operation's input or output; `smithy.api#Unit` and nothing are the same.
    fn side(&mut self, id: &str, node: &Flat, key: &str) -> Result<Option<usize>, ModelError> {
        let Some(target) = node.get(key) else { return Ok(None) };
        let target = target.get("target").and_then(Value::as_str);
        let target =
            target.ok_or_else(|| self.fault(id, key, "expected an object with a string `target`"))?;
        if target == "smithy.api#Unit" {
            return Ok(None);
        }
        let index = self.shape(target, id, key)?;
        if self.shapes[index].kind != Kind::Structure {
            return Err(self.fault(id, key, format!("expected a structure, found {target}")));
        }
        Ok(Some(index))
    }

    /// The index of a shape; it and all that it reaches are added when first met.
    fn shape(&mut self, id: &str, from: &str, at: &str) -> Result<usize, ModelError> {
        let index = self.reserve(id, from, at)?;
        while let Some((open, node)) = self.open.pop() {
            self.shapes[open].members = self.members(open, &node)?;
        }
        Ok(index)
    }

    /// The index of a shape, whose members may still be open.
    fn reserve(&mut self, id: &str, from: &str, at: &str) -> Result<usize, ModelError> {
        if let Some(&index) = self.index.get(id) {
            return Ok(index);
        }
        let (kind, node) = match (prelude(id), self.ast.shapes.contains_key(id)) {
            (Some(kind), false) => (kind, Flat::default()),
            (None, false) => {
                return Err(self.fault(from, at, format!("expected a shape of this model, found {id}")));
            }
            (_, true) => {
                let node = self.flat.flat(id)?;
                let name = node.get("type").and_then(Value::as_str).unwrap_or_default();
                let kind = kind_of(name).ok_or_else(|| {
                    self.fault(from, at, format!("expected a data shape, found the {name} {id}"))
                })?;
                (kind, node)
            }
        };
        let index = self.shapes.len();
        self.index.insert(id.into(), index);
        let mut traits = traits_of(&node);
        if node.get("type").and_then(Value::as_str) == Some("enum") {
            traits.insert("smithy.api#enum".into(), enum_values(&node));
        }
        if node.get("type").and_then(Value::as_str) == Some("intEnum") {
            traits.insert(INTEGERS.into(), self.integers(id, &node)?);
        }
        let name = self.rename.get(id).cloned().unwrap_or_else(|| local_name(id).into());
        self.shapes.push(Shape { id: id.into(), name, kind, traits, members: Vec::new() });
        self.open.push((index, node));
        Ok(index)
    }

    /// The values of an `intEnum`, which unlike those of an `enum` are always stated.
    fn integers(&self, id: &str, node: &Map<String, Value>) -> Result<Value, ModelError> {
        let members = node.get("members").and_then(Value::as_object);
        let mut values = Vec::new();
        for (name, member) in members.into_iter().flatten() {
            let value = member.get("traits").and_then(|t| t.get("smithy.api#enumValue"));
            let Some(number) = value.and_then(Value::as_i64).and_then(|n| i32::try_from(n).ok()) else {
                let found = value.map_or("none".into(), shown);
                let expected = format!("expected an integer of 32 bits, found {found}");
                return Err(self.fault(&format!("{id}${name}"), "smithy.api#enumValue", expected));
            };
            values.push(enum_value(name, number.into(), member));
        }
        Ok(Value::Array(values))
    }

    fn members(&mut self, owner: usize, node: &Flat) -> Result<Vec<Member>, ModelError> {
        let mut members = Vec::new();
        let (id, kind) = (self.shapes[owner].id.clone(), self.shapes[owner].kind);
        let empty = Map::new();
        let named: Vec<(&str, &Value)> = match kind {
            Kind::Structure | Kind::Union => {
                let map = node.get("members").and_then(Value::as_object).unwrap_or(&empty);
                map.iter().map(|(k, v)| (k.as_str(), v)).collect()
            }
            Kind::List => vec![("member", node.get("member").unwrap_or(&Value::Null))],
            Kind::Map => ["key", "value"].map(|k| (k, node.get(k).unwrap_or(&Value::Null))).into(),
            _ => Vec::new(),
        };
        for (name, value) in named {
            let member_id = format!("{id}${name}");
            let target = value.get("target").and_then(Value::as_str);
            let target = target.ok_or_else(|| {
                let expected = format!("expected an object with a string `target`, found {}", shown(value));
                self.fault(&member_id, "target", expected)
            })?;
            let target = self.reserve(target, &member_id, "target")?;
            let traits = match value.get("traits") {
                None => Map::new(),
                Some(Value::Object(traits)) => traits.clone(),
                Some(_) => return Err(self.fault(&member_id, "traits", "expected an object")),
            };
            members.push(Member { name: name.into(), target, traits });
        }
        Ok(members)
    }
}

fn enum_values(node: &Map<String, Value>) -> Value {
    let members = node.get("members").and_then(Value::as_object);
    let value = |(name, m): (&String, &Value)| -> Value {
        let explicit = m.get("traits").and_then(|t| t.get("smithy.api#enumValue"));
        let value = explicit.cloned().unwrap_or_else(|| Value::String(name.clone()));
        enum_value(name, value, m)
    };
    Value::Array(members.into_iter().flatten().map(value).collect())
}

/// One value as the trait `smithy.api#enum` of Smithy 1.0 lists it.
fn enum_value(name: &str, value: Value, member: &Value) -> Value {
    let said = |key: &str| member.get("traits").and_then(|t| t.get(format!("smithy.api#{key}"))).cloned();
    let mut listed = Map::from_iter([("value".into(), value), ("name".into(), name.into())]);
    listed.extend(said("documentation").map(|text| ("documentation".into(), text)));
    listed.extend(said("deprecated").map(|_| ("deprecated".into(), true.into())));
    Value::Object(listed)
}
