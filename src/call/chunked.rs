//! The `aws-chunked` coding of a body, with its checksum behind it.
//!
//! Source: Amazon S3's "Signature calculations for the Authorization header: transferring payload in multiple chunks",
//! in the form without signatures of chunks, and botocore's `AwsChunkedWrapper`. The crate aws-runtime's coder is not
//! taken: it needs to know the body's length, and its caller the checksum.

use std::collections::VecDeque;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_types::body::SdkBody;
use bytes::{Buf, BufMut, Bytes, BytesMut};
use http_body::{Body, Frame};

use super::checksum::{Algorithm, Sum};

/// Bytes in each chunk but the last, as botocore has them.
const CHUNK: usize = 1 << 20;

/// Puts a request's body into this coding: headers and body.
///
/// # Errors
/// A header cannot be set.
pub(super) fn apply(algorithm: Algorithm, request: &mut HttpRequest) -> Result<(), BoxError> {
    let given = request.headers().get("content-length").map(str::to_owned);
    let length = request.body().content_length().map(|length| length.to_string()).or(given);
    let headers = request.headers_mut();
    headers.remove("content-length");
    headers.try_insert("transfer-encoding", "chunked")?;
    let coding = match headers.get("content-encoding") {
        Some(other) => format!("{other},aws-chunked"),
        None => "aws-chunked".to_owned(),
    };
    headers.try_insert("content-encoding", coding)?;
    headers.try_insert("x-amz-trailer", algorithm.header())?;
    if let Some(length) = length {
        headers.try_insert("x-amz-decoded-content-length", length)?;
    }
    let body = std::mem::replace(request.body_mut(), SdkBody::taken());
    // A body that can be read again stays one.
    *request.body_mut() = body.map(move |body| SdkBody::from_body_1_x(Chunked::new(body, algorithm)));
    Ok(())
}

/// A body in this coding.
struct Chunked {
    body: SdkBody,
    trailer: String,
    /// Taken when the last chunk is written.
    sum: Option<Box<dyn Sum>>,
    held: VecDeque<Bytes>,
    held_bytes: usize,
}

impl Chunked {
    fn new(body: SdkBody, algorithm: Algorithm) -> Chunked {
        let (trailer, sum) = (algorithm.header(), Some(algorithm.begin()));
        Chunked { body, trailer, sum, held: VecDeque::new(), held_bytes: 0 }
    }

    /// Writes the next so many bytes, all of which are held, as a chunk.
    fn write(&mut self, bytes: usize, to: &mut BytesMut) {
        to.put_slice(format!("{bytes:x}\r\n").as_bytes());
        let mut left = bytes;
        while let Some(piece) = self.held.front_mut().filter(|_| left > 0) {
            let part = piece.split_to(left.min(piece.len()));
            if !piece.has_remaining() {
                self.held.pop_front();
            }
            left -= part.len();
            if let Some(sum) = &mut self.sum {
                sum.update(&part);
            }
            to.put_slice(&part);
        }
        self.held_bytes -= bytes;
        to.put_slice(b"\r\n");
    }

    /// The bytes that are left, the end and the checksum.
    fn end(&mut self) -> Bytes {
        let mut out = BytesMut::with_capacity(self.held_bytes + 256);
        if self.held_bytes > 0 {
            self.write(self.held_bytes, &mut out);
        }
        out.put_slice(b"0\r\n");
        if let Some(sum) = self.sum.take() {
            out.put_slice(format!("{}:{}\r\n", self.trailer, sum.finish()).as_bytes());
        }
        out.put_slice(b"\r\n");
        out.freeze()
    }
}

impl Body for Chunked {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        let this = &mut *self;
        loop {
            if this.sum.is_none() {
                return Poll::Ready(None);
            }
            if this.held_bytes >= CHUNK {
                let mut out = BytesMut::with_capacity(CHUNK + 16);
                this.write(CHUNK, &mut out);
                return Poll::Ready(Some(Ok(Frame::data(out.freeze()))));
            }
            match ready!(Pin::new(&mut this.body).poll_frame(context)) {
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                Some(Ok(frame)) => {
                    if let Some(data) = frame.into_data().ok().filter(Bytes::has_remaining) {
                        this.held_bytes += data.len();
                        this.held.push_back(data);
                    }
                }
                None => return Poll::Ready(Some(Ok(Frame::data(this.end())))),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use http_body_util::BodyExt;

    use super::*;

    async fn coded(body: SdkBody) -> (HttpRequest, Vec<u8>) {
        let mut request = HttpRequest::new(body);
        let algorithm = Algorithm::named("CRC32").expect("known");
        apply(algorithm, &mut request).expect("coded");
        let body = request.body().try_clone().expect("a body that can be read again");
        let bytes = body.collect().await.expect("bytes").to_bytes().to_vec();
        (request, bytes)
    }

    /// As botocore's `AwsChunkedWrapper` writes it.
    #[tokio::test]
    async fn a_body_is_chunks_an_end_and_its_checksum() {
        let (request, bytes) = coded(SdkBody::from("hello world")).await;
        assert_eq!(bytes, b"b\r\nhello world\r\n0\r\nx-amz-checksum-crc32:DUoRhQ==\r\n\r\n");
        for (name, value) in [
            ("transfer-encoding", "chunked"),
            ("content-encoding", "aws-chunked"),
            ("x-amz-trailer", "x-amz-checksum-crc32"),
            ("x-amz-decoded-content-length", "11"),
        ] {
            assert_eq!(request.headers().get(name), Some(value));
        }
        assert_eq!(request.body().content_length(), None);
        let (_, empty) = coded(SdkBody::empty()).await;
        assert_eq!(empty, b"0\r\nx-amz-checksum-crc32:AAAAAA==\r\n\r\n");
    }

    #[tokio::test]
    async fn chunks_are_of_one_size_whatever_pieces_come() {
        let whole = vec![b'x'; 2 * CHUNK + 5];
        let (_, bytes) = coded(SdkBody::from(whole.clone())).await;
        let mut expected = Vec::new();
        for piece in whole.chunks(CHUNK) {
            expected.extend_from_slice(format!("{:x}\r\n", piece.len()).as_bytes());
            expected.extend_from_slice(piece);
            expected.extend_from_slice(b"\r\n");
        }
        assert!(bytes.starts_with(&expected));
        assert!(bytes[expected.len()..].starts_with(b"0\r\nx-amz-checksum-crc32:"));
    }
}
