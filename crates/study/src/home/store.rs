//! The statement about what waits for somebody. The only SQL of this folder.

use zhixing_kit::db::FromRow;
use zhixing_kit::{Moment, Read, Result, Row, params, statements};
use zhixing_people::MemberId;

use super::model::{Hosting, OpenTest, Waits};

statements! {
    /// Tests that are open to him come first. Of the class, by the roll, are who should attend or is there and is not marked absent, as
    /// `test::model::takes_part` has it; who is excused is told once he is there (P19).
    WAITING = "select w.activity, w.title, w.starts_at, w.test, w.length, w.answered
        from (
            select t.open_for as activity, a.topic as title, a.starts_at, t.id as test, t.length, s.answered
            from test t
            join activity a on a.id = t.open_for
            join roll_entry r on r.activity = t.open_for and r.member = $1
            left join test_sitting s on s.test = t.id and s.member = $1
            where t.open_for > '' and coalesce(r.mark, '') <> 'absent' and (r.mark is not null or (r.expected and r.exempt is null))
                and (s.test is null or s.next_place is not null)
            union all
            select h.activity, coalesce(s.title, a.topic), a.starts_at, null, null, null
            from study_turn h
            join activity a on a.id = h.activity
            left join study_placement p on p.activity = a.id
            left join study_topic s on s.id = p.topic
            where h.member = $1 and a.starts_at >= $2 and a.starts_at < $3 and a.state in ('planned', 'convened', 'opened')) w
        order by w.test is null, w.starts_at, w.activity
        limit $4";
}

impl FromRow for Waits {
    fn from_row(row: &mut Row) -> Result<Self> {
        let (activity, title, starts_at) = (row.take()?, row.take()?, row.take()?);
        let (test, length): (Option<_>, Option<u32>) = (row.take()?, row.take()?);
        let answered = row.take()?;
        Ok(match test.zip(length) {
            Some((id, length)) => Self::Test(OpenTest { id, title, length, answered }),
            None => Self::Day(Hosting { activity, title, starts_at }),
        })
    }
}

/// The tests that are open to somebody, and the days that he hosts from a moment until another; so many altogether.
pub fn waiting(tx: &Read<'_>, member: &MemberId, from: Moment, until: Moment, most: usize) -> Result<Vec<Waits>> {
    tx.all(WAITING, params![member, from, until, most])
}
