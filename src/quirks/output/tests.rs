//! Each row applies, and each change does what botocore's does.

use serde_json::json;

use super::super::operations_of;
use super::*;
use crate::model;
use crate::value::structure_from_json;

fn output(operation: &'static Operation, json: serde_json::Value) -> Structure {
    structure_from_json(operation.output().unwrap(), &json, &mut String::new).unwrap()
}

fn of(service: &str, name: &str) -> &'static Operation {
    model::service(service).unwrap().operation(name).unwrap()
}

#[test]
fn every_row_has_a_reason_and_members_that_the_model_knows() {
    for row in TABLE {
        assert!(!row.reason.is_empty());
        for operation in operations_of(&row.place) {
            let shape = operation.output().expect("an output");
            let has = |member: &str| shape.member(member).is_some();
            match row.change {
                Change::UrlDecoded { asked_by, top, lists } => {
                    assert!(has(asked_by) && top.iter().all(|m| has(m)), "{operation:?}");
                    assert!(operation.input().unwrap().member(asked_by).is_some());
                    for (list, member) in lists {
                        let element =
                            shape.member(list).unwrap().target().members().first().unwrap().target();
                        assert!(element.member(member).is_some(), "{list}.{member}");
                    }
                }
                Change::Base64Text { member } => assert!(has(member), "{operation:?}"),
            }
        }
    }
}

#[test]
fn keys_are_decoded_only_if_the_caller_did_not_ask_for_the_encoding() {
    let list = of("s3", "ListObjectsV2");
    let told = json!({
        "EncodingType": "url", "Prefix": "a%2Fb", "ContinuationToken": "a%2Fb",
        "Contents": [{"Key": "a+b%0A%C3%BC", "ETag": "%41"}, {"Key": "%zz"}], "CommonPrefixes": [{"Prefix": "%00"}],
    });
    let mut decoded = output(list, told.clone());
    apply(list, &["EncodingType"], &mut decoded);
    let expected = json!({
        "EncodingType": "url", "Prefix": "a/b", "ContinuationToken": "a%2Fb",
        "Contents": [{"Key": "a b\nü", "ETag": "%41"}, {"Key": "%zz"}], "CommonPrefixes": [{"Prefix": "\0"}],
    });
    assert_eq!(decoded, output(list, expected));
    let mut asked = output(list, told.clone());
    apply(list, &[], &mut asked);
    assert_eq!(asked, output(list, told));
    let mut plain = output(list, json!({"Prefix": "a%2Fb"}));
    apply(list, &["EncodingType"], &mut plain);
    assert_eq!(plain["Prefix"].as_str(), Some("a%2Fb"));
}

/// As Python's `base64.b64decode` reads them.
#[test]
fn console_output_is_text() {
    let get = of("ec2", "GetConsoleOutput");
    for (sent, read) in [
        ("bG9naW46", "login:"),
        ("bG9n\r\naW46", "login:"),
        ("bG9naW4=", "login"),
        ("bG9naQ==bG9n", "logi"),
        ("bG9naR==", "logi"),
        ("=bG9n", "log"),
        ("/w==", "\u{fffd}"),
        ("", ""),
        ("!", ""),
        ("bG9naQ", "bG9naQ"),
        ("bG9naQ=", "bG9naQ="),
        ("bG9naQ==\u{20ac}", "bG9naQ==\u{20ac}"),
    ] {
        let mut answer = output(get, json!({"Output": sent}));
        apply(get, &[], &mut answer);
        assert_eq!(answer["Output"].as_str(), Some(read), "{sent:?}");
    }
}
