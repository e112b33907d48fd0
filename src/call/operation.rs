//! What the orchestrator is told of one call.

use std::sync::Arc;

use aws_runtime::auth::{SigV4OperationSigningConfig, SigV4SessionTokenNameOverride, sigv4};
use aws_smithy_runtime_api::client::auth::{AuthSchemeOptionResolverParams, SharedAuthSchemeOptionResolver};
use aws_smithy_runtime_api::client::orchestrator::{Metadata, SensitiveOutput};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder;
use aws_smithy_runtime_api::client::runtime_plugin::StaticRuntimePlugin;
use aws_smithy_runtime_api::client::ser_de::{SharedRequestSerializer, SharedResponseDeserializer};
use aws_smithy_runtime_api::client::stalled_stream_protection::StalledStreamProtectionConfig;
use aws_smithy_types::config_bag::Layer;

use super::codec::Codec;
use super::copy::CopyAuthScheme;
use super::express::{self, Session};
use super::observe::{Attempts, BodyLimit};
use super::post::PostAuthScheme;
use super::query_auth::{QueryAuthScheme, SESSION_TOKEN};
use super::route::Route;
use super::sending::Sending;
use super::{CallInfo, Given, Overrides, Regional, auth, events, presign};
use crate::endpoint::Resolver;
use crate::model::{Kind, Operation, Trait};
use crate::outcome::CallError;
use crate::protocol::CallFacts;
use crate::quirks::express::Sessions;
use crate::quirks::{self, Quirk};

/// One call, before it begins.
pub(super) struct Scope<'a> {
    pub(super) regional: &'a Regional,
    pub(super) operation: &'static Operation,
    pub(super) given: Given,
    pub(super) overrides: &'a Overrides,
    pub(super) resolver: Arc<Resolver>,
}

impl Scope<'_> {
    /// The operation's own layer over its client's plugins.
    ///
    /// # Errors
    /// The body must be hashed before it is sent, and cannot be read for it.
    pub(super) async fn plugin(&self, attempts: Attempts) -> Result<StaticRuntimePlugin, CallError> {
        let schemes = auth::modelled(self.operation, &self.regional.settings);
        let presigning = self.overrides.presigning.as_ref();
        let route = Route {
            resolver: self.resolver.clone(),
            operation: self.operation,
            input: self.given.input.clone(),
            address: self.overrides.address.clone(),
            names_schemes: auth::follows_endpoint(&schemes),
            attempts: attempts.clone(),
        };
        let mut is_secure = true;
        // An endpoint that cannot be resolved is told when the orchestrator asks for it.
        let schemes = match route.endpoint(None) {
            Ok(endpoint) => {
                is_secure = endpoint.url().starts_with("https:");
                auth::narrowed(schemes, &endpoint)
            }
            Err(_) => Ok(schemes),
        };
        let sending = self.sending(is_secure).await?;
        let schemes = schemes.map_err(auth::Refused::Endpoint).and_then(|schemes| match presigning {
            Some(_) => auth::presignable(schemes),
            None => Ok(schemes),
        });
        let with_session = schemes.as_ref().is_ok_and(|schemes| schemes.contains(&express::SCHEME_ID));
        let options = auth::Options { operation: self.operation, schemes };
        let mut components = RuntimeComponentsBuilder::new("multiregion-call")
            .with_auth_scheme_option_resolver(Some(SharedAuthSchemeOptionResolver::new(options)))
            .with_interceptor(attempts);
        if self.operation.event_output().is_some() {
            components.push_retry_classifier(events::NotOnceBegun);
        }
        let mut session = None;
        if with_session && let Some((how, identity)) = self.session() {
            components.set_identity_resolver(express::SCHEME_ID, identity);
            session = Some(how);
        }
        let scheme = if session.is_some() { express::SCHEME_ID } else { sigv4::SCHEME_ID };
        // In place of the client's scheme of this name.
        if let Some(form) = presigning.and_then(|presigning| presigning.form.clone()) {
            let token_name = session.map_or("x-amz-security-token", |how| how.token_parameter);
            components.push_auth_scheme(PostAuthScheme { form, scheme, token_name });
        } else if let Some(presigning) = presigning {
            components.push_auth_scheme(QueryAuthScheme {
                scheme,
                token_name: session.map_or(SESSION_TOKEN, |how| how.token_parameter),
                expires_in: presigning.expires_in.as_secs(),
                as_s3: quirks::has(self.operation, Quirk::PathSignedAsSent),
            });
        } else if let Some(copy) = quirks::presign::copy(self.operation) {
            components.push_auth_scheme(CopyAuthScheme { copy, input: self.given.input.clone() });
        }
        let layer = self.layer(route, session, sending).freeze();
        Ok(StaticRuntimePlugin::new().with_config(layer).with_runtime_components(components))
    }

    /// The session of the call's bucket.
    fn session(&self) -> Option<(&'static Sessions, Session)> {
        let how = quirks::express::sessions(self.operation)?;
        let bucket = self.given.input.get(how.member)?.as_str()?.to_owned();
        // What makes it is a request of its own, that is sent.
        let overrides = self.overrides.of_helper();
        Some((how, Session { regional: self.regional.clone(), how, bucket, overrides }))
    }

    fn layer(&self, route: Route, session: Option<&'static Sessions>, sending: Sending) -> Layer {
        let (operation, overrides) = (self.operation, self.overrides);
        let mut layer = Layer::new("multiregion-call");
        layer.store_put(Metadata::new(operation.name(), self.regional.settings.service.sdk_id()));
        layer.store_put(AuthSchemeOptionResolverParams::new(()));
        // Keeps answers out of the orchestrator's log.
        layer.store_put(SensitiveOutput);
        layer.store_put(facts(operation));
        layer.store_put(CallInfo {
            operation,
            region: route.resolver.config().region().into(),
            input: self.given.input.clone(),
        });
        let signing_options = sending.signing.clone();
        layer.store_put(SigV4OperationSigningConfig { signing_options, ..Default::default() });
        if let Some(how) = session {
            layer.store_put(SigV4SessionTokenNameOverride::new(|_, _| Ok(Some(how.token_header))));
        }
        let bytes = overrides.max_response_bytes.unwrap_or(self.regional.settings.max_response_bytes);
        let Given { defaults, streams, .. } = self.given.clone();
        layer.store_put(BodyLimit { bytes, spares_success: overrides.is_live || streams.is_live() });
        if let Some(timeouts) = overrides.timeouts() {
            layer.store_put(timeouts);
        }
        if let Some(retries) = &overrides.retries {
            layer.store_put(retries.clone());
        }
        if operation.event_input().is_some() || operation.event_output().is_some() {
            // Events come when there are any.
            layer.store_put(StalledStreamProtectionConfig::disabled());
        }
        let presigning = self.overrides.presigning.clone();
        if presigning.is_some() {
            presign::without_senders_headers(&mut layer);
        }
        let (settings, is_live) = (self.regional.settings.clone(), overrides.is_live);
        let codec = Codec { operation, settings, route, defaults, presigning, sending, is_live, streams };
        layer.store_put(SharedRequestSerializer::new(codec.clone()));
        layer.store_put(SharedResponseDeserializer::new(codec));
        layer
    }
}

/// What the protocol must know of the operation.
pub(super) fn facts(operation: &'static Operation) -> CallFacts {
    let input = operation.input();
    let payload = input.and_then(|i| i.members().iter().find(|m| m.has(Trait::HttpPayload)));
    CallFacts {
        operation: operation.name(),
        has_input: input.is_some(),
        empty_payload_structure: payload.is_some_and(|p| p.target().kind() == Kind::Structure),
    }
}
