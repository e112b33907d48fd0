//! Values by the names of their members and the positions of their elements, without a panic.

use std::ops::Index;
use std::sync::OnceLock;

use super::{Structure, Value};
use crate::model::{Kind, Member};

pub(super) static NULL: Value = Value::Null;

/// What stands for a member that is not set: services leave out lists that have nothing in them.
fn unset(member: &Member) -> &'static Value {
    static EMPTY: OnceLock<(Value, Value)> = OnceLock::new();
    let (list, map) = EMPTY.get_or_init(|| (Value::List(Box::new([])), Value::Map(Box::new([]))));
    match member.target().kind() {
        Kind::List => list,
        Kind::Map => map,
        _ => &NULL,
    }
}

impl Index<&str> for Value {
    type Output = Value;
    fn index(&self, name: &str) -> &Value {
        match self {
            Value::Structure(structure) => &structure[name],
            _ => self.get(name).unwrap_or(&NULL),
        }
    }
}

impl Index<usize> for Value {
    type Output = Value;
    fn index(&self, index: usize) -> &Value {
        self.as_list().and_then(|l| l.get(index)).unwrap_or(&NULL)
    }
}

impl Index<&str> for Structure {
    type Output = Value;
    fn index(&self, name: &str) -> &Value {
        self.get(name).unwrap_or_else(|| self.shape().member(name).map_or(&NULL, unset))
    }
}
