//! Where a request that got no answer came to its end: read from the errors of the HTTP client and what caused them.
//!
//! Types tell where they can be named; where the crates below keep theirs to themselves, the beginnings of their
//! messages do ([`texts`]). Tests hold both against real sockets.

use std::error::Error as StdError;
use std::io;

use aws_smithy_runtime_api::client::dns::ResolveDnsError;

use crate::outcome::{Limit, Phase};

/// Beginnings of messages, all of them that this crate goes by.
mod texts {
    use super::{Limit, Phase};

    /// Of aws-smithy-runtime (its timeouts and its stalled stream protection) and of aws-smithy-http-client.
    pub(super) const LIMITS: [(&str, Limit); 5] = [
        ("operation attempt timeout", Limit::Attempt),
        ("operation timeout", Limit::Region),
        ("HTTP connect timeout", Limit::Connect),
        ("HTTP read timeout", Limit::Read),
        ("minimum throughput was specified", Limit::Throughput),
    ];

    /// Of hyper-util's client, its connector and its proxy tunnel, and of tokio-rustls.
    pub(super) const CONNECTING: &str = "client error (Connect)";
    pub(super) const PHASES: [(&str, Phase); 6] = [
        (CONNECTING, Phase::Connect),
        ("client error (", Phase::Exchange),
        ("dns error", Phase::Dns),
        ("tcp ", Phase::Connect),
        ("tunnel error", Phase::Connect),
        ("tls handshake eof", Phase::Tls),
    ];

    /// Of the system's resolver (glibc, musl, macOS, Windows) and of hickory, for a name that does not exist. One that
    /// could not be asked about has other messages.
    pub(super) const NO_SUCH_NAME: [&str; 7] = [
        "failed to lookup address information: Name or service not known",
        "failed to lookup address information: No address associated with hostname",
        "failed to lookup address information: Name does not resolve",
        "failed to lookup address information: nodename nor servname provided",
        "No such host is known",
        "no record found for",
        "no records found for",
    ];

    /// Of aws-smithy-runtime's identity cache.
    pub(super) const NO_IDENTITY_IN_TIME: &str = "identity resolver timed out";
}

/// An error and what caused it. An [`io::Error`]'s own `source` leaves out the error that it holds.
pub(super) fn chain<'a>(
    error: &'a (dyn StdError + 'static),
) -> impl Iterator<Item = &'a (dyn StdError + 'static)> {
    std::iter::successors(Some(error), |&error| match error.downcast_ref::<io::Error>() {
        Some(io) => io.get_ref().map(|inner| inner as &(dyn StdError + 'static)),
        None => error.source(),
    })
}

/// Whether an error of a type is among the causes.
pub(super) fn caused_by<E: StdError + 'static>(error: &(dyn StdError + 'static)) -> bool {
    chain(error).any(|cause| cause.is::<E>())
}

/// The limit that ran out.
pub(super) fn limit(error: &(dyn StdError + 'static)) -> Option<Limit> {
    chain(error).find_map(|cause| {
        let text = cause.to_string();
        texts::LIMITS.iter().find(|(begin, _)| text.starts_with(begin)).map(|(_, limit)| *limit)
    })
}

/// The step that failed.
pub(super) fn phase(error: &(dyn StdError + 'static)) -> Option<Phase> {
    // The innermost cause that tells is the most exact: TLS fails within connecting.
    let (told, begin) = chain(error).filter_map(told_phase).last().unzip();
    let io = chain(error).filter_map(|cause| io_phase(cause.downcast_ref::<io::Error>()?.kind())).last();
    match (told, begin, io) {
        // Connected, and lost before there was anything to exchange.
        (_, Some(texts::CONNECTING), Some(Phase::Exchange)) => Some(Phase::Tls),
        _ => told.or(io),
    }
}

/// The step that one cause tells of, with the text that it is known by, if it is a text.
fn told_phase(cause: &(dyn StdError + 'static)) -> Option<(Phase, &'static str)> {
    if cause.is::<ResolveDnsError>() {
        return Some((Phase::Dns, ""));
    }
    if cause.is::<rustls::Error>() {
        return Some((Phase::Tls, ""));
    }
    let text = cause.to_string();
    texts::PHASES.iter().find(|(begin, _)| text.starts_with(begin)).map(|(begin, phase)| (*phase, *begin))
}

/// What the system's own error tells where nothing else does.
fn io_phase(kind: io::ErrorKind) -> Option<Phase> {
    use io::ErrorKind::{
        AddrNotAvailable, BrokenPipe, ConnectionAborted, ConnectionRefused, ConnectionReset, HostUnreachable,
        NetworkDown, NetworkUnreachable, UnexpectedEof,
    };
    match kind {
        AddrNotAvailable | ConnectionRefused | HostUnreachable | NetworkDown | NetworkUnreachable => {
            Some(Phase::Connect)
        }
        BrokenPipe | ConnectionAborted | ConnectionReset | UnexpectedEof => Some(Phase::Exchange),
        _ => None,
    }
}

/// Whether the system, or the caller's own resolver, says that the name does not exist.
pub(super) fn is_no_such_name(error: &(dyn StdError + 'static)) -> bool {
    phase(error) == Some(Phase::Dns)
        && chain(error).any(|cause| {
            let text = cause.to_string();
            texts::NO_SUCH_NAME.iter().any(|begin| text.starts_with(begin))
        })
}

/// Whether credentials did not come in time.
pub(super) fn is_no_identity_in_time(error: &(dyn StdError + 'static)) -> bool {
    chain(error).any(|cause| cause.to_string().starts_with(texts::NO_IDENTITY_IN_TIME))
}
