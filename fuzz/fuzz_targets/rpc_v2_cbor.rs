//! Answers of rpcv2Cbor.
#![no_main]

libfuzzer_sys::fuzz_target!(|message: &[u8]| multiregion_client::fuzzing::rpc_v2_cbor(message));
