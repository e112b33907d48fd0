//! The form that an ec2Query request is: every list flat, every name capitalised.

use std::fmt::Write;

use aws_smithy_http::query::fmt_string;
use aws_smithy_schema::serde::{SerdeError, SerializableStruct, ShapeSerializer};
use aws_smithy_schema::{Schema, traits::TimestampFormat};
use aws_smithy_types::date_time::Format;
use aws_smithy_types::{BigDecimal, BigInteger, Blob, DateTime, Document, base64};

/// Writes an input as `Action=…&Version=…&Name.1.Part=value`.
pub(super) struct Ec2Form {
    form: String,
    /// The name of the value that is being written, up to its enclosing structure or list.
    path: String,
    /// In a list: how many of its elements were written. One entry for each enclosing structure or
    /// list, because a list in a structure in a list counts for itself.
    counts: Vec<Option<usize>>,
}

impl Ec2Form {
    pub(super) fn new(action: &str, version: &str) -> Self {
        Ec2Form {
            form: format!("Action={}&Version={}", fmt_string(action), fmt_string(version)),
            path: String::new(),
            counts: Vec::new(),
        }
    }

    pub(super) fn finish(self) -> String {
        self.form
    }

    /// Writes a value under its name: in a list its number, in a structure its member's name.
    fn named(
        &mut self,
        schema: &Schema<'_>,
        write: impl FnOnce(&mut Self) -> Result<(), SerdeError>,
    ) -> Result<(), SerdeError> {
        let length = self.path.len();
        if let Some(Some(count)) = self.counts.last_mut() {
            *count += 1;
            let count = *count;
            self.dot();
            // Writing to a string cannot fail.
            let _ = write!(self.path, "{count}");
        } else if let Some(name) = query_name(schema) {
            self.dot();
            self.path.push_str(&name);
        }
        let written = write(self);
        self.path.truncate(length);
        written
    }

    fn dot(&mut self) {
        if !self.path.is_empty() {
            self.path.push('.');
        }
    }

    fn nested(
        &mut self,
        count: Option<usize>,
        write: impl FnOnce(&mut Self) -> Result<(), SerdeError>,
    ) -> Result<(), SerdeError> {
        self.counts.push(count);
        let written = write(self);
        self.counts.pop();
        written
    }

    fn value(&mut self, schema: &Schema<'_>, value: &str) -> Result<(), SerdeError> {
        self.named(schema, |form| {
            if form.path.is_empty() {
                return Err(SerdeError::custom("a value without name"));
            }
            let _ = write!(form.form, "&{}={}", form.path, fmt_string(value));
            Ok(())
        })
    }
}

/// The member's `ec2QueryName`, or its XML name or own name with a capital.
fn query_name(member: &Schema<'_>) -> Option<String> {
    let own = member.member_name()?;
    if let Some(name) = member.original_name() {
        return Some(name.to_owned());
    }
    let name = member.xml_name().map_or(own, |name| name.value());
    let mut chars = name.chars();
    let first = chars.next()?.to_uppercase();
    Some(first.chain(chars).collect())
}

/// As in Smithy's other text formats.
fn float(value: f64, text: String) -> String {
    if value.is_nan() {
        "NaN".to_owned()
    } else if value.is_infinite() {
        if value > 0.0 { "Infinity" } else { "-Infinity" }.to_owned()
    } else {
        text
    }
}

macro_rules! displayed {
    ($($write:ident($value:ty);)*) => {
        $(fn $write(&mut self, schema: &Schema<'_>, value: $value) -> Result<(), SerdeError> {
            self.value(schema, &value.to_string())
        })*
    };
}

impl ShapeSerializer for Ec2Form {
    fn write_struct(
        &mut self,
        schema: &Schema<'_>,
        value: &dyn SerializableStruct,
    ) -> Result<(), SerdeError> {
        self.named(schema, |form| form.nested(None, |form| value.serialize_members(form)))
    }

    fn write_list(
        &mut self,
        schema: &Schema<'_>,
        write_elements: &dyn Fn(&mut dyn ShapeSerializer) -> Result<(), SerdeError>,
    ) -> Result<(), SerdeError> {
        self.named(schema, |form| form.nested(Some(0), |form| write_elements(form)))
    }

    fn write_map(
        &mut self,
        _: &Schema<'_>,
        _: &dyn Fn(&mut dyn ShapeSerializer) -> Result<(), SerdeError>,
    ) -> Result<(), SerdeError> {
        Err(SerdeError::unsupported("ec2Query has no maps"))
    }

    displayed! {
        write_boolean(bool);
        write_byte(i8);
        write_short(i16);
        write_integer(i32);
        write_long(i64);
    }

    fn write_float(&mut self, schema: &Schema<'_>, value: f32) -> Result<(), SerdeError> {
        self.value(schema, &float(value.into(), value.to_string()))
    }

    fn write_double(&mut self, schema: &Schema<'_>, value: f64) -> Result<(), SerdeError> {
        self.value(schema, &float(value, value.to_string()))
    }

    fn write_big_integer(&mut self, schema: &Schema<'_>, value: &BigInteger) -> Result<(), SerdeError> {
        self.value(schema, value.as_ref())
    }

    fn write_big_decimal(&mut self, schema: &Schema<'_>, value: &BigDecimal) -> Result<(), SerdeError> {
        self.value(schema, value.as_ref())
    }

    fn write_string(&mut self, schema: &Schema<'_>, value: &str) -> Result<(), SerdeError> {
        self.value(schema, value)
    }

    fn write_blob(&mut self, schema: &Schema<'_>, value: Blob) -> Result<(), SerdeError> {
        self.value(schema, &base64::encode(value))
    }

    fn write_timestamp(&mut self, schema: &Schema<'_>, value: &DateTime) -> Result<(), SerdeError> {
        let format = match schema.timestamp_format().map(|format| format.format()) {
            Some(TimestampFormat::EpochSeconds) => Format::EpochSeconds,
            Some(TimestampFormat::HttpDate) => Format::HttpDate,
            _ => Format::DateTime,
        };
        let text = value
            .fmt(format)
            .map_err(|e| SerdeError::invalid_input(format!("not a timestamp to send: {e}")))?;
        self.value(schema, &text)
    }

    fn write_document(&mut self, _: &Schema<'_>, _: &Document) -> Result<(), SerdeError> {
        Err(SerdeError::unsupported("ec2Query has no documents"))
    }

    fn write_null(&mut self, _: &Schema<'_>) -> Result<(), SerdeError> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::test_support::{Input, Serialize, leak, member, structure};
    use aws_smithy_schema::{ShapeType, prelude};

    fn form(schema: &Schema<'_>, input: &Input<impl Serialize>) -> String {
        let mut form = Ec2Form::new("Op", "1");
        form.write_struct(schema, input).expect("a form");
        form.finish().strip_prefix("Action=Op&Version=1").expect("the two fixed fields").to_owned()
    }

    #[test]
    fn names_are_query_names_or_capitalised() {
        let schema = structure([
            member("A", ShapeType::String, 0).with_xml_name("instanceId"),
            member("lower", ShapeType::String, 1),
            member("B", ShapeType::String, 2).with_xml_name("x").with_original_name("asIs"),
        ]);
        let input = Input::new(|s| (0..3).try_for_each(|i| s.write_string(schema.members()[i], "v")));
        assert_eq!(form(schema, &input), "&InstanceId=v&Lower=v&asIs=v");
    }

    #[test]
    fn lists_are_flat_and_nest() {
        let tags = member("Tags", ShapeType::List, 0).with_list_member(&prelude::DOCUMENT);
        let schema = structure([tags.with_xml_name("TagSet")]);
        let names = structure([member("Names", ShapeType::List, 0)]);
        let inner = Input::new(|s| {
            s.write_list(names.members()[0], &|s| {
                s.write_string(&prelude::STRING, "a")?;
                s.write_string(&prelude::STRING, "b c")
            })
        });
        let input = Input::new(|s| {
            s.write_list(schema.members()[0], &|s| {
                s.write_struct(
                    leak(Schema::new(prelude::STRING.shape_id().clone(), ShapeType::Structure)),
                    &inner,
                )?;
                s.write_struct(&prelude::DOCUMENT, &inner)
            })
        });
        assert_eq!(
            form(schema, &input),
            "&TagSet.1.Names.1=a&TagSet.1.Names.2=b%20c&TagSet.2.Names.1=a&TagSet.2.Names.2=b%20c"
        );
    }

    #[test]
    fn an_empty_list_is_not_sent() {
        let schema = structure([member("Ids", ShapeType::List, 0)]);
        let input = Input::new(|s| s.write_list(schema.members()[0], &|_| Ok(())));
        assert_eq!(form(schema, &input), "");
    }

    #[test]
    fn every_simple_type_has_its_text() {
        let schema = structure([member("V", ShapeType::String, 0)]);
        let v = schema.members()[0];
        let epoch =
            leak(member("V", ShapeType::String, 0).with_timestamp_format(TimestampFormat::EpochSeconds));
        let time = DateTime::from_secs(1_422_172_800);
        let cases: [(&str, &dyn Serialize); 8] = [
            ("false", &|s| s.write_boolean(v, false)),
            ("-1", &|s| s.write_long(v, -1)),
            ("1.5", &|s| s.write_double(v, 1.5)),
            ("-Infinity", &|s| s.write_float(v, f32::NEG_INFINITY)),
            ("NaN", &|s| s.write_double(v, f64::NAN)),
            ("AAE%3D", &|s| s.write_blob(v, Blob::new([0, 1]))),
            ("2015-01-25T08%3A00%3A00Z", &|s| s.write_timestamp(v, &time)),
            ("1422172800", &|s| s.write_timestamp(epoch, &time)),
        ];
        for (text, write) in cases {
            assert_eq!(form(schema, &Input::new(write)), format!("&V={text}"));
        }
    }

    #[test]
    fn what_the_protocol_lacks_is_an_error() {
        let mut form = Ec2Form::new("Op", "1");
        let v = member("V", ShapeType::Map, 0);
        assert!(form.write_map(&v, &|_| Ok(())).is_err());
        assert!(form.write_document(&v, &Document::Null).is_err());
        assert!(form.write_string(&prelude::STRING, "nameless").is_err());
    }
}
