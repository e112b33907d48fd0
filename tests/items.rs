//! What `items()` and `merged()` take of every operation's output: the list to read when models are updated, or the rule.
//!
//! `UPDATE_GOLDENS=1 cargo test --test items` writes `tests/items.txt` anew. A service's operations stand one a line where
//! the output has lists, with the lists that were taken, `itself` where the output as a whole was; then, in one line, those
//! without any list. `pages` marks what a paginator names, `not` the lists at the top that were not taken, and
//! `RequestRegion` items that have a member of that name.

#[path = "../src/reviewed.rs"]
mod reviewed;

use std::fmt::Write;

use multiregion_client::model::{Kind, Operation, Shape, services};

/// The lists at the output's top.
fn lists(operation: &'static Operation) -> Vec<&'static str> {
    let members = operation.output().map_or(&[][..], Shape::members);
    members.iter().filter(|m| m.target().kind() == Kind::List).map(|m| m.name()).collect()
}

/// The shape of the items of a result list.
fn items_of(operation: &'static Operation, path: &str) -> &'static Shape {
    let mut shape = operation.output().expect("an output");
    for step in path.split('.') {
        shape = shape.member(step).unwrap_or_else(|| panic!("{operation:?}: {path}: {step}")).target();
    }
    if operation.event_output().is_some_and(|stream| stream.name() == path) {
        // Each event has its value in a member of this.
        return shape;
    }
    assert_eq!(shape.kind(), Kind::List, "{operation:?}: {path}");
    shape.members().first().expect("an element").target()
}

/// Result lists whose items have a member `RequestRegion`; the output itself as an empty path.
fn clashes(operation: &'static Operation) -> Vec<&'static str> {
    let mut results: Vec<_> =
        operation.result_lists().map(|path| (path, items_of(operation, path))).collect();
    if results.is_empty() {
        results.extend(operation.output().map(|output| ("", output)));
    }
    let clash = |(path, shape): (&'static str, &'static Shape)| {
        let hides = |name: &&str| shape.member(name).is_some();
        ["RequestRegion", "RequestRegions"].iter().any(hides).then_some(path)
    };
    results.into_iter().filter_map(clash).collect()
}

fn line(operation: &'static Operation) -> Option<String> {
    let taken: Vec<&str> = operation.result_lists().collect();
    let beside: Vec<&str> = lists(operation).into_iter().filter(|list| !taken.contains(list)).collect();
    if taken.is_empty() && beside.is_empty() {
        return None;
    }
    let mut out = format!("  {}: ", operation.name());
    out += &if taken.is_empty() { "itself".into() } else { taken.join(", ") };
    if operation.is_paginated() {
        out += "; pages";
    }
    if !beside.is_empty() {
        let _ = write!(out, "; not {}", beside.join(", "));
    }
    if !clashes(operation).is_empty() {
        out += "; RequestRegion";
    }
    Some(out)
}

fn review() -> String {
    let mut out = String::new();
    for service in services() {
        let _ = writeln!(out, "{}", service.name());
        let mut none = Vec::new();
        for operation in service.operations() {
            match line(operation) {
                Some(line) => out += &format!("{line}\n"),
                None => none.push(operation.name()),
            }
        }
        if !none.is_empty() {
            let _ = writeln!(out, "  no lists: {}", none.join(" "));
        }
    }
    out
}

#[test]
fn the_results_are_those_that_were_reviewed() {
    reviewed::holds("tests/items.txt", &review());
}

#[test]
fn no_item_has_a_member_that_its_region_would_hide() {
    let operations = services().flat_map(|s| s.operations());
    let clashing: Vec<_> = operations.filter(|o| !clashes(o).is_empty()).collect();
    assert!(clashing.is_empty(), "{clashing:?}");
}

#[test]
fn nearly_every_paginator_names_its_results() {
    let paginated = services().flat_map(|s| s.operations()).filter(|o| o.is_paginated());
    let (with, without): (Vec<_>, Vec<_>) = paginated.partition(|o| o.result_lists().next().is_some());
    assert!(with.len() > 3_400, "{} have results", with.len());
    assert!(without.len() < 20, "{} have none: {without:?}", without.len());
}
