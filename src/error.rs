//! Why nothing was sent: a wrong name, an input that does not fit, regions that do not exist.

use std::fmt;
use std::time::Duration;

use crate::enabled::DiscoveryError;
use crate::model::UnknownName;
use crate::value::InputError;

/// A call that could not be made. The operation was sent to no region.
///
/// What happens once requests are under way is never this error: it is told per region, by
/// [`Outcome`](crate::Outcome).
#[derive(Debug, Clone)]
pub struct Error(Box<ErrorKind>);

/// What was wrong.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum ErrorKind {
    /// No service, operation, region or waiter has that name.
    UnknownName(UnknownName),
    /// What was asked for is not a selector of regions, or comes to none.
    InvalidRegions(String),
    /// The account's regions were asked for, and AWS did not tell them.
    Discovery(DiscoveryError),
    /// An address that was given for a client or a call is none.
    InvalidEndpoint(String),
    /// The input does not fit the operation; all faults are told.
    InvalidInput(InputError),
    /// The body cannot be read, or not as often as it would have to be, or the operation takes none.
    InvalidBody(String),
    /// A header of the caller's own is none.
    InvalidHeader(String),
    /// The input cannot be written as JSON.
    NotJson(String),
    /// A pattern of failures to ignore is none.
    InvalidPattern(String),
    /// An operation that has no pages, a page size where it takes none, or a token that is none of the call's.
    InvalidPaging(String),
    /// Events to send are missing, or there is no place for them; or events are asked for that the operation does not
    /// answer with.
    Events(String),
    /// The operation needs what this version does not do.
    Unsupported(String),
    /// The call was not awaited within a tokio runtime.
    NoRuntime,
    /// A blocking call was made within a tokio runtime, whose thread it would block, or no runtime could be started for
    /// it.
    Blocking(String),
    /// The call's deadline came before AWS had told which regions the account has.
    DeadlineExceeded(Duration),
}

impl Error {
    /// What was wrong.
    pub fn kind(&self) -> &ErrorKind {
        &self.0
    }

    pub(crate) fn regions(message: impl Into<String>) -> Self {
        ErrorKind::InvalidRegions(message.into()).into()
    }
}

impl From<ErrorKind> for Error {
    fn from(kind: ErrorKind) -> Self {
        Error(Box::new(kind))
    }
}

impl From<UnknownName> for Error {
    fn from(name: UnknownName) -> Self {
        ErrorKind::UnknownName(name).into()
    }
}

impl From<InputError> for Error {
    fn from(input: InputError) -> Self {
        ErrorKind::InvalidInput(input).into()
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &*self.0 {
            ErrorKind::UnknownName(name) => name.fmt(f),
            ErrorKind::InvalidRegions(message)
            | ErrorKind::InvalidEndpoint(message)
            | ErrorKind::InvalidPattern(message)
            | ErrorKind::InvalidPaging(message)
            | ErrorKind::InvalidBody(message)
            | ErrorKind::InvalidHeader(message)
            | ErrorKind::Blocking(message)
            | ErrorKind::Events(message)
            | ErrorKind::Unsupported(message) => f.write_str(message),
            ErrorKind::InvalidInput(input) => input.fmt(f),
            ErrorKind::Discovery(error) => error.fmt(f),
            ErrorKind::NotJson(message) => {
                write!(f, "expected an input that can be written as JSON: {message}")
            }
            ErrorKind::DeadlineExceeded(limit) => {
                write!(
                    f,
                    "the call's deadline of {limit:?} came before AWS told which regions the account has"
                )
            }
            ErrorKind::NoRuntime => f.write_str("expected to be awaited within a tokio runtime"),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &*self.0 {
            ErrorKind::UnknownName(name) => Some(name),
            ErrorKind::InvalidInput(input) => Some(input),
            ErrorKind::Discovery(error) => Some(error),
            _ => None,
        }
    }
}
