//! What can happen to a round: it begins, and its topic and dates change.

use serde_json::{Value, json};
use zhixing_kit::{Error, Moment, Result, Sentence, Write};
use zhixing_notice::Notice;
use zhixing_people::{Actor, MemberId, Place, Right, UnitId, members_of, require, unit};
use zhixing_records::{Author, Deed, Thing, ThingKind, Verb, append};

use super::input::NewRound;
use super::model::{Round, RoundId};
use super::text::Text;
use super::{questions, store};
use crate::{verbs, year};

/// Begins a branch's round of the year in which its meeting is meant to be, and asks everybody for opinions.
pub fn begin(tx: &Write<'_>, actor: &Actor, branch: &UnitId, new: &NewRound) -> Result<RoundId> {
    require(tx, actor, Right::Appraise, &Place::unit(branch))?;
    if !unit(tx, branch)?.kind.is_branch() {
        return Err(Error::NotFound);
    }
    let (by, of_year) = (actor.author(), new.dates.meeting_on.year());
    let id = match store::add(tx, &by, branch, of_year, new) {
        Err(Error::Constraint(name)) if name == "life_round_branch_year_key" => {
            return Err(Sentence::of(|language| Text(language).begun_already(of_year)).into());
        }
        added => added?,
    };
    year::begin(tx, &actor.organisation)?;
    let round = store::one(tx, &actor.organisation, &id)?;
    note(tx, &by, &round, Done::of(&verbs::BEGAN, &round, facts(&round)))?;
    let to: Vec<MemberId> = members_of(tx, branch, tx.today())?.into_iter().map(|member| member.id).collect();
    let subject = Sentence::of(|language| Text(language).notice_subject(of_year));
    let body = Sentence::of(|language| {
        let day = zhixing_kit::html::words::day_text(language, new.dates.opinions_until);
        Text(language).notice_body(&new.topic, day)
    });
    let link = format!("{}/opinions", round.path());
    zhixing_notice::send(tx, &by, Notice { unit: branch.clone(), to, subject, body, link })?;
    Ok(id)
}

/// Changes topic and dates.
pub fn change(tx: &Write<'_>, actor: &Actor, id: &RoundId, new: &NewRound) -> Result<()> {
    let before = questions::with(tx, actor, id, Right::Appraise)?;
    store::change(tx, id, before.version, new)?;
    let after = store::one(tx, &actor.organisation, id)?;
    let (earlier, later) = (facts(&before), facts(&after));
    if earlier == later {
        return Ok(());
    }
    let done = Done::of(&verbs::CHANGED, &after, json!({ "before": earlier, "after": later }));
    note(tx, &actor.author(), &after, done)
}

fn facts(round: &Round) -> Value {
    json!({
        "year": round.year,
        "topic": round.topic,
        "opinions_until": round.dates.opinions_until.to_string(),
        "talks_until": round.dates.talks_until.to_string(),
        "meeting_on": round.dates.meeting_on.to_string(),
        "problems_until": round.dates.problems_until.to_string(),
        "results_until": round.dates.results_until.to_string(),
    })
}

/// What was done to which part of a round.
pub struct Done<'a> {
    /// The verb.
    pub verb: &'static Verb,
    /// The kind of thing.
    pub kind: &'static ThingKind,
    /// Its path below the round's; empty for the round itself.
    pub part: String,
    /// Its name at the time.
    pub name: &'a str,
    /// Whom it concerns besides who did it.
    pub concerns: Vec<MemberId>,
    /// The details.
    pub facts: Value,
}

impl<'a> Done<'a> {
    /// Something done to the round itself.
    pub fn of(verb: &'static Verb, round: &'a Round, facts: Value) -> Self {
        let kind = &verbs::ORGANISATION_LIFE;
        Self { verb, kind, part: String::new(), name: &round.topic, concerns: Vec::new(), facts }
    }
}

/// Records what was done in a round, now.
pub fn note(tx: &Write<'_>, by: &Author, round: &Round, done: Done<'_>) -> Result<()> {
    let about = round.about();
    let path = if done.part.is_empty() { about.clone() } else { format!("{about}/{}", done.part) };
    let object = Thing { kind: done.kind, path, name: done.name.chars().take(80).collect() };
    let (unit, happened_at): (UnitId, Moment) = (round.branch.clone(), tx.now());
    let deed = Deed { verb: done.verb, object, about, unit, concerns: done.concerns, happened_at, facts: done.facts };
    append(tx, by, deed).map(drop)
}
