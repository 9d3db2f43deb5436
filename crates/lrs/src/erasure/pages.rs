//! The page of an erasure: by what somebody is known, what would go and stay, and the form that does it. Markup only.

use maud::{Markup, html};
use zhixing_kit::form::Faults;
use zhixing_kit::html::{
    Frame, Heading, Input, Notice, Weight, actions, crumbs, empty, facts, field, filter_form, form, hidden,
    link_button, notice, page, section, submit,
};
use zhixing_people::fields::PASSWORD;

use super::input::{FIELDS, FORM, WHOM, WhomInput};
use super::model::Outlook;
use super::web::PATH;
use crate::text::Text;

pub(super) fn show(
    frame: &Frame,
    typed: &WhomInput,
    faults: &Faults,
    outlook: Option<Outlook>,
    embedded: bool,
) -> Markup {
    let text = Text(frame.language);
    let above = crumbs(frame, &[("/settings", text.settings()), ("/settings/clients", text.clients())]);
    let look = filter_form(
        frame,
        PATH,
        FIELDS,
        faults,
        html! {
            (field(frame, &WHOM, Input::Search, &typed.whom, faults))
            (actions(submit(if outlook.is_some() { Weight::Plain } else { Weight::Primary }, text.erase_look())))
        },
    );
    let body = html! {
        (section(text.erase_whom(), look))
        @if let Some(outlook) = outlook {
            (section(text.erase_found(), html! {
                @if outlook.is_empty() { (empty(text.erase_nothing(), text.erase_nothing_next(), None)) }
                @else { (found(frame, typed, faults, outlook, embedded)) }
            }))
        }
    };
    page(frame, Heading::new(text.erase()).above(above).lead(text.erase_lead()), body)
}

fn found(frame: &Frame, typed: &WhomInput, faults: &Faults, outlook: Outlook, embedded: bool) -> Markup {
    let text = Text(frame.language);
    let count = |count: u64, what: &str| html! { (count) " · " (what) };
    html! {
        (facts(&[
            (text.erase_his(), count(outlook.his, text.erase_his_left())),
            (text.erase_beside(), count(outlook.beside, text.erase_beside_left())),
            (text.erase_kept(), count(outlook.kept, text.erase_kept_left())),
            (text.erase_mentioned(), count(outlook.mentioned, text.erase_mentioned_left())),
        ]))
        (notice(Notice::Info, text.erase_log()))
        (notice(Notice::Warning, text.erase_sources()))
        @if !embedded { (notice(Notice::Warning, text.erase_server())) }
        (form(frame, PATH, FORM, faults, html! {
            (hidden("whom", &typed.whom))
            (field(frame, &PASSWORD, Input::Password, "", faults))
            (actions(html! {
                (submit(Weight::Danger, text.erase_do()))
                (link_button(Weight::Quiet, "/settings/clients", text.erase_not()))
            }))
        }))
    }
}
