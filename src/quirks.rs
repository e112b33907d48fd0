//! What single services need that no model says: tables, each row with its reason.

use crate::model::Operation;

mod arn;
pub(crate) mod codes;
pub(crate) mod endpoint;
pub(crate) mod express;
pub(crate) mod input;
pub(crate) mod names;
pub(crate) mod output;
pub(crate) mod presign;
pub(crate) mod redirect;
pub(crate) mod regions;
pub(crate) mod request;
pub mod tokens;

/// The operations that a row is for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place {
    service: &'static str,
    operations: Operations,
}

#[derive(Debug, Clone, Copy)]
enum Operations {
    All,
    Only(&'static [&'static str]),
    AllBut(&'static [&'static str]),
}

impl Place {
    const fn all(service: &'static str) -> Self {
        Place { service, operations: Operations::All }
    }

    const fn only(service: &'static str, operations: &'static [&'static str]) -> Self {
        Place { service, operations: Operations::Only(operations) }
    }

    const fn all_but(service: &'static str, operations: &'static [&'static str]) -> Self {
        Place { service, operations: Operations::AllBut(operations) }
    }

    fn holds(&self, operation: &Operation) -> bool {
        self.service == operation.service().name()
            && match self.operations {
                Operations::All => true,
                Operations::Only(names) => names.contains(&operation.name()),
                Operations::AllBut(names) => !names.contains(&operation.name()),
            }
    }
}

/// A departure from what the model says that the engine knows the way of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Quirk {
    /// The signed hash of the body is sent as a header too.
    ContentSha256Header,
    /// An answer with a status of success may hold an error, or the beginning of an answer that broke off.
    ErrorInSuccess,
    /// The path is signed as it is sent: neither normalised nor encoded twice.
    PathSignedAsSent,
    /// A stream that comes with its MD5 over TLS goes unsigned.
    UnsignedStreams,
    /// A stream is sent when the service has said that it will take it.
    ExpectContinue,
    /// As `ExpectContinue`, bytes in the input too.
    ExpectContinueAlways,
    /// The endpoint rules place the first label of the path: it must not be written twice.
    FirstLabelInEndpoint,
}

struct Row {
    place: Place,
    quirk: Quirk,
    /// Why; shown by the test that each row applies.
    #[cfg_attr(not(test), expect(dead_code, reason = "read by a test and by people"))]
    reason: &'static str,
}

const TABLE: &[Row] = &[
    Row {
        place: Place::all("s3"),
        quirk: Quirk::ContentSha256Header,
        reason: "S3 refuses requests without x-amz-content-sha256",
    },
    Row {
        place: Place::all("s3control"),
        quirk: Quirk::ContentSha256Header,
        reason: "S3 Control refuses requests without x-amz-content-sha256",
    },
    Row {
        place: Place::only("glacier", &["UploadArchive", "UploadMultipartPart"]),
        quirk: Quirk::ContentSha256Header,
        reason: "Glacier wants the hash of what is uploaded beside its tree hash",
    },
    Row {
        place: Place::all("s3"),
        quirk: Quirk::ErrorInSuccess,
        reason: "S3 begins long answers, such as CopyObject's, before it knows how they end",
    },
    Row {
        place: Place::all("s3"),
        quirk: Quirk::FirstLabelInEndpoint,
        reason: "S3's rule set puts the bucket into host or path; the model's URIs begin with /{Bucket} as well",
    },
    Row {
        place: Place::all("s3"),
        quirk: Quirk::PathSignedAsSent,
        reason: "a key is any text: a//b and a/../b are names of objects, not ways to them",
    },
    Row {
        place: Place::all("s3"),
        quirk: Quirk::UnsignedStreams,
        reason: "S3 takes unsigned bodies, and what is checked and over TLS need not be read twice (botocore's S3SigV4Auth)",
    },
    Row {
        place: Place::only(
            "s3",
            &["PutObject", "PutObjectAnnotation", "UploadPart", "WriteGetObjectResponse"],
        ),
        quirk: Quirk::ExpectContinue,
        reason: "S3 refuses or redirects before it has read a large body (botocore's add_expect_header)",
    },
    Row {
        place: Place::only("s3", &["PutObject", "UploadPart"]),
        quirk: Quirk::ExpectContinueAlways,
        reason: "botocore makes a file of their bytes first, and of a file it asks (convert_body_to_file_like_object)",
    },
    Row { place: Place::all("s3control"), quirk: Quirk::PathSignedAsSent, reason: "it signs as S3 does" },
];

/// Whether an operation has a quirk.
pub(crate) fn has(operation: &Operation, quirk: Quirk) -> bool {
    TABLE.iter().any(|row| row.quirk == quirk && row.place.holds(operation))
}

/// The operations of a row, all of which the models must have.
#[cfg(test)]
fn operations_of(place: &Place) -> Vec<&'static Operation> {
    let service = crate::model::service(place.service).expect("a service");
    if let Operations::Only(names) | Operations::AllBut(names) = place.operations {
        for name in names {
            assert_eq!(service.operation(name).expect("an operation").name(), *name);
        }
    }
    let found: Vec<_> = service.operations().iter().filter(|o| place.holds(o)).collect();
    assert!(!found.is_empty(), "{place:?}");
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{self, Trait};

    #[test]
    fn every_row_names_operations_and_a_reason_and_stands_once() {
        for (i, row) in TABLE.iter().enumerate() {
            assert!(!row.reason.is_empty());
            assert!(operations_of(&row.place).iter().all(|o| has(o, row.quirk)));
            let again = |r: &Row| r.place.service == row.place.service && r.quirk == row.quirk;
            assert!(!TABLE[..i].iter().any(again), "{}", row.reason);
        }
        let of = |service: &str, name: &str| model::service(service).unwrap().operation(name).unwrap();
        assert!(!has(of("ec2", "DescribeVpcs"), Quirk::ErrorInSuccess));
        assert!(has(of("glacier", "UploadArchive"), Quirk::ContentSha256Header));
        assert!(!has(of("glacier", "ListVaults"), Quirk::ContentSha256Header));
    }

    #[test]
    fn the_first_label_of_the_path_is_one_that_the_rules_know() {
        for row in TABLE.iter().filter(|r| r.quirk == Quirk::FirstLabelInEndpoint) {
            let mut applied = 0;
            for operation in operations_of(&row.place) {
                let Some(uri) = operation.trait_text(Trait::HttpUri).and_then(|u| u.strip_prefix("/{"))
                else {
                    continue;
                };
                let label = uri.split(['}', '+']).next().expect("a label");
                let member = operation.input().and_then(|i| i.member(label)).expect("the label's member");
                assert!(member.has(Trait::ContextParam), "{operation:?}");
                applied += 1;
            }
            assert!(applied > 0);
        }
    }
}
