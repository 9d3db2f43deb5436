//! The ordered list of migrations, and the one who applies it at start. Migrations only add; each is applied once, in order, in one transaction.

use sha2::{Digest, Sha256};

use super::postgres::Session;
use super::row::FromRow;
use super::transaction::Further;
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
    "0001_house" "0002_people" "0003_records" "0004_notice"
    "0005_branch"
    "0006_year"
    "0007_import"
    "0008b_follow_up"
    "0009_ballot"
    "0010_form"
    "0011_reach" "0011b_sign_in" "0011c_identity"
    "0012_keeper" "0012b_erasure" "0012c_closing"
    "0013_admission" "0013b_moving" "0013c_term"
    "0014_days" "0014b_life" "0015_draft"
    "0017_renewal" "0018_admission_ballot" "0018b_election_ballot" "0018c_attachment" "0019_ballot_recall"
    "0020_ballot_departure" "0021_key" "0021b_remark" "0022_library" "0023_following" "0024_question" "0025_selftest"
    "0026_programme" "0027_rota" "0028_away" "0028b_training" "0029_test" "0030_item"
    "0031_reflection" "0032_review" "0032b_hot" "0034_area" "0035_picture"
    "0037_received" "0038_lrs" "0039_lrs_document" "0040_lrs_refusal" "0041_began" "0043_witness"
    "0044_lrs_token" "0045_retention"
    "0046_course" "0047_course_launch" "0048_topic_course" "0049_lrs_echo_word" "0055_short" "0056_kept" "0057_recount"
    "0058_results" "0060_replaced" "0063_resolution_ballot" "0070_unsigned_opinion" "0071_decision_form"
    "0084_template_waiting" "0085_departure" "0086_vote_voter" "0087_suggestion_aside" "0088_resolution_charge" "0095_words_put_right"
    "0096_gone" "0097_stayed" "0098_told" "0105_fallen" "0110_one_stay" "0111_named" "0112_lrs_register" "0115_left_out"
};

/// Which steps were applied, and in what wording.
pub(super) const APPLIED_TABLE: &str =
    "create table if not exists migration (name text primary key, digest text not null, applied_at bigint not null)";

/// Changes a row and changes it back: whether anything can be written. Of a row that is written as it is SQLite writes nothing.
pub(super) const THERE_AND_BACK: [&str; 2] = [
    "update migration set applied_at = applied_at + 1 where name = (select min(name) from migration)",
    "update migration set applied_at = applied_at - 1 where name = (select min(name) from migration)",
];

impl Migration {
    /// A short digest of its text: an applied migration is never edited.
    fn digest(&self) -> String {
        hex::encode(&Sha256::digest(self.sql)[..8])
    }
}

/// The steps that are still to be applied, or why this program must not touch the database.
fn missing(applied: &[(String, String)]) -> Result<Vec<&'static Migration>> {
    for (name, digest) in applied {
        let step = MIGRATIONS.iter().find(|step| step.name == name);
        let step = step.ok_or_else(|| {
            Error::broken(format_args!("the database is of a newer version (it has {name}): run that version"))
        })?;
        if step.digest() != *digest {
            return Err(Error::broken(format_args!(
                "the migration {name} is not the one that was applied: run the version that made this database"
            )));
        }
    }
    Ok(MIGRATIONS.iter().filter(|step| applied.iter().all(|(name, _)| name != step.name)).collect())
}

/// Applies what is missing to an embedded database; a second node waits for the first.
pub(super) fn sqlite(connection: &mut rusqlite::Connection, now: Moment) -> Result<()> {
    let tx = connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate).map_err(sqlite::fault)?;
    tx.execute_batch(APPLIED_TABLE).map_err(sqlite::fault)?;
    let applied = tx.prepare("select name, digest from migration").and_then(|mut known| {
        known.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<Vec<_>>>()
    });
    for step in missing(&applied.map_err(sqlite::fault)?)? {
        tx.execute_batch(&dialect::migration(step.sql)).map_err(|error| failed(step, &sqlite::fault(error)))?;
        let row = (step.name, step.digest(), now.0);
        tx.execute("insert into migration (name, digest, applied_at) values (?1, ?2, ?3)", row)
            .map_err(sqlite::fault)?;
    }
    tx.commit().map_err(sqlite::fault)
}

/// Applies what is missing to a PostgreSQL database, under a lock that other nodes wait for.
pub(super) fn postgres(session: &Session, now: Moment) -> Result<()> {
    // What other nodes did while this one waited is to be seen.
    session.batch("begin isolation level read committed; select pg_advisory_xact_lock(720517)")?;
    session.batch(APPLIED_TABLE)?;
    let mut applied: Vec<(String, String)> = Vec::new();
    session.each("select name, digest from migration", &[], &mut |row| {
        applied.push(FromRow::from_row(row)?);
        Ok(Further::More)
    })?;
    for step in missing(&applied)? {
        session.batch(step.sql).map_err(|error| failed(step, &error))?;
        let row = [Value::from(step.name), Value::from(step.digest()), Value::from(now)];
        session.run("insert into migration (name, digest, applied_at) values ($1, $2, $3)", &row)?;
    }
    session.batch("commit")
}

fn failed(step: &Migration, error: &Error) -> Error {
    Error::broken(format_args!("migration {}: {error}", step.name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_migration_stands_once_and_in_the_order_of_its_number() {
        assert!(MIGRATIONS.is_sorted_by(|one, next| one.name < next.name));
    }

    #[test]
    fn a_newer_database_or_an_edited_migration_is_refused() {
        let first = &MIGRATIONS[0];
        let rest =
            missing(&[(first.name.to_owned(), first.digest())]).expect("an older database is brought up to date");
        assert_eq!(rest.len(), MIGRATIONS.len() - 1);
        assert!(missing(&[("9999_later".to_owned(), String::new())]).is_err());
        assert!(missing(&[(first.name.to_owned(), "edited".to_owned())]).is_err());
    }
}
