//! Why a model was refused: file, shape, trait or member, and what was expected.

use std::fmt;

use super::json::Value;

/// A fault of a model.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ModelError {
    pub file: String,
    /// Shape id, with `$member` where a member is at fault; empty for the file as a whole.
    pub shape: String,
    /// The trait or AST key at fault; may be empty.
    pub at: String,
    /// What was expected, and what was found.
    pub expected: String,
}

impl ModelError {
    pub fn new(file: &str, shape: &str, at: &str, expected: impl Into<String>) -> Self {
        ModelError { file: file.into(), shape: shape.into(), at: at.into(), expected: expected.into() }
    }
}

impl fmt::Display for ModelError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        for part in [&self.shape, &self.at] {
            if !part.is_empty() {
                write!(f, ": {part}")?;
            }
        }
        write!(f, ": {}", self.expected)
    }
}

impl std::error::Error for ModelError {}

/// A value as an error shows it: enough to find it, not a page.
pub fn shown(value: &Value<'_>) -> String {
    let mut text = value.to_string();
    if let Some((cut, _)) = text.char_indices().nth(80) {
        text.truncate(cut);
        text.push('…');
    }
    text
}
