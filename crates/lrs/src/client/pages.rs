//! The pages about clients: the list, the form, the key and secret that are shown once, one client with what was refused, and its end.

use maud::{Markup, html};
use zhixing_kit::form::Faults;
use zhixing_kit::html::{
    Choice, Frame, Heading, Input, Item, Notice, Tone, Weight, actions, confirmed, copy_text, crumbs, empty, facts,
    field, form as form_around, link_button, list as list_of, moment, notice, optional_field, page, pill, post_button,
    section, submit,
};
use zhixing_kit::{House, Moment};
use zhixing_people::Unit;

use super::actions::Shown;
use super::input::{self, ClientInput};
use super::model::{Client, Reads, Refusal};
use super::plain;
use crate::text::Text;
use crate::token::model::Scope;

/// A client with how many statements it wrote, and when the newest.
pub(crate) struct Listed {
    pub client: Client,
    pub seen: Option<(u64, Moment)>,
}

fn address(house: &House) -> String {
    format!("{}/xapi", house.settings.origin.trim_end_matches('/'))
}

fn above(frame: &Frame) -> Markup {
    let text = Text(frame.language);
    crumbs(frame, &[("/settings", text.settings()), ("/settings/clients", text.clients())])
}

pub(crate) fn list(frame: &Frame, listed: &[Listed], house: &House) -> Markup {
    let text = Text(frame.language);
    let zone = &house.db.surroundings().zone;
    let seen = |one: &Listed| {
        html! {
            @if let Some((count, last)) = &one.seen { (text.wrote(count)) " · " (moment(frame, *last, zone)) }
            @else { (text.wrote_nothing()) }
        }
    };
    let hrefs: Vec<String> = listed.iter().map(|one| format!("/settings/clients/{}", one.client.id)).collect();
    let items: Vec<Item> = listed
        .iter()
        .zip(&hrefs)
        .map(|(one, href)| {
            let ended = one.client.ended_at.is_some();
            Item::link(href, &one.client.name).meta(html! {
                @if ended { (pill(Tone::Plain, text.is_ended())) " " }
                (seen(one))
            })
        })
        .collect();
    let action = link_button(Weight::Primary, "/settings/clients/new", text.enter_client());
    let heading = Heading::new(text.clients())
        .above(crumbs(frame, &[("/settings", text.settings())]))
        .lead(text.clients_lead())
        .action(action);
    let body = html! {
        @if items.is_empty() { (empty(text.no_clients(), text.no_clients_next(), None)) } @else { (list_of(&items)) }
        (section(text.address_title(), html! {
            p { (text.address_lead()) }
            p { code { (address(house)) } }
            (actions(html! {
                (copy_text(frame, &address(house), text.copy_address()))
                (link_button(Weight::Plain, "/settings/clients/statements", text.see_statements()))
                (link_button(Weight::Plain, "/settings/clients/retention", text.retention()))
                (link_button(Weight::Plain, "/settings/clients/erasure", text.erase()))
            }))
        }))
    };
    page(frame, heading, body)
}

fn reads_word(text: Text, reads: Reads) -> &'static str {
    match reads {
        Reads::None => text.reads_none(),
        Reads::Own => text.reads_own(),
        Reads::Unit => text.reads_unit(),
        Reads::All => text.reads_all(),
    }
}

pub(crate) fn form(frame: &Frame, typed: &ClientInput, units: &[Unit], faults: &Faults) -> Markup {
    let text = Text(frame.language);
    let units: Vec<Choice> = units.iter().map(|unit| Choice::new(unit.id.as_str(), &unit.name)).collect();
    let reads: Vec<Choice> =
        Reads::ALL.iter().map(|reads| Choice::new(reads.word(), reads_word(text, *reads))).collect();
    let inside = html! {
        (field(frame, &input::NAME, Input::Text, &typed.client_name, faults))
        (field(frame, &input::UNIT, Input::Select(&units), &typed.client_unit, faults))
        (optional_field(frame, &input::WRITES, Input::Checkbox, &typed.client_writes, faults))
        (field(frame, &input::READS, Input::Radio(&reads), &typed.client_reads, faults))
        (actions(submit(Weight::Primary, text.enter_client())))
    };
    let heading = Heading::new(text.enter_client()).above(above(frame)).lead(text.enter_lead());
    page(frame, heading, form_around(frame, "/settings/clients", input::FIELDS, faults, inside))
}

/// Key and secret, this once.
pub(crate) fn shown(frame: &Frame, shown: &Shown, house: &House) -> Markup {
    let text = Text(frame.language);
    let line = |label: &str, value: &str, copy: &str| {
        section(label, html! { p { code { (value) } } (actions(copy_text(frame, value, copy))) })
    };
    let body = html! {
        (notice(Notice::Warning, text.shown_once()))
        (line(text.address_title(), &address(house), text.copy_address()))
        (line(text.key(), &shown.key, text.copy_key()))
        (line(text.secret(), &shown.secret, text.copy_secret()))
        (actions(link_button(Weight::Primary, &format!("/settings/clients/{}", shown.id), text.noted_down())))
    };
    page(frame, Heading::new(text.shown_title()).above(above(frame)).lead(text.shown_lead()), body)
}

pub(crate) fn client(frame: &Frame, client: &Client, unit: &Unit, refusals: &[Refusal], house: &House) -> Markup {
    let text = Text(frame.language);
    let zone = &house.db.surroundings().zone;
    let writes = if client.writes { text.yes() } else { text.no() };
    let base = format!("/settings/clients/{}", client.id);
    let lines: Vec<Item> = refusals
        .iter()
        .map(|one| {
            Item::plain(plain::meaning(one.status, frame.language)).meta(html! {
                (one.request) " · " (one.status) " · " (moment(frame, one.at, zone))
                @if let Some(reason) = plain::reason(&one.reason, frame.language) { p { (reason) } }
                p { code lang="en" { (one.reason) } }
            })
        })
        .collect();
    let body = html! {
        (facts(&[
            (text.key(), html! { code { (client.key) } }),
            (text.unit(), html! { (unit.name) }),
            (text.may_write(), html! { (writes) }),
            (text.may_read(), html! { (reads_word(text, client.reads)) }),
            (text.made_at(), moment(frame, client.made_at, zone)),
        ]))
        @if let Some(ended) = client.ended_at { (notice(Notice::Info, html! { (text.is_ended()) " · " (moment(frame, ended, zone)) })) }
        @if client.ended_at.is_none() {
            (section(text.token_title(), html! {
                p { (text.token_lead()) }
                p { code { (address(house)) "/" (crate::service::oauth::TOKEN) } }
                p { code { (may_ask(client)) } }
            }))
        }
        (section(text.refused_title(), html! {
            p { (text.refused_lead()) }
            @if lines.is_empty() { (empty(text.nothing_refused(), "", None)) } @else { (list_of(&lines)) }
        }))
        (actions(html! {
            (link_button(Weight::Plain, &format!("/settings/clients/statements?source={}", client.number), text.its_statements()))
            @if client.ended_at.is_none() {
                (confirmed(frame, text.renew_asked(), post_button(&format!("{base}/secret"), Weight::Plain, text.renew(), &[])))
                (link_button(Weight::Plain, &format!("{base}/end"), text.end()))
            }
        }))
    };
    page(frame, Heading::new(&client.name).above(above(frame)), body)
}

/// The scopes that a client may ask for, in one line.
fn may_ask(client: &Client) -> String {
    Scope::EACH.into_iter().filter(|scope| scope.is_of(client)).map(Scope::name).collect::<Vec<_>>().join(" ")
}

pub(crate) fn end(frame: &Frame, client: &Client) -> Markup {
    let text = Text(frame.language);
    let base = format!("/settings/clients/{}", client.id);
    let body = html! {
        p { (text.end_lead()) }
        (actions(html! {
            (post_button(&format!("{base}/end"), Weight::Danger, text.end(), &[]))
            (link_button(Weight::Plain, &base, text.keep()))
        }))
    };
    page(frame, Heading::new(&text.end_asked(&client.name)).above(above(frame)), body)
}
