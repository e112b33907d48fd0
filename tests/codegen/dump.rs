//! A descriptor as text that a reviewer can read, made with the records that the runtime reads.

use std::fmt::Write;

use serde_json::Value;

use crate::descriptor::{
    Header, MAGIC, MemberRecord, OperationRecord, Reader, ServiceRecord, ShapeRecord, Str, Traits,
    traits::{ALL, Form},
};

/// All that a descriptor holds, decoded.
pub struct Decoded<'a> {
    bytes: &'a [u8],
    header: Header,
    pub service: ServiceRecord,
    pub shapes: Vec<ShapeRecord>,
    pub operations: Vec<OperationRecord>,
}

impl<'a> Decoded<'a> {
    pub fn new(bytes: &'a [u8]) -> Self {
        let header = Header::read(bytes);
        let at = |start: &u32| Reader::new(bytes, *start as usize);
        let shapes = Reader::table(bytes, header.shapes, header.shape_count);
        let operations = Reader::table(bytes, header.operations, header.operation_count);
        Decoded {
            bytes,
            header,
            service: ServiceRecord::read(&mut at(&header.service)),
            shapes: shapes.iter().map(|s| ShapeRecord::read(&mut at(s))).collect(),
            operations: operations.iter().map(|o| OperationRecord::read(&mut at(o))).collect(),
        }
    }

    pub fn text(&self, s: Str) -> &'a str {
        Reader::new(self.bytes, (self.header.strings as usize).saturating_add(s as usize)).text()
    }

    pub fn rules(&self) -> Value {
        Reader::new(self.bytes, self.header.rules as usize).json(&|s| self.text(s))
    }

    fn name(&self, shape: u32) -> &'a str {
        self.shapes.get(shape as usize).map_or("?", |s| self.text(s.name))
    }

    fn traits(&self, traits: &Traits) -> String {
        let mut out = String::new();
        for &(t, form) in ALL.iter().filter(|(t, _)| traits.has(*t)) {
            let _ = write!(out, " {t:?}");
            let _ = match form {
                Form::Mark => Ok(()),
                Form::Text => write!(out, "={}", traits.text(t).map_or("?", |s| self.text(s))),
                Form::Number => write!(out, "={}", traits.number(t).unwrap_or(i64::MIN)),
            };
        }
        out
    }

    fn member(&self, m: &MemberRecord) -> String {
        format!("    {}: {}{}\n", self.text(m.name), self.name(m.target), self.traits(&m.traits))
    }

    pub fn dump(&self) -> String {
        assert!(self.bytes.starts_with(MAGIC));
        let s = &self.service;
        let list = |l: &[Str]| l.iter().map(|&s| self.text(s)).collect::<Vec<_>>().join(" ");
        let rules = self.rules();
        let rules = if rules.is_null() { String::new() } else { rules.to_string() };
        let mut out = String::new();
        for (fact, value) in [
            ("service", self.text(s.name)),
            ("sdk id", self.text(s.sdk_id)),
            ("title", self.text(s.title)),
            ("shape", self.text(s.shape_name)),
            ("namespace", self.text(s.namespace)),
            ("version", self.text(s.version)),
            ("endpoint prefix", self.text(s.endpoint_prefix)),
            ("target prefix", self.text(s.target_prefix)),
            ("signing name", self.text(s.signing_name)),
            ("protocols", &list(&s.protocols)),
            ("auth", &list(&s.auth)),
            ("no error wrapping", if s.no_error_wrapping { "yes" } else { "" }),
            ("query compatible", if s.query_compatible { "yes" } else { "" }),
            ("rules", &rules),
            ("traits", self.traits(&s.traits).trim()),
        ] {
            if !value.is_empty() {
                let _ = writeln!(out, "{fact}: {value}");
            }
        }
        for o in &self.operations {
            let side = |i: Option<u32>| i.map_or("-", |i| self.name(i));
            let _ = write!(out, "\n{}: {} -> {}", self.text(o.name), side(o.input), side(o.output));
            for e in &o.errors {
                let _ = write!(out, " | {}", self.name(*e));
            }
            out.push('\n');
            if o.traits != Traits::default() {
                let _ = writeln!(out, "   {}", self.traits(&o.traits));
            }
        }
        // By name, so that a new shape is one new paragraph; twins keep the order of the descriptor.
        let mut shapes: Vec<&ShapeRecord> = self.shapes.iter().collect();
        shapes.sort_by_key(|s| self.text(s.name));
        for shape in shapes {
            let kind = format!("{:?}", shape.kind).to_lowercase();
            let _ = write!(out, "\n{kind} {}{}\n", self.text(shape.name), self.traits(&shape.traits));
            shape.members.iter().for_each(|m| out.push_str(&self.member(m)));
        }
        // Lines end where their text does, as editors leave them.
        out.lines().map(|l| l.trim_end().to_string() + "\n").collect()
    }
}
