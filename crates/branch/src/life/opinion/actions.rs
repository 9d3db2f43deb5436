//! What can happen to opinions: one is given, and the gathering ends. An anonymous one leaves no record of its own, for a record has a time:
//! one record at the end says how many there were.

use serde_json::json;
use zhixing_kit::{Result, Sentence, Write};
use zhixing_people::{Actor, Right};

use super::input::NewOpinion;
use super::model::{OPINIONS_MAX, shown};
use super::text::Text;
use super::{questions, store};
use crate::life::round;
use crate::life::round::actions::Done;
use crate::life::round::model::RoundId;
use crate::verbs;

/// Gives an opinion. Refuses once the gathering has ended, and without a name among too few people.
pub fn give(tx: &Write<'_>, actor: &Actor, id: &RoundId, new: &NewOpinion) -> Result<()> {
    let round = round::questions::visible(tx, actor, id)?;
    if store::closing(tx, id)?.is_some() {
        return Err(Sentence::of(|language| Text(language).closed_refused()).into());
    }
    let (named, anonymous) = store::counts(tx, id)?;
    if (if new.signed { named } else { anonymous }) >= OPINIONS_MAX {
        return Err(Sentence::of(|language| Text(language).full(OPINIONS_MAX)).into());
    }
    let by = actor.author();
    if !new.signed {
        if !questions::anonymity(tx, &round)? {
            return Err(Sentence::of(|language| Text(language).must_sign()).into());
        }
        return store::add_anonymous(tx, &by, id, new.matter, &new.words);
    }
    let opinion = store::add_named(tx, &by, id, new)?;
    let done = Done {
        verb: &verbs::VOICED,
        kind: &verbs::OPINION,
        part: format!("opinion/{opinion}"),
        name: new.matter.name(zhixing_kit::Language::Chinese),
        concerns: Vec::new(),
        facts: json!({ "words": new.words }),
    };
    round::note(tx, &by, &round, done)
}

/// Ends the gathering: anonymous opinions are mixed, or taken away where they are too few. With too few it refuses unless it is to end all the same.
pub fn close(tx: &Write<'_>, actor: &Actor, id: &RoundId, all_the_same: bool) -> Result<()> {
    let round = round::questions::with(tx, actor, id, Right::Appraise)?;
    if store::closing(tx, id)?.is_some() {
        return Err(Sentence::of(|language| Text(language).closed_refused()).into());
    }
    let (named, came) = store::counts(tx, id)?;
    let kept = shown(came);
    if kept < came && !all_the_same {
        return Err(Sentence::of(|language| Text(language).close_too_few()).into());
    }
    let by = actor.author();
    let opinions = if kept == 0 { Vec::new() } else { store::anonymous(tx, id)? };
    store::mix(tx, &by, id, opinions)?;
    store::close(tx, &by, id, (named, kept, came - kept))?;
    let facts = json!({ "named": named, "anonymous": kept, "dropped": came - kept });
    round::note(tx, &by, &round, Done::of(&verbs::GATHERED, &round, facts))
}
