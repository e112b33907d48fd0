//! JSON in a descriptor: values with their strings in the heap. Smaller than text and quicker to read.
//!
//! Each value is one LEB128 integer, its lowest three bits the [`Tag`], the rest what that says; what a list or
//! object holds follows, an object's names before the values.

use serde_json::{Map, Number, Value};

use super::{Reader, Str};

/// What a value is, and what its integer holds above the tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Tag {
    /// Null 0, false 1, true 2.
    Word,
    /// The number itself, if it is whole and not negative.
    Whole,
    /// Any other number, as the place of its text.
    Number,
    /// The place of a string.
    Text,
    /// How many values follow.
    List,
    /// How many pairs follow.
    Object,
}

/// How deep values may nest: what `serde_json` allows too.
const DEPTH: usize = 128;

impl<'a> Reader<'a> {
    /// The JSON value here; `text` reads the heap. What nests too deep or lies past the end reads as null.
    pub fn json(&mut self, text: &impl Fn(Str) -> &'a str) -> Value {
        self.json_at(text, DEPTH)
    }

    fn json_at(&mut self, text: &impl Fn(Str) -> &'a str, depth: usize) -> Value {
        let word = self.uint();
        let value = word >> 3;
        match word as u8 & 7 {
            t if t == Tag::Word as u8 => match value {
                1 => Value::Bool(false),
                2 => Value::Bool(true),
                _ => Value::Null,
            },
            t if t == Tag::Whole as u8 => Value::from(value),
            t if t == Tag::Number as u8 => {
                text(value as Str).parse::<Number>().map_or(Value::Null, Value::Number)
            }
            t if t == Tag::Text as u8 => Value::from(text(value as Str)),
            t if t == Tag::List as u8 && depth > 0 => {
                let mut list = Vec::new();
                while (list.len() as u64) < value && !self.rest().is_empty() {
                    list.push(self.json_at(text, depth - 1));
                }
                Value::Array(list)
            }
            t if t == Tag::Object as u8 && depth > 0 => {
                let mut map = Map::new();
                for _ in 0..value {
                    if self.rest().is_empty() {
                        break;
                    }
                    let name = text(self.uint() as Str).to_string();
                    map.insert(name, self.json_at(text, depth - 1));
                }
                Value::Object(map)
            }
            _ => Value::Null,
        }
    }
}
