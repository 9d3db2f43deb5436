//! The forms of an appraisal: what was counted, and what the committee decides; a line for each member.

use jiff::civil::Date;
use maud::{Markup, html};
use zhixing_kit::form::Faults;
use zhixing_kit::html::{
    self, Column, Frame, Heading, Input, Weight, actions, crumbs, field, hidden, icon, link_button, optional_field,
    submit, table,
};
use zhixing_people::MemberId;

use crate::life::appraisal::input::{self, CountInput, DecisionInput, FIELDS, Line};
use crate::life::appraisal::model::{Appraised, Count, Decided, Found, Grade, Standing, differing, excellent_most};
use crate::life::appraisal::questions::excellent_share;
use crate::life::appraisal::text::Text;
use crate::life::round::model::Round;

/// What the form of a count needs.
pub struct CountView {
    /// The round.
    pub round: Round,
    /// Who enters it.
    pub reader: MemberId,
    /// Who is appraised.
    pub list: Vec<Appraised>,
    /// What was entered so far.
    pub counts: Vec<Count>,
}

impl CountView {
    /// The form as the reader's own figures fill it, if he entered any before.
    pub fn filled_in(&self) -> CountInput {
        let Some(own) = self.counts.iter().find(|count| count.is_of(&self.reader)) else {
            return CountInput { lines: vec![Line::default(); self.list.len()], ..CountInput::default() };
        };
        let line = |one: &Appraised| {
            let typed = own.tally.figures.get(one.member.as_str()).map(written).unwrap_or_default();
            Line { typed, fault: None }
        };
        CountInput {
            issued: own.tally.issued.to_string(),
            returned: own.tally.returned.to_string(),
            lines: self.list.iter().map(line).collect(),
        }
    }

    /// What somebody else entered for a member, where it differs from the reader's own.
    fn theirs(&self, frame: &Frame, one: &Appraised) -> Option<String> {
        let (_, other, differ) = differing(&self.counts, &self.reader)?;
        let differs = differ.members.iter().any(|member| member == one.member.as_str());
        let figures = other.tally.figures.get(one.member.as_str()).filter(|_| differs)?;
        Some(Text(frame.language).theirs(&other.name, written(figures)))
    }
}

/// Four counts as they are typed.
fn written(counts: &[u32; 4]) -> String {
    counts.map(|count| count.to_string()).join(" ")
}

fn above(frame: &Frame, round: &Round) -> Markup {
    let path = format!("{}/appraisal", round.path());
    crumbs(
        frame,
        &[("/organisation-life", crate::life::list_name(frame.language)), (&path, Text(frame.language).title())],
    )
}

/// The form of what one person counted.
pub fn count(frame: &Frame, view: &CountView, typed: &CountInput, faults: &Faults) -> Markup {
    let text = Text(frame.language);
    let path = format!("{}/appraisal", view.round.path());
    let to = format!("{path}/count");
    let most = i64::from(crate::life::appraisal::model::BALLOTS_MAX);
    let rows: Vec<Vec<Markup>> = view
        .list
        .iter()
        .zip(&typed.lines)
        .enumerate()
        .map(|(at, (one, line))| vec![beside(one, view.theirs(frame, one)), figures(frame, at, one, line)])
        .collect();
    let columns = [Column::text(text.member()), Column::text(frame.pick(input::FIGURES.label))];
    html::page(
        frame,
        Heading::new(text.count_title()).above(above(frame, &view.round)).lead(text.count_lead()),
        html::draft(
            frame,
            &to,
            html::form(
                frame,
                &to,
                FIELDS,
                faults,
                html! {
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

/// A member's name, with what somebody else entered where it differs.
fn beside(one: &Appraised, theirs: Option<String>) -> Markup {
    html! { (named(one)) @if let Some(theirs) = theirs { p.meta { (theirs) } } }
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
            let counted = counts.map(written).unwrap_or_default();
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
