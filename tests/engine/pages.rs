//! All pages of all regions: streamed by page and by item, put together, bounded, gone on with.

use std::sync::{Arc, Mutex};

use multiregion_client::{ErrorKind, MultiRegionClient, Outcome, ResumeToken};
use serde_json::{Value as Json, json};

use crate::support::{Script, Seen, client, ok};

const REGIONS: [&str; 3] = ["us-east-1", "eu-west-1", "ap-south-1"];

/// Answers queues `0..count` of a region in pages: of `MaxResults`, else 2. The token is the number of the next.
pub fn queues(count: impl Fn(&str) -> usize + Send + Sync + 'static) -> Script {
    Script::new(move |seen| {
        let given = seen.json();
        let from: usize = given["NextToken"].as_str().map_or(0, |token| token.parse().expect("a number"));
        let size = given["MaxResults"].as_u64().map_or(2, |size| usize::try_from(size).expect("a size"));
        let (count, to) = (count(&seen.region), from + size);
        let urls: Vec<String> = (from..to.min(count)).map(|n| format!("{}/{n}", seen.region)).collect();
        let mut page = json!({ "QueueUrls": urls });
        if to < count {
            page["NextToken"] = json!(to.to_string());
        }
        ok(page.to_string())
    })
}

fn asked(seen: &[Seen], region: &str) -> Vec<Json> {
    seen.iter().filter(|seen| seen.region == region).map(Seen::json).collect()
}

fn urls(region: &str, numbers: std::ops::Range<usize>) -> Json {
    numbers.map(|n| json!(format!("{region}/{n}"))).collect()
}

#[tokio::test(start_paused = true)]
async fn the_whole_is_every_page_of_every_region() {
    let script = queues(|region| if region == "us-east-1" { 5 } else { 1 });
    let sqs = client(&script.config().build(), "sqs", REGIONS);
    let result = sqs.paginate("list_queues", json!({"QueueNamePrefix": "q"})).await.expect("a result");
    assert!(result.is_complete() && !result.is_truncated() && result.resume_token().is_none());
    assert_eq!(json!(result["us-east-1"]), json!({ "QueueUrls": urls("us-east-1", 0..5) }));
    assert_eq!((result["us-east-1"].pages(), result["eu-west-1"].pages()), (3, 1));
    assert_eq!(result["us-east-1"].metadata().attempts, 3);
    assert_eq!(result.items().len(), 7);
    assert_eq!(result.merged()["QueueUrls"].as_list().map(<[_]>::len), Some(7));
    let tokens: Vec<Json> =
        asked(&script.seen(), "us-east-1").iter().map(|given| given["NextToken"].clone()).collect();
    assert_eq!(tokens, [json!(null), json!("2"), json!("4")]);
    assert!(script.seen().iter().all(|seen| seen.json()["QueueNamePrefix"] == "q"));
}

#[tokio::test(start_paused = true)]
async fn pages_come_in_the_order_of_their_region_each_with_its_number_and_what_follows() {
    let script = queues(|region| if region == "us-east-1" { 5 } else { 3 });
    let sqs = client(&script.config().build(), "sqs", REGIONS);
    let mut pages = sqs.paginate("list_queues", json!({})).pages().await.expect("pages");
    let mut found: Vec<(String, u64, bool)> = Vec::new();
    while let Some(page) = pages.next().await {
        assert!(page.is_ok() && page.resume_token().is_some() == page.is_truncated());
        found.push((page.region().to_owned(), page.pages(), page.is_truncated()));
    }
    for (region, count) in [("us-east-1", 3), ("eu-west-1", 2), ("ap-south-1", 2)] {
        let own: Vec<_> = found.iter().filter(|page| page.0 == region).map(|page| (page.1, page.2)).collect();
        assert_eq!(own, (1..=count).map(|n| (n, n < count)).collect::<Vec<_>>());
    }
    let progress = pages.progress();
    assert_eq!((progress.asked, progress.done, progress.failed, progress.pages), (3, 3, 0, 7));
    assert!(pages.is_complete() && pages.resume_token().is_none());
}

#[tokio::test(start_paused = true)]
async fn items_come_with_their_region() {
    let sqs = client(&queues(|_| 3).config().build(), "sqs", REGIONS);
    let mut items = sqs.paginate("list_queues", json!({})).items().await.expect("items");
    let mut found = Vec::new();
    while let Some(item) = items.next().await {
        found.push(json!(item.expect("an item")));
    }
    assert!(items.is_complete());
    found.sort_by_key(Json::to_string);
    let mut regions = REGIONS;
    regions.sort_unstable();
    let all = regions.iter().flat_map(|region| (0..3).map(move |n| (region, n)));
    let expected: Vec<Json> =
        all.map(|(region, n)| json!({"Value": format!("{region}/{n}"), "RequestRegion": region})).collect();
    assert_eq!(found, expected);
}

/// Two pages of reservations; an instance stands in both of them.
fn reservations() -> Script {
    Script::new(|seen| {
        let page = |id: &str, instances: [&str; 2], more: &str| {
            let one = |instance| format!("<item><instanceId>{instance}</instanceId></item>");
            let instances = instances.map(one).concat();
            let item = format!(
                "<item><reservationId>{id}</reservationId><instancesSet>{instances}</instancesSet></item>"
            );
            ok(format!("<R><reservationSet>{item}</reservationSet>{more}</R>"))
        };
        match String::from_utf8_lossy(&seen.body).contains("NextToken=next") {
            false => page("r-1", ["i-1", "i-2"], "<nextToken>next</nextToken>"),
            true => page("r-2", ["i-2", "i-3"], ""),
        }
    })
}

#[tokio::test(start_paused = true)]
async fn items_by_a_path_come_as_their_pages_do_and_each_value_of_a_key_once() {
    let ec2 = client(&reservations().config().build(), "ec2", ["eu-west-1"]);
    let listing = async || ec2.paginate("describe_instances", json!({})).items().await.expect("items");
    let path = "Reservations[].Instances[]";
    let told = async |mut items: multiregion_client::ItemStream, stop: usize| {
        let mut found = Vec::new();
        while found.len() < stop
            && let Some(item) = items.next().await
        {
            let item = json!(item.expect("an item"));
            assert_eq!(item["RequestRegion"], "eu-west-1");
            found.push(item["InstanceId"].as_str().expect("an id").to_owned());
        }
        (found, items)
    };
    let (all, items) = told(listing().await.items_at(path).expect("a path"), 9).await;
    assert_eq!(all, ["i-1", "i-2", "i-2", "i-3"]);
    assert!(items.is_complete() && items.resume_token().is_none());
    let items = listing().await.items_at(path).expect("a path").dedup_by("InstanceId").expect("a key");
    assert_eq!(told(items, 9).await.0, ["i-1", "i-2", "i-3"]);

    // One left within a page leads to the whole of it, one left behind a page to the next.
    for (stop, rest) in [(1, vec!["i-1", "i-2", "i-2", "i-3"]), (2, vec!["i-2", "i-3"])] {
        let (_, items) = told(listing().await.items_at(path).expect("a path"), stop).await;
        let token = items.resume_token().expect("a token");
        let resumed = ec2.paginate("describe_instances", json!({})).resume(token).items().await;
        let items = resumed.expect("items").items_at(path).expect("a path");
        assert_eq!(told(items, 9).await.0, rest, "{stop}");
    }
    let wrong = listing().await.items_at("Reservation[]").expect_err("no such member").to_string();
    assert!(wrong.contains("ec2.DescribeInstances") && wrong.contains("Reservations"), "{wrong}");
    let wrong = listing().await.dedup_by("InstanceId").expect_err("of instances alone").to_string();
    assert!(wrong.contains("ec2.DescribeInstances"), "{wrong}");
}

#[tokio::test(start_paused = true)]
async fn what_several_regions_and_pages_list_is_given_once() {
    let script = Script::new(|seen| match seen.json()["NextToken"].as_str() {
        None => ok(r#"{"QueueUrls": ["a", "b"], "NextToken": "next"}"#),
        Some(_) => ok(r#"{"QueueUrls": ["b", "c"]}"#),
    });
    let sqs = client(&script.config().build(), "sqs", REGIONS);
    let listing = async || {
        let items = sqs.paginate("list_queues", json!({})).items().await.expect("items");
        items.dedup_by("Value").expect("a key")
    };
    let mut items = listing().await;
    let mut found = Vec::new();
    while let Some(item) = items.next().await {
        found.push(item.expect("an item").value().and_then(|v| v.as_str()).expect("a url").to_owned());
    }
    found.sort();
    assert_eq!(found, ["a", "b", "c"]);
    assert!(items.is_complete() && items.resume_token().is_none());
}

#[tokio::test(start_paused = true)]
async fn regions_run_at_once_and_pages_of_one_region_in_turn() {
    let under_way: Arc<Mutex<Vec<String>>> = Arc::default();
    let seen = under_way.clone();
    let script = Script::new(move |request| {
        seen.lock().expect("a lock").push(request.region.clone());
        let from =
            request.json()["NextToken"].as_str().map_or(0, |token| token.parse::<u32>().expect("a number"));
        let next = if from < 3 { json!((from + 1).to_string()) } else { json!(null) };
        ok(json!({ "QueueUrls": ["u"], "NextToken": next }).to_string()).after(1)
    });
    let sqs = client(&script.config().build(), "sqs", REGIONS);
    let start = tokio::time::Instant::now();
    let result = sqs.paginate("list_queues", json!({})).await.expect("a result");
    assert!(result.is_complete());
    // Four pages each, one after the other; the regions cost no more than one.
    assert_eq!((start.elapsed().as_secs(), script.under_way().most), (4, 3));
}

#[tokio::test(start_paused = true)]
async fn page_size_is_the_paginators_limit_key() {
    let script = queues(|_| 4);
    let sqs = client(&script.config().build(), "sqs", ["eu-west-1"]);
    let result = sqs.paginate("list_queues", json!({"MaxResults": 9})).page_size(3).await.expect("a result");
    assert_eq!(result["eu-west-1"].pages(), 2);
    assert!(script.seen().iter().all(|seen| seen.json()["MaxResults"] == 3));
    // A size that is no number in the model is sent as the text that it is there.
    let cloudfront =
        Script::new(|_| ok("<DistributionList><IsTruncated>false</IsTruncated></DistributionList>"));
    let client_of = client(&cloudfront.config().build(), "cloudfront", ["us-east-1"]);
    let result = client_of.paginate("list_distributions", json!({})).page_size(7).await.expect("a result");
    assert!(result.is_complete());
    assert_eq!(cloudfront.only().path, "/2020-05-31/distribution?MaxItems=7");
}

#[tokio::test(start_paused = true)]
async fn the_most_items_of_a_region_are_botocores_and_its_token_goes_on() {
    let script = queues(|_| 7);
    let sqs = client(&script.config().build(), "sqs", ["eu-west-1", "us-east-1"]);
    let listing = || sqs.paginate("list_queues", json!({}));
    let result = listing().max_items_per_region(3).await.expect("a result");
    assert_eq!(json!(result["eu-west-1"]["QueueUrls"]), urls("eu-west-1", 0..3));
    assert!(result.is_truncated() && !result.is_complete() && !result.items().is_complete());
    let token = result.resume_token().expect("a token");
    // Page 2 again, without its first item.
    let text = r#"{"NextToken": "2", "boto_truncate_amount": 1}"#;
    assert_eq!(token.get("eu-west-1"), Some(aws_smithy_types::base64::encode(text).as_str()));
    assert_eq!(result["eu-west-1"].resume_token(), token.get("eu-west-1"));
    let rest = listing().resume(token.clone()).await.expect("a result");
    assert!(rest.is_complete());
    assert_eq!(json!(rest["us-east-1"]["QueueUrls"]), urls("us-east-1", 3..7));
    // As text it is the same, and of one region botocore's own token is enough.
    let same = listing().starting_token(token.to_string()).await.expect("a result");
    assert_eq!(json!(same), json!(rest));
    let one = token.get("eu-west-1").expect("a token");
    let one = sqs.call("list_queues", json!({})).regions("eu-west-1").paginate().starting_token(one);
    assert_eq!(json!(one.await.expect("a result")["eu-west-1"]), json!(rest["eu-west-1"]));
}

#[tokio::test(start_paused = true)]
async fn the_most_items_of_all_are_shared_and_nothing_is_lost_or_given_twice() {
    for most in [0, 1, 2, 5, 6, 8, 11, 12, 13] {
        let script = queues(|_| 4);
        let sqs = client(&script.config().build(), "sqs", REGIONS);
        let first = sqs.paginate("list_queues", json!({})).max_items(most).await.expect("a result");
        let found = usize::try_from(most).expect("a count").min(12);
        assert_eq!(first.items().len(), found, "{most}");
        assert_eq!(first.is_complete(), first.resume_token().is_none());
        let mut all: Vec<String> = first.items().iter().map(|item| json!(item).to_string()).collect();
        if let Some(token) = first.resume_token() {
            let rest = sqs.paginate("list_queues", json!({})).resume(token).await.expect("a result");
            assert!(rest.is_complete());
            all.extend(rest.items().iter().map(|item| json!(item).to_string()));
        }
        all.sort();
        all.dedup();
        assert_eq!(all.len(), 12, "{most}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_stream_can_be_left_and_gone_on_with_at_the_next_item() {
    let sqs = client(&queues(|_| 5).config().build(), "sqs", REGIONS);
    for stop in 0..=15 {
        let mut found: Vec<String> = Vec::new();
        let mut items = sqs.paginate("list_queues", json!({})).items().await.expect("items");
        while found.len() < stop {
            let item = items.next().await.expect("more").expect("an item");
            found.push(item.value().and_then(|v| v.as_str()).expect("a url").to_owned());
        }
        let token = items.resume_token();
        drop(items);
        if let Some(token) = token {
            let mut rest = sqs.paginate("list_queues", json!({})).resume(token).items().await.expect("items");
            while let Some(item) = rest.next().await {
                let item = item.expect("an item");
                found.push(item.value().and_then(|v| v.as_str()).expect("a url").to_owned());
            }
        }
        let count = found.len();
        found.sort();
        found.dedup();
        assert_eq!((count, found.len()), (15, 15), "{stop}");
    }
}

#[tokio::test(start_paused = true)]
async fn who_takes_slowly_slows_the_reading_and_dropping_ends_it() {
    let script = queues(|_| 1_000);
    let sqs = client(&script.config().build(), "sqs", REGIONS);
    for (bound, most) in [(None, 3), (Some(1), 1), (Some(8), 8)] {
        let before = script.seen().len();
        let listing = sqs.paginate("list_queues", json!({}));
        let listing = if let Some(bound) = bound { listing.buffer(bound) } else { listing };
        let mut pages = listing.pages().await.expect("pages");
        for taken in 0..5 {
            // Whatever time passes, no more is read than may wait.
            tokio::time::sleep(std::time::Duration::from_secs(60)).await;
            assert_eq!(script.seen().len() - before, taken + most);
            assert!(pages.next().await.is_some_and(|page| page.is_ok()));
        }
        drop(pages);
        let read = script.seen().len();
        tokio::time::sleep(std::time::Duration::from_secs(60)).await;
        assert_eq!(script.seen().len(), read);
    }
}

#[tokio::test(start_paused = true)]
async fn pages_are_read_where_no_model_tells_of_them() {
    let operation = multiregion_client::model::services()
        .flat_map(|service| service.operations())
        .find(|o| o.is_inferred_paginated() && o.name() == "ListTagsForStream")
        .expect("an operation");
    assert_eq!(operation.page_tokens().collect::<Vec<_>>(), [("NextToken".into(), "NextToken".into())]);
    let tags = Script::new(|seen| {
        let (key, next) = match seen.json()["NextToken"].as_str() {
            None => ("a", json!("t")),
            Some(_) => ("b", json!(null)),
        };
        ok(json!({ "Tags": { key: "1" }, "NextToken": next }).to_string())
    });
    let video = client(&tags.config().build(), "kinesisvideo", ["eu-west-1"]);
    let call = || video.call("list_tags_for_stream", json!({"StreamName": "s"}));
    // A single call is one page, and says that there is more.
    assert!(call().await.expect("a result").is_truncated());
    let result = call().paginate().await.expect("a result");
    assert!(result.is_complete());
    assert_eq!(json!(result["eu-west-1"]), json!({"Tags": {"a": "1", "b": "1"}}));
}

#[tokio::test(start_paused = true)]
async fn what_cannot_be_listed_so_is_told_before_anything_is_sent() {
    let script = queues(|_| 1);
    let told =
        |service: &'static str, operation: &'static str, size: Option<u64>, token: Option<&'static str>| {
            let client = client(&script.config().build(), service, ["eu-west-1", "us-east-1"]);
            async move {
                let mut listing = client.paginate(operation, json!({}));
                if let Some(size) = size {
                    listing = listing.page_size(size);
                }
                if let Some(token) = token {
                    listing = listing.starting_token(token);
                }
                let error = listing.await.expect_err("an error");
                assert!(matches!(error.kind(), ErrorKind::InvalidPaging(_)), "{error:?}");
                error.to_string()
            }
        };
    assert!(
        told("sts", "get_caller_identity", None, None)
            .await
            .contains("sts.GetCallerIdentity: expected an operation with pages")
    );
    assert!(told("sqs", "list_queues", None, Some("no map")).await.contains("expected a token of regions"));
    let other = told("sqs", "list_queues", None, Some(r#"{"sa-east-1": null}"#)).await;
    assert!(other.contains("expected a token of eu-west-1, us-east-1, found one of sa-east-1"), "{other}");
    assert!(told("sqs", "list_queues", Some(u64::MAX), None).await.contains("MaxResults"));
    let sizeless = told("ec2", "describe_reserved_instances_modifications", Some(1), None).await;
    assert!(sizeless.contains("expected no page size"), "{sizeless}");
    assert!(script.seen().is_empty());
}

#[tokio::test(start_paused = true)]
async fn only_the_regions_of_a_token_are_read() {
    let script = queues(|_| 3);
    let sqs = client(&script.config().build(), "sqs", REGIONS);
    let token: ResumeToken = [("eu-west-1", Some("2")), ("us-east-1", None)].into_iter().collect();
    let result = sqs.paginate("list_queues", json!({})).resume(token).await.expect("a result");
    assert_eq!(result.iter().map(Outcome::region).collect::<Vec<_>>(), ["us-east-1", "eu-west-1"]);
    assert_eq!(json!(result["eu-west-1"]["QueueUrls"]), urls("eu-west-1", 2..3));
    assert_eq!(json!(result["us-east-1"]["QueueUrls"]), urls("us-east-1", 0..3));
}

#[tokio::test(start_paused = true)]
async fn a_global_service_is_listed_once() {
    let script = Script::new(|seen| {
        let last = seen.text().contains("Marker=m");
        let (user, rest) = if last { ("b", "") } else { ("a", "<Marker>m</Marker>") };
        let body = format!(
            "<ListUsersResponse><ListUsersResult><IsTruncated>{}</IsTruncated>{rest}<Users><member><UserName>{user}\
             </UserName></member></Users></ListUsersResult></ListUsersResponse>",
            !last
        );
        ok(body)
    });
    let iam =
        MultiRegionClient::new(&script.config().build(), "iam", ["eu-west-1", "us-west-2"]).expect("iam");
    let result = iam.paginate("list_users", json!({})).await.expect("a result");
    assert!(result.len() == 1 && result["us-west-2"].is_global() && result.is_complete());
    let names: Vec<_> =
        result.items().iter().map(|user| user["UserName"].as_str().map(str::to_owned)).collect();
    assert_eq!(names, [Some("a".into()), Some("b".into())]);
    let mut pages = iam.paginate("list_users", json!({})).pages().await.expect("pages");
    let page = pages.next().await.expect("a page");
    assert!(page.is_global() && page.region() == "us-east-1");
}
