//! Reads the pages that the judge makes, as it asks, and tells what came of them.
//!
//! In:  `{"service", "region", "operation", "input", "answers": [{"status", "headers", "body"}], "ways": ["pages", "items",
//! "whole"], "page_size", "max_items", "starting_token"}`, the last three null where not asked for.
//! Out: `{"requests", "error": null | {"kind", "text"}, "resume": token | null, "complete"}` with, by the ways, `"pages"`,
//! `"items"`, `"full"` and `"partial"`; alone `"refused"`.

use multiregion_client as mr;
use serde_json::{Value as Json, json};

use crate::driver::{Driver, text};

impl Driver {
    /// In each way that is asked for, with the same answers.
    pub async fn pages(&mut self, case: &Json) -> Result<Json, mr::Error> {
        let client = self.client(text(case, "service"), text(case, "region"))?;
        let region = text(case, "region");
        let listing = || {
            self.wire.answer_with(case["answers"].as_array().expect("answers").clone());
            listing(&client, case)
        };
        let of =
            |token: Option<mr::ResumeToken>| token.and_then(|token| token.get(region).map(str::to_owned));
        let mut told = json!({});
        for way in case["ways"].as_array().expect("ways").iter().filter_map(Json::as_str) {
            match way {
                "pages" => {
                    let mut stream = listing().pages().await?;
                    let (mut pages, mut error) = (Vec::new(), None);
                    while let Some(page) = stream.next().await {
                        match page.result() {
                            Ok(output) => pages.push(json!(output)),
                            Err(e) => error = Some(e.clone()),
                        }
                    }
                    told["pages"] = json!(pages);
                    note(&mut told, error.as_ref(), of(stream.resume_token()), stream.is_complete());
                }
                "items" => {
                    let mut stream = listing().items().await?;
                    let (mut items, mut error) = (Vec::new(), None);
                    while let Some(item) = stream.next().await {
                        match item {
                            Ok(item) => items.push(json!(item)),
                            Err(failed) => error = Some(failed.error().clone()),
                        }
                    }
                    told["items"] = json!(items);
                    note(&mut told, error.as_ref(), of(stream.resume_token()), stream.is_complete());
                }
                _ => {
                    let result = listing().await?;
                    let outcome = result.iter().next().expect("the one region");
                    told["full"] = outcome.output().map_or(Json::Null, |output| json!(output));
                    told["partial"] = outcome.partial().map_or(Json::Null, |output| json!(output));
                    note(&mut told, outcome.error(), of(result.resume_token()), result.is_complete());
                }
            }
            told["requests"] = json!(self.wire.sent());
        }
        Ok(told)
    }
}

/// Every way of reading is to end the same.
fn note(told: &mut Json, error: Option<&mr::CallError>, resume: Option<String>, complete: bool) {
    let error = error.map(|e| json!({ "kind": e.kind().name(), "text": e.to_string() }));
    for (key, value) in [("error", json!(error)), ("resume", json!(resume)), ("complete", json!(complete))] {
        if let Some(before) = told.get(key) {
            assert_eq!(*before, value, "{key}: two ways of reading differ");
        }
        told[key] = value;
    }
}

fn listing(client: &mr::MultiRegionClient, case: &Json) -> mr::Paginate {
    // botocore makes a call for each region that it is asked for, too.
    let mut listing = client.call(text(case, "operation"), &case["input"]).per_region(true).paginate();
    if let Some(items) = case["page_size"].as_u64() {
        listing = listing.page_size(items);
    }
    if let Some(items) = case["max_items"].as_u64() {
        listing = listing.max_items_per_region(items);
    }
    if let Some(token) = case["starting_token"].as_str() {
        listing = listing.starting_token(token);
    }
    listing
}
