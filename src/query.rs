//! JMESPath: expressions compiled and evaluated by the `jmespath` crate, within bounds that keep it from failing hard.

use std::fmt;

use jmespath::{Expression, Rcvar, ToJmespath};
use serde::Serialize;
use serde_json::Value as Json;

/// How many characters of an expression may nest: the crate's parser and interpreter recurse on each.
const DEPTH: usize = 200;

/// Digits of a number outside of literals: the crate counts positions in 32 bits and does not look for overflow.
const DIGITS: usize = 8;

/// A JMESPath expression that could not be read, or does not fit the data.
///
/// The message holds the expression and what was wrong with it, never the data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueryError {
    expression: String,
    reason: String,
}

impl QueryError {
    /// The expression.
    pub fn expression(&self) -> &str {
        &self.expression
    }
}

impl fmt::Display for QueryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "JMESPath expression {:?}: {}", self.expression, self.reason)
    }
}

impl std::error::Error for QueryError {}

/// A JMESPath expression, compiled.
///
/// It may have 200 operators and brackets, and numbers of 8 digits outside of literals.
#[derive(Debug, Clone)]
pub struct Query(Expression<'static>);

/// Some data in the form in which expressions look at it; cheap to search several times.
pub(crate) struct Data(Rcvar);

impl Data {
    /// # Errors
    /// The data cannot be JSON.
    pub(crate) fn of(value: &impl Serialize) -> Result<Data, QueryError> {
        let data = value.to_jmespath();
        data.map(Data).map_err(|e| QueryError { expression: String::new(), reason: e.reason.to_string() })
    }
}

impl Query {
    /// Reads an expression.
    ///
    /// # Errors
    /// It is no JMESPath, or beyond the bounds.
    pub fn compile(expression: &str) -> Result<Query, QueryError> {
        let refused =
            |reason: String| QueryError { expression: expression.chars().take(1_000).collect(), reason };
        bounded(expression).map_err(refused)?;
        // The crate's own text repeats the expression over several lines, with a mark under the place.
        let at = |e: jmespath::JmespathError| refused(format!("{}, at column {}", e.reason, e.column + 1));
        jmespath::compile(expression).map(Query).map_err(at)
    }

    /// The expression as it was written.
    pub fn text(&self) -> &str {
        self.0.as_str()
    }

    /// What it finds in anything that serialises; null where it finds nothing.
    ///
    /// # Errors
    /// A function does not take what is there.
    pub fn search(&self, value: &impl Serialize) -> Result<Json, QueryError> {
        let data = Data::of(value);
        self.find(&data.map_err(|e| QueryError { expression: self.text().to_owned(), ..e })?)
    }

    /// # Errors
    /// A function does not take what the data holds.
    pub(crate) fn find(&self, data: &Data) -> Result<Json, QueryError> {
        let failed = |reason: String| QueryError { expression: self.text().to_owned(), reason };
        let mut context = jmespath::Context::new(self.text(), &jmespath::DEFAULT_RUNTIME);
        let found = jmespath::interpret(&data.0, self.0.as_ast(), &mut context);
        let found = found.map_err(|e| failed(e.reason.to_string()))?;
        serde_json::to_value(&*found).map_err(|e| failed(e.to_string()))
    }
}

/// What would nest too deep, or count too far.
fn bounded(expression: &str) -> Result<(), String> {
    let (mut nested, mut digits, mut quote, mut escaped) = (0, 0, None, false);
    for c in expression.chars() {
        if let Some(end) = quote {
            match c {
                _ if escaped => escaped = false,
                '\\' => escaped = true,
                _ if c == end => quote = None,
                _ => {}
            }
            continue;
        }
        digits = if c.is_ascii_digit() { digits + 1 } else { 0 };
        match c {
            '"' | '\'' | '`' => quote = Some(c),
            '(' | '[' | '{' | '.' | '|' | '&' | '!' | '<' | '>' | '=' | '*' => nested += 1,
            _ => {}
        }
        if nested > DEPTH {
            return Err(format!("expected at most {DEPTH} operators and brackets"));
        }
        // Digits in names are bounded with them: no name has as many.
        if digits > DIGITS {
            return Err(format!("expected numbers of at most {DIGITS} digits"));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn search(expression: &str, data: &Json) -> Result<Json, QueryError> {
        Query::compile(expression)?.search(data)
    }

    #[test]
    fn what_it_finds_is_json() {
        let data = json!({"a": [{"b": [{"c": 1}, {"c": 2}]}, {"b": []}, {}]});
        assert_eq!(search("a[].b[].c", &data), Ok(json!([1, 2])));
        assert_eq!(search("length(a[].b[]) > `1`", &data), Ok(json!(true)));
        assert_eq!(search("x", &data), Ok(Json::Null));
    }

    #[test]
    fn errors_name_the_expression_and_no_data() {
        let error = search("a[", &json!({})).expect_err("no expression");
        assert!(error.to_string().starts_with("JMESPath expression \"a[\": Parse error"), "{error}");
        let error = search("length(a)", &json!({"a": 4_711})).expect_err("no length");
        assert!(error.to_string().contains("length(a)") && !error.to_string().contains("4711"), "{error}");
    }

    #[test]
    fn what_would_exhaust_the_stack_or_overflow_is_refused() {
        for expression in [
            "(".repeat(100_000),
            "!".repeat(100_000),
            ["a"; 100_000].join("."),
            ["a"; 100_000].join("||"),
            format!("a{}", "[]".repeat(100_000)),
            "a[::2147483647]".to_owned(),
            "a[-2147483648]".to_owned(),
        ] {
            let error = search(&expression, &json!({"a": [1, 2, 3]})).expect_err("a bound");
            assert!(error.to_string().len() < 2_000 && error.to_string().contains("expected"), "{error}");
        }
        assert!(search(&"(".repeat(DEPTH), &json!({})).is_err());
        let deep = format!("{}a{}", "(".repeat(DEPTH), ")".repeat(DEPTH));
        assert_eq!(search(&deep, &json!({"a": 1})), Ok(json!(1)));
        assert_eq!(search(&["a"; DEPTH].join("."), &json!({})), Ok(Json::Null));
        assert_eq!(search("a[::99999999]", &json!({"a": [1, 2]})), Ok(json!([1])));
        assert_eq!(search("'12345678901234(((.\\'' == 'x'", &json!({})), Ok(json!(false)));
    }
}
