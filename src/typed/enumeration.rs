//! Enumerations: a text or a number, with a constant for each value that the model lists.
//!
//! Services add values as they grow: what the model does not list is a value as any other.

use std::collections::HashMap;
use std::convert::Infallible;
use std::fmt;
use std::marker::PhantomData;
use std::ops::Deref;
use std::str::FromStr;
use std::sync::{LazyLock, PoisonError, RwLock};

use serde::{Serialize, Serializer};

use super::{InPlace, IntoValue, Value, View};

/// Which texts the model lists for an enumeration.
pub trait Enumeration: 'static {
    /// The texts, sorted.
    const KNOWN: &'static [&'static str];
}

/// Which numbers the model lists for an enumeration.
pub trait IntEnumeration: 'static {
    /// The numbers, sorted.
    const KNOWN: &'static [i32];
}

/// A text of an enumeration, which is known by its parameter, `fn() -> E`: that can be compared for the constants to be
/// patterns, without `E` itself.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(transparent)]
pub struct Text<F>(pub(crate) &'static str, pub(crate) PhantomData<F>);

impl<F> Text<F> {
    /// The value as the service spells it.
    pub const fn as_str(self) -> &'static str {
        self.0
    }
}

impl<E: Enumeration> Text<fn() -> E> {
    /// The values that the model lists, sorted.
    pub const fn values() -> &'static [&'static str] {
        E::KNOWN
    }

    /// Whether the model does not list it.
    pub fn is_unknown(&self) -> bool {
        E::KNOWN.binary_search(&self.0).is_err()
    }

    /// The value of a text. Reading one that the model lists allocates nothing; of those that it does not, each is kept for
    /// the life of the process when it is first seen.
    pub(crate) fn parse(text: &str) -> &'static Self {
        match E::KNOWN.binary_search(&text) {
            Ok(at) => Self::view(&E::KNOWN[at]),
            Err(_) => Self::view(kept(text)),
        }
    }
}

/// The one text of those that no model lists.
fn kept(text: &str) -> &'static &'static str {
    static KEPT: LazyLock<RwLock<HashMap<&'static str, &'static &'static str>>> =
        LazyLock::new(RwLock::default);
    // Whoever panicked while holding the map left it whole.
    if let Some(found) = KEPT.read().unwrap_or_else(PoisonError::into_inner).get(text) {
        return found;
    }
    let mut kept = KEPT.write().unwrap_or_else(PoisonError::into_inner);
    if let Some(found) = kept.get(text) {
        return found;
    }
    let text: &'static str = Box::leak(text.into());
    let found: &'static &'static str = Box::leak(Box::new(text));
    kept.insert(text, found);
    found
}

/// As a reference to one, which getters of the AWS SDK for Rust give.
impl<F: PartialEq> PartialEq<&Text<F>> for Text<F> {
    fn eq(&self, other: &&Self) -> bool {
        self == *other
    }
}

impl<E: Enumeration> From<&str> for Text<fn() -> E> {
    fn from(text: &str) -> Self {
        *Self::parse(text)
    }
}

impl<E: Enumeration> FromStr for Text<fn() -> E> {
    type Err = Infallible;
    fn from_str(text: &str) -> Result<Self, Infallible> {
        Ok(text.into())
    }
}

impl<F> AsRef<str> for Text<F> {
    fn as_ref(&self) -> &str {
        self.0
    }
}

impl<F> IntoValue for Text<F> {
    fn into_value(self) -> Value {
        Value::String(self.0.into())
    }
}

impl<E: Enumeration> InPlace for Text<fn() -> E> {
    fn of(value: &Value) -> Option<&Self> {
        value.as_str().map(|text| Self::parse(text))
    }

    fn none() -> &'static Self {
        Self::parse("")
    }
}

/// A number of an enumeration, which is known by its parameter as a [`Text`] is. It is read where it stands.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(transparent)]
pub struct Number<F>(pub(crate) i32, pub(crate) PhantomData<F>);

impl<F> Number<F> {
    /// The value as the service sends it.
    pub const fn as_i32(self) -> i32 {
        self.0
    }
}

impl<E: IntEnumeration> Number<fn() -> E> {
    /// The values that the model lists, sorted.
    pub fn values() -> &'static [Self] {
        Self::views(E::KNOWN)
    }

    /// Whether the model does not list it.
    pub fn is_unknown(&self) -> bool {
        E::KNOWN.binary_search(&self.0).is_err()
    }
}

impl<F> From<i32> for Number<F> {
    fn from(value: i32) -> Self {
        Number(value, PhantomData)
    }
}

impl<F> From<Number<F>> for i32 {
    fn from(value: Number<F>) -> i32 {
        value.0
    }
}

impl<F> Deref for Number<F> {
    type Target = i32;
    fn deref(&self) -> &i32 {
        &self.0
    }
}

impl<F> IntoValue for Number<F> {
    fn into_value(self) -> Value {
        Value::Integer(self.0)
    }
}

impl<F: 'static> InPlace for Number<F> {
    fn of(value: &Value) -> Option<&Self> {
        i32::of(value).map(Self::view)
    }

    fn none() -> &'static Self {
        Self::view(&0)
    }
}

/// Both are shown and written as what they hold.
macro_rules! shown_as_held {
    ($($name:ident),+) => {
        $(
            impl<F> fmt::Display for $name<F> {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    self.0.fmt(f)
                }
            }

            impl<F> fmt::Debug for $name<F> {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    self.0.fmt(f)
                }
            }

            impl<F> Serialize for $name<F> {
                fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                    self.0.serialize(to)
                }
            }
        )+
    };
}

shown_as_held!(Text, Number);

#[cfg(test)]
mod tests {
    use std::hint::black_box;

    use super::{Enumeration, IntEnumeration, Number, Text};
    use crate::typed::{IntoValue, Of, PhantomData, enumerated_or_default};
    use crate::value::Value;

    enum OfState {}
    type State = Text<fn() -> OfState>;

    impl State {
        const UP: Self = Self("up", PhantomData);
        const DOWN: Self = Self("down", PhantomData);
    }

    impl Enumeration for OfState {
        const KNOWN: &'static [&'static str] = &["down", "up"];
    }

    #[test]
    fn enumerations_are_in_the_order_of_their_texts() {
        let mut states = ["up", "nowhere", "down", "zero"].map(State::from);
        states.sort();
        assert_eq!(states.map(|state| state.as_str()), ["down", "nowhere", "up", "zero"]);
        assert_eq!(states.map(|state| state.is_unknown()), [false, true, false, true]);
        assert!(State::DOWN < State::UP && states.iter().max() == Some(&State::from("zero")));
        let told = |state: &State| match *state {
            State::UP => "up",
            State::DOWN => "down",
            _ => "another",
        };
        assert_eq!([told(&states[0]), told(&states[1]), told(&State::UP)], ["down", "another", "up"]);
    }

    #[test]
    fn a_text_that_no_model_lists_is_kept_once() {
        let (one, other) = (State::parse("sideways"), State::parse("sideways"));
        assert!(std::ptr::eq(one, other) && one.is_unknown() && one.as_str() == "sideways");
        let measured = allocation_counter::measure(|| {
            black_box((State::parse("sideways"), State::parse("up")));
        });
        assert_eq!(measured.count_total, 0);
    }

    enum OfLevel {}
    type Level = Number<fn() -> OfLevel>;

    impl Level {
        const LOW: Self = Self(1, PhantomData);
        const HIGH: Self = Self(10, PhantomData);
    }

    impl IntEnumeration for OfLevel {
        const KNOWN: &'static [i32] = &[1, 10];
    }

    #[test]
    fn a_number_is_one_of_a_few_or_another() {
        let value = Value::List(Box::new([Value::Integer(10), Value::Null, Value::Integer(-7)]));
        let levels: &[Of<Level>] = value.views();
        assert!(levels[0] == Level::HIGH && levels[1].get().is_none());
        assert_eq!((levels[2].as_i32(), levels[1].as_i32()), (-7, 0));
        let told = |level: &Level| match *level {
            Level::LOW => "low",
            Level::HIGH => "high",
            _ => "another",
        };
        assert_eq!([told(&levels[0]), told(&levels[2]), told(&Level::LOW)], ["high", "another", "low"]);
        let map = Value::Map(Box::new([("k".into(), Value::Integer(1))]));
        assert_eq!(map.map_of::<Of<Level>>().get("k").and_then(Of::get), Some(&Level::LOW));
        assert_eq!(Value::Integer(3).as_enum(), Some(Level::from(3)));
        assert_eq!(
            (Value::String("3".into()).as_enum::<Level>(), enumerated_or_default(&Value::Null, 0)),
            (None, Level::from(0))
        );
        assert_eq!(Level::HIGH.into_value(), Value::Integer(10));
        assert!(Level::LOW < Level::from(2) && i32::from(Level::HIGH) == 10 && *Level::HIGH == 10);
        assert_eq!(format!("{} {:?}", Level::from(-7), Level::LOW), "-7 1");
        assert_eq!(serde_json::to_string(&[Level::LOW, Level::from(4)]).unwrap_or_default(), "[1,4]");
    }

    #[test]
    fn a_number_of_a_model_is_read_where_it_stands() {
        let one = Value::Integer(7);
        let list = Value::List(Box::new([Value::Integer(1), Value::Integer(2), Value::Null]));
        let map = Value::Map(Box::new([("k".into(), Value::Integer(3))]));
        let allocated = allocation_counter::measure(|| {
            let sum: i32 = list.views::<Of<Level>>().iter().map(|level| level.as_i32()).sum();
            let of_map = map.map_of::<Of<Level>>().get("k").and_then(Of::get).copied();
            assert!(sum == 3 && of_map == Some(Level::from(3)) && one.as_enum() == Some(Level::from(7)));
            black_box((sum, of_map));
        });
        assert_eq!(allocated.count_total, 0);
    }
}
