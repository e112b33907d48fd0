//! Which verdict a sequence of answers comes to, for what no scripted service sends easily.

use serde_json::json;

use super::*;
use crate::model;
use crate::outcome::Metadata;
use crate::value::structure_from_json;

fn judge(service: &str, waiter: &str, max_attempts: u32) -> Judge {
    let waiter = model::service(service).and_then(|s| s.waiter(waiter)).expect("a waiter");
    Judge::new(waiter, max_attempts)
}

fn output(judge: &Judge, json: Json) -> Outcome {
    let shape = judge.waiter.operation().output().expect("an output");
    let output = structure_from_json(shape, &json, &mut String::new).expect("an output");
    let metadata = Metadata { status: Some(200), ..Metadata::default() };
    Outcome { result: Ok(output), metadata, ..failed(None) }
}

/// An answer without a body, of a status; none at all.
fn failed(status: Option<u16>) -> Outcome {
    let kind = if status.is_some() { FailureKind::Service } else { FailureKind::Unreachable };
    let mut outcome = Outcome::failed("r", CallError::new(kind, "why").answered(status, None));
    outcome.metadata.status = status;
    outcome
}

fn hear(judge: &mut Judge, outcome: &Outcome) -> Option<(WaitState, Option<String>)> {
    judge.hear(outcome, &Structure::empty()).map(|verdict| (verdict.state, verdict.reason))
}

#[test]
fn a_status_decides_of_outputs_and_errors_alike() {
    let mut judge = judge("s3", "bucket_exists", 20);
    assert_eq!(hear(&mut judge, &failed(Some(404))), None);
    assert_eq!(hear(&mut judge, &failed(Some(301))), Some((WaitState::Success, None)));
    let answered = output(&judge, json!({}));
    assert_eq!(hear(&mut judge, &answered), Some((WaitState::Success, None)));
    let (state, _) = hear(&mut judge, &failed(Some(500))).expect("the end");
    assert_eq!(state, WaitState::Error);
}

#[test]
fn no_answer_is_an_error_whatever_the_waiter_looks_for() {
    let mut judge = judge("s3", "bucket_not_exists", 20);
    let why = Some("Unreachable: why".to_owned());
    assert_eq!(hear(&mut judge, &failed(None)), Some((WaitState::Error, why)));
}

#[test]
fn an_answer_that_a_path_cannot_be_asked_of_is_an_error() {
    let mut judge = judge("rds", "db_instance_deleted", 60);
    let empty = output(&judge, json!({}));
    let (state, reason) = hear(&mut judge, &empty).expect("the end");
    assert_eq!(state, WaitState::Error);
    assert!(reason.expect("a reason").contains("length(DBInstances) == `0`"));
    let none = output(&judge, json!({"DBInstances": []}));
    assert_eq!(hear(&mut judge, &none), Some((WaitState::Success, None)));
}

#[test]
fn an_outputs_own_error_is_taken_for_one() {
    let mut judge = judge("location", "job_completed", 3);
    let job = |error: Json| {
        let mut job = json!({
            "Action": "ValidateAddress", "CreatedAt": 0, "ExecutionRoleArn": "r", "InputOptions": {}, "JobArn": "j",
            "JobId": "j", "OutputOptions": {}, "Status": "Failed", "UpdatedAt": 0,
        });
        for options in ["InputOptions", "OutputOptions"] {
            job[options] = json!({"Format": "Parquet", "Location": "l"});
        }
        if !error.is_null() {
            job["Error"] = error;
        }
        job
    };
    let failed = output(&judge, job(json!({"Code": "ValidationError"})));
    assert_eq!(hear(&mut judge, &failed), Some((WaitState::Error, Some("ValidationError".into()))));
    let failed = output(&judge, job(Json::Null));
    assert_eq!(hear(&mut judge, &failed).map(|v| v.0), Some(WaitState::Failure));
}

#[test]
fn an_empty_list_is_not_all_of_it() {
    let waiting = |found: Json| fits(Comparator::All, &json!("a"), &found);
    assert!(waiting(json!(["a", "a"])) && !waiting(json!([])) && !waiting(json!("a")));
    assert!(!waiting(json!(["a", "b"])) && !waiting(Json::Null));
    let any = |found: Json| fits(Comparator::Any, &json!("a"), &found);
    assert!(any(json!(["b", "a"])) && !any(json!([])) && !any(json!("a")));
}
