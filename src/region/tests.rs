//! What selectors mean, and what they refuse.

use std::collections::HashMap;

use super::*;
use crate::glob;
use crate::model;

fn select_in(regions: Regions, service: &str, home: &str) -> Result<Selection, Error> {
    let service = model::service(service).expect(service);
    let scope = Scope { service, within: None, enabled: HashMap::new() };
    Selector::new(&regions, partition::partition_of(home))?.select(&scope)
}

fn select(regions: impl Into<Regions>) -> Result<Vec<String>, Error> {
    select_in(regions.into(), "ec2", "eu-west-1").map(|s| s.regions().to_vec())
}

fn selected(text: &str) -> Vec<String> {
    select(text).expect(text)
}

fn refused(regions: impl Into<Regions>) -> String {
    select(regions).expect_err("refused").to_string()
}

/// With AWS's answer to `enabled`.
fn enabled(text: &str, service: &str, answer: &[&str]) -> Result<Selection, Error> {
    let answer: Vec<String> = answer.iter().map(|&r| r.into()).collect();
    let enabled = HashMap::from([("aws", answer.into())]);
    let scope = Scope { service: model::service(service).expect(service), within: None, enabled };
    Selector::new(&Regions::from(text), partition::partition_of("eu-west-1"))?.select(&scope)
}

fn within(text: &str, client: &[&str]) -> Result<Vec<String>, Error> {
    let client: Vec<String> = client.iter().map(|&r| r.into()).collect();
    let service = model::service("ec2").expect("ec2");
    let scope = Scope { service, within: Some(&client), enabled: HashMap::new() };
    let selector = Selector::of_call(&Regions::from(text), partition::partition_of("eu-west-1"))?;
    selector.select(&scope).map(|s| s.regions().to_vec())
}

#[test]
fn names_of_any_partition_keep_their_order() {
    assert_eq!(selected("eu-west-2, cn-north-1 ,eu-west-1"), ["eu-west-2", "cn-north-1", "eu-west-1"]);
    assert_eq!(selected("aws:eu-west-2,aws-cn:cn-north-1"), ["eu-west-2", "cn-north-1"]);
    assert_eq!(selected("aws-global,fips-us-east-1"), ["aws-global", "fips-us-east-1"]);
}

#[test]
fn regions_are_made_from_strings_lists_iterators_and_regions() {
    let expected = Regions::from("eu-west-1,eu-*");
    assert_eq!(Regions::from(["eu-west-1", "eu-*"]), expected);
    assert_eq!(Regions::from(vec![String::from("eu-west-1,eu-*")]), expected);
    assert_eq!("eu-west-1, eu-*".parse::<Regions>().expect("regions"), expected);
    assert_eq!(["eu-west-1", "eu-*"].iter().collect::<Regions>(), expected);
    let region = aws_config::Region::new("eu-west-1");
    assert_eq!(Regions::from([region.clone()]), Regions::from(region));
    assert_eq!(expected.to_string(), "eu-west-1,eu-*");
    assert_eq!(expected.items().collect::<Vec<_>>(), ["eu-west-1", "eu-*"]);
}

#[test]
fn all_is_where_the_service_is_in_the_callers_partition() {
    let ec2 = model::service("ec2").expect("ec2");
    let all = selected("all");
    assert_eq!(Some(all.iter().map(String::as_str).collect::<Vec<_>>().as_slice()), ec2.regions("aws"));
    assert_eq!(selected("all"), selected("*"));
    let of = |service, home| select_in(Regions::all(), service, home).expect("regions").regions().to_vec();
    assert_eq!(of("ec2", "cn-north-1"), ["cn-north-1", "cn-northwest-1"]);
    assert_eq!(of("apprunner", "").len(), 11);
    // Nothing is known, or one endpoint serves the partition: all regions that AWS has opened.
    for service in ["aiops", "iam"] {
        assert_eq!(of(service, ""), selected("all"), "{service}");
    }
    assert_eq!(of("apprunner", "us-gov-west-1"), ["us-gov-east-1", "us-gov-west-1"]);
}

#[test]
fn patterns_choose_in_the_order_of_the_data() {
    assert_eq!(selected("us-??st-1"), ["us-east-1", "us-west-1"]);
    assert_eq!(selected("sa-*,ca-*"), ["sa-east-1", "ca-central-1", "ca-west-1"]);
    assert_eq!(selected("aws-cn:*"), ["cn-north-1", "cn-northwest-1"]);
    assert_eq!(selected("aws-us-gov:all,sa-east-1"), ["us-gov-east-1", "us-gov-west-1", "sa-east-1"]);
    assert!(!selected("me-*").contains(&"me-west-1".to_owned()), "announced, not open");
}

#[test]
fn default_regions_need_no_opting_in() {
    assert_eq!(selected("default").len(), 17);
    assert_eq!(selected("default,!us-*,!ap-*,!eu-*"), ["ca-central-1", "sa-east-1"]);
    assert_eq!(selected("aws-cn:default"), ["cn-north-1", "cn-northwest-1"]);
}

#[test]
fn what_overlaps_is_taken_once_where_it_comes_first() {
    let europe = selected("eu-*");
    assert_eq!(selected("eu-*,eu-west-*,eu-west-1,eu-*"), europe);
    let first = selected("eu-west-3,eu-*");
    assert_eq!((first.len(), &*first[0]), (europe.len(), "eu-west-3"));
}

#[test]
fn an_exclamation_mark_takes_away_from_what_stands_before() {
    assert_eq!(selected("eu-west-*,!eu-west-2"), ["eu-west-1", "eu-west-3"]);
    assert_eq!(selected("eu-west-*,!eu-*,eu-west-2"), ["eu-west-2"]);
    assert_eq!(selected("eu-west-*,! eu-west-2"), ["eu-west-1", "eu-west-3"]);
    assert_eq!(selected("eu-west-1,!us-*"), ["eu-west-1"], "that it was not there is no fault");
    assert_eq!(selected("!us-*,!me-south-1"), selected("all,!us-*,!me-south-1"));
    assert_eq!(selected("aws-cn:*,eu-west-1,!aws-cn:*"), ["eu-west-1"]);
    assert_eq!(refused("!us-*,eu-west-1"), r#"expected regions to take "!us-*" from before it"#);
}

#[test]
fn a_wrong_name_is_refused_with_the_nearest_right_one() {
    assert_eq!(refused("eu-wst-2"), r#"unknown region: "eu-wst-2"; did you mean "eu-west-2"?"#);
    assert_eq!(refused("!eu-wst-2"), r#"unknown region: "eu-wst-2"; did you mean "eu-west-2"?"#);
    assert_eq!(refused("enabld"), r#"unknown region: "enabld"; did you mean "enabled"?"#);
    assert_eq!(refused("ALL"), r#"unknown region: "ALL"; did you mean "all"?"#);
    assert_eq!(refused("aws-cm:*"), r#"unknown partition: "aws-cm"; did you mean "aws-cn"?"#);
    assert_eq!(
        refused("aws-cn:eu-west-1"),
        r#"expected a region of aws-cn, found "eu-west-1", which lies in aws"#
    );
}

#[test]
fn a_pattern_that_fits_nothing_is_refused() {
    let none = |pattern| format!("expected a pattern of regions of aws, found {pattern:?}, which fits none");
    assert_eq!(refused("eu-wst-*"), none("eu-wst-*") + r#"; did you mean "eu-west-*"?"#);
    assert_eq!(refused("cn-*"), none("cn-*") + r#"; did you mean "aws-cn:cn-*"?"#);
    assert_eq!(refused("eu-west-1,!mars-*"), none("mars-*"));
    let error = select_in("me-*".into(), "apprunner", "").expect_err("refused").to_string();
    assert_eq!(
        error,
        r#"expected a region of "me-*", found none: apprunner is not offered in me-central-1, me-south-1"#
    );
}

#[test]
fn nothing_at_all_and_a_name_twice_are_refused() {
    assert_eq!(refused(Regions::default()), "expected at least one region, found none");
    assert_eq!(refused(""), r#"expected a region, found an empty item in """#);
    assert_eq!(refused("eu-west-1, ,us-*"), r#"expected a region, found an empty item in "eu-west-1,,us-*""#);
    assert!(Regions::parse("eu-west-1,").is_err() && Regions::parse("eu-wst-1").is_ok());
    assert_eq!(refused("eu-*,!"), r#"expected a region, found nothing after "!""#);
    assert_eq!(refused("aws-cn:"), r#"expected a region, found nothing after "aws-cn:""#);
    assert_eq!(refused(["eu-west-1", "eu-west-1"]), r#"expected each region once, found "eu-west-1" twice"#);
    assert!(refused("eu-west-1,aws:eu-west-1").contains("twice"));
    assert_eq!(refused("eu-*,!*"), r#"expected at least one region of ec2, found none in "eu-*,!*""#);
}

#[test]
fn newer_regions_need_leave() {
    assert!(refused("eu-nova-1").starts_with("unknown region"));
    let allowed = |text: &str| select(Regions::from(text).allow_unknown());
    assert_eq!(allowed("eu-nova-1,eu-west-1").expect("regions"), ["eu-nova-1", "eu-west-1"]);
    assert_eq!(allowed("eu-west-1,!nz-*").expect("regions"), ["eu-west-1"]);
    for text in ["EU-NOVA-1", "evil.example.com", "a/b", "-a", "nz-*", &"a".repeat(64)] {
        assert!(allowed(text).is_err(), "{text}");
    }
}

#[test]
fn enabled_is_awss_answer_where_the_service_is() {
    let answer = ["us-east-1", "eu-nova-1", "me-south-1", "eu-west-1"];
    let ec2 = enabled("enabled", "ec2", &answer).expect("regions");
    // In the data's order; a region that it does not know comes last.
    assert_eq!(ec2.regions(), ["eu-west-1", "me-south-1", "us-east-1", "eu-nova-1"]);
    assert_eq!(ec2.not_offered().len(), 0);
    let apprunner = enabled("enabled,!us-*", "apprunner", &answer).expect("regions");
    assert_eq!(apprunner.regions(), ["eu-west-1", "eu-nova-1"]);
    assert_eq!(apprunner.not_offered().collect::<Vec<_>>(), ["me-south-1"]);
    assert_eq!(
        enabled("enabled,!eu-*", "ec2", &answer).expect("regions").regions(),
        ["me-south-1", "us-east-1"]
    );
    assert_eq!(enabled("us-*,!enabled", "ec2", &answer).expect("regions").len(), 3);
    let error = enabled("enabled", "apprunner", &["me-south-1"]).expect_err("refused").to_string();
    assert!(error.ends_with(r#"found none in "enabled"; it is not offered in me-south-1"#), "{error}");
}

#[test]
fn what_aws_has_to_be_asked_is_one_question_a_partition() {
    let questions = |text: &str| {
        let selector = Selector::new(&Regions::from(text), partition::partition_of("")).expect(text);
        selector.questions().iter().map(|q| (&*q.partition.id, q.or_default)).collect::<Vec<_>>()
    };
    assert_eq!(questions("all,!eu-*"), []);
    assert_eq!(questions("enabled,aws-cn:enabled-or-default,!enabled"), [("aws", false), ("aws-cn", true)]);
    assert_eq!(questions("enabled-or-default,enabled"), [("aws", false)]);
}

#[test]
fn a_call_chooses_among_its_clients_regions() {
    let client = ["us-west-2", "cn-north-1", "eu-west-1", "me-south-1"];
    assert_eq!(within("eu-west-1,us-west-2", &client).expect("regions"), ["eu-west-1", "us-west-2"]);
    assert_eq!(within("all", &client).expect("regions"), client);
    assert_eq!(within("!us-*", &client).expect("regions"), ["cn-north-1", "eu-west-1", "me-south-1"]);
    assert_eq!(within("*-1,!aws-cn:*", &client).expect("regions"), ["eu-west-1", "me-south-1"]);
    assert_eq!(within("default", &client).expect("regions"), ["us-west-2", "cn-north-1", "eu-west-1"]);
    let refused = |text| within(text, &client).expect_err("refused").to_string();
    assert_eq!(
        refused("us-west-1"),
        r#"unknown region of this client: "us-west-1"; did you mean "us-west-2"?"#
    );
    assert!(refused("sa-*").ends_with("this client's are us-west-2, cn-north-1, eu-west-1, me-south-1"));
    assert!(refused("eu-west-1,eu-west-1").contains("twice"));
}

proptest::proptest! {
    #[test]
    fn no_text_is_too_odd_to_be_refused(text in "\\PC{0,40}|[a-z0-9*?!:, -]{0,40}", allow in proptest::bool::ANY) {
        let regions = Regions::from(text);
        let regions = if allow { regions.allow_unknown() } else { regions };
        if let Ok(selection) = select_in(regions, "sqs", "eu-west-1") {
            proptest::prop_assert!(selection.len() > 0);
            let known = |r: &str| partition::is_known(r) || (allow && !r.contains(['*', '/', '.', ':']));
            proptest::prop_assert!(selection.iter().all(known));
        }
    }

    #[test]
    fn a_pattern_fits_what_a_regular_expression_of_it_does(pattern in "[abé*?]{0,8}", name in "[abé]{0,8}") {
        let expression = format!("^{}$", pattern.replace('*', ".*").replace('?', "."));
        let expression = regex_lite::Regex::new(&expression).expect("an expression");
        proptest::prop_assert_eq!(glob::fits(&pattern, &name), expression.is_match(&name));
    }
}
