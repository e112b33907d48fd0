//! Credentials: asked for once, told when missing, never shown.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, SystemTime};

use aws_credential_types::Credentials;
use aws_credential_types::provider::error::CredentialsError;
use aws_credential_types::provider::{ProvideCredentials, SharedCredentialsProvider, future};
use aws_smithy_runtime::client::identity::IdentityCache;
use multiregion_client::{CredentialsProblem, FailureKind};
use serde_json::json;

use crate::support::{ACCESS_KEY, SECRET, SESSION, START, Script, client, ok};

const REGIONS: [&str; 4] = ["eu-west-1", "eu-west-2", "us-east-1", "us-west-2"];

/// Counts how often it is asked.
#[derive(Debug, Clone, Default)]
struct Counted {
    asked: Arc<AtomicUsize>,
    lifetime: Option<Duration>,
    fails: bool,
}

impl ProvideCredentials for Counted {
    fn provide_credentials<'a>(&'a self) -> future::ProvideCredentials<'a>
    where
        Self: 'a,
    {
        self.asked.fetch_add(1, Ordering::SeqCst);
        let expiry = self.lifetime.map(|l| SystemTime::UNIX_EPOCH + Duration::from_secs(START) + l);
        let fails = self.fails;
        future::ProvideCredentials::new(async move {
            // The others ask while the first is being answered.
            tokio::time::sleep(Duration::from_millis(10)).await;
            match fails {
                true => Err(CredentialsError::provider_error("the vault is shut")),
                false => Ok(Credentials::new(ACCESS_KEY, SECRET, Some(SESSION.into()), expiry, "counted")),
            }
        })
    }
}

fn config(script: &Script, provider: &Counted) -> aws_types::SdkConfig {
    let provider = SharedCredentialsProvider::new(provider.clone());
    let cache = IdentityCache::lazy().build();
    script.config_without_credentials().credentials_provider(provider).identity_cache(cache).build()
}

#[tokio::test(start_paused = true)]
async fn many_regions_calls_and_clients_ask_once() {
    let (script, provider) = (Script::always(ok("{}")), Counted::default());
    let config = config(&script, &provider);
    let (sqs, logs) = (client(&config, "sqs", REGIONS), client(&config, "logs", REGIONS));
    let calls =
        async { tokio::join!(sqs.call("list_queues", json!({})), sqs.call("list_queues", json!({}))) };
    let (first, second) = calls.await;
    assert!(first.expect("a result").is_complete() && second.expect("a result").is_complete());
    assert!(logs.call("describe_log_groups", json!({})).await.expect("a result").is_complete());
    assert_eq!((provider.asked.load(Ordering::SeqCst), script.seen().len()), (1, 12));
}

#[tokio::test(start_paused = true)]
async fn credentials_that_expire_are_asked_for_again() {
    let script = Script::always(ok("{}"));
    let provider = Counted { lifetime: Some(Duration::from_secs(3600)), ..Counted::default() };
    let sqs = client(&config(&script, &provider), "sqs", REGIONS);
    assert!(sqs.call("list_queues", json!({})).await.expect("a result").is_complete());
    tokio::time::advance(Duration::from_secs(3700)).await;
    let _ = sqs.call("list_queues", json!({})).await.expect("a result");
    assert!(provider.asked.load(Ordering::SeqCst) >= 2);
}

#[tokio::test(start_paused = true)]
async fn a_provider_that_fails_is_told_as_credentials() {
    let (script, provider) = (Script::always(ok("{}")), Counted { fails: true, ..Counted::default() });
    let sqs = client(&config(&script, &provider), "sqs", ["eu-west-1"]);
    let result = sqs.call("list_queues", json!({})).await.expect("a result");
    let outcome = &result["eu-west-1"];
    let error = outcome.error().expect("an error");
    assert_eq!(error.kind(), FailureKind::Credentials);
    assert_eq!(error.credentials(), Some(CredentialsProblem::Unavailable));
    assert!(error.to_string().contains("the vault is shut"), "{error}");
    assert_eq!((outcome.metadata().attempts, outcome.metadata().status), (0, None));
    assert!(script.seen().is_empty());
}

/// Has no credentials, or none in time.
#[derive(Debug)]
struct Empty {
    answers: bool,
}

impl ProvideCredentials for Empty {
    fn provide_credentials<'a>(&'a self) -> future::ProvideCredentials<'a>
    where
        Self: 'a,
    {
        let answers = self.answers;
        future::ProvideCredentials::new(async move {
            if !answers {
                std::future::pending::<()>().await;
            }
            Err(CredentialsError::not_loaded("no profile, no variables"))
        })
    }
}

#[tokio::test(start_paused = true)]
async fn credentials_that_are_not_there_are_told_from_those_that_do_not_come() {
    for (answers, problem) in [(true, CredentialsProblem::Missing), (false, CredentialsProblem::Unavailable)]
    {
        let script = Script::always(ok("{}"));
        let provider = SharedCredentialsProvider::new(Empty { answers });
        let config = script.config_without_credentials().credentials_provider(provider);
        let config = config.identity_cache(IdentityCache::lazy().build()).build();
        let result = script.call_with(config, "sqs", "eu-west-1", "list_queues", json!({})).await;
        let error = result["eu-west-1"].error().expect("an error");
        assert_eq!(
            (error.kind(), error.credentials()),
            (FailureKind::Credentials, Some(problem)),
            "{error:?}"
        );
        assert!(script.seen().is_empty());
    }
}

#[tokio::test(start_paused = true)]
async fn without_a_provider_the_error_names_the_operation() {
    let script = Script::always(ok("{}"));
    let config = script.config_without_credentials().build();
    let result = script.call_with(config, "sqs", "eu-west-1", "list_queues", json!({})).await;
    let error = result["eu-west-1"].error().expect("an error");
    assert_eq!(error.kind(), FailureKind::Credentials);
    assert_eq!(error.credentials(), Some(CredentialsProblem::Missing));
    let message =
        "Credentials: sqs.ListQueues: expected credentials for sigv4, found none in the configuration";
    assert_eq!(error.to_string(), message);
    assert!(script.seen().is_empty());
}

#[tokio::test(start_paused = true)]
async fn secrets_are_in_no_debug_output() {
    use crate::signing::Env;

    let script = Script::always(ok("{}"));
    let env = Env(&[("AWS_BEARER_TOKEN", "bedrock", "bearer-secret")]);
    let config = script.config().service_config(env).build();
    let bedrock = client(&config, "bedrock-runtime", ["us-west-2"]);
    let call = bedrock.call("list_async_invokes", json!({}));
    let builder = multiregion_client::MultiRegionClient::builder(&config);
    let mut shown = format!("{bedrock:?} {bedrock:#?} {call:?} {builder:?}");
    let result = call.await.expect("a result");
    shown += &format!("{result:?} {bedrock:?}");
    for secret in [SECRET, SESSION, "bearer-secret"] {
        assert!(!shown.contains(secret), "{shown}");
    }
}
