//! A server that says what a test has it say to a request with a body, and notes what it was sent.

use std::net::Ipv4Addr;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio::sync::Notify;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::pki_types::PrivatePkcs8KeyDer;

/// What a request meets with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Says {
    /// Leave to send its body, then an answer.
    Continue,
    /// An answer when the body is there.
    Nothing,
    /// An answer in place of leave.
    Refused,
    /// The beginning of an answer of which there is always more.
    Endless,
}

/// A request, and its body without any coding.
#[derive(Debug, Clone, Default)]
pub struct Exchange {
    /// In lower case.
    pub head: String,
    pub body: Vec<u8>,
    /// The body's first bytes came with the head.
    pub came_unasked: bool,
}

#[derive(Debug, Default)]
pub struct Seen {
    pub connections: AtomicUsize,
    pub open: AtomicUsize,
    closed: Notify,
    exchanges: Mutex<Vec<Exchange>>,
}

pub struct Server {
    port: u16,
    /// Its certificate, if it speaks TLS.
    pub pem: Option<String>,
    pub seen: Arc<Seen>,
}

impl Server {
    pub async fn start(says: Says) -> Server {
        Server::serve(says, None).await
    }

    pub async fn start_with_tls(says: Says) -> Server {
        let names = vec!["127.0.0.1".to_owned(), "localhost".to_owned()];
        let made = rcgen::generate_simple_self_signed(names).expect("a certificate");
        let key = PrivatePkcs8KeyDer::from(made.signing_key.serialize_der());
        let config = ServerConfig::builder().with_no_client_auth();
        let config = config.with_single_cert(vec![made.cert.der().clone()], key.into()).expect("a config");
        let der = aws_smithy_types::base64::encode(made.cert.der());
        let pem = format!("-----BEGIN CERTIFICATE-----\n{der}\n-----END CERTIFICATE-----\n");
        let mut server = Server::serve(says, Some(TlsAcceptor::from(Arc::new(config)))).await;
        server.pem = Some(pem);
        server
    }

    async fn serve(says: Says, tls: Option<TlsAcceptor>) -> Server {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let seen = Arc::new(Seen::default());
        let all = seen.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (seen, tls) = (all.clone(), tls.clone());
                seen.connections.fetch_add(1, Ordering::SeqCst);
                seen.open.fetch_add(1, Ordering::SeqCst);
                tokio::spawn(async move {
                    // How a connection ends is the client's to notice.
                    let _ = match tls {
                        None => talk(stream, says, &seen).await,
                        Some(tls) => match tls.accept(stream).await {
                            Ok(stream) => talk(stream, says, &seen).await,
                            Err(error) => Err(error),
                        },
                    };
                    seen.open.fetch_sub(1, Ordering::SeqCst);
                    seen.closed.notify_one();
                });
            }
        });
        Server { port, pem: None, seen }
    }

    pub fn url(&self) -> String {
        let scheme = if self.pem.is_some() { "https" } else { "http" };
        format!("{scheme}://127.0.0.1:{}", self.port)
    }

    pub fn exchanges(&self) -> Vec<Exchange> {
        self.seen.exchanges.lock().expect("a lock").clone()
    }

    /// When a connection has been closed.
    pub async fn closed(&self) {
        self.seen.closed.notified().await;
    }
}

async fn talk(
    mut stream: impl AsyncRead + AsyncWrite + Unpin,
    says: Says,
    seen: &Seen,
) -> std::io::Result<()> {
    let mut bytes = Vec::new();
    loop {
        let end = loop {
            if let Some(end) = bytes.windows(4).position(|w| w == b"\r\n\r\n") {
                break end + 4;
            }
            if stream.read_buf(&mut bytes).await? == 0 {
                return Ok(());
            }
        };
        let rest = bytes.split_off(end);
        let head = String::from_utf8_lossy(&bytes).to_lowercase();
        bytes = rest;
        let length = |line: &str| line.strip_prefix("content-length:")?.trim().parse().ok();
        let length: usize = head.lines().find_map(length).unwrap_or_default();
        let came_unasked = !bytes.is_empty();
        let mut note = Exchange { head, body: Vec::new(), came_unasked };
        if says == Says::Refused {
            seen.exchanges.lock().expect("a lock").push(note);
            let body = "<Error><Code>AccessDenied</Code><Message>no</Message></Error>";
            let head = format!("HTTP/1.1 403 Forbidden\r\ncontent-length: {}\r\n\r\n{body}", body.len());
            stream.write_all(head.as_bytes()).await?;
            let read = stream.read_buf(&mut bytes).await?;
            let mut all = seen.exchanges.lock().expect("a lock");
            if let Some(last) = all.last_mut().filter(|_| read > 0) {
                last.body = bytes;
            }
            return Ok(());
        }
        if says == Says::Endless {
            seen.exchanges.lock().expect("a lock").push(note);
            stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 1000000000000\r\n\r\n").await?;
            loop {
                stream.write_all(&[b'x'; 4096]).await?;
            }
        }
        if says == Says::Continue && note.head.contains("expect: 100-continue") {
            stream.write_all(b"HTTP/1.1 100 Continue\r\n\r\n").await?;
        }
        while bytes.len() < length {
            if stream.read_buf(&mut bytes).await? == 0 {
                return Ok(());
            }
        }
        let rest = bytes.split_off(length);
        note.body = std::mem::replace(&mut bytes, rest);
        if note.head.starts_with("connect ") {
            // No tunnel to anywhere.
            seen.exchanges.lock().expect("a lock").push(note);
            return stream.write_all(b"HTTP/1.1 502 Bad Gateway\r\ncontent-length: 0\r\n\r\n").await;
        }
        let answer = if note.head.starts_with("put ") { "" } else { "an answer" };
        seen.exchanges.lock().expect("a lock").push(note);
        let answer = format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n{answer}", answer.len());
        stream.write_all(answer.as_bytes()).await?;
    }
}
