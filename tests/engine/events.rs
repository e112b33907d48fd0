//! Streams of events that services send: live and collected, in one region and in many.

use std::time::Duration;

use multiregion_client::{
    CallError, ErrorKind, Event, EventStream, FailureKind, Limit, MultiRegionClient, Phase, RegionEvents,
};
use serde_json::{Value as Json, json};

use crate::support::{Script, answer, client, ok};
use crate::wire::{Body, Header, Wire, event, exception, message};

fn logs<const N: usize>(wire: &Wire, regions: [&str; N]) -> MultiRegionClient {
    let config = Script::always(ok("")).config().http_client(wire.clone()).build();
    client(&config, "logs", regions)
}

fn tail() -> Json {
    json!({"logGroupIdentifiers": ["arn:aws:logs:eu-west-1:123456789012:log-group:g"]})
}

const UPDATE: &str = r#"{"sessionResults": [{"message": "m", "timestamp": 1700000000000}]}"#;

/// A live tail in one region, begun.
async fn begun(wire: &Wire) -> (RegionEvents, Body) {
    let call = logs(wire, ["eu-west-1"]).call("start_live_tail", tail());
    let mut streams = call.events().await.expect("a call");
    let (region, body) = tokio::join!(streams.next(), async {
        let (body, _) = wire.request().await.answer(&[("x-amzn-requestid", "r-1")]);
        body.send(event("initial-response", "{}"));
        body
    });
    (region.expect("the one region"), body)
}

fn shown(event: &Event) -> Json {
    serde_json::to_value(event).expect("JSON of any event")
}

/// What the stream ends with, which must be an error.
async fn end(events: &mut RegionEvents) -> CallError {
    let error = events.next().await.expect("an end that is told").expect_err("an error");
    assert!(events.next().await.is_none(), "nothing comes after an error");
    error
}

#[tokio::test(start_paused = true)]
async fn events_are_given_as_they_come() {
    let wire = Wire::new();
    let (mut region, body) = begun(&wire).await;
    assert_eq!((region.region(), region.outcome().is_ok()), ("eu-west-1", true));
    assert_eq!(region.outcome().metadata().request_id.as_deref(), Some("r-1"));
    for _ in 0..3 {
        body.send(event("sessionUpdate", UPDATE));
        let event = region.next().await.expect("an event").expect("an event");
        assert_eq!((event.name(), event.is_known()), ("sessionUpdate", true));
        assert_eq!(event["sessionResults"][0]["message"].as_str(), Some("m"));
        assert_eq!(event["sessionResults"][0]["timestamp"].as_i64(), Some(1_700_000_000_000));
    }
    // An event may come in pieces, and several at once.
    let two = [event("sessionStart", r#"{"sessionId": "s"}"#), event("sessionUpdate", "{}")].concat();
    for piece in two.chunks(7) {
        body.send(piece);
    }
    assert_eq!(
        shown(&region.next().await.expect("an event").expect("an event")),
        json!({"sessionStart": {"sessionId": "s"}})
    );
    assert_eq!(
        shown(&region.next().await.expect("an event").expect("an event")),
        json!({"sessionUpdate": {}})
    );
    drop(body);
    assert!(region.next().await.is_none());
}

#[tokio::test(start_paused = true)]
async fn a_stream_that_is_dropped_is_closed() {
    let wire = Wire::new();
    let (region, body) = begun(&wire).await;
    assert!(futures_util::FutureExt::now_or_never(body.closed()).is_none());
    drop(region);
    body.closed().await;
}

/// Long pauses are in the nature of these streams.
#[tokio::test(start_paused = true)]
async fn a_stream_may_say_nothing_for_hours() {
    let wire = Wire::new();
    let (mut region, body) = begun(&wire).await;
    let late = async {
        tokio::time::sleep(Duration::from_secs(7200)).await;
        body.send(event("sessionUpdate", UPDATE));
    };
    let (event, ()) = tokio::join!(region.next(), late);
    assert_eq!(event.expect("an event").expect("an event").name(), "sessionUpdate");
}

#[tokio::test(start_paused = true)]
async fn a_modelled_error_ends_the_stream_with_its_members() {
    let wire = Wire::new();
    let (mut region, body) = begun(&wire).await;
    body.send(event("sessionUpdate", UPDATE));
    body.send(exception("SessionTimeoutException", r#"{"message": "over"}"#))
        .send(event("sessionUpdate", UPDATE));
    assert!(region.next().await.expect("an event").is_ok());
    let error = end(&mut region).await;
    assert_eq!(
        (error.kind(), error.code(), error.message()),
        (FailureKind::Service, Some("SessionTimeoutException"), Some("over"))
    );
    assert_eq!(error.members().map(|m| json!(m)), Some(json!({"message": "over"})));
    assert_eq!((error.request_id(), error.status()), (Some("r-1"), Some(200)));
    body.closed().await;
}

#[tokio::test(start_paused = true)]
async fn an_error_that_no_model_names_is_told() {
    let wire = Wire::new();
    let (mut region, body) = begun(&wire).await;
    let headers = [
        (":message-type", "error".into()),
        (":error-code", "ThrottlingException".into()),
        (":error-message", "slow down".into()),
    ];
    body.send(message(&headers, ""));
    let error = end(&mut region).await;
    assert_eq!(
        (error.kind(), error.code(), error.message()),
        (FailureKind::Throttled, Some("ThrottlingException"), Some("slow down"))
    );
    let (mut region, body) = begun(&wire).await;
    body.send(exception("NewException", r#"{"message": "what"}"#));
    let error = end(&mut region).await;
    assert_eq!((error.code(), error.message()), (Some("NewException"), Some("what")));
    assert!(error.members().is_none());
}

#[tokio::test(start_paused = true)]
async fn an_event_that_the_model_does_not_know_is_kept() {
    let wire = Wire::new();
    let (mut region, body) = begun(&wire).await;
    let headers = [
        (":message-type", "event".into()),
        (":event-type", "sessionPaused".into()),
        ("since", Header::Time(1_700_000_000_000)),
        ("times", Header::Number(3)),
        ("final", Header::Flag(true)),
        ("raw", Header::Bytes(vec![1, 2])),
    ];
    body.send(message(&headers, "why")).send(event("sessionUpdate", "{}"));
    let event = region.next().await.expect("an event").expect("an event");
    assert!(!event.is_known());
    let headers = json!({"since": "2023-11-14T22:13:20+00:00", "times": "3", "final": "true", "raw": "AQI="});
    assert_eq!(shown(&event), json!({"sessionPaused": {"headers": headers, "payload": "d2h5"}}));
    assert_eq!(region.next().await.expect("an event").expect("an event").name(), "sessionUpdate");
}

#[tokio::test(start_paused = true)]
async fn what_is_cut_off_or_corrupted_is_an_error() {
    let whole = event("sessionUpdate", UPDATE);
    let mut flipped = whole.clone();
    flipped[60] ^= 1;
    let mut lengths = whole.clone();
    lengths[2] ^= 1;
    let no_json = event("sessionUpdate", "{\"sessionResults\": 7}");
    for (bytes, told) in [
        (whole[..whole.len() - 1].to_vec(), "the stream ended within a message"),
        (whole[..5].to_vec(), "the stream ended within a message, of which 5 bytes had come"),
        (flipped, "expected a message of an event stream"),
        (lengths, "lengths with a wrong checksum"),
        (b"<html><body>no gateway</body></html>".to_vec(), "expected a message of an event stream"),
        (no_json, "expected a LiveTailSessionUpdate"),
    ] {
        let wire = Wire::new();
        let (mut region, body) = begun(&wire).await;
        body.send(event("sessionUpdate", UPDATE)).send(bytes);
        drop(body);
        assert!(region.next().await.expect("an event").is_ok());
        let error = end(&mut region).await;
        assert_eq!(error.kind(), FailureKind::Undecodable, "{error}");
        let text = error.to_string();
        assert!(text.contains(told) && text.contains("logs.StartLiveTail"), "{text}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_connection_that_is_lost_is_told_after_the_events() {
    let wire = Wire::new();
    let (mut region, body) = begun(&wire).await;
    body.send(event("sessionUpdate", UPDATE));
    body.lose();
    assert!(region.next().await.expect("an event").is_ok());
    let error = end(&mut region).await;
    assert_eq!((error.kind(), error.phase()), (FailureKind::Unreachable, Some(Phase::Exchange)));
}

#[tokio::test(start_paused = true)]
async fn without_an_initial_response_the_first_event_is_one() {
    let wire = Wire::new();
    let mut streams =
        logs(&wire, ["eu-west-1"]).call("start_live_tail", tail()).events().await.expect("a call");
    let (region, _body) = tokio::join!(streams.next(), async {
        let (body, _) = wire.request().await.answer(&[]);
        body.send(event("sessionUpdate", UPDATE));
        body
    });
    let mut region = region.expect("the one region");
    assert_eq!(region.next().await.expect("an event").expect("an event").name(), "sessionUpdate");
}

#[tokio::test(start_paused = true)]
async fn a_stream_that_does_not_begin_runs_out_of_time() {
    let wire = Wire::new();
    let call = logs(&wire, ["eu-west-1"]).call("start_live_tail", tail()).timeout(Duration::from_secs(5));
    let mut streams = call.events().await.expect("a call");
    let (region, _body) = tokio::join!(streams.next(), async { wire.request().await.answer(&[]) });
    let mut region = region.expect("the one region");
    let error = end(&mut region).await;
    assert_eq!((error.kind(), error.limit()), (FailureKind::TimedOut, Some(Limit::Region)));
    assert_eq!(region.outcome().metadata().elapsed, Duration::from_secs(5));
}

/// A region whose answer ends before it has begun has no stream.
#[tokio::test(start_paused = true)]
async fn an_error_in_place_of_the_initial_response_is_the_regions() {
    let wire = Wire::new();
    let mut streams =
        logs(&wire, ["eu-west-1"]).call("start_live_tail", tail()).events().await.expect("a call");
    let (region, ()) = tokio::join!(streams.next(), async {
        wire.request().await.answer(&[]).0.send(exception("SessionStreamingException", "{}"));
    });
    let (outcome, events) = region.expect("the one region").into_parts();
    assert!(events.is_none());
    assert!(outcome.error().is_some_and(|error| error.is("SessionStreamingException")));
}

#[tokio::test(start_paused = true)]
async fn the_head_of_a_rest_answer_is_in_its_headers() {
    let wire = Wire::new();
    let config = Script::always(ok("")).config().http_client(wire.clone()).build();
    let lambda = client(&config, "lambda", ["eu-west-1"]);
    let call = lambda.call("invoke_with_response_stream", json!({"FunctionName": "f", "Payload": "e30="}));
    let mut streams = call.events().await.expect("a call");
    let (region, body) = tokio::join!(streams.next(), async {
        let headers =
            [("x-amz-executed-version", "7"), ("content-type", "application/vnd.amazon.eventstream")];
        wire.request().await.answer(&headers).0
    });
    let mut region = region.expect("the one region");
    assert_eq!(region.outcome()["ExecutedVersion"].as_str(), Some("7"));
    assert_eq!(region.outcome()["StatusCode"].as_i64(), Some(200));
    body.send(event("PayloadChunk", [0, 255, 1])).send(event("InvokeComplete", r#"{"ErrorCode": "E"}"#));
    let chunk = region.next().await.expect("an event").expect("an event");
    assert_eq!(chunk["Payload"].as_blob(), Some(&[0, 255, 1][..]));
    assert_eq!(region.next().await.expect("an event").expect("an event")["ErrorCode"].as_str(), Some("E"));
}

/// All regions in one stream; one that never answers holds up none, and one that fails ends none.
#[tokio::test(start_paused = true)]
async fn all_regions_are_one_stream() {
    let wire = Wire::new();
    let regions = ["eu-west-1", "us-east-1", "ap-south-1", "eu-north-1"];
    let call = logs(&wire, regions).call("start_live_tail", tail()).deadline(Duration::from_secs(60));
    let mut events = call.events().await.expect("a call").merged();
    let served = async {
        let (mut open, mut held) = (Vec::new(), Vec::new());
        for _ in regions {
            let exchange = wire.request().await;
            let region = exchange.region();
            if region == "eu-north-1" {
                held.push(exchange);
                continue;
            }
            let (body, _) = exchange.answer(&[]);
            body.send(event("initial-response", "{}"));
            match region.as_str() {
                "ap-south-1" => body.send(exception("SessionTimeoutException", "{}")),
                _ => body.send(event("sessionStart", format!("{{\"sessionId\": {region:?}}}"))),
            };
            open.push(body);
        }
        (open, held)
    };
    let (mut found, mut failed) = (Vec::new(), Vec::new());
    let read = async {
        for _ in 0..3 {
            let (region, event) = events.next().await.expect("an event");
            match event {
                Ok(event) => found.push((region.to_string(), event["sessionId"].as_str().map(str::to_owned))),
                Err(error) => failed.push((region.to_string(), error.code().map(str::to_owned))),
            }
        }
    };
    let ((open, _held), ()) = tokio::join!(served, read);
    found.sort();
    let own = |region: &str| (region.to_owned(), Some(region.to_owned()));
    assert_eq!(found, [own("eu-west-1"), own("us-east-1")]);
    assert_eq!(failed, [("ap-south-1".to_owned(), Some("SessionTimeoutException".to_owned()))]);
    drop(open);
    // What is left is the region that does not answer, until the deadline, which holds for answers.
    let (region, error) = events.next().await.expect("the last region");
    let error = error.expect_err("no answer");
    assert_eq!(
        (&*region, error.kind(), error.limit()),
        ("eu-north-1", FailureKind::TimedOut, Some(Limit::Call))
    );
    assert!(events.next().await.is_none());
}

fn select() -> Json {
    json!({
        "Bucket": "b", "Key": "k", "Expression": "SELECT *", "ExpressionType": "SQL",
        "InputSerialization": {"CSV": {}}, "OutputSerialization": {"CSV": {}},
    })
}

fn selected() -> Vec<u8> {
    let stats = "<Stats><BytesScanned>9</BytesScanned><BytesProcessed>8</BytesProcessed></Stats>";
    [event("Records", "a,b\n"), event("Cont", ""), event("Stats", stats), event("End", "")].concat()
}

#[tokio::test(start_paused = true)]
async fn awaited_the_events_are_a_list() {
    let script = Script::always(ok(selected()));
    let result = script.call("s3", "eu-west-1", "select_object_content", select()).await;
    let output = result["eu-west-1"].result().expect("an output");
    let expected = json!({"Payload": [
        {"Records": {"Payload": "YSxiCg=="}}, {"Cont": {}},
        {"Stats": {"Details": {"BytesScanned": 9, "BytesProcessed": 8}}}, {"End": {}},
    ]});
    assert_eq!(serde_json::to_value(output).expect("JSON"), expected);
    assert_eq!(output["Payload"][0]["Records"]["Payload"].as_blob(), Some(&b"a,b\n"[..]));
}

/// What came before the error is not an answer; and nothing is done twice.
#[tokio::test(start_paused = true)]
async fn awaited_an_error_in_the_stream_is_the_regions_and_not_retried() {
    let bodies = [
        (
            [event("chunk", "{}"), exception("throttlingException", r#"{"message": "slow"}"#)].concat(),
            FailureKind::Throttled,
        ),
        ([event("chunk", "{}"), exception("internalServerException", "{}")].concat(), FailureKind::Service),
        (event("chunk", "{}")[..9].to_vec(), FailureKind::Undecodable),
    ];
    for (body, kind) in bodies {
        let script = Script::always(ok(body));
        let input = json!({"modelId": "m", "body": "e30="});
        let call = script.call("bedrock-runtime", "eu-west-1", "invoke_model_with_response_stream", input);
        let error = call.await["eu-west-1"].error().cloned().expect("an error");
        assert_eq!((error.kind(), script.seen().len()), (kind, 1), "{error}");
    }
    // Before the stream has begun, all is as in any call.
    let script = Script::new(|seen| match seen.attempt {
        1 => answer(503, "{}"),
        _ => ok(event("chunk", r#"{"bytes": "AAE="}"#)),
    });
    let input = json!({"modelId": "m", "body": "e30="});
    let result =
        script.call("bedrock-runtime", "eu-west-1", "invoke_model_with_response_stream", input).await;
    assert_eq!(result["eu-west-1"]["body"][0]["chunk"]["bytes"].as_blob(), Some(&[0, 1][..]));
    assert_eq!(result["eu-west-1"].metadata().attempts, 2);
}

#[tokio::test(start_paused = true)]
async fn awaited_answers_have_their_limit_and_live_ones_have_none() {
    let body = selected().repeat(100);
    let script = Script::always(ok(body));
    let s3 = client(&script.config().build(), "s3", ["eu-west-1"]);
    let result = s3.call("select_object_content", select()).max_response_bytes(1000).await.expect("a result");
    assert_eq!(result["eu-west-1"].error().map(CallError::kind), Some(FailureKind::TooLarge));
    let call = s3.call("select_object_content", select()).max_response_bytes(1000);
    let mut region = call.events().await.expect("a call").next().await.expect("the one region");
    let mut count = 0;
    while let Some(event) = region.next().await {
        count += event.map(|_| 1).expect("an event");
    }
    assert_eq!(count, 400);
}

#[tokio::test(start_paused = true)]
async fn an_operation_without_events_has_none() {
    let script = Script::always(ok("{}"));
    let error = client(&script.config().build(), "logs", ["eu-west-1"])
        .call("describe_log_groups", json!({}))
        .events()
        .await
        .expect_err("no events");
    assert!(matches!(error.kind(), ErrorKind::Events(_)));
    assert_eq!(error.to_string(), "logs.DescribeLogGroups: the operation answers with no stream of events");
    assert!(script.seen().is_empty());
}

fn _streams_may_be_sent_to_other_threads(events: EventStream, region: RegionEvents) -> impl Send {
    (events, region)
}
