//! What pages show of tellers, and the page that shows a key once.

use maud::{Markup, html};
use zhixing_kit::Language;
use zhixing_kit::html::{
    self, Choice, Frame, Heading, Input, Item, Notice, Tone, Weight, actions, copied_by_hand, copy_text, details,
    field, link_button, notice, pill, post_button, section, submit,
};

use super::input::{FIELDS, ROLE, TELLER};
use super::model::{Teller, TellerRole};
use super::questions::can_count;
use super::text::Text;
use crate::activity::model::{ActivityId, State};
use crate::ballot::pages::list::ListView;
use crate::roll;
use crate::roll::model::RollEntry;

/// The name of a role.
pub fn role_name(language: Language, role: TellerRole) -> &'static str {
    match role {
        TellerRole::Supervisor => Text(language).supervisor(),
        TellerRole::Counter => Text(language).counter(),
    }
}

/// The tellers of a meeting, the reader's own key, and the form that names one.
pub fn tellers(frame: &Frame, view: &ListView) -> Markup {
    let text = Text(frame.language);
    let open = view.activity.state == State::Opened;
    let path = view.activity.path();
    let keys = view.needs_keys();
    let end = |teller: &Teller| {
        let key = match teller.lock {
            Some(_) => pill(Tone::Good, text.has_key()),
            None if keys => pill(Tone::Soon, text.no_key()),
            None => html! {},
        };
        let to = format!("{path}/tellers/{}/end", teller.entry);
        html! {
            (key)
            @if view.names && view.may.run { (post_button(&to, Weight::Quiet, &text.relieve(&teller.name), &[])) }
        }
    };
    let items = view
        .tellers
        .iter()
        .map(|teller| Item::plain(&teller.name).meta(role_name(frame.language, teller.role)).end(end(teller)));
    let items: Vec<Item> = items.collect();
    // What was typed stands in the form with its faults; a step without one says so above the list.
    let names = view.names && view.may.run;
    let in_form = names && !view.typed.teller.is_empty();
    section(
        text.title(),
        html! {
            p.meta { (text.lead()) }
            @if !in_form { (roll::pages::refused(frame, &view.refused)) }
            @if items.is_empty() { p { (text.none()) } } @else { (html::list(&items)) }
            @if let Some(teller) = view.teller.as_ref().filter(|_| open && keys) {
                @let (label, weight) = if teller.lock.is_some() { (text.take_again(), Weight::Quiet) } else { (text.take(), Weight::Primary) };
                (actions(post_button(&format!("{path}/teller-key"), weight, label, &[])))
            }
            @if in_form { h3 { (text.name_title()) } (name_form(frame, view)) }
            @else if names { (details(text.name_title(), name_form(frame, view))) }
        },
    )
}

fn name_form(frame: &Frame, view: &ListView) -> Markup {
    let text = Text(frame.language);
    let named = |entry: &&RollEntry| view.tellers.iter().any(|teller| teller.entry == entry.id);
    let people: Vec<Choice> = view
        .roll
        .iter()
        .filter(|entry| can_count(entry) && !view.standing.contains(&entry.id) && !named(entry))
        .map(|entry| Choice::new(entry.id.as_str(), entry.pointed(frame.language)))
        .collect();
    let roles: Vec<Choice> =
        TellerRole::ALL.iter().map(|role| Choice::new(role.code(), role_name(frame.language, *role))).collect();
    let has_supervisor = view.tellers.iter().any(|teller| teller.role == TellerRole::Supervisor);
    let usual = if has_supervisor { TellerRole::Counter } else { TellerRole::Supervisor };
    let role = TellerRole::of(&view.typed.teller_role).unwrap_or(usual);
    html::form(
        frame,
        &format!("{}/tellers", view.activity.path()),
        FIELDS,
        &view.refused,
        html! {
            (field(frame, &TELLER, Input::Select(&people), &view.typed.teller, &view.refused))
            (field(frame, &ROLE, Input::Radio(&roles), role.code(), &view.refused))
            (actions(submit(Weight::Plain, text.name())))
        },
    )
}

/// The key, shown once.
pub fn key(frame: &Frame, activity: &ActivityId, written: &str) -> Markup {
    let text = Text(frame.language);
    html::page(
        frame,
        Heading::new(text.key_title()).lead(text.key_lead()),
        html! {
            (copied_by_hand(written))
            (actions(html! {
                (link_button(Weight::Primary, &format!("/meetings/{activity}/ballots"), text.key_back()))
                (copy_text(frame, written, text.key_copy()))
            }))
            (notice(Notice::Info, text.key_alone()))
        },
    )
}
