//! How AWS says what went wrong: each way of `said.json` through the bytes of every protocol, read by its kind.

use std::time::Duration;

use aws_smithy_types::retry::RetryConfig;
use aws_smithy_types::{DateTime, date_time::Format};
use multiregion_client::{CallError, FailureKind};
use serde_json::{Value as Json, json};

use crate::errors::cbor;
use crate::support::{Reply, START, Script, answer, client};

/// A service a protocol, with the bytes of an error of that protocol.
type Protocol = (&'static str, &'static str, fn(u16, &str, &str) -> Reply);

const PROTOCOLS: [Protocol; 7] = [
    ("dynamodb", "list_tables", |status, code, message| {
        let body = json!({"__type": format!("com.amazon.coral.service#{code}"), "message": message});
        answer(status, body.to_string())
    }),
    ("logs", "describe_log_groups", |status, code, message| {
        answer(status, json!({"__type": code, "Message": message}).to_string())
    }),
    ("iam", "list_users", |status, code, message| answer(status, query(code, message))),
    ("ec2", "describe_vpcs", |status, code, message| {
        let error = format!("<Error><Code>{code}</Code><Message>{}</Message></Error>", escaped(message));
        answer(status, format!("<Response><Errors>{error}</Errors><RequestID>r</RequestID></Response>"))
    }),
    ("lambda", "list_functions", |status, code, message| {
        answer(status, json!({"message": message}).to_string()).header("x-amzn-errortype", code)
    }),
    ("s3", "list_buckets", |status, code, message| {
        answer(status, format!("<Error><Code>{code}</Code><Message>{}</Message></Error>", escaped(message)))
    }),
    ("eventbridgev2", "list_event_buses", |status, code, message| {
        answer(status, cbor(&[("__type", &format!("aws.x#{code}")), ("message", message)]))
            .header("smithy-protocol", "rpc-v2-cbor")
    }),
];

fn query(code: &str, message: &str) -> String {
    let error = format!("<Type>Sender</Type><Code>{code}</Code><Message>{}</Message>", escaped(message));
    format!("<ErrorResponse><Error>{error}</Error><RequestId>r</RequestId></ErrorResponse>")
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

/// The header with which services tell their time.
fn dated(reply: Reply, case: &Json) -> Reply {
    let date = |secs: u64| {
        let date = DateTime::from_secs(secs.try_into().expect("a time")).fmt(Format::HttpDate);
        reply.clone().header("date", &date.expect("a date"))
    };
    match case["clock"].as_str() {
        Some("off") => date(START + 3600),
        Some("right") => date(START + 1),
        _ => reply,
    }
}

async fn told(protocol: &Protocol, case: &Json) -> CallError {
    let (service, operation, bytes) = protocol;
    let status = case["status"].as_u64().and_then(|s| u16::try_from(s).ok()).expect("a status");
    let reply = match (case["code"].as_str().expect("a code"), case["message"].as_str()) {
        ("", None) => answer(status, ""),
        (code, message) => bytes(status, code, message.unwrap_or_default()),
    };
    let script = Script::always(dated(reply, case));
    let config = script.config().retry_config(RetryConfig::disabled()).build();
    let result = script.call_with(config, service, "eu-central-1", operation, json!({})).await;
    result["eu-central-1"].error().expect("an error").clone()
}

#[tokio::test(start_paused = true)]
async fn each_way_of_saying_it_has_its_kind_in_every_protocol() {
    let cases: Vec<Json> = serde_json::from_str(include_str!("said.json")).expect("cases");
    assert!(cases.len() > 80);
    for case in &cases {
        for protocol in &PROTOCOLS {
            let error = told(protocol, case).await;
            let found = json!(error);
            let what = format!("{} {case}: {error:?}", protocol.0);
            assert_eq!(found["Kind"], case["kind"], "{what}");
            assert_eq!(found["Credentials"], case["credentials"], "{what}");
            assert_eq!(found["DeniedBy"], case["denied_by"], "{what}");
            assert_eq!(error.is_explicit_deny(), case["explicit"] == json!(true), "{what}");
            assert_eq!(error.encoded_authorization_message(), case["encoded"].as_str(), "{what}");
            match case["code"].as_str() {
                Some("") => {}
                code => assert_eq!(
                    (error.code(), error.message()),
                    (code, case["message"].as_str().filter(|m| !m.is_empty())),
                    "{what}"
                ),
            }
        }
    }
}

#[tokio::test(start_paused = true)]
async fn an_answer_to_head_has_its_status_for_a_code() {
    for (status, kind) in [
        (401, FailureKind::Credentials),
        (403, FailureKind::AccessDenied),
        (404, FailureKind::Service),
        (429, FailureKind::Throttled),
    ] {
        let script = Script::always(answer(status, ""));
        let input = json!({"Bucket": "b-one", "Key": "k"});
        let result = script.call("s3", "eu-central-1", "head_object", input).await;
        assert_eq!(result["eu-central-1"].error().expect("an error").kind(), kind, "{status}");
    }
}

/// The runtime signs again with the service's time; the clock is to blame only where that does not help.
#[tokio::test(start_paused = true)]
async fn a_clock_that_is_off_is_corrected_and_told_only_if_that_does_not_help() {
    let skewed = |seen: &crate::support::Seen| {
        let body =
            json!({"__type": "x#InvalidSignatureException", "message": "Signature not yet current: …"});
        let late = DateTime::from_secs((START - 3600).try_into().expect("a time")).fmt(Format::HttpDate);
        let reply = answer(403, body.to_string()).header("date", &late.expect("a date"));
        let signed = seen.header("x-amz-date").expect("a date").to_owned();
        (reply, signed)
    };
    let script = Script::new(move |seen| match skewed(seen) {
        (_, signed) if signed.starts_with("20260102T02") => crate::support::ok("{}"),
        (refusal, _) => refusal,
    });
    let result = script.call("dynamodb", "eu-central-1", "list_tables", json!({})).await;
    assert!(result.is_complete(), "{result:?}");
    assert_eq!(result["eu-central-1"].metadata().attempts, 2);

    let script = Script::new(move |seen| skewed(seen).0);
    let result = script.call("dynamodb", "eu-central-1", "list_tables", json!({})).await;
    let outcome = &result["eu-central-1"];
    assert_eq!(outcome.error().expect("an error").kind(), FailureKind::ClockSkew);
    // Signed with the service's time from the second on, the signature no longer differs.
    assert!(outcome.metadata().attempts >= 2, "{outcome:?}");
}

#[tokio::test(start_paused = true)]
async fn a_region_that_is_not_enabled_is_told_from_wrong_credentials() {
    let refused =
        |code: &str| answer(403, query(code, "The security token included in the request is invalid"));
    let kinds = |regions: [&'static str; 3], refusing: &'static [&'static str]| async move {
        let script = Script::new(move |seen| match refusing.contains(&seen.region.as_str()) {
            true => refused("InvalidClientTokenId"),
            false => crate::support::ok("<ListTopicsResponse><ListTopicsResult/></ListTopicsResponse>"),
        });
        let config = script.config().build();
        // A regional service that speaks awsQuery.
        let client = client(&config, "sns", regions);
        let call = client.call("list_topics", json!({})).timeout(Duration::from_secs(60));
        let result = call.await.expect("a result");
        regions.map(|region| result[region].error().map(|e| (e.kind(), e.credentials().is_some())))
    };
    let disabled = Some((FailureKind::RegionDisabled, false));
    let wrong = Some((FailureKind::Credentials, true));
    // Known elsewhere: it is the region. Two are opt-in ones.
    assert_eq!(
        kinds(["eu-west-1", "ap-east-1", "me-south-1"], &["ap-east-1", "me-south-1"]).await,
        [None, disabled, disabled]
    );
    // Unknown in a region that every account has: it is the credentials, everywhere.
    assert_eq!(
        kinds(["eu-west-1", "ap-east-1", "us-east-1"], &["eu-west-1", "ap-east-1", "us-east-1"]).await,
        [wrong, wrong, wrong]
    );
    // Such a region cannot be disabled, whatever the others say.
    assert_eq!(kinds(["eu-west-1", "us-east-1", "ap-east-1"], &["eu-west-1"]).await, [wrong, None, None]);
    // Each partition has credentials of its own.
    assert_eq!(
        kinds(["eu-west-1", "cn-north-1", "ap-east-1"], &["cn-north-1", "ap-east-1"]).await,
        [None, wrong, disabled]
    );
}

#[tokio::test(start_paused = true)]
async fn at_an_address_of_the_callers_no_region_is_disabled() {
    let body = query("InvalidClientTokenId", "The security token included in the request is invalid");
    let script = Script::always(answer(403, body));
    let client = client(&script.config().build(), "sns", ["ap-east-1"]);
    let result = client.call("list_topics", json!({})).await.expect("a result");
    let error = result["ap-east-1"].error().expect("an error");
    assert_eq!(error.kind(), FailureKind::RegionDisabled);
    assert!(error.to_string().contains("or the credentials are wrong"), "{error}");
    assert_eq!(error.note().map(str::is_empty), Some(false));
    let call = client.call("list_topics", json!({})).endpoint_url("http://localhost:5000");
    let result = call.await.expect("a result");
    assert_eq!(result["ap-east-1"].error().expect("an error").kind(), FailureKind::Credentials);
}
