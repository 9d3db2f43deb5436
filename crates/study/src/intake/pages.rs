//! The pages of an import: choosing a file, and what it would change.

use maud::{Markup, html};
use zhixing_kit::form::Faults;
use zhixing_kit::html::{
    Column, Frame, Heading, Input, Notice, Part, Tone, Weight, actions, bar, crumbs, empty, field, form, hidden,
    link_button, notice, optional_field, page, pager_in_order, search_form, section, submit, table, upload_form,
};
use zhixing_people::in_query;
use zhixing_question::{Fault, Found, Question, words_of};

use super::input::{DEFAULT_AREA, FIELDS, FILE, LEAVE_OUT};
use super::list::like;
use super::model::{Double, IntakeId, noted, refused};
use super::questions::Shown;
use super::text::Text;
use crate::picture::pages::{asked, small};

/// How many rows of each table a page shows.
const ROWS_MAX: usize = 30;
/// How many pictures a page shows.
const PICTURES_MAX: usize = 24;
/// How many questions it shows as they were read.
const READ_MAX: usize = 10;
/// How many of them a page of all shows.
const PAGE_QUESTIONS: usize = 30;

/// Choosing a file.
pub fn import(frame: &Frame, unit: &str, areas: &[String], area: &str, faults: &Faults) -> Markup {
    let text = Text(frame.language);
    let heading = Heading::new(text.title()).lead(text.lead()).above(above(frame, unit));
    page(
        frame,
        heading,
        html! {
            (upload_form(frame, "/questions/import", FIELDS, faults, html! {
                (hidden("unit", unit))
                (field(frame, &FILE, Input::File(".xlsx,.csv,.txt,.gift,.xml,.zip"), "", faults))
                (optional_field(frame, &DEFAULT_AREA, Input::Offered(areas), area, faults))
                (actions(submit(Weight::Primary, text.look())))
            }))
            (section(text.formats(), html! { p { (text.formats_lead()) } }))
        },
    )
}

fn above(frame: &Frame, unit: &str) -> Markup {
    crumbs(frame, &[(&format!("/banks?unit={unit}"), Text(frame.language).banks())])
}

/// What a file would change. `moved`: others changed something after it was shown first.
pub fn intake(frame: &Frame, id: &IntakeId, shown: &Shown, faults: &Faults, moved: bool) -> Markup {
    let text = Text(frame.language);
    let title = text.preview_title(&shown.file_name);
    let heading = Heading::new(&title).lead(text.preview_lead()).above(above(frame, ""));
    let plan = &shown.plan;
    let all_known = plan.new.is_empty() && plan.left_out(&shown.file) == 0;
    html! {
        (page(frame, heading, html! {
            @if moved { (notice(Notice::Refused, text.moved())) }
            @if all_known && shown.file.questions.is_empty() { (empty(text.none_found(), text.none_found_next(), None)) }
            @else if all_known { (empty(text.nothing_new(), text.nothing_to_do(), None)) }
            (counts(frame, shown))
            (decision(frame, id, shown, faults))
            (wrong(frame, id, text.refused(), &refused(&shown.file).collect::<Vec<_>>()))
            (doubles(frame, id, text.contradicting(), &plan.contradicting))
            (wrong(frame, id, text.noted(), &noted(&shown.file).collect::<Vec<_>>()))
            (pictures(frame, shown))
            (doubles(frame, id, text.near(), &plan.near))
            (doubles(frame, id, text.twice(), &plan.twice))
            (doubles(frame, id, text.known(), &plan.known))
            (read(frame, id, shown))
        }))
    }
}

/// The questions that come in, as they were read: the first ones, to see whether each cell was understood, and the way to all.
fn read(frame: &Frame, id: &IntakeId, shown: &Shown) -> Markup {
    let text = Text(frame.language);
    let new: Vec<&Found> = shown.new_with("").collect();
    html! {
        @if !new.is_empty() {
            (section(text.as_read(), html! {
                (as_read(frame, &new[..new.len().min(READ_MAX)]))
                (actions(html! {
                    @if new.len() > READ_MAX { (link_button(Weight::Plain, &all_of(id), &text.all_new(new.len()))) }
                    (link_button(Weight::Quiet, &list_of(id), text.list()))
                }))
            }))
        }
    }
}

fn as_read(frame: &Frame, all: &[&Found]) -> Markup {
    let text = Text(frame.language);
    html! {
        ol.thread { @for found in all { li {
            (asked(frame, &found.question))
            p.meta { (text.of_line(found.line)) " · " (text.answered(words_of(found.question.asked()))) }
        } } }
    }
}

/// All questions that come in, or those of them in which something was looked for, from so many on.
pub fn all_new(frame: &Frame, id: &IntakeId, shown: &Shown, (q, from): (&str, usize)) -> Markup {
    let text = Text(frame.language);
    let found: Vec<&Found> = shown.new_with(q).collect();
    let from = if from < found.len() { from } else { 0 };
    let here = &found[from..found.len().min(from + PAGE_QUESTIONS)];
    let at = |from: usize| format!("{}?q={}&from={from}", all_of(id), in_query(q));
    let before = (from > 0).then(|| at(from.saturating_sub(PAGE_QUESTIONS)));
    let after = (from + here.len() < found.len()).then(|| at(from + PAGE_QUESTIONS));
    let up = format!("/questions/import/{id}");
    let preview = text.preview_title(&shown.file_name);
    let heading = Heading::new(text.new_title())
        .lead(text.preview_lead())
        .above(crumbs(frame, &[("/banks", text.banks()), (&up, &preview)]));
    let body = html! {
        (search_form(frame, &all_of(id), "q", text.search(), q))
        @if here.is_empty() { (empty(text.nothing_found(), text.nothing_found_next(), None)) }
        @else {
            p.meta { (text.part_of(from + 1, from + here.len(), found.len())) }
            (as_read(frame, here))
            (pager_in_order(frame, before.as_deref(), after.as_deref()))
        }
        (actions(link_button(Weight::Plain, &up, text.back())))
    };
    page(frame, heading, body)
}

/// The pictures that come in, to be looked at.
fn pictures(frame: &Frame, shown: &Shown) -> Markup {
    let (text, all) = (Text(frame.language), shown.plan.pictures(&shown.file));
    let new = shown.plan.new.iter().map(|index| &shown.file.questions[*index].question);
    html! {
        @if all > 0 {
            (section(&text.pictures(all), html! {
                p { (text.pictures_lead()) }
                (small(frame, new.flat_map(Question::texts), PICTURES_MAX))
            }))
        }
    }
}

fn counts(frame: &Frame, shown: &Shown) -> Markup {
    let text = Text(frame.language);
    let plan = &shown.plan;
    let part = |tone, label, number: usize| Part { tone, label, number: u32::try_from(number).unwrap_or(u32::MAX) };
    let parts = [
        part(Tone::Good, text.new(), plan.new.len()),
        part(Tone::Quiet, text.known(), plan.known.len()),
        part(Tone::Quiet, text.twice(), plan.twice.len()),
        part(Tone::Bad, text.refused(), plan.left_out(&shown.file)),
    ];
    bar(text.title(), &parts)
}

/// Confirming, or why it cannot be confirmed.
fn decision(frame: &Frame, id: &IntakeId, shown: &Shown, faults: &Faults) -> Markup {
    let text = Text(frame.language);
    let other = || link_button(Weight::Plain, "/questions/import", text.other());
    let plan = &shown.plan;
    if plan.new.is_empty() {
        let stuck = plan.left_out(&shown.file) > 0;
        return html! { @if stuck { (notice(Notice::Refused, text.no_questions())) } (actions(other())) };
    }
    let action = format!("/questions/import/{id}/confirmation");
    form(
        frame,
        &action,
        FIELDS,
        faults,
        html! {
            @if plan.left_out(&shown.file) > 0 { (field(frame, &LEAVE_OUT, Input::Checkbox, "", faults)) }
            (actions(html! { (submit(Weight::Primary, &text.confirm(plan.new.len()))) (other()) }))
        },
    )
}

fn wrong(frame: &Frame, id: &IntakeId, title: &str, faults: &[&Fault]) -> Markup {
    let (language, text) = (frame.language, Text(frame.language));
    let columns = [
        Column::number(text.line()),
        Column::text(text.question()),
        Column::text(text.what()),
        Column::text(text.remedy()),
    ];
    let rows: Vec<Vec<Markup>> = faults
        .iter()
        .take(ROWS_MAX)
        .map(|fault| {
            let title = headed(text, fault);
            let line = if fault.line == 0 { String::new() } else { fault.line.to_string() };
            vec![
                html! { (line) },
                html! { (title) },
                html! { (fault.what.text(language)) },
                html! { (fault.remedy.text(language)) },
            ]
        })
        .collect();
    part(frame, id, title, &columns, &rows, faults.len())
}

/// What a fault is about: the question, else its line, else the file.
pub fn headed(text: Text, fault: &Fault) -> String {
    match (fault.title.as_str(), fault.line) {
        ("", 0) => text.whole().to_owned(),
        ("", line) => text.of_line(line),
        (title, _) => title.to_owned(),
    }
}

fn doubles(frame: &Frame, id: &IntakeId, title: &str, doubles: &[Double]) -> Markup {
    let text = Text(frame.language);
    let columns = [Column::number(text.line()), Column::text(text.question()), Column::text(text.like())];
    let row = |double: &Double| vec![html! { (double.line) }, html! { (double.title) }, html! { (like(text, double)) }];
    let rows: Vec<Vec<Markup>> = doubles.iter().take(ROWS_MAX).map(row).collect();
    part(frame, id, title, &columns, &rows, doubles.len())
}

/// The address of all questions that come in.
fn all_of(id: &IntakeId) -> String {
    format!("/questions/import/{id}/questions")
}

/// The address of everything that would become of a file, to be carried away.
fn list_of(id: &IntakeId) -> String {
    format!("/questions/import/{id}/list.csv")
}

/// The first rows of a list, and where the others are.
fn part(frame: &Frame, id: &IntakeId, title: &str, columns: &[Column], rows: &[Vec<Markup>], all: usize) -> Markup {
    let text = Text(frame.language);
    html! {
        @if all > 0 {
            (section(title, html! {
                (table(title, columns, rows))
                @if all > rows.len() {
                    p { (text.more(all - rows.len())) " " a href=(list_of(id)) download { (text.list()) } }
                }
            }))
        }
    }
}
