//! Names in any spelling, and the nearest right one for a wrong one.

use std::fmt;

/// A name that nothing bears.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownName {
    what: String,
    name: String,
    nearest: Option<String>,
}

impl UnknownName {
    /// The name that was asked for.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The nearest name that exists, if any is near.
    pub fn nearest(&self) -> Option<&str> {
        self.nearest.as_deref()
    }
}

impl fmt::Display for UnknownName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "unknown {}: {:?}", self.what, self.name)?;
        match &self.nearest {
            Some(nearest) => write!(f, "; did you mean {nearest:?}?"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for UnknownName {}

/// The form in which spellings compare equal: lower case, without what separates words.
pub(crate) fn fold(name: &str) -> String {
    name.chars().filter(|c| !matches!(c, '-' | '_' | ' ' | '.')).map(|c| c.to_ascii_lowercase()).collect()
}

/// The error for a name that is not among `known`.
pub(crate) fn unknown<'a>(what: &str, name: &str, known: impl Iterator<Item = &'a str>) -> UnknownName {
    UnknownName { what: what.into(), name: name.into(), nearest: nearest(name, known).map(Into::into) }
}

/// The nearest of some names, if one is near enough to be meant.
pub(crate) fn nearest<'a>(name: &str, mut known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    nearest_of(name, &mut known)
}

/// Compiled once, whatever the names come from.
fn nearest_of<'a>(name: &str, known: &mut dyn Iterator<Item = &'a str>) -> Option<&'a str> {
    let wanted = fold(name);
    if wanted.is_empty() || wanted.len() > 200 {
        return None;
    }
    let scored = known.map(|k| (strsim::jaro_winkler(&wanted, &fold(k)), k));
    let best = scored.max_by(|a, b| a.0.total_cmp(&b.0).then_with(|| b.1.cmp(a.1)))?;
    (best.0 >= 0.8).then_some(best.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_are_equal() {
        for spelling in ["DescribeVpcs", "describe_vpcs", "describe-vpcs", "DESCRIBE VPCS"] {
            assert_eq!(fold(spelling), "describevpcs");
        }
    }

    #[test]
    fn a_near_name_is_suggested_and_a_far_one_is_not() {
        let known = ["eu-west-1", "eu-west-2", "us-east-1"];
        assert_eq!(nearest("eu-wst-2", known.into_iter()), Some("eu-west-2"));
        assert_eq!(nearest("qqqq", known.into_iter()), None);
        assert_eq!(nearest("", known.into_iter()), None);
    }
}
