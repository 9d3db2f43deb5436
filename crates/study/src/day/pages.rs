//! The pages of study days.

use jiff::tz::TimeZone;
use maud::{Markup, html};
use zhixing_branch::charter;
use zhixing_kit::form::Faults;
use zhixing_kit::html::words::day_text;
use zhixing_kit::html::{
    self, Choice, Frame, Heading, Input, Weight, actions, crumbs, day_time, empty, facts, link_button, live,
    optional_field, section, submit,
};

use super::input::{self, FIELDS, TopicOfDayInput};
use super::model::StudyDay;
use super::questions::Whole;
use super::text::Text;
use crate::topic::model::Topic;
use crate::{home, hot, rota, topic};

/// When a study day is, and what kind of activity.
pub fn when(frame: &Frame, day: &StudyDay, zone: &TimeZone) -> Markup {
    let kind = charter().kind(&day.activity.kind);
    let name = kind.map_or(day.activity.kind.as_str(), |kind| frame.language.pick(&kind.zh, &kind.en));
    html! {
        (day_time(frame, day.activity.starts_at.local(zone))) " · " (name)
        @if day.activity.state.is_held() { " · " (Text(frame.language).held()) }
    }
}

/// How a day is studied: topic, problem, materials.
pub fn one(frame: &Frame, whole: &Whole, zone: &TimeZone) -> Markup {
    let text = Text(frame.language);
    let activity = &whole.day.activity;
    let meeting = activity.path();
    let mut heading = Heading::new(&activity.topic)
        .above(crumbs(frame, &[("/study", home::name(frame.language)), (&meeting, text.the_meeting())]))
        .lead(when(frame, &whole.day, zone));
    let moves = whole.plans && activity.state.is_ahead();
    let choose = format!("{}/topic", whole.day.path());
    if moves && whole.topic.is_none() {
        heading = heading.action(link_button(Weight::Primary, &choose, text.put_topic()));
    }
    let body = html! {
        (section(text.topic(), html! {
            @match &whole.topic {
                Some(topic) => { (of_topic(frame, topic)) }
                None => { (empty(text.no_topic(), if moves { text.no_topic_next() } else { text.wait_topic() }, None)) }
            }
            @if moves && whole.topic.is_some() { (actions(link_button(Weight::Quiet, &choose, text.change_topic()))) }
        }))
        @if whole.day.is_for_study() { (section(text.host(), host(frame, whole))) }
        @if let Some(questions) = &whole.questions { (hot::of_day(frame, &whole.day.path(), questions)) }
        @if let Some(topic) = &whole.topic {
            (section(text.materials(), html! {
                (topic::materials_list(frame, &whole.to_read))
                p.meta { (text.pack_for()) }
                (actions(link_button(Weight::Plain, &format!("{}/print", topic.path()), text.pack())))
            }))
        }
    };
    html::page(frame, heading, live(frame, &activity.about(), "study-day", body))
}

/// Who hosts, and the way to the rota.
fn host(frame: &Frame, whole: &Whole) -> Markup {
    let text = Text(frame.language);
    let way = rota::turn::path(&whole.day.activity);
    html! {
        p { @match &whole.host { Some(turn) => { (turn.name) } None => { (text.no_host()) } } }
        @if whole.day.activity.state.is_ahead() { (actions(link_button(Weight::Quiet, &way, text.to_rota()))) }
    }
}

fn of_topic(frame: &Frame, topic: &Topic) -> Markup {
    let text = Text(frame.language);
    html! {
        p { a href=(topic.path()) { b { (topic.says.title) } } " · " (topic::area_name(frame.language, &topic.says.area)) }
        (facts(&[(text.problem(), html! { (topic.says.problem) })]))
    }
}

/// The form that puts a topic on a day.
pub fn choose(
    frame: &Frame,
    day: &StudyDay,
    topics: &[Topic],
    typed: &TopicOfDayInput,
    faults: &Faults,
    zone: &TimeZone,
) -> Markup {
    let text = Text(frame.language);
    let path = day.path();
    let title = text.topic_title(day_text(frame.language, day.activity.starts_at.day(zone)));
    let heading = Heading::new(&title)
        .above(crumbs(frame, &[("/study", home::name(frame.language)), (&path, &day.activity.topic)]));
    if topics.is_empty() {
        let way = link_button(Weight::Primary, "/programmes", text.to_programmes());
        return html::page(frame, heading, empty(text.no_topics(), text.no_topics_next(), Some(way)));
    }
    let label =
        |topic: &Topic| format!("{} · {}", topic::area_name(frame.language, &topic.says.area), topic.says.title);
    let none = Choice::new("", text.none());
    let choices: Vec<Choice> =
        topics.iter().map(|topic| Choice::new(topic.id.as_str(), label(topic))).chain([none]).collect();
    let form = html::form(
        frame,
        &format!("{path}/topic"),
        FIELDS,
        faults,
        html! {
            (optional_field(frame, &input::DAY_TOPIC, Input::Radio(&choices), &typed.day_topic, faults))
            (actions(submit(Weight::Primary, text.save())))
        },
    );
    html::page(frame, heading, form)
}
