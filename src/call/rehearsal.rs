//! A call up to its signature: where it would go and what it is signed for, with nothing sent.

use aws_smithy_runtime::client::orchestrator::{StopPoint, invoke_with_stop_point};
use aws_smithy_runtime_api::client::interceptors::context::{Input, InterceptorContext};
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;

use super::codec::RequestInput;
use super::observe::Attempts;
use super::{Given, Overrides, Regional, failure, operation};
use crate::model::Operation;
use crate::outcome::{CallError, FailureKind};

/// A signed request that was not sent.
#[derive(Debug, Clone)]
pub(crate) struct Rehearsal {
    /// Scheme, host and port.
    pub(crate) endpoint: String,
    pub(crate) signing_regions: Vec<String>,
    pub(crate) signing_name: Option<String>,
    pub(crate) account_id: Option<String>,
}

impl Regional {
    /// Does all that a call does before it sends, by what is known of where it goes: nothing is asked for it.
    ///
    /// # Errors
    /// What the call would end with.
    pub(crate) async fn rehearse(
        &self,
        operation: &'static Operation,
        given: Given,
        overrides: &Overrides,
    ) -> Result<Rehearsal, CallError> {
        let attempts = Attempts::default();
        let mut there = self.remembered(operation, &given, overrides);
        there.address = self.discovered_before(operation, overrides).await?;
        let request = self.until_sent(operation, given, &there, &attempts).await?;
        Ok(Rehearsal::of(&request, &attempts))
    }

    /// The request of a call as it would be sent.
    ///
    /// # Errors
    /// What the call would end with.
    pub(super) async fn until_sent(
        &self,
        operation: &'static Operation,
        given: Given,
        overrides: &Overrides,
        attempts: &Attempts,
    ) -> Result<HttpRequest, CallError> {
        let resolver = self.resolver(overrides);
        let scope = operation::Scope { regional: self, operation, given, overrides, resolver };
        let plugins = self.plugins.clone().with_operation_plugin(scope.plugin(attempts.clone()).await?);
        let input = Input::erase(RequestInput(scope.given.input));
        let name = self.settings.service.sdk_id();
        let run = invoke_with_stop_point(name, operation.name(), input, &plugins, StopPoint::BeforeTransmit);
        let facts = failure::Facts { at_aws: self.is_at_aws(overrides), clock_off: None };
        let mut context: InterceptorContext = run.await.map_err(|error| failure::of(error, facts))?;
        match context.take_request() {
            Some(request) => Ok(request),
            // It ended before there was a request: finalizing tells why.
            None => match context.finalize() {
                Err(error) => Err(failure::of(error, facts)),
                Ok(_) => {
                    Err(CallError::new(FailureKind::Request, "expected a request to be made, found none"))
                }
            },
        }
    }
}

impl Rehearsal {
    fn of(request: &HttpRequest, attempts: &Attempts) -> Rehearsal {
        let header = |name| request.headers().get(name);
        let (signing_regions, signing_name) = header("authorization")
            .and_then(|text| scope(text, header("x-amz-region-set")))
            .map_or((Vec::new(), None), |(regions, name)| (regions, Some(name)));
        Rehearsal {
            endpoint: origin(request.uri()).to_owned(),
            signing_regions,
            signing_name,
            account_id: attempts.account_id(),
        }
    }
}

/// A URL without its path and query.
fn origin(url: &str) -> &str {
    let host = url.find("://").map_or(0, |at| at + "://".len());
    let end = url.get(host..).and_then(|rest| rest.find(['/', '?'])).map_or(url.len(), |at| host + at);
    url.get(..end).unwrap_or(url)
}

/// The regions and the service of a signature's scope: `…Credential=KEY/DATE/REGION/SERVICE/aws4_request, …`, or without
/// the region, which then is a header's.
fn scope(authorization: &str, region_set: Option<&str>) -> Option<(Vec<String>, String)> {
    let (_, rest) = authorization.split_once("Credential=")?;
    let mut parts = rest.split([',', ' ']).next()?.rsplit('/').skip(1);
    let service = parts.next()?.to_owned();
    let regions = match region_set {
        Some(set) => set.split(',').map(|region| region.trim().to_owned()).collect(),
        None => vec![parts.next()?.to_owned()],
    };
    Some((regions, service))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_is_what_stands_before_the_path() {
        for (url, expected) in [
            ("https://sts.eu-west-1.amazonaws.com/", "https://sts.eu-west-1.amazonaws.com"),
            ("http://localhost:5000?Action=a/b", "http://localhost:5000"),
            ("https://host", "https://host"),
        ] {
            assert_eq!(origin(url), expected);
        }
    }

    #[test]
    fn a_scope_names_regions_and_service() {
        let one = "AWS4-HMAC-SHA256 Credential=AKID/20260102/eu-west-1/ec2/aws4_request, SignedHeaders=host";
        assert_eq!(scope(one, None), Some((vec!["eu-west-1".into()], "ec2".into())));
        let set = "AWS4-ECDSA-P256-SHA256 Credential=AKID/20260102/s3/aws4_request, SignedHeaders=host";
        assert_eq!(scope(set, Some("*")), Some((vec!["*".into()], "s3".into())));
        let several = scope(set, Some("eu-west-1, us-*")).expect("a scope");
        assert_eq!(several.0, ["eu-west-1", "us-*"]);
        assert_eq!(scope("Bearer Credential", None), None);
    }
}
