//! `awsmr wait`: polls until every region is in a state; what came of each on stdout, those that are not there on stderr.

use clap::Args;
use multiregion_client::{Builder, Ignore};

use crate::given::{input, seconds};
use crate::place::{self, Place};
use crate::{Failure, complain, exit, print};

#[derive(Args)]
pub(crate) struct Arguments {
    /// Service, as boto3 and the AWS CLI name it: ec2
    service: String,
    /// Waiter, in any spelling: instance-running
    waiter: String,
    /// Input of the operation that it polls, as JSON; @FILE reads it from a file, - from stdin
    #[arg(default_value = "{}")]
    input: String,
    #[command(flatten)]
    place: Place,
    /// Seconds between two polls of a region
    #[arg(long, value_name = "SECONDS")]
    delay: Option<f64>,
    /// How often a region is polled
    #[arg(long, value_name = "NUMBER")]
    max_attempts: Option<u32>,
    /// Seconds that a region may take
    #[arg(long, value_name = "SECONDS")]
    max_wait: Option<f64>,
    /// Seconds that one poll may take
    #[arg(long, value_name = "SECONDS")]
    timeout: Option<f64>,
    /// Seconds that the whole wait may take
    #[arg(long, value_name = "SECONDS")]
    deadline: Option<f64>,
    /// Poll a global service once for every region asked for
    #[arg(long)]
    per_region: bool,
    /// Send requests unsigned
    #[arg(long)]
    no_sign_request: bool,
    /// Errors that do not count: kinds (RegionDisabled) and codes (OptIn*) joined by commas, or message:REGEX; may be
    /// given several times
    #[arg(long, value_name = "KIND|CODE|message:REGEX")]
    ignore: Vec<Ignore>,
    /// JSON on one line
    #[arg(long)]
    compact: bool,
}

/// Waits, prints, and gives the exit code.
pub(crate) async fn run(arguments: Arguments) -> Result<u8, Failure> {
    let input = input(&arguments.input)?;
    let settings = |builder: Builder| {
        let builder = builder.per_region(arguments.per_region);
        if arguments.no_sign_request { builder.anonymous() } else { builder }
    };
    let client = arguments.place.client(&arguments.service, settings).await?;
    let mut wait = client.wait(&arguments.waiter, input);
    if let Some(attempts) = arguments.max_attempts {
        wait = wait.max_attempts(attempts);
    }
    if let Some(delay) = seconds("--delay", arguments.delay)? {
        wait = wait.delay(delay);
    }
    if let Some(limit) = seconds("--max-wait", arguments.max_wait)? {
        wait = wait.max_wait(limit);
    }
    if let Some(limit) = seconds("--timeout", arguments.timeout)? {
        wait = wait.timeout(limit);
    }
    if let Some(limit) = seconds("--deadline", arguments.deadline)? {
        wait = wait.deadline(limit);
    }
    for failures in &arguments.ignore {
        wait = wait.ignore(failures.clone());
    }
    let result = wait.await?;
    place::tell(result.selection(), client.service());
    for outcome in result.iter().filter(|outcome| !outcome.is_success()) {
        let ignored = if outcome.is_ignored() { "ignored: " } else { "" };
        let (region, state) = (outcome.region(), outcome.state().name());
        complain(&format!("{region}: {ignored}{state}: {}", outcome.reason().unwrap_or_default()));
    }
    let text = if arguments.compact {
        serde_json::to_string(&result)
    } else {
        serde_json::to_string_pretty(&result)
    };
    // Requests are out: what goes wrong from here on is not "nothing was sent".
    if let Err(error) = text.map_err(Failure::from).and_then(|text| print(&text)) {
        complain(&format!("the answer could not be written: {error}"));
        return Ok(exit::NOT_WRITTEN);
    }
    Ok(if result.is_success() { exit::COMPLETE } else { exit::INCOMPLETE })
}
