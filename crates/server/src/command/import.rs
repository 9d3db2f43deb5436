//! `zhixing import members FILE`: the same import as the page's, from the command line.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Subcommand};

use super::{Outcome, say};
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
    },
}

pub fn run(arguments: &Arguments) -> Outcome {
    let What::Members { file, place, dry_run } = &arguments.what;
    let bytes = std::fs::read(file).map_err(|error| format!("{}: {error}", file.display()))?;
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let db = place.open_existing()?;
    let report = zhixing_people::import::from_file(&db, &bytes, &name, *dry_run).map_err(|error| error.to_string())?;
    say(&report);
    Ok(if report.is_clean() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
