//! Which regions a call goes to, as the caller says it.

use std::fmt;
use std::str::FromStr;

use crate::error::Error;
use crate::partition;

mod selection;
mod selector;

pub(crate) use selection::Scope;
pub use selection::Selection;
pub(crate) use selector::{Question, Selector};

/// The environment variable that [`Regions::from_env`] reads, and `awsmr` where it is given no `--regions`.
pub const REGIONS_VARIABLE: &str = "MULTIREGION_REGIONS";

/// Which regions: a list of items, from a string with commas or from anything with several names.
///
/// ```
/// use multiregion_client::Regions;
///
/// let named = Regions::from(["eu-west-1", "eu-west-2"]);
/// let selected = Regions::from("enabled,!ap-*");
/// let collected: Regions = ["us-east-1"].into_iter().chain(["sa-*"]).collect();
/// # let _ = (named, selected, collected);
/// ```
/// The same syntax holds in Rust, for `awsmr --regions`, and in the environment ([`Regions::from_env`]).
///
/// | item | means |
/// |---|---|
/// | `eu-west-1` | this region, of whatever partition |
/// | `all` | the regions of the caller's partition where the service is offered |
/// | `default` | those of them that every account has without opting in |
/// | `enabled` | those of them that this account has: AWS is asked at the first call |
/// | `enabled-or-default` | `enabled`, and `default` if AWS tells it to nobody: see [`Selection::fallback`] |
/// | `eu-*`, `us-??st-1` | those of them that the pattern fits: `*` any characters, `?` one |
/// | `aws-cn:` before any of these | the same in that partition |
/// | `!` before any of these | takes them away from what stands before; a list of nothing but such items takes away from `all` |
///
/// **Order**: as asked for; regions of a word or a pattern in the order of the partition's data, which is by name.
///
/// **Once each**: words and patterns may overlap each other and names, and a region is taken where it comes first. A name
/// that is given twice is an error.
///
/// **Where a service is offered** is what the models' data says ([`Service::availability`]). Where the data says nothing,
/// the service is taken to be there, and the call tells. A region that is given by its name is called whatever the data
/// says. What `default`, `enabled` or a pattern would have chosen had the service been there is told by
/// [`Selection::not_offered`].
///
/// **The caller's partition** is that of the configuration's region, else `aws`. Other partitions are asked for by name:
/// a region's, or their own. Credentials of one partition do not work in another, so that a call that spans partitions
/// fails in all but one of them, unless it needs no credentials.
///
/// **Nothing is guessed**: an unknown region, word or partition (the nearest is suggested), a pattern that fits no region,
/// a name given twice, an empty item, and a list that comes to no region at all are errors before anything is sent. They
/// are told when a client is made; what only AWS's answer to `enabled` shows, by the first call.
///
/// [`Service::availability`]: crate::model::Service::availability
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Regions {
    /// Each one item, trimmed.
    items: Vec<String>,
    allow_unknown: bool,
}

impl Regions {
    /// Reads a string, such as `enabled,!ap-*`.
    ///
    /// Unlike `Regions::from`, it tells an item that is empty at once. Whether regions exist is looked at when a client
    /// is made.
    ///
    /// # Errors
    /// An empty item.
    pub fn parse(text: &str) -> Result<Regions, Error> {
        let regions = Regions::from(text);
        selector::check_items(&regions.items)?;
        Ok(regions)
    }

    /// What the environment variable `MULTIREGION_REGIONS` says; `None` where it is not set.
    ///
    /// # Errors
    /// It holds an empty item, or is not text.
    pub fn from_env() -> Result<Option<Regions>, Error> {
        let in_variable = |e: &dyn fmt::Display| Error::regions(format!("{REGIONS_VARIABLE}: {e}"));
        match std::env::var(REGIONS_VARIABLE) {
            Ok(text) => Regions::parse(&text).map(Some).map_err(|e| in_variable(&e)),
            Err(std::env::VarError::NotPresent) => Ok(None),
            Err(e) => Err(in_variable(&e)),
        }
    }

    /// The regions where the service is offered: `all`.
    pub fn all() -> Regions {
        Regions::from("all")
    }

    /// The regions that the account has: `enabled`.
    pub fn enabled() -> Regions {
        Regions::from("enabled")
    }

    /// Lets names through that this version's data does not know: regions that are newer. Each is taken to lie in the
    /// partition whose names look like it, else in `aws`.
    #[must_use]
    pub fn allow_unknown(mut self) -> Regions {
        self.allow_unknown = true;
        self
    }

    /// The names of all regions of all partitions that this version knows.
    pub fn known() -> impl Iterator<Item = &'static str> {
        partition::all_regions()
    }

    /// The items as they were given, in order.
    pub fn items(&self) -> impl ExactSizeIterator<Item = &str> {
        self.items.iter().map(String::as_str)
    }

    pub(crate) fn allows_unknown(&self) -> bool {
        self.allow_unknown
    }

    fn push(&mut self, text: &str) {
        self.items.extend(text.split(',').map(|item| item.trim().to_owned()));
    }
}

/// Joined by commas, as [`Regions::parse`] reads it.
impl fmt::Display for Regions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.items.join(","))
    }
}

impl FromStr for Regions {
    type Err = Error;
    fn from_str(text: &str) -> Result<Regions, Error> {
        Regions::parse(text)
    }
}

/// Names, `Region`s, or any other items; one with commas is several.
impl<T: AsRef<str>> FromIterator<T> for Regions {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Regions {
        let mut regions = Regions::default();
        items.into_iter().for_each(|item| regions.push(item.as_ref()));
        regions
    }
}

impl From<&str> for Regions {
    fn from(text: &str) -> Regions {
        Regions::from_iter([text])
    }
}

impl From<String> for Regions {
    fn from(text: String) -> Regions {
        Regions::from_iter([text])
    }
}

impl From<&String> for Regions {
    fn from(text: &String) -> Regions {
        Regions::from_iter([text])
    }
}

impl From<aws_config::Region> for Regions {
    fn from(region: aws_config::Region) -> Regions {
        Regions::from_iter([region])
    }
}

impl<T: AsRef<str>, const N: usize> From<[T; N]> for Regions {
    fn from(items: [T; N]) -> Regions {
        Regions::from_iter(items)
    }
}

impl<T: AsRef<str>, const N: usize> From<&[T; N]> for Regions {
    fn from(items: &[T; N]) -> Regions {
        Regions::from_iter(items)
    }
}

impl<T: AsRef<str>> From<Vec<T>> for Regions {
    fn from(items: Vec<T>) -> Regions {
        Regions::from_iter(items)
    }
}

impl<T: AsRef<str>> From<&Vec<T>> for Regions {
    fn from(items: &Vec<T>) -> Regions {
        Regions::from_iter(items)
    }
}

impl<T: AsRef<str>> From<&[T]> for Regions {
    fn from(items: &[T]) -> Regions {
        Regions::from_iter(items)
    }
}

#[cfg(test)]
mod tests;
