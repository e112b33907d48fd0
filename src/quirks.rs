//! What single services need, in tables: each row with its reason and a test that it applies.

pub(crate) mod endpoint;
