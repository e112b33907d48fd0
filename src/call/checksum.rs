//! The checksum that a request must carry, of its body as it is sent.
//!
//! Two traits ask for one: `smithy.api#httpChecksumRequired`, and `aws.protocols#httpChecksum`, which lets the caller
//! choose an algorithm by a member. Without a choice the default is CRC32, where a checksum is required or, unless the
//! configuration says `WhenRequired`, wherever the operation takes one. Bodies are in memory, so the checksum is a
//! header, never a trailer. Source: botocore's `httpchecksum` module, whose defaults these are.

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_types::base64;
use serde_json::Value as Json;
use sha1::Sha1;
use sha2::{Digest, Sha256};

use crate::model::{Operation, Trait};
use crate::value::Structure;

/// What is computed when the caller names no algorithm.
const DEFAULT: &str = "CRC32";

/// Adds the checksum that the model asks for, unless the caller gave one.
///
/// # Errors
/// The caller chose an algorithm that is not known here.
pub(super) fn add(
    operation: &'static Operation,
    input: &Structure,
    required_only: bool,
    request: &mut HttpRequest,
) -> Result<(), BoxError> {
    if is_given(request) {
        return Ok(());
    }
    let flexible: Json = match operation.trait_text(Trait::HttpChecksum) {
        Some(text) => serde_json::from_str(text)?,
        None => Json::Null,
    };
    let member = flexible.get("requestAlgorithmMember").and_then(Json::as_str);
    let chosen = member.and_then(|m| input.get(m)).and_then(|v| v.as_str());
    let required = operation.has(Trait::HttpChecksumRequired)
        || flexible.get("requestChecksumRequired").and_then(Json::as_bool).unwrap_or(false);
    let Some(algorithm) = chosen.or((required || (member.is_some() && !required_only)).then_some(DEFAULT))
    else {
        return Ok(());
    };
    let sum = flexible_checksum(algorithm, body(request)?)?;
    request.headers_mut().try_insert(format!("x-amz-checksum-{}", algorithm.to_lowercase()), sum)?;
    // The caller's choice is sent by its own member.
    let member = member.and_then(|m| operation.input()?.member(m));
    if let Some(header) = member.and_then(|m| m.trait_text(Trait::HttpHeader)).filter(|_| chosen.is_none()) {
        request.headers_mut().try_insert(header.to_lowercase(), DEFAULT)?;
    }
    Ok(())
}

/// Whether the caller set a checksum by a member of its own. One that only names the algorithm is none.
fn is_given(request: &HttpRequest) -> bool {
    let names_one = |name: &str| match name.strip_prefix("x-amz-checksum-") {
        Some(rest) => !matches!(rest, "algorithm" | "mode" | "type"),
        None => name == "content-md5",
    };
    request.headers().iter().any(|(name, _)| names_one(name))
}

fn body(request: &HttpRequest) -> Result<&[u8], BoxError> {
    request.body().bytes().ok_or_else(|| "expected a body in memory to checksum".into())
}

fn flexible_checksum(algorithm: &str, body: &[u8]) -> Result<String, BoxError> {
    Ok(match algorithm {
        "CRC32" => base64::encode(crc32fast::hash(body).to_be_bytes()),
        "CRC32C" => base64::encode(crc32c::crc32c(body).to_be_bytes()),
        "SHA1" => base64::encode(Sha1::digest(body)),
        "SHA256" => base64::encode(Sha256::digest(body)),
        other => {
            return Err(format!(
                "expected a checksum algorithm of CRC32, CRC32C, SHA1, SHA256, found {other}"
            )
            .into());
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The check values of the algorithms' own descriptions, for the text `123456789`.
    #[test]
    fn each_algorithm_gives_its_published_check_value() {
        let hex = |algorithm| {
            let sum = flexible_checksum(algorithm, b"123456789").expect(algorithm);
            base64::decode(sum).expect("base64").iter().map(|b| format!("{b:02x}")).collect::<String>()
        };
        assert_eq!(hex("CRC32"), "cbf43926");
        assert_eq!(hex("CRC32C"), "e3069283");
        assert_eq!(hex("SHA1"), "f7c3bc1d808e04732adf679965ccc34ca7ae3441");
        assert_eq!(hex("SHA256"), "15e2b0d3c33891ebb0f1ef609ec419420c20e320ce94c65fbc8c3312448eb225");
    }

    #[test]
    fn an_algorithm_that_is_not_known_is_an_error_that_names_those_that_are() {
        let error = flexible_checksum("CRC64NVME", b"").expect_err("refused").to_string();
        assert_eq!(error, "expected a checksum algorithm of CRC32, CRC32C, SHA1, SHA256, found CRC64NVME");
    }
}
