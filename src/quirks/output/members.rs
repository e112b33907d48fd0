//! Members that outputs have beyond the model: the text of a time that need not be one.

use crate::model::Shape;
use crate::value::{Structure, Value, time_from_text};

/// A member beside a modelled one: the same header, as text.
#[derive(Debug)]
pub(crate) struct Added {
    service: &'static str,
    shapes: &'static [&'static str],
    /// The modelled member, a timestamp; unset where its header is none.
    pub(crate) beside: &'static str,
    pub(crate) name: &'static str,
    #[cfg_attr(not(test), expect(dead_code, reason = "read by a test and by people"))]
    reason: &'static str,
}

const TABLE: &[Added] = &[Added {
    service: "s3",
    shapes: &["GetObjectOutput", "HeadObjectOutput"],
    beside: "Expires",
    name: "ExpiresString",
    reason: "S3 gives back the header as it was put there, which may be any text; boto3 adds this member",
}];

/// The member that a shape has beyond its model.
pub(crate) fn added(service: &str, shape: &str) -> Option<&'static Added> {
    TABLE.iter().find(|row| row.service == service && row.shapes.contains(&shape))
}

/// Whether a member of the shape may be left unset when it cannot be read.
pub(crate) fn may_be_unreadable(shape: &Shape, member: &str) -> bool {
    shape
        .service_name()
        .and_then(|service| added(service, shape.name()))
        .is_some_and(|row| row.beside == member)
}

/// Reads the time in a spelling that its own format does not have.
pub(super) fn complete(output: &mut Structure) {
    let shape = output.shape();
    let Some(row) = shape.service_name().and_then(|service| added(service, shape.name())) else { return };
    let time = output.get(row.name).and_then(Value::as_str).and_then(time_from_text);
    if let (Some(time), Some(slot @ Value::Null)) = (time, output.entry(row.beside)) {
        *slot = Value::Timestamp(time);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{self, Kind, Trait};

    /// Whether a member is a time that stands in a header of its own name.
    fn is_such(member: &model::Member) -> bool {
        member.target().kind() == Kind::Timestamp && member.trait_text(Trait::HttpHeader) == Some("Expires")
    }

    #[test]
    fn every_row_stands_for_the_outputs_that_have_the_header() {
        for row in TABLE {
            assert!(!row.reason.is_empty());
            let service = model::service(row.service).expect("a service");
            let outputs = service.operations().iter().filter_map(|o| o.output());
            let mut found: Vec<_> =
                outputs.filter(|s| s.members().iter().any(is_such)).map(|s| s.name()).collect();
            found.sort();
            found.dedup();
            assert_eq!(found, row.shapes);
            for shape in service.operations().iter().filter_map(|o| o.output()) {
                let member = shape.member(row.name);
                assert_eq!(member.is_some(), row.shapes.contains(&shape.name()));
                if let Some(member) = member {
                    assert_eq!(member.target().kind(), Kind::String);
                    assert_eq!(member.trait_text(Trait::HttpHeader), Some("Expires"));
                    assert!(may_be_unreadable(shape, row.beside) && !may_be_unreadable(shape, "ETag"));
                }
            }
        }
    }

    #[test]
    fn a_time_in_another_spelling_is_read_and_another_text_is_none() {
        let get = model::service("s3").unwrap().operation("GetObject").unwrap();
        for (text, seconds) in [("0", Some(0)), ("2024-01-31T12:00:00Z", Some(1706702400)), ("never", None)] {
            let mut output = Structure::new(get.output().unwrap());
            *output.entry("ExpiresString").unwrap() = Value::String(text.into());
            complete(&mut output);
            assert_eq!(output.get("Expires").and_then(Value::as_timestamp).map(|t| t.secs()), seconds);
        }
    }
}
