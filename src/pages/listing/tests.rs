//! Listings made by hand: what is cut, what comes next, when it ends.

use serde_json::{Value as Json, json};

use super::*;
use crate::model::{self, Operation};
use crate::value::structure_from_json;

fn operation(service: &str, name: &str) -> &'static Operation {
    model::service(service).and_then(|s| s.operation(name)).expect("an operation")
}

fn begin(operation: &'static Operation, start: Option<Start>, most: Option<u64>) -> Listing {
    Listing::begin(operation.paginator().expect("pages").clone(), start, most)
}

/// What follows a page, and the page as it is given.
fn take(listing: &mut Listing, operation: &'static Operation, page: &Json, budget: &Budget) -> (Next, Json) {
    let shape = operation.output().expect("an output");
    let mut page = structure_from_json(shape, page, &mut String::new).expect("a page");
    let next = listing.take(&mut page, budget);
    (next, json!(page))
}

fn queues(urls: &[&str], next: Option<&str>) -> Json {
    json!({ "QueueUrls": urls, "NextToken": next })
}

#[test]
fn a_page_is_cut_where_a_region_may_give_no_more() {
    let sqs = operation("sqs", "list_queues");
    let mut listing = begin(sqs, None, Some(3));
    let budget = Budget::default();
    assert!(matches!(take(&mut listing, sqs, &queues(&["a", "b"], Some("2")), &budget).0, Next::Page(_)));
    let (next, page) = take(&mut listing, sqs, &queues(&["c", "d"], None), &budget);
    assert_eq!(page["QueueUrls"], json!(["c"]));
    let Next::Stop(start) = next else { panic!("{next:?}") };
    assert_eq!((start.cut, start.tokens.is_none()), (Some(1), false));
    // Gone on with, the rest of that page comes first.
    let mut listing = begin(sqs, Some(start), None);
    let (next, page) = take(&mut listing, sqs, &queues(&["c", "d"], None), &budget);
    assert_eq!((next, &page["QueueUrls"]), (Next::End, &json!(["d"])));
}

#[test]
fn what_one_region_took_of_the_budget_another_cannot() {
    let sqs = operation("sqs", "list_queues");
    let budget = Budget::new(Some(3));
    let (mut one, mut other) = (begin(sqs, None, None), begin(sqs, None, None));
    assert!(matches!(take(&mut one, sqs, &queues(&["a", "b"], Some("t")), &budget).0, Next::Page(_)));
    let (next, page) = take(&mut other, sqs, &queues(&["x", "y"], None), &budget);
    assert!(matches!(next, Next::Stop(Start { cut: Some(1), .. })) && page["QueueUrls"] == json!(["x"]));
    assert!(budget.is_spent());
    let before = one.position();
    assert_eq!(take(&mut one, sqs, &queues(&["c"], None), &budget).0, Next::Refuse);
    assert_eq!(one.position(), before);
    // An empty page at the end costs nothing.
    assert_eq!(take(&mut begin(sqs, None, None), sqs, &queues(&[], None), &budget).0, Next::End);
}

#[test]
fn of_a_page_that_was_cut_the_other_results_were_given() {
    let s3 = operation("s3", "list_objects_v2");
    let page = json!({
        "Contents": [{"Key": "a"}, {"Key": "b"}], "CommonPrefixes": [{"Prefix": "p"}], "KeyCount": 3,
        "IsTruncated": false,
    });
    let start = |cut| Start { tokens: Tokens::none(&["ContinuationToken".to_owned()]), cut };
    let (_, cut) = take(&mut begin(s3, Some(start(Some(1))), None), s3, &page, &Budget::default());
    assert_eq!((&cut["Contents"], &cut["CommonPrefixes"]), (&json!([{"Key": "b"}]), &json!([])));
    // Of one that was not, they were not.
    let (_, whole) = take(&mut begin(s3, Some(start(None)), None), s3, &page, &Budget::default());
    assert_eq!(whole["CommonPrefixes"], json!([{"Prefix": "p"}]));
}

#[test]
fn a_structure_is_one_item_and_is_given_as_a_whole() {
    let budgets = operation("budgets", "describe_budget_performance_history");
    let page =
        json!({"BudgetPerformanceHistory": {"BudgetName": "b", "BudgetType": "COST"}, "NextToken": "t"});
    let (next, given) = take(&mut begin(budgets, None, Some(1)), budgets, &page, &Budget::default());
    assert!(matches!(next, Next::Stop(Start { cut: None, .. })));
    assert_eq!(given["BudgetPerformanceHistory"]["BudgetType"], "COST");
    let (next, _) = take(&mut begin(budgets, None, Some(0)), budgets, &page, &Budget::default());
    assert_eq!(next, Next::Refuse);
}

#[test]
fn a_circle_is_found_before_it_is_read_three_times() {
    let sqs = operation("sqs", "list_queues");
    for length in 1..40_u32 {
        for before in 0..20_u32 {
            let mut listing = begin(sqs, None, None);
            let mut read = 0;
            let repeated = loop {
                let number = if read < before { read } else { before + (read - before) % length };
                let token = format!("t{number}");
                read += 1;
                match take(&mut listing, sqs, &queues(&["a"], Some(&token)), &Budget::default()).0 {
                    Next::Page(_) => {}
                    Next::Repeated(tokens) => break tokens,
                    next => panic!("{next:?}"),
                }
                assert!(read < 1_000, "{length} after {before}");
            };
            assert!(
                !repeated.is_none() && read <= 3 * (before + length) + 1,
                "{length} after {before}: {read}"
            );
        }
    }
}

#[test]
fn every_paginator_of_the_models_can_be_read() {
    let mut count = (0, 0);
    for operation in model::services().flat_map(|service| service.operations()) {
        let pages = operation.is_paginated() || operation.is_inferred_paginated();
        let Some(paginator) = operation.paginator() else {
            assert!(!pages, "{operation:?}");
            continue;
        };
        let input = operation.input().expect("an input");
        assert!(pages && paginator.inputs.iter().all(|name| input.member(name).is_some()), "{operation:?}");
        assert!(paginator.page_size.iter().all(|name| input.member(name).is_some()), "{operation:?}");
        assert!(!paginator.results.is_empty() || operation.is_inferred_paginated(), "{operation:?}");
        count.0 += usize::from(operation.is_paginated());
        count.1 += usize::from(operation.is_inferred_paginated());
    }
    assert!(count.0 >= 3_507 && (850..1_000).contains(&count.1), "{count:?}");
}
