//! `zhixing backup`: everything an installation is, in one file, while it runs.

use std::process::ExitCode;

use clap::Args;

use super::{Outcome, say};
use crate::install::archive;
use crate::settings::Place;

/// Copy an installation into one file, while it runs.
#[derive(Args)]
pub struct Arguments {
    #[command(flatten)]
    place: Place,
    /// The file to write; it must not exist yet.
    #[arg(long, value_name = "FILE")]
    to: std::path::PathBuf,
}

pub fn run(arguments: &Arguments) -> Outcome {
    let database = arguments.place.open_existing()?;
    let written = archive::write(&database, &arguments.place.key_path(), &arguments.to)?;
    say(format_args!("{}: {} bytes", arguments.to.display(), written));
    say(
        "This file holds everybody's data and the key that signs the ledger: who has it can sign in the organisation's name. Keep it locked away.",
    );
    say("这份备份含有全部数据和台账签名密钥：拿到它的人可以以本单位名义签名。请妥善保管。");
    Ok(ExitCode::SUCCESS)
}
