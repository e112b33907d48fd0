//! The generator: Smithy JSON models in, one descriptor per service out. Used by `build.rs`, never by the library.
//!
//! One way, no back and forth: [`read`] parses a file ([`json`]), [`resolve`] turns it into a graph of plain shapes
//! ([`flatten`] folds mixins and `apply` in),
//! [`check`] and [`bindings`] refuse contradictions, [`items`] decides what the results are, [`pages`] infers paginators,
//! [`emit`] turns the graph into records, [`write`] those into bytes, [`catalog`] is the table of all of them. [`typed`]
//! writes the module of a service whose feature is on.
//! Everything here is a pure function of its input; only `build.rs` touches disk and environment.

pub mod bindings;
pub mod catalog;
pub mod check;
pub mod emit;
pub mod error;
pub mod flatten;
pub mod graph;
pub mod items;
pub mod json;
pub mod pages;
pub mod quick;
pub mod read;
pub mod resolve;
pub mod typed;
pub mod write;

pub use error::ModelError;

/// One service, ready to be embedded.
#[derive(Debug)]
pub struct Generated {
    /// boto3's name of the service.
    pub name: String,
    pub sdk_id: String,
    pub endpoint_prefix: String,
    pub title: String,
    pub descriptor: Vec<u8>,
    /// Source of its typed module, if that was asked for.
    pub typed: Option<String>,
    /// What whoever builds should know of the model, one line each.
    pub warnings: Vec<String>,
}

/// [`generate_with`] no typed module.
///
/// # Errors
/// As there.
pub fn generate(file: &str, json: &[u8]) -> Result<Option<Generated>, ModelError> {
    generate_with(file, json, |_| false)
}

/// The whole way of one model file. `typed`: whether the service of that name is to have a typed module. `Ok(None)`: a JSON
/// file without a service shape.
///
/// # Errors
/// The first fault of the model, with file, shape id, trait and what was expected.
pub fn generate_with(
    file: &str,
    json: &[u8],
    typed: impl Fn(&str) -> bool,
) -> Result<Option<Generated>, ModelError> {
    with_graph(file, json, |graph| {
        check::check(graph)?;
        let mut generated = emit::emit(graph)?;
        if typed(&generated.name) {
            generated.typed = Some(typed::module(graph, &generated.name, &generated.title));
        }
        Ok(generated)
    })
}

/// What `work` makes of a model's graph, which borrows from the file's text. `Ok(None)`: there is no service in it.
///
/// # Errors
/// Of the file, of the graph, of `work`.
pub fn with_graph<T>(
    file: &str,
    json: &[u8],
    work: impl FnOnce(&graph::Graph<'_>) -> Result<T, ModelError>,
) -> Result<Option<T>, ModelError> {
    let Some(mut ast) = read::read(file, json)? else { return Ok(None) };
    flatten::fold_apply(&mut ast)?;
    let room = flatten::Room::of(&ast);
    let graph = resolve::resolve(&ast, &room)?;
    work(&graph).map(Some)
}
