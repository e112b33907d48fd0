//! A structure with a member of every kind, to be written and read.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use aws_smithy_schema::serde::{SerdeError, SerializableStruct, ShapeDeserializer, ShapeSerializer};
use aws_smithy_schema::{Schema, ShapeId, ShapeType, prelude};
use aws_smithy_types::{Blob, DateTime};

/// The value; an empty list or map is an absent one.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Sample {
    pub(super) kind: Option<String>,
    pub(super) name: Option<String>,
    pub(super) count: Option<i64>,
    pub(super) ratio: Option<f64>,
    pub(super) on: Option<bool>,
    pub(super) data: Option<Vec<u8>>,
    pub(super) when: Option<DateTime>,
    pub(super) items: Vec<String>,
    pub(super) flat: Vec<String>,
    pub(super) map: BTreeMap<String, String>,
    pub(super) flat_map: BTreeMap<String, String>,
    pub(super) inner: Vec<Sample>,
}

fn id(name: &'static str) -> ShapeId<'static> {
    ShapeId::from_parts("test#Shape", "test", name)
}

fn leak(schema: Schema<'static>) -> &'static Schema<'static> {
    Box::leak(Box::new(schema))
}

fn named(name: &'static str) -> &'static Schema<'static> {
    leak(Schema::new(id("String"), ShapeType::String).with_xml_name(name))
}

fn schema_of(shape: ShapeType) -> &'static Schema<'static> {
    use ShapeType::{Blob, Boolean, Double, List, Long, Map, String, Timestamp};
    let shapes = [
        ("kind", String),
        ("Name", String),
        ("Count", Long),
        ("Ratio", Double),
        ("On", Boolean),
        ("Data", Blob),
        ("When", Timestamp),
        ("Items", List),
        ("Flat", List),
        ("Map", Map),
        ("FlatMap", Map),
        ("Inner", List),
    ];
    // Element schemas of an aggregate have no members of their own: recursion ends here.
    let element = leak(Schema::new(id("Sample"), ShapeType::Structure));
    let members = shapes.into_iter().enumerate().map(|(index, (name, shape))| {
        let member = Schema::new_member(id("Sample"), shape, name, index);
        leak(match name {
            "kind" => member.with_xml_name("xsi:kind").with_xml_attribute(),
            "Items" => member.with_list_member(named("item")),
            "Flat" => member.with_list_member(&prelude::STRING).with_xml_flattened().with_xml_name("flat"),
            "Map" => member.with_map_members(named("K"), named("V")),
            "FlatMap" => member.with_map_members(&prelude::STRING, &prelude::STRING).with_xml_flattened(),
            "Inner" => member.with_list_member(element),
            _ => member,
        })
    });
    let members: Vec<_> = members.collect();
    leak(Schema::new_struct(id("Sample"), shape, members.leak()))
}

static SAMPLE: LazyLock<&Schema<'static>> = LazyLock::new(|| schema_of(ShapeType::Structure));
static UNION: LazyLock<&Schema<'static>> = LazyLock::new(|| schema_of(ShapeType::Union));

pub(super) fn sample_schema() -> &'static Schema<'static> {
    &SAMPLE
}

/// The same members as a union.
pub(super) fn union_schema() -> &'static Schema<'static> {
    &UNION
}

impl SerializableStruct for Sample {
    fn schema(&self) -> &Schema<'_> {
        sample_schema()
    }

    fn serialize_members(&self, s: &mut dyn ShapeSerializer) -> Result<(), SerdeError> {
        let members = sample_schema().members();
        let map = |s: &mut dyn ShapeSerializer, entries: &BTreeMap<String, String>| {
            entries.iter().try_for_each(|(key, value)| {
                s.write_string(&prelude::STRING, key)?;
                s.write_string(&prelude::STRING, value)
            })
        };
        if let Some(kind) = &self.kind {
            s.write_string(members[0], kind)?;
        }
        if let Some(name) = &self.name {
            s.write_string(members[1], name)?;
        }
        if let Some(count) = self.count {
            s.write_long(members[2], count)?;
        }
        if let Some(ratio) = self.ratio {
            s.write_double(members[3], ratio)?;
        }
        if let Some(on) = self.on {
            s.write_boolean(members[4], on)?;
        }
        if let Some(data) = &self.data {
            s.write_blob(members[5], Blob::new(data.clone()))?;
        }
        if let Some(when) = &self.when {
            s.write_timestamp(members[6], when)?;
        }
        s.write_string_list(members[7], &self.items)?;
        s.write_string_list(members[8], &self.flat)?;
        s.write_map(members[9], &|s| map(s, &self.map))?;
        s.write_map(members[10], &|s| map(s, &self.flat_map))?;
        s.write_list(members[11], &|s| {
            self.inner.iter().try_for_each(|inner| s.write_struct(sample_schema(), inner))
        })
    }
}

impl Sample {
    pub(super) fn read(de: &mut dyn ShapeDeserializer) -> Result<Self, SerdeError> {
        let mut read = Sample::default();
        de.read_struct(sample_schema(), &mut |member, de| read.member(member, de))?;
        Ok(read)
    }

    fn member(&mut self, member: &Schema<'_>, de: &mut dyn ShapeDeserializer) -> Result<(), SerdeError> {
        match member.member_index() {
            Some(0) => self.kind = Some(de.read_string(member)?),
            Some(1) => self.name = Some(de.read_string(member)?),
            Some(2) => self.count = Some(de.read_long(member)?),
            Some(3) => self.ratio = Some(de.read_double(member)?),
            Some(4) => self.on = Some(de.read_boolean(member)?),
            Some(5) => self.data = Some(de.read_blob(member)?.into_inner()),
            Some(6) => self.when = Some(de.read_timestamp(member)?),
            Some(7) => self.items = de.read_string_list(member)?,
            Some(8) => self.flat = de.read_string_list(member)?,
            Some(9) => self.map = de.read_string_string_map(member)?.into_iter().collect(),
            Some(10) => self.flat_map = de.read_string_string_map(member)?.into_iter().collect(),
            Some(11) => de.read_list(member, &mut |de| {
                self.inner.push(Sample::read(de)?);
                Ok(())
            })?,
            _ => de.skip_value()?,
        }
        Ok(())
    }
}
