//! The pages of study days.

use jiff::tz::TimeZone;
use maud::{Markup, html};
use zhixing_branch::charter;
use zhixing_kit::form::Faults;
use zhixing_kit::html::words::day_text;
use zhixing_kit::html::{
    self, Choice, Frame, Heading, Input, Item, Weight, actions, crumbs, day_time, draft, empty, facts, field,
    link_button, list, live, moment, optional_field, post_button, progress, section, submit,
};
use zhixing_merge::{Asked, Asking, Edit, Saver, ask_which};

use super::input::{self, FIELDS, PARTS, PartsInput, TopicOfDayInput};
use super::model::{Check, PartOfDay, StudyDay, must_be_changeable};
use super::questions::Whole;
use super::text::Text;
use crate::topic::model::Topic;
use crate::{course, group, home, hot, rota, test, topic};

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
        @if let Some((test, answered)) = &whole.test {
            (section(test::open_name(frame.language), test::open_to(frame, &test.path(), test.length, *answered)))
        }
        (section(text.topic(), html! {
            @match &whole.topic {
                Some(topic) => { (of_topic(frame, topic)) }
                None => { (empty(text.no_topic(), if moves { text.no_topic_next() } else { text.wait_topic() }, None)) }
            }
            @if moves && whole.topic.is_some() { (actions(link_button(Weight::Quiet, &choose, text.change_topic()))) }
        }))
        @if whole.day.is_for_study() { (section(text.host(), host(frame, whole))) }
        @if let Some(questions) = &whole.questions { (hot::of_day(frame, &whole.day.path(), questions)) }
        @if whole.day.is_for_study() && activity.began_at.is_some() { (actions(test::way(frame, activity))) }
        @if let Some(topic) = &whole.topic {
            (section(text.materials(), html! {
                (topic::materials_list(frame, &whole.to_read))
                @if !whole.courses.is_empty() { h3 { (course::name(frame.language)) } (course::list_of(frame, &whole.courses)) }
                p.meta { (text.pack_for()) }
                (actions(link_button(Weight::Plain, &format!("{}/print", topic.path()), text.pack())))
            }))
        }
        @if whole.day.is_for_study() {
            (section(text.parts(), parts(frame, whole)))
            (section(text.groups(), groups(frame, whole)))
        }
        @if whole.hosts && whole.day.is_for_study() { div id="checks" { (section(text.checks(), checks(frame, whole, zone))) } }
    };
    html::page(frame, heading, live(frame, &activity.about(), "study-day", body))
}

/// Who hosts, and the way to the rota.
fn host(frame: &Frame, whole: &Whole) -> Markup {
    let text = Text(frame.language);
    let way = rota::turn::path(&whole.day.activity);
    let is_ahead = whole.day.activity.state.is_ahead();
    html! {
        p { @match &whole.host { Some(turn) => { (turn.name) } None => { (text.no_host()) } } }
        @if is_ahead || whole.plans { (actions(link_button(Weight::Quiet, &way, if is_ahead { text.to_rota() } else { text.to_hosted() }))) }
    }
}

fn changes(whole: &Whole) -> bool {
    whole.hosts && must_be_changeable(&whole.day).is_ok()
}

/// The parts of the day with their time.
fn parts(frame: &Frame, whole: &Whole) -> Markup {
    let text = Text(frame.language);
    let sum: u32 = whole.parts.iter().map(|part| part.minutes).sum();
    let planned = whole.day.activity.minutes;
    let lines: Vec<(String, &str)> = whole
        .parts
        .iter()
        .map(|part| named(frame, part))
        .filter(|(_, _, minutes)| *minutes > 0)
        .map(|(title, words, _)| (title, words))
        .collect();
    let items: Vec<Item> = lines.iter().map(|(title, words)| Item::plain(title).meta(*words)).collect();
    html! {
        (list(&items))
        @if sum != planned { p.meta { (text.sum(sum, planned)) } }
        @if changes(whole) { (actions(link_button(Weight::Plain, &format!("{}/parts", whole.day.path()), text.edit_parts()))) }
    }
}

/// A part's name with its minutes, and what happens in it: what was written, else what the charter says of it.
fn named<'a>(frame: &Frame, part: &'a PartOfDay) -> (String, &'a str, u32) {
    let item = charter().study().parts.iter().find(|one| one.item.code == part.code).map(|one| &one.item);
    let name = item.map_or(part.code.as_str(), |item| frame.language.pick(&item.name.zh, &item.name.en));
    let usual = item.map_or("", |item| frame.language.pick(&item.about.zh, &item.about.en));
    let words = if part.words.is_empty() { usual } else { &part.words };
    (Text(frame.language).part(name, part.minutes), words, part.minutes)
}

fn groups(frame: &Frame, whole: &Whole) -> Markup {
    let text = Text(frame.language);
    html! {
        @match &whole.groups {
            Some(groups) => { (group::pages::drawn(frame, groups)) }
            None => { p { (text.no_groups()) } }
        }
        @if changes(whole) { (actions(link_button(Weight::Plain, &format!("{}/groups", whole.day.path()), text.to_groups()))) }
    }
}

/// What the host sees to, each with its button.
fn checks(frame: &Frame, whole: &Whole, zone: &TimeZone) -> Markup {
    let text = Text(frame.language);
    let action = format!("{}/checks", whole.day.path());
    let done = whole.checks.iter().filter(|check| check.done.is_some()).count();
    let items: Vec<Item> =
        whole.checks.iter().map(|check| one_check(frame, check, &action, changes(whole), zone)).collect();
    html! {
        p.meta { (text.checks_lead()) }
        (progress(frame, text.checks(), done as u32, whole.checks.len() as u32))
        (list(&items))
    }
}

fn one_check<'a>(frame: &Frame, check: &'a Check, action: &str, open: bool, zone: &TimeZone) -> Item<'a> {
    let text = Text(frame.language);
    let item = charter().study().checks.iter().find(|item| item.code == check.code);
    let words = item.map_or(check.code.as_str(), |item| frame.language.pick(&item.name.zh, &item.name.en));
    let (label, done) = if check.done.is_some() { (text.check_undo(), "no") } else { (text.check_done(), "yes") };
    let line = Item::plain(words);
    let line = match &check.done {
        Some((name, at)) => line.meta(html! { (text.done_by(name)) " · " (moment(frame, *at, zone)) }),
        None => line,
    };
    if open {
        line.end(post_button(action, Weight::Plain, label, &[("code", &check.code), ("done", done)]))
    } else {
        line
    }
}

/// The form of the parts of a day.
pub fn edit_parts(frame: &Frame, day: &StudyDay, edit: &Edit<PartsInput>, faults: &Faults) -> Markup {
    let text = Text(frame.language);
    let path = day.path();
    let heading = Heading::new(text.parts())
        .above(crumbs(frame, &[("/study", home::name(frame.language)), (&path, &day.activity.topic)]));
    let action = format!("{path}/parts");
    let minutes = Input::Number { least: 0, most: i64::from(day.activity.minutes) };
    let form = html::form(
        frame,
        &action,
        FIELDS,
        faults,
        html! {
            (zhixing_merge::basis(&edit.basis))
            @for (at, (_, of_minutes, of_words)) in PARTS.iter().enumerate() {
                @let [typed_minutes, typed_words] = edit.typed.shown(at);
                (field(frame, of_minutes, minutes, typed_minutes, faults))
                (optional_field(frame, of_words, Input::Area(2), typed_words, faults))
            }
            (actions(submit(Weight::Primary, text.save_parts())))
        },
    );
    html::page(frame, heading, draft(frame, &action, form))
}

/// Two people changed the parts at once: which version of each field holds.
pub fn ask_parts(
    frame: &Frame,
    day: &StudyDay,
    asked: &Asked<PartsInput>,
    saver: Option<Saver>,
) -> zhixing_kit::Result<Markup> {
    let (path, action) = (day.path(), format!("{}/parts", day.path()));
    let asking = Asking {
        above: crumbs(frame, &[("/study", home::name(frame.language)), (&path, &day.activity.topic)]),
        action: &action,
        leave: &path,
        fields: FIELDS,
        saver,
        long: &["organised_words", "talks_words", "discussion_words", "sharing_words"],
        read: &|_, _| None,
    };
    ask_which(frame, asked, &asking)
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
