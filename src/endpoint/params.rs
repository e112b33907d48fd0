//! What a call hands to its service's endpoint rules, and where each parameter comes from.

use super::config::EndpointConfig;
use super::error::Fault;
use super::functions;
use super::parse;
use super::path::{Selected, Selector};
use super::rules::{BuiltIn, Param, Parameter, ParameterKind, RuleSet};
use super::val::Val;
use crate::model::{Operation, Service, Trait};
use crate::names;
use crate::quirks::{endpoint as quirks, presign};
use crate::value::{Structure, Value};
use serde_json::Value as Json;

/// Where an operation's parameters come from, one entry a parameter.
#[derive(Debug)]
pub(super) struct Plan(Box<[Sources]>);

/// In the order in which they are asked; what gives nothing lets the next one answer.
#[derive(Debug, Default)]
struct Sources {
    fixed: Option<Param>,
    member: Option<usize>,
    path: Option<Selector>,
    /// Whether the client may set it, by its folded name.
    client: Option<String>,
}

/// A call, as far as parameters look at it.
pub(super) struct Call<'a> {
    pub(super) operation: &'static Operation,
    pub(super) input: &'a Structure,
    pub(super) config: &'a EndpointConfig,
    pub(super) account_id: Option<&'a str>,
}

impl<'a> Call<'a> {
    fn quirk(&self) -> quirks::Call<'a> {
        quirks::Call {
            operation: self.operation.name(),
            input: self.input,
            region: self.config.region(),
            url: self.config.endpoint_url(),
            presigned: self.presigned_region().is_some(),
        }
    }

    /// The region that the rules are told of a presigned request, where it is another than the client's; the request is
    /// signed for the client's all the same.
    pub(super) fn presigned_region(&self) -> Option<&'static str> {
        let config = self.config;
        let by_path = match config.client_context(&names::fold("ForcePathStyle")) {
            Some(Param::Boolean(set)) => Some(*set),
            _ => None,
        };
        // As botocore: who asks for hosts of buckets gets a region's.
        if !config.is_presigned() || config.use_fips() || config.use_dual_stack() || by_path == Some(false) {
            return None;
        }
        let by_path = by_path.unwrap_or(config.endpoint_url().is_some());
        presign::region(self.operation, self.input, config.region(), by_path)
    }
}

impl Plan {
    #[cfg(test)]
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// # Errors
    /// A trait of the operation or service is not what the rules engine's specification says.
    pub(super) fn new(rule_set: &RuleSet, operation: &'static Operation) -> Result<Plan, Fault> {
        let fixed = trait_json(operation.trait_text(Trait::StaticContextParams))?;
        let paths = trait_json(operation.trait_text(Trait::OperationContextParams))?;
        let client = trait_json(operation.service().trait_text(Trait::ClientContextParams))?;
        let members = operation.input().map(|i| i.members()).unwrap_or_default();
        let sources = |p: &Parameter| {
            let fixed = fixed.get(&*p.name).map(|s| {
                let value = s.get("value").and_then(parse::param);
                value.ok_or_else(|| {
                    Fault::model(format!("staticContextParams: expected a value of {}", p.name))
                })
            });
            let path = paths.get(&*p.name).map(|s| {
                let path = s.get("path").and_then(Json::as_str);
                let path = path.ok_or_else(|| {
                    Fault::model(format!("operationContextParams: expected a path of {}", p.name))
                })?;
                Selector::parse(path)
            });
            Ok(Sources {
                fixed: fixed.transpose()?,
                member: members.iter().position(|m| m.trait_text(Trait::ContextParam) == Some(&*p.name)),
                path: path.transpose()?,
                client: client.get(&*p.name).map(|_| names::fold(&p.name)),
            })
        };
        Ok(Plan(rule_set.parameters.iter().map(sources).collect::<Result<_, _>>()?))
    }

    /// The parameters of a call, in the order of the rule set. What no rule reads is left out, lest each key of a
    /// bucket seem another call.
    ///
    /// # Errors
    /// A required parameter is missing, or one has the wrong type.
    pub(super) fn values<'a>(
        &'a self,
        rule_set: &'a RuleSet,
        call: &Call<'a>,
    ) -> Result<Vec<Val<'a>>, Fault> {
        let region = call.config.region();
        // Most rules put it into the host unseen, so that another text could send the call anywhere.
        if !region.is_empty() && !functions::is_host_label(region, false) {
            return Err(Fault::parameter(format!("expected a region's name, found {region:?}")));
        }
        let mut values = Vec::with_capacity(rule_set.slots);
        for (parameter, sources) in rule_set.parameters.iter().zip(&self.0) {
            let mut value =
                if parameter.read || parameter.required { sources.value(parameter, call) } else { Val::None };
            if !value.is_set()
                && let Some(default) = &parameter.default
            {
                value = default.into();
            }
            check(parameter, &value)?;
            values.push(value);
        }
        Ok(values)
    }
}

fn trait_json(text: Option<&str>) -> Result<Json, Fault> {
    let read = text.filter(|t| !t.is_empty()).map(serde_json::from_str).transpose();
    read.map(Option::unwrap_or_default)
        .map_err(|e| Fault::model(format!("context parameters: expected JSON: {e}")))
}

fn check(parameter: &Parameter, value: &Val<'_>) -> Result<(), Fault> {
    let fits = match (parameter.kind, value) {
        (_, Val::None) => !parameter.required,
        (ParameterKind::String, Val::Text(_))
        | (ParameterKind::Boolean, Val::Boolean(_))
        | (ParameterKind::StringArray, Val::List(_)) => true,
        _ => false,
    };
    if fits {
        return Ok(());
    }
    let expected = match parameter.kind {
        ParameterKind::String => "a string",
        ParameterKind::Boolean => "a boolean",
        ParameterKind::StringArray => "a list of strings",
    };
    let found = value.kind();
    Err(Fault::parameter(format!(
        "endpoint parameter {}: expected {expected}, found {found}",
        parameter.name
    )))
}

impl Sources {
    fn value<'a>(&'a self, parameter: &'a Parameter, call: &Call<'a>) -> Val<'a> {
        if let Some(fixed) = &self.fixed {
            return fixed.into();
        }
        let member = self.member.map(|i| from_input(call.input.slot(i)));
        if let Some(value) = member.filter(Val::is_set) {
            return value;
        }
        if let Some(selected) = self.path.as_ref().and_then(|p| p.select(call.input)) {
            return match selected {
                Selected::Boolean(b) => Val::Boolean(b),
                Selected::Text(text) => Val::text(text),
                Selected::Texts(list) => Val::List(list.into_iter().map(Val::text).collect()),
            };
        }
        let set = self.client.as_ref().and_then(|name| call.config.client_context(name));
        match (set, &parameter.built_in) {
            // What the caller wants is one thing that such a built-in looks at.
            (Some(param), Some(BuiltIn::Other(name))) => match (param, row(name)) {
                (Param::Boolean(set), Some(row)) => {
                    (row.value)(&call.quirk(), Some(*set)).map_or(Val::None, Val::Boolean)
                }
                _ => param.into(),
            },
            (Some(param), _) => param.into(),
            (None, Some(built_in)) => value_of(built_in, call),
            (None, None) => Val::None,
        }
    }
}

fn from_input(value: &Value) -> Val<'_> {
    match value {
        Value::Boolean(b) => Val::Boolean(*b),
        Value::List(list) => Val::List(list.iter().filter_map(Value::as_str).map(Val::text).collect()),
        other => other.as_str().map_or(Val::None, Val::text),
    }
}

/// What a built-in needs beyond a caller's word, if anything.
fn row(built_in: &str) -> Option<&'static quirks::BuiltIn> {
    quirks::BUILT_INS.iter().find(|row| row.name == built_in)
}

fn value_of<'a>(built_in: &'a BuiltIn, call: &Call<'a>) -> Val<'a> {
    let config = call.config;
    // A custom URL stands as it is: rules refuse these two beside one, botocore takes them as off.
    let on = |flag: bool| Val::Boolean(flag && config.endpoint_url().is_none());
    match built_in {
        BuiltIn::Region if config.region().is_empty() => Val::None,
        BuiltIn::Region => Val::text(call.presigned_region().unwrap_or(config.region())),
        BuiltIn::UseFips => on(config.use_fips()),
        BuiltIn::UseDualStack => on(config.use_dual_stack()),
        BuiltIn::Endpoint => config.endpoint_url().map_or(Val::None, Val::text),
        BuiltIn::AccountId => call.account_id.map_or(Val::None, Val::text),
        BuiltIn::AccountIdMode => Val::text(config.account_id_mode().name()),
        BuiltIn::Other(name) => {
            let set = config.built_in(name);
            let Some(row) = row(name) else {
                return set.map_or(Val::None, Val::from);
            };
            let flag = match set {
                Some(Param::Boolean(b)) => Some(*b),
                _ => None,
            };
            (row.value)(&call.quirk(), flag).map_or(Val::None, Val::Boolean)
        }
    }
}

/// The client context parameters that a service takes, as its model names them.
pub(super) fn client_context_names(service: &'static Service) -> Vec<String> {
    match trait_json(service.trait_text(Trait::ClientContextParams)) {
        Ok(Json::Object(map)) => map.keys().cloned().collect(),
        _ => Vec::new(),
    }
}
