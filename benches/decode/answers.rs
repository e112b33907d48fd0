//! The answers of the decoding bench: some 5 MB each, the same in every run.

use aws_smithy_cbor::Encoder;
use aws_smithy_types::DateTime;
use serde_json::{Value, json};

const SIZE: usize = 5_000_000;
/// Of some 260 bytes each.
const RECORDS: usize = 19_000;

/// `DescribeInstances` in EC2's XML: each instance alone in its reservation, as `RunInstances` mostly makes them.
pub fn instances() -> Vec<u8> {
    let mut text = String::from(concat!(
        r#"<?xml version="1.0" encoding="UTF-8"?>"#,
        "\n",
        r#"<DescribeInstancesResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/">"#,
        "<requestId>59dbff89-35bd-4eac-99ed-be587EXAMPLE</requestId><reservationSet>"
    ));
    for i in 0.. {
        if text.len() > SIZE {
            break;
        }
        text.push_str(&reservation(i));
    }
    text.push_str("</reservationSet></DescribeInstancesResponse>");
    text.into_bytes()
}

fn reservation(i: usize) -> String {
    let (devices, interfaces, tags) = (devices(i), interfaces(i), tags(i));
    let address = i % 250;
    format!(
        "<item><reservationId>r-{i:017x}</reservationId><ownerId>123456789012</ownerId><groupSet/><instancesSet><item>\
         <instanceId>i-{i:017x}</instanceId><imageId>ami-0123456789abcdef0</imageId><instanceState><code>16</code>\
         <name>running</name></instanceState><privateDnsName>ip-10-0-0-{address}.eu-west-1.compute.internal\
         </privateDnsName><dnsName>ec2-203-0-113-{address}.eu-west-1.compute.amazonaws.com</dnsName><reason/><keyName>\
         operators</keyName><amiLaunchIndex>0</amiLaunchIndex><productCodes/><instanceType>m5.large</instanceType>\
         <launchTime>2026-01-02T03:04:05.000Z</launchTime><placement><availabilityZone>eu-west-1a</availabilityZone>\
         <groupName/><tenancy>default</tenancy></placement><monitoring><state>disabled</state></monitoring><subnetId>\
         subnet-0123456789abcdef0</subnetId><vpcId>vpc-0123456789abcdef0</vpcId><privateIpAddress>10.0.0.{address}\
         </privateIpAddress><ipAddress>203.0.113.{address}</ipAddress><sourceDestCheck>true</sourceDestCheck><groupSet>\
         <item><groupId>sg-0123456789abcdef0</groupId><groupName>default</groupName></item></groupSet><architecture>\
         x86_64</architecture><rootDeviceType>ebs</rootDeviceType><rootDeviceName>/dev/xvda</rootDeviceName>\
         <blockDeviceMapping>{devices}</blockDeviceMapping><virtualizationType>hvm</virtualizationType><clientToken/>\
         <tagSet>{tags}</tagSet><hypervisor>xen</hypervisor><networkInterfaceSet>{interfaces}</networkInterfaceSet>\
         <ebsOptimized>false</ebsOptimized><enaSupport>true</enaSupport><cpuOptions><coreCount>1</coreCount>\
         <threadsPerCore>2</threadsPerCore></cpuOptions><metadataOptions><state>applied</state><httpTokens>required\
         </httpTokens><httpPutResponseHopLimit>2</httpPutResponseHopLimit><httpEndpoint>enabled</httpEndpoint>\
         </metadataOptions></item></instancesSet></item>"
    )
}

fn tags(i: usize) -> String {
    let tag = |t| format!("<item><key>tag-{t}</key><value>value {i} &amp; {t}</value></item>");
    (0..8).map(tag).collect()
}

fn devices(i: usize) -> String {
    let device = |letter| {
        format!(
            "<item><deviceName>/dev/xvd{letter}</deviceName><ebs><volumeId>vol-{i:017x}</volumeId><status>attached\
             </status><attachTime>2026-01-02T03:04:05.000Z</attachTime><deleteOnTermination>true</deleteOnTermination>\
             </ebs></item>"
        )
    };
    ['a', 'b'].map(device).concat()
}

fn interfaces(i: usize) -> String {
    let address = i % 250;
    format!(
        "<item><networkInterfaceId>eni-{i:017x}</networkInterfaceId><subnetId>subnet-0123456789abcdef0</subnetId><vpcId>\
         vpc-0123456789abcdef0</vpcId><description/><ownerId>123456789012</ownerId><status>in-use</status><macAddress>\
         02:00:00:00:00:01</macAddress><privateIpAddress>10.0.0.{address}</privateIpAddress><sourceDestCheck>true\
         </sourceDestCheck><groupSet><item><groupId>sg-0123456789abcdef0</groupId><groupName>default</groupName></item>\
         </groupSet><attachment><attachmentId>eni-attach-{i:017x}</attachmentId><deviceIndex>0</deviceIndex><status>\
         attached</status><attachTime>2026-01-02T03:04:05.000Z</attachTime><deleteOnTermination>true\
         </deleteOnTermination><networkCardIndex>0</networkCardIndex></attachment><privateIpAddressesSet><item>\
         <privateIpAddress>10.0.0.{address}</privateIpAddress><primary>true</primary></item></privateIpAddressesSet>\
         <ipv6AddressesSet/><interfaceType>interface</interfaceType></item>"
    )
}

/// `Scan` in DynamoDB's JSON.
pub fn items() -> Vec<u8> {
    let one = |i: usize| {
        json!({
            "id": {"S": format!("item-{i:08}")}, "count": {"N": i.to_string()}, "on": {"BOOL": i.is_multiple_of(2)},
            "tags": {"SS": ["red", "green", "blue"]}, "blob": {"B": "AAECAwQFBgc="},
            "note": {"S": "a \"quoted\" text\nof two lines"},
            "more": {"M": {"name": {"S": "some name"}, "list": {"L": [{"N": "1"}, {"S": "two"}, {"NULL": true}]}}},
        })
    };
    let each = one(0).to_string().len();
    let list: Vec<Value> = (0..SIZE / each).map(one).collect();
    json!({"Count": list.len(), "ScannedCount": list.len(), "Items": list}).to_string().into_bytes()
}

/// `ListEventBuses` of EventBridge (version 2) in CBOR.
pub fn event_buses() -> Vec<u8> {
    let members =
        ["Name", "EventBusArn", "Description", "StateReason", "State", "CreationTime", "LastModifiedTime"];
    records("EventBuses", members)
}

/// The same under the names of CloudWatch's `ListMetricStreams`.
pub fn metric_streams() -> Vec<u8> {
    records(
        "Entries",
        ["Name", "Arn", "FirehoseArn", "OutputFormat", "State", "CreationDate", "LastUpdateDate"],
    )
}

fn records(list: &str, [name, arn, text, word, state, created, changed]: [&str; 7]) -> Vec<u8> {
    let mut encoder = Encoder::new(Vec::new());
    encoder.map(1).str(list).array(RECORDS);
    for (i, time) in (0..RECORDS).zip(1_700_000_000..) {
        encoder
            .map(7)
            .str(name)
            .str(&format!("record-{i:08}"))
            .str(state)
            .str("running")
            .str(word)
            .str("json");
        encoder.str(arn).str(&format!("arn:aws:service:eu-west-1:123456789012:record/record-{i:08}"));
        encoder.str(text).str("arn:aws:firehose:eu-west-1:123456789012:deliverystream/all-that-there-is");
        encoder.str(created).timestamp(&DateTime::from_secs(time));
        encoder.str(changed).timestamp(&DateTime::from_millis(1000 * time + 123));
    }
    encoder.into_writer()
}
