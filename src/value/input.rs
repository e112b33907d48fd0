//! The one place where input is checked: JSON against a shape, all faults at once, before anything is sent.
//!
//! What botocore refuses is refused (its `validate` module: names, types, required members, tagged unions, and
//! the lower bounds of lengths and ranges); so is what the wire cannot hold (an integer of more than its bits).

use std::borrow::Cow;
use std::fmt;

use aws_smithy_types::base64;
use serde_json::Value as Json;

use super::{Structure, Text, Union, Value, json::document_from_json, time};
use crate::model::{Kind, Member, Shape, Trait};
use crate::names;

/// One fault of an input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Where, as in `Filters[0].Nmae`; empty for the input as a whole.
    pub path: String,
    /// What was expected.
    pub message: String,
}

/// An input that does not fit its operation. Nothing was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InputError {
    pub(crate) service: &'static str,
    pub(crate) operation: &'static str,
    pub(crate) faults: Vec<Fault>,
}

impl InputError {
    /// All that is wrong, in the order of the input.
    pub fn faults(&self) -> &[Fault] {
        &self.faults
    }
}

impl fmt::Display for InputError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}: invalid input", self.service, self.operation)?;
        for (i, fault) in self.faults.iter().enumerate() {
            let separator = if i == 0 { ": " } else { "; " };
            let colon = if fault.path.is_empty() { "" } else { ": " };
            write!(f, "{separator}{}{colon}{}", fault.path, fault.message)?;
        }
        Ok(())
    }
}

impl std::error::Error for InputError {}

/// JSON as a structure of the shape. `token` makes idempotency tokens for members that are left out.
///
/// # Errors
/// All faults of the input.
pub(crate) fn structure_from_json(
    shape: &'static Shape,
    json: &Json,
    token: &mut dyn FnMut() -> String,
) -> Result<Structure, Vec<Fault>> {
    let mut check = Check { faults: Vec::new(), more: 0, path: String::new(), depth: 0 };
    let mut out = match json {
        Json::Object(_) => check.structure(shape, json, Some(token)),
        Json::Null => check.structure(shape, &Json::Object(Default::default()), Some(token)),
        _ => {
            check.expected("an object", json);
            None
        }
    };
    match out.take() {
        Some(out) if check.faults.is_empty() => Ok(out),
        _ => Err(check.all()),
    }
}

/// JSON as one member of a structure.
///
/// # Errors
/// All its faults.
pub(crate) fn member_from_json(member: &'static Member, json: &Json) -> Result<Value, Vec<Fault>> {
    let mut check = Check { faults: Vec::new(), more: 0, path: String::new(), depth: 0 };
    let value = check.at(member.name(), |check| check.member(member, json));
    value.filter(|_| check.faults.is_empty()).ok_or_else(|| check.all())
}

/// JSON, an object of one member, as a union of the shape. `path` is where it stands.
///
/// # Errors
/// All faults of it.
pub(crate) fn union_from_json(shape: &'static Shape, json: &Json, path: String) -> Result<Union, Vec<Fault>> {
    let mut check = Check { faults: Vec::new(), more: 0, path, depth: 0 };
    match check.union(shape, json) {
        Some(Value::Union(union)) if check.faults.is_empty() => Ok(*union),
        _ => Err(check.all()),
    }
}

/// The beginning of a text that may be of any length.
fn beginning(text: &str) -> Cow<'_, str> {
    match text.char_indices().nth(MAX_QUOTED) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()).into(),
        None => text.into(),
    }
}

/// Whether JSON nests deeper than so many levels.
fn is_deeper(json: &Json, levels: usize) -> bool {
    let Some(below) = levels.checked_sub(1) else { return true };
    match json {
        Json::Array(list) => list.iter().any(|item| is_deeper(item, below)),
        Json::Object(map) => map.values().any(|item| is_deeper(item, below)),
        _ => false,
    }
}

/// Whether a text is a number of a kind that has no bound.
fn is_big_number(kind: Kind, text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let whole = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    whole || (kind == Kind::BigDecimal && text.parse::<f64>().is_ok_and(f64::is_finite))
}

struct Check {
    faults: Vec<Fault>,
    /// How many there are beside these.
    more: usize,
    path: String,
    depth: usize,
}

/// Deepest nesting of an input; answers have the same limit.
const MAX_DEPTH: usize = 128;

/// Most faults that are told one by one: with the path to each they are many times as long as what is wrong.
const MAX_FAULTS: usize = 100;

/// Most characters of the input that a fault repeats at once.
const MAX_QUOTED: usize = 80;

impl Check {
    fn fault(&mut self, message: impl Into<String>) {
        if self.faults.len() < MAX_FAULTS {
            self.faults.push(Fault { path: self.path.clone(), message: message.into() });
        } else {
            self.more += 1;
        }
    }

    fn all(mut self) -> Vec<Fault> {
        if self.more > 0 {
            let plural = if self.more == 1 { "" } else { "s" };
            self.faults
                .push(Fault { path: String::new(), message: format!("{} more fault{plural}", self.more) });
        }
        self.faults
    }

    fn expected(&mut self, what: &str, found: &Json) {
        let found = match found {
            Json::Null => "null",
            Json::Bool(_) => "a boolean",
            Json::Number(_) => "a number",
            Json::String(_) => "a string",
            Json::Array(_) => "a list",
            Json::Object(_) => "an object",
        };
        self.fault(format!("expected {what}, found {found}"));
    }

    /// Runs `f` one step deeper.
    fn at<T>(&mut self, step: &str, f: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        if self.depth >= MAX_DEPTH {
            self.fault(format!("expected at most {MAX_DEPTH} levels"));
            return None;
        }
        let length = self.path.len();
        if !self.path.is_empty() && !step.starts_with('[') {
            self.path.push('.');
        }
        self.path.push_str(&beginning(step));
        self.depth += 1;
        let out = f(self);
        self.depth -= 1;
        self.path.truncate(length);
        out
    }

    fn structure(
        &mut self,
        shape: &'static Shape,
        json: &Json,
        token: Option<&mut dyn FnMut() -> String>,
    ) -> Option<Structure> {
        let Json::Object(map) = json else {
            self.expected("an object", json);
            return None;
        };
        self.unknown_members(shape, map);
        let mut slots = vec![Structure::tie(shape)];
        let mut set = |index: usize, value| {
            slots.resize_with(index + 1, Value::default);
            slots.push(value);
        };
        let mut token = token;
        for (index, member) in shape.members().iter().enumerate() {
            // A document may be null.
            let given =
                map.get(member.name()).filter(|v| !v.is_null() || member.target().kind() == Kind::Document);
            match (given, &mut token) {
                (Some(json), _) => {
                    if let Some(value) = self.at(member.name(), |c| c.member(member, json)) {
                        set(index, value);
                    }
                }
                (None, Some(token)) if member.has(Trait::IdempotencyToken) => {
                    set(index, Value::String(token().into()));
                }
                // Events are given beside the input.
                (None, _) if member.is_required() && !member.is_event_stream() => {
                    self.at(member.name(), |c| c.refuse_as("required, but missing"));
                }
                (None, _) => {}
            }
        }
        Some(Structure::of_slots(slots.into()))
    }

    fn unknown_members(&mut self, shape: &'static Shape, map: &serde_json::Map<String, Json>) {
        for name in map.keys().filter(|n| shape.member(n).is_none()) {
            if self.faults.len() >= MAX_FAULTS {
                self.more += 1;
                continue;
            }
            let members = shape.members().iter().map(|m| m.name());
            let near = match names::nearest(name, members) {
                Some(near) => format!("; did you mean {near:?}?"),
                None if shape.members().is_empty() => "; it has no members".into(),
                None => {
                    let all: Vec<_> = shape.members().iter().map(|m| m.name()).collect();
                    format!("; it has {}", all.join(", "))
                }
            };
            self.at(name, |c| c.refuse_as(&format!("no such member of {}{near}", shape.name())));
        }
    }

    fn member(&mut self, member: &'static Member, json: &Json) -> Option<Value> {
        let value =
            if member.is_json_header() { self.document(json)? } else { self.value(member.target(), json)? };
        // A label of a host name cannot be empty, whatever the model's own bounds.
        if member.has(Trait::HostLabel) && value.as_str().is_some_and(str::is_empty) {
            self.fault("expected at least 1 character");
        }
        Some(value)
    }

    fn value(&mut self, shape: &'static Shape, json: &Json) -> Option<Value> {
        match shape.kind() {
            Kind::Structure => self.structure(shape, json, None).map(Value::Structure),
            Kind::Union => self.union(shape, json),
            Kind::List => self.list(shape, json),
            Kind::Map => self.map(shape, json),
            Kind::Document => self.document(json),
            Kind::Boolean => match json {
                Json::Bool(b) => Some(Value::Boolean(*b)),
                _ => self.refuse("true or false", json),
            },
            Kind::String => self.string(shape, json),
            Kind::Blob => match json.as_str().map(base64::decode) {
                Some(Ok(bytes)) => Some(Value::Blob(bytes.into())),
                Some(Err(_)) => {
                    self.fault("expected base64, found a string that is not");
                    None
                }
                None => self.refuse("base64", json),
            },
            Kind::Timestamp => self.timestamp(json),
            kind @ (Kind::BigInteger | Kind::BigDecimal) => {
                let text = match json {
                    Json::Number(n) => n.to_string(),
                    Json::String(s) => s.clone(),
                    _ => return self.refuse("a number", json),
                };
                if !is_big_number(kind, &text) {
                    return self
                        .refuse_as(&format!("expected a number, found {}", beginning(&json.to_string())));
                }
                Some(Value::BigNumber(text.into()))
            }
            Kind::Float | Kind::Double => self.float(shape, json),
            Kind::Byte | Kind::Short | Kind::Integer | Kind::Long => self.integer(shape, json),
        }
    }

    fn document(&mut self, json: &Json) -> Option<Value> {
        if is_deeper(json, MAX_DEPTH) {
            return self.refuse_as(&format!("expected at most {MAX_DEPTH} levels"));
        }
        Some(Value::Document(Box::new(document_from_json(json))))
    }

    fn refuse_as(&mut self, message: &str) -> Option<Value> {
        self.fault(message);
        None
    }

    fn refuse(&mut self, what: &str, found: &Json) -> Option<Value> {
        self.expected(what, found);
        None
    }

    fn string(&mut self, shape: &'static Shape, json: &Json) -> Option<Value> {
        let Json::String(text) = json else { return self.refuse("a string", json) };
        self.length(shape, text.chars().count(), "character");
        Some(Value::String(text.as_str().into()))
    }

    fn timestamp(&mut self, json: &Json) -> Option<Value> {
        let time = match json {
            Json::Number(n) => n.as_f64().and_then(time::from_seconds),
            Json::String(s) => time::from_text(s),
            _ => return self.refuse("a timestamp (ISO 8601, or epoch seconds)", json),
        };
        if time.is_none() {
            let found = json.to_string();
            let found = beginning(&found);
            self.fault(format!("expected a timestamp (ISO 8601, or epoch seconds), found {found}"));
        }
        time.map(Value::Timestamp)
    }

    fn float(&mut self, shape: &'static Shape, json: &Json) -> Option<Value> {
        let number = match json {
            Json::Number(n) => n.as_f64(),
            Json::String(s) => match s.as_str() {
                "NaN" => Some(f64::NAN),
                "Infinity" => Some(f64::INFINITY),
                "-Infinity" => Some(f64::NEG_INFINITY),
                _ => None,
            },
            _ => None,
        };
        let Some(number) = number else {
            return self.refuse("a number, \"NaN\", \"Infinity\" or \"-Infinity\"", json);
        };
        self.at_least(shape, number);
        Some(Value::Double(number))
    }

    fn integer(&mut self, shape: &'static Shape, json: &Json) -> Option<Value> {
        let Some(number) = json.as_i64() else {
            return match json {
                Json::Number(n) => {
                    self.fault(format!("expected an integer, found {n}"));
                    None
                }
                _ => self.refuse("an integer", json),
            };
        };
        let fitted = match shape.kind() {
            Kind::Byte => i8::try_from(number).map(Value::Byte),
            Kind::Short => i16::try_from(number).map(Value::Short),
            Kind::Integer => i32::try_from(number).map(Value::Integer),
            _ => Ok(Value::Long(number)),
        };
        let Ok(value) = fitted else {
            let bits =
                [(Kind::Byte, 8), (Kind::Short, 16)].iter().find(|k| k.0 == shape.kind()).map_or(32, |k| k.1);
            self.fault(format!("expected an integer of {bits} bits, found {number}"));
            return None;
        };
        self.at_least(shape, number as f64);
        Some(value)
    }

    fn list(&mut self, shape: &'static Shape, json: &Json) -> Option<Value> {
        let Json::Array(items) = json else { return self.refuse("a list", json) };
        self.length(shape, items.len(), "element");
        let element = shape.element()?.target();
        let sparse = shape.has(Trait::Sparse);
        let one = |(i, item): (usize, &Json)| {
            if sparse && item.is_null() {
                return Some(Value::Null);
            }
            self.at(&format!("[{i}]"), |c| c.value(element, item))
        };
        // Every element is looked at, whatever the others were, for all faults to be found.
        let values: Vec<Option<Value>> = items.iter().enumerate().map(one).collect();
        values.into_iter().collect::<Option<Box<[Value]>>>().map(Value::List)
    }

    fn map(&mut self, shape: &'static Shape, json: &Json) -> Option<Value> {
        let Json::Object(entries) = json else { return self.refuse("an object", json) };
        let [key_shape, value_shape, ..] = shape.members() else { return None };
        let sparse = shape.has(Trait::Sparse);
        let one = |(key, item): (&String, &Json)| {
            self.at(key, |c| {
                c.length(key_shape.target(), key.chars().count(), "character of the key");
                if sparse && item.is_null() {
                    return Some((key.as_str().into(), Value::Null));
                }
                c.value(value_shape.target(), item).map(|v| (key.as_str().into(), v))
            })
        };
        let values: Vec<Option<(Text, Value)>> = entries.iter().map(one).collect();
        values.into_iter().collect::<Option<Box<[_]>>>().map(Value::Map)
    }

    fn union(&mut self, shape: &'static Shape, json: &Json) -> Option<Value> {
        let Json::Object(map) = json else { return self.refuse("an object", json) };
        self.unknown_members(shape, map);
        let set: Vec<_> = map.iter().filter(|(_, v)| !v.is_null()).collect();
        let known = || shape.members().iter().map(|m| m.name()).collect::<Vec<_>>().join(", ");
        match set[..] {
            [(name, json)] => {
                let index = shape.member_index(name)?;
                let member = shape.members().get(index)?;
                let value = self.at(name, |c| c.member(member, json))?;
                Some(Value::Union(Box::new(Union { shape, member: Some(index), value })))
            }
            [] => {
                self.fault(format!("expected one of {}, found none", known()));
                None
            }
            _ => {
                let names = set.iter().map(|(k, _)| k.as_str()).collect::<Vec<_>>().join(" and ");
                self.fault(format!("expected one of {}, found {}", known(), beginning(&names)));
                None
            }
        }
    }

    fn length(&mut self, shape: &Shape, length: usize, unit: &str) {
        let min = shape.trait_text(Trait::Min).and_then(|m| m.parse::<usize>().ok());
        if let Some(min) = min.filter(|&min| length < min) {
            let plural = if min == 1 { "" } else { "s" };
            self.fault(format!("expected at least {min} {unit}{plural}, found {length}"));
        }
    }

    fn at_least(&mut self, shape: &Shape, number: f64) {
        let min = shape.trait_text(Trait::Min).and_then(|m| m.parse::<f64>().ok());
        if let Some(min) = min.filter(|&min| number < min) {
            self.fault(format!("expected at least {min}, found {number}"));
        }
    }
}
