//! What generated modules and their users share: views of values, builders, and what surrounds a typed call.
//!
//! A typed client is made by the cargo feature of its service, as in `ec2`. Its types are views: `Vpc` is a [`Value`]
//! that is known to be a VPC, and `vpc.vpc_id()` reads one of its slots. There is no second representation, so that
//! whatever the dynamic client has, the typed one has on the same objects: `vpc["VpcId"]`, `Serialize`, and on the items
//! of a merged answer [`request_region`](crate::value::Structure::request_region).
//!
//! What does not fit does not compile: a member that a type does not have, a value of another kind, a view that outlives its
//! answer, the builder of a structure in place of the structure, pages of an operation that has none.
//!
#![cfg_attr(feature = "dynamodb", doc = include_str!("typed/compile_fail.md"))]
#![allow(
    dead_code,
    unused_imports,
    unused_macros,
    reason = "which of it is used is a matter of the services whose features are on"
)]

pub use crate::body::Body;
pub use crate::client::Wait;
pub use crate::region::Regions;
pub use crate::value::{Structure, Value};

mod answer;
mod builder;
mod call;
mod cast;
mod containers;
mod enumeration;
mod events;
mod fluent;
mod held;
mod in_place;
mod pages;
mod service;
mod setters;
mod slots;
mod views;

pub use std::collections::HashMap;
#[doc(hidden)]
pub use std::marker::PhantomData;
pub use std::time::Duration;

pub use aws_config::SdkConfig;
pub use aws_smithy_types::{Blob, DateTime, Document};

pub use answer::{Answer, Item, Merged, Outcome};
pub use builder::{BuildError, Builder, FallibleBuilder};
pub(crate) use builder::{builder, union};
pub use call::{Call, Outcomes};
pub use cast::View;
pub(crate) use cast::{as_viewed, view};
pub use containers::{List, Map, Of};
pub use enumeration::{Enumeration, IntEnumeration, Number, Text};
pub use events::{Events, EventsByRegion, EventsError, EventsOfRegion};
pub use fluent::{Fluent, Streaming, Waiter};
pub(crate) use fluent::{fluent, set_body, wait};
pub use held::Held;
pub use in_place::InPlace;
pub use pages::{ItemStream, Items, Page, PageStream, Paginate, StreamError};
pub use service::ServiceClient;
pub use setters::IntoValue;
pub(crate) use setters::*;
pub(crate) use slots::*;
pub(crate) use views::views;
pub use views::{ErrorShape, ServiceError, Union};

/// What builders take beside texts and numbers, where code for the AWS SDK for Rust looks for it.
pub mod primitives {
    pub use aws_smithy_types::byte_stream::ByteStream;
    pub use aws_smithy_types::date_time::Format as DateTimeFormat;
    pub use aws_smithy_types::{Blob, DateTime};
}

/// An operation that answers in pages.
pub trait PaginatedOperation: 'static {}

/// An operation that answers with a stream of events.
pub trait EventOperation: 'static {
    /// The union of its events.
    type Event: View<Of = Value>;
}

/// A view of what stands by itself: the output of an operation.
pub trait Output: View<Of = Structure> + std::ops::Deref<Target = Structure> + Send + Sync {
    /// The view of the elements of its one result list. [`Value`] where there are none or several.
    type Item: View<Of = Value>;
}

/// A view of an output that is a page.
pub trait PaginatedOutput: Output {}

/// A view of an output that is a stream of events.
pub trait EventOutput: Output {
    /// As its [`EventOperation::Event`].
    type Event: View<Of = Value>;
}

/// Errors that may be one that the model names.
pub trait Modelled {
    /// The error as that one, if it is.
    fn modelled<E: ErrorShape>(&self) -> Option<&ServiceError<E>>;
}
