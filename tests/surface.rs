//! What there is to call, one line a service: the diff to read when models are updated.
//!
//! `UPDATE_GOLDENS=1 cargo test --test surface` writes `tests/surface.txt` anew.

#[path = "../src/reviewed.rs"]
mod reviewed;

use std::fmt::Write;

use multiregion_client::model::{Service, services};

/// What a line counts.
#[derive(Default)]
struct Counts {
    operations: usize,
    shapes: usize,
    paginators: usize,
    inferred: usize,
    waiters: usize,
}

impl Counts {
    fn of(service: &'static Service) -> Counts {
        let operations = service.operations();
        Counts {
            operations: operations.len(),
            shapes: service.shape_count(),
            paginators: operations.iter().filter(|o| o.is_paginated()).count(),
            inferred: operations.iter().filter(|o| o.is_inferred_paginated()).count(),
            waiters: operations.iter().map(|o| o.waiters().len()).sum(),
        }
    }

    fn add(&mut self, other: &Counts) {
        self.operations += other.operations;
        self.shapes += other.shapes;
        self.paginators += other.paginators;
        self.inferred += other.inferred;
        self.waiters += other.waiters;
    }

    fn line(&self) -> String {
        let Counts { operations, shapes, paginators, inferred, waiters } = self;
        let inferred = if *inferred == 0 { String::new() } else { format!(" + {inferred} inferred") };
        format!(
            "{operations} operations, {shapes} shapes, {paginators} paginators{inferred}, {waiters} waiters"
        )
    }
}

fn surface() -> String {
    let mut out = String::new();
    let mut total = Counts::default();
    for service in services() {
        let counts = Counts::of(service);
        let short = |p: &'static str| p.split_once('#').map_or(p, |(_, name)| name);
        let protocols: Vec<_> = service.protocols().map(short).collect();
        let (name, sdk_id, version) = (service.name(), service.sdk_id(), service.api_version());
        let _ = writeln!(out, "{name} ({sdk_id}, {version}, {}): {}", protocols.join(" "), counts.line());
        inferred(&mut out, service);
        total.add(&counts);
    }
    let _ = writeln!(out, "total: {} services, {}", services().len(), total.line());
    out
}

/// Operations with pages that no model tells of, each with its tokens: what the rule of `src/codegen/pages.rs` found.
fn inferred(out: &mut String, service: &'static Service) {
    for operation in service.operations().iter().filter(|o| o.is_inferred_paginated()) {
        let tokens = operation.page_tokens().map(|(taken, given)| format!("{given} -> {taken}"));
        let _ = writeln!(out, "    inferred {}: {}", operation.name(), tokens.collect::<Vec<_>>().join(", "));
    }
}

#[test]
fn the_surface_is_the_one_that_was_reviewed() {
    reviewed::holds("tests/surface.txt", &surface());
}
