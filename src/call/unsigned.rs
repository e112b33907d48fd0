//! Headers that are sent but not signed, because those who pass a request on may change them.

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::context::BeforeTransmitInterceptorContextMut;
use aws_smithy_runtime_api::client::interceptors::{Intercept, dyn_dispatch_hint};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::config_bag::{ConfigBag, Storable, StoreReplace};

/// The W3C's trace headers and what HTTP says is of one hop only. Source: what botocore's signers leave out, but for
/// those that aws-sigv4 leaves out too.
const UNSIGNED: [&str; 11] = [
    "baggage",
    "connection",
    "expect",
    "keep-alive",
    "proxy-authenticate",
    "proxy-authorization",
    "te",
    "traceparent",
    "tracestate",
    "trailer",
    "upgrade",
];

/// Takes those headers away before a request is signed, and puts them back.
#[derive(Debug)]
pub(super) struct UnsignedHeaders;

/// What was taken away.
#[derive(Debug)]
struct Held(Vec<(&'static str, String)>);

impl Storable for Held {
    type Storer = StoreReplace<Self>;
}

#[dyn_dispatch_hint]
impl Intercept for UnsignedHeaders {
    fn name(&self) -> &'static str {
        "UnsignedHeaders"
    }

    fn modify_before_signing(
        &self,
        context: &mut BeforeTransmitInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let headers = context.request_mut().headers_mut();
        let held: Vec<_> = UNSIGNED.iter().filter_map(|name| Some((*name, headers.remove(*name)?))).collect();
        if !held.is_empty() {
            cfg.interceptor_state().store_put(Held(held));
        }
        Ok(())
    }

    fn modify_before_transmit(
        &self,
        context: &mut BeforeTransmitInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let Some(Held(held)) = cfg.load::<Held>() else { return Ok(()) };
        for (name, value) in held {
            context.request_mut().headers_mut().try_insert(*name, value.clone())?;
        }
        Ok(())
    }
}
