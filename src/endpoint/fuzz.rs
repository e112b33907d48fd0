//! What fuzzers call of the endpoint rules: any rule set, any parameters, any path.

use aws_smithy_types::endpoint::Endpoint;
use serde_json::Value as Json;

use super::error::Fault;
use super::path::Selector;
use super::val::Val;
use super::{eval, host, parse};
use crate::value::Structure;

/// What a rule set makes of parameters, which may be of another type than it says.
///
/// # Errors
/// The rule set is malformed, or gives no endpoint.
pub(crate) fn evaluated(rules: &Json, parameters: &Json, prefix: &str) -> Result<Endpoint, String> {
    let told = |fault: Fault| fault.message;
    let rule_set = parse::rule_set(rules).map_err(told)?;
    let given = |name: &str| parameters.get(name).and_then(parse::param);
    let given: Vec<_> = rule_set.parameters.iter().map(|p| given(&p.name)).collect();
    let values = given
        .iter()
        .zip(&rule_set.parameters)
        .map(|(given, parameter)| given.as_ref().or(parameter.default.as_ref()).map_or(Val::None, Val::from));
    let endpoint = eval::endpoint(&rule_set, values.collect()).map_err(told)?;
    Ok(host::prefixed(endpoint, prefix))
}

/// Whether a path finds anything in an input.
///
/// # Errors
/// The path is none of those that operations may have.
pub(crate) fn selected(path: &str, input: &Structure) -> Result<bool, String> {
    let selector = Selector::parse(path).map_err(|fault| fault.message)?;
    Ok(selector.select(input).is_some())
}
