//! What a service's error answer means: its code and message by the table, its status, its model.

use std::sync::LazyLock;

use regex_lite::Regex;

use super::{CredentialsProblem, FailureKind};
use crate::glob;
use crate::quirks::codes::{Means, Row, TABLE};

/// An error answer, as far as its meaning depends on it.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Answer<'a> {
    /// One without a code of the service's has its status for a code.
    pub(crate) code: &'a str,
    pub(crate) message: &'a str,
    pub(crate) status: u16,
    /// Whether the service's model has this error.
    pub(crate) modelled: bool,
    /// Whether the model marks it as a throttle.
    pub(crate) throttling: bool,
    /// Whether the request was signed with a time that the service's own differs from too much; `None`: not known.
    pub(crate) clock_off: Option<bool>,
}

/// What an error answer means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Meaning {
    pub(crate) kind: FailureKind,
    pub(crate) credentials: Option<CredentialsProblem>,
    /// A region that is not enabled for the account answers the same.
    pub(crate) or_disabled: bool,
}

impl From<FailureKind> for Meaning {
    fn from(kind: FailureKind) -> Self {
        Meaning { kind, credentials: None, or_disabled: false }
    }
}

impl From<CredentialsProblem> for Meaning {
    fn from(problem: CredentialsProblem) -> Self {
        Meaning { kind: FailureKind::Credentials, credentials: Some(problem), or_disabled: false }
    }
}

/// What an error answer means.
pub(crate) fn meaning(answer: &Answer<'_>) -> Meaning {
    // 509 has no registered meaning; botocore's retries know it as a limit of bandwidth.
    if answer.throttling || matches!(answer.status, 429 | 509) {
        return FailureKind::Throttled.into();
    }
    let clock_off = answer.clock_off == Some(true);
    match row(answer).map(|row| row.means) {
        None => FailureKind::Service.into(),
        Some(Means::Kind(kind)) => kind.into(),
        // A signature made at a wrong time fits as little as one made with a wrong key.
        Some(Means::UnknownCaller | Means::Credentials(CredentialsProblem::Rejected)) if clock_off => {
            FailureKind::ClockSkew.into()
        }
        Some(Means::Credentials(problem)) => problem.into(),
        Some(Means::UnknownCaller) => Meaning { or_disabled: true, ..CredentialsProblem::Rejected.into() },
        Some(Means::Stale) if answer.clock_off == Some(false) => CredentialsProblem::Expired.into(),
        Some(Means::Stale) => FailureKind::ClockSkew.into(),
    }
}

/// The first row of the table that fits.
fn row(answer: &Answer<'_>) -> Option<&'static Row> {
    static SAYS: LazyLock<Vec<Option<Regex>>> = LazyLock::new(|| {
        // A pattern that is none fits nothing; a test holds that there is no such pattern.
        TABLE.iter().map(|row| Regex::new(row.says?).ok()).collect()
    });
    let fits = |(row, says): &(&Row, &Option<Regex>)| {
        row.codes.iter().any(|code| glob::fits(code, answer.code))
            && (row.says.is_none() || says.as_ref().is_some_and(|says| says.is_match(answer.message)))
            && !(row.unless_modelled && answer.modelled)
    };
    TABLE.iter().zip(SAYS.iter()).find(fits).map(|(row, _)| row)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::fmt::Write;

    use serde_json::Value as Json;

    use super::*;
    use crate::model::{self, Kind, Operation, Shape, Trait};

    fn answer<'a>(code: &'a str, message: &'a str, status: u16) -> Answer<'a> {
        Answer { code, message, status, ..Answer::default() }
    }

    #[test]
    fn every_row_has_a_reason_and_patterns_that_are_some() {
        for row in TABLE {
            assert!(!row.source.is_empty() && !row.codes.is_empty(), "{:?}", row.codes);
            assert!(row.says.is_none_or(|says| Regex::new(says).is_ok()), "{:?}", row.says);
        }
    }

    /// The cases are those that the engine's test sends through every protocol.
    #[test]
    fn every_row_is_met_by_a_case_that_goes_through_the_protocols() {
        let cases: Json = serde_json::from_str(include_str!("../../tests/engine/said.json")).expect("cases");
        let mut met = vec![false; TABLE.len()];
        for case in cases.as_array().expect("a list") {
            let status = case["status"].as_u64().and_then(|s| u16::try_from(s).ok()).expect("a status");
            let bare = status.to_string();
            let code = case["code"].as_str().filter(|code| !code.is_empty()).unwrap_or(&bare);
            let message = case["message"].as_str().unwrap_or_default();
            if let Some(row) = row(&answer(code, message, status)) {
                met[TABLE.iter().position(|r| std::ptr::eq(r, row)).expect("of the table")] = true;
            }
        }
        let unmet: Vec<_> = TABLE.iter().zip(met).filter(|(_, met)| !met).map(|(row, _)| row.codes).collect();
        assert!(unmet.is_empty(), "{unmet:?}");
    }

    #[test]
    fn a_throttle_is_known_by_status_and_by_model_too() {
        let kind = |answer: Answer<'_>| meaning(&answer).kind;
        assert_eq!(kind(answer("429", "", 429)), FailureKind::Throttled);
        assert_eq!(kind(Answer { throttling: true, ..answer("Busy", "", 400) }), FailureKind::Throttled);
        assert_eq!(kind(answer("Busy", "", 400)), FailureKind::Service);
    }

    #[test]
    fn a_code_that_a_service_has_for_something_else_is_what_its_model_says() {
        let token = answer("InvalidToken", "Invalid token", 400);
        assert_eq!(meaning(&token), Meaning { or_disabled: true, ..CredentialsProblem::Rejected.into() });
        assert_eq!(meaning(&Answer { modelled: true, ..token }).kind, FailureKind::Service);
    }

    /// botocore's own list, and whether it and the table say the same.
    #[test]
    fn what_botocore_tries_again_as_a_throttle_is_one() {
        let retries = include_str!("../../models/retries.json");
        let retries: Json = serde_json::from_str(retries).expect("JSON");
        let mut codes = 0;
        let mut policies: Vec<&Json> =
            retries["definitions"].as_object().expect("definitions").values().collect();
        for service in retries["retry"].as_object().expect("services").values() {
            let policies_of = [&service["policies"], &service["__default__"]["policies"]];
            policies.extend(policies_of.iter().filter_map(|p| p.as_object()).flat_map(|p| p.values()));
        }
        for policy in policies {
            let response = &policy["applies_when"]["response"];
            let Some(code) = response["service_error_code"].as_str() else { continue };
            let expected = match code {
                // Tried again for other reasons: a body that came late or broken, a second writer, a third party.
                "BadDigest"
                | "IDPCommunicationError"
                | "ReplicatedWriteConflictException"
                | "RequestTimeout"
                | "RequestTimeoutException" => FailureKind::Service,
                _ => FailureKind::Throttled,
            };
            assert_eq!(meaning(&answer(code, "", 400)).kind, expected, "{code}");
            codes += 1;
        }
        assert!(codes > 12, "{codes}");
    }

    /// What of a code makes one look whether it is a throttle, a denial, or speaks of the caller or the region.
    const TELLING: [&str; 24] = [
        "throttl",
        "toomanyrequest",
        "slowdown",
        "ratelimit",
        "requestlimit",
        "limitexceededexception",
        "priorrequest",
        "throughput",
        "denied",
        "forbidden",
        "authoriz",
        "unauth",
        "authexception",
        "authfail",
        "credential",
        "clienttoken",
        "expired",
        "signature",
        "accesskey",
        "region",
        "optin",
        "subscriptionrequired",
        "suspended",
        "unsupportedoperation",
    ];

    fn codes(shape: &'static Shape) -> impl Iterator<Item = &'static str> {
        let query = shape.trait_text(Trait::QueryErrorCode).filter(|code| *code != shape.name());
        [Some(shape.name()), query].into_iter().flatten()
    }

    fn modelled_codes() -> String {
        let mut found: BTreeMap<(&str, String), usize> = BTreeMap::new();
        for service in model::services() {
            let mut shapes: Vec<_> = service.operations().iter().flat_map(Operation::errors).collect();
            shapes.sort_by_key(|shape| shape.name());
            shapes.dedup_by_key(|shape| shape.name());
            for shape in shapes.iter().filter(|shape| shape.kind() == Kind::Structure) {
                let status = shape.trait_number(Trait::HttpError).and_then(|s| u16::try_from(s).ok());
                let throttling = shape.trait_number(Trait::Retryable) == Some(1);
                for code in codes(shape) {
                    let folded = code.to_lowercase();
                    if !throttling && !TELLING.iter().any(|telling| folded.contains(telling)) {
                        continue;
                    }
                    let status = status.unwrap_or(400);
                    let answer = Answer { modelled: true, throttling, ..answer(code, "", status) };
                    let Meaning { kind, credentials, .. } = meaning(&answer);
                    let told = credentials.map(|c| format!(" {c}")).unwrap_or_default();
                    *found.entry((code, format!("{kind}{told}"))).or_default() += 1;
                }
            }
        }
        found.iter().fold(String::new(), |mut out, ((code, kind), services)| {
            let _ = writeln!(out, "{code}: {kind} ({services})");
            out
        })
    }

    /// Which kind each gets is reviewed: `UPDATE_GOLDENS=1 cargo test --lib every_telling_code` writes the file anew.
    #[test]
    fn every_telling_code_of_every_model_has_the_kind_that_was_reviewed() {
        crate::reviewed::holds("tests/error_codes.txt", &modelled_codes());
    }
}
