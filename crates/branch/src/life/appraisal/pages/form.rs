//! The forms of an appraisal: what a teller counted, and what the committee decides; a line for each member.

use jiff::civil::Date;
use maud::{Markup, html};
use zhixing_kit::form::Faults;
use zhixing_kit::html::{
    self, Choice, Column, Frame, Heading, Input, Weight, actions, crumbs, field, hidden, icon, link_button,
    optional_field, submit, table,
};
use zhixing_people::Member;

use crate::life::appraisal::input::{self, CountInput, DecisionInput, FIELDS, Line};
use crate::life::appraisal::model::{Appraised, Count, Decided, Found, Grade, Standing, excellent_most, teller_word};
use crate::life::appraisal::questions::excellent_share;
use crate::life::appraisal::text::Text;
use crate::life::round::model::Round;

/// What the form of a count needs.
pub struct CountView {
    /// The round.
    pub round: Round,
    /// The first or the second teller.
    pub teller: u8,
    /// Who is appraised.
    pub list: Vec<Appraised>,
    /// Who can be a teller.
    pub members: Vec<Member>,
    /// What was entered before.
    pub now: Option<Count>,
}

impl CountView {
    /// The form as what was entered before fills it.
    pub fn filled_in(&self) -> CountInput {
        let Some(now) = &self.now else {
            return CountInput { lines: vec![Line::default(); self.list.len()], ..CountInput::default() };
        };
        let teller = self.members.iter().find(|member| member.name == now.teller_name);
        let line = |one: &Appraised| {
            let counts = now.tally.figures.get(one.member.as_str());
            let typed = counts.map(|counts| counts.map(|count| count.to_string()).join(" ")).unwrap_or_default();
            Line { typed, fault: None }
        };
        CountInput {
            teller: teller.map(|member| member.id.to_string()).unwrap_or_default(),
            issued: now.tally.issued.to_string(),
            returned: now.tally.returned.to_string(),
            lines: self.list.iter().map(line).collect(),
        }
    }
}

fn above(frame: &Frame, round: &Round) -> Markup {
    let path = format!("{}/appraisal", round.path());
    crumbs(
        frame,
        &[("/organisation-life", crate::life::list_name(frame.language)), (&path, Text(frame.language).title())],
    )
}

/// The form of what a teller counted.
pub fn count(frame: &Frame, view: &CountView, typed: &CountInput, faults: &Faults) -> Markup {
    let text = Text(frame.language);
    let path = format!("{}/appraisal", view.round.path());
    let title = text.count_title(view.teller);
    let people: Vec<Choice> =
        view.members.iter().map(|member| Choice::new(member.id.to_string(), &member.name)).collect();
    let most = i64::from(crate::life::appraisal::model::BALLOTS_MAX);
    let rows: Vec<Vec<Markup>> = view
        .list
        .iter()
        .zip(&typed.lines)
        .enumerate()
        .map(|(at, (one, line))| vec![named(one), figures(frame, at, one, line)])
        .collect();
    let columns = [Column::text(text.member()), Column::text(frame.pick(input::FIGURES.label))];
    html::page(
        frame,
        Heading::new(&title).above(above(frame, &view.round)).lead(text.count_lead()),
        html::draft(
            frame,
            &format!("{path}/counts/{}", teller_word(view.teller)),
            html::form(
                frame,
                &format!("{path}/counts/{}", teller_word(view.teller)),
                FIELDS,
                faults,
                html! {
                    (field(frame, &input::TELLER, Input::Select(&people), &typed.teller, faults))
                    (field(frame, &input::ISSUED, Input::Number { least: 0, most }, &typed.issued, faults))
                    (field(frame, &input::RETURNED, Input::Number { least: 0, most }, &typed.returned, faults))
                    (table(text.tally(), &columns, &rows))
                    (actions(html! { (submit(Weight::Primary, text.count_save())) (link_button(Weight::Quiet, &path, text.back())) }))
                },
            ),
        ),
    )
}

fn named(one: &Appraised) -> Markup {
    html! { (one.name) input type="hidden" name="member" value=(one.member); }
}

/// The field of a line: its name is the member's; the first faulty one is where the summary leads.
fn figures(frame: &Frame, at: usize, one: &Appraised, line: &Line) -> Markup {
    let (invalid, fault_id) = (line.fault.as_ref().map(|_| "true"), format!("e-figures-{at}"));
    html! {
        @if let Some(fault) = &line.fault { p.fault id=(fault_id) { (icon("alert")) (fault.text(frame.language)) } }
        input id={ "f-figures-" (at) } name="figures" value=(line.typed) autocomplete="off" required
            aria-label={ (one.name) " " (frame.pick(input::FIGURES.label)) } aria-invalid=[invalid] aria-describedby=[line.fault.as_ref().map(|_| &fault_id)];
    }
}

/// What the form of the decision needs.
pub struct DecisionView {
    /// The round.
    pub round: Round,
    /// The tally that stands.
    pub tally: Standing,
    /// What was decided before.
    pub results: Vec<Found>,
    /// On which day, and why.
    pub decided: Option<Decided>,
    /// Who is appraised.
    pub list: Vec<Appraised>,
    /// Who need not take part.
    pub excused: Vec<String>,
    /// The day it is.
    pub today: Date,
}

/// The form of the committee's decision: the tally beside each member, and nothing proposed.
pub fn decision(frame: &Frame, view: &DecisionView, typed: &DecisionInput, faults: &Faults) -> Markup {
    let text = Text(frame.language);
    let path = format!("{}/appraisal", view.round.path());
    let appraised = view.list.len() as u32;
    let most = excellent_most(excellent_share(view.today), appraised);
    let rows: Vec<Vec<Markup>> = view
        .list
        .iter()
        .zip(&typed.lines)
        .enumerate()
        .map(|(at, (one, line))| {
            let counts = view.tally.tally.figures.get(one.member.as_str());
            let counted = counts.map(|counts| counts.map(|count| count.to_string()).join(" ")).unwrap_or_default();
            vec![named(one), html! { (counted) }, grade(frame, at, one, line)]
        })
        .collect();
    let columns =
        [Column::text(text.member()), Column::text(frame.pick(input::FIGURES.label)), Column::text(text.decision())];
    html::page(
        frame,
        Heading::new(text.decision()).above(above(frame, &view.round)).lead(text.decision_lead()),
        html! {
            p { (text.one_third(most, appraised)) }
            @if !view.excused.is_empty() { p.meta { (text.excused(view.excused.join(text.comma()))) } }
            (html::draft(frame, &format!("{path}/decision"), html::form(frame, &format!("{path}/decision"), FIELDS, faults, html! {
                (hidden("basis", &typed.basis))
                (field(frame, &input::DECIDED_ON, Input::Day, &typed.decided_on, faults))
                (table(text.decision(), &columns, &rows))
                (optional_field(frame, &input::WHY_MORE, Input::Area(2), &typed.why_more, faults))
                (actions(html! { (submit(Weight::Primary, text.decide())) (link_button(Weight::Quiet, &path, text.back())) }))
            })))
        },
    )
}

fn grade(frame: &Frame, at: usize, one: &Appraised, line: &Line) -> Markup {
    let (invalid, fault_id) = (line.fault.as_ref().map(|_| "true"), format!("e-grade-{at}"));
    html! {
        @if let Some(fault) = &line.fault { p.fault id=(fault_id) { (icon("alert")) (fault.text(frame.language)) } }
        select id={ "f-grade-" (at) } name="grade" required aria-label={ (one.name) " " (frame.pick(input::GRADE.label)) } aria-invalid=[invalid] aria-describedby=[line.fault.as_ref().map(|_| &fault_id)] {
            option value="" { (Text(frame.language).grade_all()) }
            @for grade in Grade::ALL { option value=(grade.code()) selected[line.typed == grade.code()] { (grade.name(frame.language)) } }
        }
    }
}
