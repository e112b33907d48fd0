//! What stands on the command line as text: JSON and seconds.

use std::io::Read;
use std::time::Duration;

use serde_json::Value;

use crate::Failure;

/// The value of an option in seconds.
pub(crate) fn seconds(option: &str, given: Option<f64>) -> Result<Option<Duration>, Failure> {
    let limit = given.map(Duration::try_from_secs_f64).transpose();
    limit.map_err(|e| format!("{option}: expected seconds: {e}").into())
}

/// The JSON of an argument: itself, of `@FILE`, or of stdin for `-`.
pub(crate) fn input(argument: &str) -> Result<Value, Failure> {
    let (from, text) = match argument.strip_prefix('@') {
        Some(path) => (path, std::fs::read_to_string(path).map_err(|e| format!("{path}: {e}"))?),
        None if argument == "-" => {
            let mut text = String::new();
            std::io::stdin().read_to_string(&mut text).map_err(|e| format!("stdin: {e}"))?;
            ("stdin", text)
        }
        None => ("input", argument.to_owned()),
    };
    serde_json::from_str(&text).map_err(|e| format!("{from}: expected JSON: {e}").into())
}
