//! The courses of a topic: on its page, on its study days, and where they are chosen.

use maud::{Markup, html};
use zhixing_course::Course;
use zhixing_kit::Language;
use zhixing_kit::html::{
    self, Frame, Heading, Item, Tone, Weight, actions, empty, link_button, list, pill, post_button, section,
};

use super::store::ToTake;
use super::text::Text;
use crate::programme::pages::above;
use crate::topic::model::Topic;

/// What the section is called.
pub fn name(language: Language) -> &'static str {
    Text(language).courses()
}

/// The courses, with the way to each.
pub fn list_of(frame: &Frame, courses: &[ToTake]) -> Markup {
    let text = Text(frame.language);
    let paths: Vec<String> = courses.iter().map(|one| format!("/courses/{}", one.id)).collect();
    let item = |(one, path)| -> Item<'_> {
        let (one, path): (&ToTake, &String) = (one, path);
        let item = Item::link(path, &one.title);
        if one.is_taken { item.end(pill(Tone::Quiet, text.taken())) } else { item }
    };
    let items: Vec<Item> = courses.iter().zip(&paths).map(item).collect();
    html! { (list(&items)) p.meta { (text.only_you()) } }
}

/// The courses of a topic, with the way to choose them for who plans.
pub fn of_topic(frame: &Frame, topic: &Topic, courses: &[ToTake], plans: bool) -> Markup {
    let text = Text(frame.language);
    html! {
        @if courses.is_empty() { p { (text.none()) } } @else { (list_of(frame, courses)) }
        @if plans && !topic.is_dropped { (actions(link_button(Weight::Plain, &format!("{}/courses", topic.path()), text.choose()))) }
    }
}

/// The page on which courses are chosen.
pub fn choose(frame: &Frame, topic: &Topic, chosen: &[ToTake], offered: &[Course]) -> Markup {
    let text = Text(frame.language);
    let path = topic.path();
    let programme = format!("/programmes/{}", topic.programme);
    let crumbs = above(frame, &[(&programme, &topic.programme_name), (&path, &topic.says.title)]);
    let heading = Heading::new(text.choose()).above(crumbs).lead(text.lead());
    let (add, end) = (format!("{path}/courses"), format!("{path}/courses/end"));
    let own: Vec<Item> = chosen
        .iter()
        .map(|one| {
            let button = post_button(&end, Weight::Plain, text.take_out(), &[("course", one.id.as_str())]);
            Item::plain(&one.title).end(button)
        })
        .collect();
    let more: Vec<Item> = offered
        .iter()
        .map(|one| {
            let button = post_button(&add, Weight::Plain, text.take(), &[("course", one.id.as_str())]);
            Item::plain(&one.title).meta(one.standard.name()).end(button)
        })
        .collect();
    let body = html! {
        @if !own.is_empty() { (section(text.chosen(), list(&own))) }
        (section(text.offered(), html! {
            @if more.is_empty() { (empty(text.nothing(), text.nothing_next(), None)) } @else { (list(&more)) }
        }))
        (actions(link_button(Weight::Primary, &path, text.back())))
    };
    html::page(frame, heading, body)
}
