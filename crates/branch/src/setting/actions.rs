//! What can happen to settings: they are kept, and the record says what they were before.

use jiff::ToSpan;
use jiff::civil::Date;
use serde_json::{Value, json};
use zhixing_kit::form::Faults;
use zhixing_kit::html::words::day_text;
use zhixing_kit::{Error, Language, Result, Sentence, Write};
use zhixing_people::{Actor, Place, Right, Unit, UnitId, may, unit};
use zhixing_records::{Deed, Thing, append};

use super::model::{BranchSetting, write_theme_day};
use super::text::Text;
use super::{questions, store};
use crate::rules::charter;
use crate::term::Window;
use crate::verbs::{BRANCH_SETTING, CONFIGURED};
use crate::year;

/// Keeps a branch's settings. Saving the same again changes and records nothing.
///
/// # Errors
/// [`Error::Forbidden`] for all but secretary and deputy (and who administers the installation); [`Error::NotFound`] for what is no branch
/// of theirs.
pub fn keep(tx: &Write<'_>, actor: &Actor, branch: &UnitId, new: &BranchSetting) -> Result<()> {
    let branch = unit(tx, branch)?;
    if !branch.kind.is_branch() {
        return Err(Error::NotFound);
    }
    if !may(tx, actor, Right::EditPeople, &Place::unit(&branch.id))? {
        return Err(not_yours());
    }
    let before = questions::setting(tx, &branch.id)?;
    let moves = (before.term_from, before.term_to) != (new.term_from, new.term_to);
    let is_settled = questions::term_is_settled(tx, &branch.id)?;
    if moves && is_settled {
        return Err(Faults::at("term_to", Sentence::of(|language| Text(language).term_is_settled())).into());
    }
    if (moves || before.village != new.village) && !is_settled {
        must_be_of_rules(new, tx.today())?;
    }
    year::begin(tx, &actor.organisation)?;
    if before == *new { Ok(()) } else { replace(tx, actor, &branch, &before, new) }
}

/// Refuses a term that is shorter or longer than the rules know one to be, moved by at most a year (选 3).
fn must_be_of_rules(new: &BranchSetting, today: Date) -> Result<(), Faults> {
    let Some((from, to)) = new.term_from.zip(new.term_to) else { return Ok(()) };
    // A term that began before the rules that the program knows is held against those of today.
    let Some(term) = charter().term(new.village, from).or_else(|| charter().term(new.village, today)) else {
        return Ok(());
    };
    let end = from.saturating_add(i64::from(term.years).years()).saturating_sub(1.day());
    let Window { earliest, latest, .. } = Window::of(charter(), end);
    if (earliest..=latest).contains(&to) {
        return Ok(());
    }
    let why = |language| {
        let [end, earliest, latest] = [end, earliest, latest].map(|day| day_text(language, day));
        Text(language).term_of_other_length(end, earliest, latest)
    };
    Err(Faults::at("term_to", Sentence::of(why)))
}

/// Writes the days of a term that an election began. Whether it was confirmed is what the caller holds.
pub(crate) fn begin_term(tx: &Write<'_>, actor: &Actor, branch: &UnitId, first: Date, last: Date) -> Result<()> {
    let before = questions::setting(tx, branch)?;
    let new = BranchSetting { term_from: Some(first), term_to: Some(last), ..before.clone() };
    replace(tx, actor, &unit(tx, branch)?, &before, &new)
}

/// Writes settings over others, with the record of both.
fn replace(tx: &Write<'_>, actor: &Actor, branch: &Unit, before: &BranchSetting, new: &BranchSetting) -> Result<()> {
    store::keep(tx, &actor.organisation, &branch.id, new)?;
    let path = format!("branch-setting/{}", branch.id);
    let deed = Deed {
        verb: &CONFIGURED,
        object: Thing { kind: &BRANCH_SETTING, path: path.clone(), name: Text(Language::Chinese).record(&branch.name) },
        about: path,
        unit: branch.id.clone(),
        concerns: Vec::new(),
        happened_at: tx.now(),
        facts: json!({ "before": facts(before), "after": facts(new) }),
    };
    append(tx, &actor.author(), deed).map(drop)
}

/// What is said to who may not change them.
pub(super) fn not_yours() -> Error {
    Error::Forbidden(Sentence::of(|language| Text(language).only_secretary()))
}

fn facts(setting: &BranchSetting) -> Value {
    json!({
        "theme_day": setting.theme_day.map(write_theme_day),
        "starts": super::form::clock(setting.start_minute),
        "place": setting.place,
        "village": setting.village,
        "joint_units": setting.joint_units,
        "term_from": setting.term_from.map(|day| day.to_string()),
        "term_to": setting.term_to.map(|day| day.to_string()),
        "options": setting.options,
    })
}
