//! The home of study.

use jiff::tz::TimeZone;
use maud::{Markup, html};
use zhixing_kit::html::{self, Frame, Heading, Item, Weight, empty, link_button, list, section};

use super::questions::Home;
use super::text::Text;
use crate::day::model::StudyDay;
use crate::{day, hours, programme, reflection, review, rota, series, test};

/// The page.
pub fn home(frame: &Frame, home: &Home, zone: &TimeZone) -> Markup {
    let text = Text(frame.language);
    let weight = if home.tests.is_empty() { Weight::Primary } else { Weight::Plain };
    let heading =
        Heading::new(text.title()).lead(text.lead()).action(link_button(weight, "/self-test", text.self_test()));
    html::page(
        frame,
        heading,
        html! {
            @for one in &home.tests {
                (section(test::open_name(frame.language), html! {
                    p { (one.title) }
                    (test::open_to(frame, &one.path(), one.length, one.answered))
                }))
            }
            @if home.place.is_some() { (section(text.next(), next(frame, home, zone))) }
            (section(text.ways(), ways(frame, home)))
        },
    )
}

fn next(frame: &Frame, home: &Home, zone: &TimeZone) -> Markup {
    let text = Text(frame.language);
    if home.next.is_empty() {
        let planned = home.place.as_ref().filter(|place| place.plans);
        let way = planned.map(|place| series::way(frame.language, &place.branch.id, None));
        let next = if way.is_some() { text.plan_next() } else { text.none_next() };
        return empty(text.none(), next, way.map(|(path, label)| link_button(Weight::Plain, &path, label)));
    }
    days(frame, &home.next, zone)
}

fn days(frame: &Frame, all: &[StudyDay], zone: &TimeZone) -> Markup {
    let text = Text(frame.language);
    let line = |one: &StudyDay| -> (String, String) {
        (one.path(), one.placed.as_ref().map_or_else(|| text.no_topic().to_owned(), |placed| placed.title.clone()))
    };
    let lines: Vec<(String, String)> = all.iter().map(line).collect();
    let both = all.iter().zip(&lines);
    list(
        &both
            .map(|(one, (path, title))| Item::link(path, title).meta(day::pages::when(frame, one, zone)))
            .collect::<Vec<_>>(),
    )
}

fn ways(frame: &Frame, home: &Home) -> Markup {
    let text = Text(frame.language);
    let mut items = vec![
        Item::link("/programmes", programme::list_name(frame.language)).meta(text.programmes()),
        Item::link("/rota", rota::name(frame.language)).meta(text.rota()),
        Item::link("/study/hours", hours::name(frame.language)).meta(text.hours()),
        Item::link("/reflections", reflection::title(frame.language)).meta(text.reflections()),
        Item::link("/review", review::title(frame.language)).meta(text.review()),
        Item::link("/tests", text.tests()),
        Item::link("/library", text.library()),
    ];
    if home.keeps {
        items.push(Item::link("/banks", text.banks()));
    }
    list(&items)
}
