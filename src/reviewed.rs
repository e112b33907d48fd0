//! Lists that people have reviewed, held to what is found: for the tests of this crate, those in `tests/` included.

use std::collections::HashSet;
use std::path::Path;

/// Holds a file of this crate to what is found, or with `UPDATE_GOLDENS=1` writes it.
///
/// # Panics
/// They differ: each line that only one of them has is told.
pub(crate) fn holds(file: &str, found: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    if std::env::var_os("UPDATE_GOLDENS").is_some_and(|v| v == "1") {
        std::fs::write(&path, found).unwrap_or_else(|e| panic!("{file}: {e}"));
        return;
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{file}: {e}"));
    let lines = |text| str::lines(text).collect::<HashSet<_>>();
    let (known, new) = (lines(&expected), lines(found));
    let gone = expected.lines().filter(|line| !new.contains(line)).map(|line| format!("- {line}\n"));
    let come = found.lines().filter(|line| !known.contains(line)).map(|line| format!("+ {line}\n"));
    let differ: String = gone.chain(come).collect();
    assert!(found == expected, "{file}:\n{differ}UPDATE_GOLDENS=1 writes what is found; read the diff");
}
