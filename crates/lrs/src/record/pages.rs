//! The list of stored statements, with its search, and one of them.

use maud::{Markup, html};
use zhixing_kit::House;
use zhixing_kit::form::Faults;
use zhixing_kit::html::{
    Frame, Heading, Input, Item, Notice, Weight, actions, crumbs, details, empty, facts, filter_form, hidden,
    link_button, list as list_of, live, moment, notice, optional_field, page, pager, section, sheet, submit,
};

use zhixing_people::in_query;

use super::input::{self, SearchInput};
use super::model::Told;
use super::questions::{CARRIED_MAX, One};
use crate::text::Text;

const PATH: &str = "/settings/clients/statements";

/// The newest statements, or those that are searched for: what was typed, and the name of the system that is meant.
pub(crate) fn list(
    frame: &Frame,
    (typed, source): (&SearchInput, Option<&str>),
    faults: &Faults,
    (told, more): (Vec<Told>, Option<i64>),
    house: &House,
) -> Markup {
    let text = Text(frame.language);
    let heading = Heading::new(text.statements())
        .above(crumbs(frame, &[("/settings", text.settings()), ("/settings/clients", text.clients())]))
        .lead(text.statements_lead());
    let body = html! {
        // What is wrong in it has to be seen.
        @if !faults.is_empty() { (section(text.search(), search(frame, typed, faults))) }
        @else {
            (details(text.search(), search(frame, typed, faults)))
            @if typed.is_narrow() { (searched(text, typed, source)) }
            (found(frame, typed, (&told, more), house))
        }
    };
    page(frame, heading, body)
}

fn search(frame: &Frame, typed: &SearchInput, faults: &Faults) -> Markup {
    let text = Text(frame.language);
    filter_form(
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
    )
}

/// What is searched for, and the way back to all.
fn searched(text: Text, typed: &SearchInput, source: Option<&str>) -> Markup {
    let asked = [
        (text.who(), typed.who.as_str()),
        (text.verb(), &typed.verb),
        (text.about_what(), &typed.activity),
        (text.from_day(), &typed.from),
        (text.until_day(), &typed.until),
        (text.source(), source.unwrap_or_default()),
    ];
    let lines: Vec<_> = asked
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| (name, html! { (value) }))
        .collect();
    section(text.searched_for(), html! { (facts(&lines)) (actions(link_button(Weight::Plain, PATH, text.see_all()))) })
}

fn found(frame: &Frame, typed: &SearchInput, (told, more): (&[Told], Option<i64>), house: &House) -> Markup {
    let text = Text(frame.language);
    let zone = &house.db.surroundings().zone;
    let lines: Vec<(String, String)> = told.iter().map(|one| (format!("{PATH}/{}", one.id), one.title())).collect();
    let meta = |one: &Told| {
        html! {
            @if !one.outcome.is_empty() { (one.outcome) " · " }
            (one.source) " · " (moment(frame, one.stored_at, zone))
        }
    };
    let items: Vec<Item> =
        told.iter().zip(&lines).map(|(one, (href, title))| Item::link(href, title).meta(meta(one))).collect();
    let older = more.map(|number| format!("{PATH}?{}before={number}", query(typed)));
    let newer = (!typed.before.is_empty()).then(|| format!("{PATH}?{}", query(typed)));
    let next = if typed.is_narrow() { text.nothing_like_it_next() } else { text.no_statements_next() };
    html! {
        (live(frame, "received", "statements", html! {
            @if items.is_empty() { (empty(text.no_statements(), next, None)) } @else { (list_of(&items)) }
        }))
        (pager(frame, newer.as_deref(), older.as_deref()))
        @if !items.is_empty() {
            (actions(html! {
                (link_button(Weight::Plain, &format!("{PATH}/csv?{}", query(typed)), text.as_csv()))
                (link_button(Weight::Plain, &format!("{PATH}/jsonl?{}", query(typed)), text.as_jsonl()))
                (link_button(Weight::Plain, &format!("{PATH}/proved?{}", query(typed)), text.as_proved()))
            }))
            p { (text.carried_most(CARRIED_MAX)) (frame.pick(("", " "))) (text.as_proved_lead()) }
        }
    }
}

/// Characters of a statement's own words that its page shows.
const SHOWN_MAX: usize = 8_000;

/// One statement: what it says, that it is proved, and its own words.
pub(crate) fn one(frame: &Frame, one: &One, house: &House) -> Markup {
    let text = Text(frame.language);
    let zone = &house.db.surroundings().zone;
    let told = &one.told;
    let above = [("/settings", text.settings()), ("/settings/clients", text.clients()), (PATH, text.statements())];
    let mut lines = vec![
        (text.who(), html! { (told.who) @if told.like[0] != told.who { " · " (told.like[0]) } }),
        (text.verb(), html! { (told.verb) " · " code { (told.like[1]) } }),
        (text.about_what(), html! { (told.what) }),
        (text.happened(), moment(frame, told.happened_at, zone)),
        (text.stored(), moment(frame, told.stored_at, zone)),
        (text.source(), html! { (told.source) }),
        (text.statement_id(), html! { code { (told.id) } }),
    ];
    if !told.outcome.is_empty() {
        lines.insert(3, (text.outcome(), html! { (told.outcome) }));
    }
    let words: String = serde_json::from_str::<serde_json::Value>(&told.text)
        .and_then(|value| serde_json::to_string_pretty(&value))
        .unwrap_or_else(|_| told.text.clone());
    let shown: String = words.chars().take(SHOWN_MAX).collect();
    let body = html! {
        @if one.voided { (notice(Notice::Warning, text.is_voided())) }
        (facts(&lines))
        (actions(others_like_it(text, told)))
        (section(text.proof(), proof(frame, one)))
        (details(text.own_words(), html! {
            (sheet(&shown))
            @if shown.len() < words.len() { p { (text.words_go_on()) } }
        }))
    };
    page(frame, Heading::new(&told.title()).above(crumbs(frame, &above)), body)
}

/// The ways to further records of the same person, verb and activity: nobody need know their addresses.
fn others_like_it(text: Text, told: &Told) -> Markup {
    let words = [text.of_same_person(), text.of_same_verb(), text.of_same_activity()];
    let named = ["who", "verb", "activity"].into_iter().zip(words).zip(&told.like);
    html! {
        @for ((field, words), value) in named.filter(|(_, value)| !value.is_empty()) {
            (link_button(Weight::Plain, &format!("{PATH}?{field}={}", in_query(value)), words))
        }
    }
}

fn proof(frame: &Frame, one: &One) -> Markup {
    let text = Text(frame.language);
    let (Some(proof), Some(head)) = (&one.proof, &one.log.head) else {
        return notice(Notice::Info, text.waits_for_log());
    };
    html! {
        p { (text.in_log(proof.index, head.size)) }
        (facts(&[(text.fingerprint(), html! { (head.fingerprint()) })]))
        (actions(link_button(Weight::Primary, &format!("{PATH}/{}/proof", one.told.id), text.get_proof())))
        p { (text.verify_how()) }
        p { code { "zhixing verify statement-" (one.told.id) ".jsonl" } }
    }
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
    let pair = |(name, value): &(&str, &String)| format!("{name}={}&", in_query(value));
    pairs.iter().filter(|(_, value)| !value.is_empty()).map(pair).collect()
}
