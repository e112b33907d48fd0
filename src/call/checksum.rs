//! The checksum that a request must carry, of its body as it is sent, and the one that an answer bears.
//!
//! Two traits ask for one: `smithy.api#httpChecksumRequired`, and `aws.protocols#httpChecksum`, which lets the caller
//! choose an algorithm by a member. Without a choice the default is CRC32, where a checksum is required or, unless the
//! configuration says `WhenRequired`, wherever the operation takes one. Over TLS the checksum of a streaming input goes
//! behind the body, so that it is read once; else in a header. Source: botocore's `httpchecksum` module, whose defaults
//! these are.

use std::fmt;

use aws_config::SdkConfig;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_types::checksum_config::{RequestChecksumCalculation, ResponseChecksumValidation};
use serde_json::{Map, Value as Json};

use crate::model::{Operation, Trait};
use crate::value::{Structure, Value};

mod algorithm;

use algorithm::{ALL, DEFAULT};
pub(super) use algorithm::{Algorithm, Sum};

use super::chunked;

/// What `aws.protocols#httpChecksum` says; null where an operation does not have it.
fn flexible(operation: &'static Operation) -> Json {
    let text = operation.trait_text(Trait::HttpChecksum);
    text.and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default()
}

/// The checksum of one request, before it is made.
#[derive(Debug, Clone, Copy)]
pub(super) struct Planned {
    pub(super) algorithm: Algorithm,
    /// Behind the body, which then is in `aws-chunked` coding and unsigned; else in a header.
    pub(super) is_trailer: bool,
    /// The header that names the algorithm, where the caller did not choose it.
    named_by: Option<&'static str>,
}

/// The checksum that the model asks for, unless the caller gave one. An MD5 is none: it does not go through these
/// traits. `is_secure`: the request goes over TLS.
///
/// # Errors
/// The caller chose an algorithm that is not known here.
pub(super) fn plan(
    operation: &'static Operation,
    input: &Structure,
    headers: &[(String, String)],
    sdk: &SdkConfig,
    is_secure: bool,
) -> Result<Option<Planned>, String> {
    if is_given(input, headers) {
        return Ok(None);
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
        None => return Ok(None),
    };
    // The caller's choice is sent by its own member.
    let member = member.and_then(|m| operation.input()?.member(m)).filter(|_| chosen.is_none());
    let named_by = member.and_then(|m| m.trait_text(Trait::HttpHeader));
    let is_trailer = is_secure && operation.streaming_input().is_some();
    Ok(Some(Planned { algorithm, is_trailer, named_by }))
}

/// Adds a checksum to a request. `sum`: that of a body that is not in memory, where it goes into a header.
///
/// # Errors
/// A header cannot be set, or nobody summed up the body.
pub(super) fn add(planned: Planned, sum: Option<&str>, request: &mut HttpRequest) -> Result<(), BoxError> {
    let Planned { algorithm, is_trailer, named_by } = planned;
    if is_trailer {
        chunked::apply(algorithm, request)?;
    } else {
        let sum = match sum {
            Some(sum) => sum.to_owned(),
            None => algorithm.sum(request.body().bytes().ok_or("expected a body in memory to checksum")?),
        };
        request.headers_mut().try_insert(algorithm.header(), sum)?;
    }
    if let Some(header) = named_by {
        request.headers_mut().try_insert(header.to_lowercase(), DEFAULT.name)?;
    }
    Ok(())
}

/// Whether the caller set a checksum, by a member or by a header of its own. As botocore: any header of the family
/// counts, even one that only names the algorithm or the type.
fn is_given(input: &Structure, headers: &[(String, String)]) -> bool {
    let is_one = |name: &str| {
        let name = name.to_ascii_lowercase();
        let rest = name.strip_prefix("x-amz-checksum-");
        rest.is_some_and(|rest| rest.bytes().all(|c| c.is_ascii_alphanumeric()))
    };
    let members = input.set_members();
    let mut bound = members.filter_map(|(member, _)| member.trait_text(Trait::HttpHeader));
    bound.any(is_one) || headers.iter().any(|(name, _)| is_one(name))
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

/// The checksum that an answer bears, if one was asked for.
pub(super) struct Borne {
    operation: &'static Operation,
    algorithm: Algorithm,
    expected: String,
}

impl Borne {
    /// The first that can be summed up. One of a multipart upload, which is of its parts' checksums, says nothing of the
    /// whole.
    pub(super) fn by(
        operation: &'static Operation,
        input: &Structure,
        response: &HttpResponse,
    ) -> Option<Borne> {
        let flexible = flexible(operation);
        input.get(flexible["requestValidationModeMember"].as_str()?)?;
        let sent = flexible["responseAlgorithms"].as_array()?;
        let known = ALL.iter().filter(|a| sent.iter().any(|name| name == a.name));
        let borne = |algorithm: &Algorithm| {
            let expected = response.headers().get(algorithm.header()).filter(|sum| !sum.contains('-'))?;
            Some(Borne { operation, algorithm: *algorithm, expected: expected.to_owned() })
        };
        known.into_iter().find_map(borne)
    }

    /// A sum of the answer to come.
    pub(super) fn begin(&self) -> Box<dyn Sum> {
        self.algorithm.begin()
    }

    /// Holds the sum of the answer against it.
    ///
    /// # Errors
    /// They differ.
    pub(super) fn check(self, found: String) -> Result<(), Mismatch> {
        if found == self.expected {
            return Ok(());
        }
        let Borne { operation, algorithm, expected } = self;
        Err(Mismatch { operation, header: algorithm.header(), expected, found })
    }
}

/// Holds an answer in memory against the checksum that it bears.
///
/// # Errors
/// They differ.
pub(super) fn verify(
    operation: &'static Operation,
    input: &Structure,
    response: &HttpResponse,
) -> Result<(), Mismatch> {
    let Some(borne) = Borne::by(operation, input, response) else { return Ok(()) };
    let found = borne.algorithm.sum(response.body().bytes().unwrap_or_default());
    borne.check(found)
}
