//! The pages of imports: choosing a file, and what it would change. Markup only.

mod after;

use maud::{Markup, html};
use zhixing_kit::form::Faults;
use zhixing_kit::html::words::day_text;
use zhixing_kit::html::{
    Column, Frame, Heading, Input, Notice, Part, Tone, Weight, actions, bar, confirmed, count, crumbs, empty, field,
    form, link_button, notice, page, post_button, section, submit, table, upload_form,
};
use zhixing_kit::{Language, Sentence};

pub(super) use self::after::{show_brought, show_replaced};
use super::plan::{ChangedMember, Plan, days};
use super::questions::Shown;
use super::store::{Done, DraftId, ImportId};
use super::text::Text;
use crate::fields::{FIELDS, FILE, IGNORE_UNKNOWN};

/// How many rows of each table a page shows.
const ROWS_MAX: usize = 200;

/// How many remarks a page shows.
pub(super) const REMARKS_MAX: usize = 20;

/// Choosing a file; and undoing the last import.
pub fn show_import(frame: &Frame, last: Option<&Done>, faults: &Faults) -> Markup {
    let text = Text(frame.language);
    let heading = Heading::new(text.title()).lead(text.lead()).above(above(frame));
    page(
        frame,
        heading,
        html! {
            (upload_form(frame, "/members/import", FIELDS, faults, html! {
                (field(frame, &FILE, Input::File(".xlsx,.csv,.txt"), "", faults))
                (actions(submit(Weight::Primary, text.look())))
            }))
            (section(text.template(), html! {
                p { (text.template_lead()) }
                (actions(html! {
                    (link_button(Weight::Plain, "/members/import/template.xlsx", "XLSX"))
                    (link_button(Weight::Plain, "/members/import/template.csv", "CSV"))
                }))
            }))
            @if let Some(last) = last { (last_import(frame, last)) }
        },
    )
}

pub(super) fn above(frame: &Frame) -> Markup {
    crumbs(frame, &[("/members", Text(frame.language).members())])
}

fn last_import(frame: &Frame, last: &Done) -> Markup {
    let text = Text(frame.language);
    section(
        text.last_import(),
        html! {
            p { (text.imported_by(&last.file_name, &last.member_name, last.new_members, last.changed_members)) }
            (confirmed(frame, text.undo_question(), undoing(frame, &last.id)))
        },
    )
}

/// The button that undoes an import.
pub(super) fn undoing(frame: &Frame, id: &ImportId) -> Markup {
    post_button(&format!("/members/import/{id}/undoing"), Weight::Danger, Text(frame.language).undo(), &[])
}

/// What a file would change. `moved`: others changed something after it was shown first.
pub(super) fn show_draft(frame: &Frame, id: &DraftId, shown: &Shown, faults: &Faults, moved: bool) -> Markup {
    let text = Text(frame.language);
    let plan = &shown.plan;
    let title = text.preview_title(&shown.file_name);
    let heading = Heading::new(&title).lead(text.preview_lead()).above(above(frame));
    page(
        frame,
        heading,
        html! {
            @if moved { (notice(Notice::Refused, text.state_changed())) }
            @if plan.is_empty() { (empty(text.only_examples(), text.nothing_to_do(), None)) }
            @else if plan.bad.is_empty() && plan.changes_nothing() { (empty(text.nothing_changes(), text.nothing_to_do(), None)) }
            (counts(frame, plan))
            (remarks(text, plan))
            (decision(frame, id, plan, faults))
            (bad_cells(frame, plan))
            (changes(frame, plan))
        },
    )
}

fn counts(frame: &Frame, plan: &Plan) -> Markup {
    let text = Text(frame.language);
    let part = |tone, label, number: usize| Part { tone, label, number: u32::try_from(number).unwrap_or(u32::MAX) };
    let parts = [
        part(Tone::Good, text.new_members(), plan.members.len()),
        part(Tone::Soon, text.changed_members(), plan.changed.len()),
        part(Tone::Quiet, text.unchanged_members(), plan.unchanged),
        part(Tone::Bad, text.bad_cells(), plan.bad.len()),
    ];
    html! {
        (bar(text.title(), &parts))
        @for (label, number) in [
            (text.new_units(), plan.units.len()),
            (text.new_posts(), plan.posts.len()),
            (text.ended_posts(), plan.ended.len()),
            (text.new_exemptions(), plan.exemptions.len()),
        ] {
            @if number > 0 { (count(label, number)) }
        }
    }
}

fn remarks(text: Text, plan: &Plan) -> Markup {
    html! {
        @if plan.absent > 0 { p { (text.absent(plan.absent)) } }
        @if plan.examples > 0 { p { (text.examples(plan.examples)) } }
        @if !plan.remarks.is_empty() {
            (notice(Notice::Warning, html! {
                @for remark in plan.remarks.iter().take(REMARKS_MAX) { p { (remark.text(text.0)) } }
                @if plan.remarks.len() > REMARKS_MAX { p { (text.more_remarks(plan.remarks.len() - REMARKS_MAX)) } }
            }))
        }
    }
}

/// Confirming, or why it cannot be confirmed yet.
fn decision(frame: &Frame, id: &DraftId, plan: &Plan, faults: &Faults) -> Markup {
    let text = Text(frame.language);
    let other = || link_button(Weight::Plain, "/members/import", text.give_up());
    if !plan.bad.is_empty() {
        return html! { (notice(Notice::Refused, text.all_or_nothing(plan.bad.len()))) (actions(other())) };
    }
    if plan.changes_nothing() {
        return actions(other());
    }
    let unknown = plan.unknown_columns.join(frame.language.pick("、", ", "));
    form(
        frame,
        &format!("/members/import/{id}/confirmation"),
        FIELDS,
        faults,
        html! {
            @if !plan.unknown_columns.is_empty() {
                (notice(Notice::Warning, text.unknown_columns(unknown)))
                (field(frame, &IGNORE_UNKNOWN, Input::Checkbox, "", faults))
            }
            (actions(html! { (submit(Weight::Primary, text.confirm())) (other()) }))
        },
    )
}

fn bad_cells(frame: &Frame, plan: &Plan) -> Markup {
    let (language, text) = (frame.language, Text(frame.language));
    let rows = plan.bad.iter().take(ROWS_MAX).map(|bad| {
        let name = plan.bad_names.get(&bad.line).map_or("", String::as_str);
        let texts = [&bad.column, &bad.what, &bad.remedy].map(|sentence| sentence.text(language).to_owned());
        let [column, what, remedy] = texts;
        vec![
            html! { (headed(frame, plan, bad.line, name)) },
            html! { (column) },
            html! { (bad.value) },
            html! { (what) },
            html! { (remedy) },
        ]
    });
    let columns = [
        Column::text(text.line_and_name()),
        Column::text(text.column()),
        Column::text(text.value()),
        Column::text(text.what()),
        Column::text(text.remedy()),
    ];
    part(text, text.bad_cells(), &columns, rows.collect(), plan.bad.len())
}

/// What heads a row, and its card on a phone: the line as one finds it in the file, and whose it is.
fn headed(frame: &Frame, plan: &Plan, line: u32, name: &str) -> String {
    let line = plan.sheets.in_words(line, frame.language);
    if name.is_empty() { line } else { Text(frame.language).of_line(line, name) }
}

fn changes(frame: &Frame, plan: &Plan) -> Markup {
    let (language, text) = (frame.language, Text(frame.language));
    let columns = [Column::text(text.line_and_name()), Column::text(text.change())];
    let day = |day| day_text(language, day);
    let row = |line: u32, who: &str, what: &str| vec![html! { (headed(frame, plan, line, who)) }, html! { (what) }];
    let changed = plan
        .changed
        .iter()
        .take(ROWS_MAX)
        .map(|changed| row(changed.line, &changed.before.name, &told(language, changed)));
    let new = plan.members.iter().take(ROWS_MAX).map(|new| {
        let joins = text.joins(&new.unit_name, new.kind.name(language), day(new.from_on));
        let mut cells = row(new.line, &new.person.name, &joins);
        // By a wrong number somebody is another person when the next list comes: it is seen here alone.
        cells.insert(1, html! { (new.person.number) });
        cells
    });
    let posts = plan.posts.iter().take(ROWS_MAX).map(|new| {
        let when = days(text, new.from_on, new.to_on);
        row(new.line, &new.name, &text.holds(&new.unit_name, new.kind.name(language), when))
    });
    let ended = plan.ended.iter().take(ROWS_MAX).map(|ended| {
        let post = &ended.post;
        row(ended.line, &post.member_name, &text.ends(&post.unit_name, post.kind.name(language), day(ended.to_on)))
    });
    let exempted = plan.exemptions.iter().take(ROWS_MAX).map(|new| row(new.line, &new.name, new.kind.name(language)));
    let units = plan.units.iter().take(ROWS_MAX).map(|unit| {
        let founded = text.founded(&unit.name, unit.kind.name(language), day(unit.founded_on));
        let by = unit
            .founded_by
            .map(|(line, column)| text.founded_by(plan.sheets.in_words(line, language), column.name(language)));
        vec![html! { (founded) @if let Some(by) = by { " " (by) } }]
    });
    let numbered = [Column::text(text.line_and_name()), Column::text(text.number()), Column::text(text.change())];
    html! {
        (part(text, text.new_units(), &[Column::text(text.new_units())], units.collect(), plan.units.len()))
        (part(text, text.changed_members(), &columns, changed.collect(), plan.changed.len()))
        (part(text, text.new_posts(), &columns, posts.collect(), plan.posts.len()))
        (part(text, text.ended_posts(), &columns, ended.collect(), plan.ended.len()))
        (part(text, text.new_exemptions(), &columns, exempted.collect(), plan.exemptions.len()))
        (part(text, text.new_members(), &numbered, new.collect(), plan.members.len()))
    }
}

/// Every change of a member in one line.
fn told(language: Language, changed: &ChangedMember) -> String {
    let text = Text(language);
    let or_nothing = |sentence: &Sentence| match sentence.text(language) {
        "" => text.nothing().to_owned(),
        told => told.parse().map_or_else(|_| told.to_owned(), |day| day_text(language, day)),
    };
    let lines = changed.changes.iter().map(|change| {
        text.change_of(change.column.name(language), or_nothing(&change.before), or_nothing(&change.after))
    });
    lines.collect::<Vec<_>>().join(language.pick("；", "; "))
}

/// A table under its heading, with how many rows it leaves out; nothing without rows.
fn part(text: Text, title: &str, columns: &[Column], rows: Vec<Vec<Markup>>, all: usize) -> Markup {
    if rows.is_empty() {
        return html! {};
    }
    let left_out = all - rows.len();
    section(
        title,
        html! {
            (table(title, columns, &rows))
            @if left_out > 0 { p { (text.and_more(left_out)) } }
        },
    )
}
