//! The statements about enrolments, standings and sessions. None asks about another person than the one whose session or page it is.

use std::collections::BTreeMap;

use zhixing_kit::db::FromRow;
use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Error, Moment, Read, Result, Row, Write, params, statements};
use zhixing_people::MemberId;

use super::model::{EnrolmentId, Launch, LaunchId, Mine, Stage, Standing};
use crate::course::model::{CourseId, EditionId};

statements! {
    ALIAS = "select alias from course_alias where member = $1";
    ADD_ALIAS = "insert into course_alias (member, organisation, alias) values ($1, $2, $3) on conflict (member) do nothing";
    ENROL = "insert into course_enrolment (id, organisation, course, member, begun_at, satisfied_at) values ($1, $2, $3, $4, $5, null)
        on conflict (course, member) do nothing";
    ENROLLED = "select id, satisfied_at from course_enrolment where course = $1 and member = $2";
    COURSE_OF = "select course from course_enrolment where id = $1";
    SATISFY = "update course_enrolment set satisfied_at = $2 where id = $1 and satisfied_at is null";
    STANDINGS = "select part, completed_at, passed_at, failed_at, satisfied_at, result, kept from course_standing where enrolment = $1";
    OPEN_PART = "insert into course_standing
            (enrolment, part, organisation, member, opened_at, completed_at, passed_at, failed_at, satisfied_at, result, kept)
        values ($1, $2, $3, $4, $5, null, null, null, null, null, '')
        on conflict (enrolment, part) do nothing";
    SET_STANDING = "update course_standing
        set completed_at = $3, passed_at = $4, failed_at = $5, satisfied_at = $6, result = $7, kept = $8
        where enrolment = $1 and part = $2";
    SATISFIED = "insert into course_satisfied (enrolment, block, organisation, member, at) values ($1, $2, $3, $4, $5)
        on conflict (enrolment, block) do nothing";
    LAUNCH = "insert into course_launch (id, organisation, enrolment, part, edition, member, token_hash, begun_at, until_at, stage, taken)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'launched', 0)";
    WITH_TOKEN = "select organisation, id, enrolment, part, edition, member, begun_at, until_at, stage, taken
        from course_launch
        where token_hash = $1 and until_at > $2";
    WITH_ID = "select organisation, id, enrolment, part, edition, member, begun_at, until_at, stage, taken from course_launch where id = $1";
    NOT_REPLACED = "select organisation, id, enrolment, part, edition, member, begun_at, until_at, stage, taken
        from course_launch
        where enrolment = $1 and part = $2 and stage <> 'abandoned'
        order by id";
    SET_STAGE = "update course_launch set stage = $2 where id = $1";
    TAKE = "update course_launch set taken = $2 where id = $1";
    END = "delete from course_launch where id = $1";
}

impl FromRow for Launch {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self {
            id: row.take()?,
            enrolment: row.take()?,
            part: row.take()?,
            edition: row.take()?,
            member: row.take()?,
            begun_at: row.take()?,
            until: row.take()?,
            stage: Stage::read(&row.take::<String>()?).ok_or_else(|| Error::broken("an unknown stage"))?,
            taken: row.take()?,
        })
    }
}

/// A session with its organisation.
pub struct Found(pub OrganisationId, pub Launch);

impl FromRow for Found {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self(row.take()?, Launch::from_row(row)?))
    }
}

struct Marked(String, Standing);

impl FromRow for Marked {
    fn from_row(row: &mut Row) -> Result<Self> {
        let part = row.take()?;
        let standing = Standing {
            completed_at: row.take()?,
            passed_at: row.take()?,
            failed_at: row.take()?,
            satisfied_at: row.take()?,
            result: row.take()?,
            kept: row.take()?,
        };
        Ok(Self(part, standing))
    }
}

/// By what name the record store knows a member who opened something.
pub fn alias_of(tx: &Read<'_>, member: &MemberId) -> Result<String> {
    tx.one::<(String,)>(ALIAS, params![member]).map(|(alias,)| alias)
}

/// By what name the record store knows a member; chance, made when it is asked for first.
pub fn alias(tx: &Write<'_>, organisation: &OrganisationId, member: &MemberId) -> Result<String> {
    tx.run(ADD_ALIAS, params![member, organisation, hex::encode(tx.random::<16>())])?;
    tx.one::<(String,)>(ALIAS, params![member]).map(|(alias,)| alias)
}

pub fn enrol(
    tx: &Write<'_>,
    organisation: &OrganisationId,
    course: &CourseId,
    member: &MemberId,
) -> Result<EnrolmentId> {
    let id: EnrolmentId = tx.new_id();
    tx.run(ENROL, params![&id, organisation, course, member, tx.now()])?;
    tx.one::<(EnrolmentId, Option<Moment>)>(ENROLLED, params![course, member]).map(|(id, _)| id)
}

/// What a member did of a course.
pub fn mine(tx: &Read<'_>, course: &CourseId, member: &MemberId) -> Result<Mine> {
    let enrolled = tx.maybe::<(EnrolmentId, Option<Moment>)>(ENROLLED, params![course, member])?;
    let Some((enrolment, satisfied_at)) = enrolled else { return Ok(Mine::default()) };
    Ok(Mine { satisfied_at, standings: standings(tx, &enrolment)? })
}

/// What was done in an enrolment, by the marks of parts.
pub fn standings(tx: &Read<'_>, enrolment: &EnrolmentId) -> Result<BTreeMap<String, Standing>> {
    Ok(tx.all::<Marked>(STANDINGS, params![enrolment])?.into_iter().map(|Marked(part, one)| (part, one)).collect())
}

pub fn course_of(tx: &Read<'_>, enrolment: &EnrolmentId) -> Result<CourseId> {
    tx.one::<(CourseId,)>(COURSE_OF, params![enrolment]).map(|(course,)| course)
}

pub fn satisfy(tx: &Write<'_>, enrolment: &EnrolmentId) -> Result<()> {
    tx.run(SATISFY, params![enrolment, tx.now()]).map(drop)
}

pub fn open_part(
    tx: &Write<'_>,
    organisation: &OrganisationId,
    (enrolment, part): (&EnrolmentId, &str),
    member: &MemberId,
) -> Result<()> {
    tx.run(OPEN_PART, params![enrolment, part, organisation, member, tx.now()]).map(drop)
}

pub fn set_standing(tx: &Write<'_>, enrolment: &EnrolmentId, part: &str, one: &Standing) -> Result<()> {
    let values = params![
        enrolment,
        part,
        one.completed_at,
        one.passed_at,
        one.failed_at,
        one.satisfied_at,
        one.result,
        &one.kept
    ];
    tx.run(SET_STANDING, values).map(drop)
}

/// Notes that a block (or the whole: an empty name) is done; says whether that is new.
pub fn satisfied(tx: &Write<'_>, organisation: &OrganisationId, launch: &Launch, block: &str) -> Result<bool> {
    Ok(tx.run(SATISFIED, params![&launch.enrolment, block, organisation, &launch.member, tx.now()])? == 1)
}

/// What a new session is made of.
pub struct NewLaunch<'a> {
    pub id: &'a LaunchId,
    pub enrolment: &'a EnrolmentId,
    pub part: &'a str,
    pub edition: &'a EditionId,
    pub member: &'a MemberId,
    pub token_hash: [u8; 32],
    pub until: Moment,
}

pub fn launch(tx: &Write<'_>, organisation: &OrganisationId, new: &NewLaunch<'_>) -> Result<()> {
    let values = params![
        new.id,
        organisation,
        new.enrolment,
        new.part,
        new.edition,
        new.member,
        &new.token_hash,
        tx.now(),
        new.until
    ];
    tx.run(LAUNCH, values).map(drop)
}

/// The session with this token, while it may be used.
pub fn with_token(tx: &Read<'_>, hash: &[u8; 32], now: Moment) -> Result<Option<Found>> {
    tx.maybe(WITH_TOKEN, params![hash, now])
}

pub fn with_id(tx: &Read<'_>, id: &LaunchId) -> Result<Option<Found>> {
    tx.maybe(WITH_ID, params![id])
}

/// Sessions of a part that no other one has taken the place of: a SCORM part may go on after it ended, on its next page.
pub fn not_replaced(tx: &Read<'_>, enrolment: &EnrolmentId, part: &str) -> Result<Vec<Launch>> {
    Ok(tx.all::<Found>(NOT_REPLACED, params![enrolment, part])?.into_iter().map(|Found(_, launch)| launch).collect())
}

pub fn set_stage(tx: &Write<'_>, id: &LaunchId, stage: Stage) -> Result<()> {
    tx.run(SET_STAGE, params![id, stage.word()]).map(drop)
}

pub fn take(tx: &Write<'_>, id: &LaunchId, number: i64) -> Result<()> {
    tx.run(TAKE, params![id, number]).map(drop)
}

pub fn end(tx: &Write<'_>, id: &LaunchId) -> Result<()> {
    tx.run(END, params![id]).map(drop)
}
