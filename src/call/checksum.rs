//! The checksum that a request must carry, of its body as it is sent, and the one that an answer bears.
//!
//! Two traits ask for one: `smithy.api#httpChecksumRequired`, and `aws.protocols#httpChecksum`, which lets the caller
//! choose an algorithm by a member. Without a choice the default is CRC32, where a checksum is required or, unless the
//! configuration says `WhenRequired`, wherever the operation takes one. Bodies are in memory, so the checksum is a
//! header, never a trailer. Source: botocore's `httpchecksum` module, whose defaults these are.

use std::fmt;

use aws_config::SdkConfig;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_types::checksum_config::{RequestChecksumCalculation, ResponseChecksumValidation};
use serde_json::{Map, Value as Json};

use crate::model::{Operation, Trait};
use crate::value::{Structure, Value};

mod algorithm;

use algorithm::{ALL, Algorithm, DEFAULT};

/// What `aws.protocols#httpChecksum` says; null where an operation does not have it.
fn flexible(operation: &'static Operation) -> Json {
    let text = operation.trait_text(Trait::HttpChecksum);
    text.and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default()
}

/// Adds the checksum that the model asks for, unless the caller gave one. An MD5 is none: it does not go through
/// these traits.
///
/// # Errors
/// The caller chose an algorithm that is not known here.
pub(super) fn add(
    operation: &'static Operation,
    input: &Structure,
    sdk: &SdkConfig,
    request: &mut HttpRequest,
) -> Result<(), BoxError> {
    if is_given(request) {
        return Ok(());
    }
    let flexible = flexible(operation);
    let member = flexible["requestAlgorithmMember"].as_str();
    let chosen = member.and_then(|m| input.get(m)).and_then(Value::as_str);
    let required = operation.has(Trait::HttpChecksumRequired)
        || flexible["requestChecksumRequired"].as_bool().unwrap_or(false);
    let if_possible = sdk.request_checksum_calculation() != Some(RequestChecksumCalculation::WhenRequired);
    let algorithm = match chosen {
        Some(name) => Algorithm::named(name)?,
        None if required || (member.is_some() && if_possible) => DEFAULT,
        None => return Ok(()),
    };
    let body = request.body().bytes().ok_or("expected a body in memory to checksum")?;
    let sum = algorithm.sum(body);
    request.headers_mut().try_insert(algorithm.header(), sum)?;
    // The caller's choice is sent by its own member.
    let member = member.and_then(|m| operation.input()?.member(m));
    if let Some(header) = member.and_then(|m| m.trait_text(Trait::HttpHeader)).filter(|_| chosen.is_none()) {
        request.headers_mut().try_insert(header.to_lowercase(), DEFAULT.name)?;
    }
    Ok(())
}

/// Whether the caller set a checksum by a member of its own. As botocore: any header of the family counts, even one
/// that only names the algorithm or the type.
fn is_given(request: &HttpRequest) -> bool {
    let rest_of = |name: &str| name.strip_prefix("x-amz-checksum-").map(str::to_owned);
    let mut rests = request.headers().iter().filter_map(|(name, _)| rest_of(name));
    rests.any(|rest| rest.bytes().all(|c| c.is_ascii_alphanumeric()))
}

/// Has the service send the checksum that it keeps, unless the caller decides that or the configuration says
/// `WhenRequired`.
pub(crate) fn ask_for_validation(
    operation: &'static Operation,
    sdk: &SdkConfig,
    input: &mut Map<String, Json>,
) {
    if sdk.response_checksum_validation() == Some(ResponseChecksumValidation::WhenRequired) {
        return;
    }
    if let Some(member) = flexible(operation)["requestValidationModeMember"].as_str() {
        input.entry(member).or_insert_with(|| "ENABLED".into());
    }
}

/// An answer that is not the one that its checksum is of.
#[derive(Debug)]
pub(super) struct Mismatch {
    operation: &'static Operation,
    header: String,
    expected: String,
    found: String,
}

impl fmt::Display for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (service, name) = (self.operation.service().name(), self.operation.name());
        let Mismatch { header, expected, found, .. } = self;
        write!(f, "{service}.{name}: expected an answer with {header} {expected}, found {found}")
    }
}

impl std::error::Error for Mismatch {}

/// Holds an answer against the checksum that it bears, if one was asked for. One of a multipart upload, which is of
/// its parts' checksums, says nothing of the whole.
///
/// # Errors
/// They differ.
pub(super) fn verify(
    operation: &'static Operation,
    input: &Structure,
    response: &HttpResponse,
) -> Result<(), Mismatch> {
    let flexible = flexible(operation);
    let asked = flexible["requestValidationModeMember"].as_str().is_some_and(|m| input.get(m).is_some());
    let sent = flexible["responseAlgorithms"].as_array().filter(|_| asked);
    let Some(sent) = sent else { return Ok(()) };
    for algorithm in ALL.iter().filter(|a| sent.iter().any(|name| name == a.name)) {
        let header = algorithm.header();
        let Some(expected) = response.headers().get(&header).filter(|sum| !sum.contains('-')) else {
            continue;
        };
        let found = algorithm.sum(response.body().bytes().unwrap_or_default());
        return if found == expected {
            Ok(())
        } else {
            let expected = expected.to_owned();
            Err(Mismatch { operation, header, expected, found })
        };
    }
    Ok(())
}
