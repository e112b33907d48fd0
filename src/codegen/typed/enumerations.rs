//! Enumerations: a type of a text or a number, with a constant for each value that the model lists.

use super::docs;
use super::names;
use super::plan::{Listed, Values};
use super::source::Source;
use crate::codegen::graph::Shape;

pub fn enumeration(to: &mut Source, name: &str, shape: &Shape<'_>, values: &Values<'_>) {
    to.doc(&docs::named(shape.name, &shape.traits));
    let generic = match values {
        Values::Texts(_) => "t::Text",
        Values::Integers(_) => "t::Number",
    };
    to.listed(&format!("pub type {name} = {generic}<"), &[format!("fn() -> shapes::{name}")], ">;");
    match values {
        Values::Texts(values) => {
            let said = |listed: &Listed<'_, &str>| docs::value(docs::code(listed.value), listed.said);
            constants(to, name, values, said, |text| format!("{text:?}"));
            known(to, "Enumeration", name, "&'static str", values, |text| format!("{text:?}"));
        }
        Values::Integers(values) => {
            let first = |listed: &Listed<'_, i32>| format!("{}: {}", docs::code(listed.name), listed.value);
            let said = |listed: &Listed<'_, i32>| docs::value(first(listed), listed.said);
            constants(to, name, values, said, |number| number.to_string());
            known(to, "IntEnumeration", name, "i32", values, |number| number.to_string());
        }
    }
}

fn constants<T: Copy>(
    to: &mut Source,
    name: &str,
    values: &[Listed<'_, T>],
    said: impl Fn(&Listed<'_, T>) -> Vec<String>,
    written: impl Fn(T) -> String,
) {
    if values.is_empty() {
        return;
    }
    to.open(&format!("impl {name} {{"));
    for (listed, constant) in values.iter().zip(names::constants(values.iter().map(|listed| listed.name))) {
        to.doc(&said(listed));
        let fields = [written(listed.value), "t::PhantomData".into()];
        to.listed(&format!("pub const {constant}: Self = Self("), &fields, ");");
    }
    to.close();
}

/// The values that are listed, sorted.
fn known<T: Copy + Ord>(
    to: &mut Source,
    of: &str,
    name: &str,
    element: &str,
    values: &[Listed<'_, T>],
    written: impl Fn(T) -> String,
) {
    let mut sorted: Vec<T> = values.iter().map(|listed| listed.value).collect();
    sorted.sort();
    to.implement(&format!("t::{of}"), &format!("shapes::{name}"));
    let list: Vec<String> = sorted.into_iter().map(written).collect();
    to.listed(&format!("const KNOWN: &'static [{element}] = &["), &list, "];");
    to.close();
}
