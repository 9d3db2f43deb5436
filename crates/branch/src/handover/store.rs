//! The statements about what was left behind. They read the rows of activities and posts and change none.

use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Read, Result, params, statements};
use zhixing_people::UnitId;

use super::model::Left;

statements! {
    LEFT = "select a.id, a.unit, a.kind,
            coalesce(case when p.member = a.chair then a.chair_named_at else a.recorder_named_at end, a.planned_at), p.member, max(p.to_on), coalesce(p.member = a.chair, false),
            exists (select 1 from post s
                where s.unit = a.unit and s.member = p.member and s.kind in ('deputy', 'committee_member')
                  and s.ended_at is null and (s.to_on is null or s.to_on >= $2))
        from activity a
        join post p on p.unit = a.unit and (p.member = a.chair or p.member = a.recorder)
        where a.branch = $1 and a.state in ('planned', 'convened')
          and p.kind in ('secretary', 'deputy', 'group_leader') and (p.ended_at is not null or p.to_on < $2)
          and not exists (select 1 from post q
              where q.unit = p.unit and q.member = p.member and (q.kind in ('secretary', 'group_leader') or q.kind = p.kind)
                and q.ended_at is null and (q.to_on is null or q.to_on >= $2))
        group by a.id, a.unit, a.kind, a.planned_at, a.chair_named_at, a.recorder_named_at, a.starts_at, a.chair, p.member
        order by a.starts_at, a.id
        limit 300";
    /// From the posts that are over, which are few.
    BRANCHES = "select distinct a.branch
        from post p
        join activity a on a.unit = p.unit and (a.chair = p.member or a.recorder = p.member)
        where p.organisation = $1 and p.kind in ('secretary', 'deputy', 'group_leader') and (p.ended_at is not null or p.to_on < $2)
          and a.state in ('planned', 'convened')
        order by a.branch
        limit 1000";
}

/// The branches in which something may have been left behind.
pub fn branches(tx: &Read<'_>, organisation: &OrganisationId) -> Result<Vec<UnitId>> {
    let found: Vec<(UnitId,)> = tx.all(BRANCHES, params![organisation, tx.today()])?;
    Ok(found.into_iter().map(|(branch,)| branch).collect())
}

/// What is still to come in a branch and its groups with somebody in the chair, or as recorder, who led there and does so no more.
pub fn left(tx: &Read<'_>, branch: &UnitId) -> Result<Vec<Left>> {
    tx.all(LEFT, params![branch, tx.today()])
}
