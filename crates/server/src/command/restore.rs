//! `zhixing restore`: puts a copy back into an empty data folder, all or nothing.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use super::{Outcome, say};
use crate::install::archive;

/// Put a copy back into an empty data folder.
#[derive(Args)]
pub struct Arguments {
    /// The file that `zhixing backup` wrote.
    #[arg(long, value_name = "FILE")]
    from: PathBuf,
    /// The data folder; it must be empty or not exist yet.
    #[arg(long, env = "ZHIXING_DATA", value_name = "DIR")]
    data: PathBuf,
}

pub fn run(arguments: &Arguments) -> Outcome {
    let made_at = archive::read(&arguments.from, &arguments.data)?;
    say(format_args!(
        "{} holds the installation as it was at {made_at}. What was recorded later is not in it.",
        arguments.data.display()
    ));
    say(format_args!("Now run: zhixing doctor --data {}", arguments.data.display()));
    Ok(ExitCode::SUCCESS)
}
