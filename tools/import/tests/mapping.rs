//! The hazards of the mapping: what C2J says in one place and Smithy in another.

mod common;

use common::{Botocore, metadata, operation, structure};
use serde_json::{Value, json};

/// `foo` with one operation whose input has these members, beside the shapes given.
fn input(protocol: &str, members: Value, shapes: Value) -> Botocore {
    let mut all = json!({ "String": { "type": "string" }, "Out": structure(json!({})) });
    all["In"] = structure(members);
    all.as_object_mut().unwrap().extend(shapes.as_object().unwrap().clone());
    Botocore::with(protocol, json!({ "Do": operation() }), all)
}

#[test]
fn labels_go_by_member_names() {
    let mut op = operation();
    op["http"]["requestUri"] = "/v1/{job-id}/{rest+}?acl".into();
    let mut shape = structure(json!({
        "jobId": { "shape": "String", "location": "uri", "locationName": "job-id" },
        "rest": { "shape": "String", "location": "uri" },
    }));
    shape["required"] = json!(["jobId", "rest"]);
    let shapes = json!({ "String": { "type": "string" }, "In": shape, "Out": structure(json!({})) });
    let shapes = Botocore::with("rest-json", json!({ "Do": op }), shapes).shapes();
    let http = json!({ "code": 200, "method": "POST", "uri": "/v1/{jobId}/{rest+}?acl" });
    assert_eq!(shapes.value("Do", "smithy.api#http"), &http);
    assert_eq!(shapes.traits("In$jobId"), ["smithy.api#httpLabel", "smithy.api#required"]);
}

#[test]
fn a_flat_list_takes_the_name_of_its_elements_as_each_protocol_has_it() {
    let members = json!({
        "Named": { "shape": "List", "locationName": "own" },
        "Bare": { "shape": "List" },
        "Deep": { "shape": "List", "flattened": false },
    });
    let list = json!({ "List": { "type": "list", "flattened": true,
        "member": { "shape": "String", "locationName": "item" } } });
    for (protocol, named) in [("query", "item"), ("rest-xml", "own")] {
        let shapes = input(protocol, members.clone(), list.clone()).shapes();
        assert_eq!(shapes.value("In$Named", "smithy.api#xmlName"), named);
        assert_eq!(shapes.value("In$Bare", "smithy.api#xmlName"), "item");
        assert_eq!(shapes.traits("In$Bare"), ["smithy.api#xmlFlattened", "smithy.api#xmlName"]);
        assert!(shapes.traits("In$Deep").is_empty());
        assert_eq!(shapes.value("List$member", "smithy.api#xmlName"), "item");
    }
}

#[test]
fn a_list_s_own_name_is_the_name_of_members_that_have_none() {
    let list =
        json!({ "List": { "type": "list", "locationName": "Pending", "member": { "shape": "String" } } });
    let shapes = input("query", json!({ "A": { "shape": "List" } }), list).shapes();
    assert_eq!(shapes.value("In$A", "smithy.api#xmlName"), "Pending");
}

#[test]
fn names_on_the_wire_become_the_family_s_trait() {
    let members = json!({ "A": { "shape": "String", "locationName": "a" }, "b": { "shape": "String", "locationName": "b" } });
    let json = input("rest-json", members.clone(), json!({})).shapes();
    assert_eq!(json.traits("In$A"), ["smithy.api#jsonName"]);
    assert!(json.traits("In$b").is_empty());
    assert_eq!(input("query", members, json!({})).shapes().traits("In$A"), ["smithy.api#xmlName"]);
}

#[test]
fn the_ec2_key_is_told_only_where_no_rule_gives_it() {
    let members = json!({
        "A": { "shape": "String", "locationName": "aB", "queryName": "AB" },
        "C": { "shape": "String", "locationName": "cD", "queryName": "Other" },
    });
    let shapes = input("ec2", members, json!({})).shapes();
    assert_eq!(shapes.traits("In$A"), ["smithy.api#xmlName"]);
    assert_eq!(shapes.value("In$C", "aws.protocols#ec2QueryName"), "Other");
}

#[test]
fn a_payload_s_root_is_named_where_it_is_not_its_shape() {
    let body = json!({ "Body": structure(json!({})) });
    for (name, expected) in [("Body", Value::Null), ("Root", json!("Root"))] {
        let members = json!({ "Member": { "shape": "Body", "locationName": name } });
        let fake = input("rest-xml", members, body.clone());
        let mut payload = structure(json!({ "Member": { "shape": "Body", "locationName": name } }));
        payload["payload"] = "Member".into();
        let shapes = json!({ "In": payload, "Out": structure(json!({})), "Body": structure(json!({})) });
        fake.service("foo", metadata("rest-xml"), json!({ "Do": operation() }), shapes);
        let shapes = fake.shapes();
        assert_eq!(shapes.value("In$Member", "smithy.api#httpPayload"), &json!({}));
        assert_eq!(shapes.value("In$Member", "smithy.api#xmlName"), &expected);
    }
}

#[test]
fn json_in_a_string_is_a_shape_of_its_own() {
    let members = json!({
        "A": { "shape": "Text", "jsonvalue": true, "location": "header", "locationName": "X-A" },
        "B": { "shape": "Text" },
    });
    let shapes = input("rest-json", members, json!({ "Text": { "type": "string" } })).shapes();
    assert_eq!(shapes.node("In$A")["target"], "com.amazonaws.foo#JsonText");
    assert_eq!(shapes.value("JsonText", "smithy.api#mediaType"), "application/json");
    assert_eq!(shapes.node("In$B")["target"], "smithy.api#String");
}

#[test]
fn a_blob_that_streams_here_and_not_there_is_two_shapes() {
    let mut payload = structure(json!({ "Body": { "shape": "Body" } }));
    payload["payload"] = "Body".into();
    let shapes = json!({
        "In": payload,
        "Out": structure(json!({ "Body": { "shape": "Body" } })),
        "Body": { "type": "blob", "streaming": true, "requiresLength": true },
    });
    let shapes = Botocore::with("rest-json", json!({ "Do": operation() }), shapes).shapes();
    assert_eq!(shapes.node("In$Body")["target"], "com.amazonaws.foo#StreamingBody");
    assert_eq!(shapes.traits("StreamingBody"), ["smithy.api#requiresLength", "smithy.api#streaming"]);
    assert_eq!(shapes.value("In$Body", "smithy.api#default"), "");
    assert_eq!(shapes.node("Out$Body")["target"], "smithy.api#Blob");
}

#[test]
fn names_that_differ_only_in_case_make_way_by_rank() {
    let members = json!({ "a": { "shape": "thing" }, "b": { "shape": "Thing" }, "c": { "shape": "do" } });
    let shapes = json!({
        "thing": { "type": "string", "min": 1 },
        "Thing": structure(json!({})),
        "do": structure(json!({})),
    });
    let shapes = input("json", members, shapes).shapes();
    assert_eq!(shapes.node("In$a")["target"], "com.amazonaws.foo#thing_2");
    assert_eq!(shapes.node("In$b")["target"], "com.amazonaws.foo#Thing");
    assert_eq!(shapes.node("In$c")["target"], "com.amazonaws.foo#do_2", "the operation keeps its name");
    assert_eq!(shapes.get("Do")["type"], "operation");
}

#[test]
fn a_restxml_structure_that_made_way_keeps_its_element() {
    let members = json!({ "a": { "shape": "do" } });
    let shapes = input("rest-xml", members, json!({ "do": structure(json!({})) })).shapes();
    assert_eq!(shapes.value("do_2", "smithy.api#xmlName"), "do");
}

#[test]
fn all_protocols_are_kept_in_their_order() {
    let fake = input("json", json!({}), json!({}));
    let mut data = metadata("json");
    data["protocols"] = json!(["smithy-rpc-v2-cbor", "json", "query"]);
    data["targetPrefix"] = "a.b.Foo_2020".into();
    let shapes = json!({ "In": structure(json!({})), "Out": structure(json!({})) });
    fake.service("foo", data, json!({ "Do": operation() }), shapes);
    let shapes = fake.shapes();
    let expected =
        json!(["smithy.protocols#rpcv2Cbor", "aws.protocols#awsJson1_1", "aws.protocols#awsQuery"]);
    assert_eq!(shapes.value("Foo_2020", "multiregion.traits#protocols"), &expected);
    assert_eq!(shapes.value("Foo_2020", "multiregion.traits#targetPrefix"), "a.b.Foo_2020");
    assert_eq!(shapes.value("Foo_2020", "multiregion.traits#serviceName"), "foo");
    for id in expected.as_array().unwrap() {
        assert_eq!(shapes.value("Foo_2020", id.as_str().unwrap()), &json!({}));
    }
}

#[test]
fn errors_tell_side_status_code_and_retry() {
    let mut op = operation();
    op["errors"] = json!([{ "shape": "Gone" }, { "shape": "Broken" }, { "shape": "Gone" }]);
    let mut gone = structure(json!({}));
    gone["error"] = json!({ "code": "Gone.NotFound", "httpStatusCode": 404, "senderFault": true });
    gone["exception"] = true.into();
    let mut broken = structure(json!({}));
    broken["fault"] = true.into();
    broken["retryable"] = json!({ "throttling": true });
    let shapes =
        json!({ "In": structure(json!({})), "Out": structure(json!({})), "Gone": gone, "Broken": broken });
    let shapes = Botocore::with("query", json!({ "Do": op }), shapes).shapes();
    let targets: Vec<_> =
        shapes.get("Do")["errors"].as_array().unwrap().iter().map(|e| &e["target"]).collect();
    assert_eq!(targets, ["com.amazonaws.foo#Gone", "com.amazonaws.foo#Broken"]);
    assert_eq!(shapes.value("Gone", "smithy.api#error"), "client");
    assert_eq!(shapes.value("Gone", "smithy.api#httpError"), 404);
    let code = json!({ "code": "Gone.NotFound", "httpResponseCode": 404 });
    assert_eq!(shapes.value("Gone", "aws.protocols#awsQueryError"), &code);
    assert_eq!(shapes.value("Broken", "smithy.api#error"), "server");
    assert_eq!(shapes.value("Broken", "smithy.api#retryable"), &json!({ "throttling": true }));
}

#[test]
fn extras_add_members_that_are_never_sent() {
    let fake = input("query", json!({ "Z": { "shape": "String" }, "A": { "shape": "String" } }), json!({}));
    let member = json!({ "members": { "Region": { "shape": "String" } } });
    fake.file("foo/2020-01-01/service-2.sdk-extras", json!({ "merge": { "shapes": { "In": member } } }));
    let shapes = fake.shapes();
    assert_eq!(shapes.traits("In$Region"), ["multiregion.traits#clientOnly"]);
    let order: Vec<_> = shapes.get("In")["members"].as_object().unwrap().keys().collect();
    assert_eq!(order, ["Z", "A", "Region"], "members keep the model's order");
}

#[test]
fn enumerations_get_names_and_keep_values() {
    let members = json!({ "a": { "shape": "E" } });
    let e = json!({ "E": { "type": "string", "enum": ["fooBar-baz", "1.0", "", "FOO_BAR_BAZ"] } });
    let shapes = input("json", members, e).shapes();
    let members = shapes.get("E")["members"].as_object().unwrap();
    assert_eq!(members.keys().collect::<Vec<_>>(), ["FOO_BAR_BAZ", "_1_0", "EMPTY", "FOO_BAR_BAZ_2"]);
    assert_eq!(members["_1_0"]["traits"]["smithy.api#enumValue"], "1.0");
}
