//! Why there is no endpoint for a call.

use std::fmt;
use std::sync::LazyLock;

use regex_lite::Regex;

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

    /// Whether the rules say that the service is not in this partition or region, as it is asked for: with FIPS, say.
    /// Their other refusals are of the input or of settings that do not go together.
    pub(crate) fn is_absence(&self) -> bool {
        static ABSENCE: LazyLock<Option<Regex>> = LazyLock::new(|| {
            let text = "(?i)partition does not support|not supported in (this )?(partition|region)\
                        |cannot be used in this region|only available in the .* partitions";
            Regex::new(text).ok()
        });
        let says = |text: &str| ABSENCE.as_ref().is_some_and(|absence| absence.is_match(text));
        self.kind == EndpointErrorKind::Refused && says(&self.message)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model;

    #[test]
    fn a_refusal_of_the_partition_or_region_is_told_from_one_of_the_input() {
        let operation = model::service("sqs").and_then(|s| s.operation("list_queues")).expect("an operation");
        let absent = |kind, message: &str| {
            EndpointError::new(operation, Fault { kind, message: message.into() }).is_absence()
        };
        for message in [
            "FIPS is enabled but this partition does not support FIPS",
            "DualStack is enabled, but this partition does not support DualStack.",
            "FIPS and DualStack are enabled, but this partition does not support one or both",
            "Partition does not support FIPS.",
            "Invalid Configuration: FIPS is not supported in this partition",
            "ACME operations are only available in the aws and aws-us-gov partitions",
            "CloudFront-KeyValueStore is not supported in partition `aws-cn`",
            "S3 Accelerate cannot be used in this region",
        ] {
            assert!(absent(EndpointErrorKind::Refused, message), "{message}");
            assert!(!absent(EndpointErrorKind::Parameter, message), "{message}");
        }
        for message in [
            "Invalid Configuration: FIPS and custom endpoint are not supported",
            "Invalid ARN: Invalid region.",
            "Client was configured for partition `aws` but ARN has `aws-cn`",
            "S3 Outposts does not support FIPS",
        ] {
            assert!(!absent(EndpointErrorKind::Refused, message), "{message}");
        }
    }
}
