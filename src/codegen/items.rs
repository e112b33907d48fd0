//! Where an operation's results stand in its output: decided here for every operation, reviewed in `tests/items.txt`.
//!
//! The rule, in this order:
//! 1. The paginator's result keys that are lists.
//! 2. Of the lists at the output's top, those that tell of what is not the answer stand beside it: errors, failures,
//!    warnings, what was not processed, tags. A word of the operation's own name does not count: the errors of `ListErrors`
//!    are its answer.
//! 3. Of the rest, those that bear the operation's noun, if that is a plural: `Instances` of `RunInstances`.
//! 4. None, if the output describes one thing: it has an id, ARN or name of its own, a structure with the operation's noun,
//!    or many members besides. The thing is the result then, and not the lists in it. Operations that list, search, query
//!    or do things in batches, and outputs with a page token, never describe one thing.
//! 5. Of the rest, those that bear the operation's noun, else all of them.
//!
//! Where there are none the output as a whole is the result.

use super::graph::{Graph, Member, Operation, Shape};
use super::json::Value;
use crate::descriptor::Kind;

/// The keys that a merged item gets.
const REGION: [&str; 2] = ["RequestRegion", "RequestRegions"];

/// Words in names of lists that are not the answer; besides, what is un…ed and what is …NotFound or the like.
const BESIDE: [&str; 13] = [
    "error", "errors", "failed", "failure", "failures", "invalid", "missing", "rejected", "skipped", "tag",
    "tags", "warning", "warnings",
];

/// What stands after `Not` where that makes a list one that is not the answer.
const NOT: [&str; 6] = ["authorized", "cleaned", "deleted", "found", "interpolated", "processed"];

/// An output with as many members besides its lists describes one thing, whatever their names.
const MEMBERS_OF_A_THING: usize = 6;

/// First words of operations whose output is never one thing.
const LISTING: [&str; 6] = ["batch", "list", "query", "scan", "search", "select"];

/// Ends of names that identify a thing.
const IDENTITIES: [&str; 4] = ["identifier", "arn", "id", "name"];

/// Paths of member names, joined by dots, each of a list; none: the output itself is the result.
pub fn items(graph: &Graph<'_>, operation: &Operation<'_>) -> Vec<String> {
    let Some(output) = operation.output.and_then(|i| graph.shapes.get(i)) else { return Vec::new() };
    let named = result_keys(operation);
    let lists: Vec<String> = named.into_iter().filter(|path| is_list(graph, output, path)).collect();
    if lists.is_empty() { by_names(graph, operation, output) } else { lists }
}

/// Result lists whose elements have a member of their own that is named as an item's region, each with what it is the list of.
pub fn clashes<'g>(
    graph: &'g Graph<'g>,
    operation: &Operation<'_>,
    items: &[String],
) -> Vec<(String, &'g str)> {
    let output = operation.output.and_then(|i| graph.shapes.get(i));
    let has = |shape: &Shape<'_>| shape.members.iter().any(|m| REGION.contains(&m.name));
    let mut found = Vec::new();
    let element = |path: &String| {
        let list = at(graph, output?, path)?;
        graph.shapes.get(list.members.first()?.target)
    };
    for path in items {
        if let Some(shape) = element(path).filter(|shape| shape.kind != Kind::List && has(shape)) {
            found.push((path.clone(), shape.name));
        }
    }
    if items.is_empty()
        && let Some(output) = output.filter(|output| has(output))
    {
        found.push((String::new(), output.name));
    }
    found
}

/// What the paginator calls its results.
fn result_keys(operation: &Operation<'_>) -> Vec<String> {
    let several = operation.traits.get("multiregion.traits#pagination").and_then(|p| p.get("items"));
    if let Some(list) = several.and_then(Value::as_array) {
        return list.iter().filter_map(|key| key.as_str().map(Into::into)).collect();
    }
    let one = operation.traits.get("smithy.api#paginated").and_then(|p| p.get("items"));
    one.and_then(Value::as_str).map(Into::into).into_iter().collect()
}

pub(super) fn at<'g>(graph: &'g Graph<'g>, output: &'g Shape<'g>, path: &str) -> Option<&'g Shape<'g>> {
    path.split('.').try_fold(output, |shape, step| {
        let member = shape.members.iter().find(|m| m.name == step && shape.kind == Kind::Structure)?;
        graph.shapes.get(member.target)
    })
}

fn is_list(graph: &Graph<'_>, output: &Shape<'_>, path: &str) -> bool {
    at(graph, output, path).is_some_and(|shape| shape.kind == Kind::List)
}

fn by_names(graph: &Graph<'_>, operation: &Operation<'_>, output: &Shape<'_>) -> Vec<String> {
    let name = Name::of(operation.name);
    let lists = output.members.iter().filter(|m| is_list(graph, output, m.name));
    let rest: Vec<&str> = lists.map(|m| m.name).filter(|list| !name.has_beside(list)).collect();
    let of_noun: Vec<&str> = rest.iter().copied().filter(|list| name.is_of_noun(list)).collect();
    let chosen = if !of_noun.is_empty() && name.noun.ends_with('s') {
        of_noun
    } else if name.may_be_one_thing() && is_one_thing(graph, output, &name) {
        Vec::new()
    } else if !of_noun.is_empty() {
        of_noun
    } else {
        rest
    };
    chosen.into_iter().map(Into::into).collect()
}

fn is_one_thing(graph: &Graph<'_>, output: &Shape<'_>, name: &Name) -> bool {
    let kind = |m: &Member<'_>| graph.shapes.get(m.target).map(|shape| shape.kind);
    let is_token = |m: &Member<'_>| {
        let is_named_so = |folded: String| {
            folded.ends_with("token") && folded.contains("next") || folded.ends_with("marker")
        };
        kind(m) == Some(Kind::String) && is_named_so(folded(m.name))
    };
    let identifies = |m: &Member<'_>| match kind(m) {
        Some(Kind::String) => name.is_identified_by(m.name),
        Some(Kind::Structure) => !name.noun.is_empty() && alike(&folded(m.name), &name.noun),
        _ => false,
    };
    let besides = output.members.iter().filter(|m| kind(m) != Some(Kind::List));
    !output.members.iter().any(is_token)
        && (output.members.iter().any(identifies) || besides.count() >= MEMBERS_OF_A_THING)
}

/// An operation's name, taken apart.
struct Name {
    words: Vec<String>,
    /// What stands after the verb, without breaks between the words.
    noun: String,
}

impl Name {
    fn of(operation: &str) -> Name {
        let words = words(operation);
        // BatchGetX: two verbs.
        let verbs = if words.first().is_some_and(|w| w == "batch") && words.len() > 2 { 2 } else { 1 };
        Name { noun: words.get(verbs..).unwrap_or_default().concat(), words }
    }

    /// Whether a list of that name tells of something beside the answer.
    fn has_beside(&self, list: &str) -> bool {
        let list = words(list);
        // What `Unassign` gives is unassigned.
        let own = |word: &str| {
            self.words.iter().any(|own| alike(own, word) || word.strip_prefix(own.as_str()) == Some("ed"))
        };
        let undone = |word: &str| {
            word.starts_with("un") && ["ed", "ful", "fully", "own"].iter().any(|end| word.ends_with(end))
        };
        let told = list.iter().any(|word| (BESIDE.contains(&word.as_str()) || undone(word)) && !own(word));
        told || list.windows(2).any(|pair| pair[0] == "not" && NOT.contains(&pair[1].as_str()))
    }

    /// Whether the list's name is the noun, or one of the two ends in the other, in the singular or the plural. What is
    /// in one thing (`subFolders` of `GetFolder`) is not the thing.
    fn is_of_noun(&self, list: &str) -> bool {
        let list = folded(list);
        let ends = |long: &str, short: &str| {
            stems(long).iter().any(|long| stems(short).iter().any(|short| long.ends_with(short.as_str())))
        };
        !self.noun.is_empty()
            && (alike(&list, &self.noun)
                || ends(&self.noun, &list)
                || self.noun.ends_with('s') && ends(&list, &self.noun))
    }

    fn may_be_one_thing(&self) -> bool {
        !self.words.first().is_some_and(|verb| LISTING.contains(&verb.as_str()))
    }

    /// Whether it is an id, ARN or name, and of the noun or its beginning or end: `VpcLinkId`, `arn`.
    fn is_identified_by(&self, member: &str) -> bool {
        let member = folded(member);
        let nouns = stems(&self.noun);
        IDENTITIES.iter().filter_map(|end| member.strip_suffix(end)).any(|stem| {
            stem.is_empty() || nouns.iter().any(|noun| noun.starts_with(stem) || noun.ends_with(stem))
        })
    }
}

/// The words of a name in lower case: `VpcDNSTargets` is vpc, dns, targets.
fn words(name: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let letters: Vec<char> = name.chars().collect();
    let mut last = None;
    for (i, &c) in letters.iter().enumerate() {
        let is_upper = c.is_uppercase();
        let after =
            |last: char| !last.is_uppercase() || letters.get(i + 1).is_some_and(|next| next.is_lowercase());
        let begins = last.is_none_or(|last: char| !last.is_alphanumeric() || is_upper && after(last));
        if c.is_alphanumeric() {
            let lower = c.to_lowercase();
            match out.last_mut() {
                Some(word) if !begins => word.extend(lower),
                _ => out.push(lower.collect()),
            }
        }
        last = Some(c);
    }
    out
}

fn folded(name: &str) -> String {
    words(name).concat()
}

/// A name and what it may be the plural of.
fn stems(name: &str) -> Vec<String> {
    let mut out = vec![name.to_owned()];
    if let Some(stem) = name.strip_suffix("ies") {
        out.push(format!("{stem}y"));
    }
    for plural in ["es", "s"] {
        out.extend(name.strip_suffix(plural).filter(|stem| !stem.is_empty()).map(Into::into));
    }
    out
}

/// Whether two names are the same but for the plural.
fn alike(one: &str, other: &str) -> bool {
    stems(one).iter().any(|stem| stems(other).contains(stem))
}
