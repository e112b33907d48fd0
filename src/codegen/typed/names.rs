//! What things are called in Rust: the rules, and the exceptions from them.
//!
//! The rules are those by which the AWS SDK for Rust names the same things, so that code carries over: names of members
//! and operations in snake case with acronyms as words (`EnableDNSSupport` → `enable_dns_support`), types and values of
//! enumerations in Pascal case (`DBInstance` → `DbInstance`).
//!
//! A name depends on the shape that it is of and on its siblings alone: members on those of their structure, values on
//! those of their enumeration, types on shapes whose names differ in case or separators only.

use std::collections::HashSet;

use crate::codegen::quick::{Set, Table};

/// Words that stay whole although their case changes within.
const WHOLE: [&str; 7] = ["ipv4", "ipv6", "sigv4", "mib", "gib", "kib", "ttl"];

/// Keywords that can be written raw, as `r#type`; sorted.
pub const KEYWORDS: [&str; 48] = [
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn", "else",
    "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro",
    "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return", "static", "struct", "trait",
    "true", "try", "type", "typeof", "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// Keywords that cannot.
const NEVER_RAW: [&str; 5] = ["Self", "crate", "self", "super", "_"];

/// Names that every builder or client has for something else, each with its exception.
const MEMBER_EXCEPTIONS: [(&str, &str); 7] = [
    ("build", "build_value"),
    ("builder", "builder_value"),
    ("default", "default_value"),
    ("send", "send_value"),
    ("into_paginator", "into_paginator_value"),
    ("wait", "wait_value"),
    ("new", "new_value"),
];

/// Operations that would hide what every client has.
const OPERATION_EXCEPTIONS: [(&str, &str); 6] = [
    ("new", "new_operation"),
    ("clone", "clone_operation"),
    ("dynamic", "dynamic_operation"),
    ("service", "service_operation"),
    ("wrap", "wrap_operation"),
    ("of", "of_operation"),
];

/// Values of enumerations that Rust or every enumeration has for something else.
const VARIANT_EXCEPTIONS: [(&str, &str); 2] = [("Self", "SelfValue"), ("Unknown", "UnknownValue")];

/// Types that stand in every generated module for something else.
const TYPE_EXCEPTIONS: [(&str, &str); 1] = [("Self", "SelfValue")];

/// Members of unions whose `is_…` every union has for something else.
const ALTERNATIVE_EXCEPTIONS: [(&str, &str); 1] = [("unknown", "unknown_value")];

/// What stands beside the types, or is written in their module without a path: no rule gives these names, but shapes that
/// share one are spelt as the model spells them.
const BESIDE_TYPES: [&str; 17] = [
    "SERVICE", "bool", "builders", "error", "f32", "f64", "i16", "i32", "i64", "i8", "impl", "shapes", "str",
    "t", "types", "u8", "views",
];

/// What every enumeration has beside its values.
const BESIDE_CONSTANTS: [&str; 6] = ["as_i32", "as_str", "clone", "is_unknown", "parse", "values"];

/// What this crate has at its root: a service of that name has a module with [`SUFFIX`].
pub const RESERVED: [&str; 37] = [
    "aws_config",
    "blocking",
    "body",
    "call",
    "client",
    "dead",
    "descriptor",
    "enabled",
    "endpoint",
    "error",
    "event_streams",
    "fanout",
    "fuzzing",
    "glob",
    "global",
    "intercept",
    "limits",
    "merge",
    "model",
    "names",
    "outcome",
    "pages",
    "partition",
    "protocol",
    "python_json",
    "query",
    "quirks",
    "region",
    "result",
    "reviewed",
    "settings",
    "tokens",
    "transport",
    "typed",
    "value",
    "wait",
    "xml",
];

/// What tells a service's module from what this crate has.
const SUFFIX: &str = "_service";

fn excepted(name: String, exceptions: &[(&str, &str)]) -> String {
    exceptions.iter().find(|(from, _)| *from == name).map_or(name, |(_, to)| (*to).to_string())
}

/// A name that Rust takes for one.
fn legal(name: String) -> String {
    if KEYWORDS.binary_search(&name.as_str()).is_ok() {
        format!("r#{name}")
    } else if NEVER_RAW.contains(&name.as_str()) {
        format!("{name}_")
    } else if name.chars().next().is_none_or(|c| c.is_ascii_digit()) {
        format!("_{name}")
    } else {
        name
    }
}

/// Snake case, with acronyms as words.
pub fn snake(name: &str) -> String {
    let chars: Vec<char> = name.chars().collect();
    let lower_only = !name.chars().any(char::is_uppercase);
    let (mut words, mut word) = (Vec::new(), String::new());
    for (at, &next) in chars.iter().enumerate() {
        if !next.is_ascii_alphanumeric() {
            words.extend((!word.is_empty()).then(|| std::mem::take(&mut word)));
            continue;
        }
        if ends_word(&word, &chars[at..], lower_only) {
            words.push(std::mem::take(&mut word));
        }
        word.push(next);
    }
    words.extend((!word.is_empty()).then_some(word));
    words.join("_").to_lowercase()
}

/// Whether a word is over before the next character.
fn ends_word(word: &str, rest: &[char], lower_only: bool) -> bool {
    let (Some(last), Some(&next)) = (word.chars().last(), rest.first()) else { return false };
    let whole = || {
        let ahead: String = word.chars().chain(rest.iter().copied()).collect::<String>().to_lowercase();
        WHOLE.iter().any(|w| ahead.starts_with(w)) && !WHOLE.contains(&word.to_lowercase().as_str())
    };
    let rises = next.is_uppercase() && (last.is_lowercase() || last.is_ascii_digit());
    let after_digit = lower_only && last.is_ascii_digit() && next.is_lowercase();
    (rises && !whole()) || (after_digit && !whole()) || ends_acronym(last, rest)
}

/// `DB|Proxy`, but not `ACLs` and not `DynamoDBv2`.
fn ends_acronym(last: char, rest: &[char]) -> bool {
    let [next, peek, more @ ..] = rest else { return false };
    if !(last.is_uppercase() && next.is_uppercase() && peek.is_lowercase()) {
        return false;
    }
    let after = more.first().copied();
    let plural = *peek == 's' && !after.is_some_and(char::is_lowercase);
    let version = *peek == 'v' && after.is_some_and(|c| c.is_ascii_digit());
    !plural && !version
}

/// Pascal case: words by case and by what is neither letter nor digit, each with its first letter alone in upper case.
pub fn pascal(name: &str) -> String {
    let chars: Vec<char> = name.chars().collect();
    let shouted = !name.chars().any(char::is_lowercase);
    let mut out = String::new();
    let mut first = true;
    for (at, &c) in chars.iter().enumerate() {
        if !c.is_ascii_alphanumeric() {
            first = true;
            continue;
        }
        let before = at.checked_sub(1).and_then(|i| chars.get(i)).copied();
        let rises = c.is_uppercase() && before.is_some_and(|b| b.is_lowercase() || b.is_ascii_digit());
        let acronym = c.is_uppercase()
            && before.is_some_and(char::is_uppercase)
            && chars.get(at + 1).is_some_and(|n| n.is_lowercase());
        if first || (!shouted && (rises || acronym)) {
            out.push(c.to_ascii_uppercase());
        } else {
            out.push(c.to_ascii_lowercase());
        }
        first = false;
    }
    out
}

/// The name of each member of a structure or union, in their order. None is that of another's setter.
pub fn members<'a>(names: impl Iterator<Item = &'a str>) -> Vec<String> {
    let names: Vec<&str> = names.collect();
    let rule = |name: &str| excepted(snake(name), &MEMBER_EXCEPTIONS);
    let is_setter = |name: &str| {
        let Some(set) = name.strip_prefix("set_") else { return false };
        names.iter().any(|of| rule(of) == set || spelt(of) == set)
    };
    whole(names.iter().copied(), rule, is_setter)
}

/// What stands after `as_` and `is_` for each member of a union.
pub fn alternatives<'a>(names: impl Iterator<Item = &'a str>) -> Vec<String> {
    parts(names, |name| excepted(snake(name), &ALTERNATIVE_EXCEPTIONS), |name| name == "unknown")
}

/// What stands after `as_` and `is_` for each error.
pub fn errors<'a>(names: impl Iterator<Item = &'a str>) -> Vec<String> {
    parts(names, snake, |_| false)
}

/// What stands after `wait_until_` for each waiter. `methods`: those that the client has for operations.
pub fn waiters<'a>(names: impl Iterator<Item = &'a str>, methods: &[&str]) -> Vec<String> {
    let methods: HashSet<&str> = methods.iter().filter_map(|m| m.strip_prefix("wait_until_")).collect();
    parts(names, snake, |name| methods.contains(name))
}

/// The name of each method of a client.
pub fn operations<'a>(names: impl Iterator<Item = &'a str>) -> Vec<String> {
    whole(names, |name| excepted(snake(name), &OPERATION_EXCEPTIONS), |_| false)
}

/// The name of each type.
pub fn types<'a>(names: impl Iterator<Item = &'a str>) -> Vec<String> {
    let rule = |name: &str| excepted(pascal(name), &TYPE_EXCEPTIONS);
    whole(names, rule, |name| BESIDE_TYPES.contains(&name))
}

/// The name of what makes a union of each member.
pub fn variants<'a>(names: impl Iterator<Item = &'a str>) -> Vec<String> {
    whole(names, |name| excepted(pascal(name), &VARIANT_EXCEPTIONS), |_| false)
}

/// The name of each value of an enumeration.
pub fn constants<'a>(names: impl Iterator<Item = &'a str>) -> Vec<String> {
    let rule = |name: &str| excepted(pascal(name), &VARIANT_EXCEPTIONS);
    whole(names, rule, |name| BESIDE_CONSTANTS.contains(&name))
}

/// The module of a service.
pub fn module(service: &str) -> String {
    let letter = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '_' };
    let mut name: String = service.chars().map(letter).collect();
    // One that is called so already gets the suffix as well, so that no two have one name.
    if RESERVED.contains(&name.trim_end_matches(SUFFIX)) {
        name.push_str(SUFFIX);
    }
    legal(name)
}

/// The environment variable by which cargo tells a build script of a feature.
pub fn feature_variable(service: &str) -> String {
    let upper = |c: char| if c == '-' { '_' } else { c.to_ascii_uppercase() };
    format!("CARGO_FEATURE_{}", service.chars().map(upper).collect::<String>())
}

/// [`distinct`] names that stand by themselves.
fn whole<'a>(
    names: impl Iterator<Item = &'a str>,
    rule: impl Fn(&str) -> String,
    others: impl Fn(&str) -> bool,
) -> Vec<String> {
    distinct(names, rule, others, legal)
}

/// [`distinct`] names that stand behind others, as in `as_…`.
fn parts<'a>(
    names: impl Iterator<Item = &'a str>,
    rule: impl Fn(&str) -> String,
    others: impl Fn(&str) -> bool,
) -> Vec<String> {
    distinct(names, rule, others, |name| name)
}

/// The rule's name of each, unless siblings or `others` have the same: then the model's own spelling, which is no other's.
fn distinct<'a>(
    names: impl Iterator<Item = &'a str>,
    rule: impl Fn(&str) -> String,
    others: impl Fn(&str) -> bool,
    written: fn(String) -> String,
) -> Vec<String> {
    let names: Vec<&str> = names.collect();
    let ruled: Vec<String> = names.iter().map(|name| rule(name)).collect();
    let mut count: Table<&str, usize> = Table::default();
    ruled.iter().for_each(|name| *count.entry(name).or_default() += 1);
    let mut taken: Set<String> = Set::default();
    let mut out = Vec::with_capacity(names.len());
    for (name, by_rule) in names.iter().zip(&ruled) {
        let many = count.get(by_rule.as_str()).is_some_and(|n| *n > 1);
        let shared = by_rule.is_empty() || many || others(by_rule);
        let mut chosen = if shared { spelt(name) } else { by_rule.clone() };
        while others(&chosen)
            || taken.contains(&written(chosen.clone()))
            || (shared && count.contains_key(chosen.as_str()) && chosen != *by_rule)
        {
            chosen.push('_');
        }
        let chosen = written(chosen);
        taken.insert(chosen.clone());
        out.push(chosen);
    }
    out
}

/// The model's own spelling, as far as Rust has it.
fn spelt(name: &str) -> String {
    name.chars().map(|c| if c.is_ascii_alphanumeric() || c == '_' { c } else { '_' }).collect()
}
