//! The body of an answer as it comes, for callers without an async runtime.

use std::io::{self, BufRead, Read};

use bytes::{Buf, Bytes};

use super::block_on;
use crate::call::{LiveBody, too_large};

/// [`LiveBody`] as a reader: each read waits for bytes. `result.take_body("eu-west-1").map(BodyReader::from)`.
///
/// Of a call that was [streaming](super::Call::streaming). Dropping it before its end closes its connection.
///
/// # Errors
/// Reading gives an error as [`LiveBody::next`] does, with the [`CallError`](crate::CallError) within, and on a thread of
/// a runtime one of kind [`ErrorKind::Blocking`](crate::ErrorKind::Blocking) within.
#[derive(Debug)]
pub struct BodyReader {
    live: LiveBody,
    /// What has come and was not yet read.
    left: Bytes,
}

impl From<LiveBody> for BodyReader {
    fn from(live: LiveBody) -> Self {
        BodyReader { live, left: Bytes::new() }
    }
}

impl BodyReader {
    /// How many bytes there are, where the answer says it.
    pub fn content_length(&self) -> Option<u64> {
        self.live.content_length()
    }

    /// What is left of it, if that is not longer than so many bytes.
    ///
    /// # Errors
    /// As reading; it is longer ([`FailureKind::TooLarge`](crate::FailureKind::TooLarge)).
    pub fn collect_within(self, limit: u64) -> io::Result<Bytes> {
        let mut all = Vec::new();
        self.take(limit.saturating_add(1)).read_to_end(&mut all)?;
        if all.len() as u64 > limit { Err(io::Error::other(too_large(limit))) } else { Ok(all.into()) }
    }
}

impl BufRead for BodyReader {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if !self.left.has_remaining() {
            let next = block_on(self.live.next()).map_err(io::Error::other)?;
            self.left = next.transpose().map_err(io::Error::other)?.unwrap_or_default();
        }
        Ok(&self.left)
    }

    fn consume(&mut self, read: usize) {
        self.left.advance(read.min(self.left.len()));
    }
}

impl Read for BodyReader {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let part = self.fill_buf()?.read(into)?;
        self.consume(part);
        Ok(part)
    }
}
