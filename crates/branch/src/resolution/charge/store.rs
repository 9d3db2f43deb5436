//! The statements about who sees to a resolution. The only SQL of this folder.

use jiff::civil::Date;
use zhixing_kit::db::FromRow;
use zhixing_kit::{Moment, Read, Result, Row, Write, params, statements};
use zhixing_records::Author;

use super::model::{Change, Charge, ChargeId, NewCharge};
use crate::activity::model::ActivityId;
use crate::resolution::model::{Resolution, ResolutionId};

statements! {
    CHANGE = "update resolution set owner = $2, owner_name = $3, due = $4 where id = $1";
    KEEP = "insert into resolution_charge (id, organisation, resolution, first, was_owner, was_owner_name, was_due, owner, owner_name, due, why, changed_by, changed_name, changed_at)
        values ($1, $2, $3, not exists (select 1 from resolution_charge where resolution = $3), $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";
    CHANGES = "select was_owner_name, was_due, owner_name, due, why, changed_name, changed_at
        from resolution_charge
        where resolution = $1
        order by changed_at, id";
    /// As the meeting decided them, with how each stands since it was changed.
    DECIDED = "select r.id, r.branch, r.unit, r.activity, a.topic, r.text,
            case when c.id is null then r.owner else c.was_owner end, coalesce(c.was_owner_name, r.owner_name), case when c.id is null then r.due else c.was_due end,
            r.state, r.made_name, r.made_at, r.latest, r.latest_at, r.void, r.void_at,
            case when a.short then 'short' when r.motion is not null then 'motion' else 'ballot' end, c.id is not null, r.owner_name, r.due
        from resolution r
        join activity a on a.id = r.activity
        left join resolution_charge c on c.resolution = r.id and c.first
        where r.activity = $1
        order by r.made_at, r.id";
}

impl FromRow for Change {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self {
            was: Charge { owner_name: row.take()?, due: row.take()? },
            is: Charge { owner_name: row.take()?, due: row.take()? },
            why: row.take()?,
            changed_name: row.take()?,
            changed_at: row.take()?,
        })
    }
}

struct Decided(Resolution);

impl FromRow for Decided {
    fn from_row(row: &mut Row) -> Result<Self> {
        let resolution = Resolution::from_row(row)?;
        let (is_changed, owner_name, due): (bool, String, Option<Date>) = (row.take()?, row.take()?, row.take()?);
        Ok(Self(Resolution { since: is_changed.then_some(Charge { owner_name, due }), ..resolution }))
    }
}

/// The resolutions of a meeting as it decided them, each with how it stands since, where that was changed.
pub fn decided(tx: &Read<'_>, activity: &ActivityId) -> Result<Vec<Resolution>> {
    Ok(tx.all::<Decided>(DECIDED, params![activity])?.into_iter().map(|Decided(one)| one).collect())
}

/// How who sees to it was changed, in order.
pub fn changes(tx: &Read<'_>, id: &ResolutionId) -> Result<Vec<Change>> {
    tx.all(CHANGES, params![id])
}

/// Changes who sees to it and until when, and keeps what it was.
pub fn change(
    tx: &Write<'_>,
    by: &Author,
    before: &Resolution,
    new: &NewCharge,
    (owner_name, at): (&str, Moment),
) -> Result<()> {
    let id: ChargeId = tx.new_id();
    let values = params![
        &id,
        &by.organisation,
        &before.id,
        before.owner.as_ref(),
        &before.owner_name,
        before.due,
        new.owner.as_ref(),
        owner_name,
        new.due,
        &new.why,
        by.member.as_ref(),
        &by.name,
        at
    ];
    tx.run(KEEP, values)?;
    tx.run(CHANGE, params![&before.id, new.owner.as_ref(), owner_name, new.due]).map(drop)
}
