//! An operation's input under construction, with the client that will call it.

use std::fmt;

use super::{Builder, Call, Output, Paginate, Slots, Structure};
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

/// What a client's methods begin with.
pub(crate) fn fluent<F: From<Fluent>>(client: &MultiRegionClient, operation: &'static str) -> F {
    Fluent::new(client, operation).into()
}

impl Slots for Fluent {
    fn structure(&mut self) -> &mut Structure {
        &mut self.input.0
    }
}

impl Fluent {
    fn new(client: &MultiRegionClient, operation: &'static str) -> Fluent {
        let input = client.service().operation(operation).ok().and_then(|o| o.input());
        let input = Builder(Structure::new(input.unwrap_or_else(model::unit)));
        Fluent { client: client.clone(), operation, input }
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
