//! Hundreds of resources in three regions of moto, in small pages: the whole, the items and the tokens are boto3's.

mod harness {
    mod process;
    pub use process::*;
}

use std::collections::BTreeMap;

use harness::{Peer, REGIONS, config};
use multiregion_client::{MultiRegionClient, MultiRegionResult};
use serde_json::{Value as Json, json};

/// One case of the peer's.
struct Case(Json);

impl Case {
    fn text(&self, key: &str) -> &str {
        self.0[key].as_str().expect(key)
    }

    fn judged(&self, region: &str, what: &str) -> &Json {
        &self.0["regions"][region][what]
    }

    fn listing(&self, client: &MultiRegionClient) -> multiregion_client::Paginate {
        // boto3 asks each region, of a global service too.
        let call = client.call(self.text("operation"), &self.0["input"]).per_region(true);
        call.paginate().page_size(self.0["page_size"].as_u64().expect("a size"))
    }

    fn compare(&self, result: &MultiRegionResult, what: &str) {
        let place = format!("{}.{} {what}", self.text("service"), self.text("operation"));
        for region in REGIONS {
            let outcome = &result[region];
            assert!(outcome.is_ok(), "{place} in {region}: {:?}", outcome.error());
            assert_eq!(&json!(outcome), self.judged(region, what), "{place} in {region}");
        }
    }
}

/// Items by region, each as its JSON, in their order.
async fn streamed(listing: multiregion_client::Paginate) -> BTreeMap<String, Vec<Json>> {
    let mut items = listing.items().await.expect("items");
    let mut found: BTreeMap<String, Vec<Json>> = BTreeMap::new();
    while let Some(item) = items.next().await {
        let item = item.expect("an item");
        found.entry(item.region().to_owned()).or_default().push(json!(item));
    }
    assert!(items.is_complete());
    found
}

#[tokio::test]
async fn hundreds_of_resources_in_small_pages_are_those_of_boto3() {
    let mut peer = Peer::start("moto_pages.py");
    let config = config(&peer.line());
    let (mut cases, mut pages, mut count) = (0, 0, 0);
    for line in peer.lines() {
        if let Some(resources) = line["end"].as_u64() {
            assert!(resources > 900 && cases == 7, "{resources} resources, {cases} cases");
            println!("{resources} resources, {cases} cases, {pages} pages, {count} items");
            return;
        }
        let case = Case(line);
        let client = MultiRegionClient::new(&config, case.text("service"), REGIONS).expect("a client");
        let whole = case.listing(&client).await.expect("a result");
        let read: Vec<u64> = whole.iter().map(|outcome| outcome.pages()).collect();
        assert!(
            whole.is_complete() && read.iter().all(|pages| *pages > 2),
            "{}: {read:?}",
            case.text("operation")
        );
        case.compare(&whole, "whole");
        cases += 1;
        pages += read.iter().sum::<u64>();
        count += whole.items().len();
        // Streamed, they are the same items in the same order.
        let mut expected: BTreeMap<String, Vec<Json>> = BTreeMap::new();
        for item in &whole.items() {
            expected.entry(item.region().to_owned()).or_default().push(json!(item));
        }
        let found = streamed(case.listing(&client)).await;
        if case.text("operation") != "ListObjectsV2" {
            // With several result lists the stream has them page by page.
            assert!(found == expected, "{}", case.text("operation"));
        }
        assert_eq!(found.values().map(Vec::len).sum::<usize>(), whole.items().len());
        // Cut and gone on with, too.
        let most = case.0["max_items"].as_u64().expect("a number");
        let first = case.listing(&client).max_items_per_region(most).await.expect("a result");
        case.compare(&first, "first");
        let token = first.resume_token().expect("a token");
        for region in REGIONS {
            assert_eq!(
                token.get(region),
                case.judged(region, "token").as_str(),
                "{}",
                case.text("operation")
            );
        }
        case.compare(&case.listing(&client).resume(token).await.expect("a result"), "rest");
    }
    panic!("the peer ended before it had said all");
}
