//! Names: found in any spelling, refused with the nearest right one before anything is sent.

use multiregion_client::{ErrorKind, MultiRegionClient, Regions};
use serde_json::json;

use crate::support::{Script, client, ok};

fn refused(service: &str, region: &str) -> String {
    let config = Script::always(ok("")).config_without_credentials().build();
    MultiRegionClient::new(&config, service, [region]).expect_err("refused").to_string()
}

#[tokio::test(start_paused = true)]
async fn a_service_is_found_by_its_names() {
    let config = Script::always(ok("")).config_without_credentials().build();
    for (asked, name) in
        [("logs", "logs"), ("CloudWatch Logs", "logs"), ("monitoring", "cloudwatch"), ("S3", "s3")]
    {
        assert_eq!(client(&config, asked, ["eu-west-1"]).service().name(), name);
    }
}

#[tokio::test(start_paused = true)]
async fn unknown_names_are_refused_with_the_nearest() {
    assert_eq!(refused("ecc2", "eu-west-1"), r#"unknown service: "ecc2"; did you mean "ec2"?"#);
    assert_eq!(refused("ec2", "eu-wst-1"), r#"unknown region: "eu-wst-1"; did you mean "eu-west-1"?"#);

    let script = Script::always(ok(""));
    let ec2 = client(&script.config().build(), "ec2", ["eu-west-1"]);
    let error = ec2.call("describe_vpc", json!({})).await.expect_err("refused");
    assert_eq!(
        error.to_string(),
        r#"unknown operation of ec2: "describe_vpc"; did you mean "DescribeVpcs"?"#
    );
    assert!(matches!(error.kind(), ErrorKind::UnknownName(_)));

    let builder = MultiRegionClient::builder(&script.config().build()).context_param("ForcePathStil", true);
    let error = builder.build("s3", ["eu-west-1"]).expect_err("refused").to_string();
    assert!(error.contains(r#"did you mean "ForcePathStyle"?"#), "{error}");
    let builder = MultiRegionClient::builder(&script.config().build()).context_param("ForcePathStyle", 1);
    let error = builder.build("s3", ["eu-west-1"]).expect_err("refused").to_string();
    assert!(error.contains("expected true, false, a string or a list of strings, found 1"), "{error}");
    assert!(script.seen().is_empty());
}

#[tokio::test(start_paused = true)]
async fn a_call_goes_to_the_clients_regions_or_some_of_them() {
    let script = Script::always(ok("{}"));
    let sqs = client(&script.config().build(), "sqs", ["us-west-2", "eu-west-1", "us-east-1"]);
    let regions = sqs.regions().await.expect("regions");
    assert_eq!(regions.iter().collect::<Vec<_>>(), ["us-west-2", "eu-west-1", "us-east-1"]);
    let some =
        sqs.call("list_queues", json!({})).regions(["us-east-1", "us-west-2"]).await.expect("a result");
    assert_eq!(some.iter().map(|o| o.region()).collect::<Vec<_>>(), ["us-east-1", "us-west-2"]);

    let before = script.seen().len();
    let error =
        sqs.call("list_queues", json!({})).regions(["us-east-2"]).await.expect_err("refused").to_string();
    assert_eq!(error, r#"unknown region of this client: "us-east-2"; did you mean "us-east-1"?"#);
    assert!(sqs.call("list_queues", json!({})).regions(Regions::default()).await.is_err());
    assert_eq!(script.seen().len(), before);
}

#[tokio::test(start_paused = true)]
async fn a_context_parameter_reaches_the_endpoint_rules() {
    let script = Script::always(ok(""));
    let builder = MultiRegionClient::builder(&script.config().build()).context_param("ForcePathStyle", true);
    let s3 = builder.build("s3", ["eu-west-1"]).expect("a client");
    let _ = s3.call("get_object", json!({"Bucket": "b-one", "Key": "k"})).await.expect("a result");
    let seen = script.only();
    assert_eq!((seen.host.as_str(), seen.path.as_str()), ("s3.eu-west-1.amazonaws.com", "/b-one/k"));
}
