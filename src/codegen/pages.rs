//! Which operations have pages though no paginator is modelled: both their input and their output bear a token.
//!
//! The rule, for an operation that has no paginator of its own, in this order:
//! 1. The output has a member that is named as a page token, and the input one that is named as that token's partner,
//!    else as the token itself: the first pair of the table that fits.
//! 2. `LastEvaluatedX` in the output, `ExclusiveStartX` in the input.
//! 3. The output has a boolean `IsTruncated`; every `…Marker` that both have is a token.
//!
//! Tokens are text, or maps (keys of a table). The names are those of modelled paginators, so that the rule finds again
//! what AWS's models say where they say it; a test holds it to that.

use super::graph::{Graph, Member, Operation};
use super::json::{Map, Value};
use crate::descriptor::Kind;

/// Names of page tokens in outputs, each with the name of its partner in the input.
const TOKENS: [(&str, &str); 16] = [
    ("NextToken", "NextToken"),
    ("nextToken", "nextToken"),
    ("NextMarker", "Marker"),
    ("nextMarker", "marker"),
    ("NextPageMarker", "Marker"),
    ("Marker", "Marker"),
    ("marker", "marker"),
    ("NextPageToken", "PageToken"),
    ("nextPageToken", "pageToken"),
    ("PaginationToken", "PaginationToken"),
    ("paginationToken", "paginationToken"),
    ("NextContinuationToken", "ContinuationToken"),
    ("ContinuationToken", "ContinuationToken"),
    ("continuationToken", "continuationToken"),
    ("position", "position"),
    ("Position", "Position"),
];

/// Names of the input member that bounds a page.
const PAGE_SIZES: [&str; 12] = [
    "MaxResults",
    "maxResults",
    "MaxItems",
    "maxItems",
    "Limit",
    "limit",
    "PageSize",
    "pageSize",
    "MaxRecords",
    "maxRecords",
    "MaxKeys",
    "maxKeys",
];

/// The paginator that the members' names tell, in the form of `multiregion.traits#pagination`; `None`: they tell none,
/// or the model has one.
pub fn inferred<'a>(graph: &'a Graph<'a>, operation: &Operation<'_>) -> Option<Value<'a>> {
    let modelled = ["smithy.api#paginated", "multiregion.traits#pagination"];
    if modelled.iter().any(|name| operation.traits.contains_key(name)) {
        return None;
    }
    by_names(graph, operation)
}

/// What the rule finds, whatever the model says.
pub fn by_names<'a>(graph: &'a Graph<'a>, operation: &Operation<'_>) -> Option<Value<'a>> {
    let (input, output) = (Side::of(graph, operation.input)?, Side::of(graph, operation.output)?);
    let one = |(taken, given)| tokens(&[taken], &[given]);
    let mut paginator = pair(&input, &output)
        .or_else(|| evaluated(&input, &output))
        .map(one)
        .or_else(|| markers(&input, &output))?;
    let size = PAGE_SIZES.iter().find(|name| input.has(name, &[Kind::Integer, Kind::Long, Kind::Short]));
    if let Some(size) = size {
        paginator.insert("pageSize", Value::from(*size));
    }
    Some(Value::Object(paginator))
}

fn tokens<'a>(input: &[&'a str], output: &[&'a str]) -> Map<'a> {
    let list = |names: &[&'a str]| Value::Array(names.iter().map(|name| Value::from(*name)).collect());
    Map::from_iter([("inputTokens".into(), list(input)), ("outputTokens".into(), list(output))])
}

const TOKEN: [Kind; 2] = [Kind::String, Kind::Map];

/// Names of a token in the input and of the one in the output that leads there.
type Pair<'a> = (&'a str, &'a str);

fn pair<'a>(input: &Side<'a>, output: &Side<'a>) -> Option<Pair<'a>> {
    TOKENS.iter().find_map(|(given, partner)| {
        let taken = [*partner, *given].into_iter().find(|name| input.has(name, &TOKEN))?;
        output.has(given, &TOKEN).then_some((taken, *given))
    })
}

fn evaluated<'a>(input: &Side<'a>, output: &Side<'a>) -> Option<Pair<'a>> {
    output.names(&TOKEN).find_map(|given| {
        let key = given.strip_prefix("LastEvaluated")?;
        let mut starts = input.names(&TOKEN);
        Some((starts.find(|taken| taken.strip_prefix("ExclusiveStart") == Some(key))?, given))
    })
}

fn markers<'a>(input: &Side<'a>, output: &Side<'a>) -> Option<Map<'a>> {
    let is_marker = |name: &&str| name.ends_with("Marker") && input.has(name, &TOKEN);
    let names: Vec<&str> = output.names(&TOKEN).filter(is_marker).collect();
    if names.is_empty() || !output.has("IsTruncated", &[Kind::Boolean]) {
        return None;
    }
    let mut paginator = tokens(&names, &names);
    paginator.insert("moreResults", "IsTruncated".into());
    Some(paginator)
}

/// The members of an input or output.
struct Side<'a> {
    graph: &'a Graph<'a>,
    members: &'a [Member<'a>],
}

impl<'a> Side<'a> {
    fn of(graph: &'a Graph<'a>, shape: Option<usize>) -> Option<Side<'a>> {
        Some(Side { graph, members: &graph.shapes.get(shape?)?.members })
    }

    fn names(&self, kinds: &'a [Kind]) -> impl Iterator<Item = &'a str> + use<'a> {
        let graph = self.graph;
        let fits = move |member: &&Member<'_>| {
            graph.shapes.get(member.target).is_some_and(|shape| kinds.contains(&shape.kind))
        };
        self.members.iter().filter(fits).map(|member| member.name)
    }

    fn has(&self, name: &str, kinds: &[Kind]) -> bool {
        let of_name = self.members.iter().find(|member| member.name == name);
        of_name
            .and_then(|member| self.graph.shapes.get(member.target))
            .is_some_and(|s| kinds.contains(&s.kind))
    }
}
