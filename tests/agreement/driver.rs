//! Makes the calls that the judge asks for, one JSON object a line, and tells what was sent and what came of it.
//!
//! In:  `{"service", "region", "operation", "input", "answer": {"status", "headers", "body"}}`, the body as base64.
//! Out: `{"request": {"method", "url", "headers", "body"}}` with `"output"`, `"error"`, or alone `"refused"`.

use std::collections::HashMap;
use std::fmt;
use std::io::{BufRead, Write};
use std::process::ExitCode;
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

use aws_config::retry::RetryConfig;
use aws_config::{BehaviorVersion, SdkConfig};
use aws_credential_types::Credentials;
use aws_credential_types::provider::{SharedCredentialsProvider, token::SharedTokenProvider};
use aws_smithy_async::time::TimeSource;
use aws_smithy_runtime_api::client::http::{
    HttpClient, HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpConnector,
};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_runtime_api::client::result::ConnectorError;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::base64;
use aws_smithy_types::body::SdkBody;
use multiregion_client as mr;
use serde_json::{Value as Json, json};

/// The clock and the caller of both sides: the judge has the same.
const NOW: Duration = Duration::from_secs(1_767_323_045);
const ACCESS_KEY: &str = "AKIDEXAMPLE";
const SECRET: &str = "wJalrXUtnFEMI-not-a-key";
const SESSION: &str = "session-token-of-a-test";
const BEARER: &str = "bearer-token-of-a-test";

pub fn run() -> ExitCode {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let mut driver = Driver { wire: Wire::default(), clients: HashMap::new() };
    let mut out = std::io::stdout().lock();
    for line in std::io::stdin().lock().lines() {
        let line = line.expect("a line");
        let case: Json = serde_json::from_str(&line).expect("a case");
        let told = runtime.block_on(driver.case(&case));
        writeln!(out, "{told}").and_then(|()| out.flush()).expect("the judge reads");
    }
    ExitCode::SUCCESS
}

struct Driver {
    wire: Wire,
    clients: HashMap<(String, String), mr::MultiRegionClient>,
}

impl Driver {
    async fn case(&mut self, case: &Json) -> Json {
        let text = |key: &str| case[key].as_str().unwrap_or_else(|| panic!("{key}: expected a string"));
        *self.wire.0.lock().expect("a lock") = Exchange { answer: case["answer"].clone(), request: None };
        let client = match self.client(text("service"), text("region")) {
            Ok(client) => client,
            Err(error) => return json!({ "refused": error.to_string() }),
        };
        let result = match client.call(text("operation"), &case["input"]).await {
            Ok(result) => result,
            Err(error) => return json!({ "refused": error.to_string() }),
        };
        let outcome = result.iter().next().expect("the one region");
        let request = self.wire.0.lock().expect("a lock").request.take();
        match (outcome.result(), request) {
            // Refused by the region's call: nothing was sent.
            (Err(error), None) => json!({ "refused": error.to_string(), "kind": error.kind().name() }),
            (result, request) => {
                let mut told = json!({ "request": request, "request_id": outcome.metadata().request_id });
                match result {
                    Ok(output) => told["output"] = json!(output),
                    Err(error) => told["error"] = shown(error),
                }
                told
            }
        }
    }

    fn client(&mut self, service: &str, region: &str) -> Result<mr::MultiRegionClient, mr::Error> {
        let key = (service.to_owned(), region.to_owned());
        if let Some(client) = self.clients.get(&key) {
            return Ok(client.clone());
        }
        let client = mr::MultiRegionClient::new(&self.config(), service, [region])?;
        // A judge goes through the services one after the other.
        self.clients.clear();
        self.clients.insert(key, client.clone());
        Ok(client)
    }

    fn config(&self) -> SdkConfig {
        let credentials = Credentials::new(ACCESS_KEY, SECRET, Some(SESSION.into()), None, "test");
        let token = aws_credential_types::Token::new(BEARER, None);
        SdkConfig::builder()
            .behavior_version(BehaviorVersion::latest())
            .http_client(self.wire.clone())
            .time_source(Fixed)
            .sleep_impl(aws_smithy_async::rt::sleep::default_async_sleep().expect("tokio"))
            .retry_config(RetryConfig::disabled())
            .credentials_provider(SharedCredentialsProvider::new(credentials))
            .token_provider(SharedTokenProvider::new(token))
            .build()
    }
}

fn shown(error: &mr::CallError) -> Json {
    json!({
        "Code": error.code(), "Message": error.message(), "status": error.status(),
        "members": error.members().map_or(json!({}), |m| json!(m)),
        "kind": error.kind().name(), "text": error.to_string(),
    })
}

/// The one exchange under way: what is to be answered, and what was sent.
#[derive(Default)]
struct Exchange {
    answer: Json,
    request: Option<Json>,
}

#[derive(Clone, Default)]
struct Wire(Arc<Mutex<Exchange>>);

impl fmt::Debug for Wire {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Wire")
    }
}

impl HttpClient for Wire {
    fn http_connector(&self, _: &HttpConnectorSettings, _: &RuntimeComponents) -> SharedHttpConnector {
        SharedHttpConnector::new(self.clone())
    }
}

impl HttpConnector for Wire {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        let mut exchange = self.0.lock().expect("a lock");
        let headers: Vec<_> = request.headers().iter().collect();
        exchange.request = Some(json!({
            "method": request.method(),
            "url": request.uri(),
            "headers": headers,
            "body": base64::encode(request.body().bytes().expect("a body in memory")),
        }));
        HttpConnectorFuture::ready(response(&exchange.answer))
    }
}

fn response(answer: &Json) -> Result<HttpResponse, ConnectorError> {
    let status = answer["status"].as_u64().and_then(|s| u16::try_from(s).ok()).expect("a status");
    let body = base64::decode(answer["body"].as_str().expect("a body")).expect("base64");
    let mut response = HttpResponse::new(status.try_into().expect("a status"), SdkBody::from(body));
    for pair in answer["headers"].as_array().expect("headers") {
        let text = |i: usize| pair[i].as_str().expect("a header").to_owned();
        let added = response.headers_mut().try_append(text(0), text(1));
        added.map_err(|e| ConnectorError::other(e.into(), None))?;
    }
    Ok(response)
}

/// A clock that stands still.
#[derive(Debug)]
struct Fixed;

impl TimeSource for Fixed {
    fn now(&self) -> SystemTime {
        SystemTime::UNIX_EPOCH + NOW
    }
}
