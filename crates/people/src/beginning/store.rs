//! The statements about the first steps. They ask whether there is one, and read no more than that.

use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Read, Result, params, statements};

use crate::post::PostKind;

statements! {
    PEOPLE = "select id from membership where organisation = $1 and branch is not null limit 1";
    SECRETARY = "select p.id
        from post p
        join unit u on u.id = p.unit
        where p.organisation = $1 and p.kind = $2 and u.branch is not null
          and p.from_on <= $3 and (p.to_on is null or p.to_on >= $3) and p.ended_at is null
        limit 1";
}

/// Whether somebody belongs, or belonged, to a branch.
pub fn has_people(tx: &Read<'_>, organisation: &OrganisationId) -> Result<bool> {
    Ok(tx.maybe::<(String,)>(PEOPLE, params![organisation])?.is_some())
}

/// Whether a branch has a secretary today.
pub fn has_secretary(tx: &Read<'_>, organisation: &OrganisationId) -> Result<bool> {
    Ok(tx.maybe::<(String,)>(SECRETARY, params![organisation, PostKind::Secretary, tx.today()])?.is_some())
}
