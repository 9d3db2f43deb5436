//! The statements about rounds. The only SQL of this folder.

use zhixing_kit::db::FromRow;
use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Error, Moment, Read, Result, Row, Write, params, statements};
use zhixing_people::UnitId;
use zhixing_records::Author;

use super::input::NewRound;
use super::model::{Dates, Meeting, Progress, Round, RoundId};
use crate::activity::State;

statements! {
    ADD = "insert into life_round (id, organisation, branch, year, topic, opinions_until, talks_until, meeting_on, problems_until,
            results_until, version, begun_by, begun_name, begun_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1, $11, $12, $13)";
    ONE = "select id, branch, year, topic, opinions_until, talks_until, meeting_on, problems_until, results_until, version, begun_name, begun_at
        from life_round
        where id = $1 and organisation = $2";
    OF_BRANCH = "select id, branch, year, topic, opinions_until, talks_until, meeting_on, problems_until, results_until, version, begun_name, begun_at
        from life_round
        where branch = $1
        order by year desc
        limit 50";
    UNFINISHED = "select id, branch, year, topic, opinions_until, talks_until, meeting_on, problems_until, results_until, version, begun_name, begun_at
        from life_round
        where organisation = $1 and results_until >= $2
        order by id";
    CHANGE = "update life_round
        set topic = $3, opinions_until = $4, talks_until = $5, meeting_on = $6, problems_until = $7, results_until = $8, version = version + 1
        where id = $1 and version = $2";
    MEETINGS = "select id, topic, starts_at, state, kind, also
        from activity
        where branch = $1 and starts_at >= $2 and starts_at < $3 and state <> 'cancelled'
            and (kind in ('organisation_life', 'appraisal') or also like '%\"organisation_life\"%' or also like '%\"appraisal\"%')
        order by starts_at, id
        limit 20";
    PROGRESS = "select
        (select count(*) from opinion_closing where round = $1),
        (select count(*) from activity where branch = $2 and kind = 'talk' and state = 'closed' and starts_at >= $3 and starts_at < $4),
        (select count(*) from life_problem where round = $1),
        (select count(*) from life_problem p join resolution r on r.id = p.resolution where p.round = $1 and r.state = 'open' and not r.void),
        (select count(*) from appraisal_part where round = $1 and part = 'self'),
        (select count(*) from appraisal_part where round = $1 and part = 'mutual'),
        (select count(*) from appraisal_tally where round = $1),
        (select count(*) from appraisal_result where round = $1 and told_at is not null)";
}

impl FromRow for Round {
    fn from_row(row: &mut Row) -> Result<Self> {
        let (id, branch) = (row.take()?, row.take()?);
        let year = i16::try_from(row.take::<i64>()?).map_err(|_| Error::broken("a year out of range"))?;
        let topic = row.take()?;
        let dates = Dates {
            opinions_until: row.take()?,
            talks_until: row.take()?,
            meeting_on: row.take()?,
            problems_until: row.take()?,
            results_until: row.take()?,
        };
        Ok(Self {
            id,
            branch,
            year,
            topic,
            dates,
            version: row.take()?,
            begun_name: row.take()?,
            begun_at: row.take()?,
        })
    }
}

impl FromRow for Meeting {
    fn from_row(row: &mut Row) -> Result<Self> {
        let (id, topic, starts_at) = (row.take()?, row.take()?, row.take()?);
        let state: String = row.take()?;
        let state = State::of(&state).ok_or_else(|| Error::broken(format_args!("{state:?} is no state")))?;
        let kind: String = row.take()?;
        let also: Vec<String> = row.take_json()?;
        let counts = |code: &str| kind == code || also.iter().any(|other| other == code);
        Ok(Self { id, topic, starts_at, state, appraises: counts("appraisal"), is_life: counts("organisation_life") })
    }
}

/// Adds a round.
pub fn add(tx: &Write<'_>, by: &Author, branch: &UnitId, year: i16, new: &NewRound) -> Result<RoundId> {
    let id: RoundId = tx.new_id();
    let values = params![
        &id,
        &by.organisation,
        branch,
        i64::from(year),
        &new.topic,
        new.dates.opinions_until,
        new.dates.talks_until,
        new.dates.meeting_on,
        new.dates.problems_until,
        new.dates.results_until,
        by.member.as_ref(),
        &by.name,
        tx.now()
    ];
    tx.run(ADD, values)?;
    Ok(id)
}

/// One round of the organisation; not found without one.
pub fn one(tx: &Read<'_>, organisation: &OrganisationId, id: &RoundId) -> Result<Round> {
    tx.one(ONE, params![id, organisation])
}

/// The rounds of a branch, the latest year first.
pub fn of_branch(tx: &Read<'_>, branch: &UnitId) -> Result<Vec<Round>> {
    tx.all(OF_BRANCH, params![branch])
}

/// Rounds whose last day is still to come.
pub fn unfinished(tx: &Read<'_>, organisation: &OrganisationId) -> Result<Vec<Round>> {
    tx.all(UNFINISHED, params![organisation, tx.today()])
}

/// Changes topic and dates as they were at this version. False when someone else was faster.
pub fn change(tx: &Write<'_>, id: &RoundId, version: i64, new: &NewRound) -> Result<()> {
    let dates = &new.dates;
    let values = params![
        id,
        version,
        &new.topic,
        dates.opinions_until,
        dates.talks_until,
        dates.meeting_on,
        dates.problems_until,
        dates.results_until
    ];
    tx.run(CHANGE, values).map(drop)
}

/// From when until when an activity may belong to a round.
fn span(tx: &Read<'_>, round: &Round) -> (Moment, Moment) {
    let from = Moment::start_of(round.begun_at.day(tx.zone()), tx.zone());
    (from, Moment::start_of(round.reaches_until(), tx.zone()))
}

/// The meetings of a round, whatever their state.
pub fn meetings(tx: &Read<'_>, round: &Round) -> Result<Vec<Meeting>> {
    let (from, until) = span(tx, round);
    tx.all(MEETINGS, params![&round.branch, from, until])
}

/// What the steps' own rows say, without the meeting.
pub fn progress(tx: &Read<'_>, round: &Round) -> Result<Progress> {
    let (from, until) = span(tx, round);
    let counts: Counts = tx.one(PROGRESS, params![&round.id, &round.branch, from, until])?;
    let [closed, talks, problems, open, own, mutual, tallies, told] = counts.0;
    Ok(Progress {
        opinions_closed: closed > 0,
        talks,
        problems: (problems, open),
        self_held: own > 0,
        mutual_held: mutual > 0,
        tallied: tallies > 0,
        told: told > 0,
        ..Progress::default()
    })
}

struct Counts([u32; 8]);

impl FromRow for Counts {
    fn from_row(row: &mut Row) -> Result<Self> {
        let mut counts = [0; 8];
        for count in &mut counts {
            *count = row.take()?;
        }
        Ok(Self(counts))
    }
}
