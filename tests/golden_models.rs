//! The typed modules of the goldens in `tests/codegen` in use, as those of a consumer's own models: run by `tools/goldens.py`.

#[allow(dead_code)]
#[path = "engine/support.rs"]
mod support;

use std::collections::HashMap;

use mr::golden_int_enums::{self as numbers, types};
use mr::golden_method_clashes::{self as clashes, Errors as _};
use multiregion_client as mr;
use serde_json::json;
use support::{Script, answer, ok};

const REGION: &str = "eu-west-1";

#[tokio::test(start_paused = true)]
async fn numbers_that_a_model_names_are_sent_and_read() {
    let script = Script::always(ok(r#"{"Level": 10, "Most": 99, "Levels": [1, -5], "ByName": {"k": 1},
        "Either": {"Levels": [10]}, "Deep": {"d": [-3]}}"#));
    let client = numbers::Client::new(&script.config().build(), [REGION]).expect("a client");
    let call = client.r#do().level(types::Level::High).levels(types::Level::Low).levels(7.into());
    let call = call.by_name("k", types::Level::BelowZero).either(types::Either::Level(types::Level::Low));
    let call = call.plain(types::Level::High.as_i32()).send();
    let output = call.await.expect("an answer").into_region(REGION).expect("an output");
    assert_eq!(
        script.only().json(),
        json!({"Level": 10, "Levels": [1, 7], "ByName": {"k": -3}, "Either": {"Level": 1}, "Plain": 10})
    );
    assert_eq!((output.level(), output.most(), output.odd()), (types::Level::High, Some(99.into()), None));
    assert_eq!(
        output.levels().iter().map(|level| **level).collect::<Vec<_>>(),
        [types::Level::Low, (-5).into()]
    );
    let by_name = output.by_name().expect("a map");
    assert!(*by_name["k"] == types::Level::Low && by_name.get("l").is_none());
    let either = output.either().expect("a union");
    assert!(either.as_level().is_err() && either.as_levels().is_ok_and(|all| all[0] == types::Level::High));
    let deep = output.deep().map(|deep| deep["d"].iter().map(|level| level.to_string()).collect::<Vec<_>>());
    assert_eq!(deep, Some(vec!["-3".to_owned()]));
    let seen: HashMap<types::Level, &str> =
        types::Level::values().iter().map(|level| (*level, "listed")).collect();
    assert_eq!((seen.len(), seen.get(&99.into()), types::Odd::SelfValue.as_i32()), (3, None, 0));
}

#[tokio::test(start_paused = true)]
async fn what_would_have_one_name_has_two() {
    let script = Script::always(answer(400, r#"{"__type": "badThing", "Message": "no"}"#));
    let client = clashes::Client::new(&script.config().build(), [REGION]).expect("a client");
    let inner = clashes::types::Inner::builder().name("n").SetName("a").SetName("b");
    let call = client.get().id("1").SetId("2").inner(inner.set_name(Some("m".into())).build());
    let call = call.send();
    let answer = call.await.expect("an answer");
    let sent = script.seen().first().map(support::Seen::json);
    assert_eq!(sent, Some(json!({"Id": "1", "SetId": "2", "Inner": {"Name": "m", "SetName": ["a", "b"]}})));
    let error = answer.result(REGION).expect_err("an error");
    assert!(error.is_badThing() && !error.is_BadThing() && !error.is_Bad_Thing() && !error.is_type());
    assert_eq!(error.as_badThing().and_then(|bad| bad.message()), Some("no"));
    // The operation, and the waiter that is called as it.
    let operation: mr::typed::Call<clashes::operation::wait_until_ready::WaitUntilReadyOutput> =
        client.wait_until_ready().id("1").send();
    drop(operation);
    let limit = std::time::Duration::from_secs(1);
    for wait in [client.wait_until_Ready().wait(limit), client.wait_until_Thing_Done().wait(limit)] {
        assert!(wait.await.is_ok());
    }
}

/// Services that are called as this crate's own modules.
#[test]
fn a_service_may_be_called_as_a_module_of_this_crate() {
    use mr::typed::ServiceClient;
    let of = [
        mr::typed_service::Client::SERVICE,
        mr::value_service::Client::SERVICE,
        mr::event_streams_service::Client::SERVICE,
        mr::r#type::Client::SERVICE,
    ];
    assert_eq!(of, ["typed", "value", "event-streams", "type"]);
}
