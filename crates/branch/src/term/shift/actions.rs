//! What can happen to an election that is moved: it is asked for, approved, refused. Only what is approved changes the days of the term and its posts.

use serde_json::{Value, json};
use zhixing_charter::BranchForm;
use zhixing_kit::html::words::day_text;
use zhixing_kit::{Error, Language, Result, Sentence, Write};
use zhixing_notice::{Notice, send};
use zhixing_people::{Actor, MemberId, Place, Right, UnitId, move_term_end, require, unit};
use zhixing_records::{Deed, Thing, Verb, append};

use super::model::{NewShift, Shift, ShiftId, State};
use super::text::Text;
use super::{questions, store};
use crate::admission::{conveners, deciders};
use crate::rules::charter;
use crate::verbs::{APPROVED, ASKED_TO_MOVE, ELECTION_SHIFT, ENDED, SENT_BACK};
use crate::{setting, year};

/// Asks the unit above to let the election be held earlier or later.
///
/// # Errors
/// At the field that the rules do not let be so, with the days; refused while another waits.
pub fn ask(tx: &Write<'_>, actor: &Actor, branch: &UnitId, new: &NewShift) -> Result<ShiftId> {
    require(tx, actor, Right::EditPeople, &Place::unit(branch))?;
    if !unit(tx, branch)?.kind.is_branch() {
        return Err(Error::NotFound);
    }
    if year::facts(tx, branch, tx.today().year())?.form == BranchForm::Temporary {
        return refused(Text::temporary_elects_not);
    }
    let Some(days) = questions::days(tx, branch)? else { return refused(Text::term_unknown) };
    new.check(charter(), days, tx.today())?;
    let id = store::add(tx, &actor.author(), branch, days, new).map_err(waits_already)?;
    let (asked, _) = questions::visible(tx, actor, &id)?;
    note(tx, actor, &ASKED_TO_MOVE, &asked, json!({ "from": days.last.to_string(), "to": new.until.to_string() }))?;
    let subject = Sentence::of(|language| Text(language).told_above(&asked.branch_name));
    notify(tx, actor, &asked, deciders(tx, branch)?, subject)?;
    Ok(id)
}

/// Approves a move: the present term, and the posts that end with it, end on the new day.
pub fn approve(tx: &Write<'_>, actor: &Actor, id: &ShiftId) -> Result<Shift> {
    let shift = waiting(tx, actor, id)?;
    let term = year::facts(tx, &shift.branch, tx.today().year())?.term;
    let Some(term) = term.filter(|term| term.last == shift.days.last) else { return refused(Text::term_changed) };
    setting::begin_term(tx, actor, &shift.branch, term.first, shift.until)?;
    if shift.is_late() {
        move_term_end(tx, actor, &shift.branch, shift.days.last, shift.until)?;
    }
    store::decide(tx, &actor.author(), id, State::Approved, "")?;
    let facts = json!({ "from": shift.days.last.to_string(), "to": shift.until.to_string() });
    note(tx, actor, &APPROVED, &shift, facts)?;
    let subject = Sentence::of(|language| Text(language).told_approved());
    notify(tx, actor, &shift, conveners(tx, &shift.branch)?, subject)?;
    Ok(shift)
}

/// Refuses a move, with the reason. Nothing changes.
pub fn refuse(tx: &Write<'_>, actor: &Actor, id: &ShiftId, reason: &str) -> Result<Shift> {
    let shift = waiting(tx, actor, id)?;
    store::decide(tx, &actor.author(), id, State::Refused, reason)?;
    note(tx, actor, &SENT_BACK, &shift, json!({ "reason": reason }))?;
    let subject = Sentence::of(|language| Text(language).told_refused());
    notify(tx, actor, &shift, conveners(tx, &shift.branch)?, subject)?;
    Ok(shift)
}

/// Closes a move that waits when the result of the election is confirmed: there is nothing left to decide.
pub(in crate::term) fn lapse(tx: &Write<'_>, actor: &Actor, branch: &UnitId) -> Result<()> {
    let Some(shift) = store::waiting_of(tx, branch)? else { return Ok(()) };
    store::decide(tx, &actor.author(), &shift.id, State::Lapsed, "")?;
    let facts = json!({ "from": shift.days.last.to_string(), "to": shift.until.to_string() });
    note(tx, actor, &ENDED, &shift, facts)?;
    let subject = Sentence::of(|language| Text(language).told_lapsed());
    notify(tx, actor, &shift, conveners(tx, branch)?, subject)
}

fn waiting(tx: &Write<'_>, actor: &Actor, id: &ShiftId) -> Result<Shift> {
    let shift = questions::to_decide(tx, actor, id)?;
    if shift.state == State::Asked { Ok(shift) } else { refused(Text::decided_already) }
}

fn notify(tx: &Write<'_>, actor: &Actor, shift: &Shift, to: Vec<MemberId>, subject: Sentence) -> Result<()> {
    let body = Sentence::of(|language| {
        Text(language).told_body(day_text(language, shift.days.last), day_text(language, shift.until))
    });
    send(tx, &actor.author(), Notice { unit: shift.branch.clone(), to, subject, body, link: shift.path() })
}

fn note(tx: &Write<'_>, actor: &Actor, verb: &'static Verb, shift: &Shift, facts: Value) -> Result<()> {
    let name = Text(Language::Chinese).record(&shift.branch_name);
    let deed = Deed {
        verb,
        object: Thing { kind: &ELECTION_SHIFT, path: shift.about(), name },
        about: shift.about(),
        unit: shift.branch.clone(),
        concerns: Vec::new(),
        happened_at: tx.now(),
        facts,
    };
    append(tx, &actor.author(), deed).map(drop)
}

fn waits_already(error: Error) -> Error {
    match error {
        Error::Constraint(name) if name == "election_shift_branch_key" => {
            Sentence::of(|language| Text(language).waits_already()).into()
        }
        other => other,
    }
}

fn refused<T>(say: fn(Text) -> &'static str) -> Result<T> {
    Err(Sentence::of(|language| say(Text(language))).into())
}
