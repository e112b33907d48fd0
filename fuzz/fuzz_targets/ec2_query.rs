//! Answers of ec2Query.
#![no_main]

libfuzzer_sys::fuzz_target!(|message: &[u8]| multiregion_client::fuzzing::ec2_query(message));
