//! The request id of an answer.

use aws_smithy_runtime_api::http::Response;
use xmlparser::{ElementEnd, Token, Tokenizer};

const HEADERS: [&str; 2] = ["x-amzn-requestid", "x-amz-request-id"];

/// Elements that a request id may be in, besides the root.
const AROUND: [&str; 2] = ["ResponseMetadata", "Error"];

/// The request id: from the headers, or from an XML body of a service that has it only there. An error's own body comes
/// first, as in botocore: what stands before a service may have headers of its own.
pub(crate) fn request_id(response: &Response) -> Option<String> {
    let in_headers = || HEADERS.iter().find_map(|name| response.headers().get(name)).map(str::to_owned);
    let in_body = || in_xml(response.body().bytes()?);
    let found = if response.status().is_success() {
        in_headers().or_else(in_body)
    } else {
        in_body().or_else(in_headers)
    };
    found.filter(|id| !id.is_empty())
}

/// Walks the tokens without keeping them: the id may come after megabytes of answer.
fn in_xml(body: &[u8]) -> Option<String> {
    let body = std::str::from_utf8(body).ok()?;
    if !body.trim_start().starts_with('<') {
        return None;
    }
    let mut open: Vec<&str> = Vec::new();
    for token in Tokenizer::from(body).map_while(Result::ok) {
        match token {
            Token::ElementStart { local, .. } => open.push(local.as_str()),
            Token::ElementEnd { end, .. } if end != ElementEnd::Open => drop(open.pop()),
            Token::Text { text } if is_request_id(&open) => {
                return Some(text.as_str().trim().to_owned());
            }
            _ => {}
        }
    }
    None
}

fn is_request_id(path: &[&str]) -> bool {
    let (around, name) = match path {
        [_, name] => (true, name),
        [_, around, name] => (AROUND.contains(around), name),
        _ => return false,
    };
    around && matches!(*name, "RequestId" | "requestId" | "RequestID")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::test_support::response;

    #[test]
    fn of_an_answer_the_header_wins_of_an_error_the_body() {
        let body = "<R><RequestId>body</RequestId></R>";
        let headers = [("x-amz-request-id", "header")];
        assert_eq!(request_id(&response(200, &headers, body)).as_deref(), Some("header"));
        assert_eq!(request_id(&response(400, &headers, body)).as_deref(), Some("body"));
    }

    #[test]
    fn every_place_in_xml() {
        for body in [
            "<DescribeVpcsResponse xmlns='u'>\n<requestId>1-2</requestId><vpcSet/></DescribeVpcsResponse>",
            "<R><Result><RequestId>no</RequestId></Result><ResponseMetadata><RequestId> 1-2 </RequestId></ResponseMetadata></R>",
            "<ErrorResponse><Error/><RequestId>1-2</RequestId></ErrorResponse>",
            "<Response><Errors><Error><Code>c</Code></Error></Errors><RequestID>1-2</RequestID></Response>",
            "<Error><Code>c</Code><RequestId>1-2</RequestId></Error>",
        ] {
            assert_eq!(request_id(&response(200, &[], body)).as_deref(), Some("1-2"), "{body}");
        }
    }

    #[test]
    fn none_is_none() {
        for body in ["", "{\"RequestId\":\"x\"}", "<R><RequestId/></R>", "<R><", "<RequestId>x</RequestId>"] {
            assert_eq!(request_id(&response(200, &[], body)), None, "{body}");
        }
    }
}
