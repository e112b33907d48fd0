//! Paginators: Smithy's trait as far as it goes, ours for the rest.

use serde_json::{Value, json};

use super::{Context, Traits, ours};
use crate::c2j::{Operation, Paginator, Shape, Type};
use crate::error::Result;

impl Context<'_> {
    /// Adds the paginator of an operation, if it has one.
    ///
    /// `smithy.api#paginated` has one token, one list and a page size that is a number. What does not fit it in full
    /// gets [`ours::PAGINATION`] with the whole paginator, beside it where it fits in part.
    pub fn paginator(&self, name: &str, operation: &Operation, traits: &mut Traits) -> Result<()> {
        let service = self.facts.service;
        let Some(paginator) = service.paginators.get(name) else { return Ok(()) };
        let (Some(input), Some(output)) = (&operation.input, &operation.output) else {
            return Err(
                self.error(format!("paginator {name}"), "expected an operation with input and output")
            );
        };
        let input = service.shape(input)?;
        let list = paginator.items.iter().find(|path| {
            let found = self.at_path(output, path);
            found.is_some_and(|s| matches!(s.kind, Type::List | Type::Map))
        });
        let size = paginator.page_size.as_ref().filter(|size| self.is_whole_number(input, size));
        let fits = self.tokens_fit(paginator, input, output);
        if let (true, [token], [next]) =
            (fits, paginator.input_tokens.as_slice(), paginator.output_tokens.as_slice())
        {
            let mut value = json!({ "inputToken": token, "outputToken": next });
            if let Some(list) = list {
                value["items"] = list.as_str().into();
            }
            if let Some(size) = size {
                value["pageSize"] = size.as_str().into();
            }
            traits.put("smithy.api#paginated", value);
        }
        let whole = fits
            && paginator.items.iter().eq(list)
            && paginator.page_size.as_ref() == size
            && paginator.more_results.is_none()
            && paginator.non_aggregate.is_empty();
        if !whole {
            traits.put(ours::PAGINATION, in_full(paginator));
        }
        Ok(())
    }

    /// Smithy wants one token, optional in the input, at a plain path in the output.
    fn tokens_fit(&self, paginator: &Paginator, input: &Shape, output: &str) -> bool {
        let ([token], [next]) = (paginator.input_tokens.as_slice(), paginator.output_tokens.as_slice())
        else {
            return false;
        };
        input.get(token).is_some() && !input.required.contains(token) && self.at_path(output, next).is_some()
    }

    fn is_whole_number(&self, input: &Shape, member: &str) -> bool {
        let target = input.get(member).and_then(|r| self.facts.service.shapes.get(&r.shape));
        target.is_some_and(|s| matches!(s.kind, Type::Integer | Type::Long))
    }

    /// The shape at a path of member names; `None` too if it is any other kind of expression.
    fn at_path(&self, from: &str, path: &str) -> Option<&Shape> {
        let shapes = &self.facts.service.shapes;
        path.split('.').try_fold(shapes.get(from)?, |shape, name| shapes.get(&shape.get(name)?.shape))
    }
}

fn in_full(paginator: &Paginator) -> Value {
    let mut value = json!({
        "inputTokens": paginator.input_tokens,
        "outputTokens": paginator.output_tokens,
    });
    let mut list = |key: &str, list: &[String]| {
        if !list.is_empty() {
            value[key] = list.into();
        }
    };
    list("items", &paginator.items);
    list("nonAggregate", &paginator.non_aggregate);
    for (key, text) in [("pageSize", &paginator.page_size), ("moreResults", &paginator.more_results)] {
        if let Some(text) = text {
            value[key] = text.as_str().into();
        }
    }
    value
}
