//! Sessions: endpoints that are signed for with credentials of their own, made for one bucket and kept until they expire.

use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use aws_credential_types::Credentials;
use aws_runtime::auth::sigv4::SigV4Signer;
use aws_smithy_runtime_api::client::auth::{AuthScheme, AuthSchemeId, Sign};
use aws_smithy_runtime_api::client::identity::{
    Identity, IdentityCacheLocation, IdentityFuture, ResolveIdentity, SharedIdentityResolver,
};
use aws_smithy_runtime_api::client::runtime_components::{GetIdentityResolver, RuntimeComponents};
use aws_smithy_types::config_bag::ConfigBag;

use super::{Given, Overrides, Regional};
use crate::outcome::{CallError, FailureKind};
use crate::quirks::express;

pub(super) const SCHEME_ID: AuthSchemeId = AuthSchemeId::new("sigv4-s3express");

/// From here on a session is made anew if nobody else is at it; the old one serves if that fails. As in botocore.
const REFRESH: Duration = Duration::from_secs(45);
/// From here on there is no other way.
const MUST_REFRESH: Duration = Duration::from_secs(10);
/// How many buckets a client remembers sessions of.
const KEPT: usize = 100;

/// SigV4 with a session's credentials, whose token has a header of its own.
#[derive(Debug, Default)]
pub(super) struct ExpressAuthScheme(SigV4Signer);

impl AuthScheme for ExpressAuthScheme {
    fn scheme_id(&self) -> AuthSchemeId {
        SCHEME_ID
    }

    fn identity_resolver(&self, resolvers: &dyn GetIdentityResolver) -> Option<SharedIdentityResolver> {
        resolvers.identity_resolver(SCHEME_ID)
    }

    fn signer(&self) -> &dyn Sign {
        &self.0
    }
}

/// A client's sessions, by region and bucket.
#[derive(Default)]
pub(crate) struct Sessions(Mutex<HashMap<(String, String), Arc<Slot>>>);

/// Held by whoever makes the session.
type Slot = tokio::sync::Mutex<Option<Credentials>>;

impl fmt::Debug for Sessions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Sessions")
    }
}

impl Sessions {
    fn slot(&self, region: &str, bucket: &str) -> Arc<Slot> {
        // A thread that panicked while it held the map left it whole.
        let mut slots = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let key = (region.to_owned(), bucket.to_owned());
        if slots.len() >= KEPT && !slots.contains_key(&key) {
            slots.clear();
        }
        slots.entry(key).or_default().clone()
    }
}

/// Gives a call the session of its bucket.
pub(super) struct Session {
    pub(super) regional: Regional,
    pub(super) how: &'static express::Sessions,
    pub(super) bucket: String,
    pub(super) overrides: Overrides,
}

impl fmt::Debug for Session {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Session").field("bucket", &self.bucket).finish_non_exhaustive()
    }
}

impl ResolveIdentity for Session {
    fn resolve_identity<'a>(&'a self, _: &'a RuntimeComponents, _: &'a ConfigBag) -> IdentityFuture<'a> {
        IdentityFuture::new(async move {
            let credentials = self.credentials().await?;
            Ok(Identity::from(credentials))
        })
    }

    /// Sessions are kept here: the client's cache would take each call's resolver for another.
    fn cache_location(&self) -> IdentityCacheLocation {
        IdentityCacheLocation::IdentityResolver
    }
}

impl Session {
    async fn credentials(&self) -> Result<Credentials, CallError> {
        let settings = &self.regional.settings;
        let slot = settings.sessions.slot(&self.regional.region, &self.bucket);
        let mut held = slot.lock().await;
        let now = settings.time_source.now();
        let left = |credentials: &Credentials| {
            credentials.expiry().and_then(|end| end.duration_since(now).ok()).unwrap_or_default()
        };
        if let Some(credentials) = held.as_ref().filter(|held| left(held) > REFRESH) {
            return Ok(credentials.clone());
        }
        match (self.create().await, held.as_ref()) {
            (Ok(made), _) => Ok(held.insert(made).clone()),
            (Err(_), Some(old)) if left(old) > MUST_REFRESH => Ok(old.clone()),
            (Err(error), _) => Err(error),
        }
    }

    async fn create(&self) -> Result<Credentials, CallError> {
        let refused = |message: String| CallError::new(FailureKind::Request, message);
        let service = self.regional.settings.service;
        let operation = service.operation(self.how.operation).map_err(|e| refused(e.to_string()))?;
        let given = Given::of(operation, self.how.member, &self.bucket).ok_or_else(|| {
            refused(format!("{}.{}: expected to be able to name a bucket", service.name(), operation.name()))
        })?;
        let outcome =
            Box::pin(self.regional.once(operation, given, &self.overrides, Default::default())).await;
        let output = outcome.result?;
        express::credentials(&output).ok_or_else(|| {
            let message =
                format!("{}.{}: expected credentials that expire", service.name(), operation.name());
            CallError::new(FailureKind::Undecodable, message)
        })
    }
}
