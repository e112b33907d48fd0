//! One operation, about to be read page by page in many regions.

use std::future::{Future, IntoFuture};
use std::pin::Pin;
use std::sync::Arc;

use serde_json::{Value as Json, json};
use tokio::sync::{Semaphore, mpsc};

use super::call::Ready;
use super::pages::{Mark, PageStream, Reader};
use super::stream::OutcomeStream;
use super::{Call, ItemStream, MultiRegionClient};
use crate::call::{Attempts, Given};
use crate::error::{Error, ErrorKind};
use crate::fanout::Job;
use crate::global::Leg;
use crate::model::{Kind, Operation};
use crate::pages::{Budget, Listing, Paginator, ResumeToken, Start};
use crate::result::MultiRegionResult;
use crate::value::member_from_json;

/// One operation, about to be read page by page to the end, in many regions at once: [`pages`](Self::pages) and
/// [`items`](Self::items) stream, awaiting it gives the whole.
///
/// A region's pages are read in turn, the regions concurrently, and each page in the turn of its own that a single call
/// would have, with the same retries. Of a [`Call`]'s settings, [`Call::timeout`] is each page's, the others are the whole
/// listing's.
///
/// How the pages hang together is what boto3's paginator of the operation says, so that the pages, the items and the whole
/// are equal to its; of an operation that has tokens and no paginator, what the
/// [names of its members](crate::model::Operation::is_inferred_paginated) say.
///
/// # Errors
/// Awaiting gives an [`Error`] only if nothing was sent: as of a [`Call`], and [`ErrorKind::InvalidPaging`]. What happened
/// in a region is told by its [`Outcome`](crate::Outcome): of one that failed on a later page, the pages before that are
/// its [`partial`](crate::Outcome::partial), and its [`resume_token`](crate::Outcome::resume_token) leads to the page that
/// failed.
#[derive(Debug)]
#[must_use = "nothing is read until it is awaited"]
pub struct Paginate {
    call: Call,
    page_size: Option<u64>,
    max_items: Option<u64>,
    max_items_per_region: Option<u64>,
    resume: Option<From>,
    buffer: Option<usize>,
}

/// Where to begin, as it was said.
#[derive(Debug)]
enum From {
    Token(ResumeToken),
    Text(String),
}

impl MultiRegionClient {
    /// Reads all pages of an operation in every region. Short for `client.call(operation, input).paginate()`.
    ///
    /// ```no_run
    /// # async fn f(ec2: multiregion_client::MultiRegionClient) -> Result<(), Box<dyn std::error::Error>> {
    /// let mut instances = ec2.paginate("describe_instances", serde_json::json!({})).page_size(100).items().await?;
    /// while let Some(item) = instances.next().await {
    ///     match item {
    ///         Ok(reservation) => println!("{} {}", reservation.region(), reservation["ReservationId"].as_str().unwrap_or_default()),
    ///         Err(failed) => eprintln!("{failed}"),
    ///     }
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn paginate(&self, operation: &str, input: impl serde::Serialize) -> Paginate {
        self.call(operation, input).paginate()
    }
}

impl Call {
    /// Reads all pages instead of one, with this call's settings.
    pub fn paginate(self) -> Paginate {
        Paginate {
            call: self,
            page_size: None,
            max_items: None,
            max_items_per_region: None,
            resume: None,
            buffer: None,
        }
    }
}

impl Paginate {
    /// How many items a page is to have at most, as far as the service cares: the paginator's limit key.
    pub fn page_size(mut self, items: u64) -> Self {
        self.page_size = Some(items);
        self
    }

    /// How many items to read at most, over all regions. The regions that have more are
    /// [truncated](crate::Outcome::is_truncated), and [`MultiRegionResult::resume_token`] goes on where they were. Which
    /// regions those are is a matter of who answers first.
    pub fn max_items(mut self, items: u64) -> Self {
        self.max_items = Some(items);
        self
    }

    /// How many items to read at most in each region: boto3's `MaxItems`.
    pub fn max_items_per_region(mut self, items: u64) -> Self {
        self.max_items_per_region = Some(items);
        self
    }

    /// Goes on where a listing of the same operation and input was: only the regions of the token are read, each from where
    /// it was.
    pub fn resume(mut self, token: ResumeToken) -> Self {
        self.resume = Some(From::Token(token));
        self
    }

    /// As [`resume`](Self::resume), with the token's text. Where the call goes to one region, boto3's token of that
    /// (`StartingToken`), or one of the service itself, will do.
    pub fn starting_token(mut self, token: impl Into<String>) -> Self {
        self.resume = Some(From::Text(token.into()));
        self
    }

    /// How many pages may be under way, or wait to be taken from the stream, over all regions; at least 1. So many pages
    /// are in memory at a time, and one that is being taken: whoever takes them slowly slows the reading. One a region
    /// unless set.
    pub fn buffer(mut self, pages: usize) -> Self {
        self.buffer = Some(pages);
        self
    }

    /// Each page as it comes.
    ///
    /// # Errors
    /// As awaiting: nothing was sent.
    pub async fn pages(self) -> Result<PageStream, Error> {
        self.begin().await
    }

    /// Each item of each page as it comes.
    ///
    /// # Errors
    /// As awaiting: nothing was sent.
    pub async fn items(self) -> Result<ItemStream, Error> {
        Ok(ItemStream::of(self.begin().await?))
    }

    async fn begin(self) -> Result<PageStream, Error> {
        let operation = self.call.operation()?;
        let name = format!("{}.{}", operation.service().name(), operation.name());
        let refused = |what: String| Error::from(ErrorKind::InvalidPaging(format!("{name}: {what}")));
        let paginator = operation.paginator().ok_or_else(|| {
            refused(
                "expected an operation with pages; neither a paginator nor its members' names tell of any"
                    .into(),
            )
        })?;
        let size = self.page_size.map(|size| page_size(operation, paginator, size)).transpose();
        let size = size.map_err(refused)?;
        let mut ready = self.call.ready().await?;
        if let Some((slot, size)) = size {
            let mut input = (*ready.given.input).clone();
            input.set(slot, size);
            ready.given = Given { input: Arc::new(input), ..ready.given };
        }
        let starts = match &self.resume {
            None => ready.legs.iter().map(|_| None).collect(),
            Some(from) => resumed(from, &mut ready.legs, paginator).map_err(refused)?,
        };
        let bound = self.buffer.unwrap_or(ready.legs.len()).clamp(1, Semaphore::MAX_PERMITS);
        let limits = Limits { bound, all: self.max_items, each: self.max_items_per_region };
        begin(ready, paginator, starts, &limits)
    }
}

/// How much is read.
struct Limits {
    bound: usize,
    all: Option<u64>,
    each: Option<u64>,
}

fn begin(
    mut ready: Ready,
    paginator: &Arc<Paginator>,
    starts: Vec<Option<Start>>,
    limits: &Limits,
) -> Result<PageStream, Error> {
    let (sender, pages) = mpsc::unbounded_channel();
    let (turns, budget) = (Arc::new(Semaphore::new(limits.bound)), Budget::new(limits.all));
    let (mut jobs, mut marks) = (Vec::with_capacity(starts.len()), Vec::with_capacity(starts.len()));
    for ((place, leg), start) in ready.legs.iter().enumerate().zip(starts) {
        let listing = Listing::begin(paginator.clone(), start, limits.each);
        marks.push(Mark::new(leg.region(), listing.position()));
        let reader = Reader {
            client: ready.client.clone(),
            leg: leg.clone(),
            place,
            operation: ready.operation,
            given: ready.given.clone(),
            overrides: ready.overrides.clone(),
            listing,
            budget: budget.clone(),
            turns: turns.clone(),
            pages: sender.clone(),
        };
        let call = Box::pin(reader.run());
        jobs.push(Job { region: leg.first().to_owned(), attempts: Attempts::default(), call });
    }
    let (operation, selection, tell) = (ready.operation, ready.selection.clone(), ready.progress.take());
    let ends = OutcomeStream::of(ready, jobs)?;
    Ok(PageStream::new((operation, paginator.clone()), selection, ends, pages, marks, tell))
}

/// The slot of the input that bounds a page, and what is to be in it.
fn page_size(
    operation: &'static Operation,
    paginator: &Paginator,
    size: u64,
) -> Result<(usize, crate::Value), String> {
    let no_size = || "expected no page size: the operation has no member for it".to_owned();
    let name = paginator.page_size.as_deref().ok_or_else(no_size)?;
    let input = operation.input().ok_or_else(no_size)?;
    let slot = input.member_index(name).ok_or_else(no_size)?;
    let member = input.members().get(slot).ok_or_else(no_size)?;
    let json = if member.target().kind() == Kind::String { json!(size.to_string()) } else { json!(size) };
    member_from_json(member, &json).map(|value| (slot, value)).map_err(|faults| told(&faults))
}

/// Faults of a member, in words.
pub(super) fn told(faults: &[crate::value::Fault]) -> String {
    let one = |fault: &crate::value::Fault| format!("{}: {}", fault.path, fault.message);
    faults.iter().map(one).collect::<Vec<_>>().join("; ")
}

/// Where each leg begins; those that are at their end are taken away.
fn resumed(from: &From, legs: &mut Vec<Leg>, paginator: &Paginator) -> Result<Vec<Option<Start>>, String> {
    let token = match from {
        From::Token(token) => token.clone(),
        From::Text(text) => match (text.parse::<ResumeToken>(), legs.as_slice()) {
            (Ok(token), _) => token,
            (Err(_), [one]) => [(one.region(), Some(text.as_str()))].into_iter().collect(),
            (Err(error), _) => return Err(error),
        },
    };
    let region_of = |leg: &Leg| {
        let mut names = std::iter::once(leg.region()).chain(leg.asked.iter().map(String::as_str));
        names.find(|name| token.contains(name)).map(str::to_owned)
    };
    let known: Vec<String> = legs.iter().filter_map(region_of).collect();
    if let Some((unknown, _)) = token.iter().find(|(region, _)| !known.iter().any(|k| k == region)) {
        let asked: Vec<&str> = legs.iter().map(Leg::region).collect();
        return Err(format!("expected a token of {}, found one of {unknown}", asked.join(", ")));
    }
    legs.retain(|leg| region_of(leg).is_some());
    let start =
        |region: &String| token.get(region).map(|text| Start::read(text, &paginator.inputs)).transpose();
    known.iter().map(|region| start(region).map_err(|e| format!("token of {region}: {e}"))).collect()
}

/// Of the input, with a page's tokens: what cannot be sent is told.
pub(super) fn with_tokens<'a>(
    given: &Given,
    tokens: impl Iterator<Item = (&'a str, Option<&'a Json>)>,
) -> Result<Given, String> {
    let mut input = (*given.input).clone();
    let shape = input.shape();
    for (name, token) in tokens {
        let place = shape.member_index(name).and_then(|i| Some((i, shape.members().get(i)?)));
        let Some((index, member)) = place else {
            return Err(format!("{name}: no such member of {}", shape.name()));
        };
        let value = token.map_or(Ok(crate::Value::Null), |token| member_from_json(member, token));
        let value = value.map_err(|faults| told(&faults))?;
        input.set(index, value);
    }
    Ok(Given { input: Arc::new(input), ..given.clone() })
}

/// Every region's pages as one output: what botocore's `build_full_result` makes of them.
impl IntoFuture for Paginate {
    type Output = Result<MultiRegionResult, Error>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(self.begin().await?.gather().await) })
    }
}
