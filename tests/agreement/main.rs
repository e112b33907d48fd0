//! Every operation of every service beside botocore: requests, answers, errors, signatures and refusals.
//!
//! Python judges (`tests/peer/agree.py`); it starts this program again as its driver, which makes the calls. Python is
//! `MULTIREGION_PYTHON`, else `.venv/bin/python`. Arguments of `make peer` go through to the judge.

mod driver;

use std::path::PathBuf;
use std::process::{Command, ExitCode};

const NAME: &str = "agreement";
/// Set in the driver's environment.
const DRIVER: &str = "MULTIREGION_PEER_DRIVER";

fn main() -> ExitCode {
    if std::env::var_os(DRIVER).is_some() {
        return driver::run();
    }
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments.iter().any(|a| a == "--list") {
        println!("{NAME}: test");
        return ExitCode::SUCCESS;
    }
    // What the judge's own arguments follow; before it stand the filters of `cargo test FILTER`.
    let own = arguments.iter().position(|a| a == "peer");
    let filters = &arguments[..own.unwrap_or(arguments.len())];
    if filters.iter().any(|f| !f.starts_with('-') && !NAME.contains(f.as_str())) {
        return ExitCode::SUCCESS;
    }
    judge(own.map_or(&[], |at| &arguments[at + 1..]))
}

fn judge(arguments: &[String]) -> ExitCode {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let python = std::env::var_os("MULTIREGION_PYTHON").map(PathBuf::from);
    let python = python.unwrap_or_else(|| root.join(".venv/bin/python"));
    let driver = std::env::current_exe().expect("the path of this program");
    let mut command = Command::new(&python);
    command.arg(root.join("tests/peer/agree.py")).arg("--driver").arg(driver).args(arguments);
    match command.status() {
        Ok(status) if status.success() => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(e) => {
            eprintln!("{}: {e}: run `make .venv`, or set MULTIREGION_PYTHON", python.display());
            ExitCode::FAILURE
        }
    }
}
