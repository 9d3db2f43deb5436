//! The pages about passkeys, and their place on the sign-in page. Markup only.

use jiff::tz::TimeZone;
use maud::{Markup, html};
use zhixing_kit::form::Faults;
use zhixing_kit::html::{
    Frame, Heading, Input, Item, Notice, Weight, actions, crumbs, device_key, empty, field, form, hidden, link_button,
    list, moment, notice, page, submit,
};

use super::actions::Asked;
use super::model::Passkey;
use super::text::Text;
use crate::fields::{FIELDS, PASSKEY_NAME, PASSWORD};

/// One's own passkeys.
pub fn passkeys(frame: &Frame, passkeys: &[Passkey], possible: bool, zone: &TimeZone) -> Markup {
    let text = Text(frame.language);
    let ends: Vec<_> = passkeys.iter().map(|one| format!("/settings/passkeys/{}/end", one.id)).collect();
    let items: Vec<_> = passkeys
        .iter()
        .zip(&ends)
        .map(|(one, end)| {
            Item::plain(&one.name)
                .meta(html! { (text.added_on()) " " (moment(frame, one.created_at, zone)) })
                .end(link_button(Weight::Quiet, end, text.remove()))
        })
        .collect();
    page(
        frame,
        Heading::new(text.title()).above(crumbs(frame, &[("/settings", text.settings())])).lead(text.lead()),
        html! {
            @if !possible { (notice(Notice::Info, text.not_here())) }
            @if items.is_empty() { (empty(text.none(), text.none_next(), None)) } @else { (list(&items)) }
            @if possible { (actions(link_button(Weight::Primary, "/settings/passkeys/new", text.add()))) }
        },
    )
}

/// Proving oneself before a passkey is added (`id` empty) or taken away.
pub fn prove(frame: &Frame, ending: Option<&Passkey>, faults: &Faults) -> Markup {
    let text = Text(frame.language);
    let title = ending.map_or_else(|| text.add().to_owned(), |one| text.remove_title(&one.name));
    let (lead, weight, label) = match ending {
        Some(_) => (text.remove_lead(), Weight::Danger, text.remove()),
        None => (text.prove_lead(), Weight::Primary, text.go_on()),
    };
    let path = frame.path.split('?').next().unwrap_or("/");
    page(
        frame,
        Heading::new(&title).above(crumbs(frame, &[("/settings/passkeys", text.title())])).lead(lead),
        form(
            frame,
            path,
            FIELDS,
            faults,
            html! {
                (field(frame, &PASSWORD, Input::Password, "", faults))
                (actions(html! { (submit(weight, label)) (link_button(Weight::Quiet, "/settings/passkeys", text.back())) }))
            },
        ),
    )
}

/// Making one, once the owner has proven himself.
pub fn create(frame: &Frame, asked: &Asked, name: &str) -> Markup {
    let text = Text(frame.language);
    let faults = Faults::default();
    let inside = form(
        frame,
        "/settings/passkeys",
        FIELDS,
        &faults,
        html! {
            (hidden("question", asked.token.reveal()))
            (hidden("answer", ""))
            (field(frame, &PASSKEY_NAME, Input::Text, name, &faults))
        },
    );
    page(
        frame,
        Heading::new(text.create_title())
            .above(crumbs(frame, &[("/settings/passkeys", text.title())]))
            .lead(text.create_lead()),
        device_key(frame, "create", &asked.options, text.create(), inside),
    )
}

/// The offer on the sign-in page; the question is asked when the button is pressed.
pub fn sign_in(frame: &Frame, next: &str, kept: &str) -> Markup {
    let inside = form(
        frame,
        "/sign-in/passkey",
        FIELDS,
        &Faults::default(),
        html! { (hidden("next", next)) @if !kept.is_empty() { (hidden("kept", kept)) } (hidden("question", "")) (hidden("answer", "")) },
    );
    device_key(frame, "get", "/sign-in/passkey/options", Text(frame.language).sign_in(), inside)
}
