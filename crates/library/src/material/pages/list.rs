//! The list of materials, and what was found in them.

use jiff::tz::TimeZone;
use maud::{Markup, html};
use zhixing_kit::form::{Faults, Field};
use zhixing_kit::html::{
    Choice, Frame, Heading, Input, Item, Tab, Weight, day, details, empty, filter_form, hidden, link_button,
    list as lines, live, live_search_form, optional_field, page, pager, pill, submit, tabs,
};

use zhixing_people::in_query;

use super::way_to;
use crate::material::input::KIND;
use crate::material::model::{Area, Kind, Material};
use crate::material::text::Text;
use crate::material::web::ListQuery;
use crate::search::questions::Answers;
use crate::search::snippet::snippet;
use crate::search::store::FOUND_MAX;

/// By the day from which on.
const FROM: Field = Field {
    name: "from",
    label: ("发布日期不早于", "Published since"),
    why: ("只看这一天以后发布的。", "To see only what was published since."),
    seen_by: ("只有您自己；不留记录", "you alone; nothing is kept"),
};

/// What the list shows.
pub struct ListView {
    /// What was asked for.
    pub query: ListQuery,
    /// The materials, when nothing is searched for.
    pub materials: Vec<Material>,
    /// The way to older ones.
    pub older: Option<String>,
    /// What was found, when something is.
    pub answers: Option<Answers>,
    /// Whether the reader may bring a material.
    pub publishes: bool,
}

/// The list, or what was found.
pub fn list(frame: &Frame, view: &ListView, faults: &Faults, zone: &TimeZone) -> Markup {
    let text = Text(frame.language);
    let mut heading = Heading::new(text.title()).lead(text.lead());
    if view.publishes {
        heading = heading.action(link_button(Weight::Primary, "/library/new", text.bring()));
    }
    let shown = match &view.answers {
        Some(answers) => found(frame, &view.query.q, answers, zone),
        None => live(frame, "library", "materials", materials(frame, view, zone)),
    };
    page(
        frame,
        heading,
        html! {
            (live_search_form(frame, "/library", "q", text.search(), &view.query.q))
            div id="found" {
                (areas(frame, &view.query))
                (narrowing(frame, &view.query, faults))
                (shown)
            }
            (link_button(Weight::Plain, "/courses", text.courses()))
            (link_button(Weight::Quiet, "/library/feed", text.feed()))
        },
    )
}

fn areas(frame: &Frame, query: &ListQuery) -> Markup {
    let text = Text(frame.language);
    let mut all = vec![(query.with_area(""), text.all(), query.area.is_empty())];
    all.extend(
        Area::ALL
            .iter()
            .map(|area| (query.with_area(area.word()), area.name(frame.language), query.area == area.word())),
    );
    let all: Vec<Tab> = all.iter().map(|(href, label, here)| Tab { href, label, here: *here }).collect();
    tabs(text.areas(), &all)
}

fn narrowing(frame: &Frame, query: &ListQuery, faults: &Faults) -> Markup {
    let text = Text(frame.language);
    let mut kinds = vec![Choice::new("", text.any_kind())];
    kinds.extend(Kind::ALL.iter().map(|kind| Choice::new(kind.word(), kind.name(frame.language))));
    let inside = html! {
        @if !query.q.is_empty() { (hidden("q", &query.q)) }
        @if !query.area.is_empty() { (hidden("area", &query.area)) }
        (optional_field(frame, &KIND, Input::Select(&kinds), &query.kind, faults))
        (optional_field(frame, &FROM, Input::Day, &query.from, faults))
        (submit(Weight::Plain, text.narrow_it()))
    };
    details(text.narrow(), filter_form(frame, "/library", &[&KIND, &FROM], faults, inside))
}

fn materials(frame: &Frame, view: &ListView, zone: &TimeZone) -> Markup {
    let text = Text(frame.language);
    if view.materials.is_empty() {
        return if view.query.narrows() {
            empty(text.none_narrowed(), "", Some(link_button(Weight::Plain, "/library", text.all())))
        } else {
            empty(text.none(), text.none_next(), None)
        };
    }
    let hrefs: Vec<String> = view.materials.iter().map(|one| format!("/library/{}", one.id)).collect();
    let items: Vec<Item> = view
        .materials
        .iter()
        .zip(&hrefs)
        .map(|(one, href)| {
            Item::link(href, &one.title).meta(html! {
                (one.area.name(frame.language)) " · " (one.kind.name(frame.language)) " · " (day(frame, one.changed_at.day(zone)))
                @if one.edition > 1 { " · " (text.edition(one.edition)) }
                @if !one.tags.is_empty() { " · " (one.tags.join(" ")) }
            })
        })
        .collect();
    html! {
        @if !view.query.tag.is_empty() {
            p { (pill(zhixing_kit::html::Tone::Plain, &text.tagged(&view.query.tag))) " " a href="/library" { (text.all()) } }
        }
        (lines(&items))
        (pager(frame, None, view.older.as_deref()))
    }
}

fn found(frame: &Frame, question: &str, answers: &Answers, zone: &TimeZone) -> Markup {
    let text = Text(frame.language);
    let clear = || link_button(Weight::Quiet, "/library", text.clear());
    if answers.found.is_empty() {
        return empty(&text.found_none(question), "", Some(clear()));
    }
    let hrefs: Vec<String> = answers.found.iter().map(|one| way_to(&one.material, one.part, one.place)).collect();
    let items: Vec<Item> = answers
        .found
        .iter()
        .zip(&hrefs)
        .map(|(one, href)| {
            Item::link(href, &one.title).meta(html! {
                @if one.place > 0 {
                    @for (piece, mark) in snippet(&one.text, &answers.words) { @if mark { mark { (piece) } } @else { (piece) } }
                    br;
                }
                (one.area.name(frame.language)) " · " (one.kind.name(frame.language)) " · " (day(frame, one.changed_at.day(zone)))
            })
        })
        .collect();
    let count = answers.found.len();
    // As many as are shown are hardly all that there are.
    let found = if count < FOUND_MAX { text.found(count) } else { text.found_best(count) };
    html! { p role="status" { (found) " " (clear()) } (lines(&items)) }
}

impl ListQuery {
    /// The same list of another area.
    fn with_area(&self, area: &str) -> String {
        let pairs = [("q", self.q.as_str()), ("area", area), ("kind", &self.kind), ("from", &self.from)];
        address(&pairs)
    }

    /// Whether it asks for less than everything.
    fn narrows(&self) -> bool {
        [&self.area, &self.kind, &self.from, &self.tag].iter().any(|one| !one.is_empty())
    }
}

/// The list's address with what is not empty.
pub fn address(pairs: &[(&str, &str)]) -> String {
    let parts: Vec<String> = pairs
        .iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| format!("{name}={}", in_query(value)))
        .collect();
    if parts.is_empty() { "/library".to_owned() } else { format!("/library?{}", parts.join("&")) }
}
