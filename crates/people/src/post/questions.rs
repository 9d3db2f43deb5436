//! What can be asked about posts. Read only; the asker's rights are the caller's business ([`crate::require`]).

use jiff::civil::Date;
use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Error, Read, Result};
use zhixing_records::{MemberId, UnitId};

use super::model::{Post, PostId, PostKind, Vacancy, vacant};
use super::store;
use crate::unit::Unit;

/// The post. [`Error::NotFound`] when there is none.
pub fn post(tx: &Read<'_>, id: &PostId) -> Result<Post> {
    store::find(tx, id)?.ok_or(Error::NotFound)
}

/// The posts held on that day in the unit: of a branch with its groups, of a unit above the branches those for itself alone.
pub fn posts_of(tx: &Read<'_>, unit: &UnitId, on: Date) -> Result<Vec<Post>> {
    store::of_unit(tx, unit, on)
}

/// Of the posts of a unit, those that a member gives up by taking up this one there: who is secretary, deputy or on the committee is one of the three
/// at a time. Only those that reach into the days of the new one.
pub fn given_up<'p>(
    held: &'p [Post],
    (kind, member): (PostKind, &'p MemberId),
    (from_on, to_on): (Date, Option<Date>),
) -> impl Iterator<Item = &'p Post> {
    held.iter().filter(move |post| {
        let excluded = kind.is_of_committee() && post.kind.is_of_committee() && post.kind != kind;
        excluded && post.member == *member && post.overlaps(from_on, to_on)
    })
}

/// The last day of who holds the elected posts of a unit, which is that of the term; none where it is not known.
pub(super) fn term_end(tx: &Read<'_>, unit: &UnitId) -> Result<Option<Date>> {
    let today = tx.today();
    let sitting =
        store::history(tx, unit)?.into_iter().filter(|post| post.kind.is_of_committee() && post.is_held(today));
    Ok(sitting.filter_map(|post| post.to_on).max())
}

/// All posts that the very unit ever had, the latest first.
pub fn post_history(tx: &Read<'_>, unit: &UnitId) -> Result<Vec<Post>> {
    store::history(tx, unit)
}

/// All posts that the member ever held, the latest first.
pub fn posts_of_member(tx: &Read<'_>, member: &MemberId) -> Result<Vec<Post>> {
    store::of_member(tx, member)
}

/// Which units lost who led them and have nobody to follow, the upper ones first. One that never had anybody is at its beginning, and has
/// lost nobody.
pub fn vacancies(tx: &Read<'_>, organisation: &OrganisationId) -> Result<Vec<Vacancy>> {
    store::vacant(tx, organisation)
}

/// The post of who leads this unit, where it is one of those.
pub(super) fn vacancy_of(tx: &Read<'_>, unit: &Unit) -> Result<Option<PostKind>> {
    Ok(vacant(unit, &store::history(tx, &unit.id)?, tx.today()))
}
