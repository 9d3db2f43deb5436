//! `zhixing backup`: everything an installation is, in one file, while it runs.

use std::process::ExitCode;

use clap::Args;
use zhixing_kit::Language;

use super::Outcome;
use crate::install::archive;
use crate::said::{said, tell};
use crate::settings::Place;

/// Copy an installation into one file, while it runs.
#[derive(Args)]
pub struct Arguments {
    #[command(flatten)]
    place: Place,
    /// The file to write; it must not exist yet. Of its folder the last part alone is made.
    #[arg(long, value_name = "FILE")]
    to: std::path::PathBuf,
}

pub fn run(arguments: &Arguments, language: Language) -> Outcome {
    let database = arguments.place.open_existing()?;
    let bytes = archive::write(&database, &arguments.place.key_path(), &arguments.to)?;
    tell(language, &said!("{to}：{bytes} 字节" / "{to}: {bytes} bytes", to = arguments.to.display()));
    tell(
        language,
        &said!(
            "这份备份含有全部数据和台账签名密钥：拿到它的人可以以本单位名义签名。请妥善保管。"
                / "This file holds everybody's data and the key that signs the ledger: who has it can sign in the organisation's name. Keep it locked away."
        ),
    );
    Ok(ExitCode::SUCCESS)
}
