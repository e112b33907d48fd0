//! The inputs of operations and waiters under construction, with the client that will call them.

use std::fmt;
use std::marker::PhantomData;
use std::time::Duration;

use super::builder::Begin;
use super::{Call, Output, Paginate, PaginatedOutput, Slots, Structure};
use crate::body::Body;
use crate::client::{MultiRegionClient, Wait};
use crate::model;

/// The input of an operation under construction, of which `O` is the output.
#[must_use = "nothing is sent before `send`"]
pub struct Fluent<O> {
    input: Input,
    of: PhantomData<fn() -> O>,
}

/// The input of an operation under construction, with a body that may be a stream.
#[must_use = "nothing is sent before `send`"]
pub struct Streaming<O> {
    input: Input,
    body: Option<Body>,
    of: PhantomData<fn() -> O>,
}

/// The input of what a waiter polls under construction.
#[must_use = "nothing is sent before `wait`"]
pub struct Waiter<W> {
    input: Input,
    of: PhantomData<fn() -> W>,
}

impl<O: Output> Fluent<O> {
    /// The call: await it, or set more of it first.
    pub fn send(self) -> Call<O> {
        Call::new(self.input.dynamic())
    }
}

impl<O: PaginatedOutput> Fluent<O> {
    /// All pages: as one answer, page by page or item by item.
    pub fn into_paginator(self) -> Paginate<O> {
        self.send().paginate()
    }
}

impl<O: Output> Streaming<O> {
    /// The call: await it, or set more of it first.
    pub fn send(self) -> Call<O> {
        let call = self.input.dynamic();
        Call::new(match self.body {
            Some(body) => call.body(body),
            None => call,
        })
    }
}

/// What a client's methods begin with.
pub(crate) fn fluent<F: Begin<Input>>(client: &MultiRegionClient, operation: &'static str) -> F {
    let shape = client.service().operation(operation).ok().and_then(|o| o.input());
    let members = Structure::new(shape.unwrap_or_else(model::unit));
    F::begin(Input { client: client.clone(), operation, members })
}

pub(crate) fn set_body<O>(to: Streaming<O>, body: impl Into<Body>) -> Streaming<O> {
    Streaming { body: Some(body.into()), ..to }
}

pub(crate) fn wait<W>(of: Waiter<W>, waiter: &'static str, max_wait: Duration) -> Wait {
    of.input.client.wait(waiter, &of.input.members).max_wait(max_wait)
}

/// What all of them hold.
#[derive(Clone)]
pub(crate) struct Input {
    client: MultiRegionClient,
    operation: &'static str,
    members: Structure,
}

impl Input {
    fn dynamic(self) -> crate::client::Call {
        self.client.call(self.operation, &self.members)
    }
}

impl fmt::Debug for Input {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Fluent").field("operation", &self.operation).field("input", &self.members).finish()
    }
}

macro_rules! inputs {
    ($($name:ident { $($rest:ident)? };)+) => {
        $(
            impl<O> Begin<Input> for $name<O> {
                fn begin(input: Input) -> Self {
                    $name { input, $($rest: None,)? of: PhantomData }
                }
            }

            impl<O> Slots for $name<O> {
                fn structure(&mut self) -> &mut Structure {
                    &mut self.input.members
                }
            }

            impl<O> fmt::Debug for $name<O> {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    self.input.fmt(f)
                }
            }
        )+
    };
}

inputs! {
    Fluent {};
    Streaming { body };
    Waiter {};
}

impl<O> Clone for Fluent<O> {
    fn clone(&self) -> Self {
        Self::begin(self.input.clone())
    }
}

impl<W> Clone for Waiter<W> {
    fn clone(&self) -> Self {
        Self::begin(self.input.clone())
    }
}
