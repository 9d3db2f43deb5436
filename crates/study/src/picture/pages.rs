//! Texts of questions with their pictures, as every page shows them; and the form that adds one.

use maud::{Markup, html};
use zhixing_kit::Language;
use zhixing_kit::form::Faults;
use zhixing_kit::html::{
    self, Choice, Frame, Heading, Input, Notice, Weight, actions, crumbs, field, link_button, notice, post_button,
    section, submit, upload_form,
};
use zhixing_question::{
    IMAGE_BYTES_MAX, IMAGE_SIDE_MAX, ImageName, Piece, Question, letter, picture, pictures, pieces, plain,
};

use super::input::{FIELDS, INSTEAD, PICTURE, PictureInput, SHOWS, SPOT};
use super::model::Spot;
use super::text::Text;
use crate::bank::model::Kept;
use crate::bank::text::Text as Bank;

/// What a browser offers to choose from.
const ACCEPTED: &str = "image/png,image/jpeg,image/gif,image/webp";

/// Where a picture is fetched from.
pub(crate) fn address(name: &ImageName) -> String {
    format!("/pictures/{}", name.as_str())
}

/// A picture; to who cannot see it, what it shows.
fn shown(language: Language, name: &ImageName, about: &str) -> Markup {
    let about = if about.trim().is_empty() { Text(language).no_words() } else { about };
    html! { img.pictured src=(address(name)) alt=(about) decoding="async"; }
}

/// A picture above what it shows; to who cannot see it, that is said once.
fn captioned(language: Language, name: &ImageName, about: &str) -> Markup {
    let about = if about.trim().is_empty() { Text(language).no_words() } else { about };
    html! { figure { img.pictured src=(address(name)) alt="" decoding="async"; figcaption { (about) } } }
}

/// A text on one line, with its pictures.
pub(crate) fn line(frame: &Frame, text: &str) -> Markup {
    let show = |piece: Piece<'_>| match piece {
        Piece::Words(words) => html! { (plain(words)) " " },
        Piece::Picture(known) => ImageName::parse(known.name).map_or_else(
            || html! { (plain(&picture(known.about, known.name))) " " },
            |name| shown(frame.language, &name, known.about),
        ),
    };
    if !text.contains("![") {
        return html! { (plain(text)) };
    }
    html! { @for piece in pieces(text) { (show(piece)) } }
}

/// A text in lines, with its pictures.
pub(crate) fn lines(frame: &Frame, text: &str) -> Markup {
    html! { @for one in text.lines() { p { (line(frame, one)) } } }
}

/// The options of a question, if there are any to choose from.
pub(crate) fn options(frame: &Frame, question: &Question) -> Markup {
    html! {
        @if !question.asked().options().is_empty() {
            ul.options {
                @for (index, option) in question.asked().options().iter().enumerate() { li { (letter(index)) ". " (line(frame, option)) } }
            }
        }
    }
}

/// What is asked, with its options.
pub(crate) fn asked(frame: &Frame, question: &Question) -> Markup {
    html! { (lines(frame, question.stem())) (options(frame, question)) }
}

/// What the page of a question tells of its pictures to who keeps it.
pub(crate) fn of_question(frame: &Frame, kept: &Kept) -> Markup {
    let text = Text(frame.language);
    let path = kept.path();
    let all: Vec<(ImageName, &str)> = kept
        .question
        .texts()
        .flat_map(pictures)
        .filter_map(|picture| Some((ImageName::parse(picture.name)?, picture.about)))
        .collect();
    let is_silent = all.iter().any(|(_, about)| about.trim().is_empty());
    section(
        text.title(),
        html! {
            @if is_silent { (notice(Notice::Warning, text.silent())) }
            @if !all.is_empty() {
                div.shown {
                    @for (name, about) in &all {
                        div {
                            (captioned(frame.language, name, about))
                            (post_button(&format!("{path}/pictures/removal"), Weight::Quiet, text.take_away(), &[("picture", name.as_str())]))
                        }
                    }
                }
            }
            (actions(link_button(Weight::Plain, &format!("{path}/pictures/new"), text.put_title())))
        },
    )
}

/// A word for who edits a text in which pictures stand.
pub(crate) fn of_marks(frame: &Frame, question: &Question) -> Markup {
    html! { @if !question.shows().is_empty() { (notice(Notice::Info, Text(frame.language).marks())) } }
}

/// Pictures that a file brings along, small.
pub(crate) fn small<'t>(frame: &Frame, texts: impl Iterator<Item = &'t str>, most: usize) -> Markup {
    let all = texts.flat_map(pictures).filter_map(|picture| Some((ImageName::parse(picture.name)?, picture.about)));
    html! { div.shown { @for (name, about) in all.take(most) { (captioned(frame.language, &name, about)) } } }
}

/// The form that adds a picture to a question.
pub fn new(frame: &Frame, kept: &Kept, typed: &PictureInput, faults: &Faults) -> Markup {
    let text = Text(frame.language);
    let (path, title) = (kept.path(), kept.title());
    let lead = text.put_lead(IMAGE_BYTES_MAX / 1024, IMAGE_SIDE_MAX);
    let banks = format!("/banks?unit={}", kept.unit);
    let heading = Heading::new(text.put_title())
        .lead(lead.as_str())
        .above(crumbs(frame, &[(&banks, Bank(frame.language).title()), (&path, &title)]));
    let spots: Vec<Choice> = Spot::all(&kept.question)
        .into_iter()
        .map(|spot| {
            let name = match spot {
                Spot::Stem => text.in_stem().to_owned(),
                Spot::Option(index) => text.in_option(letter(index)),
                Spot::Explanation => text.in_explanation().to_owned(),
            };
            Choice::new(spot.code(), name)
        })
        .collect();
    let form = upload_form(
        frame,
        &format!("{path}/pictures"),
        FIELDS,
        faults,
        html! {
            @if !faults.is_empty() && !typed.bytes.is_empty() { (notice(Notice::Info, text.choose_again())) }
            (field(frame, &PICTURE, Input::File(ACCEPTED), "", faults))
            (field(frame, &SHOWS, Input::Area(2), &typed.shows, faults))
            (field(frame, &SPOT, Input::Select(&spots), &typed.spot, faults))
            @if !kept.question.asked().options().is_empty() {
                (field(frame, &INSTEAD, Input::Checkbox, if typed.instead { "yes" } else { "" }, faults))
            }
            (actions(submit(Weight::Primary, text.put())))
        },
    );
    html::page(frame, heading, html! { (asked(frame, &kept.question)) (form) })
}
