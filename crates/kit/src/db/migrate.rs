//! The ordered list of migrations, and the one who applies it at start. Migrations only add; each is applied once, in order, in one transaction.

use super::postgres::Session;
use super::{Value, dialect, sqlite};
use crate::clock::Moment;
use crate::error::{Error, Result};

/// A step of the schema: its file name and its text, in PostgreSQL's spelling.
pub struct Migration {
    /// As in the folder `migrations/`, without the ending: its number comes first.
    pub name: &'static str,
    /// What it does.
    pub sql: &'static str,
}

macro_rules! migrations {
    ($($name:literal)+) => { &[$(Migration { name: $name, sql: include_str!(concat!("../../../../migrations/", $name, ".sql")) }),+] };
}

/// Every migration, in order.
pub const MIGRATIONS: &[Migration] = migrations! {
    "0001_house"
    "0002_people"
    "0003_records"
    "0004_notice"
    "0005_branch"
    "0006_year"
    "0007_import"
};

const APPLIED_TABLE: &str = "create table if not exists migration (name text primary key, applied_at bigint not null)";

/// Applies what is missing to an embedded database; a second node waits for the first.
pub(super) fn sqlite(connection: &mut rusqlite::Connection, now: Moment) -> Result<()> {
    let tx = connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate).map_err(sqlite::fault)?;
    tx.execute_batch(APPLIED_TABLE).map_err(sqlite::fault)?;
    for step in MIGRATIONS {
        let known =
            tx.prepare("select 1 from migration where name = ?1").and_then(|mut known| known.exists([step.name]));
        if known.map_err(sqlite::fault)? {
            continue;
        }
        tx.execute_batch(&dialect::migration(step.sql)).map_err(|error| failed(step, &sqlite::fault(error)))?;
        tx.execute("insert into migration (name, applied_at) values (?1, ?2)", (step.name, now.0))
            .map_err(sqlite::fault)?;
    }
    tx.commit().map_err(sqlite::fault)
}

/// Applies what is missing to a PostgreSQL database, under a lock that other nodes wait for.
pub(super) fn postgres(session: &Session, now: Moment) -> Result<()> {
    session.batch("begin; select pg_advisory_xact_lock(720517)")?;
    session.batch(APPLIED_TABLE)?;
    for step in MIGRATIONS {
        if !session.rows("select name from migration where name = $1", &[Value::from(step.name)])?.is_empty() {
            continue;
        }
        session.batch(step.sql).map_err(|error| failed(step, &error))?;
        session.run(
            "insert into migration (name, applied_at) values ($1, $2)",
            &[Value::from(step.name), Value::from(now)],
        )?;
    }
    session.batch("commit")
}

fn failed(step: &Migration, error: &Error) -> Error {
    Error::broken(format_args!("migration {}: {error}", step.name))
}
