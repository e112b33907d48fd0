//! An answer of a service as one text: the operation and the status, headers, an empty line, the body.

use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_types::body::SdkBody;
use http_1x::{HeaderName, HeaderValue, StatusCode};

use super::{Nowhere, check, hash, named_operation, split};
use crate::pages;
use crate::protocol::Protocol;
use crate::{call, merge};

/// Statuses that any other text in the place of one stands for.
const STATUSES: [u16; 6] = [200, 400, 403, 404, 500, 301];

/// Reads an answer through a protocol, whatever its service speaks.
pub(super) fn read(kind: Protocol, message: &[u8]) {
    use std::fmt::Write;

    let (head, body) = split(message, b"\n\n");
    let (line, headers) = match head.iter().position(|b| *b == b'\n') {
        Some(at) => (&head[..at], &head[at..]),
        None => (head, &[][..]),
    };
    let (name, status) = match line.iter().rposition(|b| *b == b' ') {
        Some(at) => (&line[..at], &line[at..]),
        None => (line, &b"200"[..]),
    };
    let operation = named_operation(name);
    let response = response(status, headers, body);
    let is_success = response.status().is_success();
    match call::fuzz::decoded(operation, kind, response) {
        Ok(output) => {
            assert!(is_success, "an output of a failure");
            check(&output, message.len());
            pages::continues_after(operation, &output);
            merge::items(&merge::fields(operation), "", &output);
        }
        Err(error) => {
            serde_json::to_writer(std::io::sink(), &error).expect("JSON of any error");
            let _ = write!(Nowhere, "{error} {error:?}");
            assert!(
                is_success || error.code().is_some_and(|code| !code.is_empty()),
                "a failure without a code"
            );
        }
    }
}

fn response(status: &[u8], headers: &[u8], body: &[u8]) -> HttpResponse {
    let status = String::from_utf8_lossy(status);
    let any = STATUSES[hash(&status) % STATUSES.len()];
    let status = status.trim().parse().ok().filter(|status| (200..600).contains(status)).unwrap_or(any);
    let mut response = http_1x::Response::new(SdkBody::from(body.to_vec()));
    *response.status_mut() = StatusCode::from_u16(status).unwrap_or_default();
    for line in headers.split(|b| *b == b'\n') {
        let (name, value) = split(line, b":");
        let value = HeaderValue::from_bytes(value.trim_ascii());
        if let (Ok(name), Ok(value)) = (HeaderName::from_bytes(name), value) {
            // More headers than a map may hold are left out.
            let _ = response.headers_mut().try_append(name, value);
        }
    }
    response.try_into().expect("a response of HTTP/1.1")
}
