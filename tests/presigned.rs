//! Presigned requests against moto: made here, sent by a plain HTTP client that knows nothing of AWS.

mod harness {
    mod process;
    pub use process::*;
}

use std::time::Duration;

use aws_smithy_types::base64;
use harness::{Peer, config};
use multiregion_client::{MultiRegionClient, PresignedRequests};
use serde_json::{Value as Json, json};

const HOUR: Duration = Duration::from_secs(3600);

struct Plain(Peer);

impl Plain {
    /// Status and body of an answer.
    fn send(&mut self, request: &Json) -> (u64, Vec<u8>) {
        self.0.tell(request);
        let answer: Json = serde_json::from_str(&self.0.line()).expect("JSON");
        let body = base64::decode(answer["body"].as_str().expect("a body")).expect("base64");
        (answer["status"].as_u64().expect("a status"), body)
    }

    fn send_first(&mut self, requests: &PresignedRequests, body: &[u8]) -> (u64, Vec<u8>) {
        let request = requests.iter().next().expect("a request");
        let headers: serde_json::Map<String, Json> =
            request.headers().map(|(name, value)| (name.to_owned(), json!(value))).collect();
        let body = if body.is_empty() { request.body() } else { body };
        self.send(&json!({
            "method": request.method(), "url": request.url().expect("a URL"), "headers": headers,
            "body": base64::encode(body),
        }))
    }
}

#[tokio::test]
async fn a_plain_client_puts_gets_posts_and_asks() {
    let mut moto = Peer::start("moto_server.py");
    let config = config(&moto.line());
    let mut plain = Plain(Peer::start("plain_http.py"));
    let region = ["eu-west-1"];
    let s3 = MultiRegionClient::new(&config, "s3", region).expect("a client");
    let bucket =
        json!({"Bucket": "a-bucket", "CreateBucketConfiguration": {"LocationConstraint": "eu-west-1"}});
    assert!(s3.call("create_bucket", bucket).await.expect("a result").is_complete());

    let key = "a folder/naïve+☃.txt";
    let input =
        json!({"Bucket": "a-bucket", "Key": key, "ContentType": "text/plain", "Metadata": {"a": "b"}});
    let put = s3.presign("put_object", input, HOUR).await.expect("requests");
    assert_eq!(plain.send_first(&put, b"what was put").0, 200);
    let get =
        s3.presign("get_object", json!({"Bucket": "a-bucket", "Key": key}), HOUR).await.expect("requests");
    assert_eq!(plain.send_first(&get, b""), (200, b"what was put".to_vec()));
    let head = s3.call("head_object", json!({"Bucket": "a-bucket", "Key": key})).await.expect("a result");
    assert_eq!(head["eu-west-1"]["ContentType"].as_str(), Some("text/plain"));
    assert_eq!(head["eu-west-1"]["Metadata"]["a"].as_str(), Some("b"));

    let forms = s3.presigned_post("a-bucket", "posted/${filename}").fields([("Content-Type", "text/html")]);
    let forms = forms.conditions(json!([{"Content-Type": "text/html"}])).await.expect("forms");
    let form = forms.iter().next().expect("a form");
    let fields: serde_json::Map<String, Json> =
        form.fields().map(|(name, value)| (name.to_owned(), json!(value))).collect();
    let file = base64::encode("what was posted");
    let url = form.url().expect("a URL");
    let (status, body) = plain.send(&json!({"url": url, "fields": fields, "file": file}));
    assert!((200..300).contains(&status), "{status} {}", String::from_utf8_lossy(&body));
    let posted =
        s3.call("get_object", json!({"Bucket": "a-bucket", "Key": "posted/a.txt"})).await.expect("a result");
    assert_eq!(posted["eu-west-1"]["Body"].as_blob(), Some(&b"what was posted"[..]));

    // A body that is none of the query's goes with the URL. (A service whose requests moto knows without their header
    // `Authorization`.)
    let pools = MultiRegionClient::new(&config, "cognito-idp", ["us-east-1"]).expect("a client");
    let made =
        pools.presign("create_user_pool", json!({"PoolName": "a-pool"}), HOUR).await.expect("requests");
    let (status, body) = plain.send_first(&made, b"");
    let told = String::from_utf8_lossy(&body);
    assert!(status == 200 && told.contains("a-pool"), "{status} {told}");
}
