//! The seam between build time and run time: the binary form of one service's model.
//!
//! `build.rs` writes descriptors with [`Writer`]-side types (`*Record::write`), the runtime reads them
//! back with the same records. Layout, all integers LEB128 unless said otherwise:
//!
//! ```text
//! "MRD1" | u32le × 7: service, strings, shapes, operations (offsets), then the heap's length and two counts
//! service record | string heap | shape table | operation table
//! table = count × u32le offset, then the records
//! ```
//! A shape is decoded when it is first needed, so an unused service costs nothing but its bytes.
//! Reading is total: bytes past the end read as zero, so that no input can make it panic.

/// First bytes of every descriptor; the digit is the layout's version.
pub const MAGIC: &[u8; 4] = b"MRD1";

/// Where a string stands in a descriptor's string heap: its length, then its bytes.
pub type Str = u32;

/// What a shape is: Smithy's types, with enums folded into their base.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Kind {
    Boolean,
    Byte,
    Short,
    Integer,
    Long,
    Float,
    Double,
    BigInteger,
    BigDecimal,
    String,
    Blob,
    Timestamp,
    Document,
    List,
    Map,
    Structure,
    Union,
}

impl Kind {
    /// Every kind, at the index that is its code.
    pub const ALL: [Kind; 17] = [
        Kind::Boolean,
        Kind::Byte,
        Kind::Short,
        Kind::Integer,
        Kind::Long,
        Kind::Float,
        Kind::Double,
        Kind::BigInteger,
        Kind::BigDecimal,
        Kind::String,
        Kind::Blob,
        Kind::Timestamp,
        Kind::Document,
        Kind::List,
        Kind::Map,
        Kind::Structure,
        Kind::Union,
    ];
}

/// A list of traits: which are present is a bit set, and a present trait may carry text or a number.
///
/// The bits are given by [`Trait`]; the payload of each present bit follows in the order of the bits.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Traits {
    bits: u64,
    payload: Vec<(u8, Payload)>,
}

/// What a trait carries.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Payload {
    /// A string of the heap.
    Text(Str),
    /// A number.
    Number(i64),
}

macro_rules! traits {
    ($($(#[$doc:meta])* $name:ident : $form:ident,)*) => {
        /// The traits that a client needs, on shapes, members, operations and services.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[repr(u8)]
        pub enum Trait { $($(#[$doc])* $name,)* }
        const FORMS: &[Form] = &[$(Form::$form,)*];
    };
}

#[derive(Clone, Copy, PartialEq)]
enum Form {
    Mark,
    Text,
    Number,
}

traits! {
    /// `smithy.api#required`
    Required: Mark,
    /// `smithy.api#jsonName`
    JsonName: Text,
    /// `smithy.api#xmlName`
    XmlName: Text,
    /// `smithy.api#xmlAttribute`
    XmlAttribute: Mark,
    /// `smithy.api#xmlFlattened`
    XmlFlattened: Mark,
    /// `smithy.api#xmlNamespace`, its `uri`
    XmlNamespace: Text,
    /// `smithy.api#xmlNamespace`, its `prefix`
    XmlNamespacePrefix: Text,
    /// `smithy.api#httpHeader`
    HttpHeader: Text,
    /// `smithy.api#httpPrefixHeaders`
    HttpPrefixHeaders: Text,
    /// `smithy.api#httpQuery`
    HttpQuery: Text,
    /// `smithy.api#httpQueryParams`
    HttpQueryParams: Mark,
    /// `smithy.api#httpLabel`
    HttpLabel: Mark,
    /// `smithy.api#httpPayload`
    HttpPayload: Mark,
    /// `smithy.api#httpResponseCode`
    HttpResponseCode: Mark,
    /// `smithy.api#hostLabel`
    HostLabel: Mark,
    /// `smithy.api#eventHeader`
    EventHeader: Mark,
    /// `smithy.api#eventPayload`
    EventPayload: Mark,
    /// `smithy.api#idempotencyToken`
    IdempotencyToken: Mark,
    /// `aws.protocols#ec2QueryName`
    Ec2QueryName: Text,
    /// `smithy.api#timestampFormat`: 0 date-time, 1 http-date, 2 epoch-seconds
    TimestampFormat: Number,
    /// `smithy.rules#contextParam`, its name
    ContextParam: Text,
    /// `multiregion.traits#clientOnly`: never sent
    ClientOnly: Mark,
    /// `smithy.api#sensitive`
    Sensitive: Mark,
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
    /// `smithy.api#length` or `#range`, its `min` (text: the number as written)
    Min: Text,
    /// `smithy.api#length` or `#range`, its `max`
    Max: Text,
    /// `smithy.api#error`: 0 client, 1 server
    Error: Number,
    /// `smithy.api#httpError`
    HttpError: Number,
    /// `aws.protocols#awsQueryError`, its code
    QueryErrorCode: Text,
    /// `smithy.api#retryable`: 0 transient, 1 throttling
    Retryable: Number,
    /// The values of an enum, as a JSON array
    EnumValues: Text,
    /// `smithy.api#http`, its method
    HttpMethod: Text,
    /// `smithy.api#http`, its uri
    HttpUri: Text,
    /// `smithy.api#http`, its code
    HttpCode: Number,
    /// `smithy.api#auth`: scheme ids joined by spaces; empty for none
    Auth: Text,
    /// `aws.auth#unsignedPayload`
    UnsignedPayload: Mark,
    /// `smithy.api#endpoint`, its host prefix
    HostPrefix: Text,
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
    /// `smithy.api#paginated`, as JSON
    Paginated: Text,
    /// `multiregion.traits#pagination`, as JSON
    Pagination: Text,
    /// `smithy.waiters#waitable`, as JSON
    Waitable: Text,
    /// `multiregion.traits#waiters`, as JSON
    Waiters: Text,
    /// `aws.customizations#s3UnwrappedXmlOutput`
    UnwrappedXmlOutput: Mark,
    /// `smithy.api#idempotent`
    Idempotent: Mark,
    /// `smithy.api#readonly`
    Readonly: Mark,
    /// `smithy.rules#clientContextParams`, as JSON
    ClientContextParams: Text,
    /// `aws.api#clientEndpointDiscovery`, as JSON
    EndpointDiscovery: Text,
}

impl Traits {
    /// Adds a trait that carries nothing.
    pub fn mark(&mut self, t: Trait) {
        self.bits |= 1 << t as u8;
    }

    /// Adds a trait with what it carries.
    pub fn put(&mut self, t: Trait, payload: Payload) {
        if !self.has(t) {
            self.bits |= 1 << t as u8;
            self.payload.push((t as u8, payload));
            self.payload.sort_by_key(|p| p.0);
        }
    }

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

    fn write(&self, out: &mut Vec<u8>) {
        put_uint(out, self.bits);
        for (_, p) in &self.payload {
            match p {
                Payload::Text(s) => put_uint(out, u64::from(*s)),
                Payload::Number(n) => put_uint(out, *n as u64),
            }
        }
    }

    fn read(r: &mut Reader<'_>) -> Traits {
        let mut traits = Traits { bits: r.uint(), payload: Vec::new() };
        for (i, form) in FORMS.iter().enumerate() {
            if traits.bits & (1 << i) == 0 {
                continue;
            }
            match form {
                Form::Mark => {}
                Form::Text => traits.payload.push((i as u8, Payload::Text(r.uint() as Str))),
                Form::Number => traits.payload.push((i as u8, Payload::Number(r.uint() as i64))),
            }
        }
        traits
    }
}

/// One member of a structure, union, list (`member`) or map (`key`, `value`).
#[derive(Debug, Clone, PartialEq)]
pub struct MemberRecord {
    pub name: Str,
    /// Index of the target in the shape table.
    pub target: u32,
    pub traits: Traits,
}

/// One shape.
#[derive(Debug, Clone, PartialEq)]
pub struct ShapeRecord {
    pub kind: Kind,
    pub name: Str,
    pub traits: Traits,
    pub members: Vec<MemberRecord>,
}

impl ShapeRecord {
    pub fn write(&self, out: &mut Vec<u8>) {
        out.push(self.kind as u8);
        put_uint(out, u64::from(self.name));
        self.traits.write(out);
        put_uint(out, self.members.len() as u64);
        for m in &self.members {
            put_uint(out, u64::from(m.name));
            put_uint(out, u64::from(m.target));
            m.traits.write(out);
        }
    }

    pub fn read(r: &mut Reader<'_>) -> ShapeRecord {
        let kind = Kind::ALL.get(usize::from(r.byte())).copied().unwrap_or(Kind::Structure);
        let name = r.uint() as Str;
        let traits = Traits::read(r);
        let members = r.repeat(|r| MemberRecord {
            name: r.uint() as Str,
            target: r.uint() as u32,
            traits: Traits::read(r),
        });
        ShapeRecord { kind, name, traits, members }
    }
}

/// One operation. Shape indexes; an operation without input or output has none.
#[derive(Debug, Clone, PartialEq)]
pub struct OperationRecord {
    pub name: Str,
    pub input: Option<u32>,
    pub output: Option<u32>,
    pub errors: Vec<u32>,
    pub traits: Traits,
}

impl OperationRecord {
    pub fn write(&self, out: &mut Vec<u8>) {
        put_uint(out, u64::from(self.name));
        put_uint(out, self.input.map_or(0, |i| u64::from(i) + 1));
        put_uint(out, self.output.map_or(0, |i| u64::from(i) + 1));
        put_uint(out, self.errors.len() as u64);
        for e in &self.errors {
            put_uint(out, u64::from(*e));
        }
        self.traits.write(out);
    }

    pub fn read(r: &mut Reader<'_>) -> OperationRecord {
        OperationRecord {
            name: r.uint() as Str,
            input: (r.uint() as u32).checked_sub(1),
            output: (r.uint() as u32).checked_sub(1),
            errors: r.repeat(|r| r.uint() as u32),
            traits: Traits::read(r),
        }
    }
}

/// What is true of a service as a whole.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ServiceRecord {
    /// boto3's name, as in `ec2`.
    pub name: Str,
    /// `aws.api#service`, as in `EC2`.
    pub sdk_id: Str,
    pub endpoint_prefix: Str,
    pub title: Str,
    /// The service shape's name: the RPC protocols put it on the wire.
    pub shape_name: Str,
    pub namespace: Str,
    /// `X-Amz-Target`'s prefix where it is not the service shape's name.
    pub target_prefix: Str,
    pub version: Str,
    /// SigV4's signing name.
    pub signing_name: Str,
    /// Protocol ids in the model's order of preference, as in `aws.protocols#restJson1`.
    pub protocols: Vec<Str>,
    /// Auth scheme ids in the model's order of preference.
    pub auth: Vec<Str>,
    /// `aws.protocols#restXml`'s `noErrorWrapping`.
    pub no_error_wrapping: bool,
    /// `aws.protocols#awsQueryCompatible`.
    pub query_compatible: bool,
    /// `smithy.rules#endpointRuleSet`, as JSON.
    pub rule_set: Str,
    pub traits: Traits,
}

impl ServiceRecord {
    pub fn write(&self, out: &mut Vec<u8>) {
        for s in [
            self.name,
            self.sdk_id,
            self.endpoint_prefix,
            self.title,
            self.shape_name,
            self.namespace,
            self.target_prefix,
            self.version,
            self.signing_name,
            self.rule_set,
        ] {
            put_uint(out, u64::from(s));
        }
        for list in [&self.protocols, &self.auth] {
            put_uint(out, list.len() as u64);
            for s in list {
                put_uint(out, u64::from(*s));
            }
        }
        out.push(u8::from(self.no_error_wrapping) | u8::from(self.query_compatible) << 1);
        self.traits.write(out);
    }

    pub fn read(r: &mut Reader<'_>) -> ServiceRecord {
        let [
            name,
            sdk_id,
            endpoint_prefix,
            title,
            shape_name,
            namespace,
            target_prefix,
            version,
            signing_name,
            rule_set,
        ] = std::array::from_fn(|_| r.uint() as Str);
        let protocols = r.repeat(|r| r.uint() as Str);
        let auth = r.repeat(|r| r.uint() as Str);
        let flags = r.byte();
        let traits = Traits::read(r);
        ServiceRecord {
            name,
            sdk_id,
            endpoint_prefix,
            title,
            shape_name,
            namespace,
            target_prefix,
            version,
            signing_name,
            protocols,
            auth,
            no_error_wrapping: flags & 1 != 0,
            query_compatible: flags & 2 != 0,
            rule_set,
            traits,
        }
    }
}

/// A cursor over descriptor bytes.
pub struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    pub fn new(bytes: &'a [u8], at: usize) -> Self {
        Reader { bytes, at }
    }

    pub fn byte(&mut self) -> u8 {
        let b = self.bytes.get(self.at).copied().unwrap_or(0);
        self.at += 1;
        b
    }

    /// What has not been read yet.
    pub fn rest(&self) -> &'a [u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    /// A string with its length before it; empty where the bytes hold none.
    pub fn text(&mut self) -> &'a str {
        let length = self.uint() as usize;
        self.rest().get(..length).and_then(|b| std::str::from_utf8(b).ok()).unwrap_or_default()
    }

    pub fn uint(&mut self) -> u64 {
        let mut value = 0u64;
        for shift in (0..64).step_by(7) {
            let b = self.byte();
            value |= u64::from(b & 0x7f) << shift;
            if b & 0x80 == 0 {
                break;
            }
        }
        value
    }

    /// A counted list; a count larger than the bytes that are left is cut there.
    fn repeat<T>(&mut self, mut one: impl FnMut(&mut Self) -> T) -> Vec<T> {
        let left = self.bytes.len().saturating_sub(self.at) as u64;
        let count = self.uint().min(left);
        (0..count).map(|_| one(self)).collect()
    }
}

/// Appends an unsigned LEB128 integer.
pub fn put_uint(out: &mut Vec<u8>, mut value: u64) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}
