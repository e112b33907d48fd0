//! The part of JMESPath by which operations hand members of their input to the endpoint rules.

use super::error::Fault;
use crate::value::{Structure, Value};

/// A path over an input: `a.b`, `a[*].b`, `keys(a)`, `a[*].[b, c.d][]`.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Selector(Box<[Step]>);

#[derive(Debug, PartialEq, Eq)]
enum Step {
    Member(Box<str>),
    /// What follows, up to a flatten, applies to each element.
    Each,
    /// One list of the elements' elements; what follows, up to a flatten, applies to each.
    Flatten,
    Keys(Selector),
    Several(Box<[Selector]>),
}

/// What a path finds.
#[derive(Debug, Clone)]
enum Found<'a> {
    Nothing,
    Input(&'a Structure),
    Value(&'a Value),
    Text(&'a str),
    List(Vec<Found<'a>>),
}

/// What a path finds, as endpoint rules take it.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Selected<'a> {
    Boolean(bool),
    Text(&'a str),
    Texts(Vec<&'a str>),
}

impl Selector {
    /// # Errors
    /// The path is not of the kind that operations may use.
    pub(super) fn parse(text: &str) -> Result<Selector, Fault> {
        let mut parser = Parser { text, rest: text, depth: 0 };
        let selector = parser.selector()?;
        if parser.rest.is_empty() { Ok(selector) } else { Err(parser.unexpected()) }
    }

    /// What the input has there; lists keep only their strings.
    pub(super) fn select<'a>(&self, input: &'a Structure) -> Option<Selected<'a>> {
        match walk(&self.0, Found::Input(input)) {
            Found::Nothing | Found::Input(_) => None,
            Found::Text(text) => Some(Selected::Text(text)),
            Found::Value(Value::Boolean(b)) => Some(Selected::Boolean(*b)),
            Found::Value(value) => match value.as_list() {
                Some(list) => Some(Selected::Texts(list.iter().filter_map(Value::as_str).collect())),
                None => value.as_str().map(Selected::Text),
            },
            Found::List(list) => Some(Selected::Texts(list.iter().filter_map(Found::text).collect())),
        }
    }
}

fn walk<'a>(steps: &[Step], from: Found<'a>) -> Found<'a> {
    let Some((step, rest)) = steps.split_first() else { return from };
    let found = match step {
        Step::Member(name) => from.member(name),
        Step::Keys(of) => walk(&of.0, from).keys(),
        Step::Several(_) if from.is_nothing() => Found::Nothing,
        Step::Several(all) => Found::List(all.iter().map(|s| walk(&s.0, from.clone())).collect()),
        Step::Each | Step::Flatten => {
            let Some(mut list) = from.elements() else { return Found::Nothing };
            if *step == Step::Flatten {
                list = list.into_iter().flat_map(|e| e.clone().elements().unwrap_or(vec![e])).collect();
            }
            let end = rest.iter().position(|s| *s == Step::Flatten).unwrap_or(rest.len());
            let (each, rest) = rest.split_at(end);
            let found = list.into_iter().map(|e| walk(each, e)).filter(|e| !e.is_nothing());
            return walk(rest, Found::List(found.collect()));
        }
    };
    walk(rest, found)
}

impl<'a> Found<'a> {
    fn is_nothing(&self) -> bool {
        matches!(self, Found::Nothing | Found::Value(Value::Null))
    }

    fn text(&self) -> Option<&'a str> {
        match self {
            Found::Text(text) => Some(text),
            Found::Value(value) => value.as_str(),
            _ => None,
        }
    }

    fn member(&self, name: &str) -> Found<'a> {
        let value = match self {
            Found::Input(s) => s.get(name),
            Found::Value(v) => v.get(name),
            _ => None,
        };
        value.map_or(Found::Nothing, Found::Value)
    }

    fn keys(&self) -> Found<'a> {
        let Found::Value(value) = self else { return Found::Nothing };
        match (value.as_map(), value.as_structure()) {
            (Some(map), _) => Found::List(map.iter().map(|(k, _)| Found::Text(k)).collect()),
            (_, Some(s)) => Found::List(s.iter().map(|(k, _)| Found::Text(k)).collect()),
            _ => Found::Nothing,
        }
    }

    fn elements(self) -> Option<Vec<Found<'a>>> {
        match self {
            Found::Value(v) => Some(v.as_list()?.iter().map(Found::Value).collect()),
            Found::List(list) => Some(list),
            _ => None,
        }
    }
}

struct Parser<'t> {
    text: &'t str,
    rest: &'t str,
    depth: u8,
}

impl Parser<'_> {
    fn unexpected(&self) -> Fault {
        let at = self.text.len() - self.rest.len();
        let expected = "expected members, [*], keys(…), [a, b] or []";
        Fault::model(format!("path {:?}: {expected} at position {at}", self.text))
    }

    fn eat(&mut self, token: &str) -> bool {
        let rest = self.rest.trim_start().strip_prefix(token);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    fn selector(&mut self) -> Result<Selector, Fault> {
        // Deeper than any real path, shallow enough for any stack.
        self.depth += 1;
        if self.depth > 32 {
            return Err(self.unexpected());
        }
        let mut steps = vec![self.step()?];
        loop {
            if self.eat("[]") {
                steps.push(Step::Flatten);
            } else if self.eat("[*]") {
                steps.push(Step::Each);
            } else if self.eat(".") {
                steps.push(self.step()?);
            } else {
                self.depth -= 1;
                return Ok(Selector(steps.into()));
            }
        }
    }

    fn step(&mut self) -> Result<Step, Fault> {
        if self.eat("keys(") {
            let of = self.selector()?;
            return if self.eat(")") { Ok(Step::Keys(of)) } else { Err(self.unexpected()) };
        }
        if self.eat("[") {
            let mut all = vec![self.selector()?];
            while self.eat(",") {
                all.push(self.selector()?);
            }
            return if self.eat("]") { Ok(Step::Several(all.into())) } else { Err(self.unexpected()) };
        }
        self.rest = self.rest.trim_start();
        let end = self.rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_'));
        let (name, rest) = self.rest.split_at(end.unwrap_or(self.rest.len()));
        if name.is_empty() || name.starts_with(|c: char| c.is_ascii_digit()) {
            return Err(self.unexpected());
        }
        self.rest = rest;
        Ok(Step::Member(name.into()))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::model;
    use crate::value::structure_from_json;

    fn items() -> Structure {
        let operation = model::service("dynamodb").unwrap().operation("TransactWriteItems").unwrap();
        let input = json!({"ClientRequestToken": "t", "TransactItems": [
            {"Put": {"TableName": "a", "Item": {"k": {"S": "v"}}}},
            {"Delete": {"TableName": "b", "Key": {"k": {"S": "v"}, "l": {"S": "w"}}}},
            {},
        ]});
        structure_from_json(operation.input().unwrap(), &input, &mut String::new).unwrap()
    }

    #[test]
    fn paths_find_what_jmespath_finds() {
        let input = items();
        for (path, expected) in [
            ("ClientRequestToken", Some(Selected::Text("t"))),
            ("Nothing", None),
            ("ClientRequestToken.Nothing", None),
            ("ClientRequestToken[*]", None),
            ("keys(ClientRequestToken)", None),
            ("TransactItems[*].Put.TableName", Some(Selected::Texts(vec!["a"]))),
            ("TransactItems[*].Get.TableName", Some(Selected::Texts(vec![]))),
            ("TransactItems[].Put.TableName", Some(Selected::Texts(vec!["a"]))),
            ("TransactItems[*].[Put.TableName, Delete.TableName][]", Some(Selected::Texts(vec!["a", "b"]))),
            ("[ClientRequestToken,Nothing]", Some(Selected::Texts(vec!["t"]))),
            ("Nothing.[ClientRequestToken]", None),
            ("TransactItems[*].keys(Delete.Key)[]", Some(Selected::Texts(vec!["k", "l"]))),
            ("keys(Nothing)", None),
        ] {
            assert_eq!(Selector::parse(path).unwrap().select(&input), expected, "{path}");
        }
    }

    #[test]
    fn malformed_paths_are_errors() {
        let deep = "[".repeat(10_000);
        for path in
            ["", ".", "a.", "a[", "a[0]", "keys(a", "keys()", "[a", "[a,]", "a b", "1a", "a..b", "ä", &deep]
        {
            assert!(Selector::parse(path).is_err(), "{path}");
        }
    }
}
