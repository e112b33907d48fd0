//! `awsmr call --all`: every item of every page as a line of JSON, as it comes.

use std::io::{BufWriter, ErrorKind, Write};

use clap::Args;
use futures_util::FutureExt;
use multiregion_client::{Call, ItemStream, Paginate, ResumeToken};
use serde::Serialize;

use crate::{Failure, complain, exit, place};

#[derive(Args)]
pub(crate) struct Paging {
    /// Read all pages, and print each item as a line of JSON with RequestRegion, as it comes; with --merged, --items-at or
    /// --query what those print, of all pages
    #[arg(long, conflicts_with_all = ["plan", "items"])]
    pub(crate) all: bool,
    /// Items that a page is to have
    #[arg(long, value_name = "ITEMS", requires = "all")]
    page_size: Option<u64>,
    /// Items to read at most, over all regions; the token to go on with is printed to stderr
    #[arg(long, value_name = "ITEMS", requires = "all")]
    max_items: Option<u64>,
    /// Where to go on: the token that --max-items or a failure printed; for one region, one of boto3 or the AWS CLI will do
    #[arg(long, value_name = "TOKEN", requires = "all")]
    starting_token: Option<String>,
}

impl Paging {
    pub(crate) fn of(&self, call: Call) -> Paginate {
        let mut listing = call.paginate();
        if let Some(items) = self.page_size {
            listing = listing.page_size(items);
        }
        if let Some(items) = self.max_items {
            listing = listing.max_items(items);
        }
        if let Some(token) = &self.starting_token {
            listing = listing.starting_token(token);
        }
        listing
    }
}

/// Prints the items, and gives the exit code.
pub(crate) async fn run(listing: Paginate, service: &str) -> Result<u8, Failure> {
    let mut items = listing.items().await?;
    let service = multiregion_client::model::service(service)?;
    place::tell(items.selection(), service);
    let mut out = BufWriter::new(std::io::stdout().lock());
    match print(&mut items, &mut out).await {
        Ok(()) => {}
        // A reader that has gone away, as `head` does, wants no more: it is not read on.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => return Ok(exit::INCOMPLETE),
        Err(error) => {
            complain(&format!("the answer could not be written: {error}"));
            return Ok(exit::NOT_WRITTEN);
        }
    }
    tell(items.resume_token().as_ref());
    Ok(if items.is_complete() { exit::COMPLETE } else { exit::INCOMPLETE })
}

/// Writes each item as it comes: what is there already goes out at once, before the next is waited for.
async fn print(items: &mut ItemStream, out: &mut impl Write) -> std::io::Result<()> {
    loop {
        let next = match items.next().now_or_never() {
            Some(next) => next,
            None => {
                out.flush()?;
                items.next().await
            }
        };
        match next {
            None => return out.flush(),
            Some(Ok(item)) => {
                item.serialize(&mut serde_json::Serializer::new(&mut *out))?;
                out.write_all(b"\n")?;
            }
            Some(Err(failed)) => {
                let id = failed.error().request_id().map(|id| format!(", request {id}")).unwrap_or_default();
                complain(&format!("{failed}{id}"));
            }
        }
    }
}

/// How to go on, where there is more.
pub(crate) fn tell(token: Option<&ResumeToken>) {
    if let Some(token) = token {
        complain(&format!("there is more: --starting-token '{token}'"));
    }
}
