//! Flattens a model: the service's closure walked, ids replaced by indexes, defaults of the service handed down.

use std::collections::{HashMap, HashSet};

use super::{
    ModelError,
    error::shown,
    flatten::{Flattener, Room},
    graph::{Graph, INTEGERS, Member, Operation, Shape, TraitMap, kind_of, prelude},
    json::{Map, Value},
    read::Ast,
};
use crate::descriptor::Kind;

/// Resolves a parsed model, whose `apply` statements are folded in. `room`: for what its mixins come to.
///
/// # Errors
/// A dangling target, a mixin cycle, a shape where its type does not belong, a malformed node.
pub fn resolve<'a>(ast: &'a Ast<'a>, room: &'a Room<'a>) -> Result<Graph<'a>, ModelError> {
    let mut walk = Walk::new(ast, room)?;
    let service = walk.flat.flat(&ast.service)?;
    let common = walk.targets(&ast.service, service, "errors")?;
    let ids = walk.operation_ids(service)?;
    let defaults = service.get("traits").and_then(|t| t.get("smithy.api#paginated"));
    let mut operations = Vec::with_capacity(ids.len());
    for id in &ids {
        let mut operation = walk.operation(id, &common)?;
        paginate(&mut operation.traits, defaults);
        operations.push(operation);
    }
    operations.sort_by(|a, b| a.name.cmp(b.name));
    let version = match service.get("version") {
        None => "",
        Some(Value::String(version)) => version,
        Some(_) => return Err(ModelError::new(ast.file, &ast.service, "version", "expected a string")),
    };
    let shapes = walk.shapes;
    Ok(Graph {
        version,
        traits: traits_of(service),
        service_id: &ast.service,
        file: ast.file,
        operations,
        shapes,
    })
}

fn traits_of<'a>(node: &'a Map<'a>) -> TraitMap<'a> {
    node.get("traits").and_then(Value::as_object).map(TraitMap::Model).unwrap_or_default()
}

fn local_name(id: &str) -> &str {
    id.split_once('#').map_or(id, |(_, name)| name)
}

/// An operation's pagination takes from the service's what it does not say itself.
fn paginate<'a>(traits: &mut TraitMap<'a>, defaults: Option<&'a Value<'a>>) {
    let at = "smithy.api#paginated";
    let Some(defaults) = defaults.and_then(Value::as_object) else { return };
    let Some(mut own) = traits.get(at).and_then(Value::as_object).cloned() else { return };
    for (key, value) in defaults.iter() {
        if !own.contains_key(key) {
            own.insert(key, value.clone());
        }
    }
    *traits = traits.with(at, Value::Object(own));
}

struct Walk<'a> {
    ast: &'a Ast<'a>,
    flat: Flattener<'a>,
    shapes: Vec<Shape<'a>>,
    /// Of each shape of the model the index that it has got, if it has.
    indexes: Vec<Option<usize>>,
    /// The same for shapes of the prelude.
    prelude: HashMap<&'a str, usize>,
    /// Shapes whose members are still to be walked: a worklist, so that no model can exhaust the stack.
    open: Vec<(usize, &'a Map<'a>)>,
    rename: HashMap<&'a str, &'a str>,
}

impl<'a> Walk<'a> {
    fn new(ast: &'a Ast<'a>, room: &'a Room<'a>) -> Result<Self, ModelError> {
        let fault = || ModelError::new(ast.file, &ast.service, "rename", "expected shape ids with new names");
        let mut rename = HashMap::new();
        if let Some(map) = ast.shapes.get(&ast.service).and_then(|s| s.get("rename")) {
            for (id, name) in map.as_object().ok_or_else(fault)?.iter() {
                rename.insert(id, name.as_str().ok_or_else(fault)?);
            }
        }
        Ok(Walk {
            ast,
            flat: Flattener::new(ast, room),
            shapes: Vec::new(),
            indexes: vec![None; ast.shapes.len()],
            prelude: HashMap::new(),
            open: Vec::new(),
            rename,
        })
    }

    fn fault(&self, shape: &str, at: &str, expected: impl Into<String>) -> ModelError {
        ModelError::new(self.ast.file, shape, at, expected)
    }

    fn targets(&self, id: &str, node: &Map<'_>, key: &str) -> Result<Vec<&'a str>, ModelError> {
        match node.get(key) {
            None => Ok(Vec::new()),
            Some(Value::Array(list)) => list.iter().map(|t| self.target(id, t, key)).collect(),
            Some(_) => Err(self.fault(id, key, "expected a list of targets")),
        }
    }

    fn target(&self, id: &str, reference: &Value<'_>, key: &str) -> Result<&'a str, ModelError> {
        let target = reference.get("target").and_then(Value::as_str);
        let target =
            target.ok_or_else(|| self.fault(id, key, "expected an object with a string `target`"))?;
        let known = self.flat.known(target);
        known.ok_or_else(|| self.fault(id, key, format!("expected a shape of this model, found {target}")))
    }

    /// The operations of a service, of its resources, and of the resources below those; sorted.
    fn operation_ids(&self, service: &'a Map<'a>) -> Result<Vec<&'a str>, ModelError> {
        let mut ids = Vec::new();
        let mut seen = HashSet::new();
        let mut open: Vec<(&'a str, &'a Map<'a>)> = vec![(&self.ast.service, service)];
        while let Some((id, node)) = open.pop() {
            ids.extend(self.targets(id, node, "operations")?);
            ids.extend(self.targets(id, node, "collectionOperations")?);
            for verb in ["create", "put", "read", "update", "delete", "list"] {
                if let Some(one) = node.get(verb) {
                    ids.push(self.target(id, one, verb)?);
                }
            }
            for resource in self.targets(id, node, "resources")? {
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

    fn operation(&mut self, id: &'a str, common: &[&'a str]) -> Result<Operation<'a>, ModelError> {
        let node = self.flat.flat(id)?;
        let kind = node.get("type").and_then(Value::as_str).unwrap_or_default();
        if kind != "operation" {
            return Err(self.fault(id, "type", format!("expected an operation, found a {kind}")));
        }
        let (input, output) = (self.side(id, node, "input")?, self.side(id, node, "output")?);
        let mut errors = Vec::new();
        for error in self.targets(id, node, "errors")?.iter().chain(common) {
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
        Ok(Operation { id, name: local_name(id), input, output, errors, traits: traits_of(node) })
    }

    /// An operation's input or output; `smithy.api#Unit` and nothing are the same.
    fn side(&mut self, id: &str, node: &'a Map<'a>, key: &str) -> Result<Option<usize>, ModelError> {
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
    fn shape(&mut self, id: &'a str, from: &str, at: &str) -> Result<usize, ModelError> {
        let index = self.reserve(id, || from.into(), at)?;
        while let Some((open, node)) = self.open.pop() {
            self.shapes[open].members = self.members(open, node)?;
        }
        Ok(index)
    }

    /// The index of a shape, whose members may still be open. `from`: the id of what names it, for an error.
    fn reserve(&mut self, id: &'a str, from: impl Fn() -> String, at: &str) -> Result<usize, ModelError> {
        let Some(place) = self.flat.place(id) else { return self.reserve_prelude(id, from, at) };
        if let Some(index) = self.indexes[place] {
            return Ok(index);
        }
        let node = self.flat.flat_at(place)?;
        let name = node.get("type").and_then(Value::as_str).unwrap_or_default();
        let kind = kind_of(name).ok_or_else(|| {
            self.fault(&from(), at, format!("expected a data shape, found the {name} {id}"))
        })?;
        let mut traits = traits_of(node);
        if name == "enum" {
            traits = traits.with("smithy.api#enum", enum_values(node));
        }
        if name == "intEnum" {
            traits = traits.with(INTEGERS, self.integers(id, node)?);
        }
        let index = self.add(id, kind, traits);
        self.indexes[place] = Some(index);
        self.open.push((index, node));
        Ok(index)
    }

    fn reserve_prelude(
        &mut self,
        id: &'a str,
        from: impl Fn() -> String,
        at: &str,
    ) -> Result<usize, ModelError> {
        if let Some(index) = self.prelude.get(id) {
            return Ok(*index);
        }
        let kind = prelude(id)
            .ok_or_else(|| self.fault(&from(), at, format!("expected a shape of this model, found {id}")))?;
        let index = self.add(id, kind, TraitMap::default());
        self.prelude.insert(id, index);
        Ok(index)
    }

    fn add(&mut self, id: &'a str, kind: Kind, traits: TraitMap<'a>) -> usize {
        let name = self.rename.get(id).copied().unwrap_or_else(|| local_name(id));
        self.shapes.push(Shape { id, name, kind, traits, members: Vec::new() });
        self.shapes.len() - 1
    }

    /// The values of an `intEnum`, which unlike those of an `enum` are always stated.
    fn integers(&self, id: &str, node: &'a Map<'a>) -> Result<Value<'a>, ModelError> {
        let members = node.get("members").and_then(Value::as_object);
        let mut values = Vec::new();
        for (name, member) in members.into_iter().flat_map(Map::iter) {
            let value = member.get("traits").and_then(|t| t.get("smithy.api#enumValue"));
            let Some(number) = value.filter(|v| v.as_i64().is_some_and(|n| i32::try_from(n).is_ok())) else {
                let found = value.map_or("none".into(), shown);
                let expected = format!("expected an integer of 32 bits, found {found}");
                return Err(self.fault(&format!("{id}${name}"), "smithy.api#enumValue", expected));
            };
            values.push(enum_value(name, number.clone(), member));
        }
        Ok(Value::Array(values))
    }

    fn members(&mut self, owner: usize, node: &'a Map<'a>) -> Result<Vec<Member<'a>>, ModelError> {
        const NOTHING: &Value<'_> = &Value::Null;
        let (id, kind) = (self.shapes[owner].id, self.shapes[owner].kind);
        let mut members = Vec::new();
        match kind {
            Kind::Structure | Kind::Union => {
                let Some(map) = node.get("members").and_then(Value::as_object) else { return Ok(members) };
                members.reserve_exact(map.len());
                for (name, value) in map.iter() {
                    members.push(self.member(id, name, value)?);
                }
            }
            Kind::List => members.push(self.member(id, "member", node.get("member").unwrap_or(NOTHING))?),
            Kind::Map => {
                for name in ["key", "value"] {
                    members.push(self.member(id, name, node.get(name).unwrap_or(NOTHING))?);
                }
            }
            _ => {}
        }
        Ok(members)
    }

    fn member(&mut self, owner: &str, name: &'a str, value: &'a Value<'a>) -> Result<Member<'a>, ModelError> {
        let id = || format!("{owner}${name}");
        let target = value.get("target").and_then(Value::as_str);
        let target = target.ok_or_else(|| {
            let expected = format!("expected an object with a string `target`, found {}", shown(value));
            self.fault(&id(), "target", expected)
        })?;
        let target = self.reserve(target, id, "target")?;
        let traits = match value.get("traits") {
            None => TraitMap::default(),
            Some(Value::Object(traits)) => TraitMap::Model(traits),
            Some(_) => return Err(self.fault(&id(), "traits", "expected an object")),
        };
        Ok(Member { name, target, traits })
    }
}

fn enum_values<'a>(node: &'a Map<'a>) -> Value<'a> {
    let members = node.get("members").and_then(Value::as_object);
    let mut values = Vec::with_capacity(members.map_or(0, Map::len));
    for (name, member) in members.into_iter().flat_map(Map::iter) {
        let explicit = member.get("traits").and_then(|t| t.get("smithy.api#enumValue"));
        values.push(enum_value(name, explicit.cloned().unwrap_or_else(|| name.into()), member));
    }
    Value::Array(values)
}

/// One value as the trait `smithy.api#enum` of Smithy 1.0 lists it.
fn enum_value<'a>(name: &'a str, value: Value<'a>, member: &'a Value<'a>) -> Value<'a> {
    let traits = member.get("traits");
    let mut listed = vec![("value".into(), value), ("name".into(), name.into())];
    if let Some(text) = traits.and_then(|t| t.get("smithy.api#documentation")) {
        listed.push(("documentation".into(), text.clone()));
    }
    if traits.is_some_and(|t| t.get("smithy.api#deprecated").is_some()) {
        listed.push(("deprecated".into(), Value::Bool(true)));
    }
    Value::Object(listed.into_iter().collect())
}
