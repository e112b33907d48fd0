//! Simple values from text.

use std::str::FromStr;

use aws_smithy_schema::serde::SerdeError;
use aws_smithy_types::{Blob, base64};

/// A number, with white space around it allowed.
pub(super) fn number<T: FromStr>(text: &str) -> Result<T, SerdeError> {
    // The text is not repeated in the error: it may be sensitive.
    text.trim()
        .parse()
        .map_err(|_| SerdeError::invalid_input(format!("not a {}", std::any::type_name::<T>())))
}

/// `true` or `false`, in any case; XML Schema also writes them `1` and `0`.
pub(super) fn boolean(text: &str) -> Result<bool, SerdeError> {
    let text = text.trim();
    if text.eq_ignore_ascii_case("true") || text == "1" {
        Ok(true)
    } else if text.eq_ignore_ascii_case("false") || text == "0" {
        Ok(false)
    } else {
        Err(SerdeError::invalid_input("not a boolean"))
    }
}

/// Base64, which may be broken into lines.
pub(super) fn blob(text: &str) -> Result<Blob, SerdeError> {
    let is_space = |c: char| c.is_ascii_whitespace();
    let decoded = if text.contains(is_space) {
        base64::decode(text.replace(is_space, ""))
    } else {
        base64::decode(text)
    };
    decoded.map(Blob::new).map_err(|_| SerdeError::invalid_input("not base64"))
}
