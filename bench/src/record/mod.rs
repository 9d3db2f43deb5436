//! The record store for other systems: what it costs to write to it and to find in it a million statements of about a kilobyte, how large it is, and
//! whether it holds when many write and read at once. Measured on an installation of its own, which `scripts/bench` makes and the first run fills.

mod finding;
mod ground;
mod made;
mod together;
mod writing;

use crate::cpu;
use crate::measure::installations;
use crate::report::Report;
use ground::{Ground, Result};

/// How many statements are found in.
const STATEMENTS: u64 = 1_000_000;
/// For how long many write and read at once, in minutes.
const MINUTES: u64 = 10;

/// A number that the environment may name.
fn asked(name: &str, otherwise: u64) -> Result<u64> {
    match std::env::var(name) {
        Ok(text) => text.parse().map_err(|_| format!("{name}: {text:?} is no number")),
        Err(_) => Ok(otherwise),
    }
}

/// Measures every installation of the record store there is.
pub fn measure(report: &mut Report) -> Result<()> {
    installations("record").into_iter().try_for_each(|installation| {
        let engine = installation.engine();
        one(report, Ground::open(installation)?).map_err(|error| format!("record store on {engine}: {error}"))
    })
}

fn one(report: &mut Report, ground: Ground) -> Result<()> {
    let engine = ground.installation.engine();
    let (statements, minutes) =
        (asked("ZHIXING_BENCH_STATEMENTS", STATEMENTS)?, asked("ZHIXING_BENCH_MINUTES", MINUTES)?);
    writing::fill(report, &ground, statements)?;
    let ground = ground.again()?;
    let count = ground.count()?;
    let each = (ground.bytes()?.saturating_sub(ground.empty_bytes)) as f64 / count.max(1) as f64;
    report.value(format!("record: database for each of {count} statements"), engine, each / 1e3, "kB", Some(2.5));
    finding::measure(report, &ground)?;
    writing::measure(report, &ground)?;
    memory(report, &ground, "after all of this");
    if minutes > 0 {
        together::measure(report, &ground, minutes)?;
        memory(report, &ground, "after 60 clients");
    }
    Ok(())
}

fn memory(report: &mut Report, ground: &Ground, when: &str) {
    let mib = cpu::resident_kib(ground.running.pid()) as f64 / 1024.0;
    report.value(format!("record: resident {when}"), ground.installation.engine(), mib, "MiB", Some(100.0));
}
