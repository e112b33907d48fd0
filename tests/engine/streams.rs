//! Bodies that are streamed, in and out.

use std::path::PathBuf;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use aws_smithy_types::byte_stream::ByteStream;
use multiregion_client::{Body, CallError, FailureKind, Limit, MultiRegionClient, Outcome, Phase};
use serde_json::{Value as Json, json};
use tokio::io::{AsyncRead, AsyncReadExt, ReadBuf};

use crate::support::{Reply, Script, answer, client, ok};

const TEXT: &[u8] = b"123456789";
const CRC32: &str = "y/Q5Jg==";
const SHA256: &str = "15e2b0d3c33891ebb0f1ef609ec419420c20e320ce94c65fbc8c3312448eb225";

fn key() -> Json {
    json!({"Bucket": "b-one", "Key": "k"})
}

fn s3(script: &Script) -> MultiRegionClient {
    client(&script.config().build(), "s3", ["eu-west-1"])
}

/// At an address without TLS.
fn at_http(script: &Script, service: &str) -> MultiRegionClient {
    let builder = MultiRegionClient::builder(&script.config().build()).endpoint_url("http://local:80");
    builder.build(service, ["eu-west-1"]).expect("a client")
}

fn first(result: multiregion_client::MultiRegionResult) -> Outcome {
    result.into_iter().next().expect("an outcome")
}

/// A file of a name of its own, gone with the test.
struct File(PathBuf);

impl File {
    fn new(name: &str, content: &[u8]) -> File {
        let path = std::env::temp_dir().join(format!("multiregion-{}-{name}", std::process::id()));
        std::fs::write(&path, content).expect("a file");
        File(path)
    }
}

impl Drop for File {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

#[tokio::test(start_paused = true)]
async fn whatever_a_body_is_read_from_the_same_is_sent() {
    let file = File::new("same", TEXT);
    let retryable = ByteStream::read_from().path(&file.0).build().await.expect("a file");
    for (body, length) in [
        (Body::from_path(&file.0), Some("9")),
        (Body::from(TEXT), Some("9")),
        (retryable.into(), Some("9")),
        (Body::from_reader(TEXT, Some(9)), Some("9")),
        (Body::from_reader(TEXT, None), None),
    ] {
        let script = Script::always(ok(""));
        let result = s3(&script).call("put_object", key()).body(body).await.expect("a result");
        assert!(result.is_complete(), "{:?}", result["eu-west-1"]);
        let seen = script.only();
        assert_eq!(seen.decoded(), (TEXT.to_vec(), format!("x-amz-checksum-crc32:{CRC32}")));
        assert_eq!(seen.header("x-amz-decoded-content-length"), length);
        assert_eq!(seen.header("content-length"), None);
        assert_eq!(seen.header("transfer-encoding"), Some("chunked"));
        assert_eq!(seen.header("expect"), Some("100-continue"));
        let signed = seen.header("authorization").expect("a signature");
        assert!(signed.contains("x-amz-trailer") && !signed.contains("expect;"), "{signed}");
    }
}

#[tokio::test(start_paused = true)]
async fn without_tls_a_body_is_hashed_before_it_is_sent() {
    let file = File::new("http", TEXT);
    let script = Script::always(ok(""));
    let s3 = at_http(&script, "s3");
    let result = s3.call("put_object", key()).body(Body::from_path(&file.0)).await.expect("a result");
    assert!(result.is_complete(), "{:?}", result["eu-west-1"]);
    let seen = script.only();
    assert_eq!(seen.body, TEXT);
    assert_eq!(seen.header("x-amz-checksum-crc32"), Some(CRC32));
    assert_eq!(seen.header("x-amz-content-sha256"), Some(SHA256));
    assert_eq!(seen.header("content-length"), Some("9"));

    let once = s3.call("put_object", key()).body(Body::from_reader(TEXT, Some(9))).await.expect("a result");
    let error = once["eu-west-1"].error().expect("an error");
    assert_eq!(error.kind(), FailureKind::Request);
    assert!(error.to_string().contains("s3.PutObject: expected a body that can be read again"), "{error}");
    assert_eq!(script.seen().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn what_a_service_wants_hashed_is() {
    let file = File::new("glacier", TEXT);
    let script = Script::always(ok(""));
    let glacier = client(&script.config().build(), "glacier", ["eu-west-1"]);
    let call = glacier.call("upload_archive", json!({"vaultName": "v"})).body(Body::from_path(&file.0));
    let _ = call.await.expect("a result");
    let seen = script.only();
    assert_eq!(seen.body, TEXT);
    assert_eq!(seen.header("x-amz-content-sha256"), Some(SHA256));
    assert_eq!(seen.header("x-amz-sha256-tree-hash"), Some(SHA256));
    assert_eq!(seen.header("expect"), None);
}

#[tokio::test(start_paused = true)]
async fn a_retry_begins_anew_and_what_can_be_read_once_is_not_sent_again() {
    let file = File::new("retry", TEXT);
    let failing = || Script::new(|seen| if seen.attempt < 3 { answer(500, "") } else { ok("") });
    let script = failing();
    let result =
        s3(&script).call("put_object", key()).body(Body::from_path(&file.0)).await.expect("a result");
    assert_eq!(result["eu-west-1"].metadata().attempts, 3);
    assert!(script.seen().iter().all(|seen| seen.decoded().0 == TEXT));

    let script = failing();
    let once = s3(&script).call("put_object", key()).body(Body::from_reader(TEXT, Some(9)));
    let result = once.await.expect("a result");
    let outcome = &result["eu-west-1"];
    assert_eq!(outcome.metadata().attempts, 1);
    assert_eq!(outcome.error().and_then(CallError::status), Some(500));
}

#[tokio::test(start_paused = true)]
async fn many_regions_read_a_body_each_for_itself_or_none_is_sent_anything() {
    let file = File::new("regions", TEXT);
    let script = Script::always(ok(""));
    let regions = ["eu-west-1", "us-east-1", "ap-south-1"];
    let s3 = client(&script.config().build(), "s3", regions);
    let result = s3.call("put_object", key()).body(Body::from_path(&file.0)).await.expect("a result");
    assert!(result.is_complete());
    assert!(script.seen().iter().all(|seen| seen.decoded().0 == TEXT));
    assert_eq!(script.seen().len(), regions.len());

    let once = s3.call("put_object", key()).body(Body::from_reader(TEXT, Some(9))).await;
    let error = once.expect_err("refused").to_string();
    assert!(error.starts_with("s3.PutObject: expected a body that can be read again"), "{error}");
    assert!(error.contains("for 3 regions"), "{error}");
    assert_eq!(script.seen().len(), regions.len());
}

#[tokio::test(start_paused = true)]
async fn a_body_that_does_not_fit_is_refused_before_anything_is_sent() {
    let script = Script::always(ok(""));
    let both = json!({"Bucket": "b-one", "Key": "k", "Body": "AAEC"});
    for (service, operation, input, body, expected) in [
        (
            "s3",
            "put_object",
            both,
            Body::from("x"),
            "s3.PutObject: expected Body in the input or a body, found both",
        ),
        (
            "s3",
            "get_object",
            key(),
            Body::from("x"),
            "s3.GetObject: expected an operation whose input has a stream",
        ),
        ("s3", "put_object", key(), Body::from_path("no/such/file"), "no/such/file: "),
        (
            "omics",
            "upload_read_set_part",
            json!({"sequenceStoreId": "1234567890", "uploadId": "1234567890", "partSource": "SOURCE1", "partNumber": 1}),
            Body::from_reader(TEXT, None),
            "omics.UploadReadSetPart: expected a body whose length is known, for payload",
        ),
    ] {
        let client = client(&script.config().build(), service, ["us-east-1"]);
        let error = client.call(operation, input).body(body).await.expect_err("refused").to_string();
        assert!(error.starts_with(expected), "{error}");
    }
    let error =
        s3(&script).call("list_buckets", json!({})).streaming().await.expect_err("refused").to_string();
    assert!(error.starts_with("s3.ListBuckets: expected an operation whose output has a stream"), "{error}");
    assert!(script.seen().is_empty());
}

/// Gives one byte, then fails.
struct Failing(bool);

impl AsyncRead for Failing {
    fn poll_read(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
        into: &mut ReadBuf<'_>,
    ) -> Poll<std::io::Result<()>> {
        if std::mem::replace(&mut self.0, true) {
            return Poll::Ready(Err(std::io::Error::other("a disk that fails")));
        }
        into.put_slice(b"1");
        Poll::Ready(Ok(()))
    }
}

#[tokio::test(start_paused = true)]
async fn a_reader_that_fails_is_the_requests_fault() {
    let script = Script::always(ok(""));
    for (body, expected) in [
        (Body::from_reader(Failing(false), Some(9)), "a disk that fails"),
        (Body::from_reader(TEXT, Some(20)), "11 bytes fewer"),
    ] {
        let result = s3(&script).call("put_object", key()).body(body).await.expect("a result");
        let error = result["eu-west-1"].error().expect("an error");
        assert_eq!(error.kind(), FailureKind::Request, "{error}");
        assert!(error.to_string().contains(expected), "{error}");
    }
}

#[tokio::test(start_paused = true)]
async fn an_anonymous_trailer_is_told_as_a_signer_would() {
    let script = Script::always(ok(""));
    let builder = MultiRegionClient::builder(&script.config().build()).anonymous();
    let s3 = builder.build("s3", ["eu-west-1"]).expect("a client");
    let _ = s3.call("put_object", key()).body(TEXT).await.expect("a result");
    let seen = script.only();
    assert_eq!(seen.header("authorization"), None);
    assert_eq!(seen.header("x-amz-content-sha256"), Some("STREAMING-UNSIGNED-PAYLOAD-TRAILER"));
}

/// The outcome of a live call.
async fn live(reply: Reply) -> Outcome {
    let script = Script::always(reply);
    first(s3(&script).call("get_object", key()).streaming().await.expect("a result"))
}

#[tokio::test(start_paused = true)]
async fn headers_are_there_before_the_body_and_the_body_is_taken_once() {
    let whole = || ok(TEXT).header("etag", "\"e\"").header("content-length", "9").header("x-amz-meta-a", "b");
    let mut outcome = live(whole()).await;
    assert_eq!(outcome["ETag"].as_str(), Some("\"e\""));
    assert_eq!(outcome["Metadata"]["a"].as_str(), Some("b"));
    assert!(outcome["Body"].is_null());
    let mut copy = outcome.clone();
    assert!(copy.take_body().is_none());
    let body = outcome.take_body().expect("a body");
    assert!(outcome.take_body().is_none());
    assert_eq!(body.content_length(), Some(9));
    assert_eq!(body.collect_within(9).await.expect("bytes"), TEXT);

    let mut body = live(whole()).await.take_body().expect("a body");
    let mut text = String::new();
    body.read_to_string(&mut text).await.expect("text");
    assert_eq!(text.as_bytes(), TEXT);

    let body = live(whole()).await.take_body().expect("a body").into_byte_stream();
    assert_eq!(body.size_hint().1, Some(9));
    assert_eq!(body.collect().await.expect("bytes").to_vec(), TEXT);
}

#[tokio::test(start_paused = true)]
async fn a_body_beyond_the_limit_is_too_large_whether_it_says_so_or_not() {
    for reply in [ok(TEXT), ok(TEXT).header("content-length", "9")] {
        let body = live(reply).await.take_body().expect("a body");
        let error = body.collect_within(8).await.expect_err("an error");
        assert_eq!(error.kind(), FailureKind::TooLarge, "{error}");
    }
    // The limit of answers is not one of live bodies.
    let script = Script::always(ok(TEXT));
    let call = s3(&script).call("get_object", key()).streaming().max_response_bytes(2);
    let body = first(call.await.expect("a result")).take_body().expect("a body");
    assert_eq!(body.collect_within(9).await.expect("bytes"), TEXT);
}

#[tokio::test(start_paused = true)]
async fn a_failure_has_no_body_to_take() {
    let error = "<Error><Code>NoSuchKey</Code><Message>none</Message></Error>";
    let mut outcome = live(answer(404, error)).await;
    assert_eq!(outcome.error().and_then(CallError::code), Some("NoSuchKey"));
    assert!(outcome.take_body().is_none());
}

#[tokio::test(start_paused = true)]
async fn a_body_that_is_not_the_one_of_its_checksum_ends_in_an_error() {
    let right = ok(TEXT).header("x-amz-checksum-crc32", CRC32);
    let body = live(right).await.take_body().expect("a body");
    assert_eq!(body.collect_within(9).await.expect("bytes"), TEXT);
    let wrong = || ok(TEXT).header("x-amz-checksum-crc32", "AAAAAA==").header("x-amz-request-id", "r1");
    let mut body = live(wrong()).await.take_body().expect("a body");
    assert_eq!(body.next().await.expect("bytes").expect("bytes"), TEXT);
    let error = body.next().await.expect("an end").expect_err("an error");
    assert_eq!(error.kind(), FailureKind::Undecodable);
    assert_eq!((error.status(), error.request_id()), (Some(200), Some("r1")));
    assert!(
        error.to_string().contains("s3.GetObject: expected an answer with x-amz-checksum-crc32"),
        "{error}"
    );
    assert!(body.next().await.is_none());
    // As a reader, and for code of the AWS SDK for Rust.
    let mut body = live(wrong()).await.take_body().expect("a body");
    let error = body.read_to_end(&mut Vec::new()).await.expect_err("an error");
    let error = error.get_ref().and_then(|e| e.downcast_ref::<CallError>()).expect("ours");
    assert_eq!(error.kind(), FailureKind::Undecodable);
    let body = live(wrong()).await.take_body().expect("a body").into_byte_stream();
    assert!(body.collect().await.is_err());
}

#[tokio::test(start_paused = true)]
async fn a_body_that_breaks_off_is_told_and_one_that_stalls_is_given_up() {
    for (reply, kind, phase, limit) in [
        (Reply::Breaks, FailureKind::Unreachable, Some(Phase::Exchange), None),
        (Reply::Short(9), FailureKind::Unreachable, Some(Phase::Exchange), None),
        (Reply::Stalls, FailureKind::TimedOut, None, Some(Limit::Throughput)),
    ] {
        let start = tokio::time::Instant::now();
        let body = live(reply).await.take_body().expect("a body");
        assert_eq!(start.elapsed(), Duration::ZERO);
        let error = body.collect_within(100).await.expect_err("an error");
        assert_eq!((error.kind(), error.phase(), error.limit()), (kind, phase, limit), "{error}");
        assert!(start.elapsed() < Duration::from_secs(30), "{:?}", start.elapsed());
    }
}

#[tokio::test(start_paused = true)]
async fn many_regions_have_a_body_each() {
    let script = Script::new(|seen| ok(&seen.region));
    let regions = ["eu-west-1", "us-east-1"];
    let s3 = client(&script.config().build(), "s3", regions);
    let mut result = s3.call("get_object", key()).streaming().await.expect("a result");
    for region in regions {
        let body = result.take_body(region).expect("a body");
        assert_eq!(body.collect_within(100).await.expect("bytes"), region);
        assert!(result.take_body(region).is_none());
    }
}
