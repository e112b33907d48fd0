//! Names of services and operations.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &[u8]| multiregion_client::fuzzing::names(text));
