//! One region's listing, page by page: which comes next, what is cut off, when it ends. Pure; as botocore's `PageIterator`.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use super::{Paginator, Start, Tokens};
use crate::value::{Structure, Text, Value};

/// How many items all regions together may still give. Clones share it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Budget(Option<Arc<AtomicU64>>);

impl Budget {
    pub(crate) fn new(items: Option<u64>) -> Budget {
        Budget(items.map(|items| Arc::new(AtomicU64::new(items))))
    }

    pub(crate) fn is_spent(&self) -> bool {
        self.0.as_ref().is_some_and(|left| left.load(Ordering::Relaxed) == 0)
    }

    /// As many of these as there are left.
    fn take(&self, wanted: u64) -> u64 {
        let Some(left) = &self.0 else { return wanted };
        let taken = |before: u64| Some(before.saturating_sub(wanted));
        left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, taken).unwrap_or_default().min(wanted)
    }
}

/// What follows a page.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Next {
    /// Another, of these tokens.
    Page(Tokens),
    /// Nothing: that was all.
    End,
    /// More, but as many items were given as may be. The listing goes on here.
    Stop(Start),
    /// As before, and nothing of this page was given: it is to be asked for again.
    Refuse,
    /// A page that came before.
    Repeated(Tokens),
}

/// Where one region's listing has come to.
pub(crate) struct Listing {
    paginator: Arc<Paginator>,
    /// What the page under way was asked for with.
    tokens: Tokens,
    /// Of the first page, when it was cut before: how many of its items have been given.
    cut: Option<u64>,
    is_first: bool,
    previous: Option<Tokens>,
    circle: Circle,
    given: u64,
    most: Option<u64>,
}

impl Listing {
    pub(crate) fn begin(paginator: Arc<Paginator>, start: Option<Start>, most: Option<u64>) -> Listing {
        let start = start.unwrap_or_else(|| Start { tokens: Tokens::none(&paginator.inputs), cut: None });
        Listing {
            paginator,
            tokens: start.tokens,
            cut: start.cut,
            is_first: true,
            previous: None,
            circle: Circle::default(),
            given: 0,
            most,
        }
    }

    /// What the next page is asked for with.
    pub(crate) fn tokens(&self) -> &Tokens {
        &self.tokens
    }

    /// Where it stands: what the next page is asked for with, and what of it has been given.
    pub(crate) fn position(&self) -> Start {
        Start { tokens: self.tokens.clone(), cut: self.cut }
    }

    /// Takes a page: cuts off what is not to be given, and tells what follows.
    pub(crate) fn take(&mut self, page: &mut Structure, budget: &Budget) -> Next {
        let resumed = self.cut.filter(|_| self.is_first);
        let skipped = resumed.unwrap_or_default();
        if resumed.is_some() {
            self.resume_within(page, skipped);
        }
        let primary = self.paginator.results.first().map_or(&[][..], Vec::as_slice);
        let there = at(page, primary).map_or(0, length);
        let may = self.most.map_or(there, |most| there.min(most.saturating_sub(self.given)));
        let granted = budget.take(may);
        if granted < there {
            let value = at_mut(page, primary);
            if granted == 0 && (may > 0 || !value.as_ref().is_some_and(|value| is_cut(value))) {
                return Next::Refuse;
            }
            if let Some(value) = value {
                keep(value, 0, granted);
            }
            return Next::Stop(Start { tokens: self.tokens.clone(), cut: Some(skipped + granted) });
        }
        (self.is_first, self.cut) = (false, None);
        self.given += granted;
        let next = self.paginator.after(page);
        if next.is_none() {
            return Next::End;
        }
        if self.most == Some(self.given) || budget.is_spent() {
            return Next::Stop(Start { tokens: next, cut: None });
        }
        if self.previous.as_ref() == Some(&next) || self.circle.closes(&next) {
            return Next::Repeated(next);
        }
        self.previous = Some(next.clone());
        self.tokens = next.clone();
        Next::Page(next)
    }

    /// Of a page that was cut: its first items are left out, and its other results, which were given then. Numbers stay,
    /// as they tell of the whole page.
    fn resume_within(&self, page: &mut Structure, skipped: u64) {
        for (number, path) in self.paginator.results.iter().enumerate() {
            let Some(value) = at_mut(page, path) else { continue };
            match value {
                _ if number == 0 => keep(value, skipped, u64::MAX),
                Value::List(list) => *list = Box::default(),
                Value::Map(map) => *map = Box::default(),
                Value::String(text) => *text = Text::default(),
                value if value.as_f64().is_some() => {}
                value => *value = Value::Null,
            }
        }
    }
}

/// Finds a token that came before, with room for one: the distance to the one that is kept grows by powers of two, as
/// Brent has it.
#[derive(Debug)]
struct Circle {
    kept: Option<Tokens>,
    since: u64,
    power: u64,
}

impl Default for Circle {
    fn default() -> Self {
        Circle { kept: None, since: 0, power: 1 }
    }
}

impl Circle {
    fn closes(&mut self, tokens: &Tokens) -> bool {
        if self.kept.as_ref() == Some(tokens) {
            return true;
        }
        self.since += 1;
        if self.since == self.power {
            self.kept = Some(tokens.clone());
            (self.since, self.power) = (0, self.power.saturating_mul(2));
        }
        false
    }
}

pub(super) fn at<'a>(output: &'a Structure, path: &[&'static str]) -> Option<&'a Value> {
    let (first, rest) = path.split_first()?;
    rest.iter().try_fold(output.get(first)?, |value, step| value.get(step))
}

/// The slot at a path, if what leads to it is there.
pub(super) fn at_mut<'a>(output: &'a mut Structure, path: &[&'static str]) -> Option<&'a mut Value> {
    let (first, rest) = path.split_first()?;
    let slot = output.get_mut(first)?;
    if rest.is_empty() {
        return Some(slot);
    }
    match slot {
        Value::Structure(inner) => at_mut(inner, rest),
        _ => None,
    }
}

/// How many items a result is: elements, entries, characters; anything else is one.
fn length(value: &Value) -> u64 {
    let length = match value {
        Value::List(list) => list.len(),
        Value::Map(map) => map.len(),
        Value::String(text) => text.chars().count(),
        value => usize::from(!value.is_null()),
    };
    u64::try_from(length).unwrap_or(u64::MAX)
}

/// Whether some of a result's items can be kept: a structure is one as a whole.
fn is_cut(value: &Value) -> bool {
    matches!(value, Value::List(_) | Value::Map(_) | Value::String(_))
}

/// Keeps some of a result's items, where that [can be](is_cut).
fn keep(value: &mut Value, skip: u64, take: u64) {
    let [skip, take] = [skip, take].map(|count| usize::try_from(count).unwrap_or(usize::MAX));
    match value {
        Value::List(list) => *list = std::mem::take(list).into_iter().skip(skip).take(take).collect(),
        Value::Map(map) => *map = std::mem::take(map).into_iter().skip(skip).take(take).collect(),
        Value::String(text) => *text = text.chars().skip(skip).take(take).collect::<String>().into(),
        _ => {}
    }
}

#[cfg(test)]
mod tests;
