//! Of an outcome that was read page by page: how many pages, what was got before a failure, where it goes on.

use super::Outcome;
use crate::value::Structure;

/// How far a region's pages were read.
#[derive(Debug, Clone, Default)]
pub(crate) struct PagesRead {
    /// So many pages; of one page, its number.
    pub(crate) count: u64,
    /// The token of what comes next, as text; `None`: there is nothing more, or it is to begin at its beginning.
    pub(crate) resume: Option<String>,
    /// Of a region that failed: the pages before that, put together.
    pub(crate) partial: Option<Structure>,
}

impl Outcome {
    /// How many pages it is made of; of a [`PageStream`](crate::PageStream)'s, the page's number, from 1. 0: it was not
    /// asked for in pages, or failed before the first.
    pub fn pages(&self) -> u64 {
        self.read.as_ref().map_or(0, |read| read.count)
    }

    /// Where the region's pages go on, where they do: botocore's token (`NextToken` of its `build_full_result()`). Of a
    /// region that failed, it leads to the page that did. `None`: there is nothing more, it failed on the first page, or it
    /// was not asked for in pages.
    pub fn resume_token(&self) -> Option<&str> {
        self.read.as_ref()?.resume.as_deref()
    }

    /// Of a region that failed on a page that was not its first: the pages before that, as one output. Then
    /// [`is_truncated`](Self::is_truncated) is true.
    pub fn partial(&self) -> Option<&Structure> {
        self.read.as_ref()?.partial.as_ref()
    }

    /// The output, or what was got before the failure.
    pub(crate) fn got(&self) -> Option<&Structure> {
        self.output().or_else(|| self.partial())
    }
}
