//! Messages that are hostile by design: wrong types, depth, length, lengths that lie, entities, broken encodings.

use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_types::body::SdkBody;

use super::documents;
use super::nested::Way;
use super::pieces::{LONG, TEXTS, sweeps, values};
use super::sample::{self, Format};
use crate::call;
use crate::model::{self, Kind, Operation};
use crate::outcome::CallError;
use crate::protocol::Protocol;
use crate::value::Structure;

/// Takes a message and what it is.
pub(super) type Sink<'s> = &'s mut dyn FnMut(String, Vec<u8>);

/// How many operations of a protocol are sampled.
const OPERATIONS: usize = 4;
/// The hostile messages of a target; `seeds` are its own.
pub(super) fn messages(target: &str, seeds: &[Vec<u8>], sink: Sink<'_>) {
    match (kind(target), target) {
        (Some(kind), _) => answers(kind, sink),
        (None, "input") => inputs(sink),
        (None, "endpoint" | "rule_set") => documents::messages(target, seeds, sink),
        (None, _) => texts(sink),
    }
}

/// The protocol whose answers a target reads.
pub(super) fn kind(target: &str) -> Option<Protocol> {
    Some(match target {
        "aws_json" => Protocol::AwsJson1_0,
        "aws_query" => Protocol::AwsQuery,
        "ec2_query" => Protocol::Ec2Query,
        "rest_json" => Protocol::RestJson1,
        "rest_xml" => Protocol::RestXml,
        "rpc_v2_cbor" => Protocol::RpcV2Cbor,
        _ => return None,
    })
}

/// A body as the answer of an operation, decoded.
///
/// # Errors
/// What the call would end with.
pub(super) fn decoded(
    kind: Protocol,
    operation: &'static Operation,
    body: Vec<u8>,
) -> Result<Structure, CallError> {
    let response = HttpResponse::new(200.try_into().expect("a status"), SdkBody::from(body));
    call::fuzz::decoded(operation, kind, response)
}

fn answers(kind: Protocol, sink: Sink<'_>) {
    nested(kind, sink);
    let operations = operations(kind);
    for (i, operation) in operations.iter().enumerate() {
        let name = format!("{}.{}", operation.service().name(), operation.name());
        let whole = sample::output(kind, operation, None);
        for (bytes, place) in
            values(Format::of(kind)).iter().flat_map(|b| (0..whole.values).map(move |place| (b, place)))
        {
            let body = sample::output(kind, operation, Some((place, bytes))).body;
            sink(format!("{name}, value {place}"), message(&name, 200, &body));
        }
        let place = whole.lists.first().copied().unwrap_or_default();
        for (what, bytes) in sweeps(Format::of(kind), i + 1 == operations.len()) {
            let body = sample::output(kind, operation, Some((place, &bytes))).body;
            sink(format!("{name}, list {place}: {what}"), message(&name, 200, &body));
            sink(format!("{name}, error: {what}"), message(&name, 400, &bytes));
        }
    }
}

/// Depth through a shape that holds itself.
fn nested(kind: Protocol, sink: Sink<'_>) {
    let Some(way) = endless(kind) else { return };
    let name = format!("{}.{}", way.operation.service().name(), way.operation.name());
    for times in [1, 20, 60, 130, 1_000, 20_000] {
        sink(format!("{name}, nested {times} times"), message(&name, 200, &way.body(kind, times)));
    }
}

fn message(name: &str, status: u16, body: &[u8]) -> Vec<u8> {
    let mut out = format!("{name} {status}\n\n").into_bytes();
    out.extend_from_slice(body);
    out
}

fn all(kind: Protocol) -> impl Iterator<Item = &'static Operation> {
    let speaks = move |s: &&model::Service| s.protocols().filter_map(Protocol::from_trait).any(|p| p == kind);
    model::services().filter(speaks).flat_map(|s| s.operations())
}

/// An operation of the protocol whose answers may nest without end.
pub(super) fn endless(kind: Protocol) -> Option<Way> {
    Way::of(all(kind))
}

/// Some operations of services that speak the protocol, and the one whose list has the widest elements.
pub(super) fn operations(kind: Protocol) -> Vec<&'static Operation> {
    let all: Vec<_> = all(kind).collect();
    let widest = all.iter().max_by_key(|operation| {
        let members = operation.output().map_or(&[][..], |output| output.members());
        let elements =
            members.iter().filter(|m| m.target().kind() == Kind::List).filter_map(|m| m.target().element());
        elements.map(|element| element.target().members().len()).max()
    });
    let step = (all.len() / OPERATIONS).max(1);
    all.iter().step_by(step).chain(widest).copied().collect()
}

fn inputs(sink: Sink<'_>) {
    let operations = [operations(Protocol::AwsQuery), operations(Protocol::RestJson1)].concat();
    for (i, operation) in operations.iter().enumerate() {
        let name = format!("{}.{}", operation.service().name(), operation.name());
        let whole = sample::input(operation, None);
        let mut with = |what: String, place, bytes: &[u8]| {
            let json = sample::input(operation, Some((place, bytes))).body;
            sink(format!("{name}, value {place}: {what}"), [name.as_bytes(), b"\n", &json].concat());
        };
        for bytes in values(Format::Json) {
            (0..whole.values).for_each(|place| with(bytes.escape_ascii().to_string(), place, &bytes));
        }
        for (what, bytes) in sweeps(Format::Json, i + 1 == operations.len()) {
            with(what, whole.lists.first().copied().unwrap_or_default(), &bytes);
        }
    }
}

fn texts(sink: Sink<'_>) {
    for text in TEXTS {
        sink(text.into(), text.into());
    }
    for piece in [
        "1",
        "-",
        ".",
        "T",
        ":",
        "+",
        "é",
        "1.",
        "e9",
        ", ",
        "2015-01-25T08:00:00.",
        "a.",
        "\u{0}",
        "fips-",
        "*a",
        "eu-*,",
    ] {
        for n in LONG {
            sink(format!("{n} × {piece}"), piece.repeat(n).into());
        }
        let many = piece.repeat(1_000);
        sink(format!("{piece} behind a date"), format!("2015-01-25T08:00:00.{many}").into());
        sink(format!("{piece} behind a point"), format!("1.{many}Z").into());
    }
}
