//! The banks that go with a topic: on its page, and where they are chosen.

use maud::{Markup, html};
use zhixing_kit::html::{self, Frame, Heading, Item, Weight, actions, empty, link_button, list, post_button, section};

use super::above_topic;
use crate::bank::model::Bank;
use crate::topic::area_name;
use crate::topic::model::Topic;
use crate::topic::questions::Whole;
use crate::topic::text::Text;

/// The banks of a topic, with the way to choose them for who plans.
pub fn of_topic(frame: &Frame, whole: &Whole) -> Markup {
    let text = Text(frame.language);
    let items: Vec<Item> =
        whole.banks.iter().map(|bank| Item::link("/self-test", &bank.area).meta(about(frame, bank))).collect();
    html! {
        @if items.is_empty() { p { (text.no_questions()) } } @else { (list(&items)) }
        @if whole.plans && !whole.topic.is_dropped {
            (actions(link_button(Weight::Plain, &format!("{}/banks", whole.topic.path()), text.choose_banks())))
        }
    }
}

fn about(frame: &Frame, bank: &Bank) -> Markup {
    html! {
        @if let Some(area) = &bank.study_area { (area_name(frame.language, area)) " · " }
        (Text(frame.language).count(bank.count))
    }
}

/// The page on which banks are chosen.
pub fn choose(frame: &Frame, topic: &Topic, chosen: &[Bank], offered: &[Bank]) -> Markup {
    let text = Text(frame.language);
    let path = topic.path();
    let heading = Heading::new(text.choose_banks())
        .above(above_topic(frame, topic, &[(&path, &topic.says.title)]))
        .lead(text.banks_lead());
    let items = |of: &[Bank], action: &str, label: &str| {
        let one = |bank| -> Item<'_> {
            let bank: &Bank = bank;
            let button = post_button(action, Weight::Plain, label, &[("bank", bank.id.as_str())]);
            Item::plain(&bank.area).meta(about(frame, bank)).end(button)
        };
        list(&of.iter().map(one).collect::<Vec<_>>())
    };
    let (add, end) = (format!("{path}/banks"), format!("{path}/banks/end"));
    let body = html! {
        @if !chosen.is_empty() { (section(text.chosen(), items(chosen, &end, text.take_out()))) }
        @if offered.is_empty() {
            @if chosen.is_empty() { (empty(text.no_banks(), text.no_banks_next(), None)) }
        } @else { (section(text.offered(), items(offered, &add, text.take_bank()))) }
        (actions(link_button(Weight::Primary, &path, text.back_to_topic())))
    };
    html::page(frame, heading, body)
}
