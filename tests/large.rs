//! A large file through S3 at moto and back: byte for byte, its checksum verified, in a memory far smaller than it.
//! `cargo bench --bench streams` does it with 1 GiB.

mod harness {
    pub mod large;
    mod process;
    pub use process::*;
}

use harness::large::{Folder, Moto, there_and_back};

const REGIONS: [&str; 2] = ["eu-west-1", "us-east-1"];
/// Both regions' bodies under way, connections and TLS included.
const MOST: u64 = 16 << 20;

fn measured(name: &str, mebibytes: usize, with_tls: bool) {
    let folder = Folder::new(name);
    let path = folder.large(mebibytes);
    let moto = Moto::start(&REGIONS, with_tls.then_some(&folder));
    // On one thread, whose allocations are counted.
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let used = allocation_counter::measure(|| runtime.block_on(there_and_back(&moto, &REGIONS, &path)));
    assert!(used.bytes_max <= MOST, "{} bytes at most, of a limit of {MOST}", used.bytes_max);
}

#[test]
fn over_tls_the_checksum_comes_behind_the_body() {
    measured("large-tls", 64, true);
}

#[test]
fn without_tls_the_file_is_hashed_first() {
    // Hashing is slow in code that is not optimised.
    measured("large-plain", 20, false);
}
