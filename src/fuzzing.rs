//! What fuzzers call: any bytes into each decoder of outside bytes and into the endpoint rules. Compiled for tests
//! and for `cargo fuzz` alone.
//!
//! Each entry takes one text or message, as the files in `fuzz/seeds/` are, and holds what must be true whatever it
//! is: no panic, no more values than [`allowed`], and what is accepted can be shown, written as JSON and read again.

mod answer;
#[cfg(test)]
mod bounded;
#[cfg(test)]
mod documents;
#[cfg(test)]
mod hostile;
#[cfg(test)]
mod mutate;
#[cfg(test)]
mod nested;
#[cfg(test)]
mod pieces;
#[cfg(test)]
mod sample;

use std::collections::HashMap;
use std::fmt::Write;

use aws_smithy_types::DateTime;
use serde_json::Value as Json;

use crate::endpoint::{AccountIdMode, EndpointConfig, Resolver};
use crate::model::{self, Operation};
use crate::pages::{ResumeToken, Start};
use crate::protocol::Protocol;
use crate::region::{Regions, Scope, Selector};
use crate::value::{Structure, Value, structure_from_json, time_from_text, time_to_text};
use crate::{call, endpoint, partition, xml};

/// An entry with the name of its fuzz target and of its folder of seeds.
pub type Target = (&'static str, fn(&[u8]));

/// Every target.
pub const TARGETS: [Target; 14] = [
    ("aws_json", aws_json),
    ("aws_query", aws_query),
    ("ec2_query", ec2_query),
    ("endpoint", endpoint),
    ("event_stream", event_stream),
    ("input", input),
    ("names", names),
    ("page_token", page_token),
    ("regions", regions),
    ("rest_json", rest_json),
    ("rest_xml", rest_xml),
    ("rpc_v2_cbor", rpc_v2_cbor),
    ("rule_set", rule_set),
    ("timestamp", timestamp),
];

/// An answer of awsJson 1.0; 1.1 reads the same.
pub fn aws_json(message: &[u8]) {
    answer::read(Protocol::AwsJson1_0, message);
}

/// An answer of awsQuery.
pub fn aws_query(message: &[u8]) {
    answer::read(Protocol::AwsQuery, message);
}

/// An answer of ec2Query.
pub fn ec2_query(message: &[u8]) {
    answer::read(Protocol::Ec2Query, message);
}

/// An answer of restJson1.
pub fn rest_json(message: &[u8]) {
    answer::read(Protocol::RestJson1, message);
}

/// An answer of restXml.
pub fn rest_xml(message: &[u8]) {
    answer::read(Protocol::RestXml, message);
}

/// An answer of rpcv2Cbor.
pub fn rpc_v2_cbor(message: &[u8]) {
    answer::read(Protocol::RpcV2Cbor, message);
}

/// A timestamp, as XML and as JSON may spell it.
pub fn timestamp(text: &[u8]) {
    let Ok(text) = std::str::from_utf8(text) else { return };
    for time in [xml::timestamp(text).ok(), time_from_text(text)].into_iter().flatten() {
        let shown = time_to_text(&time);
        let again = time_from_text(&shown);
        assert!(!is_dated(&time) || again.is_some_and(|again| time_to_text(&again) == shown), "{shown}");
        let _ = write!(Nowhere, "{:?}", Value::Timestamp(time));
    }
}

/// Within the years that a date can name; the last day is left out, for rounding may end it.
fn is_dated(time: &DateTime) -> bool {
    (-62_135_596_800..253_402_214_400).contains(&time.secs())
}

/// An input: the operation on the first line, then JSON.
pub fn input(message: &[u8]) {
    let (head, json) = split(message, b"\n");
    let operation = named_operation(head);
    let Ok(json) = serde_json::from_slice::<Json>(json) else { return };
    let shape = operation.input().unwrap_or_else(model::unit);
    match structure_from_json(shape, &json, &mut || "token".into()) {
        Ok(input) => {
            check(&input, message.len());
            let shown = serde_json::to_value(&input).expect("JSON of any input");
            let again = structure_from_json(shape, &shown, &mut String::new).expect("what was accepted");
            assert_eq!(serde_json::to_value(&again).expect("JSON of any input"), shown);
            // Whether it can be sent does not matter here: a label may be empty.
            drop(call::fuzz::encoded(operation, input));
        }
        Err(faults) => assert!(faults.iter().all(|fault| !fault.message.is_empty()) && !faults.is_empty()),
    }
}

/// A page token: botocore's of one region, or one of all.
pub fn page_token(text: &[u8]) {
    let Ok(text) = std::str::from_utf8(text) else { return };
    let names = ["Marker".to_owned(), "IdMarker".to_owned()];
    match Start::read(text, &names) {
        Ok(start) => {
            let shown = start.to_text();
            assert_eq!(Start::read(&shown, &names).map(|again| again.to_text()), Ok(shown));
        }
        Err(message) => assert!(!message.is_empty()),
    }
    if let Ok(token) = text.parse::<ResumeToken>() {
        assert_eq!(token.to_string().parse(), Ok(token));
    }
}

/// A rule set with parameters, an input's path and a host prefix: `{"rules", "parameters", "prefix", "path"}`.
pub fn rule_set(json: &[u8]) {
    let Ok(json) = serde_json::from_slice::<Json>(json) else { return };
    let text = |name: &str| json[name].as_str().unwrap_or_default();
    match endpoint::fuzz::evaluated(&json["rules"], &json["parameters"], text("prefix")) {
        Ok(found) => assert!(found.url().len() <= endpoint::MAX_TEXT + text("prefix").len()),
        Err(message) => assert!(!message.is_empty()),
    }
    drop(endpoint::fuzz::selected(text("path"), &Structure::new(model::unit())));
}

/// A call whose endpoint is asked for: `{"operation", "region", "url", "account", "mode", "fips", "dual", "input"}`.
pub fn endpoint(json: &[u8]) {
    let Ok(json) = serde_json::from_slice::<Json>(json) else { return };
    let text = |name: &str| json[name].as_str();
    let flag = |name: &str| json[name] == true;
    let operation = named_operation(text("operation").unwrap_or_default().as_bytes());
    let config = EndpointConfig::new(text("region").unwrap_or_default())
        .with_fips(flag("fips"))
        .with_dual_stack(flag("dual"))
        .with_endpoint_url(text("url").map(Into::into))
        .with_account_id_mode(match text("mode") {
            Some("required") => AccountIdMode::Required,
            Some("disabled") => AccountIdMode::Disabled,
            _ => AccountIdMode::Preferred,
        });
    let shape = operation.input().unwrap_or_else(model::unit);
    let input = structure_from_json(shape, &json["input"], &mut String::new);
    let input = input.unwrap_or_else(|_| Structure::new(shape));
    let resolver = Resolver::new(config);
    let first = resolver.resolve(operation, &input, text("account"));
    // The second answer is the cache's.
    let again = resolver.resolve(operation, &input, text("account"));
    match (first, again) {
        (Ok(first), Ok(again)) => assert_eq!(first.url(), again.url()),
        (first, again) => assert_eq!(first.err(), again.err()),
    }
}

/// A stream of events: the operation on the first line, then its messages.
pub fn event_stream(message: &[u8]) {
    let (head, body) = split(message, b"\n");
    let named = named_operation(head);
    let streams = |o: &&'static Operation| o.event_output().is_some();
    let any = || model::services().flat_map(|s| s.operations()).find(streams);
    let operation = Some(named).filter(streams).or_else(any).expect("an operation that streams events");
    // With right checksums what is wrong is found by those who read on.
    for body in [body, &summed(body)] {
        match call::fuzz::events(operation, body) {
            Ok(output) => check(&output, message.len()),
            Err(error) => assert!(!error.to_string().is_empty()),
        }
    }
}

/// Messages with their checksums made right, as far as their lengths lead.
fn summed(body: &[u8]) -> Vec<u8> {
    let (mut body, mut at) = (body.to_vec(), 0);
    while let Some(lengths) = body.get(at..).and_then(|rest| rest.first_chunk::<4>()) {
        let total = u32::from_be_bytes(*lengths) as usize;
        let Some(message) = body.get_mut(at..).and_then(|rest| rest.get_mut(..total)).filter(|_| total >= 16)
        else {
            break;
        };
        for end in [8, total - 4] {
            let sum = crc32fast::hash(&message[..end]);
            message[end..end + 4].copy_from_slice(&sum.to_be_bytes());
        }
        at += total;
    }
    body
}

/// A name of a service and an operation.
pub fn names(text: &[u8]) {
    let text = String::from_utf8_lossy(text);
    let (service, operation) = text.split_once('.').unwrap_or((&text, &text));
    let _ = write!(Nowhere, "{:?}", model::service(service));
    let _ = write!(Nowhere, "{:?}", named_operation(service.as_bytes()).service().operation(operation));
}

/// Which regions, as a caller says it.
pub fn regions(text: &[u8]) {
    let text = String::from_utf8_lossy(text);
    let Ok(regions) = Regions::parse(&text) else { return };
    assert_eq!(regions.to_string().parse().ok().as_ref(), Some(&regions));
    for regions in [regions.clone(), regions.allow_unknown()] {
        let home = partition::partition_of(&text);
        let service = model::services().next().expect("a service");
        let scope = Scope { service, within: None, enabled: HashMap::new() };
        match Selector::new(&regions, home).and_then(|selector| selector.select(&scope)) {
            Ok(selection) => assert!(selection.len() > 0),
            Err(error) => assert!(!error.to_string().is_empty()),
        }
    }
}

/// Before the first separator, and after it; without one, all is after it.
fn split<'m>(message: &'m [u8], separator: &[u8]) -> (&'m [u8], &'m [u8]) {
    match message.windows(separator.len()).position(|window| window == separator) {
        Some(at) => (&message[..at], &message[at + separator.len()..]),
        None => (&[], message),
    }
}

/// The operation named `service.Operation`; any other text stands for one of the service's, or of any service's.
fn named_operation(name: &[u8]) -> &'static Operation {
    let text = String::from_utf8_lossy(name);
    let (service, operation) = text.trim().split_once('.').unwrap_or((&text, ""));
    // Looked up to the letter: the nearest name to a wrong one takes longer to find than most messages to read.
    let named = model::service_names().find(|name| *name == service);
    let any = || model::service_names().nth(hash(service) % model::service_names().len());
    let service = named.or_else(any).and_then(|name| model::service(name).ok()).expect("a service");
    let named = service.operations().iter().find(|o| o.name() == operation);
    named.unwrap_or_else(|| &service.operations()[hash(operation) % service.operations().len()])
}

/// FNV-1a: the same on every machine, so that a seed stays what it is.
fn hash(text: &str) -> usize {
    let step = |hash: u64, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    text.bytes().fold(0xcbf2_9ce4_8422_2325, step) as usize >> 8
}

/// How many bytes of memory may be in use at any time while a message of that length is read.
pub(crate) fn allowed(length: usize) -> usize {
    // A short message may ask for the slots up to each structure's last member, as long as that is little.
    ((64 << 10) + 1200 * length).min((8 << 20) + 200 * length)
}

/// What is true of every value that was read from a message of that length.
fn check(value: &Structure, length: usize) {
    let weight = value.values().iter().map(|value| weigh(value, 1)).sum::<usize>() + 1;
    assert!(weight * size_of::<Value>() <= allowed(length), "{weight} values from {length} bytes");
    serde_json::to_writer(std::io::sink(), value).expect("JSON of any value");
    let _ = write!(Nowhere, "{value:?}");
}

/// How many values it consists of; asserts that it is no deeper than a reader may go.
fn weigh(value: &Value, depth: usize) -> usize {
    assert!(depth <= 2 * 128, "values nested deeper than any reader goes");
    let all = |values: &[Value]| values.iter().map(|value| weigh(value, depth + 1)).sum::<usize>();
    1 + match value {
        Value::List(values) => all(values),
        Value::Map(entries) => entries.iter().map(|(_, value)| weigh(value, depth + 1)).sum(),
        Value::Structure(structure) => 1 + all(structure.values()),
        Value::Union(union) => weigh(union.value(), depth + 1),
        _ => 0,
    }
}

/// Where texts go that are made only to see that they can be made.
struct Nowhere;

impl Write for Nowhere {
    fn write_str(&mut self, _: &str) -> std::fmt::Result {
        Ok(())
    }
}
