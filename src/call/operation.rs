//! What the orchestrator is told of one call.

use std::sync::Arc;

use aws_runtime::auth::{
    HttpSignatureType, SigV4OperationSigningConfig, SigV4SessionTokenNameOverride, SigningOptions, sigv4,
};
use aws_sigv4::http_request::SignableBody;
use aws_smithy_runtime_api::client::auth::{AuthSchemeOptionResolverParams, SharedAuthSchemeOptionResolver};
use aws_smithy_runtime_api::client::orchestrator::{Metadata, SensitiveOutput};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder;
use aws_smithy_runtime_api::client::runtime_plugin::StaticRuntimePlugin;
use aws_smithy_runtime_api::client::ser_de::{SharedRequestSerializer, SharedResponseDeserializer};
use aws_smithy_types::config_bag::Layer;
use aws_smithy_types::timeout::TimeoutConfig;

use super::auth;
use super::codec::Codec;
use super::copy::CopyAuthScheme;
use super::express::{self, Session};
use super::observe::{Attempts, BodyLimit};
use super::post::PostAuthScheme;
use super::query_auth::{QueryAuthScheme, SESSION_TOKEN};
use super::route::Route;
use super::{Given, Overrides, Regional, presign};
use crate::endpoint::Resolver;
use crate::model::{Kind, Member, Operation, Trait};
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
    pub(super) fn plugin(&self, attempts: Attempts) -> StaticRuntimePlugin {
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
        // An endpoint that cannot be resolved is told when the orchestrator asks for it.
        let schemes = match route.endpoint(None) {
            Ok(endpoint) => auth::narrowed(schemes, &endpoint),
            Err(_) => Ok(schemes),
        };
        let schemes = schemes.map_err(auth::Refused::Endpoint).and_then(|schemes| match presigning {
            Some(_) => auth::presignable(schemes),
            None => Ok(schemes),
        });
        let with_session = schemes.as_ref().is_ok_and(|schemes| schemes.contains(&express::SCHEME_ID));
        let options = auth::Options { operation: self.operation, schemes };
        let mut components = RuntimeComponentsBuilder::new("multiregion-call")
            .with_auth_scheme_option_resolver(Some(SharedAuthSchemeOptionResolver::new(options)))
            .with_interceptor(attempts);
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
        StaticRuntimePlugin::new()
            .with_config(self.layer(route, session).freeze())
            .with_runtime_components(components)
    }

    /// The session of the call's bucket.
    fn session(&self) -> Option<(&'static Sessions, Session)> {
        let how = quirks::express::sessions(self.operation)?;
        let bucket = self.given.input.get(how.member)?.as_str()?.to_owned();
        // What makes it is a request of its own, that is sent.
        let overrides = Overrides { presigning: None, address: None, ..self.overrides.clone() };
        Some((how, Session { regional: self.regional.clone(), how, bucket, overrides }))
    }

    fn layer(&self, route: Route, session: Option<&'static Sessions>) -> Layer {
        let operation = self.operation;
        let mut layer = Layer::new("multiregion-call");
        layer.store_put(Metadata::new(operation.name(), self.regional.settings.service.sdk_id()));
        layer.store_put(AuthSchemeOptionResolverParams::new(()));
        // Keeps answers out of the orchestrator's log.
        layer.store_put(SensitiveOutput);
        layer.store_put(facts(self.operation));
        layer.store_put(self.signing());
        if let Some(how) = session {
            layer.store_put(SigV4SessionTokenNameOverride::new(|_, _| Ok(Some(how.token_header))));
        }
        let limit = self.overrides.max_response_bytes.unwrap_or(self.regional.settings.max_response_bytes);
        layer.store_put(BodyLimit(limit));
        if let Some(timeout) = self.overrides.timeout {
            layer.store_put(TimeoutConfig::builder().operation_timeout(timeout).build());
        }
        let defaults = self.given.defaults.clone();
        let presigning = self.overrides.presigning.clone();
        if presigning.is_some() {
            presign::without_senders_headers(&mut layer);
        }
        let codec =
            Codec { operation, settings: self.regional.settings.clone(), route, defaults, presigning };
        layer.store_put(SharedRequestSerializer::new(codec.clone()));
        layer.store_put(SharedResponseDeserializer::new(codec));
        layer
    }

    fn signing(&self) -> SigV4OperationSigningConfig {
        let mut options = SigningOptions::default();
        if quirks::has(self.operation, Quirk::PathSignedAsSent) {
            options.normalize_uri_path = false;
            options.double_uri_encode = false;
        }
        options.content_sha256_header = quirks::has(self.operation, Quirk::ContentSha256Header);
        if self.operation.has(Trait::UnsignedPayload) {
            // Without the header the service hashes the body for itself, and the signature does not match.
            options.content_sha256_header = true;
            options.payload_override = Some(SignableBody::UnsignedPayload);
        }
        if let Some(hash) = self.payload_hash() {
            options.payload_override = Some(SignableBody::Precomputed(hash));
        }
        if let Some(presigning) = &self.overrides.presigning {
            // Of SigV4A; SigV4 has a signer of ours.
            options.signature_type = HttpSignatureType::HttpRequestQueryParams;
            options.expires_in = Some(presigning.expires_in);
            if quirks::has(self.operation, Quirk::PathSignedAsSent) {
                options.payload_override = Some(SignableBody::UnsignedPayload);
            }
        }
        SigV4OperationSigningConfig { signing_options: options, ..Default::default() }
    }

    /// The hash of the body that the caller gives, where the header with which requests tell it is an input's member.
    fn payload_hash(&self) -> Option<String> {
        let is_it = |m: &&Member| {
            m.trait_text(Trait::HttpHeader).is_some_and(|h| h.eq_ignore_ascii_case("x-amz-content-sha256"))
        };
        let member = self.operation.input()?.members().iter().find(is_it)?;
        self.given.input.get(member.name())?.as_str().map(str::to_owned)
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
