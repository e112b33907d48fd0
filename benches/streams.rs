//! 1 GiB from a file to S3 at moto and back: how long it takes and how much memory.
//!
//! `cargo bench --bench streams`. Fails if the process ever holds more than 64 MB. `MEBIBYTES` sets another size: over
//! TLS moto joins the chunks of a body in a time that grows with the square of its size.

#[path = "../tests/harness"]
mod harness {
    pub mod large;
    mod process;
    pub use process::*;
}

use std::time::Instant;

use harness::large::{Folder, Moto, there_and_back};

/// One, for moto holds all that it is sent several times in memory.
const REGIONS: [&str; 1] = ["us-east-1"];
const MOST: u64 = 64 << 20;

/// The most memory that the process had at once, in bytes, as Linux counts it.
fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.trim().strip_suffix("kB")?.trim().parse::<u64>().ok()? * 1024)
}

fn main() {
    let mebibytes = std::env::var("MEBIBYTES").ok().and_then(|text| text.parse().ok()).unwrap_or(1024);
    let folder = Folder::new("streams-bench");
    let path = folder.large(mebibytes);
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().expect("a runtime");
    for (name, with_tls) in [("https", true), ("http", false)] {
        let moto = Moto::start(&REGIONS, with_tls.then_some(&folder));
        let start = Instant::now();
        runtime.block_on(there_and_back(&moto, &REGIONS, &path));
        let took = start.elapsed().as_secs_f64();
        let peak = peak().unwrap_or_default();
        println!("{name}: {mebibytes} MiB there and back in {took:.1} s, peak memory {} MB", peak >> 20);
        assert!(peak <= MOST, "{peak} bytes at most, of a limit of {MOST}");
    }
}
