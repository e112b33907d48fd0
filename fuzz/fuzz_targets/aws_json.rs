//! Answers of awsJson.
#![no_main]

libfuzzer_sys::fuzz_target!(|message: &[u8]| multiregion_client::fuzzing::aws_json(message));
