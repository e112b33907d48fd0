//! Takes the known keys out of a JSON object and refuses what is left over, so that no new
//! botocore key is lost in silence.

use serde_json::{Map, Value};

use crate::error::{Error, Result};

/// One JSON object being read, with the file and place it came from.
pub struct Fields {
    file: String,
    place: String,
    map: Map<String, Value>,
}

impl Fields {
    /// Begins reading `value`, which must be an object.
    pub fn new(file: &str, place: impl Into<String>, value: Value) -> Result<Self> {
        let place = place.into();
        match value {
            Value::Object(map) => Ok(Self { file: file.to_owned(), place, map }),
            other => Err(Error::at(file, place, format_args!("not an object: {}", kind(&other)))),
        }
    }

    /// An error at this object.
    pub fn error(&self, problem: impl std::fmt::Display) -> Error {
        Error::at(&self.file, &self.place, problem)
    }

    /// The file this object came from.
    pub fn file(&self) -> &str {
        &self.file
    }

    /// Takes a value of any type.
    pub fn value(&mut self, key: &str) -> Option<Value> {
        self.map.shift_remove(key)
    }

    fn typed<T>(
        &mut self,
        key: &str,
        want: &str,
        read: impl FnOnce(&Value) -> Option<T>,
    ) -> Result<Option<T>> {
        let Some(value) = self.value(key) else { return Ok(None) };
        match read(&value) {
            Some(typed) => Ok(Some(typed)),
            None => Err(self.error(format_args!("key `{key}`: not {want} but {}", kind(&value)))),
        }
    }

    /// Takes a string.
    pub fn string(&mut self, key: &str) -> Result<Option<String>> {
        self.typed(key, "a string", |v| v.as_str().map(str::to_owned))
    }

    /// Takes a string that must be there.
    pub fn required_string(&mut self, key: &str) -> Result<String> {
        self.string(key)?.ok_or_else(|| self.error(format_args!("key `{key}` is missing")))
    }

    /// Takes a boolean; absent is false.
    pub fn flag(&mut self, key: &str) -> Result<bool> {
        Ok(self.optional_flag(key)?.unwrap_or(false))
    }

    /// Takes a boolean.
    pub fn optional_flag(&mut self, key: &str) -> Result<Option<bool>> {
        self.typed(key, "a boolean", Value::as_bool)
    }

    /// Takes a whole number that is not negative.
    pub fn number(&mut self, key: &str) -> Result<Option<u64>> {
        self.typed(key, "a whole number", Value::as_u64)
    }

    /// Takes a list of strings.
    pub fn strings(&mut self, key: &str) -> Result<Option<Vec<String>>> {
        self.typed(key, "a list of strings", |v| {
            v.as_array()?.iter().map(|s| s.as_str().map(str::to_owned)).collect()
        })
    }

    /// Takes a string or a list of strings; absent is empty.
    pub fn one_or_more(&mut self, key: &str) -> Result<Vec<String>> {
        match self.map.get(key) {
            Some(Value::String(_)) => Ok(self.string(key)?.into_iter().collect()),
            _ => Ok(self.strings(key)?.unwrap_or_default()),
        }
    }

    /// Takes a nested object.
    pub fn object(&mut self, key: &str) -> Result<Option<Fields>> {
        match self.value(key) {
            None => Ok(None),
            Some(v) => Fields::new(&self.file, format!("{} key `{key}`", self.place), v).map(Some),
        }
    }

    /// Takes a nested object as its entries, in the file's order; absent is empty.
    pub fn entries(&mut self, key: &str) -> Result<Vec<(String, Value)>> {
        match self.value(key) {
            None => Ok(Vec::new()),
            Some(Value::Object(map)) => Ok(map.into_iter().collect()),
            Some(v) => Err(self.error(format_args!("key `{key}`: not an object but {}", kind(&v)))),
        }
    }

    /// Takes a list of anything; absent is empty.
    pub fn list(&mut self, key: &str) -> Result<Vec<Value>> {
        match self.value(key) {
            None => Ok(Vec::new()),
            Some(Value::Array(list)) => Ok(list),
            Some(v) => Err(self.error(format_args!("key `{key}`: not a list but {}", kind(&v)))),
        }
    }

    /// Drops keys that a client does not need.
    pub fn ignore(&mut self, keys: &[&str]) {
        for key in keys {
            self.map.shift_remove(*key);
        }
    }

    /// Ends the reading: any key still there is one the importer does not know.
    pub fn finish(self) -> Result<()> {
        match self.map.keys().next() {
            None => Ok(()),
            Some(key) => Err(self.error(format_args!("unknown key `{key}`"))),
        }
    }
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}
