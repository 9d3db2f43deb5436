//! What can happen to a problem: it is listed, and its measure becomes a resolution of the meeting. What became of it is the resolution's.

use serde_json::json;
use zhixing_kit::form::Faults;
use zhixing_kit::{Result, Sentence, Write};
use zhixing_people::{Actor, Place, Right, require};

use super::input::NewProblem;
use super::model::PROBLEMS_MAX;
use super::text::Text;
use super::{questions, store};
use crate::life::round;
use crate::life::round::actions::Done;
use crate::life::round::model::RoundId;
use crate::resolution::ResolutionId;
use crate::resolution::actions::resolve;
use crate::resolution::input::NewResolution;
use crate::verbs;

/// Lists a problem with its measure, at the meeting that is open or not signed yet. Gives that resolution.
pub fn list(tx: &Write<'_>, actor: &Actor, id: &RoundId, new: &NewProblem) -> Result<ResolutionId> {
    let round = round::questions::visible(tx, actor, id)?;
    if !questions::lists(tx, actor, &round)? {
        require(tx, actor, Right::Appraise, &Place::unit(&round.branch))?;
    }
    let meeting = questions::meeting(tx, &round)?;
    if store::of_round(tx, id)?.len() >= PROBLEMS_MAX {
        return Err(Sentence::of(|language| Text(language).full(PROBLEMS_MAX)).into());
    }
    if new.owner.is_none() {
        return Err(Faults::at("measure_owner", Sentence::of(|language| Text(language).needs_owner())).into());
    }
    let measure = NewResolution {
        text: new.measure.clone(),
        owner: new.owner.clone(),
        due: Some(new.due),
        motion: None,
        ballot: None,
    };
    let resolution = resolve(tx, actor, &meeting.id, &measure)?;
    let by = actor.author();
    let problem = store::add(tx, &by, id, new, &resolution)?;
    let done = Done {
        verb: &verbs::LISTED,
        kind: &verbs::PROBLEM,
        part: format!("problem/{problem}"),
        name: &new.words,
        concerns: new.owner.iter().cloned().collect(),
        facts: json!({ "problem": new.words, "found_in": new.found_in.code(), "measure": new.measure, "due": new.due.to_string() }),
    };
    round::note(tx, &by, &round, done)?;
    Ok(resolution)
}
