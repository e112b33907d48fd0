//! Compression of large request bodies, where the model offers it and the caller has not switched it off.

use std::io::Write;

use aws_config::SdkConfig;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_types::body::SdkBody;
use flate2::{Compression, write::GzEncoder};
use serde_json::Value as Json;

use crate::model::{Operation, Trait};

/// Smaller bodies are not worth it; the default of all AWS SDKs.
const MIN_BYTES: u32 = 10_240;

/// Compresses the body if the operation takes gzip and the body is large enough.
///
/// # Errors
/// The body could not be written.
pub(super) fn apply(
    operation: &'static Operation,
    sdk: &SdkConfig,
    request: &mut HttpRequest,
) -> Result<(), BoxError> {
    let min = sdk.request_min_compression_size_bytes().unwrap_or(MIN_BYTES) as usize;
    if sdk.disable_request_compression() == Some(true) || !takes_gzip(operation) {
        return Ok(());
    }
    let Some(body) = request.body().bytes().filter(|body| !body.is_empty() && body.len() >= min) else {
        return Ok(());
    };
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(body)?;
    let compressed = encoder.finish()?;
    request.headers_mut().insert("Content-Length", compressed.len().to_string());
    request.headers_mut().append("Content-Encoding", "gzip");
    *request.body_mut() = SdkBody::from(compressed);
    Ok(())
}

fn takes_gzip(operation: &'static Operation) -> bool {
    let json = operation.trait_text(Trait::RequestCompression).map(serde_json::from_str::<Json>);
    let Some(Ok(json)) = json else { return false };
    json.get("encodings").and_then(Json::as_array).is_some_and(|e| e.iter().any(|e| e == "gzip"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// botocore compresses streams too; no operation takes one compressed, so nothing here does.
    #[test]
    fn no_operation_that_takes_gzip_takes_a_stream() {
        let all = || crate::model::services().flat_map(|service| service.operations());
        assert!(all().any(takes_gzip));
        let both: Vec<_> = all().filter(|o| takes_gzip(o) && o.streaming_input().is_some()).collect();
        assert!(both.is_empty(), "{both:?}");
    }
}
