//! Page tokens: what leads to a page, and the text in which botocore and the AWS CLI hand it on.

use aws_smithy_types::base64;
use serde_json::{Map, Value as Json, json};

use super::expression::Found;
use crate::python_json;
use crate::value::Value;

/// How many items of the page had been given out when it was cut.
const CUT: &str = "boto_truncate_amount";
/// Which parts were bytes, and are base64 in the text.
const BLOBS: &str = "boto_encoded_keys";

/// What leads to one page: members of the input, in the paginator's order; null where there is none.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Tokens {
    members: Vec<(String, Json)>,
    /// Paths to what is bytes.
    blobs: Vec<Json>,
}

/// Where a listing goes on: a page, and how many of its items have been given out if it was cut.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Start {
    pub(crate) tokens: Tokens,
    pub(crate) cut: Option<u64>,
}

impl Tokens {
    /// Of the first page.
    pub(crate) fn none(names: &[String]) -> Tokens {
        Tokens { members: names.iter().map(|name| (name.clone(), Json::Null)).collect(), blobs: Vec::new() }
    }

    pub(super) fn push(&mut self, name: &str, found: Option<Found<'_>>) {
        let token = match found {
            None => Json::Null,
            Some(Found::Json(token)) => token,
            Some(Found::Value(value)) => {
                blobs(value, &mut vec![json!(name)], &mut self.blobs);
                // A value is always JSON.
                json!(value)
            }
        };
        self.members.push((name.to_owned(), token));
    }

    /// Whether none is set: there is no page.
    pub(crate) fn is_none(&self) -> bool {
        self.members.iter().all(|(_, token)| token.is_null())
    }

    /// Each with its member of the input; `None`: the member is not to be sent. What says `None` in so many letters is
    /// none to botocore.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, Option<&Json>)> {
        let set = |token: &Json| !token.is_null() && token.as_str() != Some("None");
        self.members.iter().map(move |(name, token)| (name.as_str(), Some(token).filter(|t| set(t))))
    }
}

fn blobs(value: &Value, path: &mut Vec<Json>, found: &mut Vec<Json>) {
    let mut step = |step: Json, inner: &Value, path: &mut Vec<Json>| {
        path.push(step);
        blobs(inner, path, found);
        path.pop();
    };
    match value {
        Value::Blob(_) => found.push(Json::Array(path.clone())),
        Value::List(list) => list.iter().enumerate().for_each(|(i, inner)| step(json!(i), inner, path)),
        Value::Map(map) => map.iter().for_each(|(key, inner)| step(json!(key), inner, path)),
        Value::Structure(s) => s.iter().for_each(|(name, inner)| step(json!(name), inner, path)),
        Value::Union(union) => {
            union.variant().into_iter().for_each(|name| step(json!(name), union.value(), path));
        }
        _ => {}
    }
}

impl Start {
    /// The text; `None`: it is the beginning.
    pub(crate) fn token(&self) -> Option<String> {
        (self.cut.is_some() || !self.tokens.is_none()).then(|| self.to_text())
    }

    /// The text, equal to botocore's byte for byte: base64 of JSON as Python writes it.
    pub(crate) fn to_text(&self) -> String {
        let mut all: Map<String, Json> = self.tokens.members.iter().cloned().collect();
        if let Some(cut) = self.cut {
            all.insert(CUT.into(), json!(cut));
        }
        if !self.tokens.blobs.is_empty() {
            all.insert(BLOBS.into(), json!(self.tokens.blobs));
        }
        // A map of strings always has a form in JSON.
        base64::encode(python_json::to_vec(&all).unwrap_or_default())
    }

    /// Reads a token: botocore's, its older form (`token___3`), or one of the service itself.
    ///
    /// # Errors
    /// It has more parts than the operation has tokens, or counts items with what is no number.
    pub(crate) fn read(text: &str, names: &[String]) -> Result<Start, String> {
        let decoded =
            decoded(text).and_then(|bytes| serde_json::from_slice::<Map<String, Json>>(&bytes).ok());
        let Some(mut all) = decoded else { return Start::older(text, names) };
        let blobs = match all.shift_remove(BLOBS) {
            Some(Json::Array(paths)) => paths,
            _ => Vec::new(),
        };
        let cut = all.shift_remove(CUT);
        let number = |cut: Json| cut.as_u64().ok_or_else(|| format!("{CUT}: expected a number, found {cut}"));
        let cut = cut.map(number).transpose()?;
        Ok(Start { tokens: Tokens { members: all.into_iter().collect(), blobs }, cut })
    }

    fn older(text: &str, names: &[String]) -> Result<Start, String> {
        let mut parts: Vec<&str> = text.split("___").collect();
        let mut cut = None;
        if parts.len() == names.len() + 1 {
            cut = parts.pop().and_then(|last| last.trim().parse().ok());
            if cut.is_none() {
                parts = vec![text];
            }
        }
        if parts.len() > names.len() {
            return Err(format!(
                "expected at most {} tokens, found {} in {text:?}",
                names.len(),
                parts.len()
            ));
        }
        let token = |part: &&str| if *part == "None" { Json::Null } else { json!(part) };
        let tokens = parts.iter().map(token).chain(std::iter::repeat(Json::Null));
        let members = names.iter().cloned().zip(tokens).collect();
        Ok(Start { tokens: Tokens { members, blobs: Vec::new() }, cut })
    }
}

/// Base64 as Python reads it: what is not of its alphabet is passed over, and padding ends it.
fn decoded(text: &str) -> Option<Vec<u8>> {
    let mut digits = String::new();
    let mut pads = 0;
    for c in text.chars() {
        match c {
            '=' if digits.len() % 4 >= 2 => {
                pads += 1;
                if digits.len() % 4 + pads >= 4 {
                    break;
                }
            }
            'A'..='Z' | 'a'..='z' | '0'..='9' | '+' | '/' => {
                pads = 0;
                digits.push(c);
            }
            _ => {}
        }
    }
    if !digits.len().is_multiple_of(4) && digits.len() % 4 + pads < 4 {
        return None;
    }
    digits.extend(std::iter::repeat_n('=', (4 - digits.len() % 4) % 4));
    base64::decode(digits).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn start(members: &[(&str, Json)], cut: Option<u64>) -> Start {
        let members = members.iter().map(|(name, token)| ((*name).to_owned(), token.clone())).collect();
        Start { tokens: Tokens { members, blobs: Vec::new() }, cut }
    }

    fn names(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn the_text_is_that_of_python() {
        let plain = start(&[("Marker", json!("m")), ("IdMarker", Json::Null)], Some(3));
        assert_eq!(
            base64::decode(plain.to_text()).expect("base64"),
            br#"{"Marker": "m", "IdMarker": null, "boto_truncate_amount": 3}"#
        );
        let odd = start(&[("Key", json!({"a": ["\u{e9}\u{1f600}\u{7f}\n\"", 1.5, true]}))], None);
        assert_eq!(
            base64::decode(odd.to_text()).expect("base64"),
            br#"{"Key": {"a": ["\u00e9\ud83d\ude00\u007f\n\"", 1.5, true]}}"#
        );
        assert_eq!(Start::read(&odd.to_text(), &names(&["Key"])), Ok(odd));
        assert_eq!(Start::read(&plain.to_text(), &names(&["Marker", "IdMarker"])), Ok(plain));
    }

    #[test]
    fn bytes_are_marked_and_come_back() {
        let mut tokens = Tokens::default();
        let bytes = Value::Map([("k".into(), Value::Blob([0, 255].into()))].into());
        tokens.push("Key", Some(Found::Value(&Value::List([bytes].into()))));
        let text = Start { tokens: tokens.clone(), cut: None }.to_text();
        assert_eq!(
            base64::decode(&text).expect("base64"),
            br#"{"Key": [{"k": "AP8="}], "boto_encoded_keys": [["Key", 0, "k"]]}"#
        );
        assert_eq!(Start::read(&text, &names(&["Key"])), Ok(Start { tokens, cut: None }));
    }

    #[test]
    fn a_services_own_token_and_the_older_form_are_read() {
        let one = names(&["NextToken"]);
        let of = |token: &str| start(&[("NextToken", json!(token))], None);
        // Base64 that is no JSON, none at all, and what only looks like it.
        for token in ["AAAA", "opaque token-1", "a===", "eyJh", "bnVsbA==", ""] {
            assert_eq!(Start::read(token, &one), Ok(of(token)), "{token}");
        }
        assert_eq!(Start::read("t___4", &one), Ok(start(&[("NextToken", json!("t"))], Some(4))));
        assert_eq!(Start::read("t___x", &one), Ok(of("t___x")));
        assert!(Start::read("a___b___1", &one).is_err());
        let two = names(&["A", "B"]);
        let padded = start(&[("A", json!("a")), ("B", Json::Null)], None);
        assert_eq!(Start::read("a", &two), Ok(padded.clone()));
        assert_eq!(Start::read("a___None", &two), Ok(padded));
    }

    #[test]
    fn what_says_none_is_not_sent() {
        let tokens = start(&[("A", json!("None")), ("B", json!("b")), ("C", Json::Null)], None).tokens;
        let sent: Vec<_> = tokens.iter().map(|(name, token)| (name, token.is_some())).collect();
        assert_eq!(sent, [("A", false), ("B", true), ("C", false)]);
        assert!(!tokens.is_none() && Tokens::none(&names(&["A"])).is_none());
    }
}
