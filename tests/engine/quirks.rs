//! What single services need, from the caller's input to what is sent, and from the answer to the caller's output.

use multiregion_client as mr;
use serde_json::{Value as Json, json};

use crate::support::{Reply, Script, Seen, ok};

async fn called(reply: Reply, service: &str, operation: &str, input: Json) -> (Seen, mr::MultiRegionResult) {
    let script = Script::always(reply);
    let result = script.call(service, "eu-west-1", operation, input).await;
    (script.only(), result)
}

#[tokio::test(start_paused = true)]
async fn keys_are_asked_for_and_read_in_url_encoding() {
    let contents = "<Contents><Key>a%0Ab+c</Key></Contents>";
    let body = format!("<ListBucketResult><EncodingType>url</EncodingType>{contents}</ListBucketResult>");
    let input = json!({"Bucket": "b-one", "Prefix": "a"});
    let (seen, result) = called(ok(&body), "s3", "list_objects_v2", input).await;
    assert!(seen.path.contains("encoding-type=url"), "{}", seen.path);
    assert_eq!(result["eu-west-1"]["Contents"][0]["Key"].as_str(), Some("a\nb c"));
    // Who asks for the encoding gets it.
    let input = json!({"Bucket": "b-one", "EncodingType": "url"});
    let (_, result) = called(ok(&body), "s3", "list_objects_v2", input).await;
    assert_eq!(result["eu-west-1"]["Contents"][0]["Key"].as_str(), Some("a%0Ab+c"));
}

#[tokio::test(start_paused = true)]
async fn an_expiry_that_is_no_time_does_not_spoil_the_answer() {
    let input = json!({"Bucket": "b-one", "Key": "k"});
    for (header, time) in [
        ("Wed, 31 Jan 2024 12:00:00 GMT", json!("2024-01-31T12:00:00+00:00")),
        ("0", json!("1970-01-01T00:00:00+00:00")),
        ("never", Json::Null),
    ] {
        let reply = ok("x").header("Expires", header).header("ETag", "e");
        let (_, result) = called(reply, "s3", "get_object", input.clone()).await;
        let output = json!(result["eu-west-1"].output().expect("an output"));
        assert_eq!((&output["Expires"], &output["ExpiresString"]), (&time, &json!(header)), "{output}");
        assert_eq!(output["ETag"], "e");
    }
    let (_, result) = called(ok("").header("ETag", "e"), "s3", "head_object", input).await;
    assert!(result["eu-west-1"]["ExpiresString"].is_null());
}

#[tokio::test(start_paused = true)]
async fn an_upload_to_glacier_says_what_it_is() {
    let input = json!({"vaultName": "v", "body": "YWJj"});
    let (seen, _) = called(ok(""), "glacier", "upload_archive", input).await;
    let sum = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    assert_eq!(seen.path, "/-/vaults/v/archives");
    assert_eq!(seen.header("x-amz-glacier-version"), Some("2012-06-01"));
    assert_eq!(seen.header("x-amz-content-sha256"), Some(sum));
    assert_eq!(seen.header("x-amz-sha256-tree-hash"), Some(sum));
    // What is sent is signed.
    assert!(seen.header("authorization").unwrap().contains("x-amz-sha256-tree-hash"));
}

#[tokio::test(start_paused = true)]
async fn a_search_is_posted_and_signed_as_such() {
    let input = json!({"query": "a b"});
    let script = Script::always(ok("{}"));
    let url = "http://search.example.com";
    let sdk = script.config().endpoint_url(url).build();
    let _ = script.call_with(sdk, "cloudsearchdomain", "eu-west-1", "search", input).await;
    let seen = script.only();
    assert_eq!((seen.method.as_str(), seen.path.as_str()), ("POST", "/2013-01-01/search"));
    assert_eq!(seen.text(), "format=sdk&pretty=true&q=a%20b");
    assert!(seen.header("authorization").unwrap().contains("content-type"));
}

#[tokio::test(start_paused = true)]
async fn a_header_may_be_any_json() {
    let encoded = |json: &str| aws_smithy_types::base64::encode(json);
    let reply = ok("").header("x-amz-lex-slots", &encoded(r#"{"Size": null}"#));
    let input = json!({
        "botName": "b", "botAlias": "a", "userId": "me", "contentType": "text/plain", "inputStream": "",
        "sessionAttributes": {"name": "\u{fc}"}, "requestAttributes": "text",
    });
    let (seen, result) = called(reply, "lex-runtime", "post_content", input).await;
    let sent = encoded(r#"{"name":"\u00fc"}"#);
    assert_eq!(seen.header("x-amz-lex-session-attributes"), Some(sent.as_str()));
    assert_eq!(seen.header("x-amz-lex-request-attributes"), Some(encoded("\"text\"").as_str()));
    let output = json!(result["eu-west-1"].output().expect("an output"));
    assert_eq!(output["slots"], json!({"Size": null}));
    let reply = ok("").header("x-amz-lex-slots", &encoded("{"));
    let input = json!({"botName": "b", "botAlias": "a", "userId": "me"});
    let (_, result) = called(reply, "lex-runtime", "put_session", input).await;
    assert_eq!(result["eu-west-1"].error().map(|e| e.kind()), Some(mr::FailureKind::Undecodable));
}

#[tokio::test(start_paused = true)]
async fn what_a_service_would_misread_is_refused_before_it_is_sent() {
    let script = Script::always(ok(""));
    let client = mr::MultiRegionClient::new(&script.config().build(), "s3", ["eu-west-1"]).expect("a client");
    let error = client.call("list_objects", json!({"Bucket": "a/b"})).await.expect_err("a refusal");
    assert!(error.to_string().starts_with("s3.ListObjects: invalid input: Bucket: expected"), "{error}");
    let input = json!({"Bucket": "b-one", "Key": "k", "Metadata": {"who": "\u{fc}"}});
    let error = client.call("put_object", input).await.expect_err("a refusal");
    assert!(error.to_string().contains("Metadata.who: expected ASCII"), "{error}");
    assert!(script.seen().is_empty());
}

/// A reader of XML makes one line feed of a carriage return and a line feed that are not escaped.
#[tokio::test(start_paused = true)]
async fn line_ends_in_a_key_arrive_as_they_are() {
    let input = json!({"Bucket": "b-one", "Delete": {"Objects": [{"Key": "a\r\nb"}]}});
    let (seen, _) = called(ok(""), "s3", "delete_objects", input).await;
    assert!(seen.text().contains("<Key>a&#xD;&#xA;b</Key>"), "{}", seen.text());
}

#[tokio::test(start_paused = true)]
async fn a_location_without_a_body_is_none() {
    let input = json!({"Bucket": "b-one"});
    let located =
        "<LocationConstraint xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\">EU</LocationConstraint>";
    let (seen, result) = called(ok(located), "s3", "get_bucket_location", input.clone()).await;
    assert_eq!(seen.path, "/b-one?location");
    assert_eq!(result["eu-west-1"]["LocationConstraint"].as_str(), Some("EU"));
    let script = Script::always(ok(""));
    let result = script.call("s3", "eu-west-1", "get_bucket_location", input).await;
    assert_eq!(result["eu-west-1"].error().map(|e| e.kind()), Some(mr::FailureKind::Undecodable));
}
