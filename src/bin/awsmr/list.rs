//! `awsmr list`: what there is to call.

use clap::Args;
use multiregion_client::model;

use crate::{Failure, exit, print};

#[derive(Args)]
pub(crate) struct Arguments {
    /// Service whose operations to list; without it, all services
    service: Option<String>,
}

pub(crate) fn run(arguments: &Arguments) -> Result<u8, Failure> {
    let Some(name) = &arguments.service else {
        model::services()
            .try_for_each(|service| print(&format!("{}\t{}", service.name(), service.title())))?;
        return Ok(exit::COMPLETE);
    };
    model::service(name)?.operations().iter().try_for_each(|operation| print(operation.name()))?;
    Ok(exit::COMPLETE)
}
