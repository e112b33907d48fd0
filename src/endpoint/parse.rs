//! The JSON of a service's endpoint rules → the tree that is evaluated.

use aws_smithy_types::{Document, Number};
use serde_json::{Map, Value as Json};

use super::error::Fault;
use super::rules::{
    BuiltIn, Condition, EndpointRule, Expr, Function, Named, Param, Parameter, ParameterKind, Property, Rule,
    RuleSet, Slot, Template, Then,
};
use super::template;

/// Most names that a rule may see at once: each may hold a value made of those before it.
const MAX_NAMES: usize = 256;

/// Reads a rule set.
///
/// # Errors
/// What was expected, and where.
pub(super) fn rule_set(json: &Json) -> Result<RuleSet, Fault> {
    let rule_set = object(json, "a rule set")?;
    if let Some(version) = rule_set.get("version")
        && !version.as_str().is_some_and(|v| v.starts_with("1."))
    {
        return Err(Fault::model(format!("expected version 1.x, found {version}")));
    }
    let parameters = object(field(rule_set, "parameters")?, "parameters")?
        .iter()
        .map(|(name, json)| parameter(name, json).map_err(|f| f.within(&format!("parameter {name}"))))
        .collect::<Result<Vec<_>, _>>()?;
    let mut scope = Scope {
        names: parameters.iter().map(|p| p.name.clone()).collect(),
        read: vec![false; parameters.len()],
        slots: parameters.len(),
    };
    let rules = scope.rules(field(rule_set, "rules")?)?.into_vec();
    let mut out = RuleSet { parameters, rules, slots: scope.slots };
    for (parameter, read) in out.parameters.iter_mut().zip(scope.read) {
        parameter.read = read;
    }
    Ok(out)
}

impl Fault {
    fn within(mut self, place: &str) -> Fault {
        self.message = format!("{place}: {}", self.message);
        self
    }
}

fn expected(what: &str, found: &Json) -> Fault {
    let mut found = found.to_string();
    if let Some((end, _)) = found.char_indices().nth(80) {
        found.truncate(end);
        found.push('…');
    }
    Fault::model(format!("expected {what}, found {found}"))
}

fn object<'j>(json: &'j Json, what: &str) -> Result<&'j Map<String, Json>, Fault> {
    json.as_object().ok_or_else(|| expected(&format!("{what} as an object"), json))
}

fn array<'j>(json: &'j Json, what: &str) -> Result<&'j [Json], Fault> {
    json.as_array().map(Vec::as_slice).ok_or_else(|| expected(&format!("{what} as an array"), json))
}

fn string<'j>(json: &'j Json, what: &str) -> Result<&'j str, Fault> {
    json.as_str().ok_or_else(|| expected(&format!("{what} as a string"), json))
}

fn field<'j>(map: &'j Map<String, Json>, name: &str) -> Result<&'j Json, Fault> {
    map.get(name).ok_or_else(|| Fault::model(format!("expected the field {name:?}")))
}

fn parameter(name: &str, json: &Json) -> Result<Parameter, Fault> {
    let json = object(json, "a parameter")?;
    let kind = string(field(json, "type")?, "its type")?;
    let kind = match kind.to_ascii_lowercase().as_str() {
        "string" => ParameterKind::String,
        "boolean" => ParameterKind::Boolean,
        "stringarray" => ParameterKind::StringArray,
        _ => {
            return Err(Fault::model(format!("expected string, boolean or stringArray, found {kind:?}")));
        }
    };
    let default = match json.get("default") {
        Some(default) => Some(
            param(default)
                .filter(|d| d.kind() == kind)
                .ok_or_else(|| expected("a default of its type", default))?,
        ),
        None => None,
    };
    let built_in = json.get("builtIn").map(|b| string(b, "builtIn")).transpose()?;
    Ok(Parameter {
        name: name.into(),
        kind,
        required: json.get("required").and_then(Json::as_bool).unwrap_or(false),
        default,
        built_in: built_in.map(BuiltIn::named),
        read: false,
    })
}

/// A value of a model's trait, if it is of a type that parameters have.
pub(super) fn param(json: &Json) -> Option<Param> {
    match json {
        Json::Bool(b) => Some(Param::Boolean(*b)),
        Json::String(s) => Some(Param::String(s.clone())),
        Json::Array(list) => {
            let strings: Option<_> = list.iter().map(|v| v.as_str().map(str::to_owned)).collect();
            strings.map(Param::StringArray)
        }
        _ => None,
    }
}

impl Param {
    pub(super) fn kind(&self) -> ParameterKind {
        match self {
            Param::Boolean(_) => ParameterKind::Boolean,
            Param::String(_) => ParameterKind::String,
            Param::StringArray(_) => ParameterKind::StringArray,
        }
    }
}

/// The names that a rule sees. What a rule assigns is seen by its later conditions, by itself and by the rules
/// below it only, so a name's slot is its depth, and slots are used again by the next rule.
struct Scope {
    names: Vec<Box<str>>,
    read: Vec<bool>,
    slots: usize,
}

impl Scope {
    fn slot(&mut self, name: &str) -> Result<Slot, Fault> {
        let slot = self.names.iter().position(|n| **n == *name);
        let slot = slot.ok_or_else(|| Fault::model(format!("reference to the unknown name {name:?}")))?;
        if let Some(read) = self.read.get_mut(slot) {
            *read = true;
        }
        Ok(slot)
    }

    fn assign(&mut self, name: &str) -> Result<Slot, Fault> {
        if self.names.iter().any(|n| **n == *name) {
            return Err(Fault::model(format!("the name {name:?} is assigned twice")));
        }
        if self.names.len() >= MAX_NAMES {
            return Err(Fault::model(format!("expected at most {MAX_NAMES} names")));
        }
        self.names.push(name.into());
        self.slots = self.slots.max(self.names.len());
        Ok(self.names.len() - 1)
    }

    fn rules(&mut self, json: &Json) -> Result<Box<[Rule]>, Fault> {
        let rules = array(json, "rules")?.iter().enumerate();
        rules.map(|(i, r)| self.rule(r).map_err(|f| f.within(&format!("rules[{i}]")))).collect()
    }

    fn rule(&mut self, json: &Json) -> Result<Rule, Fault> {
        let json = object(json, "a rule")?;
        let depth = self.names.len();
        let conditions = match json.get("conditions") {
            Some(list) => array(list, "conditions")?.iter().map(|c| self.condition(c)).collect(),
            None => Ok(Box::default()),
        }?;
        let then = match string(field(json, "type")?, "a rule's type")? {
            "endpoint" => Then::Endpoint(Box::new(self.endpoint(field(json, "endpoint")?)?)),
            "error" => Then::Error(self.expr(field(json, "error")?)?),
            "tree" => Then::Tree(self.rules(field(json, "rules")?)?),
            other => {
                return Err(Fault::model(format!("expected endpoint, error or tree, found {other:?}")));
            }
        };
        self.names.truncate(depth);
        Ok(Rule { conditions, then })
    }

    fn condition(&mut self, json: &Json) -> Result<Condition, Fault> {
        let map = object(json, "a condition")?;
        let test = self.call(map)?;
        let assign = map.get("assign").map(|a| string(a, "assign")).transpose()?;
        Ok(Condition { test, assign: assign.map(|name| self.assign(name)).transpose()? })
    }

    fn endpoint(&mut self, json: &Json) -> Result<EndpointRule, Fault> {
        let json = object(json, "an endpoint")?;
        let url = self.expr(field(json, "url")?)?;
        let headers = json.get("headers").map(|h| object(h, "headers")).transpose()?;
        let header = |(name, values): (&String, &Json)| {
            let values = array(values, "a header's values")?.iter().map(|v| self.expr(v));
            Ok((name.as_str().into(), values.collect::<Result<_, _>>()?))
        };
        let headers = headers.into_iter().flatten().map(header).collect::<Result<_, Fault>>()?;
        let properties = json.get("properties").map(|p| object(p, "properties")).transpose()?;
        let properties = properties.into_iter().flatten().map(|(name, value)| self.named(name, value));
        Ok(EndpointRule { url, headers, properties: properties.collect::<Result<_, _>>()? })
    }

    fn named(&mut self, name: &str, json: &Json) -> Result<Named<Property>, Fault> {
        Ok((name.into(), self.property(json)?))
    }

    fn property(&mut self, json: &Json) -> Result<Property, Fault> {
        match json {
            Json::String(text) => self.template(text).map(Property::Text),
            Json::Array(list) => {
                Ok(Property::List(list.iter().map(|p| self.property(p)).collect::<Result<_, _>>()?))
            }
            Json::Object(map) => {
                let members = map.iter().map(|(k, v)| self.named(k, v));
                Ok(Property::Object(members.collect::<Result<_, _>>()?))
            }
            Json::Null => Ok(Property::Plain(Document::Null)),
            Json::Bool(b) => Ok(Property::Plain(Document::Bool(*b))),
            Json::Number(n) => Ok(Property::Plain(Document::Number(match (n.as_u64(), n.as_i64()) {
                (Some(n), _) => Number::PosInt(n),
                (_, Some(n)) => Number::NegInt(n),
                _ => Number::Float(n.as_f64().unwrap_or(f64::NAN)),
            }))),
        }
    }

    fn template(&mut self, text: &str) -> Result<Template, Fault> {
        template::template(text, &mut |name| self.slot(name))
    }

    fn expr(&mut self, json: &Json) -> Result<Expr, Fault> {
        match json {
            Json::Bool(b) => Ok(Expr::Boolean(*b)),
            Json::Number(n) => n.as_i64().map(Expr::Integer).ok_or_else(|| expected("a whole number", json)),
            Json::String(text) => self.template(text).map(Expr::Text),
            Json::Array(list) => Ok(Expr::List(list.iter().map(|e| self.expr(e)).collect::<Result<_, _>>()?)),
            Json::Object(map) => match map.get("ref") {
                Some(name) => Ok(Expr::Ref(self.slot(string(name, "ref")?)?)),
                None => self.call(map),
            },
            Json::Null => Err(expected("a value", json)),
        }
    }

    fn call(&mut self, map: &Map<String, Json>) -> Result<Expr, Fault> {
        let name = string(field(map, "fn")?, "fn")?;
        let argv = array(field(map, "argv")?, "argv")?;
        if name == "getAttr" {
            let [value, path] = argv else {
                return Err(Fault::model(format!("expected 2 arguments of getAttr, found {}", argv.len())));
            };
            let path = template::path(string(path, "a path")?)?;
            return Ok(Expr::GetAttr(Box::new(self.expr(value)?), path));
        }
        let (function, arity) =
            Function::named(name).ok_or_else(|| Fault::model(format!("unknown function {name:?}")))?;
        if !arity.contains(&argv.len()) {
            let found = argv.len();
            return Err(Fault::model(format!(
                "expected {} arguments of {name}, found {found}",
                arity.start()
            )));
        }
        let args = argv.iter().map(|a| self.expr(a)).collect::<Result<_, _>>()?;
        Ok(Expr::Call(function, args))
    }
}
