//! The blocking form of the client, on threads without a runtime and within one.

use std::io::{BufRead, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use multiregion_client::blocking::{self, BodyReader};
use multiregion_client::{CallError, ErrorKind, FailureKind};
use serde_json::json;

use crate::support::{Reply, Script, answer, ok};
use crate::wire::{event, exception};

const REGIONS: [&str; 2] = ["us-east-1", "eu-west-1"];

fn sqs() -> (Script, blocking::MultiRegionClient) {
    let script = Script::new(|seen| match seen.region.as_str() {
        "us-east-1" => answer(403, r#"{"__type": "AccessDeniedException", "message": "no"}"#),
        _ => ok(r#"{"QueueUrls": ["q"]}"#),
    });
    let config = script.config_for_no_runtime();
    let client = blocking::MultiRegionClient::new(&config, "sqs", REGIONS).expect("a client");
    (script, client)
}

#[test]
fn a_call_blocks_until_every_region_has_its_outcome() {
    let (_, sqs) = sqs();
    let told: Arc<AtomicUsize> = Arc::default();
    let heard = told.clone();
    let call = sqs.call("list_queues", json!({})).ignore(FailureKind::AccessDenied);
    let call = call.on_progress(move |progress| heard.store(progress.done, Ordering::Relaxed));
    let result = call.send().expect("a result");
    assert_eq!(result["eu-west-1"]["QueueUrls"][0].as_str(), Some("q"));
    assert!(result.is_complete() && result["us-east-1"].is_ignored());
    assert_eq!((sqs.regions().expect("regions").len(), told.load(Ordering::Relaxed)), (2, 2));
    let mut streamed: Vec<_> = sqs.call("list_queues", json!({})).stream().expect("a stream").collect();
    streamed.sort_by(|a, b| a.region().cmp(b.region()));
    assert_eq!(
        streamed.iter().map(|o| (o.region(), o.is_ok())).collect::<Vec<_>>(),
        [("eu-west-1", true), ("us-east-1", false)]
    );
    let plan = sqs.call("list_queues", json!({})).regions("eu-west-1").plan().expect("a plan");
    assert_eq!(plan.requests(), 1);
}

#[test]
fn one_client_serves_many_threads() {
    let (script, sqs) = sqs();
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| sqs.call("list_queues", json!({})).send().expect("a result")["eu-west-1"].is_ok());
        }
    });
    assert_eq!(script.seen().len(), 16);
}

#[test]
fn pages_and_items_are_iterators() {
    let script = crate::pages::queues(|region| if region == "eu-west-1" { 3 } else { 1 });
    let config = script.config_for_no_runtime();
    let sqs = blocking::MultiRegionClient::new(&config, "sqs", REGIONS).expect("a client");
    let listing = || sqs.paginate("list_queues", json!({})).page_size(2);
    let mut pages: Vec<_> = listing().pages().expect("pages").collect();
    pages.sort_by_key(|page| (page.region().to_owned(), page.pages()));
    let numbers: Vec<_> = pages.iter().map(|page| (page.region(), page.pages())).collect();
    assert_eq!(numbers, [("eu-west-1", 1), ("eu-west-1", 2), ("us-east-1", 1)]);
    let mut items = listing().items().expect("items");
    assert_eq!(items.by_ref().filter(Result::is_ok).count(), 4);
    assert!(items.stream().is_complete());
    let first = listing().max_items(2).send().expect("a result");
    let token = first.resume_token().expect("a token");
    let rest = sqs.call("list_queues", json!({})).paginate().resume(token).send().expect("a result");
    assert_eq!((first.items().len(), rest.items().len()), (2, 2));
}

#[tokio::test]
async fn within_a_runtime_it_is_an_error_and_sends_nothing() {
    let (script, sqs) = sqs();
    let is_refused = |error: multiregion_client::Error| {
        assert!(matches!(error.kind(), ErrorKind::Blocking(_)), "{error}");
        assert!(error.to_string().contains("outside of a tokio runtime"), "{error}");
    };
    is_refused(sqs.call("list_queues", json!({})).send().expect_err("no result"));
    is_refused(sqs.call("list_queues", json!({})).stream().expect_err("no stream"));
    is_refused(sqs.call("list_queues", json!({})).plan().expect_err("no plan"));
    is_refused(sqs.paginate("list_queues", json!({})).items().expect_err("no items"));
    is_refused(sqs.refresh_regions().expect_err("no regions"));
    is_refused(blocking::load(multiregion_client::config()).expect_err("no configuration"));
    assert_eq!(script.seen().len(), 0);
    // On a thread that may block it works all the same.
    let blocking = std::thread::spawn(move || sqs.call("list_queues", json!({})).send().is_ok());
    assert!(blocking.join().expect("a thread that ends"));
}

/// The events of all regions, one after the other.
#[test]
fn events_are_iterated() {
    let body = [event("Records", "a"), event("End", ""), exception("Late", "{}")].concat();
    let config = Script::always(ok(body)).config_for_no_runtime();
    let s3 = blocking::MultiRegionClient::new(&config, "s3", ["eu-west-1"]).expect("a client");
    let input = json!({
        "Bucket": "b", "Key": "k", "Expression": "e", "ExpressionType": "SQL", "InputSerialization": {},
        "OutputSerialization": {},
    });
    let events = s3.call("select_object_content", input).events().expect("events");
    let told: Vec<_> = events
        .map(|(region, event)| match event {
            Ok(event) => format!("{region} {}", event.name()),
            Err(error) => format!("{region} {}", error.code().unwrap_or_default()),
        })
        .collect();
    assert_eq!(told, ["eu-west-1 Records", "eu-west-1 End", "eu-west-1 Late"]);
}

/// The body of a live call, after its answer's headers.
fn live(reply: Reply) -> BodyReader {
    let config = Script::always(reply).config_for_no_runtime();
    let s3 = blocking::MultiRegionClient::new(&config, "s3", REGIONS).expect("a client");
    let call = s3.call("get_object", json!({"Bucket": "b-one", "Key": "k"})).streaming();
    let mut result = call.send().expect("a result");
    for region in REGIONS {
        assert_eq!(result[region]["ETag"].as_str(), Some("\"e\""));
        assert!(result[region]["Body"].is_null());
    }
    BodyReader::from(result.take_body("eu-west-1").expect("a body"))
}

fn kind(error: &std::io::Error) -> Option<FailureKind> {
    error.get_ref()?.downcast_ref().map(CallError::kind)
}

#[test]
fn a_live_body_is_a_reader_and_is_collected_up_to_a_limit() {
    let whole = || ok("one\ntwo\n").header("etag", "\"e\"").header("content-length", "8");
    let mut text = String::new();
    let mut body = live(whole());
    assert_eq!(body.content_length(), Some(8));
    body.read_to_string(&mut text).expect("text");
    assert_eq!((text.as_str(), body.read(&mut [0; 9]).expect("an end")), ("one\ntwo\n", 0));
    let mut body = live(whole());
    let mut line = String::new();
    body.read_line(&mut line).expect("a line");
    assert_eq!((line.as_str(), body.collect_within(4).expect("the rest").as_ref()), ("one\n", &b"two\n"[..]));
    let error = live(whole()).collect_within(7).expect_err("an error");
    assert_eq!(kind(&error), Some(FailureKind::TooLarge), "{error}");
    // Held against its checksum, as any live body.
    let wrong = whole().header("x-amz-checksum-crc32", "AAAAAA==");
    let error = live(wrong).read_to_end(&mut Vec::new()).expect_err("an error");
    assert_eq!(kind(&error), Some(FailureKind::Undecodable), "{error}");
}

#[tokio::test]
async fn a_live_body_is_not_read_within_a_runtime() {
    let body = std::thread::spawn(|| live(ok("text").header("etag", "\"e\"")));
    let mut body = body.join().expect("a thread that ends");
    let error = body.read(&mut [0; 9]).expect_err("an error");
    let error = error.get_ref().and_then(|e| e.downcast_ref::<multiregion_client::Error>()).expect("ours");
    assert!(matches!(error.kind(), ErrorKind::Blocking(_)), "{error}");
}
