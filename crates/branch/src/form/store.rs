//! What only forms ask: how many came to each meeting of a span of time. The only SQL of this folder.

use std::collections::HashMap;

use zhixing_kit::{Moment, Read, Result, params, statements};
use zhixing_people::UnitId;

statements! {
    ATTENDANCE = "select r.activity, cast(sum(case when r.expected then 1 else 0 end) as bigint),
            cast(sum(case when r.expected and r.mark in ('present', 'without_vote') then 1 else 0 end) as bigint)
        from roll_entry r
        join activity a on a.id = r.activity
        where a.branch = $1 and a.starts_at >= $2 and a.starts_at < $3
        group by r.activity";
}

/// How many should have come and how many came, by meeting.
pub fn attendance(tx: &Read<'_>, branch: &UnitId, from: Moment, until: Moment) -> Result<HashMap<String, (i64, i64)>> {
    let rows = tx.all::<(String, i64, i64)>(ATTENDANCE, params![branch, from, until])?;
    Ok(rows.into_iter().map(|(activity, should, here)| (activity, (should, here))).collect())
}
