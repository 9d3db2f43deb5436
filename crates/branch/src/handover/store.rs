//! The statement about what was left behind. It reads the rows of activities and posts and changes none.

use zhixing_kit::{Read, Result, params, statements};
use zhixing_people::UnitId;

use super::model::Left;

statements! {
    LEFT = "select a.id, a.unit, a.kind, a.planned_at, p.member, max(p.to_on)
        from activity a
        join post p on p.unit = a.unit and (p.member = a.chair or p.member = a.recorder)
        where a.branch = $1 and a.state in ('planned', 'convened')
          and p.kind in ('secretary', 'deputy', 'group_leader') and (p.ended_at is not null or p.to_on < $2)
          and not exists (select 1 from post q
              where q.unit = p.unit and q.member = p.member and q.kind in ('secretary', 'deputy', 'committee_member', 'group_leader')
                and q.ended_at is null and (q.to_on is null or q.to_on >= $2))
        group by a.id, a.unit, a.kind, a.planned_at, a.starts_at, p.member
        order by a.starts_at, a.id
        limit 300";
}

/// What is still to come in a branch and its groups with somebody in the chair, or as recorder, who led there and holds no such post any more.
pub fn left(tx: &Read<'_>, branch: &UnitId) -> Result<Vec<Left>> {
    tx.all(LEFT, params![branch, tx.today()])
}
