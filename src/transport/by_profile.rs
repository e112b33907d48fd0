//! The HTTP client where the environment names no certificates: the profile of a request's configuration may.
//!
//! Source: botocore's `session` module (`ca_bundle`): `AWS_CA_BUNDLE`, else the profile's, else what is asked without one.

use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use aws_smithy_http_client::proxy::ProxyConfig;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::connector_metadata::ConnectorMetadata;
use aws_smithy_runtime_api::client::http::{
    HttpClient, HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpClient,
    SharedHttpConnector,
};
use aws_smithy_runtime_api::client::interceptors::context::BeforeTransmitInterceptorContextMut;
use aws_smithy_runtime_api::client::interceptors::{Intercept, dyn_dispatch_hint};
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_runtime_api::client::runtime_components::{RuntimeComponents, RuntimeComponentsBuilder};
use aws_smithy_types::config_bag::ConfigBag;
use aws_types::os_shim_internal::{Env, Fs};
use tokio::sync::OnceCell;

/// What the profile calls the file.
pub(crate) const CA_BUNDLE: &str = "ca_bundle";

/// What the profile of a client's configuration says of certificates, told to each request of the client.
///
/// Requests that others make with the same HTTP client, such as those for credentials, have none of it: for them it is
/// what the environment's profile says.
#[derive(Debug, Clone)]
pub(crate) struct ProfileBundle(pub(crate) Option<Arc<str>>);

#[dyn_dispatch_hint]
impl Intercept for ProfileBundle {
    fn name(&self) -> &'static str {
        "ProfileBundle"
    }

    fn modify_before_transmit(
        &self,
        context: &mut BeforeTransmitInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        _: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        context.request_mut().add_extension(self.clone());
        Ok(())
    }
}

/// Clients by what a profile says, each made when it is first needed.
#[derive(Debug, Clone)]
pub(super) struct ByProfile(Arc<Clients>);

#[derive(Debug)]
struct Clients {
    proxies: ProxyConfig,
    /// Of a profile that names no file.
    plain: SharedHttpClient,
    by_file: Mutex<HashMap<Arc<str>, SharedHttpClient>>,
    /// What the environment's profile says.
    environment: OnceCell<Option<Arc<str>>>,
}

impl ByProfile {
    pub(super) fn new(plain: SharedHttpClient, proxies: ProxyConfig) -> ByProfile {
        let (by_file, environment) = Default::default();
        ByProfile(Arc::new(Clients { proxies, plain, by_file, environment }))
    }
}

impl Clients {
    fn client(&self, file: Option<&Arc<str>>) -> SharedHttpClient {
        let Some(file) = file else { return self.plain.clone() };
        // Whoever panicked while holding the map left it whole.
        let mut made = self.by_file.lock().unwrap_or_else(PoisonError::into_inner);
        let make = || super::trusting_file(CA_BUNDLE, Path::new(&**file), self.proxies.clone());
        made.entry(file.clone()).or_insert_with(make).clone()
    }
}

/// Files that cannot be read say nothing here: whoever looks for credentials in them tells.
async fn of_environment() -> Option<Arc<str>> {
    let (fs, env, files) = (Fs::real(), Env::real(), Default::default());
    let loaded = aws_config::profile::load(&fs, &env, &files, None);
    Some(loaded.await.ok()?.get(CA_BUNDLE)?.into())
}

impl HttpClient for ByProfile {
    fn http_connector(
        &self,
        settings: &HttpConnectorSettings,
        components: &RuntimeComponents,
    ) -> SharedHttpConnector {
        let clients = self.0.clone();
        let (settings, components) = (settings.clone(), components.clone());
        SharedHttpConnector::new(Choosing { clients, settings, components })
    }

    fn validate_base_client_config(
        &self,
        components: &RuntimeComponentsBuilder,
        cfg: &ConfigBag,
    ) -> Result<(), BoxError> {
        self.0.plain.validate_base_client_config(components, cfg)
    }

    fn connector_metadata(&self) -> Option<ConnectorMetadata> {
        self.0.plain.connector_metadata()
    }
}

/// A connector that is chosen when there is a request.
#[derive(Debug)]
struct Choosing {
    clients: Arc<Clients>,
    settings: HttpConnectorSettings,
    components: RuntimeComponents,
}

impl HttpConnector for Choosing {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        if let Some(ProfileBundle(file)) = request.extension::<ProfileBundle>() {
            let client = self.clients.client(file.as_ref());
            return client.http_connector(&self.settings, &self.components).call(request);
        }
        let clients = self.clients.clone();
        let (settings, components) = (self.settings.clone(), self.components.clone());
        HttpConnectorFuture::new(async move {
            let file = clients.environment.get_or_init(of_environment).await;
            clients.client(file.as_ref()).http_connector(&settings, &components).call(request).await
        })
    }
}
