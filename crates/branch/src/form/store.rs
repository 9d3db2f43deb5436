//! What only forms ask: how many came to each meeting of a span of time, and to which one member was called. The only SQL of this folder.

use std::collections::HashMap;

use zhixing_kit::db::FromRow;
use zhixing_kit::{Moment, Read, Result, Row, params, statements};
use zhixing_people::{MemberId, UnitId};

use crate::roll::model::Mark;

statements! {
    ATTENDANCE = "select r.activity, cast(sum(case when r.expected then 1 else 0 end) as bigint),
            cast(sum(case when r.expected and r.mark in ('present', 'without_vote', 'left') then 1 else 0 end) as bigint)
        from roll_entry r
        join activity a on a.id = r.activity
        where a.branch = $1 and a.starts_at >= $2 and a.starts_at < $3
        group by r.activity";
    OWN_MEETINGS = "select a.starts_at, a.kind, a.topic, a.minutes, r.mark, r.reason, r.exempt, g.name, a.short
        from roll_entry r
        join activity a on a.id = r.activity
        left join unit g on g.id = a.unit and g.id <> a.branch
        where r.member = $1 and r.expected and a.starts_at >= $2 and a.starts_at < $3 and a.state in ('closed', 'signed')
        order by a.starts_at, a.id";
}

/// A meeting that was held and to which a member was called, with his mark on its roll.
pub struct OwnMeeting {
    /// When it began by plan.
    pub starts_at: Moment,
    /// Its kind.
    pub kind: String,
    /// Its topic.
    pub topic: String,
    /// How long it was planned for, in minutes.
    pub minutes: u32,
    /// His mark.
    pub mark: Option<Mark>,
    /// The reason of an absence.
    pub reason: String,
    /// Whether he need not have come (P19).
    pub exempt: bool,
    /// The name of the group whose meeting it was; none where it was the branch's.
    pub group: Option<String>,
    /// Whether too few were there for it to be valid.
    pub short: bool,
}

impl FromRow for OwnMeeting {
    fn from_row(row: &mut Row) -> Result<Self> {
        let (starts_at, kind, topic, minutes) = (row.take()?, row.take()?, row.take()?, row.take()?);
        let mark: Option<String> = row.take()?;
        let (reason, exempt): (String, Option<String>) = (row.take()?, row.take()?);
        let mark = mark.as_deref().and_then(Mark::of);
        Ok(Self {
            starts_at,
            kind,
            topic,
            minutes,
            mark,
            reason,
            exempt: exempt.is_some(),
            group: row.take()?,
            short: row.take()?,
        })
    }
}

/// The meetings that were held in a span of time and to which a member was called.
pub fn own_meetings(tx: &Read<'_>, member: &MemberId, from: Moment, until: Moment) -> Result<Vec<OwnMeeting>> {
    tx.all(OWN_MEETINGS, params![member, from, until])
}

/// How many should have come and how many came, by meeting.
pub fn attendance(tx: &Read<'_>, branch: &UnitId, from: Moment, until: Moment) -> Result<HashMap<String, (u32, u32)>> {
    let rows = tx.all::<(String, u32, u32)>(ATTENDANCE, params![branch, from, until])?;
    Ok(rows.into_iter().map(|(activity, should, here)| (activity, (should, here))).collect())
}
