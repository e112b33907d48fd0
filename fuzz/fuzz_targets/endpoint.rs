//! Endpoints of any call, by its service's rules.
#![no_main]

libfuzzer_sys::fuzz_target!(|json: &[u8]| multiregion_client::fuzzing::endpoint(json));
