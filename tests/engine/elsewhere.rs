//! Calls that are made elsewhere than first asked: buckets of other regions, sessions, endpoints that services tell.

use std::time::Duration;

use aws_smithy_types::retry::RetryConfig;
use aws_types::service_config::{LoadServiceConfig, ServiceConfigKey};
use multiregion_client::{FailureKind, MultiRegionClient, Outcome};
use serde_json::{Value as Json, json};

use crate::support::{ACCESS_KEY, Reply, SESSION, Script, Seen, answer, client, ok};

const HOUR: Duration = Duration::from_secs(3600);
const HOME: &str = "eu-central-1";
const LIST: &str = "<ListBucketResult><Name>b</Name></ListBucketResult>";

fn input() -> Json {
    json!({"Bucket": "b-of-frankfurt"})
}

/// A bucket that only its own region answers for; others say so in a way of their own.
fn bucket(elsewhere: Reply) -> Script {
    Script::new(move |seen| match seen.region.as_str() {
        HOME => ok(LIST).header("x-amz-bucket-region", HOME),
        _ => elsewhere.clone(),
    })
}

fn error(code: &str, more: &str) -> String {
    format!("<Error><Code>{code}</Code><Message>m</Message>{more}</Error>")
}

async fn call(script: &Script, operation: &str, input: Json) -> Outcome {
    let config = script.config().retry_config(RetryConfig::disabled()).build();
    let result = client(&config, "s3", ["us-west-2"]).call(operation, input).await.expect("a result");
    result.iter().next().expect("the one region").clone()
}

#[tokio::test(start_paused = true)]
async fn each_way_to_say_it_leads_to_the_bucket() {
    let wrong = |status, code, more| answer(status, error(code, more));
    let named = "<Region>eu-central-1</Region>";
    for elsewhere in [
        wrong(301, "PermanentRedirect", "").header("x-amz-bucket-region", HOME),
        wrong(301, "PermanentRedirect", named),
        wrong(400, "AuthorizationHeaderMalformed", named),
        wrong(307, "TemporaryRedirect", "").header("x-amz-bucket-region", HOME),
        wrong(400, "IllegalLocationConstraintException", "").header("x-amz-bucket-region", HOME),
    ] {
        let script = bucket(elsewhere);
        let outcome = call(&script, "list_objects_v2", input()).await;
        assert!(outcome.is_ok(), "{:?}", outcome.error());
        assert_eq!((outcome.region(), outcome.answered_by()), ("us-west-2", HOME));
        assert_eq!(outcome.metadata().attempts, 2);
        let seen = script.seen();
        assert_eq!(seen[1].host, "b-of-frankfurt.s3.eu-central-1.amazonaws.com");
        assert_eq!(seen[1].scope(), Some("20260102/eu-central-1/s3/aws4_request"));
    }
}

#[tokio::test(start_paused = true)]
async fn a_region_that_is_not_told_is_asked_for() {
    let script = Script::new(|seen| match (seen.region.as_str(), seen.method.as_str()) {
        (HOME, _) => ok(LIST),
        (_, "HEAD") => answer(400, "").header("x-amz-bucket-region", HOME),
        _ => answer(301, error("PermanentRedirect", "")),
    });
    let outcome = call(&script, "list_objects_v2", input()).await;
    assert_eq!((outcome.is_ok(), outcome.answered_by()), (true, HOME));
    let methods: Vec<_> = script.seen().iter().map(|seen| seen.method.clone()).collect();
    assert_eq!(methods, ["GET", "HEAD", "GET"]);
}

#[tokio::test(start_paused = true)]
async fn heads_have_no_body_to_say_it_in() {
    for status in [301, 400] {
        let script = bucket(answer(status, "").header("x-amz-bucket-region", HOME));
        for (operation, more) in
            [("head_object", json!({"Bucket": "b-x", "Key": "k"})), ("head_bucket", input())]
        {
            let outcome = call(&script, operation, more).await;
            assert_eq!((outcome.is_ok(), outcome.answered_by()), (true, HOME), "{operation} {status}");
        }
    }
}

#[tokio::test(start_paused = true)]
async fn what_is_known_is_not_asked_again_and_each_region_keeps_its_outcome() {
    let script = bucket(answer(301, error("PermanentRedirect", "<Region>eu-central-1</Region>")).after(1));
    let s3 = client(&script.config().build(), "s3", ["us-west-2", "eu-west-1", HOME]);
    for requests in [5, 3] {
        let before = script.seen().len();
        let result = s3.call("list_objects_v2", input()).await.expect("a result");
        assert!(result.is_complete());
        let regions: Vec<_> =
            result.iter().map(|o| (o.region().to_owned(), o.answered_by().to_owned())).collect();
        let expected = ["us-west-2", "eu-west-1", HOME].map(|region| (region.to_owned(), HOME.to_owned()));
        assert_eq!(regions, expected);
        assert_eq!(script.seen().len() - before, requests);
    }
}

#[tokio::test(start_paused = true)]
async fn what_is_known_goes_for_plans_urls_and_forms_too() {
    let script = bucket(answer(301, error("PermanentRedirect", "")).header("x-amz-bucket-region", HOME));
    let s3 = client(&script.config().build(), "s3", ["us-west-2"]);
    let list = |s3: &MultiRegionClient| s3.call("list_objects_v2", input());
    let plan = list(&s3).plan().await.expect("a plan");
    let planned = |plan: &multiregion_client::Plan| {
        let call = plan.iter().next().expect("a call").clone();
        (
            call.endpoint().expect("an endpoint").to_owned(),
            call.signing_regions().collect::<Vec<_>>().join(" "),
        )
    };
    let there = |region: &str| format!("https://b-of-frankfurt.s3.{region}.amazonaws.com");
    assert_eq!(planned(&plan), (there("us-west-2"), "us-west-2".into()));
    assert!(list(&s3).await.expect("a result").is_complete());
    let sent = script.seen().len();

    assert_eq!(planned(&list(&s3).plan().await.expect("a plan")), (there(HOME), HOME.into()));
    let urls = s3.presign("list_objects_v2", input(), HOUR).await.expect("URLs");
    let url = urls.iter().next().expect("a URL");
    assert_eq!(url.region(), "us-west-2");
    let url = url.url().expect("a URL");
    assert!(url.starts_with(&there(HOME)) && url.contains("%2Feu-central-1%2Fs3%2Faws4_request"), "{url}");
    let forms = s3.presigned_post("b-of-frankfurt", "k").await.expect("forms");
    let form = forms.iter().next().expect("a form");
    assert_eq!(form.url().expect("a URL"), there(HOME) + "/");
    let scope = form.fields().find(|(name, _)| *name == "x-amz-credential").expect("a scope").1;
    assert!(scope.ends_with("/eu-central-1/s3/aws4_request"), "{scope}");
    // Of another bucket nothing is known.
    let other = s3.presign("list_objects_v2", json!({"Bucket": "b-two"}), HOUR).await.expect("URLs");
    let url = other.iter().next().expect("a URL").url().expect("a URL");
    assert!(url.contains("%2Fus-west-2%2Fs3%2F"), "{url}");
    assert_eq!(script.seen().len(), sent);
}

#[tokio::test(start_paused = true)]
async fn it_is_followed_once_and_never_in_a_circle() {
    // The one region points to the other.
    let script = Script::new(|seen| {
        let other = if seen.region == HOME { "us-west-2" } else { HOME };
        answer(301, error("PermanentRedirect", "")).header("x-amz-bucket-region", other)
    });
    let outcome = call(&script, "list_objects_v2", input()).await;
    assert_eq!(
        (outcome.error().and_then(|e| e.code()), outcome.metadata().attempts),
        (Some("PermanentRedirect"), 2)
    );
    assert_eq!(outcome.answered_by(), HOME);
    // It points to itself, to what is no region, or nowhere.
    for told in ["us-west-2", "evil.example.com/", ""] {
        let script = Script::new(move |seen| {
            let reply = answer(
                301,
                if seen.method == "HEAD" { String::new() } else { error("PermanentRedirect", "") },
            );
            reply.header("x-amz-bucket-region", told)
        });
        let outcome = call(&script, "list_objects_v2", input()).await;
        assert!(!outcome.is_ok());
        assert!(script.seen().iter().all(|seen| seen.host.ends_with(".us-west-2.amazonaws.com")), "{told}");
    }
}

#[tokio::test(start_paused = true)]
async fn arns_new_buckets_and_other_errors_stay_where_they_are() {
    let arn = json!({"Bucket": "arn:aws:s3:us-west-2:123456789012:accesspoint/ap"});
    let made = json!({"Bucket": "b-new"});
    let moved = answer(301, error("PermanentRedirect", "<Region>eu-central-1</Region>"));
    let illegal = answer(400, error("IllegalLocationConstraintException", "<Region>eu-central-1</Region>"));
    let denied = answer(403, error("AccessDenied", "<Region>eu-central-1</Region>"));
    for (operation, input, reply) in [
        ("list_objects_v2", arn, moved),
        ("create_bucket", made, illegal),
        ("list_objects_v2", input(), denied),
    ] {
        let script = Script::always(reply);
        let outcome = call(&script, operation, input).await;
        assert_eq!((outcome.is_ok(), script.seen().len()), (false, 1), "{operation}");
        assert_eq!(outcome.answered_by(), "us-west-2");
    }
}

#[tokio::test(start_paused = true)]
async fn both_requests_have_the_regions_time_together() {
    let script = Script::new(|seen| match seen.region.as_str() {
        HOME => ok(LIST).after(8),
        _ => answer(301, error("PermanentRedirect", "<Region>eu-central-1</Region>")).after(8),
    });
    let s3 = client(&script.config().build(), "s3", ["us-west-2"]);
    let result =
        s3.call("list_objects_v2", input()).timeout(Duration::from_secs(10)).await.expect("a result");
    let outcome = result.iter().next().expect("the one region");
    assert_eq!(outcome.error().map(|e| e.kind()), Some(FailureKind::TimedOut));
    assert_eq!(outcome.metadata().elapsed, Duration::from_secs(10));
}

const DIRECTORY: &str = "d--use1-az4--x-s3";

/// Sessions that live for five minutes, numbered.
fn express() -> Script {
    Script::new(|seen| {
        if !seen.path.contains("session") {
            return ok(LIST);
        }
        session(seen)
    })
}

fn session(seen: &Seen) -> Reply {
    let number = seen.header("x-amz-date").unwrap_or_default();
    let minutes: u32 = number.get(11..13).and_then(|m| m.parse().ok()).expect("minutes");
    let end = format!("2026-01-02T03:{:02}:05Z", minutes + 5);
    ok(format!(
        "<CreateSessionResult><Credentials><AccessKeyId>KEY{minutes}</AccessKeyId><SecretAccessKey>s</SecretAccessKey>\
         <SessionToken>token-{minutes}</SessionToken><Expiration>{end}</Expiration></Credentials></CreateSessionResult>"
    ))
}

fn list() -> Json {
    json!({"Bucket": DIRECTORY})
}

async fn complete(s3: &MultiRegionClient) {
    let result = s3.call("list_objects_v2", list()).await.expect("a result");
    assert!(result.is_complete(), "{:?}", result.errors().next());
}

#[tokio::test(start_paused = true)]
async fn a_directory_bucket_is_asked_with_a_session_of_its_own() {
    let script = express();
    let s3 = client(&script.config().build(), "s3", ["us-east-1"]);
    complete(&s3).await;
    let [made, used] = &script.seen()[..] else { panic!("{:?}", script.seen()) };
    for seen in [made, used] {
        assert_eq!(seen.host, format!("{DIRECTORY}.s3express-use1-az4.us-east-1.amazonaws.com"));
        assert_eq!(seen.scope(), Some("20260102/us-east-1/s3express/aws4_request"));
    }
    assert_eq!(made.header("x-amz-security-token"), Some(SESSION));
    assert!(made.header("authorization").is_some_and(|text| text.contains(ACCESS_KEY)));
    assert_eq!(
        (used.header("x-amz-s3session-token"), used.header("x-amz-security-token")),
        (Some("token-4"), None)
    );
    let signed = used.header("authorization").expect("a signature");
    assert!(signed.contains("Credential=KEY4/") && signed.contains("x-amz-s3session-token"), "{signed}");
}

#[tokio::test(start_paused = true)]
async fn a_session_serves_until_it_is_about_to_expire() {
    let script = express();
    let s3 = client(&script.config().build(), "s3", ["us-east-1"]);
    let sessions = || script.seen().iter().filter(|seen| seen.path.contains("session")).count();
    for (seconds, made) in [(0, 1), (254, 1), (2, 2), (230, 2)] {
        tokio::time::advance(Duration::from_secs(seconds)).await;
        complete(&s3).await;
        assert_eq!(sessions(), made, "after {seconds} more");
    }
}

#[tokio::test(start_paused = true)]
async fn calls_at_once_share_one_session() {
    let script =
        Script::new(|seen| if seen.path.contains("session") { session(seen).after(1) } else { ok(LIST) });
    let s3 = client(&script.config().build(), "s3", ["us-east-1"]);
    tokio::join!(complete(&s3), complete(&s3), complete(&s3));
    assert_eq!(script.seen().iter().filter(|seen| seen.path.contains("session")).count(), 1);
}

#[tokio::test(start_paused = true)]
async fn an_old_session_serves_while_no_new_one_is_to_be_had_and_the_refusal_is_told() {
    let script = Script::new(|seen| match (seen.path.contains("session"), seen.header("x-amz-date")) {
        (true, Some("20260102T030405Z")) => session(seen),
        (true, _) => answer(403, error("AccessDenied", "")),
        _ => ok(LIST),
    });
    let s3 = client(&script.config().build(), "s3", ["us-east-1"]);
    complete(&s3).await;
    tokio::time::advance(Duration::from_secs(280)).await;
    complete(&s3).await;
    tokio::time::advance(Duration::from_secs(15)).await;
    let result = s3.call("list_objects_v2", list()).await.expect("a result");
    let error = result.iter().next().and_then(Outcome::error).expect("no session").clone();
    assert_eq!((error.kind(), error.code()), (FailureKind::AccessDenied, Some("AccessDenied")));
}

#[tokio::test(start_paused = true)]
async fn without_sessions_it_is_signed_with_the_callers_credentials() {
    let script = express();
    let s3 = MultiRegionClient::builder(&script.config().build());
    let s3 =
        s3.context_param("DisableS3ExpressSessionAuth", true).build("s3", ["us-east-1"]).expect("a client");
    complete(&s3).await;
    let seen = script.only();
    assert_eq!(
        (seen.header("x-amz-s3session-token"), seen.header("x-amz-security-token")),
        (None, Some(SESSION))
    );
    assert_eq!(seen.scope(), Some("20260102/us-east-1/s3express/aws4_request"));
}

#[tokio::test(start_paused = true)]
async fn a_url_of_a_directory_bucket_bears_its_session() {
    let script = express();
    let s3 = client(&script.config().build(), "s3", ["us-east-1"]);
    let input = json!({"Bucket": DIRECTORY, "Key": "k"});
    let requests = s3.presign("get_object", &input, HOUR).await.expect("requests");
    let url = requests.iter().next().expect("a request").url().expect("a URL").to_owned();
    assert!(
        url.contains("X-Amz-Credential=KEY4%2F") && url.contains("&X-Amz-S3session-Token=token-4&"),
        "{url}"
    );
    assert!(!url.contains("X-Amz-Security-Token"), "{url}");
}

/// An environment with one variable.
#[derive(Debug)]
struct Env(&'static str, &'static str);

impl LoadServiceConfig for Env {
    fn load_config(&self, key: ServiceConfigKey<'_>) -> Option<String> {
        (key.env() == self.0).then(|| self.1.to_owned())
    }
}

#[tokio::test(start_paused = true)]
async fn environment_and_profile_set_what_the_models_leave_open() {
    let script = express();
    for (name, value, input, host, session) in [
        (
            "AWS_S3_DISABLE_EXPRESS_SESSION_AUTH",
            "TRUE",
            list(),
            format!("{DIRECTORY}.s3express-use1-az4.us-east-1.amazonaws.com"),
            None,
        ),
        (
            "AWS_S3_US_EAST_1_REGIONAL_ENDPOINT",
            "regional",
            input(),
            "b-of-frankfurt.s3.us-east-1.amazonaws.com".into(),
            None,
        ),
        (
            "AWS_S3_US_EAST_1_REGIONAL_ENDPOINT",
            "legacy",
            input(),
            "b-of-frankfurt.s3.amazonaws.com".into(),
            None::<&str>,
        ),
    ] {
        let config = script.config().service_config(Env(name, value)).build();
        let before = script.seen().len();
        let s3 = client(&config, "s3", ["us-east-1"]);
        assert!(s3.call("list_objects_v2", input).await.expect("a result").is_complete());
        let seen = &script.seen()[before..];
        assert_eq!((seen.len(), &seen[0].host), (1, &host), "{name}");
        assert_eq!(seen[0].header("x-amz-s3session-token"), session);
    }
}

/// A service that tells where it is to be called.
fn told(minutes: u32) -> impl Fn(&Seen) -> Reply + Send + Sync {
    move |seen| {
        if !seen.header("x-amz-target").is_some_and(|target| target.ends_with(".DescribeEndpoints")) {
            return ok("{}");
        }
        let address = format!("cell{}.example.com", seen.attempt);
        ok(json!({"Endpoints": [{"Address": address, "CachePeriodInMinutes": minutes}]}).to_string())
    }
}

fn hosts(script: &Script) -> Vec<String> {
    script.seen().iter().map(|seen| seen.host.clone()).collect()
}

const TELLER: &str = "ingest.timestream.us-east-1.amazonaws.com";

#[tokio::test(start_paused = true)]
async fn an_endpoint_is_asked_for_once_in_its_period() {
    let script = Script::new(told(10));
    let write = client(&script.config().build(), "timestream-write", ["us-east-1"]);
    for (seconds, expected) in [
        (0, vec![TELLER, "cell1.example.com"]),
        (599, vec!["cell1.example.com"]),
        (1, vec![TELLER, "cell2.example.com"]),
    ] {
        tokio::time::advance(Duration::from_secs(seconds)).await;
        let before = script.seen().len();
        assert!(write.call("list_databases", json!({})).await.expect("a result").is_complete());
        assert_eq!(hosts(&script)[before..], expected);
    }
    let last = script.seen().pop().expect("a request");
    assert_eq!(last.scope(), Some("20260102/us-east-1/timestream/aws4_request"));
}

/// A URL is for whoever has it, when the address may be another one: botocore's is the rules' own.
#[tokio::test(start_paused = true)]
async fn a_plan_goes_by_an_endpoint_that_was_told_as_long_as_it_holds_and_a_url_does_not() {
    let script = Script::new(told(10));
    let write = client(&script.config().build(), "timestream-write", ["us-east-1"]);
    let list = || write.call("list_databases", json!({}));
    let planned = async || {
        let plan = list().plan().await.expect("a plan");
        plan.iter().next().expect("a call").endpoint().expect("an endpoint").to_owned()
    };
    let rules = format!("https://{TELLER}");
    assert_eq!(planned().await, rules);
    assert_eq!(script.seen().len(), 0);
    assert!(list().await.expect("a result").is_complete());
    assert_eq!(planned().await, "https://cell1.example.com");
    let urls = write.presign("list_databases", json!({}), HOUR).await.expect("URLs");
    let url = urls.iter().next().expect("a URL").url().expect("a URL");
    assert!(url.starts_with(&rules), "{url}");
    tokio::time::advance(HOUR).await;
    assert_eq!(planned().await, rules);
    assert_eq!(script.seen().len(), 2);

    let builder = MultiRegionClient::builder(&script.config().build()).endpoint_discovery(false);
    let off = builder.build("timestream-write", ["us-east-1"]).expect("a client");
    let plan = off.call("list_databases", json!({})).plan().await.expect("a plan");
    let error = plan.iter().next().expect("a call").endpoint().expect_err("a refusal");
    assert!(error.to_string().contains("expected endpoint discovery"), "{error}");
}

#[tokio::test(start_paused = true)]
async fn an_endpoint_that_is_none_any_more_is_asked_for_anew() {
    for (status, body) in [(400, r#"{"__type": "InvalidEndpointException"}"#), (421, "{}")] {
        let tell = told(10);
        let script = Script::new(move |seen| match seen.host.as_str() {
            "cell1.example.com" => answer(status, body),
            _ => tell(seen),
        });
        let write = client(&script.config().build(), "timestream-write", ["us-east-1"]);
        assert!(write.call("list_databases", json!({})).await.expect("a result").is_complete());
        assert_eq!(hosts(&script), [TELLER, "cell1.example.com", TELLER, "cell2.example.com"]);
    }
}

#[tokio::test(start_paused = true)]
async fn discovery_is_for_those_that_need_it_unless_told_otherwise() {
    let script = Script::new(told(10));
    let config = script.config().build();
    let dynamodb = |on: Option<bool>| {
        let builder = MultiRegionClient::builder(&config);
        let builder = on.into_iter().fold(builder, |builder, on| builder.endpoint_discovery(on));
        builder.build("dynamodb", ["us-east-1"]).expect("a client")
    };
    for (on, requests) in [(None, 1), (Some(false), 1), (Some(true), 2)] {
        let before = script.seen().len();
        assert!(dynamodb(on).call("list_tables", json!({})).await.expect("a result").is_complete());
        assert_eq!(script.seen().len() - before, requests, "{on:?}");
    }
    for (said, requests) in [("true", 2), ("auto", 1)] {
        let config = script.config().service_config(Env("AWS_ENDPOINT_DISCOVERY_ENABLED", said)).build();
        let before = script.seen().len();
        let dynamodb = client(&config, "dynamodb", ["us-east-1"]);
        assert!(dynamodb.call("list_tables", json!({})).await.expect("a result").is_complete());
        assert_eq!(script.seen().len() - before, requests, "{said}");
    }
    let off = MultiRegionClient::builder(&config).endpoint_discovery(false);
    let off = off.build("timestream-write", ["us-east-1"]).expect("a client");
    let result = off.call("list_databases", json!({})).await.expect("a result");
    let error = result.iter().next().and_then(Outcome::error).expect("a refusal").clone();
    assert!(
        error.to_string().contains("timestream-write.ListDatabases: expected endpoint discovery"),
        "{error}"
    );
    let before = script.seen().len();
    let own = client(&config, "timestream-write", ["us-east-1"]);
    let call = own.call("list_databases", json!({})).endpoint_url("https://own.example.com");
    assert!(call.await.expect("a result").is_complete());
    assert_eq!(hosts(&script)[before..], ["own.example.com"]);
}

#[tokio::test(start_paused = true)]
async fn a_service_that_cannot_be_reached_is_not_asked_again_at_once() {
    let tell = told(1);
    let script = Script::new(move |seen| match (seen.host.as_str(), seen.attempt) {
        ("dynamodb.us-east-1.amazonaws.com", 2) => Reply::Refused,
        _ => tell(seen),
    });
    let config = script.config().retry_config(RetryConfig::disabled()).build();
    let builder = MultiRegionClient::builder(&config).endpoint_discovery(true);
    let dynamodb = builder.build("dynamodb", ["us-east-1"]).expect("a client");
    // It tells; its word is old and it cannot be reached, so that the old word stands; then it tells again.
    for (seconds, requests) in [(0, 2), (61, 2), (30, 1), (31, 2)] {
        tokio::time::advance(Duration::from_secs(seconds)).await;
        let before = script.seen().len();
        assert!(dynamodb.call("list_tables", json!({})).await.expect("a result").is_complete());
        assert_eq!(script.seen().len() - before, requests, "after {seconds} more");
    }
}
