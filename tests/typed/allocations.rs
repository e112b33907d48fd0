//! Getters read what is there already: none of them allocates.

use std::hint::black_box;

use mr::ec2::types::InstanceStateName;
use mr::{ec2, lambda};
use multiregion_client as mr;

use crate::support::{Script, ok};

const REGION: &str = "eu-west-1";

fn allocations<T>(read: impl FnOnce() -> T) -> u64 {
    allocation_counter::measure(|| {
        black_box(read());
    })
    .count_total
}

#[tokio::test(start_paused = true)]
async fn a_getter_allocates_nothing() {
    let script = Script::always(ok("<DescribeInstancesResponse><reservationSet><item><instancesSet><item>\
         <instanceId>i-1</instanceId><launchTime>2026-01-02T03:04:05.000Z</launchTime>\
         <instanceState><code>16</code><name>running</name></instanceState></item></instancesSet></item>\
         </reservationSet></DescribeInstancesResponse>"));
    let ec2 = ec2::Client::new(&script.config().build(), [REGION]).expect("a client");
    let answer = ec2.describe_instances().send().await.expect("an answer");
    let output = answer.result(REGION).expect("an output");
    let instance = &output.reservations()[0].instances()[0];
    assert_eq!(allocations(|| instance.instance_id() == Some("i-1")), 0, "str");
    assert_eq!(allocations(|| output.reservations()[0].instances().len()), 0, "list");
    assert_eq!(allocations(|| instance.tags().is_empty()), 0, "list that is not set");
    let running = || instance.state().and_then(|state| state.name()) == Some(InstanceStateName::Running);
    assert!(running());
    assert_eq!(allocations(running), 0, "enumeration");
    assert_eq!(allocations(|| instance.launch_time().map(|time| time.secs())), 0, "timestamp");
    assert_eq!(allocations(|| instance.state().and_then(|state| state.code())), 0, "number");
    assert!(allocations(|| instance.instance_id().map(str::to_owned)) > 0, "what does allocate is counted");
}

#[tokio::test(start_paused = true)]
async fn a_map_is_read_in_place() {
    let script =
        Script::always(ok(r#"{"Configuration": {"Architectures": ["arm64"]}, "Tags": {"team": "shop"}}"#));
    let client = lambda::Client::new(&script.config().build(), [REGION]).expect("a client");
    let answer = client.get_function().function_name("f").send().await.expect("an answer");
    let output = answer.result(REGION).expect("an output");
    assert_eq!(output.tags().and_then(|tags| tags.get("team")).map(|team| &**team), Some("shop"));
    assert_eq!(allocations(|| output.tags().and_then(|tags| tags.get("team")).map(|team| team.len())), 0);
    assert_eq!(allocations(|| output.tags().map(|tags| tags.iter().count())), 0);
    let architectures = || output.configuration().map(|c| *c.architectures()[0]);
    assert_eq!(architectures(), Some(lambda::types::Architecture::Arm64));
    assert_eq!(allocations(architectures), 0);
}
