//! Every operation, waiter and paginator of every service beside botocore: requests, answers, errors, signatures, refusals,
//! what a waiter makes of a sequence of answers, and a paginator of pages.
//!
//! Python judges (`tests/peer/`); it starts this program again as its driver, which makes the calls. Python is
//! `MULTIREGION_PYTHON`, else `.venv/bin/python`. Arguments after `peer` go through to the judge of operations, those
//! after `waiters:` to that of waiters, those after `pages:` to that of paginators.

mod driver;
mod pages;
mod presigned;
mod wire;

use std::path::PathBuf;
use std::process::{Command, ExitCode};

/// Each test, its judge, and the word that its judge's own arguments follow.
const TESTS: [(&str, &str, &str); 3] = [
    ("agreement", "agree.py", "peer"),
    ("waiters", "waiters.py", "waiters:"),
    ("pages", "pages.py", "pages:"),
];

/// Set in the driver's environment: what it is to make.
const DRIVER: &str = "MULTIREGION_PEER_DRIVER";

fn main() -> ExitCode {
    if let Some(what) = std::env::var_os(DRIVER) {
        return driver::run(what == "waits");
    }
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments.iter().any(|a| a == "--list") {
        TESTS.iter().for_each(|(name, ..)| println!("{name}: test"));
        return ExitCode::SUCCESS;
    }
    let alone = TESTS.iter().find_map(|test| {
        let at = arguments.iter().position(|a| a == test.2)?;
        Some((test, &arguments[at + 1..]))
    });
    if let Some(((_, script, _), own)) = alone {
        return judge(script, own);
    }
    // The filters of `cargo test FILTER`.
    let filters: Vec<&String> = arguments.iter().filter(|a| !a.starts_with('-')).collect();
    let wanted = |name: &str| filters.is_empty() || filters.iter().any(|f| name.contains(f.as_str()));
    let judged = TESTS.iter().filter(|(name, ..)| wanted(name)).map(|(_, script, _)| judge(script, &[]));
    // Each of them, whatever the others come to.
    if judged.fold(true, |good, code| good & (code == ExitCode::SUCCESS)) {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

fn judge(script: &str, arguments: &[String]) -> ExitCode {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let python = std::env::var_os("MULTIREGION_PYTHON").map(PathBuf::from);
    let python = python.unwrap_or_else(|| root.join(".venv/bin/python"));
    let driver = std::env::current_exe().expect("the path of this program");
    let mut command = Command::new(&python);
    command.arg(root.join("tests/peer").join(script)).arg("--driver").arg(driver).args(arguments);
    match command.status() {
        Ok(status) if status.success() => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(e) => {
            eprintln!("{}: {e}: run `make .venv`, or set MULTIREGION_PYTHON", python.display());
            ExitCode::FAILURE
        }
    }
}
