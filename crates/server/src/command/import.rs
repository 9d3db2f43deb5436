//! `zhixing import members FILE`: the same import as the page's, from the command line.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Subcommand};

use zhixing_kit::Language;
use zhixing_people::Actor;
use zhixing_people::import::{Options, from_file};

use super::Outcome;
use super::departed::must_be_here;
use crate::said::{of_file, say, told};
use crate::settings::Place;

/// Bring in members from a file.
#[derive(Args)]
pub struct Arguments {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// Members, units and posts from a CSV or XLSX file, all or nothing.
    Members {
        /// The file: CSV (UTF-8 or GBK) or XLSX, with Chinese or English headers.
        file: PathBuf,
        #[command(flatten)]
        place: Box<Place>,
        /// Only say what would change.
        #[arg(long)]
        dry_run: bool,
        /// Leave out columns that mean nothing here, instead of refusing the file.
        #[arg(long)]
        ignore_unknown: bool,
    },
}

pub fn run(arguments: &Arguments, language: Language) -> Outcome {
    let What::Members { file, place, dry_run, ignore_unknown } = &arguments.what;
    let bytes = std::fs::read(file).map_err(of_file(file))?;
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let db = place.open_existing()?;
    super::must_be_set_up(&db)?;
    if !dry_run {
        must_be_here(&db)?;
    }
    let actor = db.read_now(Actor::at_console).map_err(told)?;
    let options = Options { dry_run: *dry_run, ignore_unknown: *ignore_unknown, language };
    let report = from_file(&db, &actor, &bytes, &name, options, |_| ()).map_err(told)?;
    say(&report);
    Ok(if report.is_good() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
