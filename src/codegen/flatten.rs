//! Folds `apply` statements and mixins into the shapes that they are meant for.

use std::cell::OnceCell;
use std::collections::HashMap;

use super::{
    ModelError,
    json::{Map, Value},
    quick::Table,
    read::Ast,
};

/// Mixins of mixins recurse; no model comes near this depth.
const DEPTH: usize = 64;

/// The keys under which a list or map holds its members.
const ELEMENTS: [&str; 3] = ["member", "key", "value"];

/// Merges each `apply` statement into the shape or member that it names.
///
/// # Errors
/// The statement names nothing, or holds no object of traits.
pub fn fold_apply(ast: &mut Ast<'_>) -> Result<(), ModelError> {
    if !ast.applies {
        return Ok(());
    }
    let applied = ast.shapes.extract(|v| v.get("type").and_then(Value::as_str) == Some("apply"));
    let places: HashMap<String, usize> =
        ast.shapes.keys().enumerate().map(|(place, id)| (id.to_string(), place)).collect();
    for (key, mut statement) in applied {
        let traits = statement.as_object_mut().and_then(|s| s.remove("traits"));
        let Some(Value::Object(traits)) = traits else {
            return Err(ModelError::new(ast.file, &key, "traits", "expected an object of traits to apply"));
        };
        let shape = key.split_once('$').map_or(&*key, |(shape, _)| shape);
        let shape = places.get(shape).and_then(|place| ast.shapes.at_mut(*place)?.as_object_mut());
        let Some(own) = shape.and_then(|shape| applied_to(shape, &key)) else {
            let expected = "expected the id of a shape or member of this model";
            return Err(ModelError::new(ast.file, &key, "apply", expected));
        };
        match own.or_insert("traits", Value::Object(Map::default())) {
            Value::Object(own) => own.extend(traits),
            _ => return Err(ModelError::new(ast.file, &key, "traits", "expected an object")),
        }
    }
    Ok(())
}

/// The node of a shape or member. A member that comes from a mixin gets a node without target: it adds traits.
fn applied_to<'s, 'a>(owner: &'s mut Map<'a>, key: &str) -> Option<&'s mut Map<'a>> {
    let Some((_, member)) = key.split_once('$') else { return Some(owner) };
    let mixed = owner.contains_key("mixins");
    let kind = owner.get("type").and_then(Value::as_str).unwrap_or_default();
    let holder = if matches!(kind, "list" | "set" | "map") {
        owner
    } else {
        if mixed && !owner.contains_key("members") {
            owner.insert("members", Value::Object(Map::default()));
        }
        owner.get_mut("members")?.as_object_mut()?
    };
    if mixed && !holder.contains_key(member) {
        holder.insert(member.to_string(), Value::Object(Map::default()));
    }
    holder.get_mut(member)?.as_object_mut()
}

/// Room for what shapes with mixins come to: it outlives the walk, as the graph borrows from it.
#[derive(Debug)]
pub struct Room<'a>(Vec<OnceCell<Map<'a>>>);

impl<'a> Room<'a> {
    pub fn of(ast: &Ast<'_>) -> Self {
        let mixed = ast.shapes.iter().any(|(_, shape)| shape.get("mixins").is_some());
        Room(vec![OnceCell::new(); if mixed { ast.shapes.len() } else { 0 }])
    }
}

/// Shapes with their mixins folded in, each made once.
pub struct Flattener<'a> {
    ast: &'a Ast<'a>,
    room: &'a Room<'a>,
    places: Table<&'a str, usize>,
}

impl<'a> Flattener<'a> {
    pub fn new(ast: &'a Ast<'a>, room: &'a Room<'a>) -> Self {
        let mut places = Table::with_capacity_and_hasher(ast.shapes.len(), Default::default());
        for (place, id) in ast.shapes.keys().enumerate() {
            places.insert(id, place);
        }
        Flattener { ast, room, places }
    }

    /// Where a shape stands in the model.
    pub fn place(&self, id: &str) -> Option<usize> {
        self.places.get(id).copied()
    }

    /// The id as it stands in the model.
    pub fn known(&self, id: &str) -> Option<&'a str> {
        Some(self.ast.shapes.at(self.place(id)?)?.0)
    }

    /// The shape with its mixins' traits and members folded in, members in Smithy's order: mixins first.
    ///
    /// # Errors
    /// A mixin that does not exist, is none, or mixes in itself.
    pub fn flat(&self, id: &str) -> Result<&'a Map<'a>, ModelError> {
        match self.place(id) {
            Some(place) => self.at(place, &mut Vec::new()),
            None => Err(self.fault(id, "", "expected a shape of this model")),
        }
    }

    /// [`Flattener::flat`] of the shape at a place.
    ///
    /// # Errors
    /// As there.
    pub fn flat_at(&self, place: usize) -> Result<&'a Map<'a>, ModelError> {
        self.at(place, &mut Vec::new())
    }

    fn fault(&self, shape: &str, at: &str, expected: impl Into<String>) -> ModelError {
        ModelError::new(self.ast.file, shape, at, expected)
    }

    fn at(&self, place: usize, open: &mut Vec<&'a str>) -> Result<&'a Map<'a>, ModelError> {
        let found = self.ast.shapes.at(place).and_then(|(id, value)| Some((id, value.as_object()?)));
        let Some((id, own)) = found else {
            return Err(self.fault("", "", "expected a shape of this model"));
        };
        if !own.contains_key("mixins") {
            self.whole(id, own)?;
            return Ok(own);
        }
        let Some(room) = self.room.0.get(place) else {
            return Err(self.fault(id, "mixins", "expected room for what they come to"));
        };
        if let Some(done) = room.get() {
            return Ok(done);
        }
        if open.contains(&id) {
            return Err(self.fault(id, "mixins", "expected no cycle of mixins"));
        }
        if open.len() >= DEPTH {
            return Err(self.fault(id, "mixins", format!("expected mixins at most {DEPTH} deep")));
        }
        open.push(id);
        let flat = self.merged(id, own, open)?;
        open.pop();
        self.whole(id, &flat)?;
        Ok(room.get_or_init(|| flat))
    }

    fn merged(&self, id: &str, own: &Map<'a>, open: &mut Vec<&'a str>) -> Result<Map<'a>, ModelError> {
        let Some(Value::Array(mixins)) = own.get("mixins") else {
            return Err(self.fault(id, "mixins", "expected a list of targets"));
        };
        let mut traits = Map::default();
        let mut merged = Map::default();
        for mixin in mixins {
            let target = mixin.get("target").and_then(Value::as_str).unwrap_or_default();
            let Some(place) = self.place(target) else {
                return Err(self.fault(
                    id,
                    "mixins",
                    format!("expected a shape of this model, found {target}"),
                ));
            };
            let from = self.at(place, open)?;
            let Some(mark) = from.get("traits").and_then(|t| t.get("smithy.api#mixin")) else {
                return Err(self.fault(id, "mixins", format!("expected {target} to bear smithy.api#mixin")));
            };
            inherit(&mut traits, from, mark);
            for (key, value) in from.iter().filter(|(k, _)| *k != "traits") {
                merge_key(&mut merged, key, value);
            }
        }
        for (key, value) in own.iter() {
            match (key, value) {
                ("mixins", _) => {}
                ("traits", Value::Object(own)) => traits.extend(own.clone()),
                ("traits", _) => return Err(self.fault(id, "traits", "expected an object")),
                _ => merge_key(&mut merged, key, value),
            }
        }
        merged.insert("traits", Value::Object(traits));
        Ok(merged)
    }

    /// Refuses nodes whose parts are no objects, so that later steps need not look again.
    fn whole(&self, id: &str, node: &Map<'_>) -> Result<(), ModelError> {
        for key in ["traits", "members"] {
            if node.get(key).is_some_and(|v| v.as_object().is_none()) {
                return Err(self.fault(id, key, "expected an object"));
            }
        }
        Ok(())
    }
}

/// What a mixin passes on: not that it is one, nor the traits that it keeps local.
fn inherit<'a>(into: &mut Map<'a>, mixin: &Map<'a>, mark: &Value<'_>) {
    let local = mark.get("localTraits").and_then(Value::as_array);
    let stays = |id: &str| {
        id == "smithy.api#mixin" || local.is_some_and(|l| l.iter().any(|t| t.as_str() == Some(id)))
    };
    let traits = mixin.get("traits").and_then(Value::as_object);
    for (id, value) in traits.into_iter().flat_map(Map::iter).filter(|(id, _)| !stays(id)) {
        into.insert(id.to_string(), value.clone());
    }
}

/// Members and lists of a shape add to what its mixins gave; anything else replaces it.
fn merge_key<'a>(into: &mut Map<'a>, key: &str, value: &Value<'a>) {
    match (into.get_mut(key), value) {
        (Some(Value::Object(have)), Value::Object(more)) if key == "members" => {
            for (name, member) in more.iter() {
                match have.get_mut(name) {
                    Some(old) => merge_member(old, member),
                    None => have.insert(name.to_string(), member.clone()),
                }
            }
        }
        (Some(old), Value::Object(_)) if ELEMENTS.contains(&key) => merge_member(old, value),
        (Some(Value::Array(have)), Value::Array(more)) => {
            let new: Vec<Value<'a>> = more.iter().filter(|m| !have.contains(m)).cloned().collect();
            have.extend(new);
        }
        _ => into.insert(key.to_string(), value.clone()),
    }
}

/// A member that a mixin gave and the shape says more about: the shape's target and traits win.
fn merge_member<'a>(old: &mut Value<'a>, new: &Value<'a>) {
    let (Value::Object(old), Value::Object(new)) = (old, new) else { return };
    for (key, value) in new.iter() {
        match (old.get_mut(key), value) {
            (Some(Value::Object(have)), Value::Object(more)) if key == "traits" => have.extend(more.clone()),
            _ => old.insert(key.to_string(), value.clone()),
        }
    }
}
