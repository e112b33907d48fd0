//! What a streamed body needs of its operation, its input and the regions that it goes to.

use serde_json::{Map, Value as Json};

use crate::call::Payload;
use crate::error::{Error, ErrorKind};
use crate::model::{Operation, Trait};

fn refused(operation: &'static Operation, message: impl std::fmt::Display) -> Error {
    let (service, name) = (operation.service().name(), operation.name());
    ErrorKind::InvalidBody(format!("{service}.{name}: {message}")).into()
}

/// Puts an empty blob in place of the member that is the body, so that the input is checked as if it held it.
///
/// # Errors
/// The operation has no such member, the input sets it too, or the body's length must be known and is not.
pub(super) fn in_place_of_member(
    operation: &'static Operation,
    payload: &Payload,
    input: &mut Map<String, Json>,
) -> Result<(), Error> {
    let Some(member) = operation.streaming_input() else {
        return Err(refused(
            operation,
            "expected an operation whose input has a stream, for there is a body",
        ));
    };
    let name = member.name();
    if input.get(name).is_some_and(|value| !value.is_null()) {
        return Err(refused(operation, format!("expected {name} in the input or a body, found both")));
    }
    if member.target().has(Trait::RequiresLength) && payload.length().is_none() {
        return Err(refused(operation, format!("expected a body whose length is known, for {name}")));
    }
    input.insert(name.to_owned(), "".into());
    Ok(())
}

/// Whether a body can go to so many regions.
///
/// # Errors
/// It can be read once only.
pub(super) fn check_regions(
    operation: &'static Operation,
    payload: Option<&Payload>,
    regions: usize,
) -> Result<(), Error> {
    if regions <= 1 || payload.is_none_or(Payload::is_repeatable) {
        return Ok(());
    }
    let message = format!(
        "expected a body that can be read again, as a file or bytes, for {regions} regions; found one that can be \
         read once"
    );
    Err(refused(operation, message))
}

/// Whether an operation's answer can be handed out as it comes.
///
/// # Errors
/// Its output has no stream.
pub(super) fn check_streaming(operation: &'static Operation) -> Result<(), Error> {
    if operation.streaming_output().is_some() {
        return Ok(());
    }
    let (service, name) = (operation.service().name(), operation.name());
    let message = match operation.event_output() {
        Some(_) => format!("{service}.{name}: its output has a stream of events, which `events` gives"),
        None => format!("{service}.{name}: expected an operation whose output has a stream, to be streaming"),
    };
    Err(ErrorKind::Unsupported(message).into())
}
