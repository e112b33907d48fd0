//! The rules language on small rule sets: what each construct does, and that malformed ones are errors.

use serde_json::{Value as Json, json};

use crate::endpoint::error::{EndpointErrorKind, Fault};
use crate::endpoint::rules::{Param, RuleSet};
use crate::endpoint::val::Val;
use crate::endpoint::{eval, parse};

fn read(parameters: Json, rules: Json) -> Result<RuleSet, Fault> {
    parse::rule_set(&json!({"version": "1.0", "parameters": parameters, "rules": rules}))
}

/// The URL that `conditions` lead to, with the strings A and B, the booleans T and F, and nothing under N.
fn tested(conditions: Json, url: &str) -> Result<String, Fault> {
    let text = json!({"type": "string"});
    let flag = json!({"type": "boolean"});
    let parameters = json!({"A": text, "B": text, "N": text, "T": flag, "F": flag});
    let then = json!([
        {"type": "endpoint", "conditions": conditions, "endpoint": {"url": url}},
        {"type": "endpoint", "conditions": [], "endpoint": {"url": "else"}},
    ]);
    let rule_set = read(parameters, then)?;
    let values = vec![Val::text("a-b"), Val::text("x"), Val::None, Val::Boolean(true), Val::Boolean(false)];
    eval::endpoint(&rule_set, values).map(|e| e.url().to_owned())
}

/// What the expression gives, in a template.
fn value(expression: Json) -> Result<String, Fault> {
    let mut condition = expression;
    condition["assign"] = "it".into();
    tested(json!([condition]), "{it}")
}

fn holds(condition: Json) -> bool {
    tested(json!([condition]), "then").unwrap() == "then"
}

fn reference(name: &str) -> Json {
    json!({ "ref": name })
}

fn call(function: &str, argv: Json) -> Json {
    json!({"fn": function, "argv": argv})
}

#[test]
fn conditions_fail_on_nothing_and_on_false_alone() {
    assert!(holds(call("isSet", json!([reference("A")]))));
    assert!(!holds(call("isSet", json!([reference("N")]))));
    assert!(holds(call("not", json!([reference("F")]))));
    assert!(!holds(call("not", json!([reference("T")]))));
    assert!(holds(call("not", json!([call("isSet", json!([reference("N")]))]))));
    assert!(holds(call("stringEquals", json!([reference("B"), "x"]))));
    assert!(!holds(call("stringEquals", json!([reference("B"), "y"]))));
    assert!(holds(call("stringEquals", json!(["{B}-{B}", "x-x"]))));
    assert!(holds(call("booleanEquals", json!([reference("T"), true]))));
    assert!(!holds(call("booleanEquals", json!([reference("T"), reference("F")]))));
    assert!(holds(call("uriEncode", json!([""]))));
    assert!(!holds(call("uriEncode", json!([reference("N")]))));
    assert!(holds(call("isValidHostLabel", json!([reference("A"), false]))));
    assert!(!holds(call("isValidHostLabel", json!([reference("N"), false]))));
    assert!(holds(call("aws.isVirtualHostableS3Bucket", json!([reference("A"), false]))));
    assert!(!holds(call("aws.parseArn", json!([reference("A")]))));
    assert!(!holds(call("parseURL", json!([reference("A")]))));
}

#[test]
fn functions_give_values_that_templates_and_paths_reach() {
    let ok = |expression| value(expression).unwrap();
    assert_eq!(ok(call("substring", json!(["abcdef", 1, 3, false]))), "bc");
    assert_eq!(ok(call("substring", json!(["abcdef", 1, 3, true]))), "de");
    assert_eq!(ok(call("uriEncode", json!(["a/b"]))), "a%2Fb");
    assert_eq!(ok(call("coalesce", json!([reference("N"), reference("B"), "c"]))), "x");
    assert_eq!(ok(call("ite", json!([reference("T"), "yes", "no"]))), "yes");
    assert_eq!(ok(call("ite", json!([reference("F"), "yes", "no"]))), "no");
    assert_eq!(ok(call("ite", json!([reference("F"), reference("N"), reference("T")]))), "true");
    let parts = call("split", json!([reference("A"), "-", 0]));
    for (path, expected) in [("[0]", "a"), ("[1]", "b"), ("[-1]", "b"), ("[-2]", "a")] {
        assert_eq!(ok(call("getAttr", json!([parts, path]))), expected);
    }
    for beyond in ["[2]", "[-3]", "name", "[0].name", "[9223372036854775807]", "[-9223372036854775808]"] {
        assert_eq!(ok(call("getAttr", json!([parts, beyond]))), "else", "{beyond}");
    }
    let arn = call("aws.parseArn", json!(["arn:aws:s3:r:1:x/y"]));
    assert_eq!(ok(call("getAttr", json!([arn, "resourceId[1]"]))), "y");
    assert_eq!(ok(call("getAttr", json!([arn, "accountId"]))), "1");
    let partition = call("aws.partition", json!(["cn-north-1"]));
    assert_eq!(ok(call("getAttr", json!([partition, "name"]))), "aws-cn");
    assert_eq!(ok(call("getAttr", json!([partition, "supportsFIPS"]))), "true");
    let url = call("parseURL", json!(["http://[::1]:80/p"]));
    for (name, expected) in [("scheme", "http"), ("authority", "[::1]:80"), ("path", "/p"), ("isIp", "true")]
    {
        assert_eq!(ok(call("getAttr", json!([url, name]))), expected);
    }
    assert_eq!(ok(call("getAttr", json!([url, "normalizedPath"]))), "/p/");
}

#[test]
fn what_is_assigned_is_seen_by_later_conditions_and_below() {
    let partition = json!({"fn": "aws.partition", "argv": ["us-east-1"], "assign": "p"});
    let same = call("stringEquals", json!([{"fn": "getAttr", "argv": [reference("p"), "name"]}, "aws"]));
    assert_eq!(tested(json!([partition, same]), "{p#dnsSuffix}/{{x}}").unwrap(), "amazonaws.com/{x}");
    let beside = json!([
        {"type": "tree", "conditions": [partition], "rules": []},
        {"type": "endpoint", "conditions": [], "endpoint": {"url": "{p#name}"}},
    ]);
    assert_eq!(read(json!({}), beside).unwrap_err().kind, EndpointErrorKind::Model);
}

#[test]
fn a_tree_without_a_match_is_passed_over_and_an_error_ends_the_search() {
    let never = call("booleanEquals", json!([true, false]));
    let end = |url: &str| json!({"type": "endpoint", "conditions": [], "endpoint": {"url": url}});
    let rules = json!([{"type": "tree", "conditions": [], "rules": [
        {"type": "error", "conditions": [never], "error": "no"}]}, end("next")]);
    let rule_set = read(json!({}), rules).unwrap();
    assert_eq!(eval::endpoint(&rule_set, vec![]).unwrap().url(), "next");
    let rule_set =
        read(json!({"A": {"type": "string"}}), json!([{"type": "error", "error": "no {A}"}, end("x")]))
            .unwrap();
    let refused = eval::endpoint(&rule_set, vec![Val::text("way")]).unwrap_err();
    assert_eq!((refused.kind, &*refused.message), (EndpointErrorKind::Refused, "no way"));
    let none = eval::endpoint(&read(json!({}), json!([])).unwrap(), vec![]).unwrap_err();
    assert_eq!(none.kind, EndpointErrorKind::NoRule);
}

#[test]
fn properties_and_headers_are_filled_in_at_any_depth() {
    let endpoint = json!({
        "url": "https://{A}",
        "headers": {"x-a": ["{A}", "b"]},
        "properties": {"p": [{"q": "{A}", "r": [1, -1, 0.5, true, null, "{{}}"]}]},
    });
    let rules = json!([{"type": "endpoint", "conditions": [], "endpoint": endpoint}]);
    let rule_set = read(json!({"A": {"type": "string"}}), rules).unwrap();
    let endpoint = eval::endpoint(&rule_set, vec![Val::text("v")]).unwrap();
    let p = crate::value::document_to_json(&endpoint.properties()["p"]);
    assert_eq!(p, json!([{"q": "v", "r": [1, -1, 0.5, true, null, "{}"]}]));
    let headers: Vec<_> = endpoint.headers().map(|(k, v)| (k, v.collect::<Vec<_>>())).collect();
    assert_eq!(headers, [("x-a", vec!["v", "b"])]);
}

#[test]
fn values_of_the_wrong_type_are_errors() {
    for (function, argv) in [
        ("stringEquals", json!([reference("T"), "x"])),
        ("stringEquals", json!([reference("N"), "x"])),
        ("booleanEquals", json!(["x", true])),
        ("booleanEquals", json!([reference("N"), true])),
        ("not", json!(["x"])),
        ("substring", json!([reference("T"), 0, 1, false])),
        ("substring", json!(["abc", "0", 1, false])),
        ("substring", json!(["abc", 0, 1, "no"])),
        ("uriEncode", json!([true])),
        ("parseURL", json!([["x"]])),
        ("aws.partition", json!([1])),
        ("aws.parseArn", json!([true])),
        ("isValidHostLabel", json!([true, true])),
        ("isValidHostLabel", json!(["x", "x"])),
        ("split", json!(["a", 1, 0])),
        ("split", json!(["a", "", 0])),
        ("split", json!(["a", "-", "0"])),
        ("ite", json!([reference("N"), "a", "b"])),
        ("isSet", json!(["{N}"])),
    ] {
        let fault = tested(json!([call(function, argv.clone())]), "then").unwrap_err();
        assert_ne!(fault.kind, EndpointErrorKind::Refused, "{function} {argv}");
        assert!(!fault.message.is_empty());
    }
    assert!(tested(json!([]), "").is_err());
    let list = json!({"fn": "split", "argv": ["a", "-", 0], "assign": "l"});
    assert!(tested(json!([list]), "{l}").is_err());
}

#[test]
fn malformed_rule_sets_are_errors_that_say_where() {
    let endpoint = |url: Json| json!([{"type": "endpoint", "conditions": [], "endpoint": {"url": url}}]);
    let condition = |c: Json| json!([{"type": "tree", "conditions": [c], "rules": []}]);
    for (parameters, rules) in [
        (json!([]), json!([])),
        (json!({"A": 1}), json!([])),
        (json!({"A": {}}), json!([])),
        (json!({"A": {"type": "number"}}), json!([])),
        (json!({"A": {"type": "string", "default": true}}), json!([])),
        (json!({"A": {"type": "string", "builtIn": 1}}), json!([])),
        (json!({}), json!({})),
        (json!({}), json!([1])),
        (json!({}), json!([{"conditions": []}])),
        (json!({}), json!([{"type": "fork", "conditions": []}])),
        (json!({}), json!([{"type": "tree", "conditions": {}, "rules": []}])),
        (json!({}), json!([{"type": "tree", "conditions": []}])),
        (json!({}), json!([{"type": "error", "conditions": []}])),
        (json!({}), json!([{"type": "endpoint", "conditions": [], "endpoint": {}}])),
        (json!({}), endpoint(json!(null))),
        (json!({}), endpoint(json!("{A}"))),
        (json!({}), endpoint(json!("{"))),
        (json!({}), endpoint(json!({"ref": "A"}))),
        (json!({}), condition(json!({"fn": "nothing", "argv": []}))),
        (json!({}), condition(json!({"fn": "isSet", "argv": []}))),
        (json!({}), condition(json!({"fn": "isSet", "argv": ["a", "b"]}))),
        (json!({}), condition(json!({"fn": "isSet"}))),
        (json!({}), condition(json!({"argv": []}))),
        (json!({}), condition(json!({"fn": "getAttr", "argv": ["a"]}))),
        (json!({}), condition(json!({"fn": "getAttr", "argv": ["a", "[x]"]}))),
        (json!({}), condition(json!({"fn": "getAttr", "argv": ["a", 1]}))),
        (json!({}), condition(json!({"fn": "isSet", "argv": [0.5]}))),
        (json!({"A": {"type": "string"}}), condition(json!({"fn": "isSet", "argv": ["a"], "assign": "A"}))),
    ] {
        let fault = read(parameters.clone(), rules.clone()).expect_err(&format!("{parameters} {rules}"));
        assert_eq!(fault.kind, EndpointErrorKind::Model);
    }
    for json in [
        json!(null),
        json!(1),
        json!({}),
        json!({"parameters": {}}),
        json!({"version": "2.0", "parameters": {}, "rules": []}),
    ] {
        assert!(parse::rule_set(&json).is_err(), "{json}");
    }
    // As deep as a descriptor's JSON can be.
    let deep = (0..128).fold(json!([]), |inner, _| json!([inner]));
    assert!(read(json!({}), deep).is_err());
    let fault = read(json!({}), json!([{"type": "tree", "conditions": [], "rules": [1]}])).unwrap_err();
    assert_eq!(fault.message, "rules[0]: rules[0]: expected a rule as an object, found 1");
}

#[test]
fn what_rules_make_of_values_is_bounded() {
    // Thirty of these would be a gigabyte.
    let doubled = |n: usize| -> Vec<Json> {
        let text = |i: usize| if i == 0 { "{A}".into() } else { format!("{{v{0}}}{{v{0}}}", i - 1) };
        (0..n).map(|i| json!({"fn": "coalesce", "argv": [text(i)], "assign": format!("v{i}")})).collect()
    };
    assert_eq!(tested(doubled(10).into(), "{v9}").unwrap().len(), 3 << 9);
    let fault = tested(doubled(30).into(), "{v29}").unwrap_err();
    assert_eq!(fault.kind, EndpointErrorKind::Parameter);
    assert_eq!(fault.message, "expected a text of at most 8192 bytes");
    let long = format!("{{A}}{}", "%".repeat(4_000));
    assert!(tested(json!([call("uriEncode", json!([long]))]), "x").is_err());
    assert!(tested(json!([]), &"u".repeat(8_193)).is_err() && tested(json!([]), &"u".repeat(8_192)).is_ok());
    let fault = tested(doubled(300).into(), "x").unwrap_err();
    assert_eq!(
        (fault.kind, &*fault.message),
        (EndpointErrorKind::Model, "rules[0]: expected at most 256 names")
    );
}

#[test]
fn defaults_are_of_the_parameters_type() {
    let parameters = json!({
        "S": {"type": "String", "default": "s", "required": true},
        "B": {"type": "Boolean", "default": false},
        "L": {"type": "stringArray", "default": ["a", "b"]},
    });
    let rule_set = read(parameters, json!([])).unwrap();
    let defaults: Vec<_> = rule_set.parameters.iter().filter_map(|p| p.default.clone()).collect();
    let list = Param::StringArray(vec!["a".into(), "b".into()]);
    assert_eq!(defaults, [Param::String("s".into()), Param::Boolean(false), list]);
}
