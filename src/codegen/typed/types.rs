//! The module `types` of a service: structures, unions, enumerations, errors, and builders of what an input can hold.

use super::docs;
use super::integers;
use super::names;
use super::plan::{Listed, Plan, Scope, Values, is_set};
use super::setters::setters;
use super::source::Source;
use crate::codegen::graph::Shape;
use crate::descriptor::Kind;

pub fn types(to: &mut Source, plan: &Plan<'_>) {
    to.line("/// Structures, unions and enumerations.");
    to.open("pub mod types {");
    let scope = Scope::types(plan);
    let (structures, unions): (Vec<usize>, Vec<usize>) =
        plan.nested.iter().partition(|i| plan.shape(**i).is_some_and(|s| s.kind == Kind::Structure));
    let inputs: Vec<usize> = plan.nested.iter().copied().filter(|i| plan.is_input(*i)).collect();
    if !inputs.is_empty() {
        to.line("use super::SERVICE;");
    }
    if !(plan.nested.is_empty() && plan.enumerations.is_empty()) {
        to.line("use crate::typed as t;");
    }
    for &index in &plan.nested {
        let Some(shape) = plan.shape(index) else { continue };
        match plan.is_union(index) {
            true => union(to, &scope, index, shape),
            false => structure(to, &scope, index, shape),
        }
    }
    let (mut texts, mut integers) = (Vec::new(), Vec::new());
    for &index in &plan.enumerations {
        let Some(shape) = plan.shape(index) else { continue };
        match Values::of(plan.graph, index) {
            Some(Values::Texts(values)) => {
                enumeration(to, &scope, index, shape, &values);
                texts.push(index);
            }
            Some(Values::Integers(values)) => {
                integers::integers(to, plan.name(index), shape, &values);
                integers.push(index);
            }
            None => {}
        }
    }
    let named = |of: &[usize]| of.iter().map(|i| plan.name(*i).to_string()).collect::<Vec<_>>();
    invoke(to, "structures", &named(&structures));
    invoke(to, "unions", &named(&unions));
    invoke(to, "inputs", &named(&inputs));
    invoke(to, "enumerations", &named(&texts));
    invoke(to, "integers", &named(&integers));
    errors(to, plan);
    builders(to, plan, &structures);
    to.close();
}

/// A macro that gives types what they have in common.
pub fn invoke(to: &mut Source, name: &str, types: &[String]) {
    if types.is_empty() {
        return;
    }
    to.open(&format!("t::{name}! {{"));
    to.filled(types);
    to.close();
}

/// The declaration of a view.
pub fn declare(to: &mut Source, doc: &[String], name: &str, of: &str) {
    to.doc(doc);
    to.line("#[derive(Clone, PartialEq)]");
    to.line("#[repr(transparent)]");
    to.listed(&format!("pub struct {name}("), &[of.to_string()], ");");
}

/// A getter a member.
pub fn getters(to: &mut Source, scope: &Scope<'_, '_>, shape: &Shape) {
    let called = names::members(shape.members.iter().map(|m| m.name.as_str()));
    for (slot, (member, name)) in shape.members.iter().zip(called).enumerate() {
        let (result, read) = scope.read(member.target, is_set(scope.plan.graph, member));
        to.doc(&docs::member(scope.plan.graph, member));
        to.method(&name, &["&self".into()], &result, &[format!("self.0.slot({slot}).{read}")]);
    }
}

fn structure(to: &mut Source, scope: &Scope<'_, '_>, index: usize, shape: &Shape) {
    let name = scope.plan.name(index);
    declare(to, &docs::named(&shape.name, &shape.traits), name, "t::Value");
    let builds = scope.plan.is_input(index);
    if shape.members.is_empty() && !builds {
        return;
    }
    to.open(&format!("impl {name} {{"));
    if builds {
        to.line("/// A builder, with nothing set.");
        let made = format!("builders::{name}Builder(t::Builder::new(&SERVICE, {index}))");
        to.method("builder", &[], &format!("builders::{name}Builder"), &[made]);
    }
    getters(to, scope, shape);
    to.close();
}

fn union(to: &mut Source, scope: &Scope<'_, '_>, index: usize, shape: &Shape) {
    let name = scope.plan.name(index);
    declare(to, &docs::union(&shape.name, &shape.traits), name, "t::Value");
    to.open(&format!("impl {name} {{"));
    alternatives(to, scope, index, shape);
    to.line("/// Whether it holds what the model does not know.");
    to.method("is_unknown", &["&self".into()], "bool", &["self.0.is_unknown_variant()".into()]);
    to.close();
}

/// For each member: made of it, read as it, asked whether it is it.
fn alternatives(to: &mut Source, scope: &Scope<'_, '_>, index: usize, shape: &Shape) {
    let called = names::alternatives(shape.members.iter().map(|m| m.name.as_str()));
    let variants = names::variants(shape.members.iter().map(|m| m.name.as_str()));
    for (at, ((member, snake), variant)) in shape.members.iter().zip(&called).zip(&variants).enumerate() {
        if scope.plan.is_input(index) {
            to.doc(&docs::member(scope.plan.graph, member));
            to.line("#[allow(non_snake_case)]");
            let argument = scope.owned(member.target);
            let body = format!("Self(t::union(&SERVICE, {index}, {at}, value))");
            to.method(variant, &[format!("value: {argument}")], "Self", &[body]);
        }
        let (held, read) = scope.variant(member.target);
        to.line(&format!("/// What it holds, if that is `{}`; else itself.", member.name));
        let result = format!("{}<{held}, &Self>", scope.prelude("Result"));
        let body = format!("self.0.variant({at}).{read}.ok_or(self)");
        to.method(&format!("as_{snake}"), &["&self".into()], &result, &[body]);
        to.line(&format!("/// Whether it holds `{}`.", member.name));
        let body = format!("self.0.variant({at}).is_some()");
        to.method(&format!("is_{snake}"), &["&self".into()], "bool", &[body]);
    }
}

fn enumeration(
    to: &mut Source,
    scope: &Scope<'_, '_>,
    index: usize,
    shape: &Shape,
    values: &[Listed<'_, &str>],
) {
    let name = scope.plan.name(index);
    let variants = names::variants(values.iter().map(|listed| listed.name));
    to.doc(&docs::named(&shape.name, &shape.traits));
    to.line("#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]");
    to.line("#[non_exhaustive]");
    to.open(&format!("pub enum {name} {{"));
    for (listed, variant) in values.iter().zip(&variants) {
        to.doc(&docs::value(docs::code(listed.value), listed.said));
        to.line(&format!("{variant},"));
    }
    to.line("/// A value that the model does not list.");
    to.line("Unknown(t::UnknownVariantValue),");
    to.close();
    to.open(&format!("impl {name} {{"));
    to.line("/// The value as the service spells it.");
    to.line("#[inline]");
    to.open("pub fn as_str(&self) -> &'static str {");
    to.open("match self {");
    for (listed, variant) in values.iter().zip(&variants) {
        to.arm(&format!("Self::{variant}"), &format!("{:?}", listed.value));
    }
    to.line("Self::Unknown(value) => value.as_str(),");
    to.close();
    to.close();
    to.close();
    known(to, name, values, &variants);
}

/// The values sorted by their texts, and those of other texts.
fn known(to: &mut Source, name: &str, values: &[Listed<'_, &str>], variants: &[String]) {
    let mut sorted: Vec<(&str, &String)> = values.iter().map(|listed| listed.value).zip(variants).collect();
    sorted.sort();
    to.open(&format!("impl t::Enumeration for {name} {{"));
    let list: Vec<String> = sorted.iter().map(|(_, variant)| format!("Self::{variant}")).collect();
    to.listed("const KNOWN: &'static [Self] = &[", &list, "];");
    to.line("#[inline]");
    to.open("fn text(&self) -> &'static str {");
    to.line("self.as_str()");
    to.close();
    to.line("#[inline]");
    to.open("fn unknown(value: t::UnknownVariantValue) -> Self {");
    to.line("Self::Unknown(value)");
    to.close();
    to.close();
}

fn errors(to: &mut Source, plan: &Plan<'_>) {
    to.line("/// Errors that the model names; [`Errors`](super::Errors) tells which one is.");
    to.open("pub mod error {");
    if !plan.errors.is_empty() {
        to.line("use crate::typed as t;");
    }
    let scope = Scope::errors(plan);
    let mut list = Vec::new();
    for &index in &plan.errors {
        let Some(shape) = plan.shape(index) else { continue };
        let name = plan.error_name(index);
        declare(to, &docs::error(&shape.name, &shape.traits), name, "t::Structure");
        if !shape.members.is_empty() {
            to.open(&format!("impl {name} {{"));
            getters(to, &scope, shape);
            to.close();
        }
        to.open(&format!("impl t::ErrorView for {name} {{"));
        to.line(&format!("const SHAPE: &'static str = {:?};", shape.name));
        to.close();
        list.push(name.to_string());
    }
    invoke(to, "errors", &list);
    to.close();
}

fn builders(to: &mut Source, plan: &Plan<'_>, structures: &[usize]) {
    let built: Vec<usize> =
        structures.iter().copied().filter(|i| plan.is_input(*i) && !plan.is_union(*i)).collect();
    to.line("/// Builders of structures that an input can hold.");
    to.open("pub mod builders {");
    if !built.is_empty() {
        to.line("use crate::typed as t;");
    }
    let scope = Scope::outside(plan, "super::");
    for index in built {
        let Some(shape) = plan.shape(index) else { continue };
        let name = plan.name(index);
        to.line(&format!("/// A [`{name}`](super::{name}) under construction."));
        to.line("#[derive(Clone, Debug)]");
        to.line("#[must_use]");
        to.listed(&format!("pub struct {name}Builder("), &["pub(super) t::Builder".into()], ");");
        to.open(&format!("impl {name}Builder {{"));
        setters(to, &scope, shape, "");
        build(to, plan, name, shape);
        to.close();
    }
    to.close();
}

/// Fallible where the model requires a member, as in the AWS SDK for Rust.
fn build(to: &mut Source, plan: &Plan<'_>, name: &str, shape: &Shape) {
    let required = shape.members.iter().enumerate().filter(|(_, m)| is_set(plan.graph, m));
    let required: Vec<String> = required.map(|(slot, _)| slot.to_string()).collect();
    to.line("/// What was built.");
    if required.is_empty() {
        let body = format!("super::{name}(self.0.build())");
        return to.method("build", &["self".into()], &format!("super::{name}"), &[body]);
    }
    to.line("///");
    to.line("/// # Errors");
    to.line("/// A member that the model requires is not set.");
    let body = format!("self.0.build_with(&[{}]).map(super::{name})", required.join(", "));
    to.method("build", &["self".into()], &format!("Result<super::{name}, t::BuildError>"), &[body]);
}
