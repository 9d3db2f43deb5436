//! The forms of an admission: the application, a step with what its rule asks for, the ending.

use jiff::civil::Date;
use maud::{Markup, html};
use zhixing_charter::{AdmissionStep, Decider};
use zhixing_kit::form::Faults;
use zhixing_kit::html::words::day_text;
use zhixing_kit::html::{
    self, Choice, Frame, Heading, Input, Notice, Weight, actions, crumbs, draft, empty, facts, field, form, hidden,
    link_button, notice, optional_field, page, submit,
};
use zhixing_merge::{Asked, Asking, Edit, Saver, ask_which, basis};
use zhixing_people::MemberId;

use super::{article, outcome_name, step_name};
use crate::admission::input::{
    APPLICANT, DAYS, DOCUMENT, ENTITLED, FIELDS, HOURS, MONTHS, ON_DAY, OUTCOME, PERSON_ONE, PERSON_TWO, PRESENT,
    REMARK, STEP_WHY, StepInput, UNTIL_DAY, YES,
};
use crate::admission::model::{Admission, Outcome, Taken, TakenId};
use crate::admission::questions::People;
use crate::admission::text::Text;
use crate::rules::charter;

/// The form of an application.
pub fn new(frame: &Frame, people: &People, input: &StepInput, faults: &Faults) -> Markup {
    let text = Text(frame.language);
    let heading =
        Heading::new(text.begin()).above(crumbs(frame, &[("/admissions", text.title())])).lead(text.begin_lead());
    let those = choices(&people.others);
    if those.is_empty() && faults.is_empty() {
        return page(frame, heading, empty(text.nobody_can_apply(), text.nobody_can_apply_next(), None));
    }
    page(
        frame,
        heading,
        draft(
            frame,
            "admission/new",
            form(
                frame,
                "/admissions",
                FIELDS,
                faults,
                html! {
                    (field(frame, &APPLICANT, Input::Select(&those), &input.applicant, faults))
                    (field(frame, &ON_DAY, Input::Day, &input.on_day, faults))
                    (paper(frame, input, faults))
                    (buttons(text, "/admissions", submit(Weight::Primary, text.begin())))
                },
            ),
        ),
    )
}

/// What the form of a step needs.
pub struct StepView {
    /// The admission.
    pub admission: Admission,
    /// The step.
    pub step: &'static AdmissionStep,
    /// Its first possible day.
    pub earliest: Date,
    /// The people of the branch, where the step names some.
    pub people: People,
    /// Today.
    pub today: Date,
}

/// The form of a step.
pub fn step(frame: &Frame, view: &StepView, input: &StepInput, faults: &Faults) -> Markup {
    let (text, step) = (Text(frame.language), view.step);
    let path = view.admission.path();
    let heading = Heading::new(step_name(frame.language, step))
        .above(crumbs(frame, &[("/admissions", text.title()), (&path, &view.admission.name)]))
        .lead(article(frame.language, step));
    page(
        frame,
        heading,
        html! {
            @if step.by == Decider::Superior { (decided_about(frame, view)) }
            @if let Some(hint) = hint(frame, view) { (notice(Notice::Info, hint)) }
            (draft(frame, &format!("{path}/{}", step.code), form(frame, &format!("{path}/steps"), FIELDS, faults, html! {
                (hidden("step", &step.code))
                (field(frame, &ON_DAY, Input::Day, &input.on_day, faults))
                (of_rule(frame, view, input, faults))
                (paper(frame, input, faults))
                (buttons(text, &path, submit(Weight::Primary, text.take_down())))
            })))
        },
    )
}

/// What the unit above decides about: the branch's vote.
fn decided_about(frame: &Frame, view: &StepView) -> Markup {
    let text = Text(frame.language);
    let vote = view.admission.steps.iter().rev().find(|entry| entry.taken.figures.is_some());
    let Some(vote) = vote.map(|entry| &entry.taken) else { return html! {} };
    let rules = charter().admission(view.today);
    let Some(rule) = rules.iter().find(|step| step.code == vote.step) else { return html! {} };
    let figures = vote.figures.map(|of| text.vote_figures(of.entitled, of.present, of.yes)).unwrap_or_default();
    facts(&[
        (text.about(), html! { (view.admission.name) " · " (view.admission.branch_name) }),
        (
            step_name(frame.language, rule),
            html! { (html::day(frame, vote.on)) " · " (outcome_name(text, rule, vote.outcome)) " · " (figures) @if !vote.document.is_empty() { " · " (vote.document) } },
        ),
    ])
}

fn hint(frame: &Frame, view: &StepView) -> Option<String> {
    let (text, step) = (Text(frame.language), view.step);
    if let Some(least) = step.working_days_least {
        let enough = charter().notice_end(step, view.today);
        return Some(text.notice_hint(least, day_text(frame.language, enough)));
    }
    if let (Some(days), Some(hours)) = (step.days_least, step.hours_least) {
        return Some(text.training_hint(days, hours));
    }
    step.scheme.map(|_| text.vote_hint().to_owned())
}

/// The fields that the step's rule asks for.
fn of_rule(frame: &Frame, view: &StepView, input: &StepInput, faults: &Faults) -> Markup {
    html! {
        (brought(frame, (view.step, &view.people), input, faults))
        @if view.step.scheme.is_some() { (figures(frame, input, faults)) }
        (outcomes(frame, view.step, input, faults))
    }
}

/// The vote.
fn figures(frame: &Frame, input: &StepInput, faults: &Faults) -> Markup {
    let number = |least| Input::Number { least, most: 1_000 };
    html! {
        (field(frame, &ENTITLED, number(1), &input.entitled, faults))
        (field(frame, &PRESENT, number(1), &input.present, faults))
        (field(frame, &YES, number(0), &input.yes, faults))
    }
}

/// Persons, training and the days of a notice.
fn brought(frame: &Frame, (step, people): (&AdmissionStep, &People), input: &StepInput, faults: &Faults) -> Markup {
    let number = |least, most| Input::Number { least, most };
    let formal = choices(&people.formal);
    let needs_second = step.persons.as_ref().is_some_and(|persons| *persons.start() > 1);
    html! {
        @if step.persons.is_some() {
            (field(frame, &PERSON_ONE, Input::Select(&formal), &input.person_one, faults))
            @if needs_second { (field(frame, &PERSON_TWO, Input::Select(&formal), &input.person_two, faults)) }
            @else { (optional_field(frame, &PERSON_TWO, Input::Select(&formal), &input.person_two, faults)) }
        }
        @if step.days_least.is_some() || step.hours_least.is_some() {
            (optional_field(frame, &DAYS, number(0, 365), &input.days, faults))
            (optional_field(frame, &HOURS, number(0, 2_000), &input.hours, faults))
        }
        @if step.working_days_least.is_some() { (field(frame, &UNTIL_DAY, Input::Day, &input.until_day, faults)) }
    }
}

fn outcomes(frame: &Frame, step: &AdmissionStep, input: &StepInput, faults: &Faults) -> Markup {
    let text = Text(frame.language);
    let is_superior = step.by == Decider::Superior;
    if !is_superior && step.extend_months.is_none() && step.scheme.is_none() {
        return html! {};
    }
    let can = |outcome: &Outcome| match outcome {
        Outcome::Done => true,
        Outcome::Refused => is_superior,
        Outcome::Postponed => step.within_months_special.is_some(),
        Outcome::Extended | Outcome::Unfit => step.extend_months.is_some(),
        Outcome::Failed => step.scheme.is_some(),
    };
    // Where only a yes can be told or a no, the yes stands there: figures that say otherwise are refused.
    let plain = !is_superior && step.extend_months.is_none() && input.outcome.is_empty();
    let chosen = if plain { Outcome::Done.code() } else { &input.outcome };
    let offered: Vec<Choice> = Outcome::ALL
        .iter()
        .filter(|outcome| can(outcome))
        .map(|outcome| Choice::new(outcome.code(), outcome_name(text, step, *outcome)))
        .collect();
    html! {
        (field(frame, &OUTCOME, Input::Radio(&offered), chosen, faults))
        @if let Some(months) = &step.extend_months {
            @let months = Input::Number { least: i64::from(*months.start()), most: i64::from(*months.end()) };
            (optional_field(frame, &MONTHS, months, &input.months, faults))
        }
    }
}

/// What the form of a correction needs.
pub struct CorrectionView {
    /// The admission.
    pub admission: Admission,
    /// The step's rule.
    pub step: &'static AdmissionStep,
    /// The step as it stands.
    pub taken: Taken,
    /// Its first possible day, from which an extension counts.
    pub earliest: jiff::civil::Date,
    /// Whether something was done after it: what came of it stays then.
    pub followed: bool,
    /// Its id.
    pub id: TakenId,
    /// The people of the branch, where the step names some.
    pub people: People,
}

impl CorrectionView {
    /// Where the form is sent.
    fn action(&self) -> String {
        format!("{}/steps/{}/correction", self.admission.path(), self.id)
    }

    /// The step as its form shows it.
    pub fn stored(&self) -> StepInput {
        StepInput::of(&self.taken, self.earliest)
    }

    /// The way back.
    fn above(&self, frame: &Frame) -> Markup {
        crumbs(frame, &[("/admissions", Text(frame.language).title()), (&self.admission.path(), &self.admission.name)])
    }

    /// How a value of the form is read, where it is not read as it stands.
    fn read(&self, text: Text, name: &str, value: &str) -> Option<String> {
        match name {
            "outcome" => Outcome::of(value).map(|outcome| outcome_name(text, self.step, outcome).to_owned()),
            "person_one" | "person_two" => {
                self.people.formal.iter().find(|(member, _)| member.as_str() == value).map(|(_, name)| name.clone())
            }
            _ => None,
        }
    }
}

/// The form that puts a step right.
pub fn correction(frame: &Frame, view: &CorrectionView, edit: &Edit<StepInput>, faults: &Faults) -> Markup {
    let (text, step, path, input) = (Text(frame.language), view.step, view.admission.path(), &edit.typed);
    let title = text.correct_title(step_name(frame.language, step));
    let heading = Heading::new(&title).above(view.above(frame)).lead(text.correct_lead());
    let (counted, has_figures) = (view.taken.ballot.is_some(), view.taken.figures.is_some());
    let inside = html! {
        (basis(&edit.basis))
        @if counted { (hidden("on_day", &input.on_day)) (notice(Notice::Info, text.by_ballot())) }
        @else { (field(frame, &ON_DAY, Input::Day, &input.on_day, faults)) }
        (brought(frame, (step, &view.people), input, faults))
        @if !counted && !view.followed { (outcomes(frame, step, input, faults)) }
        @if step.scheme.is_some() && has_figures && !counted { (figures(frame, input, faults)) }
        (paper(frame, input, faults))
        (field(frame, &STEP_WHY, Input::Area(2), &input.why, faults))
        (buttons(text, &path, submit(Weight::Primary, text.correct_do())))
    };
    let key = format!("{path}/steps/{}", view.id);
    page(frame, heading, draft(frame, &key, form(frame, &view.action(), FIELDS, faults, inside)))
}

/// Two people put a step right at once: which version of each field holds.
pub fn ask(
    frame: &Frame,
    view: &CorrectionView,
    asked: &Asked<StepInput>,
    saver: Option<Saver>,
) -> zhixing_kit::Result<Markup> {
    let text = Text(frame.language);
    let (action, path) = (view.action(), view.admission.path());
    let read = |name: &str, value: &str| view.read(text, name, value);
    let asking = Asking {
        above: view.above(frame),
        action: &action,
        leave: &path,
        fields: FIELDS,
        saver,
        long: &["remark", "why"],
        read: &read,
    };
    ask_which(frame, asked, &asking)
}

/// The form of an ending.
pub fn ending(frame: &Frame, admission: &Admission, input: &StepInput, faults: &Faults) -> Markup {
    let text = Text(frame.language);
    let path = admission.path();
    let title = text.end_title(&admission.name);
    let heading = Heading::new(&title)
        .above(crumbs(frame, &[("/admissions", text.title()), (&path, &admission.name)]))
        .lead(text.end_lead());
    page(
        frame,
        heading,
        draft(
            frame,
            &format!("{path}/ending"),
            form(
                frame,
                &format!("{path}/ending"),
                FIELDS,
                faults,
                html! {
                    (field(frame, &ON_DAY, Input::Day, &input.on_day, faults))
                    (field(frame, &REMARK, Input::Area(3), &input.remark, faults))
                    (buttons(text, &path, submit(Weight::Danger, text.end_do())))
                },
            ),
        ),
    )
}

fn paper(frame: &Frame, input: &StepInput, faults: &Faults) -> Markup {
    html! {
        (optional_field(frame, &DOCUMENT, Input::Text, &input.document, faults))
        (optional_field(frame, &REMARK, Input::Area(2), &input.remark, faults))
    }
}

fn buttons(text: Text, back: &str, send: Markup) -> Markup {
    actions(html! { (send) (link_button(Weight::Quiet, back, text.back())) })
}

fn choices(people: &[(MemberId, String)]) -> Vec<Choice> {
    people.iter().map(|(member, name)| Choice::new(member.as_str(), name)).collect()
}
