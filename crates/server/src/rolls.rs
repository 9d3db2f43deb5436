//! What somebody attended, for who puts right since when he belongs: people know no meetings.

use jiff::civil::Date;
use zhixing_kit::{Moment, Read, Result};
use zhixing_people::{Attended, MemberId};

/// What people are handed.
pub fn attended(tx: &Read<'_>, member: &MemberId, from: Date, until: Date) -> Result<Vec<Attended>> {
    let (from, until) = (Moment::start_of(from, tx.zone()), Moment::start_of(until, tx.zone()));
    let meetings = zhixing_branch::attended(tx, member, from, until)?;
    let told = |meeting: zhixing_branch::Activity| Attended {
        branch: meeting.branch,
        topic: meeting.topic,
        on: meeting.starts_at.day(tx.zone()),
    };
    Ok(meetings.into_iter().map(told).collect())
}
