//! The page of opinions. Its form keeps no draft anywhere: what is typed here leaves nothing behind but the opinion itself.

use maud::{Markup, html};
use zhixing_kit::form::Faults;
use zhixing_kit::html::{
    self, Choice, Frame, Heading, Input, Item, Notice, Weight, actions, confirmed, crumbs, field, hidden, notice,
    optional_field, section, submit,
};

use super::input::{self, FIELDS, OpinionInput};
use super::model::{Anonymous, Closing, Matter, Named};
use super::text::Text;
use crate::life::round;
use crate::life::round::model::Round;

/// What the page shows.
pub struct View {
    /// The round.
    pub round: Round,
    /// How the gathering ended, if it did.
    pub closing: Option<Closing>,
    /// Whether an opinion can be given without a name.
    pub anonymity: bool,
    /// Whether the reader appraises.
    pub appraises: bool,
    /// All opinions, for who reads them.
    pub opinions: Option<(Vec<Named>, Vec<Anonymous>)>,
}

/// The page.
pub fn opinions(frame: &Frame, view: &View, typed: &OpinionInput, faults: &Faults) -> Markup {
    let text = Text(frame.language);
    let (path, name) = (view.round.path(), round::text::Text(frame.language).of_year(view.round.year));
    let heading = Heading::new(text.title())
        .above(crumbs(frame, &[("/organisation-life", crate::life::list_name(frame.language)), (&path, &name)]))
        .lead(text.lead());
    let ending = faults.of("all_the_same").is_some();
    let none = Faults::default();
    let (of_form, of_closing) = if ending { (&none, faults) } else { (faults, &none) };
    html::page(
        frame,
        heading,
        html! {
            @match &view.closing {
                Some(closing) => {
                    @for (_, fault) in &faults.0 { (notice(Notice::Refused, fault.text(frame.language))) }
                    // What was typed too late is not lost: it can be copied from here.
                    @if !typed.opinion.is_empty() { (html::sheet(&typed.opinion)) }
                    (notice(Notice::Info, text.closed(&closing.closed_name)))
                    @if let Some((named, anonymous)) = &view.opinions { (section(text.all(), all(frame, closing, named, anonymous))) }
                    @else { p { (text.only_committee()) } }
                }
                None => {
                    (protection(frame, view))
                    (form(frame, view, typed, of_form))
                    @if view.appraises { (section(text.close(), ending_form(frame, &path, of_closing))) }
                }
            }
        },
    )
}

fn protection(frame: &Frame, view: &View) -> Markup {
    let text = Text(frame.language);
    if !view.anonymity {
        return notice(Notice::Info, text.too_few_people());
    }
    notice(
        Notice::Info,
        html! { p { b { (text.protected_title()) } } p { (text.protected()) } p { (text.not_protected()) } },
    )
}

fn form(frame: &Frame, view: &View, typed: &OpinionInput, faults: &Faults) -> Markup {
    let text = Text(frame.language);
    let matters: Vec<Choice> =
        Matter::ALL.iter().map(|matter| Choice::new(matter.code(), matter.name(frame.language))).collect();
    let signed = [Choice::new("no", text.without_name()), Choice::new("yes", text.with_name())];
    html::draft_here(
        frame,
        &format!("{}/opinions", view.round.path()),
        html::form(
            frame,
            &format!("{}/opinions", view.round.path()),
            FIELDS,
            faults,
            html! {
                (field(frame, &input::MATTER, Input::Select(&matters), &typed.matter, faults))
                (field(frame, &input::OPINION, Input::Area(5), &typed.opinion, faults))
                @if view.anonymity { (field(frame, &input::SIGNED, Input::Radio(&signed), &typed.signed, faults)) }
                @else { (hidden("signed", "yes")) }
                (actions(submit(Weight::Primary, text.give())))
            },
        ),
    )
}

fn ending_form(frame: &Frame, path: &str, faults: &Faults) -> Markup {
    let text = Text(frame.language);
    let action = format!("{path}/opinions/closing");
    if faults.is_empty() {
        let button = html::post_button(&action, Weight::Plain, text.close(), &[]);
        return html! { p { (text.close_lead()) } (confirmed(frame, text.close_ask(), button)) };
    }
    // What is to be ticked now is asked by the page itself.
    let form = html::form(
        frame,
        &action,
        FIELDS,
        faults,
        html! {
            (optional_field(frame, &input::ALL_THE_SAME, Input::Checkbox, "", faults))
            (actions(submit(Weight::Plain, text.close())))
        },
    );
    html! { p { (text.close_lead()) } (form) }
}

fn all(frame: &Frame, closing: &Closing, named: &[Named], anonymous: &[Anonymous]) -> Markup {
    let text = Text(frame.language);
    let line = |words: &'_ str, matter: Matter, who: &str| -> (String, String) {
        (words.to_owned(), format!("{} · {who}", matter.name(frame.language)))
    };
    let lines: Vec<(String, String)> = anonymous
        .iter()
        .map(|one| line(&one.words, one.matter, text.nobody()))
        .chain(named.iter().map(|one| line(&one.words, one.matter, &one.name)))
        .collect();
    let items: Vec<Item> = lines.iter().map(|(words, meta)| Item::plain(words).meta(meta.as_str())).collect();
    html! {
        @if closing.dropped > 0 { (notice(Notice::Info, text.dropped(closing.dropped))) }
        @if items.is_empty() { p.meta { (text.none()) } } @else { (html::list(&items)) }
    }
}
