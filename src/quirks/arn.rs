//! ARNs, as far as inputs of single services are checked by them.

use std::sync::OnceLock;

use regex_lite::Regex;

/// The parts of an ARN that are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Arn<'a> {
    pub(super) service: &'a str,
    pub(super) region: &'a str,
    pub(super) account: &'a str,
    pub(super) resource: &'a str,
}

impl<'a> Arn<'a> {
    /// Six parts with colons between them, whatever they say: as lenient as botocore.
    pub(super) fn parse(text: &'a str) -> Option<Self> {
        let mut parts = text.splitn(6, ':').skip(2);
        let mut next = || parts.next();
        Some(Arn { service: next()?, region: next()?, account: next()?, resource: next()? })
    }

    /// `outpost/<id>/<resource>/<name>`, with slashes or colons.
    pub(super) fn is_on_outpost(&self, resource: &str) -> bool {
        let parts: Vec<&str> = self.resource.split(['/', ':']).collect();
        self.service == "s3-outposts" && matches!(parts[..], ["outpost", _, kind, _] if kind == resource)
    }
}

/// Whether an ARN may stand where a bucket's name does: of an access point, on an Outpost or not.
pub(super) fn is_bucket(text: &str) -> bool {
    static PATTERN: OnceLock<Option<Regex>> = OnceLock::new();
    let pattern = concat!(
        r"^arn:(aws).*:(s3|s3-object-lambda):[a-z\-0-9]*:[0-9]{12}:accesspoint[/:][a-zA-Z0-9\-.]{1,63}$",
        r"|^arn:(aws).*:s3-outposts:[a-z\-0-9]+:[0-9]{12}:outpost[/:][a-zA-Z0-9\-]{1,63}[/:]accesspoint[/:]",
        r"[a-zA-Z0-9\-]{1,63}$",
    );
    text.starts_with("arn:aws")
        && PATTERN.get_or_init(|| Regex::new(pattern).ok()).as_ref().is_some_and(|p| p.is_match(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_arn_is_six_parts() {
        let text = "arn:aws:s3-outposts:us-west-2:123456789012:outpost/op-1/bucket/b";
        let arn = Arn::parse(text).expect("an ARN");
        assert_eq!((arn.region, arn.account), ("us-west-2", "123456789012"));
        assert!(arn.is_on_outpost("bucket") && !arn.is_on_outpost("accesspoint"));
        let colons = "arn:aws:s3-outposts:us-west-2:123456789012:outpost:op-1:accesspoint:a";
        assert!(Arn::parse(colons).expect("an ARN").is_on_outpost("accesspoint"));
        for none in ["", "bucket", "arn:aws:s3:::"] {
            assert!(Arn::parse(none).is_none_or(|a| !a.is_on_outpost("bucket")), "{none}");
        }
        assert_eq!(Arn::parse("a:b:c:d:e"), None);
    }

    #[test]
    fn access_points_stand_for_buckets() {
        for arn in [
            "arn:aws:s3:us-west-2:123456789012:accesspoint/my-point",
            "arn:aws-cn:s3-object-lambda:cn-north-1:123456789012:accesspoint:my.point",
            "arn:aws:s3-outposts:us-west-2:123456789012:outpost/op-1/accesspoint/p",
        ] {
            assert!(is_bucket(arn), "{arn}");
        }
        for other in [
            "",
            "my-bucket",
            "arn:aws:s3:::my-bucket",
            "arn:aws:s3:us-west-2:12345678901:accesspoint/my-point",
            "arn:aws:s3-outposts:us-west-2:123456789012:outpost/op-1/bucket/b",
        ] {
            assert!(!is_bucket(other), "{other}");
        }
    }
}
