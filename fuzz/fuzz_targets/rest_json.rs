//! Answers of restJson1.
#![no_main]

libfuzzer_sys::fuzz_target!(|message: &[u8]| multiregion_client::fuzzing::rest_json(message));
