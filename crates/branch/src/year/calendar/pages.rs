//! The pages of the calendar: a month, and a year in small months.

use std::collections::BTreeMap;

use jiff::ToSpan;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use maud::{Markup, html};
use zhixing_charter::{Period, Standing};
use zhixing_kit::html::words::time_text;
use zhixing_kit::html::{
    Entry, Frame, Heading, Mark, Month, Tab, Tone, Weight, actions, link_button, month_calendar, page, tabs,
    year_calendar,
};

use super::model::{Span, write_month};
use super::text::Text;
use crate::activity::State;
use crate::activity::words::kind_of;
use crate::rules::charter;
use crate::year::model::{Doing, Duty};
use crate::year::pages::{year_path, year_tabs};

/// One thing on a day, before it is drawn.
struct Shown {
    day: Date,
    href: String,
    time: Option<String>,
    title: String,
    tone: Tone,
}

/// A month.
pub fn month(frame: &Frame, span: &Span, zone: &TimeZone) -> Markup {
    let text = Text(frame.language);
    let shown = shown(frame, span, zone);
    let entries: Vec<Entry> = shown
        .iter()
        .map(|one| Entry {
            day: one.day,
            href: &one.href,
            time: one.time.as_deref(),
            title: &one.title,
            tone: one.tone,
        })
        .collect();
    let named = named_days(frame, span.first, span.first.last_of_month());
    let (previous, next) =
        (month_path(span.first.saturating_sub(1.month())), month_path(span.first.saturating_add(1.month())));
    let month = Month {
        day: span.first,
        today: span.today,
        entries: &entries,
        named_days: &named,
        previous: &previous,
        next: &next,
    };
    let here = write_month(span.today) == write_month(span.first);
    page(
        frame,
        heading(frame, span),
        html! {
            (views(frame, span, true))
            (month_calendar(frame, &month))
            @if !here { (actions(link_button(Weight::Plain, "/calendar", text.back_to_today()))) }
            @if span.may_plan { (plan_form(frame, span, here)) }
            (crate::form::pages::of_span(frame, &span.branch_id, span.first.year(), Some(span.first.month())))
        },
    )
}

/// A year.
pub fn year(frame: &Frame, span: &Span, zone: &TimeZone) -> Markup {
    let mut days: BTreeMap<Date, (Tone, u32)> = BTreeMap::new();
    for one in shown(frame, span, zone) {
        let mark = days.entry(one.day).or_insert((one.tone, 0));
        mark.0 = more_urgent(mark.0, one.tone);
        mark.1 += 1;
    }
    let marks: Vec<Mark> = days.into_iter().map(|(day, (tone, entries))| Mark { day, tone, entries }).collect();
    page(
        frame,
        heading(frame, span),
        html! {
            (views(frame, span, false))
            (year_tabs(frame, "/calendar?", span.first.year(), span.today.year()))
            (year_calendar(frame, span.first.year(), span.today, &marks, month_path))
        },
    )
}

fn heading<'a>(frame: &Frame, span: &Span) -> Heading<'a> {
    let text = Text(frame.language);
    Heading::new(text.title()).lead(html! { (text.lead(&span.branch)) }).action(link_button(
        Weight::Plain,
        "/calendar/feeds",
        text.to_feeds(),
    ))
}

fn views(frame: &Frame, span: &Span, month: bool) -> Markup {
    let text = Text(frame.language);
    let year = format!("/calendar?year={}", span.first.year());
    let of_month = if span.first.year() == span.today.year() { span.today } else { span.first };
    let here = if month { span.first } else { of_month };
    let owed = format!("/year?year={}", span.first.year());
    tabs(
        text.view(),
        &[
            Tab { href: &month_path(here), label: text.month(), here: month },
            Tab { href: &year, label: text.year(), here: !month },
            Tab { href: &owed, label: text.to_year(), here: false },
        ],
    )
}

fn month_path(day: Date) -> String {
    format!("/calendar?month={}", write_month(day))
}

/// Choosing a day and planning something on it; works without scripts.
fn plan_form(frame: &Frame, span: &Span, here: bool) -> Markup {
    let text = Text(frame.language);
    let day = if here { span.today } else { span.first };
    html! {
        form.search action="/meetings/new" {
            label for="plan-day" { (text.on_which_day()) }
            input type="date" id="plan-day" name="day" value=(day);
            (zhixing_kit::html::submit(Weight::Plain, text.plan_something()))
        }
    }
}

fn shown(frame: &Frame, span: &Span, zone: &TimeZone) -> Vec<Shown> {
    let doings = span.doings.iter().map(|doing| of_doing(frame, doing, zone));
    let dues = span.dues.iter().map(|(duty, group)| of_duty(frame, span, duty, group.as_deref()));
    let mut shown: Vec<Shown> = doings.chain(dues).collect();
    shown.sort_by(|one, other| {
        (one.day, one.time.is_none(), &one.time).cmp(&(other.day, other.time.is_none(), &other.time))
    });
    shown
}

fn of_doing(frame: &Frame, doing: &Doing, zone: &TimeZone) -> Shown {
    let name = doing.kind_of(frame.language);
    let title = if doing.place.is_empty() { name } else { Text(frame.language).with_place(name, &doing.place) };
    let tone = match doing.state {
        State::Closed | State::Signed => Tone::Good,
        State::Opened => Tone::Soon,
        State::Cancelled => Tone::Quiet,
        State::Planned | State::Convened => Tone::Plain,
    };
    Shown { day: doing.on, href: doing.path(), time: Some(time_text(doing.starts_at.local(zone).time())), title, tone }
}

fn of_duty(frame: &Frame, span: &Span, duty: &Duty, group: Option<&str>) -> Shown {
    let year = span.first.year();
    let href = if span.may_plan && duty.proposal.is_some() {
        format!("/year/plan?year={year}&key={}", duty.obligation.key)
    } else {
        year_path(duty.obligation.due)
    };
    let name = kind_of(frame.language, &duty.obligation.kind, group);
    let tone = if duty.standing == Standing::Overdue { Tone::Bad } else { Tone::Soon };
    Shown { day: duty.obligation.due, href, time: None, title: Text(frame.language).last_day(name), tone }
}

/// Holidays and weekend days that are worked, by name.
pub fn named_days(frame: &Frame, first: Date, last: Date) -> Vec<(Date, &'static str)> {
    let holidays = charter().holidays();
    let named = |day: Date| {
        let holiday = holidays.name(day).map(|name| {
            (day, if frame.language == zhixing_kit::Language::Chinese { name.zh.as_str() } else { name.en.as_str() })
        });
        holiday.or_else(|| holidays.is_make_up_day(day).then(|| (day, Text(frame.language).make_up_day())))
    };
    days_of(Period { first, last }).filter_map(named).collect()
}

fn days_of(period: Period) -> impl Iterator<Item = Date> {
    std::iter::successors(Some(period.first), |day| day.tomorrow().ok()).take_while(move |day| *day <= period.last)
}

fn more_urgent(one: Tone, other: Tone) -> Tone {
    let rank =
        |tone| [Tone::Bad, Tone::Soon, Tone::Plain, Tone::Good, Tone::Quiet].iter().position(|known| *known == tone);
    if rank(other) < rank(one) { other } else { one }
}
