//! Statements in the database. No SQL here changes or removes what was recorded; the one update sets the position, once.

use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Moment, Result, Value, Write, params, statements};

use crate::model::{MemberId, StatementId, UnitId};

statements! {
    ADD = "insert into statement (id, organisation, unit, about, verb, actor, path, happened_at, recorded_at, body, salt, corrects)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    CONCERN_ONE = "insert into concern (organisation, statement, member)
        values ($1, $2, $3)
        on conflict do nothing";
    CONCERN_TWO = "insert into concern (organisation, statement, member)
        values ($1, $2, $3), ($1, $2, $4)
        on conflict do nothing";
    CONCERN_EIGHT = "insert into concern (organisation, statement, member)
        values ($1, $2, $3), ($1, $2, $4), ($1, $2, $5), ($1, $2, $6), ($1, $2, $7), ($1, $2, $8), ($1, $2, $9), ($1, $2, $10)
        on conflict do nothing";
}

/// A row to be: everything but the position, which is the clerk's.
pub(crate) struct NewStatement<'a> {
    pub id: &'a StatementId,
    pub organisation: &'a OrganisationId,
    pub unit: &'a UnitId,
    pub about: &'a str,
    pub verb: &'a str,
    pub actor: Option<&'a MemberId>,
    pub path: &'a str,
    pub happened_at: Moment,
    pub recorded_at: Moment,
    pub body: String,
    pub salt: [u8; 32],
    pub corrects: Option<&'a StatementId>,
}

/// Writes the row.
pub(crate) fn add(tx: &Write<'_>, new: NewStatement<'_>) -> Result<()> {
    let values = params![
        new.id,
        new.organisation,
        new.unit,
        new.about,
        new.verb,
        new.actor,
        new.path,
        new.happened_at,
        new.recorded_at,
        new.body,
        &new.salt,
        new.corrects
    ];
    tx.run(ADD, values).map(drop)
}

/// Writes whom it concerns: one statement for one or two, one for each eight of a longer list (the last one filled up by repeating).
pub(crate) fn add_concerns(
    tx: &Write<'_>,
    organisation: &OrganisationId,
    id: &StatementId,
    members: &[&MemberId],
) -> Result<()> {
    let with = |members: &[&MemberId], width: usize| -> Vec<Value> {
        let filled = members.iter().chain(members.last().into_iter().cycle()).take(width.max(members.len()));
        [Value::from(organisation), Value::from(id)]
            .into_iter()
            .chain(filled.map(|member| Value::from(*member)))
            .collect()
    };
    match members.len() {
        0 => Ok(()),
        1 => tx.run(CONCERN_ONE, &with(members, 1)).map(drop),
        2 => tx.run(CONCERN_TWO, &with(members, 2)).map(drop),
        _ => {
            let sets: Vec<_> = members.chunks(8).map(|chunk| with(chunk, 8)).collect();
            tx.run_each(CONCERN_EIGHT, &sets).map(drop)
        }
    }
}
