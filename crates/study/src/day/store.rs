//! The statements about study days. The only SQL of this folder.

use zhixing_branch::{Activity, ActivityId};
use zhixing_kit::db::FromRow;
use zhixing_kit::{Read, Result, Row, Value, Write, params, statements};
use zhixing_people::UnitId;
use zhixing_records::Author;

use super::model::{Check, PartOfDay, PlacedTopic};
use crate::topic::model::TopicId;

statements! {
    PLACED_IN = "select p.activity, t.id, t.title, t.area
        from study_placement p
        join study_topic t on t.id = p.topic
        where p.branch = $1";
    PLACED_ON = "select t.id, t.title, t.area
        from study_placement p
        join study_topic t on t.id = p.topic
        where p.activity = $1";
    PLACE = "insert into study_placement (activity, organisation, branch, topic, placed_by, placed_name, placed_at)
        values ($1, $2, $3, $4, $5, $6, $7)
        on conflict (activity) do update set topic = $4, placed_by = $5, placed_name = $6, placed_at = $7";
    CLEAR = "delete from study_placement where activity = $1";
    PARTS = "select part, minutes, words from study_part where activity = $1";
    SET_PART = "insert into study_part (activity, part, organisation, minutes, words, set_by, set_name, set_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8)
        on conflict (activity, part) do update set minutes = $4, words = $5, set_by = $6, set_name = $7, set_at = $8";
    CHECKS = "select code, done_name, done_at from study_check where activity = $1";
    TICK = "insert into study_check (activity, code, organisation, done_by, done_name, done_at)
        values ($1, $2, $3, $4, $5, $6)
        on conflict (activity, code) do nothing";
    UNTICK = "delete from study_check where activity = $1 and code = $2";
}

impl FromRow for PlacedTopic {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self { id: row.take()?, title: row.take()?, area: row.take()? })
    }
}

impl FromRow for PartOfDay {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self { code: row.take()?, minutes: row.take()?, words: row.take()? })
    }
}

impl FromRow for Check {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self { code: row.take()?, done: Some((row.take()?, row.take()?)) })
    }
}

struct Placement(ActivityId, PlacedTopic);

impl FromRow for Placement {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self(row.take()?, PlacedTopic::from_row(row)?))
    }
}

/// Every topic that stands on an activity of the branch.
pub fn placed_in(tx: &Read<'_>, branch: &UnitId) -> Result<Vec<(ActivityId, PlacedTopic)>> {
    Ok(tx.all::<Placement>(PLACED_IN, params![branch])?.into_iter().map(|Placement(id, topic)| (id, topic)).collect())
}

/// The topic of an activity.
pub fn placed_on(tx: &Read<'_>, activity: &ActivityId) -> Result<Option<PlacedTopic>> {
    tx.maybe(PLACED_ON, params![activity])
}

/// Puts a topic on an activity, in the place of another one.
pub fn place(tx: &Write<'_>, by: &Author, activity: &Activity, topic: &TopicId) -> Result<()> {
    let values =
        params![&activity.id, &by.organisation, &activity.branch, topic, by.member.as_ref(), &by.name, tx.now()];
    tx.run(PLACE, values).map(drop)
}

/// Takes the topic off an activity.
pub fn clear(tx: &Write<'_>, activity: &ActivityId) -> Result<()> {
    tx.run(CLEAR, params![activity]).map(drop)
}

/// How the time of a day was parted; nothing before somebody changed it.
pub fn parts(tx: &Read<'_>, activity: &ActivityId) -> Result<Vec<PartOfDay>> {
    tx.all(PARTS, params![activity])
}

/// Sets the parts of a day.
pub fn set_parts(tx: &Write<'_>, by: &Author, activity: &ActivityId, parts: &[PartOfDay]) -> Result<()> {
    let row = |part: &PartOfDay| -> Vec<Value> {
        let values = params![
            activity,
            &part.code,
            &by.organisation,
            part.minutes,
            &part.words,
            by.member.as_ref(),
            &by.name,
            tx.now()
        ];
        values.to_vec()
    };
    tx.run_each(SET_PART, &parts.iter().map(row).collect::<Vec<_>>()).map(drop)
}

/// What is ticked.
pub fn checks(tx: &Read<'_>, activity: &ActivityId) -> Result<Vec<Check>> {
    tx.all(CHECKS, params![activity])
}

/// Ticks something, or takes the tick away; says whether that was new.
pub fn tick(tx: &Write<'_>, by: &Author, activity: &ActivityId, code: &str, done: bool) -> Result<bool> {
    let changed = if done {
        tx.run(TICK, params![activity, code, &by.organisation, by.member.as_ref(), &by.name, tx.now()])?
    } else {
        tx.run(UNTICK, params![activity, code])?
    };
    Ok(changed > 0)
}
