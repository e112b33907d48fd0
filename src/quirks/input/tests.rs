//! Each row applies, and each change does what botocore's does.

use serde_json::json;

use super::super::operations_of;
use super::*;
use crate::model;

fn changed(service: &str, operation: &str, input: Json) -> Result<Json, Vec<Fault>> {
    let operation = model::service(service).unwrap().operation(operation).unwrap();
    let Json::Object(mut input) = input else { panic!("expected an object") };
    apply(operation, &mut input).map(|_| Json::Object(input))
}

fn refused(service: &str, operation: &str, input: Json) -> String {
    let faults = changed(service, operation, input).expect_err("a refusal");
    assert_eq!(faults.len(), 1);
    format!("{}: {}", faults[0].path, faults[0].message)
}

/// The members that a change looks at.
fn members(change: Change) -> Vec<&'static str> {
    match change {
        Change::Alias { member, .. }
        | Change::Default { member, .. }
        | Change::Base64 { member }
        | Change::CopySource { member }
        | Change::Ascii { member }
        | Change::BucketName { member } => vec![member],
        Change::KeyWithMd5 { key, md5 } => vec![key, md5],
        Change::AccountOfOutpost { arn, account, .. } => vec![arn, account],
        Change::LastSegment { .. } => vec![],
    }
}

#[test]
fn every_row_has_a_reason_and_members_that_the_model_knows() {
    for row in TABLE {
        assert!(!row.reason.is_empty());
        let with_all = |o: &&&'static Operation| {
            let has = |m: &&str| o.input().is_some_and(|i| i.member(m).is_some());
            let shaped = |shapes: &[&str]| {
                o.input().is_some_and(|i| i.members().iter().any(|m| shapes.contains(&m.target().name())))
            };
            match row.change {
                Change::LastSegment { shapes } => shaped(shapes),
                other => members(other).iter().all(has),
            }
        };
        let operations = operations_of(&row.place);
        let applied = operations.iter().filter(with_all).count();
        // A row for all of a service is for those that have the member.
        let named = matches!(row.place.operations, super::super::Operations::Only(_));
        assert!(if named { applied == operations.len() } else { applied > 0 }, "{:?}", row.change);
    }
}

#[test]
fn an_alias_is_taken_where_the_operation_has_the_member() {
    let aliased = changed("logs", "CreateExportTask", json!({"fromTime": 1, "to": 2})).unwrap();
    assert_eq!(aliased, json!({"to": 2, "from": 1}));
    let both = refused("logs", "CreateExportTask", json!({"fromTime": 1, "from": 2}));
    assert_eq!(both, "fromTime: expected from or fromTime, found both");
    // Here the member's own name is Filters.
    let own = json!({"Filters": []});
    assert_eq!(changed("ec2", "DescribeVpcs", own.clone()).unwrap(), own);
}

#[test]
fn a_default_fills_what_is_absent_and_is_told() {
    let operation = model::service("s3").unwrap().operation("ListObjectsV2").unwrap();
    let mut input = Map::new();
    assert_eq!(apply(operation, &mut input).unwrap(), ["EncodingType"]);
    assert_eq!(input["EncodingType"], "url");
    assert!(apply(operation, &mut input).unwrap().is_empty());
    assert_eq!(changed("glacier", "ListVaults", json!({"accountId": null})).unwrap()["accountId"], "-");
    assert_eq!(changed("glacier", "ListVaults", json!({"accountId": "1"})).unwrap()["accountId"], "1");
    assert!(changed("s3", "ListMultipartUploads", json!({})).unwrap().get("EncodingType").is_none());
}

#[test]
fn an_id_of_route_53_is_its_last_part() {
    let id = |id: &str| changed("route53", "GetHostedZone", json!({"Id": id})).unwrap()["Id"].clone();
    assert_eq!(id("/hostedzone/Z1"), "Z1");
    assert_eq!(id("Z1"), "Z1");
    let change = changed("route53", "GetChange", json!({"Id": "/change/C1"})).unwrap();
    assert_eq!(change["Id"], "C1");
}

#[test]
fn a_customers_key_is_encoded_once_and_gets_its_md5() {
    let input = json!({"SSECustomerKey": "a b", "CopySourceSSECustomerKey": "{\"a\": 1}"});
    let changed_keys = changed("s3", "CopyObject", input).unwrap();
    let expected = json!({
        "SSECustomerKey": "YSBi", "SSECustomerKeyMD5": "DMnNTdJsUTe2daDYGcuasA==",
        "CopySourceSSECustomerKey": "eyJhIjogMX0=", "CopySourceSSECustomerKeyMD5": "Qre08pIXiOoU2sVWbm8G0A==",
    });
    assert_eq!(changed_keys, expected);
    let given = json!({"SSECustomerKey": "YSBi", "SSECustomerKeyMD5": "DMnNTdJsUTe2daDYGcuasA=="});
    assert_eq!(changed("s3", "GetObject", given.clone()).unwrap(), given);
}

#[test]
fn user_data_is_base64() {
    let changed_data = changed("ec2", "RunInstances", json!({"UserData": "#!/bin/sh\n"})).unwrap();
    assert_eq!(changed_data["UserData"], "IyEvYmluL3NoCg==");
    let other = json!({"LaunchTemplateData": {"UserData": "x"}});
    assert_eq!(changed("ec2", "CreateLaunchTemplate", other.clone()).unwrap(), other);
}

#[test]
fn the_source_of_a_copy_is_encoded_but_for_its_version() {
    let source = |source: Json| {
        changed("s3", "CopyObject", json!({"CopySource": source})).unwrap()["CopySource"].clone()
    };
    assert_eq!(source(json!("b/a b+ü~.txt")), "b/a%20b%2B%C3%BC~.txt");
    assert_eq!(source(json!("b/k?versionId=v+1")), "b/k?versionId=v+1");
    assert_eq!(source(json!("b/k?versionId=")), "b/k%3FversionId%3D");
    assert_eq!(source(json!("b/?versionId=a b?versionId=c")), "b/%3FversionId%3Da%20b?versionId=c");
    assert_eq!(source(json!({"Bucket": "b", "Key": "k k"})), "b/k%20k");
    assert_eq!(source(json!({"Bucket": "b", "Key": "k", "VersionId": "v"})), "b/k?versionId=v");
    let point = "arn:aws:s3:us-west-2:123456789012:accesspoint/p";
    let encoded = "arn%3Aaws%3As3%3Aus-west-2%3A123456789012%3Aaccesspoint/p/object/k";
    assert_eq!(source(json!({"Bucket": point, "Key": "k"})), encoded);
    let missing = refused("s3", "CopyObject", json!({"CopySource": {"Bucket": "b"}}));
    assert_eq!(missing, "CopySource.Key: required, but missing");
}

#[test]
fn metadata_beyond_ascii_and_names_that_are_none_are_refused() {
    let metadata = |key: &str, value: &str| json!({"Metadata": {key: value}});
    assert!(changed("s3", "PutObject", metadata("a", "b")).is_ok());
    assert_eq!(refused("s3", "PutObject", metadata("a", "ü")), "Metadata.a: expected ASCII characters only");
    assert!(changed("s3", "PutObject", metadata("ü", "b")).is_err());
    for good in ["b", "my-bucket.example_1", "arn:aws:s3:us-west-2:123456789012:accesspoint/p"] {
        assert!(changed("s3", "ListObjects", json!({"Bucket": good})).is_ok(), "{good}");
    }
    for bad in ["", "a/b", "a b", "ü", &"x".repeat(256), "arn:aws:s3:::b"] {
        assert!(changed("s3", "ListObjects", json!({"Bucket": bad})).is_err(), "{bad}");
    }
}

#[test]
fn an_arn_on_an_outpost_gives_the_account() {
    let arn = "arn:aws:s3-outposts:us-west-2:123456789012:outpost/op-1/bucket/b";
    let given = changed("s3control", "GetBucket", json!({"Bucket": arn})).unwrap();
    assert_eq!(given, json!({"Bucket": arn, "AccountId": "123456789012"}));
    let other = refused("s3control", "GetBucket", json!({"Bucket": arn, "AccountId": "1"}));
    assert_eq!(other, "AccountId: expected the account of the ARN in Bucket, found \"1\"");
    let point = refused("s3control", "GetAccessPoint", json!({"Name": arn}));
    assert_eq!(point, "Name: expected a name, or the ARN of an Outpost's accesspoint");
    let fips = arn.replace("us-west-2", "fips-us-west-2");
    assert!(refused("s3control", "GetBucket", json!({"Bucket": fips})).contains("FIPS"));
    for (operation, input) in [
        ("CreateBucket", json!({"Bucket": arn})),
        ("CreateAccessPoint", json!({"Name": arn})),
        ("GetBucket", json!({"Bucket": "a-name"})),
    ] {
        assert_eq!(changed("s3control", operation, input.clone()).unwrap(), input);
    }
}
