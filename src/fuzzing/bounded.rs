//! The bounded run: every seed, its truncations and changes, and what is hostile by design, through every target.
//!
//! `FUZZ_CASES=100000 cargo test --lib fuzzing` goes deeper. A case that fails is written to a file, which
//! `cargo fuzz run <target> <file>` takes; one that takes the whole process down is named by
//! `FUZZ_TRACE=1 cargo test --lib fuzzing -- --nocapture`.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{RecvTimeoutError, SyncSender, sync_channel};
use std::time::Duration;

use super::mutate::{Random, changed};
use super::{TARGETS, allowed, hash, hostile, sample};

/// How many changed messages a target gets, unless `FUZZ_CASES` says otherwise.
const CASES: usize = 2000;
/// Most truncations of one seed.
const TRUNCATIONS: usize = 200;
/// What no case comes near, unless its time grows faster than its length.
const LIMIT: Duration = Duration::from_secs(20);

struct Case {
    label: String,
    message: Vec<u8>,
}

/// What the thread that runs the cases tells of each.
enum Told {
    Begun(Case),
    Failed(String),
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz")
}

fn seeds(target: &str) -> Vec<(String, Vec<u8>)> {
    let folder = root().join("seeds").join(target);
    let entries = std::fs::read_dir(&folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    let read = |path: PathBuf| (path.display().to_string(), std::fs::read(&path).expect("a seed"));
    paths.into_iter().map(read).collect()
}

/// All cases of a target, in an order that never changes.
fn cases(target: &str, sink: &mut dyn FnMut(Case)) {
    let seeds = seeds(target);
    let messages: Vec<_> = seeds.iter().map(|(_, message)| message.clone()).collect();
    assert!(!messages.is_empty(), "{target} has no seeds");
    for (path, message) in &seeds {
        let step = (message.len() / TRUNCATIONS).max(1);
        for length in (0..message.len()).rev().step_by(step) {
            sink(Case { label: format!("{path}, cut at {length}"), message: message[..length].to_vec() });
        }
        sink(Case { label: path.clone(), message: message.clone() });
    }
    hostile::messages(target, &messages, &mut |label, message| sink(Case { label, message }));
    let cases = std::env::var("FUZZ_CASES").map_or(CASES, |n| n.parse().expect("FUZZ_CASES as a number"));
    // Names that are near to one are looked for among all, which takes its time.
    for case in 0..if target == "names" { cases / 20 } else { cases } {
        let mut random = Random(hash(target) as u64 ^ case as u64);
        let (path, message) = random.of(&seeds).clone();
        let message = changed(&message, &messages, &mut random);
        sink(Case { label: format!("change {case} of {path}"), message });
    }
}

/// Runs one message; what is wrong with it, if anything is.
fn fault(run: fn(&[u8]), message: &[u8]) -> Option<String> {
    let mut ended = Ok(());
    let mut measure = || {
        let used = allocation_counter::measure(|| ended = catch_unwind(AssertUnwindSafe(|| run(message))));
        usize::try_from(used.bytes_max).unwrap_or(usize::MAX)
    };
    // Descriptors are decoded when they are first needed, and stay: only a second time tells what a message costs.
    let (allowed, mut used) = (allowed(message.len()), measure());
    if used > allowed {
        used = measure();
    }
    match ended {
        Err(panic) => {
            let text = panic.downcast_ref::<String>().map(String::as_str);
            Some(format!("panicked: {}", text.or(panic.downcast_ref::<&str>().copied()).unwrap_or("?")))
        }
        Ok(()) if used > allowed => Some(format!("took {used} bytes, expected at most {allowed}")),
        Ok(()) => None,
    }
}

fn run_cases(name: &str, run: fn(&[u8]), tell: &SyncSender<Told>) {
    let trace = std::env::var_os("FUZZ_TRACE").is_some();
    cases(name, &mut |case| {
        if trace {
            eprintln!("{name}: {}", case.label);
        }
        let message = case.message.clone();
        // Nobody listens any more once a case has failed.
        if tell.send(Told::Begun(case)).is_ok()
            && let Some(fault) = fault(run, &message)
        {
            let _ = tell.send(Told::Failed(fault));
        }
    });
}

fn kept(target: &str, case: &Case) -> String {
    let file = std::env::temp_dir().join(format!("fuzz-{target}-{:x}", hash(&case.label)));
    let written = std::fs::write(&file, &case.message).map(|()| file.display().to_string());
    let shown = case.message[..case.message.len().min(300)].escape_ascii();
    format!("{} ({} bytes, {written:?}): {shown}", case.label, case.message.len())
}

/// What is wrong, by the first case that shows it; else how many cases there were. The cases run on a thread of
/// their own, with the stack that a runtime's workers have, for one may never end.
fn watched(
    name: &'static str,
    limit: Duration,
    run: impl FnOnce(SyncSender<Told>) + Send + 'static,
) -> Result<usize, String> {
    let (tell, told) = sync_channel(0);
    let runner = std::thread::Builder::new().name(name.into()).spawn(move || run(tell)).expect("a thread");
    let (mut last, mut count) = (None, 0);
    let wrong = |last: &Option<Case>, what: &str| {
        Err(format!("{name}: {what}: {}", last.as_ref().map_or(String::new(), |case| kept(name, case))))
    };
    loop {
        match told.recv_timeout(limit) {
            Ok(Told::Begun(case)) => (last, count) = (Some(case), count + 1),
            Ok(Told::Failed(fault)) => return wrong(&last, &fault),
            Err(RecvTimeoutError::Timeout) => return wrong(&last, &format!("not done in {limit:?}")),
            Err(RecvTimeoutError::Disconnected) if runner.join().is_err() => {
                return wrong(&last, "broke off");
            }
            Err(RecvTimeoutError::Disconnected) => return Ok(count),
        }
    }
}

fn run_target(name: &'static str) {
    let (_, run) = TARGETS.into_iter().find(|(target, _)| *target == name).expect("a target");
    match watched(name, LIMIT, move |tell| run_cases(name, run, &tell)) {
        Ok(count) => assert!(count > 300, "{name}: only {count} cases"),
        Err(wrong) => panic!("{wrong}"),
    }
}

macro_rules! targets {
    ($($name:ident)*) => {
        $(#[test]
        fn $name() {
            run_target(stringify!($name));
        })*

        #[test]
        fn every_target_has_its_test_its_file_and_its_seeds() {
            let names = TARGETS.map(|(name, _)| name);
            assert_eq!(names, [$(stringify!($name)),*]);
            let manifest = std::fs::read_to_string(root().join("Cargo.toml")).expect("a manifest");
            for name in names {
                let path = format!("fuzz_targets/{name}.rs");
                let text = std::fs::read_to_string(root().join(&path)).expect(name);
                assert!(text.contains(&format!("fuzzing::{name}(")), "{text}");
                assert!(manifest.contains(&format!("name = {name:?}\npath = {path:?}")), "{name}");
                assert!(!seeds(name).is_empty(), "{name}");
            }
            let files = std::fs::read_dir(root().join("fuzz_targets")).expect("targets");
            assert_eq!(files.count(), names.len());
        }
    };
}

targets! {
    aws_json aws_query ec2_query endpoint event_stream input names page_token regions rest_json rest_xml rpc_v2_cbor rule_set timestamp
}

#[test]
fn a_panic_is_a_fault() {
    let found = fault(|message| assert!(message.is_empty(), "no {}", message.len()), b"ab");
    assert_eq!(found.as_deref(), Some("panicked: no 2"));
    assert_eq!(fault(|_| {}, b"ab"), None);
}

#[test]
fn memory_that_is_kept_or_only_passed_through_is_a_fault() {
    let too_much = |message: &[u8]| drop(std::hint::black_box(vec![0_u8; allowed(message.len()) + 1]));
    assert!(fault(too_much, b"ab").is_some_and(|fault| fault.starts_with("took ")));
    let enough = |message: &[u8]| drop(std::hint::black_box(vec![0_u8; allowed(message.len())]));
    assert_eq!(fault(enough, b"ab"), None);
}

#[test]
fn a_case_that_does_not_end_is_a_fault() {
    let (_kept, never) = sync_channel::<()>(0);
    let endless = move |tell: SyncSender<Told>| {
        let case = Case { label: "endless".into(), message: b"m".to_vec() };
        tell.send(Told::Begun(case)).expect("a listener");
        let _ = never.recv();
    };
    let wrong = watched("test", Duration::from_millis(10), endless).expect_err("a fault");
    assert!(wrong.starts_with("test: not done in 10ms: endless (1 bytes"), "{wrong}");
}

#[test]
fn samples_are_answers() {
    for kind in TARGETS.into_iter().filter_map(|(target, _)| hostile::kind(target)) {
        for operation in hostile::operations(kind) {
            let body = sample::output(kind, operation, None).body;
            hostile::decoded(kind, operation, body).unwrap_or_else(|e| panic!("{operation:?}: {e}"));
        }
        let way = hostile::endless(kind);
        for (times, is_read) in [(1, true), (8, true), (200, false)] {
            let Some(way) = &way else { continue };
            let read = hostile::decoded(kind, way.operation, way.body(kind, times));
            assert_eq!(read.is_ok(), is_read, "{:?} {times} times: {read:?}", way.operation);
        }
    }
}
