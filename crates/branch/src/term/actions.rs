//! What can happen to the result of an election: it is entered, confirmed, or sent back. Only what is confirmed changes posts, rights and the
//! days of the term, all in one act.

use jiff::civil::Date;
use serde_json::{Value, json};
use zhixing_charter::sort_by_strokes;
use zhixing_kit::form::Faults;
use zhixing_kit::html::words::day_text;
use zhixing_kit::{Error, Language, Moment, Result, Sentence, Write};
use zhixing_notice::{Notice, send};
use zhixing_people::{
    Actor, MemberId, MemberKind, NewTerm, Place, Post, PostKind, Right, UnitId, begin_term, fill_vacancies, members_of,
    require, unit,
};
use zhixing_records::{Deed, Thing, Verb, append};

use super::ballot::model::Scope;
use super::model::{Elected, Election, ElectionId, Holder, State};
use super::text::Text;
use super::{ballot, pages, questions, shift, store};
use crate::admission::{conveners, deciders};
use crate::ballot::BallotId;
use crate::rules::charter;
use crate::setting;
use crate::verbs::{APPROVED, ELECTION, HANDED_UP, SENT_BACK};

/// Enters the result of an election, from the meeting's resolution or from the count of its ballots, and hands it up.
///
/// # Errors
/// At the field that the rules do not let be so, with the figure; refused while the result of a whole term waits.
pub fn enter(tx: &Write<'_>, actor: &Actor, branch: &UnitId, new: &Elected) -> Result<ElectionId> {
    require(tx, actor, Right::EditPeople, &Place::unit(branch))?;
    let unit = unit(tx, branch)?;
    if !unit.kind.is_branch() {
        return Err(Error::NotFound);
    }
    let facts = ballot::actions::facts_for_term(tx, actor, branch, tx.today().year())?;
    new.check(charter(), &facts, tx.today())?;
    must_not_be_typed(tx, actor, branch, new)?;
    enter_outcome(tx, actor, branch, &Outcome::of(new), Scope::Term, Vec::new())
}

/// A result as it is handed up, from wherever it comes.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// The day of the election.
    pub elected_on: Date,
    /// The first day of the posts.
    pub from_on: Date,
    /// The paper.
    pub document: String,
    /// Why early or late.
    pub reason: String,
    /// Who was elected to what.
    pub holders: Vec<(PostKind, MemberId)>,
}

impl Outcome {
    /// That of a whole term.
    pub fn of(new: &Elected) -> Self {
        Self {
            elected_on: new.elected_on,
            from_on: new.from_on,
            document: new.document.clone(),
            reason: new.reason.clone(),
            holders: new.posts().into_iter().map(|(post, member)| (post, member.clone())).collect(),
        }
    }
}

/// Hands up a result that the rules let be; `sources` are the ballots that it was taken from.
pub(super) fn enter_outcome(
    tx: &Write<'_>,
    actor: &Actor,
    branch: &UnitId,
    new: &Outcome,
    scope: Scope,
    sources: Vec<BallotId>,
) -> Result<ElectionId> {
    let holders = holders(tx, branch, new)?;
    let by = actor.author();
    let id = store::add(tx, &by, branch, (new, scope), &holders).map_err(waits_already)?;
    ballot::store::add_sources(tx, &by, &id, &sources)?;
    let entered = questions::find(tx, actor, &id)?;
    let facts = json!({
        "on": new.elected_on.to_string(), "from": new.from_on.to_string(), "posts": told(&entered), "scope": scope.code(),
    });
    note(tx, actor, &HANDED_UP, &entered, facts)?;
    let subject = Sentence::of(|language| match scope {
        Scope::Term => Text(language).told_above(&entered.branch_name),
        Scope::Vacancy => Text(language).vacancy_told_above(&entered.branch_name),
    });
    let body = Sentence::of(|language| Text(language).told_above_body(day_text(language, new.elected_on)));
    notify(tx, actor, &entered, deciders(tx, branch)?, subject, body)?;
    Ok(id)
}

/// What was elected by ballots of the house is handed up from them; what was held on paper after them may be typed.
fn must_not_be_typed(tx: &Write<'_>, actor: &Actor, branch: &UnitId, new: &Elected) -> Result<()> {
    let standing = ballot::questions::standing(tx, actor, branch, Scope::Term)?;
    let voted = standing.ballots.iter().filter(|one| !one.may_be_repeated());
    if voted.map(|one| one.on).max().is_some_and(|on| new.elected_on <= on) {
        return Err(Faults::at("elected_on", Sentence::of(|language| Text(language).use_ballots())).into());
    }
    Ok(())
}

/// Confirms a result: refused where a ballot that it was taken from does not stand any more. The old posts end the day before and hold their rights until then, those elected follow, and the branch's term is the new one; a request to move the election is closed.
pub fn confirm(tx: &Write<'_>, actor: &Actor, id: &ElectionId) -> Result<Election> {
    let election = must_decide(tx, actor, id)?;
    if let Some(told) = ballot::questions::fallen(tx, &actor.organisation, id)?.first() {
        return Err(Sentence::of(|language| pages::cannot_be_confirmed(language, told, &election)).into());
    }
    let term_end = questions::term_end(tx, &election.branch, election.scope, election.from_on)?;
    let holders = election.holders.iter().map(|holder| (holder.kind(), holder.member.clone())).collect();
    let new = NewTerm { unit: election.branch.clone(), from_on: election.from_on, to_on: term_end, holders };
    let leaving = questions::leaving(tx, &election)?;
    match election.scope {
        Scope::Term => {
            begin_term(tx, actor, &new)?;
            setting::begin_term(tx, actor, &election.branch, election.from_on, term_end)?;
            shift::actions::lapse(tx, actor, &election.branch)?;
        }
        Scope::Vacancy => {
            must_be_vacant(tx, &new)?;
            fill_vacancies(tx, actor, &new)?;
        }
    }
    store::decide(tx, &actor.author(), id, State::Confirmed, "")?;
    note(tx, actor, &APPROVED, &election, json!({ "from": election.from_on.to_string(), "to": term_end.to_string() }))?;
    let (subject, body) = confirmed_words(&election);
    let to = election.holders.iter().map(|holder| holder.member.clone()).collect();
    notify(tx, actor, &election, to, subject, body)?;
    leaving.iter().try_for_each(|post| tell_leaving(tx, actor, &election, post))?;
    Ok(election)
}

/// Tells who is not elected again until when his post goes on.
fn tell_leaving(tx: &Write<'_>, actor: &Actor, election: &Election, post: &Post) -> Result<()> {
    let last = election.from_on.yesterday().unwrap_or(election.from_on);
    let subject = Sentence::of(|language| Text(language).told_leaving(post.kind.name(language)));
    let is_over = last < tx.today();
    let body = Sentence::of(|language| match (Text(language), day_text(language, last)) {
        (text, day) if is_over => text.told_left_body(day),
        (text, day) => text.told_leaving_body(day),
    });
    notify(tx, actor, election, vec![post.member.clone()], subject, body)
}

/// What those elected are told when it is confirmed.
fn confirmed_words(election: &Election) -> (Sentence, Sentence) {
    let subject = Sentence::of(|language| match election.scope {
        Scope::Term => Text(language).told_confirmed(),
        Scope::Vacancy => Text(language).vacancy_told_confirmed(),
    });
    let body = Sentence::of(|language| {
        let day = day_text(language, election.from_on);
        match election.scope {
            Scope::Term => Text(language).told_confirmed_body(day),
            Scope::Vacancy => Text(language).vacancy_told_confirmed_body(day),
        }
    });
    (subject, body)
}

/// Refuses a by-election of a post that somebody holds by now, with what the unit above does.
fn must_be_vacant(tx: &Write<'_>, new: &NewTerm) -> Result<()> {
    match ballot::questions::in_the_way(tx, &new.unit, &new.holders, (new.from_on, new.to_on))? {
        Some(held) => {
            Err(Sentence::of(|language| Text(language).held_by_now(held.kind.name(language), &held.member_name)).into())
        }
        None => Ok(()),
    }
}

/// Sends a result back, with the reason. No post changes.
pub fn send_back(tx: &Write<'_>, actor: &Actor, id: &ElectionId, reason: &str) -> Result<Election> {
    let election = must_decide(tx, actor, id)?;
    store::decide(tx, &actor.author(), id, State::Returned, reason)?;
    note(tx, actor, &SENT_BACK, &election, json!({ "reason": reason }))?;
    let subject = Sentence::of(|language| match election.scope {
        Scope::Term => Text(language).told_returned(),
        Scope::Vacancy => Text(language).vacancy_told_returned(),
    });
    let body = Sentence::of(|language| Text(language).told_returned_body(reason));
    notify(tx, actor, &election, conveners(tx, &election.branch)?, subject, body)?;
    Ok(election)
}

fn must_decide(tx: &Write<'_>, actor: &Actor, id: &ElectionId) -> Result<Election> {
    let election = questions::find(tx, actor, id)?;
    questions::must_decide(tx, actor, &election)?;
    if election.state != State::Entered {
        return Err(Sentence::of(|language| Text(language).decided_already()).into());
    }
    Ok(election)
}

/// Those elected, as formal members of the branch on the day of the election or today; the members of the committee by the strokes of their names.
fn holders(tx: &Write<'_>, branch: &UnitId, new: &Outcome) -> Result<Vec<Holder>> {
    let mut members = members_of(tx, branch, new.elected_on)?;
    members.extend(members_of(tx, branch, tx.today())?);
    let holder = |(kind, id): &(PostKind, MemberId)| {
        let known = members.iter().find(|member| member.id == *id && member.kind == MemberKind::Formal);
        known.map(|member| Holder { post: kind.word().to_owned(), member: id.clone(), name: member.name.clone() })
    };
    let holders: Option<Vec<Holder>> = new.holders.iter().map(holder).collect();
    let mut holders =
        holders.ok_or_else(|| Faults::at("new_secretary", Sentence::of(|language| Text(language).not_formal())))?;
    let officers = holders.iter().take_while(|holder| holder.kind() != PostKind::CommitteeMember).count();
    sort_by_strokes(&mut holders[officers..], |holder| &holder.name);
    Ok(holders)
}

fn told(election: &Election) -> Vec<Value> {
    election.holders.iter().map(|holder| json!({ "post": holder.post, "member": holder.name })).collect()
}

fn notify(
    tx: &Write<'_>,
    actor: &Actor,
    election: &Election,
    to: Vec<MemberId>,
    subject: Sentence,
    body: Sentence,
) -> Result<()> {
    send(tx, &actor.author(), Notice { unit: election.branch.clone(), to, subject, body, link: election.path() })
}

fn note(tx: &Write<'_>, actor: &Actor, verb: &'static Verb, election: &Election, facts: Value) -> Result<()> {
    let name = match election.scope {
        Scope::Term => Text(Language::Chinese).record(&election.branch_name),
        Scope::Vacancy => Text(Language::Chinese).vacancy_title(&election.branch_name),
    };
    let deed = Deed {
        verb,
        object: Thing { kind: &ELECTION, path: election.about(), name },
        about: election.about(),
        unit: election.branch.clone(),
        concerns: election.holders.iter().map(|holder| holder.member.clone()).collect(),
        happened_at: Moment::start_of(election.elected_on, tx.zone()).min(tx.now()),
        facts,
    };
    append(tx, &actor.author(), deed).map(drop)
}

fn waits_already(error: Error) -> Error {
    match error {
        Error::Constraint(name) if name == "election_branch_key" => {
            Sentence::of(|language| Text(language).waits_already()).into()
        }
        other => other,
    }
}
