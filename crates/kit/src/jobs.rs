//! Jobs: work that follows an act. A job is a row written in the same transaction as its cause; it runs at least once, in one
//! transaction of its own that also takes the row away, so it is never half done. It never talks to the outside from inside that transaction.

use jiff::ToSpan;
use jiff::civil::{Date, Time};

use crate::clock::{DAY_MS, MINUTE_MS, Moment};
use crate::db::{Db, FromRow, Read, Row, Write};
use crate::error::{Error, Result};
use crate::id::OrganisationId;
use crate::{params, statements};

/// How many jobs one round takes.
const ROUND: i64 = 100;
/// How often a failing job is tried before it waits for a person.
const TRIES_MAX: i64 = 12;

crate::ids! {
    /// A job.
    JobId;
}

statements! {
    ADD = "insert into job (id, organisation, name, subject, payload, due_at, tries, last_error, created_at)
        values ($1, $2, $3, $4, $5, $6, 0, null, $7)
        on conflict (organisation, name, subject) do nothing";
    DUE = "select id, organisation, name, payload, tries from job where due_at <= $1 and tries < $2 order by due_at, id limit $3";
    TAKE = "delete from job where id = $1";
    PUT_OFF = "update job set tries = tries + 1, due_at = $2, last_error = $3 where id = $1";
    LIST = "select id, name, subject, due_at, tries, last_error from job where organisation = $1 order by tries desc, due_at, id limit $2";
    AGAIN = "update job set tries = 0, due_at = $2 where id = $1 and organisation = $3";
    LEFT = "select count(*) from job where due_at <= $1";
}

/// A kind of job: its name and the action it calls.
#[derive(Clone, Copy)]
pub struct JobKind {
    /// Its name, such as `branch.remind`.
    pub name: &'static str,
    /// What it does, in a transaction that is committed with the job's removal. Handed the organisation and the payload.
    pub run: fn(&Write<'_>, &OrganisationId, &str) -> Result<()>,
}

/// A job that waits, for the page that shows them.
pub struct Waiting {
    /// Its id.
    pub id: JobId,
    /// The kind's name.
    pub name: String,
    /// What it is about.
    pub subject: String,
    /// When it is to run.
    pub due_at: Moment,
    /// How often it failed.
    pub tries: u32,
    /// Why it failed last.
    pub last_error: Option<String>,
}

impl FromRow for Waiting {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self {
            id: row.take()?,
            name: row.take()?,
            subject: row.take()?,
            due_at: row.take()?,
            tries: row.take()?,
            last_error: row.take()?,
        })
    }
}

/// Adds a job, due at a moment. There is one job for each name and subject: adding it again changes nothing.
pub fn later(
    tx: &Write<'_>,
    organisation: &OrganisationId,
    name: &str,
    subject: &str,
    payload: &str,
    due: Moment,
) -> Result<()> {
    let id: JobId = tx.new_id();
    tx.run(ADD, params![&id, organisation, name, subject, payload, due, tx.now()]).map(drop)
}

/// Adds a job that is due the next time that the clock of the installation shows this time; it adds itself again when it is done.
pub fn daily(tx: &Write<'_>, organisation: &OrganisationId, name: &str, time: Time) -> Result<()> {
    let on = |day: Date| Moment::at(day.to_datetime(time), tx.zone());
    let today = on(tx.today());
    let due = if today > tx.now() { today } else { on(tx.today().saturating_add(1.day())) };
    later(tx, organisation, name, "daily", "", due)
}

/// Runs what is due. Says how many jobs were done.
pub fn run_due(db: &Db, kinds: &[JobKind]) -> Result<usize> {
    let due = db.read_now(|tx| {
        tx.all::<(JobId, OrganisationId, String, String, i64)>(DUE, params![tx.now(), TRIES_MAX, ROUND])
    })?;
    let mut done = 0;
    for (id, organisation, name, payload, tries) in due {
        let kind = kinds.iter().find(|kind| kind.name == name).copied();
        let job = id.clone();
        let outcome = db.write_now(move |tx| {
            if tx.run(TAKE, params![&job])? == 0 {
                return Ok(());
            }
            let kind = kind.ok_or_else(|| Error::broken("no such kind of job in this version"))?;
            (kind.run)(tx, &organisation, &payload)
        });
        match outcome {
            Ok(()) => done += 1,
            Err(error) => put_off(db, id, &name, tries, &error)?,
        }
    }
    Ok(done)
}

fn put_off(db: &Db, id: JobId, name: &str, tries: i64, error: &Error) -> Result<()> {
    tracing::warn!(job = name, tries, %error, "a job failed and will be tried again");
    let wait_ms = (MINUTE_MS << tries.min(10)).min(DAY_MS);
    let why = error.to_string();
    db.write_now(move |tx| tx.run(PUT_OFF, params![&id, tx.now().plus_ms(wait_ms), &why]).map(drop))
}

/// The jobs that wait, failing ones first.
pub fn waiting(tx: &Read<'_>, organisation: &OrganisationId, limit: usize) -> Result<Vec<Waiting>> {
    tx.all(LIST, params![organisation, limit])
}

/// Tries a failed job again now.
pub fn again(tx: &Write<'_>, organisation: &OrganisationId, id: &JobId) -> Result<()> {
    tx.run(AGAIN, params![id, tx.now(), organisation]).map(drop)
}

/// How many jobs are due and not done: tests fail when one is left over.
pub fn left_over(tx: &Read<'_>) -> Result<i64> {
    tx.one::<(i64,)>(LEFT, params![tx.now()]).map(|(count,)| count)
}
