//! The statements about motions and open votes. The only SQL of this folder.

use zhixing_charter::Scheme;
use zhixing_kit::db::FromRow;
use zhixing_kit::{Error, Moment, Read, Result, Row, Write, params, statements};
use zhixing_people::MemberId;
use zhixing_records::Author;

use super::model::{Choice, Motion, MotionId, OpenVote, Outcome, Voter, Votes, Withdrawal};
use crate::activity::model::ActivityId;

statements! {
    LIST = "select m.id, m.text, m.scheme, m.moved_name, o.opened_at,
            c.closed_at, c.entitled, c.present, c.quorum, c.yes_needed, c.yes, c.no, c.abstain, c.passed,
            w.withdrawn_name, w.reason, w.withdrawn_at,
            n.present, n.yes, n.no, n.abstain, n.passed
        from motion m
        left join vote_opening o on o.motion = m.id
        left join vote_closing c on c.motion = m.id
        left join withdrawal w on w.motion = m.id
        left join vote_recount n on n.motion = m.id
        where m.activity = $1
        order by m.place, m.id";
    ONE = "select m.id, m.text, m.scheme, m.moved_name, o.opened_at,
            c.closed_at, c.entitled, c.present, c.quorum, c.yes_needed, c.yes, c.no, c.abstain, c.passed,
            w.withdrawn_name, w.reason, w.withdrawn_at,
            n.present, n.yes, n.no, n.abstain, n.passed
        from motion m
        left join vote_opening o on o.motion = m.id
        left join vote_closing c on c.motion = m.id
        left join withdrawal w on w.motion = m.id
        left join vote_recount n on n.motion = m.id
        where m.activity = $1 and m.id = $2";
    ADD = "insert into motion (id, organisation, activity, place, text, scheme, moved_by, moved_name, moved_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    OPEN = "insert into vote_opening (motion, organisation, activity, entitled, present, opened_by, opened_name, opened_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8)";
    CLOSE = "insert into vote_closing (motion, organisation, activity, entitled, present, quorum, yes_needed, yes, no, abstain, passed,
            closed_by, closed_name, closed_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)";
    SAY_AGAIN = "update motion set text = $3 where activity = $1 and id = $2";
    RECOUNT = "insert into vote_recount (motion, organisation, activity, present, yes, no, abstain, passed, recounted_by, recounted_name, recounted_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
        on conflict (motion) do update set present = $4, yes = $5, no = $6, abstain = $7, passed = $8,
            recounted_by = $9, recounted_name = $10, recounted_at = $11";
    COUNTED = "select v.motion
        from open_vote v
        join vote_closing c on c.motion = v.motion
        where v.activity = $1 and v.member = $2
        limit 1";
    RUNNING = "select v.motion
        from open_vote v
        left join vote_closing c on c.motion = v.motion
        where v.activity = $1 and v.member = $2 and c.motion is null
        limit 1";
    WITHDRAW = "insert into withdrawal (motion, organisation, activity, reason, withdrawn_by, withdrawn_name, withdrawn_at)
        values ($1, $2, $3, $4, $5, $6, $7)";
    VOTES = "select v.motion, v.member, v.name, v.choice, v.entered_name, coalesce(k.here, r.entitled and r.mark in ('present', 'left'), false),
            coalesce(r.mark = 'left', false)
        from open_vote v
        left join vote_voter k on k.motion = v.motion and k.member = v.member
        left join roll_entry r on r.activity = v.activity and r.member = v.member
        where v.activity = $1
        order by v.motion, v.cast_at, v.member";
    VOTE_OF = "select v.motion, v.member, v.name, v.choice, v.entered_name, coalesce(k.here, r.entitled and r.mark in ('present', 'left'), false),
            coalesce(r.mark = 'left', false)
        from open_vote v
        left join vote_voter k on k.motion = v.motion and k.member = v.member
        left join roll_entry r on r.activity = v.activity and r.member = v.member
        where v.motion = $1 and v.member = $2";
    CAST = "insert into open_vote (motion, member, organisation, activity, name, choice, entered_by, entered_name, cast_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        on conflict (motion, member) do update set choice = $6, entered_by = $7, entered_name = $8, cast_at = $9";
    PUT_RIGHT = "insert into open_vote (motion, member, organisation, activity, name, choice, entered_by, entered_name, cast_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        on conflict (motion, member) do update set choice = $6, entered_by = $7, entered_name = $8";
    IN_PERSON = "select min(cast_at), max(cast_at) from open_vote where activity = $1 and entered_name is null";
    COUNT = "select v.choice, count(*)
        from open_vote v
        join roll_entry r on r.activity = v.activity and r.member = v.member
        where v.motion = $1 and r.entitled and r.mark in ('present', 'left')
        group by v.choice";
    /// Who left was there for what he voted on before.
    KEEP = "insert into vote_voter (motion, member, organisation, activity, came, here)
        select $1, p.member, $2, p.activity, p.came, p.came
        from (select e.member, e.activity, coalesce(e.mark = 'present', false)
                or (coalesce(e.mark = 'left', false) and exists (select 1 from open_vote v where v.motion = $1 and v.member = e.member)) as came
            from roll_entry e
            where e.activity = $3 and e.entitled and e.member is not null) p";
    /// Who voted was there until he had voted, everybody else until the vote ended.
    THERE_AFTER = "select k.motion
        from vote_voter k
        join vote_closing c on c.motion = k.motion
        where k.activity = $1 and k.member = $2 and (k.came or (k.here and $4))
            and coalesce((select v.cast_at from open_vote v where v.motion = k.motion and v.member = k.member), c.closed_at) > $3
        union
        select v.motion
        from open_vote v
        where v.activity = $1 and v.member = $2 and v.entered_name is null and v.cast_at > $3
        limit 1";
    GONE_BETWEEN = "select k.motion
        from vote_voter k
        join vote_closing c on c.motion = k.motion
        where k.activity = $1 and k.member = $2 and not k.came and c.closed_at >= $3 and c.closed_at < $4
        limit 1";
    /// Of those who are kept, and not of the votes: who is there and does not vote is present too.
    PRESENT = "select count(*) from vote_voter where motion = $1 and came";
    VOTERS = "select motion, member, came, here from vote_voter where activity = $1 order by motion, member";
    VOTER = "select motion, member, came, here from vote_voter where motion = $1 and member = $2";
    SET_HERE = "update vote_voter set here = $3 where motion = $1 and member = $2";
    ANY_OPEN = "select o.motion
        from vote_opening o
        left join vote_closing c on c.motion = o.motion
        where o.activity = $1 and c.motion is null
        limit 1";
}

impl FromRow for Motion {
    fn from_row(row: &mut Row) -> Result<Self> {
        let (id, text) = (row.take()?, row.take()?);
        let code: String = row.take()?;
        let scheme = Scheme::of(&code).ok_or_else(|| Error::broken(format_args!("{code:?} is no scheme of voting")))?;
        let (moved_name, opened_at) = (row.take()?, row.take()?);
        let closed_at: Option<Moment> = row.take()?;
        let mut number = || row.take::<Option<u32>>().map(Option::unwrap_or_default);
        let (entitled, present, quorum, yes_needed) = (number()?, number()?, number()?, number()?);
        let votes = Votes { yes: number()?, no: number()?, abstain: number()? };
        let passed = row.take::<Option<bool>>()?.unwrap_or_default();
        let announced =
            closed_at.map(|closed_at| Outcome { entitled, present, quorum, yes_needed, votes, passed, closed_at });
        let by: Option<String> = row.take()?;
        let (reason, at): (Option<String>, Option<Moment>) = (row.take()?, row.take()?);
        let withdrawn = by.zip(at).map(|(by, at)| Withdrawal { by, reason: reason.unwrap_or_default(), at });
        let present: Option<u32> = row.take()?;
        let mut number = || row.take::<Option<u32>>().map(Option::unwrap_or_default);
        let votes = Votes { yes: number()?, no: number()?, abstain: number()? };
        let passed = row.take::<Option<bool>>()?.unwrap_or_default();
        let recounted =
            announced.clone().zip(present).map(|(before, present)| Outcome { present, votes, passed, ..before });
        let outcome = recounted.clone().or_else(|| announced.clone());
        let announced = announced.filter(|before| recounted.as_ref().is_some_and(|now| now != before));
        Ok(Self { id, text, scheme, moved_name, opened_at, outcome, announced, withdrawn })
    }
}

impl FromRow for OpenVote {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self {
            motion: row.take()?,
            member: row.take()?,
            name: row.take()?,
            choice: choice(&row.take::<String>()?)?,
            entered_name: row.take()?,
            counts: row.take()?,
            has_left: row.take()?,
        })
    }
}

impl FromRow for Voter {
    fn from_row(row: &mut Row) -> Result<Self> {
        Ok(Self { motion: row.take()?, member: row.take()?, came: row.take()?, here: row.take()? })
    }
}

fn choice(code: &str) -> Result<Choice> {
    Choice::of(code).ok_or_else(|| Error::broken(format_args!("{code:?} is no choice of a vote")))
}

/// The motions of a meeting in order.
pub fn list(tx: &Read<'_>, activity: &ActivityId) -> Result<Vec<Motion>> {
    tx.all(LIST, params![activity])
}

/// One motion of this meeting; not found when it belongs to another.
pub fn one(tx: &Read<'_>, activity: &ActivityId, id: &MotionId) -> Result<Motion> {
    tx.one(ONE, params![activity, id])
}

/// Adds a motion.
pub fn add(
    tx: &Write<'_>,
    by: &Author,
    activity: &ActivityId,
    place: usize,
    text: &str,
    scheme: Scheme,
    moved_name: &str,
) -> Result<MotionId> {
    let id: MotionId = tx.new_id();
    tx.run(
        ADD,
        params![&id, &by.organisation, activity, place, text, scheme.code(), by.member.as_ref(), moved_name, tx.now()],
    )?;
    Ok(id)
}

/// Notes that the vote began.
pub fn open(
    tx: &Write<'_>,
    by: &Author,
    activity: &ActivityId,
    id: &MotionId,
    entitled: u32,
    present: u32,
) -> Result<()> {
    let values = params![id, &by.organisation, activity, entitled, present, by.member.as_ref(), &by.name, tx.now()];
    tx.run(OPEN, values).map(drop)
}

/// Notes how the vote ended.
pub fn close(tx: &Write<'_>, by: &Author, activity: &ActivityId, id: &MotionId, outcome: &Outcome) -> Result<()> {
    let Outcome { entitled, present, quorum, yes_needed, votes, passed, closed_at } = outcome;
    let values = params![
        id,
        &by.organisation,
        activity,
        *entitled,
        *present,
        *quorum,
        *yes_needed,
        votes.yes,
        votes.no,
        votes.abstain,
        *passed,
        by.member.as_ref(),
        &by.name,
        closed_at
    ];
    tx.run(CLOSE, values).map(drop)
}

/// Keeps who has a vote and who of them is there, as the roll says now: when the vote ends.
pub fn keep_voters(tx: &Write<'_>, by: &Author, activity: &ActivityId, id: &MotionId) -> Result<()> {
    tx.run(KEEP, params![id, &by.organisation, activity]).map(drop)
}

/// Whether somebody was there in a vote that ended after a moment, or voted himself after it; with `put_right`, also by a roll that was put right.
pub fn was_there_after(
    tx: &Read<'_>,
    activity: &ActivityId,
    member: &MemberId,
    (at, put_right): (Moment, bool),
) -> Result<bool> {
    Ok(tx.maybe::<(MotionId,)>(THERE_AFTER, params![activity, member, at, put_right])?.is_some())
}

/// Whether a vote between two moments ended without somebody who has one.
pub fn was_gone_between(
    tx: &Read<'_>,
    activity: &ActivityId,
    member: &MemberId,
    (from, until): (Moment, Moment),
) -> Result<bool> {
    Ok(tx.maybe::<(MotionId,)>(GONE_BETWEEN, params![activity, member, from, until])?.is_some())
}

/// How many of those who are kept as voters of a vote were there when it ended.
pub fn present(tx: &Read<'_>, id: &MotionId) -> Result<u32> {
    tx.one::<(u32,)>(PRESENT, params![id]).map(|(present,)| present)
}

/// Who had a vote in what was decided at a meeting.
pub fn voters(tx: &Read<'_>, activity: &ActivityId) -> Result<Vec<Voter>> {
    tx.all(VOTERS, params![activity])
}

/// A member as a voter of what was decided; none for who had no vote in it.
pub fn voter(tx: &Read<'_>, id: &MotionId, member: &MemberId) -> Result<Option<Voter>> {
    tx.maybe(VOTER, params![id, member])
}

/// Notes whether a voter was there, as the roll was put right.
pub fn set_here(tx: &Write<'_>, voter: &Voter, here: bool) -> Result<()> {
    tx.run(SET_HERE, params![&voter.motion, &voter.member, here]).map(drop)
}

/// Notes that a motion was taken back.
pub fn withdraw(tx: &Write<'_>, by: &Author, activity: &ActivityId, id: &MotionId, reason: &str) -> Result<()> {
    let values = params![id, &by.organisation, activity, reason, by.member.as_ref(), &by.name, tx.now()];
    tx.run(WITHDRAW, values).map(drop)
}

/// Every open vote of a meeting.
pub fn votes(tx: &Read<'_>, activity: &ActivityId) -> Result<Vec<OpenVote>> {
    tx.all(VOTES, params![activity])
}

/// When the first and the last vote of this meeting were cast that their voters cast themselves; none where there is none.
pub fn cast_in_person(tx: &Read<'_>, activity: &ActivityId) -> Result<Option<(Moment, Moment)>> {
    let (first, last): (Option<Moment>, Option<Moment>) = tx.one(IN_PERSON, params![activity])?;
    Ok(first.zip(last))
}

/// A member's vote on a motion.
pub fn vote_of(tx: &Read<'_>, id: &MotionId, member: &MemberId) -> Result<Option<OpenVote>> {
    tx.maybe(VOTE_OF, params![id, member])
}

/// Notes a member's vote; the last one holds. Where it says that it was entered, the author did so for him.
pub fn cast(tx: &Write<'_>, by: &Author, activity: &ActivityId, vote: &OpenVote) -> Result<()> {
    let OpenVote { motion, member, name, choice, entered_name, .. } = vote;
    let entered_by = entered_name.as_ref().and(by.member.as_ref());
    let values = params![
        motion,
        member,
        &by.organisation,
        activity,
        name,
        choice.code(),
        entered_by,
        entered_name.as_ref(),
        tx.now()
    ];
    tx.run(CAST, values).map(drop)
}

/// Notes how a member voted who was entered wrongly, or not at all: then as at the end of the vote.
pub fn put_right(tx: &Write<'_>, by: &Author, activity: &ActivityId, vote: &OpenVote, closed_at: Moment) -> Result<()> {
    let OpenVote { motion, member, name, choice, entered_name, .. } = vote;
    let values = params![
        motion,
        member,
        &by.organisation,
        activity,
        name,
        choice.code(),
        by.member.as_ref(),
        entered_name.as_ref(),
        closed_at
    ];
    tx.run(PUT_RIGHT, values).map(drop)
}

/// The votes of those who are there with a vote.
pub fn count(tx: &Read<'_>, id: &MotionId) -> Result<Votes> {
    let mut votes = Votes::default();
    for (code, number) in tx.all::<(String, u32)>(COUNT, params![id])? {
        match choice(&code)? {
            Choice::Yes => votes.yes = number,
            Choice::No => votes.no = number,
            Choice::Abstain => votes.abstain = number,
        }
    }
    Ok(votes)
}

/// Whether a vote of this meeting is open.
pub fn any_open(tx: &Read<'_>, activity: &ActivityId) -> Result<bool> {
    Ok(tx.maybe::<(MotionId,)>(ANY_OPEN, params![activity])?.is_some())
}

/// Says a motion otherwise.
pub fn say_again(tx: &Write<'_>, activity: &ActivityId, id: &str, text: &str) -> Result<()> {
    tx.run(SAY_AGAIN, params![activity, id, text]).map(drop)
}

/// Notes how a vote counts anew.
pub fn recount(tx: &Write<'_>, by: &Author, activity: &ActivityId, id: &MotionId, outcome: &Outcome) -> Result<()> {
    let Outcome { present, votes, passed, .. } = outcome;
    let values = params![
        id,
        &by.organisation,
        activity,
        *present,
        votes.yes,
        votes.no,
        votes.abstain,
        *passed,
        by.member.as_ref(),
        &by.name,
        tx.now()
    ];
    tx.run(RECOUNT, values).map(drop)
}

/// Whether a member voted openly on something of this meeting whose result was announced.
pub fn was_counted(tx: &Read<'_>, activity: &ActivityId, member: &MemberId) -> Result<bool> {
    Ok(tx.maybe::<(MotionId,)>(COUNTED, params![activity, member])?.is_some())
}

/// Whether a member voted in an open vote of this meeting that is still running.
pub fn votes_now(tx: &Read<'_>, activity: &ActivityId, member: &MemberId) -> Result<bool> {
    Ok(tx.maybe::<(MotionId,)>(RUNNING, params![activity, member])?.is_some())
}
