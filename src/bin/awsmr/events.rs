//! `awsmr call` of an operation that answers with a stream of events: each event as a line of JSON, as it comes.

use std::io::{ErrorKind, Write};

use futures_util::StreamExt;
use futures_util::stream::SelectAll;
use multiregion_client::model::Service;
use multiregion_client::{Call, CallError, Event, EventStream, Outcome, REQUEST_REGION, RegionEvents};
use serde::{Serialize, Serializer, ser::SerializeMap};

use crate::call::tell_outcome;
use crate::{Failure, complain, exit, place};

/// What stands in place of an event's name where a region answers with more than its events.
const INITIAL: &str = "initial-response";

/// Calls, prints, and gives the exit code.
pub(crate) async fn run(call: Call, service: &'static Service) -> Result<u8, Failure> {
    let mut answers = call.events().await?;
    place::tell(answers.selection(), service);
    let (mut open, mut waiting, mut complete) = (SelectAll::new(), true, true);
    loop {
        let written = tokio::select! {
            answer = answers.next(), if waiting => match answer.map(RegionEvents::into_parts) {
                Some((outcome, events)) => {
                    complete &= outcome.is_ok() || outcome.is_ignored();
                    open.extend(events.map(|events| placed(outcome.region().to_owned(), events)));
                    begun(&outcome)
                }
                None => {
                    waiting = false;
                    continue;
                }
            },
            Some((region, event)) = open.next() => match event {
                Ok(event) => line(&region, event.name(), event.value()),
                Err(error) => {
                    complain(&format!("{region}: {error}"));
                    complete = false;
                    continue;
                }
            },
            else => break,
        };
        match written {
            Ok(()) => {}
            // Whoever reads has gone away, as `head` does.
            Err(error) if error.kind() == ErrorKind::BrokenPipe => break,
            Err(error) => {
                complain(&format!("an event could not be written: {error}"));
                return Ok(exit::NOT_WRITTEN);
            }
        }
    }
    Ok(if complete { exit::COMPLETE } else { exit::INCOMPLETE })
}

/// A region's events, each with the region.
fn placed(
    region: String,
    events: EventStream,
) -> impl futures_util::Stream<Item = (String, Result<Event, CallError>)> + Unpin {
    events.map(move |event| (region.clone(), event))
}

/// What a region answers before its events, if that is anything, and on stderr why it does not.
fn begun(outcome: &Outcome) -> std::io::Result<()> {
    tell_outcome(outcome);
    match outcome.output() {
        Some(output) if output.iter().next().is_some() => line(outcome.region(), INITIAL, output),
        _ => Ok(()),
    }
}

/// One event with its region.
struct Line<'a, T>(&'a str, &'a str, &'a T);

impl<T: Serialize> Serialize for Line<'_, T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let Line(region, name, value) = self;
        let mut map = to.serialize_map(Some(2))?;
        map.serialize_entry(name, value)?;
        map.serialize_entry(REQUEST_REGION, region)?;
        map.end()
    }
}

fn line(region: &str, name: &str, value: &impl Serialize) -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    serde_json::to_writer(&mut out, &Line(region, name, value))?;
    writeln!(out)?;
    out.flush()
}
