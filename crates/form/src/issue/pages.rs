//! The page where a form is looked up, what it said, and the buttons by which other pages offer forms.

use jiff::tz::TimeZone;
use maud::{Markup, html};
use zhixing_document::{Form, Format, Part};
use zhixing_kit::Language;
use zhixing_kit::form::Faults;
use zhixing_kit::html::{
    Column, Fact, Frame, Heading, Input, Notice, Weight, actions, empty, facts, field, filter_form, form, hidden,
    link_button, moment, notice, page, section, sheet, submit, table,
};

use super::input::{CODE, CodeInput, FIELDS};
use super::model::Issue;
use super::questions::Found;
use super::text::Text;
use crate::Kinds;

/// The page where a form is looked up. `asked`: whether a code was given at all.
pub fn look(
    frame: &Frame,
    kinds: Kinds,
    input: &CodeInput,
    faults: &Faults,
    asked: bool,
    found: Option<&Found>,
    zone: &TimeZone,
) -> Markup {
    let text = Text(frame.language);
    page(
        frame,
        Heading::new(text.title()).lead(text.lead()),
        html! {
            (filter_form(frame, "/verify", FIELDS, faults, html! {
                (field(frame, &CODE, Input::Text, &input.code, faults))
                (actions(submit(Weight::Primary, text.look())))
            }))
            @if let Some(found) = found { (shown(frame, kinds, found, zone)) }
            @else if asked { (empty(text.none(), text.none_next(), None)) }
        },
    )
}

fn shown(frame: &Frame, kinds: Kinds, found: &Found, zone: &TimeZone) -> Markup {
    let text = Text(frame.language);
    let Issue { code, kind, format, issued_name, issued_at, file_digest, content_digest, statement, content, .. } =
        &found.issue;
    let form = Form::read(kinds.0, content);
    let kind = kinds.of(kind).map_or(kind.as_str(), |kind| kind.name.text(frame.language));
    let rows: Vec<Fact> = vec![
        (text.kind(), html! { (kind) }),
        (text.code(), html! { code { (code.to_string()) } }),
        (text.unit(), html! { (found.unit) }),
        (text.issued(), html! { (text.issued_by(issued_name)) (moment(frame, *issued_at, zone)) }),
        (text.format(), html! { (format_name(text, *format)) }),
        (text.file_digest(), html! { code { (file_digest) } }),
    ];
    html! {
        (notice(Notice::Info, text.good()))
        (facts(&rows))
        @if found.in_ledger { (actions(link_button(Weight::Quiet, &format!("/ledger/entries/{statement}"), text.to_record()))) }
        @if let Some(form) = form {
            @if form.digest() != *content_digest { (notice(Notice::Warning, text.erased())) }
            (section(text.content(), html! {
                // A paper keeps the language in which it was handed out.
                section lang=(form.language().tag()) { @for line in form.title().split('\n') { p { b { (line) } } } (parts(&form)) }
                p.meta { (text.later()) }
            }))
        }
    }
}

/// A form's parts, as they stand on its paper.
fn parts(form: &Form) -> Markup {
    let text = Text(form.language());
    let or_empty = |value: &str| if value.is_empty() { text.unsigned().to_owned() } else { value.to_owned() };
    html! {
        @for part in form.parts() {
            @match part {
                Part::Facts(rows) => (facts(&rows.iter().map(|fact| (fact.name, html! { (fact.text) })).collect::<Vec<_>>())),
                Part::Text(title, words) => (section(title, sheet(words))),
                Part::Paragraphs(title, rows) => (section(title, html! { @for (first, rest) in &rows { p { b { (first) } (rest) } } })),
                Part::Grid(title, columns, rows) => (section(title, grid(form.language(), title, columns, rows))),
                Part::Signatures(rows) => { @for (name, value) in &rows { p { (name) (or_empty(value)) } } },
            }
        }
    }
}

fn grid(language: Language, title: &str, columns: &[zhixing_document::Column], rows: &[Vec<String>]) -> Markup {
    let columns: Vec<Column> = columns.iter().map(|column| Column::text(column.name.text(language))).collect();
    let rows: Vec<Vec<Markup>> = rows.iter().map(|row| row.iter().map(|cell| html! { (cell) }).collect()).collect();
    table(title, &columns, &rows)
}

fn format_name(text: Text, format: Format) -> &'static str {
    match format {
        Format::Pdf => text.pdf(),
        Format::Docx => text.docx(),
        Format::Xlsx => text.xlsx(),
    }
}

/// A form that a page offers: where it is asked for, what is sent along, and its name.
pub struct Offer<'a> {
    /// Where the form is handed out.
    pub action: &'a str,
    /// What is sent along: which form, of which period.
    pub sent: &'a [(&'a str, &'a str)],
    /// The form's name.
    pub name: &'a str,
}

/// A button for a format; of which form is said to who hears the page.
fn format_button(form: &str, format: &str, label: &str) -> Markup {
    html! { button.button name="format" value=(format) { span.unseen { (form) " " } (label) } }
}

/// The section in which a page offers its forms as files.
pub fn offers(frame: &Frame, offers: &[Offer<'_>]) -> Markup {
    let text = Text(frame.language);
    let formats = [("pdf", text.pdf()), ("pdf-large", text.pdf_large()), ("docx", text.docx()), ("xlsx", text.xlsx())];
    section(
        text.offer_title(),
        html! {
            p.meta { (text.offer_lead()) }
            @for offer in offers {
                (form(frame, offer.action, &[], &Faults::default(), html! {
                    @for (name, value) in offer.sent { (hidden(name, value)) }
                    p { b { (offer.name) } }
                    (actions(html! { @for (value, label) in formats { (format_button(offer.name, value, label)) } }))
                }))
            }
        },
    )
}
