//! How requests are signed, scheme by scheme.

use aws_credential_types::Token;
use aws_credential_types::provider::token::SharedTokenProvider;
use aws_types::service_config::{LoadServiceConfig, ServiceConfigKey};
use multiregion_client as mr;
use serde_json::json;

use crate::support::{ACCESS_KEY, SECRET, SESSION, Script, client, ok};

const VPCS: &str = "<DescribeVpcsResponse><vpcSet/></DescribeVpcsResponse>";

/// Answers for some keys of the environment.
#[derive(Debug)]
pub struct Env(pub &'static [(&'static str, &'static str, &'static str)]);

impl LoadServiceConfig for Env {
    fn load_config(&self, key: ServiceConfigKey<'_>) -> Option<String> {
        let fits =
            |(env, service, _): &&(&str, &str, &str)| *env == key.env() && *service == key.service_id();
        self.0.iter().find(fits).map(|(_, _, value)| (*value).to_owned())
    }
}

#[tokio::test(start_paused = true)]
async fn each_region_is_signed_for_itself() {
    let script = Script::always(ok(VPCS));
    let ec2 = client(&script.config().build(), "ec2", ["eu-west-1", "us-east-1"]);
    assert!(ec2.call("describe_vpcs", json!({})).await.expect("a result").is_complete());
    let mut scopes: Vec<_> =
        script.seen().iter().map(|s| (s.host.clone(), s.scope().unwrap().to_owned())).collect();
    scopes.sort();
    let expected = [
        ("ec2.eu-west-1.amazonaws.com", "20260102/eu-west-1/ec2/aws4_request"),
        ("ec2.us-east-1.amazonaws.com", "20260102/us-east-1/ec2/aws4_request"),
    ];
    assert_eq!(scopes, expected.map(|(h, s)| (h.to_owned(), s.to_owned())));
    let seen = &script.seen()[0];
    assert_eq!(seen.header("x-amz-date"), Some("20260102T030405Z"));
    assert_eq!(seen.header("x-amz-security-token"), Some(SESSION));
    assert!(
        seen.header("authorization")
            .unwrap()
            .starts_with(&format!("AWS4-HMAC-SHA256 Credential={ACCESS_KEY}/"))
    );
}

#[tokio::test(start_paused = true)]
async fn the_signing_name_is_the_models_and_a_global_service_is_signed_for_its_own_region() {
    for (service, operation, body, scope) in [
        ("cloudwatch", "list_dashboards", "{}", "20260102/eu-west-1/monitoring/aws4_request"),
        (
            "iam",
            "list_users",
            "<ListUsersResponse><ListUsersResult/></ListUsersResponse>",
            "20260102/us-east-1/iam/aws4_request",
        ),
        ("bedrock-runtime", "list_async_invokes", "{}", "20260102/eu-west-1/bedrock/aws4_request"),
    ] {
        let script = Script::always(ok(body));
        let result = script.call(service, "eu-west-1", operation, json!({})).await;
        assert!(result.is_complete(), "{result:?}");
        assert_eq!(script.only().scope(), Some(scope), "{service}");
    }
}

#[tokio::test(start_paused = true)]
async fn s3_signs_the_path_as_it_is_sent_and_sends_the_bodys_hash() {
    let script = Script::always(ok(""));
    let input = json!({"Bucket": "bucket", "Key": "a b/ü+c//../~x"});
    let _ = script.call("s3", "eu-west-1", "get_object", input).await;
    let seen = script.only();
    assert_eq!(seen.host, "bucket.s3.eu-west-1.amazonaws.com");
    assert_eq!(seen.path, "/a%20b/%C3%BC%2Bc//../~x");
    let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    assert_eq!(seen.header("x-amz-content-sha256"), Some(empty));
}

#[tokio::test(start_paused = true)]
async fn an_operation_with_an_unsigned_payload_says_so() {
    let script = Script::always(ok("{}"));
    let input = json!({"SnapshotId": "s", "BlockIndex": 1, "BlockData": "eA==", "DataLength": 1,
        "Checksum": "c", "ChecksumAlgorithm": "SHA256"});
    let _ = script.call("ebs", "eu-west-1", "put_snapshot_block", input).await;
    let seen = script.only();
    assert_eq!(seen.header("x-amz-content-sha256"), Some("UNSIGNED-PAYLOAD"));
    assert!(seen.scope().is_some());
}

#[tokio::test(start_paused = true)]
async fn what_proxies_may_change_is_sent_unsigned() {
    let script = Script::always(ok(""));
    let input = json!({"agentRuntimeArn": "arn", "payload": "", "traceParent": "00-1-2-01", "mcpName": "n"});
    let _ = script.call("bedrock-agentcore", "eu-west-1", "invoke_agent_runtime", input).await;
    let seen = script.only();
    assert_eq!(seen.header("traceparent"), Some("00-1-2-01"));
    let signed = seen.header("authorization").expect("a signature");
    assert!(signed.contains("mcp-name;") && !signed.contains("traceparent"), "{signed}");
}

#[tokio::test(start_paused = true)]
async fn a_hash_of_the_body_that_the_caller_gives_is_the_one_that_is_signed() {
    let signature = |hash: &'static str| async move {
        let script = Script::always(ok(""));
        let input = json!({
            "domain": "dd", "repository": "rr", "format": "generic", "package": "p", "packageVersion": "1",
            "assetName": "a", "assetContent": "eA==", "assetSHA256": hash,
        });
        let _ = script.call("codeartifact", "eu-west-1", "publish_package_version", input).await;
        let seen = script.only();
        assert_eq!(seen.header("x-amz-content-sha256"), Some(hash));
        seen.header("authorization").expect("a signature").rsplit('=').next().map(str::to_owned)
    };
    let hashes = [
        "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
        "fedcba9876543210fedcba9876543210fedcba9876543210fedcba9876543210",
    ];
    assert_ne!(signature(hashes[0]).await, signature(hashes[1]).await);
}

#[tokio::test(start_paused = true)]
async fn an_operation_without_auth_is_not_signed_with_or_without_credentials() {
    let script = Script::always(ok("{}"));
    let input = json!({"clientName": "n", "clientType": "public"});
    for config in [script.config().build(), script.config_without_credentials().build()] {
        let result =
            script.call_with(config, "sso-oidc", "eu-west-1", "register_client", input.clone()).await;
        assert!(result.is_complete(), "{result:?}");
    }
    for seen in script.seen() {
        assert_eq!(seen.header("authorization"), None);
        assert_eq!(seen.header("x-amz-security-token"), None);
    }
}

#[tokio::test(start_paused = true)]
async fn an_anonymous_client_signs_nothing() {
    let script = Script::always(ok(""));
    let s3 = mr::MultiRegionClient::builder(&script.config().build()).anonymous();
    let s3 = s3.build("s3", ["eu-west-1"]).expect("a client");
    let result = s3.call("get_object", json!({"Bucket": "b-public", "Key": "k"})).await.expect("a result");
    assert!(result.is_complete(), "{result:?}");
    assert_eq!(script.only().header("authorization"), None);
}

#[tokio::test(start_paused = true)]
async fn a_service_of_bearer_tokens_gets_the_configured_token() {
    let script = Script::always(ok("{}"));
    let token = SharedTokenProvider::new(Token::new("tok", None));
    let config = script.config().token_provider(token).build();
    let result = script.call_with(config, "codecatalyst", "us-west-2", "list_spaces", json!({})).await;
    assert!(result.is_complete(), "{result:?}");
    assert_eq!(script.only().header("authorization"), Some("Bearer tok"));
}

#[tokio::test(start_paused = true)]
async fn a_services_own_token_of_the_environment_goes_before_credentials() {
    let script = Script::always(ok("{}"));
    let env = Env(&[("AWS_BEARER_TOKEN", "bedrock", "from-env")]);
    let config = script.config().service_config(env).build();
    let _ = script
        .call_with(config.clone(), "bedrock-runtime", "us-west-2", "list_async_invokes", json!({}))
        .await;
    assert_eq!(script.seen()[0].header("authorization"), Some("Bearer from-env"));
    // Another service is not touched by it.
    let _ = script.call_with(config, "logs", "us-west-2", "describe_log_groups", json!({})).await;
    assert!(script.seen()[1].scope().is_some());
}

#[tokio::test(start_paused = true)]
async fn a_multi_region_access_point_is_signed_for_all_regions() {
    let script = Script::always(ok(""));
    let arn = "arn:aws:s3::123456789012:accesspoint/mfzwi23gnjvgw.mrap";
    let result = script.call("s3", "eu-west-1", "get_object", json!({"Bucket": arn, "Key": "k y"})).await;
    assert!(result.is_complete(), "{result:?}");
    let seen = script.only();
    assert_eq!(seen.host, "mfzwi23gnjvgw.mrap.accesspoint.s3-global.amazonaws.com");
    assert_eq!(seen.path, "/k%20y");
    let authorization = seen.header("authorization").unwrap();
    assert!(
        authorization.starts_with("AWS4-ECDSA-P256-SHA256 Credential=AKIDEXAMPLE/20260102/s3/aws4_request")
    );
    assert_eq!(seen.header("x-amz-region-set"), Some("*"));
}

#[tokio::test(start_paused = true)]
async fn a_global_endpoint_of_events_is_signed_for_all_regions() {
    let script = Script::always(ok(r#"{"Entries": [], "FailedEntryCount": 0}"#));
    let input =
        json!({"EndpointId": "abc.xyz", "Entries": [{"Source": "s", "Detail": "{}", "DetailType": "t"}]});
    let result = script.call("events", "eu-west-1", "put_events", input).await;
    assert!(result.is_complete(), "{result:?}");
    let seen = script.only();
    assert_eq!(seen.host, "abc.xyz.endpoint.events.amazonaws.com");
    assert!(seen.header("authorization").unwrap().starts_with("AWS4-ECDSA-P256-SHA256"));
    assert_eq!(seen.header("x-amz-region-set"), Some("*"));
}

#[tokio::test(start_paused = true)]
async fn services_of_signature_version_2_have_it_in_their_form() {
    for (operation, input, body) in [
        ("list_domains", json!({}), "<ListDomainsResponse><ListDomainsResult/></ListDomainsResponse>"),
        ("select", json!({"SelectExpression": "a"}), "<SelectResponse><SelectResult/></SelectResponse>"),
    ] {
        let script = Script::always(ok(body));
        let result = script.call("sdb", "us-east-1", operation, input).await;
        assert!(result.is_complete(), "{result:?}");
        let seen = script.only();
        assert_eq!(seen.header("authorization"), None);
        let form = seen.text();
        for field in
            ["AWSAccessKeyId=AKIDEXAMPLE", "SignatureVersion=2", "SignatureMethod=HmacSHA256", "&Signature="]
        {
            assert!(form.contains(field), "{form}");
        }
        assert!(!form.contains(SECRET));
        assert_eq!(seen.header("content-length"), Some(form.len().to_string().as_str()));
    }
}

/// The model of Import/Export says version 2; the schemes of its endpoint win, as in botocore.
#[tokio::test(start_paused = true)]
async fn the_schemes_of_an_endpoint_come_before_those_of_the_model() {
    let script = Script::always(ok("<ListJobsResponse><ListJobsResult/></ListJobsResponse>"));
    let result = script.call("importexport", "us-east-1", "list_jobs", json!({})).await;
    assert!(result.is_complete(), "{result:?}");
    assert_eq!(script.only().scope(), Some("20260102/us-east-1/IngestionService/aws4_request"));
}

#[tokio::test(start_paused = true)]
async fn a_region_of_older_configurations_is_signed_for_by_its_plain_name() {
    let script = Script::always(ok(VPCS));
    let result = script.call("ec2", "fips-us-east-1", "describe_vpcs", json!({})).await;
    assert_eq!(result.iter().map(|o| o.region()).collect::<Vec<_>>(), ["fips-us-east-1"]);
    let seen = script.only();
    assert_eq!(seen.host, "ec2-fips.us-east-1.amazonaws.com");
    assert_eq!(seen.scope(), Some("20260102/us-east-1/ec2/aws4_request"));
}
