//! What no vendored model needs: events in CBOR, members in headers, and a union's odder members.

use aws_smithy_types::DateTime;
use aws_smithy_types::event_stream::{Header, HeaderValue, Message as Raw};
use serde_json::json;

use super::read::of_header;
use super::write::to_header;
use super::{Event, Fault, InputEvent, Message, Reader, Writer};
use crate::model::{self, Kind, Operation};
use crate::protocol::{self, Protocol, ProtocolOptions};
use crate::value::Value;

fn operation(service: &str, name: &str) -> &'static Operation {
    model::service(service).and_then(|s| s.operation(name)).expect("an operation")
}

fn cbor(operation: &'static Operation) -> (Reader, Writer) {
    let protocol = protocol::protocol(Protocol::RpcV2Cbor, &ProtocolOptions::default());
    let reader = Reader::new(operation, protocol.clone(), Protocol::RpcV2Cbor);
    (reader, Writer::new(operation, protocol))
}

fn raw(kind: &'static str, name: &'static str, payload: impl Into<Vec<u8>>) -> Raw {
    let text = |name: &'static str, value: &'static str| Header::new(name, HeaderValue::String(value.into()));
    let of = if kind == "event" { ":event-type" } else { ":exception-type" };
    Raw::new_from_parts(vec![text(":message-type", kind), text(of, name)], payload.into())
}

fn event(reader: &Reader, message: &Raw) -> Event {
    match reader.read(message) {
        Ok(Message::Event(event)) => event,
        other => panic!("expected an event, found {other:?}"),
    }
}

#[test]
fn events_and_errors_are_read_as_cbor() {
    let (reader, _) = cbor(operation("logs", "StartLiveTail"));
    assert!(reader.begins_with_output());
    // {"sessionId": "s", "logGroupIdentifiers": ["a"]}
    let payload = b"\xa2\x69sessionId\x61s\x73logGroupIdentifiers\x81\x61a";
    let found = event(&reader, &raw("event", "sessionStart", payload));
    assert_eq!(json!(found), json!({"sessionStart": {"sessionId": "s", "logGroupIdentifiers": ["a"]}}));
    let error = reader.read(&raw("exception", "SessionTimeoutException", b"\xa1\x67message\x64over"));
    let Err(Fault::Service { meta, shape, members: Some(members) }) = error else { panic!("{error:?}") };
    assert_eq!((meta.code(), meta.message()), (Some("SessionTimeoutException"), Some("over")));
    assert_eq!(
        (shape.map(model::Shape::name), json!(members)),
        (Some("SessionTimeoutException"), json!({"message": "over"}))
    );
    assert!(matches!(reader.read(&raw("event", "initial-response", b"\xa0")), Ok(Message::Initial(_))));
    // A list that breaks off does not go on for ever.
    let broken = reader.read(&raw("event", "sessionStart", b"\xa1\x73logGroupIdentifiers\x9f\x61a"));
    assert!(matches!(broken, Err(Fault::Unreadable(_))), "{broken:?}");
}

#[test]
fn events_are_written_as_cbor_after_the_input() {
    let polly = operation("polly", "StartSpeechSynthesisStream");
    let (_, writer) = cbor(polly);
    let text = |message: &Raw, name: &str| {
        let found = message.headers().iter().find(|h| h.name().as_str() == name);
        found.and_then(|h| h.value().as_string().ok()).map(|text| text.as_str().to_owned())
    };
    let first = writer.initial(b"\xa0".to_vec());
    assert_eq!(text(&first, ":event-type").as_deref(), Some("initial-request"));
    assert_eq!(
        (text(&first, ":content-type").as_deref(), &first.payload()[..]),
        (Some("application/cbor"), &b"\xa0"[..])
    );
    let event = InputEvent::new("TextEvent", json!({"Text": "a"})).checked(polly).expect("an event");
    let event = writer.message(&event).expect("a message");
    assert_eq!(text(&event, ":message-type").as_deref(), Some("event"));
    assert_eq!(&event.payload()[..], b"\xbf\x64Text\x61a\xff");
}

#[test]
fn headers_hold_members_of_every_simple_kind() {
    let time = DateTime::from_millis(1_700_000_000_123);
    for (kind, value) in [
        (Kind::Boolean, Value::Boolean(true)),
        (Kind::Byte, Value::Byte(-1)),
        (Kind::Short, Value::Short(300)),
        (Kind::Integer, Value::Integer(70_000)),
        (Kind::Long, Value::Long(1 << 40)),
        (Kind::Blob, Value::Blob([0, 255].into())),
        (Kind::String, Value::String("text".into())),
        (Kind::Timestamp, Value::Timestamp(time)),
    ] {
        let header = to_header("member", &value).expect("a header");
        assert_eq!(header.name().as_str(), "member");
        assert_eq!(of_header(kind, header.value()), Some(value));
    }
    assert!(to_header("member", &Value::List(Box::new([]))).is_none());
    // Services may send a number in any width that holds it.
    assert_eq!(of_header(Kind::Long, &HeaderValue::Byte(7)), Some(Value::Long(7)));
    assert_eq!(of_header(Kind::Byte, &HeaderValue::Int64(300)), None);
    assert_eq!(of_header(Kind::String, &HeaderValue::Bool(true)), None);
    let id = HeaderValue::Uuid(0xb79b_c914_de21_4e13_b8b2_bc47_e85b_7f0b);
    assert_eq!(
        of_header(Kind::String, &id),
        Some(Value::String("b79bc914-de21-4e13-b8b2-bc47e85b7f0b".into()))
    );
}

#[test]
fn what_is_shown_of_events_holds_nothing_sensitive() {
    let shown = format!("{:?}", InputEvent::new("TextEvent", json!({"Text": "a secret"})));
    assert_eq!(shown, "InputEvent { name: \"TextEvent\", .. }");
    let options = ProtocolOptions::default();
    let json = protocol::protocol(Protocol::RestJson1, &options);
    let reader =
        Reader::new(operation("bedrock-runtime", "InvokeModelWithResponseStream"), json, Protocol::RestJson1);
    let chunk = event(&reader, &raw("event", "chunk", br#"{"bytes": "YSBzZWNyZXQ="}"#));
    assert_eq!(chunk["bytes"].as_blob(), Some(&b"a secret"[..]));
    assert!(!format!("{chunk:?}").contains("secret"), "{chunk:?}");
}

/// All operations that stream events have their unions read: every member is a structure, and errors are told apart.
#[test]
fn every_union_of_events_has_structures_alone() {
    let operations = model::services().flat_map(model::Service::operations);
    let streams = |o: &Operation| [o.event_input(), o.event_output()];
    let members: Vec<_> = operations.flat_map(streams).flatten().collect();
    assert!(members.len() >= 31, "{}", members.len());
    for member in members {
        for event in member.target().members() {
            assert_eq!(event.target().kind(), Kind::Structure, "{}.{}", member.target().name(), event.name());
        }
    }
}
