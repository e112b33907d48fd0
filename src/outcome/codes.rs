//! Which codes of which services mean a throttle, a denial or credentials that are not taken.
//!
//! Collected from botocore's `_retry.json`, its `standard` retry mode, and AWS's lists of common errors.

use super::FailureKind;

/// Codes of throttling, in every service that uses them.
const THROTTLED: &[&str] = &[
    "BandwidthLimitExceeded",
    "EC2ThrottledException",
    "LimitExceededException",
    "PriorRequestNotComplete",
    "ProvisionedThroughputExceededException",
    "RequestLimitExceeded",
    "RequestThrottled",
    "RequestThrottledException",
    "SlowDown",
    "ThrottledException",
    "Throttling",
    "ThrottlingException",
    "TooManyRequestsException",
    "TransactionInProgressException",
];

/// Codes of a caller who is known and not allowed.
const DENIED: &[&str] = &[
    "AccessDenied",
    "AccessDeniedException",
    "AuthorizationError",
    "AuthorizationErrorException",
    "Forbidden",
    "ForbiddenException",
    "NotAuthorized",
    "UnauthorizedAccess",
    "UnauthorizedException",
    "UnauthorizedOperation",
];

/// Codes of a caller whom the service does not accept as anybody.
const CREDENTIALS: &[&str] = &[
    "AuthFailure",
    "ExpiredToken",
    "ExpiredTokenException",
    "IncompleteSignature",
    "InvalidAccessKeyId",
    "InvalidClientTokenId",
    "InvalidSignatureException",
    "InvalidToken",
    "MissingAuthenticationToken",
    "MissingAuthenticationTokenException",
    "NotSignedUp",
    "RequestExpired",
    "SignatureDoesNotMatch",
    "UnrecognizedClientException",
];

/// What an error answer means; one without a code of the service's has its status for a code. `throttling`: the model marks this error as a throttle.
pub(crate) fn classify(code: Option<&str>, status: u16, throttling: bool) -> FailureKind {
    let code = code.unwrap_or_default();
    if throttling || THROTTLED.contains(&code) || status == 429 {
        FailureKind::Throttled
    } else if CREDENTIALS.contains(&code) {
        FailureKind::Credentials
    } else if DENIED.contains(&code) || matches!(code, "401" | "403") {
        FailureKind::AccessDenied
    } else {
        FailureKind::Service
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_code_has_the_kind_of_its_table() {
        for (codes, kind) in [
            (THROTTLED, FailureKind::Throttled),
            (DENIED, FailureKind::AccessDenied),
            (CREDENTIALS, FailureKind::Credentials),
        ] {
            assert!(codes.is_sorted());
            for code in codes {
                assert_eq!(classify(Some(code), 400, false), kind, "{code}");
            }
        }
        assert_eq!(classify(Some("NoSuchBucket"), 404, false), FailureKind::Service);
        assert_eq!(classify(Some("403"), 403, false), FailureKind::AccessDenied);
        assert_eq!(classify(None, 500, false), FailureKind::Service);
    }

    #[test]
    fn a_throttle_is_known_by_status_and_by_model_too() {
        assert_eq!(classify(Some("429"), 429, false), FailureKind::Throttled);
        assert_eq!(classify(Some("Busy"), 400, true), FailureKind::Throttled);
    }
}
