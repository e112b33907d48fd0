//! A local AWS on real sockets: one port a region, each with a behaviour of its own.

use std::net::Ipv4Addr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::pki_types::PrivatePkcs8KeyDer;

/// An answer of HTTP.
#[derive(Debug, Clone)]
pub struct Answer {
    pub status: u16,
    pub headers: Vec<(&'static str, &'static str)>,
    pub body: &'static str,
}

impl Answer {
    pub fn new(status: u16, body: &'static str) -> Answer {
        Answer { status, headers: Vec::new(), body }
    }

    pub fn header(mut self, name: &'static str, value: &'static str) -> Answer {
        self.headers.push((name, value));
        self
    }

    fn bytes(&self) -> Vec<u8> {
        let headers: String =
            self.headers.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
        let (status, length, body) = (self.status, self.body.len(), self.body);
        format!("HTTP/1.1 {status} x\r\ncontent-length: {length}\r\n{headers}\r\n{body}").into_bytes()
    }
}

/// How a region behaves.
#[derive(Debug, Clone)]
pub enum Behaviour {
    /// One answer after the other, the last from then on.
    Answers(Vec<Answer>),
    /// The answer, so long after the request.
    Later(Duration, Answer),
    /// One byte of the answer, then so long nothing, and so on.
    Trickle(Duration, Answer),
    /// The connection is taken, and nothing is ever said.
    Silent,
    /// Nothing listens.
    Refuses,
    /// Whoever connects is not even refused.
    Full,
    /// Closed before anything was read.
    Closes,
    /// Closed, or reset, after so many bytes of the answer, when the request was read.
    Closed(usize, Answer),
    Reset(usize, Answer),
    /// The connection is secured with a certificate that nobody vouches for.
    WrongCertificate,
}

/// What a region's server has seen.
#[derive(Debug, Default)]
pub struct Seen {
    pub requests: AtomicUsize,
    pub open: AtomicUsize,
    pub most_open: AtomicUsize,
}

/// A region's server, until it is dropped with the runtime that it runs on.
#[derive(Debug)]
pub struct Region {
    pub port: u16,
    pub seen: Arc<Seen>,
    /// What is only there to be full.
    _full: Option<(TcpListener, std::net::TcpStream)>,
}

impl Region {
    pub async fn start(behaviour: Behaviour) -> std::io::Result<Region> {
        let seen = Arc::new(Seen::default());
        if matches!(behaviour, Behaviour::Full) {
            return full(seen);
        }
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let port = listener.local_addr()?.port();
        if !matches!(behaviour, Behaviour::Refuses) {
            tokio::spawn(accept(listener, Arc::new(behaviour), seen.clone()));
        }
        Ok(Region { port, seen, _full: None })
    }
}

/// A queue of one connection, with one in it that nobody takes.
fn full(seen: Arc<Seen>) -> std::io::Result<Region> {
    let socket = TcpSocket::new_v4()?;
    socket.bind((Ipv4Addr::LOCALHOST, 0).into())?;
    let listener = socket.listen(0)?;
    let port = listener.local_addr()?.port();
    let first = std::net::TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
    Ok(Region { port, seen, _full: Some((listener, first)) })
}

async fn accept(listener: TcpListener, behaviour: Arc<Behaviour>, seen: Arc<Seen>) {
    while let Ok((stream, _)) = listener.accept().await {
        let (behaviour, seen) = (behaviour.clone(), seen.clone());
        tokio::spawn(async move {
            let open = seen.open.fetch_add(1, Ordering::SeqCst) + 1;
            seen.most_open.fetch_max(open, Ordering::SeqCst);
            let _ = stream.set_nodelay(true);
            // How a connection ends is the client's to notice.
            let _ = serve(stream, &behaviour, &seen).await;
            seen.open.fetch_sub(1, Ordering::SeqCst);
        });
    }
}

async fn serve(mut stream: TcpStream, behaviour: &Behaviour, seen: &Seen) -> std::io::Result<()> {
    match behaviour {
        Behaviour::Closes => return Ok(()),
        Behaviour::WrongCertificate => return with_own_certificate(stream).await,
        Behaviour::Silent | Behaviour::Refuses | Behaviour::Full => {
            while stream.read(&mut [0; 1024]).await? > 0 {}
            return Ok(());
        }
        _ => {}
    }
    while read_request(&mut stream).await? {
        let before = seen.requests.fetch_add(1, Ordering::SeqCst);
        match behaviour {
            Behaviour::Answers(answers) => {
                let answer = answers.get(before).or(answers.last());
                stream.write_all(&answer.map(Answer::bytes).unwrap_or_default()).await?;
            }
            Behaviour::Later(delay, answer) => {
                tokio::time::sleep(*delay).await;
                stream.write_all(&answer.bytes()).await?;
            }
            Behaviour::Trickle(pause, answer) => {
                for byte in answer.bytes() {
                    stream.write_all(&[byte]).await?;
                    if byte == b'{' {
                        tokio::time::sleep(*pause).await;
                    }
                }
            }
            Behaviour::Closed(bytes, answer) => {
                return stream.write_all(answer.bytes().get(..*bytes).unwrap_or_default()).await;
            }
            Behaviour::Reset(bytes, answer) => {
                stream.write_all(answer.bytes().get(..*bytes).unwrap_or_default()).await?;
                return stream.set_zero_linger();
            }
            _ => {}
        }
    }
    Ok(())
}

async fn with_own_certificate(stream: TcpStream) -> std::io::Result<()> {
    let made = rcgen::generate_simple_self_signed(["another.name".to_owned()]).expect("a certificate");
    let key = PrivatePkcs8KeyDer::from(made.signing_key.serialize_der());
    let config = ServerConfig::builder().with_no_client_auth();
    let config = config.with_single_cert(vec![made.cert.der().clone()], key.into()).expect("a configuration");
    TlsAcceptor::from(Arc::new(config)).accept(stream).await.map(drop)
}

/// Reads one request; `false`: the client has closed.
async fn read_request(stream: &mut (impl AsyncRead + AsyncWrite + Unpin)) -> std::io::Result<bool> {
    let (mut bytes, mut buffer) = (Vec::new(), [0; 4096]);
    loop {
        if let Some(end) = bytes.windows(4).position(|w| w == b"\r\n\r\n") {
            let head = String::from_utf8_lossy(&bytes[..end]).to_lowercase();
            let length =
                head.lines().find_map(|line| line.strip_prefix("content-length:")?.trim().parse().ok());
            let mut left = (end + 4 + length.unwrap_or(0_usize)).saturating_sub(bytes.len());
            while left > 0 {
                match stream.read(&mut buffer).await? {
                    0 => return Ok(false),
                    read => left = left.saturating_sub(read),
                }
            }
            return Ok(true);
        }
        match stream.read(&mut buffer).await? {
            0 => return Ok(false),
            read => bytes.extend_from_slice(&buffer[..read]),
        }
    }
}
