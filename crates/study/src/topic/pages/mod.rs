//! The pages of topics.

mod banks;
mod pack;

use jiff::tz::TimeZone;
use maud::{Markup, html};
use zhixing_branch::charter;
use zhixing_kit::form::Faults;
use zhixing_kit::html::{
    self, Choice, Frame, Heading, Input, Item, Notice, Tone, Weight, actions, confirmed, draft, empty, facts, field,
    link_button, list, live, notice, pill, post_button, search_form, section, submit,
};
use zhixing_merge::{Asked, Asking, Edit, Saver, ask_which};

use crate::course;
use crate::day;
use crate::hot;
use crate::programme::model::{Programme, about};
use crate::programme::pages::above;
use crate::topic::area_name;
use crate::topic::input::{self, FIELDS, TopicInput};
use crate::topic::model::{ToRead, Topic};
use crate::topic::questions::Whole;
use crate::topic::text::Text;

pub use banks::choose as choose_banks;
pub use pack::print;

/// The way to a topic's programme.
fn above_topic(frame: &Frame, topic: &Topic, more: &[(&str, &str)]) -> Markup {
    let programme = format!("/programmes/{}", topic.programme);
    let mut all = vec![(programme.as_str(), topic.programme_name.as_str())];
    all.extend_from_slice(more);
    above(frame, &all)
}

/// A topic: what it should help with, what is read, when.
pub fn one(frame: &Frame, whole: &Whole, zone: &TimeZone) -> Markup {
    let text = Text(frame.language);
    let topic = &whole.topic;
    let path = topic.path();
    let mut heading = Heading::new(&topic.says.title)
        .above(above_topic(frame, topic, &[]))
        .lead(area_name(frame.language, &topic.says.area));
    let choose = format!("{path}/materials");
    if whole.plans && !topic.is_dropped {
        heading = heading.action(link_button(Weight::Primary, &choose, text.choose()));
    }
    let body = html! {
        @if topic.is_dropped { (notice(Notice::Info, text.is_dropped())) }
        (facts(&[
            (text.problem(), html! { (topic.says.problem) }),
        ]))
        (section(text.materials(), materials_list(frame, &whole.to_read)))
        (section(course::name(frame.language), course::of_topic(frame, topic, &whole.courses, whole.plans)))
        (section(text.questions(), banks::of_topic(frame, whole)))
        (section(text.days(), days(frame, whole, zone)))
        (hot::of_topic(frame, topic))
        (section(text.pack(), html! { p { (text.pack_for()) } (actions(link_button(Weight::Plain, &format!("{path}/print"), text.pack()))) }))
        @if whole.plans { (actions(html! {
            (link_button(Weight::Plain, &format!("{path}/edit"), text.edit()))
            @if topic.is_dropped { (post_button(&format!("{path}/return"), Weight::Plain, text.take_up(), &[])) }
            @else { (confirmed(frame, text.drop_ask(), post_button(&format!("{path}/withdrawal"), Weight::Danger, text.drop_out(), &[]))) }
        })) }
    };
    html::page(frame, heading, live(frame, &about(&topic.programme), "topic", body))
}

/// What is read, with the way to each.
pub fn materials_list(frame: &Frame, to_read: &[ToRead]) -> Markup {
    let text = Text(frame.language);
    let paths: Vec<String> = to_read.iter().map(|one| format!("/library/{}", one.id)).collect();
    let items: Vec<Item> = to_read
        .iter()
        .zip(&paths)
        .map(|(one, path)| {
            let item = Item::link(path, &one.title);
            if one.is_taken { item.end(pill(Tone::Quiet, text.taken())) } else { item }
        })
        .collect();
    if items.is_empty() { empty(text.none(), text.none_next(), None) } else { list(&items) }
}

fn days(frame: &Frame, whole: &Whole, zone: &TimeZone) -> Markup {
    let paths: Vec<String> = whole.days.iter().map(day::model::StudyDay::path).collect();
    let items: Vec<Item> = whole
        .days
        .iter()
        .zip(&paths)
        .map(|(one, path)| Item::link(path, &one.activity.topic).meta(day::pages::when(frame, one, zone)))
        .collect();
    html! { @if items.is_empty() { p { (Text(frame.language).no_day()) } } @else { (list(&items)) } }
}

/// The page on which materials are chosen.
pub fn choose(frame: &Frame, topic: &Topic, q: &str, chosen: &[ToRead], offered: &[ToRead]) -> Markup {
    let text = Text(frame.language);
    let path = topic.path();
    let heading = Heading::new(text.choose())
        .above(above_topic(frame, topic, &[(&path, &topic.says.title)]))
        .lead(text.choose_lead());
    let (add, end) = (format!("{path}/materials"), format!("{path}/materials/end"));
    let items = |of: &[ToRead], action: &str, label: &str| {
        let paths: Vec<String> = of.iter().map(|one| format!("/library/{}", one.id)).collect();
        let item = |(one, path)| -> Item<'_> {
            let one: &ToRead = one;
            let path: &String = path;
            Item::link(path, &one.title).end(post_button(
                action,
                Weight::Plain,
                label,
                &[("material", one.id.as_str())],
            ))
        };
        list(&of.iter().zip(&paths).map(item).collect::<Vec<_>>())
    };
    let body = html! {
        @if !chosen.is_empty() { (section(text.chosen(), items(chosen, &end, text.take_out()))) }
        (search_form(frame, &add, "q", text.search(), q))
        (section(text.offered(), html! {
            @if offered.is_empty() { (empty(text.nothing(), text.nothing_next(), None)) } @else { (items(offered, &add, text.take())) }
        }))
    };
    html::page(frame, heading, body)
}

/// The form of a new topic.
pub fn new(frame: &Frame, programme: &Programme, typed: &TopicInput, faults: &Faults) -> Markup {
    let text = Text(frame.language);
    let path = programme.path();
    let heading = Heading::new(text.new()).above(above(frame, &[(&path, &programme.says.name)]));
    let action = format!("{path}/topics");
    let form = html::form(
        frame,
        &action,
        FIELDS,
        faults,
        html! {
            (fields(frame, typed, faults))
            (actions(submit(Weight::Primary, text.add())))
        },
    );
    html::page(frame, heading, draft(frame, &action, form))
}

fn fields(frame: &Frame, typed: &TopicInput, faults: &Faults) -> Markup {
    let areas: Vec<Choice> = charter()
        .study()
        .areas
        .iter()
        .map(|area| Choice::new(&area.code, frame.language.pick(&area.name.zh, &area.name.en)))
        .collect();
    html! {
        (field(frame, &input::STUDY_AREA, Input::Radio(&areas), &typed.study_area, faults))
        (field(frame, &input::TOPIC_TITLE, Input::Text, &typed.topic_title, faults))
        (field(frame, &input::PROBLEM, Input::Area(3), &typed.problem, faults))
    }
}

/// The form that changes one.
pub fn edit(frame: &Frame, topic: &Topic, edit: &Edit<TopicInput>, faults: &Faults) -> Markup {
    let text = Text(frame.language);
    let path = topic.path();
    let heading = Heading::new(text.edit()).above(above_topic(frame, topic, &[(&path, &topic.says.title)]));
    let form = html::form(
        frame,
        &path,
        FIELDS,
        faults,
        html! {
            (zhixing_merge::basis(&edit.basis))
            (fields(frame, &edit.typed, faults))
            (actions(submit(Weight::Primary, text.save())))
        },
    );
    html::page(frame, heading, draft(frame, &topic.about(), form))
}

/// Two people changed a topic at once: which version of each field holds.
pub fn ask(
    frame: &Frame,
    topic: &Topic,
    asked: &Asked<TopicInput>,
    saver: Option<Saver>,
) -> zhixing_kit::Result<Markup> {
    let path = topic.path();
    let read = |name: &str, value: &str| (name == "study_area").then(|| area_name(frame.language, value).to_owned());
    let asking = Asking {
        above: above_topic(frame, topic, &[(&path, &topic.says.title)]),
        action: &path,
        leave: &path,
        fields: FIELDS,
        saver,
        long: &["problem"],
        read: &read,
    };
    ask_which(frame, asked, &asking)
}
