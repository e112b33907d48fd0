//! JSON as models are read into: in the file's order, texts borrowed from it where they have no escapes.
//!
//! Build scripts are compiled without optimisation, where `serde_json::Value` spends most of a run on hashes of keys and
//! copies of texts. Objects are searched from their beginning: they are short but for a model's shapes, of
//! which [`super::flatten`] keeps an index.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde_json::Number;

/// Objects of more keys than these are sorted to find one that stands there twice.
const SHORT: usize = 12;

pub type Text<'a> = Cow<'a, str>;

#[derive(Debug, Clone, PartialEq)]
pub enum Value<'a> {
    Null,
    Bool(bool),
    Number(Number),
    String(Text<'a>),
    Array(Vec<Value<'a>>),
    Object(Map<'a>),
}

/// An object: each key once.
#[derive(Debug, Clone, Default)]
pub struct Map<'a>(Vec<(Text<'a>, Value<'a>)>);

/// Parses a text.
///
/// # Errors
/// It is not JSON, nests too deep, or an object has a key twice.
pub fn parse(text: &[u8]) -> Result<Value<'_>, serde_json::Error> {
    let mut from = serde_json::Deserializer::from_slice(text);
    let value = Value::deserialize(&mut from)?;
    from.end()?;
    Ok(value)
}

impl<'a> Value<'a> {
    pub fn as_str(&self) -> Option<&str> {
        if let Value::String(text) = self { Some(text) } else { None }
    }

    pub fn as_bool(&self) -> Option<bool> {
        if let Value::Bool(value) = self { Some(*value) } else { None }
    }

    pub fn as_i64(&self) -> Option<i64> {
        if let Value::Number(number) = self { number.as_i64() } else { None }
    }

    pub fn as_u64(&self) -> Option<u64> {
        if let Value::Number(number) = self { number.as_u64() } else { None }
    }

    pub fn as_array(&self) -> Option<&[Value<'a>]> {
        if let Value::Array(list) = self { Some(list) } else { None }
    }

    pub fn as_object(&self) -> Option<&Map<'a>> {
        if let Value::Object(map) = self { Some(map) } else { None }
    }

    pub fn as_object_mut(&mut self) -> Option<&mut Map<'a>> {
        if let Value::Object(map) = self { Some(map) } else { None }
    }

    /// The value of a key; `None` too where it is no object.
    pub fn get(&self, key: &str) -> Option<&Value<'a>> {
        self.as_object()?.get(key)
    }
}

impl<'a> Map<'a> {
    pub fn len(&self) -> usize {
        self.0.len()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn get(&self, key: &str) -> Option<&Value<'a>> {
        for (known, value) in &self.0 {
            if **known == *key {
                return Some(value);
            }
        }
        None
    }

    pub fn get_mut(&mut self, key: &str) -> Option<&mut Value<'a>> {
        self.0.iter_mut().find(|(known, _)| *known == key).map(|(_, value)| value)
    }

    pub fn contains_key(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    /// The key and value at a place.
    pub fn at(&self, place: usize) -> Option<(&str, &Value<'a>)> {
        self.0.get(place).map(|(key, value)| (&**key, value))
    }

    pub fn at_mut(&mut self, place: usize) -> Option<&mut Value<'a>> {
        self.0.get_mut(place).map(|(_, value)| value)
    }

    /// Replaces the value of a key at its place, or adds both at the end.
    pub fn insert(&mut self, key: impl Into<Text<'a>>, value: Value<'a>) {
        let key = key.into();
        match self.get_mut(&key) {
            Some(old) => *old = value,
            None => self.0.push((key, value)),
        }
    }

    /// The value of a key, which is inserted where there is none.
    pub fn or_insert(&mut self, key: &'static str, value: Value<'a>) -> &mut Value<'a> {
        let place = self.keys().position(|known| known == key).unwrap_or(self.0.len());
        if place == self.0.len() {
            self.0.push((key.into(), value));
        }
        &mut self.0[place].1
    }

    pub fn remove(&mut self, key: &str) -> Option<Value<'a>> {
        let place = self.keys().position(|known| known == key)?;
        Some(self.0.remove(place).1)
    }

    /// Takes out all that are meant.
    pub fn extract(&mut self, meant: impl Fn(&Value<'a>) -> bool) -> Vec<(Text<'a>, Value<'a>)> {
        self.0.extract_if(.., |(_, value)| meant(value)).collect()
    }

    pub fn extend(&mut self, more: Map<'a>) {
        for (key, value) in more.0 {
            self.insert(key, value);
        }
    }

    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(key, _)| &**key)
    }

    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value<'a>)> {
        self.0.iter().map(|(key, value)| (&**key, value))
    }
}

/// In any order of the keys.
impl PartialEq for Map<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len() && self.iter().all(|(key, value)| other.get(key) == Some(value))
    }
}

/// The keys must differ.
impl<'a> FromIterator<(Text<'a>, Value<'a>)> for Map<'a> {
    fn from_iter<I: IntoIterator<Item = (Text<'a>, Value<'a>)>>(pairs: I) -> Self {
        Map(pairs.into_iter().collect())
    }
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Value::String(text.into())
    }
}

/// As text, without spaces.
impl fmt::Display for Value<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Value::Null => f.write_str("null"),
            Value::Bool(value) => f.write_str(if *value { "true" } else { "false" }),
            Value::Number(number) => number.fmt(f),
            Value::String(text) => quoted(text, f),
            Value::Array(list) => {
                f.write_str("[")?;
                for (at, value) in list.iter().enumerate() {
                    f.write_str(if at == 0 { "" } else { "," })?;
                    value.fmt(f)?;
                }
                f.write_str("]")
            }
            Value::Object(map) => {
                f.write_str("{")?;
                for (at, (key, value)) in map.iter().enumerate() {
                    f.write_str(if at == 0 { "" } else { "," })?;
                    quoted(key, f)?;
                    f.write_str(":")?;
                    value.fmt(f)?;
                }
                f.write_str("}")
            }
        }
    }
}

fn quoted(text: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    f.write_str(&serde_json::to_string(text).map_err(|_| fmt::Error)?)
}

/// A key that stands in an object twice.
fn twice<'m>(list: &'m [(Text<'_>, Value<'_>)]) -> Option<&'m str> {
    if list.len() <= SHORT {
        let earlier = |at: usize, key: &str| list[..at].iter().any(|(known, _)| **known == *key);
        return (1..list.len()).find(|at| earlier(*at, &list[*at].0)).map(|at| &*list[at].0);
    }
    let mut keys: Vec<&str> = list.iter().map(|(key, _)| &**key).collect();
    keys.sort_unstable();
    keys.windows(2).find(|pair| pair[0] == pair[1]).map(|pair| pair[0])
}

impl<'de> Deserialize<'de> for Value<'de> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(Reader)
    }
}

struct Reader;

impl<'de> Visitor<'de> for Reader {
    type Value = Value<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Value<'de>, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value<'de>, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value<'de>, E> {
        Ok(Value::Number(value.into()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value<'de>, E> {
        Ok(Value::Number(value.into()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value<'de>, E> {
        Ok(Number::from_f64(value).map_or(Value::Null, Value::Number))
    }

    fn visit_str<E>(self, text: &str) -> Result<Value<'de>, E> {
        Ok(Value::String(text.to_string().into()))
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Value<'de>, E> {
        Ok(Value::String(text.into()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut from: A) -> Result<Value<'de>, A::Error> {
        let mut list = Vec::new();
        while let Some(value) = from.next_element()? {
            list.push(value);
        }
        Ok(Value::Array(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut from: A) -> Result<Value<'de>, A::Error> {
        let mut list = Vec::new();
        while let Some(key) = from.next_key_seed(Key)? {
            list.push((key, from.next_value()?));
        }
        // serde_json's own form of a number, where another crate of the build turns `arbitrary_precision` on.
        if let [(key, Value::String(text))] = &list[..]
            && key == "$serde_json::private::Number"
            && let Ok(number) = text.parse()
        {
            return Ok(Value::Number(number));
        }
        match twice(&list) {
            None => Ok(Value::Object(Map(list))),
            Some(key) => {
                Err(A::Error::custom(format!("expected each key of an object once, found {key} twice")))
            }
        }
    }
}

struct Key;

impl<'de> DeserializeSeed<'de> for Key {
    type Value = Text<'de>;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Text<'de>, D::Error> {
        from.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for Key {
    type Value = Text<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_str<E>(self, text: &str) -> Result<Text<'de>, E> {
        Ok(text.to_string().into())
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Text<'de>, E> {
        Ok(text.into())
    }
}
