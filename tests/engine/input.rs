//! Input: checked before anything is sent, completed with tokens, sent as it is meant.

use multiregion_client::{Error, ErrorKind};
use serde::ser::SerializeStruct;
use serde_json::{Value as Json, json};

use crate::support::{Script, client, ok};

const VOLUME: &str = "<CreateVolumeResponse><volumeId>v</volumeId></CreateVolumeResponse>";

fn token(form: &str) -> &str {
    form.split('&').find_map(|pair| pair.strip_prefix("ClientToken=")).expect("a token")
}

#[tokio::test(start_paused = true)]
async fn a_missing_token_is_made_once_a_call_and_a_given_one_is_kept() {
    let script = Script::always(ok(VOLUME));
    let ec2 = client(&script.config().build(), "ec2", ["eu-west-1", "eu-west-2"]);
    let input = json!({"AvailabilityZone": "z"});
    let _ = ec2.call("create_volume", input.clone()).await.expect("a result");
    let _ = ec2.call("create_volume", input).await.expect("a result");
    let given = json!({"AvailabilityZone": "z", "ClientToken": "mine"});
    let _ = ec2.call("create_volume", given).await.expect("a result");
    let seen = script.seen();
    let tokens: Vec<&str> = seen.iter().map(|s| token(s.text())).collect();
    assert_eq!((tokens[0], tokens[2], tokens[4], tokens[5]), (tokens[1], tokens[3], "mine", "mine"));
    assert_ne!(tokens[0], tokens[2]);
    assert_eq!(tokens[0].len(), 36);
}

/// As `#[derive(Serialize)]` would write it.
struct Names(&'static str);

impl serde::Serialize for Names {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut out = to.serialize_struct("Names", 1)?;
        out.serialize_field("QueueNamePrefix", self.0)?;
        out.end()
    }
}

#[tokio::test(start_paused = true)]
async fn input_is_anything_that_serialises_to_an_object_or_to_nothing() {
    let script = Script::always(ok("{}"));
    let sqs = client(&script.config().build(), "sqs", ["eu-west-1"]);
    assert!(sqs.call("list_queues", Names("p")).await.expect("a result").is_complete());
    assert!(sqs.call("list_queues", ()).await.expect("a result").is_complete());
    let bodies: Vec<Json> = script.seen().iter().map(|s| s.json()).collect();
    assert_eq!(bodies, [json!({"QueueNamePrefix": "p"}), json!({})]);
}

async fn refused(service: &str, operation: &str, input: impl serde::Serialize) -> Error {
    let script = Script::always(ok("{}"));
    let client = client(&script.config().build(), service, ["eu-west-1"]);
    let error = client.call(operation, input).await.expect_err("refused");
    assert!(script.seen().is_empty());
    error
}

#[tokio::test(start_paused = true)]
async fn all_faults_of_an_input_are_told_at_once() {
    let error = refused("ec2", "describe_vpcs", json!({"Filters": [{"Nmae": "x"}], "MaxResults": "9"})).await;
    let ErrorKind::InvalidInput(input) = error.kind() else { panic!("{error}") };
    let paths: Vec<&str> = input.faults().iter().map(|f| f.path.as_str()).collect();
    assert_eq!(paths, ["Filters[0].Nmae", "MaxResults"]);
    assert!(error.to_string().contains(r#"did you mean "Name"?"#), "{error}");
}

#[tokio::test(start_paused = true)]
async fn what_is_no_object_is_refused() {
    for (input, found) in [(json!([1]), "a list"), (json!("x"), "a string"), (json!(1), "a number")] {
        let error = refused("ec2", "describe_vpcs", input).await.to_string();
        assert_eq!(error, format!("ec2.DescribeVpcs: invalid input: expected an object, found {found}"));
    }
}

#[tokio::test(start_paused = true)]
async fn a_streaming_body_is_sent_raw() {
    let script = Script::always(ok(""));
    let input = json!({"Bucket": "b-one", "Key": "k", "Body": "AAEC"});
    let _ = script.call("s3", "eu-west-1", "put_object", input).await;
    let input = json!({"Bucket": "b-one", "Key": "k", "Body": "AAEC", "ContentType": "image/x"});
    let _ = script.call("s3", "eu-west-1", "put_object", input).await;
    let seen = script.seen();
    assert_eq!(seen[0].decoded().0, [0, 1, 2]);
    assert_eq!((seen[0].method.as_str(), seen[0].header("x-amz-decoded-content-length")), ("PUT", Some("3")));
    // Else S3 would keep it as the type of the object.
    assert_eq!(seen[0].header("content-type"), None);
    assert_eq!(seen[1].header("content-type"), Some("image/x"));
}

#[tokio::test(start_paused = true)]
async fn a_document_that_is_null_is_sent_where_a_body_can_say_so() {
    let script = Script::always(ok("{}"));
    // In a body that is the whole input, and within a member of one that is a part of the request.
    let input = json!({"id": "iii", "indexName": "nnn", "indexSchema": null});
    let _ = script.call("opensearchserverless", "eu-west-1", "update_index", input).await;
    let rest = json!({"modelId": "m", "modelInput": null, "outputDataConfig": {"s3OutputDataConfig": {"s3Uri": "s3://b"}}});
    let _ = script.call("bedrock-runtime", "eu-west-1", "start_async_invoke", rest).await;
    let bodies: Vec<Json> =
        script.seen().iter().map(|s| serde_json::from_slice(&s.body).expect("JSON")).collect();
    assert!(
        bodies[0].as_object().is_some_and(|o| o["indexSchema"].is_null() && o.len() == 3),
        "{}",
        bodies[0]
    );
    assert!(bodies[1].as_object().is_some_and(|o| !o.contains_key("modelInput")), "{}", bodies[1]);
}
