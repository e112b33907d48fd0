//! `awsmr call`: JSON in, JSON out, failed regions on stderr.

use std::path::PathBuf;

use clap::{ArgGroup, Args};
use multiregion_client::{Body, Builder, Ignore, Items, MultiRegionResult, Outcome, Query};
use serde::Serialize;

use crate::all::{self, Paging};
use crate::given::{input, seconds};
use crate::place::{self, Place};
use crate::{Failure, complain, events, exit, files, print};

#[derive(Args)]
#[command(group = ArgGroup::new("listed").args(["items", "items_at"]))]
pub(crate) struct Arguments {
    /// Service, as boto3 and the AWS CLI name it: ec2
    service: String,
    /// Operation, in any spelling: describe-vpcs
    operation: String,
    /// Input as JSON; @FILE reads it from a file, - from stdin
    #[arg(default_value = "{}")]
    input: String,
    /// File that is streamed as the body of the request, as of put-object
    #[arg(long, value_name = "FILE")]
    body: Option<PathBuf>,
    /// File that the body of the answer goes to, as of get-object; of several regions, one file each: FILE.REGION
    #[arg(long, value_name = "FILE", conflicts_with_all = ["items", "merged", "plan"])]
    output_file: Option<PathBuf>,
    #[command(flatten)]
    place: Place,
    /// One answer, each item with RequestRegion
    #[arg(long, conflicts_with = "items")]
    merged: bool,
    /// A list of all items, each with RequestRegion
    #[arg(long)]
    items: bool,
    /// A list of items that stand deeper in the outputs: Reservations[].Instances[]
    #[arg(long, value_name = "PATH", conflicts_with_all = ["items", "merged"])]
    items_at: Option<String>,
    /// Of items with the same value of this member, one, with all its RequestRegions: Arn
    #[arg(long, value_name = "KEY", requires = "listed")]
    dedup: Option<String>,
    /// JMESPath over the items or, without --items or --items-at, over the merged answer
    #[arg(long, value_name = "EXPRESSION")]
    query: Option<String>,
    #[command(flatten)]
    paging: Paging,
    /// Call a global service once for every region asked for
    #[arg(long)]
    per_region: bool,
    /// Send requests unsigned
    #[arg(long)]
    no_sign_request: bool,
    /// Seconds that a region may take
    #[arg(long, value_name = "SECONDS")]
    timeout: Option<f64>,
    /// Seconds that the whole call may take: then the answers that are there are printed
    #[arg(long, value_name = "SECONDS")]
    deadline: Option<f64>,
    /// Print what would be sent, and where, and send nothing
    #[arg(long, conflicts_with_all = ["items", "items_at", "merged", "query"])]
    plan: bool,
    /// Failures that do not count: kinds (RegionDisabled) and codes (OptIn*) joined by commas, or message:REGEX; may
    /// be given several times
    #[arg(long, value_name = "KIND|CODE|message:REGEX")]
    ignore: Vec<Ignore>,
    /// JSON on one line
    #[arg(long)]
    compact: bool,
}

/// Calls, prints, and gives the exit code.
pub(crate) async fn run(arguments: Arguments) -> Result<u8, Failure> {
    let input = input(&arguments.input)?;
    let timeout = seconds("--timeout", arguments.timeout)?;
    let deadline = seconds("--deadline", arguments.deadline)?;
    let settings = |builder: Builder| {
        let builder = builder.per_region(arguments.per_region);
        if arguments.no_sign_request { builder.anonymous() } else { builder }
    };
    let client = arguments.place.client(&arguments.service, settings).await?;
    let query = arguments.query.as_deref().map(Query::compile).transpose()?;
    // What cannot be shown is not asked for.
    let nothing = MultiRegionResult::empty(client.service().operation(&arguments.operation)?);
    text(&nothing, &arguments, None)?;
    let mut call = client.call(&arguments.operation, input);
    if let Some(limit) = timeout {
        call = call.timeout(limit);
    }
    if let Some(limit) = deadline {
        call = call.deadline(limit);
    }
    if let Some(path) = &arguments.body {
        call = call.body(Body::from_path(path));
    }
    if arguments.output_file.is_some() {
        call = call.streaming();
    }
    for failures in &arguments.ignore {
        call = call.ignore(failures.clone());
    }
    if arguments.plan {
        let plan = call.plan().await?;
        print(&json(&plan, &arguments)?)?;
        return Ok(if plan.requests() == plan.iter().count() { exit::COMPLETE } else { exit::INCOMPLETE });
    }
    let streams = |name| client.service().operation(name).is_ok_and(|o| o.event_output().is_some());
    let collected =
        arguments.merged || arguments.items || arguments.items_at.is_some() || arguments.query.is_some();
    if streams(&arguments.operation) && !collected {
        return events::run(call, client.service()).await;
    }
    let paging = &arguments.paging;
    let whole = arguments.merged || arguments.items_at.is_some() || arguments.query.is_some();
    let mut result = match (paging.all, whole) {
        (false, _) => call.await?,
        (true, true) => paging.of(call).await?,
        (true, false) => return all::run(paging.of(call), client.service().name()).await,
    };
    place::tell(result.selection(), client.service());
    tell(&result);
    all::tell(result.resume_token().as_ref());
    let mut is_saved = true;
    if let Some(path) = &arguments.output_file {
        is_saved = files::save(&mut result, path).await;
    }
    // Requests are out: what goes wrong from here on is not "nothing was sent".
    if let Err(error) = text(&result, &arguments, query.as_ref()).and_then(|text| print(&text)) {
        complain(&format!("the answer could not be written: {error}"));
        return Ok(exit::NOT_WRITTEN);
    }
    Ok(match result.is_complete() && is_saved {
        true => exit::COMPLETE,
        false => exit::INCOMPLETE,
    })
}

/// What is not in the answer, and why, on stderr.
fn tell(result: &MultiRegionResult) {
    result.iter().for_each(tell_outcome);
}

pub(crate) fn tell_outcome(outcome: &Outcome) {
    let region = outcome.region();
    if outcome.is_global() {
        let asked: Vec<&str> = outcome.asked_regions().collect();
        complain(&format!("{region}: global: one answer for {}", asked.join(", ")));
    }
    if outcome.answered_by() != region {
        complain(&format!("{region}: answered by {}, where it lives", outcome.answered_by()));
    }
    if let Some(error) = outcome.error() {
        let ignored = if outcome.is_ignored() { "ignored: " } else { "" };
        let id = error.request_id().map(|id| format!(", request {id}")).unwrap_or_default();
        complain(&format!("{region}: {ignored}{error}{id}"));
    } else if outcome.is_truncated() {
        let more = match outcome.pages() > 1 {
            true => "there are more pages",
            false => "this is one page, and there are more",
        };
        complain(&format!("{region}: truncated: {more}"));
    }
}

fn text(result: &MultiRegionResult, arguments: &Arguments, query: Option<&Query>) -> Result<String, Failure> {
    if let Some(path) = &arguments.items_at {
        listed(result.items_at(path)?, arguments, query)
    } else if arguments.items {
        listed(result.items(), arguments, query)
    } else if arguments.merged || query.is_some() {
        found(&result.merged(), arguments, query)
    } else {
        Ok(json(result, arguments)?)
    }
}

fn listed(items: Items<'_>, arguments: &Arguments, query: Option<&Query>) -> Result<String, Failure> {
    match &arguments.dedup {
        Some(key) => found(&items.dedup_by(key)?, arguments, query),
        None => found(&items, arguments, query),
    }
}

fn found(answer: &impl Serialize, arguments: &Arguments, query: Option<&Query>) -> Result<String, Failure> {
    Ok(match query {
        Some(query) => json(&query.search(answer)?, arguments)?,
        None => json(answer, arguments)?,
    })
}

fn json(value: &impl Serialize, arguments: &Arguments) -> serde_json::Result<String> {
    if arguments.compact { serde_json::to_string(value) } else { serde_json::to_string_pretty(value) }
}
