//! Streams of events that callers send: their frames and signatures, their faults, and both directions over HTTP/2.

use std::net::Ipv4Addr;
use std::sync::Arc;

use aws_smithy_http_client::tls::{Provider, TlsContext, TrustStore, rustls_provider::CryptoMode};
use aws_smithy_types::body::SdkBody;
use futures_util::stream;
use http_body_util::BodyExt;
use multiregion_client::{ErrorKind, FailureKind, InputEvent, MultiRegionClient, MultiRegionResult};
use serde_json::{Value as Json, json};
use tokio::net::TcpListener;
use tokio::sync::mpsc;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::pki_types::PrivatePkcs8KeyDer;

use crate::support::{Script, client, ok};
use crate::wire::{Header, Message, Wire, event, messages, take};

fn of<const N: usize>(wire: &Wire, service: &str, regions: [&str; N]) -> MultiRegionClient {
    let config = Script::always(ok("")).config().http_client(wire.clone()).build();
    client(&config, service, regions)
}

fn speech() -> Json {
    json!({"Engine": "generative", "OutputFormat": "mp3", "VoiceId": "Matthew"})
}

fn text(words: &str) -> InputEvent {
    InputEvent::new("TextEvent", json!({"Text": words}))
}

fn close() -> InputEvent {
    InputEvent::new("CloseStreamEvent", json!({}))
}

/// The message within a signed one.
fn within(signed: &Message) -> Option<Message> {
    assert!(matches!(signed.header(":date"), Some(Header::Time(1_767_323_045_000))), "{signed:?}");
    match signed.header(":chunk-signature") {
        Some(Header::Bytes(bytes)) => assert_eq!(bytes.len(), 32),
        other => panic!("expected a signature, found {other:?}"),
    }
    let mut payload = &signed.payload[..];
    (!payload.is_empty()).then(|| {
        let inner = take(&mut payload);
        assert!(payload.is_empty());
        inner
    })
}

/// All of a request's body.
async fn whole(body: SdkBody) -> Vec<u8> {
    body.collect().await.expect("a body").to_bytes().to_vec()
}

/// What the server of one request saw, and the result.
async fn served(
    wire: &Wire,
    call: multiregion_client::Call,
    answer: Vec<u8>,
) -> (Vec<Message>, MultiRegionResult) {
    let (sent, result) = tokio::join!(
        async {
            let exchange = wire.request().await;
            let signed = "STREAMING-AWS4-HMAC-SHA256-EVENTS";
            assert_eq!(exchange.header("x-amz-content-sha256"), Some(signed));
            assert_eq!(exchange.header("content-type"), Some("application/vnd.amazon.eventstream"));
            assert_eq!(exchange.header("content-length"), None);
            let (body, sent) = exchange.answer(&[]);
            body.send(answer);
            messages(&whole(sent).await)
        },
        call
    );
    (sent, result.expect("a result"))
}

#[tokio::test(start_paused = true)]
async fn events_are_written_signed_and_ended() {
    let wire = Wire::new();
    let events = stream::iter([text("one"), text("two"), close()]);
    let call = of(&wire, "polly", ["eu-west-1"]).call("start_speech_synthesis_stream", speech());
    let answer =
        [event("AudioEvent", [1, 2]), event("StreamClosedEvent", r#"{"RequestCharacters": 6}"#)].concat();
    let (sent, result) = served(&wire, call.send_events(events), answer).await;
    let inner: Vec<_> = sent.iter().map(within).collect();
    let [Some(first), Some(_), Some(last), None] = &inner[..] else { panic!("{inner:?}") };
    assert_eq!((first.text(":message-type"), first.text(":event-type")), ("event", "TextEvent"));
    assert_eq!(first.text(":content-type"), "application/json");
    assert_eq!(first.payload, br#"{"Text":"one"}"#);
    assert_eq!((last.text(":event-type"), &last.payload[..]), ("CloseStreamEvent", &b"{}"[..]));
    let mut signatures: Vec<_> = sent.iter().map(|m| format!("{:?}", m.header(":chunk-signature"))).collect();
    signatures.dedup();
    assert_eq!(signatures.len(), 4, "each has the one before it in it");
    let expected = json!({"EventStream": [{"AudioEvent": {"AudioChunk": "AQI="}}, {"StreamClosedEvent": {"RequestCharacters": 6}}]});
    assert_eq!(serde_json::to_value(&result["eu-west-1"]).expect("JSON"), expected);
}

#[tokio::test(start_paused = true)]
async fn a_blob_is_sent_as_it_is_or_within_its_event() {
    let wire = Wire::new();
    let input = json!({
        "sessionId": "11111111-1111-4111-8111-111111111111", "domainId": "hai-0123456789abcdef0123456789abcdef",
        "subscriptionId": "sub-0123456789abcdef0123456789abcdef", "languageCode": "en-US",
        "mediaSampleRateHertz": 16000, "mediaEncoding": "pcm",
    });
    let events = stream::iter([
        InputEvent::new("binaryAudioEvent", json!({})).blob("audioChunk", [0, 255]),
        InputEvent::new("audioEvent", json!({"audioChunk": "AP8="})),
    ]);
    let call =
        of(&wire, "connecthealth", ["us-east-1"]).call("start_medical_scribe_listening_session", input);
    let (sent, _) = served(&wire, call.send_events(events), Vec::new()).await;
    let inner: Vec<_> = sent.iter().filter_map(within).collect();
    assert_eq!(
        (inner[0].text(":content-type"), &inner[0].payload[..]),
        ("application/octet-stream", &[0, 255][..])
    );
    assert_eq!(inner[1].payload, br#"{"audioChunk":"AP8="}"#);
}

#[tokio::test(start_paused = true)]
async fn an_event_that_does_not_fit_breaks_the_request_off() {
    for (event, told) in [
        (InputEvent::new("TextEvnt", json!({})), "did you mean \"TextEvent\"?"),
        (
            InputEvent::new("TextEvent", json!({"Text": 7})),
            "TextEvent.Text: expected a string, found a number",
        ),
        (
            InputEvent::new("TextEvent", json!({"Txt": "a", "Text": ""})),
            "TextEvent.Txt: no such member of TextEvent",
        ),
        (text("a").blob("Text", [1]), "TextEvent.Text: expected"),
        (
            InputEvent::failed("the microphone is gone"),
            "the events of the caller failed: the microphone is gone",
        ),
    ] {
        let wire = Wire::new();
        let call = of(&wire, "polly", ["eu-west-1"]).call("start_speech_synthesis_stream", speech());
        let events = stream::iter([text("one"), event, text("two")]);
        let mut streams = call.send_events(events).events().await.expect("a call");
        let serve = async {
            let mut exchange = wire.request().await;
            assert!(exchange.sent().await.expect("the first event").is_ok());
            let (body, mut sent) = exchange.answer(&[]);
            let error = sent.frame().await.expect("an end").expect_err("a broken body").to_string();
            assert!(sent.frame().await.is_none(), "what is broken off has no end that is signed");
            (body, error)
        };
        let (region, (_body, sent)) = tokio::join!(streams.next(), serve);
        let mut region = region.expect("the one region");
        let error = region.next().await.expect("an error").expect_err("an error");
        assert_eq!(error.kind(), FailureKind::Request, "{error}");
        let text = error.to_string();
        assert!(text.contains("polly.StartSpeechSynthesisStream") && text.contains(told), "{text}");
        assert!(sent.contains(told), "{sent}");
        assert!(region.next().await.is_none());
    }
}

#[tokio::test(start_paused = true)]
async fn one_stream_is_for_one_region_and_each_may_have_its_own() {
    let wire = Wire::new();
    let polly = of(&wire, "polly", ["eu-west-1", "us-east-1"]);
    let call = || polly.call("start_speech_synthesis_stream", speech());
    let refused = async |call: multiregion_client::Call| {
        let error = call.await.expect_err("nothing sent");
        assert!(matches!(error.kind(), ErrorKind::Events(_)), "{error}");
        error.to_string()
    };
    let told = refused(call().send_events(stream::empty())).await;
    assert!(told.contains("expected one region") && told.contains("found 2: `send_events_with`"), "{told}");
    let told = refused(call()).await;
    assert!(
        told.contains(
            "expected events to send: by `send_events`, or as a list in the input's \"ActionStream\""
        ),
        "{told}"
    );
    let voices = of(&wire, "polly", ["eu-west-1"]).call("describe_voices", json!({}));
    let told = refused(voices.send_events(stream::empty())).await;
    assert_eq!(told, "polly.DescribeVoices: the operation takes no stream of events");
    let mut both = speech();
    both["ActionStream"] = json!([{"CloseStreamEvent": {}}]);
    let one = of(&wire, "polly", ["eu-west-1"]).call("start_speech_synthesis_stream", both);
    assert!(refused(one.send_events(stream::empty())).await.contains("found some in the input"));

    let call = call().send_events_with(|region| stream::iter([text(region), close()]));
    let serve = async {
        let mut seen = Vec::new();
        for _ in 0..2 {
            let exchange = wire.request().await;
            let region = exchange.region();
            let (_, sent) = exchange.answer(&[]);
            let words = within(&messages(&whole(sent).await)[0]).expect("an event").payload;
            seen.push((region, String::from_utf8(words).expect("text")));
        }
        seen
    };
    let (seen, result) = tokio::join!(serve, call);
    assert!(result.expect("a result").is_complete());
    for (region, words) in seen {
        assert_eq!(words, format!(r#"{{"Text":"{region}"}}"#));
    }
}

/// Events that are there beforehand may stand in the input, and go to all regions.
#[tokio::test(start_paused = true)]
async fn a_list_of_events_may_stand_in_the_input() {
    let wire = Wire::new();
    let mut input = speech();
    input["ActionStream"] = json!([{"TextEvent": {"Text": "a"}}, {"CloseStreamEvent": {}}]);
    let call = of(&wire, "polly", ["eu-west-1"]).call("start_speech_synthesis_stream", input.clone());
    let (sent, _) = served(&wire, call, Vec::new()).await;
    assert_eq!(
        sent.iter().filter_map(within).map(|m| m.text(":event-type").to_owned()).collect::<Vec<_>>(),
        ["TextEvent", "CloseStreamEvent"]
    );
    let fault = async |events: Json| {
        input["ActionStream"] = events;
        let call = of(&wire, "polly", ["eu-west-1"]).call("start_speech_synthesis_stream", input);
        call.await.expect_err("an input that does not fit").to_string()
    };
    let told = fault(json!([{"TextEvent": {"Text": 1}}])).await;
    assert!(told.contains("ActionStream[0].TextEvent.Text: expected a string, found a number"), "{told}");
}

/// A conversation: an answer to each event before the next is sent, on one connection that TLS made HTTP/2.
#[tokio::test]
async fn both_directions_stream_over_http_2() {
    let (port, certificate) = echo().await;
    let trust = TrustStore::empty().with_pem_certificate(certificate);
    let tls = TlsContext::builder().with_trust_store(trust).build().expect("trust");
    let http = aws_smithy_http_client::Builder::new().tls_provider(Provider::Rustls(CryptoMode::Ring));
    let config = Script::always(ok("")).config().http_client(http.tls_context(tls).build_https()).build();
    let builder = MultiRegionClient::builder(&config).endpoint_url(format!("https://localhost:{port}"));
    let polly = builder.build("polly", ["eu-west-1"]).expect("a client");
    let (events, mut come) = mpsc::unbounded_channel();
    let sent = stream::poll_fn(move |context| come.poll_recv(context));
    let call = polly.call("start_speech_synthesis_stream", speech()).send_events(sent);
    let mut streams = call.events().await.expect("a call");
    let mut region = streams.next().await.expect("the one region");
    assert!(region.outcome().is_ok(), "{:?}", region.outcome());
    for words in ["one", "two", "three"] {
        events.send(text(words)).expect("a stream that is read");
        let event = region.next().await.expect("an event").expect("an event");
        assert_eq!(event["AudioChunk"].as_blob(), Some(format!(r#"{{"Text":"{words}"}}"#).as_bytes()));
    }
    // The service hears that it was the last, and ends.
    drop(events);
    let event = region.next().await.expect("an event").expect("an event");
    assert_eq!((event.name(), event["RequestCharacters"].as_i64()), ("StreamClosedEvent", Some(3)));
    assert!(region.next().await.is_none());
}

/// A server of HTTP/2 alone that says each event back as audio, and at the end how many there were.
async fn echo() -> (u16, Vec<u8>) {
    let made = rcgen::generate_simple_self_signed(["localhost".to_owned()]).expect("a certificate");
    let key = PrivatePkcs8KeyDer::from(made.signing_key.serialize_der());
    let config = ServerConfig::builder().with_no_client_auth();
    let mut config =
        config.with_single_cert(vec![made.cert.der().clone()], key.into()).expect("a configuration");
    config.alpn_protocols = vec![b"h2".to_vec()];
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.expect("a port");
    let port = listener.local_addr().expect("an address").port();
    tokio::spawn(async move {
        let (stream, _) = listener.accept().await.expect("a connection");
        let stream = TlsAcceptor::from(Arc::new(config)).accept(stream).await.expect("TLS");
        let mut connection = h2::server::handshake(stream).await.expect("HTTP/2");
        while let Some(Ok((request, respond))) = connection.accept().await {
            tokio::spawn(said_back(request.into_body(), respond));
        }
    });
    let encoded = aws_smithy_types::base64::encode(made.cert.der());
    let lines: Vec<&str> =
        encoded.as_bytes().chunks(64).map(|c| std::str::from_utf8(c).expect("ASCII")).collect();
    let pem = format!("-----BEGIN CERTIFICATE-----\n{}\n-----END CERTIFICATE-----\n", lines.join("\n"));
    (port, pem.into_bytes())
}

async fn said_back(mut body: h2::RecvStream, mut respond: h2::server::SendResponse<bytes::Bytes>) {
    let mut answer = respond.send_response(http_1x::Response::new(()), false).expect("an answer");
    let (mut held, mut count) = (Vec::new(), 0);
    while let Some(data) = body.data().await {
        let data = data.expect("data");
        body.flow_control().release_capacity(data.len()).expect("room");
        held.extend(data);
        // Each event is sent by itself.
        for signed in messages(&std::mem::take(&mut held)) {
            let said = match within_any(&signed) {
                Some(inner) => {
                    count += 1;
                    event("AudioEvent", inner.payload)
                }
                None => event("StreamClosedEvent", format!(r#"{{"RequestCharacters": {count}}}"#)),
            };
            answer.send_data(said.into(), false).expect("a client that reads");
        }
    }
    answer.send_data(bytes::Bytes::new(), true).expect("a client that reads");
}

/// As [`within`], at any time.
fn within_any(signed: &Message) -> Option<Message> {
    let mut payload = &signed.payload[..];
    (!payload.is_empty()).then(|| take(&mut payload))
}
