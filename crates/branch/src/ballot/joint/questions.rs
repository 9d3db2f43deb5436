//! What other acts ask about secret ballots. Read only; whether the asker may know is asked by the act.

use zhixing_kit::clock::DAY_MS;
use zhixing_kit::id::OrganisationId;
use zhixing_kit::{Moment, Read, Result};
use zhixing_people::{Actor, UnitId};

use crate::activity::model::{Activity, ActivityId, State};
use crate::activity::questions::{between, rights};
use crate::ballot::actions::may_be_asked;
use crate::ballot::count;
use crate::ballot::departure::questions::following;
use crate::ballot::model::{Ballot, BallotId, BallotKind};
use crate::ballot::questions::{sees_figures, visible_ballot};
use crate::ballot::{Standing, Told, store, teller, voter};
use crate::roll::model::RollEntryId;
use crate::{admission, life, term};

/// How long ago a meeting began that is still open, at most (milliseconds).
const OPEN_MS_MAX: i64 = 7 * DAY_MS;

/// The meetings of a branch that are open now, that the actor runs, and at which this may be voted.
pub fn meetings(tx: &Read<'_>, actor: &Actor, branch: &UnitId, kind: BallotKind) -> Result<Vec<Activity>> {
    let now = tx.now();
    let mut found = between(tx, branch, now.plus_ms(-OPEN_MS_MAX), now.plus_ms(DAY_MS))?;
    found.retain(|activity| {
        activity.state == State::Opened && !activity.keeps_fact_only() && may_be_asked(activity, kind)
    });
    let mut run = Vec::new();
    for activity in found {
        if rights(tx, actor, &activity)?.run {
            run.push(activity);
        }
    }
    Ok(run)
}

/// The names of a meeting's tellers.
pub fn tellers(tx: &Read<'_>, activity: &ActivityId) -> Result<Vec<String>> {
    Ok(teller::questions::list(tx, activity)?.into_iter().map(|teller| teller.name).collect())
}

/// Whether the actor was named a teller of a meeting.
pub fn is_teller(tx: &Read<'_>, actor: &Actor, activity: &ActivityId) -> Result<bool> {
    Ok(teller::questions::list(tx, activity)?.iter().any(|teller| teller.member == actor.member))
}

/// What the record of a tally about people gave a digest of; none before it is counted. Whether the asker may see it is asked by the act.
pub fn opened(tx: &Read<'_>, ballot: &Ballot) -> Result<Option<serde_json::Value>> {
    Ok(count::questions::counted(tx, ballot)?.map(|counted| counted.outcome.opened()))
}

/// What the report of a counted ballot tells.
pub struct Report {
    /// The meeting.
    pub activity: Activity,
    /// The ballot.
    pub ballot: Ballot,
    /// What came of it.
    pub outcome: count::model::Outcome,
    /// Who announced it.
    pub by: String,
    /// When.
    pub at: Moment,
    /// Who watched and counted.
    pub tellers: Vec<String>,
    /// How many handed in a written opinion before: they are counted with the papers.
    pub written: u32,
    /// Whether the reader sees what each line was given.
    pub figures: bool,
    /// How the ballot stands now.
    pub standing: Standing,
}

/// The report of a ballot of a meeting that the actor may see; none before it is counted.
pub fn report(tx: &Read<'_>, actor: &Actor, meeting: &ActivityId, id: &BallotId) -> Result<Option<Report>> {
    let (activity, ballot) = visible_ballot(tx, actor, meeting, id)?;
    let Some(counted) = count::questions::counted(tx, &ballot)? else { return Ok(None) };
    let standing = Told::of(ballot.clone(), Some(&counted)).standing();
    let announced = counted.announced;
    let tellers = tellers(tx, meeting)?;
    let figures = sees_figures(tx, actor, &activity, &ballot)?;
    let written = voter::store::numbers(tx, id)?.written;
    Ok(Some(Report {
        written,
        activity,
        ballot,
        outcome: counted.outcome,
        by: announced.by,
        at: announced.at,
        tellers,
        figures,
        standing,
    }))
}

/// A question with all its rounds, the first one first. A round that was taken back is none: where the first was, there is no question.
#[derive(Clone, Debug)]
pub struct Rounds(Vec<Told>);

impl Rounds {
    /// The latest round: the one that counts.
    pub fn latest(&self) -> Option<&Told> {
        self.0.last()
    }

    /// The first round that was announced and does not stand any more, if there is one: the question is voted on anew.
    pub fn fallen(&self) -> Option<&Told> {
        self.0.iter().find(|told| told.standing().is_fallen())
    }

    /// Those whom all rounds together elected, by their entries on the roll; a round that does not stand elects nobody.
    pub fn elected(&self) -> Vec<RollEntryId> {
        let of = |told: &Told| -> Vec<RollEntryId> {
            let entries = told.outcome.iter().flat_map(count::model::Outcome::elected_entries);
            entries.filter_map(RollEntryId::parse).collect()
        };
        self.0.iter().filter(|told| !told.is_lost()).flat_map(of).collect()
    }
}

/// The rounds of a question, from its first ballot on.
pub fn rounds(tx: &Read<'_>, organisation: &OrganisationId, first: &BallotId) -> Result<Rounds> {
    let (mut all, mut next) = (Vec::new(), Some(first.clone()));
    while let Some(id) = next {
        let ballot = store::one(tx, organisation, &id)?;
        if ballot.recalled.is_some() {
            break;
        }
        let counted = count::questions::counted(tx, &ballot)?;
        let told = Told::of(ballot, counted.as_ref());
        next = following(tx, organisation, &id, told.outcome.as_ref())?;
        all.push(told);
    }
    Ok(Rounds(all))
}

/// The first round of a ballot's question.
pub fn first_round(tx: &Read<'_>, organisation: &OrganisationId, ballot: &Ballot) -> Result<BallotId> {
    let (mut first, mut before) = (ballot.id.clone(), ballot.before.clone());
    while let Some(id) = before {
        before = store::one(tx, organisation, &id)?.before;
        first = id;
    }
    Ok(first)
}

/// What can follow from a ballot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// A step of an admission.
    Admission,
    /// The tally of an appraisal.
    Appraisal,
    /// The posts of a branch.
    Election,
}

/// The act that waits for the result of a ballot, and its page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Onward {
    /// What it is.
    pub act: Act,
    /// Its page.
    pub path: String,
    /// Whether it has the result already.
    pub is_taken: bool,
}

/// Where the actor goes on with the result of this ballot; nowhere when it is not his to go on.
pub fn onward(tx: &Read<'_>, actor: &Actor, activity: &Activity, ballot: &Ballot) -> Result<Option<Onward>> {
    let of = |act| move |(path, is_taken)| Onward { act, path, is_taken };
    match ballot.kind {
        BallotKind::Motion => Ok(None),
        BallotKind::Election => {
            let first = first_round(tx, &actor.organisation, ballot)?;
            Ok(term::questions::waits_for(tx, actor, &first)?.map(of(Act::Election)))
        }
        BallotKind::Admission => {
            let first = first_round(tx, &actor.organisation, ballot)?;
            Ok(admission::waits_for(tx, actor, &first, &ballot.id)?.map(of(Act::Admission)))
        }
        BallotKind::Appraisal => Ok(life::tallied_at(tx, actor, activity, &ballot.id)?.map(of(Act::Appraisal))),
    }
}
