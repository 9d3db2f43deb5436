//! What can be asked about members in temporary branches. Read only.

use jiff::civil::Date;
use zhixing_kit::{Error, Read, Result};
use zhixing_records::{MemberId, UnitId};

use super::model::{Attachment, AttachmentId};
use super::store;
use crate::actor::Actor;
use crate::member::{Member, members_of};
use crate::rights::{Place, Right, require};
use crate::unit::{Unit, UnitKind, unit};

/// The members who are set to a temporary branch on a day, as what they are at home; whether the asker may know is asked by the caller.
pub fn attached_to(tx: &Read<'_>, unit: &UnitId, on: Date) -> Result<Vec<Member>> {
    store::members(tx, unit, on)
}

/// Who is called to the meetings of a branch on a day: who belongs to it, and who is set to it.
pub fn called_to(tx: &Read<'_>, branch: &UnitId, on: Date) -> Result<Vec<Member>> {
    let mut members = members_of(tx, branch, on)?;
    members.extend(store::members(tx, branch, on)?);
    Ok(members)
}

/// Whether a member is set to this unit today.
pub fn is_attached(tx: &Read<'_>, unit: &UnitId, member: &MemberId) -> Result<bool> {
    Ok(store::members(tx, unit, tx.today())?.iter().any(|one| one.id == *member))
}

/// From which day on a member is set to this unit, as long as it lasts.
pub(crate) fn attached_since(tx: &Read<'_>, unit: &UnitId, member: &MemberId) -> Result<Option<Date>> {
    Ok(store::of_unit(tx, unit)?.into_iter().find(|one| one.member == *member).map(|one| one.from_on))
}

/// The temporary branch and those set to it, for who keeps its people. Not found for what is no temporary branch.
pub(super) fn kept(tx: &Read<'_>, actor: &Actor, id: &UnitId) -> Result<(Unit, Vec<Attachment>)> {
    require(tx, actor, Right::EditPeople, &Place::itself(id))?;
    let unit = unit(tx, id)?;
    if unit.kind != UnitKind::TemporaryBranch {
        return Err(Error::NotFound);
    }
    let all = store::of_unit(tx, id)?;
    Ok((unit, all))
}

/// One of them, for who keeps the people of its branch.
pub(super) fn one(tx: &Read<'_>, actor: &Actor, id: &AttachmentId) -> Result<Attachment> {
    let found = store::find(tx, &actor.organisation, id)?.ok_or(Error::NotFound)?;
    require(tx, actor, Right::EditPeople, &Place::unit(&found.unit))?;
    Ok(found)
}
