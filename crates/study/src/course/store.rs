//! The statements about courses of a topic. The only SQL of this folder.

use zhixing_course::CourseId;
use zhixing_kit::db::FromRow;
use zhixing_kit::{Read, Result, Row, Write, params, statements};
use zhixing_records::Author;

use crate::topic::model::TopicId;

statements! {
    OF_TOPIC = "select c.id, c.title, c.taken_at is not null
        from topic_course t
        join course c on c.id = t.course
        where t.topic = $1
        order by t.place, c.id";
    NEXT = "select coalesce(max(place), 0) + 1 from topic_course where topic = $1";
    ADD = "insert into topic_course (topic, course, organisation, place, added_by, added_name, added_at)
        values ($1, $2, $3, $4, $5, $6, $7)
        on conflict (topic, course) do nothing";
    DROP = "delete from topic_course where topic = $1 and course = $2";
}

/// A course that goes with a topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToTake {
    /// The course.
    pub id: CourseId,
    /// Its title.
    pub title: String,
    /// It was taken back by who published it.
    pub is_taken: bool,
}

impl FromRow for ToTake {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self { id: row.take()?, title: row.take()?, is_taken: row.take()? })
    }
}

/// The courses of a topic, in the order in which they were chosen.
pub fn of_topic(tx: &Read<'_>, topic: &TopicId) -> Result<Vec<ToTake>> {
    tx.all(OF_TOPIC, params![topic])
}

/// Adds a course; says whether it was not there yet.
pub fn add(tx: &Write<'_>, by: &Author, topic: &TopicId, course: &CourseId) -> Result<bool> {
    let (place,) = tx.one::<(i64,)>(NEXT, params![topic])?;
    let values = params![topic, course, &by.organisation, place, by.member.as_ref(), &by.name, tx.now()];
    Ok(tx.run(ADD, values)? > 0)
}

/// Takes a course out; says whether it was there.
pub fn drop_out(tx: &Write<'_>, topic: &TopicId, course: &CourseId) -> Result<bool> {
    Ok(tx.run(DROP, params![topic, course])? > 0)
}
