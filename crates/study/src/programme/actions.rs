//! What can happen to a programme: it is made, changed, and its topics are put on study days.

use serde_json::{Value, json};
use zhixing_kit::{Result, Write};
use zhixing_people::{Actor, Place, Right, UnitId, require};
use zhixing_records::{Deed, Thing, Verb, append};

use super::model::{NewProgramme, Programme, ProgrammeId, about};
use super::{questions, store};
use crate::{day, verbs};

/// Makes a programme of a branch.
pub fn make(tx: &Write<'_>, actor: &Actor, branch: &UnitId, new: &NewProgramme) -> Result<ProgrammeId> {
    require(tx, actor, Right::PlanStudy, &Place::unit(branch))?;
    let id = store::add(tx, &actor.author(), branch, new)?;
    note(tx, actor, &verbs::PROGRAMMED, branch, &id, &new.name, facts(new))?;
    Ok(id)
}

/// Changes its name or its days; nothing when nothing is different.
pub fn change(tx: &Write<'_>, actor: &Actor, id: &ProgrammeId, new: &NewProgramme) -> Result<()> {
    let programme = questions::changeable(tx, actor, id)?;
    if programme.says == *new {
        return Ok(());
    }
    store::change(tx, &programme, new)?;
    let facts = json!({ "before": facts(&programme.says), "after": facts(new) });
    note(tx, actor, &verbs::PROGRAMME_CHANGED, &programme.branch, id, &new.name, facts)
}

/// Puts topics on study days as they were proposed and looked at: each a placement with its record. Says how many.
pub fn take_over(tx: &Write<'_>, actor: &Actor, id: &ProgrammeId, pairs: &[questions::Pair]) -> Result<usize> {
    let programme: Programme = questions::changeable(tx, actor, id)?;
    let proposed = questions::proposal(tx, &programme)?;
    let mut placed = 0;
    for pair in pairs {
        // What is not proposed any more was placed or dropped by somebody else meanwhile.
        let still = proposed.iter().any(|one| one.day.activity.id == pair.activity && one.topic.id == pair.topic);
        if still && day::actions::place(tx, actor, &pair.activity, Some(&pair.topic))? {
            placed += 1;
        }
    }
    Ok(placed)
}

fn facts(says: &NewProgramme) -> Value {
    json!({ "name": says.name, "from_on": says.first.to_string(), "to_on": says.last.to_string() })
}

fn note(
    tx: &Write<'_>,
    actor: &Actor,
    verb: &'static Verb,
    branch: &UnitId,
    id: &ProgrammeId,
    name: &str,
    facts: Value,
) -> Result<()> {
    let path = about(id);
    let object = Thing { kind: &verbs::PROGRAMME, path: path.clone(), name: name.to_owned() };
    let happened_at = tx.now();
    let deed = Deed { verb, object, about: path, unit: branch.clone(), concerns: Vec::new(), happened_at, facts };
    append(tx, &actor.author(), deed).map(drop)
}
