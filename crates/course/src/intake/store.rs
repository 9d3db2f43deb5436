//! The statements about packages that were brought in. The only SQL of this folder.

use zhixing_kit::db::FromRow;
use zhixing_kit::{Moment, Read, Result, Row, Write, params, statements};
use zhixing_people::Actor;

use crate::course::model::CourseId;

zhixing_kit::ids! {
    /// A package that was brought in and is not published yet.
    IntakeId;
}

statements! {
    ADD = "insert into course_intake (id, organisation, member, course, file_name, file, brought_at) values ($1, $2, $3, $4, $5, $6, $7)";
    ONE = "select id, course, file_name, file from course_intake where id = $1 and member = $2 and brought_at > $3";
    OWN = "select id from course_intake where member = $1 order by brought_at desc, id desc";
    END = "delete from course_intake where id = $1";
}

/// A package that was brought in.
#[derive(Clone, Debug)]
pub struct Intake {
    /// Its id.
    pub id: IntakeId,
    /// Of which course it is to be a new edition.
    pub course: Option<CourseId>,
    /// The file's name.
    pub file_name: String,
    /// Its bytes.
    pub file: Vec<u8>,
}

impl FromRow for Intake {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self { id: row.take()?, course: row.take()?, file_name: row.take()?, file: row.take()? })
    }
}

pub fn add(tx: &Write<'_>, actor: &Actor, course: Option<&CourseId>, file_name: &str, file: &[u8]) -> Result<IntakeId> {
    let id: IntakeId = tx.new_id();
    tx.run(ADD, params![&id, &actor.organisation, &actor.member, course, file_name, file, tx.now()])?;
    Ok(id)
}

/// What somebody brought in since a moment.
pub fn one(tx: &Read<'_>, actor: &Actor, id: &IntakeId, since: Moment) -> Result<Intake> {
    tx.one(ONE, params![id, &actor.member, since])
}

/// Everything that somebody brought in, the newest first.
pub fn own(tx: &Read<'_>, actor: &Actor) -> Result<Vec<IntakeId>> {
    Ok(tx.all::<(IntakeId,)>(OWN, params![&actor.member])?.into_iter().map(|(id,)| id).collect())
}

pub fn end(tx: &Write<'_>, id: &IntakeId) -> Result<()> {
    tx.run(END, params![id]).map(drop)
}
