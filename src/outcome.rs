//! What happened in one region: an output or an error, and the facts of the exchange.

use std::fmt;
use std::ops::Index;
use std::time::Duration;

use aws_smithy_types::error::metadata::ErrorMetadata;
use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::value::{DecodeError, Structure, Value};

mod codes;
mod shown;

pub(crate) use codes::classify;
pub(crate) use shown::Report;

/// The key of a failure where an output would stand.
pub const REQUEST_ERROR: &str = "RequestError";

/// How one region's call ended.
#[derive(Debug, Clone)]
pub struct Outcome {
    pub(crate) region: String,
    pub(crate) result: Result<Structure, CallError>,
    pub(crate) truncated: bool,
    pub(crate) metadata: Metadata,
}

/// The facts of an exchange with one region.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Metadata {
    /// The id that AWS gave the last request.
    pub request_id: Option<String>,
    /// The HTTP status of the last answer; `None`: there was no answer.
    pub status: Option<u16>,
    /// How many requests were made, the first included; 0: none was.
    pub attempts: u32,
    /// From the start of the call to its outcome, all attempts and waits included.
    pub elapsed: Duration,
}

/// Why a region has no output.
#[derive(Clone)]
pub struct CallError(Box<Inner>);

#[derive(Clone)]
struct Inner {
    kind: FailureKind,
    meta: ErrorMetadata,
    status: Option<u16>,
    request_id: Option<String>,
    /// The modelled error's structure.
    members: Option<Structure>,
    /// The causes, outermost first; they name no secret.
    causes: Vec<String>,
}

/// The kind of a failure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum FailureKind {
    /// The service answered with an error that is none of the others.
    Service,
    /// The service refuses so many requests.
    Throttled,
    /// The service knows the caller and does not allow this.
    AccessDenied,
    /// No credentials, or credentials that the service does not take.
    Credentials,
    /// The service has no endpoint for this input in this region, by its own rules.
    Endpoint,
    /// A limit of the caller's ran out: operation, attempt, connect or read.
    TimedOut,
    /// No answer: name resolution, connection or TLS failed.
    Unreachable,
    /// An answer that is not one of this operation's.
    Undecodable,
    /// An answer larger than the limit set.
    TooLarge,
    /// The request could not be made of this input.
    Request,
    /// The call's task ended before the call did.
    Cancelled,
    /// The result was asked for a region that the call did not go to.
    NotAsked,
}

impl FailureKind {
    /// A stable name, as in `AccessDenied`.
    pub fn name(self) -> &'static str {
        match self {
            FailureKind::Service => "Service",
            FailureKind::Throttled => "Throttled",
            FailureKind::AccessDenied => "AccessDenied",
            FailureKind::Credentials => "Credentials",
            FailureKind::Endpoint => "Endpoint",
            FailureKind::TimedOut => "TimedOut",
            FailureKind::Unreachable => "Unreachable",
            FailureKind::Undecodable => "Undecodable",
            FailureKind::TooLarge => "TooLarge",
            FailureKind::Request => "Request",
            FailureKind::Cancelled => "Cancelled",
            FailureKind::NotAsked => "NotAsked",
        }
    }
}

impl fmt::Display for FailureKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl Outcome {
    /// The region.
    pub fn region(&self) -> &str {
        &self.region
    }

    /// The output or the error.
    ///
    /// # Errors
    /// What went wrong in this region.
    pub fn result(&self) -> Result<&Structure, &CallError> {
        self.result.as_ref()
    }

    /// The output, if the call succeeded.
    pub fn output(&self) -> Option<&Structure> {
        self.result.as_ref().ok()
    }

    /// The error, if it did not.
    pub fn error(&self) -> Option<&CallError> {
        self.result.as_ref().err()
    }

    /// Whether there is an output.
    pub fn is_ok(&self) -> bool {
        self.result.is_ok()
    }

    /// Whether the output is one page of more: its page token asks for the next.
    pub fn is_truncated(&self) -> bool {
        self.truncated
    }

    /// A region without an output.
    pub(crate) fn failed(region: &str, error: CallError) -> Outcome {
        Outcome {
            region: region.to_owned(),
            result: Err(error),
            truncated: false,
            metadata: Metadata::default(),
        }
    }

    /// Request id, status, attempts, time taken.
    pub fn metadata(&self) -> &Metadata {
        &self.metadata
    }

    /// The output as the caller's own type, by the rules of its JSON form.
    ///
    /// # Errors
    /// The region's own error, or where the type does not fit.
    pub fn to<T: serde::de::DeserializeOwned>(&self) -> Result<T, OutputError> {
        match &self.result {
            Ok(output) => output.to().map_err(OutputError::Decode),
            Err(error) => Err(OutputError::Failed(error.clone())),
        }
    }
}

/// Why an outcome is not of the caller's type.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum OutputError {
    /// There is no output.
    Failed(CallError),
    /// The output does not fit the type.
    Decode(DecodeError),
}

impl fmt::Display for OutputError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            OutputError::Failed(error) => error.fmt(f),
            OutputError::Decode(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for OutputError {}

/// A member of the output; [`Value::Null`] if it is not set or the region failed. An empty list is
/// [`Value::List`], so that a region that failed is not mistaken for one that has nothing.
impl Index<&str> for Outcome {
    type Output = Value;
    fn index(&self, member: &str) -> &Value {
        self.output().and_then(|output| output.get(member)).unwrap_or(&Value::Null)
    }
}

/// The output as a normal client answers it; of a failure, `{"RequestError": {…}}`, which no output is.
impl Serialize for Outcome {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match &self.result {
            Ok(output) => output.serialize(to),
            Err(error) => {
                let mut map = to.serialize_map(Some(1))?;
                map.serialize_entry(REQUEST_ERROR, error)?;
                map.end()
            }
        }
    }
}

impl CallError {
    pub(crate) fn new(kind: FailureKind, cause: impl fmt::Display) -> Self {
        let causes = vec![cause.to_string()];
        let meta = ErrorMetadata::builder().build();
        CallError(Box::new(Inner { kind, meta, status: None, request_id: None, members: None, causes }))
    }

    /// An error of another error and what caused that.
    pub(crate) fn of(kind: FailureKind, error: &(dyn std::error::Error + 'static)) -> Self {
        let mut causes: Vec<String> = Vec::new();
        for cause in std::iter::successors(Some(error), |e| e.source()) {
            let text = cause.to_string();
            if causes.last().is_none_or(|last| !last.contains(&text)) {
                causes.push(text);
            }
        }
        let mut out = CallError::new(kind, "");
        out.0.causes = causes;
        out
    }

    /// An error that the service answered.
    pub(crate) fn service(kind: FailureKind, meta: ErrorMetadata, members: Option<Structure>) -> Self {
        let mut out = CallError::new(kind, "");
        out.0.causes.clear();
        out.0.meta = meta;
        out.0.members = members;
        out
    }

    pub(crate) fn answered(mut self, status: Option<u16>, request_id: Option<String>) -> Self {
        self.0.status = status;
        self.0.request_id = request_id;
        self
    }

    /// The kind of failure.
    pub fn kind(&self) -> FailureKind {
        self.0.kind
    }

    /// The service's code, as in `UnauthorizedOperation`; `None` where the service gave no answer.
    pub fn code(&self) -> Option<&str> {
        self.0.meta.code()
    }

    /// The service's message.
    pub fn message(&self) -> Option<&str> {
        self.0.meta.message()
    }

    /// The HTTP status of the answer, if there was one.
    pub fn status(&self) -> Option<u16> {
        self.0.status
    }

    /// The id that AWS gave the request.
    pub fn request_id(&self) -> Option<&str> {
        self.0.request_id.as_deref()
    }

    /// The error's members where the model names the error; its shape's name is the error's.
    pub fn members(&self) -> Option<&Structure> {
        self.0.members.as_ref()
    }

    /// Whether it is the modelled error of that name, as in `NoSuchBucket`, or has that code.
    pub fn is(&self, name: &str) -> bool {
        self.code() == Some(name) || self.members().is_some_and(|m| m.shape().name() == name)
    }
}

impl fmt::Display for CallError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Inner { kind, meta, status, causes, .. } = &*self.0;
        match (meta.code(), meta.message()) {
            (Some(code), Some(message)) => write!(f, "{code}: {message}")?,
            (Some(code), None) => f.write_str(code)?,
            (None, _) => write!(f, "{kind}: {}", causes.join(": "))?,
        }
        match status {
            Some(status) => write!(f, " (HTTP {status})"),
            None => Ok(()),
        }
    }
}

/// A modelled error's sensitive members are redacted.
impl fmt::Debug for CallError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = f.debug_struct("CallError");
        out.field("kind", &self.0.kind).field("code", &self.code()).field("message", &self.message());
        out.field("status", &self.0.status).field("request_id", &self.0.request_id);
        out.field("members", &self.0.members).field("causes", &self.0.causes).finish()
    }
}

impl std::error::Error for CallError {}
