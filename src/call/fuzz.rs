//! What fuzzers call of a call: an input made a request, an answer decoded, as calls do both.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use aws_config::SdkConfig;
use aws_smithy_runtime_api::client::interceptors::context::Input;
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse, Metadata};
use aws_smithy_runtime_api::client::result::SdkError;
use aws_smithy_runtime_api::client::ser_de::{DeserializeResponse, SerializeRequest};
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::config_bag::{ConfigBag, Layer};

use super::codec::{Codec, RequestInput, ResponseOutput};
use super::events::Streams;
use super::observe::Attempts;
use super::route::Route;
use super::sending::Sending;
use super::{failure, operation, plugins};
use crate::endpoint::Resolver;
use crate::model::{Operation, Service};
use crate::outcome::CallError;
use crate::protocol::{self, Protocol, ProtocolOptions};
use crate::settings::{Choices, Settings};
use crate::transport::default_http_client;
use crate::value::Structure;

const REGION: &str = "us-east-1";

/// The answer of an operation, read through a protocol, as calls read it.
///
/// # Errors
/// What a call would end with.
pub(crate) fn decoded(
    operation: &'static Operation,
    kind: Protocol,
    response: HttpResponse,
) -> Result<Structure, CallError> {
    let settings = settings(operation.service(), kind);
    let cfg = config(operation, &settings);
    let codec = codec(operation, settings, Arc::new(Structure::new(crate::model::unit())));
    let error = match codec.deserialize_nonstreaming_with_config(&response, &cfg) {
        Ok(output) => match output.downcast::<ResponseOutput>() {
            Ok(output) => return Ok(output.value),
            Err(_) => return Err(failure::foreign()),
        },
        Err(error) => error,
    };
    let mut answered = None;
    let other = error.map_operation_error(|error| {
        answered = Some(error);
        std::fmt::Error
    });
    let error = match answered {
        Some(error) => SdkError::service_error(error, response),
        None => SdkError::response_error(other, response),
    };
    Err(failure::of(error, failure::Facts { at_aws: true, clock_off: None }))
}

/// The request that a call would send, but for its endpoint and signature.
///
/// # Errors
/// The input cannot be sent.
pub(crate) fn encoded(operation: &'static Operation, input: Structure) -> Result<HttpRequest, String> {
    let kind = protocol::preferred(operation.service()).ok_or("no protocol of ours")?;
    let settings = settings(operation.service(), kind);
    let mut cfg = config(operation, &settings);
    let input = Arc::new(input);
    let codec = codec(operation, settings, input.clone());
    codec.serialize_input(Input::erase(RequestInput(input)), &mut cfg).map_err(|e| e.to_string())
}

/// A body of events, collected as calls collect it.
///
/// # Errors
/// What a call would end with.
pub(crate) fn events(operation: &'static Operation, body: &[u8]) -> Result<Structure, CallError> {
    let kind = protocol::preferred(operation.service()).expect("a protocol of ours");
    let status = 200.try_into().expect("a status");
    decoded(operation, kind, HttpResponse::new(status, SdkBody::from(body)))
}

fn codec(operation: &'static Operation, settings: Arc<Settings>, input: Arc<Structure>) -> Codec {
    let resolver = Arc::new(Resolver::new(settings.endpoint_config(REGION)));
    let sending = Sending::of(operation, &input, &settings);
    let route = Route {
        resolver,
        operation,
        input,
        names_schemes: true,
        attempts: Attempts::default(),
        address: None,
    };
    let (defaults, streams) = (Arc::new([]), Streams::default());
    Codec { operation, settings, route, defaults, presigning: None, sending, is_live: false, streams }
}

fn config(operation: &'static Operation, settings: &Settings) -> ConfigBag {
    let mut layer = Layer::new("fuzz");
    layer.store_put(Metadata::new(operation.name(), settings.service.sdk_id()));
    layer.store_put(operation::facts(operation));
    ConfigBag::of_layers(vec![plugins::layer(settings, REGION), layer])
}

/// Made once: a client's settings know which certificates the system trusts.
fn settings(service: &'static Service, kind: Protocol) -> Arc<Settings> {
    type Made = Mutex<HashMap<(&'static str, Protocol), Arc<Settings>>>;
    static SDK: OnceLock<SdkConfig> = OnceLock::new();
    static MADE: OnceLock<Made> = OnceLock::new();
    let sdk = SDK.get_or_init(|| SdkConfig::builder().http_client(default_http_client()).build());
    let mut made = MADE.get_or_init(Made::default).lock().unwrap_or_else(PoisonError::into_inner);
    let make = || {
        let mut settings = Settings::new(sdk, service, Choices::default()).expect("a service of ours");
        let options = ProtocolOptions {
            no_error_wrapping: service.record().no_error_wrapping,
            query_compatible: service.record().query_compatible,
        };
        let own = Arc::get_mut(&mut settings).expect("settings that nobody shares yet");
        own.protocol = protocol::protocol(kind, &options);
        own.protocol_kind = kind;
        settings
    };
    made.entry((service.name(), kind)).or_insert_with(make).clone()
}
