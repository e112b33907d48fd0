//! Hostile JSON for the endpoint rules: values of other types, and rules that grow.

use serde_json::{Value as Json, json};

use super::hostile::Sink;
use super::pieces::{DEEP, TEXTS};

/// JSON seeds, each of their values replaced by others, and rules that grow.
pub(super) fn messages(target: &str, seeds: &[Vec<u8>], sink: Sink<'_>) {
    let long = "a/".repeat(20_000);
    let texts = TEXTS.into_iter().chain([&*long]).map(Json::from);
    let others = [
        json!(null),
        json!(true),
        json!(-1),
        json!(1e300),
        json!([]),
        json!({}),
        json!(["{"]),
        json!({"ref": "x"}),
    ];
    let others: Vec<Json> = others.into_iter().chain(texts).collect();
    for seed in seeds.iter().filter_map(|seed| serde_json::from_slice::<Json>(seed).ok()) {
        for place in 0..count(&seed) {
            // Each place meets every eighth of them, another one each.
            for other in others.iter().skip(place % 8).step_by(8) {
                let mut changed = seed.clone();
                replace(&mut changed, &mut { place }, other);
                sink(format!("value {place} as {:.40}", other.to_string()), changed.to_string().into_bytes());
            }
        }
    }
    if target == "rule_set" {
        rules(sink);
    }
}

fn count(json: &Json) -> usize {
    1 + match json {
        Json::Array(list) => list.iter().map(count).sum(),
        Json::Object(map) => map.values().map(count).sum(),
        _ => 0,
    }
}

/// Replaces the value at a place, counted as [`count`] does; whether it was found.
fn replace(json: &mut Json, place: &mut usize, other: &Json) -> bool {
    if *place == 0 {
        *json = other.clone();
        return true;
    }
    *place -= 1;
    match json {
        Json::Array(list) => list.iter_mut().any(|json| replace(json, place, other)),
        Json::Object(map) => map.values_mut().any(|json| replace(json, place, other)),
        _ => false,
    }
}

/// Rules whose values grow with each condition, and rules that are many or deep.
fn rules(sink: Sink<'_>) {
    let assigned = |n: usize, first: Json, next: &dyn Fn(String) -> Json| -> Vec<Json> {
        let argument = |i: usize| if i == 0 { first.clone() } else { next(format!("v{}", i - 1)) };
        (0..n).map(|i| json!({"fn": "coalesce", "argv": [argument(i)], "assign": format!("v{i}")})).collect()
    };
    let encoded = |name: String| json!({"fn": "uriEncode", "argv": [format!("{{{name}}}%")]});
    for n in [20, 60, 250, 2_000] {
        let last = format!("https://{{v{}}}", n - 1);
        for (what, conditions, url) in [
            ("doubled", assigned(n, json!("ab"), &|v| json!(format!("{{{v}}}{{{v}}}"))), &*last),
            ("encoded", assigned(n, json!("%"), &encoded), &*last),
            ("nested", assigned(n, json!("ab"), &|v| json!([{"ref": v}, {"ref": v}])), "https://a"),
            (
                "split",
                assigned(n, json!("ab"), &|_| json!({"fn": "split", "argv": ["a-".repeat(300), "-", 0]})),
                "https://a",
            ),
        ] {
            let rule = json!({"type": "endpoint", "conditions": conditions, "endpoint": {"url": url}});
            let rules = json!({"version": "1.0", "parameters": {}, "rules": [rule]});
            sink(format!("{n} values, {what}"), json!({ "rules": rules }).to_string().into_bytes());
        }
    }
    for (open, close) in [(r#"{"type":"tree","rules":["#, "]}"), ("[", "]")] {
        for n in DEEP {
            let rules = format!("{}{}", open.repeat(n), close.repeat(n));
            let text = format!(r#"{{"rules":{{"version":"1.0","parameters":{{}},"rules":[{rules}]}}}}"#);
            sink(format!("{n} deep, {open}"), text.into_bytes());
        }
    }
    let paths = [("[", "]"), ("keys(", ")"), ("a[*].", "a"), ("[a,", "a]")];
    for (open, close) in paths {
        let path = json!({"path": open.repeat(20_000) + &close.repeat(20_000)});
        sink(format!("a path of {open}"), path.to_string().into_bytes());
    }
}
