//! The sheet: twelve months side by side.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use maud::{Markup, html};
use zhixing_charter::Obligation;
use zhixing_kit::html::words::{month_text, time_text, weekday};
use zhixing_kit::html::{Frame, Heading, Item, Tab, crumbs, list, printed_page, section, tabs};

use super::model;
use super::questions::Wall;
use super::text::Text;
use crate::activity::words::kind_of;

/// The size of the sheet that hangs on a wall; it lies across.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paper {
    /// 420 by 297 mm.
    A3,
    /// 297 by 210 mm.
    A4,
}

/// The year, for this paper.
pub fn wall(frame: &Frame, wall: &Wall, paper: Paper, zone: &TimeZone) -> Markup {
    let text = Text(frame.language);
    let title = text.title(&wall.branch, wall.year);
    let at = |paper: &str| format!("/year/wall?year={}&paper={paper}", wall.year);
    let (a3, a4) = (at("a3"), at("a4"));
    let papers = [
        Tab { href: &a3, label: text.a3(), here: paper == Paper::A3 },
        Tab { href: &a4, label: text.a4(), here: paper == Paper::A4 },
    ];
    let year = format!("/year?year={}", wall.year);
    let heading = Heading::new(&title).above(html! {
        (crumbs(frame, &[(&year, text.back())]))
        (tabs(text.paper(), &papers))
    });
    let firsts = (1..=12).filter_map(|month| Date::new(wall.year, month, 1).ok());
    let months: Vec<(Date, Vec<Entry>)> = firsts.map(|first| (first, entries(frame, wall, first, zone))).collect();
    let words =
        |(_, entries): &(_, Vec<Entry>)| entries.iter().map(|(what, place)| format!("{what} {place}")).collect();
    let size = model::size(&months.iter().map(words).collect::<Vec<_>>());
    let class = format!("{} wall-{size}", if paper == Paper::A3 { "wall-a3" } else { "wall-a4" });
    let body = html! {
        div.wall { @for (first, entries) in &months { (section(&month_text(frame.language, *first), month(text, entries))) } }
    };
    printed_page(frame, &class, &heading.lead(text.how()), body)
}

/// What happens when, and where.
type Entry<'w> = (String, &'w str);

fn month(text: Text, entries: &[Entry]) -> Markup {
    if entries.is_empty() {
        return html! { p { (text.nothing()) } };
    }
    let items: Vec<Item> = entries.iter().map(|(what, place)| Item::plain(what).meta(*place)).collect();
    list(&items)
}

fn entries<'w>(frame: &Frame, wall: &'w Wall, first: Date, zone: &TimeZone) -> Vec<Entry<'w>> {
    let text = Text(frame.language);
    let here = |day: Date| day.first_of_month() == first;
    let owed_by =
        |owed: &Obligation| kind_of(frame.language, &owed.kind, wall.groups.get(&owed.unit).map(String::as_str));
    let planned = wall.doings.iter().filter(|doing| here(doing.on)).map(|doing| {
        let when = text.on(doing.on.day(), weekday(frame.language, doing.on));
        let time = time_text(doing.starts_at.local(zone).time());
        (format!("{when} {time} {}", doing.kind_of(frame.language)), doing.place.as_str())
    });
    let open = wall.open.iter().map(|duty| &duty.obligation).filter(|owed| here(owed.due));
    let open = open.map(|owed| (text.by(owed.due.day(), owed_by(owed)), ""));
    planned.chain(open).collect()
}
