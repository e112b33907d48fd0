//! Which failures a caller does not count as failures.

use std::str::FromStr;

use regex_lite::Regex;

use super::{CallError, FailureKind};
use crate::error::{Error, ErrorKind};
use crate::glob;

/// Failures that do not count: by kind, by the service's code, by its message. One that fits any of these is ignored.
///
/// A region that is ignored stays in the result, [as ignored](crate::Outcome::is_ignored): it is missing nowhere, and
/// has no output.
///
/// ```
/// use multiregion_client::{FailureKind, Ignore};
///
/// let closed = Ignore::from([FailureKind::RegionDisabled, FailureKind::DeniedByPolicy]).code("OptIn*");
/// let same: Ignore = "RegionDisabled,DeniedByPolicy,OptIn*".parse()?;
/// let by_message = Ignore::new().message("(?i)not available in this region")?;
/// # Ok::<(), multiregion_client::Error>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct Ignore {
    kinds: Vec<FailureKind>,
    codes: Vec<String>,
    messages: Vec<Regex>,
}

/// What precedes a message's pattern in text.
const MESSAGE: &str = "message:";

impl Ignore {
    /// Nothing.
    pub fn new() -> Self {
        Ignore::default()
    }

    /// Failures of this kind.
    #[must_use]
    pub fn kind(mut self, kind: FailureKind) -> Self {
        self.kinds.push(kind);
        self
    }

    /// Failures with this code; `*` stands for any characters, as in `AccessDenied*`.
    #[must_use]
    pub fn code(mut self, pattern: impl Into<String>) -> Self {
        self.codes.push(pattern.into());
        self
    }

    /// Failures with a message of the service's in which this regular expression is found.
    ///
    /// # Errors
    /// It is not a regular expression.
    pub fn message(mut self, pattern: &str) -> Result<Self, Error> {
        let regex = Regex::new(pattern).map_err(|e| {
            let message = format!("ignore: expected a regular expression, found {pattern:?}: {e}");
            Error::from(ErrorKind::InvalidPattern(message))
        })?;
        self.messages.push(regex);
        Ok(self)
    }

    /// These and those.
    #[must_use]
    pub fn and(mut self, other: Ignore) -> Self {
        self.kinds.extend(other.kinds);
        self.codes.extend(other.codes);
        self.messages.extend(other.messages);
        self
    }

    /// Whether it fits a failure.
    pub fn fits(&self, error: &CallError) -> bool {
        let shape = error.members().map(|members| members.shape().name());
        let has_code =
            |pattern: &String| [error.code(), shape].iter().flatten().any(|c| glob::fits(pattern, c));
        let says = |pattern: &Regex| error.message().is_some_and(|message| pattern.is_match(message));
        self.kinds.contains(&error.kind())
            || self.codes.iter().any(has_code)
            || self.messages.iter().any(says)
    }
}

impl From<FailureKind> for Ignore {
    fn from(kind: FailureKind) -> Self {
        Ignore::new().kind(kind)
    }
}

impl<I: IntoIterator<Item = FailureKind>> From<I> for Ignore {
    fn from(kinds: I) -> Self {
        kinds.into_iter().fold(Ignore::new(), Ignore::kind)
    }
}

/// Kinds and codes, joined by commas, or `message:` and a regular expression. A name that a kind has is the kind.
impl FromStr for Ignore {
    type Err = Error;
    fn from_str(text: &str) -> Result<Self, Error> {
        if let Some(pattern) = text.strip_prefix(MESSAGE) {
            return Ignore::new().message(pattern);
        }
        let names = text.split(',').map(str::trim).filter(|name| !name.is_empty());
        Ok(names.fold(Ignore::new(), |ignore, name| match name.parse() {
            Ok(kind) => ignore.kind(kind),
            Err(_) => ignore.code(name),
        }))
    }
}

#[cfg(test)]
mod tests {
    use aws_smithy_types::error::metadata::ErrorMetadata;

    use super::*;

    fn answered(kind: FailureKind, code: &str, message: &str) -> CallError {
        let meta = ErrorMetadata::builder().code(code).message(message).build();
        CallError::service(kind.into(), meta, None)
    }

    fn denied() -> CallError {
        answered(FailureKind::AccessDenied, "AccessDeniedException", "not yours")
    }

    fn parsed(text: &str) -> Ignore {
        text.parse().expect("failures to ignore")
    }

    #[test]
    fn a_failure_fits_by_its_kind_its_code_or_its_message() {
        assert!(Ignore::from(FailureKind::AccessDenied).fits(&denied()));
        assert!(!Ignore::from([FailureKind::Throttled, FailureKind::Service]).fits(&denied()));
        assert!(Ignore::new().code("AccessDenied*").fits(&denied()));
        assert!(!Ignore::new().code("AccessDenied").fits(&denied()));
        assert!(Ignore::new().message("^not (yours|mine)$").expect("a pattern").fits(&denied()));
        assert!(!Ignore::new().message("NOT").expect("a pattern").fits(&denied()));
        assert!(!Ignore::new().fits(&denied()));
        let both = Ignore::new().code("Nothing").and(FailureKind::AccessDenied.into());
        assert!(both.fits(&denied()));
    }

    #[test]
    fn what_no_service_said_has_neither_code_nor_message() {
        let lost = CallError::new(FailureKind::Unreachable, "no route");
        assert!(!Ignore::new().code("*").fits(&lost));
        assert!(!Ignore::new().message("").expect("a pattern").fits(&lost));
        assert!(Ignore::from(FailureKind::Unreachable).fits(&lost));
    }

    #[test]
    fn text_names_kinds_codes_and_messages() {
        for (text, fits) in [
            ("AccessDenied", true),
            ("RegionDisabled, AccessDenied", true),
            ("AccessDenied*", true),
            ("Throttled,OptIn*", false),
            ("message:yours$", true),
            ("message:a,b", false),
            ("", false),
        ] {
            assert_eq!(parsed(text).fits(&denied()), fits, "{text}");
        }
        let refused = "message:(".parse::<Ignore>().expect_err("no pattern").to_string();
        assert!(refused.starts_with(r#"ignore: expected a regular expression, found "(""#), "{refused}");
    }

    #[test]
    fn every_kind_is_read_by_its_name() {
        for kind in FailureKind::ALL {
            assert_eq!(kind.name().parse(), Ok(*kind));
        }
        let unknown = "RegionDisabeld".parse::<FailureKind>().expect_err("no kind").to_string();
        assert!(unknown.contains(r#"did you mean "RegionDisabled"?"#), "{unknown}");
    }
}
