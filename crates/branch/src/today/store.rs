//! The statements of Today's questions. The only SQL of this folder; it changes no row.

use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Moment, Read, Result, params, statements};
use zhixing_people::{MemberId, UnitId};

use crate::activity::Activity;
use crate::resolution::Resolution;

statements! {
    TO_CLOSE = "select a.id, a.organisation, a.branch, a.unit, a.kind, a.also, a.topic, a.starts_at, a.minutes, a.place,
            a.chair, a.chair_name, a.recorder, a.recorder_name, a.obligation, a.state, a.version, a.planned_name, a.planned_at,
            o.happened_at, o.opened_at
        from activity a
        left join opening o on o.activity = a.id
        where (a.chair = $1 and a.state = 'opened') or (a.recorder = $1 and a.state = 'opened')
        order by a.starts_at, a.id
        limit $2";
    DECIDED = "select r.id, r.branch, r.unit, r.activity, a.topic, r.text, r.owner, r.owner_name, r.due, r.state, r.made_name, r.made_at
        from resolution r
        join activity a on a.id = r.activity
        where r.branch = $1 and r.state in ('open', 'done', 'not_done') and r.made_at >= $2
        order by r.made_at desc, r.id desc
        limit $3";
    ANY = "select id from activity where organisation = $1 limit 1";
}

/// Open meetings that the member presides over or records.
pub fn to_close(tx: &Read<'_>, member: &MemberId, limit: usize) -> Result<Vec<Activity>> {
    tx.all(TO_CLOSE, params![member, limit])
}

/// What a branch decided since a moment, latest first.
pub fn decided(tx: &Read<'_>, branch: &UnitId, since: Moment, limit: usize) -> Result<Vec<Resolution>> {
    tx.all(DECIDED, params![branch, since, limit])
}

/// Whether the organisation has an activity.
pub fn any(tx: &Read<'_>, organisation: &OrganisationId) -> Result<bool> {
    Ok(tx.maybe::<(String,)>(ANY, params![organisation])?.is_some())
}
