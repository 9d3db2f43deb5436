//! What a correction of the roll after the end does to the secret ballots of a meeting: some do not stand any more, or stand again. Nothing that was
//! counted is changed, and no ballot is looked at: each that turned gets a record, beside what was announced.

use serde_json::json;
use zhixing_kit::{Language, Result, Write};
use zhixing_people::Actor;

use super::text::Text;
use super::{Standing, Told, told};
use crate::activity::model::Activity;
use crate::activity::record::{Act, note};
use crate::verbs;

/// The ballots of a meeting that stand otherwise than `before`, as they stand now; each is recorded.
pub(crate) fn turn(tx: &Write<'_>, actor: &Actor, activity: &Activity, before: &[Told]) -> Result<Vec<Told>> {
    if before.is_empty() {
        return Ok(Vec::new());
    }
    let turned = turned(before, told(tx, &activity.id)?);
    for one in &turned {
        let (was, is) = if one.standing().is_fallen() { ("stands", "fallen") } else { ("fallen", "stands") };
        let mut facts = json!({ "secret": true, "text": one.ballot.title, "before": was, "after": is });
        if let Some(outcome) = &one.outcome {
            facts["with_vote"] = outcome.entitled.into();
            facts["present"] = one.here.unwrap_or(outcome.present).into();
            facts["quorum"] = outcome.quorum.into();
        }
        let act = Act {
            verb: &verbs::RECOUNTED,
            kind: &verbs::BALLOT,
            part: format!("ballot/{}", one.ballot.id),
            name: &one.ballot.title,
            concerns: Vec::new(),
            happened_at: tx.now(),
            facts,
        };
        note(tx, &actor.author(), activity, act)?;
        tx.announce(one.ballot.topic());
    }
    Ok(turned)
}

/// Those that stood and do not any more, or the other way round.
fn turned(before: &[Told], after: Vec<Told>) -> Vec<Told> {
    let fell = |told: &Told| told.standing().is_fallen();
    let was = |told: &Told| before.iter().find(|one| one.ballot.id == told.ballot.id).is_some_and(fell);
    after.into_iter().filter(|told| fell(told) != was(told)).collect()
}

/// Why a ballot does not stand any more, in a sentence; none where it does.
pub(crate) fn why(language: Language, standing: Standing) -> Option<String> {
    let Standing::Fallen { here, needed } = standing else { return None };
    Some(Text(language).fallen(here, needed).trim_end().to_owned())
}

/// The same with the ballot's title before it.
pub(crate) fn why_of(language: Language, told: &Told) -> Option<String> {
    why(language, told.standing()).map(|why| Text(language).of_title(&told.ballot.title, why))
}

/// What those are told whom it concerns: why it does not stand and `next`, what is to be done; or that it stands again.
pub(crate) fn turned_body(language: Language, standing: Standing, next: &str) -> String {
    match why(language, standing) {
        Some(why) => [why.as_str(), next].join(language.pick("", " ")),
        None => Text(language).stands_again_body().to_owned(),
    }
}
