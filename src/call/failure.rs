//! The orchestrator's errors as ours.

use std::error::Error as StdError;
use std::fmt;

use aws_credential_types::provider::error::CredentialsError;
use aws_smithy_runtime_api::client::interceptors::context::{Error as Erased, InterceptorContext};
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::result::SdkError;
use aws_smithy_runtime_api::client::retries::classifiers::{
    ClassifyRetry, RetryAction, RetryClassifierPriority,
};
use aws_smithy_types::error::metadata::{ErrorMetadata, ProvideErrorMetadata};
use aws_smithy_types::retry::{ErrorKind as RetryKind, ProvideErrorKind};
use http_body_util::LengthLimitError;

use super::auth::{NoIdentity, UnknownScheme};
use crate::endpoint::EndpointError;
use crate::model::{Shape, Trait};
use crate::outcome::{CallError, FailureKind, classify};
use crate::protocol;
use crate::value::Structure;

/// An error that a service answered: one type for all of them, so that retry classifiers serve every operation.
#[derive(Debug)]
pub(super) struct ServiceFailure {
    pub(super) meta: ErrorMetadata,
    /// The modelled error's shape.
    pub(super) shape: Option<&'static Shape>,
    pub(super) members: Option<Structure>,
    /// The answer was an error behind a status of success: the service failed on the way.
    pub(super) late: bool,
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
            None => self.late.then_some(RetryKind::ServerError),
        }
    }
}

/// Any error of a call.
pub(super) fn of(error: SdkError<Erased, HttpResponse>) -> CallError {
    let (status, request_id) = match error.raw_response() {
        Some(response) => (Some(response.status().as_u16()), protocol::request_id(response)),
        None => (None, None),
    };
    let made = match error {
        SdkError::ServiceError(context) => match context.into_err().downcast::<ServiceFailure>() {
            Ok(failure) => answered(failure, status.unwrap_or_default()),
            Err(_) => foreign(),
        },
        other => unanswered(&other),
    };
    made.answered(status, request_id)
}

fn answered(failure: ServiceFailure, status: u16) -> CallError {
    let kind = classify(failure.meta.code(), status, failure.is_throttling());
    CallError::service(kind, failure.meta, failure.members)
}

fn unanswered(error: &SdkError<Erased, HttpResponse>) -> CallError {
    // The variant's own text says only where the orchestrator stood; its source says what happened.
    let source: &(dyn StdError + 'static) = error.source().unwrap_or(error);
    let kind = match error {
        SdkError::TimeoutError(_) => FailureKind::TimedOut,
        // Whatever ends a request before it is sent reaches us as a failed dispatch.
        _ if caused_by::<CredentialsError>(source) => FailureKind::Credentials,
        _ if caused_by::<NoIdentity>(source) => FailureKind::Credentials,
        _ if caused_by::<EndpointError>(source) => FailureKind::Endpoint,
        _ if caused_by::<UnknownScheme>(source) => FailureKind::Endpoint,
        _ if caused_by::<LengthLimitError>(source) => FailureKind::TooLarge,
        SdkError::DispatchFailure(failure) if failure.is_timeout() => FailureKind::TimedOut,
        SdkError::DispatchFailure(failure) if failure.is_user() => FailureKind::Request,
        SdkError::DispatchFailure(_) => FailureKind::Unreachable,
        SdkError::ConstructionFailure(_) => FailureKind::Request,
        _ => FailureKind::Undecodable,
    };
    CallError::of(kind, told(error, source))
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

fn caused_by<E: StdError + 'static>(error: &(dyn StdError + 'static)) -> bool {
    error.is::<E>() || error.source().is_some_and(caused_by::<E>)
}
