//! The build-time half: models to descriptors, faulty models to errors, and the build script's files.
//!
//! Each folder of `tests/codegen/` holds a `model.json` and the `expected.txt` that its descriptor reads as; each
//! folder of `tests/codegen/broken/` a `model.json` and the `expected_error.txt` that it stops the build with.
//! `UPDATE_GOLDENS=1 cargo test --test codegen` writes what is there now; review the diff.
//! `expected.rs` is the typed module of the same model.
//! The modules are included as `build.rs` includes them: the library holds none of them.

#[allow(dead_code)]
#[path = "../../src/codegen/mod.rs"]
mod codegen;
#[allow(dead_code)]
#[path = "../../src/descriptor.rs"]
mod descriptor;
#[path = "../../src/codegen/files.rs"]
mod files;

mod aws_models;
mod build_files;
mod dump;
mod goldens;
mod hostile;
mod names;
mod paginators;
mod typed;
