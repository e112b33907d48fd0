//! What single services need of presigned requests.
//!
//! Source: botocore's `signers` module and the handlers `remove_content_type_header_for_presigning`,
//! `customize_endpoint_resolver_builtins`, `inject_presigned_url_ec2` and `inject_presigned_url_rds`.

use super::Place;
use crate::model::Operation;
use crate::partition;
use crate::value::{Structure, Value};

struct InQuery {
    place: Place,
    method: &'static str,
    #[cfg_attr(not(test), expect(dead_code, reason = "read by a test and by people"))]
    reason: &'static str,
}

/// Operations whose members go into the query, for which the service reads them there.
const IN_QUERY: &[InQuery] = &[InQuery {
    place: Place::only("polly", &["SynthesizeSpeech"]),
    method: "GET",
    reason: "Polly takes the members of a presigned request as query parameters, so that a player can be given the URL",
}];

fn row(operation: &Operation) -> Option<&'static InQuery> {
    IN_QUERY.iter().find(|row| row.place.holds(operation))
}

/// Whether the members of an operation's body go into the query.
pub(crate) fn in_query(operation: &Operation) -> bool {
    row(operation).is_some()
}

/// The method of an operation's presigned requests, where it is not the model's.
pub(crate) fn method(operation: &Operation) -> Option<&'static str> {
    row(operation).map(|row| row.method)
}

/// A service to which browsers post forms.
struct Post {
    service: &'static str,
    /// An operation whose URL is the one that a form is posted to.
    operation: &'static str,
    bucket: &'static str,
    #[cfg_attr(not(test), expect(dead_code, reason = "read by a test and by people"))]
    reason: &'static str,
}

const POSTS: &[Post] = &[Post {
    service: "s3",
    operation: "CreateBucket",
    bucket: "Bucket",
    reason: "S3's models do not have the posting of forms; its URL is the bucket's",
}];

/// The operation whose URL forms of a service are posted to, and its member for the bucket.
pub(crate) fn post(service: &str) -> Option<(&'static str, &'static str)> {
    POSTS.iter().find(|row| row.service == service).map(|row| (row.operation, row.bucket))
}

/// A copy between regions, whose request holds another one: a member with a URL, presigned for the region that is copied
/// from.
#[derive(Debug)]
pub(crate) struct Copy {
    place: Place,
    /// The input's member that names the region that is copied from.
    pub(crate) source: &'static str,
    /// The field of the form that holds the URL, which the caller may give.
    pub(crate) url: &'static str,
    /// Whether the service wants to be told where the copy goes as well.
    pub(crate) names_destination: bool,
    #[cfg_attr(not(test), expect(dead_code, reason = "read by a test and by people"))]
    reason: &'static str,
}

const OF_CLUSTERS: &str = "the region that is copied from is asked by the other one, in the caller's name; not if SourceRegion is left out, \
     for a copy within a region";

static COPIES: &[Copy] = &[
    Copy {
        place: Place::only("ec2", &["CopySnapshot"]),
        source: "SourceRegion",
        url: "PresignedUrl",
        names_destination: true,
        reason: "EC2 asks the region that is copied from in the caller's name, and wants to be told the destination",
    },
    Copy {
        place: Place::only(
            "rds",
            &[
                "CopyDBClusterSnapshot",
                "CopyDBSnapshot",
                "CreateDBCluster",
                "CreateDBInstanceReadReplica",
                "StartDBInstanceAutomatedBackupsReplication",
            ],
        ),
        source: "SourceRegion",
        url: "PreSignedUrl",
        names_destination: false,
        reason: OF_CLUSTERS,
    },
    Copy {
        place: Place::only("neptune", &["CopyDBClusterSnapshot", "CreateDBCluster"]),
        source: "SourceRegion",
        url: "PreSignedUrl",
        names_destination: false,
        reason: OF_CLUSTERS,
    },
    Copy {
        place: Place::only("docdb", &["CopyDBClusterSnapshot", "CreateDBCluster"]),
        source: "SourceRegion",
        url: "PreSignedUrl",
        names_destination: false,
        reason: OF_CLUSTERS,
    },
];

/// What a request holds if it is a copy between regions.
pub(crate) fn copy(operation: &Operation) -> Option<&'static Copy> {
    COPIES.iter().find(|row| row.place.holds(operation))
}

/// A service whose presigned requests go to an endpoint without a region.
struct Global {
    service: &'static str,
    region: &'static str,
    #[cfg_attr(not(test), expect(dead_code, reason = "read by a test and by people"))]
    reason: &'static str,
}

const GLOBAL: &[Global] = &[Global {
    service: "s3",
    region: "aws-global",
    reason: "botocore presigns for bucket.s3.amazonaws.com in every region of the partition aws, signed for the \
             client's region, unless told otherwise",
}];

/// The region that the endpoint rules are told of a presigned request, where it is not the client's. `by_path`: the caller
/// wants the bucket in the path, which the global endpoint does not take.
pub(crate) fn region(
    operation: &Operation,
    input: &Structure,
    region: &str,
    by_path: bool,
) -> Option<&'static str> {
    let row = GLOBAL.iter().find(|row| row.service == operation.service().name())?;
    let is_label = |name: &str| {
        let fits = |c: u8| c.is_ascii_alphanumeric() || c == b'-';
        (1..=63).contains(&name.len())
            && name.bytes().all(fits)
            && !name.starts_with('-')
            && !name.ends_with('-')
    };
    let bucket = input.get("Bucket").and_then(Value::as_str);
    let is_one = bucket.is_none_or(|name| is_label(name) && !name.ends_with(EXPRESS));
    let by_path = by_path || operation.name() == "GetBucketLocation";
    let partition = &*partition::partition_of(region).id;
    (partition == "aws" && !by_path && is_one).then_some(row.region)
}

/// How the name of a directory bucket ends, which has no global endpoint.
const EXPRESS: &str = "--x-s3";

#[cfg(test)]
mod tests {
    use super::super::operations_of;
    use super::*;

    #[test]
    fn every_row_has_a_reason_and_applies() {
        for row in IN_QUERY {
            assert!(!row.reason.is_empty());
            assert!(
                operations_of(&row.place).into_iter().all(|o| in_query(o) && method(o) == Some(row.method))
            );
        }
        for row in POSTS {
            assert!(!row.reason.is_empty());
            let operation = crate::model::service(row.service).and_then(|s| s.operation(row.operation));
            let input = operation.expect("an operation").input().expect("an input");
            assert!(input.member(row.bucket).is_some_and(|_| post(row.service).is_some()));
        }
        for row in COPIES {
            assert!(!row.reason.is_empty());
            for operation in operations_of(&row.place) {
                assert!(copy(operation).is_some_and(|found| std::ptr::eq(found, row)));
                let input = operation.input().expect("an input");
                assert!(input.member(row.source).is_some(), "{operation:?}");
                assert!(
                    input.members().iter().any(|m| m.name().eq_ignore_ascii_case(row.url)),
                    "{operation:?}"
                );
            }
        }
        for row in GLOBAL {
            assert!(!row.reason.is_empty());
            assert_eq!(crate::model::service(row.service).expect("a service").name(), row.service);
        }
    }
}
