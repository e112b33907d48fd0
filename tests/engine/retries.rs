//! What is tried again, how often, and out of whose budget.

use aws_smithy_types::retry::RetryConfig;
use aws_types::app_name::AppName;
use multiregion_client::FailureKind;
use serde_json::json;

use crate::support::{Reply, Script, answer, client, ok};

const QUEUES: &str = r#"{"QueueUrls": ["q"]}"#;

fn json_error(status: u16, code: &str) -> Reply {
    answer(status, format!(r#"{{"__type": "ns#{code}", "message": "m"}}"#))
}

/// Fails so often, then answers.
fn after(failures: usize, reply: Reply) -> Script {
    Script::new(move |seen| if seen.attempt <= failures { reply.clone() } else { ok(QUEUES) })
}

async fn attempts(script: &Script, region: &str) -> (bool, u32) {
    let result = script.call("sqs", region, "list_queues", json!({})).await;
    let outcome = &result[region];
    assert_eq!(outcome.metadata().attempts as usize, script.seen().len());
    (outcome.is_ok(), outcome.metadata().attempts)
}

#[tokio::test(start_paused = true)]
async fn failures_of_the_service_and_throttles_are_tried_three_times() {
    for reply in [
        answer(500, ""),
        answer(503, "<html>busy</html>"),
        json_error(400, "ThrottlingException"),
        json_error(400, "RequestThrottled"),
        Reply::Unreachable,
        Reply::ConnectorTimeout,
    ] {
        assert_eq!(attempts(&after(2, reply.clone()), "eu-north-1").await, (true, 3), "{reply:?}");
        assert_eq!(attempts(&after(9, reply.clone()), "eu-north-1").await, (false, 3), "{reply:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_request_that_is_wrong_is_not_tried_again() {
    for reply in [
        json_error(400, "ValidationException"),
        json_error(403, "AccessDenied"),
        answer(404, ""),
        ok("not JSON"),
    ] {
        assert_eq!(attempts(&after(9, reply.clone()), "eu-north-1").await, (false, 1), "{reply:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn an_error_that_the_model_calls_retryable_is_tried_again() {
    let error = json_error(422, "UnprocessableEntityException");
    let script = Script::always(error);
    let input = json!({"analyzerArn": "arn", "id": "r"});
    let result = script.call("accessanalyzer", "eu-north-1", "get_finding_recommendation", input).await;
    assert_eq!(result["eu-north-1"].error().unwrap().status(), Some(422));
    // The operation need not name the error: another of the service does.
    assert_eq!(result["eu-north-1"].metadata().attempts, 3);

    let script = Script::always(json_error(400, "ReplicatedWriteConflictException"));
    let input = json!({"TableName": "t", "Item": {"k": {"S": "v"}}});
    let result = script.call("dynamodb", "eu-north-1", "put_item", input).await;
    let outcome = &result["eu-north-1"];
    assert!(outcome.error().unwrap().is("ReplicatedWriteConflictException"));
    assert!(outcome.metadata().attempts >= 3, "{outcome:?}");
}

#[tokio::test(start_paused = true)]
async fn an_error_behind_a_status_of_success_is_tried_again_and_told() {
    let error = "<Error><Code>InternalError</Code><Message>m</Message><RequestId>r</RequestId></Error>";
    let good = "<CopyObjectResult><ETag>e</ETag></CopyObjectResult>";
    let input = json!({"Bucket": "b-one", "Key": "k", "CopySource": "b/k"});
    let script = Script::new(move |seen| ok(if seen.attempt == 1 { error } else { good }));
    let result = script.call("s3", "eu-north-1", "copy_object", input.clone()).await;
    assert_eq!(result["eu-north-1"].metadata().attempts, 2);
    assert_eq!(result["eu-north-1"]["CopyObjectResult"]["ETag"].as_str(), Some("e"));

    let script = Script::always(ok(error));
    let result = script.call("s3", "eu-north-1", "copy_object", input).await;
    let outcome = &result["eu-north-1"];
    let failure = outcome.error().expect("an error");
    assert_eq!((failure.code(), failure.kind()), (Some("InternalError"), FailureKind::Service));
    assert_eq!((failure.status(), failure.request_id()), (Some(500), Some("r")));
    assert_eq!(outcome.metadata().attempts, 3);

    // Half an answer is none, nor is the white space that S3 sends while it works; it may be whole the next time.
    for half in [&good[..20], " \r\n\t"] {
        let script = Script::new(move |seen| ok(if seen.attempt == 1 { half } else { good }));
        let input = json!({"Bucket": "b-one", "Key": "k", "CopySource": "b/k"});
        let result = script.call("s3", "eu-north-1", "copy_object", input).await;
        assert_eq!(result["eu-north-1"].metadata().attempts, 2, "{half:?}");
        assert_eq!(result["eu-north-1"]["CopyObjectResult"]["ETag"].as_str(), Some("e"));
    }
}

#[tokio::test(start_paused = true)]
async fn retries_can_be_switched_off_and_raised() {
    for (config, expected) in [
        (RetryConfig::disabled(), 1),
        (RetryConfig::standard().with_max_attempts(5), 5),
        (RetryConfig::adaptive(), 3),
    ] {
        let script = Script::always(answer(500, ""));
        let sdk = script.config().retry_config(config).build();
        let result = script.call_with(sdk, "sqs", "eu-south-1", "list_queues", json!({})).await;
        assert_eq!(result["eu-south-1"].metadata().attempts, expected);
        assert_eq!(script.seen().len(), expected as usize);
    }
}

/// The budget is the process's, so this test uses a service that no other does.
#[tokio::test(start_paused = true)]
async fn one_regions_failures_do_not_use_up_anothers_retries() {
    let script = Script::new(|seen| match seen.region.as_str() {
        "eu-west-1" => answer(500, ""),
        _ if seen.attempt == 1 => answer(500, ""),
        _ => ok(r#"{"domainInfos": []}"#),
    });
    let config = script.config().build();
    let swf = client(&config, "swf", ["eu-west-1", "eu-west-2"]);
    let input = json!({"registrationStatus": "REGISTERED"});
    let mut last = 0;
    for _ in 0..200 {
        let result = swf.call("list_domains", input.clone()).regions(["eu-west-1"]).await.expect("a result");
        last = result["eu-west-1"].metadata().attempts;
        if last == 1 {
            break;
        }
    }
    assert_eq!(last, 1, "the budget never ran out");
    let result = swf.call("list_domains", input).regions(["eu-west-2"]).await.expect("a result");
    assert!(result.is_complete(), "{result:?}");
    assert_eq!(result["eu-west-2"].metadata().attempts, 2);
}

#[tokio::test(start_paused = true)]
async fn every_attempt_says_which_it_is_and_bears_the_apps_name() {
    let script = after(1, answer(500, ""));
    let config = script.config().app_name(AppName::new("inventory").unwrap()).build();
    let _ = script.call_with(config, "sqs", "eu-west-3", "list_queues", json!({})).await;
    let seen = script.seen();
    assert!(seen[0].header("amz-sdk-request").unwrap().starts_with("attempt=1"));
    assert!(seen[1].header("amz-sdk-request").unwrap().contains("attempt=2"));
    assert_eq!(seen[0].header("amz-sdk-invocation-id"), seen[1].header("amz-sdk-invocation-id"));
    let agent = seen[0].header("x-amz-user-agent").unwrap();
    assert!(agent.contains("app/inventory") && agent.contains("api/SQS/"), "{agent}");
}
