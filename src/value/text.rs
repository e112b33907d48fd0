//! The text of a value: one of up to 24 bytes stands in the value itself, without memory of its own.

use std::borrow::{Borrow, Cow};
use std::fmt;
use std::ops::Deref;

use compact_str::CompactString;
use serde::{Serialize, Serializer};

/// A string, an enumeration's value or a map's key. It derefs to [`str`].
///
/// Most texts in answers are short (ids, names of states, zones and types), so that most take no allocation.
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Text(CompactString);

impl Deref for Text {
    type Target = str;

    #[inline]
    fn deref(&self) -> &str {
        self.0.as_str()
    }
}

impl AsRef<str> for Text {
    fn as_ref(&self) -> &str {
        self
    }
}

impl Borrow<str> for Text {
    fn borrow(&self) -> &str {
        self
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Text(text.into())
    }
}

impl From<String> for Text {
    #[inline]
    fn from(mut text: String) -> Self {
        // Copied from where it stands, which is faster than to move it first.
        if text.len() <= size_of::<Text>() {
            return text.as_str().into();
        }
        // A long one keeps its memory: none of it should be spare.
        text.shrink_to_fit();
        Text(text.into())
    }
}

impl From<Cow<'_, str>> for Text {
    fn from(text: Cow<'_, str>) -> Self {
        match text {
            Cow::Borrowed(text) => text.into(),
            Cow::Owned(text) => text.into(),
        }
    }
}

impl From<Text> for String {
    fn from(text: Text) -> Self {
        text.0.into()
    }
}

impl PartialEq<str> for Text {
    fn eq(&self, other: &str) -> bool {
        **self == *other
    }
}

impl PartialEq<&str> for Text {
    fn eq(&self, other: &&str) -> bool {
        **self == **other
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

impl Serialize for Text {
    fn serialize<To: Serializer>(&self, to: To) -> Result<To::Ok, To::Error> {
        to.serialize_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::Value;

    #[test]
    fn a_value_is_three_words_with_texts_in_it() {
        assert_eq!(size_of::<Value>(), 3 * size_of::<usize>());
    }

    #[test]
    fn texts_of_every_length_are_kept() {
        for length in 0..64 {
            let text = "ä".repeat(length);
            let [borrowed, owned] = [Text::from(text.as_str()), Text::from(text.clone())];
            assert_eq!((&*borrowed, &*owned), (&*text, &*text));
            assert_eq!((borrowed == owned, String::from(owned)), (true, text));
        }
    }

    #[test]
    fn short_texts_take_no_memory_and_long_ones_no_more_than_they_need() {
        let short = "i-0123456789abcdef01234";
        let allocated = allocation_counter::measure(|| drop(Text::from(short)));
        assert_eq!(allocated.count_total, 0);
        let mut long = String::with_capacity(1000);
        long.push_str("arn:aws:iam::123456789012:role/reader");
        assert!(Text::from(long).0.capacity() < 64);
    }
}
