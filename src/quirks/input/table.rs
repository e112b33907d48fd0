//! The rows: which operation's input is changed how, and why.

use super::{Change, Place, Row};

/// The operations that take an SSE-C key, and those that take one for the source of a copy.
const KEYED: &[&str] = &[
    "HeadObject",
    "GetObject",
    "PutObject",
    "CopyObject",
    "CreateMultipartUpload",
    "UploadPart",
    "UploadPartCopy",
    "CompleteMultipartUpload",
    "SelectObjectContent",
];
const COPIES: &[&str] = &["CopyObject", "UploadPartCopy"];

/// In the order in which they are applied.
pub(super) const TABLE: &[Row] = &[
    Row {
        place: Place::all("ec2"),
        change: Change::Alias { member: "Filter", alias: "Filters" },
        reason: "boto3 shows these members under the name that the other operations have for them",
    },
    Row {
        place: Place::only("logs", &["CreateExportTask"]),
        change: Change::Alias { member: "from", alias: "fromTime" },
        reason: "boto3 shows the member so, since from is a word of Python's",
    },
    Row {
        place: Place::only("cloudsearchdomain", &["Search"]),
        change: Change::Alias { member: "return", alias: "returnFields" },
        reason: "boto3 shows the member so, since return is a word of Python's",
    },
    Row {
        place: Place::all("s3"),
        change: Change::BucketName { member: "Bucket" },
        reason: "what is no bucket's name would move the request to another path or host",
    },
    Row {
        place: Place::only("s3", &["ListObjects", "ListObjectsV2", "ListObjectVersions"]),
        change: Change::Default { member: "EncodingType", value: "url" },
        reason: "keys may hold characters that XML cannot carry; they are decoded again in the answer",
    },
    Row {
        place: Place::only("s3", COPIES),
        change: Change::CopySource { member: "CopySource" },
        reason: "the header is a URL-encoded path, and callers give keys as they are",
    },
    Row {
        place: Place::only("s3", &["CopyObject", "PutObject", "CreateMultipartUpload"]),
        change: Change::Ascii { member: "Metadata" },
        reason: "S3 keeps metadata as headers, which are ASCII",
    },
    Row {
        place: Place::only("s3", KEYED),
        change: Change::KeyWithMd5 { key: "SSECustomerKey", md5: "SSECustomerKeyMD5" },
        reason: "S3 wants the key as base64, and its MD5 to see that it arrived whole",
    },
    Row {
        place: Place::only("s3", COPIES),
        change: Change::KeyWithMd5 { key: "CopySourceSSECustomerKey", md5: "CopySourceSSECustomerKeyMD5" },
        reason: "S3 wants the key as base64, and its MD5 to see that it arrived whole",
    },
    Row {
        place: Place::only("ec2", &["RunInstances"]),
        change: Change::Base64 { member: "UserData" },
        reason: "EC2 takes user data as base64 in a string",
    },
    Row {
        place: Place::only("autoscaling", &["CreateLaunchConfiguration"]),
        change: Change::Base64 { member: "UserData" },
        reason: "EC2 takes user data as base64 in a string",
    },
    Row {
        place: Place::all("route53"),
        change: Change::LastSegment { shapes: &["ResourceId", "DelegationSetId", "ChangeId"] },
        reason: "answers hold ids as paths (/hostedzone/Z1), requests want the last part",
    },
    Row {
        place: Place::all("glacier"),
        change: Change::Default { member: "accountId", value: "-" },
        reason: "a hyphen stands for the account of the credentials",
    },
    Row {
        place: Place::all_but("s3control", &["CreateAccessPoint", "CreateBucket", "ListRegionalBuckets"]),
        change: Change::AccountOfOutpost { arn: "Name", resource: "accesspoint", account: "AccountId" },
        reason: "the account stands in the host name, and the ARN knows it",
    },
    Row {
        place: Place::all_but("s3control", &["CreateBucket", "ListRegionalBuckets"]),
        change: Change::AccountOfOutpost { arn: "Bucket", resource: "bucket", account: "AccountId" },
        reason: "the account stands in the host name, and the ARN knows it",
    },
];
