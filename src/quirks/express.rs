//! Services whose endpoints want sessions of their own in place of the caller's credentials.
//!
//! Source: botocore's `S3ExpressIdentityResolver` (its `utils` module) and `S3ExpressAuth` (its `auth` module).

use aws_credential_types::Credentials;

use crate::model::Operation;
use crate::value::{Structure, Value};

/// How such a session is had, and how it signs.
#[derive(Debug)]
pub(crate) struct Sessions {
    service: &'static str,
    /// The operation that makes one.
    pub(crate) operation: &'static str,
    /// The member that names what the session is for, of that operation and of those that use it.
    pub(crate) member: &'static str,
    /// The header, and the query's parameter, that bears the session's token.
    pub(crate) token_header: &'static str,
    pub(crate) token_parameter: &'static str,
    #[cfg_attr(not(test), expect(dead_code, reason = "read by a test and by people"))]
    reason: &'static str,
}

const TABLE: &[Sessions] = &[Sessions {
    service: "s3",
    operation: "CreateSession",
    member: "Bucket",
    token_header: "x-amz-s3session-token",
    token_parameter: "X-Amz-S3session-Token",
    reason: "directory buckets (S3 Express One Zone) take requests that are signed with a session for the bucket",
}];

/// How an operation's service has its sessions.
pub(crate) fn sessions(operation: &Operation) -> Option<&'static Sessions> {
    TABLE.iter().find(|row| row.service == operation.service().name())
}

/// The credentials that an answer of [`Sessions::operation`] holds.
pub(crate) fn credentials(output: &Structure) -> Option<Credentials> {
    let held = output.get("Credentials").and_then(Value::as_structure)?;
    let text = |name: &str| held.get(name).and_then(Value::as_str).map(str::to_owned);
    let expires = held.get("Expiration").and_then(Value::as_timestamp)?;
    let expires = std::time::SystemTime::try_from(*expires).ok()?;
    let (key, secret, token) = (text("AccessKeyId")?, text("SecretAccessKey")?, text("SessionToken")?);
    Some(Credentials::new(key, secret, Some(token), Some(expires), "session"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::service;

    #[test]
    fn every_row_has_a_reason_and_names_what_there_is() {
        for row in TABLE {
            assert!(!row.reason.is_empty());
            let service = service(row.service).expect("a service");
            let operation = service.operation(row.operation).expect("an operation");
            assert!(operation.input().expect("an input").member(row.member).is_some());
            let held = operation.output().expect("an output").member("Credentials").expect("credentials");
            for name in ["AccessKeyId", "SecretAccessKey", "SessionToken", "Expiration"] {
                assert!(held.target().member(name).is_some(), "{name}");
            }
        }
    }
}
