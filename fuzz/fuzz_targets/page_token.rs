//! Page tokens.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &[u8]| multiregion_client::fuzzing::page_token(text));
