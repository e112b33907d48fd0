//! Partitions and regions: which exist, which partition a region lies in, where a service is offered.

use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

use regex_lite::Regex;
use serde::{Deserialize, Deserializer};
use serde_json::Value as Json;
use serde_json::value::RawValue;

use crate::names::{self, UnknownName};

/// A partition: a set of regions with accounts and host names of their own.
#[derive(Debug)]
pub(crate) struct Partition {
    pub(crate) id: String,
    pub(crate) dns_suffix: String,
    pub(crate) dual_stack_dns_suffix: String,
    /// Where services without regions sign and answer.
    pub(crate) implicit_global_region: String,
    pub(crate) supports_fips: bool,
    pub(crate) supports_dual_stack: bool,
    regions: Vec<String>,
    pattern: Option<Regex>,
    launched: OnceLock<Vec<String>>,
}

impl Partition {
    fn from_json(json: &Json) -> Option<Partition> {
        let outputs = json.get("outputs")?;
        let text = |key: &str| outputs.get(key)?.as_str().map(str::to_owned);
        let flag = |key: &str| outputs.get(key).and_then(Json::as_bool).unwrap_or(false);
        let regions = json.get("regions").and_then(Json::as_object);
        Some(Partition {
            id: json.get("id")?.as_str()?.to_owned(),
            dns_suffix: text("dnsSuffix")?,
            dual_stack_dns_suffix: text("dualStackDnsSuffix")?,
            implicit_global_region: text("implicitGlobalRegion")?,
            supports_fips: flag("supportsFIPS"),
            supports_dual_stack: flag("supportsDualStack"),
            regions: regions.into_iter().flat_map(|r| r.keys().cloned()).collect(),
            pattern: json.get("regionRegex").and_then(Json::as_str).and_then(|p| Regex::new(p).ok()),
            launched: OnceLock::new(),
        })
    }

    /// What rules that know no region fall back on, were there no table at all.
    fn bare() -> Partition {
        Partition {
            id: "aws".into(),
            dns_suffix: "amazonaws.com".into(),
            dual_stack_dns_suffix: "api.aws".into(),
            implicit_global_region: "us-east-1".into(),
            supports_fips: true,
            supports_dual_stack: true,
            regions: Vec::new(),
            pattern: None,
            launched: OnceLock::new(),
        }
    }

    /// All names listed for it, pseudo regions such as `aws-global` too.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.regions.iter().map(String::as_str)
    }

    /// Its real regions: pseudo regions are those that its own pattern does not match.
    pub(crate) fn regions(&self) -> impl Iterator<Item = &str> {
        self.names().filter(|r| self.matches(r))
    }

    /// Its real regions that any service is in, in the table's order: the table also names regions that AWS has only
    /// announced. Where no service tells its regions, all of them.
    pub(crate) fn launched(&self) -> impl ExactSizeIterator<Item = &str> {
        let launched = self.launched.get_or_init(|| {
            let used = used_regions();
            let launched: Vec<String> =
                self.regions().filter(|r| used.contains(r)).map(str::to_owned).collect();
            if launched.is_empty() { self.regions().map(str::to_owned).collect() } else { launched }
        });
        launched.iter().map(String::as_str)
    }

    pub(crate) fn lists(&self, region: &str) -> bool {
        self.regions.iter().any(|r| r == region)
    }

    fn matches(&self, region: &str) -> bool {
        self.pattern.as_ref().is_some_and(|p| p.is_match(region))
    }
}

fn table() -> &'static [Partition] {
    static TABLE: OnceLock<Vec<Partition>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let read = read_partitions(include_str!(concat!(env!("OUT_DIR"), "/partitions.json")));
        if read.is_empty() { vec![Partition::bare()] } else { read }
    })
}

/// Entries that lack a field are left out: one odd entry must not cost the others.
fn read_partitions(text: &str) -> Vec<Partition> {
    let json: Json = serde_json::from_str(text).unwrap_or_default();
    let list = json.get("partitions").and_then(Json::as_array);
    list.into_iter().flatten().filter_map(Partition::from_json).collect()
}

/// A partition by its id, as in `aws-cn`.
///
/// # Errors
/// No partition has that id; the error suggests the nearest.
pub(crate) fn by_id(id: &str) -> Result<&'static Partition, UnknownName> {
    let found = table().iter().find(|p| p.id == id);
    found.ok_or_else(|| names::unknown("partition", id, table().iter().map(|p| &*p.id)))
}

/// All partitions, `aws` first.
pub(crate) fn all() -> impl Iterator<Item = &'static Partition> {
    table().iter()
}

/// The partition that lists the region, else whose pattern fits it, else the first, `aws`.
pub(crate) fn partition_of(region: &str) -> &'static Partition {
    let table = table();
    let found = table.iter().find(|p| p.lists(region)).or_else(|| table.iter().find(|p| p.matches(region)));
    found.unwrap_or(&table[0])
}

/// All real regions of all partitions.
pub(crate) fn all_regions() -> impl Iterator<Item = &'static str> {
    table().iter().flat_map(Partition::regions)
}

/// Whether a partition lists the region, pseudo regions such as `aws-global` too.
pub(crate) fn is_known(region: &str) -> bool {
    table().iter().any(|p| p.lists(&without_fips(region).0))
}

/// A region without the `fips-` or `-fips` of older configurations, and whether it had one.
pub(crate) fn without_fips(region: &str) -> (String, bool) {
    let plain = region.replace("fips-", "").replace("-fips", "");
    let had = plain != region;
    (plain, had)
}

/// Partition → regions.
type Regions = HashMap<&'static str, Vec<&'static str>>;

/// Where one service is, read when it is asked for.
struct ServiceRegions {
    text: &'static RawValue,
    regions: OnceLock<Regions>,
}

impl Deserialize<'static> for ServiceRegions {
    fn deserialize<D: Deserializer<'static>>(from: D) -> Result<Self, D::Error> {
        Ok(ServiceRegions { text: <&RawValue>::deserialize(from)?, regions: OnceLock::new() })
    }
}

impl ServiceRegions {
    fn read(&self) -> Regions {
        serde_json::from_str(self.text.get()).unwrap_or_default()
    }
}

fn service_regions() -> &'static HashMap<&'static str, ServiceRegions> {
    static REGIONS: OnceLock<HashMap<&'static str, ServiceRegions>> = OnceLock::new();
    REGIONS.get_or_init(|| {
        serde_json::from_str(include_str!(concat!(env!("OUT_DIR"), "/regions.json"))).unwrap_or_default()
    })
}

/// All regions that any service is in.
fn used_regions() -> &'static HashSet<&'static str> {
    static USED: OnceLock<HashSet<&'static str>> = OnceLock::new();
    let all = || service_regions().values().flat_map(|service| service.read().into_values().flatten());
    USED.get_or_init(|| all().collect())
}

/// The regions of a partition where a service is offered, by the service's boto3 name.
///
/// Empty: the service has no regions there. `None`: nothing is known.
pub(crate) fn regions_of(service: &str, partition: &str) -> Option<&'static [&'static str]> {
    let service = service_regions().get(service)?;
    service.regions.get_or_init(|| service.read()).get(partition).map(Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_region_is_found_by_name_then_by_pattern_then_by_default() {
        for (region, id) in [
            ("eu-west-1", "aws"),
            ("aws-global", "aws"),
            ("cn-north-1", "aws-cn"),
            ("aws-cn-global", "aws-cn"),
            ("us-gov-west-1", "aws-us-gov"),
            ("us-gov-middle-7", "aws-us-gov"),
            ("us-isob-east-1", "aws-iso-b"),
            ("eusc-de-east-1", "aws-eusc"),
            ("eu-middle-9", "aws"),
            ("mars-1", "aws"),
            ("", "aws"),
        ] {
            assert_eq!(partition_of(region).id, id, "{region}");
        }
    }

    #[test]
    fn real_regions_leave_out_pseudo_regions_which_are_known_all_the_same() {
        let all: Vec<_> = all_regions().collect();
        assert!(all.len() > 40, "{}", all.len());
        assert!(all.contains(&"eu-west-1") && !all.contains(&"aws-global"));
        for known in ["aws-global", "fips-us-east-1", "us-gov-west-1-fips", "me-west-1"] {
            assert!(is_known(known), "{known}");
        }
        assert!(!is_known("eu-wst-2") && !is_known(""));
    }

    #[test]
    fn regions_that_no_service_is_in_are_not_launched() {
        let aws = by_id("aws").expect("aws");
        let launched: Vec<&str> = aws.launched().collect();
        assert!(aws.regions().any(|r| r == "me-west-1") && !launched.contains(&"me-west-1"));
        assert!(launched.contains(&"eu-west-1") && launched.is_sorted());
        for partition in all() {
            assert_ne!(partition.launched().len(), 0, "{}", partition.id);
        }
    }

    #[test]
    fn a_partition_is_found_by_its_id() {
        assert_eq!(by_id("aws-cn").map(|p| &*p.id), Ok("aws-cn"));
        let error = by_id("aws-cm").unwrap_err();
        assert_eq!(error.to_string(), "unknown partition: \"aws-cm\"; did you mean \"aws-cn\"?");
    }

    #[test]
    fn a_services_regions_are_known_or_not() {
        assert!(regions_of("ec2", "aws").is_some_and(|r| r.contains(&"eu-west-1")));
        assert_eq!(regions_of("no-such-service", "aws"), None);
        assert_eq!(regions_of("ec2", "no-such-partition"), None);
    }

    #[test]
    fn a_malformed_table_is_read_as_far_as_it_goes() {
        for text in ["", "[]", "{}", r#"{"partitions": 1}"#, r#"{"partitions": [1, {"id": "x"}]}"#] {
            assert!(read_partitions(text).is_empty(), "{text}");
        }
        let text = r#"{"partitions": [{"id": "x", "regionRegex": "(", "outputs": {"dnsSuffix": "d",
            "dualStackDnsSuffix": "dd", "implicitGlobalRegion": "r"}}]}"#;
        let read = read_partitions(text);
        assert_eq!((read.len(), read[0].matches("x-1")), (1, false));
    }
}
