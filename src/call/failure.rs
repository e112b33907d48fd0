//! The orchestrator's errors as ours.

use std::error::Error as StdError;
use std::fmt;

use aws_credential_types::provider::error::CredentialsError;
use aws_sigv4::http_request::SigningError;
use aws_smithy_runtime_api::client::interceptors::InterceptorError;
use aws_smithy_runtime_api::client::interceptors::context::{Error as Erased, InterceptorContext};
use aws_smithy_runtime_api::client::orchestrator::{HttpResponse, OrchestratorError};
use aws_smithy_runtime_api::client::result::SdkError;
use aws_smithy_runtime_api::client::retries::classifiers::{
    ClassifyRetry, RetryAction, RetryClassifierPriority,
};
use aws_smithy_runtime_api::http::StatusCode;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::error::metadata::{ErrorMetadata, ProvideErrorMetadata};
use aws_smithy_types::retry::{ErrorKind as RetryKind, ProvideErrorKind};
use http_body_util::LengthLimitError;

use super::auth::{NoIdentity, NotPresignable, UnknownScheme};
use super::checksum::Mismatch;
use super::codec::Unreadable;
use super::network::{self, caused_by};
use crate::endpoint::EndpointError;
use crate::model::{Shape, Trait};
use crate::outcome::{self, Answer, CallError, CredentialsProblem, Doubt, FailureKind, Meaning, Phase};
use crate::protocol;
use crate::value::Structure;

/// An error that a service answered: one type for all of them, so that retry classifiers serve every operation.
#[derive(Debug)]
pub(super) struct ServiceFailure {
    pub(super) meta: ErrorMetadata,
    /// The modelled error's shape.
    pub(super) shape: Option<&'static Shape>,
    pub(super) members: Option<Structure>,
    /// Set if it came behind a status of success: the service failed on the way.
    pub(super) late: Option<Late>,
}

impl ServiceFailure {
    fn is_throttling(&self) -> bool {
        self.shape.and_then(|s| s.trait_number(Trait::Retryable)) == Some(1)
    }
}

impl fmt::Display for ServiceFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.meta.code().unwrap_or_default(), self.meta.message().unwrap_or_default())
    }
}

impl StdError for ServiceFailure {}

impl ProvideErrorMetadata for ServiceFailure {
    fn meta(&self) -> &ErrorMetadata {
        &self.meta
    }
}

impl ProvideErrorKind for ServiceFailure {
    fn code(&self) -> Option<&str> {
        self.meta.code()
    }

    fn retryable_error_kind(&self) -> Option<RetryKind> {
        match self.shape.and_then(|s| s.trait_number(Trait::Retryable)) {
            Some(1) => Some(RetryKind::ThrottlingError),
            Some(_) => Some(RetryKind::ServerError),
            None => self.late.map(|_| RetryKind::ServerError),
        }
    }
}

/// What is known of a call beside its error.
#[derive(Debug, Clone, Copy)]
pub(super) struct Facts {
    /// The address is AWS's, not one of the caller's own.
    pub(super) at_aws: bool,
    /// See [`Answer::clock_off`].
    pub(super) clock_off: Option<bool>,
}

/// What came behind a status of success.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Late {
    /// An error of the service's.
    Error,
    /// The beginning of an answer, or none.
    Broken,
}

/// The status of a failure that came behind a status of success: the one that botocore, too, takes it for.
const LATE: u16 = 500;

/// An answer with the status that it would have had if the service had known.
pub(super) fn as_late(response: &HttpResponse) -> HttpResponse {
    let status = StatusCode::try_from(LATE).unwrap_or(response.status());
    let body = SdkBody::from(response.body().bytes().unwrap_or_default());
    let mut late = HttpResponse::new(status, body);
    *late.headers_mut() = response.headers().clone();
    late
}

/// Any error of a call.
pub(super) fn of(error: SdkError<Erased, HttpResponse>, facts: Facts) -> CallError {
    let (mut status, request_id) = match error.raw_response() {
        Some(response) => (Some(response.status().as_u16()), protocol::request_id(response)),
        None => (None, None),
    };
    let made = match error {
        SdkError::ServiceError(context) => match context.into_err().downcast::<ServiceFailure>() {
            Ok(failure) => {
                let late = failure.late;
                status = if late.is_some() { Some(LATE) } else { status };
                let mut error = answered(failure, status.unwrap_or_default(), facts);
                if late == Some(Late::Broken) {
                    let note = "the answer was a success, and broke off or was no XML";
                    error.settle(FailureKind::Undecodable, note.into());
                }
                error
            }
            Err(_) => foreign(),
        },
        other => unanswered(&other, facts),
    };
    made.answered(status, request_id)
}

/// Whether an attempt ended as one of too many, by the answer's own status.
pub(super) fn is_throttle(error: &OrchestratorError<Erased>, status: Option<u16>) -> bool {
    let failure = error.as_operation_error().and_then(|error| error.downcast_ref::<ServiceFailure>());
    let facts = Facts { at_aws: false, clock_off: None };
    let is_one = |failure: &ServiceFailure| {
        meaning(failure, status.unwrap_or_default(), facts).kind == FailureKind::Throttled
    };
    failure.is_some_and(is_one)
}

/// An error that the service sent within a stream of events, which has no status of its own.
pub(super) fn in_stream(failure: ServiceFailure, facts: Facts) -> CallError {
    answered(failure, 0, facts)
}

fn answered(failure: ServiceFailure, status: u16, facts: Facts) -> CallError {
    CallError::service(meaning(&failure, status, facts), failure.meta, failure.members)
}

fn meaning(failure: &ServiceFailure, status: u16, facts: Facts) -> Meaning {
    let meta = &failure.meta;
    let answer = Answer {
        code: meta.code().unwrap_or_default(),
        message: meta.message().unwrap_or_default(),
        status,
        modelled: failure.shape.is_some(),
        throttling: failure.is_throttling(),
        clock_off: facts.clock_off,
    };
    let mut meaning = outcome::meaning(&answer);
    // Of a service that was awsQuery, the body's code may be the one that others use.
    if let (FailureKind::Service, Some(code)) = (meaning.kind, meta.extra(protocol::extra::BODY_CODE)) {
        meaning = outcome::meaning(&Answer { code, ..answer });
    }
    // Only AWS has regions that are not enabled.
    meaning.or_disabled &= facts.at_aws;
    meaning
}

fn unanswered(error: &SdkError<Erased, HttpResponse>, facts: Facts) -> CallError {
    // The variant's own text says only where the orchestrator stood; its source says what happened.
    let source: &(dyn StdError + 'static) = error.source().unwrap_or(error);
    // Of the request that made the session that this one was to be signed with.
    if let Some(of_session) = network::chain(source).find_map(|cause| cause.downcast_ref::<CallError>()) {
        return of_session.clone();
    }
    let of = |kind| CallError::of(kind, told(error, source));
    if let Some(problem) = credentials(source) {
        return of(FailureKind::Credentials).with_credentials(problem);
    }
    let kind = match error {
        SdkError::TimeoutError(_) => FailureKind::TimedOut,
        // Whatever ends a request before it is sent reaches us as a failed dispatch.
        _ if caused_by::<UnknownScheme>(source) => FailureKind::Endpoint,
        _ if caused_by::<NotPresignable>(source) => FailureKind::Request,
        _ if caused_by::<LengthLimitError>(source) => FailureKind::TooLarge,
        _ if caused_by::<Unreadable>(source) => FailureKind::Undecodable,
        _ if caused_by::<Mismatch>(source) => FailureKind::Undecodable,
        _ if network::limit(source).is_some() => FailureKind::TimedOut,
        SdkError::DispatchFailure(failure) if failure.is_timeout() => FailureKind::TimedOut,
        SdkError::DispatchFailure(failure) if failure.is_user() => FailureKind::Request,
        SdkError::ConstructionFailure(_) => FailureKind::Request,
        _ if caused_by::<SigningError>(source) => FailureKind::Request,
        // An interceptor of the caller's: before the request was sent, and after it was answered.
        SdkError::DispatchFailure(_) if caused_by::<InterceptorError>(source) => FailureKind::Request,
        SdkError::DispatchFailure(_) => FailureKind::Unreachable,
        _ if caused_by::<InterceptorError>(source) => FailureKind::Undecodable,
        _ => FailureKind::Unreachable,
    };
    match endpoint_refusal(source).unwrap_or(kind) {
        FailureKind::TimedOut => of(FailureKind::TimedOut).at_limit(network::limit(source)),
        FailureKind::Unreachable => {
            // An answer had begun.
            let broken = matches!(error, SdkError::ResponseError(_)).then_some(Phase::Exchange);
            let absent = facts.at_aws && network::is_no_such_name(source);
            let doubt = absent.then_some(Doubt::Absent);
            of(FailureKind::Unreachable).in_phase(broken.or_else(|| network::phase(source))).with_doubt(doubt)
        }
        kind => of(kind),
    }
}

/// What is wrong with the credentials, if it is they that a request failed for.
fn credentials(error: &(dyn StdError + 'static)) -> Option<CredentialsProblem> {
    if caused_by::<NoIdentity>(error) {
        return Some(CredentialsProblem::Missing);
    }
    let failed = network::chain(error).find_map(|cause| cause.downcast_ref::<CredentialsError>());
    match failed {
        Some(CredentialsError::CredentialsNotLoaded(_)) => Some(CredentialsProblem::Missing),
        Some(_) => Some(CredentialsProblem::Unavailable),
        None => network::is_no_identity_in_time(error).then_some(CredentialsProblem::Unavailable),
    }
}

fn endpoint_refusal(error: &(dyn StdError + 'static)) -> Option<FailureKind> {
    let refused = network::chain(error).find_map(|cause| cause.downcast_ref::<EndpointError>())?;
    Some(if refused.is_absence() { FailureKind::ServiceAbsent } else { FailureKind::Endpoint })
}

/// Where a failed dispatch's own text is "other", its cause says what happened.
fn told<'a>(
    error: &'a SdkError<Erased, HttpResponse>,
    source: &'a (dyn StdError + 'static),
) -> &'a (dyn StdError + 'static) {
    match error {
        SdkError::DispatchFailure(failure) if failure.is_other() => source.source().unwrap_or(source),
        _ => source,
    }
}

/// An answer beyond the limit is as large the next time: read errors are retried otherwise.
#[derive(Debug)]
pub(super) struct TooLargeForever;

impl ClassifyRetry for TooLargeForever {
    fn classify_retry(&self, context: &InterceptorContext) -> RetryAction {
        match context.output_or_error() {
            Some(Err(error)) if caused_by::<LengthLimitError>(error) => RetryAction::RetryForbidden,
            _ => RetryAction::NoActionIndicated,
        }
    }

    fn name(&self) -> &'static str {
        "TooLargeForever"
    }

    fn priority(&self) -> RetryClassifierPriority {
        RetryClassifierPriority::run_after(RetryClassifierPriority::transient_error_classifier())
    }
}

/// What no part of ours makes: an output or error of another type, from a caller's own interceptor.
pub(super) fn foreign() -> CallError {
    CallError::new(
        FailureKind::Undecodable,
        "expected this operation's output, found a value of another type",
    )
}
