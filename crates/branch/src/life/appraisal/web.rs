//! Routes of the appraisal.

use axum::Form;
use axum::extract::{Path, State};
use axum::response::Response;
use jiff::civil::Date;
use maud::Markup;
use zhixing_kit::form::{Check, Faults};
use zhixing_kit::html::Frame;
use zhixing_kit::respond::{Answer, done, unprocessable};
use zhixing_kit::route::Routes;
use zhixing_kit::{Error, House, Read, Result, Sentence, Write};
use zhixing_people::{Actor, Right};

use super::actions::Counted;
use super::input::{CountInput, DecisionInput, PartInput, Sent};
use super::model::{Decision, Part};
use super::text::Text;
use super::{actions, pages, questions};
use crate::activity;
use crate::ballot::BallotKind;
use crate::ballot::joint::{self, PutInput};
use crate::life::round;
use crate::life::round::model::RoundId;

/// The routes of the appraisal.
pub fn routes() -> Routes {
    Routes::new()
        .get("/organisation-life/{id}/appraisal", show_appraisal)
        .post("/organisation-life/{id}/appraisal/parts", create_part)
        .once()
        .get("/organisation-life/{id}/appraisal/count", edit_count)
        .post("/organisation-life/{id}/appraisal/count", replace_count)
        .post("/organisation-life/{id}/appraisal/ballot", create_ballot)
        .once()
        .post("/organisation-life/{id}/appraisal/acceptance", create_acceptance)
        .once()
        .get("/organisation-life/{id}/appraisal/decision", edit_decision)
        .post("/organisation-life/{id}/appraisal/decision", replace_decision)
        .post("/organisation-life/{id}/appraisal/telling", create_telling)
        .once()
}

fn id(raw: &str) -> Result<RoundId> {
    RoundId::parse(raw).ok_or(Error::NotFound)
}

fn today(house: &House) -> Date {
    house.clock.now().day(&house.db.surroundings().zone)
}

fn at(raw: &str) -> String {
    format!("/organisation-life/{raw}/appraisal")
}

async fn show_appraisal(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(raw): Path<String>,
) -> Answer<Markup> {
    let id = id(&raw)?;
    let view = house.db.read(move |tx| ask(tx, &actor, &id)).await?;
    Ok(pages::appraisal(&frame, &view, &house.db.surroundings().zone))
}

fn ask(tx: &Read<'_>, actor: &Actor, id: &RoundId) -> Result<pages::View> {
    let round = round::questions::visible(tx, actor, id)?;
    let appraises = round::questions::appraises(tx, actor, &round)?;
    let counts_for = questions::counts_for(tx, actor, &round)?;
    let enters = questions::may_enter(tx, actor, &round)?;
    let (list, excused) = questions::to_appraise(tx, &round)?;
    let meeting = questions::meeting(tx, &round)?;
    let mut meetings = Vec::new();
    if counts_for {
        meetings = joint::meetings(tx, actor, &round.branch, BallotKind::Appraisal)?;
        meetings.retain(|open| meeting.as_ref().is_some_and(|meeting| meeting.id == open.id));
    }
    Ok(pages::View {
        parts: questions::parts(tx, &round)?,
        counts: if enters { questions::counts(tx, &round)? } else { Vec::new() },
        ballot: questions::ballot(tx, &round)?,
        meetings,
        tally: questions::tally(tx, &round)?,
        decided: questions::decided(tx, &round)?,
        results: if appraises { questions::results(tx, &round)? } else { Vec::new() },
        own: questions::own_result(tx, actor, &round)?,
        today: tx.today(),
        reader: actor.member.clone(),
        ballots: meeting.as_ref().map(|meeting| format!("{}/ballots", activity::model::path(&meeting.id))),
        appraises,
        counts_for,
        enters,
        list,
        excused,
        round,
        refused: (Faults::default(), PutInput::default()),
    })
}

/// Leads back to the appraisal's page from an act that was refused, with how it was to be put to the ballot.
async fn back(
    house: &House,
    frame: &Frame,
    actor: Actor,
    id: RoundId,
    (error, typed): (Error, PutInput),
) -> Answer<Response> {
    let faults = Faults::found(error, "")?;
    let view = house.db.read(move |tx| ask(tx, &actor, &id)).await?;
    let view = pages::View { refused: (faults, typed), ..view };
    Ok(unprocessable(pages::appraisal(frame, &view, &house.db.surroundings().zone)))
}

/// Puts the tally to the secret ballot of the meeting, and leads to it.
async fn create_ballot(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(raw): Path<String>,
    Form(sent): Form<Sent>,
) -> Answer<Response> {
    let (id, typed) = (id(&raw)?, PutInput::read(&sent));
    let (reader, about, asked) = (actor.clone(), id.clone(), typed.clone());
    let put = house.db.write(move |tx| {
        let round = round::questions::visible(tx, &actor, &id)?;
        questions::must_count(tx, &actor, &round)?;
        let mut check = Check::default();
        let (meeting, way) = asked.check(&mut check);
        check.finish(())?;
        actions::put(tx, &actor, &id, &meeting.ok_or(Error::NotFound)?, way)
    });
    match put.await {
        Ok(path) => Ok(done(&house, &path, joint::pages::told(frame.language))),
        Err(error) => back(&house, &frame, reader, about, (error, typed)).await,
    }
}

/// Lets the count of the ballot stand as the tally.
async fn create_acceptance(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(raw): Path<String>,
) -> Answer<Response> {
    let id = id(&raw)?;
    let (reader, about) = (actor.clone(), id.clone());
    match house.db.write(move |tx| actions::accept_ballot(tx, &actor, &id)).await {
        Ok(()) => Ok(done(&house, &at(&raw), Text(frame.language).accept_told())),
        Err(error) => back(&house, &frame, reader, about, (error, PutInput::default())).await,
    }
}

async fn create_part(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(raw): Path<String>,
    Form(input): Form<PartInput>,
) -> Answer<Response> {
    let id = id(&raw)?;
    let (asking, about) = (actor.clone(), id.clone());
    house.db.read(move |tx| round::questions::with(tx, &asking, &about, Right::Appraise).map(drop)).await?;
    let part = Part::of(&input.part).ok_or(Error::NotFound)?;
    house.db.write(move |tx| actions::note_part(tx, &actor, &id, part)).await?;
    Ok(done(&house, &at(&raw), Text(frame.language).part_told()))
}

/// What the form of a count needs, for who may enter one while the tally does not stand: his own figures, and where somebody else's differ from them.
async fn count_form(house: &House, actor: Actor, raw: &str) -> Result<pages::CountView> {
    let id = id(raw)?;
    house
        .db
        .read(move |tx| {
            let round = round::questions::visible(tx, &actor, &id)?;
            questions::must_enter(tx, &actor, &round)?;
            questions::begun_meeting(tx, &round)?;
            if questions::tally(tx, &round)?.is_some() {
                return Err(Sentence::of(|language| Text(language).stands_already()).into());
            }
            let (list, _) = questions::to_appraise(tx, &round)?;
            if list.is_empty() {
                return Err(Sentence::of(|language| Text(language).nobody()).into());
            }
            Ok(pages::CountView { counts: questions::counts(tx, &round)?, reader: actor.member.clone(), round, list })
        })
        .await
}

async fn edit_count(State(house): State<House>, frame: Frame, actor: Actor, Path(raw): Path<String>) -> Answer<Markup> {
    let view = count_form(&house, actor, &raw).await?;
    Ok(pages::count(&frame, &view, &view.filled_in(), &Faults::default()))
}

async fn replace_count(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(raw): Path<String>,
    Form(sent): Form<Sent>,
) -> Answer<Response> {
    let view = count_form(&house, actor.clone(), &raw).await?;
    let (id, text) = (view.round.id.clone(), Text(frame.language));
    let Some(mut input) = CountInput::read(&sent, &view.list) else { return list_changed() };
    let faults = match input.check(&view.list) {
        Ok(new) => match house.db.write(move |tx| actions::enter_count(tx, &actor, &id, &new)).await {
            Ok(Counted::Kept) => return Ok(done(&house, &at(&raw), text.count_told())),
            Ok(Counted::Agreed) => return Ok(done(&house, &at(&raw), text.count_agreed())),
            Ok(Counted::Differ) => return Ok(done(&house, &at(&raw), text.count_differs())),
            Err(error) => Faults::found(error, "issued")?,
        },
        Err(faults) => faults,
    };
    Ok(unprocessable(pages::count(&frame, &view, &input, &faults)))
}

fn list_changed() -> Answer<Response> {
    Err(Error::from(Sentence::of(|language| Text(language).list_changed())).into())
}

/// What the form of the decision needs, for who appraises once the tally stands.
async fn decision_form(house: &House, actor: Actor, raw: &str) -> Result<pages::DecisionView> {
    let id = id(raw)?;
    house
        .db
        .read(move |tx| {
            let round = round::questions::with(tx, &actor, &id, Right::Appraise)?;
            let Some(tally) = questions::tally(tx, &round)? else {
                return Err(Sentence::of(|language| Text(language).tally_first()).into());
            };
            let results = questions::results(tx, &round)?;
            if results.iter().any(|found| found.told_at.is_some()) {
                return Err(Sentence::of(|language| Text(language).told_already()).into());
            }
            let (list, excused) = questions::to_appraise(tx, &round)?;
            let decided = questions::decided(tx, &round)?;
            Ok(pages::DecisionView { tally, results, decided, list, excused, today: tx.today(), round })
        })
        .await
}

async fn edit_decision(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(raw): Path<String>,
) -> Answer<Markup> {
    let view = decision_form(&house, actor, &raw).await?;
    let input = shown(&view);
    Ok(pages::decision(&frame, &view, &input, &Faults::default()))
}

async fn replace_decision(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(raw): Path<String>,
    Form(sent): Form<Sent>,
) -> Answer<Response> {
    let view = decision_form(&house, actor.clone(), &raw).await?;
    let Some(mut input) = DecisionInput::read(&sent, &view.list) else { return list_changed() };
    let mut faults = match input.check(&view.list, today(&house)) {
        Ok(new) => match decide(&house, actor.clone(), view.round.id, input.basis.clone(), new).await {
            Ok(()) => return Ok(done(&house, &at(&raw), Text(frame.language).decided_told())),
            Err(error) => Faults::found(error, "why_more")?,
        },
        Err(faults) => faults,
    };
    let view = decision_form(&house, actor, &raw).await?;
    input.beside(&shown(&view), &mut faults);
    Ok(unprocessable(pages::decision(&frame, &view, &input, &faults)))
}

/// The form as it is opened.
fn shown(view: &pages::DecisionView) -> DecisionInput {
    DecisionInput::of(&view.list, view.decided.as_ref(), &view.results, view.today)
}

async fn decide(house: &House, actor: Actor, id: RoundId, basis: String, new: Decision) -> Result<()> {
    let deciding = move |tx: &Write<'_>| {
        let round = round::questions::with(tx, &actor, &id, Right::Appraise)?;
        if questions::basis(tx, &round)? != basis {
            return Err(Faults::at("grade", Sentence::of(|language| Text(language).decided_meanwhile())).into());
        }
        actions::decide(tx, &actor, &id, &new)
    };
    house.db.write(deciding).await
}

async fn create_telling(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(raw): Path<String>,
) -> Answer<Response> {
    let id = id(&raw)?;
    house.db.write(move |tx| actions::tell(tx, &actor, &id)).await?;
    Ok(done(&house, &at(&raw), Text(frame.language).tell_told()))
}
