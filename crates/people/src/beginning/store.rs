//! The statements about the first steps. They ask whether there is one, and read no more than that.

use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Read, Result, params, statements};
use zhixing_records::MemberId;

use crate::post::PostKind;

statements! {
    PEOPLE = "select id from membership where organisation = $1 and branch is not null limit 1";
    SECRETARY = "select p.id
        from post p
        join unit u on u.id = p.unit
        where p.organisation = $1 and p.kind = $2 and u.branch is not null
          and p.from_on <= $3 and (p.to_on is null or p.to_on >= $3) and p.ended_at is null
        limit 1";
    WITHOUT_SIGN_IN = "select distinct m.id, m.name
        from post p
        join unit u on u.id = p.unit
        join member m on m.id = p.member
        left join account a on a.member = m.id and a.closed_at is null
        where p.organisation = $1 and p.kind = $2 and u.branch is not null
          and p.from_on <= $3 and (p.to_on is null or p.to_on >= $3) and p.ended_at is null
          and a.password_hash is null
          and not exists (select 1 from identity i where i.account = a.id)
          and not exists (select 1 from account_link l where l.account = a.id and l.used_at is null and l.expires_at > $4)
        order by m.name, m.id
        limit $5";
    /// The same of two members.
    WITHOUT_SIGN_IN_OF = "select m.id
        from member m
        left join account a on a.member = m.id and a.closed_at is null
        where m.id in ($1, $2)
          and a.password_hash is null
          and not exists (select 1 from identity i where i.account = a.id)
          and not exists (select 1 from account_link l where l.account = a.id and l.used_at is null and l.expires_at > $3)";
}

/// Whether somebody belongs, or belonged, to a branch.
pub fn has_people(tx: &Read<'_>, organisation: &OrganisationId) -> Result<bool> {
    Ok(tx.maybe::<(String,)>(PEOPLE, params![organisation])?.is_some())
}

/// Whether a branch has a secretary today.
pub fn has_secretary(tx: &Read<'_>, organisation: &OrganisationId) -> Result<bool> {
    Ok(tx.maybe::<(String,)>(SECRETARY, params![organisation, PostKind::Secretary, tx.today()])?.is_some())
}

/// Who is a branch's secretary today and can neither sign in nor has a link that waits: so many at most, by name.
pub fn secretaries_without_sign_in(
    tx: &Read<'_>,
    organisation: &OrganisationId,
    most: usize,
) -> Result<Vec<(MemberId, String)>> {
    let most = i64::try_from(most).unwrap_or(i64::MAX);
    tx.all(WITHOUT_SIGN_IN, params![organisation, PostKind::Secretary, tx.today(), tx.now(), most])
}

/// Which of two members can neither sign in nor have a link that waits.
pub fn without_sign_in(tx: &Read<'_>, [one, other]: [&MemberId; 2]) -> Result<Vec<MemberId>> {
    let found: Vec<(MemberId,)> = tx.all(WITHOUT_SIGN_IN_OF, params![one, other, tx.now()])?;
    Ok(found.into_iter().map(|(member,)| member).collect())
}
