//! The page that brings a package in, and the page on which it is looked at before it is published.

use maud::{Markup, html};
use zhixing_kit::Sentence;
use zhixing_kit::form::Faults;
use zhixing_kit::html::{
    Choice, Frame, Heading, Input, Item, Notice, Weight, actions, crumbs, facts, field, form, list, notice,
    optional_field, page, post_button, section, submit, upload_form,
};

use super::input::{FIELDS, PACKAGE};
use super::questions::Waiting;
use super::text::Text;
use crate::course::input::{self as course, CourseInput};
use crate::course::model::Course;
use crate::package::model::{Outline, Part, Standard};
use crate::package::{PACKED_BYTES_MAX, Package};

fn above(frame: &Frame, more: &[(&str, &str)]) -> Markup {
    let text = Text(frame.language);
    crumbs(frame, &[&[("/library", text.library()), ("/courses", text.courses())], more].concat())
}

/// The page that brings a package in. `told` are the faults of the one that was just brought.
pub fn bring(frame: &Frame, of: Option<&Course>, told: &[Sentence]) -> Markup {
    let text = Text(frame.language);
    let title = of.map_or_else(|| text.title().to_owned(), |of| text.title_renew(&of.title));
    let query = of.map(|of| format!("?course={}", of.id)).unwrap_or_default();
    let (faults, rest) = match told.split_first() {
        Some((first, rest)) => (Faults::at(PACKAGE.name, first.clone()), rest),
        None => (Faults::default(), told),
    };
    let megabytes = PACKED_BYTES_MAX / 1024 / 1024;
    page(
        frame,
        Heading::new(&title).above(above(frame, &[])).lead(text.lead()),
        html! {
            p.meta { (text.formats(megabytes)) }
            (notice(Notice::Warning, text.foreign()))
            (upload_form(frame, &format!("/courses/intakes{query}"), FIELDS, &faults, html! {
                (field(frame, &PACKAGE, Input::File(".zip,application/zip"), "", &faults))
                @if !rest.is_empty() {
                    @let words: Vec<_> = rest.iter().map(|sentence| sentence.text(frame.language)).collect();
                    (list(&words.iter().map(|words| Item::plain(words)).collect::<Vec<_>>()))
                    p.meta { (text.more(told.len())) }
                }
                (actions(submit(Weight::Primary, text.read_it())))
            }))
        },
    )
}

/// A package as it was read, for the page that shows it.
pub struct Looked<'a> {
    pub waiting: &'a Waiting,
    pub package: &'a Package,
    /// How many parts of the edition before are not in it.
    pub gone: usize,
}

/// The page on which it is looked at and published.
pub fn look(frame: &Frame, looked: &Looked<'_>, input: &CourseInput, faults: &Faults) -> Markup {
    let text = Text(frame.language);
    let at = format!("/courses/intakes/{}", looked.waiting.intake.id);
    page(
        frame,
        Heading::new(text.look()).above(above(frame, &[("/courses/new", text.title())])).lead(text.look_lead()),
        html! {
            (section(text.found(), found(frame, looked)))
            (notes(frame, looked))
            (section(&text.parts(looked.package.outline.parts.len()), parts(frame, &looked.package.outline)))
            (form(frame, &format!("{at}/publication"), course::FIELDS, faults, html! {
                (asked(frame, looked.waiting, input, faults))
                (actions(submit(Weight::Primary, text.publish())))
            }))
            (post_button(&format!("{at}/end"), Weight::Quiet, text.throw_away(), &[]))
        },
    )
}

fn found(frame: &Frame, looked: &Looked<'_>) -> Markup {
    let text = Text(frame.language);
    let files = &looked.package.files;
    let kilobytes = files.iter().map(|(_, bytes)| bytes.len()).sum::<usize>().div_ceil(1024);
    html! {
        p role="status" { (text.fine()) }
        (facts(&[
            (text.standard(), html! { (looked.package.outline.standard.name()) }),
            (text.size(), html! { (looked.waiting.intake.file_name) (frame.language.pick("，", ", ")) (text.files(files.len(), kilobytes)) }),
        ]))
    }
}

fn notes(frame: &Frame, looked: &Looked<'_>) -> Markup {
    let text = Text(frame.language);
    let notes = &looked.package.outline.notes;
    html! {
        @if !notes.is_empty() || looked.gone > 0 {
            (section(text.notes(), notice(Notice::Info, html! {
                @for note in notes { p { (note.text(frame.language)) } }
                @if looked.gone > 0 { p { (text.gone(looked.gone)) } }
            })))
        }
    }
}

/// How many parts are shown before it is published: a page stays lean.
const SHOWN: usize = 60;

fn parts(frame: &Frame, outline: &Outline) -> Markup {
    let items: Vec<Item> = outline
        .parts
        .iter()
        .take(SHOWN)
        .map(|part| Item::plain(part.title.pick(frame.language)).meta(says(frame, outline, part)))
        .collect();
    list(&items)
}

fn says(frame: &Frame, outline: &Outline, part: &Part) -> Markup {
    let text = Text(frame.language);
    html! {
        @for block in outline.around(part).into_iter().rev() { (outline.blocks[block].title.pick(frame.language)) " · " }
        (text.opens(&part.file))
        @if outline.standard == Standard::Cmi5 { " · " (text.move_on(part.move_on.word())) }
        @if let Some(mastery) = part.mastery { " · " (text.must_reach((mastery * 100.0).round())) }
        @if let Some(most) = part.threshold { " · " (text.must_go_through((most * 100.0).round())) }
        @if !part.speaks { " · " (text.silent()) }
    }
}

fn asked(frame: &Frame, waiting: &Waiting, input: &CourseInput, faults: &Faults) -> Markup {
    let units: Vec<Choice> = waiting.units.iter().map(|unit| Choice::new(unit.id.as_str(), &unit.name)).collect();
    html! {
        (field(frame, &course::TITLE, Input::Text, &input.title, faults))
        @if waiting.course.is_some() { (optional_field(frame, &course::NOTE, Input::Area(2), &input.note, faults)) }
        @if waiting.course.is_none() && units.len() > 1 { (field(frame, &course::UNIT, Input::Select(&units), &input.unit, faults)) }
    }
}
