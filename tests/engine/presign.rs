//! Presigning: what is signed where, what it refuses, and what is not shown. The bytes are held to botocore's by
//! tests/agreement.

use std::time::Duration;

use multiregion_client::{FailureKind, MultiRegionClient, tokens};
use serde_json::json;

use crate::support::{SECRET, SESSION, Script, client, ok};

const HOUR: Duration = Duration::from_secs(3600);

#[tokio::test(start_paused = true)]
async fn each_region_has_a_url_of_its_own_and_nothing_is_sent() {
    let script = Script::always(ok(""));
    let sqs = client(&script.config().build(), "sqs", ["eu-west-1", "us-east-1"]);
    let requests = sqs.presign("list_queues", json!({}), HOUR).await.expect("requests");
    for (request, region) in requests.iter().zip(["eu-west-1", "us-east-1"]) {
        let url = request.url().expect("a URL");
        assert_eq!((request.region(), request.method()), (region, "POST"));
        assert!(
            url.starts_with(&format!(
                "https://sqs.{region}.amazonaws.com/?X-Amz-Algorithm=AWS4-HMAC-SHA256&"
            )),
            "{url}"
        );
        assert!(
            url.contains(&format!("20260102%2F{region}%2Fsqs%2Faws4_request&X-Amz-Date=20260102T030405Z")),
            "{url}"
        );
        assert!(url.contains("&X-Amz-Expires=3600&"), "{url}");
        let headers: Vec<_> = request.headers().map(|(name, _)| name.to_lowercase()).collect();
        assert!(headers.iter().all(|h| h.starts_with("x-amz") || h == "content-type"), "{headers:?}");
    }
    assert!(requests.get("us-east-1").is_some_and(|request| request.region() == "us-east-1"));
    assert_eq!(script.seen().len(), 0);
}

#[tokio::test(start_paused = true)]
async fn a_global_service_has_one_url_for_all_regions() {
    let script = Script::always(ok(""));
    let iam = client(&script.config().build(), "iam", ["eu-west-1", "us-west-2"]);
    let requests = iam.presign("list_users", json!({}), HOUR).method("get").await.expect("requests");
    let [request] = requests.iter().collect::<Vec<_>>()[..] else { panic!("{requests:?}") };
    assert_eq!((request.region(), request.method()), ("us-east-1", "GET"));
    assert_eq!(request.asked_regions().collect::<Vec<_>>(), ["eu-west-1", "us-west-2"]);
    assert!(requests.get("us-west-2").is_some());
}

#[tokio::test(start_paused = true)]
async fn a_bucket_is_at_the_global_endpoint_as_boto3_has_it_or_at_the_regions_own() {
    let script = Script::always(ok(""));
    let s3 = client(&script.config().build(), "s3", ["eu-west-1"]);
    let input = json!({"Bucket": "a-bucket", "Key": "a/b"});
    let global = s3.presign("get_object", &input, HOUR).await.expect("requests");
    let regional = s3.presign("get_object", &input, HOUR).regional_endpoints(true).await.expect("requests");
    let by_host = MultiRegionClient::builder(&script.config().build()).context_param("ForcePathStyle", false);
    let by_host = by_host.build("s3", ["eu-west-1"]).expect("a client");
    let by_host = by_host.presign("get_object", &input, HOUR).await.expect("requests");
    let at_a_url = s3.presign("get_object", &input, HOUR).endpoint_url("http://localhost:9").await;
    for (requests, begin) in [
        (global, "https://a-bucket.s3.amazonaws.com/a/b?"),
        (regional, "https://a-bucket.s3.eu-west-1.amazonaws.com/a/b?"),
        (by_host, "https://a-bucket.s3.eu-west-1.amazonaws.com/a/b?"),
        (at_a_url.expect("requests"), "http://localhost:9/a-bucket/a/b?"),
    ] {
        let url = requests.iter().next().expect("a request").url().expect("a URL").to_owned();
        assert!(url.starts_with(begin), "{url}");
        assert!(url.contains("%2Feu-west-1%2Fs3%2F"), "{url}");
    }
}

#[tokio::test(start_paused = true)]
async fn what_no_url_can_bear_is_told() {
    let script = Script::always(ok(""));
    let config = script.config().build();
    let sqs = client(&config, "sqs", ["eu-west-1"]);
    for time in [Duration::ZERO, Duration::from_millis(900), Duration::from_secs(604_801)] {
        let error = sqs.presign("list_queues", json!({}), time).await.expect_err("a time that is none");
        assert!(error.to_string().contains("1 second to 7 days"), "{error}");
    }
    let error = sqs.presign("list_queues", json!({}), HOUR).method("GE T").await.expect_err("no method");
    assert!(error.to_string().contains("HTTP method"), "{error}");
    let error = sqs.presigned_post("b", "k").await.expect_err("no service of forms");
    assert!(error.to_string().contains("sqs: expected a service that takes posted forms"), "{error}");
    let old = client(&config, "sdb", ["eu-west-1"]).presign("list_domains", json!({}), HOUR).await;
    let old = old.expect("requests");
    let error = old.iter().next().expect("a request").url().expect_err("no SigV2 in a URL");
    assert_eq!(error.kind(), FailureKind::Request);
    assert!(error.to_string().contains("found sigv2"), "{error}");
    let nobody = client(&script.config_without_credentials().build(), "sqs", ["eu-west-1"]);
    let none = nobody.presign("list_queues", json!({}), HOUR).await.expect("requests");
    let error = none.iter().next().expect("a request").url().expect_err("no credentials");
    assert_eq!(error.kind(), FailureKind::Credentials);
}

#[tokio::test(start_paused = true)]
async fn headers_that_a_service_needs_go_with_the_url() {
    let script = Script::always(ok(""));
    let glacier = client(&script.config().build(), "glacier", ["eu-west-1"]);
    let requests = glacier.presign("list_vaults", json!({}), HOUR).await.expect("requests");
    let headers: Vec<_> = requests.iter().next().expect("a request").headers().collect();
    assert_eq!(headers, [("x-amz-glacier-version", "2012-06-01")]);
}

#[tokio::test(start_paused = true)]
async fn debug_shows_no_url_no_form_and_no_secret() {
    let script = Script::always(ok(""));
    let s3 = client(&script.config().build(), "s3", ["eu-west-1"]);
    let presign = s3.presign("get_object", json!({"Bucket": "b", "Key": "k"}), HOUR);
    let before = format!("{presign:?}");
    let after = format!("{:?}", presign.await.expect("requests"));
    let form = format!("{:?}", s3.presigned_post("b", "k").await.expect("forms"));
    for text in [before, after, form] {
        assert!(!text.contains(SECRET) && !text.contains(SESSION), "{text}");
        assert!(!text.contains("X-Amz-Signature") && !text.contains("x-amz-signature"), "{text}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_copy_between_regions_holds_a_url_for_the_other_region() {
    let script = Script::always(ok("<CopySnapshotResponse/>"));
    let copy = |input| script.call("ec2", "eu-west-1", "copy_snapshot", input);
    let result = copy(json!({"SourceRegion": "us-west-2", "SourceSnapshotId": "snap-1"})).await;
    assert!(result.is_complete());
    let sent = script.only().text().to_owned();
    assert!(
        sent.contains("&PresignedUrl=https%3A%2F%2Fec2.us-west-2.amazonaws.com%2F%3FAction%3DCopySnapshot"),
        "{sent}"
    );
    assert!(sent.ends_with("&DestinationRegion=eu-west-1"), "{sent}");
    assert_eq!(script.only().header("content-length"), Some(sent.len().to_string().as_str()));
}

#[tokio::test(start_paused = true)]
async fn a_url_of_the_callers_own_is_sent_as_it_is() {
    let script =
        Script::always(ok("<CopyDBSnapshotResponse><CopyDBSnapshotResult/></CopyDBSnapshotResponse>"));
    let input = json!({
        "SourceDBSnapshotIdentifier": "a", "TargetDBSnapshotIdentifier": "b", "SourceRegion": "us-west-2",
        "PreSignedUrl": "https://rds.us-west-2.amazonaws.com/?own",
    });
    assert!(script.call("rds", "eu-west-1", "copy_db_snapshot", input).await.is_complete());
    let sent = script.only().text().to_owned();
    assert_eq!(sent.matches("PreSignedUrl=").count(), 1, "{sent}");
    assert!(sent.contains("%3Fown") && !sent.contains("SourceRegion"), "{sent}");
}

#[tokio::test(start_paused = true)]
async fn tokens_are_refused_without_credentials_and_for_what_is_no_host() {
    let script = Script::always(ok(""));
    let config = script.config().build();
    let token = tokens::rds_db_auth_token(&config, "eu-west-1", "db.example.com", 5432, "user").await;
    let token = token.expect("a token");
    assert!(token.starts_with("db.example.com:5432/?Action=connect&DBUser=user&X-Amz-Algorithm="), "{token}");
    for host in ["", "a/b", "a?b"] {
        let error = tokens::dsql_db_connect_auth_token(&config, "eu-west-1", host, HOUR).await;
        assert!(error.expect_err("no host").to_string().contains("expected a host's name"), "{host}");
    }
    let nobody = script.config_without_credentials().build();
    let error =
        tokens::rds_db_auth_token(&nobody, "eu-west-1", "h", 1, "u").await.expect_err("no credentials");
    assert!(error.to_string().contains("expected credentials"), "{error}");
}
