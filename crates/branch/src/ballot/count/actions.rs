//! How a secret ballot is counted: tellers enter the paper box each for himself, two of them open the box of phones, and the result stands.

use serde_json::{Value, json};
use zhixing_kit::{Error, Result, Sentence, Write};
use zhixing_people::{Actor, MemberId, Place, Right, require};

use super::model::{Figures, Frame, Line, Outcome, Paper, count, lines};
use super::questions::{agreed, name_of};
use super::store;
use crate::activity::model::{Activity, ActivityId};
use crate::ballot::model::{Ballot, BallotId, BallotKind, Candidate, FEW};
use crate::ballot::questions::{electable, rule, standing_count, visible_ballot};
use crate::ballot::record::tell;
use crate::ballot::seal::Key;
use crate::ballot::text::Text;
use crate::ballot::{store as ballots, teller, voter};
use crate::roll;
use crate::roll::model::{RollEntry, RollEntryId};
use crate::verbs;

/// What became of a step of counting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Another teller is awaited.
    Waiting,
    /// Two tellers differ.
    Differ,
    /// Two tellers agree on the paper; the box of phones is still shut.
    Agreed,
    /// The result stands.
    Counted,
}

/// Enters what one teller counted in the paper box. Entered again, the later figures hold.
pub fn enter_paper(
    tx: &Write<'_>,
    actor: &Actor,
    activity: &ActivityId,
    id: &BallotId,
    figures: &Figures,
) -> Result<Step> {
    let (activity, ballot) = visible_ballot(tx, actor, activity, id)?;
    teller::questions::must_count(tx, actor, &activity)?;
    ballot.must_be_counting()?;
    if voter::store::numbers(tx, id)?.on_paper() == 0 {
        return Err(refusal(Text::no_paper));
    }
    let candidates = ballots::candidates(tx, id)?;
    must_be_of(&ballot, figures, &candidates, &electable(tx, actor, &ballot)?)?;
    store::enter(tx, &actor.author(), id, &actor.member, figures)?;
    let entered = store::figures(tx, id)?;
    let facts = json!({ "agrees": agreed(&entered).is_some() });
    tell(tx, actor, &activity, &ballot, &verbs::COUNTED_PAPERS, Vec::new(), facts)?;
    go_on(tx, actor, (&activity, &ballot), &candidates, &entered)
}

/// Takes back what a teller entered, and says why: he himself, or who runs the meeting where he cannot. The others' figures hold without it.
pub fn withdraw_paper(
    tx: &Write<'_>,
    actor: &Actor,
    activity: &ActivityId,
    id: &BallotId,
    (entry, reason): (&RollEntryId, &str),
) -> Result<Step> {
    let (activity, ballot) = visible_ballot(tx, actor, activity, id)?;
    let teller = teller::questions::list(tx, &activity.id)?.into_iter().find(|teller| teller.entry == *entry);
    if teller.as_ref().is_none_or(|teller| teller.member != actor.member) {
        require(tx, actor, Right::RunActivity, &Place::unit(&activity.unit).named(&activity.named()))?;
    }
    let teller = teller.ok_or(Error::NotFound)?;
    ballot.must_be_counting()?;
    if !store::withdraw(tx, id, &teller.member)? {
        return Err(refusal(Text::nothing_entered));
    }
    let entered = store::figures(tx, id)?;
    let facts = json!({ "whose": teller.name, "reason": reason, "agrees": agreed(&entered).is_some() });
    tell(tx, actor, &activity, &ballot, &verbs::WITHDREW_COUNT, vec![teller.member], facts)?;
    go_on(tx, actor, (&activity, &ballot), &ballots::candidates(tx, id)?, &entered)
}

/// What follows from what the tellers entered so far: with paper alone the result, once all agree.
fn go_on(
    tx: &Write<'_>,
    actor: &Actor,
    (activity, ballot): (&Activity, &Ballot),
    candidates: &[Candidate],
    entered: &[store::Entered],
) -> Result<Step> {
    match agreed(entered) {
        Some(figures) if voter::store::numbers(tx, &ballot.id)?.phones == 0 => {
            let roll = roll::questions::list(tx, &activity.id)?;
            let counting = Counting { activity, ballot, candidates, roll: &roll };
            counting.announce(tx, actor, &[], Some(figures)).map(|_| Step::Counted)
        }
        Some(_) => Ok(Step::Agreed),
        None if entered.len() > 1 => Ok(Step::Differ),
        None => Ok(Step::Waiting),
    }
}

/// Brings one's key to the box of phones. With the second key it is opened in memory, mixed, counted and emptied, all at once.
pub fn open_box(tx: &Write<'_>, actor: &Actor, activity: &ActivityId, id: &BallotId, key: &str) -> Result<Step> {
    let (activity, ballot) = visible_ballot(tx, actor, activity, id)?;
    teller::questions::must_count(tx, actor, &activity)?;
    ballot.must_be_counting()?;
    let entered = store::figures(tx, id)?;
    let figures = agreed(&entered);
    if figures.is_none() && voter::store::numbers(tx, id)?.on_paper() > 0 {
        return Err(refusal(Text::paper_first));
    }
    let Some(key) = teller::actions::bring(tx, actor, &ballot, key)? else {
        tell(tx, actor, &activity, &ballot, &verbs::UNLOCKED, Vec::new(), Value::Null)?;
        return Ok(Step::Waiting);
    };
    tell(tx, actor, &activity, &ballot, &verbs::UNLOCKED, Vec::new(), Value::Null)?;
    let candidates = ballots::candidates(tx, id)?;
    let roll = roll::questions::list(tx, &activity.id)?;
    let papers = opened(tx, &ballot, &key, lines(&ballot, &candidates))?;
    let counting = Counting { activity: &activity, ballot: &ballot, candidates: &candidates, roll: &roll };
    counting.announce(tx, actor, &papers, figures).map(|_| Step::Counted)
}

/// Gives up a vote that cannot be counted, because fewer than two tellers have their keys left or the box is broken: it is void, the box is emptied
/// unopened, and the vote is repeated. Who runs the meeting may.
pub fn give_up(tx: &Write<'_>, actor: &Actor, activity: &ActivityId, id: &BallotId) -> Result<()> {
    let (activity, ballot) = visible_ballot(tx, actor, activity, id)?;
    require(tx, actor, Right::RunActivity, &Place::unit(&activity.unit).named(&activity.named()))?;
    ballot.must_be_counting()?;
    if !voter::store::numbers(tx, id)?.may_be_stuck() {
        return Err(refusal(Text::papers_can_be_counted));
    }
    let candidates = ballots::candidates(tx, id)?;
    let roll = roll::questions::list(tx, &activity.id)?;
    let counting = Counting { activity: &activity, ballot: &ballot, candidates: &candidates, roll: &roll };
    let frame = counting.frame(tx)?;
    let outcome =
        count(&ballot, rule(tx, &activity, &ballot)?, frame, &candidates, &[], None, str::to_owned).given_up();
    counting.stands(tx, actor, &outcome, None)
}

/// Every ballot of the box; as many as the roll says went in, or the box is broken and the vote is to be repeated.
fn opened(tx: &Write<'_>, ballot: &Ballot, key: &Key, lines: usize) -> Result<Vec<Paper>> {
    let read = |sealed: &Vec<u8>| Paper::read(&key.open(sealed, ballot.id.as_str())?, ballot, lines);
    let sealed = voter::store::sealed(tx, &ballot.id)?;
    let papers: Option<Vec<Paper>> = sealed.iter().map(read).collect();
    let went_in = voter::store::numbers(tx, &ballot.id)?.phones_returned as usize;
    papers.filter(|papers| papers.len() == went_in).ok_or_else(|| refusal(Text::box_is_broken))
}

struct Counting<'a> {
    activity: &'a Activity,
    ballot: &'a Ballot,
    candidates: &'a [Candidate],
    roll: &'a [RollEntry],
}

impl Counting<'_> {
    /// The result: counted, stored, recorded with the figures of each line and the names of those who took part; the box is emptied.
    fn announce(&self, tx: &Write<'_>, actor: &Actor, papers: &[Paper], figures: Option<&Figures>) -> Result<Outcome> {
        let Counting { activity, ballot, candidates, roll } = self;
        let name = |entry: &str| name_of(roll, entry);
        let outcome = count(ballot, rule(tx, activity, ballot)?, self.frame(tx)?, candidates, papers, figures, name);
        self.stands(tx, actor, &outcome, figures)?;
        Ok(outcome)
    }

    /// What is known besides the ballots.
    fn frame(&self, tx: &Write<'_>) -> Result<Frame> {
        let numbers = voter::store::numbers(tx, &self.ballot.id)?;
        let count = standing_count(tx, self.activity, self.ballot)?;
        let opening = self.ballot.opening.as_ref().ok_or(Error::NotFound)?;
        Ok(Frame {
            entitled: count.entitled,
            present: count.present,
            quorum: opening.quorum,
            issued: numbers.issued(),
            papers: numbers.on_paper(),
        })
    }

    /// Stores and records an outcome, and empties the box.
    fn stands(&self, tx: &Write<'_>, actor: &Actor, outcome: &Outcome, figures: Option<&Figures>) -> Result<()> {
        let Counting { activity, ballot, .. } = self;
        let blind = || hex::encode(tx.random::<32>());
        let blind = (ballot.kind == BallotKind::Appraisal).then(blind);
        let outcome = &Outcome { blind, ..outcome.clone() };
        store::announce(tx, &actor.author(), ballot, outcome)?;
        voter::store::ends(tx, &ballot.id, &activity.id)?;
        let voters = self.voters(tx)?;
        voter::store::empty(tx, &ballot.id)?;
        teller::store::forget_halves(tx, &ballot.id)?;
        store::forget(tx, &ballot.id)?;
        let facts = facts(ballot, outcome, figures, &voters);
        let concerns = voters.into_iter().filter_map(|(_, member)| member).collect();
        tell(tx, actor, activity, ballot, &verbs::DECIDED, concerns, facts)
    }

    /// Who took a ballot, in the order of the roll. Of fewer than three nobody is named: beside the figures a name would say what was chosen.
    fn voters(&self, tx: &Write<'_>) -> Result<Vec<(String, Option<MemberId>)>> {
        let took = voter::store::list(tx, &self.ballot.id)?;
        let took: Vec<RollEntryId> =
            took.into_iter().filter(|(_, voting)| voting.way.is_some()).map(|(entry, _)| entry).collect();
        if took.len() < FEW as usize {
            return Ok(Vec::new());
        }
        let voters = self.roll.iter().filter(|entry| took.contains(&entry.id));
        Ok(voters.map(|entry| (entry.name.clone(), entry.member.clone())).collect())
    }
}

/// What the record tells: what adds up, and what each line was given. No single ballot stands in it: by its pattern a voter could be known.
fn facts(
    ballot: &Ballot,
    outcome: &Outcome,
    figures: Option<&Figures>,
    voters: &[(String, Option<MemberId>)],
) -> Value {
    let marks: String = ballot.kind.marks().iter().map(|mark| mark.letter()).collect();
    let mut facts = json!({
        "secret": true,
        "text": ballot.title,
        "kind": ballot.kind.code(),
        "round": ballot.round,
        "with_vote": outcome.entitled,
        "present": outcome.present,
        "quorum": outcome.quorum,
        "yes_needed": outcome.yes_needed,
        "issued": outcome.issued,
        "returned": outcome.returned,
        "void": outcome.spoiled,
        "valid": outcome.valid,
        "marks": marks,
        "took_part": voters.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(),
        "on_paper": figures.map_or(0, |figures| figures.returned),
    });
    came_of(ballot, outcome, &mut facts);
    // What was found of people is for who appraises: everybody else who may read this record gets a digest that holds it fast.
    if ballot.kind == BallotKind::Appraisal {
        facts["commitment"] = outcome.commitment().into();
    } else {
        let line = |line: &Line| json!({ "name": line.name, "votes": line.votes, "other": line.other });
        facts["lines"] = outcome.lines.iter().map(line).collect();
    }
    facts
}

/// What came of it, in the words of its kind: a question or an admission passes or not, an election elects, a tally is tallied.
fn came_of(ballot: &Ballot, outcome: &Outcome, facts: &mut Value) {
    match ballot.kind {
        BallotKind::Motion | BallotKind::Admission => facts["passed"] = outcome.passed.into(),
        BallotKind::Election => {
            facts["elected"] = outcome.names(&outcome.elected).into();
            facts["tied"] = outcome.names(&outcome.tied).into();
            facts["seats"] = outcome.seats.into();
            facts["seats_left"] = outcome.left.into();
        }
        BallotKind::Appraisal if outcome.valid => facts["tallied"] = true.into(),
        BallotKind::Appraisal => {}
    }
    if let Some(void) = outcome.void() {
        facts["void_because"] = void.code().into();
    }
}

/// Refuses figures that are not of this ballot, or cannot be.
fn must_be_of(ballot: &Ballot, figures: &Figures, candidates: &[Candidate], roll: &[RollEntry]) -> Result<()> {
    let marks = ballot.kind.marks().len();
    let fits = figures.lines.len() == lines(ballot, candidates) && figures.lines.iter().all(|line| line.len() == marks);
    let eligible = |entry: &String| {
        roll.iter().any(|one| one.id.as_str() == entry && one.entitled)
            && !candidates.iter().any(|one| one.entry.as_ref().is_some_and(|stands| stands.as_str() == entry))
    };
    if !fits || !figures.others.keys().all(eligible) {
        return Err(refusal(Text::not_another));
    }
    figures.must_add_up(ballot, candidates).map_err(Error::from)
}

fn refusal(say: fn(Text) -> &'static str) -> Error {
    Sentence::of(|language| say(Text(language))).into()
}
