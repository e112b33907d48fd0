//! The writing half of the descriptor: records to bytes. The reading half is `src/descriptor.rs`.

use super::{
    json::{Text, Value},
    quick::Table,
};
use crate::descriptor::{
    MAGIC, MemberRecord, OperationRecord, ServiceRecord, ShapeRecord, Str, Trait, Traits, json::Tag,
    traits::Payload,
};

/// The header's bytes: the magic number and eight words.
const HEADER: usize = MAGIC.len() + 8 * 4;

/// Interned strings. While records are collected a [`Str`] is the string's number, the empty string's being 0;
/// [`assemble`] replaces numbers by places in the heap.
pub struct Strings<'a> {
    list: Vec<(Text<'a>, usize)>,
    index: Table<Text<'a>, Str>,
}

impl Default for Strings<'_> {
    fn default() -> Self {
        let empty = Text::default();
        Strings { list: vec![(empty.clone(), 0)], index: Table::from_iter([(empty, 0)]) }
    }
}

impl<'a> Strings<'a> {
    pub fn add(&mut self, s: Text<'a>) -> Str {
        let at = match self.index.get(&s) {
            Some(&at) => at,
            None => {
                let at = self.list.len() as Str;
                self.list.push((s.clone(), 0));
                self.index.insert(s, at);
                at
            }
        };
        self.list[at as usize].1 += 1;
        at
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
pub fn assemble<'a>(
    service: &ServiceRecord,
    rules: Option<&'a Value<'a>>,
    mut strings: Strings<'a>,
    shapes: &[ShapeRecord],
    operations: &[OperationRecord],
) -> Vec<u8> {
    let mut words_of_rules = Vec::new();
    if let Some(rules) = rules {
        json(rules, &mut strings, &mut words_of_rules);
    }
    let (heap, places) = strings.heap();
    let mut out = Out { bytes: MAGIC.to_vec(), places };
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
    for word in words_of_rules {
        match word {
            Word::Whole(word) => out.uint(word),
            Word::Name(s) => out.str(s),
            Word::Tagged(s, tag) => out.tagged(s, tag),
        }
    }
    for (i, word) in words.iter().enumerate() {
        let at = MAGIC.len() + i * 4;
        out.bytes[at..at + 4].copy_from_slice(&word.to_le_bytes());
    }
    out.bytes
}

/// An integer of a JSON value, which may wait for the place of a string.
enum Word {
    Whole(u64),
    Name(Str),
    Tagged(Str, Tag),
}

/// A JSON value as integers, but for the prose in it.
fn json<'a>(value: &'a Value<'a>, strings: &mut Strings<'a>, out: &mut Vec<Word>) {
    let whole = |word: u64, tag: Tag| Word::Whole(word << 3 | tag as u64);
    match value {
        Value::Null => out.push(whole(0, Tag::Word)),
        Value::Bool(b) => out.push(whole(1 + u64::from(*b), Tag::Word)),
        Value::Number(n) => {
            let text = strings.add(n.to_string().into());
            out.push(match n.as_u64().filter(|n| n >> 61 == 0) {
                Some(number) => whole(number, Tag::Whole),
                None => Word::Tagged(text, Tag::Number),
            });
        }
        Value::String(s) => out.push(Word::Tagged(strings.add((&**s).into()), Tag::Text)),
        Value::Array(list) => {
            out.push(whole(list.len() as u64, Tag::List));
            list.iter().for_each(|v| json(v, strings, out));
        }
        Value::Object(map) => {
            let kept = || map.iter().filter(|(name, _)| *name != "documentation");
            out.push(whole(kept().count() as u64, Tag::Object));
            for (name, v) in kept() {
                out.push(Word::Name(strings.add(name.into())));
                json(v, strings, out);
            }
        }
    }
}

/// A descriptor in the making.
struct Out {
    bytes: Vec<u8>,
    places: Vec<u32>,
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

    fn tagged(&mut self, s: Str, tag: Tag) {
        self.uint(u64::from(self.places[s as usize]) << 3 | tag as u64);
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
