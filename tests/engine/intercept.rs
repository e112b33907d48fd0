//! Interceptors of the caller's: what they see, what they change, what their errors come to.

use std::sync::{Arc, Mutex};

use multiregion_client::intercept::*;
use multiregion_client::{FailureKind, MultiRegionClient};
use serde_json::json;

use crate::support::{Script, client, ok};

/// Notes what is called, marks requests, and turns `old` into `new` in answers.
#[derive(Debug, Default, Clone)]
struct Marking {
    called: Arc<Mutex<Vec<String>>>,
    refuses: Option<&'static str>,
}

impl Marking {
    fn refuse(&self, hook: &str) -> Result<(), BoxError> {
        if self.refuses == Some(hook) { Err("the caller refuses".into()) } else { Ok(()) }
    }
}

#[dyn_dispatch_hint]
impl Intercept for Marking {
    fn name(&self) -> &'static str {
        "Marking"
    }

    fn modify_before_signing(
        &self,
        context: &mut BeforeTransmitInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        cfg: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        self.refuse("signing")?;
        let info = cfg.load::<CallInfo>().ok_or("expected what is called")?;
        let prefix = info.input().get("QueueNamePrefix").and_then(|v| v.as_str()).unwrap_or_default();
        let called = format!("{} {} {prefix}", info.region(), info.operation().name());
        self.called.lock().expect("a lock").push(called);
        let mark = format!("for {}", info.region());
        context.request_mut().headers_mut().try_insert("x-mark", mark)?;
        Ok(())
    }

    fn modify_before_deserialization(
        &self,
        context: &mut BeforeDeserializationInterceptorContextMut<'_>,
        _: &RuntimeComponents,
        _: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        self.refuse("deserialization")?;
        *context.response_mut().body_mut() = SdkBody::from(r#"{"QueueUrls": ["changed"]}"#);
        Ok(())
    }
}

fn sqs(script: &Script, interceptor: Marking) -> MultiRegionClient {
    let builder = MultiRegionClient::builder(&script.config().build()).interceptor(interceptor);
    builder.build("sqs", ["eu-west-1", "us-east-1"]).expect("a client")
}

#[tokio::test(start_paused = true)]
async fn a_request_is_changed_before_it_is_signed_and_an_answer_before_it_is_read() {
    let script = Script::always(ok(r#"{"QueueUrls": ["sent"]}"#));
    let marking = Marking::default();
    let sqs = sqs(&script, marking.clone());
    let result = sqs.call("list_queues", json!({"QueueNamePrefix": "p"})).await.expect("a result");
    for region in ["eu-west-1", "us-east-1"] {
        assert_eq!(result[region]["QueueUrls"][0].as_str(), Some("changed"));
    }
    let mut called = marking.called.lock().expect("a lock").clone();
    called.sort();
    assert_eq!(called, ["eu-west-1 ListQueues p", "us-east-1 ListQueues p"]);
    for seen in script.seen() {
        assert_eq!(seen.header("x-mark"), Some(format!("for {}", seen.region).as_str()));
        assert!(seen.header("authorization").expect("a signature").contains("x-mark"));
    }
    // It is one client's.
    let _ = client(&script.config().build(), "sqs", ["eu-west-1"]).call("list_queues", json!({})).await;
    assert_eq!(script.seen().last().and_then(|seen| seen.header("x-mark").map(str::to_owned)), None);
}

#[tokio::test(start_paused = true)]
async fn what_an_interceptor_refuses_is_told() {
    for (hook, kind, sent) in
        [("signing", FailureKind::Request, 0), ("deserialization", FailureKind::Undecodable, 2)]
    {
        let script = Script::always(ok("{}"));
        let sqs = sqs(&script, Marking { refuses: Some(hook), ..Marking::default() });
        let result = sqs.call("list_queues", json!({})).await.expect("a result");
        let error = result["eu-west-1"].error().expect("an error");
        assert_eq!(error.kind(), kind, "{error}");
        assert!(error.to_string().contains("the caller refuses"), "{error}");
        assert_eq!(script.seen().len(), sent);
    }
}
