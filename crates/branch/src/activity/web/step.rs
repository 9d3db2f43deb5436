//! The steps of a meeting: convening, opening, closing, cancellation, and its agenda while it is open.

use axum::Form;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use maud::Markup;
use zhixing_kit::form::Faults;
use zhixing_kit::html::Frame;
use zhixing_kit::respond::{Answer, done, unprocessable};
use zhixing_kit::{Error, House, Language, Read, Result, Sentence, Write};
use zhixing_people::{Actor, Place, Right, require};

use super::id;
use crate::activity::candidate::candidates;
use crate::activity::input::{TimeInput, WordsInput};
use crate::activity::model::{Activity, ActivityId};
use crate::activity::pages::form::{self, OfficersView, TimeView, Undecided};
use crate::activity::reach::Unreached;
use crate::activity::text::Text;
use crate::activity::{actions, closing, officers, questions, span};
use crate::roll::model::{Drift, Unmarked};
use crate::roll::questions::{list, tally};
use crate::{motion, roll};

pub(super) async fn create_convening(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(raw): Path<String>,
) -> Answer<Response> {
    let id = id(&raw)?;
    let convening = move |tx: &Write<'_>| {
        let called = actions::convene(tx, &actor, &id)?;
        let activity = questions::find(tx, &id)?;
        Ok((called, activity.is_talk(), activity.is_of_past_day(tx.today(), tx.zone())))
    };
    let text = Text(frame.language);
    let told = match house.db.write(convening).await? {
        (_, true, true) => text.talk_listed_told().to_owned(),
        (_, true, false) => text.talk_convened_told().to_owned(),
        (called, false, true) => text.listed_told(called),
        (called, false, false) => text.convened_told(called),
    };
    Ok(done(&house, &format!("/meetings/{raw}"), &told))
}

/// The activity for a form that needs a right.
async fn for_form(house: &House, actor: Actor, raw: &str, right: Right) -> Result<Activity> {
    let id = id(raw)?;
    house.db.read(move |tx| allowed(tx, &actor, &id, right)).await
}

fn allowed(tx: &Read<'_>, actor: &Actor, id: &ActivityId, right: Right) -> Result<Activity> {
    let activity = questions::visible(tx, actor, id)?;
    require(tx, actor, right, &Place::unit(&activity.unit).named(&activity.named()))?;
    Ok(activity)
}

/// A step that is told with the time at which it really happened: the opening, the closing.
struct Timed {
    ready: fn(&Activity) -> Result<(), Sentence>,
    act: fn(&Write<'_>, &Actor, &ActivityId, &TimeInput) -> Result<Told>,
    form: fn(&Frame, &TimeView, &TimeInput, &Faults) -> Markup,
}

/// A sentence, by its name.
type Say = fn(Text) -> &'static str;

/// What is told of it afterwards, and what speaks against the time that was told.
struct Told {
    done: Say,
    doubt: Option<Sentence>,
    /// Who was named and cannot sign in yet.
    unreached: Unreached,
}

impl Told {
    fn text(&self, language: Language) -> String {
        let done = (self.done)(Text(language));
        let doubt = self.doubt.as_ref().map(|doubt| format!("{}{}", language.pick("", " "), doubt.text(language)));
        self.unreached.told(language, &format!("{done}{}", doubt.unwrap_or_default()))
    }
}

const OPENING: Timed = Timed { ready: Activity::must_be_convened, act: open, form: form::opening };
const CLOSING: Timed = Timed { ready: Activity::must_be_open, act: close, form: form::closing };

fn open(tx: &Write<'_>, actor: &Actor, id: &ActivityId, input: &TimeInput) -> Result<Told> {
    let at = input.check(tx.zone())?;
    let before = questions::visible(tx, actor, id)?;
    span::must_be_that_day(&before, at, input.is_sure(), tx.zone())?;
    officers::name(tx, actor, id, &input.officers()?)?;
    let drift = actions::open(tx, actor, id, at)?;
    let activity = questions::find(tx, id)?;
    let renewed = (!drift.is_empty()).then(|| Sentence::of(|language| roll::pages::renewed(language, &drift)));
    let doubts: Vec<Sentence> = renewed.into_iter().chain(officers::unnamed(tx, &activity)?).collect();
    let joined = |language: Language| {
        let said: Vec<&str> = doubts.iter().map(|doubt| doubt.text(language)).collect();
        said.join(language.pick("", " "))
    };
    let doubt = (!doubts.is_empty()).then(|| Sentence::of(joined));
    let unreached = Unreached::of_officers(tx, actor, Some(&before), &activity)?;
    Ok(Told { done: if activity.is_talk() { Text::talk_opened_told } else { Text::opened_told }, doubt, unreached })
}

fn close(tx: &Write<'_>, actor: &Actor, id: &ActivityId, input: &TimeInput) -> Result<Told> {
    let at = input.check(tx.zone())?;
    let activity = questions::visible(tx, actor, id)?;
    span::must_be_so_long(&activity, at, input.is_sure(), tx.zone())?;
    let closed = closing::close(tx, actor, id, at, input.unvoted()?.as_ref())?;
    let done: Say = match closed.counts {
        _ if activity.is_talk() => Text::talk_closed_told,
        true => Text::closed_told,
        false => Text::closed_short_told,
    };
    Ok(Told { done, doubt: closed.called_after, unreached: Unreached::default() })
}

/// The activity for such a step: before it, with who is proposed to lead it where nobody is named; while it is open, with how far its roll falls
/// short and what is to be done before it can be closed.
fn for_step(tx: &Read<'_>, actor: &Actor, id: &ActivityId) -> Result<TimeView> {
    let activity = allowed(tx, actor, id, Right::RunActivity)?;
    if activity.must_be_open().is_err() {
        let officers = activity.lacks_officers().then(|| ask_officers(tx, actor, &activity)).transpose()?;
        let (unmarked, undecided) = (Unmarked::default(), Undecided::default());
        let drift = roll::questions::drift_of(tx, &activity, questions::rights(tx, actor, &activity)?)?;
        let unvoted = Vec::new();
        return Ok(TimeView { activity, short: None, roll: Vec::new(), unmarked, unvoted, undecided, officers, drift });
    }
    let short = questions::falls_short(tx, &activity, &tally(tx, id)?);
    let roll = if activity.is_talk() { Vec::new() } else { list(tx, id)? };
    let unmarked = Unmarked::of(&roll);
    let vote = motion::questions::any_open(tx, id)?;
    let undecided = Undecided { vote, ballot: crate::ballot::questions::any_running(tx, id)? };
    let unvoted = motion::unvoted::waiting(tx, id)?;
    Ok(TimeView { activity, short, roll, unmarked, unvoted, undecided, officers: None, drift: Drift::default() })
}

/// Who is proposed to lead a meeting, and among whom to choose.
fn ask_officers(tx: &Read<'_>, actor: &Actor, activity: &Activity) -> Result<OfficersView> {
    let members = candidates(tx, &activity.branch, tx.today())?;
    Ok(OfficersView { proposed: officers::proposed(tx, actor, activity)?, members })
}

impl Timed {
    async fn show(&self, house: &House, frame: &Frame, actor: Actor, raw: &str) -> Answer<Response> {
        let id = id(raw)?;
        let view = house.db.read(move |tx| for_step(tx, &actor, &id)).await?;
        (self.ready)(&view.activity)?;
        let (now, zone) = (house.clock.now(), &house.db.surroundings().zone);
        let input = TimeInput::at(span::proposed(&view.activity, now, zone), zone);
        let input = match &view.officers {
            Some(asked) => input.with(&asked.proposed),
            None => input,
        };
        Ok((self.form)(frame, &view, &input, &Faults::default()).into_response())
    }

    async fn take(&self, house: &House, frame: &Frame, actor: Actor, raw: &str, input: &TimeInput) -> Answer<Response> {
        let (reader, about, act) = (actor.clone(), id(raw)?, self.act);
        let (again, typed, mut refused) = (about.clone(), input.clone(), None);
        let faults = match house.db.write(move |tx| act(tx, &actor, &about, &typed)).await {
            Ok(told) => return Ok(done(house, &format!("/meetings/{raw}"), &told.text(frame.language))),
            Err(Error::Refused(sentence)) => {
                refused = Some(sentence);
                Faults::default()
            }
            Err(error) => Faults::found(error, "time")?,
        };
        let view = house.db.read(move |tx| for_step(tx, &reader, &again)).await?;
        // What stands in the way is said above the form, with the way to it: it is no fault of the time.
        let is_held_up = (self.ready)(&view.activity).is_ok() && view.is_held_up();
        let faults = match refused.filter(|_| !is_held_up) {
            Some(sentence) => Faults::at("time", sentence),
            None => faults,
        };
        Ok(unprocessable((self.form)(frame, &view, input, &faults)))
    }
}

/// A step that is told with its reason: a cancellation, an opening that is taken back.
struct Reasoned {
    right: Right,
    ready: fn(&Activity) -> Result<(), Sentence>,
    /// The name of the field that says why, and what is read from it.
    field: &'static str,
    read: fn(&WordsInput) -> Result<String, Faults>,
    act: fn(&Write<'_>, &Actor, &ActivityId, &str) -> Result<Say>,
    form: fn(&Frame, &Activity, &WordsInput, &Faults) -> Markup,
}

const TAKING_BACK: Reasoned = Reasoned {
    right: Right::RunActivity,
    ready: Activity::must_be_open,
    field: "why_back",
    read: WordsInput::check_why_back,
    act: take_back,
    form: form::taking_back,
};
const CANCELLATION: Reasoned = Reasoned {
    right: Right::PlanActivity,
    ready: Activity::must_be_ahead,
    field: "reason",
    read: WordsInput::check_reason,
    act: cancel,
    form: form::cancellation,
};

fn take_back(tx: &Write<'_>, actor: &Actor, id: &ActivityId, why: &str) -> Result<Say> {
    actions::take_back(tx, actor, id, why)?;
    Ok(Text::took_back_told)
}

fn cancel(tx: &Write<'_>, actor: &Actor, id: &ActivityId, reason: &str) -> Result<Say> {
    let were_told = actions::cancel(tx, actor, id, reason)?;
    Ok(if were_told { Text::cancelled_told } else { Text::cancelled_untold })
}

impl Reasoned {
    async fn show(&self, house: &House, frame: &Frame, actor: Actor, raw: &str) -> Answer<Response> {
        let activity = for_form(house, actor, raw, self.right).await?;
        (self.ready)(&activity)?;
        Ok((self.form)(frame, &activity, &WordsInput::default(), &Faults::default()).into_response())
    }

    async fn take(
        &self,
        house: &House,
        frame: &Frame,
        actor: Actor,
        raw: &str,
        input: &WordsInput,
    ) -> Answer<Response> {
        let (reader, about, act) = (actor.clone(), id(raw)?, self.act);
        let faults = match (self.read)(input) {
            Ok(why) => match house.db.write(move |tx| act(tx, &actor, &about, &why)).await {
                Ok(told) => return Ok(done(house, &format!("/meetings/{raw}"), told(Text(frame.language)))),
                Err(error) => Faults::found(error, self.field)?,
            },
            Err(faults) => faults,
        };
        let activity = for_form(house, reader, raw, self.right).await?;
        Ok(unprocessable((self.form)(frame, &activity, input, &faults)))
    }
}

pub(super) async fn new_opening(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(raw): Path<String>,
) -> Answer<Response> {
    OPENING.show(&house, &frame, actor, &raw).await
}

pub(super) async fn create_opening(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(raw): Path<String>,
    Form(input): Form<TimeInput>,
) -> Answer<Response> {
    OPENING.take(&house, &frame, actor, &raw, &input).await
}

pub(super) async fn new_closing(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(raw): Path<String>,
) -> Answer<Response> {
    CLOSING.show(&house, &frame, actor, &raw).await
}

pub(super) async fn create_closing(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(raw): Path<String>,
    Form(input): Form<TimeInput>,
) -> Answer<Response> {
    CLOSING.take(&house, &frame, actor, &raw, &input).await
}

pub(super) async fn new_taking_back(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(raw): Path<String>,
) -> Answer<Response> {
    TAKING_BACK.show(&house, &frame, actor, &raw).await
}

pub(super) async fn create_taking_back(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(raw): Path<String>,
    Form(input): Form<WordsInput>,
) -> Answer<Response> {
    TAKING_BACK.take(&house, &frame, actor, &raw, &input).await
}

pub(super) async fn new_cancellation(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(raw): Path<String>,
) -> Answer<Response> {
    CANCELLATION.show(&house, &frame, actor, &raw).await
}

pub(super) async fn create_cancellation(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(raw): Path<String>,
    Form(input): Form<WordsInput>,
) -> Answer<Response> {
    CANCELLATION.take(&house, &frame, actor, &raw, &input).await
}

pub(super) async fn create_item(
    State(house): State<House>,
    frame: Frame,
    actor: Actor,
    Path(raw): Path<String>,
    Form(input): Form<WordsInput>,
) -> Answer<Response> {
    let about = id(&raw)?;
    let reader = actor.clone();
    let faults = match input.check_title() {
        Ok(title) => match house.db.write(move |tx| actions::add_item(tx, &actor, &about, &title)).await {
            Ok(()) => return Ok(done(&house, &format!("/meetings/{raw}#agenda"), Text(frame.language).item_told())),
            Err(error) => Faults::found(error, "title")?,
        },
        Err(faults) => faults,
    };
    let activity = for_form(&house, reader, &raw, Right::RunActivity).await?;
    Ok(unprocessable(form::item(&frame, &activity, &input, &faults)))
}
