//! Pages that do not go well: empty ones, tokens that repeat, throttles and failures in the middle, a deadline.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use aws_smithy_types::retry::RetryConfig;
use multiregion_client::{FailureKind, Limit, Outcome};
use serde_json::{Value as Json, json};

use crate::support::{Reply, Script, answer, client, ok};

/// Answers by the token of the request, empty for the first page.
fn by_token(answers: impl Fn(&str, &str) -> Reply + Send + Sync + 'static) -> Script {
    Script::new(move |seen| answers(&seen.region, seen.json()["NextToken"].as_str().unwrap_or_default()))
}

fn page(urls: &[&str], next: Option<&str>) -> Reply {
    ok(json!({ "QueueUrls": urls, "NextToken": next }).to_string())
}

fn refused() -> Reply {
    answer(400, r#"{"__type": "AccessDeniedException", "message": "no"}"#)
}

#[tokio::test(start_paused = true)]
async fn an_empty_page_with_a_token_goes_on() {
    let script = by_token(|_, token| match token {
        "" => page(&[], Some("1")),
        "1" => page(&["a"], Some("2")),
        "2" => page(&[], Some("3")),
        _ => page(&[], None),
    });
    let sqs = client(&script.config().build(), "sqs", ["eu-west-1"]);
    let result = sqs.paginate("list_queues", json!({})).await.expect("a result");
    assert!(result.is_complete() && result["eu-west-1"].pages() == 4);
    assert_eq!(json!(result["eu-west-1"]), json!({"QueueUrls": ["a"]}));
}

#[tokio::test(start_paused = true)]
async fn a_token_that_repeats_is_an_error_with_what_was_got() {
    // The same again, as botocore sees it, and a circle of any length, as it does not.
    for (length, pages) in [(1, 2), (2, 3), (7, 15)] {
        let script = by_token(move |region, token| {
            let number: usize = token.parse().unwrap_or(0);
            let next = ((number + 1) % length).to_string();
            page(&["a"], (region == "eu-west-1").then_some(next.as_str()))
        });
        let sqs = client(&script.config().build(), "sqs", ["eu-west-1", "us-east-1"]);
        let result = sqs.paginate("list_queues", json!({})).await.expect("a result");
        let (broken, whole) = (&result["eu-west-1"], &result["us-east-1"]);
        assert_eq!(broken.error().map(|e| e.kind()), Some(FailureKind::RepeatedToken));
        assert!(whole.is_ok() && !whole.is_truncated());
        assert!(broken.is_truncated() && !result.is_complete() && broken.pages() <= pages, "{broken:?}");
        let got =
            broken.partial().and_then(|output| output.get("QueueUrls")?.as_list()).expect("a list").len();
        assert_eq!(u64::try_from(got).ok(), Some(broken.pages()));
        assert_eq!((result.items().len(), result.items().missing().to_vec()), (got + 1, vec!["eu-west-1"]));
    }
}

#[tokio::test(start_paused = true)]
async fn a_throttle_in_the_middle_resumes() {
    let throttles: Arc<AtomicUsize> = Arc::default();
    let left = throttles.clone();
    let script = by_token(move |_, token| match token {
        "" => page(&["a"], Some("1")),
        _ if left.fetch_add(1, Ordering::Relaxed) < 2 => {
            answer(400, r#"{"__type": "ThrottlingException", "message": "Rate exceeded"}"#)
        }
        _ => page(&["b"], None),
    });
    let config = script.config().retry_config(RetryConfig::standard().with_max_attempts(3)).build();
    let result =
        client(&config, "sqs", ["eu-west-1"]).paginate("list_queues", json!({})).await.expect("a result");
    assert!(result.is_complete());
    assert_eq!(json!(result["eu-west-1"]), json!({"QueueUrls": ["a", "b"]}));
    assert_eq!(result["eu-west-1"].metadata().attempts, 4);
}

/// The second region fails on its third page, at token `2`.
fn fails_in_the_middle() -> Script {
    by_token(|region, token| match (region, token) {
        (_, "") => page(&["a"], Some("1")),
        (_, "1") => page(&["b"], Some("2")),
        ("eu-west-1", _) => refused(),
        _ => page(&["c"], None),
    })
}

#[tokio::test(start_paused = true)]
async fn a_failure_in_the_middle_keeps_the_pages_before_it_and_says_where_it_was() {
    let sqs = client(&fails_in_the_middle().config().build(), "sqs", ["us-east-1", "eu-west-1"]);
    let result = sqs.paginate("list_queues", json!({})).await.expect("a result");
    let broken = &result["eu-west-1"];
    let error = broken.error().expect("an error");
    assert_eq!((error.kind(), error.note()), (FailureKind::AccessDenied, Some("after 2 pages")));
    assert!(broken.output().is_none() && broken.is_truncated() && broken.pages() == 2);
    assert_eq!(broken.partial().map(|got| json!(got)), Some(json!({"QueueUrls": ["a", "b"]})));
    assert!(!result.is_complete() && result.clone().require_all().is_err());
    // What was got is in the items, and that it is not all is said beside them.
    let items = result.items();
    assert_eq!((items.len(), items.missing(), items.is_complete()), (5, &["eu-west-1"][..], false));
    let told = json!(items);
    assert_eq!(told[5]["RequestError"]["Note"], "after 2 pages");
    let merged = json!(result.merged());
    assert_eq!(merged["QueueUrls"], json!(["a", "b", "c", "a", "b"]));
    assert_eq!(merged["ResponseMetadata"][1]["RequestError"]["Kind"], "AccessDenied");
    assert_eq!(json!(result)["eu-west-1"]["Partial"], json!({"QueueUrls": ["a", "b"]}));
    // The token leads to the page that failed, and to no other region.
    let token = result.resume_token().expect("a token");
    assert_eq!(token.iter().map(|(region, _)| region).collect::<Vec<_>>(), ["eu-west-1"]);
    let well = by_token(|_, token| if token == "2" { page(&["c"], None) } else { refused() });
    let sqs = client(&well.config().build(), "sqs", ["us-east-1", "eu-west-1"]);
    let rest = sqs.paginate("list_queues", json!({})).resume(token).await.expect("a result");
    assert!(rest.is_complete() && rest.len() == 1);
    assert_eq!(json!(rest["eu-west-1"]), json!({"QueueUrls": ["c"]}));
}

#[tokio::test(start_paused = true)]
async fn a_stream_gives_the_failure_in_place_of_the_page() {
    let sqs = client(&fails_in_the_middle().config().build(), "sqs", ["us-east-1", "eu-west-1"]);
    let mut pages = sqs.paginate("list_queues", json!({})).pages().await.expect("pages");
    let mut found = Vec::new();
    while let Some(page) = pages.next().await {
        found.push((page.region().to_owned(), page.is_ok(), page.pages()));
    }
    let own: Vec<_> =
        found.iter().filter(|page| page.0 == "eu-west-1").map(|page| (page.1, page.2)).collect();
    assert_eq!(own, [(true, 1), (true, 2), (false, 2)]);
    assert!(!pages.is_complete() && pages.progress().failed == 1);
    assert!(pages.resume_token().is_some_and(|token| token.contains("eu-west-1")));
    let mut items = sqs.paginate("list_queues", json!({})).items().await.expect("items");
    let (mut count, mut failed) = (0, Vec::new());
    while let Some(item) = items.next().await {
        match item {
            Ok(_) => count += 1,
            Err(failure) => failed.push(failure.to_string()),
        }
    }
    assert_eq!(
        (count, failed),
        (5, vec!["eu-west-1: AccessDeniedException: no (HTTP 400); after 2 pages".into()])
    );
    assert!(!items.is_complete());
}

#[tokio::test(start_paused = true)]
async fn an_ignored_failure_in_the_middle_is_not_complete_either() {
    let sqs = client(&fails_in_the_middle().config().build(), "sqs", ["us-east-1", "eu-west-1"]);
    let call = || sqs.call("list_queues", json!({})).ignore([FailureKind::AccessDenied]).paginate();
    let result = call().await.expect("a result");
    assert!(result["eu-west-1"].is_ignored() && result["eu-west-1"].is_truncated());
    assert!(!result.is_complete() && !result.items().is_complete());
    let mut items = call().items().await.expect("items");
    let mut count = 0;
    while let Some(item) = items.next().await {
        count += usize::from(item.is_ok());
    }
    assert!(count == 5 && !items.is_complete());
    // On the first page it is what it is for a call: a region that does not count.
    let closed = by_token(|region, _| if region == "eu-west-1" { refused() } else { page(&["a"], None) });
    let sqs = client(&closed.config().build(), "sqs", ["us-east-1", "eu-west-1"]);
    let call = || sqs.call("list_queues", json!({})).ignore([FailureKind::AccessDenied]).paginate();
    let mut items = call().items().await.expect("items");
    while let Some(item) = items.next().await {
        assert!(item.is_ok());
    }
    assert!(items.is_complete() && call().await.expect("a result").is_complete());
}

#[tokio::test(start_paused = true)]
async fn the_deadline_keeps_what_was_read_and_goes_on_there() {
    // A page a second, without end.
    let script = by_token(|_, token| {
        let number: u32 = token.parse().unwrap_or(0);
        let next = (number + 1).to_string();
        ok(json!({ "QueueUrls": [token], "NextToken": next }).to_string()).after(1)
    });
    let sqs = client(&script.config().build(), "sqs", ["us-east-1", "eu-west-1"]);
    let listing = sqs.call("list_queues", json!({})).deadline(Duration::from_millis(3_500)).paginate();
    let result = listing.await.expect("a result");
    for outcome in &result {
        assert_eq!(outcome.error().and_then(|error| error.limit()), Some(Limit::Call));
        assert!(outcome.pages() == 3 && outcome.is_truncated());
        assert_eq!(outcome.partial().map(|got| json!(got)), Some(json!({"QueueUrls": ["", "1", "2"]})));
    }
    assert!(!result.is_complete());
    let token = result.resume_token().expect("a token");
    let decoded = aws_smithy_types::base64::decode(token.get("eu-west-1").expect("a token")).expect("base64");
    assert_eq!(serde_json::from_slice::<Json>(&decoded).expect("JSON"), json!({"NextToken": "3"}));
}

#[tokio::test(start_paused = true)]
async fn a_failure_on_the_first_page_is_that_of_a_call() {
    let sqs = client(&by_token(|_, _| refused()).config().build(), "sqs", ["eu-west-1"]);
    let result = sqs.paginate("list_queues", json!({})).await.expect("a result");
    let outcome: &Outcome = &result["eu-west-1"];
    assert!(outcome.partial().is_none() && outcome.pages() == 0 && !outcome.is_truncated());
    assert_eq!(outcome.error().and_then(|error| error.note()), None);
    let token = result.resume_token().expect("a token");
    assert_eq!(token.iter().collect::<Vec<_>>(), [("eu-west-1", None)]);
}

#[tokio::test(start_paused = true)]
async fn what_is_no_answer_in_the_middle_is_told_as_such() {
    let script = by_token(|_, token| if token.is_empty() { page(&["a"], Some("1")) } else { ok("{") });
    let sqs = client(&script.config().build(), "sqs", ["eu-west-1"]);
    let result = sqs.paginate("list_queues", json!({})).await.expect("a result");
    let outcome = &result["eu-west-1"];
    assert_eq!(outcome.error().map(|error| error.kind()), Some(FailureKind::Undecodable));
    assert_eq!((outcome.pages(), result.items().len()), (1, 1));
}
