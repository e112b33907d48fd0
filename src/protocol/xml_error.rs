//! Code and message of an error in XML, for awsQuery, ec2Query and restXml.

use aws_smithy_runtime_api::http::Response;
use aws_smithy_types::error::metadata::Builder;
use xmlparser::{Token, Tokenizer};

use super::error::ErrorParts;
use crate::xml::{Element, Part, XmlDocument};

/// The metadata of an error answer, whatever its body.
pub(super) fn metadata(response: &Response, unwrapped: bool) -> Builder {
    let body = response.body().bytes().unwrap_or_default();
    parts(body, unwrapped).metadata(response.status().as_u16())
}

/// The metadata of an error in a frame of an event stream, which has no status.
pub(super) fn event_metadata(payload: &[u8], unwrapped: bool) -> Builder {
    let parts = parts(payload, unwrapped);
    match parts {
        ErrorParts { code: Some(_), .. } => parts.metadata(0),
        ErrorParts { message: Some(message), .. } if !message.is_empty() => {
            Builder::default().message(message)
        }
        _ => Builder::default(),
    }
}

fn parts(body: &[u8], unwrapped: bool) -> ErrorParts {
    let Ok(document) = XmlDocument::checked(body) else {
        return ErrorParts::default();
    };
    let root = document.root();
    let found = Part::Error { unwrapped }.find(root);
    let Some(error) = found.ok().flatten().filter(|_| !root.name().eq_ignore_ascii_case("html")) else {
        return ErrorParts::default();
    };
    let text = |name: &str| Some(error.child(name).ok()??.text().ok()?.into_owned());
    ErrorParts {
        code: text("Code").map(|code| code.trim().to_owned()).or_else(|| named_by_its_element(error)),
        message: text("Message").or_else(|| text("message")),
        fault: text("Type").filter(|fault| !fault.is_empty()),
        body_code: None,
    }
}

/// The gateway before a service answers `<AccessDeniedException><Message>`.
fn named_by_its_element(error: Element<'_, '_>) -> Option<String> {
    error.name().ends_with("Exception").then(|| error.name().to_owned())
}

/// Whether a body is an XML error although its status may be a success: S3 sends such answers where it
/// had to begin an answer before it knew how the operation would end.
pub(crate) fn is_error_document(response: &Response) -> bool {
    let body = response.body().bytes().unwrap_or_default();
    // A look at the beginning is enough; the body may be large, and no XML at all.
    let body = String::from_utf8_lossy(body.get(..1024).unwrap_or(body));
    Tokenizer::from(body.as_ref())
        .map_while(Result::ok)
        .find_map(|token| match token {
            Token::ElementStart { local, .. } => Some(local.as_str() == "Error"),
            _ => None,
        })
        .unwrap_or(false)
}

/// Whether there is a body that is no XML: an answer that broke off on the way, if it was to be XML.
pub(crate) fn is_broken_document(response: &Response) -> bool {
    let body = response.body().bytes().unwrap_or_default();
    !body.is_empty() && XmlDocument::checked(body).is_err()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::error::extra;
    use crate::protocol::test_support::response;

    #[test]
    fn each_envelope_is_opened() {
        let error = "<Type>Sender</Type><Code>Gone</Code><Message>It &amp; that</Message>";
        for (body, unwrapped) in [
            (format!("<ErrorResponse xmlns='u'><Error>{error}</Error></ErrorResponse>"), false),
            (format!("<Response><Errors><Error>{error}</Error></Errors></Response>"), false),
            (format!("<Error>{error}</Error>"), false),
            (format!("<?xml version='1.0'?>\n<Error>{error}</Error>"), true),
            (format!("<ErrorResponse><Error>{error}</Error></ErrorResponse>"), true),
            (format!("<s:Error xmlns:s='u'>{error}<Error>no</Error></s:Error>"), true),
        ] {
            let metadata = metadata(&response(400, &[], &body), unwrapped).build();
            assert_eq!(metadata.code(), Some("Gone"), "{body}");
            assert_eq!(metadata.message(), Some("It & that"), "{body}");
            assert_eq!(metadata.extra(extra::FAULT), Some("Sender"), "{body}");
        }
    }

    #[test]
    fn an_element_may_be_the_code() {
        let body = "<AccessDeniedException><Message>no</Message></AccessDeniedException>";
        let metadata = metadata(&response(403, &[], body), false).build();
        assert_eq!(metadata.code(), Some("AccessDeniedException"));
        assert_eq!(metadata.message(), Some("no"));
    }

    #[test]
    fn any_other_body_gives_the_status() {
        for body in
            ["", "oops", "<html><Code>x</Code></html>", "<a><b></a>", "<Response/>", "<!DOCTYPE x><x/>"]
        {
            let metadata = metadata(&response(503, &[], body), false).build();
            assert_eq!(metadata.code(), Some("503"), "{body}");
            assert_eq!(metadata.message(), Some("Service Unavailable"), "{body}");
        }
    }

    #[test]
    fn an_error_in_a_success_is_seen() {
        let seen = |body: &str| is_error_document(&response(200, &[], body));
        assert!(seen("<?xml version=\"1.0\"?>\n\n<Error><Code>InternalError</Code></Error>"));
        assert!(!seen("<CopyObjectResult><Error/></CopyObjectResult>"));
        assert!(!seen(""));
        assert!(!seen("\u{0}\u{1}<Error>"));
    }

    #[test]
    fn a_body_that_broke_off_is_seen() {
        let broken = |body: &str| is_broken_document(&response(200, &[], body));
        assert!(broken("<CopyObjectResult><ETag>") && broken(" ") && broken("oops"));
        assert!(!broken("") && !broken("<CopyObjectResult/>"));
    }
}
