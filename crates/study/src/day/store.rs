//! The statements about study days. The only SQL of this folder.

use zhixing_branch::{Activity, ActivityId};
use zhixing_kit::db::FromRow;
use zhixing_kit::{Read, Result, Row, Write, params, statements};
use zhixing_people::UnitId;
use zhixing_records::Author;

use super::model::PlacedTopic;
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
}

impl FromRow for PlacedTopic {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self { id: row.take()?, title: row.take()?, area: row.take()? })
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
