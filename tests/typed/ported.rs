//! Code in the manner of the AWS SDK for Rust: EC2, S3 and IAM. What differs is how a client is made, and the region.

use mr::ec2::types::{Filter, InstanceStateName, InstanceType, KeyType};
use mr::s3::primitives::ByteStream;
use mr::{ec2, iam, s3};
use multiregion_client as mr;

use crate::support::{Script, ok};

const REGION: &str = "eu-west-1";

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

async fn instances_of(client: &ec2::Client, team: &str) -> Outcome<Vec<(String, String)>> {
    let resp = client
        .describe_instances()
        .filters(Filter::builder().name("tag:Team").values(team).build())
        .filters(Filter::builder().name("instance-state-name").values("running").values("hibernated").build())
        .send()
        .await?
        .into_region(REGION)?;
    let mut found = Vec::new();
    for reservation in resp.reservations() {
        for instance in reservation.instances() {
            let state = match instance.state().and_then(|s| s.name()) {
                Some(InstanceStateName::Running) => "up".to_string(),
                Some(InstanceStateName::Stopped | InstanceStateName::Stopping) => "down".to_string(),
                Some(other) => format!("new: {}", other.as_str()),
                None => "?".to_string(),
            };
            found.push((instance.instance_id().unwrap_or_default().to_string(), state));
        }
    }
    Ok(found)
}

#[tokio::test(start_paused = true)]
async fn instances_are_described_with_filters() {
    let script = Script::always(ok("<DescribeInstancesResponse><reservationSet><item><instancesSet>\
         <item><instanceId>i-1</instanceId><instanceState><code>16</code><name>running</name></instanceState></item>\
         <item><instanceId>i-2</instanceId><instanceState><name>stopped</name></instanceState></item>\
         </instancesSet></item><item><instancesSet>\
         <item><instanceId>i-3</instanceId><instanceState><name>hibernated</name></instanceState></item>\
         <item><instanceId>i-4</instanceId></item>\
         </instancesSet></item></reservationSet></DescribeInstancesResponse>"));
    let client = ec2::Client::new(&script.config().build(), [REGION]).expect("a client");
    let found = instances_of(&client, "shop").await.expect("instances");
    let expected = [("i-1", "up"), ("i-2", "down"), ("i-3", "new: hibernated"), ("i-4", "?")];
    assert_eq!(found, expected.map(|(id, state)| (id.to_string(), state.to_string())));
    assert_eq!(
        script.only().text(),
        "Action=DescribeInstances&Version=2016-11-15&Filter.1.Name=tag%3ATeam&Filter.1.Value.1=shop\
         &Filter.2.Name=instance-state-name&Filter.2.Value.1=running&Filter.2.Value.2=hibernated"
    );
}

async fn new_key(client: &ec2::Client, name: &str) -> Outcome<(String, String)> {
    let key = client.create_key_pair().key_name(name).key_type(KeyType::Ed25519).send().await?;
    let key = key.into_region(REGION)?;
    let material = key.key_material().ok_or("no key material")?;
    Ok((key.key_pair_id().unwrap_or_default().to_string(), material.to_string()))
}

#[tokio::test(start_paused = true)]
async fn a_key_pair_is_created() {
    let script =
        Script::always(ok("<CreateKeyPairResponse><keyName>k</keyName><keyPairId>key-1</keyPairId>\
         <keyMaterial>---secret---</keyMaterial></CreateKeyPairResponse>"));
    let client = ec2::Client::new(&script.config().build(), [REGION]).expect("a client");
    let made = new_key(&client, "k").await.expect("a key");
    assert_eq!(made, ("key-1".to_string(), "---secret---".to_string()));
    let sent = "Action=CreateKeyPair&Version=2016-11-15&KeyName=k&KeyType=ed25519";
    assert_eq!(script.only().text(), sent);
}

async fn start(client: &ec2::Client, image: &str) -> Outcome<Option<InstanceType>> {
    let run = client
        .run_instances()
        .image_id(image)
        .instance_type(InstanceType::from("x9.huge"))
        .min_count(1)
        .max_count(1)
        .set_security_group_ids(Some(vec!["sg-1".to_string(), "sg-2".to_string()]))
        .send()
        .await?
        .into_region(REGION)?;
    let first = run.instances().first().ok_or("nothing runs")?;
    Ok(first.instance_type())
}

#[tokio::test(start_paused = true)]
async fn a_type_that_the_model_does_not_list_goes_there_and_back() {
    let script = Script::always(ok("<RunInstancesResponse><instancesSet><item>\
                                    <instanceType>x9.huge</instanceType></item></instancesSet></RunInstancesResponse>"));
    let client = ec2::Client::new(&script.config().build(), [REGION]).expect("a client");
    let of = start(&client, "ami-1").await.expect("an instance").expect("a type");
    assert!(of.is_unknown());
    assert_eq!((of.as_str(), of), ("x9.huge", "x9.huge".into()));
    let seen = script.only();
    for sent in ["InstanceType=x9.huge", "SecurityGroupId.1=sg-1&SecurityGroupId.2=sg-2", "MinCount=1"] {
        assert!(seen.text().contains(sent), "{}", seen.text());
    }
}

async fn bucket_names(client: &s3::Client) -> Outcome<Vec<String>> {
    let resp = client.list_buckets().send().await?.into_region(REGION)?;
    Ok(resp.buckets().iter().map(|b| b.name().unwrap_or_default().to_string()).collect())
}

#[tokio::test(start_paused = true)]
async fn buckets_are_listed() {
    let script = Script::always(ok("<ListAllMyBucketsResult><Buckets><Bucket><Name>a</Name></Bucket>\
                                    <Bucket><Name>b</Name></Bucket></Buckets></ListAllMyBucketsResult>"));
    let client = s3::Client::new(&script.config().build(), [REGION]).expect("a client");
    assert_eq!(bucket_names(&client).await.expect("buckets"), ["a", "b"]);
    let seen = script.only();
    assert_eq!((seen.method.as_str(), seen.host.as_str()), ("GET", "s3.eu-west-1.amazonaws.com"));
}

async fn object_keys(client: &s3::Client, bucket: &str) -> Outcome<Vec<(String, i64)>> {
    let mut pages = client.list_objects_v2().bucket(bucket).into_paginator().page_size(2).send();
    let mut keys = Vec::new();
    while let Some(page) = pages.next().await {
        for object in page?.contents() {
            keys.push((object.key().unwrap_or_default().to_string(), object.size().unwrap_or(0)));
        }
    }
    Ok(keys)
}

#[tokio::test(start_paused = true)]
async fn objects_are_listed_in_pages() {
    let script = Script::new(|seen| match seen.path.contains("continuation-token=next") {
        false => ok("<ListBucketResult><IsTruncated>true</IsTruncated>\
                     <NextContinuationToken>next</NextContinuationToken>\
                     <Contents><Key>a</Key><Size>1</Size></Contents>\
                     <Contents><Key>b</Key><Size>2</Size></Contents></ListBucketResult>"),
        true => ok("<ListBucketResult><IsTruncated>false</IsTruncated>\
                    <Contents><Key>c</Key><Size>3</Size></Contents></ListBucketResult>"),
    });
    let client = s3::Client::new(&script.config().build(), [REGION]).expect("a client");
    let keys = object_keys(&client, "box").await.expect("keys");
    assert_eq!(keys, [("a".to_string(), 1), ("b".to_string(), 2), ("c".to_string(), 3)]);
    assert!(script.seen().iter().all(|s| s.path.contains("max-keys=2")), "{:?}", script.seen());
}

async fn upload(client: &s3::Client, bucket: &str, key: &str, text: &'static str) -> Outcome<String> {
    let body = ByteStream::from_static(text.as_bytes());
    let resp = client.put_object().bucket(bucket).key(key).content_type("text/plain").body(body).send();
    Ok(resp.await?.into_region(REGION)?.e_tag().unwrap_or_default().to_string())
}

#[tokio::test(start_paused = true)]
async fn an_object_is_put() {
    let script = Script::always(ok("").header("ETag", "\"e-1\""));
    let client = s3::Client::new(&script.config().build(), [REGION]).expect("a client");
    assert_eq!(upload(&client, "box", "a b", "hello").await.expect("a tag"), "\"e-1\"");
    let seen = script.only();
    assert_eq!((seen.method.as_str(), seen.host.as_str()), ("PUT", "box.s3.eu-west-1.amazonaws.com"));
    assert!(seen.path.starts_with("/a%20b"), "{}", seen.path);
    assert_eq!((seen.header("content-type"), seen.decoded().0), (Some("text/plain"), b"hello".to_vec()));
}

async fn new_role(client: &iam::Client, name: &str, trust: &str) -> Outcome<String> {
    let team = iam::types::Tag::builder().key("team").value("shop").build()?;
    let made = client.create_role().role_name(name).assume_role_policy_document(trust).tags(team).send();
    // IAM is the same in all regions, and answers under each.
    let made = made.await?.into_region(REGION)?;
    let role = made.role().ok_or("no role")?;
    Ok(format!("{} {} {}", role.arn(), role.path(), role.create_date().secs()))
}

#[tokio::test(start_paused = true)]
async fn a_role_is_created() {
    let script = Script::always(ok(
        "<CreateRoleResponse><CreateRoleResult><Role><Path>/</Path><RoleName>r</RoleName><RoleId>AROA</RoleId>\
         <Arn>arn:aws:iam::123456789012:role/r</Arn><CreateDate>2026-01-02T03:04:05Z</CreateDate></Role>\
         </CreateRoleResult></CreateRoleResponse>",
    ));
    let client = iam::Client::new(&script.config().build(), [REGION, "eu-west-2"]).expect("a client");
    let made = new_role(&client, "r", "{}").await.expect("a role");
    assert_eq!(made, "arn:aws:iam::123456789012:role/r / 1767323045");
    let sent = "Action=CreateRole&Version=2010-05-08&RoleName=r&AssumeRolePolicyDocument=%7B%7D\
                &Tags.member.1.Key=team&Tags.member.1.Value=shop";
    assert_eq!(script.only().text(), sent);
}
