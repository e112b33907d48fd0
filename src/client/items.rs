//! A listing under way, item by item.

use std::fmt;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use futures_util::Stream;

use super::{PageStream, Progress};
use crate::merge::{self, ItemPath, OwnedItem, PathError, Seen};
use crate::outcome::{CallError, Outcome};
use crate::pages::ResumeToken;
use crate::region::Selection;

/// The items of all regions as their pages come, each with its region; a region's in its order. Dropping it cancels.
///
/// A region that fails gives its error in place of the items that are not there, unless that is
/// [ignored](crate::Call::ignore). Once the stream is over, [`is_complete`](Self::is_complete) says whether everything
/// was given.
#[must_use = "pages are read while this is polled or awaited, and not once it is dropped"]
pub struct ItemStream {
    pages: PageStream,
    current: std::vec::IntoIter<OwnedItem>,
    /// Of the page under way, so many.
    given: u64,
    /// Where items stand, if not in the result lists.
    path: Option<ItemPath>,
    seen: Option<Seen>,
}

impl fmt::Debug for ItemStream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("ItemStream").field(&self.pages).finish()
    }
}

impl ItemStream {
    pub(super) fn of(pages: PageStream) -> ItemStream {
        ItemStream { pages, current: Vec::new().into_iter(), given: 0, path: None, seen: None }
    }

    /// Items that stand deeper in the pages, by a [path](ItemPath), as
    /// [`MultiRegionResult::items_at`](crate::MultiRegionResult::items_at) has them: of the pages that are not begun yet.
    ///
    /// What [`Paginate::max_items`](super::Paginate::max_items) counts is the same as without it.
    ///
    /// # Errors
    /// The output has nothing by that path; the error suggests the nearest name.
    pub fn items_at(mut self, path: &str) -> Result<ItemStream, PathError> {
        self.path = Some(ItemPath::of(self.pages.operation(), path)?);
        Ok(self)
    }

    /// Each item once: of those with the same value at a key, the first that comes. The key is as in
    /// [`Items::dedup_by`](crate::Items::dedup_by), and of the items of [`Self::items_at`] if that stands before it.
    ///
    /// The values are kept for it, as long as the stream is: memory grows with their number, and not with the items'.
    ///
    /// # Errors
    /// No item can have such a member.
    pub fn dedup_by(mut self, key: &str) -> Result<ItemStream, PathError> {
        let operation = self.pages.operation();
        let shapes = match &self.path {
            Some(path) => vec![path.shape()],
            None => merge::shapes(operation),
        };
        self.seen = Some(Seen::by(operation, &shapes, key)?);
        Ok(self)
    }

    /// The next item, or the failure of a region; `None`: there are no more.
    pub async fn next(&mut self) -> Option<Result<OwnedItem, FailedRegion>> {
        futures_util::StreamExt::next(self).await
    }

    /// How far the reading has come.
    pub fn progress(&self) -> Progress {
        self.pages.progress()
    }

    /// The regions that the call is for, and what was left out on the way to them.
    pub fn selection(&self) -> &Selection {
        self.pages.selection()
    }

    /// Where all regions go on; `None`: everything was given. It leads to the next item; of an operation with several
    /// result lists, and of items by a path, to the page that this is of, which is given again as a whole.
    pub fn resume_token(&self) -> Option<ResumeToken> {
        let given = if self.path.is_some() { 0 } else { self.given };
        self.pages.resume_token_within(given, self.current.len())
    }

    /// Whether everything there is was given: see [`PageStream::is_complete`].
    pub fn is_complete(&self) -> bool {
        self.current.len() == 0 && self.pages.is_complete()
    }
}

impl Stream for ItemStream {
    type Item = Result<OwnedItem, FailedRegion>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = &mut *self;
        loop {
            if let Some(item) = this.current.next() {
                this.given += 1;
                if this.seen.as_mut().is_some_and(|seen| !seen.is_new(&item)) {
                    continue;
                }
                return Poll::Ready(Some(Ok(item)));
            }
            let Some(outcome) = ready!(Pin::new(&mut this.pages).poll_next(context)) else {
                return Poll::Ready(None);
            };
            match outcome.result {
                Ok(page) => {
                    let region: Arc<str> = outcome.region.as_str().into();
                    this.given = 0;
                    let items = match &this.path {
                        Some(path) => merge::into_items_at(path, &region, page),
                        None => merge::into_items(this.pages.fields(), &region, page),
                    };
                    this.current = items.into_iter();
                }
                Err(_) if outcome.ignored => {}
                Err(ref error) => {
                    let error = error.clone();
                    return Poll::Ready(Some(Err(FailedRegion::new(outcome, error))));
                }
            }
        }
    }
}

/// A region whose items are not all there, because it failed.
#[derive(Debug, Clone)]
pub struct FailedRegion {
    outcome: Box<Outcome>,
    error: CallError,
}

impl FailedRegion {
    pub(crate) fn new(outcome: Outcome, error: CallError) -> Self {
        FailedRegion { outcome: Box::new(outcome), error }
    }

    /// The region.
    pub fn region(&self) -> &str {
        self.outcome.region()
    }

    /// How it ended: its error, how many pages were read before that, and the token of the page that failed.
    pub fn outcome(&self) -> &Outcome {
        &self.outcome
    }

    /// What went wrong.
    pub fn error(&self) -> &CallError {
        &self.error
    }
}

impl fmt::Display for FailedRegion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.region(), self.error)
    }
}

impl std::error::Error for FailedRegion {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.error)
    }
}
