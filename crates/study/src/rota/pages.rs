//! The pages of the rota: the year ahead as a table (cards on a phone), and one day with what can be done about its host.

use jiff::ToSpan;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use maud::{Markup, html};
use zhixing_kit::form::Faults;
use zhixing_kit::html::words::day_text;
use zhixing_kit::html::{
    self, Choice, Column, Frame, Heading, Input, Item, Notice, Tone, Weight, actions, confirmed, crumbs, day_time,
    details, empty, field, link_button, list, live, notice, optional_field, pill, section, submit, table,
};

use super::input::{self, FIELDS, HostInput, SwapInput};
use super::questions::{Hosted, OneDay, Rota};
use super::text::Text;
use super::turn::{Turn, Way, path};
use crate::place::Where;
use crate::programme::pages::branches;
use crate::{day, home, series};

/// How many past days are listed.
const PAST: usize = 12;

fn above(frame: &Frame, more: &[(&str, &str)]) -> Markup {
    let mut all = vec![("/study", home::name(frame.language))];
    all.extend_from_slice(more);
    crumbs(frame, &all)
}

/// For who sees no branch from within.
pub fn nowhere(frame: &Frame) -> Markup {
    let text = Text(frame.language);
    let heading = Heading::new(text.title()).above(above(frame, &[]));
    html::page(frame, heading, empty(text.no_branch(), text.no_branch_next(), None))
}

/// The rota of a branch.
pub fn rota(frame: &Frame, place: &Where, rota: &Rota, zone: &TimeZone) -> Markup {
    let text = Text(frame.language);
    let heading = Heading::new(text.title()).above(above(frame, &[])).lead(text.lead());
    let year: Vec<&Hosted> = rota.year().collect();
    let looked_at: Vec<String> =
        rota.ahead().filter_map(|one| Some(format!("{} {}", one.day.activity.id, one.proposed.as_ref()?.0))).collect();
    let body = html! {
        @if year.is_empty() { (empty(text.none(), text.none_next(), to_series(frame, place))) }
        @else {
            @if place.plans && !looked_at.is_empty() {
                (notice(Notice::Info, text.unsettled(looked_at.len())))
                (settle(frame, place, &looked_at))
            }
            (table(text.caption(), &columns(text), &year.iter().map(|one| row(frame, one, zone)).collect::<Vec<_>>()))
            (beyond(frame, place, &year, zone))
        }
        (past(frame, rota, zone))
    };
    html::page(
        frame,
        heading,
        html! {
            (branches(place, text.branches(), "/rota"))
            (live(frame, &format!("rota/{}", place.branch.id), "rota", body))
        },
    )
}

/// What keeps the year from being seen whole: theme days without a topic, and that nothing is planned beyond a day.
fn beyond(frame: &Frame, place: &Where, year: &[&Hosted], zone: &TimeZone) -> Markup {
    let text = Text(frame.language);
    let waiting = year.iter().filter(|one| one.waits_for_topic()).count();
    let last = year.last().map(|one| one.day.activity.starts_at.day(zone));
    let programmes = format!("/programmes?unit={}", place.branch.id);
    html! {
        @if waiting > 0 { p.meta { (text.waiting(waiting)) } }
        @if let Some(last) = last { p.meta { (text.planned_until(day_text(frame.language, last))) } }
        @if place.plans {
            (actions(html! {
                @if let Some(way) = to_series(frame, place) { (way) }
                @if waiting > 0 { (link_button(Weight::Plain, &programmes, text.to_programmes())) }
                @if let Some(way) = last.and_then(|last| to_year(frame, place, last)) { (way) }
            }))
        }
    }
}

/// The way to the study days of a year in one act; nothing for who does not plan.
fn to_series(frame: &Frame, place: &Where) -> Option<Markup> {
    let (way, label) = series::way(frame.language, &place.branch.id, None);
    place.plans.then(|| link_button(Weight::Plain, &way, label))
}

/// The way to the plan of the year in which the next theme days would lie; nothing for who does not plan.
fn to_year(frame: &Frame, place: &Where, last: Date) -> Option<Markup> {
    let year = last.saturating_add(1.month()).year();
    let label = Text(frame.language).to_year_of(year);
    place.plans.then(|| link_button(Weight::Plain, &format!("/year/plan?year={year}"), &label))
}

fn settle(frame: &Frame, place: &Where, looked_at: &[String]) -> Markup {
    let sent = [("unit", place.branch.id.as_str()), ("hosts", &looked_at.join("\n"))];
    actions(html::post_button("/rota", Weight::Primary, Text(frame.language).settle(), &sent))
}

fn columns(text: Text) -> [Column<'static>; 4] {
    [Column::text(text.day()), Column::text(text.topic()), Column::text(text.host()), Column::text(text.state())]
}

fn row(frame: &Frame, one: &Hosted, zone: &TimeZone) -> Vec<Markup> {
    let text = Text(frame.language);
    let activity = &one.day.activity;
    let topic = one.day.placed.as_ref().map_or(text.no_topic(), |placed| placed.title.as_str());
    // A theme day without a topic is no study day yet: its page is where it gets one.
    let way = if one.waits_for_topic() { one.day.path() } else { path(activity) };
    vec![
        html! { a href=(way) { (day_time(frame, activity.starts_at.local(zone))) } },
        html! { (topic) },
        html! { (who(one)) },
        state(frame, one),
    ]
}

fn who(one: &Hosted) -> &str {
    let proposed = one.proposed.as_ref().map(|(_, name)| name.as_str());
    one.host().map(|turn| turn.name.as_str()).or(proposed).unwrap_or("—")
}

/// How the host of a day stands.
fn state(frame: &Frame, one: &Hosted) -> Markup {
    let text = Text(frame.language);
    match (one.host(), &one.proposed) {
        (Some(turn), _) => settled(frame, turn),
        (None, _) if one.is_void => pill(Tone::Soon, text.void()),
        (None, Some(_)) if one.waits_for_topic() => pill(Tone::Quiet, text.foreseen()),
        (None, Some(_)) => pill(Tone::Quiet, text.in_turn()),
        (None, None) => pill(Tone::Soon, text.nobody()),
    }
}

fn settled(frame: &Frame, turn: &Turn) -> Markup {
    let text = Text(frame.language);
    let label = match turn.way {
        Way::Rota => text.settled(),
        Way::StandIn => text.stands_in(),
        Way::Swap => text.swapped(),
        Way::Hand => text.by_hand(),
        Way::Hosted => text.hosted(),
    };
    pill(Tone::Plain, label)
}

fn past(frame: &Frame, rota: &Rota, zone: &TimeZone) -> Markup {
    let text = Text(frame.language);
    let over = rota.days.iter().rev().filter(|one| !one.is_open() && one.turn.is_some()).take(PAST);
    let lines: Vec<(String, &str, Markup)> =
        over.map(|one| (one.day.path(), who(one), day::pages::when(frame, &one.day, zone))).collect();
    let items: Vec<Item> = lines.iter().map(|(path, name, when)| Item::link(path, name).meta(when.clone())).collect();
    html! { @if !items.is_empty() { (details(text.past(), list(&items))) } }
}

/// What was typed on the page of a day.
#[derive(Default)]
pub struct Typed {
    /// Into the form of a host.
    pub host: HostInput,
    /// Into the form of a swap.
    pub swap: SwapInput,
}

/// One day: who hosts it, and what the reader can do about that.
pub fn one(frame: &Frame, one: &OneDay, typed: &Typed, faults: &Faults, zone: &TimeZone) -> Markup {
    let text = Text(frame.language);
    let hosted = &one.hosted;
    let activity = &hosted.day.activity;
    let title = text.one_title(day_text(frame.language, activity.starts_at.day(zone)));
    let up = format!("/rota?unit={}", activity.branch);
    let heading = Heading::new(&title)
        .above(above(frame, &[(&up, text.title())]))
        .lead(html! { (activity.topic) " · " (day::pages::when(frame, &hosted.day, zone)) });
    let body = html! {
        (told(frame, one))
        (actions(link_button(Weight::Plain, &hosted.day.path(), text.to_day())))
        @if hosted.is_open() {
            @if one.takes_turns { (own(frame, one)) }
            @if is_mine(one) { (section(text.swap(), swap(frame, one, typed, faults, zone))) }
            @if one.plans { (section(text.set(), set(frame, one, typed, faults))) }
        } @else if one.plans { (section(text.set_hosted(), set(frame, one, typed, faults))) }
    };
    html::page(frame, heading, body)
}

fn is_mine(one: &OneDay) -> bool {
    one.hosted.host().is_some_and(|turn| turn.member == one.me)
}

/// Who hosts, in words.
fn told(frame: &Frame, one: &OneDay) -> Markup {
    let text = Text(frame.language);
    let hosted = &one.hosted;
    html! {
        @if let Some(turn) = hosted.host() {
            @if is_mine(one) { (notice(Notice::Info, text.your_day())) } @else { p { (text.settled_as(&turn.name)) " " (settled(frame, turn)) } }
            @if !turn.reason.is_empty() { p.meta { (text.because(&turn.reason)) } }
        } @else {
            @if let Some(turn) = hosted.turn.as_ref().filter(|_| hosted.is_void) { (notice(Notice::Warning, text.void_of(&turn.name))) }
            @match &hosted.proposed {
                Some((_, name)) => { p { (text.turn_of(name)) } }
                None if hosted.is_open() => { (notice(Notice::Warning, text.nobody_can())) }
                None => { p { (text.nobody_hosted()) } }
            }
        }
        @for swap in &one.waiting {
            @if swap.asker.member == one.me || swap.asked.member == one.me {
                @let words = if swap.asked.member == one.me { text.asked_by(&swap.asker.name) } else { text.waits_for(&swap.asked.name) };
                p { (words) " " a href=(swap.path()) { (text.see_swap()) } }
            }
        }
    }
}

/// That one cannot, or can again.
fn own(frame: &Frame, one: &OneDay) -> Markup {
    let text = Text(frame.language);
    let path = path(&one.hosted.day.activity);
    let absence = format!("{path}/absence");
    html! {
        @if one.hosted.away.contains(&one.me) {
            p { (text.you_cannot()) }
            (actions(html::post_button(&format!("{absence}/end"), Weight::Quiet, text.can(), &[])))
        } @else if is_mine(one) {
            (actions(confirmed(frame, text.cannot_ask(), html::post_button(&absence, Weight::Danger, text.cannot_mine(), &[]))))
        } @else { (actions(html::post_button(&absence, Weight::Quiet, text.cannot(), &[]))) }
    }
}

fn swap(frame: &Frame, one: &OneDay, typed: &Typed, faults: &Faults, zone: &TimeZone) -> Markup {
    let text = Text(frame.language);
    if one.to_swap.is_empty() {
        return html! { p { (text.nobody_to_swap()) } };
    }
    let choice = |other: &Hosted| {
        let on = day_text(frame.language, other.day.activity.starts_at.day(zone));
        Choice::new(other.day.activity.id.as_str(), format!("{on} · {}", who(other)))
    };
    let choices: Vec<Choice> = one.to_swap.iter().map(choice).collect();
    let action = format!("{}/swaps", path(&one.hosted.day.activity));
    html! {
        p { (text.swap_lead()) }
        (html::form(frame, &action, FIELDS, faults, html! {
            (field(frame, &input::SWAP_WITH, Input::Select(&choices), &typed.swap.swap_with, faults))
            (optional_field(frame, &input::SWAP_WORDS, Input::Text, &typed.swap.swap_words, faults))
            (actions(submit(Weight::Plain, text.swap_ask())))
        }))
    }
}

fn set(frame: &Frame, one: &OneDay, typed: &Typed, faults: &Faults) -> Markup {
    let text = Text(frame.language);
    let choices: Vec<Choice> = one.people.iter().map(|(member, name)| Choice::new(member.as_str(), name)).collect();
    let named = |away: &zhixing_people::MemberId| one.people.iter().find(|(member, _)| member == away);
    let away: Vec<&str> = one.hosted.away.iter().filter_map(named).map(|(_, name)| name.as_str()).collect();
    let action = format!("{}/host", path(&one.hosted.day.activity));
    let is_ahead = one.hosted.is_open();
    let reason = if is_ahead { field } else { optional_field };
    html! {
        p { (if is_ahead { text.set_lead() } else { text.hosted_lead() }) }
        @if is_ahead && !away.is_empty() { p.meta { (text.away(away.join(text.comma()))) } }
        (html::form(frame, &action, FIELDS, faults, html! {
            (field(frame, &input::HOST, Input::Select(&choices), &typed.host.host, faults))
            (reason(frame, &input::HOST_REASON, Input::Text, &typed.host.host_reason, faults))
            (actions(submit(Weight::Plain, if is_ahead { text.set() } else { text.set_hosted() })))
        }))
    }
}
