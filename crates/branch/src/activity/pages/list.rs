//! The list of meetings: what comes, what was held.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use maud::{Markup, html};
use zhixing_kit::html::{
    self, Frame, Heading, Item, Status, Tab, Tone, Weight, actions, empty, link_button, pager, pill, section, status,
    tabs,
};

use crate::activity::model::{Activity, State};
use crate::activity::text::Text;
use crate::rules::charter;

/// What the list shows.
pub struct ListView {
    /// Whether it is what was held.
    pub past: bool,
    /// Only this kind; empty for all.
    pub kind: String,
    /// Whether the reader plans anywhere.
    pub plans: bool,
    /// Whether the reader belongs to a branch, whose resolutions he may see.
    pub in_branch: bool,
    /// A page of rows.
    pub rows: Vec<Activity>,
    /// Where the next page is.
    pub further: Option<String>,
    /// The day it is: what is planned for a day before it waits for an answer.
    pub today: Date,
}

/// The list.
pub fn list(frame: &Frame, view: &ListView, zone: &TimeZone) -> Markup {
    let text = Text(frame.language);
    let mut heading = Heading::new(text.meetings()).lead(text.meetings_lead());
    if view.plans {
        heading = heading.action(link_button(Weight::Primary, "/meetings/new", text.plan_one()));
    }
    let word = if view.past { "past" } else { "upcoming" };
    let (upcoming, past) =
        (format!("/meetings?view=upcoming&kind={}", view.kind), format!("/meetings?view=past&kind={}", view.kind));
    let views = [
        Tab { href: &upcoming, label: text.upcoming(), here: !view.past },
        Tab { href: &past, label: text.past(), here: view.past },
    ];
    let passed_over = |activity: &&Activity| activity.was_passed_over(view.today, zone);
    let (passed, rows): (Vec<&Activity>, Vec<&Activity>) = view.rows.iter().partition(passed_over);
    let paths: Vec<String> = rows.iter().map(|activity| activity.path()).collect();
    let items: Vec<Item> = rows.iter().zip(&paths).map(|(activity, path)| item(frame, activity, path, zone)).collect();
    html::page(
        frame,
        heading,
        html! {
            (tabs(text.views(), &views))
            (html::details(text.kinds(), kinds(frame, view, word)))
            @if !passed.is_empty() { (section(text.passed_over(), html! { @for activity in &passed { (asked(frame, view, activity, zone)) } })) }
            @if !items.is_empty() { (html::list(&items)) } @else if passed.is_empty() { (nothing(frame, view)) }
            (pager(frame, None, view.further.as_deref()))
            @if view.in_branch {
                (html::actions(html! {
                    (link_button(Weight::Quiet, "/resolutions", text.see_resolutions()))
                    (link_button(Weight::Quiet, "/theme-days", crate::theme::list_name(frame.language)))
                    (link_button(Weight::Quiet, "/organisation-life", crate::life::list_name(frame.language)))
                }))
            }
        },
    )
}

fn item<'a>(frame: &Frame, activity: &'a Activity, path: &'a str, zone: &TimeZone) -> Item<'a> {
    let meta = html! {
        (activity.kind_of(frame.language)) " · " (html::day_time(frame, activity.shown_at(zone).local(zone)))
        @if !activity.place.is_empty() { " · " (activity.place) }
    };
    Item::link(path, &activity.topic).meta(meta).end(standing(frame, activity))
}

/// A meeting whose day is over and of which nothing was written down: who plans is asked what became of it.
fn asked(frame: &Frame, view: &ListView, activity: &Activity, zone: &TimeZone) -> Markup {
    let text = Text(frame.language);
    let meta = html! {
        p { (activity.kind_of(frame.language)) " · " (html::day_time(frame, activity.starts_at.local(zone))) " " (pill(Tone::Soon, text.not_written_down())) }
        @if view.plans { p.meta { (text.passed_over_ask()) } }
    };
    let ways = if view.plans {
        let path = activity.path();
        answers(frame, activity, Some(if activity.state == State::Convened { format!("{path}/opening") } else { path }))
    } else {
        actions(link_button(Weight::Plain, &activity.path(), text.see_it()))
    };
    html::card(&activity.topic, meta, Some(ways))
}

/// What became of a meeting whose day is over: held, with the way to write it down, moved or cancelled.
pub fn answers(frame: &Frame, activity: &Activity, held: Option<String>) -> Markup {
    let (text, path) = (Text(frame.language), activity.path());
    actions(html! {
        @if let Some(held) = held { (link_button(Weight::Plain, &held, text.write_it_down())) }
        (link_button(Weight::Plain, &format!("{path}/edit"), text.move_it()))
        (link_button(Weight::Quiet, &format!("{path}/cancellation"), text.cancel()))
    })
}

/// How an activity stands, as a pill.
pub fn standing(frame: &Frame, activity: &Activity) -> Markup {
    if activity.short { pill(Tone::Soon, Text(frame.language).not_valid()) } else { state(frame, activity.state) }
}

/// The same of an activity that decides nothing, and so cannot fall short.
pub fn state(frame: &Frame, state: State) -> Markup {
    status(
        frame,
        match state {
            State::Planned | State::Convened => Status::Planned,
            State::Opened => Status::UnderWay,
            State::Closed => Status::Held,
            State::Signed => Status::Signed,
            State::Cancelled => Status::Cancelled,
        },
    )
}

fn kinds(frame: &Frame, view: &ListView, word: &str) -> Markup {
    let kinds = charter().kinds(jiff::civil::Date::MAX);
    let hrefs: Vec<String> = kinds.iter().map(|kind| format!("/meetings?view={word}&kind={}", kind.code)).collect();
    let all = format!("/meetings?view={word}");
    let mut shown = vec![Tab { href: &all, label: Text(frame.language).all_kinds(), here: view.kind.is_empty() }];
    shown.extend(kinds.iter().zip(&hrefs).map(|(kind, href)| Tab {
        href,
        label: frame.pick((&kind.zh, &kind.en)),
        here: kind.code == view.kind,
    }));
    tabs(Text(frame.language).kinds(), &shown)
}

fn nothing(frame: &Frame, view: &ListView) -> Markup {
    let text = Text(frame.language);
    if view.past {
        return empty(text.none_past(), text.none_past_next(), None);
    }
    let next = if view.plans { text.none_upcoming_next() } else { text.none_upcoming_member() };
    empty(text.none_upcoming(), next, None)
}
