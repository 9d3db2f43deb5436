//! The statements about topics and what is read for them. The only SQL of this folder.

use zhixing_kit::db::FromRow;
use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Error, Read, Result, Row, Write, params, statements};
use zhixing_library::MaterialId;
use zhixing_records::Author;

use super::model::{NewTopic, ToRead, Topic, TopicId};
use crate::bank::model::{Bank, BankId};
use crate::programme::model::{Programme, ProgrammeId};

statements! {
    ONE = "select t.id, t.programme, p.name, p.branch, t.title, t.area, t.problem, t.version, t.dropped_at is not null
        from study_topic t
        join programme p on p.id = t.programme
        where t.id = $1 and t.organisation = $2";
    OF_PROGRAMME = "select t.id, t.programme, p.name, p.branch, t.title, t.area, t.problem, t.version, t.dropped_at is not null
        from study_topic t
        join programme p on p.id = t.programme
        where t.programme = $1
        order by t.dropped_at is not null, t.place, t.id";
    NEXT_PLACE = "select coalesce(max(place), 0) + 1 from study_topic where programme = $1";
    ADD = "insert into study_topic (id, organisation, programme, place, area, title, problem, version, added_by, added_name, added_at, dropped_at)
        values ($1, $2, $3, $4, $5, $6, $7, 1, $8, $9, $10, null)";
    CHANGE = "update study_topic set area = $3, title = $4, problem = $5, version = version + 1 where id = $1 and version = $2";
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
    BANKS = "select b.id, b.unit, b.area, b.study_area, (select count(*) from question q where q.bank = b.id and q.withdrawn_at is null)
        from topic_bank k
        join bank b on b.id = k.bank
        where k.topic = $1
        order by k.place, b.id";
    NEXT_BANK = "select coalesce(max(place), 0) + 1 from topic_bank where topic = $1";
    ADD_BANK = "insert into topic_bank (topic, bank, organisation, place) values ($1, $2, $3, $4) on conflict (topic, bank) do nothing";
    DROP_BANK = "delete from topic_bank where topic = $1 and bank = $2";
    DROP_MATERIAL = "delete from topic_material where topic = $1 and material = $2";
}

impl FromRow for Topic {
    fn from_row(row: &mut Row) -> Result<Self> {
        let (id, programme, programme_name, branch) = (row.take()?, row.take()?, row.take()?, row.take()?);
        let says = NewTopic { title: row.take()?, area: row.take()?, problem: row.take()? };
        Ok(Self { id, programme, programme_name, branch, says, version: row.take()?, is_dropped: row.take()? })
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
        by.member.as_ref(),
        &by.name,
        tx.now()
    ];
    tx.run(ADD, values)?;
    Ok(id)
}

/// Changes what it says. [`Error::Busy`] when somebody else did meanwhile.
pub fn change(tx: &Write<'_>, topic: &Topic, new: &NewTopic) -> Result<()> {
    let values = params![&topic.id, topic.version, &new.area, &new.title, &new.problem];
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

/// The banks whose questions go with it, in the order in which they were chosen.
pub fn banks(tx: &Read<'_>, id: &TopicId) -> Result<Vec<Bank>> {
    tx.all(BANKS, params![id])
}

/// Adds a bank; says whether it was not there yet.
pub fn add_bank(tx: &Write<'_>, organisation: &OrganisationId, id: &TopicId, bank: &BankId) -> Result<bool> {
    let (place,) = tx.one::<(i64,)>(NEXT_BANK, params![id])?;
    Ok(tx.run(ADD_BANK, params![id, bank, organisation, place])? > 0)
}

/// Takes a bank out; says whether it was there.
pub fn drop_bank(tx: &Write<'_>, id: &TopicId, bank: &BankId) -> Result<bool> {
    Ok(tx.run(DROP_BANK, params![id, bank])? > 0)
}
