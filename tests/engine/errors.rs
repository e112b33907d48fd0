//! What an error of each protocol tells, and what an answer that is none of the protocol's.

use multiregion_client::{CallError, FailureKind, Outcome};
use serde_json::{Value as Json, json};

use crate::support::{Reply, Script, answer, ok};

const REGION: &str = "eu-central-1";

async fn outcome(reply: Reply, service: &str, operation: &str, input: Json) -> Outcome {
    let script = Script::always(reply);
    let result = script.call(service, REGION, operation, input).await;
    result.into_outcomes().remove(0)
}

fn told(error: &CallError) -> (Option<&str>, Option<&str>, Option<u16>, Option<&str>) {
    (error.code(), error.message(), error.status(), error.request_id())
}

/// A map of few text strings.
pub fn cbor(entries: &[(&str, &str)]) -> Vec<u8> {
    let mut out = vec![0xa0 | entries.len() as u8];
    for text in entries.iter().flat_map(|(k, v)| [k, v]) {
        out.push(0x79);
        out.extend((text.len() as u16).to_be_bytes());
        out.extend(text.as_bytes());
    }
    out
}

#[tokio::test(start_paused = true)]
async fn aws_json_names_its_errors_in_the_body_or_in_a_header() {
    let input = || json!({"TableName": "tab"});
    for body in [
        r#"{"__type": "com.amazonaws.dynamodb.v20120810#ResourceNotFoundException", "message": "no table"}"#,
        r#"{"__type": "ResourceNotFoundException:http://x/", "Message": "no table"}"#,
    ] {
        let reply = answer(400, body).header("x-amzn-requestid", "r1");
        let outcome = outcome(reply, "dynamodb", "describe_table", input()).await;
        let error = outcome.error().expect("an error");
        assert_eq!(told(error), (Some("ResourceNotFoundException"), Some("no table"), Some(400), Some("r1")));
        assert_eq!((error.kind(), outcome.metadata().attempts), (FailureKind::Service, 1));
        assert!(error.members().is_some());
        assert_eq!(outcome.metadata().request_id.as_deref(), Some("r1"));
    }
    let reply = answer(400, "{}").header("x-amzn-errortype", "ResourceNotFoundException:http://x/");
    let outcome = outcome(reply, "dynamodb", "describe_table", input()).await;
    assert!(outcome.error().expect("an error").is("ResourceNotFoundException"));
}

#[tokio::test(start_paused = true)]
async fn a_service_that_was_awsquery_keeps_the_code_of_that_time_and_the_shapes_name() {
    let body = r#"{"__type": "com.amazonaws.sqs#QueueDoesNotExist", "message": "gone"}"#;
    let code = "AWS.SimpleQueueService.NonExistentQueue";
    let reply = answer(400, body).header("x-amzn-query-error", &format!("{code};Sender"));
    let outcome = outcome(reply, "sqs", "get_queue_url", json!({"QueueName": "q"})).await;
    let error = outcome.error().expect("an error");
    assert_eq!(error.code(), Some(code));
    assert!(error.is("QueueDoesNotExist") && error.is(code));
}

#[tokio::test(start_paused = true)]
async fn aws_query_and_ec2_query_are_told_from_their_xml() {
    let body = "<ErrorResponse><Error><Type>Sender</Type><Code>NoSuchEntity</Code><Message>who?</Message></Error>\
        <RequestId>r2</RequestId></ErrorResponse>";
    let outcome_ = outcome(answer(404, body), "iam", "get_user", json!({"UserName": "u"})).await;
    let error = outcome_.error().expect("an error");
    assert_eq!(told(error), (Some("NoSuchEntity"), Some("who?"), Some(404), Some("r2")));
    assert!(error.is("NoSuchEntityException"), "{error:?}");

    let body = "<Response><Errors><Error><Code>UnauthorizedOperation</Code><Message>no</Message></Error></Errors>\
        <RequestID>r3</RequestID></Response>";
    let outcome = outcome(answer(403, body), "ec2", "describe_vpcs", json!({})).await;
    let error = outcome.error().expect("an error");
    assert_eq!(told(error), (Some("UnauthorizedOperation"), Some("no"), Some(403), Some("r3")));
    assert_eq!(error.kind(), FailureKind::AccessDenied);
    assert_eq!(error.to_string(), "UnauthorizedOperation: no (HTTP 403)");
}

#[tokio::test(start_paused = true)]
async fn rest_json_names_its_errors_in_a_header() {
    let reply = answer(404, r#"{"Type": "User", "Message": "no function"}"#)
        .header("x-amzn-errortype", "ResourceNotFoundException")
        .header("x-amzn-requestid", "r4");
    let outcome = outcome(reply, "lambda", "get_function", json!({"FunctionName": "f"})).await;
    let error = outcome.error().expect("an error");
    assert_eq!(told(error), (Some("ResourceNotFoundException"), Some("no function"), Some(404), Some("r4")));
    assert_eq!(error.members().expect("members").get("Type").and_then(|m| m.as_str()), Some("User"));
}

#[tokio::test(start_paused = true)]
async fn rest_xml_is_told_wrapped_unwrapped_and_without_a_body() {
    let body = "<Error><Code>NoSuchKey</Code><Message>m</Message><RequestId>r5</RequestId></Error>";
    let key = json!({"Bucket": "b-one", "Key": "k"});
    let get = outcome(answer(404, body), "s3", "get_object", key.clone()).await;
    let error = get.error().expect("an error");
    assert_eq!(told(error), (Some("NoSuchKey"), Some("m"), Some(404), Some("r5")));
    assert!(error.members().is_some());

    let reply = answer(404, "").header("x-amz-request-id", "r6");
    let head = outcome(reply, "s3", "head_object", key).await;
    let error = head.error().expect("an error");
    assert_eq!(told(error), (Some("404"), Some("Not Found"), Some(404), Some("r6")));

    let body = "<ErrorResponse><Error><Code>NoSuchHostedZone</Code><Message>z</Message></Error>\
        <RequestId>r7</RequestId></ErrorResponse>";
    let zone = outcome(answer(404, body), "route53", "get_hosted_zone", json!({"Id": "z"})).await;
    let error = zone.error().expect("an error");
    assert_eq!(told(error), (Some("NoSuchHostedZone"), Some("z"), Some(404), Some("r7")));
}

#[tokio::test(start_paused = true)]
async fn cbor_is_told_from_its_body() {
    let body = cbor(&[("__type", "aws.x#ResourceNotFoundException"), ("message", "no bus")]);
    let reply = answer(400, body).header("smithy-protocol", "rpc-v2-cbor").header("x-amzn-requestid", "r8");
    let outcome = outcome(reply, "eventbridgev2", "list_event_buses", json!({})).await;
    let error = outcome.error().expect("an error");
    assert_eq!(told(error), (Some("ResourceNotFoundException"), Some("no bus"), Some(400), Some("r8")));
}

fn one_operation_a_protocol() -> [(&'static str, &'static str, Json); 7] {
    [
        ("dynamodb", "list_tables", json!({})),
        ("logs", "describe_log_groups", json!({})),
        ("iam", "list_users", json!({})),
        ("ec2", "describe_vpcs", json!({})),
        ("lambda", "list_functions", json!({})),
        ("s3", "list_buckets", json!({})),
        ("eventbridgev2", "list_event_buses", json!({})),
    ]
}

#[tokio::test(start_paused = true)]
async fn an_error_status_with_any_body_is_an_error_with_that_status_for_its_code() {
    for (service, operation, input) in one_operation_a_protocol() {
        for body in ["", "<html><body>Bad gateway</body></html>", "{\"__typ", "<Error><Co", "\u{1}\u{2}"] {
            let reply = answer(418, body).header("x-amzn-requestid", "r9");
            let outcome = outcome(reply, service, operation, input.clone()).await;
            let error = outcome.error().expect("an error");
            assert_eq!(error.code(), Some("418"), "{service} {body:?}");
            assert_eq!(
                (error.kind(), error.status()),
                (FailureKind::Service, Some(418)),
                "{service} {body:?}"
            );
            assert_eq!(error.request_id(), Some("r9"));
        }
    }
}

#[tokio::test(start_paused = true)]
async fn a_success_that_cannot_be_read_is_undecodable_and_keeps_what_is_known() {
    for (service, operation, input) in one_operation_a_protocol() {
        for body in ["<html><body>Log in", "{\"a\": [", "\u{1}\u{2}"] {
            let reply = ok(body).header("x-amzn-requestid", "r10");
            let outcome = outcome(reply, service, operation, input.clone()).await;
            let error = outcome.error().unwrap_or_else(|| panic!("{service} {body:?}: {outcome:?}"));
            assert_eq!(error.kind(), FailureKind::Undecodable, "{service} {body:?}: {error}");
            assert_eq!(error.request_id(), Some("r10"));
            // S3's answers break off: botocore takes what is no XML for an error of the server's, and asks again.
            let (status, attempts, says) = match service {
                "s3" => (500, 3, "broke off or was no XML"),
                _ => (200, 1, "expected an answer of this operation"),
            };
            assert_eq!((error.status(), outcome.metadata().attempts), (Some(status), attempts));
            assert!(error.to_string().contains(says), "{error}");
        }
    }
}
