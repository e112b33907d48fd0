//! Items by a path: results that stand deeper in the output than its result lists, each still with its region.

use std::fmt;

use super::{Item, ItemValue};
use crate::model::{Kind, Operation, Shape, Trait};
use crate::names;
use crate::value::{Structure, Value};

/// A path that does not fit an operation's output.
///
/// The message names the operation, the path, and what was wrong with it: of a wrong name, the nearest right one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PathError {
    of: String,
    path: String,
    reason: String,
}

impl PathError {
    /// The path.
    pub fn path(&self) -> &str {
        &self.path
    }
}

impl fmt::Display for PathError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: path {:?}: {}", self.of, self.path, self.reason)
    }
}

impl std::error::Error for PathError {}

/// Where in an operation's output items stand: `Reservations[].Instances[]`, checked against the model.
///
/// Member names joined by dots. `[]` after a name says that it is a list; it may be left out, for lists are always looked
/// through: the last one's elements are the items. `*` is every value of a map, another word its value of that key.
#[derive(Debug, Clone)]
pub struct ItemPath {
    operation: &'static Operation,
    steps: Vec<Step>,
    shape: &'static Shape,
}

#[derive(Debug, Clone, PartialEq)]
enum Step {
    /// A member, or the value of a key.
    Named(String),
    /// All values of a map.
    Values,
}

impl ItemPath {
    /// A path in the output of an operation.
    ///
    /// # Errors
    /// It is none, or the output has no such members.
    pub fn of(operation: &'static Operation, path: &str) -> Result<ItemPath, PathError> {
        let fault = |reason: String| PathError { of: shown(operation), path: path.into(), reason };
        let mut shape = operation.output().unwrap_or_else(crate::model::unit);
        let mut steps = Vec::new();
        for part in path.split('.') {
            let (mut name, mut lists) = (part, 0);
            while let Some(before) = name.strip_suffix("[]").or_else(|| name.strip_suffix("[*]")) {
                (name, lists) = (before, lists + 1);
            }
            if name.is_empty() || name.contains(['[', ']']) {
                let form = "expected member names joined by dots, with [] after those of lists";
                return Err(fault(form.into()));
            }
            (shape, _) = inside(shape);
            let (step, next) = step(shape, name).map_err(fault)?;
            steps.push(step);
            shape = next;
            let (_, depth) = inside(shape);
            if lists > depth {
                return Err(fault(format!("{name} is no list, but a {}", kind(shape))));
            }
        }
        (shape, _) = inside(shape);
        Ok(ItemPath { operation, steps, shape })
    }

    /// The operation whose output it is in.
    pub fn operation(&self) -> &'static Operation {
        self.operation
    }

    /// What the items are.
    pub fn shape(&self) -> &'static Shape {
        self.shape
    }

    /// The items of one output.
    pub(crate) fn items<'a>(&self, region: &'a str, output: &'a Structure, into: &mut Vec<Item<'a>>) {
        let Some((Step::Named(first), rest)) = self.steps.split_first() else { return };
        if let Some(value) = output.get(first) {
            collect(value, rest, &mut |value| into.push(Item { region, value: ItemValue::Element(value) }));
        }
    }

    /// The same, taken out of it.
    pub(crate) fn take_items(&self, mut output: Structure, found: &mut impl FnMut(Value)) {
        let Some((Step::Named(first), rest)) = self.steps.split_first() else { return };
        if let Some(value) = output.get_mut(first) {
            take(std::mem::take(value), rest, found);
        }
    }
}

fn shown(operation: &Operation) -> String {
    format!("{}.{}", operation.service().name(), operation.name())
}

/// What stands in lists, and how many of them hold each other.
fn inside(mut shape: &'static Shape) -> (&'static Shape, usize) {
    let mut depth = 0;
    while let (Kind::List, Some(element)) = (shape.kind(), shape.element()) {
        (shape, depth) = (element.target(), depth + 1);
    }
    // Of a stream of events the output has a list.
    let streams = shape.kind() == Kind::Union && shape.has(Trait::Streaming);
    (shape, depth + usize::from(streams))
}

fn step(shape: &'static Shape, name: &str) -> Result<(Step, &'static Shape), String> {
    match (shape.kind(), shape.element()) {
        (Kind::Map, Some(value)) if name == "*" => Ok((Step::Values, value.target())),
        (Kind::Map, Some(value)) => Ok((Step::Named(name.into()), value.target())),
        (Kind::Structure | Kind::Union, _) => match shape.member(name) {
            Some(member) => Ok((Step::Named(name.into()), member.target())),
            None => {
                let names = shape.members().iter().map(|m| m.name());
                Err(names::unknown(&format!("member of {}", shape.name()), name, names).to_string())
            }
        },
        _ => Err(format!("{name}: no member of a {}", kind(shape))),
    }
}

fn kind(shape: &Shape) -> String {
    format!("{:?}", shape.kind()).to_lowercase()
}

/// The values at the end of the steps, lists looked through.
fn collect<'a>(value: &'a Value, steps: &[Step], found: &mut impl FnMut(&'a Value)) {
    match (value, steps) {
        (Value::List(list), _) => list.iter().for_each(|value| collect(value, steps, found)),
        (Value::Null, _) => {}
        (value, []) => found(value),
        (Value::Map(entries), [Step::Values, rest @ ..]) => {
            entries.iter().for_each(|(_, value)| collect(value, rest, found));
        }
        (value, [Step::Named(name), rest @ ..]) => {
            if let Some(value) = value.get(name) {
                collect(value, rest, found);
            }
        }
        _ => {}
    }
}

/// As [`collect`], taken out of it.
fn take(value: Value, steps: &[Step], found: &mut impl FnMut(Value)) {
    match (value, steps) {
        (Value::List(list), _) => list.into_vec().into_iter().for_each(|value| take(value, steps, found)),
        (Value::Null, _) => {}
        (value, []) => found(value),
        (Value::Map(entries), [Step::Values, rest @ ..]) => {
            entries.into_vec().into_iter().for_each(|(_, value)| take(value, rest, found));
        }
        (value, [Step::Named(name), rest @ ..]) => {
            if let Some(value) = named(value, name) {
                take(value, rest, found);
            }
        }
        _ => {}
    }
}

fn named(value: Value, name: &str) -> Option<Value> {
    match value {
        Value::Structure(mut structure) => structure.get_mut(name).map(std::mem::take),
        Value::Map(entries) => {
            entries.into_vec().into_iter().find(|(key, _)| **key == *name).map(|(_, value)| value)
        }
        other => other.get(name).cloned(),
    }
}

/// Member names to something in an item, as far as the model knows the item's shape.
#[derive(Debug, Clone)]
pub(crate) struct Key(Vec<String>);

impl Key {
    /// # Errors
    /// No item can have it.
    pub(crate) fn of(
        operation: &'static Operation,
        shapes: &[&'static Shape],
        key: &str,
    ) -> Result<Key, PathError> {
        let steps: Vec<String> = key.split('.').map(Into::into).collect();
        let fits = |shape: &&'static Shape| -> Result<(), String> {
            let plain = !matches!(shape.kind(), Kind::Structure | Kind::Union | Kind::Map | Kind::Document);
            if plain && key == super::VALUE {
                return Ok(());
            }
            let mut shape = *shape;
            for name in &steps {
                (_, shape) = step(shape, name)?;
            }
            Ok(())
        };
        let mut faults: Vec<String> = Vec::new();
        for shape in shapes {
            match fits(shape) {
                Ok(()) => return Ok(Key(steps)),
                Err(reason) => faults.push(reason),
            }
        }
        let fault = |reason| PathError { of: shown(operation), path: key.into(), reason };
        Err(fault(if faults.is_empty() { "there are no items".into() } else { faults.join("; ") }))
    }

    /// What an item has there, as text that is the same for the same value. What cannot be written cannot be compared.
    pub(crate) fn text(&self, item: &Item<'_>) -> Option<String> {
        self.find(item).and_then(|value| serde_json::to_string(value).ok())
    }

    /// What an item has there.
    fn find<'a>(&self, item: &Item<'a>) -> Option<&'a Value> {
        let (first, rest) = self.0.split_first()?;
        let found = match item.value() {
            Some(value) if is_plain(value) => (first == super::VALUE).then_some(value),
            _ => item.get(first),
        };
        rest.iter().try_fold(found?, |value, name| value.get(name))
    }
}

fn is_plain(value: &Value) -> bool {
    !matches!(value, Value::Structure(_) | Value::Union(_) | Value::Map(_) | Value::Document(_))
}
