//! What can be asked about members. Read only; the asker's rights are the caller's business ([`crate::require`]).

use jiff::civil::Date;
use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Error, Read, Result};
use zhixing_records::{MemberId, UnitId};

use super::actions::NewMember;
use super::model::{Exemption, Member, Membership};
use super::store;
use crate::unit::unit;

/// The member in his latest membership, also when he left. [`Error::NotFound`] when there is none.
pub fn member(tx: &Read<'_>, id: &MemberId) -> Result<Member> {
    store::find(tx, id)?.ok_or(Error::NotFound)
}

/// The member of that number in his latest membership.
pub fn member_numbered(tx: &Read<'_>, organisation: &OrganisationId, number: &str) -> Result<Option<Member>> {
    store::numbered(tx, organisation, number)
}

/// Who belongs to the unit on that day (a branch with its groups), by number; of a unit above the branches who sits in it itself.
pub fn members_of(tx: &Read<'_>, unit: &UnitId, on: Date) -> Result<Vec<Member>> {
    store::of_unit(tx, unit, on)
}

/// The numbers of those who belong to the branch of a new member today and bear his name.
pub(crate) fn namesakes(tx: &Read<'_>, new: &NewMember, id: &MemberId) -> Result<Vec<String>> {
    let Some(branch) = unit(tx, &new.unit)?.branch else { return Ok(Vec::new()) };
    store::namesakes(tx, &branch, (&new.person.name, id))
}

/// Whether somebody else who belongs to a branch today bears a member's name.
pub fn has_namesake(tx: &Read<'_>, branch: &UnitId, member: &Member) -> Result<bool> {
    Ok(!store::namesakes(tx, branch, (&member.name, &member.id))?.is_empty())
}

/// Who belongs to the unit or to any below it on that day, by number.
pub fn members_below(tx: &Read<'_>, unit: &UnitId, on: Date) -> Result<Vec<Member>> {
    store::below(tx, unit, on)
}

/// The exemptions that hold on that day for those who belong to the unit (a branch with its groups).
pub fn exemptions_of(tx: &Read<'_>, unit: &UnitId, on: Date) -> Result<Vec<Exemption>> {
    store::exemptions_of_unit(tx, unit, on)
}

/// All exemptions of a member, past and to come.
pub fn exemptions_of_member(tx: &Read<'_>, id: &MemberId) -> Result<Vec<Exemption>> {
    store::exemptions(tx, id)
}

/// Where the member belonged and as what, the first one first.
pub fn membership_history(tx: &Read<'_>, id: &MemberId) -> Result<Vec<Membership>> {
    store::memberships(tx, id)
}
