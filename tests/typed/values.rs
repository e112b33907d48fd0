//! What getters give: unset and strange members, unions, blobs, timestamps, documents, maps, lists in lists.

use std::collections::HashMap;

use mr::bedrock_runtime::types::{ContentBlock, ConversationRole, Message, StopReason};
use mr::typed::Document;
use mr::{bedrock_runtime, dynamodb, ec2, lambda};
use multiregion_client as mr;
use serde_json::json;

use crate::support::{Script, ok};

const REGION: &str = "eu-west-1";

fn number(n: u64) -> Document {
    Document::Number(aws_smithy_types::Number::PosInt(n))
}

#[tokio::test(start_paused = true)]
async fn documents_and_unions_go_there_and_back() {
    let script = Script::always(ok(r#"{
        "output": {"message": {"role": "assistant", "content": [{"text": "hi"}, {"hologram": {"x": 1}},
            {"toolUse": {"toolUseId": "u", "name": "n", "input": {"city": "Rome"}}}]}},
        "stopReason": "tool_use", "usage": {"inputTokens": 1, "outputTokens": 2, "totalTokens": 3},
        "metrics": {"latencyMs": 7}, "additionalModelResponseFields": {"k": [1]}}"#));
    let client = bedrock_runtime::Client::new(&script.config().build(), [REGION]).expect("a client");
    let question =
        Message::builder().role(ConversationRole::User).content(ContentBlock::Text("hello".into()));
    let fields = Document::Object(HashMap::from([("top_k".to_string(), number(5))]));
    let call = client.converse().model_id("m").messages(question.build().expect("a message"));
    let call = call.additional_model_request_fields(fields).send();
    let output = call.await.expect("an answer").into_region(REGION).expect("an output");

    let sent = script.only().json();
    assert_eq!(sent["messages"], json!([{"role": "user", "content": [{"text": "hello"}]}]));
    assert_eq!(sent["additionalModelRequestFields"], json!({"top_k": 5}));

    assert_eq!(output.stop_reason(), &StopReason::ToolUse);
    assert_eq!(output.metrics().map(|metrics| metrics.latency_ms()), Some(7));
    let list = Document::Array(vec![number(1)]);
    let expected = Document::Object(HashMap::from([("k".to_string(), list)]));
    assert_eq!(output.additional_model_response_fields(), Some(&expected));
    let message = output.output().and_then(|o| o.as_message().ok()).expect("a message");
    assert_eq!(message.role(), &ConversationRole::Assistant);
    let [text, strange, tool] = message.content() else { panic!("{message:?}") };
    assert_eq!((text.as_text(), text.is_text(), text.is_tool_use()), (Ok("hi"), true, false));
    assert!(strange.is_unknown() && !strange.is_text() && strange.as_text() == Err(strange));
    let tool = tool.as_tool_use().expect("a use of a tool");
    let city = tool.input().and_then(|input| input.as_object()).and_then(|input| input.get("city"));
    assert_eq!((tool.name(), city), ("n", Some(&Document::String("Rome".into()))));
}

#[test]
fn unions_that_the_models_call_structures_are_unions() {
    use dynamodb::types::AttributeValue;
    let value = AttributeValue::L(vec![AttributeValue::N("1".into()), AttributeValue::Ns(vec!["2".into()])]);
    let [one, two] = value.as_l().expect("a list") else { panic!("{value:?}") };
    assert_eq!((one.as_n(), one.is_n(), one.is_s()), (Ok("1"), true, false));
    assert_eq!((one.as_s(), two.as_ns().map(|set| set[0] == "2")), (Err(one), Ok(true)));
    let empty = AttributeValue::L(Vec::new());
    assert_eq!((empty.as_l(), empty.is_l(), empty.is_unknown()), (Ok(&[][..]), true, false));
    assert_eq!(json!(value), json!({"L": [{"N": "1"}, {"NS": ["2"]}]}));
    assert_eq!(value["L"][0]["N"].as_str(), Some("1"));
}

#[tokio::test(start_paused = true)]
async fn what_a_service_did_not_send_is_not_set() {
    let script = Script::always(ok("<DescribeInstancesResponse><reservationSet><item><instancesSet><item>\
         <launchTime>2026-01-02T03:04:05.000Z</launchTime><ebsOptimized>true</ebsOptimized>\
         <instanceState><name>dreaming</name></instanceState></item></instancesSet></item></reservationSet>\
         </DescribeInstancesResponse>"));
    let ec2 = ec2::Client::new(&script.config().build(), [REGION]).expect("a client");
    let answer = ec2.describe_instances().send().await.expect("an answer");
    let instance = &answer[REGION].reservations()[0].instances()[0];
    assert_eq!((instance.instance_id(), instance.placement().is_none()), (None, true));
    assert!(instance.tags().is_empty() && instance.block_device_mappings().is_empty());
    assert_eq!((instance.ebs_optimized(), instance.ena_support()), (Some(true), None));
    assert_eq!(instance.launch_time().map(|time| time.secs()), Some(1_767_323_045));
    let state = instance.state().and_then(|state| state.name()).expect("a state");
    assert!(state.is_unknown());
    assert_eq!((state.as_str(), state.to_string()), ("dreaming", "dreaming".to_owned()));
    assert_eq!(instance["State"]["Name"].as_str(), Some("dreaming"));
}

#[tokio::test(start_paused = true)]
async fn maps_and_lists_of_simple_values() {
    let script =
        Script::always(ok(r#"{"Configuration": {"FunctionName": "f", "Architectures": ["arm64", "mips"],
        "Environment": {"Variables": {"B": "2", "A": "1"}}}, "Tags": {"team": "shop"}}"#));
    let client = lambda::Client::new(&script.config().build(), [REGION]).expect("a client");
    let output = client.get_function().function_name("f").send().await.expect("an answer");
    let output = output.into_region(REGION).expect("an output");
    let configuration = output.configuration().expect("a configuration");
    let architectures = configuration.architectures();
    assert_eq!(*architectures[0], lambda::types::Architecture::Arm64);
    assert_eq!(architectures[1].as_str(), "mips");
    let variables = configuration.environment().and_then(|e| e.variables()).expect("variables");
    assert_eq!((variables.len(), variables.contains_key("A"), variables.is_empty()), (2, true, false));
    assert_eq!(variables.keys().collect::<Vec<_>>(), ["B", "A"]);
    assert_eq!(variables.get("A").map(|value| &**value), Some("1"));
    assert!(variables.get("C").is_none() && variables["C"].is_empty());
    let mut pairs: Vec<(&str, &str)> = Vec::new();
    for (key, value) in variables {
        pairs.push((key, value));
    }
    assert_eq!(pairs, [("B", "2"), ("A", "1")]);
    assert!(output.tags().is_some_and(|tags| tags["team"] == "shop"));
}
