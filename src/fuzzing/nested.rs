//! Answers that nest as deep as one likes, where a model lets them: through a shape that holds itself.

use std::collections::HashSet;

use super::sample::Format;
use crate::model::{Kind, Member, Operation, Shape, Trait};
use crate::protocol::Protocol;

/// One step down: from a shape into one of its members.
type Step = (&'static Shape, &'static Member);

/// An operation with the way to a shape that holds itself, and from there to itself again.
pub(super) struct Way {
    pub(super) operation: &'static Operation,
    steps: Vec<Step>,
    /// Where the circle begins.
    circle: usize,
}

impl Way {
    /// The first of some operations whose output may nest without end.
    pub(super) fn of(operations: impl Iterator<Item = &'static Operation>) -> Option<Way> {
        let mut seen = HashSet::new();
        operations.into_iter().find_map(|operation| {
            let mut steps = Vec::new();
            let circle = circle(operation.output()?, &mut steps, &mut seen)?;
            Some(Way { operation, steps, circle })
        })
    }

    /// A body that goes round so many times.
    pub(super) fn body(&self, kind: Protocol, times: usize) -> Vec<u8> {
        let format = Format::of(kind);
        let (before, round) = self.steps.split_at(self.circle);
        let steps = before.iter().chain(std::iter::repeat_n(round, times).flatten());
        let result = format!("{}Result", self.operation.name());
        let roots: &[&str] = match (format, kind) {
            (Format::Xml, Protocol::AwsQuery) => &["Response", &result],
            (Format::Xml, _) => &[self.operation.name()],
            _ => &[],
        };
        let mut pairs: Vec<_> = roots.iter().map(|root| element(root)).collect();
        pairs.extend(steps.map(|step| pair(format, kind, step)));
        let mut out = Vec::new();
        pairs.iter().for_each(|(open, _)| out.extend_from_slice(open));
        let is_list = self.steps.last().is_some_and(|(_, member)| member.target().kind() == Kind::List);
        out.extend_from_slice(match (format, is_list) {
            (Format::Json, true) => b"[]",
            (Format::Json, false) => b"{}",
            (Format::Cbor, true) => b"\x80",
            (Format::Cbor, false) => b"\xa0",
            (Format::Xml, _) => b"",
        });
        pairs.iter().rev().for_each(|(_, close)| out.extend_from_slice(close));
        out
    }
}

/// Finds a way down that comes to a shape which it has passed; where in `steps` that shape is.
fn circle(shape: &'static Shape, steps: &mut Vec<Step>, seen: &mut HashSet<*const Shape>) -> Option<usize> {
    if let Some(at) = steps.iter().position(|(passed, _)| std::ptr::eq(*passed, shape)) {
        return Some(at);
    }
    if !seen.insert(shape) {
        return None;
    }
    let key = usize::from(shape.kind() == Kind::Map);
    for member in shape.members().iter().skip(key) {
        steps.push((shape, member));
        if let Some(at) = circle(member.target(), steps, seen) {
            return Some(at);
        }
        steps.pop();
    }
    None
}

type Pair = (Vec<u8>, Vec<u8>);

fn element(name: &str) -> Pair {
    (format!("<{name}>").into(), format!("</{name}>").into())
}

/// What stands before and after a value that is reached by a step.
fn pair(format: Format, kind: Protocol, (shape, member): &Step) -> Pair {
    let own = member.trait_text(Trait::JsonName).filter(|_| kind == Protocol::RestJson1);
    let name = match shape.kind() {
        Kind::Map => "k",
        _ => own.unwrap_or(member.name()),
    };
    match (format, shape.kind()) {
        (Format::Json, Kind::List) => (b"[".into(), b"]".into()),
        (Format::Json, _) => (format!("{{{name:?}:").into(), b"}".into()),
        (Format::Cbor, Kind::List) => (b"\x81".into(), Vec::new()),
        (Format::Cbor, _) => {
            let head = [0xa1, 0x78, u8::try_from(name.len()).expect("a short name")];
            ([&head, name.as_bytes()].concat(), Vec::new())
        }
        (Format::Xml, Kind::List) => element("member"),
        (Format::Xml, Kind::Map) => (b"<entry><key>k</key><value>".into(), b"</value></entry>".into()),
        (Format::Xml, _) => element(member.schema.xml_name().map_or(member.name(), |name| name.value())),
    }
}
