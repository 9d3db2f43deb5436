//! The statement about what waits for somebody. The only SQL of this folder.

use zhixing_kit::db::FromRow;
use zhixing_kit::{Moment, Read, Result, Row, params, statements};
use zhixing_people::MemberId;

use super::model::{Hosting, OpenTest, SwapAsked, Waits};

statements! {
    /// Tests that are open to him, then swaps that wait for his answer, then days that he hosts. Of a test's class, by the roll, are who should attend
    /// or is there and is not marked absent, as `test::model::takes_part` has it; who is excused is told once he is there (P19).
    WAITING = "select w.what, w.id, w.title, w.at, w.length, w.answered
        from (
            select 'test' as what, t.id as id, a.topic as title, a.starts_at as at, t.length as length,
                case when s.test is not null and t.form = 'fixed'
                    then (select count(*) from test_answer o where o.test = t.id and o.member = $1) else s.answered end as answered
            from test t
            join activity a on a.id = t.open_for
            join roll_entry r on r.activity = t.open_for and r.member = $1
            left join test_sitting s on s.test = t.id and s.member = $1
            where t.open_for > '' and coalesce(r.mark, '') <> 'absent' and (r.mark is not null or (r.expected and r.exempt is null))
                and (s.test is null or s.next_place is not null)
            union all
            select 'swap', s.id, s.asker_name, s.asked_at, null, null
            from study_swap s
            where s.asked = $1 and s.outcome = ''
            union all
            select 'day', h.activity, coalesce(s.title, a.topic), a.starts_at, null, null
            from study_turn h
            join activity a on a.id = h.activity
            left join study_placement p on p.activity = a.id
            left join study_topic s on s.id = p.topic
            where h.member = $1 and a.starts_at >= $2 and a.starts_at < $3 and a.state in ('planned', 'convened', 'opened')) w
        order by w.what desc, w.at, w.id
        limit $4";
}

impl FromRow for Waits {
    fn from_row(row: &mut Row) -> Result<Self> {
        let what: String = row.take()?;
        Ok(match what.as_str() {
            "test" => {
                let (id, title, _) = (row.take()?, row.take()?, row.take::<Moment>()?);
                Self::Test(OpenTest { id, title, length: row.take()?, answered: row.take()? })
            }
            "swap" => Self::Swap(SwapAsked { id: row.take()?, name: row.take()? }),
            _ => Self::Day(Hosting { activity: row.take()?, title: row.take()?, starts_at: row.take()? }),
        })
    }
}

/// The tests that are open to somebody, the swaps that he is asked for, and the days that he hosts from a moment until another; so many altogether.
pub fn waiting(tx: &Read<'_>, member: &MemberId, from: Moment, until: Moment, most: usize) -> Result<Vec<Waits>> {
    tx.all(WAITING, params![member, from, until, most])
}
