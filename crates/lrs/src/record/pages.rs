//! The list of stored statements, with its search.

use maud::{Markup, html};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use zhixing_kit::House;
use zhixing_kit::form::Faults;
use zhixing_kit::html::{
    Frame, Heading, Input, Item, Weight, actions, crumbs, details, empty, filter_form, hidden, link_button,
    list as list_of, live, moment, optional_field, page, pager, submit,
};

use super::input::{self, SearchInput};
use super::model::Told;
use super::questions::CARRIED_MAX;
use crate::text::Text;

const PATH: &str = "/settings/clients/statements";

pub(crate) fn list(
    frame: &Frame,
    typed: &SearchInput,
    faults: &Faults,
    told: &[Told],
    more: Option<i64>,
    house: &House,
) -> Markup {
    let text = Text(frame.language);
    let zone = &house.db.surroundings().zone;
    let titles: Vec<String> = told.iter().map(|one| format!("{} {} {}", one.who, one.verb, one.what)).collect();
    let items: Vec<Item> = told
        .iter()
        .zip(&titles)
        .map(|(one, title)| {
            Item::plain(title).meta(html! {
                @if !one.outcome.is_empty() { (one.outcome) " · " }
                (one.source) " · " (moment(frame, one.stored_at, zone))
            })
        })
        .collect();
    let older = more.map(|number| format!("{PATH}?{}before={number}", query(typed)));
    let newer = (!typed.before.is_empty()).then(|| format!("{PATH}?{}", query(typed)));
    let search = filter_form(
        frame,
        PATH,
        input::FIELDS,
        faults,
        html! {
            (optional_field(frame, &input::WHO, Input::Search, &typed.who, faults))
            (optional_field(frame, &input::VERB, Input::Text, &typed.verb, faults))
            (optional_field(frame, &input::ACTIVITY, Input::Text, &typed.activity, faults))
            (optional_field(frame, &input::FROM, Input::Day, &typed.from, faults))
            (optional_field(frame, &input::UNTIL, Input::Day, &typed.until, faults))
            @if !typed.source.is_empty() { (hidden("source", &typed.source)) }
            (actions(submit(Weight::Primary, text.search())))
        },
    );
    let heading = Heading::new(text.statements())
        .above(crumbs(frame, &[("/settings", text.settings()), ("/settings/clients", text.clients())]))
        .lead(text.statements_lead());
    let body = html! {
        (details(text.search(), search))
        (live(frame, "received", "statements", html! {
            @if items.is_empty() { (empty(text.no_statements(), text.no_statements_next(), None)) } @else { (list_of(&items)) }
        }))
        (pager(frame, newer.as_deref(), older.as_deref()))
        @if !items.is_empty() {
            (actions(html! {
                (link_button(Weight::Plain, &format!("{PATH}/csv?{}", query(typed)), text.as_csv()))
                (link_button(Weight::Plain, &format!("{PATH}/jsonl?{}", query(typed)), text.as_jsonl()))
            }))
            p { (text.carried_most(CARRIED_MAX)) }
        }
    };
    page(frame, heading, body)
}

/// The search as a query, ready for one more pair.
fn query(typed: &SearchInput) -> String {
    let pairs = [
        ("who", &typed.who),
        ("verb", &typed.verb),
        ("activity", &typed.activity),
        ("from", &typed.from),
        ("until", &typed.until),
        ("source", &typed.source),
    ];
    let pair = |(name, value): &(&str, &String)| format!("{name}={}&", utf8_percent_encode(value, NON_ALPHANUMERIC));
    pairs.iter().filter(|(_, value)| !value.is_empty()).map(pair).collect()
}
