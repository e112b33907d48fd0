//! Which traits a descriptor holds, and how a list of them stands there.

use super::{Reader, Str};

/// A list of traits: which are present is a bit set, and a present trait may carry text or a number.
///
/// The bits are given by [`Trait`]; the payload of each present bit follows in the order of the bits.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Traits {
    pub(crate) bits: u64,
    pub(crate) payload: Vec<(u8, Payload)>,
}

/// What a trait carries.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Payload {
    /// A string of the heap.
    Text(Str),
    /// A number.
    Number(i64),
}

/// What a trait's payload is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Form {
    Mark,
    Text,
    Number,
}

macro_rules! traits {
    ($($(#[$doc:meta])* $name:ident : $form:ident,)*) => {
        /// The traits that a client needs, on shapes, members, operations and services.
        ///
        /// The frequent ones stand first: the bit set is a LEB128 integer, short where only low bits are set.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[repr(u8)]
        pub enum Trait { $($(#[$doc])* $name,)* }

        /// Every trait with what it carries, at the index that is its bit.
        pub const ALL: &[(Trait, Form)] = &[$((Trait::$name, Form::$form),)*];
    };
}

traits! {
    /// `smithy.api#required`
    Required: Mark,
    /// The values of an enum, as a JSON array
    EnumValues: Text,
    /// `smithy.api#httpLabel`
    HttpLabel: Mark,
    /// `smithy.api#jsonName`
    JsonName: Text,
    /// `smithy.api#xmlName`
    XmlName: Text,
    /// `smithy.api#length` or `#range`, its `min` (text: the number as written)
    Min: Text,
    /// `smithy.api#httpQuery`
    HttpQuery: Text,
    /// `smithy.api#http`, its method
    HttpMethod: Text,
    /// `smithy.api#http`, its uri
    HttpUri: Text,
    /// `smithy.api#http`, its code
    HttpCode: Number,
    /// `smithy.api#error`: 0 client, 1 server
    Error: Number,
    /// `smithy.api#httpError`
    HttpError: Number,
    /// `smithy.api#sensitive`
    Sensitive: Mark,
    /// `smithy.api#httpHeader`
    HttpHeader: Text,
    /// `smithy.api#paginated`, as JSON
    Paginated: Text,
    /// `smithy.api#idempotent`
    Idempotent: Mark,
    /// `smithy.api#readonly`
    Readonly: Mark,
    /// `smithy.api#idempotencyToken`
    IdempotencyToken: Mark,
    /// `aws.protocols#awsQueryError`, its code
    QueryErrorCode: Text,
    /// `smithy.api#endpoint`, its host prefix
    HostPrefix: Text,
    /// `smithy.api#httpPayload`
    HttpPayload: Mark,
    /// `smithy.api#xmlAttribute`
    XmlAttribute: Mark,
    /// `smithy.api#xmlFlattened`
    XmlFlattened: Mark,
    /// `smithy.api#xmlNamespace`, its `uri`
    XmlNamespace: Text,
    /// `smithy.api#xmlNamespace`, its `prefix`
    XmlNamespacePrefix: Text,
    /// `smithy.api#httpPrefixHeaders`
    HttpPrefixHeaders: Text,
    /// `smithy.api#httpQueryParams`
    HttpQueryParams: Mark,
    /// `smithy.api#httpResponseCode`
    HttpResponseCode: Mark,
    /// `smithy.api#hostLabel`
    HostLabel: Mark,
    /// `smithy.api#eventHeader`
    EventHeader: Mark,
    /// `smithy.api#eventPayload`
    EventPayload: Mark,
    /// `aws.protocols#ec2QueryName`
    Ec2QueryName: Text,
    /// `smithy.api#timestampFormat`: 0 date-time, 1 http-date, 2 epoch-seconds
    TimestampFormat: Number,
    /// `smithy.rules#contextParam`, its name
    ContextParam: Text,
    /// `multiregion.traits#clientOnly`: never sent
    ClientOnly: Mark,
    /// `smithy.api#mediaType`
    MediaType: Text,
    /// `smithy.api#streaming`
    Streaming: Mark,
    /// `smithy.api#requiresLength`
    RequiresLength: Mark,
    /// `smithy.api#sparse`
    Sparse: Mark,
    /// `smithy.api#deprecated`
    Deprecated: Mark,
    /// `smithy.api#retryable`: 0 transient, 1 throttling
    Retryable: Number,
    /// `smithy.api#auth`: scheme ids joined by spaces; empty for none
    Auth: Text,
    /// `aws.auth#unsignedPayload`
    UnsignedPayload: Mark,
    /// `smithy.api#httpChecksumRequired`
    HttpChecksumRequired: Mark,
    /// `aws.protocols#httpChecksum`, as JSON
    HttpChecksum: Text,
    /// `smithy.api#requestCompression`, as JSON
    RequestCompression: Text,
    /// `aws.api#clientDiscoveredEndpoint`: 1 if required
    DiscoveredEndpoint: Number,
    /// `smithy.rules#staticContextParams`, as JSON
    StaticContextParams: Text,
    /// `smithy.rules#operationContextParams`, as JSON
    OperationContextParams: Text,
    /// `multiregion.traits#pagination`, as JSON
    Pagination: Text,
    /// `smithy.waiters#waitable`, as JSON
    Waitable: Text,
    /// `multiregion.traits#waiters`, as JSON
    Waiters: Text,
    /// `aws.customizations#s3UnwrappedXmlOutput`
    UnwrappedXmlOutput: Mark,
    /// `smithy.rules#clientContextParams`, as JSON
    ClientContextParams: Text,
    /// `aws.api#clientEndpointDiscovery`, as JSON
    EndpointDiscovery: Text,
    /// Of an operation: where its results stand in the output, paths of member names joined by spaces
    Items: Text,
    /// A paginator that no model has, known by its tokens' names, as JSON in the form of [`Trait::Pagination`]
    InferredPagination: Text,
}

impl Traits {
    /// Whether the trait is present.
    pub fn has(&self, t: Trait) -> bool {
        self.bits & (1 << t as u8) != 0
    }

    /// The string that the trait carries.
    pub fn text(&self, t: Trait) -> Option<Str> {
        self.payload.iter().find_map(|(k, p)| match p {
            Payload::Text(s) if *k == t as u8 => Some(*s),
            _ => None,
        })
    }

    /// The number that the trait carries.
    pub fn number(&self, t: Trait) -> Option<i64> {
        self.payload.iter().find_map(|(k, p)| match p {
            Payload::Number(n) if *k == t as u8 => Some(*n),
            _ => None,
        })
    }

    pub(super) fn read(r: &mut Reader<'_>) -> Traits {
        let mut traits = Traits { bits: r.uint(), payload: Vec::new() };
        for &(t, form) in ALL {
            if !traits.has(t) {
                continue;
            }
            match form {
                Form::Mark => {}
                Form::Text => traits.payload.push((t as u8, Payload::Text(r.uint() as Str))),
                Form::Number => traits.payload.push((t as u8, Payload::Number(r.uint() as i64))),
            }
        }
        traits
    }
}
