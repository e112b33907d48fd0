//! A scripted AWS: an HTTP client that records requests and answers as a test says, and a clock that tests turn.

use std::fmt;
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

use aws_config::{BehaviorVersion, SdkConfig};
use aws_credential_types::Credentials;
use aws_credential_types::provider::SharedCredentialsProvider;
use aws_smithy_async::rt::sleep::{AsyncSleep, Sleep};
use aws_smithy_async::time::TimeSource;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::http::{
    HttpClient, HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpConnector,
};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_runtime_api::client::result::ConnectorError;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::body::SdkBody;
use http_1x::HeaderMap;
use http_body_util::BodyExt;
use multiregion_client as mr;
use serde_json::Value as Json;

pub const ACCESS_KEY: &str = "AKIDEXAMPLE";
pub const SECRET: &str = "wJalrXUtnFEMI-not-a-key";
pub const SESSION: &str = "session-token-of-a-test";

/// 2026-01-02T03:04:05Z, when every test begins.
pub const START: u64 = 1_767_323_045;

/// A request as it was sent.
#[derive(Debug, Clone)]
pub struct Seen {
    pub method: String,
    pub host: String,
    /// As on the wire, with its query.
    pub path: String,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
    /// The region that it is signed for, else the one in its host's name, else empty.
    pub region: String,
    /// 1 for the first request to this host.
    pub attempt: usize,
}

impl Seen {
    fn of(request: &HttpRequest, body: Vec<u8>) -> Seen {
        let url = request.uri().to_owned();
        let rest = url.split_once("://").map_or(url.as_str(), |(_, rest)| rest);
        let (host, path) = rest.find(['/', '?']).map_or((rest, ""), |at| rest.split_at(at));
        let headers = request.headers().iter().map(|(n, v)| (n.to_lowercase(), v.to_owned())).collect();
        let mut seen = Seen {
            method: request.method().to_owned(),
            host: host.to_owned(),
            path: path.to_owned(),
            headers,
            body,
            region: String::new(),
            attempt: 1,
        };
        let in_host =
            || host.split('.').find(|label| label.split('-').count() >= 3).unwrap_or_default().to_owned();
        seen.region =
            seen.scope().and_then(|s| Some(s.split('/').nth(1)?.to_owned())).unwrap_or_else(in_host);
        seen
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(n, _)| n == name).map(|(_, v)| v.as_str())
    }

    /// The credential scope without the access key, as in `20260102/eu-west-1/ec2/aws4_request`.
    pub fn scope(&self) -> Option<&str> {
        let (_, rest) = self.header("authorization")?.split_once("Credential=")?;
        rest.split(',').next()?.split_once('/').map(|(_, scope)| scope)
    }

    /// The body without its `aws-chunked` coding, and the trailer behind it.
    pub fn decoded(&self) -> (Vec<u8>, String) {
        assert_eq!(self.header("content-encoding"), Some("aws-chunked"));
        let (mut rest, mut body) = (self.body.as_slice(), Vec::new());
        loop {
            let line = rest.windows(2).position(|w| w == b"\r\n").expect("a chunk's head");
            let size = std::str::from_utf8(&rest[..line]).expect("a size");
            let size = usize::from_str_radix(size, 16).expect("a size");
            rest = &rest[line + 2..];
            if size == 0 {
                return (body, std::str::from_utf8(rest).expect("a trailer").trim_end().to_owned());
            }
            body.extend_from_slice(&rest[..size]);
            rest = &rest[size + 2..];
        }
    }

    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.body).expect("a body of text")
    }

    pub fn json(&self) -> Json {
        serde_json::from_slice(&self.body).expect("a body of JSON")
    }
}

/// What a scripted request meets with.
#[derive(Debug, Clone)]
pub enum Reply {
    Answer {
        status: u16,
        headers: Vec<(String, String)>,
        body: Vec<u8>,
    },
    /// Connecting failed, and the client does not say how.
    Unreachable,
    /// As the system says it of a port where nothing listens.
    Refused,
    /// The client's own connect or read timeout ran out.
    ConnectorTimeout,
    /// No answer, ever.
    Never,
    /// The beginning of an answer, then the connection is lost.
    Breaks,
    /// The beginning of an answer, then nothing.
    Stalls,
    /// An answer that says that it is so long, and is not.
    Short(u64),
    After(Duration, Box<Reply>),
}

pub fn answer(status: u16, body: impl AsRef<[u8]>) -> Reply {
    Reply::Answer { status, headers: Vec::new(), body: body.as_ref().to_vec() }
}

pub fn ok(body: impl AsRef<[u8]>) -> Reply {
    answer(200, body)
}

impl Reply {
    pub fn header(mut self, name: &str, value: &str) -> Reply {
        if let Reply::Answer { headers, .. } = &mut self {
            headers.push((name.to_owned(), value.to_owned()));
        }
        self
    }

    pub fn after(self, seconds: u64) -> Reply {
        Reply::After(Duration::from_secs(seconds), Box::new(self))
    }
}

type Answers = dyn Fn(&Seen) -> Reply + Send + Sync;

/// The HTTP client. Clones are one.
#[derive(Clone)]
pub struct Script(Arc<Inner>);

struct Inner {
    answers: Box<Answers>,
    seen: Mutex<Vec<Seen>>,
    under_way: Mutex<UnderWay>,
}

/// How many requests are under way.
#[derive(Default, Clone, Copy)]
pub struct UnderWay {
    pub now: usize,
    pub most: usize,
}

/// One request under way, until it is answered or dropped.
struct Turn(Arc<Inner>);

impl Turn {
    fn begin(inner: &Arc<Inner>) -> Turn {
        let mut under_way = inner.under_way.lock().expect("a lock");
        under_way.now += 1;
        under_way.most = under_way.most.max(under_way.now);
        Turn(inner.clone())
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        self.0.under_way.lock().expect("a lock").now -= 1;
    }
}

impl Inner {
    /// Notes a request, decides what it meets with, and plays that.
    fn begin(
        self: Arc<Inner>,
        mut seen: Seen,
    ) -> impl Future<Output = Result<HttpResponse, ConnectorError>> + Send {
        let mut all = self.seen.lock().expect("a lock");
        seen.attempt = all.iter().filter(|s| s.host == seen.host).count() + 1;
        all.push(seen.clone());
        drop(all);
        let (reply, turn) = ((self.answers)(&seen), Turn::begin(&self));
        async move {
            let _turn = turn;
            play(reply).await
        }
    }
}

impl Script {
    pub fn new(answers: impl Fn(&Seen) -> Reply + Send + Sync + 'static) -> Script {
        Script(Arc::new(Inner {
            answers: Box::new(answers),
            seen: Mutex::default(),
            under_way: Mutex::default(),
        }))
    }

    /// Answers every request so.
    pub fn always(reply: Reply) -> Script {
        Script::new(move |_| reply.clone())
    }

    /// Answers by how many requests are under way already.
    pub fn counting(answers: impl Fn(usize) -> Reply + Send + Sync + 'static) -> Script {
        let itself: Arc<std::sync::OnceLock<std::sync::Weak<Inner>>> = Arc::default();
        let known = itself.clone();
        let script = Script::new(move |_| {
            let inner = known.get().and_then(std::sync::Weak::upgrade).expect("the script itself");
            answers(Script(inner).under_way().now)
        });
        itself.get_or_init(|| Arc::downgrade(&script.0));
        script
    }

    pub fn seen(&self) -> Vec<Seen> {
        self.0.seen.lock().expect("a lock").clone()
    }

    /// The one request that was sent.
    pub fn only(&self) -> Seen {
        let mut seen = self.seen();
        assert_eq!(seen.len(), 1, "{seen:?}");
        seen.remove(0)
    }

    pub fn under_way(&self) -> UnderWay {
        *self.0.under_way.lock().expect("a lock")
    }

    /// A configuration with credentials, this client and the tests' clock.
    pub fn config(&self) -> aws_types::sdk_config::Builder {
        let credentials = Credentials::new(ACCESS_KEY, SECRET, Some(SESSION.into()), None, "test");
        self.config_without_credentials().credentials_provider(SharedCredentialsProvider::new(credentials))
    }

    pub fn config_without_credentials(&self) -> aws_types::sdk_config::Builder {
        SdkConfig::builder()
            .behavior_version(BehaviorVersion::latest())
            .http_client(self.clone())
            .time_source(Clock::start())
            .sleep_impl(aws_smithy_async::rt::sleep::SharedAsyncSleep::new(Clock::start()))
    }

    /// A configuration whose time is the system's: the tests' clock needs a runtime.
    pub fn config_for_no_runtime(&self) -> SdkConfig {
        let credentials = Credentials::new(ACCESS_KEY, SECRET, None, None, "test");
        let builder = SdkConfig::builder().behavior_version(BehaviorVersion::latest());
        let builder = builder.http_client(self.clone());
        builder.credentials_provider(SharedCredentialsProvider::new(credentials)).build()
    }

    /// Calls one operation in one region.
    pub async fn call(
        &self,
        service: &str,
        region: &str,
        operation: &str,
        input: Json,
    ) -> mr::MultiRegionResult {
        self.call_with(self.config().build(), service, region, operation, input).await
    }

    pub async fn call_with(
        &self,
        config: SdkConfig,
        service: &str,
        region: &str,
        operation: &str,
        input: Json,
    ) -> mr::MultiRegionResult {
        let client = mr::MultiRegionClient::new(&config, service, [region]).expect("a client");
        client.call(operation, input).await.expect("a result")
    }
}

impl fmt::Debug for Script {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Script")
    }
}

impl HttpClient for Script {
    fn http_connector(&self, _: &HttpConnectorSettings, _: &RuntimeComponents) -> SharedHttpConnector {
        SharedHttpConnector::new(self.clone())
    }
}

impl HttpConnector for Script {
    fn call(&self, mut request: HttpRequest) -> HttpConnectorFuture {
        let inner = self.0.clone();
        let (body, in_memory) = {
            let bytes = request.body().bytes().map(<[u8]>::to_vec);
            (std::mem::replace(request.body_mut(), SdkBody::taken()), bytes)
        };
        if let Some(bytes) = in_memory {
            let exchange = inner.begin(Seen::of(&request, bytes));
            return HttpConnectorFuture::new(exchange);
        }
        HttpConnectorFuture::new(async move {
            // As an HTTP client reads a stream: what its reader fails with is the caller's own failure.
            let body = body.collect().await.map_err(ConnectorError::user)?.to_bytes().to_vec();
            inner.begin(Seen::of(&request, body)).await
        })
    }
}

/// The beginning of an answer, then what there is in place of its end.
fn begun(
    end: impl Future<Output = Option<Result<HeaderMap, BoxError>>> + Send + Sync + 'static,
) -> HttpResponse {
    let body = SdkBody::from("{").with_trailers(end);
    HttpResponse::new(200.try_into().expect("a status"), SdkBody::from_body_1_x(body))
}

async fn play(reply: Reply) -> Result<HttpResponse, ConnectorError> {
    let mut reply = reply;
    loop {
        match reply {
            Reply::After(time, next) => {
                tokio::time::sleep(time).await;
                reply = *next;
            }
            Reply::Never => std::future::pending().await,
            Reply::Short(length) => {
                let mut response = HttpResponse::new(200.try_into().expect("a status"), SdkBody::from("{"));
                response.headers_mut().insert("content-length", length.to_string());
                return Ok(response);
            }
            Reply::Stalls => return Ok(begun(std::future::pending())),
            Reply::Breaks => {
                let lost = std::io::Error::from(std::io::ErrorKind::ConnectionReset);
                return Ok(begun(std::future::ready(Some(Err(lost.into())))));
            }
            Reply::Refused => {
                let refused = std::io::Error::from(std::io::ErrorKind::ConnectionRefused);
                return Err(ConnectorError::io(refused.into()));
            }
            Reply::Unreachable => return Err(ConnectorError::io("connection refused".into())),
            Reply::ConnectorTimeout => return Err(ConnectorError::timeout("connect took too long".into())),
            Reply::Answer { status, headers, body } => {
                let status = status.try_into().expect("a status");
                let mut response = HttpResponse::new(status, SdkBody::from(body));
                for (name, value) in headers {
                    response.headers_mut().append(name, value);
                }
                return Ok(response);
            }
        }
    }
}

/// Tokio's clock, which stands still in a test that starts paused and jumps to the next thing waited for.
#[derive(Debug, Clone)]
pub struct Clock(tokio::time::Instant);

impl Clock {
    pub fn start() -> Clock {
        Clock(tokio::time::Instant::now())
    }
}

impl TimeSource for Clock {
    fn now(&self) -> SystemTime {
        SystemTime::UNIX_EPOCH + Duration::from_secs(START) + self.0.elapsed()
    }
}

impl AsyncSleep for Clock {
    fn sleep(&self, duration: Duration) -> Sleep {
        Sleep::new(tokio::time::sleep(duration))
    }
}

/// A client of one service.
pub fn client<const N: usize>(
    config: &SdkConfig,
    service: &str,
    regions: [&str; N],
) -> mr::MultiRegionClient {
    mr::MultiRegionClient::new(config, service, regions).expect("a client")
}
