//! The statements about topics and what is read for them. The only SQL of this folder.

use zhixing_kit::db::FromRow;
use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Error, Read, Result, Row, Write, params, statements};
use zhixing_library::MaterialId;
use zhixing_records::Author;

use super::model::{NewTopic, ToRead, Topic, TopicId};
use crate::programme::model::{Programme, ProgrammeId};

statements! {
    ONE = "select t.id, t.programme, p.name, p.branch, t.title, t.area, t.problem, t.bank, coalesce(b.area, ''), t.version, t.dropped_at is not null
        from study_topic t
        join programme p on p.id = t.programme
        left join bank b on b.id = t.bank
        where t.id = $1 and t.organisation = $2";
    OF_PROGRAMME = "select t.id, t.programme, p.name, p.branch, t.title, t.area, t.problem, t.bank, coalesce(b.area, ''), t.version, t.dropped_at is not null
        from study_topic t
        join programme p on p.id = t.programme
        left join bank b on b.id = t.bank
        where t.programme = $1
        order by t.dropped_at is not null, t.place, t.id";
    NEXT_PLACE = "select coalesce(max(place), 0) + 1 from study_topic where programme = $1";
    ADD = "insert into study_topic (id, organisation, programme, place, area, title, problem, bank, version, added_by, added_name, added_at, dropped_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, 1, $9, $10, $11, null)";
    CHANGE = "update study_topic set area = $3, title = $4, problem = $5, bank = $6, version = version + 1 where id = $1 and version = $2";
    DROP = "update study_topic set dropped_at = $2 where id = $1 and dropped_at is null";
    TAKE_UP = "update study_topic set dropped_at = null where id = $1 and dropped_at is not null";
    TO_READ = "select m.id, m.title, m.taken_at is not null
        from topic_material t
        join material m on m.id = t.material
        where t.topic = $1
        order by t.place, m.id";
    NEXT_TO_READ = "select coalesce(max(place), 0) + 1 from topic_material where topic = $1";
    ADD_MATERIAL = "insert into topic_material (topic, material, organisation, place, added_by, added_name, added_at)
        values ($1, $2, $3, $4, $5, $6, $7)
        on conflict (topic, material) do nothing";
    DROP_MATERIAL = "delete from topic_material where topic = $1 and material = $2";
}

impl FromRow for Topic {
    fn from_row(row: &mut Row) -> Result<Self> {
        let (id, programme, programme_name, branch) = (row.take()?, row.take()?, row.take()?, row.take()?);
        let (title, area, problem, bank) = (row.take()?, row.take()?, row.take()?, row.take()?);
        let says = NewTopic { title, area, problem, bank };
        let (bank_area, version, is_dropped) = (row.take()?, row.take()?, row.take()?);
        Ok(Self { id, programme, programme_name, branch, says, bank_area, version, is_dropped })
    }
}

impl FromRow for ToRead {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self { id: row.take()?, title: row.take()?, is_taken: row.take()? })
    }
}

/// One topic.
pub fn one(tx: &Read<'_>, organisation: &OrganisationId, id: &TopicId) -> Result<Topic> {
    tx.one(ONE, params![id, organisation])
}

/// The topics of a programme in order, those that were left out at the end.
pub fn of_programme(tx: &Read<'_>, programme: &ProgrammeId) -> Result<Vec<Topic>> {
    tx.all(OF_PROGRAMME, params![programme])
}

/// Adds a topic at the end.
pub fn add(tx: &Write<'_>, by: &Author, programme: &Programme, new: &NewTopic) -> Result<TopicId> {
    let (place,) = tx.one::<(i64,)>(NEXT_PLACE, params![&programme.id])?;
    let id: TopicId = tx.new_id();
    let values = params![
        &id,
        &by.organisation,
        &programme.id,
        place,
        &new.area,
        &new.title,
        &new.problem,
        new.bank.as_ref(),
        by.member.as_ref(),
        &by.name,
        tx.now()
    ];
    tx.run(ADD, values)?;
    Ok(id)
}

/// Changes what it says. [`Error::Busy`] when somebody else did meanwhile.
pub fn change(tx: &Write<'_>, topic: &Topic, new: &NewTopic) -> Result<()> {
    let values = params![&topic.id, topic.version, &new.area, &new.title, &new.problem, new.bank.as_ref()];
    if tx.run(CHANGE, values)? == 0 {
        return Err(Error::Busy);
    }
    Ok(())
}

/// Leaves it out; says whether it was in.
pub fn drop_out(tx: &Write<'_>, id: &TopicId) -> Result<bool> {
    Ok(tx.run(DROP, params![id, tx.now()])? > 0)
}

/// Takes it up again; says whether it was out.
pub fn take_up(tx: &Write<'_>, id: &TopicId) -> Result<bool> {
    Ok(tx.run(TAKE_UP, params![id])? > 0)
}

/// What is read for it, in order.
pub fn to_read(tx: &Read<'_>, id: &TopicId) -> Result<Vec<ToRead>> {
    tx.all(TO_READ, params![id])
}

/// Adds a material; says whether it was not there yet.
pub fn add_material(tx: &Write<'_>, by: &Author, id: &TopicId, material: &MaterialId) -> Result<bool> {
    let (place,) = tx.one::<(i64,)>(NEXT_TO_READ, params![id])?;
    let values = params![id, material, &by.organisation, place, by.member.as_ref(), &by.name, tx.now()];
    Ok(tx.run(ADD_MATERIAL, values)? > 0)
}

/// Takes a material out; says whether it was there.
pub fn drop_material(tx: &Write<'_>, id: &TopicId, material: &MaterialId) -> Result<bool> {
    Ok(tx.run(DROP_MATERIAL, params![id, material])? > 0)
}
