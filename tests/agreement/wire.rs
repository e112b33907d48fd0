//! The HTTP client of the driver: hands out the answers that the judge gave, and keeps what was sent.

use std::fmt;
use std::sync::{Arc, Mutex};

use aws_smithy_runtime_api::client::http::{
    HttpClient, HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpConnector,
};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_runtime_api::client::result::ConnectorError;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::base64;
use aws_smithy_types::body::SdkBody;
use http_body_util::BodyExt;
use serde_json::{Value as Json, json};

/// The exchanges under way: what is to be answered, the last of it as often as it takes, and what was sent.
#[derive(Default)]
struct Exchanges {
    answers: Vec<Json>,
    requests: Vec<Json>,
}

#[derive(Clone, Default)]
pub struct Wire(Arc<Mutex<Exchanges>>);

impl Wire {
    /// From now on these are the answers.
    pub fn answer_with(&self, answers: Vec<Json>) {
        *self.0.lock().expect("a lock") = Exchanges { answers, requests: Vec::new() };
    }

    /// What was sent since then.
    pub fn sent(&self) -> Vec<Json> {
        std::mem::take(&mut self.0.lock().expect("a lock").requests)
    }
}

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
    fn call(&self, mut request: HttpRequest) -> HttpConnectorFuture {
        let wire = self.clone();
        HttpConnectorFuture::new(async move {
            let body = std::mem::replace(request.body_mut(), SdkBody::taken());
            let body = body.collect().await.map_err(ConnectorError::user)?.to_bytes();
            let mut under_way = wire.0.lock().expect("a lock");
            let headers: Vec<_> = request.headers().iter().collect();
            let place = under_way.requests.len().min(under_way.answers.len() - 1);
            let answer = under_way.answers[place].clone();
            under_way.requests.push(json!({
                "method": request.method(),
                "url": request.uri(),
                "headers": headers,
                "body": base64::encode(body),
            }));
            response(&answer)
        })
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
