//! The page of problems and measures.

use jiff::civil::Date;
use maud::{Markup, html};
use zhixing_kit::form::Faults;
use zhixing_kit::html::words::day_text;
use zhixing_kit::html::{
    self, Choice, Frame, Heading, Input, Item, Notice, Weight, actions, crumbs, empty, field, notice, section, submit,
};
use zhixing_people::MemberId;

use super::input::{self, FIELDS, ProblemInput};
use super::model::{FoundIn, Problem};
use super::text::Text;
use crate::activity::candidate::{Candidate, people};
use crate::life::round;
use crate::life::round::model::Round;
use crate::resolution::{self, Resolution};
use crate::roll::namesake::worded;

/// What the page shows.
pub struct View {
    /// The round.
    pub round: Round,
    /// Its problems.
    pub problems: Vec<Problem>,
    /// The day it is.
    pub today: Date,
    /// Who reads.
    pub me: MemberId,
    /// Whether he plans in the branch.
    pub plans: bool,
    /// Whether the reader lists problems.
    pub lists: bool,
    /// Whether there is a meeting at which he can now.
    pub open: bool,
    /// Who can see to a measure.
    pub members: Vec<Candidate>,
}

/// The page.
pub fn problems(frame: &Frame, view: &View, typed: &ProblemInput, faults: &Faults) -> Markup {
    let text = Text(frame.language);
    let (path, name) = (view.round.path(), round::text::Text(frame.language).of_year(view.round.year));
    let heading = Heading::new(text.title())
        .above(crumbs(frame, &[("/organisation-life", crate::life::list_name(frame.language)), (&path, &name)]))
        .lead(text.lead());
    let lines: Vec<(String, String)> =
        view.problems.iter().map(|problem| (problem.measure.path(), text.problem(&problem.words))).collect();
    let state =
        |measure: &Resolution| resolution::pills(frame, measure, view.today, measure.tells_late(view.plans, &view.me));
    let items: Vec<Item> = view
        .problems
        .iter()
        .zip(&lines)
        .map(|(problem, (href, title))| Item::link(href, title).meta(meta(frame, problem)).end(state(&problem.measure)))
        .collect();
    html::page(
        frame,
        heading,
        html! {
            @if items.is_empty() { (empty(text.none(), text.none_next(), None)) } @else { (html::list(&items)) }
            @if view.open { (section(text.add(), form(frame, view, typed, faults))) }
            @else if view.lists { (notice(Notice::Info, text.not_begun())) }
            @if !items.is_empty() { (crate::form::pages::of_round(frame, &view.round)) }
        },
    )
}

fn meta(frame: &Frame, problem: &Problem) -> Markup {
    let text = Text(frame.language);
    let measure = &problem.measure;
    let due = measure
        .due
        .map(|day| text.who_when(worded(frame.language, &measure.owner_name), day_text(frame.language, day)));
    html! {
        (measure.text)
        @if let Some(due) = due { br; (due) }
        " · " (problem.found_in.name(frame.language))
    }
}

fn form(frame: &Frame, view: &View, typed: &ProblemInput, faults: &Faults) -> Markup {
    let path = format!("{}/problems", view.round.path());
    let people = people(frame.language, &view.members);
    let sources: Vec<Choice> =
        FoundIn::ALL.iter().map(|found| Choice::new(found.code(), found.name(frame.language))).collect();
    let form = html::form(
        frame,
        &path,
        FIELDS,
        faults,
        html! {
            (field(frame, &input::PROBLEM, Input::Area(2), &typed.problem, faults))
            (field(frame, &input::FOUND_IN, Input::Select(&sources), &typed.found_in, faults))
            (field(frame, &input::MEASURE, Input::Area(2), &typed.measure, faults))
            (field(frame, &input::MEASURE_OWNER, Input::Select(&people), &typed.measure_owner, faults))
            (field(frame, &input::MEASURE_DUE, Input::Day, &typed.measure_due, faults))
            (actions(submit(Weight::Primary, Text(frame.language).save())))
        },
    );
    html::draft(frame, &format!("problem/{}", view.round.id), form)
}
