//! What a client's calls share: the caller's configuration, with what the environment says of this service.

use std::fmt;
use std::sync::Arc;

use aws_config::{BehaviorVersion, ConfigLoader, SdkConfig};
use aws_credential_types::Token;
use aws_credential_types::provider::token::SharedTokenProvider;
use aws_smithy_async::rt::sleep::{SharedAsyncSleep, default_async_sleep};
use aws_smithy_async::time::SharedTimeSource;
use aws_smithy_runtime::client::identity::IdentityCache;
use aws_smithy_runtime_api::client::http::SharedHttpClient;
use aws_smithy_runtime_api::client::identity::SharedIdentityCache;
use aws_smithy_runtime_api::client::interceptors::SharedInterceptor;
use aws_smithy_schema::protocol::SharedClientProtocol;
use aws_types::endpoint_config::AccountIdEndpointMode;
use aws_types::service_config::ServiceConfigKey;

use crate::call::{Redirects, Sessions};
use crate::endpoint::{AccountIdMode, EndpointConfig, Param};
use crate::error::{Error, ErrorKind};
use crate::model::Service;
use crate::protocol::{self, Protocol, ProtocolOptions};
use crate::quirks::{self, endpoint::Parameter};
use crate::transport::{self, ProfileBundle, default_http_client};

/// What is read of an answer unless the caller says otherwise.
pub const DEFAULT_MAX_RESPONSE_BYTES: u64 = 256 << 20;

/// A loader of the caller's configuration, as `aws_config::defaults` is, that brings the HTTP client of this crate:
/// without one, nothing that asks AWS for credentials works.
///
/// ```no_run
/// # async fn load() {
/// let config = multiregion_client::config().profile_name("audit").load().await;
/// # }
/// ```
pub fn config() -> ConfigLoader {
    aws_config::defaults(BehaviorVersion::latest()).http_client(default_http_client())
}

/// What the caller asked for beside the `SdkConfig`.
#[derive(Debug, Clone, Default)]
pub(crate) struct Choices {
    pub(crate) endpoint_url: Option<String>,
    pub(crate) anonymous: bool,
    pub(crate) without_host_prefix: bool,
    pub(crate) max_response_bytes: Option<u64>,
    pub(crate) client_context: Vec<(String, Param)>,
    pub(crate) endpoint_discovery: Option<bool>,
    pub(crate) interceptors: Vec<SharedInterceptor>,
}

/// Everything that is the same in all regions of a client.
pub(crate) struct Settings {
    pub(crate) service: &'static Service,
    pub(crate) sdk: SdkConfig,
    pub(crate) endpoint_url: Option<String>,
    pub(crate) anonymous: bool,
    pub(crate) without_host_prefix: bool,
    pub(crate) prefer_bearer: bool,
    pub(crate) token_provider: Option<SharedTokenProvider>,
    pub(crate) max_response_bytes: u64,
    /// What environment and profile say of the endpoint rules.
    configured_rules: Vec<(Parameter, Param)>,
    /// What the caller says of them, which goes before that.
    pub(crate) client_context: Vec<(String, Param)>,
    /// Unset: only where an operation needs it.
    pub(crate) endpoint_discovery: Option<bool>,
    pub(crate) redirects: Redirects,
    pub(crate) sessions: Sessions,
    /// The caller's own.
    pub(crate) interceptors: Vec<SharedInterceptor>,
    pub(crate) protocol: SharedClientProtocol,
    /// Which one [`Self::protocol`] is.
    pub(crate) protocol_kind: Protocol,
    pub(crate) http_client: SharedHttpClient,
    /// `None`: no profile was loaded.
    pub(crate) profile_bundle: Option<ProfileBundle>,
    pub(crate) identity_cache: SharedIdentityCache,
    pub(crate) time_source: SharedTimeSource,
    /// As the orchestrator's: the configuration's, else tokio's.
    pub(crate) sleep: Option<SharedAsyncSleep>,
}

/// Only the service: a configuration's own `Debug` shows a profile's secrets.
impl fmt::Debug for Settings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Settings").field("service", &self.service.name()).finish_non_exhaustive()
    }
}

impl Settings {
    /// # Errors
    /// The service speaks no protocol that this crate does.
    pub(crate) fn new(
        sdk: &SdkConfig,
        service: &'static Service,
        choices: Choices,
    ) -> Result<Arc<Settings>, Error> {
        let kind = protocol::preferred(service).ok_or_else(|| {
            let offered: Vec<_> = service.protocols().collect();
            let message =
                format!("{}: expected a protocol of AWS, found {}", service.name(), offered.join(", "));
            Error::from(ErrorKind::Unsupported(message))
        })?;
        let options = ProtocolOptions {
            no_error_wrapping: service.record().no_error_wrapping,
            query_compatible: service.record().query_compatible,
        };
        let bearer = bearer_token(sdk, service);
        let endpoint_url = choices.endpoint_url.or_else(|| configured_endpoint(sdk, service));
        Ok(Arc::new(Settings {
            protocol: protocol::protocol(kind, &options),
            protocol_kind: kind,
            service,
            endpoint_url,
            anonymous: choices.anonymous,
            without_host_prefix: choices.without_host_prefix,
            prefer_bearer: bearer.is_some(),
            token_provider: bearer.or_else(|| sdk.token_provider()),
            max_response_bytes: choices.max_response_bytes.unwrap_or(DEFAULT_MAX_RESPONSE_BYTES),
            configured_rules: configured_rules(sdk, service),
            client_context: choices.client_context,
            endpoint_discovery: choices.endpoint_discovery.or_else(|| {
                let said = service_setting(sdk, service.sdk_id(), DISCOVERY.0, DISCOVERY.1)?;
                // Beside these there is `auto`.
                said.trim().to_ascii_lowercase().parse().ok()
            }),
            redirects: Redirects::default(),
            sessions: Sessions::default(),
            interceptors: choices.interceptors,
            profile_bundle: profile_bundle(sdk),
            http_client: sdk.http_client().unwrap_or_else(default_http_client),
            identity_cache: sdk.identity_cache().unwrap_or_else(|| IdentityCache::lazy().build()),
            time_source: sdk.time_source().unwrap_or_default(),
            sleep: sdk.sleep_impl().or_else(default_async_sleep),
            sdk: sdk.clone(),
        }))
    }

    /// What the endpoint rules are told in a region.
    pub(crate) fn endpoint_config(&self, region: &str) -> EndpointConfig {
        let mode = match self.sdk.account_id_endpoint_mode() {
            Some(AccountIdEndpointMode::Disabled) => AccountIdMode::Disabled,
            Some(AccountIdEndpointMode::Required) => AccountIdMode::Required,
            _ => AccountIdMode::Preferred,
        };
        let config = EndpointConfig::new(region)
            .with_fips(self.sdk.use_fips().unwrap_or(false))
            .with_dual_stack(self.sdk.use_dual_stack().unwrap_or(false))
            .with_endpoint_url(self.endpoint_url.clone())
            .with_host_prefix(!self.without_host_prefix)
            .with_account_id_mode(mode);
        let configured = self.configured_rules.iter();
        let config = configured.fold(config, |config, (parameter, value)| match parameter {
            Parameter::Context(name) => config.with_client_context(name, value.clone()),
            Parameter::BuiltIn(name) => config.with_built_in(name, value.clone()),
        });
        let choices = self.client_context.iter();
        choices.fold(config, |config, (name, value)| config.with_client_context(name, value.clone()))
    }
}

/// What the caller set on the configuration, else `AWS_ENDPOINT_URL_<SERVICE>` and its like in the profile, else
/// what holds for all services.
fn configured_endpoint(sdk: &SdkConfig, service: &Service) -> Option<String> {
    let general = || sdk.endpoint_url().map(Into::into);
    if sdk.get_origin("endpoint_url").is_client_config() {
        return general();
    }
    service_setting(sdk, service.sdk_id(), "AWS_ENDPOINT_URL", "endpoint_url").or_else(general)
}

/// Environment and profile say whether endpoints are discovered.
const DISCOVERY: (&str, &str) = ("AWS_ENDPOINT_DISCOVERY_ENABLED", "endpoint_discovery_enabled");

/// What environment and profile say of the service's endpoint rules.
fn configured_rules(sdk: &SdkConfig, service: &Service) -> Vec<(Parameter, Param)> {
    let rows = quirks::endpoint::SETTINGS.iter().filter(|row| row.service == service.name());
    let said = rows.filter_map(|row| {
        let said = service_setting(sdk, service.sdk_id(), row.env, row.profile)?;
        Some((row.parameter, Param::Boolean(row.read(&said)?)))
    });
    said.collect()
}

/// `AWS_BEARER_TOKEN_<SIGNING_NAME>`: where a service takes bearer tokens and the environment has one for it, it
/// goes before other credentials, as in botocore.
fn bearer_token(sdk: &SdkConfig, service: &Service) -> Option<SharedTokenProvider> {
    service.auth_schemes().find(|s| *s == "smithy.api#httpBearerAuth")?;
    let token = service_setting(sdk, service.signing_name(), "AWS_BEARER_TOKEN", "bearer_token")?;
    (!token.is_empty()).then(|| SharedTokenProvider::new(Token::new(token, None)))
}

/// No service has one of its own, as in botocore: none has an empty name.
fn profile_bundle(sdk: &SdkConfig) -> Option<ProfileBundle> {
    sdk.service_config()?;
    let file = service_setting(sdk, "", transport::CA_BUNDLE, transport::PROFILE_CA_BUNDLE);
    Some(ProfileBundle(file.map(Into::into)))
}

fn service_setting(sdk: &SdkConfig, service: &str, env: &str, profile: &str) -> Option<String> {
    let key = ServiceConfigKey::builder().service_id(service).env(env).profile(profile).build().ok()?;
    sdk.service_config()?.load_config(key)
}
