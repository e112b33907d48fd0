//! What an error answer tells, and what its status tells when the body does not.

use aws_smithy_runtime_api::http::Headers;
use aws_smithy_types::error::metadata::{Builder, ErrorMetadata};

/// Keys of what error metadata holds besides code and message.
pub(crate) mod extra {
    /// The code in the body where a header's code replaced it: with `awsQueryCompatible`, the name of
    /// the error's shape.
    pub(crate) const BODY_CODE: &str = "__type";
    /// Whose fault it is, as the service says: `Sender` or `Receiver`.
    pub(crate) const FAULT: &str = "type";
}

/// The parts of an error answer, each as far as it was found.
#[derive(Debug, Default, PartialEq)]
pub(super) struct ErrorParts {
    pub(super) code: Option<String>,
    pub(super) message: Option<String>,
    pub(super) fault: Option<String>,
    pub(super) body_code: Option<String>,
}

impl ErrorParts {
    /// Metadata that always has a code: the status, where the service gives none.
    pub(super) fn metadata(self, status: u16) -> Builder {
        let mut metadata = ErrorMetadata::builder();
        let message = match self.code.filter(|code| !code.is_empty()) {
            Some(code) => {
                metadata = metadata.code(code);
                self.message
            }
            None => {
                metadata = metadata.code(status.to_string());
                self.message.or_else(|| Some(reason(status).to_owned()))
            }
        };
        if let Some(message) = message.filter(|message| !message.is_empty()) {
            metadata = metadata.message(message);
        }
        if let Some(fault) = self.fault {
            metadata = metadata.custom(extra::FAULT, fault);
        }
        if let Some(code) = self.body_code {
            metadata = metadata.custom(extra::BODY_CODE, code);
        }
        metadata
    }

    /// Lets the code of an `awsQueryCompatible` service win, `<code>;<fault>`; it is the one that the
    /// service had when it spoke awsQuery, and that its callers know.
    pub(super) fn with_query_error(mut self, headers: &Headers) -> Self {
        let header = headers.get("x-amzn-query-error").unwrap_or_default();
        if let Some((code, fault)) = header.split_once(';')
            && !code.is_empty()
            && !fault.contains(';')
        {
            self.body_code = self.code.replace(code.to_owned());
            self.fault = Some(fault.to_owned());
        }
        self
    }
}

/// The name alone of `namespace#Name:uri`.
pub(super) fn normalise(code: &str) -> &str {
    let code = code.split(':').next().unwrap_or_default();
    code.rsplit('#').next().unwrap_or_default().trim()
}

/// The standard reason phrase of a status code, empty if it has none.
pub(super) fn reason(status: u16) -> &'static str {
    match status {
        300 => "Multiple Choices",
        301 => "Moved Permanently",
        302 => "Found",
        303 => "See Other",
        304 => "Not Modified",
        305 => "Use Proxy",
        307 => "Temporary Redirect",
        308 => "Permanent Redirect",
        400 => "Bad Request",
        401 => "Unauthorized",
        402 => "Payment Required",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        406 => "Not Acceptable",
        407 => "Proxy Authentication Required",
        408 => "Request Timeout",
        409 => "Conflict",
        410 => "Gone",
        411 => "Length Required",
        412 => "Precondition Failed",
        413 => "Payload Too Large",
        414 => "URI Too Long",
        415 => "Unsupported Media Type",
        416 => "Range Not Satisfiable",
        417 => "Expectation Failed",
        421 => "Misdirected Request",
        422 => "Unprocessable Entity",
        424 => "Failed Dependency",
        426 => "Upgrade Required",
        428 => "Precondition Required",
        429 => "Too Many Requests",
        431 => "Request Header Fields Too Large",
        500 => "Internal Server Error",
        501 => "Not Implemented",
        502 => "Bad Gateway",
        503 => "Service Unavailable",
        504 => "Gateway Timeout",
        505 => "HTTP Version Not Supported",
        507 => "Insufficient Storage",
        511 => "Network Authentication Required",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_stripped_of_namespace_and_uri() {
        for (code, name) in [
            ("FooError", "FooError"),
            ("aws.protocoltests.restjson#FooError", "FooError"),
            ("FooError:http://internal.example.com/coral/#x/", "FooError"),
            ("a#b#FooError:http://x", "FooError"),
            (":x", ""),
            ("", ""),
        ] {
            assert_eq!(normalise(code), name);
        }
    }

    #[test]
    fn without_code_the_status_is_the_code_and_its_reason_the_message() {
        let metadata = ErrorParts::default().metadata(503).build();
        assert_eq!(metadata.code(), Some("503"));
        assert_eq!(metadata.message(), Some("Service Unavailable"));
        let metadata = ErrorParts::default().metadata(599).build();
        assert_eq!(metadata.code(), Some("599"));
        assert_eq!(metadata.message(), None);
    }

    #[test]
    fn a_query_error_replaces_the_code_and_keeps_it() {
        let parts = || ErrorParts { code: Some("QueueDoesNotExist".to_owned()), ..ErrorParts::default() };
        let mut headers = Headers::new();
        headers.insert("x-amzn-query-error", "AWS.Simple.NonExistentQueue;Sender");
        let metadata = parts().with_query_error(&headers).metadata(400).build();
        assert_eq!(metadata.code(), Some("AWS.Simple.NonExistentQueue"));
        assert_eq!(metadata.extra(extra::BODY_CODE), Some("QueueDoesNotExist"));
        assert_eq!(metadata.extra(extra::FAULT), Some("Sender"));
        for malformed in ["", "Code", ";Sender", "a;b;c"] {
            headers.insert("x-amzn-query-error", malformed);
            assert_eq!(parts().with_query_error(&headers), parts(), "{malformed}");
        }
    }
}
