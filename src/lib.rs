//! One call, many AWS regions, one answer, for every operation of every AWS service.
#![allow(dead_code)]
mod descriptor;
mod endpoint;
pub mod model;
mod names;
mod partition;
mod protocol;
mod quirks;
pub mod value;
mod xml;
