//! Which regions a call goes to.

use crate::error::Error;
use crate::partition;

/// Regions in the order asked for, each once.
///
/// Made from anything that gives names: `["eu-west-1", "eu-west-2"]`, a `Vec<String>`, `aws_types::region::Region`s.
/// The names are checked when a client is made of them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Regions(Vec<String>);

impl<I> From<I> for Regions
where
    I: IntoIterator,
    I::Item: AsRef<str>,
{
    fn from(names: I) -> Self {
        Regions(names.into_iter().map(|name| name.as_ref().to_owned()).collect())
    }
}

impl Regions {
    /// The names of all regions of all partitions that this version knows.
    pub fn known() -> impl Iterator<Item = &'static str> {
        partition::all_regions()
    }

    /// The names, in order.
    pub fn names(&self) -> impl ExactSizeIterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }

    /// The names, each known and none twice.
    ///
    /// # Errors
    /// No region at all, a region that does not exist (with the nearest that does), a region twice.
    pub(crate) fn checked(self) -> Result<Vec<String>, Error> {
        if self.0.is_empty() {
            return Err(Error::regions("expected at least one region, found none"));
        }
        for (i, name) in self.0.iter().enumerate() {
            partition::check(name)?;
            if self.0[..i].contains(name) {
                return Err(Error::regions(format!("expected each region once, found {name:?} twice")));
            }
        }
        Ok(self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(names: &[&str]) -> String {
        Regions::from(names).checked().expect_err("refused").to_string()
    }

    #[test]
    fn known_regions_of_any_partition_keep_their_order() {
        let regions = Regions::from(["eu-west-2", "cn-north-1", "eu-west-1"]).checked().expect("regions");
        assert_eq!(regions, ["eu-west-2", "cn-north-1", "eu-west-1"]);
    }

    #[test]
    fn a_wrong_region_is_refused_with_the_nearest_right_one() {
        assert_eq!(message(&["eu-wst-2"]), r#"unknown region: "eu-wst-2"; did you mean "eu-west-2"?"#);
        assert!(message(&[""]).starts_with("unknown region"));
    }

    #[test]
    fn no_region_and_a_region_twice_are_refused() {
        assert_eq!(message(&[]), "expected at least one region, found none");
        assert_eq!(
            message(&["eu-west-1", "eu-west-1"]),
            r#"expected each region once, found "eu-west-1" twice"#
        );
    }
}
