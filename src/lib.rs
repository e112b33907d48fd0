//! One call, many AWS regions, one answer, for every operation of every AWS service.
#![allow(dead_code)]
mod descriptor;
pub mod model;
mod names;
mod protocol;
pub mod value;
mod xml;
