//! The writing half of the descriptor: records to bytes. The reading half is `src/descriptor.rs`.

use std::collections::HashMap;

use serde_json::Value;

use crate::descriptor::{
    MAGIC, MemberRecord, OperationRecord, ServiceRecord, ShapeRecord, Str, Trait, Traits, json::Tag,
    traits::Payload,
};

/// The header's bytes: the magic number and eight words.
const HEADER: usize = MAGIC.len() + 8 * 4;

/// Interned strings. While records are collected a [`Str`] is the string's number, the empty string's being 0;
/// [`assemble`] replaces numbers by places in the heap.
pub struct Strings {
    list: Vec<(String, usize)>,
    index: HashMap<String, Str>,
}

impl Default for Strings {
    fn default() -> Self {
        Strings { list: vec![(String::new(), 0)], index: HashMap::from([(String::new(), 0)]) }
    }
}

impl Strings {
    pub fn add(&mut self, s: &str) -> Str {
        let at = match self.index.get(s) {
            Some(&at) => at,
            None => {
                let at = self.list.len() as Str;
                self.list.push((s.into(), 0));
                self.index.insert(s.into(), at);
                at
            }
        };
        self.list[at as usize].1 += 1;
        at
    }

    /// Adds all strings of a JSON value; [`Out::json`] finds them again.
    fn add_all(&mut self, value: &Value) {
        match value {
            Value::Null | Value::Bool(_) => {}
            Value::Number(n) => {
                self.add(&n.to_string());
            }
            Value::String(s) => {
                self.add(s);
            }
            Value::Array(list) => list.iter().for_each(|v| self.add_all(v)),
            Value::Object(map) => map.iter().for_each(|(name, v)| {
                self.add(name);
                self.add_all(v);
            }),
        }
    }

    pub fn get(&self, at: Str) -> &str {
        &self.list[at as usize].0
    }

    /// The heap, and each string's place in it. The frequent ones stand first, after the empty one at 0.
    fn heap(&self) -> (Vec<u8>, Vec<u32>) {
        let mut order: Vec<usize> = (1..self.list.len()).collect();
        order.sort_by_key(|&i| std::cmp::Reverse(self.list[i].1));
        let mut heap = vec![0];
        let mut places = vec![0; self.list.len()];
        for i in order {
            places[i] = heap.len() as u32;
            put_uint(&mut heap, self.list[i].0.len() as u64);
            heap.extend_from_slice(self.list[i].0.as_bytes());
        }
        (heap, places)
    }
}

/// The descriptor of a service.
pub fn assemble(
    service: &ServiceRecord,
    rules: &Value,
    mut strings: Strings,
    shapes: &[ShapeRecord],
    operations: &[OperationRecord],
) -> Vec<u8> {
    strings.add_all(rules);
    let (heap, places) = strings.heap();
    let mut out = Out { bytes: MAGIC.to_vec(), places, strings };
    out.bytes.resize(HEADER, 0);
    let mut words = [0u32; 8];
    words[0] = out.here();
    out.service(service);
    words[1] = out.here();
    out.bytes.extend_from_slice(&heap);
    words[2] = out.table(shapes, Out::shape);
    words[3] = out.table(operations, Out::operation);
    words[4] = heap.len() as u32;
    words[5] = shapes.len() as u32;
    words[6] = operations.len() as u32;
    words[7] = out.here();
    if !rules.is_null() {
        out.json(rules);
    }
    for (i, word) in words.iter().enumerate() {
        let at = MAGIC.len() + i * 4;
        out.bytes[at..at + 4].copy_from_slice(&word.to_le_bytes());
    }
    out.bytes
}

/// A descriptor in the making.
struct Out {
    bytes: Vec<u8>,
    places: Vec<u32>,
    strings: Strings,
}

impl Out {
    fn here(&self) -> u32 {
        self.bytes.len() as u32
    }

    fn uint(&mut self, value: u64) {
        put_uint(&mut self.bytes, value);
    }

    fn str(&mut self, s: Str) {
        self.uint(u64::from(self.places[s as usize]));
    }

    fn strs(&mut self, list: &[Str]) {
        self.uint(list.len() as u64);
        list.iter().for_each(|s| self.str(*s));
    }

    /// Writes the records' lengths, then the records; returns where the table starts.
    fn table<T>(&mut self, records: &[T], write: fn(&mut Out, &T)) -> u32 {
        let start = self.here();
        let head = std::mem::take(&mut self.bytes);
        let mut lengths = Vec::with_capacity(records.len());
        for record in records {
            let before = self.bytes.len();
            write(self, record);
            lengths.push((self.bytes.len() - before) as u64);
        }
        let body = std::mem::replace(&mut self.bytes, head);
        lengths.into_iter().for_each(|n| self.uint(n));
        self.bytes.extend(body);
        start
    }

    fn traits(&mut self, traits: &Traits) {
        self.uint(traits.bits);
        for (_, p) in &traits.payload {
            match p {
                Payload::Text(s) => self.str(*s),
                Payload::Number(n) => self.uint(*n as u64),
            }
        }
    }

    fn place(&self, s: &str) -> u64 {
        let number = self.strings.index.get(s).copied().unwrap_or(0);
        u64::from(self.places[number as usize])
    }

    fn json(&mut self, value: &Value) {
        let (tag, word) = match value {
            Value::Null => (Tag::Word, 0),
            Value::Bool(b) => (Tag::Word, 1 + u64::from(*b)),
            Value::Number(n) => match n.as_u64().filter(|n| n >> 61 == 0) {
                Some(whole) => (Tag::Whole, whole),
                None => (Tag::Number, self.place(&n.to_string())),
            },
            Value::String(s) => (Tag::Text, self.place(s)),
            Value::Array(list) => (Tag::List, list.len() as u64),
            Value::Object(map) => (Tag::Object, map.len() as u64),
        };
        self.uint(word << 3 | tag as u64);
        match value {
            Value::Array(list) => list.iter().for_each(|v| self.json(v)),
            Value::Object(map) => map.iter().for_each(|(name, v)| {
                self.uint(self.place(name));
                self.json(v);
            }),
            _ => {}
        }
    }

    fn member(&mut self, m: &MemberRecord) {
        self.str(m.name);
        self.uint(u64::from(m.target));
        self.traits(&m.traits);
    }

    fn shape(&mut self, s: &ShapeRecord) {
        self.bytes.push(s.kind as u8);
        self.str(s.name);
        self.traits(&s.traits);
        self.uint(s.members.len() as u64);
        s.members.iter().for_each(|m| self.member(m));
    }

    fn operation(&mut self, o: &OperationRecord) {
        self.str(o.name);
        for side in [o.input, o.output] {
            self.uint(side.map_or(0, |i| u64::from(i) + 1));
        }
        self.uint(o.errors.len() as u64);
        o.errors.iter().for_each(|e| self.uint(u64::from(*e)));
        self.traits(&o.traits);
    }

    fn service(&mut self, s: &ServiceRecord) {
        for text in [
            s.name,
            s.sdk_id,
            s.endpoint_prefix,
            s.title,
            s.shape_name,
            s.namespace,
            s.target_prefix,
            s.version,
            s.signing_name,
        ] {
            self.str(text);
        }
        self.strs(&s.protocols);
        self.strs(&s.auth);
        self.bytes.push(u8::from(s.no_error_wrapping) | u8::from(s.query_compatible) << 1);
        self.traits(&s.traits);
    }
}

impl Traits {
    /// Adds a trait that carries nothing.
    pub fn mark(&mut self, t: Trait) {
        self.bits |= 1 << t as u8;
    }

    /// Adds a trait with what it carries.
    pub fn put(&mut self, t: Trait, payload: Payload) {
        if !self.has(t) {
            self.mark(t);
            self.payload.push((t as u8, payload));
            self.payload.sort_by_key(|p| p.0);
        }
    }
}

/// Appends an unsigned LEB128 integer.
fn put_uint(out: &mut Vec<u8>, mut value: u64) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}
