//! The page that brings something in, and the page on which it is looked at before it is published.

use maud::{Markup, html};
use zhixing_kit::form::Faults;
use zhixing_kit::html::{
    Choice, Frame, Heading, Input, Notice, Weight, actions, crumbs, draft, field, form, notice, optional_field, page,
    post_button, section, submit, upload_form,
};
use zhixing_kit::limit::UPLOAD_BYTES_MAX;

use super::input::{ABOUT, FIELDS, FILE, LinkInput, WORDS, WordsInput};
use super::questions::Waiting;
use super::text::Text;
use crate::material::input::{self as material, MaterialInput};
use crate::material::model::{Area, Kind, Material, Placed};
use crate::material::pages::reading;

/// How much of the text is shown before it is published, in bytes: enough to see whether it was read as it should be.
const SHOWN_BYTES: usize = 9_000;

/// What was typed on the page that brings something in.
#[derive(Default)]
pub struct Typed {
    /// Pasted.
    pub words: WordsInput,
    /// An address in the web.
    pub link: LinkInput,
}

/// The page that brings something in: from a file, as pasted text, or as an address in the web.
pub fn bring(frame: &Frame, of: Option<&Material>, typed: &Typed, faults: &Faults) -> Markup {
    let text = Text(frame.language);
    let title = of.map_or_else(|| text.title().to_owned(), |of| text.title_renew(&of.title));
    let [by_file, by_words, by_link] = ways(of);
    let megabytes = UPLOAD_BYTES_MAX / 1024 / 1024;
    page(
        frame,
        Heading::new(&title)
            .above(crumbs(frame, &[("/library", frame.language.pick("资料", "Library"))]))
            .lead(text.lead()),
        html! {
            @if of.is_none() { p { a href="/courses/new" { (text.courses()) } } }
            (section(text.from_file(), html! {
                p.meta { (text.formats(megabytes)) }
                (upload_form(frame, &by_file, FIELDS, faults, html! {
                    (field(frame, &FILE, Input::File(".docx,.pdf,.md,.markdown,.html,.htm,.txt"), "", faults))
                    (actions(submit(Weight::Primary, text.read_it())))
                }))
            }))
            (section(text.from_words(), draft(frame, &by_words, form(frame, &by_words, FIELDS, &Faults::default(), html! {
                (field(frame, &WORDS, Input::Area(10), &typed.words.words, faults))
                (actions(submit(Weight::Plain, text.read_it())))
            }))))
            (section(text.from_link(), form(frame, &by_link, FIELDS, &Faults::default(), html! {
                (field(frame, &material::LINK, Input::Text, &typed.link.link, faults))
                (field(frame, &ABOUT, Input::Area(3), &typed.link.about, faults))
                (actions(submit(Weight::Plain, text.read_it())))
            })))
        },
    )
}

fn ways(of: Option<&Material>) -> [String; 3] {
    let query = of.map(|of| format!("?material={}", of.id)).unwrap_or_default();
    ["", "/words", "/links"].map(|kind| format!("/library/intakes{kind}{query}"))
}

/// The page on which it is looked at and published.
pub fn look(frame: &Frame, waiting: &Waiting, input: &MaterialInput, faults: &Faults) -> Markup {
    let text = Text(frame.language);
    let at = format!("/library/intakes/{}", waiting.intake.id);
    let action = format!("{at}/publication");
    page(
        frame,
        Heading::new(text.look())
            .above(crumbs(
                frame,
                &[("/library", frame.language.pick("资料", "Library")), ("/library/new", text.title())],
            ))
            .lead(text.look_lead()),
        html! {
            @for left_out in &waiting.intake.left_out { (notice(Notice::Warning, left_out.text(frame.language))) }
            (as_read(frame, waiting))
            (form(frame, &action, material::FIELDS, faults, html! {
                (asked(frame, waiting, input, faults))
                (actions(submit(Weight::Primary, text.publish())))
            }))
            (post_button(&format!("{at}/end"), Weight::Quiet, text.throw_away(), &[]))
        },
    )
}

fn as_read(frame: &Frame, waiting: &Waiting) -> Markup {
    let text = Text(frame.language);
    let all = &waiting.intake.paragraphs;
    let mut bytes = 0;
    let shown: Vec<Placed> = all
        .iter()
        .zip(1..)
        .take_while(|(one, place)| {
            bytes += one.text.len();
            bytes <= SHOWN_BYTES || *place == 1
        })
        .map(|(one, place)| Placed { place, part: 1, look: one.look, text: one.text.clone() })
        .collect();
    let title =
        if shown.len() < all.len() { text.as_read_part(shown.len(), all.len()) } else { text.as_read(all.len()) };
    section(&title, reading(&shown))
}

fn asked(frame: &Frame, waiting: &Waiting, input: &MaterialInput, faults: &Faults) -> Markup {
    let areas: Vec<Choice> = Area::ALL.iter().map(|one| Choice::new(one.word(), one.name(frame.language))).collect();
    let kinds: Vec<Choice> = Kind::ALL.iter().map(|one| Choice::new(one.word(), one.name(frame.language))).collect();
    let units: Vec<Choice> = waiting.units.iter().map(|unit| Choice::new(unit.id.as_str(), &unit.name)).collect();
    html! {
        (field(frame, &material::TITLE, Input::Text, &input.title, faults))
        @if waiting.material.is_some() { (optional_field(frame, &material::NOTE, Input::Area(2), &input.note, faults)) }
        (field(frame, &material::AREA, Input::Radio(&areas), &input.area, faults))
        (field(frame, &material::KIND, Input::Select(&kinds), &input.kind, faults))
        (optional_field(frame, &material::TAGS, Input::Text, &input.tags, faults))
        (optional_field(frame, &material::SOURCE, Input::Text, &input.source, faults))
        (optional_field(frame, &material::LINK, Input::Text, &input.link, faults))
        @if waiting.material.is_none() && units.len() > 1 { (field(frame, &material::UNIT, Input::Select(&units), &input.unit, faults)) }
    }
}
