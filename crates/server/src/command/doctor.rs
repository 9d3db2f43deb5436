//! `zhixing doctor`: looks at everything that can be wrong with an installation and says each thing in one line.

use std::process::ExitCode;

use clap::Args;
use zhixing_kit::clock::MINUTE_MS;
use zhixing_kit::db::Db;
use zhixing_kit::{Error, jobs};
use zhixing_records::{SigningKey, earlier_keys, health, log_state, verify_all};

use super::{Outcome, say, told};
use crate::install;
use crate::install::seen::{self, Standing};
use crate::settings::Place;

/// Look at everything that can be wrong with an installation.
#[derive(Args)]
pub struct Arguments {
    #[command(flatten)]
    place: Place,
}

pub fn run(arguments: &Arguments) -> Outcome {
    let place = &arguments.place;
    let db = place.open_existing()?;
    let mut findings = Findings::default();
    findings.good(format_args!("database: {} opens, and its schema is of this version", place.address()?.engine()));
    look_at_folder(&mut findings, place);
    look_at_room(&mut findings, place, &db);
    look_at_key(&mut findings, place, &db);
    look_at_ledger(&mut findings, &db);
    look_at_age(&mut findings, place, &db);
    look_at_clock(&mut findings, &db);
    look_at_jobs(&mut findings, &db);
    say(format_args!("{} things are in order, {} are not", findings.good, findings.bad));
    Ok(if findings.bad == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

#[derive(Default)]
struct Findings {
    good: u32,
    bad: u32,
}

impl Findings {
    fn good(&mut self, line: impl std::fmt::Display) {
        self.good += 1;
        say(format_args!("ok    {line}"));
    }

    fn bad(&mut self, line: impl std::fmt::Display) {
        self.bad += 1;
        say(format_args!("WRONG {line}"));
    }
}

fn look_at_folder(findings: &mut Findings, place: &Place) {
    use std::os::unix::fs::PermissionsExt;
    match std::fs::metadata(&place.data).map(|found| found.permissions().mode() & 0o077) {
        Ok(0) => findings.good("data folder: only its owner can look into it"),
        _ => findings.bad(format_args!(
            "data folder: others on this machine can look into it; run: chmod 700 {}",
            place.data.display()
        )),
    }
}

/// A disk that is full shows only to who writes.
fn look_at_room(findings: &mut Findings, place: &Place, db: &Db) {
    let wrong =
        |why: String| format!("disk: it is full, or takes no writes ({why}): free some space, no restart is needed");
    match install::try_to_write(&place.data).map_err(|error| error.to_string()) {
        Err(why) => findings.bad(wrong(why)),
        Ok(()) => match db.is_writable_now() {
            Ok(()) => findings.good("disk: folder and database take writes"),
            Err(Error::Full) => findings.bad(wrong(place.data.display().to_string())),
            Err(error) => findings.bad(format_args!("database: {}", told(error))),
        },
    }
}

fn look_at_key(findings: &mut Findings, place: &Place, db: &Db) {
    use std::os::unix::fs::PermissionsExt;
    let path = place.key_path();
    match SigningKey::read(&path) {
        Ok(Some(key)) if is_foreign(&key, db) => {
            return findings.bad(format_args!(
                "ledger key: {} is not the key of this ledger; nothing can be added to it: run `zhixing key`",
                path.display()
            ));
        }
        Ok(Some(_)) => findings.good(format_args!("ledger key: {} is the ledger's", path.display())),
        Ok(None) if db.read_now(log_state).is_ok_and(|log| log.head.is_none()) => {
            return findings.good("ledger key: there is no ledger yet; `zhixing serve` makes its key");
        }
        Ok(None) => {
            return findings.bad(format_args!(
                "ledger key: {} is missing; nothing can be added to the ledger without it: bring it back from a backup (`zhixing key --restore`)",
                path.display()
            ));
        }
        Err(error) => return findings.bad(format_args!("ledger key: {}", told(error))),
    }
    match std::fs::metadata(&path).map(|found| found.permissions().mode() & 0o077) {
        Ok(0) => findings.good("ledger key: only its owner can read it"),
        _ => findings
            .bad(format_args!("ledger key: others on this machine can read it; run: chmod 600 {}", path.display())),
    }
}

fn is_foreign(key: &SigningKey, db: &Db) -> bool {
    db.read_now(log_state).is_ok_and(|log| log.head.is_some_and(|head| head.verifier_key != key.verifier_key()))
}

fn look_at_ledger(findings: &mut Findings, db: &Db) {
    let found = db.read_now(health).and_then(|health| verify_all(db, |_, _| ()).map(|all| (health, all)));
    match found {
        Ok((health, all)) => {
            let mut told: Vec<_> = health.findings.iter().chain(&all).map(|finding| &finding.sentence.en).collect();
            told.dedup();
            told.iter().for_each(|fault| findings.bad(format_args!("ledger: {fault}")));
            if told.is_empty() {
                findings.good(format_args!(
                    "ledger: {} statements are as they were recorded, {} wait for the clerk",
                    health.size, health.waiting
                ));
                look_at_keys(findings, db);
            }
        }
        Err(error) => findings.bad(format_args!("ledger: {}", super::told(error))),
    }
}

/// The keys before the one of today: that what they signed last still holds was looked at with the ledger.
fn look_at_keys(findings: &mut Findings, db: &Db) {
    for key in db.read_now(earlier_keys).unwrap_or_default() {
        findings.good(format_args!(
            "ledger: key {} signed {} statements until {}, and they are as it signed them",
            key.number,
            key.size,
            key.ended_at.rfc3339()
        ));
    }
}

/// An older copy of the data, put back, is whole in itself: only what was seen before tells that something is missing.
fn look_at_age(findings: &mut Findings, place: &Place, db: &Db) {
    match seen::standing(db, &seen::path(&place.key_path())) {
        Ok(Standing::Whole) => findings.good("ledger: it continues what was here before"),
        Ok(Standing::Older { seen, size, until }) => {
            findings.bad(format_args!("ledger: {}", seen::lost(seen, size, until.as_deref(), "zhixing serve")));
        }
        Err(error) => findings.bad(format_args!("ledger: {error}")),
    }
}

/// Records carry the time of the machine that wrote them: one from the future means that the clock was, or is, wrong. What to say of it then.
pub(super) fn clock_behind(db: &Db) -> zhixing_kit::Result<Option<String>> {
    let now = db.surroundings().clock.raw();
    let newest = db.read_now(health)?.newest.filter(|newest| *newest > now.plus_ms(MINUTE_MS));
    Ok(newest.map(|newest| {
        format!(
            "the newest record was made at {}, but this machine's clock says {}; records keep their order in the ledger, \
             but new ones will bear earlier times: set the clock right",
            newest.rfc3339(),
            now.rfc3339()
        )
    }))
}

fn look_at_clock(findings: &mut Findings, db: &Db) {
    match clock_behind(db) {
        Ok(Some(told)) => findings.bad(format_args!("clock: {told}")),
        Ok(None) => findings.good("clock: no record is later than this machine's clock"),
        Err(error) => findings.bad(format_args!("clock: {error}")),
    }
}

fn look_at_jobs(findings: &mut Findings, db: &Db) {
    match db.read_now(jobs::left_over) {
        Ok(left) if left > 1_000 => {
            findings.bad(format_args!("jobs: {left} are due and not done; is `zhixing serve` running?"));
        }
        Ok(left) => findings.good(format_args!("jobs: {left} are due")),
        Err(error) => findings.bad(format_args!("jobs: {error}")),
    }
}
