//! `zhixing filing-pack`: what has to be filed about the program, made from the program itself.

use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use zhixing_keeper::filing;
use zhixing_kit::Language;
use zhixing_kit::house::Setting;

use super::Outcome;
use crate::app;
use crate::said::{of_file, said, tell, told};
use crate::settings::Place;

/// Write the filing pack.
#[derive(Args)]
pub struct Arguments {
    #[command(flatten)]
    place: Place,
    /// The ZIP file to write; it must not exist yet.
    #[arg(long, value_name = "FILE")]
    to: PathBuf,
}

pub fn run(arguments: &Arguments, language: Language, in_force: Vec<Setting>) -> Outcome {
    let db = arguments.place.open_existing()?;
    let zone = db.surroundings().zone.clone();
    let pack = db.read_now(move |tx| filing::pack(tx, app::REGISTERS, &in_force)).map_err(told)?;
    let bytes = filing::archive(&pack, &zone).map_err(told)?;
    let wrong = of_file(&arguments.to);
    let mut file = std::fs::File::create_new(&arguments.to).map_err(&wrong)?;
    file.write_all(&bytes).and_then(|()| file.sync_all()).map_err(&wrong)?;
    tell(
        language,
        &said!(
            "{to}：备案材料已生成：功能、数据、安全和关停方案，中英文各一份，不含任何人的资料。"
                / "{to}: functions, data, security and the closing plan, in Chinese and English; no data of any person.",
            to = arguments.to.display()
        ),
    );
    Ok(ExitCode::SUCCESS)
}
