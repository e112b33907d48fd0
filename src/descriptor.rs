//! The seam between build time and run time: the binary form of one service's model.
//!
//! `build.rs` writes records (`src/codegen/write.rs`), the runtime reads the same records back. Layout, all
//! integers LEB128 unless said otherwise:
//!
//! ```text
//! header | service record | string heap | shape table | operation table | endpoint rules
//! header = "MRD3" | u32le × 8, as in [`Header`]
//! rules  = JSON, as in [`json`]; nothing where the model has none
//! table  = the length of each record, then the records
//! string = its length, then its bytes; the frequent ones stand first, where a reference to them is short
//! traits = a bit set, then what the present ones carry, in the order of the bits
//! ```
//! A shape is decoded when it is first needed, so an unused service costs nothing but its bytes.
//! Reading is total: bytes past the end read as zero, so that no input can make it panic.

// Paths in full: `build.rs` and tests include this file from elsewhere.
#[path = "descriptor/json.rs"]
pub(crate) mod json;
#[path = "descriptor/reader.rs"]
mod reader;
#[path = "descriptor/traits.rs"]
pub(crate) mod traits;

pub use reader::Reader;
pub use traits::{Trait, Traits};

/// First bytes of every descriptor; the digit is the layout's version.
pub const MAGIC: &[u8; 4] = b"MRD3";

/// Where a string stands in a descriptor's string heap: its length, then its bytes.
pub type Str = u32;

/// Where the parts of a descriptor stand, in the order of the words.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Header {
    pub service: u32,
    pub strings: u32,
    pub shapes: u32,
    pub operations: u32,
    /// The length of the string heap.
    pub strings_len: u32,
    pub shape_count: u32,
    pub operation_count: u32,
    /// `smithy.rules#endpointRuleSet`, without its prose.
    pub rules: u32,
}

impl Header {
    pub fn read(bytes: &[u8]) -> Header {
        let word = |i: usize| {
            let at = MAGIC.len() + i * 4;
            let word = bytes.get(at..at + 4).and_then(|b| b.try_into().ok());
            word.map_or(0, u32::from_le_bytes)
        };
        Header {
            service: word(0),
            strings: word(1),
            shapes: word(2),
            operations: word(3),
            strings_len: word(4),
            shape_count: word(5),
            operation_count: word(6),
            rules: word(7),
        }
    }
}

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
    pub traits: Traits,
}

impl ServiceRecord {
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
            traits,
        }
    }
}
