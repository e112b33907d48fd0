//! All pages of all regions, as iterators.

use std::future::IntoFuture;

use super::block_on;
use crate::client;
use crate::error::Error;
use crate::merge::{OwnedItem, PathError};
use crate::outcome::Outcome;
use crate::pages::ResumeToken;
use crate::result::MultiRegionResult;

/// One operation, about to be read page by page in many regions.
#[derive(Debug)]
#[must_use = "nothing is read until it is asked for"]
pub struct Paginate(pub(super) client::Paginate);

settings! {
    Paginate:
    page_size(items: u64);
    max_items(items: u64);
    max_items_per_region(items: u64);
    resume(token: ResumeToken);
    starting_token(token: impl Into<String>);
    buffer(pages: usize);
}

impl Paginate {
    /// Reads all pages of all regions, and gives the whole.
    ///
    /// # Errors
    /// As awaiting [`crate::Paginate`], or the thread is one of a runtime.
    pub fn send(self) -> Result<MultiRegionResult, Error> {
        block_on(self.0.into_future())?
    }

    /// Each page as it comes; see [`crate::Paginate::pages`].
    ///
    /// # Errors
    /// As [`Self::send`].
    pub fn pages(self) -> Result<Pages, Error> {
        block_on(self.0.pages())?.map(Pages)
    }

    /// Each item as it comes; see [`crate::Paginate::items`].
    ///
    /// # Errors
    /// As [`Self::send`].
    pub fn items(self) -> Result<Items, Error> {
        block_on(self.0.items())?.map(Items)
    }
}

/// The pages of a listing in the order in which they come: `next` waits for one. Dropping it cancels. On a thread of a
/// runtime there are none.
#[derive(Debug)]
#[must_use = "dropping it cancels the reading"]
pub struct Pages(client::PageStream);

impl Pages {
    /// The stream itself: how far it is, whether it is complete, where it goes on.
    pub fn stream(&self) -> &client::PageStream {
        &self.0
    }
}

impl Iterator for Pages {
    type Item = Outcome;

    fn next(&mut self) -> Option<Outcome> {
        block_on(self.0.next()).ok().flatten()
    }
}

/// The items of a listing in the order in which they come: `next` waits for one. Dropping it cancels. On a thread of a
/// runtime there are none.
#[derive(Debug)]
#[must_use = "dropping it cancels the reading"]
pub struct Items(client::ItemStream);

impl Items {
    /// See [`crate::ItemStream::items_at`].
    ///
    /// # Errors
    /// As there.
    pub fn items_at(self, path: &str) -> Result<Items, PathError> {
        self.0.items_at(path).map(Items)
    }

    /// See [`crate::ItemStream::dedup_by`].
    ///
    /// # Errors
    /// As there.
    pub fn dedup_by(self, key: &str) -> Result<Items, PathError> {
        self.0.dedup_by(key).map(Items)
    }

    /// The stream itself: how far it is, whether it is complete, where it goes on.
    pub fn stream(&self) -> &client::ItemStream {
        &self.0
    }
}

impl Iterator for Items {
    type Item = Result<OwnedItem, client::FailedRegion>;

    fn next(&mut self) -> Option<Self::Item> {
        block_on(self.0.next()).ok().flatten()
    }
}
