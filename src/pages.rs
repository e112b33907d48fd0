//! What an operation's paginator says: which members only continue a listing, and whether an
//! answer is one page of more.

use serde_json::Value as Json;

use crate::model::{Kind, Member, Operation, Trait};
use crate::value::{Structure, Value};

/// Names of page tokens in outputs, each with the name of its partner in the input where that is not the same.
const TOKENS: [(&str, &str); 16] = [
    ("NextToken", "NextToken"),
    ("nextToken", "nextToken"),
    ("NextMarker", "Marker"),
    ("nextMarker", "marker"),
    ("Marker", "Marker"),
    ("marker", "marker"),
    ("NextPageToken", "PageToken"),
    ("nextPageToken", "pageToken"),
    ("PaginationToken", "PaginationToken"),
    ("paginationToken", "paginationToken"),
    ("NextContinuationToken", "ContinuationToken"),
    ("ContinuationToken", "ContinuationToken"),
    ("LastEvaluatedKey", "ExclusiveStartKey"),
    ("LastEvaluatedStreamArn", "ExclusiveStartStreamArn"),
    ("LastEvaluatedBackupArn", "ExclusiveStartBackupArn"),
    ("Position", "Position"),
];

/// An operation's pagination traits, read.
pub(crate) struct Pages {
    operation: &'static Operation,
    /// `smithy.api#paginated`.
    paginated: Option<Json>,
    /// `multiregion.traits#pagination`: the whole paginator where Smithy's trait cannot hold it.
    pagination: Option<Json>,
}

impl Pages {
    pub(crate) fn of(operation: &'static Operation) -> Pages {
        let json = |t| operation.trait_text(t).and_then(|text| serde_json::from_str(text).ok());
        Pages { operation, paginated: json(Trait::Paginated), pagination: json(Trait::Pagination) }
    }

    /// Whether the model has a paginator for it.
    fn is_modelled(&self) -> bool {
        self.paginated.is_some() || self.pagination.is_some()
    }

    /// The output's token where no paginator is modelled: a member that is named as one, of an answer with a list,
    /// whose own name or its partner's is a member of the input.
    fn token_by_name(&self) -> Option<&'static str> {
        let (input, output) = (self.operation.input()?, self.operation.output()?);
        output.members().iter().find(|m| m.target().kind() == Kind::List)?;
        let (token, _) = TOKENS.iter().find(|(token, partner)| {
            output.member(token).is_some() && [token, partner].iter().any(|name| input.member(name).is_some())
        })?;
        output.member(token).map(Member::name)
    }

    fn strings(&self, several: &str, one: &str) -> Vec<String> {
        let list = self.pagination.as_ref().and_then(|p| p.get(several)?.as_array());
        if let Some(list) = list {
            return list.iter().filter_map(|s| s.as_str().map(Into::into)).collect();
        }
        self.paginated.iter().filter_map(|p| p.get(one)?.as_str().map(Into::into)).collect()
    }

    /// The members of the output that are page tokens.
    pub(crate) fn tokens(&self) -> Vec<&'static str> {
        if !self.is_modelled() {
            return self.token_by_name().into_iter().collect();
        }
        let output = self.operation.output();
        let names = self.strings("outputTokens", "outputToken");
        names.iter().filter_map(|name| output?.member(name)).map(Member::name).collect()
    }

    /// Whether there are more pages after this one: `moreResults` says so where there is one, else a token that is
    /// not empty.
    pub(crate) fn continues_after(&self, output: &Structure) -> bool {
        let more = self.pagination.as_ref().and_then(|p| p.get("moreResults")?.as_str());
        if let Some(path) = more {
            return evaluated(output, path).is_some_and(|v| v.as_bool() == Some(true));
        }
        let is_set = |v: &Value| !v.as_str().is_some_and(str::is_empty);
        if !self.is_modelled() {
            return self.token_by_name().and_then(|token| output.get(token)).is_some_and(is_set);
        }
        self.strings("outputTokens", "outputToken").iter().any(|t| evaluated(output, t).is_some_and(is_set))
    }
}

/// The first alternative of an expression such as `NextMarker || Contents[-1].Key` that is set.
fn evaluated<'a>(output: &'a Structure, expression: &str) -> Option<&'a Value> {
    expression.split("||").find_map(|path| {
        let mut steps = path.trim().split('.');
        let first = step(output.get(name(steps.next()?))?, path.trim().split('.').next()?)?;
        steps.try_fold(first, |value, text| step(value.get(name(text))?, text))
    })
}

fn name(step: &str) -> &str {
    step.split('[').next().unwrap_or(step)
}

/// The value itself, or its last element if the step ends in `[-1]`.
fn step<'a>(value: &'a Value, text: &str) -> Option<&'a Value> {
    if text.ends_with("[-1]") { value.as_list()?.last() } else { Some(value) }
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
        Pages::of(operation).continues_after(&output)
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
        let operations = model::services().flat_map(|s| s.operations()).filter(|o| !o.is_paginated());
        let by_name = operations.filter(|o| Pages::of(o).token_by_name().is_some()).count();
        assert!((700..1_500).contains(&by_name), "{by_name}");
    }
}
