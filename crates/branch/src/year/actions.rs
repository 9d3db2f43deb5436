//! What can happen to a year: its plan is adopted, line by line or as a whole. Each line becomes a planned activity.

use serde_json::json;
use zhixing_charter::Obligation;
use zhixing_kit::{Error, Language, Moment, Result, Sentence, Write};
use zhixing_people::{Actor, Place, Right, UnitId, require};
use zhixing_records::{Deed, Thing, append};

use super::form::Chosen;
use super::model::{self, Year};
use super::text::Text;
use super::{questions, reminder, store};
use crate::activity::officers::convener;
use crate::activity::words::proposed_topic;
use crate::activity::{self, ActivityId, NewActivity};
use crate::rules::charter;
use crate::setting::questions::setting;
use crate::verbs::{ADOPTED, YEAR_PLAN};

/// Plans an activity for each chosen obligation of a branch's year and records the plan. Says which were planned.
///
/// What is planned or held already is passed over, so that sending the same twice plans nothing twice.
///
/// # Errors
/// Refuses when nothing is left to plan, and an obligation that the year does not have; who may plan only in his group plans only there.
pub fn adopt(
    tx: &Write<'_>,
    actor: &Actor,
    branch: &UnitId,
    year: i16,
    chosen: &[Chosen],
    language: Language,
) -> Result<Vec<ActivityId>> {
    require(tx, actor, Right::SeeActivity, &Place::unit(branch))?;
    let known = questions::year(tx, branch, year)?;
    let place = setting(tx, branch)?.place;
    let (mut planned, mut ids) = (Vec::new(), Vec::new());
    for one in chosen {
        let duty = known
            .duties
            .iter()
            .find(|duty| duty.obligation.key == one.key)
            .ok_or_else(|| refusal(Text::no_such_obligation))?;
        if duty.planned.is_some() || !model::is_open(&duty.standing) {
            continue;
        }
        let mut new = new_activity(tx, &known, &duty.obligation, one, &place, language)?;
        // A branch's usual room is given to one of two groups that meet at once.
        if new.unit != *branch && store::is_place_taken(tx, branch, &new)? {
            new.place = String::new();
        }
        let id = activity::actions::plan(tx, actor, new)?;
        planned.push(json!({
            "obligation": one.key, "day": one.date.to_string(), "time": format!("{:02}:{:02}", one.time.hour(), one.time.minute()),
            "activity": id.as_str(),
        }));
        ids.push(id);
    }
    if planned.is_empty() {
        return Err(refusal(if chosen.is_empty() { Text::nothing_chosen } else { Text::nothing_left }));
    }
    record(tx, actor, &known, planned)?;
    reminder::begin(tx, &actor.organisation)?;
    Ok(ids)
}

fn record(tx: &Write<'_>, actor: &Actor, year: &Year, planned: Vec<serde_json::Value>) -> Result<()> {
    let path = format!("year/{}/{}", year.branch, year.year);
    let name = Text(Language::Chinese).record(&year.name, year.year);
    let deed = Deed {
        verb: &ADOPTED,
        object: Thing { kind: &YEAR_PLAN, path: path.clone(), name },
        about: path,
        unit: year.branch.clone(),
        concerns: Vec::new(),
        happened_at: tx.now(),
        facts: json!({ "year": year.year, "planned": planned }),
    };
    append(tx, &actor.author(), deed).map(drop)
}

fn new_activity(
    tx: &Write<'_>,
    year: &Year,
    obligation: &Obligation,
    chosen: &Chosen,
    place: &str,
    language: Language,
) -> Result<NewActivity> {
    let kind = charter().kind(&obligation.kind).ok_or_else(|| refusal(Text::no_such_obligation))?;
    let unit = UnitId::parse(&obligation.unit).ok_or(Error::NotFound)?;
    let chair = convener(tx, (&year.branch, &unit), kind, chosen.date)?;
    Ok(NewActivity {
        kind: kind.code.clone(),
        topic: proposed_topic(language, &kind.code, chosen.date, obligation.period.days() > 100),
        starts_at: Moment::at(chosen.date.to_datetime(chosen.time), tx.zone()),
        minutes: kind.scheduled_minutes,
        place: place.to_owned(),
        chair,
        recorder: None,
        also: Vec::new(),
        obligation: Some(obligation.key.clone()),
        unit,
    })
}

fn refusal(say: fn(Text) -> &'static str) -> Error {
    Sentence::of(|language| say(Text(language))).into()
}
