//! Event streams in bytes, written and read by the specification alone, and an HTTP client whose answers a test writes
//! piece by piece.

use std::fmt;
use std::sync::{Arc, Mutex};

use aws_smithy_runtime_api::client::http::{
    HttpClient, HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpConnector,
};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_runtime_api::client::result::ConnectorError;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::body::SdkBody;
use bytes::Bytes;
use futures_util::stream;
use http_body_util::{BodyExt, StreamBody};
use tokio::sync::{mpsc, oneshot};

/// A header's value, of those types that the tests need.
#[derive(Debug, Clone, PartialEq)]
pub enum Header {
    Text(String),
    Bytes(Vec<u8>),
    Time(i64),
    Number(i32),
    Flag(bool),
}

impl From<&str> for Header {
    fn from(text: &str) -> Header {
        Header::Text(text.to_owned())
    }
}

fn crc(bytes: &[u8]) -> [u8; 4] {
    crc32fast::hash(bytes).to_be_bytes()
}

fn word(length: usize) -> [u8; 4] {
    u32::try_from(length).expect("a length").to_be_bytes()
}

fn short(length: usize) -> [u8; 2] {
    u16::try_from(length).expect("a length").to_be_bytes()
}

/// A message: total length, headers' length, their checksum, headers, payload, checksum of all.
pub fn message(headers: &[(&str, Header)], payload: impl AsRef<[u8]>) -> Vec<u8> {
    let mut block = Vec::new();
    for (name, value) in headers {
        block.push(u8::try_from(name.len()).expect("a short name"));
        block.extend(name.as_bytes());
        match value {
            Header::Flag(on) => block.push(u8::from(!on)),
            Header::Number(n) => block.extend([&[4][..], &n.to_be_bytes()].concat()),
            Header::Bytes(bytes) => block.extend([&[6][..], &short(bytes.len()), bytes].concat()),
            Header::Text(text) => block.extend([&[7][..], &short(text.len()), text.as_bytes()].concat()),
            Header::Time(millis) => block.extend([&[8][..], &millis.to_be_bytes()].concat()),
        }
    }
    let payload = payload.as_ref();
    let mut out = [word(16 + block.len() + payload.len()), word(block.len())].concat();
    out.extend(crc(&out));
    out.extend([&block[..], payload].concat());
    out.extend(crc(&out));
    out
}

pub fn event(name: &str, payload: impl AsRef<[u8]>) -> Vec<u8> {
    message(&[(":message-type", "event".into()), (":event-type", name.into())], payload)
}

pub fn exception(name: &str, payload: impl AsRef<[u8]>) -> Vec<u8> {
    message(&[(":message-type", "exception".into()), (":exception-type", name.into())], payload)
}

/// A message as it was read.
#[derive(Debug, Clone, PartialEq)]
pub struct Message {
    pub headers: Vec<(String, Header)>,
    pub payload: Vec<u8>,
}

impl Message {
    pub fn header(&self, name: &str) -> Option<&Header> {
        self.headers.iter().find(|(n, _)| n == name).map(|(_, value)| value)
    }

    pub fn text(&self, name: &str) -> &str {
        match self.header(name) {
            Some(Header::Text(text)) => text,
            other => panic!("{name}: expected text, found {other:?}"),
        }
    }
}

/// Takes the first message off some bytes.
pub fn take(bytes: &mut &[u8]) -> Message {
    let all = *bytes;
    let number = |at: usize| u32::from_be_bytes(all[at..at + 4].try_into().expect("four bytes")) as usize;
    let (total, length) = (number(0), number(4));
    assert_eq!(all[8..12], crc(&all[..8]), "the checksum of the lengths");
    assert_eq!(all[total - 4..total], crc(&all[..total - 4]), "the checksum of the message");
    let (mut rest, payload) = all[12..total - 4].split_at(length);
    let mut headers = Vec::new();
    let mut part = |length: usize| {
        let (part, after) = rest.split_at(length);
        rest = after;
        (part.to_vec(), rest.is_empty())
    };
    let mut left = length > 0;
    while left {
        let name = part(1).0[0].into();
        let name = String::from_utf8(part(name).0).expect("a name in UTF-8");
        let kind = part(1).0[0];
        let counted = |part: &mut dyn FnMut(usize) -> (Vec<u8>, bool)| {
            let length = u16::from_be_bytes(part(2).0.try_into().expect("two bytes"));
            part(length.into())
        };
        let (value, last) = match kind {
            0 | 1 => (Header::Flag(kind == 0), part(0).1),
            4 => {
                let (bytes, last) = part(4);
                (Header::Number(i32::from_be_bytes(bytes.try_into().expect("four"))), last)
            }
            6 => {
                let (bytes, last) = counted(&mut part);
                (Header::Bytes(bytes), last)
            }
            7 => {
                let (bytes, last) = counted(&mut part);
                (Header::Text(String::from_utf8(bytes).expect("UTF-8")), last)
            }
            8 => {
                let (bytes, last) = part(8);
                (Header::Time(i64::from_be_bytes(bytes.try_into().expect("eight"))), last)
            }
            other => panic!("a header of type {other}"),
        };
        headers.push((name, value));
        left = !last;
    }
    *bytes = &all[total..];
    Message { headers, payload: payload.to_vec() }
}

/// All messages of some bytes.
pub fn messages(mut bytes: &[u8]) -> Vec<Message> {
    let mut out = Vec::new();
    while !bytes.is_empty() {
        out.push(take(&mut bytes));
    }
    out
}

/// An HTTP client that hands each request to the test. Clones are one.
#[derive(Clone)]
pub struct Wire(mpsc::UnboundedSender<Exchange>, Arc<Mutex<mpsc::UnboundedReceiver<Exchange>>>);

/// A request under way.
#[derive(Debug)]
pub struct Exchange {
    pub request: HttpRequest,
    answer: oneshot::Sender<HttpResponse>,
}

/// The body of an answer, while it is written. Dropping it ends the answer.
pub struct Body(mpsc::UnboundedSender<Result<Bytes, std::io::Error>>);

impl Body {
    pub fn send(&self, bytes: impl Into<Vec<u8>>) -> &Body {
        self.0.send(Ok(Bytes::from(bytes.into()))).expect("a client that reads");
        self
    }

    /// The connection is lost.
    pub fn lose(self) {
        let lost = std::io::Error::from(std::io::ErrorKind::ConnectionReset);
        self.0.send(Err(lost)).expect("a client that reads");
    }

    /// When the client has closed the stream.
    pub async fn closed(&self) {
        self.0.closed().await;
    }
}

impl Exchange {
    pub fn region(&self) -> String {
        let scope = self.request.headers().get("authorization").expect("a signed request");
        scope.split('/').nth(2).expect("a region").to_owned()
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.request.headers().get(name)
    }

    /// The next piece of the request's body; `None`: it has ended.
    pub async fn sent(&mut self) -> Option<Result<Vec<u8>, String>> {
        let frame = self.request.body_mut().frame().await?;
        Some(match frame {
            Ok(frame) => Ok(frame.into_data().expect("data").to_vec()),
            Err(error) => Err(error.to_string()),
        })
    }

    /// Begins the answer.
    pub fn answer(self, headers: &[(&'static str, &'static str)]) -> (Body, SdkBody) {
        let (pieces, mut come) = mpsc::unbounded_channel::<Result<Bytes, std::io::Error>>();
        let frames = stream::poll_fn(move |context| come.poll_recv(context));
        let frames = futures_util::StreamExt::map(frames, |piece| piece.map(http_body::Frame::data));
        let body = SdkBody::from_body_1_x(StreamBody::new(frames));
        let mut response = HttpResponse::new(200.try_into().expect("a status"), body);
        for (name, value) in headers {
            response.headers_mut().append(*name, *value);
        }
        let mut request = self.request;
        let sent = std::mem::replace(request.body_mut(), SdkBody::taken());
        self.answer.send(response).expect("a client that waits");
        (Body(pieces), sent)
    }
}

impl Wire {
    pub fn new() -> Wire {
        let (requests, come) = mpsc::unbounded_channel();
        Wire(requests, Arc::new(Mutex::new(come)))
    }

    /// The next request.
    pub async fn request(&self) -> Exchange {
        let next = std::future::poll_fn(|context| self.1.lock().expect("a lock").poll_recv(context));
        next.await.expect("a request")
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
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        let (answer, answered) = oneshot::channel();
        self.0.send(Exchange { request, answer }).expect("a test that listens");
        HttpConnectorFuture::new(async move {
            answered.await.map_err(|_| ConnectorError::io("the connection was closed".into()))
        })
    }
}
