//! A selector's items, read and checked as far as that needs no network.

use super::Regions;
use crate::error::Error;
use crate::glob;
use crate::names;
use crate::partition::{self, Partition};

const WORDS: [&str; 4] = ["all", "default", "enabled", "enabled-or-default"];

/// [`Regions`] that make sense: every name and partition exists, every pattern fits something.
#[derive(Debug, Clone)]
pub(crate) struct Selector {
    pub(super) items: Vec<Item>,
    /// As the caller wrote it.
    pub(super) text: String,
}

#[derive(Debug, Clone)]
pub(super) struct Item {
    pub(super) text: String,
    pub(super) negative: bool,
    /// Where words and patterns look.
    pub(super) partition: &'static Partition,
    /// Words and patterns look in all partitions that the client spans: no partition was named, and this is a call's.
    pub(super) anywhere: bool,
    pub(super) what: What,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum What {
    All,
    Default,
    Enabled { or_default: bool },
    Pattern(String),
    Name(String),
}

/// What AWS has to be asked before a selector can be resolved: a partition's enabled regions, and whether anything may
/// stand in their place.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Question {
    pub(crate) partition: &'static Partition,
    pub(crate) or_default: bool,
}

/// # Errors
/// An item is empty, or there is none.
pub(super) fn check_items(items: &[String]) -> Result<(), Error> {
    if items.is_empty() {
        return Err(Error::regions("expected at least one region, found none"));
    }
    match items.iter().any(|item| item.is_empty()) {
        true => {
            Err(Error::regions(format!("expected a region, found an empty item in {:?}", items.join(","))))
        }
        false => Ok(()),
    }
}

impl Selector {
    /// A client's.
    ///
    /// # Errors
    /// What [`Regions`] says of errors, but for what only the service or AWS's answer shows.
    pub(crate) fn new(regions: &Regions, home: &'static Partition) -> Result<Selector, Error> {
        let selector = Selector::of_call(regions, home)?;
        for item in &selector.items {
            item.check(regions.allows_unknown())?;
        }
        let items = selector.items.into_iter().map(|item| Item { anywhere: false, ..item }).collect();
        Ok(Selector { items, text: selector.text })
    }

    /// A call's, which chooses among its client's regions: what it chooses exists, or [`Selector::select`] says that the
    /// client does not have it.
    ///
    /// # Errors
    /// An item is empty or given twice, there is none, a partition does not exist.
    pub(crate) fn of_call(regions: &Regions, home: &'static Partition) -> Result<Selector, Error> {
        check_items(&regions.items)?;
        let read = |text: &String| Item::read(text, home);
        let mut items: Vec<Item> = regions.items.iter().map(read).collect::<Result<_, _>>()?;
        for (i, item) in items.iter().enumerate() {
            let same = |other: &Item| other.negative == item.negative && other.what == item.what;
            if let What::Name(name) = &item.what
                && items[..i].iter().any(same)
            {
                return Err(Error::regions(format!("expected each region once, found {name:?} twice")));
            }
        }
        if items.iter().all(|item| item.negative) {
            let all = Item {
                text: "all".into(),
                negative: false,
                partition: home,
                anywhere: true,
                what: What::All,
            };
            items.insert(0, all);
        } else if items[0].negative {
            let message = format!("expected regions to take {:?} from before it", items[0].text);
            return Err(Error::regions(message));
        }
        Ok(Selector { items, text: regions.to_string() })
    }

    /// What AWS has to be asked first, one question a partition.
    pub(crate) fn questions(&self) -> Vec<Question> {
        let mut questions: Vec<Question> = Vec::new();
        for item in &self.items {
            let What::Enabled { or_default } = item.what else { continue };
            match questions.iter_mut().find(|q| q.partition.id == item.partition.id) {
                // What may not be guessed once may not be guessed at all.
                Some(question) => question.or_default &= or_default,
                None => questions.push(Question { partition: item.partition, or_default }),
            }
        }
        questions
    }
}

impl Item {
    fn read(text: &str, home: &'static Partition) -> Result<Item, Error> {
        let (negative, rest) = match text.strip_prefix('!') {
            Some(rest) => (true, rest.trim()),
            None => (false, text),
        };
        let (given, word) = match rest.split_once(':') {
            Some((id, word)) => (Some(partition::by_id(id.trim())?), word.trim()),
            None => (None, rest),
        };
        let what = match word {
            "" => return Err(Error::regions(format!("expected a region, found nothing after {text:?}"))),
            "all" => What::All,
            "default" => What::Default,
            "enabled" => What::Enabled { or_default: false },
            "enabled-or-default" => What::Enabled { or_default: true },
            pattern if glob::is_pattern(pattern) => What::Pattern(pattern.into()),
            name => What::Name(name.into()),
        };
        let partition = match (&what, given) {
            (What::Name(name), Some(given)) => lies_in(name, given)?,
            _ => given.unwrap_or(home),
        };
        Ok(Item { text: text.into(), negative, partition, anywhere: given.is_none(), what })
    }

    /// Whether there is such a thing.
    fn check(&self, allow_unknown: bool) -> Result<(), Error> {
        match &self.what {
            What::Name(name) => check_name(name, allow_unknown),
            // A pattern that only takes away may be meant for regions that only AWS's answer names.
            What::Pattern(pattern) if !(self.negative && allow_unknown) => {
                check_pattern(pattern, self.partition)
            }
            _ => Ok(()),
        }
    }
}

fn check_name(name: &str, allow_unknown: bool) -> Result<(), Error> {
    let (plain, _) = partition::without_fips(name);
    if partition::is_known(&plain) || (allow_unknown && looks_like_a_region(&plain)) {
        return Ok(());
    }
    let known = partition::all().flat_map(Partition::names);
    Err(names::unknown("region", name, known.chain(WORDS)).into())
}

/// The partition, if the region lies there or nowhere that is known.
fn lies_in(name: &str, given: &'static Partition) -> Result<&'static Partition, Error> {
    let of = partition::partition_of(&partition::without_fips(name).0);
    if given.id == of.id || !partition::is_known(name) {
        return Ok(given);
    }
    let message = format!("expected a region of {}, found {name:?}, which lies in {}", given.id, of.id);
    Err(Error::regions(message))
}

/// What goes into host names: lower-case letters, digits and inner hyphens, as every region's name is made of.
fn looks_like_a_region(name: &str) -> bool {
    let inner = name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
    inner && (1..=63).contains(&name.len()) && !name.starts_with('-') && !name.ends_with('-')
}

fn check_pattern(pattern: &str, partition: &'static Partition) -> Result<(), Error> {
    let fits = |p: &'static Partition| p.launched().any(|r| glob::fits(pattern, r));
    if fits(partition) {
        return Ok(());
    }
    let mut message =
        format!("expected a pattern of regions of {}, found {pattern:?}, which fits none", partition.id);
    if let Some(other) = partition::all().find(|p| fits(p)) {
        message.push_str(&format!("; did you mean \"{}:{pattern}\"?", other.id));
    } else if let Some(nearest) = nearest_pattern(pattern, partition) {
        message.push_str(&format!("; did you mean {nearest:?}?"));
    }
    Err(Error::regions(message))
}

/// The nearest of the patterns that end in a star: `eu-*` and `eu-west-*` for each region of the partition.
fn nearest_pattern(pattern: &str, partition: &'static Partition) -> Option<String> {
    let starts = partition.launched().flat_map(|region| {
        region.match_indices('-').map(|(at, _)| format!("{}-*", &region[..at])).collect::<Vec<_>>()
    });
    let known: Vec<String> = starts.collect();
    names::nearest(pattern, known.iter().map(String::as_str)).map(Into::into)
}
