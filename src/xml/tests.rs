//! The reader on whole documents: by example, on arbitrary input, and on what the crate's writer wrote.

mod arbitrary;
mod documents;
mod sample;
mod tree;
