//! Which regions a call goes to: words, patterns and partitions, checked before anything is sent.

use aws_config::Region;
use multiregion_client::model::{self, Availability};
use multiregion_client::{ErrorKind, MultiRegionClient, Regions};
use serde_json::json;

use crate::support::{Script, ok};

fn config(script: &Script, region: &str) -> aws_config::SdkConfig {
    script.config().region(Region::new(region.to_owned())).build()
}

/// Calls everywhere and gives the regions that the requests were signed for.
async fn sent(script: &Script, client: &MultiRegionClient) -> Vec<String> {
    let result = client.call("list_queues", json!({})).await.expect("a result");
    let mut signed: Vec<String> = script.seen().into_iter().map(|seen| seen.region).collect();
    let mut regions: Vec<String> = result.iter().map(|o| o.region().to_owned()).collect();
    let in_order = regions.clone();
    signed.sort();
    regions.sort();
    assert_eq!(signed, regions);
    in_order
}

#[tokio::test(start_paused = true)]
async fn a_call_goes_where_its_clients_selector_says() {
    let all = model::service("sqs").expect("sqs").regions("aws").expect("regions").len();
    for (selector, home, count, some) in [
        ("all", "eu-west-1", all, "sa-east-1"),
        ("all", "cn-north-1", 2, "cn-northwest-1"),
        ("eu-west-*,!eu-west-2", "us-east-1", 2, "eu-west-3"),
        ("default,!us-*", "us-east-1", 13, "eu-north-1"),
        ("aws-us-gov:*,eu-west-1", "us-east-1", 3, "us-gov-east-1"),
        ("!aws:eu-*", "us-east-1", all - 8, "us-east-1"),
    ] {
        let script = Script::always(ok("{}"));
        let client = MultiRegionClient::new(&config(&script, home), "sqs", selector).expect(selector);
        assert_eq!(client.selector(), &Regions::from(selector));
        let regions = sent(&script, &client).await;
        assert_eq!(regions.len(), count, "{selector}: {regions:?}");
        assert!(regions.iter().any(|r| r == some), "{selector}: {regions:?}");
        let told = client.regions().await.expect("regions");
        assert_eq!(told.iter().collect::<Vec<_>>(), regions);
        assert_eq!(script.seen().len(), count, "only AWS's answer to `enabled` is asked for");
    }
}

#[tokio::test(start_paused = true)]
async fn wrong_selectors_are_refused_before_anything_is_sent() {
    let script = Script::always(ok("{}"));
    let config = config(&script, "eu-west-1");
    for wrong in ["eu-wst-1", "eu-west-1,", "cn-*", "eu-*,!*", "enabled,eu-wst-1", "enabled,!", "aws-cm:all"]
    {
        let error = MultiRegionClient::new(&config, "sqs", wrong).expect_err(wrong);
        assert!(matches!(error.kind(), ErrorKind::InvalidRegions(_) | ErrorKind::UnknownName(_)), "{wrong}");
    }
    let sqs = MultiRegionClient::new(&config, "sqs", "eu-*").expect("a client");
    for wrong in ["us-east-1", "us-*", "eu-west-1,eu-west-1", "", "eu-west-1,!*"] {
        sqs.call("list_queues", json!({})).regions(wrong).await.expect_err(wrong);
    }
    assert!(script.seen().is_empty());
}

#[tokio::test(start_paused = true)]
async fn a_call_may_choose_among_its_clients_regions_by_pattern() {
    let script = Script::always(ok("{}"));
    let sqs =
        MultiRegionClient::new(&config(&script, "us-east-1"), "sqs", "eu-west-*,aws-cn:*").expect("a client");
    for (chosen, expected) in [
        ("!eu-west-2", vec!["eu-west-1", "eu-west-3", "cn-north-1", "cn-northwest-1"]),
        ("cn-*,eu-west-1", vec!["cn-north-1", "cn-northwest-1", "eu-west-1"]),
        ("aws-cn:all", vec!["cn-north-1", "cn-northwest-1"]),
    ] {
        let result = sqs.call("list_queues", json!({})).regions(chosen).await.expect("a result");
        assert_eq!(result.iter().map(|o| o.region()).collect::<Vec<_>>(), expected, "{chosen}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_newer_region_is_called_if_the_caller_says_so() {
    let script = Script::always(ok("{}"));
    let config = config(&script, "eu-west-1");
    assert!(MultiRegionClient::new(&config, "sqs", "eu-nova-1").is_err());
    let sqs =
        MultiRegionClient::new(&config, "sqs", Regions::from("eu-nova-1").allow_unknown()).expect("a client");
    assert_eq!(sent(&script, &sqs).await, ["eu-nova-1"]);
    assert_eq!(script.only().host, "sqs.eu-nova-1.amazonaws.com");
    assert_eq!(sqs.service().availability("eu-nova-1"), Availability::Unknown);
}

#[tokio::test(start_paused = true)]
async fn where_a_service_is_not_is_told_and_a_name_is_called_all_the_same() {
    let script = Script::always(ok("{}"));
    let config = config(&script, "eu-west-1");
    let service = MultiRegionClient::new(&config, "apprunner", "eu-*,me-south-1").expect("a client");
    let result = service.call("list_services", json!({})).await.expect("a result");
    let asked: Vec<_> = result.selection().iter().collect();
    assert_eq!(asked, ["eu-central-1", "eu-west-1", "eu-west-2", "eu-west-3", "me-south-1"]);
    let left_out: Vec<_> = result.selection().not_offered().collect();
    assert_eq!(left_out, ["eu-central-2", "eu-north-1", "eu-south-1", "eu-south-2"]);
    assert!(result.selection().fallback().is_none());
}
