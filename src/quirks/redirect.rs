//! Services that say where a resource really lives, and how they say it.
//!
//! Source: botocore's `S3RegionRedirectorv2` (its `utils` module).

use aws_smithy_runtime_api::client::orchestrator::HttpResponse;

use crate::model::Operation;
use crate::outcome::CallError;
use crate::value::{Structure, Value};
use crate::xml::XmlDocument;

/// Under which an error tells the region that it names.
pub(crate) const REGION: &str = "redirect region";

/// A service whose buckets live in regions that their names do not tell.
pub(crate) struct Row {
    service: &'static str,
    /// The input's member that names what lives somewhere.
    member: &'static str,
    header: &'static str,
    /// The operation that tells where it lives, and the output's member that does.
    pub(crate) asked: &'static str,
    pub(crate) told: &'static str,
    /// Whose answers have no body, and are a plain 301 or 400 in a wrong region.
    heads: [&'static str; 2],
    /// Makes it: a wrong region is then the caller's own.
    makes: &'static str,
    #[cfg_attr(not(test), expect(dead_code, reason = "read by a test and by people"))]
    reason: &'static str,
}

const TABLE: &[Row] = &[Row {
    service: "s3",
    member: "Bucket",
    header: "x-amz-bucket-region",
    asked: "HeadBucket",
    told: "BucketRegion",
    heads: ["HeadObject", "HeadBucket"],
    makes: "CreateBucket",
    reason: "S3 refuses a request for a bucket of another region, and says of which",
}];

/// What an operation works on, where that may live in another region; a name, never an ARN, which says where it is.
pub(crate) fn resource<'a>(operation: &Operation, input: &'a Structure) -> Option<(&'static Row, &'a str)> {
    let row = TABLE.iter().find(|row| row.service == operation.service().name())?;
    let name = input.get(row.member)?.as_str().filter(|name| !name.starts_with("arn:"))?;
    Some((row, name))
}

impl Row {
    /// The input's member that names it.
    pub(crate) fn member(&self) -> &'static str {
        self.member
    }

    /// Whether an error says that the resource is in another region.
    pub(crate) fn is_redirect(&self, operation: &Operation, error: &CallError) -> bool {
        let (status, code) = (error.status().unwrap_or_default(), error.code().unwrap_or_default());
        let told = error.extra(REGION).is_some();
        let name = operation.name();
        let is_head = self.heads.contains(&name) && matches!(status, 301 | 400);
        matches!(status, 301 | 302 | 307)
            || code == "PermanentRedirect"
            || (code == "AuthorizationHeaderMalformed" && told)
            || (code == "IllegalLocationConstraintException" && name != self.makes)
            || (is_head && (told || name == self.heads[0]))
    }
}

/// The region that an error answer names: in a header, else in its body.
pub(crate) fn region(operation: &Operation, response: &HttpResponse) -> Option<String> {
    let row = TABLE.iter().find(|row| row.service == operation.service().name())?;
    let in_header = response.headers().get(row.header).map(str::to_owned);
    let in_body = || {
        let document = XmlDocument::checked(response.body().bytes()?).ok()?;
        Some(document.root().child("Region").ok()??.text().ok()?.trim().to_owned())
    };
    in_header.or_else(in_body).filter(|region| is_name(region))
}

/// Whether a text can be a region's name: it becomes part of a host's.
pub(crate) fn is_name(region: &str) -> bool {
    let fits = |c: u8| c.is_ascii_lowercase() || c.is_ascii_digit() || c == b'-';
    (1..=63).contains(&region.len())
        && region.bytes().all(fits)
        && !region.starts_with('-')
        && !region.ends_with('-')
}

/// The region that the answer of [`Row::asked`] names.
pub(crate) fn named(row: &Row, output: &Structure) -> Option<String> {
    let region = output.get(row.told).and_then(Value::as_str)?;
    is_name(region).then(|| region.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::service;

    #[test]
    fn every_row_has_a_reason_and_names_what_there_is() {
        for row in TABLE {
            assert!(!row.reason.is_empty());
            let service = service(row.service).expect("a service");
            for name in [row.heads[0], row.heads[1], row.makes, row.asked] {
                let input = service.operation(name).expect("an operation").input().expect("an input");
                assert!(input.member(row.member).is_some(), "{name}");
            }
            let output = service.operation(row.asked).expect("an operation").output().expect("an output");
            assert!(output.member(row.told).is_some());
        }
    }

    #[test]
    fn a_region_is_a_label_of_a_host() {
        for (text, is) in
            [("eu-west-1", true), ("", false), ("-a", false), ("a.b", false), ("a/b", false), ("A", false)]
        {
            assert_eq!(is_name(text), is, "{text}");
        }
    }
}
