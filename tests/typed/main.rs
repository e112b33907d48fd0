//! Typed clients through the public API, against a scripted AWS.

#[allow(dead_code)]
#[path = "../engine/support.rs"]
mod support;
#[allow(dead_code)]
#[path = "../engine/wire.rs"]
mod wire;

mod allocations;
mod answers;
mod clients;
mod inputs;
mod listings;
mod ported;
mod ported_data;
mod streams;
mod values;
