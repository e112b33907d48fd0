//! Rules as a whole: every service's are read, calls resolve as the services' documentation says.

use aws_smithy_types::Document;
use serde_json::{Value as Json, json};

use super::error::EndpointErrorKind;
use super::*;
use crate::model;
use crate::quirks::endpoint as quirks;
use crate::value::structure_from_json;

fn operation(service: &str, operation: &str) -> &'static Operation {
    model::service(service).unwrap().operation(operation).unwrap()
}

fn input(operation: &'static Operation, json: Json) -> Structure {
    let shape = operation.input().unwrap_or_else(model::unit);
    structure_from_json(shape, &json, &mut || "token".into()).unwrap()
}

fn resolved(name: (&str, &str), json: Json, config: &EndpointConfig) -> Result<Endpoint, EndpointError> {
    let operation = operation(name.0, name.1);
    resolve(operation, &input(operation, json), config, Some("123456789012"))
}

fn url(name: (&str, &str), json: Json, config: &EndpointConfig) -> String {
    resolved(name, json, config).unwrap().url().to_owned()
}

#[test]
fn every_services_rules_are_read_and_every_operation_has_a_plan() {
    for service in model::services() {
        let rules = Rules::of(service);
        if let Err(fault) = &rules.rule_set {
            panic!("{}: {fault:?}", service.name());
        }
        for operation in service.operations() {
            let (_, plan) = Rules::of_operation(operation).map_err(|f| (operation, f)).unwrap();
            assert_eq!(plan.len(), rules.rule_set.as_ref().unwrap().parameters.len());
        }
    }
}

#[test]
fn a_regional_call_goes_to_its_region() {
    let ec2 = ("ec2", "DescribeVpcs");
    let at = |region: &str| EndpointConfig::new(region);
    assert_eq!(url(ec2, json!({}), &at("eu-west-1")), "https://ec2.eu-west-1.amazonaws.com");
    assert_eq!(url(ec2, json!({}), &at("cn-north-1")), "https://ec2.cn-north-1.amazonaws.com.cn");
    let fips = at("us-east-1").with_fips(true);
    assert_eq!(url(ec2, json!({}), &fips), "https://ec2-fips.us-east-1.amazonaws.com");
    assert_eq!(url(ec2, json!({}), &at("fips-us-east-1")), url(ec2, json!({}), &fips));
    assert_eq!(url(ec2, json!({}), &at("us-east-1-fips")), url(ec2, json!({}), &fips));
    let dual = at("us-east-1").with_dual_stack(true);
    assert_eq!(url(ec2, json!({}), &dual), "https://ec2.us-east-1.api.aws");
}

#[test]
fn a_custom_url_stands_as_it_is_whatever_else_is_asked_for() {
    let config = EndpointConfig::new("us-east-1").with_endpoint_url(Some("http://localhost:4566".into()));
    let both = config.clone().with_fips(true).with_dual_stack(true);
    for config in [&config, &both] {
        assert_eq!(url(("ec2", "DescribeVpcs"), json!({}), config), "http://localhost:4566");
    }
}

#[test]
fn a_global_service_signs_where_its_rules_say() {
    let endpoint = resolved(("iam", "ListUsers"), json!({}), &EndpointConfig::new("eu-west-1")).unwrap();
    let Some(Document::Array(schemes)) = endpoint.properties().get("authSchemes") else {
        panic!("{endpoint:?}")
    };
    let scheme = schemes[0].as_object().unwrap();
    assert_eq!(endpoint.url(), "https://iam.amazonaws.com");
    assert_eq!(scheme["name"], Document::String("sigv4".into()));
    assert_eq!(scheme["signingRegion"], Document::String("us-east-1".into()));
}

mod aws;
mod language;

#[test]
fn an_error_names_service_operation_and_the_rules_own_words() {
    let error = resolved(("s3", "ListBuckets"), json!({}), &EndpointConfig::new("")).unwrap_err();
    assert_eq!(error.kind(), EndpointErrorKind::Refused);
    assert_eq!((error.service(), error.operation()), ("s3", "ListBuckets"));
    assert_eq!(
        error.to_string(),
        "s3.ListBuckets: no endpoint: A region must be set when sending requests to S3."
    );
}

#[test]
fn a_text_that_is_no_region_cannot_name_another_host() {
    for region in ["x@evil.example/", "evil.example/#", "a b", "-x", "ä", "x\r\ny"] {
        let error = resolved(("ec2", "DescribeVpcs"), json!({}), &EndpointConfig::new(region)).unwrap_err();
        assert_eq!(error.kind(), EndpointErrorKind::Parameter, "{region}");
    }
}

#[test]
fn a_value_from_the_input_wins_over_the_clients_and_a_static_one_over_both() {
    let config = EndpointConfig::new("us-west-2");
    let bucket = json!({"Bucket": "bucket", "Key": "k"});
    assert_eq!(
        url(("s3", "GetObject"), bucket.clone(), &config),
        "https://bucket.s3.us-west-2.amazonaws.com"
    );
    // WriteGetObjectResponse sets UseObjectLambdaEndpoint by itself.
    let route = json!({"RequestRoute": "io-1", "RequestToken": "t"});
    let lambda = url(("s3", "WriteGetObjectResponse"), route, &config);
    assert_eq!(lambda, "https://io-1.s3-object-lambda.us-west-2.amazonaws.com");
    let path = config.clone().with_client_context("force_path_style", Param::Boolean(true));
    assert_eq!(url(("s3", "GetObject"), bucket, &path), "https://s3.us-west-2.amazonaws.com/bucket");
}

#[test]
fn a_clients_word_for_paths_is_not_for_what_has_none_and_its_word_against_them_not_for_what_needs_one() {
    let path = EndpointConfig::new("us-west-2").with_client_context("ForcePathStyle", Param::Boolean(true));
    let arn = json!({"Bucket": "arn:aws:s3:us-west-2:123456789012:accesspoint:ap", "Key": "k"});
    let expected = "https://ap-123456789012.s3-accesspoint.us-west-2.amazonaws.com";
    assert_eq!(url(("s3", "GetObject"), arn, &path), expected);
    let host = EndpointConfig::new("us-west-2").with_client_context("ForcePathStyle", Param::Boolean(false));
    let location = url(("s3", "GetBucketLocation"), json!({"Bucket": "bucket"}), &host);
    assert_eq!(location, "https://s3.us-west-2.amazonaws.com/bucket");
}

#[test]
fn a_client_setting_of_the_wrong_type_is_an_error() {
    let config =
        EndpointConfig::new("us-west-2").with_client_context("ForcePathStyle", Param::String("x".into()));
    let error = resolved(("s3", "ListBuckets"), json!({}), &config).unwrap_err();
    assert_eq!(error.kind(), EndpointErrorKind::Parameter);
    assert_eq!(error.message(), "endpoint parameter ForcePathStyle: expected a boolean, found a string");
}

#[test]
fn the_account_is_looked_at_where_rules_read_it() {
    let config = EndpointConfig::new("us-east-1");
    let tables = ("dynamodb", "ListTables");
    assert_eq!(url(tables, json!({}), &config), "https://123456789012.ddb.us-east-1.amazonaws.com");
    let off = config.with_account_id_mode(AccountIdMode::Disabled);
    assert_eq!(url(tables, json!({}), &off), "https://dynamodb.us-east-1.amazonaws.com");
}

#[test]
fn client_context_names_are_the_models() {
    let names = client_context_names(model::service("s3").unwrap());
    assert!(names.iter().any(|n| n == "UseArnRegion"), "{names:?}");
    assert!(client_context_names(model::service("ec2").unwrap()).is_empty());
}

#[test]
fn host_prefixes_stand_before_the_host_at_a_custom_url_too() {
    let config = EndpointConfig::new("us-east-1");
    let sync = ("stepfunctions", "StartSyncExecution");
    let input = || json!({"stateMachineArn": "arn:aws:states:us-east-1:123456789012:stateMachine:x"});
    assert_eq!(url(sync, input(), &config), "https://sync-states.us-east-1.amazonaws.com");
    for (custom, expected) in [
        ("http://localhost:4566", "http://sync-localhost:4566"),
        ("http://user@localhost/a@b/", "http://user@sync-localhost/a@b/"),
    ] {
        let config = config.clone().with_endpoint_url(Some(custom.into()));
        assert_eq!(url(sync, input(), &config), expected);
        assert_eq!(url(sync, input(), &config.with_host_prefix(false)), custom);
    }
}

#[test]
fn a_member_that_cannot_stand_in_a_host_name_is_named() {
    let config = EndpointConfig::new("us-east-1");
    for route in ["a/b", "a@b", "ä", "a:1"] {
        let input = json!({"RequestRoute": route, "RequestToken": "t"});
        let error = resolved(("s3", "WriteGetObjectResponse"), input, &config).unwrap_err();
        assert_eq!(error.kind(), EndpointErrorKind::HostLabel);
        assert!(error.message().starts_with("RequestRoute: "), "{error}");
    }
    let operation = operation("s3", "WriteGetObjectResponse");
    let error = resolve(operation, &Structure::new(operation.input().unwrap()), &config, None).unwrap_err();
    assert_eq!(error.kind(), EndpointErrorKind::HostLabel);
}

#[test]
fn a_resolver_remembers_and_tells_calls_apart() {
    let resolver = Resolver::new(EndpointConfig::new("us-west-2"));
    let get = operation("s3", "GetObject");
    let at = |bucket: &str, key: &str| {
        let input = input(get, json!({"Bucket": bucket, "Key": key}));
        resolver.resolve(get, &input, None).unwrap().url().to_owned()
    };
    for _ in 0..2 {
        assert_eq!(at("one", "k"), "https://one.s3.us-west-2.amazonaws.com");
        assert_eq!(at("two", "k"), "https://two.s3.us-west-2.amazonaws.com");
    }
    assert_eq!(at("one", "another"), at("one", "k"));
    assert_eq!(resolver.lock().len(), 2, "keys of objects do not matter");
    for i in 0..3 * CACHED {
        at(&format!("bucket-{i}"), "k");
    }
    assert!(resolver.lock().len() <= CACHED);
}

#[test]
fn cache_keys_differ_where_values_do() {
    let list = |texts: &[&'static str]| Val::List(texts.iter().map(|t| Val::text(t)).collect());
    let all = [
        vec![],
        vec![Val::None],
        vec![Val::None, Val::None],
        vec![Val::text("")],
        vec![Val::text("/")],
        vec![Val::text("true")],
        vec![Val::Boolean(true)],
        vec![Val::Boolean(false)],
        vec![Val::text("a"), Val::text("b")],
        vec![Val::text("a/1:b")],
        vec![list(&[])],
        vec![list(&["a", "b"])],
        vec![list(&["a"]), Val::text("b")],
        vec![list(&["a/1:b"])],
    ];
    let keys: std::collections::BTreeSet<_> = all.iter().map(|v| key("s", v)).collect();
    assert_eq!(keys.len(), all.len(), "{keys:?}");
}

#[test]
fn each_quirk_applies() {
    let reasons = quirks::BUILT_INS.iter().map(|row| row.reason);
    let reasons = reasons.chain(quirks::NO_PREFIX.iter().map(|row| row.reason));
    assert!(reasons.chain(quirks::MOVED.iter().map(|row| row.reason)).all(|reason| !reason.is_empty()));
    let at = |region: &str| EndpointConfig::new(region);
    let bucket = |name: &str| json!({ "Bucket": name });
    let arn = "arn:aws:s3:us-west-2:123456789012:accesspoint:my-ap";
    let head = ("s3", "HeadBucket");
    assert_eq!(url(head, bucket("abc"), &at("us-east-1")), "https://abc.s3.amazonaws.com");
    let regional = at("us-east-1").with_built_in("AWS::S3::UseGlobalEndpoint", Param::Boolean(false));
    assert_eq!(url(head, bucket("abc"), &regional), "https://abc.s3.us-east-1.amazonaws.com");
    assert_eq!(
        url(head, bucket(arn), &at("eu-west-1")),
        "https://my-ap-123456789012.s3-accesspoint.us-west-2.amazonaws.com"
    );
    assert_eq!(
        url(("s3", "GetBucketLocation"), bucket("abc"), &at("us-west-2")),
        "https://s3.us-west-2.amazonaws.com/abc"
    );
    let local = at("us-west-2").with_endpoint_url(Some("http://localhost:4566".into()));
    assert_eq!(url(head, bucket("abc"), &local), "http://localhost:4566/abc");
    let control = ("s3control", "GetAccessPoint");
    let outpost = "arn:aws:s3-outposts:us-west-2:123456789012:outpost:op-1:accesspoint:name";
    let input = json!({"AccountId": "123456789012", "Name": outpost});
    let refused = resolved(control, input, &at("eu-west-1")).unwrap_err();
    assert!(refused.message().contains("UseArnRegion"), "{refused}");
    let input = json!({"AccountId": "123456789012", "Name": "name"});
    assert_eq!(
        url(control, input, &at("us-west-2")),
        "https://123456789012.s3-control.us-west-2.amazonaws.com"
    );
}

fn text() -> impl proptest::strategy::Strategy<Value = Option<String>> {
    use proptest::prelude::*;
    prop_oneof![
        2 => Just(None),
        3 => any::<String>().prop_map(Some),
        3 => "[a-z0-9:/.%-]{0,80}".prop_map(Some),
        2 => "arn:[a-z-]{0,6}:[a-z0-9-]{0,8}:[a-z0-9-]{0,9}:[0-9]{0,12}:[a-z0-9:/-]{0,30}".prop_map(Some),
        1 => "https?://[a-z0-9.\\[\\]:@?#/-]{0,40}".prop_map(Some),
        1 => "[a-z-]{3,20}--[a-z0-9-]{0,9}--x-s3".prop_map(Some),
    ]
}

proptest::proptest! {
    #![proptest_config(proptest::test_runner::Config::with_cases(64))]

    #[test]
    fn no_parameter_of_any_service_makes_the_rules_panic(
        texts in proptest::collection::vec(text(), 4..20), flags in 0u64..,
    ) {
        for service in model::services() {
            let rule_set = Rules::of(service).rule_set.as_ref().unwrap();
            let value = |(i, p): (usize, &rules::Parameter)| match (p.kind, &texts[i % texts.len()]) {
                (rules::ParameterKind::Boolean, _) => Val::Boolean(flags >> i & 1 == 1),
                (_, None) => Val::None,
                (rules::ParameterKind::String, Some(text)) => Val::text(text),
                (rules::ParameterKind::StringArray, Some(text)) => Val::List([Val::text(text)].into()),
            };
            let values = rule_set.parameters.iter().enumerate().map(value).collect();
            let _ = eval::endpoint(rule_set, values);
        }
    }

    #[test]
    fn no_text_makes_a_parser_panic(text in ".{0,60}", path in "[a-c.\\[\\]*,()0-9#{}-]{0,20}") {
        let _ = parse::rule_set(&text.clone().into());
        let _ = path::Selector::parse(&path);
        let _ = template::path(&path);
        let _ = template::template(&path, &mut |_| Ok(0));
    }
}

#[test]
fn a_prediction_goes_to_the_endpoint_that_the_call_names() {
    let predict = ("machinelearning", "Predict");
    let to = |endpoint: &str| {
        let input = json!({"MLModelId": "m", "Record": {}, "PredictEndpoint": endpoint});
        resolved(predict, input, &EndpointConfig::new("us-east-1"))
    };
    let own = "https://realtime.machinelearning.us-east-1.amazonaws.com";
    assert_eq!(to(own).unwrap().url(), own);
    assert_eq!(to(&format!("{own}/path?query")).unwrap().url(), own);
    assert_eq!(to("http://localhost:5000").unwrap().url(), "http://localhost:5000");
    assert_eq!(to("").unwrap().url(), "https://machinelearning.us-east-1.amazonaws.com");
    for none in ["text", "ftp://h", "https://"] {
        let error = to(none).unwrap_err();
        assert!(error.message().starts_with("PredictEndpoint: expected http://HOST"), "{error}");
    }
}
