//! The command line of the importer.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Writes a folder of models: Smithy 2.0 JSON, one file a service, facts only, in one normal form.
#[derive(Parser)]
#[command(version)]
struct Arguments {
    #[command(subcommand)]
    from: From,
}

#[derive(Subcommand)]
enum From {
    /// From the data of the Python package botocore.
    Botocore {
        /// A wheel, or a folder that is or holds the package.
        source: PathBuf,
        /// The folder to write.
        #[arg(long)]
        out: PathBuf,
    },
    /// From a folder of AWS's own Smithy models.
    Smithy {
        /// `<service>/service/<version>/<service>-<version>.json` below it, or *.json in it.
        folder: PathBuf,
        /// The folder to write.
        #[arg(long)]
        out: PathBuf,
    },
}

fn main() -> ExitCode {
    let (result, out) = match Arguments::parse().from {
        From::Botocore { source, out } => (import_models::botocore(&source, &out), out),
        From::Smithy { folder, out } => (import_models::smithy(&folder, &out), out),
    };
    match result {
        Ok(summary) => {
            println!("{}: {} services, {} operations", out.display(), summary.services, summary.operations);
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("import-models: {error}");
            ExitCode::FAILURE
        }
    }
}
