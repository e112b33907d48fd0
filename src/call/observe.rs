//! Interceptors of ours: what is seen of a call's attempts, and a bound on what is read.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::context::{
    BeforeDeserializationInterceptorContextMut, BeforeDeserializationInterceptorContextRef,
    BeforeTransmitInterceptorContextRef, FinalizerInterceptorContextRef,
};
use aws_smithy_runtime_api::client::interceptors::{Intercept, dyn_dispatch_hint};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::config_bag::{ConfigBag, Storable, StoreReplace};
use aws_smithy_types::date_time::{DateTime, Format};
use http_body_util::Limited;

use super::failure;
use crate::limits::Handle;

/// Counts the requests that one call sends, compares the time that they are signed with to the service's own, and tells
/// the region's bound of each that was one too many.
#[derive(Debug, Clone, Default)]
pub(crate) struct Attempts(Arc<Seen>);

#[derive(Debug, Default)]
struct Seen {
    count: AtomicU32,
    times: Mutex<Times>,
    lane: OnceLock<Handle>,
    account_id: OnceLock<String>,
}

/// The times of the last request and its answer, in seconds since 1970.
#[derive(Debug, Default, Clone, Copy)]
struct Times {
    signed: Option<i64>,
    answered: Option<i64>,
}

/// From here on the AWS SDKs hold a clock for wrong; services take requests that are up to 5 or 15 minutes off.
const MAX_CLOCK_SKEW: u64 = 4 * 60;

impl Attempts {
    /// Whom to tell of throttling.
    pub(crate) fn begin(&self, lane: Handle) {
        self.0.lane.get_or_init(|| lane);
    }

    /// The account whose credentials are used, which the endpoint is resolved with.
    pub(super) fn signs_for(&self, account_id: &str) {
        self.0.account_id.get_or_init(|| account_id.to_owned());
    }

    pub(super) fn account_id(&self) -> Option<String> {
        self.0.account_id.get().cloned()
    }

    pub(crate) fn count(&self) -> u32 {
        self.0.count.load(Ordering::Relaxed)
    }

    /// Whether the last request was signed with a time that the service's own differs from too much; `None`: one of
    /// them did not say.
    pub(super) fn clock_off(&self) -> Option<bool> {
        let Times { signed, answered } = *self.times();
        Some(signed?.abs_diff(answered?) > MAX_CLOCK_SKEW)
    }

    /// A thread that panicked while it held the times left them whole.
    fn times(&self) -> MutexGuard<'_, Times> {
        self.0.times.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// `20260102T030405Z`, as signatures have it.
fn basic_time(text: &str) -> Option<i64> {
    let part = |range: std::ops::Range<usize>| text.get(range);
    let (date, time) = (part(0..8)?, part(9..15)?);
    let extended = format!(
        "{}-{}-{}T{}:{}:{}Z",
        date.get(..4)?,
        date.get(4..6)?,
        date.get(6..)?,
        time.get(..2)?,
        time.get(2..4)?,
        time.get(4..)?
    );
    Some(DateTime::from_str(&extended, Format::DateTime).ok()?.secs())
}

#[dyn_dispatch_hint]
impl Intercept for Attempts {
    fn name(&self) -> &'static str {
        "Attempts"
    }

    fn read_before_transmit(
        &self,
        context: &BeforeTransmitInterceptorContextRef<'_>,
        _: &RuntimeComponents,
        _: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        self.0.count.fetch_add(1, Ordering::Relaxed);
        let signed = context.request().headers().get("x-amz-date").and_then(basic_time);
        *self.times() = Times { signed, answered: None };
        Ok(())
    }

    fn read_before_deserialization(
        &self,
        context: &BeforeDeserializationInterceptorContextRef<'_>,
        _: &RuntimeComponents,
        _: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let headers = context.response().headers();
        // An answer out of a cache bears the time at which it was put there.
        let date = headers.get("date").filter(|_| headers.get("age").is_none());
        let date = date.and_then(|text| DateTime::from_str(text, Format::HttpDate).ok());
        self.times().answered = date.map(|date| date.secs());
        Ok(())
    }

    fn read_after_attempt(
        &self,
        context: &FinalizerInterceptorContextRef<'_>,
        _: &RuntimeComponents,
        _: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let status = context.response().map(|response| response.status().as_u16());
        if let (Some(Err(error)), Some(lane)) = (context.output_or_error(), self.0.lane.get())
            && failure::is_throttle(error, status)
        {
            lane.throttled();
        }
        Ok(())
    }
}

/// The most bytes of an answer that are read.
#[derive(Debug, Clone, Copy)]
pub(super) struct BodyLimit {
    pub(super) bytes: u64,
    /// Not of a success: its body is the caller's to read.
    pub(super) spares_success: bool,
}

impl Storable for BodyLimit {
    type Storer = StoreReplace<Self>;
}

/// Stops reading an answer at the [`BodyLimit`]: one region's answer cannot take all memory.
#[derive(Debug)]
pub(super) struct LimitBody;

#[dyn_dispatch_hint]
impl Intercept for LimitBody {
    fn name(&self) -> &'static str {
        "LimitBody"
    }

    fn modify_before_deserialization(
        &self,
        context: &mut BeforeDeserializationInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let Some(BodyLimit { bytes, spares_success }) = cfg.load::<BodyLimit>() else { return Ok(()) };
        if *spares_success && context.response().status().is_success() {
            return Ok(());
        }
        let limit = usize::try_from(*bytes).unwrap_or(usize::MAX);
        let body = context.response_mut().body_mut();
        let whole = std::mem::replace(body, SdkBody::taken());
        *body = SdkBody::from_body_1_x(Limited::new(whole, limit));
        Ok(())
    }
}
