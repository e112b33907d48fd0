//! An operation's input under construction, with the client that will call it.

use std::fmt;

use super::{Builder, Call, IntoValue, Output, Paginate, Structure};
use crate::body::Body;
use crate::client::{MultiRegionClient, Wait};
use crate::model;

/// What a generated operation builder wraps.
#[derive(Clone)]
pub(crate) struct Fluent {
    client: MultiRegionClient,
    operation: &'static str,
    input: Builder,
}

impl fmt::Debug for Fluent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Fluent").field("operation", &self.operation).field("input", &self.input.0).finish()
    }
}

impl Fluent {
    pub(crate) fn new(client: &MultiRegionClient, operation: &'static str) -> Fluent {
        let input = client.service().operation(operation).ok().and_then(|o| o.input());
        let input = Builder(Structure::new(input.unwrap_or_else(model::unit)));
        Fluent { client: client.clone(), operation, input }
    }

    fn with(self, change: impl FnOnce(Builder) -> Builder) -> Self {
        Fluent { input: change(self.input), ..self }
    }

    pub(crate) fn text(self, slot: usize, text: impl Into<String>) -> Self {
        self.with(|input| input.text(slot, text))
    }

    pub(crate) fn big_number(self, slot: usize, text: impl Into<String>) -> Self {
        self.with(|input| input.big_number(slot, text))
    }

    pub(crate) fn set(self, slot: usize, value: impl IntoValue) -> Self {
        self.with(|input| input.set(slot, value))
    }

    pub(crate) fn assign(self, slot: usize, value: Option<impl IntoValue>) -> Self {
        self.with(|input| input.assign(slot, value))
    }

    pub(crate) fn push(self, slot: usize, value: impl IntoValue) -> Self {
        self.with(|input| input.push(slot, value))
    }

    pub(crate) fn push_text(self, slot: usize, text: impl Into<String>) -> Self {
        self.with(|input| input.push_text(slot, text))
    }

    pub(crate) fn insert(self, slot: usize, key: impl Into<String>, value: impl IntoValue) -> Self {
        self.with(|input| input.insert(slot, key, value))
    }

    pub(crate) fn insert_text(self, slot: usize, key: impl Into<String>, text: impl Into<String>) -> Self {
        self.with(|input| input.insert_text(slot, key, text))
    }

    fn dynamic(self) -> crate::client::Call {
        self.client.call(self.operation, &self.input.0)
    }

    pub(crate) fn send<O: Output>(self) -> Call<O> {
        Call::new(self.dynamic())
    }

    /// With a body that may be a stream.
    pub(crate) fn send_body<O: Output>(self, body: Option<Body>) -> Call<O> {
        let call = self.dynamic();
        Call::new(match body {
            Some(body) => call.body(body),
            None => call,
        })
    }

    pub(crate) fn paginate<O: Output>(self) -> Paginate<O> {
        self.send().paginate()
    }

    pub(crate) fn wait(self, waiter: &'static str) -> Wait {
        self.client.wait(waiter, &self.input.0)
    }
}
