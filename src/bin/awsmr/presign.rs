//! `awsmr presign`: signed URLs that others can call, one a region.

use std::time::Duration;

use clap::Args;

use crate::given::{input, seconds};
use crate::place::Place;
use crate::{Failure, complain, exit, print};

#[derive(Args)]
pub(crate) struct Arguments {
    /// Service, as boto3 and the AWS CLI name it: s3
    service: String,
    /// Operation, in any spelling: get-object
    operation: String,
    /// Input as JSON; @FILE reads it from a file, - from stdin
    #[arg(default_value = "{}")]
    input: String,
    #[command(flatten)]
    place: Place,
    /// Seconds for which the URL can be called: 1 to 604800, and no longer than the credentials hold
    #[arg(long, value_name = "SECONDS", default_value_t = 3600.0)]
    expires_in: f64,
    /// The HTTP method to sign for, in place of the operation's
    #[arg(long)]
    method: Option<String>,
    /// Each region's own endpoint, also where boto3 presigns for a global one (S3)
    #[arg(long)]
    regional_endpoints: bool,
    /// The URLs alone, one a line
    #[arg(long)]
    urls: bool,
}

/// Signs, prints, and gives the exit code: nothing is sent.
pub(crate) async fn run(arguments: Arguments) -> Result<u8, Failure> {
    let input = input(&arguments.input)?;
    let expires_in = seconds("--expires-in", Some(arguments.expires_in))?.unwrap_or(Duration::ZERO);
    let client = arguments.place.client(&arguments.service, |builder| builder).await?;
    let mut presign = client.presign(&arguments.operation, input, expires_in);
    presign = presign.regional_endpoints(arguments.regional_endpoints);
    if let Some(method) = arguments.method {
        presign = presign.method(method);
    }
    let requests = presign.await?;
    let mut complete = true;
    for request in &requests {
        match request.url() {
            Ok(url) if arguments.urls => print(url)?,
            Ok(_) => {}
            Err(error) => {
                complete = false;
                complain(&format!("{}: {error}", request.region()));
            }
        }
    }
    if !arguments.urls {
        print(&serde_json::to_string_pretty(&requests)?)?;
    }
    Ok(if complete { exit::COMPLETE } else { exit::INCOMPLETE })
}
