//! Whole requests beside botocore's: what must be equal is, and botocore computes the same signature over ours.
//!
//! Python is `MULTIREGION_PYTHON`, else `.venv/bin/python`; it must have the botocore that the models are of.

use std::io::Write;
use std::process::{Command, Stdio};

use aws_smithy_types::base64;
use serde_json::{Value as Json, json};

use crate::support::{ACCESS_KEY, SECRET, SESSION, Script, Seen, answer};

/// Differ by nature: who sends, which attempt it is, and the signature over them.
const BY_NATURE: [&str; 9] = [
    "authorization",
    "user-agent",
    "x-amz-user-agent",
    "amz-sdk-invocation-id",
    "amz-sdk-request",
    "content-length",
    "x-amzn-trace-id",
    "x-amz-checksum-mode",
    "host",
];

fn cases() -> Vec<(&'static str, &'static str, Json)> {
    let item = json!({"k": {"S": "ü"}, "n": {"N": "1.5"}, "b": {"B": "AAEC"}, "l": {"L": [{"BOOL": true}]}});
    let filters = json!([{"Name": "tag:a b", "Values": ["x&y", "z+é"]}]);
    let doc = json!({"HostedZoneId": "Z1", "ChangeBatch": {"Comment": "<&>", "Changes": [{"Action": "UPSERT",
        "ResourceRecordSet": {"Name": "a.example.", "Type": "A", "TTL": 60, "ResourceRecords": [{"Value": "1.2.3.4"}]}}]}});
    vec![
        ("dynamodb", "PutItem", json!({"TableName": "tab", "Item": item})),
        ("logs", "DescribeLogGroups", json!({"logGroupNamePrefix": "/aws/ü", "limit": 5})),
        (
            "sqs",
            "SendMessage",
            json!({"QueueUrl": "https://sqs.eu-west-1.amazonaws.com/1/q", "MessageBody": "a\u{1F600}"}),
        ),
        ("iam", "ListUsers", json!({"PathPrefix": "/a b/", "MaxItems": 3})),
        ("ec2", "DescribeVpcs", json!({"Filters": filters, "VpcIds": ["v-1", "v-2"]})),
        ("lambda", "Invoke", json!({"FunctionName": "f:1", "Payload": "e30=", "InvocationType": "Event"})),
        ("lambda", "ListFunctions", json!({"Marker": "a+b/ =", "MaxItems": 7})),
        ("route53", "ChangeResourceRecordSets", doc),
        ("eventbridgev2", "ListEventBuses", json!({"NamePrefix": "ü", "MaxResults": 5})),
        ("s3", "GetObject", json!({"Bucket": "b-one", "Key": "a b/ü+c~'()!*&=@:,$?.txt"})),
        ("s3", "DeleteObjects", json!({"Bucket": "b-one", "Delete": {"Objects": [{"Key": "<k>"}]}})),
        ("s3", "ListObjectsV2", json!({"Bucket": "b-one", "Prefix": "a b/+", "Delimiter": "/"})),
        (
            "s3",
            "PutBucketVersioning",
            json!({"Bucket": "b-one", "VersioningConfiguration": {"Status": "Enabled"}}),
        ),
    ]
}

fn ask(asked: &Json) -> Vec<Json> {
    let root = env!("CARGO_MANIFEST_DIR");
    let python = std::env::var("MULTIREGION_PYTHON").unwrap_or_else(|_| format!("{root}/.venv/bin/python"));
    let script = format!("{root}/tests/engine/botocore_requests.py");
    let mut command = Command::new(python);
    command.arg(script).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.spawn().expect("python with botocore");
    let mut stdin = child.stdin.take().expect("a pipe");
    stdin.write_all(asked.to_string().as_bytes()).expect("written");
    drop(stdin);
    let output = child.wait_with_output().expect("an end");
    assert!(output.status.success());
    serde_json::from_slice(&output.stdout).expect("JSON")
}

/// A body as what it means: JSON as a value, anything else as its bytes.
fn meaning(body: &[u8]) -> Json {
    serde_json::from_slice(body).unwrap_or_else(|_| json!(String::from_utf8_lossy(body)))
}

/// Forms as ordered pairs, XML and the rest as text.
fn form(headers: &Json, body: &[u8]) -> Json {
    let text = String::from_utf8_lossy(body);
    if !headers["content-type"].as_str().unwrap_or_default().starts_with("application/x-www-form-urlencoded")
    {
        return meaning(body);
    }
    let decoded =
        |t: &str| percent_encoding::percent_decode_str(&t.replace('+', " ")).decode_utf8_lossy().into_owned();
    let mut pairs: Vec<String> = text.split('&').map(decoded).collect();
    pairs.sort();
    json!(pairs)
}

/// Left out: what only one side sends, and rightly so. A `Content-Type` where botocore sends none, and its
/// charset; S3's `x-amz-checksum-mode`, which asks for checksums that only botocore looks at.
fn compared(headers: &Json, other: &Json) -> Json {
    let both = |name: &str| name != "content-type" || !(headers[name].is_null() || other[name].is_null());
    let headers = headers.as_object().expect("headers").iter();
    let kept = headers.filter(|(n, _)| !BY_NATURE.contains(&n.as_str()) && both(n));
    let plain = |v: &Json| v.as_str().unwrap_or_default().replace("; charset=utf-8", "");
    let mut out: Vec<_> = kept.map(|(n, v)| (n.clone(), plain(v))).collect();
    out.sort();
    json!(out)
}

fn ours(seen: &Seen) -> Json {
    let headers: serde_json::Map<_, _> = seen.headers.iter().map(|(n, v)| (n.clone(), json!(v))).collect();
    json!({"method": seen.method, "url": seen.url, "headers": headers, "body": base64::encode(&seen.body)})
}

#[tokio::test(start_paused = true)]
async fn requests_are_botocores_and_so_are_their_signatures() {
    let script = Script::always(answer(400, ""));
    let mut asked = Vec::new();
    for (service, operation, input) in cases() {
        let _ = script.call(service, "eu-west-1", operation, input.clone()).await;
        let sent = ours(script.seen().last().expect("a request"));
        asked.push(json!({"service": service, "operation": operation, "region": "eu-west-1", "input": input,
            "ours": sent}));
    }
    let answers = ask(&json!({"credentials": [ACCESS_KEY, SECRET, SESSION], "cases": asked}));
    let mut differences = Vec::new();
    for (case, botocore) in asked.iter().zip(&answers) {
        let (ours, theirs) = (&case["ours"], &botocore["request"]);
        let name = format!("{}.{}", case["service"], case["operation"]);
        let mut same = |what: &str, left: Json, right: Json| {
            if left != right {
                differences.push(format!("{name} {what}: ours {left}, botocore's {right}"));
            }
        };
        same("method", ours["method"].clone(), theirs["method"].clone());
        same("url", url(ours), url(theirs));
        match botocore["decoded"].as_array() {
            Some(cbor) => same("body", cbor[0].clone(), cbor[1].clone()),
            None => {
                let body =
                    |r: &Json| form(&r["headers"], &base64::decode(r["body"].as_str().unwrap()).unwrap());
                same("body", body(ours), body(theirs));
            }
        }
        let (left, right) = (&ours["headers"], &theirs["headers"]);
        same("headers", compared(left, right), compared(right, left));
        let authorization = ours["headers"]["authorization"].as_str().unwrap();
        let signature = authorization.split("Signature=").nth(1).unwrap();
        same("signature", json!(signature), botocore["signature"].clone());
        let scope = |r: &Json| json!(r["headers"]["authorization"].as_str().unwrap().split(',').next());
        same("scope", scope(ours), scope(theirs));
    }
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

/// The query as a set: its order means nothing. botocore asks S3 to encode keys, and decodes them for itself.
fn url(request: &Json) -> Json {
    let url: http_1x::Uri = request["url"].as_str().unwrap().parse().unwrap();
    let mut query: Vec<&str> = url.query().unwrap_or_default().split('&').collect();
    query.retain(|pair| *pair != "encoding-type=url");
    query.sort();
    json!([url.scheme_str(), url.host(), url.path(), query])
}
