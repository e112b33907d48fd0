//! Makes the calls and the waits that the judge asks for, one JSON object a line, and tells what was sent and what came of it.
//!
//! In:  `{"service", "region", "operation", "input", "answer": {"status", "headers", "body"}}`, the body as base64; with
//!      `"live"` the answer's stream is read as it comes; with `"stream": {"path", "file", "endpoint_url",
//!      "when_required"}` the body is the file's, streamed: from it, or else as what can be read once.
//! Out: `{"request": {"method", "url", "headers", "body"}}` with `"output"`, `"error"`, or alone `"refused"`.
//!      What is presigned, with `"presign"`, `"post"` or `"token"` and no answer but to what it asks first: see
//!      `presigned.rs`. With `"settings": {"fips", "dual_stack", "context"}` the client has those.
//!
//!      With `"answers"`, one a request, in place of the one: `{"requests", "complete"}`.
//!
//! A case with `"ways"` is one of pages: see `pages.rs`.
//!
//! Of a wait, in:  `{"service", "region", "waiter", "input", "attempts", "answers"}`.
//! Out: `{"requests", "state", "polls", "slept", "last"}`, `slept` in seconds, `last` as of a call; or alone `"refused"`.

use std::collections::HashMap;
use std::io::{BufRead, Write};
use std::process::ExitCode;
use std::time::{Duration, SystemTime};

use aws_config::retry::RetryConfig;
use aws_config::{BehaviorVersion, SdkConfig};
use aws_credential_types::Credentials;
use aws_credential_types::provider::{SharedCredentialsProvider, token::SharedTokenProvider};
use aws_smithy_async::time::TimeSource;
use aws_smithy_types::base64;
use aws_smithy_types::checksum_config::RequestChecksumCalculation;
use multiregion_client as mr;
use serde_json::{Value as Json, json};
use tokio::time::Instant;

use crate::presigned;
use crate::wire::Wire;

/// The clock and the caller of both sides: the judge has the same.
const NOW: Duration = Duration::from_secs(1_767_323_045);
const ACCESS_KEY: &str = "AKIDEXAMPLE";
const SECRET: &str = "wJalrXUtnFEMI-not-a-key";
const SESSION: &str = "session-token-of-a-test";
const BEARER: &str = "bearer-token-of-a-test";

/// `waits`: in time that passes when nothing else is to be done.
pub fn run(waits: bool) -> ExitCode {
    let mut runtime = tokio::runtime::Builder::new_current_thread();
    let runtime = runtime.enable_all().start_paused(waits).build().expect("a runtime");
    let mut driver = Driver { wire: Wire::default(), clients: HashMap::new() };
    let mut out = std::io::stdout().lock();
    for line in std::io::stdin().lock().lines() {
        let line = line.expect("a line");
        let case: Json = serde_json::from_str(&line).expect("a case");
        let told = if case["ways"].is_array() {
            runtime.block_on(driver.pages(&case)).unwrap_or_else(refused)
        } else if waits {
            runtime.block_on(driver.wait(&case)).unwrap_or_else(refused)
        } else {
            runtime.block_on(driver.call(&case)).unwrap_or_else(refused)
        };
        writeln!(out, "{told}").and_then(|()| out.flush()).expect("the judge reads");
    }
    ExitCode::SUCCESS
}

pub struct Driver {
    pub wire: Wire,
    clients: HashMap<String, mr::MultiRegionClient>,
}

pub fn text<'a>(case: &'a Json, key: &str) -> &'a str {
    case[key].as_str().unwrap_or_else(|| panic!("{key}: expected a string"))
}

fn refused(error: mr::Error) -> Json {
    json!({ "refused": error.to_string() })
}

impl Driver {
    async fn call(&mut self, case: &Json) -> Result<Json, mr::Error> {
        let stream = &case["stream"];
        let client = self.client_for(text(case, "service"), text(case, "region"), case)?;
        if !case["answer"].is_null() {
            self.wire.answer_with(vec![case["answer"].clone()]);
        }
        if let Some(signed) = presigned::made(&client, &self.config(), case).await {
            return signed;
        }
        if let Some(answers) = case["answers"].as_array() {
            // What came of each is told by other cases; here it is where they went. What other such cases taught a client
            // is not for this one.
            self.wire.answer_with(answers.clone());
            self.clients.clear();
            let client = self.client(text(case, "service"), text(case, "region"))?;
            let outcomes = client.call(text(case, "operation"), &case["input"]).await?;
            return Ok(json!({ "requests": self.wire.sent(), "complete": outcomes.is_complete() }));
        }
        let mut call = client.call(text(case, "operation"), &case["input"]);
        if let Some(path) = stream["path"].as_str() {
            call = call.body(match stream["file"].as_bool() {
                Some(true) => mr::Body::from_path(path),
                _ => mr::Body::from_reader(std::io::Cursor::new(std::fs::read(path).expect("a file")), None),
            });
        }
        let is_live = case["live"].as_bool() == Some(true);
        let result = if is_live { call.streaming().await? } else { call.await? };
        let mut outcome = result.into_iter().next().expect("the one region");
        let live = match outcome.take_body() {
            Some(body) => Some(body.collect_within(u64::MAX).await),
            None => None,
        };
        // An answer that leads elsewhere is followed by a question of where; what was sent for the call is the first.
        let leads_elsewhere = matches!(case["answer"]["status"].as_u64(), Some(300..=400));
        let mut sent = self.wire.sent();
        let request = if leads_elsewhere { sent.drain(..).next() } else { sent.pop() };
        Ok(match (outcome.result(), request) {
            // Refused by the region's call: nothing was sent.
            (Err(error), None) => json!({ "refused": error.to_string(), "kind": error.kind().name() }),
            (_, request) => {
                let mut told = answered(&outcome);
                match live {
                    None => {}
                    Some(Err(error)) => told = json!({ "request_id": null, "error": shown(&error) }),
                    Some(Ok(body)) => {
                        let operation = client.service().operation(text(case, "operation")).expect("known");
                        let member = operation.streaming_output().expect("a stream").name();
                        told["output"][member] = base64::encode(body).into();
                    }
                }
                told["request"] = json!(request);
                told
            }
        })
    }

    async fn wait(&mut self, case: &Json) -> Result<Json, mr::Error> {
        self.wire.answer_with(case["answers"].as_array().expect("answers").clone());
        let client = self.client(text(case, "service"), text(case, "region"))?;
        let mut wait = client.wait(text(case, "waiter"), &case["input"]);
        if let Some(attempts) = case["attempts"].as_u64() {
            wait = wait.max_attempts(u32::try_from(attempts).expect("a number of attempts"));
        }
        let start = Instant::now();
        let result = wait.await?;
        let slept = start.elapsed().as_secs_f64();
        let outcome = result.iter().next().expect("the one region");
        let mut told = json!({
            "state": outcome.state().name(), "polls": outcome.polls(), "slept": slept, "requests": self.wire.sent(),
        });
        if let Some(last) = outcome.last() {
            told["last"] = answered(last);
        }
        Ok(told)
    }

    pub fn client(&mut self, service: &str, region: &str) -> Result<mr::MultiRegionClient, mr::Error> {
        self.client_for(service, region, &Json::Null)
    }

    /// The client of a case: with a stream, where that goes, and with which checksums; with `settings`, those.
    fn client_for(
        &mut self,
        service: &str,
        region: &str,
        case: &Json,
    ) -> Result<mr::MultiRegionClient, mr::Error> {
        let (stream, settings) = (&case["stream"], &case["settings"]);
        let when_required = stream["when_required"].as_bool() == Some(true);
        let url = stream["endpoint_url"].as_str();
        let key = format!("{service} {region} {url:?} {when_required} {settings}");
        if let Some(client) = self.clients.get(&key) {
            return Ok(client.clone());
        }
        let mut config = self.config().to_builder();
        if when_required {
            config.set_request_checksum_calculation(Some(RequestChecksumCalculation::WhenRequired));
        }
        config.set_use_fips(settings["fips"].as_bool());
        config.set_use_dual_stack(settings["dual_stack"].as_bool());
        let mut builder = mr::MultiRegionClient::builder(&config.build());
        if let Some(url) = url {
            builder = builder.endpoint_url(url);
        }
        for (name, value) in settings["context"].as_object().into_iter().flatten() {
            builder = builder.context_param(name, value.clone());
        }
        let client = builder.build(service, mr::Regions::from([region]).allow_unknown())?;
        // A judge goes through the services one after the other.
        self.clients.retain(|key, _| key.starts_with(&format!("{service} ")));
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

/// What came of a request.
fn answered(outcome: &mr::Outcome) -> Json {
    let mut told = json!({ "request_id": outcome.metadata().request_id });
    match outcome.result() {
        Ok(output) => told["output"] = json!(output),
        Err(error) => told["error"] = shown(error),
    }
    told
}

fn shown(error: &mr::CallError) -> Json {
    json!({
        "Code": error.code(), "Message": error.message(), "status": error.status(),
        "members": error.members().map_or(json!({}), |m| json!(m)),
        "kind": error.kind().name(), "text": error.to_string(),
    })
}

/// A clock that stands still.
#[derive(Debug)]
struct Fixed;

impl TimeSource for Fixed {
    fn now(&self) -> SystemTime {
        SystemTime::UNIX_EPOCH + NOW
    }
}
