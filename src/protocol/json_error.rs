//! Code and message of an error in JSON, for awsJson and restJson1.

use aws_smithy_json::deserialize::{Token, json_token_iter};
use aws_smithy_runtime_api::http::{Headers, Response};
use aws_smithy_types::error::metadata::Builder;

use super::error::{ErrorParts, normalise, reason};

/// Where an error's code stands.
pub(super) struct Dialect {
    /// The members that may hold it, best first.
    keys: [&'static str; 3],
    /// Whether the header `x-amzn-errortype` comes before them.
    header_first: bool,
}

pub(super) const RPC_CODE: Dialect = Dialect { keys: ["__type", "code", "Code"], header_first: false };
/// A REST service may use `__type` for something else when it has a `code`.
pub(super) const REST_CODE: Dialect = Dialect { keys: ["code", "Code", "__type"], header_first: true };

/// The last is OAuth's, of IAM Identity Center.
const MESSAGE: [&str; 4] = ["message", "Message", "errorMessage", "error_description"];

/// How many characters of a body that is no JSON become the message.
const MAX_RAW_MESSAGE: usize = 4096;

/// The metadata of an error answer, whatever its body.
pub(super) fn metadata(response: &Response, dialect: &Dialect) -> Builder {
    let body = response.body().bytes().unwrap_or_default();
    let status = response.status().as_u16();
    let mut parts = parts(body, response.headers(), dialect).with_query_error(response.headers());
    if is_generic(status, body) {
        parts.message = Some(reason(status).to_owned());
    }
    parts.metadata(status)
}

/// The metadata of an error in a frame of an event stream, which has no status.
pub(super) fn event_metadata(payload: &[u8], dialect: &Dialect) -> Builder {
    let parts = parts(payload, &Headers::new(), dialect);
    match parts {
        ErrorParts { code: Some(_), .. } => parts.metadata(0),
        ErrorParts { message: Some(message), .. } if !message.is_empty() => {
            Builder::default().message(message)
        }
        _ => Builder::default(),
    }
}

fn parts(body: &[u8], headers: &Headers, dialect: &Dialect) -> ErrorParts {
    let mut parts = match texts(body, &[&dialect.keys[..], &MESSAGE].concat()) {
        Some(texts) => ErrorParts {
            code: first(&texts, &dialect.keys).map(|code| normalise(code).to_owned()),
            message: first(&texts, &MESSAGE).map(str::to_owned),
            ..ErrorParts::default()
        },
        None => ErrorParts { message: raw_message(body), ..ErrorParts::default() },
    };
    // What is not told stays untold: here, unlike in XML, botocore does not make a message of the status.
    parts.message.get_or_insert_default();
    let header = headers.get("x-amzn-errortype").map(normalise).filter(|code| !code.is_empty());
    if let Some(code) = header.filter(|_| dialect.header_first || parts.code.is_none()) {
        parts.code = Some(code.to_owned());
    }
    parts
}

/// Whether something before the service answered, which then has nothing to say but the status: as botocore tells it.
fn is_generic(status: u16, body: &[u8]) -> bool {
    let body = body.trim_ascii();
    status >= 500 && (body.is_empty() || body.starts_with(b"<html>"))
}

/// The members of a JSON object that are texts.
type Texts = Vec<(&'static str, String)>;

/// Those of these members that are texts, none if it is JSON but no object; `None`: it is no JSON. Nothing else is
/// kept: the tree of a body's values would be many times its size.
fn texts(body: &[u8], names: &[&'static str]) -> Option<Texts> {
    let (mut texts, mut depth, mut wanted, mut ended) = (Texts::new(), 0_usize, None, false);
    for token in json_token_iter(body) {
        if ended {
            return None;
        }
        match token.ok()? {
            Token::ObjectKey { key, .. } if depth == 1 => {
                let key = key.to_unescaped().ok()?;
                wanted = names.iter().copied().find(|name| *name == key);
                // Of members that bear one name the last one counts.
                texts.retain(|(name, _)| wanted != Some(*name));
                continue;
            }
            Token::ValueString { value, .. } => {
                if let Some(name) = wanted {
                    texts.push((name, value.to_unescaped().ok()?.into_owned()));
                }
            }
            Token::StartArray { .. } | Token::StartObject { .. } => depth += 1,
            Token::EndArray { .. } | Token::EndObject { .. } => depth = depth.saturating_sub(1),
            Token::ObjectKey { .. } => continue,
            _ => {}
        }
        (wanted, ended) = (None, depth == 0);
    }
    ended.then_some(texts)
}

/// The first of these members that is a string with something in it.
fn first<'t>(texts: &'t Texts, keys: &[&str]) -> Option<&'t str> {
    let text = |key: &&str| texts.iter().find(|(name, _)| name == key).map(|(_, text)| text.as_str());
    keys.iter().filter_map(text).find(|text| !text.is_empty())
}

/// A body that is no JSON.
fn raw_message(body: &[u8]) -> Option<String> {
    let text = std::str::from_utf8(body).ok()?;
    (!text.trim().is_empty()).then(|| text.chars().take(MAX_RAW_MESSAGE).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::test_support::response;

    fn code_and_message(
        status: u16,
        headers: &[(&'static str, &'static str)],
        body: &str,
        keys: &Dialect,
    ) -> (String, String) {
        let metadata = metadata(&response(status, headers, body), keys).build();
        (metadata.code().unwrap_or_default().to_owned(), metadata.message().unwrap_or_default().to_owned())
    }

    fn pair(code: &str, message: &str) -> (String, String) {
        (code.to_owned(), message.to_owned())
    }

    #[test]
    fn the_code_is_taken_from_header_or_body() {
        let body = r#"{"__type":"ns#A","code":"B","Message":"m"}"#;
        assert_eq!(code_and_message(400, &[], body, &RPC_CODE), pair("A", "m"));
        assert_eq!(code_and_message(400, &[], body, &REST_CODE), pair("B", "m"));
        let header = [("x-amzn-errortype", "C:http://internal")];
        assert_eq!(code_and_message(400, &header, body, &REST_CODE), pair("C", "m"));
        assert_eq!(code_and_message(400, &header, body, &RPC_CODE), pair("A", "m"));
        assert_eq!(code_and_message(400, &header, "{}", &RPC_CODE), pair("C", ""));
        let upper = r#"{"Code":"D","errorMessage":"e"}"#;
        assert_eq!(code_and_message(400, &[], upper, &REST_CODE), pair("D", "e"));
    }

    #[test]
    fn an_empty_header_does_not_hide_the_body() {
        let header = [("x-amzn-errortype", "")];
        let body = r#"{"__type":"A"}"#;
        assert_eq!(code_and_message(400, &header, body, &REST_CODE), pair("A", ""));
    }

    #[test]
    fn any_other_body_gives_the_status() {
        for body in [
            "",
            "{}",
            "[]",
            "null",
            "3",
            "\"code\"",
            r#"{"code":7}"#,
            r#"[{"code":"A"}]"#,
            r#"{"a":{"code":"A"}}"#,
        ] {
            assert_eq!(code_and_message(404, &[], body, &REST_CODE), pair("404", ""), "{body}");
        }
        let page = "<html>Bad Gateway</html>";
        assert_eq!(code_and_message(502, &[], page, &RPC_CODE), pair("502", "Bad Gateway"));
        assert_eq!(code_and_message(429, &[], "slow down", &RPC_CODE), pair("429", "slow down"));
        for body in [r#"{"code":"A"}{"code":"B"}"#, r#"{"code":"A""#, r#"{"code":"A"} x"#] {
            assert_eq!(code_and_message(404, &[], body, &REST_CODE), pair("404", body));
        }
        assert_eq!(code_and_message(404, &[], r#"{"code":"A","code":7,"c\u006fde":"B"}"#, &REST_CODE).0, "B");
        let deep = "[".repeat(100_000);
        assert_eq!(code_and_message(400, &[], &deep, &RPC_CODE).0, "400");
    }

    #[test]
    fn an_event_without_code_has_no_code() {
        assert_eq!(event_metadata(b"{}", &RPC_CODE).build().code(), None);
        let told = event_metadata(br#"{"message":"m"}"#, &RPC_CODE).build();
        assert_eq!((told.code(), told.message()), (None, Some("m")));
        let coded = event_metadata(br#"{"__type":"x#A","message":"m"}"#, &RPC_CODE).build();
        assert_eq!((coded.code(), coded.message()), (Some("A"), Some("m")));
    }
}
