//! The region that a merged item came from, kept as a small number in the structure's first slot.

use std::num::NonZeroU32;
use std::sync::{PoisonError, RwLock};

use super::Value;

/// Stands for a region's name in this process.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Origin(NonZeroU32);

/// Names are kept for the life of the process: there are as many as regions that it ever asked.
static NAMES: RwLock<Vec<&'static Value>> = RwLock::new(Vec::new());

impl Origin {
    pub(super) fn of(region: &str) -> Option<Origin> {
        let position = |names: &[&Value]| names.iter().position(|n| n.as_str() == Some(region));
        let known = position(&NAMES.read().unwrap_or_else(PoisonError::into_inner));
        let index = known.or_else(|| {
            let mut names = NAMES.write().unwrap_or_else(PoisonError::into_inner);
            position(&names).or_else(|| {
                names.push(Box::leak(Box::new(Value::String(region.into()))));
                Some(names.len() - 1)
            })
        });
        Some(Origin(NonZeroU32::new(u32::try_from(index?).ok()?.checked_add(1)?)?))
    }

    /// The name, as a value.
    pub(super) fn name(self) -> &'static Value {
        let names = NAMES.read().unwrap_or_else(PoisonError::into_inner);
        names.get(self.0.get() as usize - 1).copied().unwrap_or(&Value::Null)
    }
}

/// A region's name as a value, the same as on the items of a merged answer.
pub(crate) fn region_value(region: &str) -> &'static Value {
    Origin::of(region).map_or(&Value::Null, Origin::name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_region_keeps_its_name_and_its_number() {
        let (west, east) = (Origin::of("eu-west-1"), Origin::of("us-east-1"));
        assert!(west.is_some() && west == Origin::of("eu-west-1") && west != east);
        assert_eq!(west.map(|o| o.name().as_str()), Some(Some("eu-west-1")));
    }
}
