//! The sign-in page and the list of one's own sessions. Markup only.

pub(crate) mod again;

use jiff::tz::TimeZone;
use maud::{Markup, html};
use zhixing_kit::form::Faults;
use zhixing_kit::html::{
    Column, Frame, Heading, Input, Notice, Tone, Weight, actions, confirmed, crumbs, field, form, hidden, link_button,
    moment, notice, page, pill, plain_page, post_button, sheet, submit, table,
};

use super::model::{Session, SessionId};
use super::text::Text;
use super::web::SignInInput;
use super::web::lost::Lost;
use crate::fields::{FIELDS, PASSWORD, SIGN_IN_NAME};
use crate::{identity, passkey};

/// The sign-in page; `others` are the further ways: whether passkeys can be used, and what the organisation's own sign-in is called. A password that was typed is never sent back.
pub fn sign_in(frame: &Frame, input: &SignInInput, faults: &Faults, others: (bool, Option<&str>)) -> Markup {
    let text = Text(frame.language);
    plain_page(
        frame,
        Heading::new(text.title()).lead(text.lead()),
        html! {
            @if !input.kept.is_empty() {
                (notice(Notice::Warning, html! { p { b { (text.kept()) } } p { (text.kept_next()) } p { (text.ask_there()) } @if others.1.is_some() { noscript { p { (text.kept_not_elsewhere()) } } } }))
            } @else if !input.unsaved.is_empty() { (notice(Notice::Refused, html! { p { b { (text.unsaved()) } } p { (text.unsaved_next()) } p { (text.ask_there()) } })) }
            @else if !input.over.is_empty() { (notice(Notice::Info, html! { p { (text.over()) } p { (text.over_next()) } p { (text.ask_there()) } })) }
            (form(frame, "/sign-in", FIELDS, faults, html! {
                (hidden("next", &input.next))
                @if !input.unsaved.is_empty() { (hidden("unsaved", "yes")) }
                @if !input.over.is_empty() { (hidden("over", "yes")) }
                @if !input.kept.is_empty() { (hidden("kept", &input.kept)) }
                (field(frame, &SIGN_IN_NAME, Input::Username, &input.sign_in_name, faults))
                (field(frame, &PASSWORD, Input::Password, "", faults))
                (actions(submit(Weight::Primary, text.sign_in())))
            }))
            @if let Some(name) = others.1 { (identity::offer(frame, name, &input.next)) }
            @if others.0 { (passkey::sign_in_offer(frame, &input.next, &input.kept)) }
            p { (text.forgot()) }
        },
    )
}

/// In place of a form that can be shown no longer: what was typed in it, to be copied.
pub(crate) fn words(frame: &Frame, lost: &Lost) -> Markup {
    let text = Text(frame.language);
    plain_page(
        frame,
        Heading::new(text.words_title()).lead(text.words_lead()),
        html! {
            @for words in lost.words() { (sheet(words)) }
            (actions(link_button(Weight::Primary, lost.back(), text.words_on())))
        },
    )
}

/// In place of the sign-in page, before there is anybody who could sign in.
pub fn not_set_up(frame: &Frame) -> Markup {
    let text = Text(frame.language);
    plain_page(frame, Heading::new(text.title()), html! { p { (text.not_set_up()) } })
}

/// One's own sessions.
pub fn sessions(frame: &Frame, sessions: &[Session], here: Option<&SessionId>, zone: &TimeZone) -> Markup {
    let text = Text(frame.language);
    let columns = [
        Column::text(text.device()),
        Column::text(text.since()),
        Column::text(text.used()),
        Column::text(text.actions()),
    ];
    let rows: Vec<_> = sessions
        .iter()
        .map(|session| {
            let end = post_button(&format!("/settings/sessions/{}/end", session.id), Weight::Quiet, text.end(), &[]);
            vec![
                html! { (session.device) @if here == Some(&session.id) { " " (pill(Tone::Good, text.this_one())) } },
                moment(frame, session.created_at, zone),
                moment(frame, session.used_at, zone),
                end,
            ]
        })
        .collect();
    let everywhere = post_button("/settings/sessions/end-all", Weight::Danger, text.everywhere(), &[]);
    let heading = Heading::new(text.sessions_title())
        .above(crumbs(frame, &[("/settings", text.settings())]))
        .lead(text.sessions_lead());
    page(
        frame,
        heading,
        html! {
            (table(text.sessions_title(), &columns, &rows))
            (actions(confirmed(frame, text.everywhere_question(), everywhere)))
        },
    )
}
