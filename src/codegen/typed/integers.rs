//! Enumerations of integers: a number with a constant for each value that the model lists.
//!
//! A number needs no variant for what the model does not list, and is read where it stands.

use super::docs;
use super::names;
use super::plan::Listed;
use super::source::Source;
use crate::codegen::graph::Shape;

pub fn integers(to: &mut Source, name: &str, shape: &Shape, values: &[Listed<'_, i32>]) {
    let constants = names::constants(values.iter().map(|listed| listed.name));
    to.doc(&docs::named(&shape.name, &shape.traits));
    to.line("#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]");
    to.line("#[repr(transparent)]");
    to.line(&format!("pub struct {name}(i32);"));
    to.open(&format!("impl {name} {{"));
    for (listed, constant) in values.iter().zip(&constants) {
        let first = format!("{}: {}", docs::code(listed.name), listed.value);
        to.doc(&docs::value(first, listed.said));
        to.line(&format!("pub const {constant}: Self = Self({});", listed.value));
    }
    to.line("/// The values that the model lists.");
    to.line("#[inline]");
    to.open("pub fn values() -> &'static [Self] {");
    let list: Vec<String> = constants.iter().map(|constant| format!("Self::{constant}")).collect();
    to.listed("&[", &list, "]");
    to.close();
    to.close();
}
