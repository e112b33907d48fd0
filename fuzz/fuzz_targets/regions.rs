//! Which regions, as a caller says it.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &[u8]| multiregion_client::fuzzing::regions(text));
