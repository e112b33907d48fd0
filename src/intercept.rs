//! Hooks into requests and answers: those of aws-smithy's interceptors, under one roof.
//!
//! A type that implements [`Intercept`] is given to [`Builder::interceptor`](crate::Builder::interceptor). Its hooks that
//! matter most: `modify_before_signing` has the request as it will be signed, `modify_before_deserialization` the answer
//! before it is read; the whole list is [`Intercept`]'s. In each, [`CallInfo`] says what is called, where and with what.
//! An error from a hook ends the attempt, and the region with [`FailureKind::Request`](crate::FailureKind::Request)
//! before the request was sent, else [`FailureKind::Undecodable`](crate::FailureKind::Undecodable).
//!
//! ```no_run
//! use multiregion_client::intercept::*;
//!
//! #[derive(Debug)]
//! struct Tenant(String);
//!
//! #[dyn_dispatch_hint]
//! impl Intercept for Tenant {
//!     fn name(&self) -> &'static str {
//!         "Tenant"
//!     }
//!
//!     fn modify_before_signing(
//!         &self,
//!         context: &mut BeforeTransmitInterceptorContextMut<'_>,
//!         _: &RuntimeComponents,
//!         cfg: &mut ConfigBag,
//!     ) -> Result<(), BoxError> {
//!         let called = cfg.load::<CallInfo>().ok_or("a call")?;
//!         if called.region() == "eu-west-1" && called.operation().name() == "PutObject" {
//!             context.request_mut().headers_mut().try_insert("x-tenant", self.0.clone())?;
//!         }
//!         Ok(())
//!     }
//! }
//! ```

pub use aws_smithy_runtime_api::box_error::BoxError;
pub use aws_smithy_runtime_api::client::interceptors::context::{
    AfterDeserializationInterceptorContextRef, BeforeDeserializationInterceptorContextMut,
    BeforeDeserializationInterceptorContextRef, BeforeSerializationInterceptorContextMut,
    BeforeSerializationInterceptorContextRef, BeforeTransmitInterceptorContextMut,
    BeforeTransmitInterceptorContextRef, FinalizerInterceptorContextMut, FinalizerInterceptorContextRef,
    InterceptorContext,
};
pub use aws_smithy_runtime_api::client::interceptors::{Intercept, dyn_dispatch_hint};
pub use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
pub use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
pub use aws_smithy_types::body::SdkBody;
pub use aws_smithy_types::config_bag::ConfigBag;

pub use crate::call::CallInfo;
