//! Enumerations: a text as one of the values that the model lists, or as one that it does not.

use std::any::{Any, TypeId};
use std::collections::HashMap;
use std::fmt;
use std::sync::{LazyLock, PoisonError, RwLock};

/// A value of an enumeration that the model does not list: services add values as they grow.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnknownVariantValue(&'static str);

impl UnknownVariantValue {
    /// The value as the service spells it.
    pub fn as_str(&self) -> &'static str {
        self.0
    }
}

impl fmt::Debug for UnknownVariantValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A type of a few values, each with its text.
pub trait Enumeration: Copy + Eq + Send + Sync + 'static {
    /// The values that the model lists, sorted by their texts.
    const KNOWN: &'static [Self];

    /// The value as the service spells it.
    fn text(&self) -> &'static str;

    /// A value that the model does not list.
    fn unknown(value: UnknownVariantValue) -> Self;

    /// The value of a text. Reading one that the model lists allocates nothing; of those that it does not, each is kept
    /// for the life of the process when it is first seen.
    fn parse(text: &str) -> &'static Self {
        match Self::KNOWN.binary_search_by(|known| known.text().cmp(text)) {
            Ok(at) => &Self::KNOWN[at],
            Err(_) => kept(text),
        }
    }
}

/// By type, the values that no model lists.
type Kept = HashMap<TypeId, HashMap<&'static str, &'static (dyn Any + Send + Sync)>>;

fn kept<E: Enumeration>(text: &str) -> &'static E {
    static KEPT: LazyLock<RwLock<Kept>> = LazyLock::new(RwLock::default);
    let find = |kept: &Kept| kept.get(&TypeId::of::<E>())?.get(text)?.downcast_ref::<E>();
    // Whoever panicked while holding the map left it whole.
    if let Some(found) = find(&KEPT.read().unwrap_or_else(PoisonError::into_inner)) {
        return found;
    }
    let mut kept = KEPT.write().unwrap_or_else(PoisonError::into_inner);
    find(&kept).unwrap_or_else(|| {
        let text: &'static str = Box::leak(text.into());
        let value: &'static E = Box::leak(Box::new(E::unknown(UnknownVariantValue(text))));
        kept.entry(TypeId::of::<E>()).or_default().insert(text, value);
        value
    })
}

#[cfg(test)]
mod tests {
    use super::{Enumeration, UnknownVariantValue};

    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    enum State {
        Up,
        Down,
        Unknown(UnknownVariantValue),
    }

    impl State {
        fn as_str(&self) -> &'static str {
            match self {
                State::Up => "up",
                State::Down => "down",
                State::Unknown(value) => value.as_str(),
            }
        }
    }

    impl Enumeration for State {
        const KNOWN: &'static [Self] = &[State::Down, State::Up];
        fn text(&self) -> &'static str {
            self.as_str()
        }
        fn unknown(value: UnknownVariantValue) -> Self {
            State::Unknown(value)
        }
    }

    crate::typed::enumerations!(State);

    #[test]
    fn enumerations_are_in_the_order_of_their_texts() {
        let mut states = ["up", "nowhere", "down", "zero"].map(State::from);
        states.sort();
        assert_eq!(states.map(|state| state.as_str()), ["down", "nowhere", "up", "zero"]);
        assert!(matches!(states, [State::Down, State::Unknown(_), State::Up, State::Unknown(_)]));
        assert!(State::Down < State::Up && states.iter().max() == Some(&State::from("zero")));
    }
}
