//! The page of one's own hours.

use jiff::tz::TimeZone;
use maud::{Markup, html};
use zhixing_branch::{Activity, charter};
use zhixing_kit::html::{
    self, Frame, Heading, Item, Notice, Part, Tab, Tone, bar, crumbs, day_time, empty, list, notice, section, tabs,
};

use super::model::{Hours, in_words};
use super::text::Text;
use crate::home;

/// The page.
pub fn hours(frame: &Frame, hours: &Hours, now: i16, zone: &TimeZone) -> Markup {
    let text = Text(frame.language);
    let heading = Heading::new(text.title())
        .above(crumbs(frame, &[("/study", home::name(frame.language))]))
        .lead(text.lead(hours.year));
    html::page(
        frame,
        heading,
        html! {
            (years(text, hours.year, now))
            (against(frame, hours))
            (section(text.held(), held(frame, hours, zone)))
        },
    )
}

fn years(text: Text, shown: i16, now: i16) -> Markup {
    let all: Vec<(String, String, bool)> = [now, now - 1]
        .iter()
        .map(|year| (format!("/study/hours?year={year}"), year.to_string(), *year == shown))
        .collect();
    tabs(text.years(), &all.iter().map(|(href, label, here)| Tab { href, label, here: *here }).collect::<Vec<_>>())
}

/// What one has against what is asked: drawn, unless nothing is asked.
fn against(frame: &Frame, hours: &Hours) -> Markup {
    let text = Text(frame.language);
    let so_far = text.so_far(hours.in_words());
    if let Some((zh, en)) = &hours.excused {
        return html! { p { (so_far) } (notice(Notice::Info, text.excused(frame.language.pick(zh, en)))) };
    }
    let Some(rule) = &hours.rule else {
        return html! { p { (so_far) } @if !hours.in_branch { p { (text.no_branch()) } } };
    };
    let source = charter().cite(&rule.source);
    let mut parts = vec![Part { tone: Tone::Good, label: text.there(), number: hours.whole() }];
    if hours.whole() < rule.hours {
        parts.push(Part { tone: Tone::Quiet, label: text.rest(), number: rule.hours - hours.whole() });
    }
    html! {
        (bar(text.label(), &parts))
        p { (so_far) " " (text.asked(rule.hours, frame.language.pick(&source.zh, &source.en))) }
        @if rule.concentrated_trainings > 0 { p { (text.training(rule.concentrated_trainings, hours.trainings())) } }
        p.meta { (text.reckoned(hours.hour_minutes)) }
    }
}

fn held(frame: &Frame, hours: &Hours, zone: &TimeZone) -> Markup {
    let text = Text(frame.language);
    if hours.held.is_empty() {
        return empty(text.none(), text.none_next(), None);
    }
    let line = |one: &Activity| (one.path(), text.hours(in_words(one.minutes, hours.hour_minutes)));
    let lines: Vec<(String, String)> = hours.held.iter().map(line).collect();
    let items: Vec<Item> = hours
        .held
        .iter()
        .zip(&lines)
        .map(|(one, (path, time))| {
            let kind = charter().kind(&one.kind);
            let name = kind.map_or(one.kind.as_str(), |kind| frame.language.pick(&kind.zh, &kind.en));
            Item::link(path, &one.topic)
                .meta(html! { (day_time(frame, one.starts_at.local(zone))) " · " (name) " · " (time) })
        })
        .collect();
    list(&items)
}
