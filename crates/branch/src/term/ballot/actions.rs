//! What can happen to the ballots of an election: a post is put to the ballot of a meeting, and what all of them came to is handed up as the result.

use zhixing_charter::{BranchFacts, BranchForm};
use zhixing_kit::form::Faults;
use zhixing_kit::html::words::day_text;
use zhixing_kit::{Error, Language, Result, Sentence, Write};
use zhixing_people::{Actor, MemberId, Place, PostKind, Right, UnitId, require, unit};

use super::input::{NewPostBallot, NewResult, is_officer};
use super::model::{Scope, Standing};
use super::text::Text;
use super::{questions, store};
use crate::ballot::{self, BallotKind, NewBallot, Order};
use crate::rules::charter;
use crate::term::actions::{Outcome, enter_outcome};
use crate::term::model::{Elected, ElectionId, Window};
use crate::{activity, roll, year};

/// Puts a post to the secret ballot of a meeting. Refused for what the rules do not let be: too early, the wrong meeting, who cannot stand.
pub fn put(tx: &Write<'_>, actor: &Actor, branch: &UnitId, new: &NewPostBallot) -> Result<String> {
    let standing = electing(tx, actor, branch, new.scope)?;
    if standing.of(new.post).is_some_and(|known| !known.may_be_repeated()) {
        return refused(Text::balloted_already);
    }
    if standing.waits(new.post) {
        return refused(Text::handed_up_already);
    }
    if new.post == PostKind::CommitteeMember && !standing.with_committee {
        return Err(at("elect_post", Text::no_committee));
    }
    if !questions::is_open(&standing, new.post) {
        let why = |language| super::pages::not_vacant(language, new.post);
        return Err(Faults::at("stands", Sentence::of(why)).into());
    }
    let open = questions::meetings_for(tx, actor, branch, &standing, new.post)?;
    let meeting = open.into_iter().find(|meeting| meeting.id == new.meeting).ok_or_else(|| {
        let by_committee = questions::by_committee(&standing, new.post);
        at("at_meeting", if by_committee { Text::at_committee_meeting } else { Text::at_general_meeting })
    })?;
    must_be_in_time(tx, actor, branch, new.scope, meeting.starts_at.day(tx.zone()))?;
    let seats = seats(tx, branch, &standing, new)?;
    let able = questions::can_stand(tx, branch, &standing, new.post)?;
    let roll = roll::questions::list(tx, &meeting.id)?;
    let entry = |number: &String| {
        let member = able.iter().find(|member| member.number == *number)?;
        let entry = roll.iter().find(|entry| entry.member.as_ref() == Some(&member.id))?;
        Some((Some(entry.id.clone()), String::new()))
    };
    let candidates: Option<Vec<_>> = new.stands.iter().map(entry).collect();
    let candidates = candidates.ok_or_else(|| at("stands", Text::cannot_stand))?;
    let kind = new.post.name(Language::Chinese);
    let title = match new.scope {
        Scope::Term => Text(Language::Chinese).ask_term(kind),
        Scope::Vacancy => Text(Language::Chinese).ask_vacancy(kind),
    };
    let order = if is_officer(new.post) { Order::Approved } else { Order::Usual };
    let kind = BallotKind::Election;
    let new_ballot = NewBallot { kind, title, seats, way: new.way, candidates, order, after: None };
    let ballot = ballot::propose(tx, actor, &meeting.id, &new_ballot)?;
    store::add(tx, &actor.author(), branch, &ballot, new.post, new.scope)?;
    Ok(format!("{}/ballots/{ballot}", activity::model::path(&meeting.id)))
}

/// Hands up what the ballots of an election came to: posts and people as they were counted.
pub fn enter(tx: &Write<'_>, actor: &Actor, branch: &UnitId, new: &NewResult) -> Result<ElectionId> {
    let mut standing = electing(tx, actor, branch, new.scope)?;
    if new.scope == Scope::Vacancy {
        if new.posts.is_empty() {
            return Err(at("posts", Text::choose_posts));
        }
        standing = standing.only(&new.posts);
    }
    let (Some(held), Some(on)) = (standing.result(), standing.on()) else { return refused(Text::not_whole) };
    let of = |post: PostKind| -> Vec<MemberId> {
        held.iter().filter(|(kind, _)| *kind == post).map(|(_, winner)| winner.member.clone()).collect()
    };
    let sources = standing.ballots.iter().map(|ballot| ballot.first.clone()).collect();
    let result = match new.scope {
        Scope::Vacancy => {
            let holders = held.iter().map(|(post, winner)| (*post, winner.member.clone())).collect();
            Outcome {
                elected_on: on,
                from_on: new.from_on,
                document: new.document.clone(),
                reason: String::new(),
                holders,
            }
        }
        Scope::Term => {
            let secretary = of(PostKind::Secretary).into_iter().next().ok_or(Error::NotFound)?;
            let elected = Elected {
                elected_on: on,
                from_on: new.from_on,
                document: new.document.clone(),
                reason: new.reason.clone(),
                secretary,
                deputy: of(PostKind::Deputy).into_iter().next(),
                committee: of(PostKind::CommitteeMember),
            };
            elected.check(charter(), &facts_for_term(tx, actor, branch, tx.today().year())?, tx.today())?;
            Outcome::of(&elected)
        }
    };
    if result.from_on < on {
        return Err(at("term_begins", Text::before_election));
    }
    if new.scope == Scope::Vacancy {
        must_be_vacant(tx, branch, &result)?;
    }
    enter_outcome(tx, actor, branch, &result, new.scope, sources)
}

/// Refuses what somebody else still holds on the first day.
fn must_be_vacant(tx: &Write<'_>, branch: &UnitId, result: &Outcome) -> Result<()> {
    let last = crate::term::questions::term_end(tx, branch, Scope::Vacancy, result.from_on)?;
    let Some(held) = questions::in_the_way(tx, branch, &result.holders, (result.from_on, last))? else { return Ok(()) };
    let why = |language| Text(language).still_held(held.kind.name(language), &held.member_name);
    Err(Faults::at("term_begins", Sentence::of(why)).into())
}

/// The ballots of this election, for who keeps the branch's posts; refused where nobody is elected.
pub fn electing(tx: &Write<'_>, actor: &Actor, branch: &UnitId, scope: Scope) -> Result<Standing> {
    require(tx, actor, Right::EditPeople, &Place::unit(branch))?;
    if !unit(tx, branch)?.kind.is_branch() {
        return Err(Error::NotFound);
    }
    if year::facts(tx, branch, tx.today().year())?.form == BranchForm::Temporary {
        return refused(Text::temporary_elects_not);
    }
    questions::standing(tx, actor, branch, scope)
}

/// What an election of a whole term is held against: a present term whose election does not stand any more ends whenever another is elected.
pub(in crate::term) fn facts_for_term(
    tx: &Write<'_>,
    actor: &Actor,
    branch: &UnitId,
    year: i16,
) -> Result<BranchFacts> {
    let facts = year::facts(tx, branch, year)?;
    let is_lost = questions::is_term_lost(tx, &actor.organisation, branch)?;
    Ok(if is_lost { BranchFacts { term: None, ..facts } } else { facts })
}

/// A new term is elected at most a year before the present one ends (支 21, 选 3).
fn must_be_in_time(tx: &Write<'_>, actor: &Actor, branch: &UnitId, scope: Scope, on: jiff::civil::Date) -> Result<()> {
    let facts = facts_for_term(tx, actor, branch, on.year())?;
    let Some(term) = facts.term.filter(|_| scope == Scope::Term) else { return Ok(()) };
    let (earliest, last) = (Window::of(charter(), term.last).earliest, term.last);
    if on >= earliest {
        return Ok(());
    }
    let why = move |language| Text(language).too_early(day_text(language, last), day_text(language, earliest));
    Err(Faults::at("at_meeting", Sentence::of(why)).into())
}

/// One for secretary or deputy; for the committee within what the rules let it have.
fn seats(tx: &Write<'_>, branch: &UnitId, standing: &Standing, new: &NewPostBallot) -> Result<u32> {
    if new.post != PostKind::CommitteeMember {
        return Ok(1);
    }
    let rule = charter().structure();
    let formal = year::facts(tx, branch, tx.today().year())?.formal_members.on(tx.today());
    let least = charter().committee_expected(formal).map_or(1, |expected| *expected.start());
    let (least, most) = match standing.scope {
        Scope::Term => (least, rule.committee_most),
        Scope::Vacancy => (1, standing.in_office.seats_left(rule.committee_most)),
    };
    if (least..=most).contains(&new.seats) {
        return Ok(new.seats);
    }
    Err(Faults::at("seats", Sentence::of(|language| Text(language).seats_between(least, most))).into())
}

fn at(field: &'static str, say: fn(Text) -> &'static str) -> Error {
    Faults::at(field, Sentence::of(|language| say(Text(language)))).into()
}

fn refused<T>(say: fn(Text) -> &'static str) -> Result<T> {
    Err(Sentence::of(|language| say(Text(language))).into())
}
