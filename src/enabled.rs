//! Which regions an account has: AWS is asked, once per client and partition.

use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use futures_util::StreamExt;
use futures_util::stream::FuturesUnordered;
use serde_json::Value as Json;
use tokio::sync::Mutex;

use crate::client::MultiRegionClient;
use crate::error::{Error, ErrorKind};
use crate::names;
use crate::outcome::{CallError, FailureKind};
use crate::partition::{self, Partition};
use crate::quirks::regions::{SOURCES, Source, is_default};
use crate::region::Question;
use crate::settings::Settings;
use crate::value::Structure;

/// Pages that are followed: no partition has that many regions.
const MOST_PAGES: usize = 100;

/// AWS did not tell which regions an account has.
#[derive(Debug, Clone)]
pub struct DiscoveryError(Arc<[Attempt]>);

/// One operation in one region that was asked for the account's regions and failed.
#[derive(Debug, Clone)]
struct Attempt {
    source: &'static Source,
    region: String,
    error: CallError,
}

impl DiscoveryError {
    /// What was asked: operation, region and error, in the order in which the answers came.
    pub fn attempts(&self) -> impl ExactSizeIterator<Item = (String, &str, &CallError)> {
        let name = |s: &Source| format!("{}.{}", s.service, s.operation);
        self.0.iter().map(move |a| (name(a.source), a.region.as_str(), &a.error))
    }

    /// Whether all that were asked refused, so that asking again is of no use.
    pub fn is_denied(&self) -> bool {
        let denies = |kind| matches!(kind, FailureKind::AccessDenied | FailureKind::DeniedByPolicy);
        self.0.iter().all(|attempt| denies(attempt.error.kind()))
    }
}

impl fmt::Display for DiscoveryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const SHOWN: usize = 3;
        f.write_str("AWS did not tell which regions the account has")?;
        for (operation, region, error) in self.attempts().take(SHOWN) {
            write!(f, "; {operation} in {region}: {error}")?;
        }
        match self.0.len().saturating_sub(SHOWN) {
            0 => Ok(()),
            more => write!(f, "; and {more} regions more"),
        }
    }
}

impl std::error::Error for DiscoveryError {}

type Told = Result<Arc<[String]>, DiscoveryError>;

/// What AWS has told a client, by partition.
#[derive(Debug, Default)]
pub(crate) struct Discovery(Mutex<HashMap<&'static str, Told>>);

/// Answers to a selector's questions.
#[derive(Debug, Default)]
pub(crate) struct Answers {
    pub(crate) enabled: HashMap<&'static str, Arc<[String]>>,
    /// Why the default regions stand in the place of AWS's answer.
    pub(crate) fallback: Option<DiscoveryError>,
}

/// How questions are asked.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Asking {
    /// AWS is asked even if it has told before.
    pub(crate) again: bool,
    /// How long one request may take, attempts and waits included.
    pub(crate) timeout: Option<Duration>,
}

impl Discovery {
    /// Forgets what AWS told of partitions that none of the questions is about.
    pub(crate) async fn keep_only(&self, questions: &[Question]) {
        let is_asked = |id: &str| questions.iter().any(|q| q.partition.id == id);
        self.0.lock().await.retain(|id, _| is_asked(id));
    }

    /// Who comes while AWS is being asked waits for that answer. A failure is asked again at the next call, unless
    /// the default regions may stand in its place and everybody refused.
    ///
    /// # Errors
    /// AWS does not tell, and nothing may stand in place of its answer.
    pub(crate) async fn answers(
        &self,
        settings: &Settings,
        questions: &[Question],
        asking: Asking,
    ) -> Result<Answers, Error> {
        let mut answers = Answers::default();
        for question in questions {
            let id = question.partition.id.as_str();
            let regions = match self.answer(settings, *question, asking).await {
                Ok(regions) => regions,
                Err(e) if question.or_default => {
                    answers.fallback.get_or_insert(e);
                    let launched = question.partition.launched();
                    launched.filter(|r| is_default(id, r)).map(Into::into).collect()
                }
                Err(e) => return Err(ErrorKind::Discovery(e).into()),
            };
            answers.enabled.insert(id, regions);
        }
        Ok(answers)
    }

    async fn answer(&self, settings: &Settings, question: Question, asking: Asking) -> Told {
        let mut known = self.0.lock().await;
        let id = question.partition.id.as_str();
        match known.get(id) {
            Some(told) if !asking.again && (told.is_ok() || question.or_default) => return told.clone(),
            _ => {}
        }
        let told = ask(settings, question.partition, asking.timeout).await;
        // Asking again must not cost what is known.
        if told.is_ok() || (told.as_ref().is_err_and(DiscoveryError::is_denied) && !known.contains_key(id)) {
            known.insert(id, told.clone());
        }
        told
    }
}

/// Asks one source after the other. Of a regional one the caller's own region goes first, then all at once.
async fn ask(settings: &Settings, partition: &'static Partition, timeout: Option<Duration>) -> Told {
    let mut failed = Vec::new();
    for source in &SOURCES {
        for regions in waves(source, settings, partition) {
            let asked = regions.into_iter().map(|region| ask_in(source, settings, region, timeout));
            let mut asked: FuturesUnordered<_> = asked.collect();
            while let Some(ended) = asked.next().await {
                match ended {
                    Ok(regions) => return Ok(regions.into()),
                    Err(attempt) => failed.push(attempt),
                }
            }
        }
    }
    Err(DiscoveryError(failed.into()))
}

/// The regions to ask, those of a list at once.
fn waves(source: &Source, settings: &Settings, partition: &'static Partition) -> Vec<Vec<String>> {
    let central = partition.implicit_global_region.as_str();
    if !source.regional {
        return vec![vec![central.into()]];
    }
    let own = settings.sdk.region().map(|r| partition::without_fips(r.as_ref()).0);
    let first = own.filter(|r| partition.lists(r)).unwrap_or_else(|| central.into());
    let others = partition.launched().filter(|r| *r != first && is_default(&partition.id, r));
    let others = others.map(Into::into).collect();
    vec![vec![first], others]
}

async fn ask_in(
    source: &'static Source,
    settings: &Settings,
    region: String,
    timeout: Option<Duration>,
) -> Result<Vec<String>, Attempt> {
    let told = match client(source, settings, &region) {
        Ok(client) => pages(source, &client, timeout).await,
        Err(e) => Err(CallError::of(FailureKind::Request, &e)),
    };
    told.map_err(|error| Attempt { source, region, error })
}

/// A client as the caller's own, of the source: the same credentials, connections and endpoints.
fn client(source: &Source, settings: &Settings, region: &str) -> Result<MultiRegionClient, Error> {
    let shared = settings.sdk.to_builder();
    let shared = shared.http_client(settings.http_client.clone());
    let shared = shared.identity_cache(settings.identity_cache.clone());
    let builder = MultiRegionClient::builder(&shared.build());
    let builder = if settings.anonymous { builder.anonymous() } else { builder };
    let service =
        source.entry.ok_or_else(|| names::unknown("service", source.service, std::iter::empty()))?;
    builder.build_of(service.service(), region)
}

async fn pages(
    source: &Source,
    client: &MultiRegionClient,
    timeout: Option<Duration>,
) -> Result<Vec<String>, CallError> {
    let odd = |message: &str| CallError::new(FailureKind::Undecodable, message);
    let mut input: Json = serde_json::from_str(source.input).unwrap_or_default();
    let mut regions = Vec::new();
    for _ in 0..MOST_PAGES {
        let output = page(source, client, &input, timeout).await?;
        let list = output.get(source.list).and_then(|l| l.as_list());
        let list = list.ok_or_else(|| odd("expected a list of regions, found none"))?;
        let names = list.iter().filter_map(|r| r.get(source.name)?.as_str());
        regions.extend(names.map(String::from));
        let token = source.token.and_then(|t| Some((t, output.get(t)?.as_str()?)));
        match token.filter(|(_, value)| !value.is_empty()) {
            None => return Ok(regions),
            Some((name, value)) if input[name] == value => {
                return Err(odd("expected another page token, found the one that was sent"));
            }
            Some((name, value)) => input[name] = value.into(),
        }
    }
    Err(odd("expected an end of the list of regions, found pages without one"))
}

async fn page(
    source: &Source,
    client: &MultiRegionClient,
    input: &Json,
    timeout: Option<Duration>,
) -> Result<Structure, CallError> {
    let call = client.call(source.operation, input);
    let call = match timeout {
        Some(limit) => call.timeout(limit),
        None => call,
    };
    let outcomes = match call.await {
        Ok(result) => result.into_outcomes(),
        Err(e) => return Err(CallError::of(FailureKind::Request, &e)),
    };
    let none = || Err(CallError::new(FailureKind::Cancelled, "expected an outcome, found none"));
    outcomes.into_iter().next().map_or_else(none, |outcome| outcome.result)
}
