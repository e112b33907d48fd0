//! Typed listings and events: pages, items and events as views, as they come.

use std::fmt;
use std::future::{Future, IntoFuture};
use std::marker::PhantomData;
use std::ops::Deref;
use std::pin::Pin;

use serde::{Serialize, Serializer};

use super::call::settings;
use super::{Answer, Outcome, Output, Value, View};
use crate::client::{self, FailedRegion, MergedEvents};
use crate::error::Error;
use crate::merge::OwnedItem;
use crate::outcome::CallError;
use crate::pages::ResumeToken;

/// One operation, about to be read page by page to the end, in many regions at once. Awaiting it gives the whole, as one
/// [`Answer`].
///
/// It has all of a [`crate::Paginate`]'s settings.
#[must_use = "nothing is read until it is awaited"]
pub struct Paginate<O> {
    paginate: crate::Paginate,
    of: PhantomData<fn() -> O>,
}

impl<O> fmt::Debug for Paginate<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.paginate.fmt(f)
    }
}

impl<O> Paginate<O> {
    settings! {
        paginate of Paginate:
        page_size(items: u64);
        max_items(items: u64);
        max_items_per_region(items: u64);
        resume(token: ResumeToken);
        starting_token(token: impl Into<String>);
        buffer(pages: usize);
    }

    pub(super) fn new(paginate: crate::Paginate) -> Self {
        Paginate { paginate, of: PhantomData }
    }

    /// The dynamic listing.
    pub fn into_dynamic(self) -> crate::Paginate {
        self.paginate
    }
}

impl<O: Output> Paginate<O> {
    /// Each page as it comes.
    ///
    /// # Errors
    /// As awaiting: nothing was sent.
    pub async fn pages(self) -> Result<PageStream<O>, Error> {
        Ok(PageStream { pages: Begun::Under(self.paginate.pages().await?), of: PhantomData })
    }

    /// Each page as it comes. It begins with the first that is asked for; that nothing was sent is the first error then.
    pub fn send(self) -> PageStream<O> {
        PageStream { pages: Begun::Not(Box::pin(self.paginate.pages())), of: PhantomData }
    }

    /// Each item of each page as it comes: await it, or [`Items::send`] it.
    pub fn items(self) -> Items<O::Item> {
        Items { paginate: self.paginate, of: PhantomData }
    }
}

impl<O: Output> IntoFuture for Paginate<O> {
    type Output = Result<Answer<O>, Error>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { Ok(Answer::new(self.paginate.await?)) })
    }
}

/// A listing's items, about to be read.
#[must_use = "nothing is read until it is awaited"]
pub struct Items<T> {
    paginate: crate::Paginate,
    of: PhantomData<fn() -> T>,
}

impl<T> fmt::Debug for Items<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.paginate.fmt(f)
    }
}

impl<T: View<Of = Value>> Items<T> {
    /// Each item as it comes. It begins with the first that is asked for; that nothing was sent is the first error then.
    pub fn send(self) -> ItemStream<T> {
        ItemStream { items: Begun::Not(Box::pin(self.paginate.items())), of: PhantomData }
    }
}

impl<T: View<Of = Value>> IntoFuture for Items<T> {
    type Output = Result<ItemStream<T>, Error>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;
    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move {
            Ok(ItemStream { items: Begun::Under(self.paginate.items().await?), of: PhantomData })
        })
    }
}

/// A stream that may not have begun.
enum Begun<S> {
    Not(Pin<Box<dyn Future<Output = Result<S, Error>> + Send>>),
    Under(S),
    Over,
}

impl<S> Begun<S> {
    /// The stream, begun if it was not; `None`: it is over.
    async fn stream(&mut self) -> Result<Option<&mut S>, Error> {
        if let Begun::Not(begin) = self {
            match begin.await {
                Ok(stream) => *self = Begun::Under(stream),
                Err(error) => {
                    *self = Begun::Over;
                    return Err(error);
                }
            }
        }
        match self {
            Begun::Under(stream) => Ok(Some(stream)),
            _ => Ok(None),
        }
    }
}

/// Why a listing's stream gives an error.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum StreamError {
    /// Nothing was sent.
    NotSent(Error),
    /// A region failed; the others go on.
    Region(FailedRegion),
}

impl fmt::Display for StreamError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            StreamError::NotSent(error) => error.fmt(f),
            StreamError::Region(failed) => failed.fmt(f),
        }
    }
}

impl std::error::Error for StreamError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            StreamError::NotSent(error) => Some(error),
            StreamError::Region(failed) => Some(failed),
        }
    }
}

/// Each region's pages as they come; dropping it cancels.
#[must_use = "pages are read while this is awaited, and not once it is dropped"]
pub struct PageStream<O> {
    pages: Begun<client::PageStream>,
    of: PhantomData<fn() -> O>,
}

impl<O: Output> PageStream<O> {
    /// The next page, of a region that failed its outcome, or that nothing was sent; `None`: there are no more.
    pub async fn next(&mut self) -> Option<Result<Outcome<O>, Error>> {
        match self.pages.stream().await {
            Err(error) => Some(Err(error)),
            Ok(None) => None,
            Ok(Some(pages)) => pages.next().await.map(|page| Ok(Outcome::new(page))),
        }
    }

    /// The dynamic stream, if it has begun.
    pub fn dynamic(&self) -> Option<&client::PageStream> {
        match &self.pages {
            Begun::Under(pages) => Some(pages),
            _ => None,
        }
    }
}

impl<O> fmt::Debug for PageStream<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PageStream").finish_non_exhaustive()
    }
}

/// The items of all regions as their pages come, each with its region; dropping it cancels.
#[must_use = "pages are read while this is awaited, and not once it is dropped"]
pub struct ItemStream<T> {
    items: Begun<client::ItemStream>,
    of: PhantomData<fn() -> T>,
}

impl<T: View<Of = Value>> ItemStream<T> {
    /// The next item, or the failure of a region; `None`: there are no more.
    pub async fn next(&mut self) -> Option<Result<Held<T>, StreamError>> {
        let item = match self.items.stream().await {
            Err(error) => return Some(Err(StreamError::NotSent(error))),
            Ok(stream) => stream?.next().await?,
        };
        Some(item.map(Held::new).map_err(StreamError::Region))
    }

    /// The next item; `None`: there are no more.
    ///
    /// # Errors
    /// As [`Self::next`].
    pub async fn try_next(&mut self) -> Result<Option<Held<T>>, StreamError> {
        self.next().await.transpose()
    }

    /// All that are left, in a collection or a `Result` of one.
    pub async fn collect<C: FromIterator<Result<Held<T>, StreamError>>>(mut self) -> C {
        let mut items = Vec::new();
        while let Some(item) = self.next().await {
            items.push(item);
        }
        items.into_iter().collect()
    }

    /// The dynamic stream, if it has begun: how far it is, where it goes on.
    pub fn dynamic(&self) -> Option<&client::ItemStream> {
        match &self.items {
            Begun::Under(items) => Some(items),
            _ => None,
        }
    }
}

impl<T> fmt::Debug for ItemStream<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ItemStream").finish_non_exhaustive()
    }
}

/// An item apart from its answer: its view, with the region.
pub struct Held<T> {
    item: OwnedItem,
    of: PhantomData<fn() -> T>,
}

impl<T> Held<T> {
    fn new(item: OwnedItem) -> Self {
        Held { item, of: PhantomData }
    }

    /// The region that it came from.
    pub fn region(&self) -> &str {
        self.item.region()
    }

    /// The dynamic item.
    pub fn into_dynamic(self) -> OwnedItem {
        self.item
    }
}

impl<T: View<Of = Value>> Deref for Held<T> {
    type Target = T;
    fn deref(&self) -> &T {
        T::view(self.item.held())
    }
}

impl<T> Clone for Held<T> {
    fn clone(&self) -> Self {
        Held::new(self.item.clone())
    }
}

impl<T> fmt::Debug for Held<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.item.fmt(f)
    }
}

impl<T> Serialize for Held<T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.item.serialize(to)
    }
}

/// The events of all regions as they come; dropping it closes all streams.
#[must_use = "events are read while this is awaited, and the streams are closed once it is dropped"]
pub struct Events<T> {
    events: MergedEvents,
    of: PhantomData<fn() -> T>,
}

impl<T: View<Of = Value>> Events<T> {
    pub(super) fn new(events: MergedEvents) -> Self {
        Events { events, of: PhantomData }
    }

    /// The next event of any region, or the error that ended a region's; `None`: all streams have ended.
    pub async fn next(&mut self) -> Option<Result<Held<T>, (String, CallError)>> {
        let (region, event) = self.events.next().await?;
        Some(match event {
            Ok(event) => Ok(Held::new(OwnedItem::of(region, event.into_value()))),
            Err(error) => Err((region.to_string(), error)),
        })
    }

    /// The dynamic stream.
    pub fn into_dynamic(self) -> MergedEvents {
        self.events
    }
}

impl<T> fmt::Debug for Events<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.events.fmt(f)
    }
}
