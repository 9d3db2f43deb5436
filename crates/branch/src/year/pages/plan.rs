//! The form on which the plan of a year is adopted: a line for each proposal, to be moved by hand.

use jiff::civil::Date;
use maud::{Markup, html};
use zhixing_charter::Standing;
use zhixing_kit::form::Faults;
use zhixing_kit::html::words::{day_text, weekday};
use zhixing_kit::html::{
    Column, Frame, Heading, Notice, Weight, actions, crumbs, empty, form, hidden, icon, link_button, notice, page,
    submit, table,
};

use super::name;
use crate::rules::charter;
use crate::setting::clock;
use crate::year::form::{FIELDS, Line, PlanInput};
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
            faults: Vec::new(),
        })
    };
    PlanInput { lines: year.duties.iter().filter(asked).filter_map(line).collect() }
}

/// The form on which the plan of a year is adopted.
pub fn plan(frame: &Frame, year: &Year, input: &PlanInput) -> Markup {
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
                li { a href={ "#d-" (place) } { (text.faulty_line(name(frame, year, duty), text.by(day_text(frame.language, duty.obligation.due)), said(frame, line))) } }
            }
        }
    };
    notice(Notice::Refused, told)
}

/// All that is wrong with a line.
fn said(frame: &Frame, line: &Line) -> String {
    let all: Vec<_> = line.faults.iter().map(|sentence| sentence.text(frame.language)).collect();
    all.join(frame.language.pick("", " "))
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
    let of = |what: &str| format!("{what}: {name}");
    let fault = (!line.faults.is_empty()).then(|| format!("e-{place}"));
    let invalid = fault.as_ref().map(|_| "true");
    let why = why(frame, line, duty);
    vec![
        html! {
            (name)
            br; small { (text.by(day_text(frame.language, duty.obligation.due))) @if !why.is_empty() { " · " (why) } }
            input type="hidden" name={ "key." (place) } value=(line.key);
        },
        html! {
            label.choice {
                input type="checkbox" name={ "take." (place) } value="yes" checked[line.take];
                span.unseen { (of(text.take())) }
            }
        },
        html! {
            input id={ "d-" (place) } type=(date_input(line)) name={ "date." (place) } value=(line.date) aria-label=(of(text.day())) aria-invalid=[invalid] aria-describedby=[fault.clone()];
            (day_remark(frame, line))
            @if let Some(id) = &fault { p.fault id=(id) { (icon("alert")) (said(frame, line)) } }
        },
        html! { input type="time" name={ "time." (place) } value=(line.time) aria-label=(of(text.time())); },
    ]
}

/// What a browser's picker could not show stays a text, so that it is not lost.
fn date_input(line: &Line) -> &'static str {
    if line.date.parse::<Date>().is_ok() || line.date.is_empty() { "date" } else { "text" }
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
