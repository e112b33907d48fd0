//! Messages in bytes and out of them, as far as they have come.

use std::fmt;

use aws_smithy_eventstream::frame::{read_message_from, write_message_to};
use aws_smithy_types::event_stream::Message;
use bytes::{Buf, Bytes, BytesMut};

/// Two lengths and their checksum.
const PRELUDE: usize = 12;
/// The checksum of a whole message.
const CHECKSUM: usize = 4;
/// The most that a message's headers and its payload may have. Source: botocore, which takes more than the
/// specification's 16 MiB of payload.
const MAX_HEADERS: usize = 128 << 10;
const MAX_PAYLOAD: usize = 24 << 20;

/// Bytes that are no message.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct FrameError(String);

impl fmt::Display for FrameError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for FrameError {}

/// A stream's bytes, as far as they have come, out of which messages are taken.
#[derive(Debug, Default)]
pub(crate) struct Frames(BytesMut);

impl Frames {
    pub(crate) fn push(&mut self, bytes: &[u8]) {
        self.0.extend_from_slice(bytes);
    }

    /// The next message; `None`: it is not whole yet.
    ///
    /// # Errors
    /// What has come is no message. Nothing after it can be found.
    pub(crate) fn next(&mut self) -> Result<Option<Message>, FrameError> {
        let Some(length) = length(&self.0)?.filter(|length| *length <= self.0.len()) else { return Ok(None) };
        message(self.0.split_to(length).freeze()).map(Some)
    }

    /// Says whether a stream may end here.
    ///
    /// # Errors
    /// A message has begun.
    pub(crate) fn end(&self) -> Result<(), FrameError> {
        match self.0.len() {
            0 => Ok(()),
            n => Err(FrameError(format!("the stream ended within a message, of which {n} bytes had come"))),
        }
    }
}

/// The length of the message that begins here; `None`: too little has come to tell.
fn length(bytes: &[u8]) -> Result<Option<usize>, FrameError> {
    let Some(prelude) = bytes.first_chunk::<PRELUDE>() else { return Ok(None) };
    let mut words = &prelude[..];
    let (total, headers, checksum) = (words.get_u32(), words.get_u32(), words.get_u32());
    // A length that is wrong would be waited for in vain.
    if crc32fast::hash(&prelude[..PRELUDE - CHECKSUM]) != checksum {
        return Err(FrameError(
            "expected a message of an event stream, found lengths with a wrong checksum".into(),
        ));
    }
    let (total, headers) = (total as usize, headers as usize);
    let payload = total.checked_sub(PRELUDE + CHECKSUM).and_then(|rest| rest.checked_sub(headers));
    match payload {
        Some(payload) if headers <= MAX_HEADERS && payload <= MAX_PAYLOAD => Ok(Some(total)),
        _ => Err(FrameError(format!(
            "expected a message of at most {MAX_HEADERS} bytes of headers and {MAX_PAYLOAD} of payload, found one of \
             {total} bytes with {headers} of headers"
        ))),
    }
}

fn message(frame: Bytes) -> Result<Message, FrameError> {
    read_message_from(frame)
        .map_err(|error| FrameError(format!("expected a message of an event stream: {error}")))
}

/// A message's bytes.
///
/// # Errors
/// It is longer than messages may be.
pub(crate) fn encode(message: &Message) -> Result<Vec<u8>, FrameError> {
    let mut out = Vec::new();
    write_message_to(message, &mut out)
        .map_err(|error| FrameError(format!("expected an event that fits into a message: {error}")))?;
    // Within a signed message there is another, so the bound is of what goes out.
    match out.len() {
        n if n <= MAX_PAYLOAD => Ok(out),
        n => Err(FrameError(format!("expected an event of at most {MAX_PAYLOAD} bytes, found {n}"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// From botocore's own test data: a message without headers.
    const PLAIN: [u8; 29] = *b"\x00\x00\x00\x1d\x00\x00\x00\x00\xfd\x52\x8c\x5a{'foo':'bar'}\xc3\x65\x39\x36";

    fn of(bytes: &[u8]) -> Frames {
        let mut frames = Frames::default();
        frames.push(bytes);
        frames
    }

    #[test]
    fn a_message_is_taken_when_it_is_whole() {
        for cut in 0..PLAIN.len() {
            let mut frames = of(&PLAIN[..cut]);
            assert_eq!(frames.next(), Ok(None), "{cut}");
            assert_eq!(frames.end().is_ok(), cut == 0);
            frames.push(&PLAIN[cut..]);
            frames.push(&PLAIN);
            for _ in 0..2 {
                let message = frames.next().expect("a message").expect("a whole one");
                assert_eq!(message.payload().as_ref(), b"{'foo':'bar'}");
            }
            assert_eq!((frames.next(), frames.end()), (Ok(None), Ok(())));
        }
    }

    #[test]
    fn any_changed_byte_is_found() {
        for at in 0..PLAIN.len() {
            let mut bytes = PLAIN;
            bytes[at] ^= 0x10;
            let error = of(&bytes).next().expect_err("a wrong checksum").to_string();
            assert!(error.starts_with("expected a message of an event stream"), "{at}: {error}");
        }
    }

    #[test]
    fn lengths_beyond_the_bounds_are_not_waited_for() {
        let prelude = |total: u32, headers: u32| {
            let mut bytes = [total.to_be_bytes(), headers.to_be_bytes()].concat();
            bytes.extend(crc32fast::hash(&bytes).to_be_bytes());
            bytes
        };
        assert_eq!(of(&prelude(1000, 10)).next(), Ok(None));
        for (total, headers) in
            [(u32::MAX, 0), (0, 0), (15, 0), (16, 1), (1 << 20, 129 << 10), (17, u32::MAX)]
        {
            let error = of(&prelude(total, headers)).next().expect_err("a length that no message has");
            assert!(error.to_string().contains(&format!("found one of {total} bytes")), "{error}");
        }
    }

    #[test]
    fn an_event_too_large_for_a_message_is_not_written() {
        let error = encode(&Message::new(vec![0; MAX_PAYLOAD])).expect_err("too large");
        assert!(error.to_string().contains("expected an event of at most"), "{error}");
        assert!(encode(&Message::new(vec![0; MAX_PAYLOAD / 2])).is_ok());
    }
}
