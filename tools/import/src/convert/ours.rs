//! Traits of our own, for facts that no trait of Smithy's can hold.

/// Service: boto3's name of it.
pub const SERVICE_NAME: &str = "multiregion.traits#serviceName";
/// Service: ids of its protocol traits in order of preference (a map of traits has none).
pub const PROTOCOLS: &str = "multiregion.traits#protocols";
/// Service: prefix of `X-Amz-Target` where it is not the service shape's name.
pub const TARGET_PREFIX: &str = "multiregion.traits#targetPrefix";
/// Service: signature version 2, with the name to sign for.
pub const SIGV2: &str = "multiregion.traits#sigv2";
/// Member: an argument of botocore's client, accepted as input and never sent.
pub const CLIENT_ONLY: &str = "multiregion.traits#clientOnly";
/// Operation: the whole of a paginator that `smithy.api#paginated` cannot express in full.
pub const PAGINATION: &str = "multiregion.traits#pagination";
/// Operation: what `smithy.waiters#waitable` cannot hold of its waiters.
pub const WAITERS: &str = "multiregion.traits#waiters";
