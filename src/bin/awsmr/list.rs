//! `awsmr list`: what there is to call.

use clap::Args;
use multiregion_client::model::{self, Operation};

use crate::{Failure, exit, print};

#[derive(Args)]
pub(crate) struct Arguments {
    /// Service whose operations and waiters to list; without it, all services
    ///
    /// After an operation's name stands `pages` if its answers come in pages (`call --all` reads all of them), `pages?` if
    /// the names of its tokens alone tell so; after a waiter's, `waiter` and the operation that it polls.
    service: Option<String>,
}

pub(crate) fn run(arguments: &Arguments) -> Result<u8, Failure> {
    let Some(name) = &arguments.service else {
        model::services()
            .try_for_each(|service| print(&format!("{}\t{}", service.name(), service.title())))?;
        return Ok(exit::COMPLETE);
    };
    let service = model::service(name)?;
    service.operations().iter().try_for_each(|operation| print(&shown(operation)))?;
    service
        .waiters()
        .iter()
        .try_for_each(|waiter| print(&format!("{}\twaiter\t{}", waiter.name(), waiter.operation().name())))?;
    Ok(exit::COMPLETE)
}

fn shown(operation: &Operation) -> String {
    let pages = match (operation.is_paginated(), operation.is_inferred_paginated()) {
        (true, _) => "\tpages",
        (false, true) => "\tpages?",
        (false, false) => "",
    };
    format!("{}{pages}", operation.name())
}
