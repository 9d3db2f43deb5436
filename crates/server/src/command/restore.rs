//! `zhixing restore`: puts a copy back into an empty data folder, all or nothing.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use zhixing_kit::id::Random;
use zhixing_kit::{Clock, Language};

use super::Outcome;
use crate::install::archive;
use crate::said::{said, tell};
use crate::settings::{address, surroundings};

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

pub fn run(arguments: &Arguments, language: Language) -> Outcome {
    let address = address(arguments.database.as_deref(), &arguments.data)?;
    let around = surroundings("Asia/Shanghai", Clock::system(), Random::system())?;
    let into = arguments.database.as_ref().map(|_| (&address, around));
    let made_at = archive::read(&arguments.from, &arguments.data, into, arguments.accept_older)?;
    let data = arguments.data.display();
    tell(
        language,
        &said!(
            "{data} 里已是 {made_at} 时的数据；那以后记下的不在里面。"
                / "{data} holds the installation as it was at {made_at}. What was recorded later is not in it."
        ),
    );
    if arguments.accept_older {
        tell(
            language,
            &said!(
                "比这里以前的旧的，zhixing serve 第一次启动时还会问一次：加 --accept-older，那时才记入台账。"
                    / "Where it is older than what was here before, zhixing serve asks once more at its first start: with --accept-older it is recorded in the ledger."
            ),
        );
    }
    tell(language, &said!("接着请运行：zhixing doctor --data {data}" / "Now run: zhixing doctor --data {data}"));
    Ok(ExitCode::SUCCESS)
}
