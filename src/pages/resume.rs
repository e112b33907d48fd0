//! Where the listings of many regions go on: one text for the whole, with a token a region.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Where the pages of several regions go on. Hand it to [`Paginate::resume`](crate::Paginate::resume).
///
/// It names the regions that are not at their end, each with its token, which is botocore's of that region (`NextToken` of
/// `build_full_result()`, `--starting-token` of the AWS CLI), or `null` for one that is to begin at its beginning. As text
/// and as serde has it, it is that map: `{"eu-west-1": "eyJOZXh0VG9r…", "eu-west-2": null}`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ResumeToken(BTreeMap<String, Option<String>>);

impl ResumeToken {
    /// The regions that are not at their end, each with its token; `None`: it is at its beginning.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&str, Option<&str>)> {
        self.0.iter().map(|(region, token)| (region.as_str(), token.as_deref()))
    }

    /// Whether the region is not at its end.
    pub fn contains(&self, region: &str) -> bool {
        self.0.contains_key(region)
    }

    /// A region's token, if it is not at its end and not at its beginning.
    pub fn get(&self, region: &str) -> Option<&str> {
        self.0.get(region)?.as_deref()
    }

    /// `None` if all regions are at their end.
    pub(crate) fn of(regions: Vec<(String, Option<String>)>) -> Option<ResumeToken> {
        (!regions.is_empty()).then(|| ResumeToken(BTreeMap::from_iter(regions)))
    }
}

impl<R: Into<String>, T: Into<String>> FromIterator<(R, Option<T>)> for ResumeToken {
    fn from_iter<I: IntoIterator<Item = (R, Option<T>)>>(regions: I) -> Self {
        ResumeToken(
            regions.into_iter().map(|(region, token)| (region.into(), token.map(Into::into))).collect(),
        )
    }
}

impl Serialize for ResumeToken {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(to)
    }
}

impl<'de> Deserialize<'de> for ResumeToken {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        BTreeMap::deserialize(from).map(ResumeToken)
    }
}

/// As JSON on one line.
impl fmt::Display for ResumeToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&serde_json::to_string(self).map_err(|_| fmt::Error)?)
    }
}

impl FromStr for ResumeToken {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        serde_json::from_str(text)
            .map_err(|e| format!("expected a token of regions, as {{\"eu-west-1\": \"…\"}}: {e}"))
    }
}
