//! Tokens to log in to databases with, which are presigned requests that nobody sends: what botocore adds to its RDS and
//! DSQL clients.
//!
//! Source: botocore's `signers` module (`generate_db_auth_token`, `generate_db_connect_auth_token`,
//! `generate_db_connect_admin_auth_token`).

use std::fmt;
use std::time::Duration;

use aws_config::SdkConfig;
use aws_credential_types::provider::ProvideCredentials;

use crate::call::{Scope, sign_url};

const SCHEME: &str = "https://";

/// Why there is no token.
#[derive(Debug)]
pub struct TokenError(String);

impl fmt::Display for TokenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for TokenError {}

/// The password with which a user of an RDS database with IAM authentication logs in, at `host` (the name alone) and
/// `port`. It can be used for 15 minutes; a connection that is made with it lasts.
///
/// # Errors
/// There are no credentials; the host is no name.
pub async fn rds_db_auth_token(
    config: &SdkConfig,
    region: &str,
    host: &str,
    port: u16,
    user: &str,
) -> Result<String, TokenError> {
    let query = [("Action", "connect"), ("DBUser", user)];
    token(config, "rds-db", region, &format!("{host}:{port}"), &query, Duration::from_secs(900)).await
}

/// The password with which a user of an Aurora DSQL cluster logs in; boto3's default for `expires_in` is 15 minutes.
///
/// # Errors
/// As [`rds_db_auth_token`].
pub async fn dsql_db_connect_auth_token(
    config: &SdkConfig,
    region: &str,
    host: &str,
    expires_in: Duration,
) -> Result<String, TokenError> {
    token(config, "dsql", region, host, &[("Action", "DbConnect")], expires_in).await
}

/// The same for the user `admin`.
///
/// # Errors
/// As [`rds_db_auth_token`].
pub async fn dsql_db_connect_admin_auth_token(
    config: &SdkConfig,
    region: &str,
    host: &str,
    expires_in: Duration,
) -> Result<String, TokenError> {
    token(config, "dsql", region, host, &[("Action", "DbConnectAdmin")], expires_in).await
}

async fn token(
    config: &SdkConfig,
    name: &str,
    region: &str,
    host: &str,
    query: &[(&str, &str)],
    expires_in: Duration,
) -> Result<String, TokenError> {
    let fault = |message: String| TokenError(format!("{name}: {message}"));
    let provider = config.credentials_provider();
    let provider =
        provider.ok_or_else(|| fault("expected credentials in the configuration, found none".into()))?;
    let credentials = provider.provide_credentials().await.map_err(|e| fault(e.to_string()))?;
    let fits = |c: u8| c.is_ascii_alphanumeric() || matches!(c, b'.' | b'-' | b':');
    if host.is_empty() || !host.bytes().all(fits) {
        return Err(fault(format!("expected a host's name, found {host:?}")));
    }
    let time = config.time_source().unwrap_or_default().now();
    let scope = Scope { credentials: &credentials, region, name, time };
    let url =
        sign_url(&scope, &format!("{SCHEME}{host}/"), query, expires_in).map_err(|e| fault(e.to_string()))?;
    Ok(url.trim_start_matches(SCHEME).to_owned())
}
