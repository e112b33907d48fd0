//! What the orchestrator is told of a service in a region, once per client.

use aws_config::BehaviorVersion;
use aws_runtime::auth::{sigv4, sigv4a};
use aws_runtime::invocation_id::InvocationIdInterceptor;
use aws_runtime::recursion_detection::RecursionDetectionInterceptor;
use aws_runtime::request_info::RequestInfoInterceptor;
use aws_runtime::retries::classifiers::AwsErrorCodeClassifier;
use aws_runtime::service_clock_skew::{ServiceClockSkewClassifier, ServiceClockSkewInterceptor};
use aws_runtime::user_agent::{ApiMetadata, UserAgentInterceptor};
use aws_smithy_runtime::client::auth::http::BearerAuthScheme;
use aws_smithy_runtime::client::auth::no_auth::NoAuthRuntimePluginV2;
use aws_smithy_runtime::client::defaults::{DefaultPluginParams, default_plugins};
use aws_smithy_runtime::client::http::connection_poisoning::ConnectionPoisoningInterceptor;
use aws_smithy_runtime::client::orchestrator::AuthSchemeAndEndpointOrchestrationV2;
use aws_smithy_runtime::client::retries::classifiers::{
    HttpStatusCodeClassifier, ModeledAsRetryableClassifier, TransientErrorClassifier,
};
use aws_smithy_runtime::client::stalled_stream_protection::StalledStreamProtectionInterceptor;
use aws_smithy_runtime_api::client::auth::http::HTTP_BEARER_AUTH_SCHEME_ID;
use aws_smithy_runtime_api::client::endpoint::SharedEndpointResolver;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder;
use aws_smithy_runtime_api::client::runtime_plugin::{RuntimePlugins, StaticRuntimePlugin};
use aws_smithy_schema::protocol::{ServiceShapeName, ServiceVersion, ServiceXmlNamespace};
use aws_smithy_types::config_bag::{Layer, Storable, StoreReplace};
use aws_types::SigningName;
use aws_types::region::{Region, SigningRegion};

use super::express;
use super::failure::{ServiceFailure, TooLargeForever};
use super::observe::LimitBody;
use super::route::Routes;
use super::sigv2;
use super::unsigned::UnsignedHeaders;
use crate::model::Trait;
use crate::partition;
use crate::protocol;
use crate::settings::Settings;

/// The client's plugins in a region. Each region has a retry budget of its own.
pub(super) fn client_plugins(settings: &Settings, region: &str) -> RuntimePlugins {
    let defaults = DefaultPluginParams::new()
        .with_retry_partition_name(format!("{}-{region}", settings.service.name()))
        .with_behavior_version(BehaviorVersion::latest())
        // Without it, the defaults retry nothing.
        .with_is_aws_sdk(true);
    let own = StaticRuntimePlugin::new()
        .with_config(layer(settings, region).freeze())
        .with_runtime_components(components(settings));
    RuntimePlugins::new()
        .with_client_plugins(default_plugins(defaults))
        .with_client_plugin(own)
        .with_client_plugin(NoAuthRuntimePluginV2::new())
}

pub(super) fn layer(settings: &Settings, region: &str) -> Layer {
    let (sdk, service) = (&settings.sdk, settings.service);
    let region = Region::new(partition::without_fips(region).0);
    let mut layer = Layer::new("multiregion-client");
    layer.store_put(AuthSchemeAndEndpointOrchestrationV2);
    layer.store_put(SigningRegion::from(region.clone()));
    // Unset, it is the endpoint's set, else the region.
    put(&mut layer, sdk.sigv4a_signing_region_set().cloned());
    layer.store_put(region);
    layer.store_put(SigningName::from(service.signing_name()));
    layer.store_put(ApiMetadata::new(service.sdk_id(), env!("CARGO_PKG_VERSION")));
    layer.store_put(ServiceShapeName::new(protocol::wire_name(service, settings.protocol_kind)));
    layer.store_put(ServiceVersion::new(service.api_version()));
    if let Some(uri) = service.trait_text(Trait::XmlNamespace) {
        let prefix = service.trait_text(Trait::XmlNamespacePrefix).map(Into::into);
        layer.store_put(ServiceXmlNamespace::new(uri, prefix));
    }
    // Read when the endpoint is put into a request.
    layer.store_put(settings.protocol.clone());
    // What the caller left open is the defaults' to say: unsetting would take those away too.
    put(&mut layer, sdk.retry_config().cloned());
    put(&mut layer, sdk.timeout_config().cloned());
    put(&mut layer, sdk.stalled_stream_protection());
    put(&mut layer, sdk.app_name().cloned());
    put(&mut layer, sdk.auth_scheme_preference().cloned());
    layer
}

fn put<T: Storable<Storer = StoreReplace<T>>>(layer: &mut Layer, item: Option<T>) {
    if let Some(item) = item {
        layer.store_put(item);
    }
}

fn components(settings: &Settings) -> RuntimeComponentsBuilder {
    let sdk = &settings.sdk;
    let mut out = RuntimeComponentsBuilder::new("multiregion-client");
    out.set_http_client(Some(settings.http_client.clone()));
    out.set_time_source(Some(settings.time_source.clone()));
    out.set_sleep_impl(sdk.sleep_impl());
    out.set_identity_cache(Some(settings.identity_cache.clone()));
    if let Some(credentials) = sdk.credentials_provider() {
        for scheme in [sigv4::SCHEME_ID, sigv4a::SCHEME_ID, sigv2::SCHEME_ID] {
            out.set_identity_resolver(scheme, credentials.clone());
        }
    }
    if let Some(token) = settings.token_provider.clone() {
        out.set_identity_resolver(HTTP_BEARER_AUTH_SCHEME_ID, token);
    }
    out.push_auth_scheme(sigv4::SigV4AuthScheme::new());
    out.push_auth_scheme(sigv4a::SigV4aAuthScheme::new());
    out.push_auth_scheme(sigv2::SigV2AuthScheme);
    out.push_auth_scheme(express::ExpressAuthScheme::default());
    out.push_auth_scheme(BearerAuthScheme::new());
    out.set_endpoint_resolver(Some(SharedEndpointResolver::new(Routes)));
    out.push_interceptor(ConnectionPoisoningInterceptor::new());
    out.push_interceptor(StalledStreamProtectionInterceptor::default());
    out.push_interceptor(ServiceClockSkewInterceptor::new());
    out.push_interceptor(RequestInfoInterceptor::new());
    out.push_interceptor(UserAgentInterceptor::new());
    out.push_interceptor(InvocationIdInterceptor::new());
    out.push_interceptor(RecursionDetectionInterceptor::new());
    // The caller's sees the request before what is not signed is taken out of it.
    for interceptor in &settings.interceptors {
        out.push_interceptor(interceptor.clone());
    }
    out.push_interceptor(UnsignedHeaders);
    out.push_interceptor(LimitBody);
    if let Some(bundle) = &settings.profile_bundle {
        out.push_interceptor(bundle.clone());
    }
    out.push_retry_classifier(HttpStatusCodeClassifier::default());
    out.push_retry_classifier(TransientErrorClassifier::<ServiceFailure>::new());
    out.push_retry_classifier(ModeledAsRetryableClassifier::<ServiceFailure>::new());
    out.push_retry_classifier(AwsErrorCodeClassifier::<ServiceFailure>::new());
    out.push_retry_classifier(ServiceClockSkewClassifier::<ServiceFailure>::new());
    out.push_retry_classifier(TooLargeForever);
    out
}
