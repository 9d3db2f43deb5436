//! What can happen to imports: a list is looked at, confirmed, undone. Each asks for the rights of all that it touches; confirming is one
//! transaction that computes the changes anew and either does all of them or none.

use serde::{Deserialize, Serialize};
use serde_json::json;
use zhixing_kit::{Error, Language, Result, Sentence, Write};
use zhixing_records::{Deed, Thing, append, append_each, correct_each, entries};

use super::carry::carry;
use super::deeds;
use super::headings::Headings;
use super::plan::{Plan, Stay};
use super::reach::{own_units, within};
use super::store::{self, Draft, DraftId, ImportId};
use super::table::Table;
use super::text::Text;
use super::undoing;
use crate::actor::Actor;
use crate::member::member;
use crate::post::{self, PostKind};
use crate::rights::{self, Right, require};
use crate::unit;
use crate::verbs::{done, things};

/// A file that was read: what a draft keeps.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ReadFile {
    /// Where the headings stand and what they mean.
    pub headings: Headings,
    /// The rows.
    pub table: Table,
}

/// What came of a confirmation.
#[derive(Clone, Debug)]
pub enum Outcome {
    /// It was done.
    Done(Box<Plan>),
    /// What would change is no longer what was shown: nothing was done.
    Moved,
    /// It was done before, or a newer check took its place: the page of the check tells which.
    Over,
}

/// Keeps a file that was read, with a fingerprint of what it would change, until it is confirmed.
pub fn look(tx: &Write<'_>, actor: &Actor, file_name: &str, file: &ReadFile) -> Result<DraftId> {
    may_import(tx, actor)?;
    let plan = plan(tx, actor, file)?;
    let draft = Draft { file_name: file_name.to_owned(), body: serde_json::to_string(file)?, digest: plan.digest() };
    store::add_draft(tx, &actor.organisation, &actor.member, &draft)
}

/// Does what was shown. With bad cells, or unknown columns that were not confirmed, it is refused in words.
pub fn confirm(tx: &Write<'_>, actor: &Actor, id: &DraftId, ignore_unknown: bool) -> Result<Outcome> {
    let Some(draft) = store::draft(tx, id, &actor.member)? else {
        let known =
            store::own_import(tx, id, &actor.member)?.is_some() || store::newer(tx, id, &actor.member)?.is_some();
        return if known { Ok(Outcome::Over) } else { Err(gone()) };
    };
    let file: ReadFile = serde_json::from_str(&draft.body)?;
    let plan = plan(tx, actor, &file)?;
    if plan.digest() != draft.digest {
        store::set_digest(tx, id, &plan.digest())?;
        return Ok(Outcome::Moved);
    }
    // The import bears the id of its check: whoever comes back to the check is told what it did.
    bring_in(tx, actor, (id.import(), &draft.file_name), &plan, ignore_unknown)?;
    store::forget_draft(tx, id)?;
    Ok(Outcome::Done(Box::new(plan)))
}

/// What the file would change now; a row that touches what the actor may not change is told among what is wrong.
pub fn plan(tx: &zhixing_kit::Read<'_>, actor: &Actor, file: &ReadFile) -> Result<Plan> {
    may_import(tx, actor)?;
    let mut present = store::present(tx, &actor.organisation)?;
    let plan = match own_units(tx, actor)? {
        None => Plan::new(&file.headings, &file.table, &present),
        Some(own) => {
            present.keeps = Some(own.iter().map(|unit| unit.id.clone()).collect());
            within(tx, actor, file, &present, &own)?
        }
    };
    may_carry(tx, actor, &plan)?;
    Ok(plan)
}

/// Carries a plan out: rows, records and what it takes to undo it.
pub fn bring_in(
    tx: &Write<'_>,
    actor: &Actor,
    (id, file_name): (ImportId, &str),
    plan: &Plan,
    ignore_unknown: bool,
) -> Result<()> {
    if !plan.bad.is_empty() {
        return Err(Sentence::of(|language| Text(language).all_or_nothing(plan.bad.len())).into());
    }
    if !plan.unknown_columns.is_empty() && !ignore_unknown {
        return Err(Sentence::of(|language| Text(language).unknown_not_confirmed()).into());
    }
    if plan.changes_nothing() {
        return Ok(());
    }
    let author = actor.author();
    let mut carried = carry(tx, actor, plan)?;
    record_whole(tx, actor, &id, file_name, plan)?;
    carried.reverse.statements = append_each(tx, &author, deeds::of(tx, &id, plan, &carried))?;
    let reverse = serde_json::to_string(&carried.reverse)?;
    let counts = (plan.members.len(), plan.changed.len());
    store::add_import(tx, &id, &author, file_name, counts, &reverse)
}

fn record_whole(tx: &Write<'_>, actor: &Actor, id: &ImportId, file_name: &str, plan: &Plan) -> Result<()> {
    let facts = json!({
        "new_members": plan.members.len(),
        "changed_members": plan.changed.len(),
        "new_units": plan.units.len(),
        "new_branches": plan.units.iter().filter(|unit| unit.kind.is_branch()).count(),
        "posts": plan.posts.len() + plan.ended.len(),
        "new_exemptions": plan.exemptions.len(),
        "unchanged": plan.unchanged,
    });
    record(tx, actor, &done::IMPORTED, id, file_name, facts)
}

fn record(
    tx: &Write<'_>,
    actor: &Actor,
    verb: &'static zhixing_records::Verb,
    id: &ImportId,
    file_name: &str,
    facts: serde_json::Value,
) -> Result<()> {
    let path = format!("import/{id}");
    let object = Thing { kind: &things::IMPORT, path: path.clone(), name: file_name.to_owned() };
    let unit = unit::store::top(tx, &actor.organisation)?.id;
    let deed = Deed { verb, object, about: path, unit, concerns: Vec::new(), happened_at: tx.now(), facts };
    append(tx, &actor.author(), deed).map(drop)
}

/// Undoes the last import: every row goes back to what it was, and beside each thing that it recorded stands that it was taken back. Refused in words that name what was changed since.
pub fn undo(tx: &Write<'_>, actor: &Actor, id: &ImportId) -> Result<()> {
    may_import(tx, actor)?;
    let last = store::last_import(tx, &actor.organisation)?.filter(|last| last.id == *id);
    let reverse = store::reverse(tx, id)?;
    let (Some(last), Some(reverse)) = (last, reverse) else {
        return Err(Sentence::of(|language| Text(language).nothing_to_undo()).into());
    };
    let reverse: super::reverse::Reverse = serde_json::from_str(&reverse)?;
    for (right, place) in reverse.rights() {
        require(tx, actor, right, &rights::Place::itself(&place))?;
    }
    let administered = post::is_administered(tx, &actor.organisation)?;
    must_give_posts(tx, actor, &reverse)?;
    reverse.run(tx, &actor.organisation)?;
    if administered && !post::is_administered(tx, &actor.organisation)? {
        return Err(Sentence::of(|language| Text(language).undone_without_administrator()).into());
    }
    store::set_undone(tx, id)?;
    let facts = json!({ "new_members": last.new_members, "changed_members": last.changed_members });
    record(tx, actor, &done::REVERTED, id, &last.file_name, facts)?;
    let top = unit::store::top(tx, &actor.organisation)?.id;
    let why = Text(Language::Chinese).undone_why(&last.file_name);
    let corrections = undoing::of(tx, id, &why, &top, &reverse, entries(tx, &reverse.statements)?);
    correct_each(tx, &actor.author(), corrections).map(drop)
}

/// Whoever puts members back where they belonged, or makes them what they were, must be one who could give the posts that they hold by now: the page of
/// a member asks the same before he is moved there.
fn must_give_posts(tx: &Write<'_>, actor: &Actor, reverse: &super::reverse::Reverse) -> Result<()> {
    for (id, back) in reverse.moved() {
        let now = member(tx, &id)?;
        let leaves = match &back {
            Some((unit, _)) => unit::branch_of(tx, unit)?.map(|branch| branch.id) != now.branch,
            None => true,
        };
        let gives_up = |kind: PostKind| back.as_ref().is_none_or(|(_, was)| !kind.may_be_held_by(*was));
        post::must_give(tx, actor, &id, |post| leaves || gives_up(post.kind))?;
    }
    Ok(())
}

/// Lets those pass who may edit people anywhere; what a file touches is asked again for each unit.
pub(super) fn may_import(tx: &zhixing_kit::Read<'_>, actor: &Actor) -> Result<()> {
    if rights::units_where(tx, actor, Right::EditPeople)?.is_empty() {
        let top = unit::store::top(tx, &actor.organisation)?;
        return require(tx, actor, Right::EditPeople, &rights::Place::itself(&top.id));
    }
    Ok(())
}

/// Lets a plan pass of which everything is the actor's to do. Rows that are not were told at their cells; whatever else there may be stops all.
fn may_carry(tx: &zhixing_kit::Read<'_>, actor: &Actor, plan: &Plan) -> Result<()> {
    if own_units(tx, actor)?.is_none() {
        return Ok(());
    }
    for (right, unit) in needed_rights(plan) {
        require(tx, actor, right, &rights::Place::itself(&unit)).map_err(|error| match error {
            Error::NotFound => Error::Forbidden(Sentence::of(|language| Text(language).not_yours())),
            other => other,
        })?;
    }
    Ok(())
}

/// Every right that a plan needs, once, on kept units; new units count as the ones above them.
pub(super) fn needed_rights(plan: &Plan) -> Vec<(Right, crate::UnitId)> {
    let kept = |place| plan.kept(place);
    let mut needed: Vec<_> = plan.touched.iter().map(|touch| (touch.right, touch.unit.clone())).collect();
    needed.extend(plan.units.iter().filter_map(|new| Some((unit::actions::right_for(new.kind), kept(&new.parent)?))));
    needed.extend(plan.members.iter().filter_map(|new| Some((Right::EditPeople, kept(&new.place)?))));
    for changed in &plan.changed {
        needed.push((Right::EditPeople, changed.before.unit.clone()));
        let place = changed.stay.as_ref().map(|(Stay::Begin { place, .. } | Stay::Correct { place, .. })| place);
        needed.extend(place.and_then(|place| Some((Right::EditPeople, kept(place)?))));
    }
    needed.extend(plan.posts.iter().filter_map(|new| Some((post::right_for(new.kind), kept(&new.place)?))));
    needed.extend(plan.ended.iter().map(|ended| (post::right_for(ended.post.kind), ended.post.unit.clone())));
    needed.extend(plan.exemptions.iter().filter_map(|new| Some((Right::EditPeople, kept(&new.place)?))));
    needed.sort_unstable();
    needed.dedup();
    needed
}

pub(super) fn gone() -> Error {
    Sentence::of(|language| Text(language).draft_gone()).into()
}
