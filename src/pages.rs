//! What an operation's paginator says: which members only continue a listing, and whether an
//! answer is one page of more.

use serde_json::Value as Json;

use crate::model::{Kind, Member, Operation, Shape, Trait};
use crate::value::Structure;

mod expression;
mod full;
mod listing;
mod resume;
mod tokens;

use expression::{Expression, Found};
pub(crate) use full::Full;
pub(crate) use listing::{Budget, Listing, Next};
pub use resume::ResumeToken;
pub(crate) use tokens::{Start, Tokens};

/// An operation's pagination traits, read.
pub(crate) struct Pages {
    operation: &'static Operation,
    /// `smithy.api#paginated`.
    paginated: Option<Json>,
    /// `multiregion.traits#pagination`: the whole paginator where Smithy's trait cannot hold it; of an operation without a
    /// modelled one, in the same form, what its members' names tell.
    pagination: Option<Json>,
}

impl Pages {
    pub(crate) fn of(operation: &'static Operation) -> Pages {
        let json = |t| operation.trait_text(t).and_then(|text| serde_json::from_str(text).ok());
        let [paginated, pagination, inferred] =
            [Trait::Paginated, Trait::Pagination, Trait::InferredPagination].map(json);
        Pages { operation, paginated, pagination: pagination.or(inferred) }
    }

    fn strings(&self, several: &str, one: &str) -> Vec<String> {
        let list = self.pagination.as_ref().and_then(|p| p.get(several)?.as_array());
        if let Some(list) = list {
            return list.iter().filter_map(|s| s.as_str().map(Into::into)).collect();
        }
        self.paginated.iter().filter_map(|p| p.get(one)?.as_str().map(Into::into)).collect()
    }

    /// One of the texts that the paginator has at most one of.
    fn text(&self, key: &str) -> Option<&str> {
        [&self.pagination, &self.paginated].into_iter().flatten().find_map(|p| p.get(key)?.as_str())
    }

    /// Members of the input that take tokens, each with what in the output gives it.
    pub(crate) fn pairs(&self) -> Vec<(String, String)> {
        let given = self.strings("outputTokens", "outputToken");
        self.strings("inputTokens", "inputToken").into_iter().zip(given).collect()
    }

    /// The members of the output that are page tokens.
    pub(crate) fn tokens(&self) -> Vec<&'static str> {
        let output = self.operation.output();
        let names = self.pairs().into_iter().map(|(_, given)| given);
        names.filter_map(|name| output?.member(&name).map(Member::name)).collect()
    }

    /// The paginator; `None`: the operation has none.
    pub(crate) fn paginator(&self) -> Option<Paginator> {
        let output = self.operation.output()?;
        let paths = |keys: Vec<String>| keys.iter().filter_map(|key| Some(walk(output, key)?.0)).collect();
        let (inputs, expressions): (Vec<_>, Vec<_>) = self.pairs().into_iter().unzip();
        if inputs.is_empty() {
            return None;
        }
        let mut paginator = Paginator {
            inputs,
            outputs: expressions.iter().map(|text| Expression::parse(text)).collect::<Option<_>>()?,
            more: self.text("moreResults").and_then(Expression::parse),
            results: paths(self.strings("items", "items")),
            first_only: paths(self.strings("nonAggregate", "")),
            page_size: self.text("pageSize").map(Into::into),
        };
        if paginator.results.is_empty() {
            paginator.take_all(output);
        }
        Some(paginator)
    }
}

/// Whether there are more pages after this one: `moreResults` says so where there is one, else a token that is set.
pub(crate) fn continues_after(operation: &'static Operation, output: &Structure) -> bool {
    operation.paginator().is_some_and(|paginator| !paginator.after(output).is_none())
}

/// Member names by which a value is found in an output.
pub(crate) type Path = Vec<&'static str>;

/// The members that a path names, and the shape that it leads to.
fn walk(output: &'static Shape, key: &str) -> Option<(Path, &'static Shape)> {
    let mut shape = output;
    let mut path = Vec::new();
    for step in key.split('.') {
        let member = shape.member(step)?;
        path.push(member.name());
        shape = member.target();
    }
    Some((path, shape))
}

/// How the pages of an operation hang together.
#[derive(Debug, Clone)]
pub(crate) struct Paginator {
    /// Members of the input that take tokens.
    pub(crate) inputs: Vec<String>,
    /// What gives them, in the same order.
    outputs: Vec<Expression>,
    /// Where there is one, it says whether there are more pages.
    more: Option<Expression>,
    /// What is put together over all pages. Of the first, items are counted.
    pub(crate) results: Vec<Path>,
    /// What is taken from the first page.
    pub(crate) first_only: Vec<Path>,
    /// The member of the input that bounds a page.
    pub(crate) page_size: Option<String>,
}

impl Paginator {
    /// Where nothing says what the results are: lists at the top, then maps and structures. Of the first page all else but
    /// tokens.
    fn take_all(&mut self, output: &'static Shape) {
        let is_token = |name: &str| self.outputs.iter().any(|token| token.member() == Some(name));
        let members: Vec<_> = output.members().iter().filter(|member| !is_token(member.name())).collect();
        for kinds in [&[Kind::List][..], &[Kind::Map], &[Kind::Structure, Kind::Union]] {
            let of_kind = members.iter().filter(|member| kinds.contains(&member.target().kind()));
            self.results.extend(of_kind.map(|member| vec![member.name()]));
        }
        let single =
            members.iter().map(|member| vec![member.name()]).filter(|path| !self.results.contains(path));
        self.first_only = single.collect();
    }

    /// The tokens of the page after this one; all unset: there is none.
    pub(crate) fn after(&self, output: &Structure) -> Tokens {
        let mut tokens = Tokens::default();
        let more = |flag: &Expression| flag.search(output).is_some_and(|found| found.is_set());
        if self.more.as_ref().is_none_or(more) {
            for (name, token) in self.inputs.iter().zip(&self.outputs) {
                tokens.push(name, token.search(output).filter(Found::is_set));
            }
        }
        tokens
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::model;
    use crate::value::structure_from_json;

    fn continues(service: &str, operation: &str, output: Json) -> bool {
        let operation = model::service(service).and_then(|s| s.operation(operation)).expect("an operation");
        let shape = operation.output().expect("an output");
        let output = structure_from_json(shape, &output, &mut String::new).expect("an output");
        continues_after(operation, &output)
    }

    #[test]
    fn a_token_that_is_set_means_more() {
        assert!(continues("ec2", "describe_vpcs", json!({"Vpcs": [], "NextToken": "t"})));
        assert!(!continues("ec2", "describe_vpcs", json!({"Vpcs": [], "NextToken": ""})));
        assert!(!continues("ec2", "describe_vpcs", json!({"Vpcs": []})));
        assert!(!continues("sts", "get_caller_identity", json!({"Account": "1"})));
    }

    #[test]
    fn the_flag_decides_where_there_is_one() {
        assert!(continues("iam", "list_users", json!({"Users": [], "IsTruncated": true, "Marker": "m"})));
        assert!(!continues("iam", "list_users", json!({"Users": [], "IsTruncated": false, "Marker": "m"})));
        let page = |more| json!({"Contents": [{"Key": "k"}], "IsTruncated": more});
        assert!(continues("s3", "list_objects", page(true)) && !continues("s3", "list_objects", page(false)));
    }

    #[test]
    fn a_token_without_a_paginator_is_known_by_its_name() {
        let exports = |token: Json| json!({"ExportSummaries": [], "NextToken": token});
        assert!(continues("dynamodb", "list_exports", exports(json!("t"))));
        assert!(!continues("dynamodb", "list_exports", json!({"ExportSummaries": []})));
        assert!(!continues("ssm", "get_ops_metadata", json!({"Metadata": {}})));
        assert!(continues("ssm", "get_ops_metadata", json!({"Metadata": {}, "NextToken": "t"})));
    }
}
