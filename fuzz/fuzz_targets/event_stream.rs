//! Streams of events.
#![no_main]

libfuzzer_sys::fuzz_target!(|message: &[u8]| multiregion_client::fuzzing::event_stream(message));
