//! Typed listings: pages and items as views, as they come.

use std::fmt;
use std::future::{Future, IntoFuture};
use std::marker::PhantomData;
use std::ops::Deref;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_util::{Stream, StreamExt};

use super::call::settings;
use super::{Answer, Held, Output, Structure, Value, View};
use crate::blocking::block_on;
use crate::client::{self, FailedRegion};
use crate::error::Error;
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
    /// Reads all pages while this thread waits, without a runtime.
    ///
    /// # Errors
    /// As awaiting; the thread is one of a runtime, as with all of [`crate::blocking`].
    pub fn block(self) -> Result<Answer<O>, Error> {
        block_on(self.into_future())?
    }

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

impl<S: Stream + Unpin> Begun<S> {
    /// Polls the stream, which begins if it has not. An error is that it did not, and the last.
    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<S::Item, Error>>> {
        if let Begun::Not(begin) = self {
            match ready!(begin.as_mut().poll(context)) {
                Ok(stream) => *self = Begun::Under(stream),
                Err(error) => {
                    *self = Begun::Over;
                    return Poll::Ready(Some(Err(error)));
                }
            }
        }
        match self {
            Begun::Under(stream) => stream.poll_next_unpin(context).map(|next| next.map(Ok)),
            _ => Poll::Ready(None),
        }
    }

    fn get(&self) -> Option<&S> {
        match self {
            Begun::Under(stream) => Some(stream),
            _ => None,
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

/// Each region's pages as they come; dropping it cancels. A region that fails does so once, and ends no other.
#[must_use = "pages are read while this is awaited, and not once it is dropped"]
pub struct PageStream<O> {
    pages: Begun<client::PageStream>,
    of: PhantomData<fn() -> O>,
}

impl<O: Output> PageStream<O> {
    /// The next page, or the failure of a region; `None`: there are no more.
    pub async fn next(&mut self) -> Option<Result<Page<O>, StreamError>> {
        StreamExt::next(self).await
    }

    /// The next page; `None`: there are no more.
    ///
    /// # Errors
    /// As [`Self::next`].
    pub async fn try_next(&mut self) -> Result<Option<Page<O>>, StreamError> {
        self.next().await.transpose()
    }

    /// The dynamic stream, if it has begun.
    pub fn dynamic(&self) -> Option<&client::PageStream> {
        self.pages.get()
    }
}

impl<O: Output> Stream for PageStream<O> {
    type Item = Result<Page<O>, StreamError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            let outcome = match ready!(self.pages.poll(context)) {
                None => return Poll::Ready(None),
                Some(Err(error)) => return Poll::Ready(Some(Err(StreamError::NotSent(error)))),
                Some(Ok(outcome)) => outcome,
            };
            return Poll::Ready(Some(match &outcome.result {
                Ok(_) => Ok(Page { outcome, of: PhantomData }),
                Err(_) if outcome.is_ignored() => continue,
                Err(error) => {
                    let error = error.clone();
                    Err(StreamError::Region(FailedRegion::new(outcome, error)))
                }
            }));
        }
    }
}

impl<O> fmt::Debug for PageStream<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PageStream").finish_non_exhaustive()
    }
}

/// A page of one region: the operation's output.
pub struct Page<O> {
    /// Of a region that answered.
    outcome: crate::Outcome,
    of: PhantomData<fn() -> O>,
}

impl<O: Output> Page<O> {
    /// The region that it came from.
    pub fn region(&self) -> &str {
        self.outcome.region()
    }

    /// The dynamic outcome: the facts of the exchange, the token of the next page.
    pub fn outcome(&self) -> &crate::Outcome {
        &self.outcome
    }

    /// The output itself.
    pub fn into_output(self) -> O {
        O::owned(self.outcome.result.unwrap_or_else(|_| Structure::none().clone()))
    }
}

impl<O: Output> Deref for Page<O> {
    type Target = O;
    fn deref(&self) -> &O {
        O::view(self.outcome.output().unwrap_or(Structure::none()))
    }
}

impl<O> fmt::Debug for Page<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.outcome.fmt(f)
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
        StreamExt::next(self).await
    }

    /// The next item; `None`: there are no more.
    ///
    /// # Errors
    /// As [`Self::next`].
    pub async fn try_next(&mut self) -> Result<Option<Held<T>>, StreamError> {
        self.next().await.transpose()
    }

    /// All that are left, in a collection or a `Result` of one.
    pub async fn collect<C: FromIterator<Result<Held<T>, StreamError>>>(self) -> C {
        let items: Vec<_> = StreamExt::collect(self).await;
        items.into_iter().collect()
    }

    /// The dynamic stream, if it has begun: how far it is, where it goes on.
    pub fn dynamic(&self) -> Option<&client::ItemStream> {
        self.items.get()
    }
}

impl<T: View<Of = Value>> Stream for ItemStream<T> {
    type Item = Result<Held<T>, StreamError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let next = ready!(self.items.poll(context));
        Poll::Ready(next.map(|item| match item {
            Err(error) => Err(StreamError::NotSent(error)),
            Ok(item) => item.map(Held::new).map_err(StreamError::Region),
        }))
    }
}

impl<T> fmt::Debug for ItemStream<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ItemStream").finish_non_exhaustive()
    }
}
