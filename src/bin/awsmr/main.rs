//! `awsmr`: any operation of any AWS service in many regions, from the command line.

mod all;
mod call;
mod events;
mod files;
mod given;
mod list;
mod place;
mod presign;
mod regions;
mod wait;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Exit codes of `awsmr call` and `awsmr wait`.
mod exit {
    pub const COMPLETE: u8 = 0;
    pub const INCOMPLETE: u8 = 1;
    pub const NOT_SENT: u8 = 2;
    pub const NOT_WRITTEN: u8 = 3;
}

/// One call, many AWS regions, one answer.
#[derive(Parser)]
#[command(version, arg_required_else_help = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Call an operation in many regions
    #[command(
        after_help = "Exit code: 0 the answer is complete (but for what --ignore names), 1 some region failed, has more pages than were \
                      read, or has a body that could not be saved, 2 nothing was sent, 3 the answer could not be written."
    )]
    Call(call::Arguments),
    /// Poll in many regions until each is in a state
    #[command(
        after_help = "Exit code: 0 every region is in the state (but for what --ignore names), 1 some is not, 2 nothing was sent, \
                      3 the answer could not be written."
    )]
    Wait(wait::Arguments),
    /// Sign an operation for many regions without sending it: URLs that others can call
    #[command(
        after_help = "Exit code: 0 every region has its URL, 1 some region has none, 2 nothing was signed."
    )]
    Presign(presign::Arguments),
    /// List services, or the operations of a service
    List(list::Arguments),
    /// List the regions that --regions comes to for a service, by default all where it is offered
    Regions(regions::Arguments),
}

#[tokio::main]
async fn main() -> ExitCode {
    let ended = match Arguments::parse().command {
        Command::Call(arguments) => call::run(arguments).await,
        Command::Wait(arguments) => wait::run(arguments).await,
        Command::Presign(arguments) => presign::run(arguments).await,
        Command::List(arguments) => list::run(&arguments),
        Command::Regions(arguments) => regions::run(arguments).await,
    };
    match ended {
        Ok(code) => ExitCode::from(code),
        Err(error) => {
            complain(&error.to_string());
            ExitCode::from(exit::NOT_SENT)
        }
    }
}

/// Any error that is told and ends the program.
type Failure = Box<dyn std::error::Error + Send + Sync>;

/// Writes a line to stderr; where that cannot be written, there is nobody to tell.
fn complain(line: &str) {
    use std::io::Write;
    let _ = writeln!(std::io::stderr(), "awsmr: {line}");
}

/// Writes a line to stdout. A reader that has gone away, as `head` does, is no error.
fn print(line: &str) -> Result<(), Failure> {
    use std::io::{ErrorKind, Write};
    match writeln!(std::io::stdout(), "{line}") {
        Err(e) if e.kind() != ErrorKind::BrokenPipe => Err(e.into()),
        _ => Ok(()),
    }
}
