//! Where a paginator looks in an output: members of members are found in place, anything else is `JMESPath`.

use serde_json::Value as Json;

use crate::query::Query;
use crate::value::{Document, Structure, Value};

/// A token, or the flag that says whether there are more pages.
#[derive(Debug, Clone)]
pub(crate) enum Expression {
    /// Names of members, each one of the one before: what all but a few paginators say.
    Path(Vec<String>),
    Query(Query),
}

/// What an expression leads to.
pub(crate) enum Found<'a> {
    Value(&'a Value),
    Json(Json),
}

impl Expression {
    /// `None`: it is no `JMESPath`.
    pub(crate) fn parse(text: &str) -> Option<Expression> {
        let is_name = |name: &str| {
            let mut bytes = name.bytes();
            let first = bytes.next().is_some_and(|b| b.is_ascii_alphabetic() || b == b'_');
            first && bytes.all(|b| b.is_ascii_alphanumeric() || b == b'_')
        };
        if text.split('.').all(is_name) {
            return Some(Expression::Path(text.split('.').map(Into::into).collect()));
        }
        Query::compile(text).ok().map(Expression::Query)
    }

    /// `None`: there is nothing.
    pub(crate) fn search<'a>(&self, output: &'a Structure) -> Option<Found<'a>> {
        match self {
            Expression::Path(path) => {
                let (first, rest) = path.split_first()?;
                rest.iter().try_fold(output.get(first)?, |value, step| value.get(step)).map(Found::Value)
            }
            Expression::Query(query) => query.search(output).ok().map(Found::Json),
        }
    }

    /// The member of the output that it is, if it is no more than that.
    pub(crate) fn member(&self) -> Option<&str> {
        match self {
            Expression::Path(path) if path.len() == 1 => path.first().map(String::as_str),
            _ => None,
        }
    }
}

impl Found<'_> {
    /// Whether a token or flag is set, as botocore sees it: what Python takes for true.
    pub(crate) fn is_set(&self) -> bool {
        match self {
            Found::Value(value) => is_set(value),
            Found::Json(Json::Null | Json::Bool(false)) => false,
            Found::Json(Json::String(text)) => !text.is_empty(),
            Found::Json(Json::Array(list)) => !list.is_empty(),
            Found::Json(Json::Object(map)) => !map.is_empty(),
            Found::Json(Json::Number(number)) => number.as_f64() != Some(0.0),
            Found::Json(Json::Bool(true)) => true,
        }
    }
}

/// As [`Found::is_set`].
pub(crate) fn is_set(value: &Value) -> bool {
    match value {
        Value::Null | Value::Boolean(false) => false,
        Value::String(text) => !text.is_empty(),
        Value::List(list) => !list.is_empty(),
        Value::Map(map) => !map.is_empty(),
        Value::Structure(structure) => structure.iter().next().is_some(),
        Value::Blob(blob) => !blob.is_empty(),
        Value::Document(document) => match &**document {
            Document::Null | Document::Bool(false) => false,
            Document::String(text) => !text.is_empty(),
            Document::Array(list) => !list.is_empty(),
            Document::Object(map) => !map.is_empty(),
            Document::Number(number) => number.to_f64_lossy() != 0.0,
            Document::Bool(true) => true,
        },
        value => value.as_f64() != Some(0.0),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::model;
    use crate::value::structure_from_json;

    fn found(service: &str, operation: &str, output: &Json, expression: &str) -> Json {
        let operation = model::service(service).and_then(|s| s.operation(operation)).expect("an operation");
        let shape = operation.output().expect("an output");
        let output = structure_from_json(shape, output, &mut String::new).expect("an output");
        match Expression::parse(expression).expect("an expression").search(&output) {
            None => Json::Null,
            Some(Found::Value(value)) => json!(value),
            Some(Found::Json(json)) => json,
        }
    }

    #[test]
    fn the_first_alternative_that_is_not_empty_is_taken() {
        let s3 = |output| found("s3", "list_objects", &output, "NextMarker || Contents[-1].Key");
        let contents = json!([{"Key": "a"}, {"Key": "b"}]);
        assert_eq!(s3(json!({"NextMarker": "n", "Contents": contents})), "n");
        assert_eq!(s3(json!({"Contents": contents})), "b");
        assert_eq!(s3(json!({"NextMarker": "", "Contents": contents})), "b");
        assert_eq!(s3(json!({"NextMarker": "", "Contents": []})), json!(null));
    }

    #[test]
    fn members_of_members_and_last_elements_are_found() {
        let output = json!({"EngineDefaults": {"Marker": "m", "Parameters": [{"ParameterName": "p"}]}});
        let rds = |expression| found("rds", "describe_engine_default_parameters", &output, expression);
        assert_eq!(rds("EngineDefaults.Marker"), "m");
        assert_eq!(rds("EngineDefaults.Parameters[-1].ParameterName"), "p");
        assert_eq!(rds("EngineDefaults.Nothing.At.All"), json!(null));
    }

    #[test]
    fn what_is_no_expression_is_refused() {
        for text in ["", "a.", ".a", "a || ", "a[", "1"] {
            assert!(Expression::parse(text).is_none(), "{text:?}");
        }
    }
}
