//! What is done to the input of single operations before it is checked: other names, defaults, encodings, refusals.
//!
//! Source: the handlers that botocore registers for `before-parameter-build` (its `handlers` and `utils` modules).

use aws_smithy_types::base64;
use md5::{Digest, Md5};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Map, Value as Json};

use super::{Place, arn};
use crate::model::Operation;
use crate::value::Fault;

mod table;

use table::TABLE;

/// One thing that is done to an input.
#[derive(Debug, Clone, Copy)]
enum Change {
    /// The member may be given by another name as well.
    Alias { member: &'static str, alias: &'static str },
    /// What is sent where the caller gives none.
    Default { member: &'static str, value: &'static str },
    /// Of members with these shapes, only what follows the last slash.
    LastSegment { shapes: &'static [&'static str] },
    /// Text is sent as base64.
    Base64 { member: &'static str },
    /// A key is sent as base64 with its MD5, unless the caller gives the MD5: then both are taken as given.
    KeyWithMd5 { key: &'static str, md5: &'static str },
    /// The source of a copy, as text or as an object of Bucket, Key and VersionId.
    CopySource { member: &'static str },
    /// Names and values of a map are ASCII.
    Ascii { member: &'static str },
    /// A bucket's name, or an ARN that stands for one.
    BucketName { member: &'static str },
    /// The ARN of a resource on an Outpost names the account, too.
    AccountOfOutpost { arn: &'static str, resource: &'static str, account: &'static str },
}

struct Row {
    place: Place,
    change: Change,
    #[cfg_attr(not(test), expect(dead_code, reason = "read by a test and by people"))]
    reason: &'static str,
}

/// Changes an input as its operation needs it; the members that were set where the caller gave none.
///
/// # Errors
/// What botocore refuses beyond the model.
pub(crate) fn apply(
    operation: &'static Operation,
    input: &mut Map<String, Json>,
) -> Result<Vec<&'static str>, Vec<Fault>> {
    let (mut defaults, mut faults) = (Vec::new(), Vec::new());
    for row in TABLE.iter().filter(|row| row.place.holds(operation)) {
        if let Err(fault) = row.change.apply(operation, input, &mut defaults) {
            faults.push(fault);
        }
    }
    if faults.is_empty() { Ok(defaults) } else { Err(faults) }
}

fn fault(path: &str, message: impl Into<String>) -> Fault {
    Fault { path: path.to_owned(), message: message.into() }
}

impl Change {
    fn apply(
        self,
        operation: &'static Operation,
        input: &mut Map<String, Json>,
        defaults: &mut Vec<&'static str>,
    ) -> Result<(), Fault> {
        match self {
            Change::Alias { member, alias } => rename(operation, input, member, alias)?,
            Change::Default { member, value } => {
                if input.get(member).is_none_or(Json::is_null) {
                    input.insert(member.into(), value.into());
                    defaults.push(member);
                }
            }
            Change::LastSegment { shapes } => last_segments(operation, input, shapes),
            Change::Base64 { member } => change_text(input, member, |text| base64::encode(text)),
            Change::KeyWithMd5 { key, md5 } => {
                let text = input.get(key).and_then(Json::as_str);
                if let (Some(text), None) = (text, input.get(md5)) {
                    let sum = base64::encode(Md5::digest(text));
                    change_text(input, key, |text| base64::encode(text));
                    input.insert(md5.into(), sum.into());
                }
            }
            Change::CopySource { member } => copy_source(input, member)?,
            Change::Ascii { member } => ascii(input, member)?,
            Change::BucketName { member } => bucket_name(input, member)?,
            Change::AccountOfOutpost { arn, resource, account } => {
                account_of_outpost(input, arn, resource, account)?;
            }
        }
        Ok(())
    }
}

/// Changes a member that is text; what is none is left for the check to refuse.
fn change_text(input: &mut Map<String, Json>, member: &str, change: impl FnOnce(&str) -> String) {
    if let Some(Json::String(text)) = input.get_mut(member) {
        *text = change(text);
    }
}

/// An alias of a member that the operation does not have is none.
fn rename(
    operation: &'static Operation,
    input: &mut Map<String, Json>,
    member: &'static str,
    alias: &str,
) -> Result<(), Fault> {
    if !input.contains_key(alias) || operation.input().and_then(|i| i.member(member)).is_none() {
        return Ok(());
    }
    if input.contains_key(member) {
        return Err(fault(alias, format!("expected {member} or {alias}, found both")));
    }
    if let Some(value) = input.remove(alias) {
        input.insert(member.into(), value);
    }
    Ok(())
}

fn last_segments(operation: &'static Operation, input: &mut Map<String, Json>, shapes: &[&str]) {
    let members = operation.input().map(|i| i.members()).unwrap_or_default();
    for member in members.iter().filter(|m| shapes.contains(&m.target().name())) {
        change_text(input, member.name(), |text| {
            text.rsplit_once('/').map_or(text, |(_, last)| last).to_owned()
        });
    }
}

/// What a copy's source keeps as it is.
const KEPT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'/');
const VERSION: &str = "?versionId=";

fn copy_source(input: &mut Map<String, Json>, member: &str) -> Result<(), Fault> {
    let Some(source) = input.get_mut(member) else { return Ok(()) };
    let encoded = match source {
        Json::String(text) => {
            let (object, version) = text.split_at(version_of(text).unwrap_or(text.len()));
            format!("{}{version}", utf8_percent_encode(object, KEPT))
        }
        Json::Object(parts) => {
            let part = |name: &str| match parts.get(name) {
                None | Some(Json::Null) => Ok(None),
                Some(Json::String(text)) => Ok(Some(text.as_str())),
                Some(_) => Err(fault(&format!("{member}.{name}"), "expected a string")),
            };
            let needed = |name: &str| {
                part(name)?.ok_or_else(|| fault(&format!("{member}.{name}"), "required, but missing"))
            };
            let (bucket, key) = (needed("Bucket")?, needed("Key")?);
            let between = if arn::is_bucket(bucket) { "/object/" } else { "/" };
            let object = format!("{bucket}{between}{key}");
            let version = part("VersionId")?.map(|v| format!("{VERSION}{v}")).unwrap_or_default();
            format!("{}{version}", utf8_percent_encode(&object, KEPT))
        }
        _ => return Ok(()),
    };
    *source = encoded.into();
    Ok(())
}

/// Where the version of a copy's source begins, if it ends in one.
fn version_of(text: &str) -> Option<usize> {
    let is_version = |at: &usize| {
        let id = &text[at + VERSION.len()..];
        !id.is_empty() && !id.contains(char::is_whitespace)
    };
    text.match_indices(VERSION).map(|(at, _)| at).find(is_version)
}

fn ascii(input: &Map<String, Json>, member: &str) -> Result<(), Fault> {
    let Some(Json::Object(map)) = input.get(member) else { return Ok(()) };
    for (name, value) in map {
        if !name.is_ascii() || value.as_str().is_some_and(|v| !v.is_ascii()) {
            return Err(fault(&format!("{member}.{name}"), "expected ASCII characters only"));
        }
    }
    Ok(())
}

fn bucket_name(input: &Map<String, Json>, member: &str) -> Result<(), Fault> {
    let Some(name) = input.get(member).and_then(Json::as_str) else { return Ok(()) };
    let fits = |c: u8| c.is_ascii_alphanumeric() || matches!(c, b'.' | b'-' | b'_');
    if ((1..=255).contains(&name.len()) && name.bytes().all(fits)) || arn::is_bucket(name) {
        return Ok(());
    }
    let expected =
        "expected 1 to 255 letters, digits, dots, hyphens and underscores, or the ARN of an access point";
    Err(fault(member, format!("{expected}, found {name:?}")))
}

/// The rules take the account from a member of its own, which the caller may leave out beside the ARN.
fn account_of_outpost(
    input: &mut Map<String, Json>,
    member: &str,
    resource: &str,
    account: &str,
) -> Result<(), Fault> {
    let given = input.get(member).and_then(Json::as_str);
    let Some(parsed) = given.and_then(arn::Arn::parse) else { return Ok(()) };
    if parsed.region.starts_with("fips-") || parsed.region.ends_with("fips-") {
        return Err(fault(member, format!("expected no FIPS region in an ARN, found {:?}", parsed.region)));
    }
    if !parsed.is_on_outpost(resource) {
        return Err(fault(member, format!("expected a name, or the ARN of an Outpost's {resource}")));
    }
    let owner = parsed.account.to_owned();
    match input.get(account).and_then(Json::as_str) {
        Some(other) if other != owner => {
            Err(fault(account, format!("expected the account of the ARN in {member}, found {other:?}")))
        }
        _ => {
            input.insert(account.into(), owner.into());
            Ok(())
        }
    }
}

#[cfg(test)]
mod tests;
