//! The statements about discussion groups. The only SQL of this folder.

use zhixing_branch::ActivityId;
use zhixing_kit::db::FromRow;
use zhixing_kit::{Read, Result, Row, Value, Write, params, statements};
use zhixing_people::MemberId;
use zhixing_records::Author;

use super::model::{Groups, Placed};

statements! {
    DRAW = "select seed, groups, drawn_name from study_draw where activity = $1";
    PEOPLE = "select member, name, number from study_group_member where activity = $1 order by number, name, member";
    KEEP = "insert into study_draw (activity, organisation, seed, groups, drawn_by, drawn_name, drawn_at)
        values ($1, $2, $3, $4, $5, $6, $7)
        on conflict (activity) do update set seed = $3, groups = $4, drawn_by = $5, drawn_name = $6, drawn_at = $7";
    CLEAR = "delete from study_group_member where activity = $1";
    ADD = "insert into study_group_member (activity, member, organisation, name, number)
        values ($1, $2, $3, $4, $5)
        on conflict (activity, member) do update set number = $5";
}

impl FromRow for Placed {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self { member: row.take()?, name: row.take()?, number: row.take()? })
    }
}

/// The groups of a day, once there are some.
pub fn groups(tx: &Read<'_>, activity: &ActivityId) -> Result<Option<Groups>> {
    let Some((seed, count, drawn_name)) = tx.maybe::<(String, u32, String)>(DRAW, params![activity])? else {
        return Ok(None);
    };
    Ok(Some(Groups { seed, count, drawn_name, people: tx.all(PEOPLE, params![activity])? }))
}

/// Keeps a draw in the place of an earlier one.
pub fn keep(
    tx: &Write<'_>,
    by: &Author,
    activity: &ActivityId,
    seed: &str,
    people: &[Placed],
    count: u32,
) -> Result<()> {
    tx.run(KEEP, params![activity, &by.organisation, seed, count, by.member.as_ref(), &by.name, tx.now()])?;
    tx.run(CLEAR, params![activity])?;
    let row = |one: &Placed| -> Vec<Value> {
        params![activity, &one.member, &by.organisation, &one.name, one.number].to_vec()
    };
    tx.run_each(ADD, &people.iter().map(row).collect::<Vec<_>>()).map(drop)
}

/// Puts one into another group; the seed does not tell the groups any more.
pub fn put(
    tx: &Write<'_>,
    by: &Author,
    activity: &ActivityId,
    count: u32,
    (member, name): (&MemberId, &str),
    number: u32,
) -> Result<()> {
    tx.run(KEEP, params![activity, &by.organisation, "", count, by.member.as_ref(), &by.name, tx.now()])?;
    tx.run(ADD, params![activity, member, &by.organisation, name, number]).map(drop)
}
