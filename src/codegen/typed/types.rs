//! The module `types` of a service: structures, unions, enumerations, errors, and builders of what an input can hold.

use super::docs;
use super::enumerations::enumeration;
use super::names;
use super::plan::{Plan, Scope, Values, is_set};
use super::setters::setters;
use super::source::Source;
use crate::codegen::graph::Shape;

pub fn types(to: &mut Source, plan: &Plan<'_>) {
    to.line("/// Structures, unions and enumerations.");
    to.open("pub mod types {");
    let scope = Scope::types(plan);
    let structures = || plan.nested.iter().copied().filter(|i| !plan.is_union(*i));
    if plan.nested.iter().any(|i| plan.is_input(*i)) {
        to.line("use super::SERVICE;");
    }
    if structures().next().is_some() {
        to.line("use super::views;");
    }
    if !(plan.nested.is_empty() && plan.enumerations.is_empty()) {
        to.line("use crate::typed as t;");
    }
    markers(to, plan.nested.iter().chain(&plan.enumerations).map(|i| plan.name(*i)));
    for &index in &plan.nested {
        let Some(shape) = plan.shape(index) else { continue };
        match plan.is_union(index) {
            true => union(to, &scope, index, shape),
            false => structure(to, &scope, index, shape),
        }
    }
    for &index in &plan.enumerations {
        if let (Some(shape), Some(values)) = (plan.shape(index), Values::of(plan.graph, index)) {
            enumeration(to, plan.name(index), shape, &values);
        }
    }
    errors(to, plan);
    builders(to, plan, structures().filter(|i| plan.is_input(*i)));
    to.close();
}

/// What generic types are told apart by.
fn markers<'a>(to: &mut Source, names: impl Iterator<Item = &'a str>) {
    let mut names = names.peekable();
    if names.peek().is_none() {
        return;
    }
    to.line("#[doc(hidden)]");
    to.open("pub mod shapes {");
    for name in names {
        to.line(&format!("pub enum {name} {{}}"));
    }
    to.close();
}

/// The declaration of a type, which is a generic one.
pub fn declare(to: &mut Source, doc: &[String], name: &str, generic: &str, of: &[String]) {
    to.doc(doc);
    to.listed(&format!("pub type {name} = {generic}<"), of, ">;");
}

/// A getter a member.
pub fn getters(to: &mut Source, scope: &Scope<'_, '_>, shape: &Shape<'_>) {
    let called = names::members(shape.members.iter().map(|m| m.name));
    for (slot, (member, name)) in shape.members.iter().zip(called).enumerate() {
        let (result, read) = scope.read(member.target, is_set(scope.plan.graph, member));
        to.doc(&docs::member(scope.plan.graph, member));
        to.method(&name, &["&self".into()], &result, &[format!("t::{read}(&self.0, {slot})")]);
    }
}

fn structure(to: &mut Source, scope: &Scope<'_, '_>, index: usize, shape: &Shape<'_>) {
    let name = scope.plan.name(index);
    let marker = format!("shapes::{name}");
    declare(to, &docs::named(shape.name, &shape.traits), name, "views::Shape", &[marker]);
    let builds = scope.plan.is_input(index);
    if shape.members.is_empty() && !builds {
        return;
    }
    to.open(&format!("impl {name} {{"));
    if builds {
        to.line("/// A builder, with nothing set.");
        let made = format!("t::builder(&SERVICE, {index})");
        to.method("builder", &[], &format!("builders::{name}Builder"), &[made]);
    }
    getters(to, scope, shape);
    to.close();
}

fn union(to: &mut Source, scope: &Scope<'_, '_>, index: usize, shape: &Shape<'_>) {
    let name = scope.plan.name(index);
    declare(to, &docs::union(shape.name, &shape.traits), name, "t::Union", &[format!("shapes::{name}")]);
    to.open(&format!("impl {name} {{"));
    alternatives(to, scope, index, shape);
    to.close();
}

/// For each member: made of it, read as it, asked whether it is it.
fn alternatives(to: &mut Source, scope: &Scope<'_, '_>, index: usize, shape: &Shape<'_>) {
    let called = names::alternatives(shape.members.iter().map(|m| m.name));
    let variants = names::variants(shape.members.iter().map(|m| m.name));
    for (at, ((member, snake), variant)) in shape.members.iter().zip(&called).zip(&variants).enumerate() {
        if scope.plan.is_input(index) {
            to.doc(&docs::member(scope.plan.graph, member));
            let argument = scope.owned(member.target);
            let body = format!("t::union(&SERVICE, {index}, {at}, value)");
            to.method(variant, &[format!("value: {argument}")], "Self", &[body]);
        }
        let (held, read) = scope.variant(member.target);
        to.line(&format!("/// What it holds, if that is `{}`; else itself.", member.name));
        let result = format!("{}<{held}, &Self>", scope.prelude("Result"));
        let body = format!("t::variant(self, {at}, t::Value::{read})");
        to.method(&format!("as_{snake}"), &["&self".into()], &result, &[body]);
        to.line(&format!("/// Whether it holds `{}`.", member.name));
        let body = format!("t::is_variant(self, {at})");
        to.method(&format!("is_{snake}"), &["&self".into()], "bool", &[body]);
    }
}

fn errors(to: &mut Source, plan: &Plan<'_>) {
    to.line("/// Errors that the model names; [`Errors`](super::Errors) tells which one is.");
    to.open("pub mod error {");
    if !plan.errors.is_empty() {
        to.line("use crate::typed as t;");
    }
    let scope = Scope::errors(plan);
    markers(to, plan.errors.iter().map(|index| plan.error_name(*index)));
    for &index in &plan.errors {
        let Some(shape) = plan.shape(index) else { continue };
        let name = plan.error_name(index);
        let marker = format!("shapes::{name}");
        declare(to, &docs::error(shape.name, &shape.traits), name, "t::ServiceError", &[marker]);
        if !shape.members.is_empty() {
            to.open(&format!("impl {name} {{"));
            getters(to, &scope, shape);
            to.close();
        }
        to.implement("t::ErrorShape", &format!("shapes::{name}"));
        to.line(&format!("const NAME: &'static str = {:?};", shape.name));
        to.close();
    }
    to.close();
}

fn builders(to: &mut Source, plan: &Plan<'_>, built: impl Iterator<Item = usize>) {
    let mut built = built.peekable();
    to.line("/// Builders of structures that an input can hold.");
    to.open("pub mod builders {");
    if built.peek().is_some() {
        to.line("use crate::typed as t;");
    }
    let scope = Scope::outside(plan, "super::");
    for index in built {
        let Some(shape) = plan.shape(index) else { continue };
        let name = plan.name(index);
        let doc = [format!("A [`{name}`](super::{name}) under construction.")];
        let fails = shape.members.iter().any(|member| is_set(plan.graph, member));
        // As in the AWS SDK for Rust.
        let generic = if fails { "t::FallibleBuilder" } else { "t::Builder" };
        declare(to, &doc, &format!("{name}Builder"), generic, &[format!("super::{name}")]);
        if !shape.members.is_empty() {
            to.open(&format!("impl {name}Builder {{"));
            setters(to, &scope, shape, false);
            to.close();
        }
    }
    to.close();
}
