//! Any bytes as an answer, to any operation, through every protocol: a value or an error, never a panic.

use aws_smithy_runtime_api::http::Response;
use aws_smithy_types::body::SdkBody;
use proptest::prelude::*;

use super::test_support::cfg;
use super::{Protocol, ProtocolOptions, protocol};
use crate::model::{self, Operation};

/// Operations of many services, so that every kind of member is met.
fn operation() -> impl Strategy<Value = &'static Operation> {
    (0..model::service_names().len(), any::<prop::sample::Index>()).prop_map(|(service, index)| {
        let name = model::service_names().nth(service).expect("a service");
        index.get(model::service(name).expect("a service").operations())
    })
}

/// Bytes that look like an answer often enough to get past the first check.
fn body() -> impl Strategy<Value = Vec<u8>> {
    let text = prop_oneof![
        Just("{\"".to_owned()),
        Just("\":[".to_owned()),
        Just("null,".to_owned()),
        Just("1e999".to_owned()),
        Just("\\ud800".to_owned()),
        Just("<a><b x='1'>".to_owned()),
        Just("&#0;".to_owned()),
        Just("</b>".to_owned()),
        Just("<member>".to_owned()),
        "[ -~]{0,8}",
    ];
    let cbor = prop_oneof![
        Just(vec![0xbf]),
        Just(vec![0x9f]),
        Just(vec![0xff]),
        Just(vec![0x9b, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]),
        Just(vec![0x5b, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]),
        Just(vec![0xc1, 0xfb, 0x7f, 0xf0, 0, 0, 0, 0, 0, 0]),
        prop::collection::vec(any::<u8>(), 0..12),
    ];
    prop_oneof![
        prop::collection::vec(text, 0..24).prop_map(|parts| parts.concat().into_bytes()),
        prop::collection::vec(cbor, 0..16).prop_map(|parts| parts.concat()),
        prop::collection::vec(any::<u8>(), 0..64),
    ]
}

/// An answer that begins as the operation's own: its members with values of any type.
fn near_json(operation: &'static Operation, values: &[&str]) -> Vec<u8> {
    let members = operation.output().map_or(&[][..], |o| o.members());
    let entries: Vec<String> =
        members.iter().zip(values.iter().cycle()).map(|(m, v)| format!("{:?}:{v}", m.name())).collect();
    format!("{{{}}}", entries.join(",")).into_bytes()
}

fn near_xml(operation: &'static Operation, values: &[&str]) -> Vec<u8> {
    let members = operation.output().map_or(&[][..], |o| o.members());
    let entries: Vec<String> =
        members.iter().zip(values.iter().cycle()).map(|(m, v)| format!("<{0}>{v}</{0}>", m.name())).collect();
    format!("<R><{0}Result>{1}</{0}Result>{1}</R>", operation.name(), entries.concat()).into_bytes()
}

fn read(operation: &'static Operation, body: &[u8], status: u16) {
    let shape = operation.output().unwrap_or_else(model::unit);
    for kind in Protocol::PREFERRED {
        let protocol = protocol(kind, &ProtocolOptions::default());
        let response = Response::new(status.try_into().expect("a status"), SdkBody::from(body.to_vec()));
        let cfg = cfg(operation.name());
        let schema = operation.output_schema();
        let reading = kind.reading();
        if let Ok(mut reader) = protocol.deserialize_response(&response, schema, &cfg) {
            drop(reading.structure(&mut *reader, schema, shape, body.len()));
        }
        let metadata = protocol.parse_error_metadata(&response, &cfg).expect("metadata of any answer");
        assert!(metadata.build().code().is_some());
        for error in operation.errors() {
            if let Ok(mut reader) = protocol.deserialize_error_response(&response, &cfg) {
                drop(reading.structure(&mut *reader, error.schema(), error, body.len()));
            }
        }
        drop(super::request_id(&response));
        super::is_error_document(&response);
    }
}

const VALUES: [&str; 12] = [
    "null",
    "{}",
    "[]",
    "[null,{}]",
    "\"\"",
    "1",
    "-1.5e300",
    "99999999999999999999",
    "true",
    "\"2026-13-01\"",
    "\"NaN\"",
    "{\"a\":{\"a\":[1]}}",
];
const TEXTS: [&str; 10] = [
    "",
    " ",
    "1",
    "-1e400",
    "true",
    "<member/>",
    "<entry><key>k</key></entry>",
    "2026-13-01",
    "&amp;",
    "<a><a/></a>",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_bytes_are_a_value_or_an_error(operation in operation(), body in body(), failed in any::<bool>()) {
        read(operation, &body, if failed { 400 } else { 200 });
    }

    #[test]
    fn members_of_the_wrong_type_are_a_value_or_an_error(
        operation in operation(),
        values in prop::collection::vec(prop::sample::select(&VALUES[..]), 1..8),
        texts in prop::collection::vec(prop::sample::select(&TEXTS[..]), 1..8),
    ) {
        read(operation, &near_json(operation, &values), 200);
        read(operation, &near_xml(operation, &texts), 200);
    }
}

#[test]
fn absurd_nesting_is_an_error() {
    let operation = model::service("dynamodb").and_then(|s| s.operation("GetItem")).expect("an operation");
    for (open, close) in [("[", "]"), ("{\"Item\":", "}"), ("<a>", "</a>"), ("{\"M\":{\"a\":", "}}")] {
        let body = open.repeat(100_000) + &close.repeat(100_000);
        read(operation, body.as_bytes(), 200);
        let item = format!("{{\"Item\":{{\"a\":{body}}}}}");
        read(operation, item.as_bytes(), 200);
    }
    read(operation, &[0x81].repeat(100_000), 200);
    read(operation, &[0xbf, 0x61, b'M'].repeat(100_000), 200);
}
