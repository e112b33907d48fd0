//! The typed module of a service: a client, an input's builder and an output for each operation, views of every shape.
//!
//! [`plan`] decides which types there are, [`names`] what they are called, [`types`], [`enumerations`], [`setters`]
//! and [`operations`] write them, with [`docs`] above each and an [`example`] above the client. [`source`] lays the text out as
//! prettyplease would, so that no build has to parse it again.

pub mod docs;
pub mod enumerations;
pub mod example;
pub mod names;
pub mod operations;
pub mod plan;
pub mod setters;
pub mod source;
pub mod types;

use super::graph::Graph;
use plan::Plan;
use source::Source;

/// Source of the module of a service. `title`: its full name.
pub fn module(graph: &Graph<'_>, service: &str, title: &str) -> String {
    let plan = Plan::of(graph, service);
    let operations = operations::named(graph);
    let mut to = Source::default();
    let version = if graph.version.is_empty() { String::new() } else { format!(", API {}", graph.version) };
    to.line(&format!(
        "//! {} (`{service}`{}): typed clients in many regions.",
        docs::line(title),
        docs::line(&version)
    ));
    for line in docs::service(&graph.traits) {
        to.line("//!");
        to.line(&format!("//! {line}"));
    }
    to.line("use crate::typed as t;");
    to.line("pub use crate::typed::primitives;");
    to.line("use crate::model::Service;");
    to.line("pub use crate::{Error, MultiRegionClient};");
    to.line(&format!("use crate::model::entries::{} as SERVICE;", names::module(service)));
    to.line("/// What the service's types are made of.");
    to.open("pub mod views {");
    to.line("crate::typed::views! {}");
    to.close();
    operations::client(&mut to, graph, service, &operations);
    errors(&mut to, &plan);
    to.line("/// A module for each operation: its input's builder, its output.");
    to.open("pub mod operation {");
    for named in &operations {
        operations::operation(&mut to, &plan, named);
    }
    to.close();
    types::types(&mut to, &plan);
    operations::waiting(&mut to, &plan, &operations);
    to.into_text()
}

/// A trait that tells errors apart.
fn errors(to: &mut Source, plan: &Plan<'_>) {
    to.line("/// Which of the errors in [`types::error`] a [`CallError`](crate::CallError) is. Import it for its methods.");
    to.open("pub trait Errors: t::Modelled {");
    let shapes = plan.errors.iter().map(|index| plan.shape(*index).map_or("", |s| s.name));
    for (&index, snake) in plan.errors.iter().zip(names::errors(shapes)) {
        let name = plan.error_name(index);
        let path = format!("types::error::{name}");
        to.line(&format!("/// The error as [`{name}`]({path}), if it is one."));
        to.listed(&format!("fn as_{snake}("), &["&self".into()], &format!(") -> Option<&{path}> {{"));
        to.indent();
        to.line("self.modelled()");
        to.close();
        to.line(&format!("/// Whether it is [`{name}`]({path})."));
        to.listed(&format!("fn is_{snake}("), &["&self".into()], ") -> bool {");
        to.indent();
        to.calls(&format!("self.as_{snake}()"), ".is_some()");
        to.close();
    }
    to.close();
    to.line("impl Errors for crate::CallError {}");
}
