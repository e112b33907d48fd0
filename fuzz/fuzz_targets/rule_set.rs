//! Endpoint rules of any content.
#![no_main]

libfuzzer_sys::fuzz_target!(|json: &[u8]| multiregion_client::fuzzing::rule_set(json));
