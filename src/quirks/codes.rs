//! How services say what kind of failure theirs is: codes and messages, in one table, the first row that fits decides.

use crate::outcome::{CredentialsProblem, FailureKind};

/// What a row says of a failure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Means {
    Kind(FailureKind),
    Credentials(CredentialsProblem),
    /// The service knows no such credentials: of a region that is not enabled for the account, the same answer.
    UnknownCaller,
    /// The request is too old: the clock is wrong, else the credentials have expired.
    Stale,
}

/// Codes, and what they mean.
pub(crate) struct Row {
    /// Patterns of codes, as in `*Throttl*`.
    pub(crate) codes: &'static [&'static str],
    /// What the message must hold, as a regular expression.
    pub(crate) says: Option<&'static str>,
    /// Not where the service's model has an error of that code: there it means what the model says.
    pub(crate) unless_modelled: bool,
    pub(crate) means: Means,
    /// Where the facts come from; read by a test and by people.
    #[cfg_attr(not(test), expect(dead_code, reason = "read by a test and by people"))]
    pub(crate) source: &'static str,
}

const ROW: Row = Row {
    codes: &[],
    says: None,
    unless_modelled: false,
    means: Means::Kind(FailureKind::Service),
    source: "",
};

pub(crate) static TABLE: &[Row] = &[
    // The clock. Before all others: whatever its code, the message is unmistakable.
    Row {
        codes: &["*"],
        says: Some("(?i)^signature (expired|not yet current)"),
        means: Means::Kind(FailureKind::ClockSkew),
        source: "AWS General Reference, troubleshooting Signature Version 4: \"Signature expired: … is now earlier than …\", \
                 with InvalidSignatureException (JSON) and SignatureDoesNotMatch (Query)",
        ..ROW
    },
    Row {
        codes: &["RequestTimeTooSkewed", "RequestInTheFuture"],
        means: Means::Kind(FailureKind::ClockSkew),
        source: "S3 error responses: RequestTimeTooSkewed, 403; the clock skew codes of the AWS SDKs for JavaScript and Go",
        ..ROW
    },
    Row {
        codes: &["RequestExpired"],
        means: Means::Stale,
        source: "EC2 error codes: more than 15 minutes off the request's date stamp; also of expired temporary credentials",
        ..ROW
    },
    // Throttles. Of the codes that speak of limits, those that botocore tries again: LimitExceededException is one in
    // its standard retry mode (in its legacy mode of one service only), and the AWS SDK for Rust, which retries for us,
    // has the same list. Others (`…LimitExceeded`, `…QuotaExceeded`) tell of how much an account may have, which
    // waiting does not change.
    Row {
        codes: &[
            "*ProvisionedThroughputExceededException",
            "BandwidthLimitExceeded",
            "LimitExceededException",
            "PriorRequestNotComplete",
            "RequestLimitExceeded",
            "SlowDown",
            "TooManyRequestsException",
            "TransactionInProgressException",
            "*Throttl*",
        ],
        means: Means::Kind(FailureKind::Throttled),
        source: "botocore: ThrottledRetryableChecker of the standard retry mode, and _retry.json",
        ..ROW
    },
    Row {
        codes: &[
            "*RateLimitE*",
            "PriorRequestNotCompleteException",
            "RequestLimitExceededException",
            "SlowDownException",
            "TooManyRequestException",
            "TooManyRequests",
            "TooManyRequestsError",
        ],
        means: Means::Kind(FailureKind::Throttled),
        source: "the models: further spellings of the codes above, most with the status 429",
        ..ROW
    },
    Row {
        codes: &["ServiceUnavailable"],
        says: Some("(?i)reduce your request rate"),
        means: Means::Kind(FailureKind::Throttled),
        source: "S3 error responses: \"Please reduce your request rate\", with SlowDown or ServiceUnavailable",
        ..ROW
    },
    // The region.
    Row {
        codes: &["RegionDisabledException"],
        means: Means::Kind(FailureKind::RegionDisabled),
        source: "STS API: not activated in the region for the account",
        ..ROW
    },
    Row {
        codes: &[
            "InvalidAction",
            "TemplatesNotAvailableInRegionException",
            "UnknownOperationException",
            "UnsupportedAPIEndpointException",
            "UnsupportedRegionException",
        ],
        means: Means::Kind(FailureKind::ServiceAbsent),
        source: "common errors of AWS: InvalidAction (Query), UnknownOperationException (JSON): an operation of the model \
                 that the endpoint does not know; the models: the others",
        ..ROW
    },
    Row {
        codes: &["OperationNotPermitted", "OperationNotSupportedException", "UnsupportedOperation*"],
        says: Some("(?i)(not|n't) (currently )?(supported|available|offered) in [a-z0-9 -]{0,40}region"),
        means: Means::Kind(FailureKind::ServiceAbsent),
        source: "EC2: \"The functionality you requested is not available in this region\". Other codes of that sentence \
                 tell of what the input names, not of the operation",
        ..ROW
    },
    // The account.
    Row {
        codes: &["*OptInRequired*", "*SubscriptionRequired*", "NotSignedUp", "PendingVerification"],
        means: Means::Kind(FailureKind::NotSubscribed),
        source: "common errors of AWS: OptInRequired, \"needs a subscription for the service\"; S3: NotSignedUp; EC2: \
                 PendingVerification; Support: SubscriptionRequiredException",
        ..ROW
    },
    Row {
        codes: &["AccountDisabled", "AccountProblem", "AccountSuspendedException", "Blocked"],
        means: Means::Kind(FailureKind::NotSubscribed),
        source: "EC2 error codes: AccountDisabled, Blocked; S3 error responses: AccountProblem; the models",
        ..ROW
    },
    // Credentials.
    Row {
        codes: &["ExpiredToken", "ExpiredTokenException", "TokenRefreshRequired"],
        means: Means::Credentials(CredentialsProblem::Expired),
        source: "common errors of AWS: \"The security token included in the request is expired\"; S3: TokenRefreshRequired",
        ..ROW
    },
    Row {
        codes: &[
            "AuthFailure",
            "InvalidClientTokenId",
            "InvalidToken",
            "Unauthorized*",
            "UnrecognizedClientException",
        ],
        says: Some("(?i)\\btoken (included in the request )?(is|has) expired"),
        unless_modelled: false,
        means: Means::Credentials(CredentialsProblem::Expired),
        source: "the same sentence with other codes",
    },
    Row {
        codes: &["MissingAuthenticationToken", "MissingAuthenticationTokenException"],
        means: Means::Credentials(CredentialsProblem::Missing),
        source: "common errors of AWS",
        ..ROW
    },
    Row {
        codes: &["AuthFailure"],
        says: Some("(?i)not authorized|permission|not permitted|not own|not belong"),
        means: Means::Kind(FailureKind::AccessDenied),
        source: "EC2 error codes: AuthFailure is also \"you might not be authorized to carry out the request\"",
        ..ROW
    },
    Row {
        codes: &["InvalidToken"],
        unless_modelled: true,
        means: Means::UnknownCaller,
        source: "S3 error responses; elsewhere the models' tokens of tasks",
        ..ROW
    },
    Row {
        codes: &["AuthFailure", "InvalidAccessKeyId", "InvalidClientTokenId", "UnrecognizedClientException"],
        means: Means::UnknownCaller,
        source: "EC2: AuthFailure, \"not able to validate the provided access credentials\"; Query: InvalidClientTokenId, \
                 JSON: UnrecognizedClientException, \"The security token included in the request is invalid\"; S3: \
                 InvalidAccessKeyId. IAM User Guide, regional STS tokens: the same in opt-in regions",
        ..ROW
    },
    Row {
        codes: &[
            "401",
            "CredentialsNotSupported",
            "IncompleteSignature",
            "IncompleteSignatureException",
            "InvalidAccessKeyIdException",
            "InvalidCredentialsException",
            "InvalidSecurity",
            "InvalidSignatureException",
            "SignatureDoesNotMatch",
            "Unauthorized",
            "UnauthenticatedException",
        ],
        means: Means::Credentials(CredentialsProblem::Rejected),
        source: "common errors of AWS: IncompleteSignature, InvalidSignatureException, SignatureDoesNotMatch; S3 error \
                 responses; the models; the status 401 (\"Unauthorized\" of an answer to HEAD)",
        ..ROW
    },
    // Denials.
    Row {
        codes: &["BlockedByOrganizationPolicyException"],
        means: Means::Kind(FailureKind::DeniedByPolicy),
        source: "the models",
        ..ROW
    },
    Row {
        codes: &[
            "*AccessDenied*",
            "AccessForbidden",
            "AccessTo*Denied*",
            "AllAccessDisabled",
            "AuthException",
            "Authorization*Error*",
            "AuthorizationException",
            "NotAuthorized",
            "NotAuthorizedException",
            "SNSNoAuthorization*",
            "Unauthorized*",
            "UnauthorizedOperation",
        ],
        means: Means::Kind(FailureKind::AccessDenied),
        source: "common errors of AWS: AccessDeniedException, NotAuthorized; EC2: UnauthorizedOperation; S3: AccessDenied, \
                 AllAccessDisabled; the models",
        ..ROW
    },
    Row {
        codes: &["403", "Forbidden", "ForbiddenError", "ForbiddenException"],
        means: Means::Kind(FailureKind::AccessDenied),
        source: "the status 403 (\"Forbidden\" of an answer to HEAD), and the models",
        ..ROW
    },
];
