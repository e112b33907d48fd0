//! A listing under way: each region's pages as they come, no more of them in memory than is allowed.

use std::collections::VecDeque;
use std::fmt;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use futures_util::Stream;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::call::Callback;
use super::paginate::with_tokens;
use super::stream::{OutcomeStream, exchange};
use super::{MultiRegionClient, Progress};
use crate::call::{Attempts, Given, Overrides};
use crate::fanout::in_order;
use crate::global::Leg;
use crate::merge::{self, Fields};
use crate::model::{self, Operation};
use crate::outcome::{CallError, FailureKind, Metadata, Outcome, PagesRead};
use crate::pages::{Budget, Full, Listing, Next, Paginator, ResumeToken, Start};
use crate::region::Selection;
use crate::result::MultiRegionResult;
use crate::value::Structure;

/// One region's pages, to be read in turn.
pub(super) struct Reader {
    pub(super) client: MultiRegionClient,
    pub(super) leg: Leg,
    pub(super) place: usize,
    pub(super) operation: &'static Operation,
    pub(super) given: Given,
    pub(super) overrides: Arc<Overrides>,
    pub(super) listing: Listing,
    pub(super) budget: Budget,
    /// Of pages that may be under way or wait.
    pub(super) turns: Arc<Semaphore>,
    pub(super) pages: UnboundedSender<Page>,
}

/// A page that was read.
pub(super) struct Page {
    place: usize,
    outcome: Outcome,
    /// Where it was, and where it goes on.
    from: Start,
    next: Option<Start>,
    _turn: Option<OwnedSemaphorePermit>,
}

/// What a reader has read so far.
#[derive(Default)]
struct Read {
    count: u64,
    /// Of the last page, with the attempts of all.
    metadata: Metadata,
    answered_by: Option<String>,
}

/// How a region's pages end.
type End = Result<(), CallError>;

impl Reader {
    /// Reads to the end. What is given is no page: it tells how the region ended.
    pub(super) async fn run(mut self) -> Outcome {
        let clock = self.client.0.settings.time_source.clone();
        let (start, mut read) = (clock.now(), Read::default());
        let end = loop {
            if let Some(end) = self.page(&mut read).await {
                break end;
            }
        };
        let mut outcome = self.end(end);
        read.metadata.elapsed = clock.now().duration_since(start).unwrap_or_default();
        (outcome.metadata, outcome.answered_by) = (read.metadata, read.answered_by);
        outcome
    }

    /// Reads one page; `None`: there are more.
    async fn page(&mut self, read: &mut Read) -> Option<End> {
        let turn = self.turns.clone().acquire_owned().await.ok();
        if self.budget.is_spent() {
            return Some(Ok(()));
        }
        let mut outcome = self.request().await;
        let attempts = read.metadata.attempts.saturating_add(outcome.metadata.attempts);
        read.metadata = Metadata { attempts, ..outcome.metadata.clone() };
        read.answered_by.clone_from(&outcome.answered_by);
        let from = self.listing.position();
        let page = match outcome.result {
            Ok(ref mut page) => page,
            Err(error) if read.count == 0 => return Some(Err(error)),
            Err(error) => return Some(Err(error.noted(after(read.count)))),
        };
        let (next, end) = match self.listing.take(page, &self.budget) {
            Next::Refuse => return Some(Ok(())),
            Next::End => (None, Some(Ok(()))),
            Next::Stop(at) => (Some(at), Some(Ok(()))),
            Next::Page(tokens) => (Some(Start { tokens, cut: None }), None),
            Next::Repeated(tokens) => {
                let text = "expected a page token that did not come before, found the same again";
                let error = CallError::new(FailureKind::RepeatedToken, text).noted(after(read.count + 1));
                (Some(Start { tokens, cut: None }), Some(Err(error)))
            }
        };
        read.count += 1;
        outcome.truncated = next.is_some();
        let resume = next.as_ref().and_then(Start::token);
        outcome.read = Some(Box::new(PagesRead { count: read.count, resume, partial: None }));
        let outcome = self.leg.clone().mark(outcome);
        let page = Page { place: self.place, outcome, from, next, _turn: turn };
        // Nobody is there to take it: the stream is about to be dropped.
        if self.pages.send(page).is_err() { Some(Ok(())) } else { end }
    }

    fn end(&self, result: End) -> Outcome {
        let result = result.map(|()| Structure::new(model::unit()));
        Outcome::of(self.leg.first(), result)
    }

    async fn request(&self) -> Outcome {
        let region = self.leg.first();
        let given = match with_tokens(&self.given, self.listing.tokens().iter()) {
            Ok(given) => given,
            Err(fault) => {
                let error =
                    CallError::new(FailureKind::Request, format!("a page token does not fit: {fault}"));
                return Outcome::failed(region, error);
            }
        };
        exchange(&self.client, region, self.operation, &given, &self.overrides, Attempts::default()).await
    }
}

fn after(pages: u64) -> String {
    let plural = if pages == 1 { "" } else { "s" };
    format!("after {pages} page{plural}")
}

/// How far a region's pages were taken.
pub(super) struct Mark {
    region: String,
    /// `None`: to their end.
    at: Option<Start>,
    pages: u64,
    is_over: bool,
}

impl Mark {
    pub(super) fn new(region: &str, at: Start) -> Mark {
        Mark { region: region.to_owned(), at: Some(at), pages: 0, is_over: false }
    }

    fn token(&self) -> Option<String> {
        self.at.as_ref().and_then(Start::token)
    }
}

/// What comes next.
enum Event {
    /// A page, and where it was.
    Page(Outcome, Start),
    /// A region's end.
    End(Outcome),
}

/// The pages of all regions, each an [`Outcome`], in the order in which they come: a region's in its order. Dropping it
/// cancels.
///
/// A page's [`pages`](Outcome::pages) is its number in its region. It [is truncated](Outcome::is_truncated) if there are
/// more after it, and its [`resume_token`](Outcome::resume_token) leads there. A region that fails gives its error in place
/// of the page.
#[must_use = "pages are read while this is polled or awaited, and not once it is dropped"]
pub struct PageStream {
    operation: &'static Operation,
    paginator: Arc<Paginator>,
    selection: Arc<Selection>,
    ends: OutcomeStream,
    pages: UnboundedReceiver<Page>,
    marks: Vec<Mark>,
    /// The page that was given last: its place, and where it was.
    last: Option<(usize, Start)>,
    /// Read, and not given yet.
    queue: VecDeque<(usize, Event)>,
    /// Whether all regions that ended had given all they had.
    is_whole: bool,
    progress: Progress,
    tell: Option<Callback>,
    fields: Fields,
}

impl fmt::Debug for PageStream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = f.debug_struct("PageStream");
        out.field("operation", &self.operation.name())
            .field("progress", &self.progress)
            .finish_non_exhaustive()
    }
}

impl PageStream {
    pub(super) fn new(
        (operation, paginator): (&'static Operation, Arc<Paginator>),
        selection: Arc<Selection>,
        ends: OutcomeStream,
        pages: UnboundedReceiver<Page>,
        marks: Vec<Mark>,
        tell: Option<Callback>,
    ) -> PageStream {
        let progress = Progress { asked: marks.len(), ..Progress::default() };
        let fields = merge::fields(operation);
        let queue = VecDeque::new();
        let out = PageStream {
            operation,
            paginator,
            selection,
            ends,
            pages,
            marks,
            last: None,
            queue,
            is_whole: true,
            progress,
            tell,
            fields,
        };
        out.tell();
        out
    }

    /// The next page, or the error of a region that failed; `None`: there are no more.
    pub async fn next(&mut self) -> Option<Outcome> {
        futures_util::StreamExt::next(self).await
    }

    /// The operation that is read.
    pub fn operation(&self) -> &'static Operation {
        self.operation
    }

    /// How far the reading has come.
    pub fn progress(&self) -> Progress {
        self.progress
    }

    /// The regions that the call is for, and what was left out on the way to them.
    pub fn selection(&self) -> &Selection {
        &self.selection
    }

    /// Where all regions go on after the pages that were taken; `None`: everything was. A region whose first page was not
    /// taken, or failed, begins at its beginning.
    pub fn resume_token(&self) -> Option<ResumeToken> {
        let left = self.marks.iter().filter(|mark| mark.at.is_some());
        ResumeToken::of(left.map(|mark| (mark.region.clone(), mark.token())).collect())
    }

    /// As [`Self::resume_token`], when so many items of the last page have been taken, and so many have not.
    pub(super) fn resume_token_within(&self, taken: u64, left: usize) -> Option<ResumeToken> {
        let Some((place, from)) = self.last.as_ref().filter(|_| left > 0) else { return self.resume_token() };
        let mut from = from.clone();
        // Only the first of the paginator's results is counted in a token.
        if self.fields.len() == 1 && self.fields.first() == self.paginator.results.first() && taken > 0 {
            from.cut = Some(from.cut.unwrap_or_default() + taken);
        }
        let of = |(i, mark): (usize, &Mark)| match i == *place {
            true => Some((mark.region.clone(), from.token())),
            false => mark.at.as_ref().map(|_| (mark.region.clone(), mark.token())),
        };
        ResumeToken::of(self.marks.iter().enumerate().filter_map(of).collect())
    }

    /// Whether everything there is was taken: every region came to its end, but for those that failed on their first page
    /// in a way that is ignored.
    pub fn is_complete(&self) -> bool {
        self.is_whole && self.marks.iter().all(|mark| mark.is_over)
    }

    /// What counts as an item.
    pub(super) fn fields(&self) -> &Fields {
        &self.fields
    }

    fn poll_event(&mut self, context: &mut Context<'_>) -> Poll<Option<(usize, Event)>> {
        if self.queue.is_empty() {
            if let Poll::Ready(Some(page)) = self.pages.poll_recv(context) {
                return Poll::Ready(Some(self.taken(page)));
            }
            let end = ready!(self.ends.poll_placed(context));
            // What was read before that goes first.
            while let Ok(page) = self.pages.try_recv() {
                let page = self.taken(page);
                self.queue.push_back(page);
            }
            let Some((place, end)) = end else { return Poll::Ready(self.queue.pop_front()) };
            let end = self.ended(place, end);
            self.queue.push_back((place, Event::End(end)));
        }
        Poll::Ready(self.queue.pop_front())
    }

    fn taken(&mut self, page: Page) -> (usize, Event) {
        let Page { place, outcome, from, next, .. } = page;
        if let Some(mark) = self.marks.get_mut(place) {
            (mark.at, mark.pages) = (next, outcome.pages());
        }
        self.progress.pages += 1;
        if let (Some(_), Some(output)) = (&self.tell, outcome.output()) {
            self.progress.items += merge::items(&self.fields, outcome.region(), output).len();
        }
        self.tell();
        (place, Event::Page(outcome, from))
    }

    fn ended(&mut self, place: usize, mut end: Outcome) -> Outcome {
        if let Some(mark) = self.marks.get_mut(place) {
            mark.is_over = true;
            let (count, resume) = (mark.pages, mark.token());
            end.truncated = mark.at.is_some() && (end.is_ok() || count > 0);
            end.read = Some(Box::new(PagesRead { count, resume, partial: None }));
        }
        self.is_whole &= !end.truncated && !end.is_missing();
        self.progress.done += 1;
        self.progress.failed += usize::from(end.is_missing());
        self.tell();
        end
    }

    /// All regions' pages, put together by region.
    pub(super) async fn gather(mut self) -> MultiRegionResult {
        let shape = self.operation.output().unwrap_or_else(model::unit);
        let paginator = self.paginator.clone();
        let full = || Full::new(paginator.clone(), shape);
        let mut pages: Vec<Option<Full>> = self.marks.iter().map(|_| None).collect();
        let mut ended: Vec<(usize, Outcome)> = Vec::with_capacity(pages.len());
        while let Some((place, event)) = std::future::poll_fn(|context| self.poll_event(context)).await {
            let Some(so_far) = pages.get_mut(place) else { continue };
            match event {
                Event::Page(page, _) => {
                    if let Ok(page) = page.result {
                        so_far.get_or_insert_with(full).add(page);
                    }
                }
                Event::End(mut end) => {
                    let got = so_far.take().map(Full::finish);
                    match (&mut end.result, &mut end.read) {
                        (Ok(output), _) => *output = got.unwrap_or_else(|| full().finish()),
                        (Err(_), Some(read)) => read.partial = got,
                        (Err(_), None) => {}
                    }
                    ended.push((place, end));
                }
            }
        }
        MultiRegionResult::new(self.operation, in_order(ended)).of_selection(self.selection)
    }

    fn tell(&self) {
        if let Some(Callback(tell)) = &self.tell {
            tell(&self.progress);
        }
    }
}

impl Stream for PageStream {
    type Item = Outcome;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Outcome>> {
        loop {
            match ready!(self.poll_event(context)) {
                None => return Poll::Ready(None),
                Some((place, Event::Page(page, from))) => {
                    self.last = Some((place, from));
                    return Poll::Ready(Some(page));
                }
                Some((_, Event::End(end))) if !end.is_ok() => return Poll::Ready(Some(end)),
                Some((_, Event::End(_))) => {}
            }
        }
    }
}
