//! Pages of one region as one output: what botocore's `build_full_result` makes of them, with nothing left out.

use std::sync::Arc;

use super::listing::{at, at_mut};
use super::{Paginator, Path};
use crate::model::Shape;
use crate::value::{Structure, Text, Value};

/// The pages so far.
pub(crate) struct Full {
    paginator: Arc<Paginator>,
    shape: &'static Shape,
    /// One a result; `None`: no page had it.
    results: Vec<Option<Sum>>,
    /// Of the first page, what is not put together.
    rest: Option<Vec<Value>>,
}

/// Values put together. Lists grow in place.
enum Sum {
    List(Vec<Value>),
    One(Value),
}

impl Full {
    pub(crate) fn new(paginator: Arc<Paginator>, shape: &'static Shape) -> Full {
        let results = paginator.results.iter().map(|_| None).collect();
        Full { paginator, shape, results, rest: None }
    }

    /// Adds the next page.
    pub(crate) fn add(&mut self, mut page: Structure) {
        let paths = &self.paginator.first_only;
        self.rest.get_or_insert_with(|| {
            paths.iter().map(|path| at(&page, path).cloned().unwrap_or_default()).collect()
        });
        for (path, sum) in self.paginator.results.iter().zip(&mut self.results) {
            match at_mut(&mut page, path).map(std::mem::take) {
                None | Some(Value::Null) => {}
                Some(value) => *sum = Some(Sum::of(sum.take(), value)),
            }
        }
    }

    /// All of them as one output.
    pub(crate) fn finish(self) -> Structure {
        let mut output = Structure::new(self.shape);
        let results = self.results.into_iter().map(|sum| sum.map_or(Value::Null, Sum::value));
        for (path, value) in self.paginator.results.iter().zip(results) {
            put(&mut output, path, value);
        }
        for (path, value) in self.paginator.first_only.iter().zip(self.rest.unwrap_or_default()) {
            put(&mut output, path, value);
        }
        output
    }
}

impl Sum {
    fn of(before: Option<Sum>, value: Value) -> Sum {
        match (before, value) {
            (None, Value::List(list)) => Sum::List(list.into_vec()),
            (None, value) => Sum::One(value),
            (Some(Sum::List(mut all)), Value::List(more)) => {
                all.extend(more);
                Sum::List(all)
            }
            (Some(Sum::One(before)), value) => Sum::One(added(before, value)),
            (Some(before), _) => before,
        }
    }

    fn value(self) -> Value {
        match self {
            Sum::List(list) => Value::List(list.into()),
            Sum::One(value) => value,
        }
    }
}

/// Two pages' results as one: numbers are added, texts joined, as botocore does. What it keeps of the first page alone,
/// maps and structures, is joined as well, for else the other pages would be lost.
fn added(before: Value, value: Value) -> Value {
    match (before, value) {
        (Value::String(before), Value::String(text)) => Value::String((String::from(before) + &text).into()),
        (Value::Double(before), value) => Value::Double(before + value.as_f64().unwrap_or_default()),
        (before, value) => match (before.as_i64(), value.as_i64()) {
            (Some(one), Some(other)) => whole(one.saturating_add(other)),
            _ => joined(before, value),
        },
    }
}

fn whole(sum: i64) -> Value {
    i32::try_from(sum).map_or(Value::Long(sum), Value::Integer)
}

/// Lists and entries of both; else what was there first.
fn joined(before: Value, value: Value) -> Value {
    match (before, value) {
        (Value::Null, value) => value,
        (Value::List(before), Value::List(more)) => Value::List(before.into_iter().chain(more).collect()),
        (Value::Map(before), Value::Map(more)) => Value::Map(entries(before, more)),
        (Value::Structure(mut before), Value::Structure(more)) => {
            before.take_in(more, |slot, value| *slot = joined(std::mem::take(slot), value));
            Value::Structure(before)
        }
        (before, _) => before,
    }
}

type Entries = Box<[(Text, Value)]>;

fn entries(before: Entries, more: Entries) -> Entries {
    let mut all = before.into_vec();
    let mut places: std::collections::HashMap<Text, usize> =
        all.iter().enumerate().map(|(place, (key, _))| (key.clone(), place)).collect();
    for (key, value) in more {
        match places.get(&key).and_then(|place| all.get_mut(*place)) {
            Some((_, there)) => *there = joined(std::mem::take(there), value),
            None => {
                places.insert(key.clone(), all.len());
                all.push((key, value));
            }
        }
    }
    all.into()
}

/// Sets the value at a path, structures on the way made as needed.
fn put(into: &mut Structure, path: &Path, value: Value) {
    if value.is_null() {
        return;
    }
    let mut into = into;
    let Some((last, way)) = path.split_last() else { return };
    for step in way {
        let target = into.shape().member(step).map(|member| member.target());
        let (Some(target), Some(slot)) = (target, into.entry(step)) else { return };
        if slot.is_null() {
            *slot = Value::Structure(Structure::new(target));
        }
        let Value::Structure(inner) = slot else { return };
        into = inner;
    }
    if let Some(slot) = into.entry(last) {
        fill(slot, value);
    }
}

/// Sets what is not set: what a paginator takes from the first page may hold results too, which are there already.
fn fill(slot: &mut Value, value: Value) {
    match (slot, value) {
        (slot @ Value::Null, value) => *slot = value,
        (Value::Structure(there), Value::Structure(more)) => there.take_in(more, fill),
        _ => {}
    }
}

#[cfg(test)]
mod tests;
