//! Flattens a model: `apply` and mixins folded in, the service's closure walked, ids replaced by indexes.

use std::collections::{HashMap, HashSet};

use serde_json::{Map, Value};

use super::{ModelError, read::Ast};
use crate::descriptor::Kind;

/// Trait values by absolute trait id.
pub type TraitMap = Map<String, Value>;

/// A member; `target` indexes [`Graph::shapes`].
#[derive(Debug)]
pub struct Member {
    pub name: String,
    pub target: usize,
    pub traits: TraitMap,
}

/// A shape that operations reach.
#[derive(Debug)]
pub struct Shape {
    pub id: String,
    /// The name that the service knows it by (its `rename`, else the id's).
    pub name: String,
    pub kind: Kind,
    pub traits: TraitMap,
    pub members: Vec<Member>,
}

/// An operation with its shapes as indexes.
#[derive(Debug)]
pub struct Operation {
    pub id: String,
    pub name: String,
    pub input: Option<usize>,
    pub output: Option<usize>,
    pub errors: Vec<usize>,
    pub traits: TraitMap,
}

/// All that a service consists of.
#[derive(Debug)]
pub struct Graph {
    pub file: String,
    pub service_id: String,
    pub version: String,
    pub traits: TraitMap,
    pub operations: Vec<Operation>,
    pub shapes: Vec<Shape>,
}

/// Resolves a parsed model.
///
/// # Errors
/// A dangling target, a mixin cycle, a shape where its type does not belong, a malformed node.
pub fn resolve(mut ast: Ast) -> Result<Graph, ModelError> {
    fold_apply(&mut ast)?;
    let mut walk = Walk { ast: &ast, shapes: Vec::new(), index: HashMap::new(), rename: rename(&ast) };
    let service = walk.flat(&ast.service, &mut Vec::new())?;
    let common: Vec<&str> = walk.targets(&ast.service, &service, "errors")?;
    let mut ids = Vec::new();
    walk.operation_ids(&ast.service, &service, &mut HashSet::new(), &mut ids)?;
    ids.sort_unstable();
    ids.dedup();
    let mut operations = Vec::with_capacity(ids.len());
    for id in &ids {
        operations.push(walk.operation(id, &common)?);
    }
    operations.sort_by(|a, b| a.name.cmp(&b.name));
    let shapes = walk.shapes;
    Ok(Graph {
        service_id: ast.service.clone(),
        version: service.get("version").and_then(Value::as_str).unwrap_or_default().into(),
        traits: traits_of(&service),
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

fn rename(ast: &Ast) -> HashMap<String, String> {
    let map = ast.shapes.get(&ast.service).and_then(|s| s.get("rename")).and_then(Value::as_object);
    map.into_iter().flatten().filter_map(|(id, name)| Some((id.clone(), name.as_str()?.into()))).collect()
}

/// Merges each `apply` statement into the shape or member that it names.
fn fold_apply(ast: &mut Ast) -> Result<(), ModelError> {
    let applied: Vec<String> =
        ast.shapes.iter().filter(|(_, v)| v["type"] == "apply").map(|(k, _)| k.clone()).collect();
    for key in applied {
        let Some(Value::Object(mut statement)) = ast.shapes.shift_remove(&key) else { continue };
        let Some(Value::Object(traits)) = statement.remove("traits") else { continue };
        let (shape, member) = key.split_once('$').map_or((key.as_str(), None), |(s, m)| (s, Some(m)));
        let mut node = ast.shapes.get_mut(shape);
        if let (Some(name), Some(owner)) = (member, node.take()) {
            node = match name {
                "member" | "key" | "value" if owner.get(name).is_some() => owner.get_mut(name),
                _ => owner.get_mut("members").and_then(|m| m.get_mut(name)),
            };
        }
        let Some(Value::Object(node)) = node else {
            return Err(ModelError::new(
                &ast.file,
                &key,
                "apply",
                "expected the id of a shape or member of this model",
            ));
        };
        let own = node.entry("traits").or_insert_with(|| Value::Object(Map::new()));
        if let Value::Object(own) = own {
            own.extend(traits);
        }
    }
    Ok(())
}

struct Walk<'a> {
    ast: &'a Ast,
    shapes: Vec<Shape>,
    index: HashMap<String, usize>,
    rename: HashMap<String, String>,
}

impl<'a> Walk<'a> {
    fn fault(&self, shape: &str, at: &str, expected: impl Into<String>) -> ModelError {
        ModelError::new(&self.ast.file, shape, at, expected)
    }

    fn node(&self, id: &str, from: &str, at: &str) -> Result<&'a Map<String, Value>, ModelError> {
        let node = self.ast.shapes.get(id).and_then(Value::as_object);
        node.ok_or_else(|| self.fault(from, at, format!("expected a shape of this model, found {id}")))
    }

    /// The shape with its mixins' traits and members folded in, members in Smithy's order: mixins first.
    fn flat(&self, id: &str, open: &mut Vec<String>) -> Result<Map<String, Value>, ModelError> {
        let own = self.node(id, id, "")?;
        let Some(mixins) = own.get("mixins").and_then(Value::as_array) else { return Ok(own.clone()) };
        if open.iter().any(|o| o == id) {
            return Err(self.fault(id, "mixins", "expected no cycle of mixins"));
        }
        open.push(id.into());
        let mut traits = Map::new();
        let mut merged = Map::new();
        for mixin in mixins {
            let target = mixin.get("target").and_then(Value::as_str).unwrap_or_default();
            self.node(target, id, "mixins")?;
            let mut from = self.flat(target, open)?;
            merge_traits(&mut traits, from.remove("traits"));
            for (key, value) in from {
                merge_key(&mut merged, key, value);
            }
        }
        open.pop();
        for (key, value) in own {
            match key.as_str() {
                "traits" => merge_own_traits(&mut traits, value),
                "mixins" => {}
                _ => merge_key(&mut merged, key.clone(), value.clone()),
            }
        }
        merged.insert("traits".into(), Value::Object(traits));
        Ok(merged)
    }

    fn targets(&self, id: &str, node: &Map<String, Value>, key: &str) -> Result<Vec<&'a str>, ModelError> {
        let Some(list) = node.get(key) else { return Ok(Vec::new()) };
        let list = list.as_array().ok_or_else(|| self.fault(id, key, "expected a list of targets"))?;
        list.iter()
            .map(|t| {
                let target = t.get("target").and_then(Value::as_str);
                let target =
                    target.ok_or_else(|| self.fault(id, key, "expected objects with a string `target`"))?;
                match self.ast.shapes.get_key_value(target) {
                    Some((known, _)) => Ok(known.as_str()),
                    None => {
                        Err(self.fault(id, key, format!("expected a shape of this model, found {target}")))
                    }
                }
            })
            .collect()
    }

    /// The operations of a service or resource, and of the resources below it.
    fn operation_ids(
        &self,
        id: &str,
        node: &Map<String, Value>,
        seen: &mut HashSet<String>,
        out: &mut Vec<&'a str>,
    ) -> Result<(), ModelError> {
        if !seen.insert(id.into()) {
            return Ok(());
        }
        out.extend(self.targets(id, node, "operations")?);
        out.extend(self.targets(id, node, "collectionOperations")?);
        for verb in ["create", "put", "read", "update", "delete", "list"] {
            if let Some(one) = node.get(verb) {
                let list = Map::from_iter([(verb.to_string(), Value::Array(vec![one.clone()]))]);
                out.extend(self.targets(id, &list, verb)?);
            }
        }
        for resource in self.targets(id, node, "resources")? {
            let node = self.flat(resource, &mut Vec::new())?;
            self.operation_ids(resource, &node, seen, out)?;
        }
        Ok(())
    }

    fn operation(&mut self, id: &str, common: &[&str]) -> Result<Operation, ModelError> {
        let node = self.flat(id, &mut Vec::new())?;
        if node.get("type").and_then(Value::as_str) != Some("operation") {
            return Err(self.fault(id, "type", "expected an operation"));
        }
        let side = |walk: &mut Self, key: &str| -> Result<Option<usize>, ModelError> {
            let Some(target) = node.get(key) else { return Ok(None) };
            let target = target.get("target").and_then(Value::as_str).unwrap_or_default();
            if target == "smithy.api#Unit" {
                return Ok(None);
            }
            let index = walk.shape(target, id, key)?;
            if walk.shapes[index].kind != Kind::Structure {
                return Err(walk.fault(id, key, format!("expected a structure, found {target}")));
            }
            Ok(Some(index))
        };
        let (input, output) = (side(self, "input")?, side(self, "output")?);
        let mut errors = Vec::new();
        for error in self.targets(id, &node, "errors")?.iter().chain(common) {
            let index = self.shape(error, id, "errors")?;
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

    /// The index of a shape; it and all that it reaches are added when first met.
    fn shape(&mut self, id: &str, from: &str, at: &str) -> Result<usize, ModelError> {
        if let Some(&index) = self.index.get(id) {
            return Ok(index);
        }
        let (kind, node) = match prelude(id) {
            Some(kind) if !self.ast.shapes.contains_key(id) => (kind, Map::new()),
            _ => {
                self.node(id, from, at)?;
                let node = self.flat(id, &mut Vec::new())?;
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
        if matches!(node.get("type").and_then(Value::as_str), Some("enum")) {
            traits.insert("smithy.api#enum".into(), enum_values(&node));
        }
        let name = self.rename.get(id).cloned().unwrap_or_else(|| local_name(id).into());
        self.shapes.push(Shape { id: id.into(), name, kind, traits, members: Vec::new() });
        self.shapes[index].members = self.members(id, kind, &node)?;
        Ok(index)
    }

    fn members(
        &mut self,
        id: &str,
        kind: Kind,
        node: &Map<String, Value>,
    ) -> Result<Vec<Member>, ModelError> {
        let mut members = Vec::new();
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
            let target =
                target.ok_or_else(|| self.fault(&member_id, "target", "expected the id of a shape"))?;
            let target = self.shape(target, &member_id, "target")?;
            let traits = value.get("traits").and_then(Value::as_object).cloned().unwrap_or_default();
            members.push(Member { name: name.into(), target, traits });
        }
        Ok(members)
    }
}

/// What a mixin passes on: not that it is one, nor the traits that it keeps local.
fn merge_traits(into: &mut TraitMap, from: Option<Value>) {
    let Some(Value::Object(mut from)) = from else { return };
    let local = from.remove("smithy.api#mixin").and_then(|m| m.get("localTraits").cloned());
    for id in local.as_ref().and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str) {
        from.remove(id);
    }
    into.extend(from);
}

fn merge_own_traits(into: &mut TraitMap, own: &Value) {
    if let Value::Object(own) = own {
        into.extend(own.clone());
    }
}

/// Members and lists of a shape add to what its mixins gave; anything else replaces it.
fn merge_key(into: &mut Map<String, Value>, key: String, value: Value) {
    match (into.get_mut(&key), value) {
        (Some(Value::Object(have)), Value::Object(more)) if key == "members" => {
            for (name, mut member) in more {
                if let (Some(old), Value::Object(new)) = (have.get(&name), &mut member) {
                    let mut traits =
                        old.get("traits").and_then(Value::as_object).cloned().unwrap_or_default();
                    merge_own_traits(&mut traits, new.get("traits").unwrap_or(&Value::Null));
                    new.insert("traits".into(), Value::Object(traits));
                }
                have.insert(name, member);
            }
        }
        (Some(Value::Array(have)), Value::Array(more)) => have.extend(more),
        (_, value) => {
            into.insert(key, value);
        }
    }
}

fn enum_values(node: &Map<String, Value>) -> Value {
    let members = node.get("members").and_then(Value::as_object);
    let value = |(name, m): (&String, &Value)| -> Value {
        let explicit = m.get("traits").and_then(|t| t.get("smithy.api#enumValue"));
        let value = explicit.cloned().unwrap_or_else(|| Value::String(name.clone()));
        serde_json::json!({ "value": value, "name": name })
    };
    Value::Array(members.into_iter().flatten().map(value).collect())
}

fn kind_of(name: &str) -> Option<Kind> {
    Some(match name {
        "boolean" => Kind::Boolean,
        "byte" => Kind::Byte,
        "short" => Kind::Short,
        "integer" | "intEnum" => Kind::Integer,
        "long" => Kind::Long,
        "float" => Kind::Float,
        "double" => Kind::Double,
        "bigInteger" => Kind::BigInteger,
        "bigDecimal" => Kind::BigDecimal,
        "string" | "enum" => Kind::String,
        "blob" => Kind::Blob,
        "timestamp" => Kind::Timestamp,
        "document" => Kind::Document,
        "list" | "set" => Kind::List,
        "map" => Kind::Map,
        "structure" => Kind::Structure,
        "union" => Kind::Union,
        _ => return None,
    })
}

/// The simple shapes of Smithy's prelude, which no model file defines.
fn prelude(id: &str) -> Option<Kind> {
    let name = id.strip_prefix("smithy.api#")?;
    Some(match name.strip_prefix("Primitive").unwrap_or(name) {
        "Boolean" => Kind::Boolean,
        "Byte" => Kind::Byte,
        "Short" => Kind::Short,
        "Integer" => Kind::Integer,
        "Long" => Kind::Long,
        "Float" => Kind::Float,
        "Double" => Kind::Double,
        "BigInteger" => Kind::BigInteger,
        "BigDecimal" => Kind::BigDecimal,
        "String" => Kind::String,
        "Blob" => Kind::Blob,
        "Timestamp" => Kind::Timestamp,
        "Document" => Kind::Document,
        "Unit" => Kind::Structure,
        _ => return None,
    })
}
