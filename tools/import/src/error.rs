//! The one error of the importer: which file, which place in it, what is wrong.

use std::fmt;

/// A refusal to import; always names the file, and the shape and key where they are known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    file: String,
    place: String,
    problem: String,
}

/// Result with the importer's error.
pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    /// An error at a place inside a file (`shape Foo$Bar`, `operation Baz`).
    pub fn at(file: impl Into<String>, place: impl Into<String>, problem: impl fmt::Display) -> Self {
        Self { file: file.into(), place: place.into(), problem: problem.to_string() }
    }

    /// An error about a whole file.
    pub fn file(file: impl Into<String>, problem: impl fmt::Display) -> Self {
        Self::at(file, "", problem)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.file)?;
        if !self.place.is_empty() {
            write!(f, "{}: ", self.place)?;
        }
        f.write_str(&self.problem)
    }
}

impl std::error::Error for Error {}
