//! Turns: bounds hold, regions take turns, a region that throttles gets fewer and recovers.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};

use super::*;

type Queued = Pin<Box<dyn Future<Output = Option<Permit>>>>;

fn limits(client: usize, region: usize, host: usize) -> Limits {
    Limits::new(Bounds { client, region, host })
}

/// A call that asks for its turn, at its region's own host.
fn queue(limits: &Limits, region: &str) -> Queued {
    at(limits, region, region)
}

fn at(limits: &Limits, region: &str, host: &str) -> Queued {
    Box::pin(limits.acquire(region, &Arc::from(host)))
}

/// The permit, if it is the call's turn.
fn turn(call: &mut Queued) -> Option<Permit> {
    match call.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(permit) => permit,
        Poll::Pending => None,
    }
}

/// The permits of the calls whose turn it is.
fn turns(calls: &mut Vec<Queued>) -> Vec<Permit> {
    let mut granted = Vec::new();
    calls.retain_mut(|call| match turn(call) {
        Some(permit) => {
            granted.push(permit);
            false
        }
        None => true,
    });
    granted
}

fn many(limits: &Limits, region: &str, count: usize) -> Vec<Queued> {
    (0..count).map(|_| queue(limits, region)).collect()
}

#[test]
fn each_bound_holds_and_zero_is_one() {
    for (client, region, host, granted) in [(3, 9, 9, 3), (9, 4, 9, 4), (9, 9, 5, 5), (0, 0, 0, 1)] {
        let limits = limits(client, region, host);
        assert_eq!(turns(&mut many(&limits, "a", 20)).len(), granted);
    }
    // Two regions at the same address of the caller's own.
    let limits = limits(9, 9, 3);
    let mut calls: Vec<_> = (0..4).flat_map(|_| [at(&limits, "a", "h"), at(&limits, "b", "h")]).collect();
    assert_eq!(turns(&mut calls).len(), 3);
}

#[test]
fn a_turn_that_ends_is_the_next_calls() {
    let limits = limits(1, 9, 9);
    let mut first = queue(&limits, "a");
    let mut second = queue(&limits, "a");
    let permit = turn(&mut first).expect("the first one's turn");
    assert!(turn(&mut second).is_none());
    drop(permit);
    assert!(turn(&mut second).is_some());
}

#[test]
fn a_regions_first_call_does_not_wait_for_anothers_thousands() {
    let limits = limits(2, 2, 9);
    let mut large = many(&limits, "large", 1000);
    let mut under_way = turns(&mut large);
    assert_eq!(under_way.len(), 2);
    let mut small = many(&limits, "small", 3);
    // From here on they take turns.
    for left in [2, 1, 0] {
        under_way.remove(0);
        under_way.extend(turns(&mut small));
        assert_eq!(small.len(), left);
        under_way.remove(0);
        under_way.extend(turns(&mut large));
    }
    assert_eq!(large.len(), 1000 - 2 - 3);
}

#[test]
fn a_region_at_its_bound_holds_up_no_other() {
    let limits = limits(9, 2, 9);
    let mut stuck = many(&limits, "stuck", 50);
    let _held = turns(&mut stuck);
    assert_eq!(turns(&mut many(&limits, "free", 2)).len(), 2);
}

#[test]
fn whoever_gives_up_takes_no_turn() {
    let limits = limits(1, 9, 9);
    let permit = turn(&mut queue(&limits, "a")).expect("a turn");
    for _ in 0..100 {
        drop(many(&limits, "a", 50));
    }
    let mut last = queue(&limits, "a");
    assert!(limits.state().lanes[0].waiting.len() <= SWEEP + 3 * 50, "what was given up is cleared away");
    // One is given up after it was granted and before it was taken.
    let granted = queue(&limits, "a");
    let mut behind = queue(&limits, "a");
    drop(permit);
    drop(turn(&mut last).expect("a turn"));
    assert!(turn(&mut behind).is_none());
    drop(granted);
    drop(turn(&mut behind).expect("a turn"));
    let state = limits.state();
    assert_eq!((state.under_way, state.lanes[0].under_way, state.hosts.len()), (0, 0, 0));
}

/// How many calls a region may have under way.
fn allowed(limits: &Limits, region: &str) -> usize {
    turns(&mut many(limits, region, 100)).len()
}

#[test]
fn throttling_halves_a_regions_bound_once_for_all_calls_under_it() {
    let limits = limits(99, 8, 99);
    let mut calls = many(&limits, "a", 8);
    let under_way = turns(&mut calls);
    under_way.iter().for_each(|permit| permit.lane().throttled());
    drop(under_way);
    assert_eq!((allowed(&limits, "a"), allowed(&limits, "b")), (4, 8));
    for falls_to in [2, 1, 1] {
        let permit = turn(&mut queue(&limits, "a")).expect("a turn");
        permit.lane().throttled();
        drop(permit);
        assert_eq!(allowed(&limits, "a"), falls_to);
    }
}

#[test]
fn answers_bring_the_bound_back_one_by_one_and_no_higher() {
    let limits = limits(99, 3, 99);
    let permit = turn(&mut queue(&limits, "a")).expect("a turn");
    permit.lane().throttled();
    // It began under the bound that was too high: its answer tells nothing of the new one.
    permit.answered();
    assert_eq!(allowed(&limits, "a"), 1);
    let mut seen = Vec::new();
    for _ in 0..9 {
        turn(&mut queue(&limits, "a")).expect("a turn").answered();
        seen.push(allowed(&limits, "a"));
    }
    assert_eq!(seen, [2, 2, 2, 3, 3, 3, 3, 3, 3]);
}

#[test]
fn a_call_that_was_neither_answered_nor_throttled_changes_no_bound() {
    let limits = limits(99, 4, 99);
    turn(&mut queue(&limits, "a")).expect("a turn").lane().throttled();
    for _ in 0..50 {
        drop(turn(&mut queue(&limits, "a")).expect("a turn"));
    }
    assert_eq!(allowed(&limits, "a"), 2);
}
