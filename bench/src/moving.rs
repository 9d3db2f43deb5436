//! A large installation moved to the server and back, each time compared row by row and its ledger verified; and 10,000 members imported into
//! what was moved, so that the installation itself stays as it was for the next run.

use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Instant;

use crate::program::Installation;
use crate::report::Report;

/// How long a move may take, in seconds.
const MOVE_MAX: f64 = 60.0;
/// How long an import of 10,000 members may take with its dry run, in seconds.
const IMPORT_MAX: f64 = 3.0;
const MEMBERS: &str = "target/bench/members.csv";

type Result<T> = std::result::Result<T, String>;

/// Moves and imports. `server` is an empty database; without one, the installation moves to another folder alone.
pub fn measure(report: &mut Report, from: &Path, server: Option<String>) -> Result<()> {
    let back = PathBuf::from("target/bench/moved");
    drop(std::fs::remove_dir_all(&back));
    let (folder, moved) = (text(from)?, text(&back)?);
    let key = from.join("ledger.key");
    match server {
        None => report.value(
            "10,000 members moved",
            "sqlite",
            run(&["--from", folder, "--to", moved])?,
            "s",
            Some(MOVE_MAX),
        ),
        Some(url) => {
            let there = run(&["--from", folder, "--to", &url])?;
            report.value("10,000 members moved to", "postgres", there, "s", Some(MOVE_MAX));
            let again = run(&["--from", &url, "--to", moved, "--key", text(&key)?])?;
            report.value("10,000 members moved to", "sqlite", again, "s", Some(MOVE_MAX));
            import(report, &Installation { data: from.to_owned(), database: Some(url) })?;
        }
    }
    import(report, &Installation { data: back, database: None })
}

fn text(path: &Path) -> Result<&str> {
    path.to_str().ok_or_else(|| format!("{}: not a plain path", path.display()))
}

fn run(words: &[&str]) -> Result<f64> {
    seconds(std::process::Command::new(crate::program::PROGRAM).arg("move").args(words))
}

fn import(report: &mut Report, installation: &Installation) -> Result<()> {
    let took = seconds(&mut installation.command(&["import", "members", MEMBERS, "--dry-run"]))?
        + seconds(&mut installation.command(&["import", "members", MEMBERS]))?;
    report.value("import of 10,000 members, dry run and all", installation.engine(), took, "s", Some(IMPORT_MAX));
    Ok(())
}

/// How long a command takes from its start to its end.
fn seconds(command: &mut std::process::Command) -> Result<f64> {
    let begun = Instant::now();
    let done = command.stdout(Stdio::null()).status().map_err(|error| error.to_string())?;
    if done.success() { Ok(begun.elapsed().as_secs_f64()) } else { Err(format!("{command:?} failed")) }
}
