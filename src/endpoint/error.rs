//! Why there is no endpoint for a call.

use std::fmt;

use crate::model::Operation;

/// Why there is no endpoint for a call. Nothing was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EndpointError {
    service: &'static str,
    operation: &'static str,
    kind: EndpointErrorKind,
    message: String,
}

/// Whose fault it is that there is no endpoint.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum EndpointErrorKind {
    /// The service's own rules refuse the call as it is configured; the message is theirs.
    Refused,
    /// No rule fits the call.
    NoRule,
    /// A parameter of the rules is missing or has the wrong type.
    Parameter,
    /// A member that stands in the host name does not fit there.
    HostLabel,
    /// The model's rules are malformed.
    Model,
}

/// What goes wrong below, where service and operation are not known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fault {
    pub(super) kind: EndpointErrorKind,
    pub(super) message: String,
}

impl Fault {
    pub(super) fn model(message: impl Into<String>) -> Fault {
        Fault { kind: EndpointErrorKind::Model, message: message.into() }
    }

    pub(super) fn parameter(message: impl Into<String>) -> Fault {
        Fault { kind: EndpointErrorKind::Parameter, message: message.into() }
    }
}

impl EndpointError {
    pub(super) fn new(operation: &'static Operation, fault: Fault) -> EndpointError {
        EndpointError {
            service: operation.service().name(),
            operation: operation.name(),
            kind: fault.kind,
            message: fault.message,
        }
    }

    /// The boto3 name of the service.
    #[cfg(test)]
    pub(crate) fn service(&self) -> &'static str {
        self.service
    }

    /// The operation that was called.
    #[cfg(test)]
    pub(crate) fn operation(&self) -> &'static str {
        self.operation
    }

    /// Whose fault it is.
    #[cfg(test)]
    pub(crate) fn kind(&self) -> EndpointErrorKind {
        self.kind
    }

    /// What is wrong; for [`EndpointErrorKind::Refused`] in the words of the service's rules.
    #[cfg(test)]
    pub(crate) fn message(&self) -> &str {
        &self.message
    }
}

impl fmt::Display for EndpointError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = match self.kind {
            EndpointErrorKind::Model => "malformed endpoint rules",
            _ => "no endpoint",
        };
        write!(f, "{}.{}: {what}: {}", self.service, self.operation, self.message)
    }
}

impl std::error::Error for EndpointError {}
