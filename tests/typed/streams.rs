//! Typed bodies and events: streamed in and out.

use mr::bedrock_runtime::types::{ContentBlock, ConversationRole, Message};
use mr::s3::primitives::ByteStream;
use mr::{bedrock_runtime, s3};
use multiregion_client as mr;

use crate::support::{Script, ok};
use crate::wire::{event, exception};

const REGION: &str = "eu-west-1";

#[tokio::test(start_paused = true)]
async fn a_body_of_unknown_length_is_sent_as_it_comes() {
    let script = Script::always(ok(""));
    let s3 = s3::Client::new(&script.config().build(), [REGION]).expect("a client");
    let body = mr::Body::from_reader(&b"hello, world"[..], Some(12));
    let put = s3.put_object().bucket("box").key("k").body(body).send();
    put.await.expect("an answer").ensure_all().expect("success");
    let (body, trailer) = script.only().decoded();
    assert_eq!(body, b"hello, world");
    assert!(trailer.starts_with("x-amz-checksum-"), "{trailer}");
}

#[tokio::test(start_paused = true)]
async fn a_body_is_read_as_it_comes_or_whole() {
    let script = Script::always(ok("hello").header("x-amz-meta-by", "me"));
    let s3 = s3::Client::new(&script.config().build(), [REGION, "eu-west-2"]).expect("a client");
    let get = || s3.get_object().bucket("box").key("k").send();
    let whole = get().await.expect("an answer");
    assert_eq!(whole[REGION].body(), Some(&b"hello"[..]));
    assert!(whole[REGION].metadata().is_some_and(|metadata| metadata["by"] == "me"));

    let mut live = get().streaming().await.expect("an answer");
    assert_eq!(live[REGION].body(), None);
    let body: ByteStream = live.take_body(REGION).expect("a body").into_byte_stream();
    assert_eq!(&body.collect().await.expect("bytes").into_bytes()[..], b"hello");
    let mut body = live.take_body("eu-west-2").expect("a body");
    assert_eq!(&body.next().await.expect("a piece").expect("bytes")[..], b"hello");
    assert!(live.take_body(REGION).is_none());
}

/// A call whose answer says two things, something unknown, and then fails.
fn conversation() -> mr::typed::Call<bedrock_runtime::operation::converse_stream::ConverseStreamOutput> {
    let events = [
        event("messageStart", r#"{"role": "assistant"}"#),
        event("contentBlockDelta", r#"{"delta": {"text": "hel"}, "contentBlockIndex": 0}"#),
        event("contentBlockDelta", r#"{"delta": {"text": "lo"}, "contentBlockIndex": 0}"#),
        event("telepathy", "{}"),
        exception("throttlingException", r#"{"message": "slow down"}"#),
    ];
    let reply = ok(events.concat()).header("content-type", "application/vnd.amazon.eventstream");
    let script = Script::always(reply);
    let client = bedrock_runtime::Client::new(&script.config().build(), [REGION]).expect("a client");
    let question =
        Message::builder().role(ConversationRole::User).content(ContentBlock::Text("hello".into()));
    let question = question.build().expect("a message");
    client.converse_stream().model_id("m").messages(question).send()
}

#[tokio::test(start_paused = true)]
async fn a_region_has_events_of_its_own() {
    let mut regions = conversation().events_by_region().await.expect("a call");
    let mut own = regions.next().await.expect("a region");
    assert_eq!((own.region(), own.outcome().output().is_some()), (REGION, true));
    let mut seen = Vec::new();
    while let Some(event) = own.next().await {
        seen.push(
            event
                .map(|event| event["RequestRegion"].as_str() == Some(event.region()))
                .map_err(|e| e.region().to_owned()),
        );
    }
    assert_eq!(seen.len(), 5);
    assert_eq!(seen.last(), Some(&Err(REGION.to_owned())));
    assert!(seen[..4].iter().all(|event| *event == Ok(true)));
    assert!(regions.next().await.is_none());
}

#[tokio::test(start_paused = true)]
async fn events_are_views_with_their_region() {
    let mut events = conversation().events().await.expect("a call");
    let (mut text, mut strange) = (String::new(), 0);
    let failed = loop {
        match events.next().await.expect("an event") {
            Ok(event) => {
                assert_eq!(event.region(), REGION);
                if let Ok(delta) = event.as_content_block_delta() {
                    text += delta.delta().and_then(|delta| delta.as_text().ok()).unwrap_or_default();
                }
                strange += u32::from(event.is_unknown());
            }
            Err(failed) => break failed,
        }
    };
    assert_eq!((text.as_str(), strange, failed.region()), ("hello", 1, REGION));
    assert!(failed.to_string().starts_with("eu-west-1: "), "{failed}");
    use bedrock_runtime::Errors as _;
    assert_eq!(failed.error().as_throttling_exception().and_then(|error| error.message()), Some("slow down"));
    assert!(events.next().await.is_none());
}
