//! What single services need beyond their endpoint rules: built-ins of their own, host prefixes to leave out.

use super::Place;
use crate::model::{Operation, Trait};
use crate::value::Structure;

/// A call, as far as the built-ins below look at it.
pub(crate) struct Call<'a> {
    pub(crate) operation: &'static str,
    pub(crate) input: &'a Structure,
    pub(crate) region: &'a str,
    /// The caller's own URL.
    pub(crate) url: Option<&'a str>,
    /// Whether it is presigned for an endpoint without a region.
    pub(crate) presigned: bool,
}

/// A built-in that only some services have.
pub(crate) struct BuiltIn {
    pub(crate) name: &'static str,
    /// What it is for a call, given what the caller set, if anything.
    pub(crate) value: fn(&Call<'_>, Option<bool>) -> Option<bool>,
    #[cfg_attr(not(test), expect(dead_code, reason = "read by a test and by people"))]
    pub(crate) reason: &'static str,
}

/// Built-ins whose value depends on more than the caller's setting, or that are on by default.
pub(crate) const BUILT_INS: &[BuiltIn] = &[
    BuiltIn {
        name: "AWS::S3::UseArnRegion",
        value: |_, set| set.or(Some(true)),
        reason: "botocore and the CLI follow the region of a bucket's ARN unless told not to",
    },
    BuiltIn {
        name: "AWS::S3Control::UseArnRegion",
        value: |_, set| set.or(Some(false)),
        reason: "unlike S3, S3 Control refuses another region's ARN unless told otherwise; the rules refuse only \
                 on false, not on nothing",
    },
    BuiltIn {
        name: "AWS::S3::UseGlobalEndpoint",
        value: |call, set| Some(set.unwrap_or(true) && (call.presigned || call.region == "us-east-1")),
        reason: "botocore addresses us-east-1 as s3.amazonaws.com unless told otherwise",
    },
    BuiltIn {
        name: "AWS::S3::ForcePathStyle",
        value: force_path_style,
        reason: "servers at a custom URL seldom have a host name per bucket; a bucket's region can be asked for \
                 from any region by path only; an ARN has no path form",
    },
];

fn force_path_style(call: &Call<'_>, set: Option<bool>) -> Option<bool> {
    let bucket = call.input.get("Bucket").and_then(|b| b.as_str()).unwrap_or_default();
    if call.operation == "GetBucketLocation" {
        return Some(true);
    }
    if bucket.starts_with("arn:") && bucket.splitn(6, ':').count() == 6 {
        return Some(false);
    }
    Some(set.unwrap_or(call.url.is_some_and(|url| !is_accelerate(url))))
}

fn is_accelerate(url: &str) -> bool {
    let host = url.split_once("://").map_or(url, |(_, rest)| rest);
    let host = host.split(['/', ':', '?']).next().unwrap_or(host);
    matches!(host, "s3-accelerate.amazonaws.com" | "s3-accelerate.dualstack.amazonaws.com")
}

/// What a [`Setting`] sets.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Parameter {
    Context(&'static str),
    BuiltIn(&'static str),
}

impl Setting {
    /// What a text sets it to, if anything.
    pub(crate) fn read(&self, text: &str) -> Option<bool> {
        let is = |word: &&str| text.trim().eq_ignore_ascii_case(word);
        self.words.iter().position(is).map(|at| at == 0)
    }
}

const ON_OFF: [&str; 2] = ["true", "false"];

/// A switch of a service's endpoint rules that environment and profile may set.
pub(crate) struct Setting {
    pub(crate) service: &'static str,
    /// As the model names it; a built-in of the rules as they do.
    pub(crate) parameter: Parameter,
    /// What sets it to true and to false.
    words: [&'static str; 2],
    pub(crate) env: &'static str,
    pub(crate) profile: &'static str,
    #[cfg_attr(not(test), expect(dead_code, reason = "read by a test and by people"))]
    pub(crate) reason: &'static str,
}

const AS_BOTOCORE: &str =
    "botocore and the AWS SDKs read it; the model has the parameter, not where it is set";

pub(crate) const SETTINGS: &[Setting] = &[
    Setting {
        service: "s3",
        parameter: Parameter::Context("DisableS3ExpressSessionAuth"),
        words: ON_OFF,
        env: "AWS_S3_DISABLE_EXPRESS_SESSION_AUTH",
        profile: "s3_disable_express_session_auth",
        reason: AS_BOTOCORE,
    },
    Setting {
        service: "s3",
        parameter: Parameter::Context("UseArnRegion"),
        words: ON_OFF,
        env: "AWS_S3_USE_ARN_REGION",
        profile: "s3_use_arn_region",
        reason: AS_BOTOCORE,
    },
    Setting {
        service: "s3",
        parameter: Parameter::Context("DisableMultiRegionAccessPoints"),
        words: ON_OFF,
        env: "AWS_S3_DISABLE_MULTIREGION_ACCESS_POINTS",
        profile: "s3_disable_multiregion_access_points",
        reason: AS_BOTOCORE,
    },
    Setting {
        service: "s3",
        parameter: Parameter::BuiltIn("AWS::S3::UseGlobalEndpoint"),
        words: ["legacy", "regional"],
        env: "AWS_S3_US_EAST_1_REGIONAL_ENDPOINT",
        profile: "s3_us_east_1_regional_endpoint",
        reason: "as botocore, which calls us-east-1 s3.amazonaws.com unless this says regional",
    },
];

/// A member whose URL takes the place of the endpoint's scheme and host.
pub(crate) struct Moved {
    place: Place,
    member: &'static str,
    #[cfg_attr(not(test), expect(dead_code, reason = "read by a test and by people"))]
    pub(crate) reason: &'static str,
}

pub(crate) const MOVED: &[Moved] = &[Moved {
    place: Place::only("machinelearning", &["Predict"]),
    member: "PredictEndpoint",
    reason: "each model has an endpoint of its own for predictions, which GetMLModel tells",
}];

/// The member that tells the endpoint of a call, with what it says.
pub(crate) fn moved_to<'a>(operation: &Operation, input: &'a Structure) -> Option<(&'static str, &'a str)> {
    let row = MOVED.iter().find(|row| row.place.holds(operation))?;
    Some((row.member, input.get(row.member)?.as_str().filter(|url| !url.is_empty())?))
}

/// A host prefix that is not sent.
pub(crate) struct NoPrefix {
    pub(crate) service: &'static str,
    pub(crate) prefix: &'static str,
    /// Only where the operation sets this rule parameter.
    pub(crate) with: &'static str,
    #[cfg_attr(not(test), expect(dead_code, reason = "read by a test and by people"))]
    pub(crate) reason: &'static str,
}

pub(crate) const NO_PREFIX: &[NoPrefix] = &[NoPrefix {
    service: "s3control",
    prefix: "{AccountId}.",
    with: "RequiresAccountId",
    reason: "the endpoint rules put the account into the host name as well; twice is no host",
}];

/// Whether the rules of the operation's service already do what its host prefix asks for.
pub(crate) fn leaves_out_prefix(operation: &'static Operation, prefix: &str) -> bool {
    NO_PREFIX.iter().any(|row| {
        row.service == operation.service().name()
            && row.prefix == prefix
            && operation.trait_text(Trait::StaticContextParams).is_some_and(|p| p.contains(row.with))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_setting_is_one_of_its_service_and_has_a_reason() {
        for row in SETTINGS {
            assert!(!row.reason.is_empty());
            let service = crate::model::service(row.service).expect("a service");
            match row.parameter {
                Parameter::Context(name) => {
                    assert!(service.client_context_params().iter().any(|p| p == name), "{name}");
                }
                Parameter::BuiltIn(name) => assert!(BUILT_INS.iter().any(|b| b.name == name), "{name}"),
            }
            let [on, off] = row.words;
            assert_eq!(
                (row.read(on), row.read(&off.to_uppercase()), row.read("")),
                (Some(true), Some(false), None)
            );
        }
    }
}
