//! What a client knows that its services' endpoint rules ask for.

use super::rules::Param;
use crate::names;
use crate::partition;

/// What a client knows that endpoints depend on, in one region.
#[derive(Debug, Clone)]
pub(crate) struct EndpointConfig {
    region: String,
    use_fips: bool,
    use_dual_stack: bool,
    endpoint_url: Option<String>,
    account_id_mode: AccountIdMode,
    inject_host_prefix: bool,
    presigned: bool,
    /// By folded name.
    client_context: Vec<(String, Param)>,
    built_ins: Vec<(String, Param)>,
}

/// Whether endpoints bear the account's id where a service offers that.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum AccountIdMode {
    #[default]
    Preferred,
    Required,
    Disabled,
}

impl AccountIdMode {
    pub(crate) fn name(self) -> &'static str {
        match self {
            AccountIdMode::Preferred => "preferred",
            AccountIdMode::Required => "required",
            AccountIdMode::Disabled => "disabled",
        }
    }
}

impl EndpointConfig {
    /// The defaults in a region; `fips-us-east-1` and `us-east-1-fips` are `us-east-1` with FIPS.
    pub(crate) fn new(region: &str) -> EndpointConfig {
        let (region, use_fips) = partition::without_fips(region);
        EndpointConfig {
            region,
            use_fips,
            use_dual_stack: false,
            endpoint_url: None,
            account_id_mode: AccountIdMode::default(),
            inject_host_prefix: true,
            presigned: false,
            client_context: Vec::new(),
            built_ins: Vec::new(),
        }
    }

    /// Endpoints that are validated by FIPS 140; a region that asks for them by its name has them anyway.
    pub(crate) fn with_fips(mut self, on: bool) -> Self {
        self.use_fips |= on;
        self
    }

    /// Endpoints that speak IPv6 too.
    pub(crate) fn with_dual_stack(mut self, on: bool) -> Self {
        self.use_dual_stack = on;
        self
    }

    /// The caller's own URL.
    pub(crate) fn with_endpoint_url(mut self, url: Option<String>) -> Self {
        self.endpoint_url = url;
        self
    }

    pub(crate) fn with_account_id_mode(mut self, mode: AccountIdMode) -> Self {
        self.account_id_mode = mode;
        self
    }

    /// Whether operations put their prefix before the host, at a custom URL too.
    pub(crate) fn with_host_prefix(mut self, on: bool) -> Self {
        self.inject_host_prefix = on;
        self
    }

    /// The same in another region, of which FIPS is no part.
    pub(crate) fn with_region(mut self, region: &str) -> Self {
        region.clone_into(&mut self.region);
        self
    }

    /// Whether requests are presigned, for the endpoints that botocore presigns for.
    pub(crate) fn with_presigned(mut self, on: bool) -> Self {
        self.presigned = on;
        self
    }

    /// A client context parameter of a service, in any spelling: `UseArnRegion`, `use_arn_region`.
    pub(crate) fn with_client_context(mut self, name: &str, value: Param) -> Self {
        self.client_context.push((names::fold(name), value));
        self
    }

    /// A built-in that only some services have, as in `AWS::S3::Accelerate`.
    pub(crate) fn with_built_in(mut self, name: &str, value: Param) -> Self {
        self.built_ins.push((name.to_owned(), value));
        self
    }

    /// The region that rules see: without `fips`.
    pub(crate) fn region(&self) -> &str {
        &self.region
    }

    pub(crate) fn use_fips(&self) -> bool {
        self.use_fips
    }

    pub(crate) fn use_dual_stack(&self) -> bool {
        self.use_dual_stack
    }

    pub(crate) fn endpoint_url(&self) -> Option<&str> {
        self.endpoint_url.as_deref()
    }

    pub(crate) fn account_id_mode(&self) -> AccountIdMode {
        self.account_id_mode
    }

    pub(super) fn is_presigned(&self) -> bool {
        self.presigned
    }

    pub(super) fn injects_host_prefix(&self) -> bool {
        self.inject_host_prefix
    }

    /// What was set last under a folded name.
    pub(super) fn client_context(&self, folded: &str) -> Option<&Param> {
        self.client_context.iter().rev().find(|(k, _)| k == folded).map(|(_, v)| v)
    }

    pub(super) fn built_in(&self, name: &str) -> Option<&Param> {
        self.built_ins.iter().rev().find(|(k, _)| k == name).map(|(_, v)| v)
    }
}
