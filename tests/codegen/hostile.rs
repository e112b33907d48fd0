//! Whatever the bytes: the generator answers with an error, the descriptor's reader with something harmless.

use proptest::prelude::*;
use serde_json::{Map, Value, json};

use crate::codegen;
use crate::dump::Decoded;

/// What the build script's threads have (`STACK` in `src/codegen/files.rs`) would hide a recursion that grows with
/// the model; a test's thread has little.
fn on_a_small_stack<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    std::thread::Builder::new().stack_size(1 << 20).spawn(work).unwrap().join().unwrap()
}

fn model(shapes: Map<String, Value>) -> Vec<u8> {
    json!({"smithy": "2.0", "shapes": shapes}).to_string().into_bytes()
}

/// A service with one operation whose input has a member of the shape `0`, and a chain of shapes.
fn chain(length: usize, link: impl Fn(usize, String) -> Value) -> Vec<u8> {
    let mut shapes = Map::new();
    shapes.insert(
        "a#S".into(),
        json!({"type": "service", "operations": [{"target": "a#Op"}], "traits": {"aws.protocols#awsJson1_0": {}}}),
    );
    shapes.insert("a#Op".into(), json!({"type": "operation", "input": {"target": "a#0"}}));
    for i in 0..length {
        shapes.insert(format!("a#{i}"), link(i, format!("a#{}", i + 1)));
    }
    shapes.insert(format!("a#{length}"), json!({"type": "structure", "traits": {"smithy.api#mixin": {}}}));
    model(shapes)
}

#[test]
fn long_chains_of_shapes_need_no_stack() {
    let nested = |_, next| json!({"type": "structure", "members": {"M": {"target": next}}});
    let json = chain(100_000, nested);
    let made = on_a_small_stack(move || codegen::generate("m", &json)).unwrap().unwrap();
    assert_eq!(Decoded::new(&made.descriptor).shapes.len(), 100_001);
}

#[test]
fn long_chains_of_lists_and_mixins_are_refused() {
    let list = |i, next: String| match i {
        0 => json!({"type": "structure", "members": {"M": {"target": next}}}),
        _ => json!({"type": "list", "member": {"target": next}}),
    };
    let json = chain(100_000, list);
    let fault = on_a_small_stack(move || codegen::generate("m", &json)).unwrap_err();
    assert!(fault.to_string().contains("at most 64 lists and maps"), "{fault}");
    let mixin = |_, next: String| json!({"type": "structure", "mixins": [{"target": next}], "traits": {"smithy.api#mixin": {}}});
    let json = chain(100_000, mixin);
    let fault = on_a_small_stack(move || codegen::generate("m", &json)).unwrap_err();
    assert!(fault.to_string().contains("at most 64 deep"), "{fault}");
}

#[test]
fn mixins_that_fan_out_do_not_multiply() {
    let twice = |_, next: String| json!({"type": "structure", "mixins": [{"target": next}, {"target": next}], "traits": {"smithy.api#mixin": {}}});
    let made = codegen::generate("m", &chain(60, twice)).unwrap().unwrap();
    assert_eq!(Decoded::new(&made.descriptor).shapes.len(), 1);
}

#[test]
fn long_chains_of_resources_need_no_stack() {
    let mut shapes = Map::new();
    let resources = |i: usize| json!([{"target": format!("a#{i}")}]);
    let traits = json!({"aws.protocols#awsJson1_0": {}});
    shapes.insert("a#S".into(), json!({"type": "service", "resources": resources(0), "traits": traits}));
    for i in 0..50_000 {
        shapes
            .insert(format!("a#{i}"), json!({"type": "resource", "resources": resources((i + 1) % 50_000)}));
    }
    let json = model(shapes);
    assert!(on_a_small_stack(move || codegen::generate("m", &json)).unwrap().is_some());
}

#[test]
fn deep_json_is_an_error() {
    let json = format!(r#"{{"smithy": {}1{}}}"#, "[".repeat(10_000), "]".repeat(10_000));
    let fault = on_a_small_stack(move || codegen::generate("m", json.as_bytes())).unwrap_err();
    assert!(fault.to_string().contains("recursion limit"), "{fault}");
}

#[test]
fn json_is_written_as_serde_json_writes_it() {
    for text in [
        r#"{"b": [1, -2, 0.1, 1E3, 1e300, 18446744073709551615, -0.0], "a": {}}"#,
        r#"["\u0000\u001f\u007f\"\\\/\b\f\n\r\t", "\ud83d\ude00ü", "", null, true, false, []]"#,
        r#"{"k\u0065y": 1, "\n": {"x": [[{}]]}}"#,
    ] {
        let theirs: Value = serde_json::from_str(text).unwrap();
        assert_eq!(codegen::json::parse(text.as_bytes()).unwrap().to_string(), theirs.to_string());
    }
    for text in ["", "1 2", "{", "1e999", "[1,]", r#"{"a": 1, "a": 2}"#, "\"\u{1}\""] {
        assert!(codegen::json::parse(text.as_bytes()).is_err(), "{text}");
    }
    assert!(codegen::json::parse(b"\"\xff\"").is_err());
    // As serde_json gives a number where its feature `arbitrary_precision` is on.
    let number = codegen::json::parse(br#"{"$serde_json::private::Number":"0.5"}"#).unwrap();
    assert_eq!(number.to_string(), "0.5");
}

fn descriptor() -> Vec<u8> {
    let json = include_bytes!("every_trait/model.json");
    codegen::generate("m", json).unwrap().unwrap().descriptor
}

/// Reads everything; what comes out must be in proportion to what went in.
fn read(bytes: &[u8]) {
    let decoded = Decoded::new(bytes);
    assert!(decoded.shapes.len() <= bytes.len() && decoded.operations.len() <= bytes.len());
    let _ = decoded.rules();
    for shape in decoded.shapes.iter().take(100) {
        assert!(shape.members.len() <= bytes.len());
        assert!(
            shape
                .traits
                .text(crate::descriptor::Trait::XmlName)
                .is_none_or(|s| decoded.text(s).len() <= bytes.len())
        );
    }
}

#[test]
fn truncated_descriptors_are_read_without_harm() {
    let whole = descriptor();
    (0..whole.len()).for_each(|n| read(&whole[..n]));
}

proptest! {
    #[test]
    fn damaged_descriptors_are_read_without_harm(
        damage in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..16),
    ) {
        let mut bytes = descriptor();
        for (at, byte) in damage {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        read(&bytes);
    }

    #[test]
    fn any_bytes_are_read_without_harm(mut bytes in prop::collection::vec(any::<u8>(), 0..400), magic: bool) {
        if magic && bytes.len() > 4 {
            bytes[..4].copy_from_slice(crate::descriptor::MAGIC);
        }
        read(&bytes);
    }

    #[test]
    fn any_json_is_written_as_it_was_read(json in any_json()) {
        let text = json.to_string();
        prop_assert_eq!(codegen::json::parse(text.as_bytes()).unwrap().to_string(), text);
    }

    #[test]
    fn any_json_is_a_model_or_an_error(json in any_json()) {
        let _ = codegen::generate("m", json.to_string().as_bytes());
    }

    #[test]
    fn any_part_of_a_model_may_be_anything(parts in prop::collection::vec((any::<prop::sample::Index>(), any_json()), 1..4)) {
        let mut model: Value = serde_json::from_slice(include_bytes!("mixins/model.json")).unwrap();
        for (at, part) in parts {
            let mut places = 0;
            visit(&mut model, &mut |_| places += 1);
            let (chosen, mut place) = (at.index(places), 0);
            visit(&mut model, &mut |v| {
                if place == chosen {
                    *v = part.clone();
                }
                place += 1;
            });
        }
        if let Ok(Some(made)) = codegen::generate("m", model.to_string().as_bytes()) {
            read(&made.descriptor);
        }
    }
}

/// Calls `each` on the value and all that it holds.
fn visit(value: &mut Value, each: &mut impl FnMut(&mut Value)) {
    each(value);
    match value {
        Value::Object(map) => map.values_mut().for_each(|v| visit(v, each)),
        Value::Array(list) => list.iter_mut().for_each(|v| visit(v, each)),
        _ => {}
    }
}

/// JSON of words that mean something in a model, so that it comes past the first check.
fn any_json() -> impl Strategy<Value = Value> {
    let word = prop::sample::select(vec![
        "smithy",
        "2.0",
        "shapes",
        "type",
        "service",
        "structure",
        "list",
        "map",
        "enum",
        "operation",
        "apply",
        "members",
        "member",
        "key",
        "value",
        "target",
        "traits",
        "mixins",
        "a#A",
        "a#B$m",
        "smithy.api#String",
        "smithy.api#mixin",
        "smithy.api#enum",
        "smithy.api#http",
        "aws.protocols#awsJson1_0",
        "operations",
        "input",
        "errors",
        "resources",
    ]);
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        word.clone().prop_map(Value::from),
        ".{0,8}".prop_map(Value::from),
    ];
    leaf.prop_recursive(6, 48, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            prop::collection::vec((word.clone(), inner), 0..6).prop_map(|pairs| Value::Object(
                pairs.into_iter().map(|(k, v)| (k.to_string(), v)).collect()
            )),
        ]
    })
}
