//! Botocore's paginator and waiter files.

use serde_json::Value;

use crate::error::Result;
use crate::fields::Fields;

/// One entry of `paginators-1.json`.
#[derive(Debug, Clone, Default)]
pub struct Paginator {
    /// `input_token`.
    pub input_tokens: Vec<String>,
    /// `output_token`.
    pub output_tokens: Vec<String>,
    /// `result_key`.
    pub items: Vec<String>,
    /// `limit_key`.
    pub page_size: Option<String>,
    /// `more_results`.
    pub more_results: Option<String>,
    /// `non_aggregate_keys`.
    pub non_aggregate: Vec<String>,
}

/// One entry of `waiters-2.json`.
#[derive(Debug, Clone)]
pub struct Waiter {
    /// The operation polled.
    pub operation: String,
    /// Seconds between attempts.
    pub delay: u64,
    /// Attempts in all.
    pub max_attempts: u64,
    /// Acceptors in order: the first that matches decides.
    pub acceptors: Vec<Acceptor>,
}

/// One acceptor of a waiter.
#[derive(Debug, Clone)]
pub struct Acceptor {
    /// `success`, `failure` or `retry`.
    pub state: String,
    /// `path`, `pathAll`, `pathAny`, `error` or `status`.
    pub matcher: String,
    /// What the matcher compares with.
    pub expected: Value,
    /// JMESPath of the path matchers.
    pub argument: Option<String>,
}

impl Paginator {
    /// Reads a paginator.
    pub fn read(file: &str, name: &str, value: Value) -> Result<Self> {
        let mut f = Fields::new(file, format!("paginator {name}"), value)?;
        let paginator = Self {
            input_tokens: f.one_or_more("input_token")?,
            output_tokens: f.one_or_more("output_token")?,
            items: f.one_or_more("result_key")?,
            page_size: f.string("limit_key")?,
            more_results: f.string("more_results")?,
            non_aggregate: f.strings("non_aggregate_keys")?.unwrap_or_default(),
        };
        if paginator.input_tokens.is_empty() || paginator.input_tokens.len() != paginator.output_tokens.len()
        {
            return Err(f.error("keys `input_token` and `output_token` do not pair up"));
        }
        f.finish()?;
        Ok(paginator)
    }
}

impl Waiter {
    /// Reads a waiter.
    pub fn read(file: &str, name: &str, value: Value) -> Result<Self> {
        let place = format!("waiter {name}");
        let mut f = Fields::new(file, place.clone(), value)?;
        let mut acceptors = Vec::new();
        for value in f.list("acceptors")? {
            let mut a = Fields::new(file, format!("{place} key `acceptors`"), value)?;
            acceptors.push(Acceptor {
                state: a.required_string("state")?,
                matcher: a.required_string("matcher")?,
                expected: a.value("expected").ok_or_else(|| a.error("key `expected` is missing"))?,
                argument: a.string("argument")?,
            });
            a.ignore(&["comment"]);
            a.finish()?;
        }
        let missing = |f: &Fields, key: &str| f.error(format_args!("key `{key}` is missing"));
        let waiter = Self {
            operation: f.required_string("operation")?,
            delay: f.number("delay")?.ok_or_else(|| missing(&f, "delay"))?,
            max_attempts: f.number("maxAttempts")?.ok_or_else(|| missing(&f, "maxAttempts"))?,
            acceptors,
        };
        f.ignore(&["description", "type"]);
        f.finish()?;
        Ok(waiter)
    }
}
