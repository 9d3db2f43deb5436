//! The form on which the plan of a year is adopted: a line for each proposal, to be moved by hand.

use jiff::civil::Date;
use maud::{Markup, html};
use zhixing_charter::Standing;
use zhixing_kit::Sentence;
use zhixing_kit::form::{Faults, Field};
use zhixing_kit::html::words::{day_text, weekday};
use zhixing_kit::html::{
    Column, Frame, Heading, Notice, Weight, actions, crumbs, empty, form, hidden, link_button, notice, page, submit,
    table,
};

use super::line::LineField;
use super::name;
use crate::rules::charter;
use crate::setting::clock;
use crate::year::form::{DATE, FIELDS, Line, PlanInput, TAKE, TIME};
use crate::year::model::{Duty, Year};
use crate::year::text::Text;

/// The lines of the plan's form as the proposals fill them. What is overdue is not ticked, unless it was asked for alone.
pub(crate) fn proposed(year: &Year, only: Option<&str>) -> PlanInput {
    let asked = |duty: &&Duty| only.is_none_or(|key| duty.obligation.key == key);
    let line = |duty: &Duty| {
        let proposal = duty.proposal.as_ref()?;
        Some(Line {
            key: proposal.key.clone(),
            take: only.is_some() || duty.standing != Standing::Overdue,
            date: proposal.date.to_string(),
            time: clock(proposal.start_minute),
            faults: Faults::default(),
        })
    };
    PlanInput { lines: year.duties.iter().filter(asked).filter_map(line).collect(), vanished: 0 }
}

/// The form on which the plan of a year is adopted. `refused`: why nothing of it was taken, where that is the fault of no line.
pub fn plan(frame: &Frame, year: &Year, input: &PlanInput, refused: Option<&Sentence>) -> Markup {
    let text = Text(frame.language);
    let title = text.plan_title(year.year);
    let above = crumbs(frame, &[(&format!("/year?year={}", year.year), &text.title(year.year))]);
    let heading = Heading::new(&title).above(above).lead(html! { (text.plan_lead()) });
    let lines: Vec<(&Line, &Duty)> = input
        .lines
        .iter()
        .filter_map(|line| Some((line, year.duties.iter().find(|duty| duty.obligation.key == line.key)?)))
        .collect();
    let overdue = lines.iter().any(|(_, duty)| duty.standing == Standing::Overdue);
    page(
        frame,
        heading,
        html! {
            @if let Some(told) = refused { (notice(Notice::Refused, told.text(frame.language))) }
            @if input.vanished > 0 { (notice(Notice::Refused, text.vanished(input.vanished))) }
            (faulty(frame, year, &lines))
            @if overdue && lines.len() > 1 { (notice(Notice::Info, text.plan_overdue())) }
            @if !year.holidays_announced { (notice(Notice::Info, text.holidays_not_announced(year.year))) }
            @if lines.is_empty() {
                (empty(text.nothing_to_plan(), text.nothing_to_plan_next(), Some(link_button(Weight::Plain, "/year", text.back_to_year()))))
            } @else {
                (form(frame, "/year/plan", FIELDS, &Faults::default(), html! {
                    (hidden("year", &year.year.to_string()))
                    (plan_table(frame, year, &lines))
                    (actions(html! {
                        (submit(Weight::Primary, text.adopt()))
                        (link_button(Weight::Quiet, &format!("/year?year={}", year.year), text.back_to_year()))
                    }))
                }))
            }
        },
    )
}

/// All lines that are refused, by name, each with the way to it.
fn faulty(frame: &Frame, year: &Year, lines: &[(&Line, &Duty)]) -> Markup {
    let text = Text(frame.language);
    let faulty: Vec<_> = lines.iter().enumerate().filter(|(_, (line, _))| !line.faults.is_empty()).collect();
    if faulty.is_empty() {
        return html! {};
    }
    let told = html! {
        p { b { (text.check_lines(faulty.len())) } }
        ul {
            @for (place, (line, duty)) in &faulty {
                @for field in [&DATE, &TIME] {
                    @if let Some(why) = line.said(frame.language, field) {
                        li { a href={ "#" (line_field(field, *place, "").id()) } { (text.faulty_line(name(frame, year, duty), text.by(day_text(frame.language, duty.obligation.due)), why)) } }
                    }
                }
            }
        }
    };
    notice(Notice::Refused, told)
}

/// A field of a line, by the name of what it is planned for.
fn line_field<'a>(field: &'a Field, place: usize, of: &'a str) -> LineField<'a> {
    LineField { field, place, of }
}

fn plan_table(frame: &Frame, year: &Year, lines: &[(&Line, &Duty)]) -> Markup {
    let text = Text(frame.language);
    let columns =
        [Column::text(text.what()), Column::text(text.take()), Column::text(text.day()), Column::text(text.time())];
    let rows: Vec<Vec<Markup>> =
        lines.iter().enumerate().map(|(place, (line, duty))| plan_row(frame, year, place, line, duty)).collect();
    table(text.plan_list(), &columns, &rows)
}

fn plan_row(frame: &Frame, year: &Year, place: usize, line: &Line, duty: &Duty) -> Vec<Markup> {
    let text = Text(frame.language);
    let name = name(frame, year, duty);
    let [at_day, at_time] = [&DATE, &TIME].map(|field| line.said(frame.language, field));
    let why = why(frame, line, duty);
    vec![
        html! {
            (name)
            br; small { (text.by(day_text(frame.language, duty.obligation.due))) @if !why.is_empty() { " · " (why) } }
            input type="hidden" name={ "key." (place) } value=(line.key);
        },
        line_field(&TAKE, place, &name).tick(frame, line.take),
        line_field(&DATE, place, &name).day(frame, &line.date, day_remark(frame, line), at_day.as_deref()),
        line_field(&TIME, place, &name).time(frame, &line.time, at_time.as_deref()),
    ]
}

/// The weekday of the day, and the holiday or the weekend that it falls on.
fn day_remark(frame: &Frame, line: &Line) -> Markup {
    let Ok(day) = line.date.parse::<Date>() else { return html! {} };
    let holidays = charter().holidays();
    let named = holidays.name(day).map(|name| frame.language.pick(&name.zh, &name.en));
    html! {
        " " small {
            (weekday(frame.language, day))
            @if !holidays.is_working_day(day) { " · " (named.unwrap_or(Text(frame.language).not_worked())) }
        }
    }
}

fn why(frame: &Frame, line: &Line, duty: &Duty) -> String {
    let proposal = duty.proposal.as_ref().filter(|proposal| proposal.date.to_string() == line.date);
    proposal.map_or_else(String::new, |proposal| frame.language.pick(&proposal.why.zh, &proposal.why.en).to_owned())
}
