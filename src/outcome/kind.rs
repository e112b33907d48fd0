//! The kinds of failure, and what is known beyond the kind: which limit, which step, whose policy, which credentials.

use std::fmt;
use std::str::FromStr;

use crate::names::{self, UnknownName};

/// An enum of names, each told and read by the name of its variant.
macro_rules! named {
    ($(#[$doc:meta])* $name:ident, $what:literal, $($(#[$each:meta])* $variant:ident,)+) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum $name { $($(#[$each])* $variant,)+ }

        impl $name {
            /// All of them.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];

            /// The variant's name, which stays as it is from version to version.
            pub fn name(self) -> &'static str {
                match self { $($name::$variant => stringify!($variant),)+ }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.name())
            }
        }

        impl FromStr for $name {
            type Err = UnknownName;
            fn from_str(text: &str) -> Result<Self, UnknownName> {
                let found = Self::ALL.iter().find(|one| one.name() == text);
                found.copied().ok_or_else(|| names::unknown($what, text, Self::ALL.iter().map(|one| one.name())))
            }
        }
    };
}

named! {
    /// The kind of a failure.
    FailureKind, "kind of failure",
    /// The service answered with an error that is none of the others: its code, its message and, where the model names
    /// the error, its members tell more.
    Service,
    /// The service refuses so many requests.
    Throttled,
    /// The service knows the caller and does not allow this. [`CallError::denied_by`](super::CallError::denied_by) says
    /// whose policy it is, where the service says.
    AccessDenied,
    /// As [`AccessDenied`](Self::AccessDenied), by an explicit deny in a service or resource control policy: the
    /// organization's, which nobody in the account can change. This is how regions are closed to an organization.
    DeniedByPolicy,
    /// No credentials, or credentials that the service does not take;
    /// [`CallError::credentials`](super::CallError::credentials) says which of these.
    Credentials,
    /// The region is not enabled for the account. Most services say so with the code of credentials that they do not
    /// know; in a region that accounts must opt in to, while no region that needs no opting in refused the same
    /// credentials, it is read as this. A session token of version 1, as the global endpoint for session tokens gives,
    /// meets the same answer there.
    RegionDisabled,
    /// The account does not have the service: it is not subscribed, not signed up, suspended or still being verified.
    NotSubscribed,
    /// The client's clock differs too much from the service's. Where the service's answers bear their time, a request
    /// is signed again with that time before this is told.
    ClockSkew,
    /// The service, or this operation of it, is not offered in the region: the endpoint's name does not exist, the
    /// service's own rules know no endpoint there, or it says so.
    ServiceAbsent,
    /// The service has no endpoint for this input or these settings, by its own rules.
    Endpoint,
    /// A limit of the caller's ran out; [`CallError::limit`](super::CallError::limit) says which.
    TimedOut,
    /// No answer, or an answer that broke off; [`CallError::phase`](super::CallError::phase) says where.
    Unreachable,
    /// An answer that is not one of this operation's.
    Undecodable,
    /// An answer larger than the limit set.
    TooLarge,
    /// A page token came back that had come before: the service's pages would never end.
    RepeatedToken,
    /// The request could not be made of this input.
    Request,
    /// The call's task ended before the call did.
    Cancelled,
    /// The result was asked for a region that the call did not go to.
    NotAsked,
}

named! {
    /// Which limit of time ran out.
    Limit, "limit",
    /// Connecting, TLS included (`connect_timeout`).
    Connect,
    /// Waiting for the first byte of the answer (`read_timeout`).
    Read,
    /// One attempt (`operation_attempt_timeout`).
    Attempt,
    /// All attempts in a region, waits included (`operation_timeout`, [`Call::timeout`](crate::Call::timeout)).
    Region,
    /// The call as a whole.
    Call,
    /// The body came or went too slowly (stalled stream protection).
    Throughput,
}

named! {
    /// The step at which a region could not be reached.
    Phase, "phase",
    /// The endpoint's name could not be resolved.
    Dns,
    /// No connection to its address.
    Connect,
    /// The connection could not be made secure.
    Tls,
    /// The connection broke off before the answer was whole.
    Exchange,
}

named! {
    /// The kind of policy that a denial comes from, as the service names it.
    PolicyKind, "kind of policy",
    /// Of the organization, on its accounts' principals (SCP).
    ServiceControl,
    /// Of the organization, on its accounts' resources (RCP).
    ResourceControl,
    /// The bound of what a user's or role's policies may allow.
    PermissionsBoundary,
    /// Given when the session was begun.
    Session,
    /// Of the user, group or role.
    IdentityBased,
    /// Of the resource itself.
    ResourceBased,
    /// Of the private endpoint that the request came through.
    VpcEndpoint,
    /// Who may take on a role.
    RoleTrust,
}

named! {
    /// What is wrong with the credentials.
    CredentialsProblem, "problem of credentials",
    /// There are none.
    Missing,
    /// There were none to be had: their source failed, or took too long.
    Unavailable,
    /// They have expired.
    Expired,
    /// The service does not take them: unknown, wrong, or the signature does not fit.
    Rejected,
}
