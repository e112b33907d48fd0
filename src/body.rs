//! The body that a caller streams into a request: a file, bytes, or a stream of bytes.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::sync::{Mutex, PoisonError};
use std::task::{Context, Poll, ready};

use aws_smithy_types::body::SdkBody;
use aws_smithy_types::byte_stream::ByteStream;
use bytes::{Bytes, BytesMut};
use http_body::{Body as HttpBody, Frame, SizeHint};
use tokio::io::{AsyncRead, ReadBuf};

/// How much of a file or a reader is read at a time, in bytes.
const PIECE: usize = 64 << 10;

/// What a request's streaming member is sent from; see [`Call::body`](crate::Call::body).
///
/// A file and bytes can be read again, and so can a [`ByteStream`] of them: a retry begins anew, and many regions get it
/// at once, each reading for itself. What can be read once only goes to one region, and is not sent again.
///
/// ```no_run
/// # async fn f(s3: multiregion_client::MultiRegionClient) -> Result<(), multiregion_client::Error> {
/// use multiregion_client::Body;
/// use serde_json::json;
///
/// let input = json!({"Bucket": "b", "Key": "k"});
/// let result = s3.call("put_object", input).body(Body::from_path("large.bin")).await?;
/// # Ok(())
/// # }
/// ```
pub struct Body(Source);

enum Source {
    Path(PathBuf),
    Body(SdkBody),
}

impl Body {
    /// A file, opened anew for each region and each attempt. Its length is taken when the call begins.
    pub fn from_path(path: impl AsRef<Path>) -> Body {
        Body(Source::Path(path.as_ref().to_owned()))
    }

    /// What a reader gives, once. `length`: how many bytes of it are sent, where that is known; most services want it, and
    /// a reader that gives fewer ends the request as a failure.
    pub fn from_reader(reader: impl AsyncRead + Send + 'static, length: Option<u64>) -> Body {
        let reader = Mutex::new(Box::pin(reader) as Pin<Box<dyn AsyncRead + Send>>);
        Body(Source::Body(SdkBody::from_body_1_x(Reader { reader, left: length, piece: BytesMut::new() })))
    }

    /// Ready to be sent.
    ///
    /// # Errors
    /// A file that is not there or none.
    pub(crate) async fn open(self) -> Result<SdkBody, String> {
        match self.0 {
            Source::Body(body) => Ok(body),
            Source::Path(path) => {
                let opened = ByteStream::read_from().path(&path).buffer_size(PIECE).build().await;
                let refused = |e: &dyn std::error::Error| {
                    let cause = e.source().map(|cause| format!(": {cause}")).unwrap_or_default();
                    format!("{}: {e}{cause}", path.display())
                };
                opened.map(ByteStream::into_inner).map_err(|e| refused(&e))
            }
        }
    }
}

/// Without the bytes.
impl fmt::Debug for Body {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Source::Path(path) => f.debug_tuple("Body").field(path).finish(),
            Source::Body(body) => f.debug_tuple("Body").field(&body.content_length()).finish(),
        }
    }
}

impl From<ByteStream> for Body {
    fn from(stream: ByteStream) -> Body {
        Body(Source::Body(stream.into_inner()))
    }
}

impl From<SdkBody> for Body {
    fn from(body: SdkBody) -> Body {
        Body(Source::Body(body))
    }
}

impl From<Bytes> for Body {
    fn from(bytes: Bytes) -> Body {
        Body(Source::Body(SdkBody::from(bytes)))
    }
}

impl From<Vec<u8>> for Body {
    fn from(bytes: Vec<u8>) -> Body {
        Bytes::from(bytes).into()
    }
}

impl From<&'static [u8]> for Body {
    fn from(bytes: &'static [u8]) -> Body {
        Bytes::from_static(bytes).into()
    }
}

impl From<&'static str> for Body {
    fn from(text: &'static str) -> Body {
        text.as_bytes().into()
    }
}

impl From<String> for Body {
    fn from(text: String) -> Body {
        text.into_bytes().into()
    }
}

impl From<PathBuf> for Body {
    fn from(path: PathBuf) -> Body {
        Body(Source::Path(path))
    }
}

/// A reader as a body of a request. The lock is never waited for: it makes the reader one that threads may share.
struct Reader {
    reader: Mutex<Pin<Box<dyn AsyncRead + Send>>>,
    /// Bytes that are still to come, where that is known.
    left: Option<u64>,
    piece: BytesMut,
}

impl HttpBody for Reader {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<io::Result<Frame<Bytes>>>> {
        let this = &mut *self;
        let most =
            this.left.map_or(PIECE, |left| usize::try_from(left).map_or(PIECE, |left| left.min(PIECE)));
        if most == 0 {
            return Poll::Ready(None);
        }
        this.piece.resize(most, 0);
        let mut buffer = ReadBuf::new(&mut this.piece);
        let reader = this.reader.get_mut().unwrap_or_else(PoisonError::into_inner);
        if let Err(error) = ready!(reader.as_mut().poll_read(context, &mut buffer)) {
            return Poll::Ready(Some(Err(error)));
        }
        let read = buffer.filled().len();
        match &mut this.left {
            Some(left) if read == 0 => return Poll::Ready(Some(Err(too_short(*left)))),
            None if read == 0 => return Poll::Ready(None),
            Some(left) => *left = left.saturating_sub(read as u64),
            None => {}
        }
        Poll::Ready(Some(Ok(Frame::data(this.piece.split_to(read).freeze()))))
    }

    fn size_hint(&self) -> SizeHint {
        self.left.map_or_else(SizeHint::default, SizeHint::with_exact)
    }
}

fn too_short(left: u64) -> io::Error {
    io::Error::other(format!("expected a body of the length that was given, found {left} bytes fewer"))
}

#[cfg(test)]
mod tests {
    use http_body_util::BodyExt;

    use super::*;

    async fn read(body: Body) -> Result<Vec<u8>, String> {
        let body = body.open().await?;
        body.collect().await.map(|all| all.to_bytes().to_vec()).map_err(|e| e.to_string())
    }

    #[tokio::test]
    async fn whatever_it_is_made_of_it_gives_the_bytes() {
        for body in [
            Body::from("text"),
            Body::from("text".to_owned()),
            Body::from(b"text".to_vec()),
            Body::from(ByteStream::from_static(b"text")),
            Body::from_reader(&b"text"[..], None),
            Body::from_reader(&b"text"[..], Some(4)),
        ] {
            assert_eq!(read(body).await.expect("bytes"), b"text");
        }
        let long = vec![7; 3 * PIECE + 1];
        let reader = Body::from_reader(std::io::Cursor::new(long.clone()), Some(long.len() as u64));
        assert_eq!(read(reader).await.expect("bytes"), long);
    }

    #[tokio::test]
    async fn a_reader_is_read_as_far_as_its_length_says() {
        assert_eq!(read(Body::from_reader(&b"text"[..], Some(3))).await.expect("bytes"), b"tex");
        let error = read(Body::from_reader(&b"text"[..], Some(9))).await.expect_err("an error");
        assert!(error.ends_with("5 bytes fewer"), "{error}");
    }

    #[tokio::test]
    async fn a_file_can_be_read_again_and_one_that_is_not_there_is_named() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("rustfmt.toml");
        let body = Body::from_path(&path).open().await.expect("a file");
        assert_eq!(body.content_length(), Some(std::fs::metadata(&path).expect("a file").len()));
        assert!(body.try_clone().is_some());
        assert!(SdkBody::from_body_1_x(body).try_clone().is_none());
        let error = Body::from_path("no/such/file").open().await.expect_err("an error");
        assert!(error.starts_with("no/such/file: "), "{error}");
        assert_eq!(format!("{:?}", Body::from("secret")), "Body(Some(6))");
    }
}
