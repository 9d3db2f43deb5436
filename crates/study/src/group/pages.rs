//! The page of discussion groups.

use jiff::tz::TimeZone;
use maud::{Markup, html};
use zhixing_branch::charter;
use zhixing_kit::form::Faults;
use zhixing_kit::html::{
    self, Choice, Frame, Heading, Input, Weight, actions, card, crumbs, details, empty, field, live, section, submit,
};

use super::input::{self, DrawInput, FIELDS, MoveInput};
use super::model::{GROUPS_MAX, Groups};
use super::questions::Whole;
use super::text::Text;
use crate::{day, home};

/// What was typed.
#[derive(Default)]
pub struct Typed {
    /// Into the form that draws lots.
    pub draw: DrawInput,
    /// Into the form that moves somebody.
    pub moved: MoveInput,
}

/// The page.
pub fn groups(frame: &Frame, whole: &Whole, typed: &Typed, faults: &Faults, zone: &TimeZone) -> Markup {
    let text = Text(frame.language);
    let (path, about) = (whole.day.path(), whole.day.activity.about());
    let heading = Heading::new(text.title())
        .above(crumbs(frame, &[("/study", home::name(frame.language)), (&path, &whole.day.activity.topic)]))
        .lead(day::pages::when(frame, &whole.day, zone));
    let shown = html! {
        @match &whole.groups {
            Some(groups) => { (drawn(frame, groups)) }
            None => { (empty(text.none(), text.none_next(), None)) }
        }
    };
    html::page(
        frame,
        heading,
        html! {
            (live(frame, &about, "groups", shown))
            @if whole.changes { (draw(frame, whole, typed, faults)) }
        },
    )
}

/// The groups, with how they came about.
pub fn drawn(frame: &Frame, groups: &Groups) -> Markup {
    let text = Text(frame.language);
    html! {
        @for number in 1..=groups.count {
            @let names: Vec<&str> = groups.of(number).map(|placed| placed.name.as_str()).collect();
            (card(&text.group(number), html! { p { (names.join(text.comma())) } }, None))
        }
        p.meta { @if groups.seed.is_empty() { (text.by_hand(&groups.drawn_name)) } @else { (text.drawn(&groups.drawn_name, &groups.seed)) } }
    }
}

fn draw(frame: &Frame, whole: &Whole, typed: &Typed, faults: &Faults) -> Markup {
    let text = Text(frame.language);
    let action = format!("{}/groups", whole.day.path());
    let usual = charter().study().usual_groups(whole.people.len()).to_string();
    let count = if typed.draw.group_count.is_empty() { &usual } else { &typed.draw.group_count };
    let number = Input::Number { least: 1, most: i64::from(GROUPS_MAX) };
    let (label, weight) = match &whole.groups {
        Some(_) => (text.draw_again(), Weight::Plain),
        None => (text.draw(), Weight::Primary),
    };
    html! {
        (section(text.draw(), html! {
            p.meta { (text.draw_lead()) }
            (html::form(frame, &action, FIELDS, faults, html! {
                (field(frame, &input::GROUP_COUNT, number, count, faults))
                (actions(submit(weight, label)))
            }))
        }))
        @if let Some(groups) = &whole.groups { (details(text.put(), put(frame, whole, groups, typed, faults))) }
    }
}

fn put(frame: &Frame, whole: &Whole, groups: &Groups, typed: &Typed, faults: &Faults) -> Markup {
    let text = Text(frame.language);
    let people: Vec<Choice> = whole.people.iter().map(|(member, name)| Choice::new(member.as_str(), name)).collect();
    let numbers: Vec<Choice> =
        (1..=groups.count).map(|number| Choice::new(number.to_string(), text.group(number))).collect();
    let action = format!("{}/groups/moves", whole.day.path());
    html::form(
        frame,
        &action,
        FIELDS,
        faults,
        html! {
            (field(frame, &input::MOVED, Input::Select(&people), &typed.moved.moved, faults))
            (field(frame, &input::INTO_GROUP, Input::Select(&numbers), &typed.moved.into_group, faults))
            (actions(submit(Weight::Plain, text.put_button())))
        },
    )
}
