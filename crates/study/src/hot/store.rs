//! The statements about hot questions. The only SQL of this folder.

use zhixing_branch::ActivityId;
use zhixing_kit::db::FromRow;
use zhixing_kit::{Error, Read, Result, Row, Write, params, statements};
use zhixing_people::Actor;

use super::model::{Answered, Hot, HotId};
use crate::topic::model::TopicId;

statements! {
    OF_TOPIC = "select id, topic, member, member_name, words, asked_at, activity, answer, answered_name, answered_at, answer_version, ended_at is not null
        from hot_question
        where topic = $1 and ended_at is null
        order by asked_at, id
        limit $2";
    ONE = "select id, topic, member, member_name, words, asked_at, activity, answer, answered_name, answered_at, answer_version, ended_at is not null
        from hot_question where id = $1 and organisation = $2";
    ADD = "insert into hot_question (id, organisation, topic, member, member_name, words, asked_at, activity, answer, answer_version, answered_by, answered_name, answered_at, ended_at)
        values ($1, $2, $3, $4, $5, $6, $7, null, '', 0, null, '', null, null)";
    COLLECT = "update hot_question set activity = $2 where id = $1 and activity is null";
    ANSWER = "update hot_question set answer = $3, answered_by = $4, answered_name = $5, answered_at = $6, answer_version = answer_version + 1
        where id = $1 and answer_version = $2";
    END = "update hot_question set ended_at = $2 where id = $1 and ended_at is null";
}

impl FromRow for Hot {
    fn from_row(row: &mut Row) -> Result<Self> {
        let (id, topic, member, name) = (row.take()?, row.take()?, row.take()?, row.take()?);
        let (words, asked_at, activity) = (row.take()?, row.take()?, row.take()?);
        let (answer, by, at, version): (String, String, Option<zhixing_kit::Moment>, i64) =
            (row.take()?, row.take()?, row.take()?, row.take()?);
        let answered = at.map(|at| Answered { words: answer, name: by, at, version });
        Ok(Self { id, topic, member, name, words, asked_at, activity, answered, is_ended: row.take()? })
    }
}

/// The questions of a topic in the order in which they were asked, without those that were put away.
pub fn of_topic(tx: &Read<'_>, topic: &TopicId, most: usize) -> Result<Vec<Hot>> {
    tx.all(OF_TOPIC, params![topic, most])
}

/// One question.
pub fn one(tx: &Read<'_>, actor: &Actor, id: &HotId) -> Result<Hot> {
    tx.one(ONE, params![id, &actor.organisation])
}

/// A new one.
pub fn add(tx: &Write<'_>, actor: &Actor, id: &HotId, topic: &TopicId, words: &str) -> Result<()> {
    tx.run(ADD, params![id, &actor.organisation, topic, &actor.member, &actor.name, words, tx.now()]).map(drop)
}

/// It stands on an agenda from now on; says whether it stood on none.
pub fn collect(tx: &Write<'_>, id: &HotId, activity: &ActivityId) -> Result<bool> {
    Ok(tx.run(COLLECT, params![id, activity])? == 1)
}

/// What was answered. [`Error::Busy`] when somebody else changed it meanwhile.
pub fn answer(tx: &Write<'_>, actor: &Actor, hot: &Hot, words: &str) -> Result<()> {
    let version = hot.answered.as_ref().map_or(0, |answered| answered.version);
    let values = params![&hot.id, version, words, &actor.member, &actor.name, tx.now()];
    if tx.run(ANSWER, values)? == 1 { Ok(()) } else { Err(Error::Busy) }
}

/// It is put away; says whether it was there.
pub fn end(tx: &Write<'_>, id: &HotId) -> Result<bool> {
    Ok(tx.run(END, params![id, tx.now()])? == 1)
}
