//! What a slot of a simple value holds, by reference.

use std::sync::LazyLock;

use aws_smithy_types::{DateTime, Document};

use super::Value;

/// Simple things that stand in a [`Value`]: what [`Of`](super::Of) shows.
pub trait InPlace: 'static {
    /// What the value holds; `None`: it is not set, or something else.
    fn of(value: &Value) -> Option<&Self>;

    /// What stands in for a value that is not set, where the model says that it always is.
    fn none() -> &'static Self;
}

macro_rules! in_place {
    ($($of:ty: $pattern:ident, $none:expr;)+) => {
        $(impl InPlace for $of {
            #[inline]
            fn of(value: &Value) -> Option<&Self> {
                match value {
                    Value::$pattern(found) => Some(found),
                    _ => None,
                }
            }

            fn none() -> &'static Self {
                $none
            }
        })+
    };
}

static NO_DOCUMENT: LazyLock<Document> = LazyLock::new(|| Document::Null);
static EPOCH: LazyLock<DateTime> = LazyLock::new(|| DateTime::from_secs(0));

in_place! {
    bool: Boolean, &false;
    i8: Byte, &0;
    i16: Short, &0;
    i32: Integer, &0;
    i64: Long, &0;
    f64: Double, &0.0;
    [u8]: Blob, &[];
    DateTime: Timestamp, &EPOCH;
    Document: Document, &NO_DOCUMENT;
}

impl InPlace for str {
    #[inline]
    fn of(value: &Value) -> Option<&str> {
        value.as_str()
    }

    fn none() -> &'static str {
        ""
    }
}
