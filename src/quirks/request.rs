//! What requests of single services carry that their models do not say, and what becomes of some before they are
//! signed.
//!
//! Source: the handlers that botocore registers for `before-call` and `request-created` (its `handlers` module).

use std::fmt::Write;

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_types::body::SdkBody;
use sha2::{Digest, Sha256};

use super::Place;
use crate::model::Operation;

/// One thing that is done to a request.
#[derive(Debug, Clone, Copy)]
enum Change {
    /// A header, unless the input sets it.
    Header(&'static str, Content),
    /// The query goes into the body, as a form.
    QueryAsForm,
}

/// What a header says.
#[derive(Debug, Clone, Copy)]
enum Content {
    Text(&'static str),
    ApiVersion,
    /// Of the body.
    TreeHash,
}

struct Row {
    place: Place,
    change: Change,
    #[cfg_attr(not(test), expect(dead_code, reason = "read by a test and by people"))]
    reason: &'static str,
}

const TABLE: &[Row] = &[
    Row {
        place: Place::all("apigateway"),
        change: Change::Header("accept", Content::Text("application/json")),
        reason: "API Gateway answers in HAL, which is not what its model says, unless asked for plain JSON",
    },
    Row {
        place: Place::all("glacier"),
        change: Change::Header("x-amz-glacier-version", Content::ApiVersion),
        reason: "Glacier refuses requests that do not say which API they are of",
    },
    Row {
        place: Place::only("glacier", &["UploadArchive", "UploadMultipartPart"]),
        change: Change::Header("x-amz-sha256-tree-hash", Content::TreeHash),
        reason: "Glacier refuses uploads without it",
    },
    Row {
        place: Place::only("cloudsearchdomain", &["Search"]),
        change: Change::QueryAsForm,
        reason: "a query may be longer than an address may be",
    },
];

/// Changes a request, body in place, as its operation needs it. `tree_hash`: that of a body that is not in memory.
///
/// # Errors
/// A header cannot hold what it should say, or nobody hashed the body.
pub(crate) fn apply(
    operation: &'static Operation,
    request: &mut HttpRequest,
    tree_hash: Option<&str>,
) -> Result<(), BoxError> {
    for row in TABLE.iter().filter(|row| row.place.holds(operation)) {
        match row.change {
            Change::Header(name, _) if request.headers().contains_key(name) => {}
            Change::Header(name, content) => {
                let value = match content {
                    Content::Text(text) => text.to_owned(),
                    Content::ApiVersion => operation.service().api_version().to_owned(),
                    Content::TreeHash => match tree_hash {
                        Some(hash) => hash.to_owned(),
                        None => hash_of(request.body().bytes().ok_or("expected a body in memory to hash")?),
                    },
                };
                request.headers_mut().try_insert(name, value)?;
            }
            Change::QueryAsForm => query_as_form(request)?,
        }
    }
    Ok(())
}

/// Adds to a presigned request the headers that its service needs and no input sets: they go with it unsigned, as the
/// signature is botocore's, which leaves them to the caller.
pub(crate) fn apply_unsigned(operation: &'static Operation, request: &mut HttpRequest) {
    for row in TABLE.iter().filter(|row| row.place.holds(operation)) {
        let (name, value) = match row.change {
            Change::Header(name, Content::Text(text)) => (name, text),
            Change::Header(name, Content::ApiVersion) => (name, operation.service().api_version()),
            Change::Header(_, Content::TreeHash) | Change::QueryAsForm => continue,
        };
        if !request.headers().contains_key(name) {
            request.headers_mut().insert(name, value);
        }
    }
}

fn query_as_form(request: &mut HttpRequest) -> Result<(), BoxError> {
    let Some((path, query)) = request.uri().split_once('?').filter(|_| request.method() == "GET") else {
        return Ok(());
    };
    let (path, query) = (path.to_owned(), query.to_owned());
    request.set_uri(path)?;
    request.set_method("POST")?;
    request.headers_mut().try_insert("content-type", "application/x-www-form-urlencoded")?;
    request.headers_mut().try_insert("content-length", query.len().to_string())?;
    *request.body_mut() = SdkBody::from(query);
    Ok(())
}

/// Of how many bytes the leaves of a tree hash are.
const LEAF: usize = 1 << 20;

/// Amazon Glacier's hash of an archive that comes piece by piece: SHA-256 over each MiB, then over pairs of hashes,
/// level by level; one that has no other goes up as it is.
///
/// Source: Amazon S3 Glacier developer guide, "Computing checksums".
#[derive(Default)]
pub(crate) struct TreeHash {
    leaves: Vec<[u8; 32]>,
    leaf: Sha256,
    /// Bytes in the leaf so far.
    filled: usize,
}

impl TreeHash {
    /// The next bytes.
    pub(crate) fn update(&mut self, mut bytes: &[u8]) {
        while !bytes.is_empty() {
            let (part, rest) = bytes.split_at(bytes.len().min(LEAF - self.filled));
            self.leaf.update(part);
            self.filled += part.len();
            bytes = rest;
            if self.filled == LEAF {
                self.leaves.push(self.leaf.finalize_reset().into());
                self.filled = 0;
            }
        }
    }

    /// The hash in hexadecimal digits.
    pub(crate) fn finish(self) -> String {
        let mut level = self.leaves;
        // No bytes at all are one leaf of none.
        if self.filled > 0 || level.is_empty() {
            level.push(self.leaf.finalize().into());
        }
        while level.len() > 1 {
            let up = level.chunks(2).map(|pair| match pair {
                [left, right] => Sha256::new().chain_update(left).chain_update(right).finalize().into(),
                _ => pair[0],
            });
            level = up.collect();
        }
        level.iter().flatten().fold(String::new(), |mut text, byte| {
            // Writing to a String cannot fail.
            let _ = write!(text, "{byte:02x}");
            text
        })
    }
}

fn hash_of(body: &[u8]) -> String {
    let mut hash = TreeHash::default();
    hash.update(body);
    hash.finish()
}

/// Whether the tree hash of an operation's body goes with it.
pub(crate) fn wants_tree_hash(operation: &'static Operation) -> bool {
    let is_one = |row: &&Row| matches!(row.change, Change::Header(_, Content::TreeHash));
    TABLE.iter().filter(is_one).any(|row| row.place.holds(operation))
}

#[cfg(test)]
mod tests {
    use super::super::operations_of;
    use super::*;
    use crate::model;

    fn request(method: &str, uri: &str, body: &'static [u8]) -> HttpRequest {
        let mut request = HttpRequest::new(SdkBody::from(body));
        request.set_method(method).unwrap();
        request.set_uri(uri).unwrap();
        request
    }

    #[test]
    fn every_row_has_a_reason_and_applies_once() {
        for row in TABLE {
            assert!(!row.reason.is_empty());
            for operation in operations_of(&row.place) {
                let mut request = request("GET", "/x?a=b", b"");
                apply(operation, &mut request, None).unwrap();
                match row.change {
                    Change::Header(name, _) => assert!(request.headers().contains_key(name)),
                    Change::QueryAsForm => assert_eq!(request.body().bytes(), Some(&b"a=b"[..])),
                }
            }
        }
    }

    #[test]
    fn headers_say_what_the_service_wants_and_the_caller_wins() {
        let of = |service: &str, name: &str| model::service(service).unwrap().operation(name).unwrap();
        let mut upload = request("POST", "/-/vaults/v/archives", b"abc");
        apply(of("glacier", "UploadArchive"), &mut upload, None).unwrap();
        assert_eq!(upload.headers().get("x-amz-glacier-version"), Some("2012-06-01"));
        let sum = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(upload.headers().get("x-amz-sha256-tree-hash"), Some(sum));
        let mut export = request("GET", "/restapis/r/stages/s/exports/oas30", b"");
        export.headers_mut().insert("accept", "application/yaml");
        apply(of("apigateway", "GetExport"), &mut export, None).unwrap();
        assert_eq!(export.headers().get("accept"), Some("application/yaml"));
        let mut other = request("GET", "/v2/apis", b"");
        apply(of("apigatewayv2", "GetApis"), &mut other, None).unwrap();
        assert_eq!(other.headers().get("accept"), None);
    }

    #[test]
    fn a_search_is_posted() {
        let search = model::service("cloudsearchdomain").unwrap().operation("Search").unwrap();
        let mut request = request("GET", "/2013-01-01/search?format=sdk&q=a%20b", b"");
        apply(search, &mut request, None).unwrap();
        assert_eq!((request.method(), request.uri()), ("POST", "/2013-01-01/search"));
        assert_eq!(request.body().bytes(), Some(&b"format=sdk&q=a%20b"[..]));
        assert_eq!(request.headers().get("content-type"), Some("application/x-www-form-urlencoded"));
        assert_eq!(request.headers().get("content-length"), Some("18"));
    }

    /// As botocore's `calculate_tree_hash` has them.
    #[test]
    fn the_tree_hash_is_over_mebibytes() {
        for (halves, sum) in [
            (0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            (1, "ec8bb338811bbf800a8b5e507d06e08a1d9d05bde74294f6f7388f3bbfba82e5"),
            (2, "8f990ba0b577b51cf009ea049368c16bbda1b21e1b93be07a824758bb253c39b"),
            (7, "8269320df875f80fd8291a7727bcebceaa71b28acd20378951866f8a1763865c"),
        ] {
            let body = vec![b'x'; halves * LEAF / 2];
            assert_eq!(hash_of(&body), sum, "{halves}");
            let mut pieces = TreeHash::default();
            body.chunks(300_000).for_each(|piece| pieces.update(piece));
            assert_eq!(pieces.finish(), sum, "{halves}");
        }
    }
}
