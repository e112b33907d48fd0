//! Code in the manner of the AWS SDK for Rust: DynamoDB, SQS and Lambda.

use std::collections::HashMap;

use mr::dynamodb::types::{AttributeValue, ReturnValue};
use mr::lambda::primitives::Blob;
use mr::lambda::types::Runtime;
use mr::sqs::types::{MessageSystemAttributeName, QueueAttributeName};
use mr::{dynamodb, lambda, sqs};
use multiregion_client as mr;
use serde_json::json;

use crate::support::{Script, answer, ok};

const REGION: &str = "eu-west-1";

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

async fn store(client: &dynamodb::Client, name: &str, year: i32) -> Outcome<Option<String>> {
    let tags = vec![AttributeValue::S("new".to_string()), AttributeValue::Null(true)];
    let resp = client
        .put_item()
        .table_name("songs")
        .item("name", AttributeValue::S(name.to_string()))
        .item("year", AttributeValue::N(year.to_string()))
        .item("tags", AttributeValue::L(tags))
        .item("cover", AttributeValue::B(Blob::new(b"png".to_vec())))
        .item("more", AttributeValue::M(HashMap::from([("b".to_string(), AttributeValue::Bool(true))])))
        .return_values(ReturnValue::AllOld)
        .send()
        .await?
        .into_region(REGION)?;
    let old = resp.attributes().and_then(|old| old.get("name"));
    Ok(old.and_then(|v| v.as_s().ok()).map(|s| s.to_string()))
}

#[tokio::test(start_paused = true)]
async fn an_item_is_put() {
    let script = Script::always(ok(r#"{"Attributes": {"name": {"S": "old"}}}"#));
    let client = dynamodb::Client::new(&script.config().build(), [REGION]).expect("a client");
    assert_eq!(store(&client, "n", 1999).await.expect("an answer").as_deref(), Some("old"));
    let seen = script.only();
    assert_eq!(seen.header("x-amz-target"), Some("DynamoDB_20120810.PutItem"));
    let item = json!({
        "name": {"S": "n"}, "year": {"N": "1999"}, "tags": {"L": [{"S": "new"}, {"NULL": true}]},
        "cover": {"B": "cG5n"}, "more": {"M": {"b": {"BOOL": true}}},
    });
    assert_eq!(seen.json(), json!({"TableName": "songs", "Item": item, "ReturnValues": "ALL_OLD"}));
}

async fn year_of(client: &dynamodb::Client, name: &str) -> Outcome<Option<i32>> {
    let key = HashMap::from([("name".to_string(), AttributeValue::S(name.to_string()))]);
    let got = client.get_item().table_name("songs").set_key(Some(key)).consistent_read(true).send();
    let got = got.await?.into_region(REGION)?;
    let Some(item) = got.item() else { return Ok(None) };
    let year = match item.get("year").map(|v| v.as_n()) {
        Some(Ok(number)) => number.parse()?,
        Some(Err(other)) => return Err(format!("no number: {other:?}").into()),
        None => return Ok(None),
    };
    Ok(Some(year))
}

#[tokio::test(start_paused = true)]
async fn an_item_is_read() {
    let script = Script::new(|seen| match seen.text().contains("none") {
        true => ok("{}"),
        false => ok(r#"{"Item": {"name": {"S": "n"}, "year": {"N": "1999"}}}"#),
    });
    let client = dynamodb::Client::new(&script.config().build(), [REGION]).expect("a client");
    assert_eq!(year_of(&client, "n").await.expect("an answer"), Some(1999));
    assert_eq!(year_of(&client, "none").await.expect("an answer"), None);
    let sent = json!({"TableName": "songs", "Key": {"name": {"S": "n"}}, "ConsistentRead": true});
    assert_eq!(script.seen()[0].json(), sent);
}

async fn names_of(client: &dynamodb::Client, year: i32) -> Outcome<Vec<String>> {
    let items = client
        .query()
        .table_name("songs")
        .key_condition_expression("#y = :y")
        .expression_attribute_names("#y", "year")
        .expression_attribute_values(":y", AttributeValue::N(year.to_string()))
        .into_paginator()
        .items()
        .send()
        .collect::<Result<Vec<_>, _>>()
        .await?;
    let name = |item: &mr::typed::Held<mr::typed::Map<AttributeValue>>| {
        item.get("name").and_then(|v| v.as_s().ok()).unwrap_or_default().to_string()
    };
    Ok(items.iter().map(name).collect())
}

#[tokio::test(start_paused = true)]
async fn a_query_is_read_to_its_end() {
    let script = Script::new(|seen| match seen.json().get("ExclusiveStartKey") {
        None => ok(r#"{"Items": [{"name": {"S": "a"}}], "LastEvaluatedKey": {"name": {"S": "a"}}}"#),
        Some(_) => ok(r#"{"Items": [{"name": {"S": "b"}}]}"#),
    });
    let client = dynamodb::Client::new(&script.config().build(), [REGION]).expect("a client");
    assert_eq!(names_of(&client, 1999).await.expect("names"), ["a", "b"]);
    assert_eq!(script.seen()[0].json()["ExpressionAttributeValues"], json!({":y": {"N": "1999"}}));
    assert_eq!(script.seen()[1].json()["ExclusiveStartKey"], json!({"name": {"S": "a"}}));
}

async fn greet(client: &sqs::Client, queue: &str) -> Outcome<Vec<String>> {
    let sent = client.send_message().queue_url(queue).message_body("hello").delay_seconds(5).send();
    sent.await?.into_region(REGION)?;
    let received = client
        .receive_message()
        .queue_url(queue)
        .max_number_of_messages(10)
        .message_system_attribute_names(MessageSystemAttributeName::SentTimestamp)
        .send()
        .await?
        .into_region(REGION)?;
    let text = |message: &sqs::types::Message| {
        let at = message.attributes().and_then(|a| a.get(MessageSystemAttributeName::SentTimestamp));
        format!("{} at {}", message.body().unwrap_or_default(), at.map_or("?", |at| at))
    };
    Ok(received.messages().iter().map(text).collect())
}

#[tokio::test(start_paused = true)]
async fn a_message_is_sent_and_received() {
    // Both answers' MD5 are of "hello".
    let script = Script::new(|seen| match seen.header("x-amz-target") {
        Some("AmazonSQS.SendMessage") => {
            ok(r#"{"MessageId": "m", "MD5OfMessageBody": "5d41402abc4b2a76b9719d911017c592"}"#)
        }
        _ => ok(
            r#"{"Messages": [{"MessageId": "m", "Body": "hello", "MD5OfBody": "5d41402abc4b2a76b9719d911017c592",
                   "Attributes": {"SentTimestamp": "17"}}]}"#,
        ),
    });
    let client = sqs::Client::new(&script.config().build(), [REGION]).expect("a client");
    let queue = "https://sqs.eu-west-1.amazonaws.com/123456789012/q";
    assert_eq!(greet(&client, queue).await.expect("messages"), ["hello at 17"]);
    let seen = script.seen();
    assert_eq!(seen[0].json(), json!({"QueueUrl": queue, "MessageBody": "hello", "DelaySeconds": 5}));
    assert_eq!(seen[1].json()["MessageSystemAttributeNames"], json!(["SentTimestamp"]));
}

async fn new_queue(client: &sqs::Client, name: &str) -> Outcome<String> {
    let limits = HashMap::from([(QueueAttributeName::MessageRetentionPeriod, "60".to_string())]);
    let made = client
        .create_queue()
        .queue_name(name)
        .set_attributes(Some(limits))
        .attributes(QueueAttributeName::DelaySeconds, "1")
        .send()
        .await?
        .into_region(REGION)?;
    Ok(made.queue_url().ok_or("no address")?.to_string())
}

#[tokio::test(start_paused = true)]
async fn a_queue_is_created_with_attributes() {
    let script = Script::always(ok(r#"{"QueueUrl": "https://q"}"#));
    let client = sqs::Client::new(&script.config().build(), [REGION]).expect("a client");
    assert_eq!(new_queue(&client, "q").await.expect("a queue"), "https://q");
    let attributes = json!({"MessageRetentionPeriod": "60", "DelaySeconds": "1"});
    assert_eq!(script.only().json(), json!({"QueueName": "q", "Attributes": attributes}));
}

async fn functions(client: &lambda::Client) -> Outcome<Vec<String>> {
    let mut list = client.list_functions().into_paginator().items().send();
    let mut found = Vec::new();
    while let Some(function) = list.next().await {
        let function = function?;
        let runtime = match function.runtime() {
            Some(Runtime::Python312) => "Python",
            Some(other) if other.is_unknown() => "newer than this",
            Some(other) => other.as_str(),
            None => "an image",
        };
        found.push(format!("{}: {runtime}", function.function_name().unwrap_or("?")));
    }
    Ok(found)
}

#[tokio::test(start_paused = true)]
async fn functions_are_listed_in_pages() {
    let script = Script::new(|seen| match seen.path.contains("Marker=") {
        false => ok(r#"{"Functions": [{"FunctionName": "a", "Runtime": "python3.12"},
                    {"FunctionName": "b", "Runtime": "rust9"}], "NextMarker": "m"}"#),
        true => ok(r#"{"Functions": [{"FunctionName": "c", "Runtime": "provided.al2023"},
                   {"FunctionName": "d"}]}"#),
    });
    let client = lambda::Client::new(&script.config().build(), [REGION]).expect("a client");
    let found = functions(&client).await.expect("functions");
    assert_eq!(found, ["a: Python", "b: newer than this", "c: provided.al2023", "d: an image"]);
    assert_eq!(script.seen()[1].path, "/2015-03-31/functions?Marker=m");
}

async fn invoke(client: &lambda::Client, function: &str) -> Outcome<String> {
    let input = Blob::new(r#"{"n": 1}"#);
    let resp = client.invoke().function_name(function).payload(input).send().await?.into_region(REGION)?;
    if let Some(error) = resp.function_error() {
        return Err(error.to_string().into());
    }
    let payload = resp.payload().ok_or("no payload")?;
    #[expect(clippy::useless_asref, reason = "in the AWS SDK for Rust it is a `Blob`, which needs it")]
    let text = std::str::from_utf8(payload.as_ref())?;
    Ok(text.to_string())
}

#[tokio::test(start_paused = true)]
async fn a_function_is_invoked() {
    let script = Script::new(|seen| match seen.path.contains("broken") {
        true => ok("{}").header("X-Amz-Function-Error", "Unhandled"),
        false => answer(200, r#"{"n": 2}"#),
    });
    let client = lambda::Client::new(&script.config().build(), [REGION]).expect("a client");
    assert_eq!(invoke(&client, "f").await.expect("an answer"), r#"{"n": 2}"#);
    assert_eq!(script.only().text(), r#"{"n": 1}"#);
    assert_eq!(invoke(&client, "broken").await.expect_err("an error").to_string(), "Unhandled");
}
