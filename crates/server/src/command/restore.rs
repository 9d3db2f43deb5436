//! `zhixing restore`: puts a copy back into an empty data folder, all or nothing.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use zhixing_kit::Clock;
use zhixing_kit::db::Address;
use zhixing_kit::id::Random;

use super::{Outcome, say};
use crate::install::archive;
use crate::settings::surroundings;

/// Put a copy back into an empty data folder.
#[derive(Args)]
pub struct Arguments {
    /// The file that `zhixing backup` wrote.
    #[arg(long, value_name = "FILE")]
    from: PathBuf,
    /// The data folder; it must be empty or not exist yet.
    #[arg(long, env = "ZHIXING_DATA", value_name = "DIR")]
    data: PathBuf,
    /// An empty PostgreSQL database to put the data into; the ledger key goes into the data folder all the same.
    #[arg(long, env = "ZHIXING_DATABASE", value_name = "URL", hide_env_values = true)]
    database: Option<String>,
    /// Restore although the data that was in this folder before was newer: what came after the backup is lost.
    #[arg(long)]
    accept_older: bool,
}

pub fn run(arguments: &Arguments) -> Outcome {
    let address = Address::parse(arguments.database.as_deref(), &arguments.data)?;
    let around = surroundings("Asia/Shanghai", Clock::system(), Random::system())?;
    let into = arguments.database.as_ref().map(|_| (&address, around));
    let made_at = archive::read(&arguments.from, &arguments.data, into, arguments.accept_older)?;
    say(format_args!(
        "{} holds the installation as it was at {made_at}. What was recorded later is not in it.",
        arguments.data.display()
    ));
    say(format_args!("Now run: zhixing doctor --data {}", arguments.data.display()));
    Ok(ExitCode::SUCCESS)
}
