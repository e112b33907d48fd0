//! What single services need that no model says: one table, each row with its reason.

use crate::model::Service;

pub(crate) mod codes;
pub(crate) mod endpoint;
pub(crate) mod regions;

/// A departure from what the model says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Quirk {
    /// The signed hash of the body is sent as a header too.
    ContentSha256Header,
    /// An answer with a status of success may hold an error.
    ErrorInSuccess,
    /// The path is signed as it is sent: neither normalised nor encoded twice.
    PathSignedAsSent,
    /// The endpoint rules place the first label of the path: it must not be written twice.
    FirstLabelInEndpoint,
}

struct Row {
    service: &'static str,
    quirk: Quirk,
    /// Why; shown by the test that each row applies.
    #[cfg_attr(not(test), expect(dead_code, reason = "read by a test and by people"))]
    reason: &'static str,
}

const TABLE: &[Row] = &[
    Row {
        service: "s3",
        quirk: Quirk::ContentSha256Header,
        reason: "S3 refuses requests without x-amz-content-sha256",
    },
    Row {
        service: "s3control",
        quirk: Quirk::ContentSha256Header,
        reason: "S3 Control refuses requests without x-amz-content-sha256",
    },
    Row {
        service: "s3",
        quirk: Quirk::ErrorInSuccess,
        reason: "S3 begins long answers, such as CopyObject's, before it knows how they end",
    },
    Row {
        service: "s3",
        quirk: Quirk::PathSignedAsSent,
        reason: "a key is any text: a//b and a/../b are names of objects, not ways to them",
    },
    Row { service: "s3control", quirk: Quirk::PathSignedAsSent, reason: "it signs as S3 does" },
    Row {
        service: "s3",
        quirk: Quirk::FirstLabelInEndpoint,
        reason: "S3's rule set puts the bucket into host or path; the model's URIs begin with /{Bucket} as well",
    },
];

/// Whether a service has a quirk.
pub(crate) fn has(service: &Service, quirk: Quirk) -> bool {
    TABLE.iter().any(|row| row.quirk == quirk && row.service == service.name())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{self, Trait};

    #[test]
    fn every_row_names_a_service_and_a_reason_and_stands_once() {
        for (i, row) in TABLE.iter().enumerate() {
            let service = model::service(row.service).expect(row.reason);
            assert!(has(service, row.quirk));
            assert!(!TABLE[..i].iter().any(|r| r.service == row.service && r.quirk == row.quirk));
        }
        assert!(!has(model::service("ec2").expect("ec2"), Quirk::ErrorInSuccess));
    }

    #[test]
    fn the_first_label_of_the_path_is_one_that_the_rules_know() {
        for row in TABLE.iter().filter(|r| r.quirk == Quirk::FirstLabelInEndpoint) {
            let operations = model::service(row.service).expect(row.reason).operations();
            let with_label = operations
                .iter()
                .filter_map(|o| Some((o, o.trait_text(Trait::HttpUri)?.strip_prefix("/{")?)));
            let mut applied = 0;
            for (operation, uri) in with_label {
                let label = uri.split(['}', '+']).next().expect("a label");
                let member = operation.input().and_then(|i| i.member(label)).expect("the label's member");
                assert!(member.has(Trait::ContextParam), "{operation:?}");
                applied += 1;
            }
            assert!(applied > 0);
        }
    }
}
