//! Evaluates rules: the first whose conditions hold gives the endpoint or the error.

use std::borrow::Cow;
use std::fmt::Write;
use std::rc::Rc;

use aws_smithy_types::Document;
use aws_smithy_types::endpoint::Endpoint;

use super::MAX_TEXT;
use super::error::{EndpointErrorKind, Fault};
use super::functions;
use super::rules::{
    EndpointRule, Expr, Function, Named, Part, Path, Property, Rule, RuleSet, Template, Then,
};
use super::val::Val;
use crate::partition;

/// The endpoint for parameters in the order of the rule set's.
///
/// # Errors
/// A rule refuses the parameters, none fits them, or a rule does not fit its values.
pub(super) fn endpoint<'a>(rule_set: &'a RuleSet, mut slots: Vec<Val<'a>>) -> Result<Endpoint, Fault> {
    slots.resize(rule_set.slots, Val::None);
    let found = first(&rule_set.rules, &mut Scope { slots })?;
    found.ok_or_else(|| Fault {
        kind: EndpointErrorKind::NoRule,
        message: "no rule fits the region and options".into(),
    })
}

struct Scope<'a> {
    slots: Vec<Val<'a>>,
}

fn first<'a>(rules: &'a [Rule], scope: &mut Scope<'a>) -> Result<Option<Endpoint>, Fault> {
    for rule in rules {
        if !scope.holds(rule)? {
            continue;
        }
        match &rule.then {
            Then::Endpoint(endpoint) => return scope.build(endpoint).map(Some),
            Then::Error(message) => {
                let message = scope.text(message, "an error")?.into_owned();
                return Err(Fault { kind: EndpointErrorKind::Refused, message });
            }
            // A tree without a match is passed over, as botocore does.
            Then::Tree(rules) => {
                if let Some(endpoint) = first(rules, scope)? {
                    return Ok(Some(endpoint));
                }
            }
        }
    }
    Ok(None)
}

fn mismatch(place: &str, expected: &str, found: &Val<'_>) -> Fault {
    Fault::parameter(format!("{place}: expected {expected}, found {}", found.kind()))
}

/// The text, unless it is too long: a few rules that each double a text would fill any memory.
fn short(text: Cow<'_, str>) -> Result<Cow<'_, str>, Fault> {
    if text.len() > MAX_TEXT {
        return Err(Fault::parameter(format!("expected a text of at most {MAX_TEXT} bytes")));
    }
    Ok(text)
}

impl<'a> Scope<'a> {
    fn holds(&mut self, rule: &'a Rule) -> Result<bool, Fault> {
        for condition in &rule.conditions {
            let value = self.eval(&condition.test)?;
            if matches!(value, Val::None | Val::Boolean(false)) {
                return Ok(false);
            }
            if let Some(slot) = condition.assign.and_then(|slot| self.slots.get_mut(slot)) {
                *slot = value;
            }
        }
        Ok(true)
    }

    fn slot(&self, slot: usize) -> &Val<'a> {
        self.slots.get(slot).unwrap_or(&Val::None)
    }

    fn eval(&self, expr: &'a Expr) -> Result<Val<'a>, Fault> {
        Ok(match expr {
            Expr::Boolean(b) => Val::Boolean(*b),
            Expr::Integer(n) => Val::Integer(*n),
            Expr::Text(template) => Val::Text(self.template(template)?),
            Expr::List(list) => {
                let list: Result<Rc<[_]>, _> = list.iter().map(|e| self.eval(e)).collect();
                Val::List(list?)
            }
            Expr::Ref(slot) => self.slot(*slot).clone(),
            Expr::GetAttr(value, path) => match &**value {
                Expr::Ref(slot) => self.slot(*slot).at(path),
                value => self.eval(value)?.at(path),
            },
            Expr::Call(function, args) => self.call(*function, args)?,
        })
    }

    fn call(&self, function: Function, args: &'a [Expr]) -> Result<Val<'a>, Fault> {
        let name = function.name();
        Ok(match (function, args) {
            (Function::IsSet, [v]) => Val::Boolean(self.eval(v)?.is_set()),
            // Nothing counts as false, as in a condition.
            (Function::Not, [v]) => match self.eval(v)? {
                Val::None => Val::Boolean(true),
                Val::Boolean(b) => Val::Boolean(!b),
                other => return Err(mismatch(name, "a boolean", &other)),
            },
            (Function::StringEquals, [a, b]) => Val::Boolean(self.text(a, name)? == self.text(b, name)?),
            (Function::BooleanEquals, [a, b]) => Val::Boolean(self.flag(a, name)? == self.flag(b, name)?),
            (Function::Coalesce, values) => {
                for value in values {
                    let value = self.eval(value)?;
                    if value.is_set() {
                        return Ok(value);
                    }
                }
                Val::None
            }
            (Function::Ite, [test, yes, no]) => {
                return self.eval(if self.flag(test, name)? { yes } else { no });
            }
            (Function::Partition, [region]) => {
                let region = self.optional(region, name)?;
                Val::Partition(partition::partition_of(region.as_deref().unwrap_or_default()))
            }
            (Function::IsValidHostLabel, [v, subdomains]) => {
                let subdomains = self.flag(subdomains, name)?;
                let value = self.optional(v, name)?;
                Val::Boolean(value.is_some_and(|v| functions::is_host_label(&v, subdomains)))
            }
            (Function::IsVirtualHostableS3Bucket, [v, subdomains]) => {
                let subdomains = self.flag(subdomains, name)?;
                let value = self.optional(v, name)?;
                Val::Boolean(value.is_some_and(|v| functions::is_virtual_hostable_bucket(&v, subdomains)))
            }
            (_, [v, rest @ ..]) => match self.optional(v, name)? {
                Some(text) => self.on_text(function, text, rest)?,
                None => Val::None,
            },
            (_, []) => Val::None,
        })
    }

    /// The functions that make something of a text, and nothing of nothing.
    fn on_text(&self, function: Function, text: Cow<'a, str>, rest: &'a [Expr]) -> Result<Val<'a>, Fault> {
        let name = function.name();
        let made = match (function, rest) {
            (Function::Substring, [start, stop, reverse]) => {
                let (start, stop) = (self.integer(start, name)?, self.integer(stop, name)?);
                functions::substring(&text, start, stop, self.flag(reverse, name)?).map(Val::Text)
            }
            (Function::Split, [delimiter, limit]) => {
                let delimiter = self.text(delimiter, name)?;
                if delimiter.is_empty() {
                    return Err(Fault::model("split: expected a delimiter, found an empty string"));
                }
                Some(Val::List(functions::split(&text, &delimiter, self.integer(limit, name)?)))
            }
            (Function::UriEncode, _) => Some(Val::Text(short(functions::uri_encode(&text).into())?)),
            (Function::ParseUrl, _) => functions::parse_url(&text).map(|u| Val::Url(Rc::new(u))),
            (Function::ParseArn, _) => functions::parse_arn(&text).map(|a| Val::Arn(Rc::new(a))),
            _ => None,
        };
        Ok(made.unwrap_or(Val::None))
    }

    fn optional(&self, expr: &'a Expr, place: &str) -> Result<Option<Cow<'a, str>>, Fault> {
        match self.eval(expr)? {
            Val::Text(text) => Ok(Some(text)),
            Val::None => Ok(None),
            other => Err(mismatch(place, "a string", &other)),
        }
    }

    fn text(&self, expr: &'a Expr, place: &str) -> Result<Cow<'a, str>, Fault> {
        match self.eval(expr)? {
            Val::Text(text) => Ok(text),
            other => Err(mismatch(place, "a string", &other)),
        }
    }

    fn flag(&self, expr: &'a Expr, place: &str) -> Result<bool, Fault> {
        match self.eval(expr)? {
            Val::Boolean(b) => Ok(b),
            other => Err(mismatch(place, "a boolean", &other)),
        }
    }

    fn integer(&self, expr: &'a Expr, place: &str) -> Result<i64, Fault> {
        match self.eval(expr)? {
            Val::Integer(n) => Ok(n),
            other => Err(mismatch(place, "a whole number", &other)),
        }
    }

    fn template(&self, template: &'a Template) -> Result<Cow<'a, str>, Fault> {
        match template {
            Template::Plain(text) => Ok(Cow::Borrowed(text)),
            Template::Parts(parts) => {
                if let [Part::Value(slot, path)] = &**parts
                    && let Val::Text(text) = self.slot(*slot).at(path)
                {
                    return Ok(text);
                }
                let mut out = String::with_capacity(64);
                for part in parts {
                    match part {
                        Part::Literal(text) => out.push_str(text),
                        Part::Value(slot, path) => self.write(&mut out, *slot, path)?,
                    }
                    short(Cow::Borrowed(&out))?;
                }
                Ok(Cow::Owned(out))
            }
        }
    }

    fn write(&self, out: &mut String, slot: usize, path: &Path) -> Result<(), Fault> {
        match self.slot(slot).at(path) {
            Val::Text(text) => out.push_str(&text),
            Val::Boolean(b) => out.push_str(if b { "true" } else { "false" }),
            Val::Integer(n) => {
                // Writing to a String cannot fail.
                let _ = write!(out, "{n}");
            }
            other => return Err(mismatch("template", "a string", &other)),
        }
        Ok(())
    }

    fn build(&self, rule: &'a EndpointRule) -> Result<Endpoint, Fault> {
        let url = short(self.text(&rule.url, "an endpoint's URL")?)?;
        if url.is_empty() {
            return Err(Fault::model("expected an endpoint's URL, found an empty string"));
        }
        let mut endpoint = Endpoint::builder().url(url.into_owned());
        for (name, values) in &rule.headers {
            for value in values {
                endpoint =
                    endpoint.header(name.to_string(), short(self.text(value, "a header")?)?.into_owned());
            }
        }
        for (name, value) in &rule.properties {
            endpoint = endpoint.property(name.to_string(), self.property(value)?);
        }
        Ok(endpoint.build())
    }

    fn property(&self, property: &'a Property) -> Result<Document, Fault> {
        Ok(match property {
            Property::Plain(plain) => plain.clone(),
            Property::Text(template) => Document::String(self.template(template)?.into_owned()),
            Property::List(list) => {
                Document::Array(list.iter().map(|p| self.property(p)).collect::<Result<_, _>>()?)
            }
            Property::Object(members) => {
                let member = |(k, v): &'a Named<Property>| Ok::<_, Fault>((k.to_string(), self.property(v)?));
                Document::Object(members.iter().map(member).collect::<Result<_, _>>()?)
            }
        })
    }
}
