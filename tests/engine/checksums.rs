//! Checksums and compression that the model asks of requests.

use aws_smithy_types::checksum_config::{RequestChecksumCalculation, ResponseChecksumValidation};
use aws_types::SdkConfig;
use serde_json::{Value as Json, json};

use crate::support::{Script, Seen, ok};

async fn sent(
    config: impl FnOnce(&Script) -> SdkConfig,
    service: &str,
    operation: &str,
    input: Json,
) -> Seen {
    let script = Script::always(ok(""));
    let _ = script.call_with(config(&script), service, "eu-west-1", operation, input).await;
    script.only()
}

async fn plain(service: &str, operation: &str, input: Json) -> Seen {
    sent(|s| s.config().build(), service, operation, input).await
}

#[tokio::test(start_paused = true)]
async fn an_operation_that_needs_a_checksum_gets_the_default() {
    let input = json!({"Bucket": "b-one", "Delete": {"Objects": [{"Key": "k"}]}});
    let seen = plain("s3", "delete_objects", input).await;
    let expected = crc32(&seen.body);
    assert_eq!(seen.header("x-amz-checksum-crc32"), Some(expected.as_str()));
    assert_eq!(seen.header("x-amz-sdk-checksum-algorithm"), Some("CRC32"));
    assert_eq!(seen.header("content-md5"), None);
    // What is sent is signed.
    assert!(seen.header("authorization").unwrap().contains("x-amz-checksum-crc32"));
}

#[tokio::test(start_paused = true)]
async fn an_operation_with_the_older_trait_gets_the_default_too() {
    let tagged = |value| {
        let tags = json!([{"Key": "k", "Value": value}]);
        json!({"AccountId": "123456789012", "Bucket": "b-one", "Tagging": {"TagSet": tags}})
    };
    let one = plain("s3control", "put_bucket_tagging", tagged("v")).await;
    let sum = one.header("x-amz-checksum-crc32").expect("a checksum");
    assert_eq!(aws_smithy_types::base64::decode(sum).expect("base64").len(), 4);
    let other = plain("s3control", "put_bucket_tagging", tagged("w")).await;
    assert_ne!(other.header("x-amz-checksum-crc32"), Some(sum));
}

#[tokio::test(start_paused = true)]
async fn where_a_checksum_is_possible_the_configuration_decides() {
    let input = json!({"Bucket": "b-one", "Key": "k", "Body": "MTIzNDU2Nzg5"});
    let seen = plain("s3", "put_object", input.clone()).await;
    assert_eq!(seen.decoded(), (b"123456789".to_vec(), "x-amz-checksum-crc32:y/Q5Jg==".to_owned()));
    assert_eq!(seen.header("x-amz-trailer"), Some("x-amz-checksum-crc32"));
    assert_eq!(seen.header("x-amz-content-sha256"), Some("STREAMING-UNSIGNED-PAYLOAD-TRAILER"));
    let when_required = |s: &Script| {
        s.config().request_checksum_calculation(RequestChecksumCalculation::WhenRequired).build()
    };
    let seen = sent(when_required, "s3", "put_object", input).await;
    assert_eq!(seen.body, b"123456789");
    assert_eq!(seen.header("x-amz-trailer"), None);
    assert_eq!(seen.header("x-amz-checksum-crc32"), None);
    assert_eq!(seen.header("x-amz-sdk-checksum-algorithm"), None);
}

#[tokio::test(start_paused = true)]
async fn the_callers_algorithm_and_the_callers_checksum_are_kept() {
    let mut input =
        json!({"Bucket": "b-one", "Key": "k", "Body": "MTIzNDU2Nzg5", "ChecksumAlgorithm": "SHA256"});
    let seen = plain("s3", "put_object", input.clone()).await;
    let sha256 = "FeKw08M4keuw8e9gnsQZQgwg4yDOlMZfvIwzEkSOsiU=";
    assert_eq!(seen.decoded().1, format!("x-amz-checksum-sha256:{sha256}"));
    assert_eq!(seen.header("x-amz-sdk-checksum-algorithm"), Some("SHA256"));
    assert_eq!(seen.header("x-amz-checksum-crc32"), None);

    input["ChecksumSHA256"] = json!("mine");
    let seen = plain("s3", "put_object", input.clone()).await;
    assert_eq!(seen.header("x-amz-checksum-sha256"), Some("mine"));
    assert_eq!(seen.body, b"123456789");

    let input = json!({"Bucket": "b-one", "Key": "k", "Body": "eA==", "ContentMD5": "mine"});
    let seen = plain("s3", "put_object", input).await;
    // An MD5 is not one of them.
    assert_eq!(seen.header("content-md5"), Some("mine"));
    assert_eq!(seen.decoded().1, "x-amz-checksum-crc32:jNwWgw==");
}

#[tokio::test(start_paused = true)]
async fn an_unknown_algorithm_is_the_requests_fault() {
    let script = Script::always(ok(""));
    let input = json!({"Bucket": "b-one", "Key": "k", "ChecksumAlgorithm": "CRC16"});
    let result = script.call("s3", "eu-west-1", "put_object", input).await;
    let error = result["eu-west-1"].error().expect("an error");
    assert_eq!(error.kind(), multiregion_client::FailureKind::Request);
    assert!(error.to_string().contains("found CRC16"), "{error}");
    assert!(script.seen().is_empty());
}

async fn got(
    config: impl FnOnce(&Script) -> SdkConfig,
    headers: &[(&str, &str)],
) -> (Seen, Result<Json, String>) {
    let answer = headers.iter().fold(ok("123456789"), |answer, (name, value)| answer.header(name, value));
    let script = Script::always(answer);
    let input = json!({"Bucket": "b-one", "Key": "k"});
    let result = script.call_with(config(&script), "s3", "eu-west-1", "get_object", input).await;
    let outcome = &result["eu-west-1"];
    let told = match outcome.error() {
        None => Ok(json!(outcome)),
        Some(error) => {
            assert_eq!(error.kind(), multiregion_client::FailureKind::Undecodable);
            Err(error.to_string())
        }
    };
    (script.seen().remove(0), told)
}

#[tokio::test(start_paused = true)]
async fn an_answer_that_is_not_the_one_of_its_checksum_is_an_error() {
    let plain = |s: &Script| s.config().build();
    let (seen, whole) = got(plain, &[("x-amz-checksum-crc32", "y/Q5Jg==")]).await;
    assert_eq!(seen.header("x-amz-checksum-mode"), Some("ENABLED"));
    assert_eq!(whole.unwrap()["Body"], "MTIzNDU2Nzg5");
    let (_, other) = got(plain, &[("x-amz-checksum-crc32", "AAAAAA==")]).await;
    assert!(other.unwrap_err().contains("x-amz-checksum-crc32 AAAAAA==, found y/Q5Jg=="));
    // The preferred one of several, and one that says nothing of the whole.
    let (_, several) =
        got(plain, &[("x-amz-checksum-crc32", "AAAAAA=="), ("x-amz-checksum-crc64nvme", "rosUhgp5mIg=")])
            .await;
    assert!(several.is_ok(), "{several:?}");
    let (_, of_parts) = got(plain, &[("x-amz-checksum-crc32", "AAAAAA==-2")]).await;
    assert!(of_parts.is_ok(), "{of_parts:?}");
}

#[tokio::test(start_paused = true)]
async fn answers_are_not_held_against_checksums_that_were_not_asked_for() {
    let when_required = |s: &Script| {
        s.config().response_checksum_validation(ResponseChecksumValidation::WhenRequired).build()
    };
    let (seen, other) = got(when_required, &[("x-amz-checksum-crc32", "AAAAAA==")]).await;
    assert_eq!(seen.header("x-amz-checksum-mode"), None);
    assert!(other.is_ok());
}

fn metrics(count: usize) -> Json {
    let datum = json!({"MetricName": "a-name-of-some-length", "Value": 1.0});
    json!({"Namespace": "n", "MetricData": vec![datum; count]})
}

#[tokio::test(start_paused = true)]
async fn a_large_body_is_compressed_unless_that_is_switched_off() {
    let seen = plain("cloudwatch", "put_metric_data", metrics(1000)).await;
    assert_eq!(seen.header("content-encoding"), Some("gzip"));
    assert!(seen.body.starts_with(&[0x1f, 0x8b]));
    assert_eq!(seen.header("content-length"), Some(seen.body.len().to_string().as_str()));

    let small = plain("cloudwatch", "put_metric_data", metrics(1)).await;
    assert_eq!(small.header("content-encoding"), None);

    let off = |s: &Script| s.config().disable_request_compression(true).build();
    let seen = sent(off, "cloudwatch", "put_metric_data", metrics(1000)).await;
    assert_eq!(seen.header("content-encoding"), None);

    let low = |s: &Script| s.config().request_min_compression_size_bytes(10).build();
    let seen = sent(low, "cloudwatch", "put_metric_data", metrics(1)).await;
    assert_eq!(seen.header("content-encoding"), Some("gzip"));
}

/// By the definition, bit for bit, so as not to trust the crate that the engine uses.
fn crc32(bytes: &[u8]) -> String {
    let step = |crc: u32, byte: &u8| {
        (0..8).fold(crc ^ u32::from(*byte), |c, _| if c & 1 == 1 { c >> 1 ^ 0xedb8_8320 } else { c >> 1 })
    };
    let crc = !bytes.iter().fold(!0, step);
    aws_smithy_types::base64::encode(crc.to_be_bytes())
}
